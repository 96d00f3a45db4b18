use crate::id::{FlashId, VariantId};
use crate::refusal::refusals;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::String;

refusals! {
    /// Why somebody may not buy a variant now, or so much of it; or why limits are refused.
    pub enum SaleRefusal {
        /// Too early.
        NotYet { variant: Box<VariantId>, from: Time } = "sale.not_yet", "`{variant}` is on sale from {from} on";
        /// Too late.
        Over { variant: Box<VariantId>, until: Time } = "sale.over", "`{variant}` was on sale until {until}";
        /// For others.
        NotForBuyer { variant: Box<VariantId>, why: String } = "sale.not_for_buyer", "`{variant}` is not sold here to this buyer: {why}";
        /// Limited for each buyer, and a guest is nobody to count for.
        BuyerNeeded { variant: Box<VariantId> } = "sale.buyer_needed",
            "`{variant}` is limited for each buyer, so a guest cannot buy it";
        /// More than one buyer may have.
        BuyerLimit { variant: Box<VariantId>, limit: u32, millis: u64, had: u64, wanted: u32 } = "sale.buyer_limit",
            "a buyer may have {limit} of `{variant}` in {millis} ms: this one has {had} and wants {wanted} more";
        /// More than one buyer may ever have.
        BuyerLimitEver { variant: Box<VariantId>, limit: u32, had: u64, wanted: u32 } = "sale.buyer_limit_ever",
            "a buyer may have {limit} of `{variant}`: this one has {had} and wants {wanted} more";
        /// The flash sale's allowance is used up.
        FlashSoldOut { flash: Box<FlashId>, variant: Box<VariantId>, left: u64, wanted: u32 } = "sale.flash_sold_out",
            "flash sale `{flash}` has {left} of `{variant}` left, {wanted} wanted";
        /// A limit of nothing, or a window that never is.
        BadLimit { variant: Box<VariantId>, field: &'static str, rule: &'static str } = "sale.bad_limit",
            "`{field}` of the sale of `{variant}` {rule}";
    }
}
