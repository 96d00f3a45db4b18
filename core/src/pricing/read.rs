//! From a cart to what a quote needs of it: texts become slots and symbols, and everything is checked.

use crate::arrange::Arrange;
use crate::few::Few;
use crate::id::{
    ChannelId, Compact, CustomerId, IdRefusal, LevelId, PaymentMethodId, RegionId, ShippingMethodId, Tag,
    VariantId,
};
use crate::money::{Currency, Exact, MoneyRefusal};
use crate::pricing::compile::{Buyer, Compiled};
use crate::pricing::steps::{GivenCoupons, Line, OrderFacts, UsedBefore};
use crate::pricing::{
    BuyerFacts, Cart, CouponCode, MAX_LINES, MAX_QUANTITY, OfferUse, PricingRefusal, RawId,
};
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
    symbols: Symbols,
}

/// What the book calls them. What no rule names has no symbol, and lies in no set.
struct Symbols {
    buyer: Buyer,
    payment_method: Option<Symbol>,
    shipping: Option<Symbol>,
    region: Option<Symbol>,
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
            premium: 0,
            floor: 0,
            least: 0,
        });
    }
    if in_order {
        return Ok(());
    }
    lines.arrange_by_key(|line| (line.variant, line.in_cart));
    let twice = lines.windows(2).find_map(|pair| match pair {
        [a, b] if a.variant == b.variant => Some(a.variant),
        _ => None,
    });
    match twice {
        None => Ok(()),
        Some(variant) => Err(PricingRefusal::DuplicateLine { variant: name_of(book, variant) }),
    }
}

/// Reads what picked keys cost on top of each line.
pub(super) fn premiums(cart: &Cart, scale: MoneyScale, lines: &mut [Line]) -> Result<(), PricingRefusal> {
    for line in lines {
        let Some(given) = cart.lines.get(usize::from(line.in_cart)) else { continue };
        for pick in given.picks.iter().flat_map(|picks| &picks.0) {
            let premium = scale.from_exact(pick.premium)?;
            if premium < 0 {
                let (variant, premium) = (quoted(given.variant.as_str()), pick.premium);
                return Err(PricingRefusal::BadPremium { variant, premium });
            }
            line.premium = line.premium.checked_add(premium).ok_or(MoneyRefusal::Overflow {})?;
        }
    }
    Ok(())
}

fn name_of(book: &Compiled, variant: VariantSlot) -> String {
    book.variants.id(variant).map(ToString::to_string).unwrap_or_default()
}

pub(super) fn ids(book: &Compiled, cart: &Cart, buyer: &BuyerFacts) -> Result<Ids, PricingRefusal> {
    at_most("tags", buyer.tags.len(), MAX_FACTS)?;
    at_most("counters", buyer.counters.len(), MAX_FACTS)?;
    at_most("used offers", buyer.used.len(), MAX_USED)?;
    let (channel, channel_symbol) = named(book, &cart.channel)?;
    // Few books have agreements: the others need not look the buyer up.
    let (customer_id, customer) = if book.has_agreements {
        maybe(book, cart.buyer.as_ref())?
    } else {
        (cart.buyer.as_ref().map(RawId::id).transpose()?, None)
    };
    let (level_id, level) = maybe(book, buyer.level.as_ref())?;
    let (payment_id, payment_method) = maybe(book, cart.payment_method.as_ref())?;
    let (shipping_id, shipping) = maybe(book, cart.shipping.as_ref())?;
    let (region_id, region) = maybe(book, cart.region.as_ref())?;
    let buyer = Buyer { customer, level, channel: channel_symbol };
    Ok(Ids {
        channel,
        buyer: customer_id,
        level: level_id,
        payment_method: payment_id,
        shipping: shipping_id,
        region: region_id,
        symbols: Symbols { buyer, payment_method, shipping, region },
    })
}

/// An id, and what the book calls it. A text that the book knows is an id, and need not be checked.
#[inline]
fn named<I: Compact>(book: &Compiled, raw: &RawId) -> Result<(I, Option<Symbol>), IdRefusal> {
    match book.texts.find(raw.as_str()) {
        Some(symbol) => Ok((raw.known_id(), Some(symbol))),
        None => Ok((raw.id()?, None)),
    }
}

#[inline]
fn maybe<I: Compact>(book: &Compiled, raw: Option<&RawId>) -> Result<(Option<I>, Option<Symbol>), IdRefusal> {
    let Some(raw) = raw else { return Ok((None, None)) };
    let (id, symbol) = named(book, raw)?;
    Ok((Some(id), symbol))
}

pub(super) fn facts(
    book: &Compiled,
    cart: &Cart,
    buyer: &BuyerFacts,
    ids: &Ids,
) -> Result<OrderFacts, PricingRefusal> {
    let mut facts = known(book, cart, buyer, ids);
    more_facts(book, cart, buyer, &mut facts)?;
    Ok(facts)
}

/// The facts that a cart names one by one.
#[inline]
pub(super) fn known(book: &Compiled, cart: &Cart, buyer: &BuyerFacts, ids: &Ids) -> OrderFacts {
    let currency = cart.currency.unwrap_or(book.book.currency);
    OrderFacts {
        currency,
        scale: book.scale_of(currency),
        buyer: ids.symbols.buyer,
        is_known: ids.buyer.is_some(),
        payment_method: ids.symbols.payment_method,
        shipping_method: ids.symbols.shipping,
        region: ids.symbols.region,
        tags: SmallVec::new(),
        first_order: buyer.first_order,
        score: buyer.score,
        counters: SmallVec::new(),
        used: SmallVec::new(),
        at: cart.at,
        // INVARIANT: at most 1000 lines of at most a million units.
        quantity: cart.lines.iter().map(|line| i64::from(line.quantity)).sum(),
    }
}

/// The facts of which a buyer has any number, most have none.
pub(super) fn more_facts(
    book: &Compiled,
    cart: &Cart,
    buyer: &BuyerFacts,
    facts: &mut OrderFacts,
) -> Result<(), PricingRefusal> {
    for tag in &buyer.tags {
        Tag::new(tag)?;
        facts.tags.extend(book.texts.find(tag.as_str()));
    }
    for counter in &buyer.counters {
        Tag::new(&counter.name)?;
        let name = book.texts.find(counter.name.as_str());
        facts.counters.extend(name.map(|name| (name, counter.window, counter.value)));
    }
    for of in &buyer.used {
        facts.used.extend(used(book, of, facts.currency, facts.scale)?);
    }
    cart.at.checked()?;
    Ok(())
}

/// What an offer of this book took off earlier orders in this currency.
fn used(
    book: &Compiled,
    of: &OfferUse,
    currency: Currency,
    scale: MoneyScale,
) -> Result<Option<UsedBefore>, PricingRefusal> {
    let Some(slot) = book.offer_named(of.offer.as_str()) else { return Ok(None) };
    if book.offer(slot).is_none_or(|offer| offer.currency != Some(currency)) {
        return Ok(None);
    }
    let (by_buyer, in_all) = (scale.from_exact(of.by_buyer)?, scale.from_exact(of.in_all)?);
    Ok(Some(UsedBefore { offer: slot, by_buyer, in_all }))
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
