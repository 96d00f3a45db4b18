//! The fixed documents that random commands draw from, each beside what it means in plain numbers. The machine reads the
//! document; the reference reads the numbers.

use serde_json::{Value, json};

/// Where a variant's stock comes from, in the reference's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Keys(&'static str),
    Reusable,
    Counted,
    Unlimited,
}

/// A variant as a product document puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariantRow {
    pub id: &'static str,
    pub source: Source,
    pub min: u32,
    pub max: u32,
    pub manual: bool,
}

const fn row(id: &'static str, source: Source) -> VariantRow {
    VariantRow { id, source, min: 1, max: u32::MAX, manual: false }
}

pub const CARDS: Source = Source::Keys("cards");
pub const VARIANTS: [&str; 6] = ["card", "vip", "seat", "guide", "pass", "desk"];

/// Product documents: id and variants. The first three set the shop up.
pub const PRODUCTS: [(&str, &[VariantRow]); 11] = [
    ("gift", &[row("card", CARDS), row("vip", CARDS)]),
    ("event", &[row("seat", Source::Counted), row("guide", Source::Unlimited)]),
    (
        "club",
        &[row("pass", Source::Reusable), VariantRow { manual: true, ..row("desk", Source::Keys("slow")) }],
    ),
    ("gift", &[VariantRow { min: 2, max: 3, ..row("card", CARDS) }, row("vip", CARDS)]),
    ("event", &[row("seat", Source::Counted)]),
    (
        "club",
        &[VariantRow { manual: true, ..row("pass", Source::Reusable) }, row("desk", Source::Keys("slow"))],
    ),
    ("gift", &[row("card", Source::Counted)]),
    ("thief", &[row("seat", Source::Counted)]),
    ("gift", &[VariantRow { min: 0, ..row("card", CARDS) }]),
    ("new", &[row("ghost", Source::Keys("no-such-pool"))]),
    ("empty", &[]),
];

pub fn product(nth: usize) -> Value {
    let (id, rows) = PRODUCTS[nth];
    let variant = |row: &VariantRow| {
        let stock = match row.source {
            Source::Keys(pool) => json!({"keys": {"pool": pool}}),
            Source::Reusable => json!("reusable"),
            Source::Counted => json!("counted"),
            Source::Unlimited => json!("unlimited"),
        };
        let max = (row.max != u32::MAX).then_some(row.max);
        json!({"id": row.id, "stock": stock, "min_per_order": row.min, "max_per_order": max,
            "manual_delivery": row.manual})
    };
    json!({"put_product": {"product": {"id": id, "variants": rows.iter().map(variant).collect::<Vec<_>>()}}})
}

/// Channel documents: id, active, automatic delivery, expiry.
pub const CHANNELS: [(&str, bool, bool, Option<u64>); 7] = [
    ("web", true, true, None),
    ("wechat", true, false, None),
    ("slow", true, true, Some(7_200_000)),
    ("shut", false, true, None),
    ("wechat", false, true, None),
    ("web", true, true, Some(30_000)),
    ("hasty", true, true, Some(1)),
];

pub fn channel(nth: usize) -> Value {
    let (id, active, auto, expiry) = CHANNELS[nth];
    json!({"put_channel": {"channel":
        {"id": id, "active": active, "auto_delivery": auto, "order_expiry": expiry}}})
}

/// A coupon: code, offer, hundredths of a percent or minor units off, limits.
#[derive(Debug, Clone, Copy)]
pub struct CouponRow {
    pub code: &'static str,
    pub offer: &'static str,
    pub off: Off,
    pub total_limit: Option<u32>,
    pub per_customer: Option<u32>,
}

#[derive(Debug, Clone, Copy)]
pub enum Off {
    /// In tenths of a percent.
    Permille(i128),
    Minor(i128),
}

