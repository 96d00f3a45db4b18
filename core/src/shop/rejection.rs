//! Rejections (拒绝): why a command did nothing. Every world's refusals, gathered.

use crate::catalog::{AnswerRefusal, CatalogRefusal, FulfilmentRefusal};
use crate::channel::ChannelRefusal;
use crate::commission::{CommissionRefusal, PeriodRefusal, PlanRefusal, WithdrawalRefusal};
use crate::contact::ContactRefusal;
use crate::gift::GiftRefusal;
use crate::id::{IdRefusal, PriceBookId};
use crate::ledger::LedgerRefusal;
use crate::listing::ListingRefusal;
use crate::lookup::LookupRefusal;
use crate::money::{Money, MoneyRefusal};
use crate::notice::NoticeRefusal;
use crate::order::{AfterSaleRefusal, DeliveryRefusal, OrderRefusal};
use crate::people::{CustomerRefusal, LevelRefusal};
use crate::pricing::{PricingRefusal, Quote};
use crate::refusal::{CodeRow, Refusal, refusals};
use crate::reservation::ReservationRefusal;
use crate::restock::RestockRefusal;
use crate::rule::RuleRefusal;
use crate::sale::SaleRefusal;
use crate::shop::SettingsRefusal;
use crate::shop::SettlementRefusal;
use crate::shop::SubShopRefusal;
use crate::shop::VersionRefusal;
use crate::shop::command::CommandRefusal;
use crate::stock::StockRefusal;
use crate::text::TextRefusal;
use crate::time::{Time, TimeRefusal};
use crate::unpaid::UnpaidRefusal;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::Serialize;
use serde::ser::SerializeStruct;

