//! Snapshots: the whole state in canonical CBOR, sealed by its digest.

use crate::catalog::Catalog;
use crate::channel::{Channel, Channels};
use crate::codec;
use crate::commission::{Accruals, Plan, Withdrawals};
use crate::digest::Digest;
use crate::id::{ShopId, SupplierId};
use crate::journal::{Journal, JournalRefusal};
use crate::order::{Orders, Payments, Refunds};
use crate::people::{Customers, Levels};
use crate::pricing::{CouponUses, OfferUses, PriceBook, Pricer};
use crate::refusal::quoted;
use crate::shop::memory::Memory;
use crate::shop::reach::Reach;
use crate::shop::{Settings, Shop};
use crate::slot::Registry;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use minicbor::encode::{self, Encoder, Write};
use minicbor::{Decoder, Encode, decode};

/// The format that this version writes.
const VERSION: u32 = 1;
/// How many parts a state has, without that of what plans know beside people and orders, which comes last where there is
/// anything of it.
const PARTS: u64 = 28;

/// Writes a shop's state with the journal's end, so that the journal can be gone on with after it.
///
/// Format: a list of the format's number, the journal's head, the number of its records, the state as a byte string, and
/// the digest that seals all of them.
#[must_use]
pub fn snapshot(shop: &Shop, journal: &Journal) -> Vec<u8> {
    let state = state_bytes(shop);
    let digest = seal(&state, journal.head(), journal.records());
    let mut out = Vec::with_capacity(state.len().saturating_add(128));
    let mut encoder = Encoder::new(&mut out);
    // INVARIANT: writing to memory cannot fail.
    let _ = encoder
        .array(5)
        .and_then(|e| e.u32(VERSION))
        .and_then(|e| e.encode(journal.head()))
        .and_then(|e| e.u64(journal.records()))
        .and_then(|e| e.bytes(&state))
        .and_then(|e| e.encode(digest))
        .map(drop);
    out
}

/// Reads what [`snapshot`] wrote.
///
/// # Errors
/// [`JournalRefusal`] for another format, or bytes that are not what was written.
pub fn restore(bytes: &[u8]) -> Result<(Shop, Journal), JournalRefusal> {
    codec::check_cbor(bytes).map_err(malformed)?;
    let (journal, mut decoder) = read_head(bytes)?;
    let mut rest = || -> Result<(&[u8], Digest), decode::Error> { Ok((decoder.bytes()?, decoder.decode()?)) };
    let (state, expected) = rest().map_err(malformed)?;
    let got = seal(state, journal.head(), journal.records());
    if got != expected {
        return Err(JournalRefusal::SnapshotBroken { expected, got });
    }
    codec::check_cbor(state).map_err(malformed)?;
    let shop = read_state(state).map_err(malformed)?;
    Ok((shop, journal))
}

/// The journal's end when a snapshot was made. Only [`restore`] looks whether the snapshot is sound.
///
/// # Errors
/// [`JournalRefusal`] for another format, or bytes that are no snapshot.
pub fn end_of_snapshot(bytes: &[u8]) -> Result<Journal, JournalRefusal> {
    Ok(read_head(bytes)?.0)
}

/// What stands before the state, and the decoder that goes on there.
fn read_head(bytes: &[u8]) -> Result<(Journal, Decoder<'_>), JournalRefusal> {
    let mut decoder = Decoder::new(bytes);
    decoder.array().map_err(malformed)?;
    let version = decoder.u32().map_err(malformed)?;
    if version != VERSION {
        return Err(JournalRefusal::SnapshotVersion { version });
    }
    let head = decoder.decode().map_err(malformed)?;
    let records = decoder.u64().map_err(malformed)?;
    Ok((Journal::at(head, records), decoder))
}

fn malformed(error: decode::Error) -> JournalRefusal {
    JournalRefusal::SnapshotMalformed { reason: quoted(&error.to_string()) }
}

/// The state's digest, chained with the journal's head and the number of its records, big-endian.
fn seal(state: &[u8], head: Digest, records: u64) -> Digest {
    Digest::of(state).chained(head.as_bytes()).chained(&records.to_be_bytes())
}

impl Shop {
    /// The digest of the whole state: equal states have equal digests, on every machine and in every language. Costs one
    /// pass over the state.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&state_bytes(self))
    }
}

fn state_bytes(shop: &Shop) -> Vec<u8> {
    let mut state = Vec::new();
    // INVARIANT: writing to memory cannot fail.
    let _ = write_state(shop, &mut Encoder::new(&mut state));
    state
}

