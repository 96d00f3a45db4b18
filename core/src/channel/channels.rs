use crate::channel::Channel;
use crate::id::ChannelId;
use crate::refusal::refusals;
use crate::slot::{ChannelSlot, Registry, Slot};
use crate::text::{self, TextRefusal};
use crate::time::Span;
use alloc::vec::Vec;

/// Most channels of one shop.
pub const MAX_CHANNELS: usize = 1000;
/// The longest and shortest life of an unpaid order.
const EXPIRY_RANGE: core::ops::RangeInclusive<Span> = Span::from_millis(1000)..=Span::from_days(366);

refusals! {
    /// Why something about a channel is refused.
    pub enum ChannelRefusal {
        /// No such channel.
        Unknown { channel: ChannelId } = "channel.unknown", "channel `{channel}` is not known";
        /// The channel takes no orders now.
        Inactive { channel: ChannelId } = "channel.inactive", "channel `{channel}` takes no orders now";
        /// An expiry that is no sensible time-out.
        BadExpiry { channel: ChannelId, millis: u64 } = "channel.bad_expiry",
            "order expiry {millis} of channel `{channel}` must lie between 1000 ms and 366 days";
        /// More channels than a shop may have.
        TooMany { limit: usize } = "channel.too_many", "a shop has at most {limit} channels";
        /// A name that is refused.
        Text { source: TextRefusal } = "channel.bad_name", "{source}";
    }
}

/// The channels of a shop.
#[derive(Debug, Clone)]
pub struct Channels {
    registry: Registry<ChannelId, ChannelSlot>,
    documents: Vec<Channel>,
}

impl Channels {
    /// No channels; `seed` scatters the table of ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { registry: Registry::new(seed), documents: Vec::new() }
    }

    /// Checks a channel before it is put.
    ///
    /// # Errors
    /// [`ChannelRefusal`]
    pub fn check(&self, channel: &Channel) -> Result<(), ChannelRefusal> {
        text::check_names("channel", &channel.names).map_err(|source| ChannelRefusal::Text { source })?;
        if let Some(expiry) = channel.order_expiry.filter(|e| !EXPIRY_RANGE.contains(e)) {
            return Err(ChannelRefusal::BadExpiry { channel: channel.id.clone(), millis: expiry.millis() });
        }
        if self.documents.len() >= MAX_CHANNELS && self.registry.slot(&channel.id).is_none() {
            return Err(ChannelRefusal::TooMany { limit: MAX_CHANNELS });
        }
        Ok(())
    }

    /// Adds a channel, or puts a new description in place of the old one. Gives back whether there was room.
    pub fn put(&mut self, channel: &Channel) -> bool {
        let Some(slot) = self.registry.register(&channel.id) else { return false };
        match self.documents.get_mut(slot.index()) {
            Some(document) => *document = channel.clone(),
            None => self.documents.push(channel.clone()),
        }
        true
    }

    /// The slot of a channel that is known and takes orders.
    ///
    /// # Errors
    /// [`ChannelRefusal::Unknown`], [`ChannelRefusal::Inactive`]
    pub fn open(&self, id: &ChannelId) -> Result<(ChannelSlot, &Channel), ChannelRefusal> {
        let known =
            self.registry.slot(id).and_then(|slot| self.documents.get(slot.index()).map(|d| (slot, d)));
        let (slot, channel) = known.ok_or_else(|| ChannelRefusal::Unknown { channel: id.clone() })?;
        if channel.active {
            Ok((slot, channel))
        } else {
            Err(ChannelRefusal::Inactive { channel: id.clone() })
        }
    }

    /// A channel by slot.
    #[must_use]
    pub fn get(&self, slot: ChannelSlot) -> Option<&Channel> {
        self.documents.get(slot.index())
    }

    /// The table of ids.
    #[must_use]
    pub fn registry(&self) -> &Registry<ChannelId, ChannelSlot> {
        &self.registry
    }

    /// All channels in the order they were first put.
    pub fn iter(&self) -> impl Iterator<Item = &Channel> {
        self.documents.iter()
    }

    /// From a snapshot; `None` when a channel stands there twice.
    #[must_use]
    pub fn from_documents(documents: Vec<Channel>, seed: u64) -> Option<Self> {
        let ids = documents.iter().map(|channel| channel.id.clone()).collect();
        Some(Self { registry: Registry::from_ids(ids, seed)?, documents })
    }

    /// For a snapshot.
    #[must_use]
    pub fn documents(&self) -> &[Channel] {
        &self.documents
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn channel(id: &str) -> Channel {
        Channel::new(ChannelId::new(id).unwrap())
    }

    #[test]
    fn put_replaces_and_keeps_the_slot() {
        let mut channels = Channels::new(0);
        assert!(channels.put(&channel("web")) && channels.put(&channel("wechat")));
        let (slot, _) = channels.open(&ChannelId::new("wechat").unwrap()).unwrap();
        assert!(channels.put(&Channel { active: false, ..channel("wechat") }));
        assert_eq!(channels.registry().find("wechat"), Some(slot));
        assert_eq!(channels.open(&ChannelId::new("wechat").unwrap()).unwrap_err().code(), "channel.inactive");
        assert_eq!(channels.open(&ChannelId::new("x").unwrap()).unwrap_err().code(), "channel.unknown");
    }

    #[test]
    fn a_foolish_expiry_is_refused() {
        let channels = Channels::new(0);
        let bad = Channel { order_expiry: Some(Span::ZERO), ..channel("web") };
        assert_eq!(channels.check(&bad).unwrap_err().code(), "channel.bad_expiry");
    }
}
