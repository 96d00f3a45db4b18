//! What is bought, in whatever shape a source writes it, as variants of a price book and lines of a cart.

use super::offers::texts;
use super::till::{Till, currency_of, from_minor};
use super::{Json, Stop};
use keytill::money::{Currency, Exact};
use serde_json::{Map, Value, json};

/// A till with its lines.
pub struct Basket {
    pub till: Till,
    /// The variants of the lines, in the case's order.
    pub lines: Vec<String>,
    /// Whether the case writes amounts in minor units.
    pub minor: bool,
    /// Whether amounts without and with tax stand side by side, and the plain words mean the former.
    pub tells_net: bool,
    /// The tax rates that lines named, in percent.
    rates: Vec<Exact>,
}

/// The one way to ship, unless the case names it.
pub const SHIPPING: &str = "shipping";

impl Basket {
    /// Without goods.
    pub fn empty(currency: Currency) -> Self {
        Self {
            till: Till::new(currency),
            lines: Vec::new(),
            minor: false,
            tells_net: false,
            rates: Vec::new(),
        }
    }

    /// Reads the goods of a case.
    pub fn read(input: &Json, expected: &Json) -> Result<Self, Stop> {
        let minor = has_minor(input) || input.get("prices_include_tax").is_some();
        let currency = match input.get("order_currency").and_then(Json::text) {
            Some(code) => code.parse()?,
            None if minor => Currency::CNY,
            None => currency_of(
                input,
                &Json::Object(
                    expected
                        .entries()
                        .iter()
                        .filter(|(name, _)| name != "total_percent_off")
                        .cloned()
                        .collect(),
                ),
            )?,
        };
        let mut basket =
            Self { minor, tells_net: input.get("prices_include_tax").is_some(), ..Self::empty(currency) };
        if let Some(catalog) = input.get("catalog") {
            basket.catalog(catalog, input.need("cart")?, &discounted(input))?;
        } else if let Some(cart) = input.get("cart") {
            basket.named(cart)?;
        } else if let Some(lines) = input.any(&["lines", "items"]) {
            for (n, line) in lines.list().iter().enumerate() {
                basket.line(line, n)?;
            }
        } else if let Some(eligible) = input.get("eligible") {
            for (n, line) in eligible
                .list()
                .iter()
                .chain(input.get("other").map(Json::list).unwrap_or_default())
                .enumerate()
            {
                basket.line(line, n)?;
            }
        } else {
            basket.line(input, 0)?;
        }
        if let Some(shipping) = input.get("shipping") {
            basket.shipping(shipping)?;
        } else if let Some(minor) = input.get("shipping_minor") {
            let tax = input.any(&["shipping_tax_rate", "shipping_tax"]).map(Json::exact).transpose()?;
            basket.ship(SHIPPING, basket.in_major(minor)?, tax);
        }
        let inclusive = input.get("prices_include_tax").is_some_and(Json::is_true);
        // Who says of a book of prices whether they hold their tax rounds the net half up: the tax half down.
        basket.taxes_rounded(inclusive, if inclusive { "half_down" } else { "half_up" });
        Ok(basket)
    }

    /// `{name: {price, floor, taxon}}` and `{name: quantity}`; a name that begins with `_` is no good.
    fn catalog(&mut self, catalog: &Json, cart: &Json, discounted: &Discounted) -> Result<(), Stop> {
        for (name, row) in catalog.entries() {
            if name == "_shipping" {
                self.shipping(row)?;
                continue;
            }
            let mut rest = Map::new();
            if let Some(floor) = row.any(&["floor", "minimum_price", "min_price"]) {
                rest.insert("minimum".to_owned(), json!(floor.exact()?));
            }
            if let Some(taxon) = row.any(&["taxon", "category"]) {
                rest.insert("category".to_owned(), json!(taxon.text()));
            }
            if discounted.has(name) {
                rest.insert("tags".to_owned(), json!(["discounted"]));
            }
            let price = if row.text().is_some() { row } else { row.need("price")? };
            self.till.sell_with(name, price.exact()?, Value::Object(rest));
        }
        for (name, quantity) in cart.entries() {
            self.till.buy(name, quantity.units()?);
            self.lines.push(name.clone());
        }
        Ok(())
    }

    /// `{name: price}`; `shipping` is no good.
    fn named(&mut self, cart: &Json) -> Result<(), Stop> {
        for (name, row) in cart.entries() {
            if name == "shipping" {
                self.shipping(row)?;
                continue;
            }
            let (price, quantity) = match row.get("price") {
                Some(price) => (price.exact()?, row.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?),
                None => (row.exact()?, 1),
            };
            self.till.sell(name, price);
            self.till.buy(name, quantity);
            self.lines.push(name.clone());
        }
        Ok(())
    }

    /// A price, or `{id, unit, qty, …}`.
    fn line(&mut self, line: &Json, nth: usize) -> Result<(), Stop> {
        let id = line
            .any(&["id", "sku", "item", "name"])
            .and_then(Json::text)
            .filter(|text| Json::from(*text).exact().is_err());
        let id = id.map_or_else(|| format!("line-{}", nth + 1), ToOwned::to_owned);
        let quantity = line.any(&["qty", "quantity"]).map_or(Ok(1), Json::units)?;
        let price = self.price(line, quantity)?;
        let mut rest = Map::new();
        if let Some(rate) = line.any(&["tax_rate", "tax_percent", "vat"]) {
            rest.insert("tax".to_owned(), json!(self.rate(rate.exact()?)));
        }
        if let Some(floor) = line.any(&["min_unit_minor", "min_unit", "floor"]) {
            let floor =
                if line.get("min_unit_minor").is_some() { self.in_major(floor)? } else { floor.exact()? };
            rest.insert("minimum".to_owned(), json!(floor));
        }
        if let Some(category) = line.any(&["category", "taxon"]).and_then(Json::text) {
            rest.insert("category".to_owned(), json!(category));
        }
        if let Some(product) = line.get("product").and_then(Json::text) {
            rest.insert("product".to_owned(), json!(product));
        }
        self.till.sell_with(&id, price, Value::Object(rest));
        self.till.buy(&id, quantity);
        self.lines.push(id);
        Ok(())
    }

