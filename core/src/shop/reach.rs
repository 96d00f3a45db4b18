//! What the shop knows beside its orders of whom they reach: small tables, each a world of its own. Where a shop uses none
//! of it, all are empty.

use crate::unpaid::Unpaid;
use minicbor::{Decode, Encode};

/// The tables, in one part of the snapshot.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub(crate) struct Reach {
    /// Who has what unpaid.
    #[n(0)]
    pub(crate) unpaid: Unpaid,
}
