//! Orders (订单): their stages and legal moves, lines, payments and refunds, and what is due when.

mod agenda;
mod archived;
mod dealings;
mod delivery_refusal;
mod extras;
mod fate;
mod money_in;
mod money_out;
mod orders;
mod prints;
mod record;
mod refusal;
mod stage;
mod units;

pub use agenda::{Agenda, Due};
pub use archived::{Archived, Seal, Worth};
pub use dealings::{Dealings, Given, LineBack};
pub use delivery_refusal::DeliveryRefusal;
pub use extras::{Apart, Charge, Extras, GivenBack, OfferUsed};
pub use fate::Fate;
pub use money_in::{PaidFor, Payment, Payments};
pub use money_out::{RefundRecord, RefundState, Refunds};
pub use orders::Orders;
pub use prints::Prints;
pub use record::{Line, Order, Units};
pub use refusal::OrderRefusal;
pub use stage::{Move, Stage};
pub use units::PoolHandles;
