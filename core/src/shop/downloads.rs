//! Content that is downloaded: the machine knows how often and until when, the host keeps the link.

use crate::catalog::{Fulfilment, FulfilmentKind};
use crate::id::OrderId;
use crate::order::{DeliveryRefusal, LineFulfilment, Order};
use crate::shop::command::{RecordDownload, ReissueContent};
use crate::shop::event::{ContentDownloaded, ContentReissued, Event, NamedOrder};
use crate::shop::{Rejection, Shop};
use crate::slot::OrderSlot;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

/// What may be downloaded for a line.
pub(super) struct Download<'a> {
    pub(super) of: &'a LineFulfilment,
    pub(super) terms: &'a Fulfilment,
    /// How often in all; `None` for no limit.
    pub(super) limit: Option<u64>,
}

impl Shop {
    /// Counts a download, if there is one left and its time is not over.
    pub(super) fn decide_record_download(
        &self,
        now: Time,
        command: &RecordDownload,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, download) = self.find_download(&command.order, command.line)?;
        let (order, line) = (|| command.order.clone(), command.line);
        if let Some(until) = download.of.until.filter(|until| *until <= now) {
            return Err(DeliveryRefusal::Over { order: order(), line, until }.into());
        }
        let count = download.of.downloads;
        if let Some(limit) = download.limit.filter(|limit| u64::from(count) >= *limit) {
            return Err(DeliveryRefusal::UsedUp { order: order(), line, limit }.into());
        }
        Ok(vec![ContentDownloaded { order: named, line, count: count.saturating_add(1) }.into()])
    }

    pub(super) fn apply_content_downloaded(&mut self, event: &ContentDownloaded) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.as_mut()?;
        fulfilment.line_mut(event.line as usize)?.downloads = event.count;
        Some(())
    }

    /// Gives content out anew: as if it were delivered now.
    pub(super) fn decide_reissue_content(
        &self,
        now: Time,
        command: &ReissueContent,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, download) = self.find_download(&command.order, command.line)?;
        let until = until(download.terms, now);
        Ok(vec![ContentReissued { order: named, line: command.line, until }.into()])
    }

    pub(super) fn apply_content_reissued(&mut self, event: &ContentReissued) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.as_mut()?;
        let line = fulfilment.line_mut(event.line as usize)?;
        (line.downloads, line.until) = (0, event.until);
        Some(())
    }

    /// Begins the time of content in a line that was handed over.
    pub(super) fn start_content(&mut self, now: Time, slot: OrderSlot, n: usize) -> Option<()> {
        let order = self.orders.get(slot)?;
        let content = order.fulfilment_of(n).is_some_and(|of| of.kind == FulfilmentKind::Content);
        if !content {
            return Some(());
        }
        let line = order.lines.get(n)?;
        let terms = self.catalog.variant(line.variant, line.version)?.fulfilment.as_deref()?;
        let until = until(terms, now);
        self.orders.get_mut(slot)?.fulfilment.as_mut()?.line_mut(n)?.until = until;
        Some(())
    }

    /// What may be downloaded for a line, where it has content.
    pub(super) fn download<'a>(&'a self, order: &'a Order, n: usize) -> Option<Download<'a>> {
        let of = order.fulfilment_of(n).filter(|of| of.kind == FulfilmentKind::Content)?;
        let line = order.lines.get(n)?;
        let terms = self.catalog.variant(line.variant, line.version)?.fulfilment.as_deref()?;
        let Fulfilment::Content { downloads, .. } = terms else { return None };
        // Each unit that the buyer has may be downloaded so often.
        let limit = downloads.map(|each| u64::from(each).saturating_mul(u64::from(line.owned_units())));
        Some(Download { of, terms, limit })
    }

    fn find_download(&self, id: &OrderId, line: u32) -> Result<(NamedOrder, Download<'_>), Rejection> {
        let (slot, order) = self.orders.find(id)?;
        let n = line as usize;
        let owned = order.lines.get(n).is_some_and(|line| line.owned_units() > 0);
        let download = self.download(order, n).filter(|_| owned);
        let download = download.ok_or_else(|| DeliveryRefusal::NoContent { order: id.clone(), line })?;
        Ok((NamedOrder::known(id.clone(), slot), download))
    }
}

fn until(terms: &Fulfilment, now: Time) -> Option<Time> {
    match terms {
        Fulfilment::Content { valid_for, .. } => valid_for.map(|span| now.after(span)),
        _ => None,
    }
}
