//! The files of `examples/data`: what a shopkeeper would have written, bought or exported.

use anyhow::{Context, Result};
use keytill::catalog::Product;
use keytill::channel::Channel;
use keytill::commission::Plan;
use keytill::id::{BatchId, CustomerId, LevelId, OrderId, PoolId, ShopId, SupplierId, VariantId};
use keytill::money::Exact;
use keytill::people::Level;
use keytill::pricing::{Cart, PriceBook};
use keytill::shop::{Command, Settings};
use keytill::stock::{KeyFormat, ReusableLimits};
use keytill::text::LocalText;
use keytill::time::Time;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Everything that a day begins with.
pub struct Files {
    folder: PathBuf,
    /// `shop.json`
    pub shop: ShopFile,
    /// `catalogue.json`
    pub catalogue: Catalogue,
    /// `pools.json`
    pub stock: StockFile,
    /// `price-book.json`
    pub book: PriceBook,
    /// `plan.json`
    pub plan: Plan,
}

/// The shop, its settings, channels and levels.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShopFile {
    pub shop: ShopId,
    pub name: Vec<LocalText>,
    pub settings: Settings,
    pub channels: Vec<Channel>,
    pub levels: Vec<Level>,
}

/// The products with their variants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub products: Vec<Product>,
}

/// Where stock comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockFile {
    pub pools: Vec<PoolFile>,
    pub counted: Vec<CountedRow>,
    pub reusable: Vec<ReusableRow>,
}

/// A pool: how its key files are written, and those that are there when the day begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolFile {
    pub pool: PoolId,
    pub format: KeyFormat,
    pub batches: Vec<BatchFile>,
}

/// A key file with its terms.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchFile {
    pub file: String,
    pub batch: BatchId,
    pub supplier: SupplierId,
    pub unit_cost: Exact,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Time>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedRow {
    pub variant: VariantId,
    pub by: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReusableRow {
    pub variant: VariantId,
    pub key: String,
    #[serde(default)]
    pub limits: ReusableLimits,
}

/// A line of `customers.jsonl`. The name stays with the host: the machine needs none.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub customer: CustomerId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inviter: Option<CustomerId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    #[serde(default = "yes")]
    pub promoter: bool,
}

fn yes() -> bool {
    true
}

/// A line of `day.jsonl`.
#[derive(Debug)]
pub enum DayLine {
    /// A buyer's cart: quoted, then placed at that price, as a storefront does.
    Cart(Box<Ordered>),
    /// A key file that arrives during the day.
    Restock(Restock),
    /// A price book that takes over.
    Publish(Publish),
    /// Anything else, as the machine's own command.
    Command(Box<Command>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordered {
    pub at: Time,
    pub order: OrderId,
    pub cart: Cart,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restock {
    pub at: Time,
    pub restock: PoolId,
    pub from: BatchFile,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    pub at: Time,
    pub publish: String,
}

/// Tells which kind of line it is.
#[derive(Deserialize)]
struct Kind {
    cart: Option<IgnoredAny>,
    restock: Option<IgnoredAny>,
    publish: Option<IgnoredAny>,
}

impl DayLine {
    /// Reads a line. What is none of the host's own kinds must be a command, and the machine says what is wrong with it.
    pub fn read(line: &str) -> Result<Self, keytill::shop::Rejection> {
        match serde_json::from_str(line) {
            Ok(Kind { cart: Some(_), .. }) => own(line, |cart| Self::Cart(Box::new(cart))),
            Ok(Kind { restock: Some(_), .. }) => own(line, Self::Restock),
            Ok(Kind { publish: Some(_), .. }) => own(line, Self::Publish),
            _ => Ok(Self::Command(Box::new(Command::from_json(line.as_bytes())?))),
        }
    }
}

/// A line of the host's own. One that is broken is told in the machine's words: it is no command either.
fn own<T: DeserializeOwned>(line: &str, kind: fn(T) -> DayLine) -> Result<DayLine, keytill::shop::Rejection> {
    use keytill::shop::command::CommandRefusal;
    serde_json::from_str(line).map(kind).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        CommandRefusal::BadJson { line, column, reason: error.to_string() }.into()
    })
}

impl Files {
    /// Reads the documents; keys, customers and the day are read when it is their turn.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(Self {
            folder: folder.to_owned(),
            shop: document(folder, "shop.json")?,
            catalogue: document(folder, "catalogue.json")?,
            stock: document(folder, "pools.json")?,
            book: document(folder, "price-book.json")?,
            plan: document(folder, "plan.json")?,
        })
    }

    /// The bytes of a file beside the documents.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.folder.join(name);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// Another price book.
    pub fn price_book(&self, name: &str) -> Result<PriceBook> {
        document(&self.folder, name)
    }

    /// The customers of `customers.jsonl`.
    pub fn customers(&self) -> Result<Vec<Person>> {
        let text = String::from_utf8(self.bytes("customers.jsonl")?).context("customers.jsonl")?;
        let person = |(n, line)| {
            serde_json::from_str(line).with_context(|| format!("customers.jsonl, line {}", n + 1))
        };
        text.lines().enumerate().map(person).collect()
    }

    /// The lines of `day.jsonl`.
    pub fn day(&self) -> Result<String> {
        String::from_utf8(self.bytes("day.jsonl")?).context("day.jsonl")
    }

    /// How each variant is called, `Product, variant` in a language.
    pub fn names(&self, lang: &str) -> HashMap<VariantId, String> {
        let mut names = HashMap::new();
        for product in &self.catalogue.products {
            for variant in &product.variants {
                let both = [text(&product.names, lang), text(&variant.names, lang)];
                names.insert(variant.id.clone(), both.join(" "));
            }
        }
        names
    }

    /// The format of a pool.
    pub fn format(&self, pool: &PoolId) -> Result<&KeyFormat> {
        let found = self.stock.pools.iter().find(|file| file.pool == *pool);
        Ok(&found.with_context(|| format!("pools.json has no pool `{pool}`"))?.format)
    }
}

/// A name in a language; empty where there is none.
pub fn text<'a>(names: &'a [LocalText], lang: &str) -> &'a str {
    names.iter().find(|name| name.lang == lang).map_or("", |name| &name.text)
}

fn document<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<T> {
    let path = folder.join(name);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| path.display().to_string())
}
