use core::marker::PhantomData;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};
use jiff::tz::TimeZone;

use crate::WriteError;
use crate::format::TableFormat;
use crate::table::{FieldWriter, Row};

/// UTF-8 byte order mark.
const MARK: char = '\u{feff}';

/// Writes the records of a file in format `F` to a stream: no header, commas, quotes only where needed, LF.
///
/// Times are cut down to whole seconds and put on the clock of `zone`; an hour that this clock shows twice can't be told
/// apart afterwards, and that a time was assumed is not written.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::{AgentOperationRecord, Writer, format::HuaweiAgentOperation};
/// use offhook_ops::huawei::Operation;
///
/// let mut file = Vec::new();
/// let mut writer = Writer::<_, HuaweiAgentOperation>::new(&mut file, TimeZone::UTC);
/// writer.write(&AgentOperationRecord::new("101", Operation::LogIn)?)?;
/// writer.finish()?;
/// assert_eq!(file, b",,,101,,,,,,1,-1,-1,,,,,,,,,\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write, F> {
    output: csv::Writer<W>,
    zone: TimeZone,
    /// The fields of one row, each ended by its length in `ends`: a row goes out whole or not at all.
    text: String,
    ends: Vec<usize>,
    columns: usize,
    has_begun: bool,
    format: PhantomData<fn() -> F>,
}

impl<W: Write, F: TableFormat> Writer<W, F> {
    /// Local times are written on the clock of `zone`, the tenant's. Output is buffered until [`Self::finish`].
    pub fn new(output: W, zone: TimeZone) -> Self {
        let output = WriterBuilder::new()
            .flexible(true)
            .quote_style(QuoteStyle::Necessary)
            .terminator(Terminator::Any(b'\n'))
            .from_writer(output);
        Self {
            output,
            zone,
            text: String::new(),
            ends: Vec::new(),
            columns: F::COLUMNS.len(),
            has_begun: false,
            format: PhantomData,
        }
    }

    /// The same in the layout of the edition with `columns` columns; what later columns would hold is not written.
    ///
    /// # Errors
    ///
    /// [`WriteError::Columns`] for a number that is not one of [`TableFormat::WIDTHS`].
    pub fn with_columns(self, columns: usize) -> Result<Self, WriteError> {
        if F::WIDTHS.contains(&columns) { Ok(Self { columns, ..self }) } else { Err(WriteError::Columns { columns }) }
    }

    /// Writes one record.
    ///
    /// # Errors
    ///
    /// [`WriteError::Year`] if an instant can't be written, and then nothing of the record is;
    /// [`WriteError::Io`] if the output takes no more.
    pub fn write(&mut self, record: &F::Record) -> Result<(), WriteError> {
        self.write_columns(record, self.columns, &[])
    }

    /// Writes a row as it was read: with as many columns, unknown ones included.
    ///
    /// # Errors
    ///
    /// Those of [`Self::write`].
    pub fn write_row(&mut self, row: &Row<F::Record>) -> Result<(), WriteError> {
        self.write_columns(row.record(), row.columns(), row.extra())
    }

    /// Writes out what is buffered and gives the output back.
    ///
    /// # Errors
    ///
    /// [`WriteError::Io`] if the output takes no more.
    pub fn finish(self) -> Result<W, WriteError> {
        self.output.into_inner().map_err(|error| WriteError::Io(error.into_error()))
    }

    fn write_columns(&mut self, record: &F::Record, columns: usize, extra: &[String]) -> Result<(), WriteError> {
        let Self { text, ends, .. } = self;
        text.clear();
        ends.clear();
        if !self.has_begun {
            // A first text that begins with a byte order mark would lose it on reading: one in front is taken instead.
            text.push(MARK);
        }
        let mut put = |field: &str| {
            text.push_str(field);
            ends.push(text.len());
            Ok(())
        };
        let layout = F::COLUMNS.get(..columns).unwrap_or(F::COLUMNS);
        F::write(record, &mut FieldWriter::new(layout, &self.zone, &mut put))?;
        let mut start = 0;
        if !core::mem::replace(&mut self.has_begun, true) {
            let mark = MARK.len_utf8();
            let first = self.ends.first().and_then(|end| self.text.get(mark..*end)).unwrap_or_default();
            let is_bare = !first.contains([',', '"', '\r', '\n']); // in quotes it does not begin the file
            start = if first.starts_with(MARK) && is_bare { 0 } else { mark };
        }
        for end in &self.ends {
            self.output.write_field(self.text.get(start..*end).unwrap_or_default()).map_err(io::Error::from)?;
            start = *end;
        }
        for field in extra {
            self.output.write_field(field).map_err(io::Error::from)?;
        }
        self.output.write_record(None::<&[u8]>).map_err(io::Error::from)?;
        Ok(())
    }
}
