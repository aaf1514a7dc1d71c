//! Files and standard input, with progress where it takes long.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::io::{self, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work that is over sooner shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The files of a command line; without any, standard input.
pub(crate) fn or_standard(files: &[PathBuf]) -> Cow<'_, [PathBuf]> {
    if files.is_empty() { Cow::Owned(vec![PathBuf::from("-")]) } else { Cow::Borrowed(files) }
}

/// Opens a file; `-` is standard input.
pub(crate) fn open(path: &Path, quiet: bool) -> io::Result<Input> {
    let (reader, length): (Box<dyn Read>, Option<u64>) = if path == Path::new("-") {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(path)?;
        let metadata = file.metadata().ok();
        // Some systems open a folder and refuse to read it.
        if metadata.as_ref().is_some_and(Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let length = metadata.map(|metadata| metadata.len());
        (Box::new(BufReader::new(file)), length)
    };
    let shown = !quiet && io::stderr().is_terminal();
    Ok(Input { reader, length, read: 0, begun: Instant::now(), progress: None, shown })
}

/// An input that shows how much of it has been read.
pub(crate) struct Input {
    reader: Box<dyn Read>,
    length: Option<u64>,
    read: u64,
    begun: Instant,
    progress: Option<ProgressBar>,
    shown: bool,
}

impl Input {
    fn show(&mut self) {
        if !self.shown || self.begun.elapsed() < PATIENCE {
            return;
        }
        let length = self.length;
        let progress = self.progress.get_or_insert_with(|| match length {
            Some(length) => {
                let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left");
                ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            }
            None => ProgressBar::new_spinner().with_message("reading"),
        });
        progress.set_position(self.read);
    }

    /// Writes something while no progress is in the way.
    pub(crate) fn apart<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.progress {
            Some(progress) => progress.suspend(write),
            None => write(),
        }
    }
}

/// An input that was not read to its end leaves no progress behind either.
impl Drop for Input {
    fn drop(&mut self) {
        if let Some(progress) = &self.progress {
            progress.finish_and_clear();
        }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.read = self.read.saturating_add(count as u64);
        self.show();
        if let Some(progress) = self.progress.take_if(|_| count == 0) {
            progress.finish_and_clear();
        }
        Ok(count)
    }
}
