use crate::id::FlashId;
use crate::language::Language;
use crate::rule::{
    Facts, FlagFact, Interner, MoneyScale, NumberKey, Rule, RuleRefusal, Symbol, SymbolFact, TagFact, Window,
};
use crate::sale::{BuyerLimit, Sale, SaleRefusal};
use crate::slot::{CustomerSlot, OrderSlot, VariantSlot};
use crate::time::{Span, Time};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// Most limits for each buyer of one variant.
const MAX_LIMITS: usize = 8;

/// What an order asks, as conditions see it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The channel.
    pub channel: &'a str,
    /// The buyer's level.
    pub level: Option<&'a str>,
    /// The buyer, under all names; none for a guest.
    pub names: &'a [CustomerSlot],
    /// Whether it is the buyer's first order.
    pub first_order: bool,
    /// When.
    pub now: Time,
}

/// The limits of a shop's variants, and what counts for them.
#[derive(Debug, Clone)]
pub struct Sales {
    sales: BTreeMap<VariantSlot, Limited>,
    /// What each buyer has of a limited variant: by the moment at which orders were placed, how many units.
    had: BTreeMap<(CustomerSlot, VariantSlot), BTreeMap<Time, u64>>,
    /// What an order took of flash sales' allowances and may give back.
    flashes: BTreeMap<OrderSlot, Vec<Taken>>,
    interner: Interner,
}

#[derive(Debug, Clone)]
struct Limited {
    sale: Sale,
    who: Rule,
    /// Units taken of the flash sale's allowance.
    taken: u64,
}

/// What an order took of an allowance.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct Taken {
    #[n(0)]
    variant: VariantSlot,
    #[n(1)]
    flash: FlashId,
    #[n(2)]
    units: u64,
}

impl Default for Sales {
    fn default() -> Self {
        Self {
            sales: BTreeMap::new(),
            had: BTreeMap::new(),
            flashes: BTreeMap::new(),
            interner: Interner::new(0),
        }
    }
}

