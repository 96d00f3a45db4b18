//! Promotions of every source as keytill's offers. A promotion says with its members what it takes off, of what, and
//! when; the names differ from source to source, the meanings do not.

use super::till::percent_of_rate;
use super::{Json, Stop};
use keytill::money::{Currency, Exact};
use serde_json::{Value, json};

/// What a promotion is read with.
pub struct Reader<'a> {
    pub currency: Currency,
    /// The lines of the cart by their place.
    pub lines: &'a [String],
}

/// Conditions joined: all of them, the only one, or none.
pub fn all(mut conditions: Vec<Value>) -> Value {
    match conditions.len() {
        0 => json!("always"),
        1 => conditions.remove(0),
        _ => json!({ "all": conditions }),
    }
}

pub fn at_least(fact: &str, value: Exact) -> Value {
    json!({ "at_least": { "fact": fact, "value": value } })
}

pub fn one_of(fact: &str, values: &[String]) -> Value {
    json!({ "in": { "fact": fact, "values": values } })
}

/// An offer without conditions.
pub fn offer(id: &str, target: Value, effect: Value) -> Value {
    json!({ "id": id, "target": target, "effect": effect })
}

impl Reader<'_> {
    /// The offers that a promotion makes: usually one, several where it does several things at once.
    pub fn offers(&self, promotion: &Json, nth: usize) -> Result<Vec<Value>, Stop> {
        let id = promotion.any(&["id", "code", "coupon", "name"]).and_then(Json::text);
        let id = id.map_or_else(|| format!("promotion-{}", nth + 1), ToOwned::to_owned);
        if let Some((name, _)) =
            promotion.entries().iter().find(|(name, _)| !KNOWN.split_whitespace().any(|known| known == name))
        {
            // A condition that is passed over would make a price that the source does not mean.
            return Err(Stop::unmapped(format!("a promotion that says `{name}`")));
        }
        let mut actions = self.actions(promotion)?;
        if actions.is_empty() {
            return Err(Stop::unmapped(format!("the promotion {promotion} does nothing that is known")));
        }
        let when = all(self.conditions(promotion)?);
        let several = actions.len() > 1;
        let mut offers = Vec::new();
        for (n, action) in actions.drain(..).enumerate() {
            let id = if several && n > 0 { format!("{id} {}", n + 1) } else { id.clone() };
            let mut made = offer(&id, action.target, action.effect);
            let Some(fields) = made.as_object_mut() else { continue };
            let when = action.when.map_or_else(|| when.clone(), |more| all(vec![when.clone(), more]));
            if when != json!("always") {
                fields.insert("when".to_owned(), when);
            }
            if let Some(priority) = promotion.get("priority") {
                fields.insert("priority".to_owned(), json!(priority.int()?));
            }
            if promotion.get("exclusive").is_some_and(Json::is_true) {
                fields.insert("exclusive".to_owned(), json!("lane"));
            }
            if let Some(code) = promotion.get("coupon").and_then(Json::text) {
                fields.insert("coupon".to_owned(), json!({ "code": code }));
            }
            if let Some(cap) = promotion.any(&["cap", "max_discount", "maximum_discount"]) {
                fields.insert("cap".to_owned(), json!({ "order": cap.exact()? }));
            }
            if let Some(currency) = promotion.any(&["currency"]).and_then(Json::text) {
                fields.insert("currency".to_owned(), json!(currency));
            }
            offers.push(made);
        }
        Ok(offers)
    }

    fn conditions(&self, promotion: &Json) -> Result<Vec<Value>, Stop> {
        let mut conditions = Vec::new();
        for (name, value) in promotion.entries() {
            let condition = match name.as_str() {
                "min_qty" | "min_quantity" | "if_quantity_gte" => at_least("order_quantity", value.exact()?),
                "min_qty_any_line" => {
                    json!({ "lines": { "lines": at_least("line_quantity", value.exact()?) } })
                }
                "min_subtotal" | "min_total" | "min_order" | "if_items_total_gte" | "if_order_total_gte"
                | "if_total_gte" | "minimum" | "min_purchase" | "min_spend" => {
                    at_least("subtotal", value.exact()?)
                }
                "min_subtotal_minor" | "min_total_minor" => at_least("subtotal", self.minor(value)?),
                "if_discounted_item_total_gt" | "if_item_total_gt" | "if_subtotal_gt" | "min_total_gt" => {
                    json!({ "more_than": { "fact": "subtotal", "value": value.exact()? } })
                }
                "if_order_contains" | "if_contains" => {
                    json!({ "lines": { "lines": one_of("variant", &texts(value)) } })
                }
                "if_order_contains_all" | "if_contains_all_products" => all(texts(value)
                    .into_iter()
                    .map(|id| json!({ "lines": { "lines": one_of("variant", &[id]) } }))
                    .collect()),
                "if_contains_any" | "if_contains_taxon" => {
                    json!({ "lines": { "lines": one_of("category", &texts(value)) } })
                }
                "if_contains_all" => all(texts(value)
                    .into_iter()
                    .map(|id| json!({ "lines": { "lines": one_of("category", &[id]) } }))
                    .collect()),
                "if_shipping" | "if_shipping_method" => one_of("shipping_method", &texts(value)),
                "first_order" | "if_first_order" if value.is_true() => json!({ "flag": "first_order" }),
                _ => continue,
            };
            conditions.push(condition);
        }
        Ok(conditions)
    }

    /// The lines that a promotion means.
    fn filter(&self, promotion: &Json) -> Result<Value, Stop> {
        let mut conditions = Vec::new();
        if let Some(on) = promotion.any(OWN_LINES) {
            conditions.push(one_of("variant", &texts(on)));
        }
        if let Some(places) = promotion.get("eligible_lines") {
            let mut ids = Vec::new();
            for place in places.list() {
                let id = usize::try_from(place.int()?).ok().and_then(|place| self.lines.get(place));
                ids.push(id.cloned().ok_or_else(|| Stop::unmapped(format!("there is no line {place}")))?);
            }
            conditions.push(one_of("variant", &ids));
        }
        if let Some(taxons) = promotion.any(&["taxons", "categories", "taxon", "category"]) {
            conditions.push(one_of("category", &texts(taxons)));
        }
        if let Some(price) = promotion.get("min_unit_price") {
            conditions.push(at_least("unit_price", price.exact()?));
        }
        if let Some(price) = promotion.get("max_unit_price") {
            conditions.push(json!({ "at_most": { "fact": "unit_price", "value": price.exact()? } }));
        }
        let between =
            promotion.any(&["unit_price_between", "price_range"]).map(Json::list).unwrap_or_default();
        if let [low, high] = between {
            conditions.push(at_least("unit_price", low.exact()?));
            conditions.push(json!({ "at_most": { "fact": "unit_price", "value": high.exact()? } }));
        }
        if let Some(price) = target(promotion).and_then(|target| target.strip_prefix("items_with_unit_")) {
            let price = self.minor(&Json::from(price))?;
            conditions.push(json!({ "equals": { "fact": "unit_price", "value": price } }));
        }
        if skips_discounted(promotion) {
            conditions
                .push(json!({ "not": { "tagged": { "fact": "line_tags", "any_of": ["discounted"] } } }));
        }
        Ok(all(conditions))
    }

    fn minor(&self, value: &Json) -> Result<Exact, Stop> {
        super::till::from_minor(value.int()?, self.currency)
    }

    fn actions(&self, promotion: &Json) -> Result<Vec<Action>, Stop> {
        let mut actions = Vec::new();
        let lines = || self.filter(promotion).map(|filter| json!({ "lines": filter }));
        let of_shipping = json!("shipping");
        let scope = target(promotion).unwrap_or_default();
        if !scope.is_empty() && !TARGETS.contains(&scope) && !scope.starts_with("items_with_unit_") {
            return Err(Stop::unmapped(format!("a promotion on `{scope}`")));
        }
        let plain = if scope.contains("ship") {
            of_shipping.clone()
        } else if scope == "order" || (scope.is_empty() && self.filter(promotion)? == json!("always")) {
            json!("order")
        } else {
            lines()?
        };
        let on_lines = plain != json!("order") && plain != of_shipping;
        for (name, value) in promotion.entries() {
            let percent = || value.exact().map(|percent| json!({ "percent": percent }));
            let across = |amount: Exact| json!({ "amount_across": amount });
            let each = |amount: Exact| json!({ "amount_each": amount });
            let fixed = |amount: Exact| if on_lines { each(amount) } else { across(amount) };
            let (target, effect) = match name.as_str() {
                "percent" | "percentage" => (plain.clone(), percent()?),
                "rate" => (plain.clone(), json!({ "percent": percent_of_rate(value.exact()?)? })),
                "fixed" | "amount_off" => (plain.clone(), fixed(value.exact()?)),
                "fixed_minor" => (plain.clone(), fixed(self.minor(value)?)),
                "percent_each" | "percent_on_items" | "catalog_percent" | "percent_each_minor" => {
                    (lines()?, percent()?)
                }
                "fixed_each" | "catalog_fixed" => (lines()?, each(value.exact()?)),
                "fixed_price" => (lines()?, json!({ "fixed_price": value.exact()? })),
                // With lines of its own an order's amount goes to them alone.
                "order_fixed" | "order_fixed_distributed"
                    if promotion.any(OWN_LINES).is_some()
                        || promotion.get("eligible_lines").is_some()
                        || skips_discounted(promotion) =>
                {
                    (lines()?, across(value.exact()?))
                }
                "order_fixed" | "order_fixed_distributed" | "order_discount" => {
                    (json!("order"), across(value.exact()?))
                }
                "order_discount_minor" | "order_fixed_minor" => (json!("order"), across(self.minor(value)?)),
                "order_percent" if skips_discounted(promotion) => (lines()?, percent()?),
                "order_percent" => (json!("order"), percent()?),
                "set_total" | "fixed_order_price" => (plain.clone(), json!({ "set_total": value.exact()? })),
                "set_total_minor" | "fixed_price_minor" | "fixed_order_price_minor" | "price_minor" => {
                    let price = self.minor(value)?;
                    let effect = if on_lines {
                        json!({ "fixed_price": price })
                    } else {
                        json!({ "set_total": price })
                    };
                    (plain.clone(), effect)
                }
                "free" if value.is_true() => (plain.clone(), json!({ "percent": "100" })),
                "shipping_percent" | "percent_on_shipping" | "percent_on_shipment" => {
                    (of_shipping.clone(), percent()?)
                }
                "shipping_fixed" => (of_shipping.clone(), across(value.exact()?)),
                "free_shipping" if value.is_true() => (of_shipping.clone(), json!({ "percent": "100" })),
                "percent_each_in" | "fixed_each_in" => {
                    for (taxon, value) in value.entries() {
                        let amount = value.exact()?;
                        let effect = if name == "percent_each_in" {
                            json!({ "percent": amount })
                        } else {
                            each(amount)
                        };
                        let filter = one_of("category", std::slice::from_ref(taxon));
                        actions.push(Action { target: json!({ "lines": filter }), effect, when: None });
                    }
                    continue;
                }
                "free_over"
                | "free_shipping_if_items_total_gte"
                | "free_shipping_if_order_over"
                | "free_shipping_over" => {
                    actions.push(Action {
                        target: of_shipping.clone(),
                        effect: json!({ "percent": "100" }),
                        when: Some(at_least("subtotal", value.exact()?)),
                    });
                    continue;
                }
                _ => continue,
            };
            actions.push(Action { target, effect, when: None });
        }
        Ok(actions)
    }
}

