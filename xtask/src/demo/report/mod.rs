//! What the shopkeeper is shown. One file per section.

mod day;
mod imports;
mod order;
mod people;
mod proof;
mod sales;
mod stock;

use crate::demo::Demo;
use crate::demo::files::text;
use crate::shell::Shell;
use anyhow::Result;
use keytill::time::{Span, Time};
use std::path::Path;

pub use proof::digests;

/// The whole report.
pub fn all(demo: &Demo, journal: &Path) -> Result<String> {
    let shop = &demo.files.shop;
    let products = &demo.files.catalogue.products;
    let variants: usize = products.iter().map(|product| product.variants.len()).sum();
    let mut out = format!(
        "{} · {}: 11 November 2026, Singles' Day, and the ten days after\n{} products with {variants} variants, {} channels, {} levels, {} customers\n",
        text(&shop.name, "zh-CN"),
        text(&shop.name, "en"),
        products.len(),
        shop.channels.len(),
        shop.levels.len(),
        demo.host.shop.customer_ids().count(),
    );
    for section in [
        imports::section(demo),
        day::section(demo),
        sales::section(demo),
        stock::section(demo)?,
        people::section(demo)?,
        order::section(demo)?,
        proof::section(demo, journal.strip_prefix(Shell::new("", false).path("")).unwrap_or(journal)),
    ] {
        out.push('\n');
        out.push_str(&section);
    }
    Ok(out)
}

/// An amount in minor units of a currency with two decimals: `12,345.60`.
fn yuan(minor: i64) -> String {
    let (sign, minor) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    format!("{sign}{}.{:02}", grouped(minor / 100), minor % 100)
}

/// A number with a comma after each thousand.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A moment as the shop's clock in Beijing shows it: `2026-11-11 20:04:31`.
fn clock(at: Time) -> String {
    at.after(Span::from_minutes(8 * 60)).to_string().replace('T', " ").chars().take(19).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_moments_are_written_for_people() {
        assert_eq!(yuan(12_345_607), "123,456.07");
        assert_eq!(yuan(-5), "-0.05");
        assert_eq!(yuan(99_900), "999.00");
        assert_eq!(clock(Time::from_millis(1_794_326_400_000)), "2026-11-11 00:00:00");
    }
}
