use core::fmt;

use offhook_base::registry;

use super::Edition;

registry! {
    /// Media type of a call.
    ///
    /// 24 to 49 are unassigned. An older edition gave 50 to 99 to multimedia as one open range, so that 56 to 99 are
    /// multimedia of an unknown kind: [`MediaType::is_multimedia`].
    ///
    /// Source: cec_07_0843; complete up to 55 in the 2025 edition.
    pub struct MediaType(i32) {
        /// Text chat.
        CHAT = 1, "MEDIA_TYPE_CHAT";
        /// Click-to-dial.
        WEBPHONE = 2, "MEDIA_TYPE_WEBPHONE";
        /// Escorted browsing, form sharing.
        ESCORT = 3, "MEDIA_TYPE_ESCORT";
        /// Callback request.
        CALLBACK = 4, "MEDIA_TYPE_CALLBACK";
        /// Ordinary voice call.
        PHONE = 5, "MEDIA_TYPE_PHONE";
        /// E-mail call (not supported in the current version).
        EMAIL = 6, "MEDIA_TYPE_EMAIL";
        /// Fax call (not supported in the current version).
        FAX = 7, "MEDIA_TYPE_FAX";
        /// IP video call (H.323).
        VIDEO = 8, "MEDIA_TYPE_VIDEO";
        /// Electronic whiteboard.
        WB = 9, "MEDIA_TYPE_WB";
        /// Application sharing.
        APP_SHARE = 10, "MEDIA_TYPE_APP_SHARE";
        /// File transfer.
        FILE_TRANSFER = 11, "MEDIA_TYPE_FILE_TRANSFER";
        /// 2B+D ISDN video call.
        VIDEO_2B1D = 12, "MEDIA_TYPE_VIDEO_2B1D";
        /// 6B+D ISDN video call.
        VIDEO_6B1D = 13, "MEDIA_TYPE_VIDEO_6B1D";
        /// OPS (operator service) call.
        OPS = 14, "MEDIA_TYPE_OPS";
        /// Predicted outbound.
        PREDICT_OUTBOUND = 15, "MEDIA_TYPE_PREDICT_OUTBOUND";
        /// Previewed outbound.
        PREVIEW_OUTBOUND = 16, "MEDIA_TYPE_PREVIEW_OUTBOUND";
        /// Message media.
        MSG = 17, "MEDIA_TYPE_MSG";
        /// Video click-to-dial.
        WEBPHONE_VIDEO = 18, "MEDIA_TYPE_WEBPHONE_VIDEO";
        /// Video call.
        PHONE_VIDEO = 19, "MEDIA_TYPE_PHONE_VIDEO";
        /// Non-real-time call (left message).
        WEB_LEAVE_MESSAGE = 20, "MEDIA_TYPE_WEB_LEAVE_MESSAGE";
        /// Desktop sharing.
        DESKTOP_SHARE = 21, "MEDIA_TYPE_DESKTOP_SHARE";
        /// Calling-number function of a skill queue.
        VC_CALL = 22, "MEDIA_TYPE_VC_CALL";
        /// Count of the classic media types (a bound, not a type).
        CLASSIC_MEDIA_TYPE_NUM = 23, "CLASSIC_MEDIA_TYPE_NUM";
        /// E-mail chat.
        MULTI_MEDIA_EMAILCHAT = 50, "MEDIA_TYPE_MULTI_MEDIA_EMAILCHAT";
        /// Internet chat.
        MULTI_MEDIA_WEBCHAT = 51, "MEDIA_TYPE_MULTI_MEDIA_WEBCHAT";
        /// SMS chat.
        MULTI_MEDIA_SMSCHAT = 52, "MEDIA_TYPE_MULTI_MEDIA_SMSCHAT";
        /// Text chat over social channels; has sub-media types.
        MULTI_MEDIA_SOCIALCHAT = 53, "MEDIA_TYPE_MULTI_MEDIA_SOCIALCHAT";
        /// Fax chat.
        MULTI_MEDIA_FAXCHAT = 54, "MEDIA_TYPE_MULTI_MEDIA_FAXCHAT";
        /// H5 video.
        MULTI_MEDIA_H5CHAT = 55, "MEDIA_TYPE_MULTI_MEDIA_H5CHAT";
    }
}

