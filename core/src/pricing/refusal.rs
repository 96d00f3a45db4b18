use crate::digest::Digest;
use crate::id::{IdRefusal, LaneId, OfferId};
use crate::money::{Currency, Exact, MoneyRefusal};
use crate::refusal::refusals;
use crate::rule::RuleRefusal;
use crate::time::{Time, TimeRefusal};
use alloc::string::String;

refusals! {
    /// Why a price book, a cart or a coupon is refused.
    pub enum PricingRefusal {
        /// A list of the price book is too long.
        TooMany { what: &'static str, count: usize, limit: usize } = "price_book.too_many",
            "the price book has {count} {what}, the most is {limit}";
        /// An id stands twice where it must be unique.
        Duplicate { what: &'static str, id: String } = "price_book.duplicate",
            "the {what} `{id}` stands twice in the price book";
        /// A price list or tier table names a variant that the book does not price.
        UnknownVariant { what: &'static str, id: String, variant: String } = "price_book.unknown_variant",
            "the {what} `{id}` names the variant `{variant}`, which the price book does not have";
        /// A variant has two prices for one audience.
        PricedTwice { list: String, variant: String } = "price_book.priced_twice",
            "the price list `{list}` prices the variant `{variant}`, which already has a price for the same audience";
        /// A price, cost, amount or cap is out of range.
        BadAmount { field: &'static str, of: String, value: String, rule: &'static str } = "price_book.amount",
            "the {field} `{value}` of `{of}` {rule}";
        /// A percentage is out of range.
        BadPercent { of: String, value: String } = "price_book.percent",
            "the percentage `{value}` of `{of}` must lie from 0 to 100";
        /// A list, a table or an offer that no moment lies in.
        EmptyWindow { what: &'static str, id: String, from: Time, until: Time } = "price_book.empty_window",
            "the {what} `{id}` holds from {from} until {until}, which no moment lies in";
        /// Two lists change all prices of one audience at once.
        AdjustedTwice { list: String } = "price_book.adjusted_twice",
            "the price list `{list}` adjusts prices that another list adjusts for the same audience";
        /// Two tier tables price a variant with nothing to choose between them.
        TieredTwice { variant: String } = "price_book.tiered_twice",
            "the variant `{variant}` has two tier tables for the same audience and time";
        /// A tier table names a product that no variant has.
        UnknownProduct { product: String } = "price_book.unknown_product",
            "no variant of the price book is of the product `{product}`";
        /// A tax category that has no rate.
        UnknownTax { of: String, category: String } = "price_book.unknown_tax",
            "the tax category `{category}` of `{of}` has no rate";
        /// A margin that no price has.
        BadMargin { value: String } = "price_book.margin",
            "the margin `{value}` must lie from 0 to below 100 percent";
        /// A count is out of range.
        BadCount { field: &'static str, of: String, value: u32, rule: &'static str } = "price_book.count",
            "the {field} `{value}` of `{of}` {rule}";
        /// A ladder's steps are not in order.
        BadLadder { offer: String, value: String, rule: &'static str } = "price_book.ladder",
            "the step from {value} of the offer `{offer}` {rule}";
        /// A condition of a shipping or payment method cannot be compiled.
        MethodCondition { method: String, reason: RuleRefusal } = "price_book.method_condition",
            "the method `{method}`, `when`: {reason}";
        /// A method's condition asks for a fact in which lines differ.
        MethodAsksLines { method: String } = "price_book.method_asks_lines",
            "the condition of the method `{method}` asks about single lines";
        /// A tier table's thresholds are not in order.
        BadTiers { variant: String, value: u32, rule: &'static str } = "price_book.tiers",
            "the tier from {value} of the variant `{variant}` {rule}";
        /// A condition of an offer cannot be compiled.
        Condition { offer: OfferId, field: &'static str, reason: RuleRefusal } = "price_book.condition",
            "the offer `{offer}`, `{field}`: {reason}";
        /// An offer's own condition asks for a fact in which lines differ.
        AsksLines { offer: OfferId } = "price_book.condition_asks_lines",
            "the condition of the offer `{offer}` asks about single lines, which only the filter of its target can";
        /// An effect that has no meaning for the whole order.
        EffectNeedsLines { offer: OfferId, effect: &'static str } = "price_book.effect_needs_lines",
            "the effect `{effect}` of the offer `{offer}` needs lines as its target";
        /// A coupon's limit that lets nobody use it.
        ZeroLimit { offer: OfferId, field: &'static str } = "price_book.zero_limit",
            "`{field}` of the offer `{offer}` must not be 0";
        /// Money in the book or the cart does not fit.
        Money { reason: MoneyRefusal } = "pricing.money", "the amounts do not fit: {reason}";
        /// The book has more texts than can be numbered.
        Full {} = "pricing.full", "the price book has more texts than can be numbered";

        /// A text of the cart is no id.
        BadId { reason: IdRefusal } = "cart.id", "{reason}";
        /// The cart's moment is out of range.
        BadTime { reason: TimeRefusal } = "cart.time", "{reason}";
        /// Nothing is bought.
        NoLines {} = "cart.empty", "the cart has no lines";
        /// A list of the cart is too long.
        CartTooLarge { what: &'static str, count: usize, limit: usize } = "cart.too_large",
            "the cart has {count} {what}, the most is {limit}";
        /// No price is known for it.
        NotPriced { variant: String } = "cart.unknown_variant", "the price book has no variant `{variant}`";
        /// No list has a price in the cart's currency.
        NotPricedIn { variant: String, currency: Currency } = "cart.not_priced_in",
            "the price book has no price of the variant `{variant}` in {currency}";
        /// A shipping method that the book does not have.
        UnknownShipping { method: String } = "cart.unknown_shipping",
            "the price book has no shipping method `{method}`";
        /// A payment method that the book does not have.
        UnknownPayment { method: String } = "cart.unknown_payment_method",
            "the price book has no payment method `{method}`";
        /// A shipping or payment method that this order may not choose.
        MethodNotAllowed { method: String, reason: String } = "cart.method_not_allowed",
            "the method `{method}` is not for this order: {reason}";
        /// A shipping method or fee priced in the book's currency, and a cart in another.
        MethodCurrency { method: String, currency: Currency } = "cart.method_currency",
            "the method `{method}` has no price in {currency}";
        /// Two lines of one variant: the quantity belongs in one.
        DuplicateLine { variant: String } = "cart.duplicate_line", "the variant `{variant}` stands in two lines";
        /// A quantity out of range.
        BadQuantity { variant: String, quantity: u32, limit: u32 } = "cart.quantity",
            "the quantity {quantity} of `{variant}` must lie from 1 to {limit}";

        /// A picked key that would make its line cheaper.
        BadPremium { variant: String, premium: Exact } = "cart.premium",
            "the premium {premium} of a picked key of `{variant}` must be zero or more";

        /// A text that no coupon code can be.
        BadCode { value: String } = "coupon.code",
            "the coupon code `{value}` must be 1 to 32 ASCII letters, digits, `-` or `_`";
        /// The book has no such coupon.
        UnknownCoupon { code: String } = "coupon.unknown", "there is no coupon `{code}`";
        /// The same code twice in a cart.
        DuplicateCoupon { code: String } = "coupon.duplicate", "the coupon `{code}` is given twice";
        /// An offer that gave all that it may.
        OfferUsedUp { offer: OfferId } = "offer.used_up",
            "what the offer `{offer}` may take off is used up";
        /// More coupons to choose from than can be chosen from.
        TooManyHeld { count: usize, limit: usize } = "coupon.too_many_held",
            "{count} coupons to choose from were given, the most is {limit}";
        /// All uses of a coupon are taken.
        CouponExhausted { code: String, limit: u32 } = "coupon.exhausted",
            "all {limit} uses of the coupon `{code}` are taken";
        /// The customer has taken all uses that one may.
        CouponCustomerLimit { code: String, limit: u32 } = "coupon.customer_limit",
            "the coupon `{code}` has {limit} uses for one customer, and all are taken";
        /// A coupon with a limit per customer, and no customer.
        CouponNeedsBuyer { code: String } = "coupon.needs_buyer",
            "the coupon `{code}` is limited per customer, so the cart must name its buyer";

        /// Grants are for public forms: the whole book has its coupons already.
        GrantNotPublic {} = "grant.whole_book", "grants are for the public form of a price book, and this is none";
        /// A grant of another book.
        GrantOtherBook { offer: OfferId, granted: Digest } = "grant.other_book",
            "the grant of the offer `{offer}` is of the price book `{granted}`, which this is not";
        /// A grant into a lane that the book does not have, or past its offers.
        GrantMisplaced { offer: OfferId, lane: LaneId } = "grant.misplaced",
            "the grant of the offer `{offer}` has no place in the lane `{lane}` of the price book";
        /// An offer granted twice, or one that stands in the book already.
        GrantTwice { offer: OfferId } = "grant.duplicate", "the offer `{offer}` is granted already";
        /// A grant of an offer without a code.
        GrantWithoutCode { offer: OfferId } = "grant.no_code", "the granted offer `{offer}` has no code";
        /// Grants come all at once.
        GrantsGiven {} = "grant.given", "the pricer has grants already: give it all at once";
    }
}

impl From<MoneyRefusal> for PricingRefusal {
    fn from(reason: MoneyRefusal) -> Self {
        Self::Money { reason }
    }
}

impl From<IdRefusal> for PricingRefusal {
    fn from(reason: IdRefusal) -> Self {
        Self::BadId { reason }
    }
}

impl From<TimeRefusal> for PricingRefusal {
    fn from(reason: TimeRefusal) -> Self {
        Self::BadTime { reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_stay_small_and_codes_unique() {
        assert!(size_of::<PricingRefusal>() < 128);
        let mut codes: alloc::vec::Vec<_> = PricingRefusal::CODES.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), PricingRefusal::CODES.len());
    }
}