struct Action {
    target: Value,
    effect: Value,
    when: Option<Value>,
}

/// Every member of a promotion that is read.
const KNOWN: &str = "\
    amount_off applies_to applies_to_discounted cap catalog_fixed catalog_percent categories \
    category class code coupon currency description eligible_lines excludes_discounted exclusive \
    first_order fixed fixed_each fixed_each_in fixed_minor fixed_order_price \
    fixed_order_price_minor fixed_price fixed_price_minor free free_over free_shipping \
    free_shipping_if_items_total_gte free_shipping_if_order_over free_shipping_over id if_contains \
    if_contains_all if_contains_all_products if_contains_any if_contains_taxon \
    if_discounted_item_total_gt if_first_order if_item_total_gt if_items_total_gte if_line \
    if_line_is if_line_product if_order_contains if_order_contains_all if_order_total_gte \
    if_quantity_gte if_shipping if_shipping_method if_subtotal_gt if_total_gte label lane \
    max_discount max_unit_price maximum_discount min_order min_purchase min_qty min_qty_any_line \
    min_quantity min_spend min_subtotal min_subtotal_minor min_total min_total_gt min_total_minor \
    min_unit_price minimum name not_on_discounted on on_lines only_on order_discount \
    order_discount_minor order_fixed order_fixed_distributed order_fixed_minor order_percent \
    percent percent_each percent_each_in percent_each_minor percent_on_items percent_on_shipment \
    percent_on_shipping percentage price_minor price_range priority product products rate scope \
    set_total set_total_minor shipping_fixed shipping_percent target taxon taxons \
    unit_price_between";

/// What promotions are on, in the sources' words.
const TARGETS: &[&str] = &[
    "each_item",
    "item",
    "items",
    "line",
    "line_item",
    "lines",
    "order",
    "product",
    "products",
    "shipping",
    "shipping_methods",
];

/// The names under which promotions list lines of their own.
const OWN_LINES: &[&str] =
    &["on", "products", "product", "only_on", "on_lines", "if_line", "if_line_product", "if_line_is"];

/// Whether it leaves out what is cheaper already.
fn skips_discounted(promotion: &Json) -> bool {
    promotion.any(&["not_on_discounted", "excludes_discounted"]).is_some_and(Json::is_true)
        || promotion.get("applies_to_discounted") == Some(&Json::Bool(false))
}

/// What a promotion applies to, in the source's word.
fn target(promotion: &Json) -> Option<&str> {
    promotion.any(&["target", "class", "scope", "applies_to"]).and_then(Json::text)
}

/// One text or a list of them.
pub fn texts(json: &Json) -> Vec<String> {
    match json.text() {
        Some(text) => vec![text.to_owned()],
        None => json.list().iter().filter_map(Json::text).map(ToOwned::to_owned).collect(),
    }
}
