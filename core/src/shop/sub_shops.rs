//! Sub-shops (小店主, 分站): promoters who sell on channels of their own, at what they add to the price at which they buy.
//!
//! A sub-shop buys at the price of the one above it, which it inherits, or at the shop's. What it may add is limited by the plan
//! in force, which also pays it. An order keeps through whom it was sold and what they added.

use crate::commission::{PaidLine, SellerPrice};
use crate::id::{ChannelId, CustomerId};
use crate::money::{Amount, Exact, Ratio, RoundingMode};
use crate::order::Order;
use crate::pricing::{BuyerFacts, Cart, Pricer};
use crate::refusal::refusals;
use crate::shop::command::PutSubShop;
use crate::shop::event::{Event, NamedOrder, Seller, SoldThrough, SubShopPut};
use crate::shop::{Rejection, Shop};
use crate::slot::{ChannelSlot, CustomerSlot, Named, OrderSlot, Slot};
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::Serialize;

refusals! {
    /// Why a channel does not become a sub-shop.
    pub enum SubShopRefusal {
        /// The plan has no terms for it.
        NoTerms {} = "sub_shop.no_terms", "the plan in force has no bonus for sub-shops";
        /// Its owner has not the role.
        NoOwner { owner: CustomerId } = "sub_shop.no_owner", "customer `{owner}` has not the role of a sub-shop's owner";
        /// It adds too little or too much.
        BadMarkup { markup: Exact, least: Exact, most: Exact } = "sub_shop.bad_markup",
            "a sub-shop must add {least} to {most} %, not `{markup}`";
        /// The one above is none.
        UnknownUpstream { upstream: ChannelId } = "sub_shop.unknown_upstream", "channel `{upstream}` is no sub-shop";
        /// Too many above one another, or a circle.
        TooDeep { channel: ChannelId, most: u8 } = "sub_shop.too_deep",
            "at most {most} sub-shops may stand above one another, and `{channel}` would stand below more or below itself";
    }
}

/// A sub-shop as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub(crate) struct SubShop {
    #[n(0)]
    pub(crate) owner: CustomerSlot,
    #[n(1)]
    pub(crate) upstream: Option<ChannelSlot>,
    #[n(2)]
    pub(crate) markup: Exact,
}

/// A sub-shop for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubShopView {
    /// Whose it is.
    pub owner: CustomerId,
    /// From whose channel it buys; the shop itself where absent.
    pub upstream: Option<ChannelId>,
    /// What it adds, in percent.
    pub markup_percent: Exact,
}

impl Shop {
    pub(super) fn decide_put_sub_shop(&self, command: &PutSubShop) -> Result<Vec<Event>, Rejection> {
        let PutSubShop { channel, owner, upstream, markup_percent } = command;
        let plan = self.current_plan().and_then(|(_, plan)| plan.document.sub_shops());
        let terms = plan.ok_or(SubShopRefusal::NoTerms {})?;
        let (slot, _) = self.channels.open(channel)?;
        let owner_slot = self.customers.slot(owner)?;
        if !self.customers.roles(owner_slot).sub_shop {
            return Err(SubShopRefusal::NoOwner { owner: owner.clone() }.into());
        }
        let (least, most) = (terms.min_markup_percent, terms.max_markup_percent);
        if *markup_percent < least || *markup_percent > most || markup_percent.scale() > 6 {
            return Err(SubShopRefusal::BadMarkup { markup: *markup_percent, least, most }.into());
        }
        let above = upstream.as_ref().map(|upstream| {
            let found = self.channels.registry().slot(upstream);
            let found = found.filter(|slot| self.beside_plans.sub_shops.contains_key(slot));
            found.ok_or_else(|| SubShopRefusal::UnknownUpstream { upstream: upstream.clone() })
        });
        let above = above.transpose()?;
        let chain: Vec<_> = self.sub_shops_from(above).map(|(slot, _)| slot).collect();
        if chain.len() >= usize::from(terms.max_chain) || chain.contains(&slot) {
            let most = terms.max_chain;
            return Err(SubShopRefusal::TooDeep { channel: channel.clone(), most }.into());
        }
        Ok(vec![
            SubShopPut {
                channel: Named::known(channel.clone(), slot),
                owner: Named::known(owner.clone(), owner_slot),
                upstream: upstream.clone().zip(above).map(|(id, slot)| Named::known(id, slot)),
                markup: *markup_percent,
            }
            .into(),
        ])
    }

    pub(super) fn apply_sub_shop_put(&mut self, event: &SubShopPut) -> Option<()> {
        let channel = event.channel.slot(self.channels.registry())?;
        let upstream = match &event.upstream {
            Some(upstream) => Some(upstream.slot(self.channels.registry())?),
            None => None,
        };
        let owner = self.customer_of(&event.owner)?;
        self.beside_plans.sub_shops.insert(channel, SubShop { owner, upstream, markup: event.markup });
        Some(())
    }

    /// The sub-shops from a channel's upwards.
    fn sub_shops_from(&self, channel: Option<ChannelSlot>) -> impl Iterator<Item = (ChannelSlot, SubShop)> {
        let all = &self.beside_plans.sub_shops;
        let of = |slot: ChannelSlot| all.get(&slot).map(|sub_shop| (slot, *sub_shop));
        let above = move |(_, below): &(ChannelSlot, SubShop)| below.upstream.and_then(of);
        core::iter::successors(channel.and_then(of), above).take(all.len())
    }

