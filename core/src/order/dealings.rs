use crate::money::Amount;
use crate::order::Order;
use alloc::boxed::Box;
use minicbor::{Decode, Encode};

/// What was done about an order that is not done about most: money of the wallet in it, money given back without units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Dealings {
    /// What of its money came from the buyer's wallet.
    #[n(0)]
    pub from_wallet: Amount,
}

impl Order {
    /// What was done about it, to change it.
    pub fn dealings_mut(&mut self) -> &mut Dealings {
        self.dealings.get_or_insert_with(Box::default)
    }

    /// What of its money came from the buyer's wallet.
    #[must_use]
    pub fn from_wallet(&self) -> Amount {
        self.dealings.as_ref().map_or(Amount::ZERO, |dealings| dealings.from_wallet)
    }
}
