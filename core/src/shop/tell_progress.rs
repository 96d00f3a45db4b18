//! What is told of an order on its way: parts, parcels, reviews, what is late, what was exchanged, complaints.

use crate::money::Amount;
use crate::notice::{Notice, NoticeKind as Kind, Param, Recipient, Value};
use crate::order::Order;
use crate::shop::Shop;
use crate::shop::event::{DeliveredUnits, Event};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// Who is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Buyer,
    Merchant,
    Both,
}

/// What is told, to whom, and what of this event in particular.
type Progress = (Kind, Who, Vec<(Param, Value)>);

impl Shop {
    pub(super) fn tell_progress(&self, event: &Event, out: &mut Vec<Notice>) {
        if let Event::MembershipEnded(event) = event {
            let language = self.reach.templates.language_of(None).to_string();
            let params = vec![(Param::What, text(event.level.id().as_str()))];
            let recipient = Recipient::Customer(event.customer.id().clone());
            out.push(Notice { kind: Kind::MembershipEnded, recipient, channel: None, language, params });
            return;
        }
        let Some((slot, order)) = self.order_told(event) else { return };
        let Some((kind, who, more)) = self.progress(event, order) else { return };
        let buyer = self.buyer_told(slot, order).filter(|_| who != Who::Merchant);
        let merchant = (who != Who::Buyer).then_some(Recipient::Merchant);
        let told = buyer.into_iter().chain(merchant);
        out.extend(told.filter_map(|recipient| self.notice(kind, slot, order, recipient, &more)));
    }

    fn progress(&self, event: &Event, order: &Order) -> Option<Progress> {
        let money = |amount: Amount| Value::Money(self.money(amount));
        let language = || self.language_of(order);
        let what = |line: u32| -> Option<Value> {
            let variant = order.lines.get(line as usize)?.variant;
            Some(Value::Text(self.name_of(variant, &language())))
        };
        Some(match event {
            Event::PartPaid(event) => {
                let left = order.total.minus(order.paid).ok()?;
                (
                    Kind::PartPaid,
                    Who::Buyer,
                    vec![(Param::Amount, money(event.amount)), (Param::Left, money(left))],
                )
            }
            Event::UnitsDelivered(event) => {
                let part = |of: &DeliveredUnits| {
                    let variant = order.lines.get(of.line as usize)?.variant;
                    Some(format!("{} × {}", self.name_of(variant, &language()), of.units))
                };
                let goods = event.lines.iter().filter_map(part).collect::<Vec<_>>().join(", ");
                (Kind::PartDelivered, Who::Buyer, vec![(Param::Goods, Value::Text(goods))])
            }
            Event::ParcelSent(event) => {
                let more =
                    vec![(Param::Carrier, text(&event.carrier)), (Param::Tracking, text(&event.tracking))];
                (Kind::ParcelSent, Who::Buyer, more)
            }
            Event::OrderInReview(_) => (Kind::OrderInReview, Who::Buyer, Vec::new()),
            Event::BackorderOverdue(event) => {
                (Kind::StockOverdue, Who::Both, vec![(Param::What, what(event.line)?)])
            }
            Event::UnitsReplaced(event) => {
                let more = vec![
                    (Param::What, what(event.line)?),
                    (Param::Count, Value::Count(event.units.len() as u64)),
                ];
                (Kind::UnitsReplaced, Who::Buyer, more)
            }
            Event::ComplaintOpened(event) => {
                (Kind::ComplaintOpened, Who::Merchant, vec![(Param::Reason, text(&event.reason))])
            }
            Event::ComplaintOverdue(_) => (Kind::ComplaintOverdue, Who::Merchant, Vec::new()),
            Event::ComplaintResolved(_) => (Kind::ComplaintEnded, Who::Buyer, Vec::new()),
            _ => return None,
        })
    }

    /// The language in which an order's channel speaks.
    fn language_of(&self, order: &Order) -> String {
        let channel = self.channels.registry().id(order.channel);
        self.reach.templates.language_of(channel).to_string()
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_string())
}
