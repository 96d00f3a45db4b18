use crate::language::Language;
use crate::pricing::compile::{Compiled, CompiledOffer, OfferSlot};
use crate::pricing::steps::{Step, Why};
use crate::pricing::{BorneBy, Quote, QuoteLine};
use crate::rule::{Failed, MoneyScale, Rule};
use crate::slot::Slot;
use alloc::format;
use alloc::string::{String, ToString};
use serde::Serialize;

/// One step of a trace with its names. Amounts are decimal text in major units; where the order is rounded once at the
/// end they may be finer than the currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "step")]
#[non_exhaustive]
pub enum StepView<'a> {
    /// The list price of a line.
    ListPrice {
        /// The line's variant.
        variant: &'a str,
        /// How many.
        quantity: u32,
        /// The price list that it came from; the variant's own price otherwise.
        list: Option<&'a str>,
        /// For one unit.
        unit_price: String,
        /// For the line.
        amount: String,
    },
    /// A more specific list changed the price.
    Adjusted {
        /// The line's variant.
        variant: &'a str,
        /// The price list.
        list: &'a str,
        /// For one unit.
        unit_price: String,
        /// For the line.
        amount: String,
    },
    /// What the keys that were picked cost on top.
    Premium {
        /// The line's variant.
        variant: &'a str,
        /// On top.
        amount: String,
        /// The line with it.
        after: String,
    },
    /// What the sub-shops through which is sold added.
    Markup {
        /// The line's variant.
        variant: &'a str,
        /// On top.
        amount: String,
        /// The line with it.
        after: String,
    },
    /// The price at home became that of the region where the order is taxed.
    Abroad {
        /// The line's variant.
        variant: &'a str,
        /// For one unit.
        unit_price: String,
        /// For the line.
        amount: String,
    },
    /// A floor held up what a tier would have made.
    Floor {
        /// The line's variant.
        variant: &'a str,
        /// The line by the tier.
        wanted: String,
        /// The line as it stays.
        kept: String,
    },
    /// What shipping costs by the book.
    Shipping {
        /// The way to ship.
        method: &'a str,
        /// For the order.
        amount: String,
    },
    /// A quantity tier took the place of the list price.
    Tier {
        /// The line's variant.
        variant: &'a str,
        /// The threshold that was reached.
        from: u32,
        /// The line before.
        before: String,
        /// The line after.
        after: String,
    },
    /// A quantity tier was reached but is not cheaper.
    TierPassed {
        /// The line's variant.
        variant: &'a str,
        /// The threshold that was reached.
        from: u32,
        /// The line by the tier.
        amount: String,
        /// The line as it stays.
        kept: String,
    },
    /// A lane begins.
    Lane {
        /// The lane.
        lane: &'a str,
        /// What all lines cost now.
        subtotal: String,
    },
    /// An offer took something off.
    Applied {
        /// The offer.
        offer: &'a str,
        /// Its coupon's code.
        coupon: Option<&'a str>,
        /// What it took off.
        amount: String,
        /// Whether its cap cut it.
        capped: bool,
        /// What all lines cost after it.
        after: String,
    },
    /// What the offer before took off one line.
    Share {
        /// The line's variant.
        variant: &'a str,
        /// What was taken off.
        amount: String,
        /// The line after.
        after: String,
    },
    /// What the offer before took off shipping.
    ShippingShare {
        /// What was taken off.
        amount: String,
        /// Shipping after.
        after: String,
    },
    /// What the offer before could not take off: floors and caps of lines are in the way.
    Unplaced {
        /// How much.
        amount: String,
    },
    /// What the offer before gives along.
    Gift {
        /// The variant.
        variant: &'a str,
        /// Units.
        quantity: u32,
        /// What they cost by list price.
        worth: String,
    },
    /// What the offer before gives back later.
    Cashback {
        /// How much.
        amount: String,
    },
    /// An offer did not apply.
    NotApplied {
        /// The offer.
        offer: &'a str,
        /// Its coupon's code.
        coupon: Option<&'a str>,
        /// Which kind of reason: `condition`, `no_line`, `nothing_off`,
        /// `used_up`, `currency`, `beaten`, `after` or `shut_out`.
        reason: &'static str,
        /// The reason for people, in the language that was asked for.
        why: String,
    },
    /// A lane was not run.
    LaneSkipped {
        /// The lane.
        lane: &'a str,
        /// The exclusive offer that ended the quote.
        by: &'a str,
    },
    /// The sums before the order was rounded.
    Exact {
        /// By list price.
        subtotal: String,
        /// What was taken off.
        discount: String,
    },
    /// The tax of all amounts of one category, rounded once; the shares of lines follow.
    OrderTax {
        /// The category.
        category: &'a str,
        /// The rate, in percent.
        percent: String,
        /// Whether the amount holds the tax.
        inclusive: bool,
        /// What is taxed.
        amount: String,
        /// Its tax.
        tax: String,
    },
    /// The tax of a line.
    Tax {
        /// The line's variant.
        variant: &'a str,
        /// The category.
        category: &'a str,
        /// The rate, in percent.
        percent: String,
        /// Whether the amount holds the tax.
        inclusive: bool,
        /// What is taxed.
        amount: String,
        /// Its tax.
        tax: String,
    },
    /// The tax of shipping.
    ShippingTax {
        /// The category.
        category: &'a str,
        /// The rate, in percent.
        percent: String,
        /// Whether the amount holds the tax.
        inclusive: bool,
        /// What is taxed.
        amount: String,
        /// Its tax.
        tax: String,
    },
    /// What the way to pay costs.
    Fee {
        /// The way to pay.
        method: &'a str,
        /// The fee.
        amount: String,
        /// Everything else that is to be paid.
        on: String,
        /// Who pays it.
        borne_by: BorneBy,
    },
    /// The tax of the fee.
    FeeTax {
        /// The category.
        category: &'a str,
        /// The rate, in percent.
        percent: String,
        /// Whether the amount holds the tax.
        inclusive: bool,
        /// What is taxed.
        amount: String,
        /// Its tax.
        tax: String,
    },
    /// The total became a round sum.
    CashRounding {
        /// The total before.
        before: String,
        /// The total.
        after: String,
    },
}