registry! {
    /// Media type as the record and bill indexes export it: a subset of [`MediaType`] with the same numbers.
    ///
    /// Source: cec_07_4244; complete (2023 edition).
    pub struct RecordMediaType(i32) {
        /// Text chat.
        TEXT_CHAT = 1, "TextChat";
        /// Ordinary voice call.
        VOICE = 5, "Voice";
    }
}

registry! {
    /// Sub-media type of media type 53, editions 2023-10 to 2025-03.
    ///
    /// Source: cec_07_2634, cec_07_4248; complete.
    pub struct SubMediaType2023(i32) {
        /// Web.
        WEB = 1, "SUB_MEDIA_TYPE_WEB";
        /// WhatsApp.
        WHATSAPP = 2, "SUB_MEDIA_TYPE_WHATSAPP";
        /// LINE.
        LINE = 3, "SUB_MEDIA_TYPE_LINE";
        /// WeChat.
        WECHAT = 4, "SUB_MEDIA_TYPE_WECHAT";
        /// Facebook Messenger.
        FACEBOOK = 5, "SUB_MEDIA_TYPE_FACEBOOK";
        /// Twitter.
        TWITTER = 6, "SUB_MEDIA_TYPE_TWITTER";
        /// 5G message (RCS).
        MESSAGE_5G = 7, "SUB_MEDIA_TYPE_5GMESSAGE";
        /// E-mail.
        EAMIL = 8, "SUB_MEDIA_TYPE_EAMIL";
        /// SMS.
        SMS = 9, "SUB_MEDIA_TYPE_SMS";
    }
}

registry! {
    /// Sub-media type of media type 53, edition 2025-11.
    ///
    /// Source: cec_07_0699, cec_07_0844; complete.
    pub struct SubMediaType2025(i32) {
        /// Web.
        WEB = 1, "SUB_MEDIA_TYPE_WEB";
        /// WhatsApp.
        WHATSAPP = 2, "SUB_MEDIA_TYPE_WHATSAPP";
        /// LINE.
        LINE = 3, "SUB_MEDIA_TYPE_LINE";
        /// WeChat.
        WECHAT = 4, "SUB_MEDIA_TYPE_WECHAT";
        /// Facebook Messenger.
        FACEBOOK = 5, "SUB_MEDIA_TYPE_FACEBOOK";
        /// X (Twitter).
        TWITTER = 6, "SUB_MEDIA_TYPE_TWITTER";
        /// E-mail (identifier misspelt by the vendor).
        EAMIL = 7, "SUB_MEDIA_TYPE_EAMIL";
        /// SMS.
        SMS = 8, "SUB_MEDIA_TYPE_SMS";
        /// Telegram.
        TELEGRAM = 9, "SUB_MEDIA_TYPE_TELEGRAM";
        /// Instagram.
        INSTAGRAM = 10, "SUB_MEDIA_TYPE_INSTAGRAM";
    }
}

registry! {
    /// `mediaType` of call events and of session limits.
    ///
    /// Source: cec_07_0512, cec_07_0463; complete as printed.
    pub struct EventMediaType(i32) {
        /// Text chat.
        TEXT_CHAT = 1, "TextChat";
        /// Click-to-dial.
        CLICK_TO_DIAL = 2, "ClickToDial";
        /// Callback request.
        CALLBACK = 4, "Callback";
        /// Ordinary voice or video call.
        VOICE_OR_VIDEO = 5, "VoiceOrVideo";
        /// Predicted outbound.
        PREDICTED = 15, "Predicted";
        /// Previewed outbound.
        PREVIEW = 16, "Preview";
        /// Message call.
        MESSAGE = 17, "Message";
        /// Ordinary video call.
        VIDEO = 19, "Video";
        /// Multimedia e-mail (session limits only).
        EMAIL = 50, "Email";
        /// Multimedia web chat.
        WEB_CHAT = 51, "WebChat";
        /// Multimedia SMS (session limits only).
        SMS = 52, "Sms";
        /// Social chat.
        SOCIAL_CHAT = 53, "SocialChat";
        /// Multimedia WeChat (session limits only; absent from call_media_type).
        WECHAT = 56, "Wechat";
    }
}

