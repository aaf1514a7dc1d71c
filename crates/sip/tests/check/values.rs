//! What tests of one value after the other have in common.

/// The error of a value, as offset and kind.
#[allow(unused_macros, reason = "not every test that has this module needs it")]
macro_rules! refused {
    ($ty:ident: $(($text:expr, $offset:expr, $kind:expr)),+ $(,)?) => {
        $({
            let error = $ty::parse($text.as_bytes()).expect_err($text);
            assert_eq!((error.offset(), error.kind()), ($offset, $kind), "{}: {error}", $text);
        })+
    };
}

/// Every prefix is a value that prints and reads back, or an error within the prefix.
#[allow(unused_macros, reason = "not every test that has this module needs it")]
macro_rules! prefixes {
    ($($ty:ident: $text:expr),+ $(,)?) => {
        $({
            let text: &[u8] = $text.as_bytes();
            assert!($ty::parse(text).is_ok(), "{}", $text);
            for length in 0..=text.len() {
                match $ty::parse(&text[..length]) {
                    Ok(value) => {
                        let printed = value.to_string();
                        assert_eq!($ty::parse(printed.as_bytes()), Ok(value), "{printed}");
                    }
                    Err(error) => assert!(error.offset() <= length, "{error}"),
                }
            }
        })+
    };
}
