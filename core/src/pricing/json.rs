//! Quotes as JSON.

use crate::money::{Exact, Money};
use crate::pricing::{
    AppliedOffer, BorneBy, Quote, QuoteLine, QuotedFee, QuotedGift, QuotedShipping, QuotedTax, StepView,
};
use crate::rule::MoneyScale;
use alloc::vec::Vec;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// Prints with the decimal alone, for amounts that stand beside one currency.
struct Plain(Money);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0.decimal())
    }
}

/// Writes a field where there is anything to say, and leaves it out otherwise.
fn optional<S: SerializeStruct>(
    out: &mut S,
    name: &'static str,
    value: Option<&impl Serialize>,
) -> Result<(), S::Error> {
    match value {
        Some(value) => out.serialize_field(name, value),
        None => out.skip_field(name),
    }
}

impl Serialize for Quote {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let trace: Option<Vec<StepView<'_>>> = self.has_trace().then(|| self.trace().collect());
        let is_taxed = !self.taxes.is_empty();
        let is_round = self.cash_rounding.minor() != 0;
        let mut out = s.serialize_struct("Quote", 22)?;
        out.serialize_field("book", self.book_id())?;
        out.serialize_field("digest", &self.digest())?;
        out.serialize_field("currency", &self.currency)?;
        out.serialize_field("at", &self.at)?;
        out.serialize_field("channel", &self.channel)?;
        out.serialize_field("buyer", &self.buyer)?;
        out.serialize_field("level", &self.level)?;
        out.serialize_field("payment_method", &self.payment_method)?;
        optional(&mut out, "region", self.region.as_ref())?;
        out.serialize_field("codes", &self.codes)?;
        out.serialize_field("lines", &self.lines)?;
        out.serialize_field("subtotal", &Plain(self.subtotal))?;
        out.serialize_field("discount", &Plain(self.discount))?;
        optional(&mut out, "shipping", self.shipping.as_ref())?;
        optional(&mut out, "is_tax_inclusive", is_taxed.then_some(&self.is_tax_inclusive))?;
        optional(&mut out, "tax", is_taxed.then_some(&Plain(self.tax)))?;
        optional(&mut out, "taxes", is_taxed.then_some(&self.taxes))?;
        optional(&mut out, "fee", self.fee.as_ref())?;
        optional(&mut out, "cash_rounding", is_round.then_some(&Plain(self.cash_rounding)))?;
        out.serialize_field("total", &Plain(self.total))?;
        out.serialize_field("offers", &self.offers)?;
        optional(&mut out, "gifts", (!self.gifts.is_empty()).then_some(&self.gifts))?;
        optional(&mut out, "trace", trace.as_ref())?;
        out.end()
    }
}

impl Serialize for QuoteLine {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("QuoteLine", 8)?;
        out.serialize_field("variant", &self.variant)?;
        out.serialize_field("quantity", &self.quantity)?;
        let scale = MoneyScale::minor(self.list.currency());
        out.serialize_field("unit_price", &scale.price_text(self.unit_price))?;
        out.serialize_field("list", &Plain(self.list))?;
        out.serialize_field("discount", &Plain(self.discount))?;
        out.serialize_field("order_discount", &Plain(self.order_discount))?;
        out.serialize_field("total", &Plain(self.total))?;
        optional(&mut out, "tax", some(self.tax).as_ref())?;
        out.end()
    }
}

impl Serialize for QuotedShipping {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("QuotedShipping", 5)?;
        out.serialize_field("method", &self.method)?;
        out.serialize_field("list", &Plain(self.list))?;
        out.serialize_field("discount", &Plain(self.discount))?;
        out.serialize_field("total", &Plain(self.total))?;
        optional(&mut out, "tax", some(self.tax).as_ref())?;
        out.end()
    }
}

impl Serialize for QuotedTax {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let percent: Exact = self.percent;
        let mut out = s.serialize_struct("QuotedTax", 4)?;
        out.serialize_field("category", &self.category)?;
        out.serialize_field("percent", &percent)?;
        out.serialize_field("net", &Plain(self.net))?;
        out.serialize_field("tax", &Plain(self.tax))?;
        out.end()
    }
}

impl Serialize for QuotedFee {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let borne_by: BorneBy = self.borne_by;
        let mut out = s.serialize_struct("QuotedFee", 4)?;
        out.serialize_field("method", &self.method)?;
        out.serialize_field("amount", &Plain(self.amount))?;
        optional(&mut out, "tax", some(self.tax).as_ref())?;
        out.serialize_field("borne_by", &borne_by)?;
        out.end()
    }
}

impl Serialize for QuotedGift {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("QuotedGift", 4)?;
        out.serialize_field("variant", &self.variant)?;
        out.serialize_field("quantity", &self.quantity)?;
        out.serialize_field("worth", &Plain(self.worth))?;
        out.serialize_field("offer", &self.offer)?;
        out.end()
    }
}

impl Serialize for AppliedOffer {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("AppliedOffer", 5)?;
        out.serialize_field("offer", &self.offer)?;
        out.serialize_field("coupon", &self.coupon.as_ref().map(|coupon| &coupon.code))?;
        out.serialize_field("amount", &Plain(self.amount))?;
        optional(&mut out, "unplaced", some(self.unplaced).as_ref())?;
        optional(&mut out, "cashback", some(self.cashback).as_ref())?;
        out.end()
    }
}

fn some(money: Money) -> Option<Plain> {
    (money.minor() != 0).then_some(Plain(money))
}
