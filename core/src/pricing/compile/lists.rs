//! The prices of all lists, by currency and audience.

use super::{Compiled, MAX_LISTS, MAX_PRICES, at_most, money};
use crate::arrange::Arrange;
use crate::money::{Currency, Exact, Ratio};
use crate::pricing::{Adjustment, Audience, PriceList, PricingRefusal};
use crate::rule::{Interner, MoneyScale, Symbol};
use crate::slot::{Names, VariantSlot};
use crate::time::Time;
use alloc::string::ToString;
use alloc::vec::Vec;
use smallvec::SmallVec;

use super::money::{Least, UnitPrice};
use super::window::Opening;

/// Up to so many tables are looked at one by one.
const FEW_TABLES: usize = 8;

/// The tables of all lists. Sorted by currency, then from the most specific audience down.
#[derive(Debug, Default)]
pub(crate) struct ListTables {
    tables: Vec<(Currency, Who, Table)>,
    /// How specific the tables are that there are: bit 7 for a customer of a level on a channel, bit 0 for everyone.
    kinds: u8,
}

/// An audience as symbols; what is `None` does not matter. Its order is from the most specific one down: an agreement
/// before a level before a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Who {
    customer: Option<Symbol>,
    level: Option<Symbol>,
    channel: Option<Symbol>,
}

/// Whom a cart is priced for; `None` where no list or table knows them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Buyer {
    pub(crate) customer: Option<Symbol>,
    pub(crate) level: Option<Symbol>,
    pub(crate) channel: Option<Symbol>,
}

/// All prices for one audience in one currency.
#[derive(Debug, Default)]
struct Table {
    /// By variant; of one variant those with a window first.
    rows: Vec<Row>,
    /// Those with a window first.
    adjustments: Vec<Adjusting>,
}

/// The price of a variant by a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    variant: VariantSlot,
    /// The position of its list in the book.
    pub(crate) list: u32,
    opening: Opening,
    pub(crate) price: UnitPrice,
    pub(crate) minimum: Option<Ratio>,
}

#[derive(Debug, Clone, Copy)]
struct Adjusting {
    list: u32,
    opening: Opening,
    /// What a price is multiplied with, in hundredths: 100 and the percentage.
    percent: Exact,
    each: Exact,
}

/// The tables that hold for one cart, the most specific first.
pub(crate) struct Listed<'a> {
    tables: SmallVec<[&'a Table; 8]>,
    at: Time,
}

/// The lists that change one price.
pub(crate) type Changes = SmallVec<[Change; 2]>;

/// A list that changes the price of a less specific one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub(crate) list: u32,
    percent: Exact,
    each: Exact,
}

impl Who {
    pub(crate) fn of(audience: &Audience, texts: &mut Interner) -> Result<Self, PricingRefusal> {
        let mut symbol = |text: Option<&str>| {
            text.map(|text| texts.intern(text).ok_or(PricingRefusal::Full {})).transpose()
        };
        Ok(Self {
            customer: symbol(audience.customer.as_ref().map(|id| id.as_str()))?,
            level: symbol(audience.level.as_ref().map(|id| id.as_str()))?,
            channel: symbol(audience.channel.as_ref().map(|id| id.as_str()))?,
        })
    }

    /// Zero for everyone, seven for a customer of a level on a channel.
    pub(crate) fn specificity(self) -> u8 {
        u8::from(self.customer.is_some()) * 4
            + u8::from(self.level.is_some()) * 2
            + u8::from(self.channel.is_some())
    }

    pub(crate) fn is(self, buyer: Buyer) -> bool {
        let fits = |wanted: Option<Symbol>, is: Option<Symbol>| wanted.is_none() || wanted == is;
        fits(self.customer, buyer.customer)
            && fits(self.level, buyer.level)
            && fits(self.channel, buyer.channel)
    }

    fn key(self) -> (core::cmp::Reverse<u8>, [Option<Symbol>; 3]) {
        (core::cmp::Reverse(self.specificity()), [self.customer, self.level, self.channel])
    }
}

