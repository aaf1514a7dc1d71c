//! Text from elsewhere on its way to a terminal.

use alloc::string::String;

use unicode_width::UnicodeWidthChar;

/// Text with a dot in place of whatever a terminal would obey instead of showing it: control characters (of C1 as
/// well), ends of lines, and the marks that turn the direction of writing.
///
/// Captures, traces and file names hold what others wrote; the parts of this crate that draw ([`Table`](crate::view::Table),
/// [`Ladder`](crate::ladder::Ladder)) do this on their own.
///
/// ```
/// use offhook::view::printable;
///
/// assert_eq!(printable("a\u{1b}[2Jb\n"), "a·[2Jb·");
/// ```
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(c: char) -> char {
    match c {
        _ if c.is_control() => '·',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '·',
        _ => c,
    }
}

/// [`printable`] text in at most `room` columns, the cut shown.
pub(crate) fn shorten(text: &str, room: usize) -> String {
    let clean = text.chars().map(shown);
    if clean.clone().map(|c| c.width().unwrap_or(0)).sum::<usize>() <= room {
        return clean.collect();
    }
    let Some(room) = room.checked_sub(1) else { return String::new() };
    let mut used = 0_usize;
    let mut short: String = clean
        .take_while(|c| {
            used = used.saturating_add(c.width().unwrap_or(0));
            used <= room
        })
        .collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_masked() {
        assert_eq!(printable("\u{9b}31m\u{7f}\0\u{202e}gpj.exe\u{2066}\u{2028}"), "·31m··\u{b7}gpj.exe··");
        assert_eq!(printable("日本 Zoë"), "日本 Zoë");
    }

    #[test]
    fn a_cut_is_shown_and_fits() {
        assert_eq!(shorten("abcdef", 6), "abcdef");
        assert_eq!(shorten("abcdefg", 6), "abcde…");
        assert_eq!(shorten("日本語日本語", 6), "日本…");
        assert_eq!((shorten("ab", 1).as_str(), shorten("ab", 0).as_str()), ("…", ""));
    }
}
