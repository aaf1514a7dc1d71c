use alloc::borrow::Cow;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::host::read_host;
use super::{Kind, URI, URI_PARAMETERS, Uri, offset};
use crate::grammar::{
    Cursor, DIGIT, HEX, Names, PASSWORD, PHONE, SLIP_EMPTY_PARAM, SLIP_LOOK, Slips, URI_HEADER, URI_PARAM, URIC, USER,
    USER_BARE, is,
};

static SCHEME: Rule = Rule::new("scheme", "RFC 3261 §25.1");
static USERINFO: Rule = Rule::new("userinfo", "RFC 3261 §25.1");
static PORT: Rule = Rule::new("port", "RFC 3261 §25.1");
static HEADERS: Rule = Rule::new("headers", "RFC 3261 §25.1");
static TELEPHONE: Rule = Rule::new("telephone-uri", "RFC 3966 §3");

impl<'a> Uri<'a> {
    /// Reads a URI that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar of its scheme does not allow, or a port above 65535.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(input);
        let uri = Self::read(&mut cursor, false)?;
        cursor.end(&URI)?;
        Ok(uri)
    }

    /// The same as [`Uri::parse`], with the deviations that were repaired.
    pub(crate) fn parse_with_slips(input: &'a [u8]) -> Result<(Self, Slips), ParseError> {
        let mut cursor = Cursor::new(input);
        let uri = Self::read(&mut cursor, false)?;
        cursor.end(&URI)?;
        Ok((uri, cursor.slips()))
    }

    /// Reads a URI at the cursor. A `bare` one stands without angle brackets, where `;` and `,` end it and belong to
    /// the header field (RFC 3261 §20.10).
    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>, bare: bool) -> Result<Self, ParseError> {
        let rest = cursor.rest();
        if !bare && let Some((uri, behind)) = Self::plain(rest) {
            cursor.skip(rest.len().wrapping_sub(behind.len()));
            return Ok(uri);
        }
        Self::read_any(cursor, bare)
    }

    #[inline(never)]
    fn read_any(cursor: &mut Cursor<'a>, bare: bool) -> Result<Self, ParseError> {
        let start = cursor.at();
        let rest = cursor.rest();
        let (kind, skip) = match rest {
            [b's' | b'S', b'i' | b'I', b'p' | b'P', b':', ..] => (Kind::Sip, 4),
            [b's' | b'S', b'i' | b'I', b'p' | b'P', b's' | b'S', b':', ..] => (Kind::Sips, 5),
            [b't' | b'T', b'e' | b'E', b'l' | b'L', b':', ..] => (Kind::Tel, 4),
            _ => (Kind::Other, 0),
        };
        cursor.skip(skip);
        match kind {
            Kind::Sip | Kind::Sips => Self::read_sip(cursor, start, kind, bare),
            Kind::Tel => Self::read_tel(cursor, start, bare),
            Kind::Other => Self::read_other(cursor, start, bare),
        }
    }

    fn read_sip(cursor: &mut Cursor<'a>, start: usize, kind: Kind, bare: bool) -> Result<Self, ParseError> {
        let body = cursor.at();
        let (user_end, host_start) = read_userinfo(cursor, bare)?.unwrap_or((body, body));
        read_host(cursor)?;
        let host_end = cursor.at();
        let mut port = None;
        if cursor.eat(b':') {
            let number = cursor.number(0, u64::from(u16::MAX), &PORT)?;
            port = u16::try_from(number).ok();
        }
        let params_start = cursor.at();
        if !bare {
            read_params(cursor)?;
        }
        let headers_start = cursor.at();
        if cursor.eat(b'?') {
            loop {
                if cursor.take_escaped::<URI_HEADER>(&HEADERS)?.is_empty() {
                    return Err(cursor.error(&HEADERS));
                }
                cursor.expect(b'=', &HEADERS)?;
                cursor.take_escaped::<URI_HEADER>(&HEADERS)?;
                if !cursor.eat(b'&') {
                    break;
                }
            }
        }
        let text = cursor.since(start);
        let place = |at: usize| offset(at.saturating_sub(start));
        Self::checked(
            Self {
                text: Cow::Borrowed(text),
                kind,
                scheme_end: place(body.saturating_sub(1)),
                user_end: place(user_end),
                host_start: place(host_start),
                host_end: place(host_end),
                params_start: place(params_start),
                headers_start: place(headers_start),
                port,
            },
            start,
        )
    }

    #[cold]
    fn read_tel(cursor: &mut Cursor<'a>, start: usize, bare: bool) -> Result<Self, ParseError> {
        let body = cursor.at();
        let global = cursor.eat(b'+');
        let number = cursor.at();
        let digits = cursor.take::<PHONE>();
        let counts = |octet: &u8| is(*octet, if global { DIGIT } else { HEX }) || (!global && b"*#".contains(octet));
        if !digits.iter().any(counts) {
            return Err(cursor.error(&TELEPHONE));
        }
        if let Some(bad) =
            global.then(|| digits.iter().position(|octet| is(*octet, HEX) && !is(*octet, DIGIT))).flatten()
        {
            cursor.go_to(number.saturating_add(bad));
            return Err(cursor.error(&TELEPHONE));
        }
        let params_start = cursor.at();
        if !bare {
            while cursor.eat(b';') {
                if cursor.take_escaped::<URI_PARAM>(&TELEPHONE)?.is_empty() {
                    return Err(cursor.error(&TELEPHONE));
                }
                if cursor.eat(b'=') && cursor.take_escaped::<URI_PARAM>(&TELEPHONE)?.is_empty() {
                    return Err(cursor.error(&TELEPHONE));
                }
            }
            look_for_repeats(cursor, params_start);
        }
        let end = cursor.at();
        let text = cursor.since(start);
        let place = |at: usize| offset(at.saturating_sub(start));
        Self::checked(
            Self {
                text: Cow::Borrowed(text),
                kind: Kind::Tel,
                scheme_end: place(body.saturating_sub(1)),
                user_end: place(params_start),
                host_start: place(params_start),
                host_end: place(params_start),
                params_start: place(params_start),
                headers_start: place(end),
                port: None,
            },
            start,
        )
    }

    #[cold]
    fn read_other(cursor: &mut Cursor<'a>, start: usize, bare: bool) -> Result<Self, ParseError> {
        if !cursor.peek().is_some_and(|octet| octet.is_ascii_alphabetic()) {
            return Err(cursor.error(&SCHEME));
        }
        while cursor.peek().is_some_and(|octet| octet.is_ascii_alphanumeric() || b"+-.".contains(&octet)) {
            cursor.skip(1);
        }
        let scheme_end = cursor.at();
        cursor.expect(b':', &SCHEME)?;
        let body = cursor.at();
        loop {
            if bare {
                cursor.take_escaped::<URI_HEADER>(&URI)?
            } else {
                cursor.take_escaped::<URIC>(&URI)?
            };
            // Without brackets a semicolon, a comma and a question mark end the URI (RFC 3261 §20).
            let more = bare && cursor.peek().is_some_and(|octet| is(octet, URIC) && !b";,?".contains(&octet));
            if !more {
                break;
            }
            cursor.skip(1);
        }
        if cursor.at() == body {
            return Err(cursor.error(&URI));
        }
        let end = cursor.at();
        let text = cursor.since(start);
        let place = |at: usize| offset(at.saturating_sub(start));
        Self::checked(
            Self {
                text: Cow::Borrowed(text),
                kind: Kind::Other,
                scheme_end: place(scheme_end),
                user_end: place(body),
                host_start: place(end),
                host_end: place(end),
                params_start: place(end),
                headers_start: place(end),
                port: None,
            },
            start,
        )
    }

    #[inline]
    fn checked(self, start: usize) -> Result<Self, ParseError> {
        if self.text.len() > Self::MAX_BYTES as usize {
            return Err(ParseError::new(&URI, start, ErrorKind::TooLong { max: Self::MAX_BYTES }));
        }
        Ok(self)
    }
}

