use crate::id::{Compact, CustomerId, IdRefusal, LevelId, MAX_ID_LEN, Tag};
use crate::money::{Currency, Exact};
use crate::time::{Span, Time};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use compact_str::CompactString;
use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What somebody wants to buy, and what is known about the buyer. Texts are checked when it is quoted.
///
/// # Examples
/// ```
/// use keytill::pricing::Cart;
/// let cart = Cart::on("wechat").buyer("u-7").line("gift-card-50", 2).coupon("NEW10");
/// assert_eq!(cart.lines.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Cart {
    /// Where it comes from.
    #[n(0)]
    pub channel: RawId,
    /// Who buys; nobody for a guest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub buyer: Option<RawId>,
    /// 1 to 1000 lines, each of another variant.
    #[n(2)]
    pub lines: Vec<CartLine>,
    /// Coupon codes, at most 64.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(3)]
    pub coupons: Vec<RawId>,
    /// How it will be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub payment_method: Option<RawId>,
    /// The moment that it is quoted for.
    #[serde(default)]
    #[n(5)]
    pub at: Time,
    /// What is known about the buyer.
    #[serde(default)]
    #[n(6)]
    pub facts: BuyerFacts,
    /// The currency to pay in; the book's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(7)]
    pub currency: Option<Currency>,
    /// How it will be shipped; nothing is shipped when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(8)]
    pub shipping: Option<RawId>,
    /// Where it is taxed; at home when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(9)]
    pub region: Option<RawId>,
}

/// A variant and how many of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct CartLine {
    /// The variant.
    #[n(0)]
    pub variant: RawId,
    /// Units, 1 to 1 000 000.
    #[n(1)]
    pub quantity: u32,
    /// The keys that the buyer picked (自选), one for each unit; absent where any will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub picks: Option<Box<Picks>>,
}

/// Keys that a buyer picked by what can be seen of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Picks(#[n(0)] pub Vec<PickedKey>);

/// A key that a buyer picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PickedKey {
    /// What the buyer saw of it.
    #[n(0)]
    pub preview: String,
    /// What it costs on top of the variant's price, in major units. The quote believes it; the machine does not.
    #[serde(default)]
    #[n(1)]
    pub premium: Exact,
}

/// What conditions may ask about the buyer. The machine fills it from its own state.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct BuyerFacts {
    /// The buyer's level.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub level: Option<RawId>,
    /// The buyer's tags, at most 256.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[n(1)]
    pub tags: Vec<RawId>,
    /// The buyer has no paid order yet.
    #[n(2)]
    pub first_order: bool,
    /// A score from outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub score: Option<i64>,
    /// Things counted, at most 256.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[n(4)]
    pub counters: Vec<CounterValue>,
    /// What offers with a cap for each customer or a budget gave before, at most 10 000.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[n(5)]
    pub used: Vec<OfferUse>,
    /// What the sub-shops through which is sold add to every price, in percent, from the uppermost down; at most 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(6)]
    pub markups: Option<Vec<Exact>>,
}

/// What an offer took off earlier orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct OfferUse {
    /// The offer.
    #[n(0)]
    pub offer: RawId,
    /// Off the orders of this buyer, in major units.
    #[serde(default)]
    #[n(1)]
    pub by_buyer: Exact,
    /// Off the orders of all buyers, in major units.
    #[serde(default)]
    #[n(2)]
    pub in_all: Exact,
}

/// What a counter stands at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct CounterValue {
    /// What is counted.
    #[n(0)]
    pub name: RawId,
    /// Over how many milliseconds.
    #[n(1)]
    pub window: Span,
    /// How many.
    #[n(2)]
    pub value: i64,
}

impl Cart {
    /// An empty cart on a channel.
    #[must_use]
    pub fn on(channel: impl AsRef<str>) -> Self {
        Self {
            channel: RawId::new(channel),
            buyer: None,
            lines: Vec::new(),
            coupons: Vec::new(),
            payment_method: None,
            at: Time::default(),
            facts: BuyerFacts::default(),
            currency: None,
            shipping: None,
            region: None,
        }
    }

    /// Bought by this customer.
    #[must_use]
    pub fn buyer(mut self, customer: impl AsRef<str>) -> Self {
        self.buyer = Some(RawId::new(customer));
        self
    }

    /// And so many of a variant.
    #[must_use]
    pub fn line(mut self, variant: impl AsRef<str>, quantity: u32) -> Self {
        self.lines.push(CartLine { variant: RawId::new(variant), quantity, picks: None });
        self
    }

    /// And these keys of a variant, picked by their previews, each with its premium in major units.
    #[must_use]
    pub fn picked(
        mut self,
        variant: impl AsRef<str>,
        picks: impl IntoIterator<Item = (impl Into<String>, Exact)>,
    ) -> Self {
        let pick = |(preview, premium): (_, Exact)| PickedKey { preview: Into::into(preview), premium };
        let picks: Vec<PickedKey> = picks.into_iter().map(pick).collect();
        let quantity = u32::try_from(picks.len()).unwrap_or(u32::MAX);
        let picks = Some(Box::new(Picks(picks)));
        self.lines.push(CartLine { variant: RawId::new(variant), quantity, picks });
        self
    }

