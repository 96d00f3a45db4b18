//! Carts with promotions: the goods become a price book and a cart, the promotions its lanes of offers.

use super::basket::Basket;
use super::case::{Case, Library};
use super::offers::Reader;
use super::till::{Quoted, major, off};
use super::{Answer, Json, Stop};
use keytill::money::{AllocationRule, Money};
use serde_json::Value;

pub fn answer(case: &Case, library: &Library) -> Answer {
    let input = &case.input;
    if promotions(input).iter().any(|promotion| promotion.any(&["allocation", "buy", "buy_min"]).is_some()) {
        return super::medusa::answer(case, library);
    }
    let given: Vec<String> = input
        .get("coupons")
        .map(Json::list)
        .unwrap_or_default()
        .iter()
        .filter_map(Json::text)
        .map(str::to_owned)
        .collect();
    let stages =
        case.expected.entries().iter().filter(|(name, _)| name.starts_with("after_") && !given.is_empty());
    let mut answer = Vec::new();
    for (name, expected) in stages {
        let stage = name.trim_start_matches("after_");
        let coupons: Vec<String> = match given.iter().find(|code| code.eq_ignore_ascii_case(stage)) {
            Some(code) => vec![code.clone()],
            None => given.clone(),
        };
        answer.push((name.clone(), priced(case, expected, &coupons)?));
    }
    let Json::Object(whole) = priced(case, &case.expected, &given)? else {
        return Err(Stop::unmapped("no answer"));
    };
    answer.extend(whole);
    Ok(Json::Object(answer))
}

/// The answer with these coupons, as far as `expected` asks for it.
fn priced(case: &Case, expected: &Json, coupons: &[String]) -> Answer {
    let input = &case.input;
    let mut basket = Basket::read(input, &case.expected)?;
    let style = Style::of(case);
    basket.till.allocation(style.allocation());
    let promotions = promotions(input);
    // What is rounded is what comes off. Who rounds the price that is left half up, rounds that half down.
    let price_is_rounded =
        style == Style::Targets || (!promotions.is_empty() && promotions.iter().all(is_of_the_catalog));
    let mode = if price_is_rounded { "half_down" } else { "half_up" };
    basket.till.rounding(mode, if style == Style::Catalog { "unit" } else { "line" });
    let lanes = lanes(&basket, &promotions, style, input)?;
    for (mode, offers) in lanes {
        if !offers.is_empty() {
            basket.till.lane(mode, offers);
        }
    }
    for code in coupons {
        basket.till.with_cart(|cart| cart.coupon(code));
    }
    if promotions.iter().any(|promotion| promotion.any(&["first_order", "if_first_order"]).is_some()) {
        basket.till.with_cart(keytill::pricing::Cart::first_order);
    }
    let quote = basket.till.quote()?;
    Teller { basket: &basket, quote: &quote, promotions: &promotions, style }.answer(expected)
}

/// How a source's promotions meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Promotions of the catalogue first, then those of the cart by priority (Sylius).
    Catalog,
    /// Those on lines, then those on the order, then those on shipping (Vendure).
    Targets,
    /// The same with percentages before amounts, and the best for each line (Shopify).
    Classes,
    /// Named lanes in their order (Solidus).
    Lanes,
    /// One after the other as they stand.
    Sequence,
}

impl Style {
    fn of(case: &Case) -> Self {
        let promotions = promotions(&case.input);
        let some = |name: &str| promotions.iter().any(|promotion| promotion.get(name).is_some());
        if case.input.get("catalog").is_some() {
            Self::Catalog
        } else if some("class") {
            Self::Classes
        } else if some("lane") {
            Self::Lanes
        } else if some("target") {
            Self::Targets
        } else {
            Self::Sequence
        }
    }

    const fn allocation(self) -> AllocationRule {
        match self {
            Self::Catalog => AllocationRule::HalfDownThenFirst,
            Self::Lanes | Self::Sequence => AllocationRule::FromLast,
            Self::Targets | Self::Classes => AllocationRule::LargestRemainder,
        }
    }
}

