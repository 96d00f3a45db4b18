use crate::id::{PoolId, ProductId, VariantId};
use crate::refusal::refusals;
use crate::text::TextRefusal;

refusals! {
    /// Why something about the catalogue is refused.
    pub enum CatalogRefusal {
        /// No such variant.
        VariantUnknown { variant: VariantId } = "variant.unknown", "variant `{variant}` is not in the catalogue";
        /// No such product.
        ProductUnknown { product: ProductId } = "product.unknown", "product `{product}` is not in the catalogue";
        /// A product without anything to buy, or with too much.
        VariantCount { product: ProductId, count: usize } = "product.variant_count",
            "product `{product}` has {count} variants; it must have 1 to 1000";
        /// The same variant twice, or one that another product has.
        VariantTaken { variant: VariantId } = "variant.taken",
            "variant `{variant}` stands twice in the product or belongs to another product";
        /// The stock source of a variant may not change its kind once it is known.
        SourceChanged { variant: VariantId } = "variant.source_changed",
            "variant `{variant}` keeps the kind of stock and the pool that it was first put with";
        /// A pool that is not open.
        PoolUnknown { variant: VariantId, pool: PoolId } = "variant.pool_unknown",
            "variant `{variant}` draws from pool `{pool}`, which is not open";
        /// No pools, too many, or one twice.
        BadPools { variant: VariantId, count: usize } = "variant.bad_pools",
            "variant `{variant}` lists {count} pools; they must be 1 to 16, each once";
        /// Limits that no quantity meets.
        BadLimits { variant: VariantId, minimum: u32, maximum: u32 } = "variant.bad_limits",
            "variant `{variant}` may be bought {minimum} to {maximum} at a time; the minimum must be at least 1 and the maximum not below it";
        /// Fewer than may be bought at a time.
        BelowMinimum { variant: VariantId, quantity: u32, minimum: u32 } = "quantity.below_minimum",
            "{quantity} of `{variant}` is fewer than the {minimum} that must be bought at a time";
        /// More than may be bought at a time.
        AboveMaximum { variant: VariantId, quantity: u32, maximum: u32 } = "quantity.above_maximum",
            "{quantity} of `{variant}` is more than the {maximum} that may be bought at a time";
        /// The kind of stock does not fit the command.
        WrongSource { variant: VariantId, wanted: &'static str } = "variant.wrong_source",
            "variant `{variant}` is not sold from {wanted}";
        /// More variants than a shop may have.
        TooMany { limit: usize } = "catalog.too_many", "a catalogue has at most {limit} variants";
        /// A list that is too long.
        TooManyTags { product: ProductId, count: usize } = "product.too_many_tags",
            "product `{product}` has {count} tags; at most 100 are kept";
        /// A name that is refused.
        Text { source: TextRefusal } = "product.bad_name", "{source}";
    }
}
