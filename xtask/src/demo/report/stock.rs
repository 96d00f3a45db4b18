//! Stock by variant: what is left, what was sold, and what must be bought.

use crate::demo::Demo;
use crate::demo::table::Table;
use anyhow::Result;
use keytill::catalog::StockSource;
use keytill::id::VariantId;
use keytill::order::Stage;
use std::collections::HashMap;

/// From how many on nothing is said.
const ENOUGH: u64 = 20;

pub fn section(demo: &Demo) -> Result<String> {
    let sold = sold(demo)?;
    let (chinese, english) = (demo.files.names("zh-CN"), demo.files.names("en"));
    let mut table = Table::new(&["variant", "", "", ">available", ">reserved", ">sold", ">returned", "note"]);
    let shop = &demo.host.shop;
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
            let (sold, returned) = sold.get(&variant.id).copied().unwrap_or_default();
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

/// Units that buyers have, and units that came back, by variant.
fn sold(demo: &Demo) -> Result<HashMap<VariantId, (u64, u64)>> {
    let mut sold: HashMap<VariantId, (u64, u64)> = HashMap::new();
    for id in demo.host.shop.order_ids() {
        let order = demo.host.shop.order(id)?;
        if !matches!(order.stage, Stage::Fulfilled | Stage::Completed | Stage::Refunded) {
            continue;
        }
        for line in order.lines {
            let row = sold.entry(line.variant).or_default();
            row.0 += u64::from(line.quantity - line.refunded_units);
            row.1 += u64::from(line.refunded_units);
        }
    }
    Ok(sold)
}
