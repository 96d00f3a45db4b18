//! What merchants and buyers write: the price book and the cart. Data only; what it means is in [`steps`](super::steps).

mod book;
mod cap;
mod cart;
mod coupon;
mod effect;
mod fees;
mod floor;
mod list;
mod offer;
mod shipping;
mod target;
mod tax;
mod tier;

pub use book::{PriceBook, PricedVariant};
pub use cap::Cap;
pub use cart::{BuyerFacts, Cart, CartLine, CounterValue, OfferUse, PickedKey, Picks, RawId};
pub use coupon::{Coupon, CouponCode};
pub use effect::{
    Bundle, BundlePart, BuyGet, Cashback, Counting, Effect, EveryAmount, Gift, Ladder, LadderBy, LadderStep,
    Off, UnitGroups,
};
pub use fees::{BorneBy, CashRounding, PaymentMethod};
pub use floor::Floors;
pub use list::{Adjustment, Audience, ListedPrice, PriceList};
pub use offer::{Exclusive, Lane, LaneMode, Offer};
pub use shipping::ShippingMethod;
pub use target::{Pick, Target};
pub use tax::{CrossBorder, TaxRate, TaxScope, Taxes};
pub use tier::{Dearer, Tier, TierKind, TierPlace, TierTable, TieredGoods};