/// `*( ";" pname [ "=" pvalue ] )` in one go; what is empty is a slip, as nothing is lost by reading on.
#[inline]
fn read_params(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    if cursor.peek() != Some(b';') {
        return Ok(());
    }
    let rest = cursor.rest();
    // The separator before the current run of octets, and whether nothing has followed it yet.
    let (mut separator, mut empty, mut slips) = (b' ', false, false);
    let mut length = 0_usize;
    for octet in rest {
        if is(*octet, URI_PARAM) {
            empty = false;
        } else if *octet == b';' {
            slips |= empty;
            (separator, empty) = (b';', true);
        } else if *octet == b'=' && separator == b';' && !empty {
            (separator, empty) = (b'=', true);
        } else if *octet == b'%' {
            cursor.skip(length);
            cursor.escape(&URI_PARAMETERS)?;
            cursor.go_to(cursor.at().wrapping_sub(length).wrapping_sub(3));
            empty = false;
        } else {
            break;
        }
        length = length.wrapping_add(1);
    }
    let start = cursor.at();
    cursor.skip(length);
    look_for_repeats(cursor, start);
    if slips || empty {
        cursor.slip(SLIP_EMPTY_PARAM);
    }
    // A second `=` in one parameter is no part of it.
    if cursor.peek() == Some(b'=') { Err(cursor.error(&URI_PARAMETERS)) } else { Ok(()) }
}

/// Asks for a second look if a name may stand twice in the parameters that were read since `start`.
fn look_for_repeats(cursor: &mut Cursor<'_>, start: usize) {
    if may_repeat(cursor.since(start)) {
        cursor.slip(SLIP_LOOK);
    }
}

/// Whether a name may stand twice in these parameters.
pub(super) fn may_repeat(params: &[u8]) -> bool {
    let mut names = Names::default();
    params.split(|octet| *octet == b';').any(|param| {
        let name = param.split(|octet| *octet == b'=').next().unwrap_or_default();
        // One name can be spelled in many ways (RFC 3261 §19.1.4).
        !name.is_empty() && !names.see(name) || name.contains(&b'%')
    })
}

/// `user [ ":" password ] "@"`: where the user part ends and where the host starts; nothing is read if there is none.
#[inline]
fn read_userinfo(cursor: &mut Cursor<'_>, bare: bool) -> Result<Option<(usize, usize)>, ParseError> {
    let body = cursor.at();
    // A user part may hold nearly everything that a host and its parameters hold: only the `@` tells.
    if bare {
        cursor.take_escaped::<USER_BARE>(&USERINFO)?
    } else {
        cursor.take_escaped::<USER>(&USERINFO)?
    };
    let user_end = cursor.at();
    if cursor.eat(b':') {
        let password = cursor.take_escaped::<PASSWORD>(&USERINFO)?;
        if bare && password.contains(&b',') {
            // Without brackets a comma ends the value, and so there is no `@` for what stands before it.
            cursor.go_to(body);
            return Ok(None);
        }
    }
    if !cursor.eat(b'@') {
        cursor.go_to(body);
        return Ok(None);
    }
    if user_end == body {
        cursor.go_to(body);
        return Err(cursor.error(&USERINFO));
    }
    Ok(Some((user_end, cursor.at())))
}
