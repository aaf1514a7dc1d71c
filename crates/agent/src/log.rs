//! The event log: JSON Lines, one event a line, read and written without I/O of its own but for the reader.

mod line;
#[cfg(feature = "std")]
mod reader;

pub(crate) use line::{Line, check_object, check_version, refused};
#[cfg(feature = "std")]
pub use reader::{LogEntry, LogError, LogPlace, LogReader, Logged};
