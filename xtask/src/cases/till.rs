//! A price book and a cart in the making, and the quote that keytill makes of them.

use super::{Json, Stop};
use keytill::id::VariantId;
use keytill::money::{AllocationRule, Amount, Currency, Exact, Money, MoneyRefusal};
use keytill::pricing::{Cart, PriceBook, Pricer, Quote, QuoteLine, QuotedShipping, StepView};
use serde_json::{Map, Value, json};

/// A price book and a cart in the making.
pub struct Till {
    pub currency: Currency,
    pub cart: Cart,
    variants: Vec<Value>,
    lanes: Vec<Value>,
    /// Whatever else the book says, by the name of its member.
    rest: Map<String, Value>,
}

impl Till {
    pub fn new(currency: Currency) -> Self {
        Self { currency, cart: Cart::on("web"), variants: Vec::new(), lanes: Vec::new(), rest: Map::new() }
    }

    /// A member of the book, such as `rounding`.
    pub fn set(&mut self, member: &str, value: Value) {
        self.rest.insert(member.to_owned(), value);
    }

    /// Adds an element to a member of the book that is a list, such as `tiers`.
    pub fn add(&mut self, member: &str, value: Value) {
        if let Value::Array(list) = self.rest.entry(member).or_insert_with(|| json!([])) {
            list.push(value);
        }
    }

    /// Each step is rounded for the unit, the line or the order.
    pub fn rounding(&mut self, mode: &str, scope: &str) {
        self.set("rounding", json!({ "mode": mode, "scope": scope }));
    }

    /// Who gets the odd minor units.
    pub fn allocation(&mut self, rule: AllocationRule) {
        self.set("allocation", serde_json::to_value(rule).unwrap_or_default());
    }

    /// A variant on sale with more than a price: category, tags, floor…; its product is its own unless it says another.
    pub fn sell_with(&mut self, variant: &str, price: Exact, rest: Value) {
        let mut row = json!({ "variant": variant, "product": variant, "price": price });
        if let (Value::Object(row), Value::Object(rest)) = (&mut row, rest) {
            row.extend(rest);
        }
        self.variants.push(row);
    }

    /// A variant on sale.
    pub fn sell(&mut self, variant: &str, price: Exact) {
        self.sell_with(variant, price, json!({}));
    }

    /// Puts units of a variant into the cart.
    pub fn buy(&mut self, variant: &str, quantity: u32) {
        let cart = std::mem::replace(&mut self.cart, Cart::on("web"));
        self.cart = cart.line(variant, quantity);
    }

    /// Changes the cart.
    pub fn with_cart(&mut self, change: impl FnOnce(Cart) -> Cart) {
        let cart = std::mem::replace(&mut self.cart, Cart::on("web"));
        self.cart = change(cart);
    }

    /// A lane with its offers; each offer has `id`, `target` and `effect`, and whatever else it needs.
    pub fn lane(&mut self, mode: &str, offers: Vec<Value>) {
        if offers.is_empty() {
            return;
        }
        let id = format!("lane-{}", self.lanes.len() + 1);
        self.lanes.push(json!({ "id": id, "mode": mode, "offers": offers }));
    }

    /// The price book as it stands.
    pub fn book(&self) -> Result<PriceBook, Stop> {
        let mut book = self.rest.clone();
        book.insert("id".to_owned(), json!("case"));
        book.insert("currency".to_owned(), json!(self.currency));
        book.insert("variants".to_owned(), json!(self.variants));
        book.insert("lanes".to_owned(), json!(self.lanes));
        serde_json::from_value(Value::Object(book))
            .map_err(|error| Stop::unmapped(format!("this cannot be written in a price book: {error}")))
    }

    /// The quote of the cart.
    pub fn quote(&self) -> Result<Quoted, Stop> {
        Ok(Quoted(Pricer::new(self.book()?)?.quote(&self.cart)?))
    }
}

/// A quote, read in the forms in which cases expect amounts.
pub struct Quoted(pub Quote);

/// An amount in major units.
pub fn major(money: Money) -> Json {
    Json::Text(money.decimal().to_string())
}

impl Quoted {
    pub fn line(&self, variant: &str) -> Result<&QuoteLine, Stop> {
        let id = VariantId::new(variant)?;
        let line = self.0.lines.iter().find(|line| line.variant == id);
        line.ok_or_else(|| Stop::unmapped(format!("the cart has no `{variant}`")))
    }

    /// What each unit of a line is worth.
    pub fn units(&self, variant: &str) -> Result<Vec<Money>, Stop> {
        let id = VariantId::new(variant)?;
        let worths =
            self.0.lines.iter().position(|line| line.variant == id).and_then(|n| self.0.unit_worths(n));
        let worths = worths.ok_or_else(|| Stop::unmapped(format!("the cart has no `{variant}`")))?;
        Ok(worths.into_iter().map(|worth| worth.in_currency(self.0.currency)).collect())
    }

    /// What each unit of a line had taken off; the odd minor units from the first unit on.
    pub fn unit_discounts(&self, variant: &str) -> Result<Vec<Money>, Stop> {
        let line = self.line(variant)?;
        let rule = AllocationRule::FloorThenFirst;
        let each = keytill::pricing::unit_worths(line.discount.amount(), line.quantity, rule)?;
        Ok(each.into_iter().map(|off| off.in_currency(self.0.currency)).collect())
    }

    /// Whether a price list or a tier table made any price.
    pub fn is_listed(&self) -> bool {
        self.0
            .trace()
            .any(|step| matches!(step, StepView::ListPrice { list: Some(_), .. } | StepView::Tier { .. }))
    }

