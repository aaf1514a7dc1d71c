//! Cisco CTI messages (Unified CCX and Unified CCE): frames, fields and text traces