/// The steps of a quote with their names; reasons in a language.
pub(crate) fn views(quote: &Quote, language: Language) -> impl Iterator<Item = StepView<'_>> {
    quote.steps.iter().flatten().map(move |step| view(quote, step, language))
}

fn view<'a>(quote: &'a Quote, step: &Step, language: Language) -> StepView<'a> {
    let book = &*quote.book;
    let scale = book.scale_of(quote.currency);
    let money = |amount: i64| scale.text(amount);
    let list_id = |nth: u32| book.list_ids.get(nth as usize).map(|id| id.as_str());
    let line = |nth: u16| quote.lines.get(usize::from(nth));
    let variant = |nth: u16| line(nth).map_or("", |line: &QuoteLine| line.variant.as_str());
    let lane = |nth: u16| book.book.lanes.get(usize::from(nth)).map_or("", |lane| lane.id.as_str());
    // The last steps come after rounding.
    let minor = |amount: i64| MoneyScale::minor(quote.currency).text(amount);
    let inclusive = quote.is_tax_inclusive;
    let rate = |nth: u16| quote.taxes.get(usize::from(nth));
    let category = |nth: u16| rate(nth).map_or("", |rate| rate.category.as_str());
    let percent = |nth: u16| rate(nth).map(|rate| rate.percent.to_string()).unwrap_or_default();
    match *step {
        Step::ListPrice { line: nth, list, unit, amount } => StepView::ListPrice {
            variant: variant(nth),
            quantity: line(nth).map_or(0, |line| line.quantity),
            list: list.and_then(list_id),
            unit_price: scale.price_text(unit),
            amount: money(amount),
        },
        Step::Adjusted { line, list, unit, amount } => StepView::Adjusted {
            variant: variant(line),
            list: list_id(list).unwrap_or_default(),
            unit_price: scale.price_text(unit),
            amount: money(amount),
        },
        Step::Premium { line, amount, after } => {
            StepView::Premium { variant: variant(line), amount: money(amount), after: money(after) }
        }
        Step::Markup { line, amount, after } => {
            StepView::Markup { variant: variant(line), amount: money(amount), after: money(after) }
        }
        Step::Abroad { line, unit, amount } => StepView::Abroad {
            variant: variant(line),
            unit_price: scale.price_text(unit),
            amount: money(amount),
        },
        Step::Floor { line, wanted, kept } => {
            StepView::Floor { variant: variant(line), wanted: money(wanted), kept: money(kept) }
        }
        Step::Shipping { amount } => StepView::Shipping {
            method: quote.shipping.as_ref().map_or("", |shipping| shipping.method.as_str()),
            amount: money(amount),
        },
        Step::ShippingShare { amount, after } => {
            StepView::ShippingShare { amount: money(amount), after: money(after) }
        }
        Step::Unplaced { amount } => StepView::Unplaced { amount: money(amount) },
        Step::Gift { variant, units, worth } => StepView::Gift {
            variant: book.variants.id(variant).map_or("", |id| id.as_str()),
            quantity: units,
            worth: money(worth),
        },
        Step::Cashback { amount } => StepView::Cashback { amount: money(amount) },
        Step::Tier { line, from, before, after } => {
            StepView::Tier { variant: variant(line), from, before: money(before), after: money(after) }
        }
        Step::TierPassed { line, from, amount, kept } => {
            StepView::TierPassed { variant: variant(line), from, amount: money(amount), kept: money(kept) }
        }
        Step::Lane { lane: nth, subtotal } => StepView::Lane { lane: lane(nth), subtotal: money(subtotal) },
        Step::Applied { offer, amount, capped, after } => StepView::Applied {
            offer: name(book, offer),
            coupon: code(book, offer),
            amount: money(amount),
            capped,
            after: money(after),
        },
        Step::Share { line, amount, after } => {
            StepView::Share { variant: variant(line), amount: money(amount), after: money(after) }
        }
        Step::NotApplied { offer, why } => StepView::NotApplied {
            offer: name(book, offer),
            coupon: code(book, offer),
            reason: reason(why),
            why: because(book, scale, language, offer, why),
        },
        Step::LaneSkipped { lane: nth, by } => StepView::LaneSkipped { lane: lane(nth), by: name(book, by) },
        Step::Exact { subtotal, discount } => {
            StepView::Exact { subtotal: money(subtotal), discount: money(discount) }
        }
        Step::OrderTax { rate: nth, amount, tax } => StepView::OrderTax {
            category: category(nth),
            percent: percent(nth),
            inclusive,
            amount: minor(amount),
            tax: minor(tax),
        },
        Step::Tax { line, rate: nth, amount, tax } => StepView::Tax {
            variant: variant(line),
            category: category(nth),
            percent: percent(nth),
            inclusive,
            amount: minor(amount),
            tax: minor(tax),
        },
        Step::ShippingTax { rate: nth, amount, tax } => StepView::ShippingTax {
            category: category(nth),
            percent: percent(nth),
            inclusive,
            amount: minor(amount),
            tax: minor(tax),
        },
        Step::Fee { amount, on, borne_by } => StepView::Fee {
            method: quote.fee.as_ref().map_or("", |fee| fee.method.as_str()),
            amount: minor(amount),
            on: minor(on),
            borne_by,
        },
        Step::FeeTax { rate: nth, amount, tax } => StepView::FeeTax {
            category: category(nth),
            percent: percent(nth),
            inclusive,
            amount: minor(amount),
            tax: minor(tax),
        },
        Step::CashRounding { before, after } => {
            StepView::CashRounding { before: minor(before), after: minor(after) }
        }
    }
}

