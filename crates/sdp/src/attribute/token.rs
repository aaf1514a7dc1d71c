//! Attributes that are one token.

use crate::attribute::shape::text_attribute;

text_attribute! {
    /// Name of a media section for those outside the description: `a=label` (RFC 4574 §4).
    ///
    /// SIPREC metadata (RFC 7865) and BFCP (RFC 8856) point to streams by it.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Label::parse(b"96")?.as_str(), "96");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Label, "label", "RFC 4574 §4", "If it is no token.", |cursor| cursor.token().map(|_| ())
}

text_attribute! {
    /// Name of the conference that BFCP controls: `a=confid` (RFC 8856 §5.2).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::ConfId::parse(b"4321")?.as_str(), "4321");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    ConfId, "confid", "RFC 8856 §5.2", "If it is no token.", |cursor| cursor.token().map(|_| ())
}

text_attribute! {
    /// Name of the floor participant: `a=userid` (RFC 8856 §5.3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::UserId::parse(b"1234")?.as_str(), "1234");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    UserId, "userid", "RFC 8856 §5.3", "If it is no token.", |cursor| cursor.token().map(|_| ())
}

text_attribute! {
    /// Name of one transfer of a file, another one for each try: `a=file-transfer-id` (RFC 5547 §6).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::FileTransferId::parse(b"Q6LMoGymJdh0IKIgD6wD0jkcfgva4xvE")?.as_str().len(), 32);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    FileTransferId, "file-transfer-id", "RFC 5547 §6", "If it is no token.", |cursor| cursor.token().map(|_| ())
}

text_attribute! {
    /// What to do with a file: `a=file-disposition`, such as `render` or `attachment` (RFC 5547 §6).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::FileDisposition::parse(b"attachment")?.as_str(), "attachment");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    FileDisposition, "file-disposition", "RFC 5547 §6", "If it is no token.", |cursor| cursor.token().map(|_| ())
}
