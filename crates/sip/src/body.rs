//! Bodies: parts of `multipart` ones (RFC 2046 §5.1, RFC 5621), and fragments of messages (RFC 3420).

mod boundary;
mod leaves;
mod multipart;
mod part;
mod sipfrag;
mod write;

pub use leaves::Leaves;
pub use multipart::{Multipart, Parts};
pub use part::Part;
pub use sipfrag::Sipfrag;
pub use write::MultipartBody;
