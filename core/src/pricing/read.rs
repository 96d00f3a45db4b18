//! From a cart to what a quote needs of it: texts become slots and symbols, and everything is checked.

use crate::few::Few;
use crate::id::{
    ChannelId, Compact, CustomerId, IdRefusal, LevelId, PaymentMethodId, RegionId, ShippingMethodId, Tag,
    VariantId,
};
use crate::money::{Currency, Exact};
use crate::pricing::compile::{Buyer, Compiled};
use crate::pricing::steps::{GivenCoupons, Line, OrderFacts, UsedBefore};
use crate::pricing::{BuyerFacts, Cart, CouponCode, MAX_LINES, MAX_QUANTITY, PricingRefusal, RawId};
use crate::refusal::quoted;
use crate::rule::{MoneyScale, Symbol};
use crate::slot::VariantSlot;
use alloc::string::{String, ToString};
use smallvec::SmallVec;

/// Most coupon codes of a cart.
pub(super) const MAX_COUPONS: usize = 64;
/// Most tags and counters of a buyer.
const MAX_FACTS: usize = 256;
/// Most used offers: as many as a book has.
const MAX_USED: usize = 10_000;

/// The cart's ids that the quote repeats.
pub(super) struct Ids {
    pub(super) channel: ChannelId,
    pub(super) buyer: Option<CustomerId>,
    pub(super) level: Option<LevelId>,
    pub(super) payment_method: Option<PaymentMethodId>,
    pub(super) shipping: Option<ShippingMethodId>,
    pub(super) region: Option<RegionId>,
}

/// The lines in the order of the book, so that the order of the cart decides nothing.
pub(super) fn lines(
    book: &Compiled,
    cart: &Cart,
    lines: &mut SmallVec<[Line; 8]>,
) -> Result<(), PricingRefusal> {
    if cart.lines.is_empty() {
        return Err(PricingRefusal::NoLines {});
    }
    at_most("lines", cart.lines.len(), MAX_LINES)?;
    lines.reserve(cart.lines.len());
    let mut in_order = true;
    for (n, line) in cart.lines.iter().enumerate() {
        let name = line.variant.as_str();
        let Some(variant) = book.variants.find(name) else {
            // An id that cannot be one says so itself.
            VariantId::new(name)?;
            return Err(PricingRefusal::NotPriced { variant: quoted(name) });
        };
        if line.quantity == 0 || line.quantity > MAX_QUANTITY {
            return Err(PricingRefusal::BadQuantity {
                variant: quoted(name),
                quantity: line.quantity,
                limit: MAX_QUANTITY,
            });
        }
        in_order &= lines.last().is_none_or(|before| before.variant < variant);
        lines.push(Line {
            variant,
            quantity: line.quantity,
            // INVARIANT: at most 1000 lines.
            in_cart: n as u16,
            passes: 0,
            tiered: false,
            given: 0,
            given_worth: 0,
            unit: Exact::ZERO,
            list: 0,
            order_cut: 0,
            floor: 0,
            least: 0,
        });
    }
    if in_order {
        return Ok(());
    }
    lines.sort_unstable_by_key(|line| (line.variant, line.in_cart));
    let twice = lines.windows(2).find_map(|pair| match pair {
        [a, b] if a.variant == b.variant => Some(a.variant),
        _ => None,
    });
    match twice {
        None => Ok(()),
        Some(variant) => Err(PricingRefusal::DuplicateLine { variant: name_of(book, variant) }),
    }
}

fn name_of(book: &Compiled, variant: VariantSlot) -> String {
    book.variants.id(variant).map(ToString::to_string).unwrap_or_default()
}

pub(super) fn ids(cart: &Cart, buyer: &BuyerFacts) -> Result<Ids, PricingRefusal> {
    at_most("tags", buyer.tags.len(), MAX_FACTS)?;
    at_most("counters", buyer.counters.len(), MAX_FACTS)?;
    at_most("used offers", buyer.used.len(), MAX_USED)?;
    Ok(Ids {
        channel: cart.channel.id()?,
        buyer: maybe(cart.buyer.as_ref())?,
        level: maybe(buyer.level.as_ref())?,
        payment_method: maybe(cart.payment_method.as_ref())?,
        shipping: maybe(cart.shipping.as_ref())?,
        region: maybe(cart.region.as_ref())?,
    })
}

