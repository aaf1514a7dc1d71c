//! A description for people.

use std::fmt::Write as _;

use offhook::sdp::{Attribute, Connection, Description, Finding, Level, Media, Problem};
use offhook::view::printable;

use crate::output::Paint;

/// Names of attributes that are longer do not move the values of the others.
const NAME_COLUMNS: usize = 16;

/// The session, its sections with their formats, and findings, one line each.
pub(super) fn description(
    description: &Description<'_>,
    findings: &[Finding<Problem>],
    file: Option<&str>,
    paint: Paint,
) -> String {
    use offhook::base::Problem as _;
    let mut out = String::new();
    if let Some(file) = file {
        // Writing to a `String` can't fail.
        let _ = writeln!(out, "{}", printable(file));
    }
    let origin = description.origin();
    let name = shown(description.session_name());
    let head = format!(
        "session {}, version {}, of {}",
        origin.session_id(),
        origin.session_version(),
        printable(origin.address())
    );
    let _ = writeln!(out, "{}", paint.bold(&head));
    field(&mut out, "name", &name, NAME_COLUMNS);
    for (what, value) in [("information", description.information()), ("uri", description.uri())] {
        if let Some(value) = value {
            field(&mut out, what, &shown(value), NAME_COLUMNS);
        }
    }
    for email in description.emails() {
        field(&mut out, "e-mail", &shown(email), NAME_COLUMNS);
    }
    for phone in description.phones() {
        field(&mut out, "phone", &shown(phone), NAME_COLUMNS);
    }
    if let Some(connection) = description.connection() {
        field(&mut out, "address", &place(&connection), NAME_COLUMNS);
    }
    for bandwidth in description.bandwidths() {
        field(&mut out, "bandwidth", &printable(&bandwidth.to_string()), NAME_COLUMNS);
    }
    for time in description.times().filter(|time| !time.is_lasting()) {
        field(&mut out, "time", &time.to_string(), NAME_COLUMNS);
    }
    for (_, repeat) in description.repeats() {
        field(&mut out, "repeated", &repeat.to_string(), NAME_COLUMNS);
    }
    for zone in description.zone_adjustments() {
        field(&mut out, "zone", &zone.to_string(), NAME_COLUMNS);
    }
    attributes(&mut out, description.attributes());
    for media in description.media() {
        section(&mut out, &media, paint);
    }
    for finding in findings {
        let problem = finding.problem();
        let level = format!("{:7}", finding.level());
        let level = if finding.level() == Level::Error { paint.red(&level) } else { paint.yellow(&level) };
        let position = description.position(finding.offset()).to_string();
        let (field, source) = (problem.field(), finding.rule().source());
        let _ = writeln!(out, "{level}  {position:<19}  {field}: {problem} ({source})");
    }
    if file.is_some() {
        out.push('\n');
    }
    out
}

/// One media section: where it goes and which way, its formats, its attributes.
fn section(out: &mut String, media: &Media<'_>, paint: Paint) {
    let (media_type, protocol) = (media.media_type(), media.protocol());
    let mut head = format!("{} {}", media_type.as_str(), media.port());
    if media.port_count() > 1 {
        let _ = write!(head, "/{}", media.port_count());
    }
    let _ = write!(head, " {}, {}", protocol.as_str(), media.direction().name());
    if media.is_refused() {
        head.push_str(", refused");
    } else if media.is_held() {
        head.push_str(", on hold");
    }
    let _ = writeln!(out, "{}", paint.bold(&head));
    for connection in media.own_connections() {
        field(out, "address", &place(&connection), NAME_COLUMNS);
    }
    for bandwidth in media.bandwidths() {
        field(out, "bandwidth", &printable(&bandwidth.to_string()), NAME_COLUMNS);
    }
    if media.is_rtp() {
        for codec in media.codecs() {
            let mut meaning = match codec.rtp_map() {
                Some(map) => {
                    let text = map.to_string();
                    // The number stands before it already.
                    text.split_once(' ').map_or_else(|| text.clone(), |(_, meaning)| meaning.to_owned())
                }
                None => "of unknown meaning".to_owned(),
            };
            if let Some(fmtp) = codec.fmtp() {
                let _ = write!(meaning, "  {}", fmtp.parameters());
            }
            let number = format!("format {}", codec.payload_type().code());
            field(out, &number, &printable(&meaning), NAME_COLUMNS);
        }
    } else {
        for format in media.formats() {
            let _ = writeln!(out, "  format {format}");
        }
    }
    // These two are said with the formats.
    attributes(out, media.attributes().filter(|one| !media.is_rtp() || !matches!(one.name(), "rtpmap" | "fmtp")));
}

fn attributes<'d>(out: &mut String, attributes: impl Iterator<Item = Attribute<'d>>) {
    for attribute in attributes {
        field(out, attribute.name(), &shown(attribute.value().unwrap_or_default()), NAME_COLUMNS);
    }
}

fn field(out: &mut String, name: &str, value: &str, width: usize) {
    let line = format!("  {name:width$}  {value}");
    out.push_str(line.trim_end());
    out.push('\n');
}

fn place(connection: &Connection<'_>) -> String {
    // Without the types: the address tells them.
    let text = connection.to_string();
    printable(text.splitn(3, ' ').nth(2).unwrap_or(&text))
}

fn shown(octets: &[u8]) -> String {
    printable(&String::from_utf8_lossy(octets))
}
