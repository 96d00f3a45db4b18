use crate::id::OrderId;
use crate::refusal::refusals;

refusals! {
    /// Why a gift is not made, not delivered or not claimed.
    pub enum GiftRefusal {
        /// No gift is known by the order or the claim.
        Unknown {} = "gift.unknown", "no gift is claimed so";
        /// Another open gift has the same claim.
        ClaimUsed {} = "gift.claim_used", "another gift is claimed by the same code";
        /// A time that is too short or too long.
        BadExpiry { millis: u64, least: u64, most: u64 } = "gift.bad_expiry",
            "a gift can be claimed for {least} to {most} ms, not {millis}";
        /// It cannot be claimed now.
        NotOpen { order: OrderId, state: &'static str } = "gift.not_open", "the gift of order `{order}` is {state}";
        /// Too many wrong codes.
        TooManyAttempts { order: OrderId, limit: u32 } = "gift.too_many_attempts",
            "the gift of order `{order}` was claimed with {limit} wrong codes, which is the most allowed";
        /// The giver cannot receive it.
        OwnGift { order: OrderId } = "gift.own", "whoever paid for order `{order}` cannot claim its gift";
        /// Nobody claimed it yet, so there is nobody to deliver it to.
        Unclaimed { order: OrderId } = "gift.unclaimed", "the gift of order `{order}` is not claimed yet";
    }
}