fn maybe<I: Compact>(raw: Option<&RawId>) -> Result<Option<I>, IdRefusal> {
    raw.map(RawId::id).transpose()
}

pub(super) fn facts(
    book: &Compiled,
    cart: &Cart,
    buyer: &BuyerFacts,
    ids: &Ids,
) -> Result<OrderFacts, PricingRefusal> {
    // What no rule names has no symbol, and lies in no set.
    let symbol = |text: &str| -> Option<Symbol> { book.texts.find(text) };
    let mut tags = SmallVec::new();
    for tag in &buyer.tags {
        Tag::new(tag)?;
        tags.extend(symbol(tag.as_str()));
    }
    let mut counters = SmallVec::new();
    for counter in &buyer.counters {
        Tag::new(&counter.name)?;
        counters.extend(symbol(counter.name.as_str()).map(|name| (name, counter.window, counter.value)));
    }
    let currency = cart.currency.unwrap_or(book.book.currency);
    let scale = book.scale_of(currency);
    Ok(OrderFacts {
        currency,
        scale,
        buyer: Buyer {
            // Few books have agreements: the others need not look the buyer up.
            customer: if book.has_agreements {
                ids.buyer.as_ref().and_then(|id| symbol(id.as_str()))
            } else {
                None
            },
            level: ids.level.as_ref().and_then(|level| symbol(level.as_str())),
            channel: symbol(ids.channel.as_str()),
        },
        is_known: ids.buyer.is_some(),
        payment_method: ids.payment_method.as_ref().and_then(|method| symbol(method.as_str())),
        shipping_method: ids.shipping.as_ref().and_then(|method| symbol(method.as_str())),
        region: ids.region.as_ref().and_then(|region| symbol(region.as_str())),
        tags,
        first_order: buyer.first_order,
        score: buyer.score,
        counters,
        used: used(book, buyer, currency, scale)?,
        at: cart.at.checked()?,
        // INVARIANT: at most 1000 lines of at most a million units.
        quantity: cart.lines.iter().map(|line| i64::from(line.quantity)).sum(),
    })
}

/// What offers of this book took off earlier orders in this currency.
fn used(
    book: &Compiled,
    buyer: &BuyerFacts,
    currency: Currency,
    scale: MoneyScale,
) -> Result<SmallVec<[UsedBefore; 1]>, PricingRefusal> {
    let mut used = SmallVec::new();
    for of in &buyer.used {
        let Some(offer) = book.offer_named(of.offer.as_str()) else { continue };
        if book.offer(offer).is_some_and(|offer| offer.currency == Some(currency)) {
            let (by_buyer, in_all) = (scale.from_exact(of.by_buyer)?, scale.from_exact(of.in_all)?);
            used.push(UsedBefore { offer, by_buyer, in_all });
        }
    }
    Ok(used)
}

pub(super) fn coupons(
    book: &Compiled,
    cart: &Cart,
) -> Result<(Few<CouponCode, 1>, GivenCoupons), PricingRefusal> {
    at_most("coupons", cart.coupons.len(), MAX_COUPONS)?;
    let mut codes = Few::new();
    let mut given = GivenCoupons::new();
    for text in &cart.coupons {
        // As it is nearly always written; else it is read as codes are, without regard to case.
        let (offer, code) = match book.coupon(text.as_str()) {
            Some((offer, code)) => (offer, code.clone()),
            None => {
                let code = CouponCode::new(text.as_str())?;
                let known = book.coupon_offer(code.as_str());
                (known.ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?, code)
            }
        };
        if given.contains(&offer) {
            return Err(PricingRefusal::DuplicateCoupon { code: code.to_string() });
        }
        given.push(offer);
        codes.push(code);
    }
    Ok((codes, given))
}

fn at_most(what: &'static str, count: usize, limit: usize) -> Result<(), PricingRefusal> {
    if count <= limit { Ok(()) } else { Err(PricingRefusal::CartTooLarge { what, count, limit }) }
}