/// Reads.
impl Sales {
    /// Whether nothing is limited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sales.is_empty()
    }

    /// The limits of a variant.
    #[must_use]
    pub fn sale(&self, variant: VariantSlot) -> Option<&Sale> {
        self.sales.get(&variant).map(|limited| &limited.sale)
    }

    /// How many units of a variant's flash sale are taken.
    #[must_use]
    pub fn flash_taken(&self, variant: VariantSlot) -> u64 {
        self.sales.get(&variant).map_or(0, |limited| limited.taken)
    }

    /// How many units of a limited variant a buyer has, under all names, from orders that were placed since a moment.
    #[must_use]
    pub fn had(&self, names: &[CustomerSlot], variant: VariantSlot, since: Time) -> u64 {
        let entries = names.iter().filter_map(|name| self.had.get(&(*name, variant)));
        entries.flat_map(|all| all.range(since..).map(|(_, units)| *units)).fold(0, u64::saturating_add)
    }

    /// Whether limits make sense.
    ///
    /// # Errors
    /// [`SaleRefusal::BadLimit`], [`RuleRefusal`] for the condition.
    pub fn check(&self, sale: &Sale, scale: MoneyScale) -> Result<Result<(), SaleRefusal>, RuleRefusal> {
        Rule::compile(&sale.who, &mut self.interner.clone(), scale)?;
        Ok(check_limits(sale))
    }

    /// Whether so many units may be bought where `own` says how many units the asker's order that is changed counts for
    /// already.
    ///
    /// # Errors
    /// [`SaleRefusal`], naming the limit and the values.
    pub fn check_buy(
        &self,
        variant: VariantSlot,
        units: u32,
        asked: &Asked<'_>,
        scale: MoneyScale,
        own: Option<(OrderSlot, Time, u32)>,
    ) -> Result<(), SaleRefusal> {
        let Some(limited) = self.sales.get(&variant) else { return Ok(()) };
        let sale = &limited.sale;
        let id = || Box::new(sale.variant.clone());
        if let Some(from) = sale.window.from.filter(|from| asked.now < *from) {
            return Err(SaleRefusal::NotYet { variant: id(), from });
        }
        if let Some(until) = sale.window.until.filter(|until| *until <= asked.now) {
            return Err(SaleRefusal::Over { variant: id(), until });
        }
        let facts = Known { asked, sales: self };
        if let Some(failed) = limited.who.first_failed(&facts) {
            let why = limited.who.failure_text(failed, &self.interner, scale, Language::English);
            return Err(SaleRefusal::NotForBuyer { variant: id(), why });
        }
        self.check_had(variant, units, asked.names, asked.now, sale, own)?;
        self.check_flash(limited, variant, units, asked.now, own)
    }

    /// Whether so many units are within what a buyer may have and what a flash sale allows; when and for whom it is sold
    /// is not asked.
    ///
    /// # Errors
    /// [`SaleRefusal`], naming the limit and the values.
    pub fn check_amounts(
        &self,
        variant: VariantSlot,
        units: u32,
        names: &[CustomerSlot],
        now: Time,
    ) -> Result<(), SaleRefusal> {
        let Some(limited) = self.sales.get(&variant) else { return Ok(()) };
        self.check_had(variant, units, names, now, &limited.sale, None)?;
        self.check_flash(limited, variant, units, now, None)
    }

    fn check_had(
        &self,
        variant: VariantSlot,
        wanted: u32,
        names: &[CustomerSlot],
        now: Time,
        sale: &Sale,
        own: Option<(OrderSlot, Time, u32)>,
    ) -> Result<(), SaleRefusal> {
        let id = || Box::new(sale.variant.clone());
        for allowed in &sale.per_buyer {
            let BuyerLimit { units: limit, window } = allowed;
            if names.is_empty() {
                return Err(SaleRefusal::BuyerNeeded { variant: id() });
            }
            let since = allowed.since(now);
            let own = own.filter(|(_, placed_at, _)| *placed_at >= since).map_or(0, |(.., units)| units);
            let had = self.had(names, variant, since).saturating_sub(u64::from(own));
            if had.saturating_add(u64::from(wanted)) > u64::from(*limit) {
                let (variant, limit) = (id(), *limit);
                return Err(match window {
                    Some(window) => {
                        SaleRefusal::BuyerLimit { variant, limit, millis: window.millis(), had, wanted }
                    }
                    None => SaleRefusal::BuyerLimitEver { variant, limit, had, wanted },
                });
            }
        }
        Ok(())
    }

    fn check_flash(
        &self,
        limited: &Limited,
        variant: VariantSlot,
        wanted: u32,
        now: Time,
        own: Option<(OrderSlot, Time, u32)>,
    ) -> Result<(), SaleRefusal> {
        let Some(flash) = limited.sale.flash.as_ref().filter(|flash| lies_in(&flash.window, now)) else {
            return Ok(());
        };
        let own = own.and_then(|(order, ..)| self.flashes.get(&order)).into_iter().flatten();
        let own =
            own.filter(|taken| taken.variant == variant && taken.flash == flash.id).map(|taken| taken.units);
        let taken = limited.taken.saturating_sub(own.fold(0, u64::saturating_add));
        let left = flash.units.saturating_sub(taken);
        if u64::from(wanted) > left {
            let (flash, variant) = (Box::new(flash.id.clone()), Box::new(limited.sale.variant.clone()));
            return Err(SaleRefusal::FlashSoldOut { flash, variant, left, wanted });
        }
        Ok(())
    }

    /// What is counted, for a recount: buyer, variant, moment of placing, units.
    pub fn counted(&self) -> impl Iterator<Item = (CustomerSlot, VariantSlot, Time, u64)> {
        self.had.iter().flat_map(|((buyer, variant), all)| {
            all.iter().map(move |(at, units)| (*buyer, *variant, *at, *units))
        })
    }

    /// Whether each allowance has given what the orders took that may still give it back, or more: what is delivered
    /// stays taken.
    #[must_use]
    pub fn allowances_agree(&self) -> bool {
        let mut open: BTreeMap<(VariantSlot, &FlashId), u64> = BTreeMap::new();
        for taken in self.flashes.values().flatten() {
            let all = open.entry((taken.variant, &taken.flash)).or_default();
            *all = all.saturating_add(taken.units);
        }
        self.sales.iter().all(|(variant, limited)| {
            let Some(flash) = &limited.sale.flash else { return limited.taken == 0 };
            open.get(&(*variant, &flash.id)).is_none_or(|open| *open <= limited.taken)
        })
    }

    /// The orders that may give back what they took of an allowance.
    pub fn with_allowance(&self) -> impl Iterator<Item = OrderSlot> {
        self.flashes.keys().copied()
    }
}

