use proptest::prelude::*;

use super::every::every;
use super::mutants::tenants;
use super::walk::State;
use crate::*;

/// What happens next: a kind of event by its number, or time passes until the next timer.
fn step() -> impl Strategy<Value = Option<prop::sample::Index>> {
    prop_oneof![9 => any::<prop::sample::Index>().prop_map(Some), 1 => Just(None)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Long ways, where the visits of all states are short: the machine and the model agree at each step, on what is refused
    /// and why, and on what there is to be seen.
    #[test]
    fn the_model_goes_every_way_that_the_machine_goes(
        dialect in prop::sample::select(Dialects::all().iter().collect::<alloc::vec::Vec<_>>()),
        tenant in 0_usize..3,
        steps in prop::collection::vec(step(), 1..300),
    ) {
        let every = every();
        let mut effects = Effects::new();
        let mut state = State::new(&tenants(dialect)[tenant]);
        for step in steps {
            let next = match step {
                Some(index) => state.after(&state.event(index.get(&every)), &mut effects),
                None => state.later(&mut effects),
            };
            state = next.unwrap_or(state);
        }
    }
}