/// A price book in numbers. Unit prices are thousandths of the major unit.
#[derive(Debug, Clone, Copy)]
pub struct BookRow {
    pub id: &'static str,
    /// In the order of [`VARIANTS`].
    pub prices: [i128; 6],
    /// For buyers of level gold.
    pub gold: Option<(&'static str, i128)>,
    /// On channel wechat.
    pub wechat: Option<(&'static str, i128)>,
    /// Variant, whether graduated, from, price.
    pub tier: (&'static str, bool, u32, i128),
    /// Off the first order, in tenths of a percent.
    pub welcome: Option<i128>,
    pub last_absorbs: bool,
    pub coupons: &'static [CouponRow],
    pub closing: Option<ClosingRow>,
    pub currency: &'static str,
}

/// What closes a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosingRow {
    /// On top of every line, in percent.
    pub tax: i128,
    /// Back to the buyer's wallet, in percent of the lines without tax.
    pub cashback: i128,
    /// One unit of this is given from so many minor units on, without tax.
    pub gift: (&'static str, i128),
    /// The total is rounded down to a multiple of so many minor units.
    pub step: i128,
}

const TEN: CouponRow = CouponRow {
    code: "TEN",
    offer: "ten-off",
    off: Off::Permille(100),
    total_limit: Some(3),
    per_customer: Some(1),
};
const FREE: CouponRow = CouponRow {
    code: "FREE",
    offer: "all-off",
    off: Off::Permille(1000),
    total_limit: None,
    per_customer: Some(2),
};
const FLAT: CouponRow = CouponRow {
    code: "FLAT",
    offer: "flat-off",
    off: Off::Minor(777),
    total_limit: Some(4),
    per_customer: None,
};

const B1: BookRow = BookRow {
    id: "b1",
    prices: [50_000, 80_000, 19_990, 350, 9_990, 120_000],
    gold: Some(("card", 45_005)),
    wechat: None,
    tier: ("seat", false, 3, 18_505),
    welcome: Some(50),
    last_absorbs: false,
    coupons: &[TEN, FREE, FLAT],
    closing: None,
    currency: "CNY",
};

/// The books. The first is the shop's at the beginning; the third has the first one's prices; the last are refused.
pub const BOOKS: [BookRow; 4] = [
    B1,
    BookRow {
        id: "b2",
        prices: [49_990, 80_000, 21_000, 350, 9_990, 99_995],
        gold: None,
        wechat: Some(("guide", 295)),
        tier: ("seat", true, 2, 15_333),
        welcome: None,
        last_absorbs: true,
        coupons: &[CouponRow { off: Off::Permille(125), total_limit: Some(2), ..TEN }, FREE],
        closing: Some(ClosingRow { tax: 13, cashback: 3, gift: ("vip", 10_000), step: 50 }),
        currency: "CNY",
    },
    BookRow { id: "b3", ..B1 },
    BookRow { id: "b4", currency: "USD", ..B1 },
];

/// Tenths of a thing as decimal text.
fn tenths(value: i128) -> String {
    format!("{}.{}", value / 10, value % 10)
}

fn milli(value: i128) -> String {
    format!("{}.{:03}", value / 1000, value % 1000)
}

pub fn book(nth: usize) -> Value {
    let book = BOOKS[nth];
    let product = |n: usize| ["gift", "gift", "event", "event", "club", "club"][n];
    let variants: Vec<Value> = VARIANTS
        .iter()
        .enumerate()
        .map(|(n, id)| json!({"variant": id, "product": product(n), "price": milli(book.prices[n])}))
        .collect();
    let mut lists = Vec::new();
    if let Some((variant, price)) = book.gold {
        lists.push(json!({"id": "for-gold", "audience": {"level": "gold"},
            "prices": [{"variant": variant, "price": milli(price)}]}));
    }
    if let Some((variant, price)) = book.wechat {
        lists.push(json!({"id": "on-wechat", "audience": {"channel": "wechat"},
            "prices": [{"variant": variant, "price": milli(price)}]}));
    }
    let (variant, graduated, from, price) = book.tier;
    let kind = if graduated { "graduated" } else { "volume" };
    let mut lanes = Vec::new();
    if let Some(off) = book.welcome {
        lanes.push(json!({"id": "newcomers", "mode": "best", "offers": [{"id": "welcome",
            "when": {"flag": "first_order"}, "target": "order", "effect": {"percent": tenths(off)}}]}));
    }
    let coupon = |row: &CouponRow| {
        let effect = match row.off {
            Off::Permille(off) => json!({"percent": tenths(off)}),
            Off::Minor(off) => json!({"amount_across": format!("{}.{:02}", off / 100, off % 100)}),
        };
        json!({"id": row.offer, "target": "order", "effect": effect, "coupon":
            {"code": row.code, "total_limit": row.total_limit, "per_customer": row.per_customer}})
    };
    lanes.push(json!({"id": "coupons", "mode": "best",
        "offers": book.coupons.iter().map(coupon).collect::<Vec<_>>()}));
    let (mut taxes, mut rounding) = (json!({}), Value::Null);
    if let Some(closing) = book.closing {
        let (variant, from) = closing.gift;
        lanes.push(json!({"id": "closing", "mode": "sequential", "offers": [
            {"id": "gift", "when": {"at_least": {"fact": "subtotal", "value": (from / 100).to_string()}},
                "target": "order", "effect": {"gift": {"variant": variant, "units": 1}}},
            {"id": "back", "target": "order", "effect": {"cashback": {"percent": closing.cashback.to_string()}}}]}));
        taxes =
            json!({"category": "all", "rates": [{"category": "all", "percent": closing.tax.to_string()}]});
        rounding =
            json!({"step": format!("{}.{:02}", closing.step / 100, closing.step % 100), "rounding": "down"});
    }
    let allocation = if book.last_absorbs { "last_absorbs" } else { "largest_remainder" };
    json!({"publish_price_book": {"book": {"id": book.id, "currency": book.currency,
        "allocation": allocation, "variants": variants, "lists": lists,
        "tiers": [{"goods": {"variant": variant}, "kind": kind, "tiers": [{"from": from, "price": milli(price)}]}],
        "lanes": lanes, "taxes": taxes, "cash_rounding": rounding}}})
}

/// What happens to the share of one who is not eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ineligible {
    Skip,
    Stop,
    Compress,
}

/// One tier: tenths of a percent, minor units for each unit sold.
pub type TierRow = (i128, i128);

#[derive(Debug, Clone, Copy)]
pub struct BonusRow {
    pub id: &'static str,
    pub tiers: &'static [TierRow],
    /// What a receiver of level gold has at tier 1 instead, in tenths of a percent.
    pub gold_first: Option<i128>,
    /// Other tiers for product event.
    pub event: Option<&'static [TierRow]>,
    pub only_gold: bool,
    pub ineligible: Ineligible,
}

/// A plan in numbers; amounts in minor units.
#[derive(Debug, Clone, Copy)]
pub struct PlanRow {
    pub id: &'static str,
    pub currency: &'static str,
    pub of_list_price: bool,
    pub self_purchase: bool,
    pub rounds_down: bool,
    /// In tenths of a percent.
    pub cap: i128,
    pub vest_after: u64,
    pub bonuses: &'static [BonusRow],
    pub min: i128,
    pub max: Option<i128>,
    /// In tenths of a percent.
    pub fee: i128,
    pub fee_fixed: i128,
    /// The code of the refusal, where it is refused.
    pub refused: Option<&'static str>,
}

const PLAIN: BonusRow = BonusRow {
    id: "team",
    tiers: &[(100, 0), (50, 0), (15, 0)],
    gold_first: None,
    event: None,
    only_gold: false,
    ineligible: Ineligible::Skip,
};
const P1: PlanRow = PlanRow {
    id: "p1",
    currency: "CNY",
    of_list_price: false,
    self_purchase: false,
    rounds_down: false,
    cap: 300,
    vest_after: 86_400_000,
    bonuses: &[PLAIN],
    min: 0,
    max: None,
    fee: 0,
    fee_fixed: 0,
    refused: None,
};

pub const PLANS: [PlanRow; 6] = [
    P1,
    PlanRow {
        id: "p2",
        of_list_price: true,
        self_purchase: true,
        cap: 200,
        vest_after: 0,
        bonuses: &[BonusRow {
            tiers: &[(80, 0), (40, 0)],
            only_gold: true,
            ineligible: Ineligible::Compress,
            ..PLAIN
        }],
        min: 100,
        max: Some(5000),
        fee: 15,
        fee_fixed: 10,
        ..P1
    },
    PlanRow {
        id: "p3",
        rounds_down: true,
        cap: 250,
        vest_after: 3_600_000,
        bonuses: &[
            BonusRow {
                tiers: &[(50, 57), (30, 0)],
                gold_first: Some(120),
                event: Some(&[(20, 0)]),
                only_gold: false,
                ineligible: Ineligible::Stop,
                ..PLAIN
            },
            BonusRow { id: "extra", tiers: &[(10, 0)], ..PLAIN },
        ],
        fee_fixed: 100,
        ..P1
    },
    PlanRow { id: "p4", cap: 100, refused: Some("plan.exceeds_cap"), ..P1 },
    PlanRow { id: "p5", currency: "USD", refused: Some("money.currency_mismatch"), ..P1 },
    PlanRow {
        id: "p6",
        cap: 400,
        bonuses: &[BonusRow { tiers: &[(400, 0), (700, 0)], ..PLAIN }],
        refused: Some("plan.percents_exceed_whole"),
        ..P1
    },
];

pub fn plan(nth: usize) -> Value {
    let plan = PLANS[nth];
    let minor = |value: i128| format!("{}.{:02}", value / 100, value % 100);
    let tiers = |rows: &[TierRow]| -> Vec<Value> {
        let tier = |(percent, fixed): &TierRow| json!({"percent": tenths(*percent), "fixed": (*fixed != 0).then(|| minor(*fixed))});
        rows.iter().map(tier).collect()
    };
    let bonus = |row: &BonusRow| {
        let level_rates: Vec<Value> = row
            .gold_first
            .iter()
            .map(|percent| json!({"level": "gold", "tier": 1, "rate": {"percent": tenths(*percent)}}))
            .collect();
        let products: Vec<Value> =
            row.event.iter().map(|rows| json!({"product": "event", "tiers": tiers(rows)})).collect();
        let eligible: &[&str] = if row.only_gold { &["gold"] } else { &[] };
        let ineligible = match row.ineligible {
            Ineligible::Skip => "skip",
            Ineligible::Stop => "stop",
            Ineligible::Compress => "compress",
        };
        json!({"id": row.id, "kind": {"unilevel": {"tiers": tiers(row.tiers), "level_rates": level_rates,
            "products": products, "eligible": eligible, "ineligible": ineligible}}})
    };
    json!({"publish_plan": {"plan": {"id": plan.id, "currency": plan.currency,
        "base": if plan.of_list_price { "list_price" } else { "paid" },
        "rounding": if plan.rounds_down { "down" } else { "half_up" },
        "vest_after": plan.vest_after, "cap_percent": tenths(plan.cap),
        "self_purchase": if plan.self_purchase { "included" } else { "excluded" },
        "withdrawal": {"min": minor(plan.min), "max": plan.max.map(minor),
            "fee_percent": tenths(plan.fee), "fee_fixed": minor(plan.fee_fixed)},
        "bonuses": plan.bonuses.iter().map(bonus).collect::<Vec<_>>()}}})
}
