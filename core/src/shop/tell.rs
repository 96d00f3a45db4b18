//! Notices: what a record's events are worth telling to whom. Pure: reading the same record of the same shop again gives the
//! same notices, so a host may lose them and ask again.
//!
//! No notice holds a key: who may see the keys of an order asks for them.

use crate::channel::ChannelRefusal;
use crate::gift::Gift;
use crate::id::OrderId;
use crate::money::Amount;
use crate::notice::NoticeKind as Kind;
use crate::notice::{Notice, NoticeRefusal, Output, Param, Recipient, Rendered, TemplateBook, Value};
use crate::order::{Line, Order};
use crate::restock::Subscriber;
use crate::shop::command::{PutTemplates, StockName};
use crate::shop::event::{Event, TemplatesPut};
use crate::shop::{Record, Rejection, Shop};
use crate::slot::{CustomerSlot, OrderSlot, VariantSlot};
use crate::stock::AlertState;
use crate::text::in_language;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// What is to be told of a record that was applied: to the buyer, the giver and the receiver of a gift, subscribers,
    /// the merchant.
    ///
    /// Orders are told of as they stand when this is asked, so ask after the command.
    #[must_use]
    pub fn notices(&self, record: &Record) -> Vec<Notice> {
        let mut notices = Vec::new();
        for event in &record.events {
            self.tell(event, &mut notices);
        }
        notices
    }

    /// A notice in words, by the shop's templates.
    ///
    /// # Errors
    /// [`NoticeRefusal::TooLong`]
    pub fn render(&self, notice: &Notice, language: &str, output: Output) -> Result<Rendered, NoticeRefusal> {
        self.reach.templates.render(notice, language, output)
    }

    /// Sets the texts of notices.
    pub(super) fn decide_put_templates(&self, command: &PutTemplates) -> Result<Vec<Event>, Rejection> {
        let document = &command.templates;
        TemplateBook::new(document.clone())?;
        let of_templates = document.templates.iter().filter_map(|template| template.channel.as_ref());
        for channel in document.languages.iter().map(|of| &of.channel).chain(of_templates) {
            let unknown = || ChannelRefusal::Unknown { channel: channel.clone() };
            self.channels.registry().slot(channel).ok_or_else(unknown)?;
        }
        Ok(vec![TemplatesPut { templates: Box::new(document.clone()) }.into()])
    }

    pub(super) fn apply_templates_put(&mut self, event: &TemplatesPut) -> Option<()> {
        self.reach.templates = TemplateBook::new((*event.templates).clone()).ok()?;
        Some(())
    }

    fn tell(&self, event: &Event, out: &mut Vec<Notice>) {
        let amount = |amount: Amount| vec![(Param::Amount, Value::Money(self.money(amount)))];
        if self.tell_others(event, out) {
            return;
        }
        let (kind, more) = match event {
            Event::OrderPlaced(event) => {
                if event.total.is_zero() {
                    return;
                }
                (Kind::OrderPlaced, Vec::new())
            }
            Event::OrderPaid(_) => (Kind::OrderPaid, Vec::new()),
            Event::OrderDelivered(_) => (Kind::OrderDelivered, Vec::new()),
            Event::OrderHeld(event) => (Kind::OrderHeld, amount(event.amount)),
            Event::OrderExpired(_) => (Kind::OrderExpired, Vec::new()),
            Event::OrderCancelled(_) => (Kind::OrderCancelled, Vec::new()),
            Event::OrderRefunded(event) => (Kind::OrderRefunded, amount(event.amount)),
            Event::LatePaymentCredited(event) => (Kind::MoneyCredited, amount(event.amount)),
            _ => return self.tell_progress(event, out),
        };
        let Some((slot, order)) = self.order_told(event) else { return };
        let Some(buyer) = self.buyer_told(slot, order) else { return };
        if kind == Kind::OrderDelivered && self.recipient_of(slot).is_some() {
            // Whoever received the gift is told of it.
            return;
        }
        out.extend(self.notice(kind, slot, order, buyer.clone(), &more));
        if kind == Kind::OrderPaid
            && let Some(until) = self.gift_of(slot).and_then(|gift| gift.expires)
        {
            let until = [(Param::Until, Value::Time(until))];
            out.extend(self.notice(Kind::GiftReady, slot, order, buyer, &until));
            return;
        }
        if kind == Kind::OrderHeld {
            out.extend(self.notice(kind, slot, order, Recipient::Merchant, &more));
        }
    }

    /// Tells of what is not the buyer's order alone. Gives back whether that was all.
    fn tell_others(&self, event: &Event, out: &mut Vec<Notice>) -> bool {
        let text = |text: String| Value::Text(text);
        match event {
            Event::GiftClaimed(event) => {
                let Some((slot, order)) = self.told_order(event.order.id()) else { return true };
                let message = self.gift_of(slot).and_then(|gift| gift.terms.message.clone());
                let message = [(Param::Message, text(message.unwrap_or_default()))];
                let recipient = Recipient::Customer(event.recipient.id().clone());
                out.extend(self.notice(Kind::GiftReceived, slot, order, recipient, &message));
                let payer = self.buyer_told(slot, order);
                out.extend(payer.and_then(|payer| self.notice(Kind::GiftClaimed, slot, order, payer, &[])));
            }
            Event::GiftLapsed(event) => {
                let Some((slot, order)) = self.told_order(event.order.id()) else { return true };
                let payer = self.buyer_told(slot, order);
                out.extend(payer.and_then(|payer| self.notice(Kind::GiftExpired, slot, order, payer, &[])));
            }
            Event::DeliveryFailed(event) => {
                let Some((slot, order)) = self.told_order(event.order.id()) else { return true };
                let reason = [(Param::Reason, text(event.reason.clone()))];
                let told = self.buyer_told(slot, order).into_iter().chain([Recipient::Merchant]);
                let kind = Kind::DeliveryFailed;
                out.extend(told.filter_map(|who| self.notice(kind, slot, order, who, &reason)));
            }
            Event::RestockTold(event) => {
                let Some(slot) = event.variant.slot(self.catalog.variants()) else { return true };
                for subscriber in &event.subscribers {
                    out.extend(self.restock_notice(slot, subscriber));
                }
            }
            Event::StockAlerted(event) => {
                let kind = match event.state {
                    AlertState::Low => Kind::LowStock,
                    AlertState::Out => Kind::OutOfStock,
                    AlertState::Cleared => return true,
                };
                let language = self.reach.templates.language_of(None).to_string();
                let what = match &event.of {
                    StockName::Pool(pool) => pool.to_string(),
                    StockName::Variant(variant) => {
                        let slot = self.catalog.variants().slot(variant);
                        slot.map_or_else(|| variant.to_string(), |slot| self.name_of(slot, &language))
                    }
                };
                let mut params = vec![(Param::What, text(what))];
                if kind == Kind::LowStock {
                    params.push((Param::Count, Value::Count(event.available)));
                }
                out.push(Notice { kind, recipient: Recipient::Merchant, channel: None, language, params });
            }
            _ => return false,
        }
        true
    }

    fn restock_notice(&self, variant: VariantSlot, subscriber: &Subscriber) -> Option<Notice> {
        let Subscriber { customer, contact, channel } = subscriber.clone();
        let contact = contact.map(Recipient::Contact);
        let recipient = customer.map(Recipient::Customer).or(contact)?;
        let language = self.reach.templates.language_of(channel.as_ref()).to_string();
        let params = vec![(Param::What, Value::Text(self.name_of(variant, &language)))];
        Some(Notice { kind: Kind::Restock, recipient, channel, language, params })
    }

    /// The order that an event is about.
    pub(super) fn order_told(&self, event: &Event) -> Option<(OrderSlot, &Order)> {
        let slot = event.order()?.slot(self.orders.registry())?;
        Some((slot, self.orders.get(slot)?))
    }

    fn told_order(&self, id: &OrderId) -> Option<(OrderSlot, &Order)> {
        self.orders.find(id).ok()
    }

    fn gift_of(&self, slot: OrderSlot) -> Option<&Gift> {
        if self.reach.gifts.is_empty() {
            return None;
        }
        self.reach.gifts.get(self.orders.registry().id(slot)?)
    }

    fn recipient_of(&self, slot: OrderSlot) -> Option<CustomerSlot> {
        self.gift_of(slot)?.recipient
    }

    /// Who is told of an order.
    pub(super) fn buyer_told(&self, slot: OrderSlot, order: &Order) -> Option<Recipient> {
        match order.buyer {
            Some(buyer) => self.customers.id(buyer).cloned().map(Recipient::Customer),
            None => self.orders.registry().id(slot).cloned().map(Recipient::Guest),
        }
    }

    /// A notice of an order: of all parameters that its kind has.
    pub(super) fn notice(
        &self,
        kind: Kind,
        slot: OrderSlot,
        order: &Order,
        recipient: Recipient,
        more: &[(Param, Value)],
    ) -> Option<Notice> {
        let id: &OrderId = self.orders.registry().id(slot)?;
        let channel = self.channels.registry().id(order.channel).cloned();
        let language = self.reach.templates.language_of(channel.as_ref()).to_string();
        let param = |param: &Param| {
            // What is told of this notice in particular goes before what holds of its order.
            if let Some((_, own)) = more.iter().find(|(known, _)| known == param) {
                return Some((*param, own.clone()));
            }
            let value = match param {
                Param::Order => Value::Text(id.to_string()),
                Param::Total => Value::Money(self.money(order.total)),
                Param::Goods => Value::Text(self.goods(order, &language)),
                Param::Until => Value::Time(order.due?),
                _ => return None,
            };
            Some((*param, value))
        };
        let params = kind.params().iter().filter_map(param).collect();
        Some(Notice { kind, recipient, channel, language, params })
    }

    /// What an order buys, by name: `Card 50 × 2, Guide × 1`.
    fn goods(&self, order: &Order, language: &str) -> String {
        let line = |line: &Line| format!("{} × {}", self.name_of(line.variant, language), line.quantity);
        order.lines.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    /// A variant by name in a language: its product's and its own, or its id where it has none.
    pub(super) fn name_of(&self, variant: VariantSlot, language: &str) -> String {
        let Some(id) = self.catalog.variants().id(variant) else { return String::new() };
        let product = self.catalog.sold(variant).and_then(|sold| self.catalog.product(sold.product));
        let of_variant = product.and_then(|product| product.variants.iter().find(|known| known.id == *id));
        let names = [product.map(|product| &product.names), of_variant.map(|variant| &variant.names)];
        let names = names.into_iter().flatten().filter_map(|names| in_language(names, language));
        let name = names.collect::<Vec<_>>().join(" ");
        if name.is_empty() { id.to_string() } else { name }
    }
}
