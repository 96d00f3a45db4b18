use crate::digest::Digest;
use crate::id::{ChannelId, CustomerId, LevelId, OfferId, PaymentMethodId, PriceBookId, Tag, VariantId};
use crate::money::{Amount, Currency, Exact};
use crate::pricing::compile::{Compiled, OfferSlot};
use crate::pricing::steps::{
    GivenCoupons, Line, Lines, OrderFacts, Record, Silent, price_lines, run_lanes, settle,
};
use crate::pricing::{
    AppliedOffer, BuyerFacts, Cart, Coupon, CouponCode, PriceBook, PricingRefusal, Quote, QuoteLine,
};
use crate::refusal::quoted;
use crate::rule::Symbol;
use crate::slot::VariantSlot;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// Most lines of a cart.
pub const MAX_LINES: usize = 1000;
/// Most units of a line.
pub const MAX_QUANTITY: u32 = 1_000_000;
/// Most coupon codes of a cart.
const MAX_COUPONS: usize = 32;
/// Most tags, and most counters, of a buyer.
const MAX_FACTS: usize = 256;

/// Quotes carts by one price book. Cheap to clone: clones share the compiled book.
///
/// # Examples
/// ```
/// use keytill::id::{PriceBookId, ProductId, VariantId};
/// use keytill::money::Currency;
/// use keytill::pricing::{Cart, PriceBook, PricedVariant, Pricer};
///
/// let mut book = PriceBook::new(PriceBookId::new("2026-11")?, Currency::CNY);
/// let (variant, product) = (VariantId::new("gift-card-50")?, ProductId::new("gift-card")?);
/// book.variants.push(PricedVariant::new(variant, product, "49.00".parse()?));
/// let pricer = Pricer::new(book)?;
/// let quote = pricer.quote(&Cart::on("h5").line("gift-card-50", 2))?;
/// assert_eq!(quote.total.to_string(), "98.00 CNY");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Pricer {
    book: Arc<Compiled>,
}

impl Pricer {
    /// Checks and compiles a price book.
    ///
    /// # Errors
    /// [`PricingRefusal`], naming the field, the value and the rule.
    pub fn new(book: PriceBook) -> Result<Self, PricingRefusal> {
        Ok(Self { book: Arc::new(Compiled::new(book)?) })
    }

    /// The document that it was made from.
    #[must_use]
    pub fn book(&self) -> &PriceBook {
        &self.book.book
    }

    /// The book's id.
    #[must_use]
    pub fn id(&self) -> &PriceBookId {
        &self.book.book.id
    }

    /// The book's currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.book.book.currency
    }

    /// BLAKE3 of the book's CBOR: two books are the same when their digests are.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.book.digest
    }

    /// Every coupon of the book, with the offer whose id counts its uses.
    pub fn coupons(&self) -> impl Iterator<Item = (&OfferId, &Coupon)> {
        let coded = self.book.coded.iter().filter_map(|offer| self.book.offer(*offer));
        coded.filter_map(|offer| offer.coupon.as_ref().map(|coupon| (&offer.id, coupon)))
    }

    /// The coupon of a code, with the offer whose id counts its uses.
    #[must_use]
    pub fn coupon(&self, code: &CouponCode) -> Option<(&OfferId, &Coupon)> {
        let offer = self.book.offer(self.book.coupon_offer(code.as_str())?)?;
        offer.coupon.as_ref().map(|coupon| (&offer.id, coupon))
    }

    /// Quotes a cart, with a trace that explains every step.
    ///
    /// # Errors
    /// [`PricingRefusal`] with a code `cart.…`, `coupon.…` or `pricing.money`.
    pub fn quote(&self, cart: &Cart) -> Result<Quote, PricingRefusal> {
        self.quote_for(cart, &cart.facts)
    }

    /// Quotes a cart for a buyer of whom other facts are known than the cart says.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn quote_for(&self, cart: &Cart, facts: &BuyerFacts) -> Result<Quote, PricingRefusal> {
        // As many as a book of a few lanes and offers writes, so that the list grows seldom.
        let mut steps = Vec::with_capacity(cart.lines.len().saturating_mul(8).saturating_add(8).min(64));
        let mut quote = self.run(cart, facts, &mut steps)?;
        quote.steps = Some(steps);
        Ok(quote)
    }

    /// Quotes a cart without a trace: the same amounts by the same steps, faster.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn price(&self, cart: &Cart) -> Result<Quote, PricingRefusal> {
        self.price_for(cart, &cart.facts)
    }

    /// As [`Pricer::quote_for`], without a trace.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn price_for(&self, cart: &Cart, facts: &BuyerFacts) -> Result<Quote, PricingRefusal> {
        self.run(cart, facts, &mut Silent)
    }

    fn run<R: Record>(
        &self,
        cart: &Cart,
        facts: &BuyerFacts,
        record: &mut R,
    ) -> Result<Quote, PricingRefusal> {
        let book = &*self.book;
        // Filled and changed in place: carts are too large to be handed from step to step.
        let mut lines = Lines::default();
        read_lines(book, cart, &mut lines.lines)?;
        let ids = read_ids(cart, facts)?;
        let facts = read_facts(book, cart, facts, &ids)?;
        let (codes, given) = read_coupons(book, cart)?;
        price_lines(book, &facts, &mut lines, record)?;
        let mut applied = run_lanes(book, &facts, &given, &mut lines, record)?;
        let settled = settle(book, &mut lines, &mut applied, record)?;

        let mut offers = Vec::with_capacity(applied.len());
        offers.extend(applied.iter().filter_map(|applied| {
            let offer = book.offer(applied.offer)?;
            let amount = Amount::from_minor(applied.amount).in_currency(book.book.currency);
            Some(AppliedOffer { offer: offer.id.clone(), coupon: offer.coupon.clone(), amount })
        }));
        let money = |minor: i64| Amount::from_minor(minor).in_currency(book.book.currency);
        Ok(Quote {
            at: cart.at,
            channel: ids.channel,
            buyer: ids.buyer,
            level: ids.level,
            payment_method: ids.payment_method,
            codes,
            lines: quote_lines(book, &lines),
            subtotal: money(settled.subtotal),
            // INVARIANT: no line is above its list price.
            discount: money(settled.subtotal.saturating_sub(settled.total)),
            total: money(settled.total),
            offers,
            steps: None,
            book: Arc::clone(&self.book),
        })
    }
}

