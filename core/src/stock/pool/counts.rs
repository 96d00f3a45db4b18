//! How many keys are in each state.

use crate::stock::KeyState;
use serde::Serialize;

/// How many keys are in each state. They always add up to those imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct KeyCounts {
    /// All that were ever imported.
    pub imported: u32,
    /// For sale, those of batches past their validity that no sweep has taken out yet among them.
    pub available: u32,
    /// Held for orders.
    pub reserved: u32,
    /// Handed over.
    pub delivered: u32,
    /// Taken out of sale.
    pub quarantined: u32,
    /// Past their validity.
    pub expired: u32,
    /// Handed over and refunded.
    pub returned: u32,
    /// Taken out of the shop, sealed.
    pub exported: u32,
}

impl KeyCounts {
    fn of(&mut self, state: KeyState) -> &mut u32 {
        match state {
            KeyState::Available => &mut self.available,
            KeyState::Reserved => &mut self.reserved,
            KeyState::Delivered => &mut self.delivered,
            KeyState::Quarantined => &mut self.quarantined,
            KeyState::Expired => &mut self.expired,
            KeyState::Returned => &mut self.returned,
            KeyState::Exported => &mut self.exported,
        }
    }

    // Each count is at most the number of handles, so none can run over.
    pub(in crate::stock) fn add(&mut self, state: KeyState) {
        let count = self.of(state);
        *count = count.saturating_add(1);
        self.imported = self.imported.saturating_add(1);
    }

    pub(in crate::stock) fn shift(&mut self, from: KeyState, to: KeyState) {
        let count = self.of(from);
        *count = count.saturating_sub(1);
        let count = self.of(to);
        *count = count.saturating_add(1);
    }
}
