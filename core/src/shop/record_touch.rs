//! Touches of a customer: who and what brought them, as far back as the shop keeps it.

use crate::id::{ChannelId, CustomerId};
use crate::people::{AttributionModel, CustomerRefusal, Touch};
use crate::shop::command::RecordTouch;
use crate::shop::event::{Event, TouchRecorded};
use crate::shop::{Rejection, Shop};
use crate::slot::Named;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;
use serde::Serialize;

/// A touch and its share of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttributedTouch {
    /// When.
    pub at: Time,
    /// In which channel.
    pub channel: Option<ChannelId>,
    /// By whom, where it was somebody.
    pub promoter: Option<CustomerId>,
    /// Its share in millionths; all of a customer's add up to one million.
    pub share: i64,
}

impl Shop {
    pub(super) fn decide_record_touch(&self, command: &RecordTouch) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        if self.settings.people.touches == 0 {
            return Err(CustomerRefusal::NoTouches {}.into());
        }
        let (channel, _) = self.channels.open(&command.channel)?;
        let promoter = command.promoter.as_ref().map(|id| self.customers.slot(id)).transpose()?;
        if promoter == Some(customer) {
            return Err(CustomerRefusal::SelfInvited { customer: command.customer.clone() }.into());
        }
        let event = TouchRecorded {
            customer: Named::known(command.customer.clone(), customer),
            channel: Named::known(command.channel.clone(), channel),
            promoter: command.promoter.clone().zip(promoter).map(|(id, slot)| Named::known(id, slot)),
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_touch_recorded(&mut self, now: Time, event: &TouchRecorded) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let channel = event.channel.slot(self.channels.registry())?;
        let promoter = self.maybe_customer_of(event.promoter.as_ref())?;
        self.customers.touch(customer, Touch { at: now, channel, promoter }, self.settings.people.touches);
        Some(())
    }

    /// Whose share it is at a moment that a customer came, by the touches that are kept, the oldest first.
    ///
    /// # Errors
    /// When nobody of this id is registered, or the customer was erased.
    pub fn attribution(
        &self,
        customer: &CustomerId,
        model: AttributionModel,
        at: Time,
    ) -> Result<Vec<AttributedTouch>, Rejection> {
        let touches = self.customers.touches(self.customers.slot(customer)?);
        let times: Vec<Time> = touches.iter().map(|touch| touch.at).collect();
        let shares = model.shares(&times, at);
        let view = |(touch, share): (&Touch, i64)| AttributedTouch {
            at: touch.at,
            channel: self.channels.registry().id(touch.channel).cloned(),
            promoter: touch
                .promoter
                .and_then(|slot| self.customers.id(self.customers.resolve(slot)))
                .cloned(),
            share,
        };
        Ok(touches.iter().zip(shares).map(view).collect())
    }
}
