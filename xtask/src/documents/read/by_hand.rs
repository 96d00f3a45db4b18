// Read as text by `given.rs`, never compiled: what `core/src/pricing/json.rs`, `lint/finding.rs`, `what_if.rs` and `embed/views.rs` write.

/// A price with its parts. Amounts are decimals in `currency`.
#[derive(Serialize)]
struct Quote {
    /// The price book's id.
    book: String,
    /// The price book's digest.
    digest: Digest,
    /// The currency of all its amounts.
    currency: Currency,
    /// The moment that it was made for.
    at: Time,
    /// Where it comes from.
    channel: ChannelId,
    /// Who buys; nobody for a guest.
    buyer: Option<CustomerId>,
    /// The buyer's level.
    level: Option<LevelId>,
    /// How it will be paid.
    payment_method: Option<PaymentMethodId>,
    /// Where it is taxed.
    #[serde(skip_serializing_if = "x")]
    region: Option<RawId>,
    /// The coupons of the cart.
    codes: Vec<CouponCode>,
    /// The lines, in the order of the cart.
    lines: Vec<QuoteLine>,
    /// All lines at list prices.
    subtotal: Exact,
    /// What the lines cost less than that.
    discount: Exact,
    /// What shipping costs.
    #[serde(skip_serializing_if = "x")]
    shipping: Option<QuotedShipping>,
    /// Whether the lines' totals have the tax within; absent where nothing is taxed.
    #[serde(skip_serializing_if = "x")]
    is_tax_inclusive: Option<bool>,
    /// All taxes; absent where nothing is taxed.
    #[serde(skip_serializing_if = "x")]
    tax: Option<Exact>,
    /// The taxes by category.
    #[serde(skip_serializing_if = "x")]
    taxes: Vec<QuotedTax>,
    /// What the way to pay costs.
    #[serde(skip_serializing_if = "x")]
    fee: Option<QuotedFee>,
    /// What made the total a round sum.
    #[serde(skip_serializing_if = "x")]
    cash_rounding: Option<Exact>,
    /// What is to be paid.
    total: Exact,
    /// The offers that applied.
    offers: Vec<AppliedOffer>,
    /// What offers give along.
    #[serde(skip_serializing_if = "x")]
    gifts: Vec<QuotedGift>,
    /// Why, step by step; absent where only the price was asked for.
    #[serde(skip_serializing_if = "x")]
    trace: Vec<StepView>,
}

/// A line of a quote.
#[derive(Serialize)]
struct QuoteLine {
    /// The variant.
    variant: VariantId,
    /// How many units.
    quantity: u32,
    /// What one unit costs at list price.
    unit_price: Exact,
    /// What all units cost at list price.
    list: Exact,
    /// What the line costs less than that.
    discount: Exact,
    /// What of the discount is the line's share of offers on the whole order.
    order_discount: Exact,
    /// What the line costs.
    total: Exact,
    /// Its tax.
    #[serde(skip_serializing_if = "x")]
    tax: Option<Exact>,
}

/// What shipping costs.
#[derive(Serialize)]
struct QuotedShipping {
    /// The way to ship.
    method: RawId,
    /// At list price.
    list: Exact,
    /// What it costs less than that.
    discount: Exact,
    /// What it costs.
    total: Exact,
    /// Its tax.
    #[serde(skip_serializing_if = "x")]
    tax: Option<Exact>,
}

/// The tax of a category.
#[derive(Serialize)]
struct QuotedTax {
    /// The category.
    category: RawId,
    /// Its rate.
    percent: Exact,
    /// What is taxed, without the tax.
    net: Exact,
    /// The tax.
    tax: Exact,
}

/// What the way to pay costs.
#[derive(Serialize)]
struct QuotedFee {
    /// The way to pay.
    method: PaymentMethodId,
    /// The fee.
    amount: Exact,
    /// Its tax.
    #[serde(skip_serializing_if = "x")]
    tax: Option<Exact>,
    /// Who pays it.
    borne_by: BorneBy,
}

/// What an offer gives along.
#[derive(Serialize)]
struct QuotedGift {
    /// The variant.
    variant: VariantId,
    /// How many units.
    quantity: u32,
    /// What they cost otherwise.
    worth: Exact,
    /// The offer.
    offer: OfferId,
}

/// An offer that applied.
#[derive(Serialize)]
struct AppliedOffer {
    /// The offer.
    offer: OfferId,
    /// The coupon that brought it.
    coupon: Option<CouponCode>,
    /// What it took off.
    amount: Exact,
    /// What it could not take, because lines have floors.
    #[serde(skip_serializing_if = "x")]
    unplaced: Option<Exact>,
    /// What the buyer gets back later.
    #[serde(skip_serializing_if = "x")]
    cashback: Option<Exact>,
}

/// What is wrong with a price book.
#[derive(Serialize)]
struct Finding {
    /// The stable code, such as `price.below_cost`.
    code: String,
    /// How bad it is.
    severity: Severity,
    /// What the sentence speaks of, by name.
    params: Texts,
    /// The sentence in English.
    english: String,
    /// The sentence in Chinese.
    chinese: String,
}

/// What orders would have cost by another price book.
#[derive(Serialize)]
struct WhatIf {
    /// How many carts were priced.
    carts: u64,
    /// How many the old book refuses.
    refused_by_old: u64,
    /// How many the new one refuses.
    refused_by_new: u64,
    /// All carts, a row for each currency.
    totals: Vec<WhatIfSums>,
    /// By offer.
    offers: Vec<WhatIfSums>,
    /// By channel.
    channels: Vec<WhatIfSums>,
}

/// What an offer took off, or a channel's carts cost, in one currency.
#[derive(Serialize)]
struct WhatIfSums {
    /// The offer or channel; empty for all carts.
    name: String,
    /// How often by the old book.
    times_old: u64,
    /// How often by the new one.
    times_new: u64,
    /// How much by the old book.
    old: Sum,
    /// How much by the new one.
    new: Sum,
    /// How much more.
    difference: Sum,
}

/// One cart by both books.
#[derive(Serialize)]
struct WhatIfRow {
    /// The total by the old book, or why there is none.
    old: WhatIfSide,
    /// The total by the new one, or why there is none.
    new: WhatIfSide,
    /// How much more; absent where one of them refuses.
    difference: Option<Money>,
}

/// A total, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum WhatIfSide {
    /// The total.
    Total(Money),
    /// The book refuses the cart.
    Refused(WhatIfRefused),
}

/// Why a book refuses a cart.
#[derive(Serialize)]
struct WhatIfRefused {
    /// The sentence.
    error: String,
}

/// A page of ids.
#[derive(Serialize)]
struct Page {
    /// The ids.
    rows: Vec<RawId>,
    /// Where the next page begins; absent after the last.
    #[serde(skip_serializing_if = "x")]
    next: Option<u64>,
}
