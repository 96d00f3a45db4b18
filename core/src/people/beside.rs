//! What only some customers have; it lies beside the columns that everybody has.

use crate::people::merge::{MAX_MERGED, Merge};
use crate::slot::CustomerSlot;
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// What only some customers have.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// By who was merged.
    pub(super) merges: BTreeMap<CustomerSlot, Merge>,
    /// Who goes on, and who was merged into them, by others too; made anew from `merges`.
    pub(super) merged_into: BTreeSet<(CustomerSlot, CustomerSlot)>,
    /// When customers were bound, where that was after their registration.
    pub(super) bound: Vec<Time>,
    /// When bindings end, in order.
    pub(super) lapses: VecDeque<(Time, CustomerSlot)>,
}

/// As it stands in a snapshot.
#[derive(Encode, Decode)]
pub(super) struct BesideState {
    #[n(0)]
    merges: BTreeMap<CustomerSlot, Merge>,
    #[n(1)]
    bound: Vec<Time>,
    #[n(2)]
    lapses: VecDeque<(Time, CustomerSlot)>,
}

impl Beside {
    pub(super) fn new(_seed: u64) -> Self {
        Self::default()
    }

    pub(super) fn state(&self) -> BesideState {
        BesideState { merges: self.merges.clone(), bound: self.bound.clone(), lapses: self.lapses.clone() }
    }

    /// `None` where more merges follow one another than may.
    pub(super) fn from_state(state: BesideState, seed: u64) -> Option<Self> {
        let mut beside = Self::new(seed);
        for (merged, merge) in &state.merges {
            let mut into = Some(merge.into);
            for step in 0_usize.. {
                let Some(slot) = into else { break };
                if step > MAX_MERGED {
                    return None;
                }
                beside.merged_into.insert((slot, *merged));
                into = state.merges.get(&slot).map(|merge| merge.into);
            }
        }
        Some(Self { merges: state.merges, bound: state.bound, lapses: state.lapses, ..beside })
    }
}
