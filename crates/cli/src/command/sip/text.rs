//! A message for people.

use std::fmt::Write as _;

use offhook::sip::{
    Field, HeaderName, HeaderValue, Level, Message, MessageFinding, Method, Problem, ReasonCause, StartLine,
};
use offhook::view::printable;

use crate::output::Paint;

/// Names of header fields that are longer do not move the values of the others.
const NAME_COLUMNS: usize = 20;

/// Start line, header fields, body and findings, one line each.
pub(super) fn message(
    message: &Message<'_>,
    findings: &[MessageFinding],
    file: Option<&str>,
    position: Option<u64>,
    paint: Paint,
) -> String {
    let mut out = String::new();
    let place = position.map(|position| format!("byte {position}"));
    let heading: Vec<_> = file.map(printable).into_iter().chain(place).collect();
    if !heading.is_empty() {
        // Writing to a `String` can't fail.
        let _ = writeln!(out, "{}", heading.join(", "));
    }
    let _ = writeln!(out, "{}", paint.bold(&start_line(message)));
    if let Some(numbers) = numbers(message) {
        let _ = writeln!(out, "{numbers}");
    }
    let names = message.fields().map(|field| field.name().as_str().len());
    let width = names.filter(|length| *length <= NAME_COLUMNS).max().unwrap_or_default();
    for field in message.fields() {
        let (name, value) = (field.name(), shown(&field.to_unfolded()));
        let line = format!("  {:width$}  {value}", name.as_str());
        out.push_str(line.trim_end());
        if let Some(meaning) = meaning(&field) {
            let _ = write!(out, "  {}", paint.dim(&format!("({meaning})")));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", body(message));
    for finding in findings {
        let problem = finding.problem();
        let level = format!("{:7}", finding.level());
        let level = if finding.level() == Level::Error { paint.red(&level) } else { paint.yellow(&level) };
        let (field, source) = (problem.field(), finding.rule().source());
        let _ = writeln!(out, "{level}  byte {:<5}  {field}: {problem} ({source})", finding.offset());
    }
    if !heading.is_empty() {
        out.push('\n');
    }
    out
}

fn start_line(message: &Message<'_>) -> String {
    match message.start_line() {
        StartLine::Request(line) => {
            format!("{} {} {}", line.method().as_str(), shown(line.uri_as_written()), line.version())
        }
        StartLine::Status(line) => {
            format!("{} {} {}", line.version(), line.status().code(), shown(line.reason_phrase()))
        }
    }
}

/// Who calls whom.
fn numbers(message: &Message<'_>) -> Option<String> {
    (message.method()? == Method::INVITE).then_some(())?;
    let (calling, called) = (message.calling_number()?, message.called_number()?);
    Some(format!("calling {}, called {}", shown(&calling), shown(&called)))
}

/// What the numbers of a field stand for.
fn meaning(field: &Field<'_>) -> Option<String> {
    if field.name() != HeaderName::REASON && field.name() != HeaderName::WARNING {
        return None;
    }
    let names = field.typed().filter_map(|value| match value.ok()? {
        HeaderValue::Reason(reason) => match reason.typed_cause()?.ok()? {
            ReasonCause::Q850(cause) => cause.name(),
            ReasonCause::Sip(status) => status.name(),
            _ => None,
        },
        HeaderValue::Warning(warning) => warning.code().name(),
        _ => None,
    });
    let names: Vec<_> = names.collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn body(message: &Message<'_>) -> String {
    if message.body().is_empty() {
        return "no body".to_owned();
    }
    let kind = message.field(&HeaderName::CONTENT_TYPE).map(|field| shown(&field.to_unfolded()));
    format!("body of {} octets, {}", message.body().len(), kind.as_deref().unwrap_or("of no stated type"))
}

fn shown(octets: &[u8]) -> String {
    printable(&String::from_utf8_lossy(octets))
}
