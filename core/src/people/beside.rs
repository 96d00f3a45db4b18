//! What only some customers have; it lies beside the columns that everybody has.

use crate::people::erase::Consent;
use crate::people::identity::{Identities, Identity};
use crate::people::merge::{MAX_MERGED, Merge};
use crate::people::placement::Placement;
use crate::people::placement_state::PlacementState;
use crate::people::review::{LevelRecord, Reviews};
use crate::people::standing::Block;
use crate::people::touch::Touch;
use crate::slot::CustomerSlot;
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// What only some customers have.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    /// By who was merged.
    pub(super) merges: BTreeMap<CustomerSlot, Merge>,
    /// Who goes on, and who was merged into them, by others too; made anew from `merges`.
    pub(super) merged_into: BTreeSet<(CustomerSlot, CustomerSlot)>,
    /// When customers were bound, where that was after their registration.
    pub(super) bound: Vec<Time>,
    /// When bindings end, in order.
    pub(super) lapses: VecDeque<(Time, CustomerSlot)>,
    /// Why levels are what they are, and were.
    pub(super) levels: BTreeMap<CustomerSlot, LevelRecord>,
    pub(super) reviews: Reviews,
    pub(super) blocks: BTreeMap<CustomerSlot, Block>,
    pub(super) identities: Identities,
    /// By customer, in the order of the purposes.
    pub(super) consents: BTreeMap<CustomerSlot, Vec<Consent>>,
    /// In the order in which they were opened.
    pub(super) placements: Vec<Placement>,
    /// The last of each, the oldest first.
    pub(super) touches: BTreeMap<CustomerSlot, VecDeque<Touch>>,
    /// Scatters the tables; changes no result.
    pub(super) seed: u64,
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
    #[n(3)]
    levels: BTreeMap<CustomerSlot, LevelRecord>,
    #[n(4)]
    reviews: Reviews,
    #[n(5)]
    blocks: BTreeMap<CustomerSlot, Block>,
    #[n(6)]
    identities: BTreeMap<CustomerSlot, Vec<Identity>>,
    #[n(7)]
    consents: BTreeMap<CustomerSlot, Vec<Consent>>,
    #[n(8)]
    placements: Vec<PlacementState>,
    #[n(9)]
    touches: BTreeMap<CustomerSlot, VecDeque<Touch>>,
}

impl Beside {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            merges: BTreeMap::new(),
            merged_into: BTreeSet::new(),
            bound: Vec::new(),
            lapses: VecDeque::new(),
            levels: BTreeMap::new(),
            reviews: Reviews::default(),
            blocks: BTreeMap::new(),
            identities: Identities::new(seed),
            consents: BTreeMap::new(),
            placements: Vec::new(),
            touches: BTreeMap::new(),
            seed,
        }
    }

    pub(super) fn state(&self) -> BesideState {
        BesideState {
            merges: self.merges.clone(),
            bound: self.bound.clone(),
            lapses: self.lapses.clone(),
            levels: self.levels.clone(),
            reviews: self.reviews.clone(),
            blocks: self.blocks.clone(),
            identities: self.identities.rows().clone(),
            consents: self.consents.clone(),
            placements: self.placements.iter().map(Placement::state).collect(),
            touches: self.touches.clone(),
        }
    }

    /// `None` where more merges follow one another than may.
    pub(super) fn from_state(state: BesideState, people: usize, seed: u64) -> Option<Self> {
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
        let BesideState {
            merges,
            bound,
            lapses,
            levels,
            reviews,
            blocks,
            identities,
            consents,
            placements,
            touches,
        } = state;
        let identities = Identities::from_rows(identities, seed)?;
        let placements = placements.into_iter().map(|tree| Placement::from_state(tree, people, seed));
        Some(Self {
            merges,
            bound,
            lapses,
            levels,
            reviews,
            blocks,
            identities,
            consents,
            placements: placements.collect::<Option<_>>()?,
            touches,
            ..beside
        })
    }
}
