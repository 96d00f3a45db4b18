//! Answers that the core gives as values of its own, as documents.

use crate::digest::Digest;
use crate::embed::{EmbeddedShop, Rejected};
use crate::id::{CustomerId, OrderId, PaymentId, PlanId, PoolId, RefundId, ShopId};
use crate::language::Language;
use crate::money::Money;
use crate::notice::{Notice, Output, Rendered};
use crate::people::PeriodNumber;
use crate::pricing::{PriceBook, Quote, WhatIf, WhatIfRow};
use crate::shop::{Explanation, PeriodExplanation, Shop, WhichOrders};
use crate::stock::KeyCounts;
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A shop as a whole.
#[derive(Debug, Serialize)]
pub struct ShopView<'a> {
    shop: &'a ShopId,
    clock: Time,
    /// The number of the last record.
    sequence: u64,
    /// How many records the journal has, the opening among them.
    records: u64,
    journal_head: Digest,
    /// How many of the journal's bytes the host has not taken yet.
    untaken: usize,
    next_deadline: Option<Time>,
    current_period: PeriodNumber,
}

impl<'a> ShopView<'a> {
    pub(super) fn of(embedded: &'a EmbeddedShop) -> Self {
        let (shop, journal) = (embedded.shop(), embedded.journal());
        Self {
            shop: shop.id(),
            clock: shop.clock(),
            sequence: shop.sequence(),
            records: journal.records(),
            journal_head: journal.head(),
            untaken: embedded.untaken(),
            next_deadline: shop.next_deadline(),
            current_period: shop.current_period(),
        }
    }
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub struct Page<T> {
    rows: Vec<T>,
    /// Where the next page begins; absent after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<usize>,
}

impl<T> Page<T> {
    pub(super) fn of(all: impl Iterator<Item = T>, after: usize, limit: usize) -> Self {
        let mut left = all.skip(after);
        let rows: Vec<T> = left.by_ref().take(limit).collect();
        let next = left.next().map(|_| after.saturating_add(rows.len()));
        Self { rows, next }
    }
}

impl From<(Vec<CustomerId>, Option<usize>)> for Page<CustomerId> {
    fn from((rows, next): (Vec<CustomerId>, Option<usize>)) -> Self {
        Self { rows, next }
    }
}

/// A pool with its counts.
#[derive(Debug, Serialize)]
pub struct PoolView<'a> {
    pool: &'a PoolId,
    #[serde(flatten)]
    counts: KeyCounts,
}

impl<'a> PoolView<'a> {
    pub(super) fn all(shop: &'a Shop) -> Vec<Self> {
        shop.pools().map(|(pool, keys)| Self { pool, counts: keys.counts() }).collect()
    }
}

/// Why an order cost what it cost and paid whom it paid.
#[derive(Debug, Serialize)]
pub struct ExplainedOrder<'a> {
    quote: &'a Quote,
    price_agrees: bool,
    commission: &'a [String],
    commission_agrees: bool,
    /// The whole for people.
    text: String,
}

impl<'a> ExplainedOrder<'a> {
    pub(super) fn of(explained: &'a Explanation, language: Language) -> Self {
        Self {
            quote: &explained.quote,
            price_agrees: explained.price_agrees,
            commission: explained.commission_in(language),
            commission_agrees: explained.commission_agrees,
            text: explained.text_in(language),
        }
    }
}

/// Why somebody earns what of a period.
#[derive(Debug, Serialize)]
pub struct ExplainedPeriod<'a> {
    period: u16,
    plan: &'a PlanId,
    /// Whether it was closed; else this is what closing it now would come to.
    is_closed: bool,
    amount: Money,
    /// One sentence for each bonus.
    steps: &'a [String],
}

impl<'a> ExplainedPeriod<'a> {
    pub(super) fn of(explained: &'a PeriodExplanation, language: Language) -> Self {
        let PeriodExplanation { period, plan, is_closed, amount, .. } = explained;
        let (period, is_closed, amount) = (*period, *is_closed, *amount);
        Self { period, plan, is_closed, amount, steps: explained.text_in(language) }
    }
}

/// A refund that the gateway has not confirmed yet.
#[derive(Debug, Serialize)]
pub struct AwaitedRefundView {
    refund: RefundId,
    /// What goes to the source of which payment.
    parts: Vec<AwaitedPart>,
}

#[derive(Debug, Serialize)]
struct AwaitedPart {
    payment: PaymentId,
    amount: Money,
}

impl AwaitedRefundView {
    pub(super) fn all(shop: &Shop) -> Vec<Self> {
        let part = |(payment, amount)| AwaitedPart { payment, amount };
        let view = |(refund, parts): (RefundId, Vec<_>)| Self {
            refund,
            parts: parts.into_iter().map(part).collect(),
        };
        shop.awaited_refunds().into_iter().map(view).collect()
    }
}

/// What is to be told, and its words where a language is named.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    #[serde(flatten)]
    notice: Notice,
    #[serde(skip_serializing_if = "Option::is_none")]
    rendered: Option<Rendered>,
}

impl NoticeView {
    pub(super) fn of_last(
        embedded: &EmbeddedShop,
        language: Option<&str>,
        output: Output,
    ) -> Result<Vec<Self>, Rejected> {
        let shop = embedded.shop();
        let notices = embedded.last_records().iter().flat_map(|record| shop.notices(record));
        let view = |notice: Notice| {
            let rendered = language.map(|language| shop.render(&notice, language, output)).transpose()?;
            Ok(Self { notice, rendered })
        };
        notices.map(view).collect()
    }
}

/// What orders would have cost by another price book.
#[derive(Debug, Serialize)]
pub struct WhatIfView {
    #[serde(flatten)]
    sums: WhatIf,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<WhatIfOrder>>,
}

#[derive(Debug, Serialize)]
struct WhatIfOrder {
    order: OrderId,
    #[serde(flatten)]
    row: WhatIfRow,
}

pub(super) fn what_if_rows(
    shop: &Shop,
    book: PriceBook,
    which: WhichOrders,
    with_rows: bool,
) -> Result<WhatIfView, Rejected> {
    let mut rows = Vec::new();
    let sums = shop.what_if(book, which, |order, row| {
        if with_rows {
            rows.push(WhatIfOrder { order: order.clone(), row: row.clone() });
        }
    })?;
    Ok(WhatIfView { sums, rows: with_rows.then_some(rows) })
}
