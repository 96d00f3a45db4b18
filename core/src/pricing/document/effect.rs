use crate::id::VariantId;
use crate::money::Exact;
use crate::rule::Condition;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What an offer does (效果). It never takes a line below zero, nor below its floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum Effect {
    /// So many percent off, 0 to 100.
    #[n(0)]
    Percent(#[n(0)] Exact),
    /// So much off every unit, in major units. For lines and units only.
    #[n(1)]
    AmountEach(#[n(0)] Exact),
    /// So much off in all, in major units, spread in proportion to the amounts.
    #[n(2)]
    AmountAcross(#[n(0)] Exact),
    /// Every unit at this price, in major units, where that is lower. For lines and units only.
    #[n(3)]
    FixedPrice(#[n(0)] Exact),
    /// So much off every line, in major units, whatever its quantity. For lines and units only.
    #[n(4)]
    AmountPerLine(#[n(0)] Exact),
    /// All of the target together at this price (一口价), in major units, where that is lower.
    #[n(5)]
    SetTotal(#[n(0)] Exact),
    /// For every full amount of the target so much off (每满减).
    #[n(6)]
    EveryAmount(#[n(0)] EveryAmount),
    /// A threshold ladder (满减阶梯): the highest step that is reached.
    #[n(7)]
    Ladder(#[n(0)] Ladder),
    /// For every full group of units something off some of them (第二件半价, 买三免一). For lines only.
    #[n(8)]
    UnitGroups(#[n(0)] UnitGroups),
    /// Who buys units of some lines gets something off units of the target (买赠). For lines only.
    #[n(9)]
    BuyGet(#[n(0)] BuyGet),
    /// Sets of units at one price (套装). For lines only: parts are looked for among them.
    #[n(10)]
    Bundle(#[n(0)] Bundle),
    /// Units of a variant for nothing (赠品). They stand beside the lines with what they are worth by list price, and count
    /// for no tier, condition or subtotal.
    #[n(11)]
    Gift(#[n(0)] Gift),
    /// Money that the buyer gets back later (返现): it takes nothing off.
    #[n(12)]
    Cashback(#[n(0)] Cashback),
    /// The prices of the tier tables whose place is a lane. For lines only.
    #[n(13)]
    TierPrices,
}

/// A simple discount, as part of a larger effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum Off {
    /// So many percent off, 0 to 100.
    #[n(0)]
    Percent(#[n(0)] Exact),
    /// So much off every unit, in major units.
    #[n(1)]
    AmountEach(#[n(0)] Exact),
    /// So much off in all, in major units, spread in proportion to the amounts.
    #[n(2)]
    AmountAcross(#[n(0)] Exact),
    /// Every unit at this price, in major units, where that is lower.
    #[n(3)]
    FixedPrice(#[n(0)] Exact),
    /// So much off every line, in major units.
    #[n(4)]
    AmountPerLine(#[n(0)] Exact),
}

/// For every full amount of the target so much off: 10 off every full 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct EveryAmount {
    /// The full amount, in major units, above zero.
    #[n(0)]
    pub every: Exact,
    /// What comes off for each, in major units, zero or more.
    #[n(1)]
    pub off: Exact,
    /// The most times, 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub times: Option<u32>,
}

/// A threshold ladder: the highest step that is reached, and nothing below the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Ladder {
    /// What is measured.
    #[n(0)]
    pub by: LadderBy,
    /// 1 to 100 steps, thresholds ascending.
    #[n(1)]
    pub steps: Vec<LadderStep>,
}

/// What a ladder measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum LadderBy {
    /// What the target costs in all.
    #[n(0)]
    Amount,
    /// How many units the target has in all.
    #[n(1)]
    Quantity,
    /// What all lines cost.
    #[n(2)]
    Subtotal,
    /// What each line of the target costs: each line climbs for itself.
    #[n(3)]
    LineAmount,
    /// How many units each line of the target has: each line climbs for itself.
    #[n(4)]
    LineQuantity,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LadderStep {
    /// From this on: major units where money is measured, whole where units are counted; zero or more.
    #[n(0)]
    pub from: Exact,
    /// What it takes off.
    #[n(1)]
    pub off: Off,
}

/// For every full group of units of the target something off some of them.
///
/// The second unit at half price is a group of 2 with 1 unit at 50 % off; buy three, get one free is a group of 4 with
/// 1 unit at 100 % off; 5.00 off each unit of every full dozen is a group of 12 with 12 units at 5.00 off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct UnitGroups {
    /// How many units make a group, 1 or more.
    #[n(0)]
    pub group: u32,
    /// How many units of each group it applies to, 1 to the group's size: the cheapest of all.
    #[n(1)]
    pub units: u32,
    /// What comes off them.
    #[n(2)]
    pub off: Off,
    /// The most groups, 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub times: Option<u32>,
    /// What is counted as one.
    #[serde(default)]
    #[n(4)]
    pub counting: Counting,
}

/// Which units are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Counting {
    /// Those of all lines of the target.
    #[default]
    #[n(0)]
    Together,
    /// Those of each line.
    #[n(1)]
    EachLine,
}

/// Who buys so many units gets something off so many units of the target, the cheapest first.
///
/// A unit that is bought for it is not given by it, and a unit that was given by one such offer counts for no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct BuyGet {
    /// Which lines count as bought.
    #[serde(default)]
    #[n(0)]
    pub buy: Condition,
    /// How many units must be bought, 1 or more.
    #[n(1)]
    pub buy_units: u32,
    /// How many units are given for that, 1 or more.
    #[n(2)]
    pub get_units: u32,
    /// What comes off them.
    #[n(3)]
    pub off: Off,
    /// The most times, 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub times: Option<u32>,
    /// Whether nothing is given when fewer units are there than would be.
    #[serde(default)]
    #[n(5)]
    pub all_or_nothing: bool,
}

/// Sets of units at one price. A unit counts for one part only; parts choose in their order, the dearest units first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Bundle {
    /// What a set is made of; 1 to 16 parts.
    #[n(0)]
    pub parts: Vec<BundlePart>,
    /// What one set costs, in major units, where that is lower.
    #[n(1)]
    pub price: Exact,
    /// The most sets, 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub times: Option<u32>,
}

/// One part of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct BundlePart {
    /// Of which lines.
    #[n(0)]
    pub lines: Condition,
    /// How many units, 1 or more.
    #[n(1)]
    pub units: u32,
}

/// Units of a variant for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Gift {
    /// What is given; a variant of the book.
    #[n(0)]
    pub variant: VariantId,
    /// How many units, 1 or more.
    #[n(1)]
    pub units: u32,
    /// Given once for so many units of the target; once in all when left out. Gifts are not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub for_each: Option<u32>,
}

/// Money that the buyer gets back later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum Cashback {
    /// So many percent of what the target costs when the offer applies, 0 to 100.
    #[n(0)]
    Percent(#[n(0)] Exact),
    /// So much, in major units.
    #[n(1)]
    Amount(#[n(0)] Exact),
}