/// Changes.
impl Sales {
    /// Sets the limits of a variant. A flash sale of another id begins to count anew. `None` for a condition that is not
    /// sound.
    pub fn put(&mut self, variant: VariantSlot, sale: &Sale, scale: MoneyScale) -> Option<()> {
        let who = Rule::compile(&sale.who, &mut self.interner, scale).ok()?;
        let flash = |sale: &Sale| sale.flash.as_ref().map(|flash| flash.id.clone());
        let before = self.sales.get(&variant).filter(|known| flash(&known.sale) == flash(sale));
        let taken = before.map_or(0, |known| known.taken);
        self.sales.insert(variant, Limited { sale: sale.clone(), who, taken });
        Some(())
    }

    /// Counts units that an order holds or has; `at` says when it takes them of a flash sale.
    pub fn take(
        &mut self,
        order: OrderSlot,
        buyer: Option<CustomerSlot>,
        variant: VariantSlot,
        units: u32,
        placed_at: Time,
        at: Time,
    ) {
        let Some(limited) = self.sales.get_mut(&variant) else { return };
        if units == 0 {
            return;
        }
        if let Some(buyer) = buyer.filter(|_| !limited.sale.per_buyer.is_empty()) {
            let all = self.had.entry((buyer, variant)).or_default();
            // What is older than every window is forgotten.
            let since = limited.sale.per_buyer.iter().map(|limit| limit.since(at)).min();
            *all = all.split_off(&since.unwrap_or_default());
            let count = all.entry(placed_at).or_default();
            *count = count.saturating_add(u64::from(units));
        }
        if let Some(flash) = limited.sale.flash.as_ref().filter(|flash| lies_in(&flash.window, at)) {
            limited.taken = limited.taken.saturating_add(u64::from(units));
            let taken = Taken { variant, flash: flash.id.clone(), units: u64::from(units) };
            self.flashes.entry(order).or_default().push(taken);
        }
    }

    /// Gives units back that an order does not have any more.
    pub fn give_back(
        &mut self,
        order: OrderSlot,
        buyer: Option<CustomerSlot>,
        variant: VariantSlot,
        units: u32,
        placed_at: Time,
    ) {
        let units = u64::from(units);
        if let Some(buyer) = buyer
            && let Some(all) = self.had.get_mut(&(buyer, variant))
        {
            if let Some(count) = all.get_mut(&placed_at) {
                *count = count.saturating_sub(units);
                if *count == 0 {
                    all.remove(&placed_at);
                }
            }
            if all.is_empty() {
                self.had.remove(&(buyer, variant));
            }
        }
        self.give_back_flash(order, variant, units);
    }

    fn give_back_flash(&mut self, order: OrderSlot, variant: VariantSlot, mut units: u64) {
        let Some(all) = self.flashes.get_mut(&order) else { return };
        for taken in all.iter_mut().filter(|taken| taken.variant == variant) {
            let back = taken.units.min(units);
            taken.units = taken.units.saturating_sub(back);
            units = units.saturating_sub(back);
            if let Some(limited) = self.sales.get_mut(&variant)
                && limited.sale.flash.as_ref().is_some_and(|flash| flash.id == taken.flash)
            {
                limited.taken = limited.taken.saturating_sub(back);
            }
        }
        all.retain(|taken| taken.units > 0);
        if all.is_empty() {
            self.flashes.remove(&order);
        }
    }

