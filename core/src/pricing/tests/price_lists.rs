//! Price lists, their adjustments, currencies and windows; tier tables over several variants.

use super::*;
use crate::id::{ChannelId, CustomerId, LevelId, PriceListId};
use crate::pricing::{
    Adjustment, Audience, Dearer, ListedPrice, PriceList, Tier, TierKind, TierTable, TieredGoods,
};
use crate::refusal::Refusal;
use crate::rule::Window;
use crate::time::Time;

fn list(id: &str, audience: Audience, price: Option<&str>) -> PriceList {
    let row = price.map(|price| ListedPrice::new(VariantId::new("a").unwrap(), exact(price)));
    PriceList::new(PriceListId::new(id).unwrap(), audience, row.into_iter().collect())
}

fn level() -> Audience {
    Audience::level(LevelId::new("vip").unwrap())
}

fn at(book: &PriceBook, cart: &Cart) -> alloc::string::String {
    total(book.clone(), cart)
}

#[test]
fn an_agreement_beats_a_level_beats_a_channel() {
    let mut shop = book(&["100"]);
    let customer = Audience::customer(CustomerId::new("u-7").unwrap());
    let channel = Audience::channel(ChannelId::new("h5").unwrap());
    let both = Audience { channel: channel.channel.clone(), ..level() };
    shop.lists = Vec::from([
        list("h5", channel, Some("50")),
        list("vip", level(), Some("60")),
        list("vip-h5", both, Some("70")),
        list("u-7", customer, Some("80")),
    ]);
    let cart = || Cart::on("h5").line("a", 1);
    assert_eq!(at(&shop, &cart()), "50.00");
    assert_eq!(at(&shop, &Cart::on("app").line("a", 1).level("vip")), "60.00");
    assert_eq!(at(&shop, &cart().level("vip")), "70.00");
    assert_eq!(at(&shop, &cart().level("vip").buyer("u-7")), "80.00");
    assert_eq!(at(&shop, &cart().buyer("u-8")), "50.00");
}

#[test]
fn a_list_with_a_window_wins_while_it_is_open() {
    let mut shop = book(&["100"]);
    let moment = |millis| Some(Time::from_millis(millis));
    let mut sale = list("sale", level(), Some("70"));
    sale.window = Some(Window { from: moment(1000), until: moment(2000) });
    let mut later = list("later", level(), Some("80"));
    later.window = Some(Window { from: moment(2000), until: None });
    shop.lists = Vec::from([list("vip", level(), Some("90")), sale, later]);
    let cart = |millis| Cart::on("h5").line("a", 1).level("vip").at(Time::from_millis(millis));
    let totals = [999, 1000, 1999, 2000].map(|millis| at(&shop, &cart(millis)));
    assert_eq!(totals, ["90.00", "70.00", "70.00", "80.00"]);
    shop.lists[2].window = Some(Window { from: moment(1999), until: None });
    assert_eq!(Pricer::new(shop).unwrap_err().code(), "price_book.priced_twice");
}

#[test]
fn adjustments_change_the_next_less_specific_price() {
    let mut shop = book(&["80", "10"]);
    let mut members = list("members", level(), None);
    members.adjustment = Some(Adjustment { percent: exact("-20"), each: Exact::ZERO });
    let mut seller = list("seller", Audience::customer(CustomerId::new("s").unwrap()), None);
    seller.adjustment = Some(Adjustment { percent: Exact::ZERO, each: exact("25") });
    shop.lists = Vec::from([members, seller]);
    let cart = || Cart::on("h5").line("a", 2);
    assert_eq!(at(&shop, &cart().level("vip")), "128.00");
    assert_eq!(at(&shop, &cart().buyer("s")), "210.00");
    assert_eq!(at(&shop, &cart().buyer("s").level("vip")), "178.00");
    shop.max_markup = Some(exact("50"));
    shop.lists[1].adjustment = Some(Adjustment { percent: exact("60"), each: Exact::ZERO });
    assert_eq!(Pricer::new(shop).unwrap_err().code(), "price_book.amount");
}