    /// Through whom a channel sells, from the uppermost down, and what each adds now: within the terms of the plan in force.
    fn sellers_on(&self, channel: ChannelSlot) -> Vec<(CustomerSlot, Exact)> {
        if self.beside_plans.sub_shops.is_empty() {
            return Vec::new();
        }
        let plan = self.current_plan().and_then(|(_, plan)| plan.document.sub_shops());
        let Some(terms) = plan else { return Vec::new() };
        let added =
            |sub_shop: SubShop| sub_shop.markup.min(terms.max_markup_percent).max(terms.min_markup_percent);
        let chain = self.sub_shops_from(Some(channel));
        let mut chain: Vec<_> = chain.map(|(_, sub_shop)| (sub_shop.owner, added(sub_shop))).collect();
        chain.reverse();
        chain.truncate(usize::from(terms.max_chain));
        chain
    }

    /// What is known of a cart's buyer, and of the sub-shops through which it is bought: those of an order that is resized stay.
    pub(super) fn facts_on(
        &self,
        cart: &Cart,
        buyer: Option<CustomerSlot>,
        book: &Pricer,
        resized: Option<OrderSlot>,
    ) -> BuyerFacts {
        let mut facts = self.facts_of(buyer, book, resized);
        if !self.beside_plans.sub_shops.is_empty() {
            let kept =
                resized.and_then(|slot| self.orders.get(slot)).map(|order| order.sold_through().to_vec());
            let channel = || self.channels.registry().find(cart.channel.as_str());
            let sellers = kept.or_else(|| channel().map(|channel| self.sellers_on(channel)));
            facts.markups = markups(&sellers.unwrap_or_default());
        }
        facts
    }

    /// The event that says through whom an order is sold; none where through nobody.
    pub(super) fn note_sellers(
        &self,
        channel: ChannelSlot,
        order: &NamedOrder,
    ) -> Result<Option<Event>, Rejection> {
        let sellers = self.sellers_on(channel);
        if sellers.is_empty() {
            return Ok(None);
        }
        let seller = |(owner, percent): &(CustomerSlot, Exact)| {
            Some(Seller { owner: self.name_customer(*owner)?, markup: *percent })
        };
        let sellers = sellers.iter().map(seller).collect::<Option<_>>();
        let sellers = sellers.ok_or_else(|| Rejection::inconsistent("sub-shop"))?;
        Ok(Some(SoldThrough { order: order.clone(), sellers }.into()))
    }

    pub(super) fn apply_sold_through(&mut self, event: &SoldThrough) -> Option<()> {
        let seller = |of: &Seller| Some((self.own_slot_of(&of.owner)?, of.markup));
        let sellers = event.sellers.iter().map(seller).collect::<Option<_>>()?;
        let slot = self.order_of(&event.order)?;
        self.orders.get_mut(slot)?.dealings_mut().sold_through = Some(sellers);
        Some(())
    }

    /// At what prices the sub-shops of an order buy its lines, from the one that sold upwards: what was added is taken off the
    /// list price again. Prices with tax within are compared without it.
    pub(super) fn seller_prices(&self, order: &Order, lines: &[PaidLine]) -> Vec<SellerPrice> {
        let mut prices = Vec::new();
        let inclusive = self.books.get(order.book.index()).is_some_and(|book| book.book().taxes.inclusive);
        for (n, line) in (0_u16..).zip(lines) {
            let mut price = line.list;
            if let (Some(of), Some(extras)) = (order.lines.get(usize::from(n)), &order.extras)
                && inclusive
            {
                let net = of.total.minus(extras.tax_of(usize::from(n))).unwrap_or_default();
                let share = Ratio::new(net.minor(), of.total.minor().max(1)).unwrap_or(Ratio::ONE);
                price = Amount::from_minor(share.of(price.minor(), RoundingMode::HalfUp).unwrap_or(i64::MAX));
            }
            for (owner, added) in order.sold_through().iter().rev() {
                let below = Ratio::exact(*added).ok().and_then(|added| Ratio::new(100, 1)?.plus(added).ok());
                let share =
                    below.and_then(|sum| Ratio::new(sum.denominator().checked_mul(100)?, sum.numerator()));
                let share = share.unwrap_or(Ratio::ONE);
                price = Amount::from_minor(share.of(price.minor(), RoundingMode::HalfUp).unwrap_or(i64::MAX));
                prices.push(SellerPrice { line: n, owner: *owner, buys_at: price });
            }
        }
        prices
    }

    /// The sub-shop of a channel. Its owner is whoever is paid: after a merge the one that is left.
    #[must_use]
    pub fn sub_shop(&self, channel: &ChannelId) -> Option<SubShopView> {
        let found = self.beside_plans.sub_shops.get(&self.channels.registry().slot(channel)?)?;
        Some(SubShopView {
            owner: self.customers.id(self.customers.resolve(found.owner))?.clone(),
            upstream: found.upstream.and_then(|slot| self.channels.registry().id(slot)).cloned(),
            markup_percent: found.markup,
        })
    }
}

/// What pricers are told.
pub(super) fn markups(sellers: &[(CustomerSlot, Exact)]) -> Option<Vec<Exact>> {
    (!sellers.is_empty()).then(|| sellers.iter().map(|(_, added)| *added).collect())
}
