//! Work ids (R-ID-1), call ids (R-ID-2) and codes within a range.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_base::ErrorKind;
use offhook_ops::huawei::{Bounded, CallId, Edition, WorkId};
use proptest::prelude::*;

#[test]
fn r_id_1_work_ids_have_the_range_of_their_edition() {
    for (number, in_2023, in_2025) in [
        (100, false, false),
        (101, true, true),
        (59_999, true, true),
        (60_000, false, true),
        (65_535, false, true),
        (999_999, false, true),
        (1_000_000, false, false),
        (0, false, false),
        (u32::MAX, false, false),
    ] {
        assert_eq!(WorkId::new(number).is_ok(), in_2025, "{number}");
        assert_eq!(WorkId::new_in(number, Edition::Y2023).is_ok(), in_2023, "{number}");
        assert_eq!(WorkId::new_in(number, Edition::Y2025).is_ok(), in_2025, "{number}");
    }
    let error = WorkId::new_in(60_000, Edition::Y2023).unwrap_err();
    assert_eq!(error.to_string(), "work id 60000: must be 101 to 59999");
    assert_eq!(Edition::Y2023.last_work_id().number(), 59_999);
}

#[test]
fn r_id_1_work_ids_are_decimal_text() {
    let error = |text: &str| {
        let error = text.parse::<WorkId>().unwrap_err();
        (error.offset(), error.kind())
    };
    assert_eq!("101".parse(), Ok(WorkId::MIN));
    assert_eq!("000101".parse(), Ok(WorkId::MIN));
    assert_eq!(error(""), (0, ErrorKind::End));
    assert_eq!(error("10x"), (2, ErrorKind::Byte(b'x')));
    assert_eq!(error("+101"), (0, ErrorKind::Byte(b'+')));
    assert_eq!(error(" 101"), (0, ErrorKind::Byte(b' ')));
    assert_eq!(error("100"), (0, ErrorKind::OutOfRange { value: 100, min: 101, max: 999_999 }));
    let huge = ErrorKind::OutOfRange { value: u64::MAX, min: 101, max: 999_999 };
    assert_eq!(error("99999999999999999999999"), (0, huge));
}

#[test]
fn r_id_2_call_ids_are_opaque_and_have_at_most_25_characters() {
    for text in ["1456404171-43", "1477467960-16777237", "x", "ÄÖ 1", "1234567890123456789012345"] {
        let id = CallId::parse(text.as_bytes()).unwrap();
        assert_eq!(id.as_str(), text);
        assert_eq!(id.to_string(), text);
        assert_eq!(id.clone().into_owned(), id);
    }
    let error = |input: &[u8]| {
        let error = CallId::parse(input).unwrap_err();
        (error.offset(), error.kind())
    };
    assert_eq!(error(b""), (0, ErrorKind::End));
    assert_eq!(error(b"12345678901234567890123456"), (25, ErrorKind::TooMany { max: 25 }));
    assert_eq!(error(b"145\xff"), (3, ErrorKind::Utf8));
    let parts = |text: &str| {
        let id: CallId<'static> = text.parse().unwrap();
        (id.seconds(), id.number())
    };
    assert_eq!(parts("1456404171-43"), (Some(1_456_404_171), Some(43)));
    assert_eq!(parts("1477467960-16777237"), (Some(1_477_467_960), Some(16_777_237)));
    assert_eq!(parts("abc"), (None, None));
    assert_eq!(parts("+5--3"), (None, None));
    assert_eq!(parts("-"), (None, None));
    assert_eq!(parts("5-x"), (Some(5), None));
    assert_eq!(parts("99999999999999999999-1"), (None, Some(1)));
}

#[cfg(feature = "serde")]
#[test]
fn serde_makes_the_same_checks() {
    assert_eq!(serde_json::from_str::<WorkId>("101").unwrap(), WorkId::MIN);
    assert!(serde_json::from_str::<WorkId>("100").is_err());
    assert_eq!(serde_json::to_string(&WorkId::MAX).unwrap(), "999999");
    let id: CallId<'_> = serde_json::from_str(r#""1456404171-43""#).unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), r#""1456404171-43""#);
    assert!(serde_json::from_str::<CallId<'_>>(r#""12345678901234567890123456""#).is_err());
}

proptest! {
    #[test]
    fn any_text_is_a_work_id_or_an_error(text in ".{0,24}") {
        if let Ok(id) = text.parse::<WorkId>() {
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn any_bytes_are_a_call_id_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..110)) {
        if let Ok(id) = CallId::parse(&bytes) {
            prop_assert_eq!(id.as_str().as_bytes(), &bytes[..]);
        }
    }

    #[test]
    fn bounded_codes_keep_their_bounds(code in any::<u16>()) {
        prop_assert_eq!(Bounded::<200, 250>::new(code).is_ok(), (200..=250).contains(&code));
    }
}
