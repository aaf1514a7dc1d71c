use offhook_sdp::Description;

use crate::peer::{Input, Library, Typed};

pub struct Ours;

impl Library for Ours {
    type Message = Description<'static>;

    fn parse(input: &Input) -> Option<Self::Message> {
        Description::parse(input.bytes).ok()
    }

    fn type_every(description: &Self::Message) -> Typed {
        Typed { good: offhook_benches::descriptions::type_every_line(description), bad: 0 }
    }

    fn print(description: &Self::Message, out: &mut Vec<u8>) {
        out.extend_from_slice(description.as_bytes());
    }
}
