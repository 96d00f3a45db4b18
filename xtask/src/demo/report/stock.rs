//! Stock by variant: what is left, what was sold, and what must be bought.

use crate::demo::Demo;
use crate::demo::sales::Units;
use crate::demo::table::Table;
use anyhow::Result;
use keytill::catalog::StockSource;
use keytill::id::VariantId;
use std::collections::HashMap;

/// From how many on nothing is said.
const ENOUGH: u64 = 20;

pub fn section(demo: &Demo) -> Result<String> {
    let (chinese, english) = (demo.files.names("zh-CN"), demo.files.names("en"));
    let mut table = Table::new(&["variant", "", "", ">available", ">reserved", ">sold", ">returned", "note"]);
    let (shop, units) = (&demo.host.shop, &demo.played.sales.units);
    let name = |names: &HashMap<VariantId, String>, id| names.get(id).cloned().unwrap_or_default();
    for product in &demo.files.catalogue.products {
        for variant in &product.variants {
            let stock = shop.stock(&variant.id, shop.clock())?;
            let expired = match &variant.stock {
                StockSource::Keys { pool } => shop.pool_counts(pool)?.expired,
                _ => 0,
            };
            let note = match (stock.available, expired) {
                (Some(0), 0) => "SOLD OUT".to_owned(),
                (Some(0), keys) => format!("{keys} keys past their validity"),
                (Some(few), _) if few < ENOUGH => "low".to_owned(),
                (None, _) => "without limit".to_owned(),
                _ => String::new(),
            };
            let available = stock.available.map_or_else(|| "–".to_owned(), |count| count.to_string());
            let Units { delivered, returned } = units.get(&variant.id).copied().unwrap_or_default();
            let sold = delivered - returned;
            table.row([
                &variant.id,
                &name(&chinese, &variant.id),
                &name(&english, &variant.id),
                &available,
                &stock.reserved,
                &sold,
                &returned,
                &note,
            ]);
        }
    }
    Ok(format!("STOCK\n{table}"))
}