registry! {
    /// `mediaAbility` of call events.
    ///
    /// 4 is unassigned. Sent as a string.
    ///
    /// Source: cec_07_0512; complete.
    pub struct EventMediaAbility(i32) {
        /// Voice.
        VOICE = 1, "Voice";
        /// Video.
        VIDEO = 2, "Video";
        /// Voice and video.
        VOICE_VIDEO = 3, "VoiceVideo";
        /// Text.
        TEXT = 5, "Text";
        /// H5 video.
        H5_VIDEO = 6, "H5Video";
    }
}

registry! {
    /// `mediaability` of call-control requests: another numbering than [`EventMediaAbility`].
    ///
    /// Source: product description page; complete.
    pub struct RequestMediaAbility(i32) {
        /// Audio (default).
        AUDIO = 0, "Audio";
        /// Video.
        VIDEO = 1, "Video";
        /// As much as the ends negotiate.
        MAXIMUM = 2, "Maximum";
    }
}

impl MediaType {
    /// Whether the code lies in the range of multimedia, 50 to 99.
    ///
    /// ```
    /// use offhook_ops::huawei::MediaType;
    ///
    /// assert!(MediaType::MULTI_MEDIA_WEBCHAT.is_multimedia());
    /// assert!(MediaType::from_code(56).is_multimedia());
    /// assert!(!MediaType::PHONE.is_multimedia());
    /// ```
    #[must_use]
    pub const fn is_multimedia(self) -> bool {
        matches!(self.code(), 50..=99)
    }
}

/// Sub-media type of media type 53, whose meaning depends on the edition: 7, 8 and 9 name other channels in each.
///
/// ```
/// use offhook_ops::huawei::{Edition, SubMediaType};
///
/// let code = SubMediaType::from_code(7);
/// assert_eq!(code.description(Edition::Y2023), Some("5G message (RCS)."));
/// assert_eq!(code.name(Edition::Y2025), Some("SUB_MEDIA_TYPE_EAMIL"));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct SubMediaType(i32);

impl SubMediaType {
    /// Any code, known or not.
    #[must_use]
    pub const fn from_code(code: i32) -> Self {
        Self(code)
    }

    /// The code as it was read.
    #[must_use]
    pub const fn code(self) -> i32 {
        self.0
    }

    /// The vendor's name in the edition, misspelling included.
    #[must_use]
    pub const fn name(self, edition: Edition) -> Option<&'static str> {
        match edition {
            Edition::Y2023 => SubMediaType2023::from_code(self.0).name(),
            Edition::Y2025 => SubMediaType2025::from_code(self.0).name(),
        }
    }

    /// What the code means in the edition.
    #[must_use]
    pub const fn description(self, edition: Edition) -> Option<&'static str> {
        match edition {
            Edition::Y2023 => SubMediaType2023::from_code(self.0).description(),
            Edition::Y2025 => SubMediaType2025::from_code(self.0).description(),
        }
    }
}

impl From<i32> for SubMediaType {
    fn from(code: i32) -> Self {
        Self(code)
    }
}

impl From<SubMediaType> for i32 {
    fn from(sub_media_type: SubMediaType) -> Self {
        sub_media_type.0
    }
}

/// The number: which name it has depends on the edition.
impl fmt::Display for SubMediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
