//! Sales by channel, and how often each coupon was used.

use super::yuan;
use crate::demo::Demo;
use crate::demo::files::text;
use crate::demo::sales::ChannelSales;
use crate::demo::table::Table;
use std::fmt::Display;

pub fn section(demo: &Demo) -> String {
    let sales = &demo.played.sales;
    let mut table = Table::new(&[
        "channel",
        "",
        ">placed",
        ">paid",
        ">units",
        ">at list price",
        ">discounts",
        ">taken",
        ">refunded",
        ">left",
    ]);
    for channel in &demo.files.shop.channels {
        let row = sales.channels.get(&channel.id).copied().unwrap_or_default();
        add(&mut table, &text(&channel.names, "zh-CN"), &text(&channel.names, "en"), row);
    }
    table.rule();
    add(&mut table, &"all", &"", sales.total());
    let coupons: Vec<String> =
        sales.coupons.iter().map(|(offer, count)| format!("{offer} {count}")).collect();
    format!("SALES BY CHANNEL  in CNY\n{table}  orders placed with a coupon: {}\n", coupons.join(", "))
}

fn add(table: &mut Table, name: &dyn Display, english: &dyn Display, row: ChannelSales) {
    let ChannelSales { placed, paid, units, list, discount, taken, refunded } = row;
    let left = taken - refunded;
    table.row([
        name,
        english,
        &placed,
        &paid,
        &units,
        &yuan(list),
        &yuan(discount),
        &yuan(taken),
        &yuan(refunded),
        &yuan(left),
    ]);
}