/// The parts in an order in which each finds what it needs already read.
fn write_state<W: Write>(shop: &Shop, e: &mut Encoder<W>) -> Result<(), encode::Error<W::Error>> {
    let beside = !shop.beside_plans.is_empty();
    e.array(PARTS.saturating_add(u64::from(beside)))?
        .encode(&shop.id)?
        .encode(&shop.settings)?
        .encode(shop.clock)?
        .u64(shop.sequence)?;
    e.encode(&shop.memory)?.encode(&shop.levels)?.encode(shop.channels.documents())?.encode(&shop.pools)?;
    e.encode(&shop.catalog)?.encode(&shop.counted)?.encode(&shop.reusable)?;
    documents(e, shop.books.iter().map(Pricer::book))?;
    e.encode(&shop.coupon_uses)?
        .encode(&shop.offer_uses)?
        .encode(&shop.customers)?
        .encode(&shop.memberships)?;
    documents(e, shop.plans.iter().map(|plan| &plan.document))?;
    e.encode(&shop.orders)?.encode(&shop.payments)?.encode(&shop.refunds)?;
    e.encode(&shop.accruals)?.encode(&shop.withdrawals)?.encode(&shop.ledger)?;
    e.encode(&shop.quotas)?;
    e.encode(&shop.reach)?.encode(&shop.periods)?;
    e.encode(&shop.suppliers)?.encode(&shop.lookups)?;
    if beside {
        e.encode(&shop.beside_plans)?;
    }
    Ok(())
}

fn documents<'a, T: Encode<()> + 'a, W: Write>(
    e: &mut Encoder<W>,
    documents: impl ExactSizeIterator<Item = &'a T>,
) -> Result<(), encode::Error<W::Error>> {
    e.array(documents.len() as u64)?;
    for document in documents {
        e.encode(document)?;
    }
    Ok(())
}

fn read_state(state: &[u8]) -> Result<Shop, decode::Error> {
    let mut decoder = Decoder::new(state);
    let d = &mut decoder;
    let wrong = |what: &'static str| decode::Error::message(what);
    let parts = d.array()?.filter(|parts| (PARTS..=PARTS.saturating_add(1)).contains(parts));
    let parts = parts.ok_or_else(|| wrong("a state has another number of parts"))?;
    let (id, settings): (ShopId, Settings) = (d.decode()?, d.decode()?);
    let seed = u64::from(settings.hash_seed);
    let mut shop = Shop::new(id.as_str(), settings).map_err(|_| wrong("the settings are out of range"))?;
    shop.clock = d.decode()?;
    shop.sequence = d.u64()?;
    shop.memory = Memory::decode(d, seed)?;
    shop.levels = Levels::decode(d, seed)?;
    let channels: Vec<Channel> = d.decode()?;
    shop.channels =
        Channels::from_documents(channels, seed).ok_or_else(|| wrong("a channel stands there twice"))?;
    shop.pools = d.decode()?;
    shop.catalog = Catalog::decode(d, seed)?;
    shop.counted = d.decode()?;
    shop.reusable = d.decode()?;
    for book in d.decode::<Vec<PriceBook>>()? {
        shop.books.push(Pricer::new(book).map_err(|_| wrong("a price book is not sound"))?);
    }
    shop.coupon_uses = d.decode::<CouponUses>()?.reseeded(seed);
    shop.offer_uses = d.decode::<OfferUses>()?.reseeded(seed);
    shop.customers = Customers::decode(d, seed)?;
    shop.customers.set_watch(shop.levels.watch());
    shop.customers.keep_periods(shop.settings.people.periods_kept);
    shop.memberships = d.decode()?;
    for plan in d.decode::<Vec<Plan>>()? {
        shop.add_plan(&plan).ok_or_else(|| wrong("a plan is not sound"))?;
    }
    shop.orders = Orders::decode(d, seed)?;
    shop.payments = Payments::decode(d, seed)?;
    shop.refunds = Refunds::decode(d, seed)?;
    shop.accruals = Accruals::decode(d, |order| shop.orders.get(order).is_some())?;
    shop.withdrawals = Withdrawals::decode(d, seed)?;
    shop.ledger = d.decode()?;
    shop.quotas = d.decode()?;
    shop.reach = Box::new(Reach::decode(d, shop.settings.currency)?);
    shop.periods = d.decode()?;
    shop.periods.check().map_err(wrong)?;
    let suppliers: Vec<SupplierId> = d.decode()?;
    shop.suppliers =
        Registry::from_ids(suppliers, seed).ok_or_else(|| wrong("a supplier stands there twice"))?;
    shop.lookups = d.decode()?;
    if parts > PARTS {
        shop.beside_plans = d.decode()?;
        if shop.beside_plans.is_empty() {
            return Err(wrong("a part of a state is empty"));
        }
    }
    shop.rebuild_waits();
    Ok(shop)
}
