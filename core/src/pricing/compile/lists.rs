use super::{Compiled, Least, MAX_LISTS, MAX_PRICES, UnitPrice, at_most, unit_price};
use crate::pricing::{Audience, PricingRefusal};
use crate::rule::Symbol;
use crate::slot::VariantSlot;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The price lists by audience; all lists of one audience are one table.
#[derive(Debug, Default)]
pub(crate) struct ListTables {
    everyone: Table,
    /// Sorted by symbol.
    channels: Vec<(Symbol, Table)>,
    /// Sorted by symbol.
    levels: Vec<(Symbol, Table)>,
}

/// Sorted by variant.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    variant: VariantSlot,
    /// The position of its list in the book.
    list: u32,
    price: UnitPrice,
}

impl ListTables {
    /// The price of the most specific list that has one, and the position of that list.
    pub(crate) fn price(
        &self,
        variant: VariantSlot,
        level: Option<Symbol>,
        channel: Option<Symbol>,
    ) -> Option<(UnitPrice, u32)> {
        let of = |tables: &[(Symbol, Table)], who: Option<Symbol>| {
            let who = who?;
            let nth = tables.binary_search_by_key(&who, |(symbol, _)| *symbol).ok()?;
            tables.get(nth)?.1.find(variant)
        };
        of(&self.levels, level)
            .or_else(|| of(&self.channels, channel))
            .or_else(|| self.everyone.find(variant))
    }
}

impl Table {
    fn find(&self, variant: VariantSlot) -> Option<(UnitPrice, u32)> {
        let nth = self.rows.binary_search_by_key(&variant, |row| row.variant).ok()?;
        self.rows.get(nth).map(|row| (row.price, row.list))
    }
}

fn table_of(tables: &mut Vec<(Symbol, Table)>, who: Symbol) -> Option<&mut Table> {
    let nth = match tables.binary_search_by_key(&who, |(symbol, _)| *symbol) {
        Ok(nth) => nth,
        Err(nth) => {
            tables.insert(nth, (who, Table::default()));
            nth
        }
    };
    tables.get_mut(nth).map(|(_, table)| table)
}

pub(super) fn add(compiled: &mut Compiled) -> Result<(), PricingRefusal> {
    let Compiled { book, texts, variants, scale, lists: tables, .. } = compiled;
    let lists = &book.lists;
    at_most("price lists", lists.len(), MAX_LISTS)?;
    at_most("listed prices", lists.iter().map(|list| list.prices.len()).sum(), MAX_PRICES)?;
    let mut names: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(*a),
        _ => None,
    }) {
        return Err(PricingRefusal::Duplicate { what: "price list", id: twice.to_string() });
    }
    for (n, list) in lists.iter().enumerate() {
        let position = u32::try_from(n).map_err(|_| PricingRefusal::Full {})?;
        let mut symbol = |text| texts.intern(text).ok_or(PricingRefusal::Full {});
        let table = match &list.audience {
            Audience::Everyone => Some(&mut tables.everyone),
            Audience::Channel(channel) => table_of(&mut tables.channels, symbol(channel.as_str())?),
            Audience::Level(level) => table_of(&mut tables.levels, symbol(level.as_str())?),
        };
        let Some(table) = table else { continue };
        for row in &list.prices {
            let name = row.variant.as_str();
            let variant = variants.find(name).ok_or_else(|| PricingRefusal::UnknownVariant {
                what: "price list",
                id: list.id.to_string(),
                variant: name.to_string(),
            })?;
            let steps = unit_price("list price", name, row.price, Least::Zero, *scale)?;
            table.rows.push(Row { variant, list: position, price: UnitPrice { exact: row.price, steps } });
        }
    }
    let all = tables.channels.iter_mut().chain(&mut tables.levels).map(|(_, table)| table);
    for table in all.chain([&mut tables.everyone]) {
        table.rows.sort_by_key(|row| row.variant);
        let twice = table.rows.windows(2).find_map(|pair| match pair {
            [a, b] if a.variant == b.variant => Some(*b),
            _ => None,
        });
        if let Some(row) = twice {
            return Err(PricingRefusal::PricedTwice {
                list: lists.get(row.list as usize).map(|list| list.id.to_string()).unwrap_or_default(),
                variant: variants.id(row.variant).map(ToString::to_string).unwrap_or_default(),
            });
        }
    }
    Ok(())
}