    /// And with this coupon code.
    #[must_use]
    pub fn coupon(mut self, code: impl AsRef<str>) -> Self {
        self.coupons.push(RawId::new(code));
        self
    }

    /// Paid by this method.
    #[must_use]
    pub fn paying_by(mut self, method: impl AsRef<str>) -> Self {
        self.payment_method = Some(RawId::new(method));
        self
    }

    /// Paid in this currency.
    #[must_use]
    pub const fn currency(mut self, currency: Currency) -> Self {
        self.currency = Some(currency);
        self
    }

    /// Shipped by this method.
    #[must_use]
    pub fn shipped_by(mut self, method: impl AsRef<str>) -> Self {
        self.shipping = Some(RawId::new(method));
        self
    }

    /// Taxed in this region.
    #[must_use]
    pub fn region(mut self, region: impl AsRef<str>) -> Self {
        self.region = Some(RawId::new(region));
        self
    }

    /// At this moment.
    #[must_use]
    pub const fn at(mut self, moment: Time) -> Self {
        self.at = moment;
        self
    }

    /// By a buyer of this level.
    #[must_use]
    pub fn level(mut self, level: impl AsRef<str>) -> Self {
        self.facts.level = Some(RawId::new(level));
        self
    }

    /// By a buyer with this tag.
    #[must_use]
    pub fn tag(mut self, tag: impl AsRef<str>) -> Self {
        self.facts.tags.push(RawId::new(tag));
        self
    }

    /// By a buyer who has no paid order yet.
    #[must_use]
    pub const fn first_order(mut self) -> Self {
        self.facts.first_order = true;
        self
    }
}

/// A text where an id is expected, not checked yet: checking is the quote's work, so that carts are easy to write.
///
/// A text longer than any id is cut just past the longest, and refused then.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawId(CompactString);

impl RawId {
    /// Keeps a text.
    #[must_use]
    pub fn new(text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        if text.len() <= MAX_ID_LEN {
            return Self(CompactString::new(text));
        }
        let mut cut = CompactString::with_capacity(MAX_ID_LEN + 4);
        for c in text.chars() {
            cut.push(c);
            if cut.len() > MAX_ID_LEN {
                break;
            }
        }
        Self(cut)
    }

    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that it is known to be.
    #[inline]
    pub(crate) fn known_id<I: Compact>(&self) -> I {
        I::known(&self.0)
    }

    /// The id that it is.
    #[inline]
    pub(crate) fn id<I: Compact>(&self) -> Result<I, IdRefusal> {
        I::of_compact(&self.0)
    }
}

impl AsRef<str> for RawId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for RawId {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<&CustomerId> for RawId {
    fn from(id: &CustomerId) -> Self {
        Self(id.compact().clone())
    }
}

impl From<&LevelId> for RawId {
    fn from(id: &LevelId) -> Self {
        Self(id.compact().clone())
    }
}

impl From<&Tag> for RawId {
    fn from(tag: &Tag) -> Self {
        Self(tag.compact().clone())
    }
}

impl fmt::Debug for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawId({:?})", self.as_str())
    }
}

impl Serialize for RawId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RawId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::codec::deserialize_text(d, "an id", |text| Ok::<_, &str>(Self::new(text)))
    }
}

impl<C> Encode<C> for RawId {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for RawId {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Ok(Self::new(d.str()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_cbor_round_trip() {
        let cart = Cart::on("wechat")
            .buyer("u-7")
            .line("gift-card-50", 2)
            .coupon("new10")
            .paying_by("alipay")
            .level("vip")
            .tag("old")
            .first_order()
            .at(Time::from_millis(7));
        let json = serde_json::to_string(&cart).unwrap();
        assert_eq!(serde_json::from_str::<Cart>(&json).unwrap(), cart);
        let cbor = minicbor::to_vec(&cart).unwrap();
        assert_eq!(minicbor::decode::<Cart>(&cbor).unwrap(), cart);
    }

    #[test]
    fn the_shortest_cart_is_short() {
        let json = r#"{"channel": "h5", "lines": [{"variant": "gift-card-50", "quantity": 2}]}"#;
        assert_eq!(serde_json::from_str::<Cart>(json).unwrap(), Cart::on("h5").line("gift-card-50", 2));
        assert!(serde_json::from_str::<Cart>(&json.replace("quantity", "amount")).is_err());
        assert!(serde_json::from_str::<Cart>(&json.replace("2}", "-2}")).is_err());
        assert!(serde_json::from_str::<Cart>(&json.replace("2}", "1000000000000000000}")).is_err());
    }

    #[test]
    fn long_texts_are_cut_past_the_limit() {
        assert_eq!(RawId::new("x".repeat(1_000_000)).as_str().len(), MAX_ID_LEN + 1);
        assert!(RawId::new("订".repeat(100)).as_str().len() > MAX_ID_LEN);
    }
}
