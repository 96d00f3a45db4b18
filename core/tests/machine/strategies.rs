//! Random steps. A step is a handful of small numbers, made into a command only when its turn comes, by what the
//! reference knows then: so that cutting steps out or making numbers smaller leaves a sequence that still means something.

use crate::transitions::{Clock, Key, Sequence, Step, What};
use proptest::collection::vec;
use proptest::prelude::*;

/// How many commands follow the shop's setting up.
pub const COMMANDS: usize = 100;

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        26 => Just(What::PlaceOrder),
        22 => Just(What::Pay),
        6 => Just(What::Deliver),
        8 => Just(What::Refund),
        7 => Just(What::Tick),
        3 => Just(What::Cancel),
        3 => Just(What::Complete),
        4 => Just(What::Release),
        2 => Just(What::Reveal),
        4 => Just(What::Withdraw),
        3 => Just(What::Settle),
        3 => Just(What::Import),
        2 => Just(What::Adjust),
        2 => Just(What::Reusable),
        2 => Just(What::Book),
        2 => Just(What::Plan),
        2 => Just(What::Register),
        2 => Just(What::Bind),
        2 => Just(What::CustomerLevel),
        1 => Just(What::Level),
        1 => Just(What::Pool),
        2 => Just(What::Product),
        1 => Just(What::Channel),
        2 => Just(What::OpenSession),
        1 => Just(What::CloseSession),
        2 => Just(What::Restart),
        1 => Just(What::Replay),
        1 => Just(What::KeepSnapshot),
    ]
}

fn clock() -> impl Strategy<Value = Clock> {
    prop_oneof![
        40 => Just(Clock::Same),
        20 => (1_u32..120_000).prop_map(Clock::Later),
        10 => Just(Clock::AtDeadline),
        4 => Just(Clock::BeforeDeadline),
        6 => (1_u32..7_200_000).prop_map(Clock::PastDeadline),
        10 => (1_u32..100_000_000).prop_map(Clock::Back),
        2 => Just(Clock::Days),
        1 => Just(Clock::BeforeEverything),
        1 => Just(Clock::NoTime),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        60 => Just(Key::Fresh),
        12 => (0_u8..3).prop_map(Key::Next),
        3 => (0_u8..3, 0_u8..5).prop_map(|(client, skip)| Key::OutOfSequence(client, skip)),
        12 => any::<u8>().prop_map(Key::Repeat),
        4 => any::<u8>().prop_map(Key::OtherBody),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    (what(), clock(), key(), any::<[u8; 8]>()).prop_map(|(what, clock, key, dials)| Step {
        what,
        clock,
        key,
        dials,
    })
}

/// A sequence: how the shop is set up, and what it is asked.
pub fn sequence() -> impl Strategy<Value = Sequence> {
    (any::<[u8; 10]>(), any::<u8>(), vec(step(), COMMANDS)).prop_map(|(settings, omitted, steps)| Sequence {
        settings,
        omitted,
        steps,
    })
}
