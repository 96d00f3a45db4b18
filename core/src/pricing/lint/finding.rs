use crate::id::{ChannelId, OfferId, PriceListId, ProductId, VariantId};
use crate::language::Language;
use crate::money::{Currency, Exact};
use crate::pricing::CouponCode;
use crate::time::Time;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Something has no effect, or costs money.
    Warning,
}

/// One row of the table of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingRow {
    /// The stable code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The text with its parameters in braces.
    pub english: &'static str,
    /// The same in Chinese.
    pub chinese: &'static str,
}

/// Declares the findings: what they name, code, severity and texts in one place. The first field is the subject.
macro_rules! findings {
    ($(
        $(#[$doc:meta])*
        $variant:ident { $( $field:ident : $ty:ty ),* $(,)? } = $code:literal, $severity:ident, $english:literal, $chinese:literal;
    )*) => {
        /// What a lint found. The code never changes once released; the texts may.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Finding {
            $(
                $(#[$doc])*
                $variant {
                    $(
                        #[doc = concat!("The `", stringify!($field), "` of the text.")]
                        $field: $ty
                    ),*
                },
            )*
        }

        impl Finding {
            /// Every code with its texts.
            pub const CODES: &'static [FindingRow] = &[
                $( FindingRow { code: $code, severity: Severity::$severity, english: $english, chinese: $chinese } ),*
            ];

            /// The stable text code, such as `offer.over`.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $code ),* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(&self) -> Severity {
                match self { $( Self::$variant { .. } => Severity::$severity ),* }
            }

            /// The parameters by name, as text. The first is what it is about.
            #[must_use]
            pub fn params(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( Self::$variant { $($field),* } => Vec::from([
                        $( (stringify!($field), $field.to_string()) ),*
                    ]) ),*
                }
            }

            /// The finding for people.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                match self {
                    $( Self::$variant { $($field),* } => match language {
                        Language::English => format!($english),
                        Language::Chinese => format!($chinese),
                    } ),*
                }
            }
        }
    };
}

