//! The host: what stands around an embedded shop. It has the clock, the files, the disk and the secrets, which the
//! machine has not.

use crate::demo::files::{BatchFile, Files};
use anyhow::Result;
use keytill::id::{CommandId, OrderId, PoolId, VariantId};
use keytill::journal::Journal;
use keytill::pricing::Cart;
use keytill::shop::command::{Body, ImportKeys, PlaceOrder, PutReusableKey};
use keytill::shop::{Command, Done, Rejection, Reply, Shop};
use keytill::stock::{ImportReport, Parsed};
use keytill::stock::{PlainKey, RejectedKey, ReusableLimits, SealKeys, SealedKey, Sealer};
use keytill::time::Time;
use std::io::Write;

/// A shop with its journal and its sealer.
pub struct Host {
    pub shop: Shop,
    pub sealer: Sealer,
    pub journal: Journal,
    /// How many bytes the journal has.
    pub bytes: u64,
    disk: Box<dyn Write>,
    frame: Vec<u8>,
    numbered: u64,
}

/// What became of a key file: what the file itself says, then what the shop says of its good lines.
pub struct Imported {
    pub file: String,
    pub report: ImportReport,
    /// Keys that are in the pool now.
    pub accepted: u32,
    /// Good lines whose key the shop has or had, with their line numbers.
    pub known: Vec<(u32, RejectedKey)>,
}

impl Host {
    /// Opens a new shop and begins its journal.
    pub fn open(files: &Files, disk: Box<dyn Write>) -> Result<Self> {
        let shop = Shop::new(files.shop.shop.as_str(), files.shop.settings.clone())?;
        let mut frame = Vec::new();
        let journal = Journal::begin(&shop, &mut frame);
        let mut host = Self { shop, sealer: sealer(), journal, bytes: 0, disk, frame, numbered: 0 };
        host.keep()?;
        Ok(host)
    }

    /// Executes a command. Its record is on the disk before anybody is told of it.
    pub fn execute(&mut self, command: Command) -> Result<Result<Done, Rejection>> {
        let done = match self.shop.execute(command) {
            Ok(done) => done,
            Err(rejection) => return Ok(Err(rejection)),
        };
        if let Some(record) = &done.record {
            self.journal.append(record, &mut self.frame);
            self.keep()?;
        }
        Ok(Ok(done))
    }

    /// Executes a body under a number of its own.
    pub fn run(&mut self, at: Time, body: impl Into<Body>) -> Result<Result<Done, Rejection>> {
        self.numbered += 1;
        let id = CommandId::new(format!("host-{}", self.numbered))?;
        self.execute(Command::new(id, at, body))
    }

    /// Quotes a cart and places it at that price, as a storefront does for its buyer.
    pub fn place(&mut self, at: Time, order: &OrderId, cart: &Cart) -> Result<Result<Done, Rejection>> {
        let quote = match self.shop.quote(&cart.clone().at(at)) {
            Ok(quote) => quote,
            Err(rejection) => return Ok(Err(rejection)),
        };
        self.run(at, PlaceOrder::of(order.as_str(), &quote)?)
    }

    /// Reads a key file by its pool's format, seals what is good and hands it to the shop.
    pub fn import(
        &mut self,
        at: Time,
        files: &Files,
        pool: &PoolId,
        batch: &BatchFile,
    ) -> Result<Result<(Imported, Done), Rejection>> {
        let Parsed { keys, lines, report } = files.format(pool)?.parse(&files.bytes(&batch.file)?)?;
        let seal = |key: &PlainKey| self.sealer.seal(self.shop.id(), pool, key);
        let keys = keys.iter().map(seal).collect::<Result<Vec<SealedKey>, _>>()?;
        let done = self.run(
            at,
            ImportKeys {
                pool: pool.clone(),
                batch: batch.batch.clone(),
                supplier: Some(batch.supplier.clone()),
                unit_cost: Some(batch.unit_cost),
                expires: batch.expires,
                keys,
                priority: 0,
                note: None,
                previews: Vec::new(),
            },
        )?;
        let done = match done {
            Ok(done) => done,
            Err(rejection) => return Ok(Err(rejection)),
        };
        let Reply::Imported(imported) = &done.reply else {
            anyhow::bail!("an import was answered {:?}", done.reply);
        };
        let line = |key: &RejectedKey| lines.get(key.position as usize).copied().unwrap_or_default();
        let known = imported.rejected.iter().map(|key| (line(key), key.clone())).collect();
        let (file, accepted) = (batch.file.clone(), imported.accepted);
        Ok(Ok((Imported { file, report, accepted, known }, done)))
    }

    /// Sets a reusable key.
    pub fn put_reusable(
        &mut self,
        at: Time,
        variant: &VariantId,
        key: &str,
        limits: ReusableLimits,
    ) -> Result<Result<Done, Rejection>> {
        let key = PlainKey::from_fields(&[key])?;
        let key = self.sealer.seal_reusable(self.shop.id(), variant, &key)?;
        self.run(at, PutReusableKey { variant: variant.clone(), key, limits })
    }

    fn keep(&mut self) -> Result<()> {
        self.disk.write_all(&self.frame)?;
        self.disk.flush()?;
        self.bytes += self.frame.len() as u64;
        self.frame.clear();
        Ok(())
    }
}

/// A real host draws these bytes at random once and keeps them with its other secrets. Here they are fixed, so that the
/// same files give the same digest.
fn sealer() -> Sealer {
    Sealer::new(SealKeys::new(1, [0x5e; 32].into(), [0xa1; 32].into()))
}