impl ListTables {
    /// The tables that hold for a buyer at a moment: a look at each where there are few, else one binary search for each
    /// kind of audience.
    #[inline]
    pub(crate) fn listed(&self, currency: Currency, buyer: Buyer, at: Time) -> Listed<'_> {
        let mut tables = SmallVec::new();
        if self.tables.len() <= FEW_TABLES {
            // In their order: of one kind no more than one is the buyer's.
            for (own, who, table) in &self.tables {
                if *own == currency && who.is(buyer) {
                    tables.push(table);
                }
            }
        } else {
            self.search(currency, buyer, &mut tables);
        }
        Listed { tables, at }
    }

    fn search<'a>(&'a self, currency: Currency, buyer: Buyer, tables: &mut SmallVec<[&'a Table; 8]>) {
        for specificity in (0..8_u8).rev().filter(|kind| self.kinds >> kind & 1 != 0) {
            let part = |bit: u8, symbol: Option<Symbol>| {
                if specificity & bit == 0 { Some(None) } else { symbol.map(Some) }
            };
            let (Some(customer), Some(level), Some(channel)) =
                (part(4, buyer.customer), part(2, buyer.level), part(1, buyer.channel))
            else {
                continue;
            };
            tables.extend(self.find(currency, Who { customer, level, channel }));
        }
    }

    fn place(&self, currency: Currency, who: Who) -> Result<usize, usize> {
        self.tables.binary_search_by(|(c, w, _)| (*c, w.key()).cmp(&(currency, who.key())))
    }

    fn find(&self, currency: Currency, who: Who) -> Option<&Table> {
        let nth = self.place(currency, who).ok()?;
        self.tables.get(nth).map(|(.., table)| table)
    }

    fn table_of(&mut self, currency: Currency, who: Who) -> Option<&mut Table> {
        let nth = self.place(currency, who).unwrap_or_else(|nth| {
            self.tables.insert(nth, (currency, who, Table::default()));
            nth
        });
        self.tables.get_mut(nth).map(|(.., table)| table)
    }
}

impl Listed<'_> {
    /// The most specific price of a variant, and the lists more specific still that change it: the last is to be applied
    /// first.
    #[inline(always)]
    pub(crate) fn price(&self, variant: VariantSlot, changes: &mut Changes) -> Option<&Row> {
        changes.clear();
        for table in &self.tables {
            if let Some(row) = table.find(variant, self.at) {
                return Some(row);
            }
            if let Some(found) = table.adjustments.iter().find(|found| found.opening.is_at(self.at)) {
                changes.push(Change { list: found.list, percent: found.percent, each: found.each });
            }
        }
        None
    }
}

impl Change {
    /// The changed price; `None` when it has more digits than can be kept.
    pub(crate) fn of(self, price: Exact) -> Option<Exact> {
        Some(price.times(self.percent)?.times(Exact::PERCENT)?.plus(self.each)?.max(Exact::ZERO))
    }
}

impl Table {
    fn find(&self, variant: VariantSlot, at: Time) -> Option<&Row> {
        let first = self.rows.partition_point(|row| row.variant < variant);
        // Nearly always one row, which nearly always is open.
        let of_it = self.rows.get(first..)?.iter().take_while(|row| row.variant == variant);
        of_it.into_iter().find(|row| row.opening.is_at(at))
    }
}