refusals! {
    /// What only the shop as a whole can refuse.
    pub enum ShopRefusal {
        /// No price book is published.
        NoPriceBook {} = "price_book.none", "no price book is published";
        /// No commission plan is published.
        NoPlan {} = "plan.none", "no commission plan is published";
        /// The price that the buyer saw is not the price now.
        PriceChanged { seen: Money, now: Money, step: String } = "price.changed",
            "the price is {now} now, not {seen}: {step}";
        /// No price book of this shop has the digest that the order names.
        BookUnknown { digest: String } = "price_book.unknown", "no price book of this shop has the digest `{digest}`";
        /// The quote is too old, or not made yet.
        QuoteStale { quoted_at: Time, now: Time } = "quote.stale",
            "the quote was made for {quoted_at}, which is not honoured at {now}";
        /// An order that costs nothing.
        NothingToPay {} = "order.nothing_to_pay", "an order that costs nothing is not taken";
        /// A price book that was published before.
        BookExists { digest: String } = "price_book.exists", "price book `{digest}` was published before";
        /// The public form of a price book, which has neither costs nor floors nor coupons.
        BookIsPublic { book: PriceBookId } = "price_book.public",
            "the price book `{book}` is a public form, which only devices use";
        /// Something that was found is gone: a fault of the machine, never of its input.
        Inconsistent { at: &'static str } = "state.inconsistent", "the state contradicts itself at {at}";
    }
}

/// Declares the one type that gathers the refusals of every world.
macro_rules! rejections {
    ($( $(#[$doc:meta])* $variant:ident($refusal:ty); )*) => {
        /// Why a command was refused. It changed nothing.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[non_exhaustive]
        pub enum Rejection {
            $( $(#[$doc])* #[error(transparent)] $variant(#[from] $refusal), )*
            /// The price that the buyer saw is not the price now; both quotes, and where they part.
            #[error(transparent)]
            PriceChanged(Box<PriceChange>),
        }

        impl Rejection {
            /// Every code of the machine with its sentence: the table that is the same in every language.
            #[must_use]
            pub fn codes() -> Vec<CodeRow> {
                [ $( <$refusal>::CODES ),* ].concat()
            }

            fn refusal(&self) -> &dyn Refusal {
                match self {
                    $( Self::$variant(refusal) => refusal, )*
                    Self::PriceChanged(change) => &change.refusal,
                }
            }
        }
    };
}

rejections! {
    /// Of the shop as a whole.
    Shop(ShopRefusal);
    /// Of reading and repeating commands.
    Command(CommandRefusal);
    /// Of settings.
    Settings(SettingsRefusal);
    /// Of ids.
    Id(IdRefusal);
    /// Of times.
    Time(TimeRefusal);
    /// Of texts for people.
    Text(TextRefusal);
    /// Of money.
    Money(MoneyRefusal);
    /// Of conditions.
    Rule(RuleRefusal);
    /// Of channels.
    Channel(ChannelRefusal);
    /// Of the catalogue.
    Catalog(CatalogRefusal);
    /// Of stock.
    Stock(StockRefusal);
    /// Of prices.
    Pricing(PricingRefusal);
    /// Of customers.
    Customer(CustomerRefusal);
    /// Of levels.
    Level(LevelRefusal);
    /// Of plans.
    Plan(PlanRefusal);
    /// Of commission.
    Commission(CommissionRefusal);
    /// Of periods.
    Period(PeriodRefusal);
    /// Of withdrawals.
    Withdrawal(WithdrawalRefusal);
    /// Of settlements with suppliers.
    Settlement(SettlementRefusal);
    /// Of sub-shops.
    SubShop(SubShopRefusal);
    /// Of orders.
    Order(OrderRefusal);
    /// Of what comes after the sale.
    AfterSale(AfterSaleRefusal);
    /// Of the ledger.
    Ledger(LedgerRefusal);
    /// Of looking orders up.
    Lookup(LookupRefusal);
    /// Of deliveries.
    Delivery(DeliveryRefusal);
    /// Of how variants are fulfilled.
    Fulfilment(FulfilmentRefusal);
    /// Of what buyers answer.
    Answer(AnswerRefusal);
    /// Of contacts.
    Contact(ContactRefusal);
    /// Of unpaid orders and reservations.
    Unpaid(UnpaidRefusal);
    /// Of reservations.
    Reservation(ReservationRefusal);
    /// Of limits of sales.
    Sale(SaleRefusal);
    /// Of notices.
    Notice(NoticeRefusal);
    /// Of gifts.
    Gift(GiftRefusal);
    /// Of subscribers.
    Restock(RestockRefusal);
    /// Of listings and reviews.
    Listing(ListingRefusal);
    /// Of versions.
    Version(VersionRefusal);
}

/// A price that is not what the buyer saw.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
pub struct PriceChange {
    /// The refusal with both totals and the first step where the quotes part.
    pub refusal: ShopRefusal,
    /// The quote of the price book that the buyer's device had, where the shop knows it.
    pub seen: Option<Quote>,
    /// The quote now.
    pub now: Quote,
}

/// As JSON: code, parameters and sentence of the rejection, and both quotes with their traces.
impl Serialize for PriceChange {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("PriceChange", 5)?;
        serialize_refusal(&self.refusal, &mut out)?;
        out.serialize_field("seen", &self.seen)?;
        out.serialize_field("now", &self.now)?;
        out.end()
    }
}

/// As JSON: `code`, `params` as an object of texts, and `sentence`; a changed price has both quotes, `seen` and `now`, too.
///
/// # Examples
/// ```
/// use keytill::shop::{Rejection, ShopRefusal};
/// let rejection = Rejection::from(ShopRefusal::BookExists { digest: "d1".into() });
/// assert_eq!(
///     serde_json::to_string(&rejection)?,
///     r#"{"code":"price_book.exists","params":{"digest":"d1"},"sentence":"price book `d1` was published before"}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Rejection {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if let Self::PriceChanged(change) = self {
            return change.serialize(s);
        }
        let mut out = s.serialize_struct("Rejection", 3)?;
        serialize_refusal(self, &mut out)?;
        out.end()
    }
}

fn serialize_refusal<S: SerializeStruct>(
    refusal: &(impl Refusal + fmt::Display),
    out: &mut S,
) -> Result<(), S::Error> {
    out.serialize_field("code", refusal.code())?;
    out.serialize_field("params", &Params(refusal.params()))?;
    out.serialize_field("sentence", &format!("{refusal}"))
}

/// Parameters as an object, in their order.
struct Params(Vec<(&'static str, String)>);

impl Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Refusal for Rejection {
    fn code(&self) -> &'static str {
        self.refusal().code()
    }

    fn params(&self) -> Vec<(&'static str, String)> {
        self.refusal().params()
    }
}

impl Rejection {
    /// The stable text code, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        Refusal::code(self)
    }

    /// The parameters by name, as text.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        Refusal::params(self)
    }

    /// The state contradicts itself. Kept as a rejection so that nothing panics; it is a fault of the machine.
    pub(crate) const fn inconsistent(at: &'static str) -> Self {
        Self::Shop(ShopRefusal::Inconsistent { at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let mut codes: Vec<_> = Rejection::codes().iter().map(|row| row.code).collect();
        let well_formed = |code: &str| {
            code.split('.').count() == 2 && code.bytes().all(|b| b.is_ascii_lowercase() || b"._".contains(&b))
        };
        assert!(codes.iter().all(|code| well_formed(code)), "{codes:?}");
        codes.sort_unstable();
        let before = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), before, "a code is declared twice");
    }

    #[test]
    fn a_rejection_is_small_enough_to_return() {
        assert!(size_of::<Rejection>() <= 128, "{}", size_of::<Rejection>());
    }
}
