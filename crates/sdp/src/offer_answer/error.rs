use offhook_base::ParseError;

/// Why two descriptions do not fit together.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NegotiationError {
    /// An answer has as many sections as its offer (RFC 3264 §6).
    #[error("{answered} media sections answer {offered} offered ones (RFC 3264 §6)")]
    SectionCount {
        /// Sections of the offer.
        offered: usize,
        /// Sections of the answer.
        answered: usize,
    },
    /// A new offer keeps the sections that there were (RFC 3264 §8).
    #[error("{offered} media sections offered where there were {before} (RFC 3264 §8)")]
    FewerSections {
        /// Sections of the new offer.
        offered: usize,
        /// Sections before.
        before: usize,
    },
    /// A section is answered by one of another media type (RFC 3264 §6.1).
    #[error("media section {number} is answered by another media type (RFC 3264 §6.1)")]
    MediaType {
        /// The section, from 0.
        number: usize,
    },
    /// A section is answered over another transport protocol (RFC 8839 §4.3.2).
    #[error("media section {number} is answered over another protocol (RFC 8839 §4.3.2)")]
    Protocol {
        /// The section, from 0.
        number: usize,
    },
    /// An offer restarts ICE, and the credentials of this side are those of before: put new ones into the capabilities
    /// and answer again (RFC 8839 §4.4.2).
    #[error("media section {number} restarts ICE, which needs new credentials (RFC 8839 §4.4.2)")]
    IceRestart {
        /// The section, from 0.
        number: usize,
    },
    /// The capabilities hold something that no description can: the offset counts in the text that was written.
    #[error("local description: {0}")]
    Local(ParseError),
}