pub(super) fn add(compiled: &mut Compiled) -> Result<(), PricingRefusal> {
    let Compiled { book, texts, variants, lists: tables, .. } = compiled;
    let lists = &book.lists;
    at_most("price lists", lists.len(), MAX_LISTS)?;
    at_most("listed prices", lists.iter().map(|list| list.prices.len()).sum(), MAX_PRICES)?;
    let mut names: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
    names.arrange();
    if let Some(twice) = names.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(*a),
        _ => None,
    }) {
        return Err(PricingRefusal::Duplicate { what: "price list", id: twice.to_string() });
    }
    for (n, list) in lists.iter().enumerate() {
        let position = u32::try_from(n).map_err(|_| PricingRefusal::Full {})?;
        let currency = list.currency.unwrap_or(book.currency);
        let scale = MoneyScale::of(currency, book.rounding.scope);
        let opening = Opening::of("price list", list.id.as_str(), list.window.as_ref())?;
        let who = Who::of(&list.audience, texts)?;
        let Some(table) = tables.table_of(currency, who) else { continue };
        add_rows(table, list, position, opening, variants, scale)?;
        if let Some(adjustment) = &list.adjustment {
            table.adjustments.push(adjusting(list, adjustment, position, opening, book.max_markup)?);
        }
    }
    for (_, who, table) in &mut tables.tables {
        tables.kinds |= 1 << who.specificity();
        table.rows.arrange_by_key(|row| (row.variant, !row.opening.is_bounded(), row.list));
        table.adjustments.arrange_by_key(|found| (!found.opening.is_bounded(), found.list));
        check_twice(table, lists, variants)?;
    }
    Ok(())
}

fn add_rows(
    table: &mut Table,
    list: &PriceList,
    position: u32,
    opening: Opening,
    variants: &Names<crate::id::VariantId, VariantSlot>,
    scale: MoneyScale,
) -> Result<(), PricingRefusal> {
    for row in &list.prices {
        let name = row.variant.as_str();
        let variant = variants.find(name).ok_or_else(|| PricingRefusal::UnknownVariant {
            what: "price list",
            id: list.id.to_string(),
            variant: name.to_string(),
        })?;
        let price = UnitPrice::new("list price", name, row.price, Least::Zero, scale)?;
        let minimum = row.minimum.map(|minimum| money::unit("minimum", name, minimum, Least::Zero, scale));
        table.rows.push(Row { variant, list: position, opening, price, minimum: minimum.transpose()? });
    }
    Ok(())
}

fn adjusting(
    list: &PriceList,
    adjustment: &Adjustment,
    position: u32,
    opening: Opening,
    max_markup: Option<Exact>,
) -> Result<Adjusting, PricingRefusal> {
    let refused = |field, value: Exact, rule| PricingRefusal::BadAmount {
        field,
        of: list.id.to_string(),
        value: value.to_string(),
        rule,
    };
    let (percent, each) = (adjustment.percent, adjustment.each);
    if let Some(most) = max_markup
        && percent > most
    {
        return Err(refused("adjustment", percent, "must not be above the book's `max_markup`"));
    }
    let whole = percent
        .plus(Exact::HUNDRED)
        .filter(|whole| !whole.is_negative() && percent <= Exact::from(1_000_000));
    let whole =
        whole.ok_or_else(|| refused("adjustment", percent, "must lie from -100 to 1000000 percent"))?;
    Ok(Adjusting { list: position, opening, percent: whole, each })
}

/// Refuses two prices of one variant that hold at the same moment for the same audience.
fn check_twice(
    table: &Table,
    lists: &[PriceList],
    variants: &Names<crate::id::VariantId, VariantSlot>,
) -> Result<(), PricingRefusal> {
    let list = |nth: u32| lists.get(nth as usize).map(|list| list.id.to_string()).unwrap_or_default();
    let mut of_one: SmallVec<[&Row; 4]> = SmallVec::new();
    for row in &table.rows {
        if of_one.first().is_some_and(|first| first.variant != row.variant) {
            of_one.clear();
        }
        if of_one.iter().any(|other| other.opening.clashes(row.opening)) {
            return Err(PricingRefusal::PricedTwice {
                list: list(row.list),
                variant: variants.id(row.variant).map(ToString::to_string).unwrap_or_default(),
            });
        }
        of_one.push(row);
    }
    for (n, one) in table.adjustments.iter().enumerate() {
        if table.adjustments.iter().skip(n + 1).any(|other| other.opening.clashes(one.opening)) {
            return Err(PricingRefusal::AdjustedTwice { list: list(one.list) });
        }
    }
    Ok(())
}
