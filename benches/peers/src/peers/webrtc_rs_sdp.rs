use std::io::Cursor;

use sdp::SessionDescription;
use sdp::direction::Direction;
use sdp::extmap::ExtMap;

use crate::peer::{Input, Library, Typed};

/// Its attributes are texts, but for directions and header extensions; what it tells of codecs goes by payload type.
pub struct Sdp;

impl Library for Sdp {
    type Message = SessionDescription;

    fn parse(input: &Input) -> Option<Self::Message> {
        SessionDescription::unmarshal(&mut Cursor::new(input.bytes)).ok()
    }

    fn type_every(description: &Self::Message) -> Typed {
        let mut found = Typed::default();
        let sections = description.media_descriptions.iter().flat_map(|media| &media.attributes);
        for attribute in description.attributes.iter().chain(sections) {
            match attribute.key.as_str() {
                "extmap" => {
                    let line = format!("extmap:{}", attribute.value.as_deref().unwrap_or_default());
                    found.add(ExtMap::unmarshal(&mut Cursor::new(line.as_bytes())));
                }
                key if Direction::new(key) != Direction::Unspecified => found.add(Ok::<_, ()>(Direction::new(key))),
                _ => {}
            }
        }
        // Each question makes the table of all codecs anew: it is asked once.
        let mut formats = description.media_descriptions.iter().flat_map(|media| &media.media_name.formats);
        if let Some(format) = formats.find_map(|format| format.parse().ok()) {
            found.add(description.get_codec_for_payload_type(format));
        }
        found
    }

    fn print(description: &Self::Message, out: &mut Vec<u8>) {
        out.extend_from_slice(description.marshal().as_bytes());
    }
}
