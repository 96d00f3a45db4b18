//! Channels whose prices of one variant differ too much.

use super::dead_offers::over;
use super::{Finding, Look};
use crate::money::Exact;
use crate::pricing::{Audience, PriceList};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The prices of a variant that differ most, and where.
struct Ends<'a> {
    low: (Exact, &'a str),
    high: (Exact, &'a str),
}

/// Where a channel without a price of its own sells.
const ELSEWHERE: &str = "*";

/// Looks at lists in the book's currency that are for a channel alone, or for everyone, and are not over. What other
/// channels cost is the variant's own price, or that of a list for everyone; it is told as `*`.
///
/// Costs one pass over the listed prices. A list that changes all prices of a channel by percent is one finding, whatever
/// the number of variants.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let book = &look.compiled.book;
    let band = look.settings.channel_band;
    let counts = |list: &&PriceList| {
        list.currency.is_none_or(|own| own == book.currency) && over(look, list.window.as_ref()).is_none()
    };
    let lists = || book.lists.iter().filter(counts);
    let mut everywhere: BTreeMap<&str, Exact> = BTreeMap::new();
    for list in lists().filter(|list| list.audience == Audience::EVERYONE && list.window.is_none()) {
        everywhere.extend(list.prices.iter().map(|row| (row.variant.as_str(), row.price)));
    }
    let mut ends: BTreeMap<&str, Ends<'_>> = BTreeMap::new();
    for list in lists() {
        let Audience { customer: None, level: None, channel: Some(channel) } = &list.audience else {
            continue;
        };
        for row in &list.prices {
            let name = row.variant.as_str();
            let Some(good) = look.goods.get(name) else { continue };
            let usual = (everywhere.get(name).copied().unwrap_or(good.row.price), ELSEWHERE);
            let of_it = ends.entry(name).or_insert(Ends { low: usual, high: usual });
            let here = (row.price, channel.as_str());
            if here.0 < of_it.low.0 {
                of_it.low = here;
            }
            if here.0 > of_it.high.0 {
                of_it.high = here;
            }
        }
        if let Some(change) = &list.adjustment
            && change.each == Exact::ZERO
            && is_apart(change.percent, band)
        {
            let (list, channel) = (list.id.clone(), channel.clone());
            found.push(Finding::ChannelAdjusted { list, channel, percent: change.percent, band });
        }
    }
    for row in &book.variants {
        let Some(Ends { low, high }) = ends.get(row.variant.as_str()) else { continue };
        if exceeds(low.0, high.0, band) {
            let at = |channel: &str| -> String { channel.to_string() };
            found.push(Finding::ChannelsApart {
                variant: row.variant.clone(),
                low_at: at(low.1),
                low: low.0,
                high_at: at(high.1),
                high: high.0,
                band,
            });
        }
    }
}

/// Whether the higher price is more than `band` percent above the lower.
fn exceeds(low: Exact, high: Exact, band: Exact) -> bool {
    let most = Exact::HUNDRED.plus(band).and_then(|share| low.times(share));
    high.times(Exact::HUNDRED).zip(most).is_some_and(|(high, most)| high > most)
}

/// Whether prices changed by so many percent are more than `band` percent from what they were.
fn is_apart(percent: Exact, band: Exact) -> bool {
    let changed = Exact::HUNDRED.plus(percent);
    changed.is_some_and(|changed| exceeds(changed.min(Exact::HUNDRED), changed.max(Exact::HUNDRED), band))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{book, texts};
    use alloc::string::String;
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    fn list(id: &str, audience: Value, more: Value) -> Value {
        let mut list = json!({"id": id, "audience": audience});
        for (name, value) in more.as_object().unwrap() {
            list[name] = value.clone();
        }
        list
    }

    fn price(price: &str) -> Value {
        json!({"prices": [{"variant": "a", "price": price}]})
    }

    fn found(lists: &[Value], band: &str) -> Vec<String> {
        texts(book(json!({"lists": lists})), json!({"channel_band": band, "at": 50}))
    }

    #[test]
    fn prices_of_channels_beyond_the_band() {
        let on = |channel: &str, amount: &str| list(channel, json!({"channel": channel}), price(amount));
        assert!(found(&[on("h5", "13")], "30").is_empty());
        assert_eq!(
            found(&[on("h5", "13.01")], "30"),
            ["`a` costs 10 on `*` and 13.01 on `h5`, more than 30 percent apart"]
        );
        assert_eq!(
            found(&[on("h5", "12"), on("taobao", "9")], "30"),
            ["`a` costs 9 on `taobao` and 12 on `h5`, more than 30 percent apart"]
        );
        assert!(found(&[on("h5", "12"), on("taobao", "9")], "34").is_empty());
        let usual = list("all", json!({}), price("12"));
        assert!(found(&[on("h5", "13.01"), usual], "30").is_empty());
    }

    #[test]
    fn other_audiences_times_and_currencies_do_not_count() {
        let vip = list("vip", json!({"channel": "h5", "level": "vip"}), price("2"));
        assert!(found(&[vip], "30").is_empty());
        let past = list(
            "past",
            json!({"channel": "h5"}),
            json!({"prices": [{"variant": "a", "price": "2"}], "window": {"until": 50}}),
        );
        assert_eq!(found(&[past], "30"), ["the price list `past` is over since 1970-01-01T00:00:00.050Z"]);
        let dollars = list(
            "usd",
            json!({"channel": "h5"}),
            json!({"prices": [{"variant": "a", "price": "2"}], "currency": "USD"}),
        );
        assert!(found(&[dollars], "30").is_empty());
    }

    #[test]
    fn a_channel_s_list_that_changes_all_prices() {
        let by =
            |percent: &str| list("l", json!({"channel": "h5"}), json!({"adjustment": {"percent": percent}}));
        assert!(found(&[by("30")], "30").is_empty() && found(&[by("-23")], "30").is_empty());
        assert_eq!(
            found(&[by("31")], "30"),
            [
                "the price list `l` changes prices on `h5` by 31 percent, more than 30 percent apart from other channels"
            ]
        );
        assert_eq!(found(&[by("-24")], "30").len(), 1);
    }
}
