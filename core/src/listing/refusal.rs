use crate::id::{ChannelId, ProductId, VariantId};
use crate::refusal::refusals;
use crate::text::TextRefusal;
use alloc::boxed::Box;

refusals! {
    /// Why a product is not sold on a channel, or its listing or review is refused.
    pub enum ListingRefusal {
        /// Not sold there.
        Off { product: Box<ProductId>, channel: Box<ChannelId> } = "listing.off", "`{product}` is not sold on channel `{channel}`";
        /// More than may be bought there at a time.
        AboveMaximum { variant: Box<VariantId>, channel: Box<ChannelId>, quantity: u32, maximum: u32 } = "listing.above_maximum",
            "{quantity} of `{variant}` is more than the {maximum} that may be bought at a time on channel `{channel}`";
        /// A limit of nothing.
        BadMaximum {} = "listing.bad_maximum", "the most that may be bought at a time must be 1 or more";
        /// Not approved yet.
        NotApproved { product: Box<ProductId>, state: &'static str } = "listing.not_approved", "`{product}` is {state}, so it is not sold yet";
        /// A review does not go on so.
        BadMove { product: Box<ProductId>, from: &'static str, to: &'static str } = "listing.bad_move",
            "`{product}` is {from} and cannot become {to}";
        /// A refusal without a reason.
        NoReason { product: Box<ProductId> } = "listing.no_reason", "`{product}` cannot be refused without a reason";
        /// A title or reason that is refused.
        Text { source: TextRefusal } = "listing.bad_text", "{source}";
    }
}
