//! Character classes: one table of 256 words, one bit a class.

/// A class, or several of them.
pub(crate) type Class = u32;

/// `token` of RFC 3261 §25.1.
pub(crate) const TOKEN: Class = 1;
/// `word` of RFC 3261 §25.1.
pub(crate) const WORD: Class = 1 << 1;
/// `user` without `%` (RFC 3261 §25.1).
pub(crate) const USER: Class = 1 << 2;
/// `password` without `%` (RFC 3261 §25.1).
pub(crate) const PASSWORD: Class = 1 << 3;
/// `paramchar` without `%` (RFC 3261 §25.1).
pub(crate) const URI_PARAM: Class = 1 << 4;
/// `hname` and `hvalue` without `%` (RFC 3261 §25.1).
pub(crate) const URI_HEADER: Class = 1 << 5;
/// `hostname`, and the underscore that names in private networks have.
pub(crate) const HOST: Class = 1 << 6;
/// SP and HTAB.
pub(crate) const BLANK: Class = 1 << 7;
/// What ends the value of a generic parameter: separators and white space.
pub(crate) const PARAM_END: Class = 1 << 8;
/// DIGIT.
pub(crate) const DIGIT: Class = 1 << 9;
/// `uric` and brackets: what an absolute URI of another scheme may hold, without `%` (RFC 3986 §2).
pub(crate) const URIC: Class = 1 << 10;
/// HEXDIG.
pub(crate) const HEX: Class = 1 << 11;
/// Octets that no header field value may hold outside a quoted pair: controls but HTAB, CR and LF, and DEL.
pub(crate) const CONTROL: Class = 1 << 12;
/// `phonedigit` and `phonedigit-hex` of RFC 3966 §3.
pub(crate) const PHONE: Class = 1 << 13;
/// `display-name` without quotes: tokens and the white space between them.
pub(crate) const DISPLAY: Class = 1 << 14;
/// `user` of a URI without angle brackets, where comma, semicolon and question mark end it (RFC 3261 §20.10).
pub(crate) const USER_BARE: Class = 1 << 15;
/// What a quoted string holds without a second look: `qdtext` of RFC 3261 §25.1 in ASCII, without line folding.
pub(crate) const QUOTED: Class = 1 << 16;

// Runs while compiling: an index out of range stops the build.
#[allow(clippy::indexing_slicing)]
const fn add(table: &mut [Class; 256], octets: &[u8], class: Class) {
    let mut i = 0;
    while i < octets.len() {
        table[octets[i] as usize] |= class;
        i += 1;
    }
}

// Indices are octets and the table has 256 places; all of this runs while compiling.
#[allow(clippy::indexing_slicing)]
const fn classes() -> [Class; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let octet = i as u8;
        let mut class = 0;
        if octet.is_ascii_alphanumeric() {
            class |= TOKEN | WORD | USER | PASSWORD | URI_PARAM | URI_HEADER | HOST | URIC | DISPLAY | USER_BARE;
        }
        if octet.is_ascii_digit() {
            class |= DIGIT;
        }
        if octet.is_ascii_hexdigit() {
            class |= HEX | PHONE;
        }
        if (octet < 0x20 && octet != b'\t' && octet != b'\r' && octet != b'\n') || octet == 0x7f {
            class |= CONTROL;
        }
        if (octet >= 0x20 && octet < 0x7f && octet != b'"' && octet != b'\\') || octet == b'\t' {
            class |= QUOTED;
        }
        table[i] = class;
        i += 1;
    }
    add(&mut table, b"-.!%*_+`'~", TOKEN | WORD | DISPLAY);
    add(&mut table, b"()<>:\\\"/[]?{}", WORD);
    add(&mut table, b"-_.!~*'()", USER | USER_BARE | PASSWORD | URI_PARAM | URI_HEADER | URIC);
    add(&mut table, b"&=+$,", USER | PASSWORD);
    add(&mut table, b";?/", USER);
    add(&mut table, b"&=+$/", USER_BARE);
    add(&mut table, b"[]/:&+$", URI_PARAM);
    add(&mut table, b"[]/?:+$", URI_HEADER);
    add(&mut table, b"-._", HOST);
    add(&mut table, b";/?:@&=+$,[]#", URIC);
    add(&mut table, b"-.()*#", PHONE);
    add(&mut table, b" \t", BLANK | DISPLAY);
    add(&mut table, b" \t\r\n;,\"<>?=", PARAM_END);
    table
}

static CLASSES: [Class; 256] = classes();

/// Whether `octet` belongs to one of the classes in `class`.
#[inline]
pub(crate) const fn is(octet: u8, class: Class) -> bool {
    // A `u8` can't be outside 256 places; the compiler removes the check.
    #[allow(clippy::indexing_slicing)]
    let known = CLASSES[octet as usize];
    known & class != 0
}

/// What follows the octets of `CLASS` that `rest` begins with.
///
/// Not inlined: within larger code the loop loses its registers.
#[inline(never)]
pub(crate) fn behind<const CLASS: Class>(rest: &[u8]) -> &[u8] {
    run::<CLASS>(rest)
}

/// The same, for functions that are small enough to keep its registers.
#[inline(always)]
pub(crate) fn run<const CLASS: Class>(mut rest: &[u8]) -> &[u8] {
    // Eight at a time: each octet is one look-up and one branch.
    while let Some((chunk, next)) = rest.split_first_chunk::<8>() {
        for (i, octet) in chunk.iter().enumerate() {
            if !is(*octet, CLASS) {
                return rest.get(i..).unwrap_or_default();
            }
        }
        rest = next;
    }
    while let [octet, next @ ..] = rest
        && is(*octet, CLASS)
    {
        rest = next;
    }
    rest
}

/// Whether all of `text` is one `token`.
pub(crate) fn is_token(text: &[u8]) -> bool {
    !text.is_empty() && behind::<TOKEN>(text).is_empty()
}
