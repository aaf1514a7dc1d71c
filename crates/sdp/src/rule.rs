//! The rules that errors and findings point to.

use offhook_base::Rule;

pub(crate) static DESCRIPTION: Rule = Rule::new("session-description", "RFC 8866 §5");
pub(crate) static LINE: Rule = Rule::new("type=value", "RFC 8866 §5");
pub(crate) static LINE_END: Rule = Rule::new("CRLF", "RFC 8866 §5");
pub(crate) static BYTE_STRING: Rule = Rule::new("byte-string", "RFC 8866 §9");
pub(crate) static TOKEN: Rule = Rule::new("token", "RFC 8866 §9");
pub(crate) static VERSION: Rule = Rule::new("v=", "RFC 8866 §5.1");
pub(crate) static ORIGIN: Rule = Rule::new("o=", "RFC 8866 §5.2");
pub(crate) static SESSION_NAME: Rule = Rule::new("s=", "RFC 8866 §5.3");
pub(crate) static CONNECTION: Rule = Rule::new("c=", "RFC 8866 §5.7");
pub(crate) static BANDWIDTH: Rule = Rule::new("b=", "RFC 8866 §5.8");
pub(crate) static INFORMATION: Rule = Rule::new("i=", "RFC 8866 §5.4");
pub(crate) static URI: Rule = Rule::new("u=", "RFC 8866 §5.5");
pub(crate) static EMAIL_PHONE: Rule = Rule::new("e=, p=", "RFC 8866 §5.6");
pub(crate) static TIME: Rule = Rule::new("t=", "RFC 8866 §5.9");
pub(crate) static REPEAT: Rule = Rule::new("r=", "RFC 8866 §5.10");
pub(crate) static ZONE: Rule = Rule::new("z=", "RFC 8866 §5.11");
pub(crate) static KEY: Rule = Rule::new("k=", "RFC 8866 §5.12");
pub(crate) static ATTRIBUTE: Rule = Rule::new("a=", "RFC 8866 §5.13");
pub(crate) static MEDIA: Rule = Rule::new("m=", "RFC 8866 §5.14");
pub(crate) static RTPMAP: Rule = Rule::new("a=rtpmap", "RFC 8866 §6.6");
pub(crate) static DIRECTION: Rule = Rule::new("a=sendrecv", "RFC 8866 §6.7");
pub(crate) static PAYLOAD_TYPE: Rule = Rule::new("payload type", "RFC 3551 §6");
pub(crate) static MID: Rule = Rule::new("a=mid", "RFC 5888 §4");
pub(crate) static GROUP: Rule = Rule::new("a=group", "RFC 5888 §5");
pub(crate) static SIMULCAST: Rule = Rule::new("a=simulcast", "RFC 8853 §5.2");
pub(crate) static CRYPTO: Rule = Rule::new("a=crypto", "RFC 4568 §6.1");
pub(crate) static KEYS: Rule = Rule::new("RTP/SAVP", "RFC 4568 §1");
