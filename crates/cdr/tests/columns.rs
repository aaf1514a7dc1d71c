//! Column tables of the formats against the vendor's, restated in `fixtures/columns.toml`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_cdr::format::{
    ColumnKind, Format, HuaweiAgentOperation, HuaweiAgentSkill, HuaweiCall, HuaweiRecord, TableFormat,
};
use toml::{Table, Value};

fn check<F: TableFormat>() {
    let tables: Table = include_str!("fixtures/columns.toml").parse().unwrap();
    let documented = tables[F::NAME]["columns"].as_array().unwrap();
    assert_eq!(documented.len(), F::COLUMNS.len(), "{}", F::NAME);
    assert_eq!(F::WIDTHS.last(), Some(&F::COLUMNS.len()));
    assert!(F::WIDTHS.is_sorted());
    for (row, column) in documented.iter().zip(F::COLUMNS) {
        let text = |key: &str| row[key].as_str().unwrap();
        assert_eq!(row["number"], Value::Integer(column.number().into()), "{} {}", F::NAME, column.name());
        assert_eq!(text("name"), column.name());
        let kind = match column.kind() {
            ColumnKind::Text => "text",
            ColumnKind::Integer => "integer",
            ColumnKind::LocalTime => "local",
            ColumnKind::UtcTime => "utc",
            _ => panic!("a kind that the fixture does not have"),
        };
        assert_eq!(text("kind"), kind, "{} {}", F::NAME, column.name());
        let longest = text("type").split_once("..").map(|(_, end)| end.trim_end_matches(')').parse().unwrap());
        // Six-digit agent ids of later editions don't fit the documented five characters.
        let longest = if column.name() == "device_no" { Some(6) } else { longest };
        assert_eq!(column.max_chars(), longest, "{} {}", F::NAME, column.name());
        assert!(!column.meaning().is_empty());
    }
}

#[test]
fn every_column_is_the_documented_one() {
    check::<HuaweiRecord>();
    check::<HuaweiCall>();
    check::<HuaweiAgentOperation>();
    check::<HuaweiAgentSkill>();
}

#[test]
fn every_format_has_a_name_that_reads_back() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(*format));
    }
    assert!("huawei".parse::<Format>().is_err());
}