#[test]
fn another_currency_has_lists_and_offers_of_its_own() {
    let mut shop = book(&["100"]);
    let mut dollars = list("usd", Audience::EVERYONE, Some("15"));
    dollars.currency = Some(Currency::USD);
    shop.lists.push(dollars);
    let yuan_off = offer("ten-yuan", Target::Order, across("10"));
    let share_off = offer("half", Target::Order, percent("50"));
    let shop = with_lane(shop, LaneMode::Sequential, Vec::from([yuan_off, share_off]));
    assert_eq!(at(&shop, &Cart::on("h5").line("a", 1)), "45.00");
    let pricer = Pricer::new(shop).unwrap();
    let quote = pricer.quote(&Cart::on("h5").line("a", 1).currency(Currency::USD)).unwrap();
    assert_eq!(quote.total.to_string(), "7.50 USD");
    assert!(quote.explain().contains("its amounts are in another currency"));
    let euro = pricer.quote(&Cart::on("h5").line("a", 1).currency(Currency::EUR)).unwrap_err();
    assert_eq!(euro.code(), "cart.not_priced_in");
}

fn table(goods: TieredGoods, tiers: &[(u32, &str)]) -> TierTable {
    let tiers = tiers.iter().map(|(from, price)| Tier::new(*from, exact(price))).collect();
    TierTable::of(goods, TierKind::Volume, tiers)
}

#[test]
fn tiers_may_count_several_variants_together() {
    let mut shop = book(&["100", "100", "100"]);
    let product = TieredGoods::Product(ProductId::new("p").unwrap());
    shop.tiers.push(table(product.clone(), &[(10, "80")]));
    let cart = Cart::on("h5").line("a", 6).line("b", 6);
    assert_eq!(at(&shop, &cart), "1200.00");
    shop.tiers[0].together = true;
    assert_eq!(at(&shop, &cart), "960.00");
    // A variant's own table is more specific.
    shop.tiers.push(table(TieredGoods::Variant(VariantId::new("a").unwrap()), &[(5, "70")]));
    assert_eq!(at(&shop, &cart), "1020.00");
}

#[test]
fn packages_and_flat_fees() {
    let mut shop = book(&["1000"]);
    let mut packages = table(TieredGoods::Variant(VariantId::new("a").unwrap()), &[(1, "0"), (201, "100")]);
    packages.kind = TierKind::Graduated;
    packages.dearer = Dearer::Apply;
    packages.tiers[1].package = Some(10);
    shop.tiers.push(packages);
    let cart = |quantity| Cart::on("h5").line("a", quantity);
    assert_eq!(at(&shop, &cart(121)), "0.00");
    assert_eq!(at(&shop, &cart(321)), "1300.00");
    let mut fees = table(TieredGoods::Variant(VariantId::new("a").unwrap()), &[(1, "10"), (11, "5")]);
    fees.kind = TierKind::Graduated;
    (fees.tiers[0].flat, fees.tiers[1].flat) = (Some(exact("2")), Some(exact("3")));
    shop.tiers = Vec::from([fees]);
    assert_eq!(at(&shop, &cart(10)), "102.00");
    assert_eq!(at(&shop, &cart(12)), "115.00");
}

#[test]
fn a_table_that_makes_a_line_dearer_lifts_it_to_its_floor_no_less() {
    let mut shop = book(&["6"]);
    shop.variants[0].minimum = Some(exact("7"));
    let mut dearer = table(TieredGoods::Variant(VariantId::new("a").unwrap()), &[(1, "8")]);
    dearer.dearer = Dearer::Apply;
    shop.tiers.push(dearer);
    let half = with_lane(shop, LaneMode::Best, Vec::from([offer("half", Target::Order, percent("50"))]));
    assert_eq!(at(&half, &Cart::on("h5").line("a", 2)), "14.00");
}
