use offhook_sip::{Limits, Message};

use crate::peer::{Input, Library, Typed};

pub struct Ours;

impl Library for Ours {
    type Message = Message<'static>;

    const CHECKS: bool = true;

    fn parse(input: &Input) -> Option<Self::Message> {
        Message::parse(input.bytes).ok()
    }

    fn type_routing(message: &Self::Message) -> Typed {
        Typed { good: offhook_benches::type_routing_fields(message), bad: 0 }
    }

    fn type_every(message: &Self::Message) -> Typed {
        Typed { good: offhook_benches::type_every_field(message), bad: 0 }
    }

    fn print(message: &Self::Message, out: &mut Vec<u8>) {
        offhook_benches::write_back(message, out);
    }

    fn faults(message: &Self::Message) -> usize {
        message.findings().len()
    }

    fn type_and_check(message: &Self::Message) -> Typed {
        Typed { good: offhook_benches::type_and_check(message).0, bad: 0 }
    }

    fn accepts(input: &Input) -> bool {
        Message::parse_strict(input.bytes, &Limits::default()).is_ok()
    }
}
