//! Header fields: one file per grammar, with parser and printer side by side; a registry row per field names it.

mod call_id;
mod cseq;
mod grammar_of;
mod name;
mod name_addr;
mod params;
mod rack;
mod table;
mod token_list;
mod value;
mod via;

pub use call_id::CallId;
pub use cseq::CSeq;
pub use name::HeaderName;
pub(crate) use name::row_number;
pub use name_addr::NameAddr;
pub use params::{Param, ParamIter, Params};
pub use rack::RAck;
pub(crate) use table::id;
pub use token_list::Token;
pub use value::{FieldValue, ToValue};
pub use via::{Transport, Via};