/// The promotions of a case, whatever they are called; a case may be one itself.
fn promotions(input: &Json) -> Vec<Json> {
    for name in ["promotions", "discounts", "apply"] {
        if let Some(list) = input.get(name) {
            return list.list().to_vec();
        }
    }
    if let Some(one) = input.any(&["promotion", "discount"]).filter(|json| !json.entries().is_empty()) {
        return vec![one.clone()];
    }
    let own: Vec<_> =
        input.entries().iter().filter(|(name, _)| !is_of_the_cart(name)).cloned().map(renamed).collect();
    if own.is_empty() { Vec::new() } else { vec![Json::Object(own)] }
}

/// Whether a member of a case says something of the cart, not of a promotion.
fn is_of_the_cart(name: &str) -> bool {
    const OF_THE_CART: &[&str] = &[
        "amount",
        "cart",
        "catalog",
        "coupons",
        "currency",
        "eligible",
        "id",
        "item",
        "items",
        "lines",
        "mode",
        "order_currency",
        "other",
        "prices_include_tax",
        "qty",
        "quantity",
        "shipping",
        "sku",
        "subtotal",
        "total",
        "unit",
        "unit_minor",
    ];
    OF_THE_CART.contains(&name)
}

/// `promotion_currency` at the case is `currency` at the promotion.
fn renamed((name, value): (String, Json)) -> (String, Json) {
    (name.strip_prefix("promotion_").map_or_else(|| name.clone(), str::to_owned), value)
}

/// Whether it changes the prices that are shown, before there is a cart.
fn is_of_the_catalog(promotion: &Json) -> bool {
    promotion.any(&["catalog_percent", "catalog_fixed"]).is_some()
}

type Lanes = Vec<(&'static str, Vec<Value>)>;

fn lanes(basket: &Basket, promotions: &[Json], style: Style, input: &Json) -> Result<Lanes, Stop> {
    let reader = Reader { currency: basket.till.currency, lines: &basket.lines };
    // Where a promotion stands in a list, a percentage off lines that names no target means every line of its own.
    let mut made: Vec<(&Json, Vec<Value>)> = Vec::new();
    for (n, promotion) in promotions.iter().enumerate() {
        made.push((promotion, reader.offers(&by_line(promotion, input), n)?));
    }
    let of = |wanted: &dyn Fn(&Json, &Value) -> bool| -> Vec<Value> {
        let each =
            made.iter().flat_map(|(promotion, offers)| offers.iter().map(move |offer| (*promotion, offer)));
        each.filter(|(promotion, offer)| wanted(promotion, offer)).map(|(_, offer)| offer.clone()).collect()
    };
    let target = |offer: &Value| match offer.get("target") {
        Some(Value::String(text)) => text.clone(),
        _ => "lines".to_owned(),
    };
    let by_target = |wanted: &'static str| of(&|_, offer| target(offer) == wanted);
    // Promotions that may not be combined compete; those whose base is the first amount add up.
    let mode = input.get("mode").and_then(Json::text).unwrap_or_default();
    let apart = input.any(&["combine", "combinable"]).is_some_and(|combine| *combine == Json::Bool(false));
    if apart || mode.contains("best") {
        return Ok(vec![("best", of(&|_, _| true))]);
    }
    if ["initial", "original", "additive"].iter().any(|word| mode.contains(word)) {
        return Ok(vec![("additive", of(&|_, _| true))]);
    }
    Ok(match style {
        Style::Catalog => {
            let of_catalog =
                |promotion: &Json| promotion.any(&["catalog_percent", "catalog_fixed"]).is_some();
            let mut lanes: Lanes = vec![("sequential", of(&|promotion, _| of_catalog(promotion)))];
            let mut rest: Vec<_> = made.iter().filter(|(promotion, _)| !of_catalog(promotion)).collect();
            if rest.iter().all(|(_, offers)| offers.len() == 1) {
                lanes.push(("sequential", of(&|promotion, _| !is_of_the_catalog(promotion))));
            } else {
                // What one promotion does at once looks at the same amounts.
                rest.sort_by_key(|(promotion, _)| {
                    std::cmp::Reverse(
                        promotion.get("priority").and_then(|it| it.int().ok()).unwrap_or_default(),
                    )
                });
                for (_, offers) in rest {
                    let goods = |offer: &Value| target(offer) != "shipping";
                    lanes.push(("additive", offers.iter().filter(|offer| goods(offer)).cloned().collect()));
                    lanes
                        .push(("sequential", offers.iter().filter(|offer| !goods(offer)).cloned().collect()));
                }
            }
            lanes
        }
        Style::Targets => vec![
            ("sequential", by_target("lines")),
            ("sequential", by_target("order")),
            ("sequential", by_target("shipping")),
        ],
        Style::Classes => {
            let mut order = by_target("order");
            order.sort_by_key(|offer| offer.pointer("/effect/percent").is_none());
            vec![
                ("best_by_line", by_target("lines")),
                ("sequential", order),
                ("sequential", by_target("shipping")),
            ]
        }
        Style::Lanes => {
            let in_lane = |names: &'static [&'static str]| {
                let name = |promotion: &Json| {
                    promotion.get("lane").and_then(Json::text).unwrap_or("default").to_owned()
                };
                of(&move |promotion, _| names.contains(&name(promotion).as_str()))
            };
            let mode = |offers: &[Value]| {
                if offers.len() > 1 && offers.iter().all(|offer| target(offer) == "lines") {
                    "best_by_line"
                } else {
                    "sequential"
                }
            };
            let lanes = [in_lane(&["pre"]), in_lane(&["default", "main"]), in_lane(&["post"])];
            lanes.into_iter().map(|offers| (mode(&offers), offers)).collect()
        }
        Style::Sequence => vec![("sequential", of(&|_, _| true))],
    })
}