    /// What the goods cost after all offers, by the prices of the book.
    pub fn goods(&self) -> Result<Money, Stop> {
        self.sum(self.0.lines.iter().map(|line| Ok(line.total.amount())))
    }

    fn sum(&self, amounts: impl Iterator<Item = Result<Amount, MoneyRefusal>>) -> Result<Money, Stop> {
        let mut sum = Amount::ZERO;
        for amount in amounts {
            sum = sum.plus(amount?)?;
        }
        Ok(sum.in_currency(self.0.currency))
    }

    /// What the goods cost without their tax.
    pub fn goods_net(&self) -> Result<Money, Stop> {
        self.sum(self.0.lines.iter().map(|line| line.payable().amount().minus(line.tax.amount())))
    }

    /// What the goods cost with their tax.
    pub fn goods_gross(&self) -> Result<Money, Stop> {
        self.sum(self.0.lines.iter().map(|line| Ok(line.payable().amount())))
    }

    /// What each line costs with its tax.
    pub fn lines_gross(&self) -> Vec<Money> {
        self.0.lines.iter().map(QuoteLine::payable).collect()
    }

    /// The tax of everything.
    pub fn tax(&self) -> Money {
        self.0.tax
    }

    /// What everything costs without tax.
    pub fn total_net(&self) -> Result<Money, Stop> {
        Ok(self.0.total.amount().minus(self.0.tax.amount())?.in_currency(self.0.currency))
    }

    /// What shipping costs after all offers; nothing where nothing is shipped.
    pub fn shipping(&self) -> Money {
        self.0.shipping.as_ref().map_or(Money::new(0, self.0.currency), |shipping| shipping.total)
    }

    /// What shipping costs without its tax.
    pub fn shipping_net(&self) -> Result<Money, Stop> {
        let tax = self.0.shipping.as_ref().map_or(Amount::ZERO, |shipping| shipping.tax.amount());
        Ok(self.shipping_gross().amount().minus(tax)?.in_currency(self.0.currency))
    }

    /// What shipping costs with its tax.
    pub fn shipping_gross(&self) -> Money {
        self.0.shipping.as_deref().map_or(Money::new(0, self.0.currency), QuotedShipping::payable)
    }

    /// What offers took off shipping.
    pub fn shipping_discount(&self) -> Money {
        self.0.shipping.as_ref().map_or(Money::new(0, self.0.currency), |shipping| shipping.discount)
    }

    /// What offers took off goods and shipping.
    pub fn all_discounts(&self) -> Result<Money, Stop> {
        let both = self.0.discount.amount().plus(self.shipping_discount().amount())?;
        Ok(both.in_currency(self.0.currency))
    }

    /// What offers would have taken off, but for floors.
    pub fn undistributed(&self) -> Result<Money, Stop> {
        self.sum(self.0.offers.iter().map(|applied| Ok(applied.unplaced.amount())))
    }

    /// The ids of the offers that applied, in their order.
    pub fn applied(&self) -> Vec<&str> {
        self.0.offers.iter().map(|applied| applied.offer.as_str()).collect()
    }

    /// What an offer took off a line, in major units, by the trace.
    pub fn share(&self, of: &str, line: &str) -> Option<String> {
        self.shares()
            .into_iter()
            .find(|(offer, variant, _)| offer == of && variant == line)
            .map(|share| share.2)
    }

    /// What each offer took off each line: offer, variant, amount in major units.
    pub fn shares(&self) -> Vec<(String, String, String)> {
        let mut shares = Vec::new();
        let mut by = "";
        for step in self.0.trace() {
            match step {
                StepView::Applied { offer, .. } => by = offer,
                StepView::Share { variant, amount, .. } => {
                    shares.push((by.to_owned(), variant.to_owned(), amount));
                }
                _ => {}
            }
        }
        shares
    }
}

/// A currency with so many decimals: the one that the case names, or one with the decimals that its answers need.
pub fn currency_of(input: &Json, expected: &Json) -> Result<Currency, Stop> {
    if let Some(code) = input.any(&["currency", "cur"]).and_then(Json::text) {
        return Ok(code.parse::<Currency>()?);
    }
    with_decimals(expected.decimals().max(2))
}

/// Some currency with so many decimals.
pub fn with_decimals(decimals: u8) -> Result<Currency, Stop> {
    if decimals == 2 { Ok(Currency::CNY) } else { Ok(Currency::private("UNIT", decimals)?) }
}

/// A number of minor units as the decimal that price books hold.
pub fn from_minor(minor: i64, currency: Currency) -> Result<Exact, Stop> {
    Exact::from_parts(minor, currency.exponent())
        .ok_or_else(|| Stop::unmapped("an amount has too many digits"))
}

/// A rate (0.07) as the percentage (7) that price books hold.
pub fn percent_of_rate(rate: Exact) -> Result<Exact, Stop> {
    let (mantissa, scale) = match rate.scale() {
        scale @ 2.. => (Some(rate.mantissa()), scale - 2),
        1 => (rate.mantissa().checked_mul(10), 0),
        _ => (rate.mantissa().checked_mul(100), 0),
    };
    mantissa
        .and_then(|mantissa| Exact::from_parts(mantissa, scale))
        .ok_or_else(|| Stop::unmapped("a rate has too many digits"))
}

/// What was taken off, with the sign that the case writes there: many sources write discounts below zero.
pub fn off(expected: Option<&Json>, amount: &str) -> Json {
    let negative = expected.and_then(Json::text).is_some_and(|text| text.starts_with('-'));
    let zero = amount.chars().all(|c| matches!(c, '0' | '.'));
    Json::Text(if negative && !zero { format!("-{amount}") } else { amount.to_owned() })
}