/// The cart's ids that the quote repeats.
struct Ids {
    channel: ChannelId,
    buyer: Option<CustomerId>,
    level: Option<LevelId>,
    payment_method: Option<PaymentMethodId>,
}

/// The lines in the order of the book, so that the order of the cart decides nothing.
fn read_lines(book: &Compiled, cart: &Cart, lines: &mut SmallVec<[Line; 8]>) -> Result<(), PricingRefusal> {
    if cart.lines.is_empty() {
        return Err(PricingRefusal::NoLines {});
    }
    at_most("lines", cart.lines.len(), MAX_LINES)?;
    lines.reserve(cart.lines.len());
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
        lines.push(Line {
            variant,
            quantity: line.quantity,
            // INVARIANT: at most 1000 lines.
            in_cart: n as u16,
            unit: Exact::ZERO,
            list: 0,
            order_cut: 0,
        });
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

fn name_of(book: &Compiled, variant: VariantSlot) -> alloc::string::String {
    book.variants.id(variant).map(ToString::to_string).unwrap_or_default()
}

fn read_ids(cart: &Cart, buyer: &BuyerFacts) -> Result<Ids, PricingRefusal> {
    at_most("tags", buyer.tags.len(), MAX_FACTS)?;
    at_most("counters", buyer.counters.len(), MAX_FACTS)?;
    Ok(Ids {
        channel: ChannelId::new(&cart.channel)?,
        buyer: cart.buyer.as_ref().map(CustomerId::new).transpose()?,
        level: buyer.level.as_ref().map(LevelId::new).transpose()?,
        payment_method: cart.payment_method.as_ref().map(PaymentMethodId::new).transpose()?,
    })
}

fn read_facts(
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
    Ok(OrderFacts {
        channel: symbol(ids.channel.as_str()),
        level: ids.level.as_ref().and_then(|level| symbol(level.as_str())),
        payment_method: ids.payment_method.as_ref().and_then(|method| symbol(method.as_str())),
        tags,
        first_order: buyer.first_order,
        score: buyer.score,
        counters,
        at: cart.at.checked()?,
        // INVARIANT: at most 1000 lines of at most a million units.
        quantity: cart.lines.iter().map(|line| i64::from(line.quantity)).sum(),
    })
}

fn read_coupons(book: &Compiled, cart: &Cart) -> Result<(Vec<CouponCode>, GivenCoupons), PricingRefusal> {
    at_most("coupons", cart.coupons.len(), MAX_COUPONS)?;
    let mut codes = Vec::with_capacity(cart.coupons.len());
    let mut given = GivenCoupons::new();
    for text in &cart.coupons {
        let code = CouponCode::new(text.as_str())?;
        let offer: OfferSlot = book
            .coupon_offer(code.as_str())
            .ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?;
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

/// The lines in the order of the cart.
fn quote_lines(book: &Compiled, lines: &Lines) -> Vec<QuoteLine> {
    let money = |minor: i64| Amount::from_minor(minor).in_currency(book.book.currency);
    let quoted = |(line, total): (&Line, i64)| {
        Some(QuoteLine {
            variant: book.variants.id(line.variant)?.clone(),
            quantity: line.quantity,
            unit_price: line.unit,
            list: money(line.list),
            // INVARIANT: no line is above its list price.
            discount: money(line.list.saturating_sub(total)),
            order_discount: money(line.order_cut),
            total: money(total),
        })
    };
    let mut places: SmallVec<[(u16, u16); 8]> =
        lines.lines.iter().zip(0_u16..).map(|(line, n)| (line.in_cart, n)).collect();
    places.sort_unstable();
    let at = |n: usize| Some((lines.lines.get(n)?, *lines.amounts.get(n)?));
    let mut out = Vec::with_capacity(places.len());
    out.extend(places.iter().filter_map(|(_, n)| at(usize::from(*n)).and_then(quoted)));
    out
}
