use crate::digest::Digest;
use crate::journal::frame;
use crate::shop::event::ShopOpened;
use crate::shop::{Record, Shop};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// The end of a journal: what the next record is chained to. The bytes themselves are the host's to keep.
///
/// # Examples
/// ```
/// use keytill::journal::{self, Journal};
/// use keytill::shop::{Settings, Shop};
///
/// let shop = Shop::new("demo", Settings::default())?;
/// let mut bytes = Vec::new();
/// let journal = Journal::begin(&shop, &mut bytes);
/// assert_eq!(journal.records(), 1);
/// assert_eq!(journal::replay(&bytes)?.digest(), shop.digest());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Journal {
    head: Digest,
    next: u64,
}

impl Journal {
    /// Begins the journal of a new shop: adds the record that opens it to `out`.
    #[must_use]
    pub fn begin(shop: &Shop, out: &mut Vec<u8>) -> Self {
        let opened = ShopOpened { shop: shop.id().clone(), settings: Box::new(shop.settings().clone()) };
        let record = Record {
            sequence: 0,
            at: shop.clock(),
            asked_at: None,
            id: None,
            body: None,
            trace: None,
            events: vec![opened.into()],
        };
        let mut journal = Self::at(Digest::default(), 0);
        journal.append(&record, out);
        journal
    }

    /// A journal that goes on after the record sealed by `head`; `next` is the number of the next record.
    #[must_use]
    pub(super) const fn at(head: Digest, next: u64) -> Self {
        Self { head, next }
    }

    /// Adds a record's frame to `out`. The host writes it, and replies only when it is durable.
    pub fn append(&mut self, record: &Record, out: &mut Vec<u8>) {
        self.head = frame::write(self.head, record, out);
        self.next = record.sequence.saturating_add(1);
    }

    /// The digest that seals everything so far.
    #[must_use]
    pub const fn head(&self) -> Digest {
        self.head
    }

    /// How many records there are, the opening among them.
    #[must_use]
    pub const fn records(&self) -> u64 {
        self.next
    }
}
