//! What a shop is set up with.

use crate::catalog::Product;
use crate::channel::Channel;
use crate::commission::Plan;
use crate::digest::Digest;
use crate::id::{ClientId, PoolId, ShopId, VariantId};
use crate::people::Level;
use crate::pricing::PriceBook;
use crate::shop::Settings;
use crate::shop::command::PolicyOverride;
use crate::shop::event::facts::facts;
use crate::slot::{Named, VariantSlot};
use crate::stock::{KeyFormat, ReusableLimits, SealedKey};
use alloc::boxed::Box;

facts! {
    /// A shop began. The first event of every journal.
    ShopOpened {
        0 /// The shop.
        shop: ShopId,
        1 /// Its settings.
        settings: Box<Settings>,
    }
    /// A client's session is open.
    SessionOpened {
        0 /// The client.
        client: ClientId,
    }
    /// A client's session is closed.
    SessionClosed {
        0 /// The client.
        client: ClientId,
    }
    /// A channel was added or replaced.
    ChannelPut {
        0 /// The channel.
        channel: Box<Channel>,
    }
    /// A level was added or replaced.
    LevelPut {
        0 /// The level.
        level: Box<Level>,
    }
    /// A pool is open.
    PoolOpened {
        0 /// The pool.
        pool: PoolId,
        1 /// The format of its key files.
        format: Box<KeyFormat>,
    }
    /// A product was added or replaced.
    ProductPut {
        0 /// The product.
        product: Box<Product>,
    }
    /// The reusable key of a variant is set.
    ReusableKeyPut {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// The key, sealed.
        key: SealedKey,
        2 /// How often it may be sold.
        limits: ReusableLimits,
    }
    /// A price book makes the prices from now on.
    PriceBookPublished {
        0 /// The price book.
        book: Box<PriceBook>,
        1 /// Its digest.
        digest: Digest,
    }
    /// A plan pays commission from now on.
    PlanPublished {
        0 /// The plan.
        plan: Box<Plan>,
        1 /// Who published it although the shop's policy refuses it, and why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        overridden: Option<Box<PolicyOverride>>,
    }
}
