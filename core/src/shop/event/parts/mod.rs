//! What events are made of.

mod archived;
mod batches;
mod keys;
mod people;
mod placed;
mod refunded;
mod shares;

pub use archived::LookedAt;
pub use batches::{BatchMore, ImportedPreview};
pub use keys::{DeliveredUnits, LineKeys, Parts, PoolKeys, ReservedUnits, ShortUnits, ToldKeys};
pub use people::{ErasedName, LevelChange, MoveReason, MovedBalances};
pub use placed::{PlacedExtras, PlacedLine, PlacedPart, PlacedTerms, PlacedUse};
pub use refunded::{PaymentPart, RefundNotes, RefundSources, RefundedLine};
pub use shares::{
    AccruedLine, CarriedLegs, Follows, PartnerBack, PartnerPaid, PeriodLine, ReversedLine, Seller, Share,
    SupplierShare,
};