/// A source that discounts line by line says so with a single promotion of a percentage and lines.
fn by_line(promotion: &Json, input: &Json) -> Json {
    let plain = promotion.any(&["target", "class", "on", "eligible_lines", "taxon", "category"]).is_none();
    let per_line = promotion.any(&["if_order_contains", "if_contains_any", "lane", "cap"]).is_some()
        || input.get("mode").and_then(Json::text).is_some_and(|mode| mode.contains("per_line"));
    match promotion {
        Json::Object(entries) if plain && per_line => {
            let rename =
                |name: &str| if name == "percent" { "percent_each".to_owned() } else { name.to_owned() };
            Json::Object(entries.iter().map(|(name, value)| (rename(name), value.clone())).collect())
        }
        other => other.clone(),
    }
}

/// Says of a quote what a case asks for.
struct Teller<'a> {
    basket: &'a Basket,
    quote: &'a Quoted,
    promotions: &'a [Json],
    style: Style,
}

impl Teller<'_> {
    fn answer(&self, expected: &Json) -> Answer {
        let mut answer = Vec::new();
        for (name, wanted) in expected.entries() {
            if let Some(told) = self.tell(name, wanted)? {
                answer.push((name.clone(), told));
            }
        }
        Ok(Json::Object(answer))
    }

    fn money(&self, money: Money) -> Json {
        if self.basket.minor { money.minor().into() } else { major(money) }
    }

    fn taken(&self, wanted: &Json, money: Money) -> Json {
        let amount = if self.basket.minor { money.minor().to_string() } else { money.decimal().to_string() };
        off(Some(wanted), &amount)
    }

    fn tell(&self, name: &str, wanted: &Json) -> Result<Option<Json>, Stop> {
        let quote = &self.quote.0;
        let lines = &quote.lines;
        let first = || lines.first().ok_or_else(|| Stop::unmapped("the quote has no line"));
        let each = |of: &dyn Fn(&keytill::pricing::QuoteLine) -> Money| {
            let told = lines.iter().zip(wanted.list().iter().map(Some).chain(std::iter::repeat(None)));
            Json::List(
                told.map(|(line, wanted)| self.taken(wanted.unwrap_or(&Json::Null), of(line))).collect(),
            )
        };
        let told = match name {
            // Where prices without tax stand beside those with it, the plain words mean the former.
            "total" if self.basket.tells_net => self.money(self.quote.total_net()?),
            "subtotal" if self.basket.tells_net => self.money(self.quote.goods_net()?),
            "subtotal" => self.money(self.quote.goods()?),
            "total" | "total_with_tax" | "total_minor" => self.money(quote.total),
            "subtotal_with_tax" => self.money(self.quote.goods_gross()?),
            "item_total" => self.money(quote.subtotal),
            "shipping" if self.basket.tells_net => self.money(self.quote.shipping_net()?),
            "shipping" => self.money(self.quote.shipping()),
            "shipping_with_tax" => self.money(self.quote.shipping_gross()),
            "promo_total" => self.taken(wanted, self.quote.all_discounts()?),
            "discount" | "sum" | "promotion_discount" => self.taken(wanted, quote.discount),
            "items_discount" => {
                let mut items = 0;
                for line in lines {
                    items += line.discount.minor() - line.order_discount.minor();
                }
                self.taken(wanted, Money::new(items, quote.currency))
            }
            "line_adjustments" | "line_discounts" | "parts_minor" => each(&|line| line.discount),
            "first_line_discount" => self.taken(wanted, first()?.discount),
            "line_totals" => Json::List(lines.iter().map(|line| self.money(line.total)).collect()),
            "line_totals_with_tax" => {
                Json::List(self.quote.lines_gross().into_iter().map(|gross| self.money(gross)).collect())
            }
            "adjustments" => self.quote.shares().len().into(),
            "unit_price" => {
                let line = first()?;
                let id = line.variant.as_str();
                self.quote.units(id)?.first().map_or(Json::Null, |unit| self.money(*unit))
            }
            "original" => first()?.unit_price.into(),
            "undistributed_minor" | "undistributed" => self.money(self.quote.undistributed()?),
            "applied" | "applied_in_order" => self.applied(wanted),
            "rejected" => self.rejected(),
            _ => return self.of_line(name, wanted),
        };
        Ok(Some(told))
    }

    /// `Mug`, `Mug_units`, `Mug_line_discount`.
    fn of_line(&self, name: &str, wanted: &Json) -> Result<Option<Json>, Stop> {
        for id in &self.basket.lines {
            let line = self.quote.line(id)?;
            if name == id
                || name.strip_suffix("_line_discount") == Some(id)
                || name.strip_suffix("_discount") == Some(id)
            {
                // Who speaks of a product's price beside a discount of the whole order means what is off the product.
                let own = line.discount.amount().minus(line.order_discount.amount())?;
                let both = own.is_positive() && self.style == Style::Catalog;
                let off = if both { own.in_currency(self.quote.0.currency) } else { line.discount };
                return Ok(Some(self.taken(wanted, off)));
            }
            if name.strip_suffix("_units") == Some(id) {
                let shares = self.quote.unit_discounts(id)?;
                let told = shares.into_iter().zip(wanted.list().iter().chain(std::iter::repeat(&Json::Null)));
                return Ok(Some(Json::List(told.map(|(share, wanted)| self.taken(wanted, share)).collect())));
            }
        }
        Ok(None)
    }

    /// The promotions that applied: by id, or by place where they have none.
    fn applied(&self, wanted: &Json) -> Json {
        let by_place = wanted.list().iter().all(|it| matches!(it, Json::Number(_)))
            && self.promotions.iter().all(|promotion| promotion.any(&["id", "code", "name"]).is_none());
        let applied = self.quote.applied();
        if !by_place {
            return applied.into_iter().map(Json::from).collect::<Vec<_>>().into();
        }
        let places =
            (0..self.promotions.len()).filter(|n| applied.contains(&format!("promotion-{}", n + 1).as_str()));
        places.collect::<Vec<_>>().into()
    }

    fn rejected(&self) -> Json {
        let applied = self.quote.applied();
        let places = (0..self.promotions.len())
            .filter(|n| !applied.contains(&format!("promotion-{}", n + 1).as_str()));
        json_list(places)
    }
}

fn json_list(places: impl Iterator<Item = usize>) -> Json {
    places.collect::<Vec<_>>().into()
}