findings! {
    /// The time of an offer is over.
    OfferOver { offer: OfferId, until: Time } = "offer.over", Warning,
        "the offer `{offer}` is over since {until}", "优惠 `{offer}` 已于 {until} 结束";
    /// What an offer asks contradicts itself.
    OfferNever { offer: OfferId } = "offer.never", Warning,
        "the offer `{offer}` can never apply: what it asks contradicts itself", "优惠 `{offer}` 的条件自相矛盾，永远不会生效";
    /// No variant of the book is meant.
    OfferNoGoods { offer: OfferId } = "offer.no_goods", Warning,
        "the offer `{offer}` can never apply: no variant of the price book is meant", "优惠 `{offer}` 不匹配价目书中的任何规格，永远不会生效";
    /// An offer that takes nothing off.
    OfferNothing { offer: OfferId } = "offer.nothing", Warning,
        "the offer `{offer}` takes nothing off and gives nothing", "优惠 `{offer}` 既不减价也不赠送";
    /// More units are needed than anybody can buy.
    OfferUnreachable { offer: OfferId, units: String, most: u64 } = "offer.unreachable", Warning,
        "the offer `{offer}` needs {units} units, and no more than {most} can be bought", "优惠 `{offer}` 需要 {units} 件，而最多只能买 {most} 件";
    /// A step of a ladder that nobody reaches.
    StepUnreachable { offer: OfferId, units: String, most: u64 } = "offer.step_unreachable", Warning,
        "the step from {units} units of the offer `{offer}` is never reached: no more than {most} can be bought",
        "优惠 `{offer}` 中满 {units} 件的一档永远达不到：最多只能买 {most} 件";
    /// Another offer of its lane always takes as much.
    OfferLoses { offer: OfferId, to: OfferId } = "offer.loses", Warning,
        "the offer `{offer}` never takes more off than `{to}`, which applies whenever it does",
        "优惠 `{offer}` 永远不会比 `{to}` 更优惠，而后者总是同时生效";
    /// Another offer of its lane is always first.
    OfferBehind { offer: OfferId, to: OfferId } = "offer.behind", Warning,
        "the offer `{offer}` never has its turn: `{to}` comes first and applies whenever it does",
        "优惠 `{offer}` 永远轮不到：`{to}` 优先且总是同时生效";
    /// A coupon that anybody may use without end.
    CouponUnlimited { offer: OfferId, code: CouponCode } = "coupon.unlimited", Note,
        "the coupon `{code}` of the offer `{offer}` may be used without limit", "优惠 `{offer}` 的优惠券 `{code}` 没有使用次数限制";
    /// A tier that nobody reaches.
    TierUnreachable { goods: String, from: u32, most: u64 } = "tier.unreachable", Warning,
        "the tier from {from} of `{goods}` is never reached: no more than {most} can be bought",
        "`{goods}` 满 {from} 件的阶梯永远达不到：最多只能买 {most} 件";
    /// A tier that is never cheaper than the list price.
    TierDearer { goods: String, from: u32, price: Exact } = "tier.dearer", Warning,
        "the tier from {from} of `{goods}` is always passed over: {price} is not below any list price",
        "`{goods}` 满 {from} 件的阶梯总被跳过：{price} 不低于任何标价";
    /// The time of a tier table is over.
    TiersOver { goods: String, until: Time } = "tier.over", Warning,
        "a tier table of `{goods}` is over since {until}", "`{goods}` 的阶梯表已于 {until} 结束";
    /// A tier table for a lane that no offer runs.
    TiersUnused { goods: String } = "tier.unused", Warning,
        "a tier table of `{goods}` is for a lane, and no offer has the effect `tier_prices`",
        "`{goods}` 的阶梯表应在优惠通道中运行，但没有效果为 `tier_prices` 的优惠";
    /// A list without prices.
    ListEmpty { list: PriceListId } = "list.empty", Warning,
        "the price list `{list}` has neither prices nor an adjustment", "价目表 `{list}` 既没有价格也没有调整";
    /// The time of a list is over.
    ListOver { list: PriceListId, until: Time } = "list.over", Warning,
        "the price list `{list}` is over since {until}", "价目表 `{list}` 已于 {until} 结束";
    /// An adjustment of prices that do not exist.
    ListNoBase { list: PriceListId, currency: Currency } = "list.no_base", Warning,
        "the price list `{list}` changes prices in {currency}, and there are none", "价目表 `{list}` 调整 {currency} 价格，但价目书中没有这种货币的价格";
    /// An adjustment beside prices for all variants.
    AdjustmentUnused { list: PriceListId } = "list.adjustment_unused", Warning,
        "the adjustment of the price list `{list}` is never used: it has a price for every variant",
        "价目表 `{list}` 的调整从不使用：它为每个规格都定了价";
    /// An adjustment that changes nothing.
    AdjustmentNothing { list: PriceListId } = "list.adjustment_nothing", Warning,
        "the adjustment of the price list `{list}` changes nothing", "价目表 `{list}` 的调整没有改变任何价格";
    /// A price below cost.
    PriceBelowCost { variant: VariantId, price: Exact, cost: Exact } = "price.below_cost", Warning,
        "`{variant}` is sold at {price}, which is below its cost of {cost}", "`{variant}` 的售价 {price} 低于成本 {cost}";
    /// A listed price below cost.
    ListBelowCost { variant: VariantId, list: PriceListId, price: Exact, cost: Exact } = "list.below_cost", Warning,
        "the price list `{list}` sells `{variant}` at {price}, which is below its cost of {cost}",
        "价目表 `{list}` 中 `{variant}` 的售价 {price} 低于成本 {cost}";
    /// A tier's price below cost.
    TierBelowCost { variant: VariantId, from: u32, price: Exact, cost: Exact } = "tier.below_cost", Warning,
        "the tier from {from} sells `{variant}` at {price}, which is below its cost of {cost}",
        "`{variant}` 满 {from} 件的阶梯价 {price} 低于成本 {cost}";
    /// A fixed price below cost.
    OfferBelowCost { offer: OfferId, variant: VariantId, price: Exact, cost: Exact } = "offer.below_cost", Warning,
        "the offer `{offer}` sells `{variant}` at {price}, which is below its cost of {cost}",
        "优惠 `{offer}` 以 {price} 出售 `{variant}`，低于成本 {cost}";
    /// A minimum above the price.
    MinimumAbovePrice { variant: VariantId, minimum: Exact, price: Exact } = "price.minimum_above", Warning,
        "the minimum {minimum} of `{variant}` is above its price of {price}, so nothing comes off it",
        "`{variant}` 的最低价 {minimum} 高于售价 {price}，因此不会有任何优惠";
    /// A minimum above a listed price.
    MinimumAboveList { variant: VariantId, list: PriceListId, minimum: Exact, price: Exact } = "list.minimum_above", Warning,
        "the minimum {minimum} of `{variant}` is above its price of {price} in the price list `{list}`, so nothing comes off it",
        "`{variant}` 的最低价 {minimum} 高于价目表 `{list}` 中的售价 {price}，因此不会有任何优惠";
    /// Prices of one variant on two channels.
    ChannelsApart { variant: VariantId, low_at: String, low: Exact, high_at: String, high: Exact, band: Exact } = "channel.apart", Warning,
        "`{variant}` costs {low} on `{low_at}` and {high} on `{high_at}`, more than {band} percent apart",
        "`{variant}` 在 `{low_at}` 售价 {low}，在 `{high_at}` 售价 {high}，相差超过 {band}%";
    /// A channel whose list changes all prices by much.
    ChannelAdjusted { list: PriceListId, channel: ChannelId, percent: Exact, band: Exact } = "channel.adjusted", Warning,
        "the price list `{list}` changes prices on `{channel}` by {percent} percent, more than {band} percent apart from other channels",
        "价目表 `{list}` 将 `{channel}` 的价格调整 {percent}%，与其他渠道相差超过 {band}%";
    /// A product with more variants than buyers can choose from.
    ManyVariants { product: ProductId, count: u64, most: u32 } = "product.many_variants", Note,
        "the product `{product}` has {count} variants; more than {most} are hard to choose from",
        "商品 `{product}` 有 {count} 个规格；超过 {most} 个难以选择";
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// As JSON: `code`, `severity`, `params` as an object of texts, and the texts `english` and `chinese`.
impl Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        struct Params(Vec<(&'static str, String)>);
        impl Serialize for Params {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_map(self.0.iter().map(|(name, value)| (name, value)))
            }
        }
        let mut out = s.serialize_struct("Finding", 5)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("severity", &self.severity())?;
        out.serialize_field("params", &Params(self.params()))?;
        out.serialize_field("english", &self.text(Language::English))?;
        out.serialize_field("chinese", &self.text(Language::Chinese))?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn codes_stand_once_and_both_texts_name_the_same() {
        let mut codes: Vec<_> = Finding::CODES.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Finding::CODES.len());
        let named = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().into()).collect();
            names.sort();
            names
        };
        for row in Finding::CODES {
            assert_eq!(named(row.english), named(row.chinese), "{}", row.code);
            assert!(!row.english.ends_with('.') && !row.chinese.ends_with('。'), "{}", row.code);
        }
    }

    #[test]
    fn a_finding_as_json() {
        let finding = Finding::ManyVariants { product: "p".parse().unwrap(), count: 9, most: 7 };
        assert_eq!(
            serde_json::to_value(&finding).unwrap(),
            json!({"code": "product.many_variants", "severity": "note",
                "params": {"product": "p", "count": "9", "most": "7"},
                "english": "the product `p` has 9 variants; more than 7 are hard to choose from",
                "chinese": "商品 `p` 有 9 个规格；超过 7 个难以选择"})
        );
    }
}
