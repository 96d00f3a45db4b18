use crate::money::Money;
use crate::refusal::refusals;
use crate::stock::{KeyHandle, KeyState};
use alloc::string::String;

refusals! {
    /// Why stock says no.
    pub enum StockRefusal {
        /// Not as many are free as were asked for.
        Insufficient { what: String, wanted: u64, available: u64 } = "stock.insufficient",
            "only {available} of `{what}` left, {wanted} wanted";
        /// No pool has this id.
        PoolUnknown { pool: String } = "stock.pool_unknown", "pool `{pool}` is not known";
        /// A pool of this id is open already.
        PoolExists { pool: String } = "stock.pool_exists", "pool `{pool}` exists already";
        /// The pool has a batch of this id already: a batch is one import.
        BatchExists { pool: String, batch: String } = "stock.batch_exists",
            "batch `{batch}` of pool `{pool}` exists already: a batch is one import";
        /// The pool has no batch of this id.
        BatchUnknown { pool: String, batch: String } = "stock.batch_unknown",
            "batch `{batch}` of pool `{pool}` is not known";
        /// The pool has no key of this handle.
        KeyUnknown { pool: String, key: u32 } = "stock.key_unknown", "key {key} of pool `{pool}` is not known";
        /// A key that costs less than nothing.
        CostNegative { cost: Money } = "stock.cost_negative", "the cost of one key must be zero or more, not {cost}";
        /// Four billion keys are the limit of a shop, dead ones included.
        Full { keys: u64, more: u64, limit: u64 } = "stock.full",
            "{more} keys on top of {keys} are more than {limit}, the most that a shop holds";
        /// The channel's quota is used up, or what is left is kept for other channels.
        QuotaReached { what: String, channel: String, wanted: u64, available: u64 } = "stock.quota_reached",
            "channel `{channel}` may take {available} more of `{what}`, {wanted} wanted";
        /// A quota that contradicts itself.
        QuotaInvalid { channel: String, rule: &'static str } = "stock.quota_invalid",
            "the quota of channel `{channel}` is refused: {rule}";
        /// Levels between which no alert can be told from its end.
        AlertInvalid { low: u64, clear: u64, days: u32 } = "stock.alert_invalid",
            "an alert at {low}, cleared at {clear}, over {days} days is refused: it must be cleared above the level that raises it, over 1 to 60 days";
        /// The batch is in quarantine already.
        BatchHeld { pool: String, batch: String } = "stock.batch_held",
            "batch `{batch}` of pool `{pool}` is in quarantine";
        /// The batch is not in quarantine.
        BatchNotHeld { pool: String, batch: String } = "stock.batch_not_held",
            "batch `{batch}` of pool `{pool}` is not in quarantine";
        /// A count that one command does not do.
        LimitOutOfRange { limit: u64, most: u64 } = "stock.limit_out_of_range",
            "{limit} keys are refused: one command takes 1 to {most}";
        /// Keys of the stock are sold to those who pick them alone.
        PickNeeded { what: String } = "stock.pick_needed", "`{what}` is sold by picking its keys alone";
        /// The stock has no keys to pick.
        NothingToPick { what: String } = "stock.nothing_to_pick", "`{what}` has no keys to pick";
        /// Not one pick for each unit.
        PickCount { what: String, picks: u64, quantity: u32 } = "stock.pick_count",
            "{picks} keys of `{what}` are picked for {quantity} units";
        /// No key with the preview is for sale any more.
        PickGone { what: String, preview: String } = "stock.pick_gone", "`{preview}` of `{what}` is gone";
        /// The premium is another.
        PremiumChanged { preview: String, named: Money, now: Money } = "stock.premium_changed",
            "the premium of `{preview}` is {now}, not {named}";
        /// A preview for a key that is not there.
        PreviewPosition { position: u32, keys: u32 } = "stock.preview_position",
            "a preview names key {position} of {keys}: each must name one key, in ascending order";
        /// The key format contradicts itself or its limits.
        FormatInvalid { field: &'static str, value: String, rule: &'static str } = "stock.format_invalid",
            "`{field}` of the key format is `{value}`: {rule}";
        /// A field of a key is empty, too long, or holds a character that no key may hold. The text is not shown: it
        /// is a secret.
        KeyTextInvalid { field: u32, rule: &'static str } = "stock.key_text_invalid",
            "field {field} of the key {rule}";
        /// The variant has no counted stock.
        NotCounted { what: String } = "stock.not_counted", "`{what}` has no counted stock";
        /// The stock on hand cannot be less than what is reserved, nor more than the limit.
        CountOutOfRange { what: String, count: i128, least: u64, most: u64 } = "stock.count_out_of_range",
            "the stock of `{what}` cannot be {count}: it must be {least} to {most}";
        /// The variant has no reusable key.
        NotReusable { what: String } = "stock.not_reusable", "`{what}` has no reusable key";
        /// The buyer may not have so many uses of the reusable key.
        BuyerLimit { what: String, limit: u32, had: u64, wanted: u64 } = "stock.buyer_limit",
            "a buyer may have {limit} of `{what}`: this one has {had} and wants {wanted} more";
        /// Uses are limited for each buyer, and a guest is nobody to count for.
        BuyerNeeded { what: String } = "stock.buyer_needed", "`{what}` is limited for each buyer, so a guest cannot have it";
        /// A limit must leave room for what is used already and cannot be zero.
        UsesOutOfRange { what: String, uses: u32, least: u64 } = "stock.uses_out_of_range",
            "the uses of `{what}` cannot be limited to {uses}: they must be at least {least}";
        /// The sealed bytes are shorter or longer than any sealed key is.
        SealedLength { length: u64, least: u64, most: u64 } = "seal.length",
            "a sealed key of {length} bytes cannot be: {least} to {most} bytes are";
        /// The sealed bytes are of a version that this code does not know.
        SealVersion { version: u8 } = "seal.version", "version {version} of sealed keys is not known";
        /// No key of this number was given to the sealer.
        SealKeyUnknown { key_id: u32 } = "seal.key_unknown", "sealing key {key_id} was not given to the sealer";
        /// A sealing key is not of 32 bytes.
        SecretLength { length: usize } = "seal.secret_length", "a sealing key has 32 bytes, not {length}";
        /// Two keys of the same number were given to the sealer.
        SealKeyTwice { key_id: u32 } = "seal.key_twice", "sealing key {key_id} is given twice";
        /// The bytes do not open: another shop, another pool, another key of the same number, or changed bytes.
        SealBroken { key_id: u32 } = "seal.broken",
            "the sealed key does not open with sealing key {key_id}: it belongs to another place or was changed";
        /// A text is not a fingerprint or not sealed bytes.
        SealText { rule: &'static str } = "seal.text", "the text must be {rule}";
    }
}

/// What an apply function meets when the events do not fit the state: a damaged journal or a caller's mistake.
///
/// A live machine never meets one: what it applies it has just chosen from the same state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StockFault {
    /// There is no such pool.
    #[error("no pool in that slot")]
    Pool,
    /// There is no such batch, or there is one already.
    #[error("no such batch, or one too many")]
    Batch,
    /// There is no such key.
    #[error("no key of handle {}", .0.number())]
    Key(KeyHandle),
    /// The key is in a state that does not allow the move.
    #[error("key {} is {state:?}", .handle.number())]
    State {
        /// Which key.
        handle: KeyHandle,
        /// Its state.
        state: KeyState,
    },
    /// A fingerprint is in stock already.
    #[error("a fingerprint comes twice")]
    Twice,
    /// The variant has no such stock.
    #[error("no such stock for the variant")]
    Variant,
    /// A count would leave its range.
    #[error("a count leaves its range")]
    Count,
    /// A key has sealed bytes of an impossible length, or the shop holds as many keys as it can.
    #[error("no room for the key")]
    Room,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_small_and_their_codes_unique() {
        assert!(size_of::<StockRefusal>() < 128);
        assert!(size_of::<StockFault>() <= 16);
        let mut codes: alloc::vec::Vec<_> = StockRefusal::CODES.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), StockRefusal::CODES.len());
    }
}
