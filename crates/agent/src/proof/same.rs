//! Actions that come to the same in some circumstances.
//!
//! Each is checked in every circumstance that the visits meet: what one of the actions does there, the others do as well.

use alloc::vec::Vec;
use std::vec;

use super::region::Region;
use crate::{Action as A, Connections as C, Facts as F, Headline, Headlines as H};

/// One reason, the actions among which it holds, and where.
pub(super) struct Same {
    pub(super) why: &'static str,
    pub(super) actions: &'static [A],
    pub(super) regions: Vec<Region>,
}

pub(super) fn same() -> Vec<Same> {
    let idle = Region::ALL.agent(H::READY | Headline::NOT_READY | H::PRE_REST);
    let left = Region::ALL.need(F::OUTSIDE);
    let say = |why, actions, regions| Same { why, actions, regions };
    vec![
        say("by force or not, who signs out leaves nothing behind", &[A::SignOut, A::ForceSignOut], vec![Region::ALL]),
        say(
            "a wish for sign-out with nothing in hand comes true at once",
            &[A::SignOut, A::ForceSignOut, A::WishSignOut],
            vec![idle],
        ),
        say(
            "a wish for ready with nothing in hand comes true at once, and there is no work to end",
            &[A::SetReady, A::EndWorkReady, A::WishReady],
            vec![idle],
        ),
        say(
            "a wish for not ready with nothing in hand comes true at once, and there is no work to end",
            &[A::SetNotReady, A::EndWorkNotReady, A::WishNotReady],
            vec![idle.deny(F::NEEDS_GRANT)],
        ),
        say("a wish for work with nothing in hand comes true at once", &[A::BeginWork, A::WishWork], vec![idle]),
        say(
            "a wish for a rest that has to be granted is that wish",
            &[A::AskRest, A::WishNotReady],
            vec![Region::ALL.need(F::NEEDS_GRANT)],
        ),
        say(
            "where nobody is rung any more and nothing waits, to give up and to leave are one",
            &[A::Abandon, A::OutsideLeaves],
            vec![left.contact(C::NULL).peer(!C::QUEUED), left.contact(C::WRAP_UP | C::FAILED)],
        ),
    ]
}
