//! Gift orders: one pays, another receives. After the payment nothing is delivered; the claim delivers to the recipient in
//! one transition; what nobody claims in time is refunded.
//!
//! The payer is the order's buyer: coupons, limits and first orders are the payer's, and commission goes to the payer's
//! upline, by the plan and the upline at the moment of the delivery as with every order, which is the claim.

use crate::gift::{Gift, GiftRefusal, GiftState, GiftTerms};
use crate::id::{CustomerId, OrderId};
use crate::order::{Move, Order, Stage};
use crate::shop::command::{ClaimGift, RefundOrder, RefundTo};
use crate::shop::deliver::PaidUnits;
use crate::shop::due_refunds::Changed;
use crate::shop::event::{Event, GiftClaimed, GiftLapsed, GiftMissed, GiftPrepared, NamedOrder};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::text;
use crate::time::{Span, Time};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::Serialize;

/// A gift as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GiftView {
    /// Where it stands.
    pub state: GiftState,
    /// Until when it may be claimed; absent before its payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Time>,
    /// How many wrong codes may still be tried.
    pub attempts_left: u32,
    /// Who received it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<CustomerId>,
    /// What the giver wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// How long a gift may be claimed.
const LEAST: Span = Span::from_millis(1000);
const MOST: Span = Span::from_days(366);

impl Shop {
    /// The gift that an order is; `None` where it is none.
    #[must_use]
    pub fn gift(&self, order: &OrderId) -> Option<GiftView> {
        let gift = self.reach.gifts.get(order)?;
        Some(GiftView {
            state: gift.state,
            expires: gift.expires,
            attempts_left: self.attempts_left(gift.wrong),
            recipient: gift.recipient.and_then(|slot| self.customers.id(slot)).cloned(),
            message: gift.terms.message.clone(),
        })
    }

    fn attempts_left(&self, wrong: u32) -> u32 {
        self.settings.reach.gift_attempts.saturating_sub(wrong)
    }

    /// The event that makes an order a gift, where it is one.
    pub(super) fn prepare_gift(
        &self,
        terms: Option<&GiftTerms>,
        order: &NamedOrder,
    ) -> Result<Option<Event>, Rejection> {
        let Some(terms) = terms else { return Ok(None) };
        if !(LEAST..=MOST).contains(&terms.expires_after) {
            let (millis, least, most) = (terms.expires_after.millis(), LEAST.millis(), MOST.millis());
            return Err(GiftRefusal::BadExpiry { millis, least, most }.into());
        }
        if let Some(message) = &terms.message {
            text::check_text("message", message)?;
        }
        self.reach.gifts.check_claim(&terms.claim)?;
        Ok(Some(GiftPrepared { order: order.clone(), terms: Box::new(terms.clone()) }.into()))
    }

    pub(super) fn apply_gift_prepared(&mut self, event: &GiftPrepared) -> Option<()> {
        let payer = self.orders.get(self.order_of(&event.order)?)?.buyer;
        self.reach.gifts.prepare(event.order.id(), payer, (*event.terms).clone())
    }

    /// Refuses to deliver a gift that nobody claimed.
    pub(super) fn check_claimed(&self, order: &OrderId) -> Result<(), GiftRefusal> {
        if self.reach.gifts.awaits(order) {
            return Err(GiftRefusal::Unclaimed { order: order.clone() });
        }
        Ok(())
    }

    /// Claims a gift: it is delivered to the recipient, as far as nobody is needed for it. A wrong code counts.
    pub(super) fn decide_claim_gift(&self, now: Time, command: &ClaimGift) -> Result<Vec<Event>, Rejection> {
        let recipient = self.customers.slot(&command.recipient)?;
        let (id, gift) = self.reach.gifts.find(command.order.as_ref(), &command.claim)?;
        let (slot, order) = self.orders.find(id)?;
        let named = NamedOrder::known(id.clone(), slot);
        self.check_open_gift(now, id, gift, order)?;
        if gift.terms.claim != command.claim {
            return Ok(vec![GiftMissed { order: named }.into()]);
        }
        if order.buyer == Some(recipient) {
            return Err(GiftRefusal::OwnGift { order: id.clone() }.into());
        }
        order.check_allows(id, Move::Deliver)?;
        let recipient = self.name_customer(recipient).ok_or_else(|| Rejection::inconsistent("customer"))?;
        let mut events = vec![GiftClaimed { order: named.clone(), recipient }.into()];
        if self.needs_nobody(order) {
            if order.is_short() {
                return Err(GiftRefusal::NotOpen { order: id.clone(), state: "short of stock" }.into());
            }
            self.deliver_units(now, named, PaidUnits::of(self, order)?, &mut events)?;
        }
        Ok(events)
    }