fn name(book: &Compiled, offer: OfferSlot) -> &str {
    book.offers.get(offer.index()).map_or("", |offer| offer.id.as_str())
}

fn code(book: &Compiled, offer: OfferSlot) -> Option<&str> {
    book.offer(offer)?.coupon.as_ref().map(|coupon| coupon.code.as_str())
}

const fn reason(why: Why) -> &'static str {
    match why {
        Why::Condition(_) => "condition",
        Why::NoLine(_) => "no_line",
        Why::NothingOff => "nothing_off",
        Why::UsedUp => "used_up",
        Why::Currency => "currency",
        Why::Beaten { .. } => "beaten",
        Why::After { .. } => "after",
        Why::ShutOut { .. } => "shut_out",
    }
}

fn because(book: &Compiled, scale: MoneyScale, language: Language, slot: OfferSlot, why: Why) -> String {
    let failure = |rule: Option<&Rule>, failed: Option<Failed>| {
        rule.zip(failed).map(|(rule, failed)| rule.failure_text(failed, &book.texts, scale, language))
    };
    let offer: Option<&CompiledOffer> = book.offer(slot);
    let say = |english: &str, chinese: &str| language.pick(english, chinese).to_string();
    match why {
        Why::Condition(failed) => failure(offer.map(|offer| &offer.when), failed).unwrap_or_default(),
        Why::NoLine(failed) => {
            let none = say("no line is meant", "没有符合的商品");
            match failure(offer.and_then(|offer| offer.target.filter()), failed) {
                Some(text) => format!("{none}{}{text}", language.pick(": ", "：")),
                None => none,
            }
        }
        Why::NothingOff => say("there is nothing to take off", "没有可减的金额"),
        Why::UsedUp => say("what it may take off is used up", "可优惠的额度已用完"),
        Why::Currency => say("its amounts are in another currency", "金额为其他货币"),
        Why::Beaten { by, would_take } => {
            let (by, would_take) = (name(book, by), scale.text(would_take));
            match language {
                Language::English => format!("`{by}` takes more; this would take {would_take}"),
                Language::Chinese => format!("`{by}` 优惠更多；本优惠可减 {would_take}"),
            }
        }
        Why::After { by } => format!("`{}`{}", name(book, by), language.pick(" came first", " 已先生效")),
        Why::ShutOut { by } => format!("`{}`{}", name(book, by), language.pick(" shuts it out", " 排斥了它")),
    }
}