    /// The price of one unit.
    fn price(&self, line: &Json, quantity: u32) -> Result<Exact, Stop> {
        if line.text().is_some() {
            return line.exact();
        }
        if let Some(unit) = line.get("unit_minor") {
            return self.in_major(unit);
        }
        if let Some(unit) = line.any(&["unit", "unit_price", "price"]) {
            return unit.exact();
        }
        if let Some(total) = line.get("total_minor").or_else(|| line.get("subtotal_minor")) {
            return divided(self.in_major(total)?, quantity);
        }
        match line.any(&["amount", "subtotal", "total", "line_amount", "item"]) {
            Some(amount) => divided(amount.exact()?, quantity),
            // Any price will do where none is named: enough for what is taken off.
            None => Ok(Exact::from(100_u32)),
        }
    }

    fn in_major(&self, minor: &Json) -> Result<Exact, Stop> {
        from_minor(minor.int()?, self.till.currency)
    }

    /// A price, or `{method, cost, tax}`.
    fn shipping(&mut self, shipping: &Json) -> Result<(), Stop> {
        let name =
            shipping.any(&["method", "id", "name"]).and_then(Json::text).unwrap_or(SHIPPING).to_owned();
        let price = match (
            shipping.any(&["cost", "price", "amount"]),
            shipping.any(&["unit_minor", "price_minor", "minor"]),
        ) {
            (Some(price), _) => price.exact()?,
            (None, Some(minor)) => self.in_major(minor)?,
            (None, None) if self.minor => self.in_major(shipping)?,
            (None, None) => shipping.exact()?,
        };
        self.ship(
            &name,
            price,
            shipping.any(&["tax_rate", "tax", "tax_percent"]).map(Json::exact).transpose()?,
        );
        Ok(())
    }

    /// Ships by a method at a price, with a tax in percent.
    pub fn ship(&mut self, name: &str, price: Exact, tax: Option<Exact>) {
        let tax = tax.map(|rate| self.rate(rate));
        self.till.add("shipping", json!({ "id": name, "price": price, "tax": tax }));
        let name = name.to_owned();
        self.till.with_cart(|cart| cart.shipped_by(name));
    }

    /// The tax category of a rate in percent.
    pub fn rate(&mut self, percent: Exact) -> String {
        if !self.rates.contains(&percent) {
            self.rates.push(percent);
        }
        category(percent)
    }

    /// Declares the rates that were named.
    pub fn taxes(&mut self, inclusive: bool) {
        self.taxes_rounded(inclusive, "half_up");
    }

    fn taxes_rounded(&mut self, inclusive: bool, rounding: &str) {
        if self.rates.is_empty() {
            return;
        }
        let rates: Vec<Value> =
            self.rates.iter().map(|rate| json!({ "category": category(*rate), "percent": rate })).collect();
        self.till.set("taxes", json!({ "inclusive": inclusive, "rounding": rounding, "rates": rates }));
    }

    /// The lines that the case calls eligible.
    pub fn eligible(input: &Json) -> Vec<String> {
        let skus = input.get("eligible").map(Json::list).unwrap_or_default();
        skus.iter().filter_map(|row| row.any(&["sku", "id"]).or(Some(row))).flat_map(texts).collect()
    }
}

/// What the promotions of a catalogue make cheaper before there is a cart.
enum Discounted {
    All,
    These(Vec<String>),
}

impl Discounted {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::These(names) => names.iter().any(|known| known == name),
        }
    }
}

fn discounted(input: &Json) -> Discounted {
    let mut these = Vec::new();
    for promotion in input.get("promotions").map(Json::list).unwrap_or_default() {
        if promotion.any(&["catalog_percent", "catalog_fixed"]).is_some() {
            match promotion.any(&["on", "products"]) {
                Some(on) => these.extend(texts(on)),
                None => return Discounted::All,
            }
        }
    }
    Discounted::These(these)
}

fn category(percent: Exact) -> String {
    format!("tax-{percent}")
}

/// Whether any member is an amount in minor units.
fn has_minor(json: &Json) -> bool {
    let in_list = json.list().iter().any(has_minor);
    in_list || json.entries().iter().any(|(name, value)| name.ends_with("_minor") || has_minor(value))
}

/// An amount over so many units: exact where that is a decimal, else so close that all units together cost the amount.
pub fn divided(amount: Exact, by: u32) -> Result<Exact, Stop> {
    let too_fine = || Stop::unmapped("a unit price has too many digits");
    let (mut mantissa, mut scale, by) = (amount.mantissa(), amount.scale(), i64::from(by.max(1)));
    while mantissa % by != 0 && scale < 10 {
        mantissa = mantissa.checked_mul(10).ok_or_else(too_fine)?;
        scale += 1;
    }
    let nearest = mantissa.checked_add(by / 2).ok_or_else(too_fine)? / by;
    Exact::from_parts(nearest, scale).ok_or_else(too_fine)
}