    /// What an order took of allowances is sold: it does not come back any more.
    pub fn keep(&mut self, order: OrderSlot) {
        self.flashes.remove(&order);
    }

    /// Whether any order may give back what it took of an allowance.
    #[must_use]
    pub fn has_allowances(&self) -> bool {
        !self.flashes.is_empty()
    }
}

fn lies_in(window: &Window, now: Time) -> bool {
    window.from.is_none_or(|from| from <= now) && window.until.is_none_or(|until| now < until)
}

fn check_limits(sale: &Sale) -> Result<(), SaleRefusal> {
    let bad =
        |field, rule| Err(SaleRefusal::BadLimit { variant: Box::new(sale.variant.clone()), field, rule });
    let never =
        |window: &Window| matches!((window.from, window.until), (Some(from), Some(until)) if until <= from);
    if never(&sale.window) || sale.flash.as_ref().is_some_and(|flash| never(&flash.window)) {
        return bad("window", "ends before it begins");
    }
    if sale.per_buyer.len() > MAX_LIMITS {
        return bad("per_buyer", "has more than 8 limits");
    }
    let nothing = |limit: &BuyerLimit| limit.units == 0 || limit.window == Some(Span::ZERO);
    if sale.per_buyer.iter().any(nothing) {
        return bad("per_buyer", "allows nothing: units and window must be 1 or more");
    }
    if sale.flash.as_ref().is_some_and(|flash| flash.units == 0) {
        return bad("flash", "allows nothing: units must be 1 or more");
    }
    Ok(())
}

/// What a condition on buyers can ask.
struct Known<'a> {
    asked: &'a Asked<'a>,
    sales: &'a Sales,
}

impl Facts for Known<'_> {
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        let text = match fact {
            SymbolFact::Channel => Some(self.asked.channel),
            SymbolFact::Level => self.asked.level,
            _ => None,
        };
        self.sales.interner.find(text?)
    }

    fn tags(&self, _: TagFact) -> &[Symbol] {
        &[]
    }

    fn number(&self, _: NumberKey) -> Option<i64> {
        None
    }

    fn flag(&self, fact: FlagFact) -> bool {
        fact == FlagFact::FirstOrder && self.asked.first_order
    }

    fn at(&self) -> Time {
        self.asked.now
    }

    fn lines(&self, _: &Rule) -> (i64, i64) {
        (0, 0)
    }
}

/// In a snapshot: the documents with what is taken, and what is counted. Conditions are compiled again.
impl<C> Encode<C> for Sales {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(3)?.array(self.sales.len() as u64)?;
        for (variant, limited) in &self.sales {
            e.array(3)?.encode_with(variant, ctx)?.encode_with(&limited.sale, ctx)?.u64(limited.taken)?;
        }
        e.array(self.had.len() as u64)?;
        for ((buyer, variant), all) in &self.had {
            e.array(3)?.encode_with(buyer, ctx)?.encode_with(variant, ctx)?.encode_with(all, ctx)?;
        }
        e.encode_with(&self.flashes, ctx)?.ok()
    }
}

type Had = (CustomerSlot, VariantSlot, BTreeMap<Time, u64>);

impl Sales {
    /// Reads what was encoded, for a shop whose money is on a scale.
    ///
    /// # Errors
    /// When the bytes are not limits.
    pub fn decode(d: &mut minicbor::Decoder<'_>, scale: MoneyScale) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("not the limits of sales").at(at);
        if d.array()? != Some(3) {
            return Err(damaged());
        }
        let mut all = Self::default();
        let sales: Vec<(VariantSlot, Sale, u64)> = d.decode()?;
        for (variant, sale, taken) in sales {
            all.put(variant, &sale, scale).ok_or_else(damaged)?;
            all.sales.get_mut(&variant).ok_or_else(damaged)?.taken = taken;
        }
        let had: Vec<Had> = d.decode()?;
        all.had = had.into_iter().map(|(buyer, variant, all)| ((buyer, variant), all)).collect();
        all.flashes = d.decode()?;
        Ok(all)
    }
}