    fn check_open_gift(&self, now: Time, id: &OrderId, gift: &Gift, order: &Order) -> Result<(), Rejection> {
        let not_open = |state| GiftRefusal::NotOpen { order: id.clone(), state };
        if gift.state != GiftState::Ready {
            return Err(not_open(gift.state.name()).into());
        }
        if gift.expires.is_none_or(|expires| expires <= now) || order.stage == Stage::Refunded {
            return Err(not_open(GiftState::Over.name()).into());
        }
        let limit = self.settings.reach.gift_attempts;
        if gift.wrong >= limit {
            return Err(GiftRefusal::TooManyAttempts { order: id.clone(), limit }.into());
        }
        Ok(())
    }

    pub(super) fn apply_gift_missed(&mut self, event: &GiftMissed, answer: &mut Answer) -> Option<()> {
        let wrong = self.reach.gifts.miss(event.order.id())?;
        *answer = Answer::GiftMissed(self.attempts_left(wrong));
        Some(())
    }

    pub(super) fn apply_gift_claimed(&mut self, event: &GiftClaimed, answer: &mut Answer) -> Option<()> {
        let order = self.order_of(&event.order)?;
        let recipient = self.customer_of(&event.recipient)?;
        *answer = Answer::Order { order, outcome: Outcome::AwaitingDelivery, expires_at: None };
        self.reach.gifts.end(event.order.id(), Some(recipient))
    }

    /// Gifts whose time is over: their money goes back, by the setting to the payer's wallet or to where it came from.
    pub(super) fn lapse_gifts(
        &self,
        now: Time,
        limit: usize,
        changed: &mut Changed,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        for id in self.reach.gifts.due(now) {
            // A gift takes two events and more; it is begun while there is room for one.
            if events.len() >= limit {
                break;
            }
            let (slot, order) = self.orders.find(id)?;
            if !changed.is_first(slot, order.buyer) {
                continue;
            }
            let named = NamedOrder::known(id.clone(), slot);
            events.push(GiftLapsed { order: named }.into());
            let to = match order.buyer {
                Some(_) => self.settings.reach.gift_unclaimed,
                None => RefundTo::Source,
            };
            // What cannot be refunded now stays with a person.
            if let Some(refund) = self.free_refund("gift", id) {
                let back = RefundOrder { to, ..RefundOrder::all(id.clone(), refund) };
                events.extend(self.decide_refund_order(now, &back).unwrap_or_default());
            }
        }
        Ok(())
    }

    pub(super) fn apply_gift_lapsed(&mut self, event: &GiftLapsed, answer: &mut Answer) -> Option<()> {
        answer.ticked(|ticked| ticked.gifts = ticked.gifts.saturating_add(1));
        self.reach.gifts.end(event.order.id(), None)
    }

    /// What the move of an order means for its gift: paid, it may be claimed; refunded, it is over.
    pub(super) fn follow_gift(&mut self, event: &Event) {
        if self.reach.gifts.is_empty() {
            return;
        }
        let slot = event.order().and_then(|order| order.slot(self.orders.registry()));
        let Some((slot, order)) = slot.and_then(|slot| Some((slot, self.orders.get(slot)?))) else { return };
        let Some(id) = self.orders.registry().id(slot).cloned() else { return };
        match order.stage {
            Stage::Paid => self.reach.gifts.ready(&id, self.clock),
            Stage::Refunded if self.reach.gifts.awaits(&id) => {
                let _ = self.reach.gifts.end(&id, None);
            }
            _ => {}
        }
    }

    /// What is delivered was claimed, and what may be claimed is paid.
    pub(super) fn check_gifts(&self) -> Result<(), String> {
        for (id, gift) in self.reach.gifts.iter() {
            let Ok((_, order)) = self.orders.find(id) else { continue };
            let fits = match gift.state {
                GiftState::Prepared => {
                    matches!(order.stage, Stage::Placed | Stage::Expired | Stage::Cancelled | Stage::Held)
                }
                // A person may look at the order first; meanwhile the gift is not claimed, and its time runs.
                GiftState::Ready => matches!(order.stage, Stage::Paid | Stage::Held),
                GiftState::Claimed => !matches!(order.stage, Stage::Placed | Stage::Expired),
                GiftState::Over => true,
            };
            if !fits {
                return Err(format!(
                    "the gift of order `{id}` is {:?}, the order {:?}",
                    gift.state, order.stage
                ));
            }
        }
        Ok(())
    }
}
