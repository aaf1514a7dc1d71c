//! Reading and writing of formats that are tables.

mod fields;
mod reader;
mod split;
mod time;
mod writer;

pub(crate) use fields::{FieldReader, FieldWriter};
pub use reader::{Reader, Row};
pub use writer::Writer;
