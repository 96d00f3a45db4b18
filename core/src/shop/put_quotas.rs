//! Sharing a stock out among channels.

use crate::id::ChannelId;
use crate::shop::command::{ChannelQuota, PutQuotas, StockName};
use crate::shop::event::{Event, QuotasPut};
use crate::shop::{Rejection, Shop};
use crate::stock::{StockRefusal, StockSlot};
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

/// Most channels with a quota on one stock.
const MOST: usize = 100;

impl Shop {
    /// Puts quotas on a stock in place of those before.
    pub(super) fn decide_put_quotas(&self, command: &PutQuotas) -> Result<Vec<Event>, Rejection> {
        self.stock_slot(&command.of)?;
        let refuse = |channel: &ChannelId, rule| -> Rejection {
            StockRefusal::QuotaInvalid { channel: channel.to_string(), rule }.into()
        };
        for (n, quota) in command.quotas.iter().enumerate() {
            let ChannelQuota { channel, guaranteed, maximum } = quota;
            if self.channels.registry().slot(channel).is_none() {
                return Err(refuse(channel, "no such channel"));
            }
            if command.quotas.iter().take(n).any(|other| other.channel == *channel) {
                return Err(refuse(channel, "it stands twice"));
            }
            if maximum.is_some_and(|most| most < *guaranteed) {
                return Err(refuse(channel, "its maximum is below what is guaranteed"));
            }
            if n >= MOST {
                return Err(refuse(channel, "a stock has at most 100 quotas"));
            }
        }
        let PutQuotas { of, quotas, afresh } = command.clone();
        Ok(vec![QuotasPut { of, quotas, afresh }.into()])
    }

    pub(super) fn apply_quotas_put(&mut self, event: &QuotasPut) -> Option<()> {
        let stock = self.stock_slot(&event.of).ok()?;
        let share = |quota: &ChannelQuota| {
            Some((self.channels.registry().slot(&quota.channel)?, quota.guaranteed, quota.maximum))
        };
        let shares = event.quotas.iter().map(share).collect::<Option<Vec<_>>>()?;
        self.quotas.put(stock, shares, event.afresh);
        Some(())
    }

    /// The slot of a pool or a variant that was ever sold.
    pub(super) fn stock_slot(&self, name: &StockName) -> Result<StockSlot, Rejection> {
        Ok(match name {
            StockName::Pool(pool) => StockSlot::Pool(self.pools.slot(pool)?),
            StockName::Variant(variant) => StockSlot::Variant(match self.catalog.variants().slot(variant) {
                Some(slot) => slot,
                None => self.catalog.find(variant)?.0,
            }),
        })
    }
}
