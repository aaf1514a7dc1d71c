//! Call detail records and agent operation bills: canonical records, rounding, and vendor formats
