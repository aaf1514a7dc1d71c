//! `offhook sip parse`: what is in a message, and what is wrong with it.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use offhook::json::SipMessage;
use offhook::sip::{Frame, Framer, Limits, Message, MessageFinding, ParseError};

use super::text;
use crate::input::{self, Input};
use crate::output::{Paint, Status, diagnostic, result};

/// Octets that are read from a stream at a time.
const CHUNK: usize = 64 << 10;

/// `offhook sip parse FILE… [--json] [--stream] [--strict]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Messages, one in each file; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// One JSON object per message.
    #[arg(long)]
    json: bool,
    /// Each file is a byte stream of many messages, framed by Content-Length.
    #[arg(long)]
    stream: bool,
    /// Every finding is an error.
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    let files = input::or_standard(&arguments.files);
    let mut status = Status::Done;
    for path in files.iter() {
        let input = match input::open(path, quiet) {
            Ok(input) => input,
            Err(error) => {
                diagnostic(path.display(), &error);
                status = Status::Refused;
                continue;
            }
        };
        let mut file = File { path, is_named: files.len() > 1, input, arguments, status: Status::Done };
        let ended = if arguments.stream { file.stream() } else { file.message() };
        if let Err(exit) = ended {
            return exit;
        }
        status = status.max(file.status);
    }
    status.into()
}

/// One input on its way through the command.
struct File<'a> {
    path: &'a Path,
    /// Whether results name the file.
    is_named: bool,
    input: Input,
    arguments: &'a Arguments,
    status: Status,
}

impl File<'_> {
    /// All of the input is one message.
    fn message(&mut self) -> Result<(), ExitCode> {
        let limits = Limits::default();
        let mut bytes = Vec::new();
        // One octet more than is allowed shows that there are too many.
        let room = u64::from(limits.message_bytes()).saturating_add(1);
        if let Err(error) = self.input.by_ref().take(room).read_to_end(&mut bytes) {
            self.refuse(&error);
            return Ok(());
        }
        match Message::parse_with(&bytes, &limits) {
            Ok(message) => self.show(&message, None),
            Err(error) => {
                self.refuse(&error);
                Ok(())
            }
        }
    }

    /// The input is a stream of messages; what is none is told of and passed over.
    fn stream(&mut self) -> Result<(), ExitCode> {
        let mut framer = Framer::new(Limits::default());
        let mut chunk = vec![0; CHUNK];
        let mut is_lost = false;
        loop {
            let count = match self.input.read(&mut chunk) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.refuse(&error);
                    return Ok(());
                }
            };
            framer.push(chunk.get(..count).unwrap_or_default());
            self.frames(&mut framer, &mut is_lost)?;
        }
        // What is no message has been told of where it begins.
        if !is_lost && let Err(error) = framer.finish() {
            self.refuse_at(framer.position(), error);
        }
        Ok(())
    }

    /// Takes from the stream what is whole; `is_lost` while the next start line is looked for.
    fn frames(&mut self, framer: &mut Framer, is_lost: &mut bool) -> Result<(), ExitCode> {
        loop {
            if *is_lost && !framer.resync() {
                return Ok(());
            }
            *is_lost = false;
            let position = framer.position();
            match framer.next_frame() {
                Ok(Some(Frame::Message(bytes))) => match Message::parse(bytes) {
                    Ok(message) => self.show(&message, Some(position))?,
                    Err(error) => self.refuse_at(position, error),
                },
                // Line ends between messages.
                Ok(Some(_)) => {}
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.refuse_at(position, error);
                    *is_lost = true;
                }
            }
        }
    }

    /// Writes what is in a message; `position` is its place in a stream.
    fn show(&mut self, message: &Message<'_>, position: Option<u64>) -> Result<(), ExitCode> {
        let findings = message.findings();
        let name = self.is_named.then(|| self.path.to_string_lossy());
        let text = if self.arguments.json {
            let mut view = SipMessage::new(message);
            if let Some(name) = name {
                view = view.with_file(name);
            }
            if let Some(position) = position {
                view = view.with_position(position);
            }
            match serde_json::to_string(&view) {
                Ok(line) => line + "\n",
                Err(error) => {
                    self.refuse(&error);
                    return Ok(());
                }
            }
        } else {
            text::message(message, &findings, name.as_deref(), position, Paint::of_output())
        };
        self.input.apart(|| result(&text))?;
        if self.arguments.strict {
            self.strictly(&findings, position);
        }
        Ok(())
    }

    fn strictly(&mut self, findings: &[MessageFinding], position: Option<u64>) {
        for finding in findings {
            match position {
                Some(position) => self.refuse(&format!("message at byte {position}: {finding}")),
                None => self.refuse(finding),
            }
        }
    }

    /// An error of the message at `position`, told with its place in the stream.
    fn refuse_at(&mut self, position: u64, error: ParseError) {
        self.refuse(&error.moved_by(usize::try_from(position).unwrap_or(usize::MAX)));
    }

    fn refuse(&mut self, what: &impl std::fmt::Display) {
        self.input.apart(|| diagnostic(self.path.display(), what));
        self.status = Status::Refused;
    }
}
