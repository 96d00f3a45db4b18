// Written by `cargo xtask documents` from the Rust types; do not edit.

import Foundation

/// One line of commission.
public struct AccruedLine: Hashable, Sendable, Codable {
    /// Who earns.
    public var promoter: String
    /// The order's line, from 0.
    public var line: Int
    /// The bonus, by its position in the plan, from 0.
    public var bonus: Int
    /// The tier, from 1.
    public var tier: Int
    /// How much.
    public var amount: Int
    /// How much more the rates would have paid, had the line's limit allowed.
    public var cut: Int
    /// Whether it does not vest before the promoter is a partner.
    public var frozen: Bool?

    public init(promoter: String, line: Int, bonus: Int, tier: Int, amount: Int, cut: Int, frozen: Bool? = nil) {
        self.promoter = promoter
        self.line = line
        self.bonus = bonus
        self.tier = tier
        self.amount = amount
        self.cut = cut
        self.frozen = frozen
    }

    private enum CodingKeys: String, CodingKey {
        case promoter
        case line
        case bonus
        case tier
        case amount
        case cut
        case frozen
    }
}

/// How a price is changed: first by percent, then by an amount. `{"percent": "-20"}` is 80 % of the price,
/// `{"each": "25"}` a mark-up (加价) of 25.00 on every unit.
public struct Adjustment: Hashable, Sendable, Codable {
    /// So many percent more; −100 to 1 000 000. At most the book's `max_markup`, where it has one.
    public var percent: Decimal?
    /// So much more on every unit, in major units; may be negative and finer than the currency. A price never falls
    /// below zero.
    public var each: Decimal?

    public init(percent: Decimal? = nil, each: Decimal? = nil) {
        self.percent = percent
        self.each = each
    }

    private enum CodingKeys: String, CodingKey {
        case percent
        case each
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.percent = try all.decodeIfPresent(WireDecimal.self, forKey: .percent).map { $0.value }
        self.each = try all.decodeIfPresent(WireDecimal.self, forKey: .each).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(percent.map { WireDecimal($0) }, forKey: .percent)
        try all.encodeIfPresent(each.map { WireDecimal($0) }, forKey: .each)
    }
}

/// An order that has keys of a batch.
public struct AffectedOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Where it stands: placed is not paid yet, paid is not delivered yet.
    public var stage: Stage
    /// How many of its keys are of the batch.
    public var keys: Int

    public init(order: String, stage: Stage, keys: Int) {
        self.order = order
        self.stage = stage
        self.keys = keys
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case stage
        case keys
    }
}

/// A page of the orders that have keys of a batch.
public struct AffectedOrders: Hashable, Sendable, Codable {
    /// The orders, in the order of their first key. One whose keys lie far apart may stand in several pages.
    public var orders: [AffectedOrder]
    /// Where the next page begins; absent after the last.
    public var next: Int?
    /// How many of the page's keys were handed over to orders that are in the archive now, whose ids the machine does not
    /// know any more.
    public var archived: Int
    /// How many of the page's keys baskets hold that are no orders yet.
    public var baskets: Int

    public init(orders: [AffectedOrder], next: Int? = nil, archived: Int = 0, baskets: Int = 0) {
        self.orders = orders
        self.next = next
        self.archived = archived
        self.baskets = baskets
    }

    private enum CodingKeys: String, CodingKey {
        case orders
        case next
        case archived
        case baskets
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.orders = try all.decode([AffectedOrder].self, forKey: .orders)
        self.next = try all.decodeIfPresent(Int.self, forKey: .next)
        self.archived = try all.decodeIfPresent(Int.self, forKey: .archived) ?? 0
        self.baskets = try all.decodeIfPresent(Int.self, forKey: .baskets) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(orders, forKey: .orders)
        try all.encodeIfPresent(next, forKey: .next)
        if archived != 0 { try all.encode(archived, forKey: .archived) }
        if baskets != 0 { try all.encode(baskets, forKey: .baskets) }
    }
}

/// What the shop promises after the sale of a variant. Orders keep what was promised when they were placed.
public struct AfterSale: Hashable, Sendable, Codable {
    /// Until when units that were handed over are refunded. Default: always.
    public var refund: RefundWindow?
    /// Until when faulty units are exchanged; absent where they are not.
    public var warranty: Warranty?

    public init(refund: RefundWindow? = nil, warranty: Warranty? = nil) {
        self.refund = refund
        self.warranty = warranty
    }

    private enum CodingKeys: String, CodingKey {
        case refund
        case warranty
    }
}

/// When an alert is raised and cleared.
public struct AlertLevels: Hashable, Sendable, Codable {
    /// At so many units or fewer the stock is low.
    public var low: Int
    /// At so many or more it is well again; above `low`.
    public var clear: Int
    /// Over how many days sales are averaged; 1 to 60, 14 if not given.
    public var days: Int?

    public init(low: Int, clear: Int, days: Int? = nil) {
        self.low = low
        self.clear = clear
        self.days = days
    }

    private enum CodingKeys: String, CodingKey {
        case low
        case clear
        case days
    }
}

/// How a watched stock stands.
public enum AlertState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Well; as an event: well again.
    case cleared = "cleared"
    /// Low.
    case low = "low"
    /// Nothing is left.
    case out = "out"
}

/// Who gets what is left after every part is cut down to whole minor units.
public enum AllocationRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// One unit each to the parts with the largest remainders, ties to the earlier part (Hamilton's method).
    case largestRemainder = "largest_remainder"
    /// One unit each from the first part on, skipping parts of weight zero.
    case floorThenFirst = "floor_then_first"
    /// Everything to the last part whose weight is not zero.
    case lastAbsorbs = "last_absorbs"
    /// Each part to the nearest minor unit, ties towards zero; what the sum is short or over is settled by one unit each
    /// from the first part on, skipping parts of weight zero.
    case halfDownThenFirst = "half_down_then_first"
    /// Each part to the nearest minor unit, ties away from zero; the last whose weight is not zero takes the rest, and
    /// where the others took too much already, those before it give back.
    case halfUpThenLast = "half_up_then_last"
    /// From the last part to the first: each its share of what is still there, cut down to whole units. The first gets
    /// what is left.
    case fromLast = "from_last"
    /// As `Self::LargestRemainder`; but a negative total is cut down away from zero, and the units that come back go to
    /// the parts that were cut the most.
    case lowerThenLargest = "lower_then_largest"
    /// As `Self::FloorThenFirst`; but a negative total is cut down away from zero, and the units that come back go to
    /// the parts from the first on.
    case lowerThenFirst = "lower_then_first"
}

/// Along which tree a bonus walks.
public enum Along: String, Hashable, Sendable, Codable, CaseIterable {
    /// The inviters.
    case inviters = "inviters"
    /// The seats of a placement tree (矩阵, 双轨), where a parent need not be the inviter.
    case seats = "seats"
}

/// What a buyer answered for one line of an order: personal data.
public struct AnswersView: Hashable, Sendable, Codable {
    /// The order's line, from 0.
    public var line: Int
    /// What was bought.
    public var variant: String
    /// The answers.
    public var answers: [FieldAnswer]

    public init(line: Int, variant: String, answers: [FieldAnswer]) {
        self.line = line
        self.variant = variant
        self.answers = answers
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case variant
        case answers
    }
}

/// What of an order's money is no revenue of the shop, and what the buyer gets back.
public struct Apart: Hashable, Sendable, Codable {
    /// Tax of lines, shipping and fee.
    public var tax: Int
    /// The buyer's fee for the way to pay, without its tax.
    public var fee: Int
    /// What made the total a round sum.
    public var rounding: Int
    /// What the buyer gets back in the wallet.
    public var cashback: Int

    public init(tax: Int, fee: Int, rounding: Int, cashback: Int) {
        self.tax = tax
        self.fee = fee
        self.rounding = rounding
        self.cashback = cashback
    }

    private enum CodingKeys: String, CodingKey {
        case tax
        case fee
        case rounding
        case cashback
    }
}

/// An offer that applied.
public struct AppliedOffer: Hashable, Sendable, Codable {
    /// The offer.
    public var offer: String
    /// What it took off.
    public var amount: Decimal
    /// The coupon that brought it.
    public var coupon: String?
    /// What it could not take, because lines have floors.
    public var unplaced: Decimal?
    /// What the buyer gets back later.
    public var cashback: Decimal?

    public init(
        offer: String,
        amount: Decimal,
        coupon: String? = nil,
        unplaced: Decimal? = nil,
        cashback: Decimal? = nil
    ) {
        self.offer = offer
        self.amount = amount
        self.coupon = coupon
        self.unplaced = unplaced
        self.cashback = cashback
    }

    private enum CodingKeys: String, CodingKey {
        case offer
        case amount
        case coupon
        case unplaced
        case cashback
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.offer = try all.decode(String.self, forKey: .offer)
        self.amount = try all.decode(WireDecimal.self, forKey: .amount).value
        self.coupon = try all.decodeIfPresent(String.self, forKey: .coupon)
        self.unplaced = try all.decodeIfPresent(WireDecimal.self, forKey: .unplaced).map { $0.value }
        self.cashback = try all.decodeIfPresent(WireDecimal.self, forKey: .cashback).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(offer, forKey: .offer)
        try all.encode(WireDecimal(amount), forKey: .amount)
        try all.encodeIfPresent(coupon, forKey: .coupon)
        try all.encodeIfPresent(unplaced.map { WireDecimal($0) }, forKey: .unplaced)
        try all.encodeIfPresent(cashback.map { WireDecimal($0) }, forKey: .cashback)
    }
}

/// When orders that came to an end may leave memory. Absent fields take the defaults that stand with them.
public struct ArchiveSettings: Hashable, Sendable, Codable {
    /// How long after its end (completed, refunded, expired, cancelled) an order stays. Up to 3 660 days; default 90 days.
    public var after: Duration?
    /// How many orders one `Archive` looks at, at the most. 1 to 100 000; default 1 000.
    public var limit: Int?

    public init(after: Duration? = nil, limit: Int? = nil) {
        self.after = after
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case after
        case limit
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.after = try all.decodeIfPresent(WireSpan.self, forKey: .after).map { $0.value }
        self.limit = try all.decodeIfPresent(Int.self, forKey: .limit)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(after.map { WireSpan($0) }, forKey: .after)
        try all.encodeIfPresent(limit, forKey: .limit)
    }
}

/// An order that left memory.
public struct ArchivedOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// It, and everything that belongs to it.
    public var bytes: String

    public init(order: String, bytes: String) {
        self.order = order
        self.bytes = bytes
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case bytes
    }
}

/// The orders that left memory.
public struct ArchivedReply: Hashable, Sendable, Codable {
    /// How many left.
    public var archived: Int
    /// How many were looked at and stay, because something of them is open; they are looked at again later.
    public var stay: Int
    /// Whether more are due at the same time: archive again.
    public var more: Bool
    /// Those that left, to be kept before the record is. Given once: the reply to a command that is repeated has none.
    public var orders: [ArchivedOrder]

    public init(archived: Int, stay: Int, more: Bool, orders: [ArchivedOrder]) {
        self.archived = archived
        self.stay = stay
        self.more = more
        self.orders = orders
    }

    private enum CodingKeys: String, CodingKey {
        case archived
        case stay
        case more
        case orders
    }
}

/// A touch and its share of a customer.
public struct AttributedTouch: Hashable, Sendable, Codable {
    /// When.
    public var at: Date
    /// Its share in millionths; all of a customer's add up to one million.
    public var share: Int
    /// In which channel.
    public var channel: String?
    /// By whom, where it was somebody.
    public var promoter: String?

    public init(at: Date, share: Int, channel: String? = nil, promoter: String? = nil) {
        self.at = at
        self.share = share
        self.channel = channel
        self.promoter = promoter
    }

    private enum CodingKeys: String, CodingKey {
        case at
        case share
        case channel
        case promoter
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.at = try all.decode(WireDate.self, forKey: .at).value
        self.share = try all.decode(Int.self, forKey: .share)
        self.channel = try all.decodeIfPresent(String.self, forKey: .channel)
        self.promoter = try all.decodeIfPresent(String.self, forKey: .promoter)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDate(at), forKey: .at)
        try all.encode(share, forKey: .share)
        try all.encodeIfPresent(channel, forKey: .channel)
        try all.encodeIfPresent(promoter, forKey: .promoter)
    }
}

/// Whose share it is that a customer came.
public enum AttributionModel: Hashable, Sendable, Codable {
    /// All of it the first touch's.
    case first
    /// All of it the last touch's (终结者).
    case last
    /// The same for each (助攻手).
    case linear
    /// So much percent for the first and the last, the rest for those between; what nobody is there for is shared by
    /// those who are.
    case position(AttributionModelPosition)
    /// The later, the more: half as much for each half-life before the moment that is asked about, and between half-lives
    /// on a straight line.
    case timeDecay(AttributionModelTimeDecay)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "first": self = .first
        case "last": self = .last
        case "linear": self = .linear
        case "position": self = .position(try form.content(AttributionModelPosition.self))
        case "time_decay": self = .timeDecay(try form.content(AttributionModelTimeDecay.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .first: try encoder.word("first")
        case .last: try encoder.word("last")
        case .linear: try encoder.word("linear")
        case .position(let value): try encoder.form("position", value)
        case .timeDecay(let value): try encoder.form("time_decay", value)
        }
    }
}

/// So much percent for the first and the last, the rest for those between; what nobody is there for is shared by
/// those who are.
public struct AttributionModelPosition: Hashable, Sendable, Codable {
    /// Percent of the first, 0 to 100.
    public var first: Int
    /// Percent of the last, 0 to 100 less that of the first.
    public var last: Int

    public init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    private enum CodingKeys: String, CodingKey {
        case first
        case last
    }
}

/// The later, the more: half as much for each half-life before the moment that is asked about, and between half-lives
/// on a straight line.
public struct AttributionModelTimeDecay: Hashable, Sendable, Codable {
    /// After what time a touch counts half.
    public var halfLife: Duration

    public init(halfLife: Duration) {
        self.halfLife = halfLife
    }

    private enum CodingKeys: String, CodingKey {
        case halfLife = "half_life"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.halfLife = try all.decode(WireSpan.self, forKey: .halfLife).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireSpan(halfLife), forKey: .halfLife)
    }
}

/// Whom a price list or a tier table is for: all that is named must be so.
///
/// A customer's agreement beats every list without one; then a level beats every list without one; then a channel. The
/// more specific list wins, not the cheaper.
public struct Audience: Hashable, Sendable, Codable {
    /// One customer's agreement.
    public var customer: String?
    /// Buyers of a level.
    public var level: String?
    /// Orders from a channel.
    public var channel: String?

    public init(customer: String? = nil, level: String? = nil, channel: String? = nil) {
        self.customer = customer
        self.level = level
        self.channel = channel
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case level
        case channel
    }
}

public struct AwaitedPart: Hashable, Sendable, Codable {
    public var payment: String
    public var amount: Money

    public init(payment: String, amount: Money) {
        self.payment = payment
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case amount
    }
}

/// A refund that the gateway has not confirmed yet.
public struct AwaitedRefundView: Hashable, Sendable, Codable {
    public var refund: String
    /// What goes to the source of which payment.
    public var parts: [AwaitedPart]

    public init(refund: String, parts: [AwaitedPart]) {
        self.refund = refund
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case refund
        case parts
    }
}

/// How far a variant is sold without stock. Paid orders wait, and are filled in the order of their payment.
public struct Backorder: Hashable, Sendable, Codable {
    /// How many units may be owed at a time, unpaid orders among them: 1 to 1 000 000 000.
    public var cap: Int
    /// When the stock is expected: shown to buyers; what happens after it is the shop's setting.
    public var due: Date?

    public init(cap: Int, due: Date? = nil) {
        self.cap = cap
        self.due = due
    }

    private enum CodingKeys: String, CodingKey {
        case cap
        case due
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.cap = try all.decode(Int.self, forKey: .cap)
        self.due = try all.decodeIfPresent(WireDate.self, forKey: .due).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(cap, forKey: .cap)
        try all.encodeIfPresent(due.map { WireDate($0) }, forKey: .due)
    }
}

/// What the shop owes a customer. A negative amount is a debt.
public struct BalancesView: Hashable, Sendable, Codable {
    /// In the wallet.
    public var wallet: Money
    /// Commission that is not vested yet.
    public var pending: Money
    /// Commission that may be withdrawn.
    public var available: Money
    /// Commission on its way out.
    public var withdrawing: Money

    public init(wallet: Money, pending: Money, available: Money, withdrawing: Money) {
        self.wallet = wallet
        self.pending = pending
        self.available = available
        self.withdrawing = withdrawing
    }

    private enum CodingKeys: String, CodingKey {
        case wallet
        case pending
        case available
        case withdrawing
    }
}

/// What a bonus's percentages are taken of.
public enum Base: String, Hashable, Sendable, Codable, CaseIterable {
    /// What the buyer paid for the line, after every discount.
    case paid = "paid"
    /// The line's list price, before discounts. What is paid out still never exceeds what the buyer paid.
    case listPrice = "list_price"
    /// What the buyer paid less what the goods cost the shop, and nothing where that is unknown or negative (毛利).
    case margin = "margin"
}

/// What a batch has that most have not.
public struct BatchMore: Hashable, Sendable, Codable {
    /// Batches of a higher priority are sold first.
    public var priority: Int
    /// A note for people.
    public var note: String?
    /// What buyers see of its keys.
    public var previews: [ImportedPreview]

    public init(priority: Int = 0, note: String? = nil, previews: [ImportedPreview] = []) {
        self.priority = priority
        self.note = note
        self.previews = previews
    }

    private enum CodingKeys: String, CodingKey {
        case priority
        case note
        case previews
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.priority = try all.decodeIfPresent(Int.self, forKey: .priority) ?? 0
        self.note = try all.decodeIfPresent(String.self, forKey: .note)
        self.previews = try all.decodeIfPresent([ImportedPreview].self, forKey: .previews) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        if priority != 0 { try all.encode(priority, forKey: .priority) }
        try all.encodeIfPresent(note, forKey: .note)
        if !previews.isEmpty { try all.encode(previews, forKey: .previews) }
    }
}

/// What is known of an import: who supplied the keys, what each cost, until when they are good.
public struct BatchTerms: Hashable, Sendable, Codable {
    /// The batch's id, unique in its pool.
    public var id: String
    /// When it was imported.
    public var importedAt: Date
    /// Who supplied it.
    public var supplier: String?
    /// What one key cost, in minor units of the shop's currency.
    public var unitCost: Int?
    /// From when its unsold keys are not sold any more: at this moment they are expired.
    public var expires: Date?
    /// Batches of a higher priority are sold first.
    public var priority: Int
    /// A note for people.
    public var note: String?

    public init(
        id: String,
        importedAt: Date,
        supplier: String? = nil,
        unitCost: Int? = nil,
        expires: Date? = nil,
        priority: Int = 0,
        note: String? = nil
    ) {
        self.id = id
        self.importedAt = importedAt
        self.supplier = supplier
        self.unitCost = unitCost
        self.expires = expires
        self.priority = priority
        self.note = note
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case importedAt = "imported_at"
        case supplier
        case unitCost = "unit_cost"
        case expires
        case priority
        case note
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.importedAt = try all.decode(WireDate.self, forKey: .importedAt).value
        self.supplier = try all.decodeIfPresent(String.self, forKey: .supplier)
        self.unitCost = try all.decodeIfPresent(Int.self, forKey: .unitCost)
        self.expires = try all.decodeIfPresent(WireDate.self, forKey: .expires).map { $0.value }
        self.priority = try all.decodeIfPresent(Int.self, forKey: .priority) ?? 0
        self.note = try all.decodeIfPresent(String.self, forKey: .note)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(WireDate(importedAt), forKey: .importedAt)
        try all.encodeIfPresent(supplier, forKey: .supplier)
        try all.encodeIfPresent(unitCost, forKey: .unitCost)
        try all.encodeIfPresent(expires.map { WireDate($0) }, forKey: .expires)
        if priority != 0 { try all.encode(priority, forKey: .priority) }
        try all.encodeIfPresent(note, forKey: .note)
    }
}

/// One import and what became of its keys.
public struct BatchView: Hashable, Sendable, Codable {
    /// What is known of it.
    public var terms: BatchTerms
    /// Whether it is in quarantine.
    public var held: Bool
    /// How many of its keys are in each state.
    public var counts: KeyCounts

    public init(terms: BatchTerms, held: Bool, counts: KeyCounts) {
        self.terms = terms
        self.held = held
        self.counts = counts
    }

    private enum CodingKeys: String, CodingKey {
        case terms
        case held
        case counts
    }
}

/// The coupons with which a cart costs the least.
public struct BestCoupons: Hashable, Sendable, Codable {
    /// The coupons to put into the cart, in the order of the book; each of them changes what is to be paid.
    public var codes: [String]
    /// The cart with them, with a trace.
    public var quote: Quote
    /// How many offers were worked out, each on what one combination left of the cart.
    public var workedOut: Int
    /// Whether no other combination costs less, nor as much with better coupons. Where not, the work limit was reached
    /// first, and this is the best that was found.
    public var isProven: Bool

    public init(codes: [String], quote: Quote, workedOut: Int, isProven: Bool) {
        self.codes = codes
        self.quote = quote
        self.workedOut = workedOut
        self.isProven = isProven
    }

    private enum CodingKeys: String, CodingKey {
        case codes
        case quote
        case workedOut = "worked_out"
        case isProven = "is_proven"
    }
}

/// Pays what matches between two legs of the placement tree (双轨).
public struct Binary: Hashable, Sendable, Codable {
    /// The share of the matched volume, 0 to 100 percent.
    public var percent: Decimal
    /// The largest share of the whole volume of the period that the bonus may pay, 0 to 100 percent; above it all are cut
    /// in proportion. A match counts once for everybody above, so nothing else bounds it.
    public var poolPercent: Decimal
    /// The units of the stronger leg that match one of the weaker, at least 1: 2 for 2:1.
    public var ratio: Int?
    /// The most that one receiver has in a period, in major units; absent for any.
    public var cap: Decimal?
    /// What happens to volume beyond the cap.
    public var overCap: OverCap?
    /// Whether volume that found no match counts in the next period.
    public var carry: Bool?
    /// The levels whose promoters earn; empty for every promoter.
    public var eligible: [String]
    /// The placement tree; absent for the one that was opened first.
    public var tree: String?

    public init(
        percent: Decimal,
        poolPercent: Decimal,
        ratio: Int? = nil,
        cap: Decimal? = nil,
        overCap: OverCap? = nil,
        carry: Bool? = nil,
        eligible: [String] = [],
        tree: String? = nil
    ) {
        self.percent = percent
        self.poolPercent = poolPercent
        self.ratio = ratio
        self.cap = cap
        self.overCap = overCap
        self.carry = carry
        self.eligible = eligible
        self.tree = tree
    }

    private enum CodingKeys: String, CodingKey {
        case percent
        case poolPercent = "pool_percent"
        case ratio
        case cap
        case overCap = "over_cap"
        case carry
        case eligible
        case tree
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.percent = try all.decode(WireDecimal.self, forKey: .percent).value
        self.poolPercent = try all.decode(WireDecimal.self, forKey: .poolPercent).value
        self.ratio = try all.decodeIfPresent(Int.self, forKey: .ratio)
        self.cap = try all.decodeIfPresent(WireDecimal.self, forKey: .cap).map { $0.value }
        self.overCap = try all.decodeIfPresent(OverCap.self, forKey: .overCap)
        self.carry = try all.decodeIfPresent(Bool.self, forKey: .carry)
        self.eligible = try all.decodeIfPresent([String].self, forKey: .eligible) ?? []
        self.tree = try all.decodeIfPresent(String.self, forKey: .tree)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(percent), forKey: .percent)
        try all.encode(WireDecimal(poolPercent), forKey: .poolPercent)
        try all.encodeIfPresent(ratio, forKey: .ratio)
        try all.encodeIfPresent(cap.map { WireDecimal($0) }, forKey: .cap)
        try all.encodeIfPresent(overCap, forKey: .overCap)
        try all.encodeIfPresent(carry, forKey: .carry)
        if !eligible.isEmpty { try all.encode(eligible, forKey: .eligible) }
        try all.encodeIfPresent(tree, forKey: .tree)
    }
}

/// Who may become a customer's inviter, and when. A `MoveCustomer` by the shop's own people is free of these rules.
public struct BindingRules: Hashable, Sendable, Codable {
    /// Which inviter counts. Default: the first.
    public var touch: BindingTouch?
    /// When a customer can be bound. Default: any time.
    public var when: BindingTime?
    /// With `touch` last: for how long nobody else takes a customer who was bound. Up to 36 500 days; default none.
    public var protection: Duration?
    /// After what time a binding ends by itself, if it is not renewed; zero for never. Up to 36 500 days; default never.
    public var validity: Duration?
    /// With `touch` last: nobody takes a customer who has a paid order. Default: no.
    public var fixedByOrder: Bool?

    public init(
        touch: BindingTouch? = nil,
        when: BindingTime? = nil,
        protection: Duration? = nil,
        validity: Duration? = nil,
        fixedByOrder: Bool? = nil
    ) {
        self.touch = touch
        self.when = when
        self.protection = protection
        self.validity = validity
        self.fixedByOrder = fixedByOrder
    }

    private enum CodingKeys: String, CodingKey {
        case touch
        case when
        case protection
        case validity
        case fixedByOrder = "fixed_by_order"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.touch = try all.decodeIfPresent(BindingTouch.self, forKey: .touch)
        self.when = try all.decodeIfPresent(BindingTime.self, forKey: .when)
        self.protection = try all.decodeIfPresent(WireSpan.self, forKey: .protection).map { $0.value }
        self.validity = try all.decodeIfPresent(WireSpan.self, forKey: .validity).map { $0.value }
        self.fixedByOrder = try all.decodeIfPresent(Bool.self, forKey: .fixedByOrder)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(touch, forKey: .touch)
        try all.encodeIfPresent(when, forKey: .when)
        try all.encodeIfPresent(protection.map { WireSpan($0) }, forKey: .protection)
        try all.encodeIfPresent(validity.map { WireSpan($0) }, forKey: .validity)
        try all.encodeIfPresent(fixedByOrder, forKey: .fixedByOrder)
    }
}

/// When a customer can be bound.
public enum BindingTime: String, Hashable, Sendable, Codable, CaseIterable {
    /// At any time.
    case anyTime = "any_time"
    /// When the customer registers, and never after.
    case atRegistration = "at_registration"
}

/// Which inviter counts.
public enum BindingTouch: String, Hashable, Sendable, Codable, CaseIterable {
    /// The first: a binding happens once.
    case first = "first"
    /// The last: another may take the customer when the protection is over; the same one renews the binding.
    case last = "last"
}

/// Whether somebody is blocked from earning (拉黑).
public enum Blocking: Hashable, Sendable, Codable {
    /// They are.
    case block(BlockingBlock)
    /// They are not any more.
    case lift

    /// They are.
    public static func block(reason: String) -> Blocking {
        .block(BlockingBlock(reason: reason))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "block": self = .block(try form.content(BlockingBlock.self))
        case "lift": self = .lift
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .block(let value): try encoder.form("block", value)
        case .lift: try encoder.word("lift")
        }
    }
}

/// They are.
public struct BlockingBlock: Hashable, Sendable, Codable {
    /// Why, for people; it stands in the trace of what they do not earn.
    public var reason: String

    public init(reason: String) {
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case reason
    }
}

/// A bonus (奖项): one rule that pays.
public struct Bonus: Hashable, Sendable, Codable {
    /// The id, unique in the plan.
    public var id: String
    /// Whom it pays and how much.
    public var kind: BonusKind
    /// What its percentages are taken of, where that is not the plan's base.
    public var base: Base?
    /// What a receiver's own figures must be: see `Figure`.
    public var gate: Condition?
    /// How much it pays at the most.
    public var cap: BonusCap?

    public init(id: String, kind: BonusKind, base: Base? = nil, gate: Condition? = nil, cap: BonusCap? = nil) {
        self.id = id
        self.kind = kind
        self.base = base
        self.gate = gate
        self.cap = cap
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case kind
        case base
        case gate
        case cap
    }
}

/// How much a bonus pays at the most. What is above is cut, and the shop keeps it. Amounts in major units.
public struct BonusCap: Hashable, Sendable, Codable {
    /// To one receiver for one line.
    public var perLine: Decimal?
    /// To all receivers for one order.
    public var perOrder: Decimal?
    /// To one receiver in one period.
    public var perPerson: PersonCap?

    public init(perLine: Decimal? = nil, perOrder: Decimal? = nil, perPerson: PersonCap? = nil) {
        self.perLine = perLine
        self.perOrder = perOrder
        self.perPerson = perPerson
    }

    private enum CodingKeys: String, CodingKey {
        case perLine = "per_line"
        case perOrder = "per_order"
        case perPerson = "per_person"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.perLine = try all.decodeIfPresent(WireDecimal.self, forKey: .perLine).map { $0.value }
        self.perOrder = try all.decodeIfPresent(WireDecimal.self, forKey: .perOrder).map { $0.value }
        self.perPerson = try all.decodeIfPresent(PersonCap.self, forKey: .perPerson)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(perLine.map { WireDecimal($0) }, forKey: .perLine)
        try all.encodeIfPresent(perOrder.map { WireDecimal($0) }, forKey: .perOrder)
        try all.encodeIfPresent(perPerson, forKey: .perPerson)
    }
}

/// The kinds of bonus.
public indirect enum BonusKind: Hashable, Sendable, Codable {
    /// The upline, one tier for each step (多级分销).
    case unilevel(Unilevel)
    /// Every jump of level on the way up (级差), and those of the same level (平级).
    case levelDifference(LevelDifference)
    /// Every drop of the price that receivers pay themselves (差价).
    case priceDifference(PriceDifference)
    /// What a team sold in a period (团队业绩).
    case teamVolume(TeamVolume)
    /// A share of what everybody sold in a period (分红).
    case dividend(Dividend)
    /// The weaker of two legs in a period (双轨).
    case binary(Binary)
    /// The sub-shops through which something was sold (小店主).
    case subShops(SubShops)
    /// The suppliers of what was sold (供货商).
    case supplierShare(CommissionSupplierShare)
    /// The platform (抽成).
    case takeRate(TakeRate)
    /// Agents who recruit, and partners who leave (链动2+1).
    case chainTwoPlusOne(ChainTwoPlusOne)

    /// The upline, one tier for each step (多级分销).
    public static func unilevel(
        tiers: [CommissionTier],
        levelRates: [LevelRate] = [],
        products: [ProductRates] = [],
        poolPercent: Decimal? = nil,
        eligible: [String] = [],
        ineligible: Ineligible? = nil,
        combine: Combine? = nil,
        maxDepth: Int? = nil,
        along: Along? = nil,
        categories: [CategoryRates]? = nil,
        tree: String? = nil
    ) -> BonusKind {
        .unilevel(Unilevel(tiers: tiers, levelRates: levelRates, products: products, poolPercent: poolPercent, eligible: eligible, ineligible: ineligible, combine: combine, maxDepth: maxDepth, along: along, categories: categories, tree: tree))
    }

    /// Every jump of level on the way up (级差), and those of the same level (平级).
    public static func levelDifference(
        rates: [LevelClaim],
        products: [ProductClaims] = [],
        combine: Combine? = nil,
        peer: Peer? = nil,
        ineligible: IneligibleClaim? = nil,
        aboveBuyer: Bool = false,
        maxDepth: Int? = nil,
        categories: [CategoryClaims]? = nil
    ) -> BonusKind {
        .levelDifference(LevelDifference(rates: rates, products: products, combine: combine, peer: peer, ineligible: ineligible, aboveBuyer: aboveBuyer, maxDepth: maxDepth, categories: categories))
    }

    /// Every drop of the price that receivers pay themselves (差价).
    public static func priceDifference(prices: [LevelPrice], ineligible: IneligibleClaim? = nil, maxDepth: Int? = nil) -> BonusKind {
        .priceDifference(PriceDifference(prices: prices, ineligible: ineligible, maxDepth: maxDepth))
    }

    /// What a team sold in a period (团队业绩).
    public static func teamVolume(
        tiers: [VolumeTier],
        mode: VolumeMode? = nil,
        eligible: [String] = [],
        poolPercent: Decimal? = nil
    ) -> BonusKind {
        .teamVolume(TeamVolume(tiers: tiers, mode: mode, eligible: eligible, poolPercent: poolPercent))
    }

    /// A share of what everybody sold in a period (分红).
    public static func dividend(poolPercent: Decimal, members: [DividendMembers], split: DividendSplit? = nil) -> BonusKind {
        .dividend(Dividend(poolPercent: poolPercent, members: members, split: split))
    }

    /// The weaker of two legs in a period (双轨).
    public static func binary(
        percent: Decimal,
        poolPercent: Decimal,
        ratio: Int? = nil,
        cap: Decimal? = nil,
        overCap: OverCap? = nil,
        carry: Bool? = nil,
        eligible: [String] = [],
        tree: String? = nil
    ) -> BonusKind {
        .binary(Binary(percent: percent, poolPercent: poolPercent, ratio: ratio, cap: cap, overCap: overCap, carry: carry, eligible: eligible, tree: tree))
    }

    /// The sub-shops through which something was sold (小店主).
    public static func subShops(
        maxMarkupPercent: Decimal,
        minMarkupPercent: Decimal = 0,
        maxChain: Int? = nil,
        percent: Decimal? = nil,
        ineligible: IneligibleClaim? = nil
    ) -> BonusKind {
        .subShops(SubShops(maxMarkupPercent: maxMarkupPercent, minMarkupPercent: minMarkupPercent, maxChain: maxChain, percent: percent, ineligible: ineligible))
    }

    /// The suppliers of what was sold (供货商).
    public static func supplierShare(shares: [SupplierRate]) -> BonusKind {
        .supplierShare(CommissionSupplierShare(shares: shares))
    }

    /// The platform (抽成).
    public static func takeRate(rates: [GoodsTake]) -> BonusKind {
        .takeRate(TakeRate(rates: rates))
    }

    /// Agents who recruit, and partners who leave (链动2+1).
    public static func chainTwoPlusOne(
        rewards: [ChainReward],
        threshold: Int? = nil,
        follows: ChainFollows? = nil,
        leftBehind: LeftBehind? = nil,
        frozenPercent: Decimal = 0,
        repurchase: Repurchase? = nil,
        products: [String] = []
    ) -> BonusKind {
        .chainTwoPlusOne(ChainTwoPlusOne(rewards: rewards, threshold: threshold, follows: follows, leftBehind: leftBehind, frozenPercent: frozenPercent, repurchase: repurchase, products: products))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "unilevel": self = .unilevel(try form.content(Unilevel.self))
        case "level_difference": self = .levelDifference(try form.content(LevelDifference.self))
        case "price_difference": self = .priceDifference(try form.content(PriceDifference.self))
        case "team_volume": self = .teamVolume(try form.content(TeamVolume.self))
        case "dividend": self = .dividend(try form.content(Dividend.self))
        case "binary": self = .binary(try form.content(Binary.self))
        case "sub_shops": self = .subShops(try form.content(SubShops.self))
        case "supplier_share": self = .supplierShare(try form.content(CommissionSupplierShare.self))
        case "take_rate": self = .takeRate(try form.content(TakeRate.self))
        case "chain_two_plus_one": self = .chainTwoPlusOne(try form.content(ChainTwoPlusOne.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .unilevel(let value): try encoder.form("unilevel", value)
        case .levelDifference(let value): try encoder.form("level_difference", value)
        case .priceDifference(let value): try encoder.form("price_difference", value)
        case .teamVolume(let value): try encoder.form("team_volume", value)
        case .dividend(let value): try encoder.form("dividend", value)
        case .binary(let value): try encoder.form("binary", value)
        case .subShops(let value): try encoder.form("sub_shops", value)
        case .supplierShare(let value): try encoder.form("supplier_share", value)
        case .takeRate(let value): try encoder.form("take_rate", value)
        case .chainTwoPlusOne(let value): try encoder.form("chain_two_plus_one", value)
        }
    }
}

public struct BonusView: Hashable, Sendable, Codable {
    public var bonus: String
    public var paid: Money

    public init(bonus: String, paid: Money) {
        self.bonus = bonus
        self.paid = paid
    }

    private enum CodingKeys: String, CodingKey {
        case bonus
        case paid
    }
}

/// Who pays a fee.
public enum BorneBy: String, Hashable, Sendable, Codable, CaseIterable {
    /// The merchant: it is told, and changes nothing that is to be paid.
    case merchant = "merchant"
    /// The buyer: it is added.
    case buyer = "buyer"
}

/// The most that a plan can pay.
public struct Bound: Hashable, Sendable, Codable {
    /// The largest share of a line's base that percentages pay, in percent.
    public var percent: String
    /// The most that fixed amounts pay for one unit, in major units.
    public var fixedPerUnit: String
    /// What attains it, in words.
    public var witness: String
    /// The share that the dearest sale which was found pays, in percent.
    public var attainedPercent: String
    /// Whether that is the bound itself.
    public var exact: Bool
    /// The levels above the buyer of that sale, nearest first.
    public var upline: [String?]
    public var product: String?

    public init(
        percent: String,
        fixedPerUnit: String,
        witness: String,
        attainedPercent: String,
        exact: Bool,
        upline: [String?],
        product: String? = nil
    ) {
        self.percent = percent
        self.fixedPerUnit = fixedPerUnit
        self.witness = witness
        self.attainedPercent = attainedPercent
        self.exact = exact
        self.upline = upline
        self.product = product
    }

    private enum CodingKeys: String, CodingKey {
        case percent
        case fixedPerUnit = "fixed_per_unit"
        case witness
        case attainedPercent = "attained_percent"
        case exact
        case upline
        case product
    }
}

/// Who counts as too close to a buyer. Devices and contacts are those that hosts tell with orders.
public struct BrushingRules: Hashable, Sendable, Codable {
    /// Who placed orders from the same device. Default: yes.
    public var sameDevice: Bool?
    /// Who placed orders with the same contact. Default: yes.
    public var sameContact: Bool?
    /// Who has the buyer above, by inviters, seats or chains, so that each would earn of the other. Default: yes.
    public var circular: Bool?

    public init(sameDevice: Bool? = nil, sameContact: Bool? = nil, circular: Bool? = nil) {
        self.sameDevice = sameDevice
        self.sameContact = sameContact
        self.circular = circular
    }

    private enum CodingKeys: String, CodingKey {
        case sameDevice = "same_device"
        case sameContact = "same_contact"
        case circular
    }
}

/// Sets of units at one price. A unit counts for one part only; parts choose in their order, the dearest units first.
public struct Bundle: Hashable, Sendable, Codable {
    /// What a set is made of; 1 to 16 parts.
    public var parts: [BundlePart]
    /// What one set costs, in major units, where that is lower.
    public var price: Decimal
    /// The most sets, 1 or more.
    public var times: Int?

    public init(parts: [BundlePart], price: Decimal, times: Int? = nil) {
        self.parts = parts
        self.price = price
        self.times = times
    }

    private enum CodingKeys: String, CodingKey {
        case parts
        case price
        case times
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.parts = try all.decode([BundlePart].self, forKey: .parts)
        self.price = try all.decode(WireDecimal.self, forKey: .price).value
        self.times = try all.decodeIfPresent(Int.self, forKey: .times)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(parts, forKey: .parts)
        try all.encode(WireDecimal(price), forKey: .price)
        try all.encodeIfPresent(times, forKey: .times)
    }
}

/// One part of a set.
public struct BundlePart: Hashable, Sendable, Codable {
    /// Of which lines.
    public var lines: Condition
    /// How many units, 1 or more.
    public var units: Int

    public init(lines: Condition, units: Int) {
        self.lines = lines
        self.units = units
    }

    private enum CodingKeys: String, CodingKey {
        case lines
        case units
    }
}

/// Who buys so many units gets something off so many units of the target, the cheapest first.
///
/// A unit that is bought for it is not given by it, and a unit that was given by one such offer counts for no other.
public struct BuyGet: Hashable, Sendable, Codable {
    /// How many units must be bought, 1 or more.
    public var buyUnits: Int
    /// How many units are given for that, 1 or more.
    public var getUnits: Int
    /// What comes off them.
    public var off: Off
    /// Which lines count as bought.
    public var buy: Condition?
    /// The most times, 1 or more.
    public var times: Int?
    /// Whether nothing is given when fewer units are there than would be.
    public var allOrNothing: Bool

    public init(
        buyUnits: Int,
        getUnits: Int,
        off: Off,
        buy: Condition? = nil,
        times: Int? = nil,
        allOrNothing: Bool = false
    ) {
        self.buyUnits = buyUnits
        self.getUnits = getUnits
        self.off = off
        self.buy = buy
        self.times = times
        self.allOrNothing = allOrNothing
    }

    private enum CodingKeys: String, CodingKey {
        case buyUnits = "buy_units"
        case getUnits = "get_units"
        case off
        case buy
        case times
        case allOrNothing = "all_or_nothing"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.buyUnits = try all.decode(Int.self, forKey: .buyUnits)
        self.getUnits = try all.decode(Int.self, forKey: .getUnits)
        self.off = try all.decode(Off.self, forKey: .off)
        self.buy = try all.decodeIfPresent(Condition.self, forKey: .buy)
        self.times = try all.decodeIfPresent(Int.self, forKey: .times)
        self.allOrNothing = try all.decodeIfPresent(Bool.self, forKey: .allOrNothing) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(buyUnits, forKey: .buyUnits)
        try all.encode(getUnits, forKey: .getUnits)
        try all.encode(off, forKey: .off)
        try all.encodeIfPresent(buy, forKey: .buy)
        try all.encodeIfPresent(times, forKey: .times)
        if allOrNothing { try all.encode(allOrNothing, forKey: .allOrNothing) }
    }
}

/// What conditions may ask about the buyer. The machine fills it from its own state.
public struct BuyerFacts: Hashable, Sendable, Codable {
    /// The buyer's level.
    public var level: String?
    /// The buyer's tags, at most 256.
    public var tags: [String]?
    /// The buyer has no paid order yet.
    public var firstOrder: Bool?
    /// A score from outside.
    public var score: Int?
    /// Things counted, at most 256.
    public var counters: [CounterValue]?
    /// What offers with a cap for each customer or a budget gave before, at most 10 000.
    public var used: [OfferUse]?
    /// What the sub-shops through which is sold add to every price, in percent, from the uppermost down; at most 10.
    public var markups: [Decimal]?

    public init(
        level: String? = nil,
        tags: [String]? = nil,
        firstOrder: Bool? = nil,
        score: Int? = nil,
        counters: [CounterValue]? = nil,
        used: [OfferUse]? = nil,
        markups: [Decimal]? = nil
    ) {
        self.level = level
        self.tags = tags
        self.firstOrder = firstOrder
        self.score = score
        self.counters = counters
        self.used = used
        self.markups = markups
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case tags
        case firstOrder = "first_order"
        case score
        case counters
        case used
        case markups
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
        self.tags = try all.decodeIfPresent([String].self, forKey: .tags)
        self.firstOrder = try all.decodeIfPresent(Bool.self, forKey: .firstOrder)
        self.score = try all.decodeIfPresent(Int.self, forKey: .score)
        self.counters = try all.decodeIfPresent([CounterValue].self, forKey: .counters)
        self.used = try all.decodeIfPresent([OfferUse].self, forKey: .used)
        self.markups = try all.decodeIfPresent([WireDecimal].self, forKey: .markups).map { $0.map { $0.value } }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(level, forKey: .level)
        try all.encodeIfPresent(tags, forKey: .tags)
        try all.encodeIfPresent(firstOrder, forKey: .firstOrder)
        try all.encodeIfPresent(score, forKey: .score)
        try all.encodeIfPresent(counters, forKey: .counters)
        try all.encodeIfPresent(used, forKey: .used)
        try all.encodeIfPresent(markups.map { $0.map { WireDecimal($0) } }, forKey: .markups)
    }
}

/// How many units one buyer may have over a time.
///
/// What counts is the buyer's units in orders that were placed within the window and are paid, or may still be. Orders that
/// expired or were cancelled count for nothing, and refunded units are given back.
public struct BuyerLimit: Hashable, Sendable, Codable {
    /// How many units.
    public var units: Int
    /// Over how long up to now, in milliseconds; absent for ever.
    public var window: Duration?

    public init(units: Int, window: Duration? = nil) {
        self.units = units
        self.window = window
    }

    private enum CodingKeys: String, CodingKey {
        case units
        case window
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.units = try all.decode(Int.self, forKey: .units)
        self.window = try all.decodeIfPresent(WireSpan.self, forKey: .window).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(units, forKey: .units)
        try all.encodeIfPresent(window.map { WireSpan($0) }, forKey: .window)
    }
}

/// How far an offer goes (上限). Amounts are in major units, zero or more; what is left out has no limit.
public struct Cap: Hashable, Sendable, Codable {
    /// The most that it takes off one unit, on the average of its line.
    public var unit: Decimal?
    /// The most that it takes off one line.
    public var line: Decimal?
    /// The most that it takes off one order.
    public var order: Decimal?
    /// The most that it takes off all orders of one customer. A guest gets nothing.
    public var customer: Decimal?
    /// The most that it takes off all orders of all customers.
    public var budget: Decimal?
    /// The most units of one order that it applies to, 1 or more: those of the earlier variants of the book first.
    public var units: Int?

    public init(
        unit: Decimal? = nil,
        line: Decimal? = nil,
        order: Decimal? = nil,
        customer: Decimal? = nil,
        budget: Decimal? = nil,
        units: Int? = nil
    ) {
        self.unit = unit
        self.line = line
        self.order = order
        self.customer = customer
        self.budget = budget
        self.units = units
    }

    private enum CodingKeys: String, CodingKey {
        case unit
        case line
        case order
        case customer
        case budget
        case units
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.unit = try all.decodeIfPresent(WireDecimal.self, forKey: .unit).map { $0.value }
        self.line = try all.decodeIfPresent(WireDecimal.self, forKey: .line).map { $0.value }
        self.order = try all.decodeIfPresent(WireDecimal.self, forKey: .order).map { $0.value }
        self.customer = try all.decodeIfPresent(WireDecimal.self, forKey: .customer).map { $0.value }
        self.budget = try all.decodeIfPresent(WireDecimal.self, forKey: .budget).map { $0.value }
        self.units = try all.decodeIfPresent(Int.self, forKey: .units)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(unit.map { WireDecimal($0) }, forKey: .unit)
        try all.encodeIfPresent(line.map { WireDecimal($0) }, forKey: .line)
        try all.encodeIfPresent(order.map { WireDecimal($0) }, forKey: .order)
        try all.encodeIfPresent(customer.map { WireDecimal($0) }, forKey: .customer)
        try all.encodeIfPresent(budget.map { WireDecimal($0) }, forKey: .budget)
        try all.encodeIfPresent(units, forKey: .units)
    }
}

/// What a customer's legs keep for the next period.
public struct CarriedLegs: Hashable, Sendable, Codable {
    /// Whose.
    public var customer: String
    /// The bonus, by its position in the plan, from 0.
    public var bonus: Int
    /// The left leg, in minor units.
    public var left: Int
    /// The right leg, in minor units.
    public var right: Int

    public init(customer: String, bonus: Int, left: Int, right: Int) {
        self.customer = customer
        self.bonus = bonus
        self.left = left
        self.right = right
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case bonus
        case left
        case right
    }
}

/// What somebody wants to buy, and what is known about the buyer. Texts are checked when it is quoted.
public struct Cart: Hashable, Sendable, Codable {
    /// Where it comes from.
    public var channel: String
    /// 1 to 1000 lines, each of another variant.
    public var lines: [CartLine]
    /// Who buys; nobody for a guest.
    public var buyer: String?
    /// Coupon codes, at most 64.
    public var coupons: [String]
    /// How it will be paid.
    public var paymentMethod: String?
    /// The moment that it is quoted for.
    public var at: Date?
    /// What is known about the buyer.
    public var facts: BuyerFacts?
    /// The currency to pay in; the book's when left out.
    public var currency: String?
    /// How it will be shipped; nothing is shipped when left out.
    public var shipping: String?
    /// Where it is taxed; at home when left out.
    public var region: String?

    public init(
        channel: String,
        lines: [CartLine],
        buyer: String? = nil,
        coupons: [String] = [],
        paymentMethod: String? = nil,
        at: Date? = nil,
        facts: BuyerFacts? = nil,
        currency: String? = nil,
        shipping: String? = nil,
        region: String? = nil
    ) {
        self.channel = channel
        self.lines = lines
        self.buyer = buyer
        self.coupons = coupons
        self.paymentMethod = paymentMethod
        self.at = at
        self.facts = facts
        self.currency = currency
        self.shipping = shipping
        self.region = region
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case lines
        case buyer
        case coupons
        case paymentMethod = "payment_method"
        case at
        case facts
        case currency
        case shipping
        case region
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.lines = try all.decode([CartLine].self, forKey: .lines)
        self.buyer = try all.decodeIfPresent(String.self, forKey: .buyer)
        self.coupons = try all.decodeIfPresent([String].self, forKey: .coupons) ?? []
        self.paymentMethod = try all.decodeIfPresent(String.self, forKey: .paymentMethod)
        self.at = try all.decodeIfPresent(WireDate.self, forKey: .at).map { $0.value }
        self.facts = try all.decodeIfPresent(BuyerFacts.self, forKey: .facts)
        self.currency = try all.decodeIfPresent(String.self, forKey: .currency)
        self.shipping = try all.decodeIfPresent(String.self, forKey: .shipping)
        self.region = try all.decodeIfPresent(String.self, forKey: .region)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(channel, forKey: .channel)
        try all.encode(lines, forKey: .lines)
        try all.encodeIfPresent(buyer, forKey: .buyer)
        if !coupons.isEmpty { try all.encode(coupons, forKey: .coupons) }
        try all.encodeIfPresent(paymentMethod, forKey: .paymentMethod)
        try all.encodeIfPresent(at.map { WireDate($0) }, forKey: .at)
        try all.encodeIfPresent(facts, forKey: .facts)
        try all.encodeIfPresent(currency, forKey: .currency)
        try all.encodeIfPresent(shipping, forKey: .shipping)
        try all.encodeIfPresent(region, forKey: .region)
    }
}

/// A variant and how many of it.
public struct CartLine: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// Units, 1 to 1 000 000.
    public var quantity: Int
    /// The keys that the buyer picked (自选), one for each unit; absent where any will do.
    public var picks: [PickedKey]?

    public init(variant: String, quantity: Int, picks: [PickedKey]? = nil) {
        self.variant = variant
        self.quantity = quantity
        self.picks = picks
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case picks
    }
}

/// The total in round sums (抹零).
public struct CashRounding: Hashable, Sendable, Codable {
    /// The total becomes a multiple of this, in major units, above zero: 0.05, 0.1, 1.
    public var step: Decimal
    /// Which neighbour.
    public var rounding: RoundingMode?
    /// Only where the cart names one of these; any payment, also none yet, when empty.
    public var methods: [String]

    public init(step: Decimal, rounding: RoundingMode? = nil, methods: [String] = []) {
        self.step = step
        self.rounding = rounding
        self.methods = methods
    }

    private enum CodingKeys: String, CodingKey {
        case step
        case rounding
        case methods
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.step = try all.decode(WireDecimal.self, forKey: .step).value
        self.rounding = try all.decodeIfPresent(RoundingMode.self, forKey: .rounding)
        self.methods = try all.decodeIfPresent([String].self, forKey: .methods) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(step), forKey: .step)
        try all.encodeIfPresent(rounding, forKey: .rounding)
        if !methods.isEmpty { try all.encode(methods, forKey: .methods) }
    }
}

/// Money that the buyer gets back later.
public enum Cashback: Hashable, Sendable, Codable {
    /// So many percent of what the target costs when the offer applies, 0 to 100.
    case percent(Decimal)
    /// So much, in major units.
    case amount(Decimal)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "percent": self = .percent(try form.content(WireDecimal.self).value)
        case "amount": self = .amount(try form.content(WireDecimal.self).value)
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .percent(let value): try encoder.form("percent", WireDecimal(value))
        case .amount(let value): try encoder.form("amount", WireDecimal(value))
        }
    }
}

/// A part of a bundle.
public struct CatalogBundlePart: Hashable, Sendable, Codable {
    /// What is in the bundle.
    public var variant: String
    /// How many of it: 1 to 1000.
    public var units: Int?
    /// Its weight in the bundle's price, all units of it together: 1 to 1 000 000, on all parts or on none. Without
    /// weights the parts' list prices count, and where a part has none, their units.
    public var share: Int?

    public init(variant: String, units: Int? = nil, share: Int? = nil) {
        self.variant = variant
        self.units = units
        self.share = share
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case units
        case share
    }
}

/// What a look at the catalogue found. What is wrong with prices is found by `Shop::lint`.
public enum CatalogFinding: Hashable, Sendable, Codable {
    /// So many variants that buyers do not choose well: more than seven.
    case manyVariants(CatalogFindingManyVariants)
    /// No unit of it is there, and nobody can wait for one to be made.
    case noStock(CatalogFindingNoStock)
    /// The price book in force has no price for it.
    case noPrice(CatalogFindingNoPrice)
    /// It may not be sold before it is reviewed.
    case notApproved(CatalogFindingNotApproved)
    /// No channel sells it.
    case offEverywhere(CatalogFindingOffEverywhere)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "many_variants": self = .manyVariants(try form.content(CatalogFindingManyVariants.self))
        case "no_stock": self = .noStock(try form.content(CatalogFindingNoStock.self))
        case "no_price": self = .noPrice(try form.content(CatalogFindingNoPrice.self))
        case "not_approved": self = .notApproved(try form.content(CatalogFindingNotApproved.self))
        case "off_everywhere": self = .offEverywhere(try form.content(CatalogFindingOffEverywhere.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .manyVariants(let value): try encoder.form("many_variants", value)
        case .noStock(let value): try encoder.form("no_stock", value)
        case .noPrice(let value): try encoder.form("no_price", value)
        case .notApproved(let value): try encoder.form("not_approved", value)
        case .offEverywhere(let value): try encoder.form("off_everywhere", value)
        }
    }
}

/// So many variants that buyers do not choose well: more than seven.
public struct CatalogFindingManyVariants: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// How many it has.
    public var count: Int

    public init(product: String, count: Int) {
        self.product = product
        self.count = count
    }

    private enum CodingKeys: String, CodingKey {
        case product
        case count
    }
}

/// No unit of it is there, and nobody can wait for one to be made.
public struct CatalogFindingNoStock: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String

    public init(variant: String) {
        self.variant = variant
    }

    private enum CodingKeys: String, CodingKey {
        case variant
    }
}

/// The price book in force has no price for it.
public struct CatalogFindingNoPrice: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String

    public init(variant: String) {
        self.variant = variant
    }

    private enum CodingKeys: String, CodingKey {
        case variant
    }
}

/// It may not be sold before it is reviewed.
public struct CatalogFindingNotApproved: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// Where its review stands.
    public var state: ReviewState

    public init(product: String, state: ReviewState) {
        self.product = product
        self.state = state
    }

    private enum CodingKeys: String, CodingKey {
        case product
        case state
    }
}

/// No channel sells it.
public struct CatalogFindingOffEverywhere: Hashable, Sendable, Codable {
    /// The product.
    public var product: String

    public init(product: String) {
        self.product = product
    }

    private enum CodingKeys: String, CodingKey {
        case product
    }
}

/// The claims of the products of one category.
public struct CategoryClaims: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// What a level has a claim to; none for a category that pays nothing under this bonus.
    public var rates: [LevelClaim]

    public init(category: String, rates: [LevelClaim]) {
        self.category = category
        self.rates = rates
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case rates
    }
}

/// The rates of the products of one category.
public struct CategoryRates: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// One rate for each depth; none for a category that pays nothing under this bonus.
    public var tiers: [CommissionTier]
    /// Other rates for receivers of a level at one tier.
    public var levelRates: [LevelRate]

    public init(category: String, tiers: [CommissionTier], levelRates: [LevelRate] = []) {
        self.category = category
        self.tiers = tiers
        self.levelRates = levelRates
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case tiers
        case levelRates = "level_rates"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.category = try all.decode(String.self, forKey: .category)
        self.tiers = try all.decode([CommissionTier].self, forKey: .tiers)
        self.levelRates = try all.decodeIfPresent([LevelRate].self, forKey: .levelRates) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(category, forKey: .category)
        try all.encode(tiers, forKey: .tiers)
        if !levelRates.isEmpty { try all.encode(levelRates, forKey: .levelRates) }
    }
}

/// Whom a new partner follows, having left.
public enum ChainFollows: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nobody: the partner is a top of an own team.
    case nobody = "nobody"
    /// The leader of the former leader.
    case leadersLeader = "leaders_leader"
    /// The former leader still; only recruits are left behind.
    case leader = "leader"
}

/// Who, seen from the buyer.
public enum ChainRelation: String, Hashable, Sendable, Codable, CaseIterable {
    /// The one the buyer follows.
    case direct = "direct"
    /// The nearest of the role above that one.
    case indirect = "indirect"
}

/// What one relation is paid for a sale.
public struct ChainReward: Hashable, Sendable, Codable {
    /// Who, seen from the buyer.
    public var relation: ChainRelation
    /// In which role.
    public var role: ChainRole
    /// How much.
    public var rate: CommissionTier

    public init(relation: ChainRelation, role: ChainRole, rate: CommissionTier) {
        self.relation = relation
        self.role = role
        self.rate = rate
    }

    private enum CodingKeys: String, CodingKey {
        case relation
        case role
        case rate
    }
}

/// The role of somebody in a chain.
public enum ChainRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// An agent (代理).
    case agent = "agent"
    /// A partner (老板, 合伙人).
    case partner = "partner"
}

/// The parameters of a chain 2+1.
public struct ChainTwoPlusOne: Hashable, Sendable, Codable {
    /// What a sale pays, by relation and role.
    public var rewards: [ChainReward]
    /// From how many recruits on an agent becomes a partner (≥, so that two who join at once are not missed). 1 to 1000.
    public var threshold: Int?
    /// Whom a new partner follows.
    public var follows: ChainFollows?
    /// Which recruits a new partner leaves behind.
    public var leftBehind: LeftBehind?
    /// The share of an agent's rewards that is frozen until the agent is a partner, 0 to 100 percent.
    public var frozenPercent: Decimal
    /// What a further purchase of somebody who bought before does (复购).
    public var repurchase: Repurchase?
    /// The products that count; empty for all.
    public var products: [String]

    public init(
        rewards: [ChainReward],
        threshold: Int? = nil,
        follows: ChainFollows? = nil,
        leftBehind: LeftBehind? = nil,
        frozenPercent: Decimal = 0,
        repurchase: Repurchase? = nil,
        products: [String] = []
    ) {
        self.rewards = rewards
        self.threshold = threshold
        self.follows = follows
        self.leftBehind = leftBehind
        self.frozenPercent = frozenPercent
        self.repurchase = repurchase
        self.products = products
    }

    private enum CodingKeys: String, CodingKey {
        case rewards
        case threshold
        case follows
        case leftBehind = "left_behind"
        case frozenPercent = "frozen_percent"
        case repurchase
        case products
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.rewards = try all.decode([ChainReward].self, forKey: .rewards)
        self.threshold = try all.decodeIfPresent(Int.self, forKey: .threshold)
        self.follows = try all.decodeIfPresent(ChainFollows.self, forKey: .follows)
        self.leftBehind = try all.decodeIfPresent(LeftBehind.self, forKey: .leftBehind)
        self.frozenPercent = try all.decodeIfPresent(WireDecimal.self, forKey: .frozenPercent).map { $0.value } ?? 0
        self.repurchase = try all.decodeIfPresent(Repurchase.self, forKey: .repurchase)
        self.products = try all.decodeIfPresent([String].self, forKey: .products) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(rewards, forKey: .rewards)
        try all.encodeIfPresent(threshold, forKey: .threshold)
        try all.encodeIfPresent(follows, forKey: .follows)
        try all.encodeIfPresent(leftBehind, forKey: .leftBehind)
        if frozenPercent != 0 { try all.encode(WireDecimal(frozenPercent), forKey: .frozenPercent) }
        try all.encodeIfPresent(repurchase, forKey: .repurchase)
        if !products.isEmpty { try all.encode(products, forKey: .products) }
    }
}

/// Where somebody stands in the chain of a bonus.
public struct ChainView: Hashable, Sendable, Codable {
    /// Whether they are a partner.
    public var partner: Bool
    /// How many of their recruits were counted.
    public var recruits: Int
    /// Whom they follow; nobody for the top of an own team, or for one who is not in the chain.
    public var leader: String?

    public init(partner: Bool, recruits: Int, leader: String? = nil) {
        self.partner = partner
        self.recruits = recruits
        self.leader = leader
    }

    private enum CodingKeys: String, CodingKey {
        case partner
        case recruits
        case leader
    }
}

/// A channel as the host describes it.
public struct Channel: Hashable, Sendable, Codable {
    /// The channel's id.
    public var id: String
    /// Its name by language.
    public var names: [LocalText]
    /// Whether it takes orders now.
    public var active: Bool?
    /// Whether a paid order may be delivered without a person (微信生态 forbids it for some goods).
    public var autoDelivery: Bool?
    /// How long an unpaid order keeps its reservations; the shop's setting where absent.
    public var orderExpiry: Duration?

    public init(
        id: String,
        names: [LocalText] = [],
        active: Bool? = nil,
        autoDelivery: Bool? = nil,
        orderExpiry: Duration? = nil
    ) {
        self.id = id
        self.names = names
        self.active = active
        self.autoDelivery = autoDelivery
        self.orderExpiry = orderExpiry
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case names
        case active
        case autoDelivery = "auto_delivery"
        case orderExpiry = "order_expiry"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.names = try all.decodeIfPresent([LocalText].self, forKey: .names) ?? []
        self.active = try all.decodeIfPresent(Bool.self, forKey: .active)
        self.autoDelivery = try all.decodeIfPresent(Bool.self, forKey: .autoDelivery)
        self.orderExpiry = try all.decodeIfPresent(WireSpan.self, forKey: .orderExpiry).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        if !names.isEmpty { try all.encode(names, forKey: .names) }
        try all.encodeIfPresent(active, forKey: .active)
        try all.encodeIfPresent(autoDelivery, forKey: .autoDelivery)
        try all.encodeIfPresent(orderExpiry.map { WireSpan($0) }, forKey: .orderExpiry)
    }
}

/// The language of a channel's buyers.
public struct ChannelLanguage: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: String
    /// The language tag, such as `zh-CN`.
    public var language: String

    public init(channel: String, language: String) {
        self.channel = channel
        self.language = language
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case language
    }
}

/// The share of one channel. It counts units that are reserved or delivered since the quota was put, less those that came
/// back.
public struct ChannelQuota: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: String
    /// Units that are kept for it. Default: none.
    public var guaranteed: Int
    /// The most that it may take; absent for no limit.
    public var maximum: Int?

    public init(channel: String, guaranteed: Int = 0, maximum: Int? = nil) {
        self.channel = channel
        self.guaranteed = guaranteed
        self.maximum = maximum
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case guaranteed
        case maximum
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.guaranteed = try all.decodeIfPresent(Int.self, forKey: .guaranteed) ?? 0
        self.maximum = try all.decodeIfPresent(Int.self, forKey: .maximum)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(channel, forKey: .channel)
        if guaranteed != 0 { try all.encode(guaranteed, forKey: .guaranteed) }
        try all.encodeIfPresent(maximum, forKey: .maximum)
    }
}

/// What something costs beside the lines.
public struct Charge: Hashable, Sendable, Codable {
    /// What is to be paid for it.
    public var total: Int
    /// The tax within it.
    public var tax: Int

    public init(total: Int, tax: Int) {
        self.total = total
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case total
        case tax
    }
}

/// A set of ASCII characters.
public enum Charset: String, Hashable, Sendable, Codable, CaseIterable {
    /// `0-9`
    case digits = "digits"
    /// `0-9 A-F a-f`
    case hex = "hex"
    /// `0-9 A-Z`
    case upperAlphanumeric = "upper_alphanumeric"
    /// `0-9 A-Z a-z`
    case alphanumeric = "alphanumeric"
    /// Space to tilde.
    case printable = "printable"
}

/// Where a rule is written.
public struct Citation: Hashable, Sendable, Codable {
    /// The law, regulation or opinion.
    public var document: String
    /// The paragraph.
    public var paragraph: String

    public init(document: String, paragraph: String) {
        self.document = document
        self.paragraph = paragraph
    }

    private enum CodingKeys: String, CodingKey {
        case document
        case paragraph
    }
}

/// What a tier with a percentage and a fixed amount pays.
public enum Combine: String, Hashable, Sendable, Codable, CaseIterable {
    /// Both.
    case add = "add"
    /// The fixed amount alone where there is one.
    case fixedWins = "fixed_wins"
}

/// A command: who asks, when, and what.
public struct Command: Hashable, Sendable, Codable {
    /// What makes the command unique: the same key with the same body is answered as before and does nothing.
    public var id: CommandKey
    /// The moment it is asked for. Logical time never runs back: an earlier one takes the time of the last command.
    public var at: Date
    /// What is asked.
    public var body: Body
    /// The host's id that follows a request through all systems; it stands in the record.
    public var trace: String?
    /// The version of the order or the stock that the command was made for: where it is at another, the command is refused.
    public var expectedVersion: String?

    public init(id: CommandKey, at: Date, body: Body, trace: String? = nil, expectedVersion: String? = nil) {
        self.id = id
        self.at = at
        self.body = body
        self.trace = trace
        self.expectedVersion = expectedVersion
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case at
        case body
        case trace
        case expectedVersion = "expected_version"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(CommandKey.self, forKey: .id)
        self.at = try all.decode(WireDate.self, forKey: .at).value
        self.body = try all.decode(Body.self, forKey: .body)
        self.trace = try all.decodeIfPresent(String.self, forKey: .trace)
        self.expectedVersion = try all.decodeIfPresent(String.self, forKey: .expectedVersion)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(WireDate(at), forKey: .at)
        try all.encode(body, forKey: .body)
        try all.encodeIfPresent(trace, forKey: .trace)
        try all.encodeIfPresent(expectedVersion, forKey: .expectedVersion)
    }
}

/// What makes a command unique.
///
/// In JSON and in CBOR it is either a text or the client with the number.
public enum CommandKey: Hashable, Sendable, Codable {
    /// The host's own text, remembered for a window of time and number. The cheaper way is a session.
    case text(String)
    /// A number in a session: one past the last command of the client.
    case numbered(Numbered)

    /// A number in a session: one past the last command of the client.
    public static func numbered(client: String, sequence: Int) -> CommandKey {
        .numbered(Numbered(client: client, sequence: sequence))
    }

    public init(from decoder: Decoder) throws {
        if let value = try? String(from: decoder) {
            self = .text(value)
            return
        }
        self = .numbered(try Numbered(from: decoder))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .text(let value): try value.encode(to: encoder)
        case .numbered(let value): try value.encode(to: encoder)
        }
    }
}

/// One line of money for one sale.
public struct Commission: Hashable, Sendable, Codable {
    /// Who earns.
    public var promoter: String
    /// The position of the line in the sale, from 0.
    public var line: Int
    /// Under which bonus.
    public var bonus: String
    /// The tier, from 1.
    public var tier: Int
    /// How much.
    public var amount: Money
    /// How much more it would be without the line's limit.
    public var cut: Money

    public init(promoter: String, line: Int, bonus: String, tier: Int, amount: Money, cut: Money) {
        self.promoter = promoter
        self.line = line
        self.bonus = bonus
        self.tier = tier
        self.amount = amount
        self.cut = cut
    }

    private enum CodingKeys: String, CodingKey {
        case promoter
        case line
        case bonus
        case tier
        case amount
        case cut
    }
}

/// A commission plan (分销方案) as the merchant writes it. Checked by `Plan::validate`, run after `Plan::compile`.
public struct CommissionPlan: Hashable, Sendable, Codable {
    /// The version name, which events give with what they accrue: choose a new one for a new plan.
    public var id: String
    /// The currency of every amount in the plan.
    public var currency: String
    /// The largest share of a line's base that all bonuses together may pay, 0 to 100 percent. A plan that can promise
    /// more is refused; what fixed amounts and rounding would add above it is cut, later payouts first.
    public var capPercent: Decimal
    /// The bonuses (奖项), paid in this order.
    public var bonuses: [Bonus]
    /// What percentages are taken of.
    public var base: Base?
    /// How a payout between minor units is settled. Each payout is rounded once.
    public var rounding: RoundingMode?
    /// How long after its order's completion a commission stays pending, in milliseconds (T+N).
    public var vestAfter: Duration
    /// Whether buyers earn from their own orders.
    public var selfPurchase: SelfPurchase?
    /// What a promoter may withdraw.
    public var withdrawal: WithdrawalRules?
    /// The least share of a price that must be left after the goods' cost and all that the plan can pay, 0 to 100 percent:
    /// a plan that could leave less of any variant whose cost the price book in force knows is not published. Absent for
    /// no such guard.
    public var minMarginPercent: Decimal?

    public init(
        id: String,
        currency: String,
        capPercent: Decimal,
        bonuses: [Bonus],
        base: Base? = nil,
        rounding: RoundingMode? = nil,
        vestAfter: Duration = .zero,
        selfPurchase: SelfPurchase? = nil,
        withdrawal: WithdrawalRules? = nil,
        minMarginPercent: Decimal? = nil
    ) {
        self.id = id
        self.currency = currency
        self.capPercent = capPercent
        self.bonuses = bonuses
        self.base = base
        self.rounding = rounding
        self.vestAfter = vestAfter
        self.selfPurchase = selfPurchase
        self.withdrawal = withdrawal
        self.minMarginPercent = minMarginPercent
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case currency
        case capPercent = "cap_percent"
        case bonuses
        case base
        case rounding
        case vestAfter = "vest_after"
        case selfPurchase = "self_purchase"
        case withdrawal
        case minMarginPercent = "min_margin_percent"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.currency = try all.decode(String.self, forKey: .currency)
        self.capPercent = try all.decode(WireDecimal.self, forKey: .capPercent).value
        self.bonuses = try all.decode([Bonus].self, forKey: .bonuses)
        self.base = try all.decodeIfPresent(Base.self, forKey: .base)
        self.rounding = try all.decodeIfPresent(RoundingMode.self, forKey: .rounding)
        self.vestAfter = try all.decodeIfPresent(WireSpan.self, forKey: .vestAfter).map { $0.value } ?? .zero
        self.selfPurchase = try all.decodeIfPresent(SelfPurchase.self, forKey: .selfPurchase)
        self.withdrawal = try all.decodeIfPresent(WithdrawalRules.self, forKey: .withdrawal)
        self.minMarginPercent = try all.decodeIfPresent(WireDecimal.self, forKey: .minMarginPercent).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(currency, forKey: .currency)
        try all.encode(WireDecimal(capPercent), forKey: .capPercent)
        try all.encode(bonuses, forKey: .bonuses)
        try all.encodeIfPresent(base, forKey: .base)
        try all.encodeIfPresent(rounding, forKey: .rounding)
        if vestAfter != .zero { try all.encode(WireSpan(vestAfter), forKey: .vestAfter) }
        try all.encodeIfPresent(selfPurchase, forKey: .selfPurchase)
        try all.encodeIfPresent(withdrawal, forKey: .withdrawal)
        try all.encodeIfPresent(minMarginPercent.map { WireDecimal($0) }, forKey: .minMarginPercent)
    }
}

/// Pays the suppliers of what is sold a share of each line (供货商分成). They are paid apart from promoters: what they are
/// owed is pending until the order completes and nobody complains, then payable, and paid out by a settlement.
public struct CommissionSupplierShare: Hashable, Sendable, Codable {
    /// Who has what of which goods. A line goes to one of them: the one that names its product, else the one that names
    /// its category, else the one that names neither.
    public var shares: [SupplierRate]

    public init(shares: [SupplierRate]) {
        self.shares = shares
    }

    private enum CodingKeys: String, CodingKey {
        case shares
    }
}

/// What one depth earns.
public struct CommissionTier: Hashable, Sendable, Codable {
    /// The share, 0 to 100 percent, at most 6 decimals.
    public var percent: Decimal
    /// An amount for each unit sold, in major units, at most 4 decimals finer than the currency.
    public var fixed: Decimal?

    public init(percent: Decimal = 0, fixed: Decimal? = nil) {
        self.percent = percent
        self.fixed = fixed
    }

    private enum CodingKeys: String, CodingKey {
        case percent
        case fixed
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.percent = try all.decodeIfPresent(WireDecimal.self, forKey: .percent).map { $0.value } ?? 0
        self.fixed = try all.decodeIfPresent(WireDecimal.self, forKey: .fixed).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        if percent != 0 { try all.encode(WireDecimal(percent), forKey: .percent) }
        try all.encodeIfPresent(fixed.map { WireDecimal($0) }, forKey: .fixed)
    }
}

/// A line of commission.
public struct CommissionView: Hashable, Sendable, Codable {
    /// Who earns.
    public var promoter: String
    /// The order's line, from 0.
    public var line: Int
    /// The bonus.
    public var bonus: String
    /// The tier, from 1.
    public var tier: Int
    /// How much was earned.
    public var amount: Money
    /// How much of it was taken back.
    public var reversed: Money
    /// Whether it may be withdrawn.
    public var vested: Bool

    public init(
        promoter: String,
        line: Int,
        bonus: String,
        tier: Int,
        amount: Money,
        reversed: Money,
        vested: Bool
    ) {
        self.promoter = promoter
        self.line = line
        self.bonus = bonus
        self.tier = tier
        self.amount = amount
        self.reversed = reversed
        self.vested = vested
    }

    private enum CodingKeys: String, CodingKey {
        case promoter
        case line
        case bonus
        case tier
        case amount
        case reversed
        case vested
    }
}

/// What a sale pays.
public struct Commissions: Hashable, Sendable, Codable {
    /// By line, then bonus, then tier.
    public var commissions: [Commission]
    /// The sum of what promoters have.
    public var total: Money
    /// Why, one English sentence for each step.
    public var explanation: [String]
    /// The same in Chinese.
    public var explanationZh: [String]
    /// What suppliers and the platform have, by line, then bonus.
    public var partners: [PartnerCommission]

    public init(
        commissions: [Commission],
        total: Money,
        explanation: [String],
        explanationZh: [String],
        partners: [PartnerCommission] = []
    ) {
        self.commissions = commissions
        self.total = total
        self.explanation = explanation
        self.explanationZh = explanationZh
        self.partners = partners
    }

    private enum CodingKeys: String, CodingKey {
        case commissions
        case total
        case explanation
        case explanationZh = "explanation_zh"
        case partners
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.commissions = try all.decode([Commission].self, forKey: .commissions)
        self.total = try all.decode(Money.self, forKey: .total)
        self.explanation = try all.decode([String].self, forKey: .explanation)
        self.explanationZh = try all.decode([String].self, forKey: .explanationZh)
        self.partners = try all.decodeIfPresent([PartnerCommission].self, forKey: .partners) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(commissions, forKey: .commissions)
        try all.encode(total, forKey: .total)
        try all.encode(explanation, forKey: .explanation)
        try all.encode(explanationZh, forKey: .explanationZh)
        if !partners.isEmpty { try all.encode(partners, forKey: .partners) }
    }
}

/// Two plans on the same orders.
public struct Compared: Hashable, Sendable, Codable {
    public var one: Simulated
    public var other: Simulated
    public var difference: Money

    public init(one: Simulated, other: Simulated, difference: Money) {
        self.one = one
        self.other = other
        self.difference = difference
    }

    private enum CodingKeys: String, CodingKey {
        case one
        case other
        case difference
    }
}

/// A number fact and what it is compared with.
public struct Comparison: Hashable, Sendable, Codable {
    /// Which number.
    public var fact: NumberFact
    /// In major units where the fact is money; otherwise a whole number.
    public var value: Decimal

    public init(fact: NumberFact, value: Decimal) {
        self.fact = fact
        self.value = value
    }

    private enum CodingKeys: String, CodingKey {
        case fact
        case value
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.fact = try all.decode(NumberFact.self, forKey: .fact)
        self.value = try all.decode(WireDecimal.self, forKey: .value).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(fact, forKey: .fact)
        try all.encode(WireDecimal(value), forKey: .value)
    }
}

/// What a policy can look for in a plan.
public enum Concern: String, Hashable, Sendable, Codable, CaseIterable {
    /// How many people one sale pays, one above the other (计酬层级); found above `above` depths.
    case depthPaid = "depth_paid"
    /// Pay for people rather than for what they buy (拉人头): a bonus whose gate or seats count recruits, or a fixed amount
    /// for each join.
    case headCountPay = "head_count_pay"
    /// A level that is bought (入门费): the plan pays on products that grant one.
    case entryFee = "entry_fee"
    /// Pay on what others below sold (团队计酬).
    case downlineSales = "downline_sales"
    /// The largest share of what is paid that goes out again; found above `above` percent.
    case payoutRatio = "payout_ratio"
    /// Those who may not earn hold shares up, or those who left are still paid (离场仍计酬).
    case leaversPaid = "leavers_paid"
    /// Receivers are not limited to any depth.
    case noDepthLimit = "no_depth_limit"
    /// Buyers earn from their own orders (自购返佣).
    case selfPurchase = "self_purchase"
    /// Commission may be withdrawn before buyers can no longer return what they bought.
    case earlyVesting = "early_vesting"
    /// A placement tree fills seats by order of joining (公排, 矩阵, 双轨).
    case placement = "placement"
}

/// A question with the answer yes or no, as a merchant writes it.
///
/// At most `MAX_DEPTH` levels, `MAX_NODES` parts and
/// `MAX_SET` members of a set.
public indirect enum Condition: Hashable, Sendable, Codable {
    /// Holds always.
    case always
    /// Every one holds. At least one.
    case all([Condition])
    /// Some one holds. At least one.
    case any([Condition])
    /// It does not hold. Also when the fact is not known: what cannot be tested does not hold.
    case not(Condition)
    /// The number is the value or more.
    case atLeast(Comparison)
    /// The number is above the value.
    case moreThan(Comparison)
    /// The number is the value or less.
    case atMost(Comparison)
    /// The number is below the value.
    case lessThan(Comparison)
    /// The number is the value.
    case equals(Comparison)
    /// The fact is one of the values.
    case `in`(Membership)
    /// The fact holds at least one of the tags.
    case tagged(Tagged)
    /// The flag is set.
    case flag(FlagFact)
    /// The moment lies in the window.
    case window(Window)
    /// The wall clock somewhere shows such a day and hour.
    case localTime(LocalTime)
    /// There are lines of a kind, and enough of them.
    case lines(LinesTest)

    /// The number is the value or more.
    public static func atLeast(fact: NumberFact, value: Decimal) -> Condition {
        .atLeast(Comparison(fact: fact, value: value))
    }

    /// The number is above the value.
    public static func moreThan(fact: NumberFact, value: Decimal) -> Condition {
        .moreThan(Comparison(fact: fact, value: value))
    }

    /// The number is the value or less.
    public static func atMost(fact: NumberFact, value: Decimal) -> Condition {
        .atMost(Comparison(fact: fact, value: value))
    }

    /// The number is below the value.
    public static func lessThan(fact: NumberFact, value: Decimal) -> Condition {
        .lessThan(Comparison(fact: fact, value: value))
    }

    /// The number is the value.
    public static func equals(fact: NumberFact, value: Decimal) -> Condition {
        .equals(Comparison(fact: fact, value: value))
    }

    /// The fact is one of the values.
    public static func `in`(fact: SymbolFact, values: [String]) -> Condition {
        .`in`(Membership(fact: fact, values: values))
    }

    /// The fact holds at least one of the tags.
    public static func tagged(fact: TagFact, anyOf: [String]) -> Condition {
        .tagged(Tagged(fact: fact, anyOf: anyOf))
    }

    /// The moment lies in the window.
    public static func window(from: Date? = nil, until: Date? = nil) -> Condition {
        .window(Window(from: from, until: until))
    }

    /// The wall clock somewhere shows such a day and hour.
    public static func localTime(utcOffset: Int, weekdays: [Weekday] = [], from: String? = nil, until: String? = nil) -> Condition {
        .localTime(LocalTime(utcOffset: utcOffset, weekdays: weekdays, from: from, until: until))
    }

    /// There are lines of a kind, and enough of them.
    public static func lines(lines: Condition, units: Int? = nil, amount: Decimal? = nil) -> Condition {
        .lines(LinesTest(lines: lines, units: units, amount: amount))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "always": self = .always
        case "all": self = .all(try form.content([Condition].self))
        case "any": self = .any(try form.content([Condition].self))
        case "not": self = .not(try form.content(Condition.self))
        case "at_least": self = .atLeast(try form.content(Comparison.self))
        case "more_than": self = .moreThan(try form.content(Comparison.self))
        case "at_most": self = .atMost(try form.content(Comparison.self))
        case "less_than": self = .lessThan(try form.content(Comparison.self))
        case "equals": self = .equals(try form.content(Comparison.self))
        case "in": self = .`in`(try form.content(Membership.self))
        case "tagged": self = .tagged(try form.content(Tagged.self))
        case "flag": self = .flag(try form.content(FlagFact.self))
        case "window": self = .window(try form.content(Window.self))
        case "local_time": self = .localTime(try form.content(LocalTime.self))
        case "lines": self = .lines(try form.content(LinesTest.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .always: try encoder.word("always")
        case .all(let value): try encoder.form("all", value)
        case .any(let value): try encoder.form("any", value)
        case .not(let value): try encoder.form("not", value)
        case .atLeast(let value): try encoder.form("at_least", value)
        case .moreThan(let value): try encoder.form("more_than", value)
        case .atMost(let value): try encoder.form("at_most", value)
        case .lessThan(let value): try encoder.form("less_than", value)
        case .equals(let value): try encoder.form("equals", value)
        case .`in`(let value): try encoder.form("in", value)
        case .tagged(let value): try encoder.form("tagged", value)
        case .flag(let value): try encoder.form("flag", value)
        case .window(let value): try encoder.form("window", value)
        case .localTime(let value): try encoder.form("local_time", value)
        case .lines(let value): try encoder.form("lines", value)
        }
    }
}

/// What a customer said about a use of data.
public struct Consent: Hashable, Sendable, Codable {
    /// The use.
    public var purpose: String
    /// Whether it is allowed.
    public var granted: Bool
    /// The version of the text that was agreed to.
    public var version: Int
    /// When.
    public var at: Date

    public init(purpose: String, granted: Bool, version: Int, at: Date) {
        self.purpose = purpose
        self.granted = granted
        self.version = version
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case purpose
        case granted
        case version
        case at
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.purpose = try all.decode(String.self, forKey: .purpose)
        self.granted = try all.decode(Bool.self, forKey: .granted)
        self.version = try all.decode(Int.self, forKey: .version)
        self.at = try all.decode(WireDate.self, forKey: .at).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(purpose, forKey: .purpose)
        try all.encode(granted, forKey: .granted)
        try all.encode(version, forKey: .version)
        try all.encode(WireDate(at), forKey: .at)
    }
}

/// What may be downloaded for a line.
public struct ContentView: Hashable, Sendable, Codable {
    /// What is downloaded.
    public var content: String
    /// How often it was downloaded.
    public var downloads: Int
    /// How often it may be in all; absent for no limit.
    public var limit: Int?
    /// Until when; absent for ever.
    public var until: Date?

    public init(content: String, downloads: Int, limit: Int? = nil, until: Date? = nil) {
        self.content = content
        self.downloads = downloads
        self.limit = limit
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case content
        case downloads
        case limit
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.content = try all.decode(String.self, forKey: .content)
        self.downloads = try all.decode(Int.self, forKey: .downloads)
        self.limit = try all.decodeIfPresent(Int.self, forKey: .limit)
        self.until = try all.decodeIfPresent(WireDate.self, forKey: .until).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(content, forKey: .content)
        try all.encode(downloads, forKey: .downloads)
        try all.encodeIfPresent(limit, forKey: .limit)
        try all.encodeIfPresent(until.map { WireDate($0) }, forKey: .until)
    }
}

/// Names a counter: what is counted, over which window.
public struct Counter: Hashable, Sendable, Codable {
    /// What is counted, 1 to 64 printable ASCII characters.
    public var name: String
    /// Over how many milliseconds.
    public var window: Duration

    public init(name: String, window: Duration) {
        self.name = name
        self.window = window
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case window
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.name = try all.decode(String.self, forKey: .name)
        self.window = try all.decode(WireSpan.self, forKey: .window).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(name, forKey: .name)
        try all.encode(WireSpan(window), forKey: .window)
    }
}

/// What a counter stands at.
public struct CounterValue: Hashable, Sendable, Codable {
    /// What is counted.
    public var name: String
    /// Over how many milliseconds.
    public var window: Duration
    /// How many.
    public var value: Int

    public init(name: String, window: Duration, value: Int) {
        self.name = name
        self.window = window
        self.value = value
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case window
        case value
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.name = try all.decode(String.self, forKey: .name)
        self.window = try all.decode(WireSpan.self, forKey: .window).value
        self.value = try all.decode(Int.self, forKey: .value)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(name, forKey: .name)
        try all.encode(WireSpan(window), forKey: .window)
        try all.encode(value, forKey: .value)
    }
}

/// Which units are counted together.
public enum Counting: String, Hashable, Sendable, Codable, CaseIterable {
    /// Those of all lines of the target.
    case together = "together"
    /// Those of each line.
    case eachLine = "each_line"
}

/// Makes an offer a coupon (优惠券): it applies only to a cart that carries the code.
public struct Coupon: Hashable, Sendable, Codable {
    /// The code; unique in the book.
    public var code: String
    /// How often it may be used in all, 1 or more.
    public var totalLimit: Int?
    /// How often one customer may use it, 1 or more.
    public var perCustomer: Int?

    public init(code: String, totalLimit: Int? = nil, perCustomer: Int? = nil) {
        self.code = code
        self.totalLimit = totalLimit
        self.perCustomer = perCustomer
    }

    private enum CodingKeys: String, CodingKey {
        case code
        case totalLimit = "total_limit"
        case perCustomer = "per_customer"
    }
}

/// What stays the same where another rate holds than at home; of meaning for inclusive prices only.
public enum CrossBorder: String, Hashable, Sendable, Codable, CaseIterable {
    /// What the buyer pays: the tax is another share of it.
    case keepGross = "keep_gross"
    /// What is left after tax: each list price becomes its net at the home rate, with the other rate on top.
    case keepNet = "keep_net"
}

/// A customer as the outside sees one.
public struct CustomerView: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Whether the customer can earn commission.
    public var promoter: Bool
    /// How many customers this one invited.
    public var directs: Int
    /// How many orders are paid and not fully refunded.
    public var ordersPaid: Int
    /// What the shop owes.
    public var balances: BalancesView
    /// Who invited.
    public var inviter: String?
    /// The membership level.
    public var level: String?

    public init(
        customer: String,
        promoter: Bool,
        directs: Int,
        ordersPaid: Int,
        balances: BalancesView,
        inviter: String? = nil,
        level: String? = nil
    ) {
        self.customer = customer
        self.promoter = promoter
        self.directs = directs
        self.ordersPaid = ordersPaid
        self.balances = balances
        self.inviter = inviter
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case promoter
        case directs
        case ordersPaid = "orders_paid"
        case balances
        case inviter
        case level
    }
}

/// What happens to a tier that makes a line dearer than its list price.
public enum Dearer: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is passed over, and the trace says so. Unit prices of a volume table must fall from tier to tier.
    case ignore = "ignore"
    /// The book is refused when a tier's unit price is not below the variant's own price, or not below the tier before.
    case refuse = "refuse"
    /// It holds: the table is the price, whatever the list says.
    case apply = "apply"
}

/// What a command would do.
public struct Decided: Hashable, Sendable, Codable {
    /// The events; empty where nothing would happen.
    public var events: [Event]

    public init(events: [Event]) {
        self.events = events
    }

    private enum CodingKeys: String, CodingKey {
        case events
    }
}

/// What stands between the columns of a CSV file.
public enum Delimiter: String, Hashable, Sendable, Codable, CaseIterable {
    /// `,`
    case comma = "comma"
    /// `;`
    case semicolon = "semicolon"
    /// A tab.
    case tab = "tab"
}

/// Units of one line.
public struct DeliverLine: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units; absent for all that are owed.
    public var units: Int?

    public init(line: Int, units: Int? = nil) {
        self.line = line
        self.units = units
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case units
    }
}

/// One line of a delivery.
public struct DeliveredLine: Hashable, Sendable, Codable {
    /// What was bought.
    public var variant: String
    /// How many units.
    public var quantity: Int
    /// The keys, sealed, in the order of the units; one for all units of a reusable key.
    public var keys: [SealedKey]

    public init(variant: String, quantity: Int, keys: [SealedKey]) {
        self.variant = variant
        self.quantity = quantity
        self.keys = keys
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case keys
    }
}

/// Units of one line that are handed over.
public struct DeliveredUnits: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units.
    public var units: Int
    /// The handles of their keys; empty where the stock has no keys.
    public var keys: [Int]
    /// The keys of a line that has several pools; `keys` is empty then.
    public var parts: [PoolKeys]?

    public init(line: Int, units: Int, keys: [Int], parts: [PoolKeys]? = nil) {
        self.line = line
        self.units = units
        self.keys = keys
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case units
        case keys
        case parts
    }
}

/// Shares a part of everything that was sold in the period among members (分红).
public struct Dividend: Hashable, Sendable, Codable {
    /// The pool: a share of the whole volume of the period, 0 to 100 percent.
    public var poolPercent: Decimal
    /// Who shares in it.
    public var members: [DividendMembers]
    /// What is divided how.
    public var split: DividendSplit?

    public init(poolPercent: Decimal, members: [DividendMembers], split: DividendSplit? = nil) {
        self.poolPercent = poolPercent
        self.members = members
        self.split = split
    }

    private enum CodingKeys: String, CodingKey {
        case poolPercent = "pool_percent"
        case members
        case split
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.poolPercent = try all.decode(WireDecimal.self, forKey: .poolPercent).value
        self.members = try all.decode([DividendMembers].self, forKey: .members)
        self.split = try all.decodeIfPresent(DividendSplit.self, forKey: .split)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(poolPercent), forKey: .poolPercent)
        try all.encode(members, forKey: .members)
        try all.encodeIfPresent(split, forKey: .split)
    }
}

/// The members of one level.
public struct DividendMembers: Hashable, Sendable, Codable {
    /// The level.
    public var level: String
    /// What each of them has: percent of the pool, or parts of it.
    public var share: Decimal

    public init(level: String, share: Decimal) {
        self.level = level
        self.share = share
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case share
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.level = try all.decode(String.self, forKey: .level)
        self.share = try all.decode(WireDecimal.self, forKey: .share).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(level, forKey: .level)
        try all.encode(WireDecimal(share), forKey: .share)
    }
}

/// How a pool is divided.
public enum DividendSplit: String, Hashable, Sendable, Codable, CaseIterable {
    /// Shares are percent of the pool. What is left over stays with the shop; where they add up to more than 100, all are
    /// cut in proportion: 7 × 10 % and 2 × 20 % of 10 000 are 909 and 1818, and the pool is not overdrawn.
    case percent = "percent"
    /// Shares are parts: the whole pool is divided in proportion to them.
    case parts = "parts"
    /// Shares are parts that are multiplied with the member's own volume in the period.
    case partsByVolume = "parts_by_volume"
}

/// A command that was done: what happened, and what to tell the one who asked.
public struct Done: Hashable, Sendable, Codable {
    /// What happened; empty where nothing did.
    public var events: [Event]
    /// What to tell.
    public var reply: Reply
    /// Whether this command was answered before and is only answered again.
    public var answeredBefore: Bool
    /// The number of its record; absent where nothing happened.
    public var sequence: Int?
    /// The logical time of the record.
    public var at: Date?

    public init(events: [Event], reply: Reply, answeredBefore: Bool, sequence: Int? = nil, at: Date? = nil) {
        self.events = events
        self.reply = reply
        self.answeredBefore = answeredBefore
        self.sequence = sequence
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case events
        case reply
        case answeredBefore = "answered_before"
        case sequence
        case at
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.events = try all.decode([Event].self, forKey: .events)
        self.reply = try all.decode(Reply.self, forKey: .reply)
        self.answeredBefore = try all.decode(Bool.self, forKey: .answeredBefore)
        self.sequence = try all.decodeIfPresent(Int.self, forKey: .sequence)
        self.at = try all.decodeIfPresent(WireDate.self, forKey: .at).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(events, forKey: .events)
        try all.encode(reply, forKey: .reply)
        try all.encode(answeredBefore, forKey: .answeredBefore)
        try all.encodeIfPresent(sequence, forKey: .sequence)
        try all.encodeIfPresent(at.map { WireDate($0) }, forKey: .at)
    }
}

/// What an offer does (效果). It never takes a line below zero, nor below its floor.
public indirect enum Effect: Hashable, Sendable, Codable {
    /// So many percent off, 0 to 100.
    case percent(Decimal)
    /// So much off every unit, in major units. For lines and units only.
    case amountEach(Decimal)
    /// So much off in all, in major units, spread in proportion to the amounts.
    case amountAcross(Decimal)
    /// Every unit at this price, in major units, where that is lower. For lines and units only.
    case fixedPrice(Decimal)
    /// So much off every line, in major units, whatever its quantity. For lines and units only.
    case amountPerLine(Decimal)
    /// All of the target together at this price (一口价), in major units, where that is lower.
    case setTotal(Decimal)
    /// For every full amount of the target so much off (每满减).
    case everyAmount(EveryAmount)
    /// A threshold ladder (满减阶梯): the highest step that is reached.
    case ladder(Ladder)
    /// For every full group of units something off some of them (第二件半价, 买三免一). For lines only.
    case unitGroups(UnitGroups)
    /// Who buys units of some lines gets something off units of the target (买赠). For lines only.
    case buyGet(BuyGet)
    /// Sets of units at one price (套装). For lines only: parts are looked for among them.
    case bundle(Bundle)
    /// Units of a variant for nothing (赠品). They stand beside the lines with what they are worth by list price, and count
    /// for no tier, condition or subtotal.
    case gift(Gift)
    /// Money that the buyer gets back later (返现): it takes nothing off.
    case cashback(Cashback)
    /// The prices of the tier tables whose place is a lane. For lines only.
    case tierPrices

    /// For every full amount of the target so much off (每满减).
    public static func everyAmount(every: Decimal, off: Decimal, times: Int? = nil) -> Effect {
        .everyAmount(EveryAmount(every: every, off: off, times: times))
    }

    /// A threshold ladder (满减阶梯): the highest step that is reached.
    public static func ladder(by: LadderBy, steps: [LadderStep]) -> Effect {
        .ladder(Ladder(by: by, steps: steps))
    }

    /// For every full group of units something off some of them (第二件半价, 买三免一). For lines only.
    public static func unitGroups(group: Int, units: Int, off: Off, times: Int? = nil, counting: Counting? = nil) -> Effect {
        .unitGroups(UnitGroups(group: group, units: units, off: off, times: times, counting: counting))
    }

    /// Who buys units of some lines gets something off units of the target (买赠). For lines only.
    public static func buyGet(
        buyUnits: Int,
        getUnits: Int,
        off: Off,
        buy: Condition? = nil,
        times: Int? = nil,
        allOrNothing: Bool = false
    ) -> Effect {
        .buyGet(BuyGet(buyUnits: buyUnits, getUnits: getUnits, off: off, buy: buy, times: times, allOrNothing: allOrNothing))
    }

    /// Sets of units at one price (套装). For lines only: parts are looked for among them.
    public static func bundle(parts: [BundlePart], price: Decimal, times: Int? = nil) -> Effect {
        .bundle(Bundle(parts: parts, price: price, times: times))
    }

    /// Units of a variant for nothing (赠品). They stand beside the lines with what they are worth by list price, and count
    /// for no tier, condition or subtotal.
    public static func gift(variant: String, units: Int, forEach: Int? = nil) -> Effect {
        .gift(Gift(variant: variant, units: units, forEach: forEach))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "percent": self = .percent(try form.content(WireDecimal.self).value)
        case "amount_each": self = .amountEach(try form.content(WireDecimal.self).value)
        case "amount_across": self = .amountAcross(try form.content(WireDecimal.self).value)
        case "fixed_price": self = .fixedPrice(try form.content(WireDecimal.self).value)
        case "amount_per_line": self = .amountPerLine(try form.content(WireDecimal.self).value)
        case "set_total": self = .setTotal(try form.content(WireDecimal.self).value)
        case "every_amount": self = .everyAmount(try form.content(EveryAmount.self))
        case "ladder": self = .ladder(try form.content(Ladder.self))
        case "unit_groups": self = .unitGroups(try form.content(UnitGroups.self))
        case "buy_get": self = .buyGet(try form.content(BuyGet.self))
        case "bundle": self = .bundle(try form.content(Bundle.self))
        case "gift": self = .gift(try form.content(Gift.self))
        case "cashback": self = .cashback(try form.content(Cashback.self))
        case "tier_prices": self = .tierPrices
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .percent(let value): try encoder.form("percent", WireDecimal(value))
        case .amountEach(let value): try encoder.form("amount_each", WireDecimal(value))
        case .amountAcross(let value): try encoder.form("amount_across", WireDecimal(value))
        case .fixedPrice(let value): try encoder.form("fixed_price", WireDecimal(value))
        case .amountPerLine(let value): try encoder.form("amount_per_line", WireDecimal(value))
        case .setTotal(let value): try encoder.form("set_total", WireDecimal(value))
        case .everyAmount(let value): try encoder.form("every_amount", value)
        case .ladder(let value): try encoder.form("ladder", value)
        case .unitGroups(let value): try encoder.form("unit_groups", value)
        case .buyGet(let value): try encoder.form("buy_get", value)
        case .bundle(let value): try encoder.form("bundle", value)
        case .gift(let value): try encoder.form("gift", value)
        case .cashback(let value): try encoder.form("cashback", value)
        case .tierPrices: try encoder.word("tier_prices")
        }
    }
}

/// An id that was forgotten, and what stands in its place.
public struct ErasedName: Hashable, Sendable, Codable {
    /// The id that was forgotten.
    public var customer: String
    /// The id since; it tells nothing of a person.
    public var tombstone: String

    public init(customer: String, tombstone: String) {
        self.customer = customer
        self.tombstone = tombstone
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case tombstone
    }
}

/// For every full amount of the target so much off: 10 off every full 100.
public struct EveryAmount: Hashable, Sendable, Codable {
    /// The full amount, in major units, above zero.
    public var every: Decimal
    /// What comes off for each, in major units, zero or more.
    public var off: Decimal
    /// The most times, 1 or more.
    public var times: Int?

    public init(every: Decimal, off: Decimal, times: Int? = nil) {
        self.every = every
        self.off = off
        self.times = times
    }

    private enum CodingKeys: String, CodingKey {
        case every
        case off
        case times
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.every = try all.decode(WireDecimal.self, forKey: .every).value
        self.off = try all.decode(WireDecimal.self, forKey: .off).value
        self.times = try all.decodeIfPresent(Int.self, forKey: .times)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(every), forKey: .every)
        try all.encode(WireDecimal(off), forKey: .off)
        try all.encodeIfPresent(times, forKey: .times)
    }
}

/// Why somebody may not earn, whatever the bonus.
public enum Exclusion: String, Hashable, Sendable, Codable, CaseIterable {
    /// Blocked (拉黑).
    case blocked = "blocked"
    /// Without a purchase for too long (沉睡).
    case dormant = "dormant"
    /// Too close to the buyer, for whatever reason the host has (刷单).
    case brushing = "brushing"
    /// Bought from the same device as the buyer (刷单).
    case sameDevice = "same_device"
    /// Reached at the same contact as the buyer (刷单).
    case sameContact = "same_contact"
    /// Each would earn of the other's purchases: the buyer stands above as well (循环购买).
    case circular = "circular"
    /// Left: erased or merged into another.
    case left = "left"
}

/// What an offer shuts out when it applies.
///
/// In `sequential` and `additive` lanes an exclusive offer that applies at the lane's beginning is the only one of its
/// lane (the highest priority of several); in `best` and `first` lanes only one applies anyway. In a `best_by_line` lane it
/// shuts out no other offer of its lane.
public enum Exclusive: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing.
    case none = "none"
    /// The other offers of its lane.
    case lane = "lane"
    /// The other offers of its lane and all later lanes.
    case quote = "quote"
}

/// Why an order cost what it cost and paid whom it paid.
public struct ExplainedOrder: Hashable, Sendable, Codable {
    public var quote: Quote
    public var priceAgrees: Bool
    public var commission: [String]
    public var commissionAgrees: Bool
    /// The whole for people.
    public var text: String

    public init(quote: Quote, priceAgrees: Bool, commission: [String], commissionAgrees: Bool, text: String) {
        self.quote = quote
        self.priceAgrees = priceAgrees
        self.commission = commission
        self.commissionAgrees = commissionAgrees
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case quote
        case priceAgrees = "price_agrees"
        case commission
        case commissionAgrees = "commission_agrees"
        case text
    }
}

/// Why somebody earns what of a period.
public struct ExplainedPeriod: Hashable, Sendable, Codable {
    public var period: Int
    public var plan: String
    /// Whether it was closed; else this is what closing it now would come to.
    public var isClosed: Bool
    public var amount: Money
    /// One sentence for each bonus.
    public var steps: [String]

    public init(period: Int, plan: String, isClosed: Bool, amount: Money, steps: [String]) {
        self.period = period
        self.plan = plan
        self.isClosed = isClosed
        self.amount = amount
        self.steps = steps
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case plan
        case isClosed = "is_closed"
        case amount
        case steps
    }
}

/// Keys that left the shop.
public struct ExportedKeys: Hashable, Sendable, Codable {
    /// The pool, to which they are sealed.
    public var pool: String
    /// The keys, sealed.
    public var keys: [SealedKey]

    public init(pool: String, keys: [SealedKey]) {
        self.pool = pool
        self.keys = keys
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case keys
    }
}

/// Who bears what faulty keys cost.
public enum FaultyKeys: String, Hashable, Sendable, Codable, CaseIterable {
    /// Their supplier is not paid for them.
    case supplier = "supplier"
    /// The shop pays for them all the same.
    case shop = "shop"
}

/// One field of a key.
public struct Field: Hashable, Sendable, Codable {
    /// Its name: the column of a CSV file, the member of a JSON object, the label at delivery.
    public var name: String
    /// Whether it may be missing or empty. Never the first; behind all others in `Layout::Separated`.
    public var optional: Bool
    /// Fewest characters, if it is there.
    public var minLength: Int?
    /// Most characters.
    public var maxLength: Int?
    /// Which characters it may hold; any if not given.
    public var charset: Charset?
    /// Further ASCII characters beside those of the charset, such as `-`.
    public var also: String

    public init(
        name: String,
        optional: Bool = false,
        minLength: Int? = nil,
        maxLength: Int? = nil,
        charset: Charset? = nil,
        also: String = ""
    ) {
        self.name = name
        self.optional = optional
        self.minLength = minLength
        self.maxLength = maxLength
        self.charset = charset
        self.also = also
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case optional
        case minLength = "min_length"
        case maxLength = "max_length"
        case charset
        case also
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.name = try all.decode(String.self, forKey: .name)
        self.optional = try all.decodeIfPresent(Bool.self, forKey: .optional) ?? false
        self.minLength = try all.decodeIfPresent(Int.self, forKey: .minLength)
        self.maxLength = try all.decodeIfPresent(Int.self, forKey: .maxLength)
        self.charset = try all.decodeIfPresent(Charset.self, forKey: .charset)
        self.also = try all.decodeIfPresent(String.self, forKey: .also) ?? ""
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(name, forKey: .name)
        if optional { try all.encode(optional, forKey: .optional) }
        try all.encodeIfPresent(minLength, forKey: .minLength)
        try all.encodeIfPresent(maxLength, forKey: .maxLength)
        try all.encodeIfPresent(charset, forKey: .charset)
        if also != "" { try all.encode(also, forKey: .also) }
    }
}

/// What the buyer answers in one field.
public struct FieldAnswer: Hashable, Sendable, Codable {
    /// The field.
    public var field: String
    /// What was answered.
    public var value: String

    public init(field: String, value: String) {
        self.field = field
        self.value = value
    }

    private enum CodingKeys: String, CodingKey {
        case field
        case value
    }
}

/// What may be answered in a field.
public enum FieldKind: Hashable, Sendable, Codable {
    /// One line of text.
    case text(FieldKindText)
    /// A whole number.
    case number(FieldKindNumber)
    /// One of several.
    case choice(FieldKindChoice)
    /// A mail address.
    case email
    /// A telephone number: 5 to 20 digits; a plus, spaces, dashes and parentheses may stand among them.
    case phone

    /// One line of text.
    public static func text(minLength: Int? = nil, maxLength: Int? = nil) -> FieldKind {
        .text(FieldKindText(minLength: minLength, maxLength: maxLength))
    }

    /// A whole number.
    public static func number(min: Int? = nil, max: Int? = nil) -> FieldKind {
        .number(FieldKindNumber(min: min, max: max))
    }

    /// One of several.
    public static func choice(choices: [String]) -> FieldKind {
        .choice(FieldKindChoice(choices: choices))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "text": self = .text(try form.content(FieldKindText.self))
        case "number": self = .number(try form.content(FieldKindNumber.self))
        case "choice": self = .choice(try form.content(FieldKindChoice.self))
        case "email": self = .email
        case "phone": self = .phone
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .text(let value): try encoder.form("text", value)
        case .number(let value): try encoder.form("number", value)
        case .choice(let value): try encoder.form("choice", value)
        case .email: try encoder.word("email")
        case .phone: try encoder.word("phone")
        }
    }
}

/// One line of text.
public struct FieldKindText: Hashable, Sendable, Codable {
    /// The fewest characters; 1 where absent.
    public var minLength: Int?
    /// The most characters, up to 500, which holds where absent.
    public var maxLength: Int?

    public init(minLength: Int? = nil, maxLength: Int? = nil) {
        self.minLength = minLength
        self.maxLength = maxLength
    }

    private enum CodingKeys: String, CodingKey {
        case minLength = "min_length"
        case maxLength = "max_length"
    }
}

/// A whole number.
public struct FieldKindNumber: Hashable, Sendable, Codable {
    /// The least.
    public var min: Int?
    /// The most.
    public var max: Int?

    public init(min: Int? = nil, max: Int? = nil) {
        self.min = min
        self.max = max
    }

    private enum CodingKeys: String, CodingKey {
        case min
        case max
    }
}

/// One of several.
public struct FieldKindChoice: Hashable, Sendable, Codable {
    /// 1 to 100 of them, each once.
    public var choices: [String]

    public init(choices: [String]) {
        self.choices = choices
    }

    private enum CodingKeys: String, CodingKey {
        case choices
    }
}

/// What a gate can ask about a receiver. In a condition it is a `counter` of this name; amounts are whole major units,
/// rounded down. With a window only what happened within it counts, as far as the host's people keep it; a figure that is
/// not kept fails every test.
public enum Figure: String, Hashable, Sendable, Codable, CaseIterable {
    /// `directs`: how many customers the receiver invited.
    case directs = "directs"
    /// `team_size`: how many stand below.
    case teamSize = "team_size"
    /// `own_orders`: how many orders of the receiver are paid.
    case ownOrders = "own_orders"
    /// `own_volume`: what the receiver bought.
    case ownVolume = "own_volume"
    /// `team_volume`: what the receiver and everybody below bought.
    case teamVolume = "team_volume"
    /// `direct_volume`: what those bought whom the receiver invited.
    case directVolume = "direct_volume"
    /// `idle_days`: how many days ago the receiver last bought.
    case idleDays = "idle_days"
    /// `days`: how many days ago the receiver joined.
    case days = "days"
}

/// What is wrong with a price book.
public struct Finding: Hashable, Sendable, Codable {
    /// The stable code, such as `price.below_cost`.
    public var code: String
    /// How bad it is.
    public var severity: Severity
    /// What the sentence speaks of, by name.
    public var params: [String: String]
    /// The sentence in English.
    public var english: String
    /// The sentence in Chinese.
    public var chinese: String

    public init(code: String, severity: Severity, params: [String: String], english: String, chinese: String) {
        self.code = code
        self.severity = severity
        self.params = params
        self.english = english
        self.chinese = chinese
    }

    private enum CodingKeys: String, CodingKey {
        case code
        case severity
        case params
        case english
        case chinese
    }
}

/// A fact that is yes or no.
public enum FlagFact: String, Hashable, Sendable, Codable, CaseIterable {
    /// The buyer has no paid order yet.
    case firstOrder = "first_order"
    /// The line is priced by a quantity tier.
    case tierPriced = "tier_priced"
}

/// A flash sale (秒杀): while it lasts, at most so many units are sold, whatever the stock.
///
/// Its price is an offer of the price book.
public struct Flash: Hashable, Sendable, Codable {
    /// Its id: a flash sale that is put again under the same id goes on counting.
    public var id: String
    /// How many units.
    public var units: Int
    /// While it lasts.
    public var window: Window?

    public init(id: String, units: Int, window: Window? = nil) {
        self.id = id
        self.units = units
        self.window = window
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case units
        case window
    }
}

/// The lowest prices (底价) that tiers and offers may reach. What is cut back from one line of a discount on several
/// goes to the others; what no line can take is reported, never lost.
///
/// A list price below its floor is the merchant's word: it stays, and nothing comes off it.
public struct Floors: Hashable, Sendable, Codable {
    /// No unit below its cost. Variants without a cost have no such floor.
    public var cost: Bool?
    /// The least margin in percent of the price, 0 to below 100: at 20 what costs 80.00 is sold for 100.00 or more.
    public var margin: Decimal?

    public init(cost: Bool? = nil, margin: Decimal? = nil) {
        self.cost = cost
        self.margin = margin
    }

    private enum CodingKeys: String, CodingKey {
        case cost
        case margin
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.cost = try all.decodeIfPresent(Bool.self, forKey: .cost)
        self.margin = try all.decodeIfPresent(WireDecimal.self, forKey: .margin).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(cost, forKey: .cost)
        try all.encodeIfPresent(margin.map { WireDecimal($0) }, forKey: .margin)
    }
}

/// Whom somebody follows from now on.
public struct Follows: Hashable, Sendable, Codable {
    /// Who.
    public var customer: String
    /// Whom; nobody for the top of an own team.
    public var leader: String?

    public init(customer: String, leader: String? = nil) {
        self.customer = customer
        self.leader = leader
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case leader
    }
}

/// A field that the buyer fills in for a manual service.
public struct FormField: Hashable, Sendable, Codable {
    /// Its id, once in a form.
    public var id: String
    /// What may be answered.
    public var kind: FieldKind
    /// What the buyer reads, by language.
    public var labels: [LocalText]
    /// Whether it must be answered.
    public var required: Bool?

    public init(id: String, kind: FieldKind, labels: [LocalText] = [], required: Bool? = nil) {
        self.id = id
        self.kind = kind
        self.labels = labels
        self.required = required
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case kind
        case labels
        case required
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.kind = try all.decode(FieldKind.self, forKey: .kind)
        self.labels = try all.decodeIfPresent([LocalText].self, forKey: .labels) ?? []
        self.required = try all.decodeIfPresent(Bool.self, forKey: .required)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(kind, forKey: .kind)
        if !labels.isEmpty { try all.encode(labels, forKey: .labels) }
        try all.encodeIfPresent(required, forKey: .required)
    }
}

/// By what an order is found.
public struct FoundBy: Hashable, Sendable, Codable {
    /// The contact.
    public var contact: String
    /// The secret that must come with it.
    public var secret: String

    public init(contact: String, secret: String) {
        self.contact = contact
        self.secret = secret
    }

    private enum CodingKeys: String, CodingKey {
        case contact
        case secret
    }
}

/// How orders are made good that wait. Absent fields take the defaults that stand with them.
public struct FulfilSettings: Hashable, Sendable, Codable {
    /// By how many minutes of waiting each step of the buyer's level ranks an order earlier in the queue of those that wait
    /// for a person. 0 to 1 000 000; default 60.
    public var minutesPerRank: Int?
    /// Whether an order that nobody is needed for is handed over in parts where a part of its stock is short, rather than
    /// whole once all is there. Default: no.
    public var deliverParts: Bool?
    /// How long after a delivery that failed it is tried again. 1 s to 366 days; default 10 min.
    public var retryAfter: Duration?
    /// After how many failures an order waits for a person. 1 to 1000; default 3.
    public var mostFailures: Int?
    /// How long after its payment an order waits for stock that no day is named for. Up to 366 days, 0 for not at all;
    /// absent, the default: for as long as it takes.
    public var patience: Duration?
    /// What happens to units whose stock did not come by the day that was named, or within the patience.
    public var overdue: WhenOverdue?
    /// How long a complaint may stay open before the shop decides for the buyer. 1 s to 366 days; absent, the default: for
    /// as long as it takes.
    public var answerWithin: Duration?
    /// What happens to an order whose complaint was not answered in time; a refund ends the complaint.
    public var unanswered: WhenOverdue?

    public init(
        minutesPerRank: Int? = nil,
        deliverParts: Bool? = nil,
        retryAfter: Duration? = nil,
        mostFailures: Int? = nil,
        patience: Duration? = nil,
        overdue: WhenOverdue? = nil,
        answerWithin: Duration? = nil,
        unanswered: WhenOverdue? = nil
    ) {
        self.minutesPerRank = minutesPerRank
        self.deliverParts = deliverParts
        self.retryAfter = retryAfter
        self.mostFailures = mostFailures
        self.patience = patience
        self.overdue = overdue
        self.answerWithin = answerWithin
        self.unanswered = unanswered
    }

    private enum CodingKeys: String, CodingKey {
        case minutesPerRank = "minutes_per_rank"
        case deliverParts = "deliver_parts"
        case retryAfter = "retry_after"
        case mostFailures = "most_failures"
        case patience
        case overdue
        case answerWithin = "answer_within"
        case unanswered
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.minutesPerRank = try all.decodeIfPresent(Int.self, forKey: .minutesPerRank)
        self.deliverParts = try all.decodeIfPresent(Bool.self, forKey: .deliverParts)
        self.retryAfter = try all.decodeIfPresent(WireSpan.self, forKey: .retryAfter).map { $0.value }
        self.mostFailures = try all.decodeIfPresent(Int.self, forKey: .mostFailures)
        self.patience = try all.decodeIfPresent(WireSpan.self, forKey: .patience).map { $0.value }
        self.overdue = try all.decodeIfPresent(WhenOverdue.self, forKey: .overdue)
        self.answerWithin = try all.decodeIfPresent(WireSpan.self, forKey: .answerWithin).map { $0.value }
        self.unanswered = try all.decodeIfPresent(WhenOverdue.self, forKey: .unanswered)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(minutesPerRank, forKey: .minutesPerRank)
        try all.encodeIfPresent(deliverParts, forKey: .deliverParts)
        try all.encodeIfPresent(retryAfter.map { WireSpan($0) }, forKey: .retryAfter)
        try all.encodeIfPresent(mostFailures, forKey: .mostFailures)
        try all.encodeIfPresent(patience.map { WireSpan($0) }, forKey: .patience)
        try all.encodeIfPresent(overdue, forKey: .overdue)
        try all.encodeIfPresent(answerWithin.map { WireSpan($0) }, forKey: .answerWithin)
        try all.encodeIfPresent(unanswered, forKey: .unanswered)
    }
}

/// How a variant is made good once it is paid.
public enum Fulfilment: Hashable, Sendable, Codable {
    /// By handing over its stock.
    case automatic
    /// By a person, who may ask the buyer for something first.
    case manual(FulfilmentManual)
    /// By a parcel; the stock must be counted.
    case shipment
    /// By something to download. The link is the host's: the machine knows what it leads to, and counts.
    case content(FulfilmentContent)
    /// By a membership level for a period. Each unit gives one period; more of the same level extend it.
    case membership(FulfilmentMembership)
    /// By other variants. The bundle has no stock of its own, so its stock must be unlimited.
    case bundle(FulfilmentBundle)

    /// By a person, who may ask the buyer for something first.
    public static func manual(form: [FormField] = []) -> Fulfilment {
        .manual(FulfilmentManual(form: form))
    }

    /// By something to download. The link is the host's: the machine knows what it leads to, and counts.
    public static func content(content: String, downloads: Int? = nil, validFor: Duration? = nil) -> Fulfilment {
        .content(FulfilmentContent(content: content, downloads: downloads, validFor: validFor))
    }

    /// By a membership level for a period. Each unit gives one period; more of the same level extend it.
    public static func membership(level: String, period: Duration? = nil) -> Fulfilment {
        .membership(FulfilmentMembership(level: level, period: period))
    }

    /// By other variants. The bundle has no stock of its own, so its stock must be unlimited.
    public static func bundle(parts: [CatalogBundlePart]) -> Fulfilment {
        .bundle(FulfilmentBundle(parts: parts))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "automatic": self = .automatic
        case "manual": self = .manual(try form.content(FulfilmentManual.self))
        case "shipment": self = .shipment
        case "content": self = .content(try form.content(FulfilmentContent.self))
        case "membership": self = .membership(try form.content(FulfilmentMembership.self))
        case "bundle": self = .bundle(try form.content(FulfilmentBundle.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .automatic: try encoder.word("automatic")
        case .manual(let value): try encoder.form("manual", value)
        case .shipment: try encoder.word("shipment")
        case .content(let value): try encoder.form("content", value)
        case .membership(let value): try encoder.form("membership", value)
        case .bundle(let value): try encoder.form("bundle", value)
        }
    }
}

/// By a person, who may ask the buyer for something first.
public struct FulfilmentManual: Hashable, Sendable, Codable {
    /// What the buyer is asked: at most 20 fields.
    public var form: [FormField]

    public init(form: [FormField] = []) {
        self.form = form
    }

    private enum CodingKeys: String, CodingKey {
        case form
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.form = try all.decodeIfPresent([FormField].self, forKey: .form) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        if !form.isEmpty { try all.encode(form, forKey: .form) }
    }
}

/// By something to download. The link is the host's: the machine knows what it leads to, and counts.
public struct FulfilmentContent: Hashable, Sendable, Codable {
    /// What is downloaded.
    public var content: String
    /// How often each unit may be downloaded: 1 to 1 000 000; absent for no limit.
    public var downloads: Int?
    /// For how long after the delivery: at least a second; absent for ever.
    public var validFor: Duration?

    public init(content: String, downloads: Int? = nil, validFor: Duration? = nil) {
        self.content = content
        self.downloads = downloads
        self.validFor = validFor
    }

    private enum CodingKeys: String, CodingKey {
        case content
        case downloads
        case validFor = "valid_for"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.content = try all.decode(String.self, forKey: .content)
        self.downloads = try all.decodeIfPresent(Int.self, forKey: .downloads)
        self.validFor = try all.decodeIfPresent(WireSpan.self, forKey: .validFor).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(content, forKey: .content)
        try all.encodeIfPresent(downloads, forKey: .downloads)
        try all.encodeIfPresent(validFor.map { WireSpan($0) }, forKey: .validFor)
    }
}

/// By a membership level for a period. Each unit gives one period; more of the same level extend it.
public struct FulfilmentMembership: Hashable, Sendable, Codable {
    /// The level.
    public var level: String
    /// For how long: 1 s to 36 600 days; absent for ever.
    public var period: Duration?

    public init(level: String, period: Duration? = nil) {
        self.level = level
        self.period = period
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case period
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.level = try all.decode(String.self, forKey: .level)
        self.period = try all.decodeIfPresent(WireSpan.self, forKey: .period).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(level, forKey: .level)
        try all.encodeIfPresent(period.map { WireSpan($0) }, forKey: .period)
    }
}

/// By other variants. The bundle has no stock of its own, so its stock must be unlimited.
public struct FulfilmentBundle: Hashable, Sendable, Codable {
    /// What it is made of: 1 to 20 variants that are no bundles themselves.
    public var parts: [CatalogBundlePart]

    public init(parts: [CatalogBundlePart]) {
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case parts
    }
}

/// The kind of a `Fulfilment`, without its terms.
public enum FulfilmentKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its stock is handed over.
    case automatic = "automatic"
    /// A person does it.
    case manual = "manual"
    /// A parcel is sent.
    case shipment = "shipment"
    /// Something is downloaded.
    case content = "content"
    /// A level is granted.
    case membership = "membership"
    /// Other variants are delivered.
    case bundle = "bundle"
}

/// Units of a variant for nothing.
public struct Gift: Hashable, Sendable, Codable {
    /// What is given; a variant of the book.
    public var variant: String
    /// How many units, 1 or more.
    public var units: Int
    /// Given once for so many units of the target; once in all when left out. Gifts are not counted.
    public var forEach: Int?

    public init(variant: String, units: Int, forEach: Int? = nil) {
        self.variant = variant
        self.units = units
        self.forEach = forEach
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case units
        case forEach = "for_each"
    }
}

/// Where a gift stands.
public enum GiftState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its order is not paid yet.
    case prepared = "prepared"
    /// It may be claimed.
    case ready = "ready"
    /// Somebody received it.
    case claimed = "claimed"
    /// Nobody claimed it in time, or its money went back.
    case over = "over"
}

/// What makes an order a gift.
public struct GiftTerms: Hashable, Sendable, Codable {
    /// The hash of the code with which it is claimed.
    public var claim: String
    /// How long after its payment it may be claimed, in milliseconds: 1 s to 366 days.
    public var expiresAfter: Duration
    /// What the giver writes, for people: 1 to 400 bytes.
    public var message: String?

    public init(claim: String, expiresAfter: Duration, message: String? = nil) {
        self.claim = claim
        self.expiresAfter = expiresAfter
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case claim
        case expiresAfter = "expires_after"
        case message
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.claim = try all.decode(String.self, forKey: .claim)
        self.expiresAfter = try all.decode(WireSpan.self, forKey: .expiresAfter).value
        self.message = try all.decodeIfPresent(String.self, forKey: .message)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(claim, forKey: .claim)
        try all.encode(WireSpan(expiresAfter), forKey: .expiresAfter)
        try all.encodeIfPresent(message, forKey: .message)
    }
}

/// A gift as the outside sees it.
public struct GiftView: Hashable, Sendable, Codable {
    /// Where it stands.
    public var state: GiftState
    /// How many wrong codes may still be tried.
    public var attemptsLeft: Int
    /// Until when it may be claimed; absent before its payment.
    public var expires: Date?
    /// Who received it.
    public var recipient: String?
    /// What the giver wrote.
    public var message: String?

    public init(
        state: GiftState,
        attemptsLeft: Int,
        expires: Date? = nil,
        recipient: String? = nil,
        message: String? = nil
    ) {
        self.state = state
        self.attemptsLeft = attemptsLeft
        self.expires = expires
        self.recipient = recipient
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case state
        case attemptsLeft = "attempts_left"
        case expires
        case recipient
        case message
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.state = try all.decode(GiftState.self, forKey: .state)
        self.attemptsLeft = try all.decode(Int.self, forKey: .attemptsLeft)
        self.expires = try all.decodeIfPresent(WireDate.self, forKey: .expires).map { $0.value }
        self.recipient = try all.decodeIfPresent(String.self, forKey: .recipient)
        self.message = try all.decodeIfPresent(String.self, forKey: .message)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(state, forKey: .state)
        try all.encode(attemptsLeft, forKey: .attemptsLeft)
        try all.encodeIfPresent(expires.map { WireDate($0) }, forKey: .expires)
        try all.encodeIfPresent(recipient, forKey: .recipient)
        try all.encodeIfPresent(message, forKey: .message)
    }
}

/// Money that was given back without units.
public struct Given: Hashable, Sendable, Codable {
    /// What of it was paid for lines: it lies in what is refunded of them.
    public var ofLines: Int
    /// What of it was paid beside them, for shipping and fee.
    public var beside: Int

    public init(ofLines: Int, beside: Int) {
        self.ofLines = ofLines
        self.beside = beside
    }

    private enum CodingKeys: String, CodingKey {
        case ofLines = "of_lines"
        case beside
    }
}

/// Goods by product and by category; nothing named means all that nothing else names.
public struct GoodsNamed: Hashable, Sendable, Codable {
    /// Products.
    public var products: [String]?
    /// Categories of products.
    public var categories: [String]?

    public init(products: [String]? = nil, categories: [String]? = nil) {
        self.products = products
        self.categories = categories
    }

    private enum CodingKeys: String, CodingKey {
        case products
        case categories
    }
}

/// What is kept of some goods.
public struct GoodsTake: Hashable, Sendable, Codable {
    /// How much.
    public var rate: CommissionTier
    /// Of which goods.
    public var goods: GoodsNamed?

    public init(rate: CommissionTier, goods: GoodsNamed? = nil) {
        self.rate = rate
        self.goods = goods
    }

    private enum CodingKeys: String, CodingKey {
        case rate
        case goods
    }
}

/// An offer with a code in its checked form, for a client that has the public form of the price book.
///
/// With it the client's quotes are those of the whole book. It says what the coupon does, not how often it may be used:
/// its uses are counted when the order is placed.
public struct Grant: Hashable, Sendable, Codable {
    /// The digest of the price book that the offer stands in.
    public var book: String
    /// Its lane.
    public var lane: String
    /// How many open offers of the lane stand before it.
    public var after: Int
    /// How many offers with a code stand between the last of these and it.
    public var then: Int
    /// The offer; its coupon without limits.
    public var offer: Offer

    public init(book: String, lane: String, after: Int, then: Int, offer: Offer) {
        self.book = book
        self.lane = lane
        self.after = after
        self.then = then
        self.offer = offer
    }

    private enum CodingKeys: String, CodingKey {
        case book
        case lane
        case after
        case then
        case offer
    }
}

/// What became of a key file, line by line. Holds nothing of a secret but first characters and lengths.
public struct ImportReport: Hashable, Sendable, Codable {
    /// Lines that were read, blank ones and the header not counted: accepted and rejected ones.
    public var read: Int
    /// Blank lines passed over.
    public var blank: Int
    /// Lines that gave a key.
    public var accepted: Int
    /// Lines that gave none, in order.
    public var rejected: [RejectedLine]

    public init(read: Int, blank: Int, accepted: Int, rejected: [RejectedLine]) {
        self.read = read
        self.blank = blank
        self.accepted = accepted
        self.rejected = rejected
    }

    private enum CodingKeys: String, CodingKey {
        case read
        case blank
        case accepted
        case rejected
    }
}

/// How an import went.
public struct ImportedKeys: Hashable, Sendable, Codable {
    /// How many keys are in the pool now that were not before.
    public var accepted: Int
    /// The others, with the reason.
    public var rejected: [RejectedKey]

    public init(accepted: Int, rejected: [RejectedKey]) {
        self.accepted = accepted
        self.rejected = rejected
    }

    private enum CodingKeys: String, CodingKey {
        case accepted
        case rejected
    }
}

/// What buyers see of a key.
public struct ImportedPreview: Hashable, Sendable, Codable {
    /// The key's position among those that were taken in, from 0.
    public var key: Int
    /// The preview and its premium.
    public var preview: Preview

    public init(key: Int, preview: Preview) {
        self.key = key
        self.preview = preview
    }

    private enum CodingKeys: String, CodingKey {
        case key
        case preview
    }
}

/// What happens to the share of a receiver who is no promoter or not of an eligible level.
public enum Ineligible: String, Hashable, Sendable, Codable, CaseIterable {
    /// The share is not paid; the next receiver has the next tier (跳过).
    case skip = "skip"
    /// The walk ends (截止).
    case stop = "stop"
    /// The next eligible receiver has this tier (紧缩).
    case compress = "compress"
    /// The next eligible receiver has this tier beside the one of the own depth (上滚).
    case rollUp = "roll_up"
    /// The shop keeps the share (沉淀): nobody has it, and it counts as paid for the line's limit.
    case keep = "keep"
}

/// What happens to a claim whose holder may not earn.
public enum IneligibleClaim: String, Hashable, Sendable, Codable, CaseIterable {
    /// As though its holder were not there: the next larger claim has it within its own (上滚, 紧缩).
    case rollUp = "roll_up"
    /// The walk ends (截止).
    case stop = "stop"
    /// The shop keeps it (沉淀): only what is above it is paid.
    case keep = "keep"
}

/// One command's events: the unit of the journal. It is kept whole or not at all.
///
/// What is rarely there has the last numbers in CBOR, so that its absence takes no bytes.
public struct JournalRecord: Hashable, Sendable, Codable {
    /// Its number in the shop: 0 for the opening, then one more each time.
    public var sequence: Int
    /// The logical time of the command.
    public var at: Date
    /// What happened.
    public var events: [Event]
    /// The time that the command asked for, where logical time had run past it.
    public var askedAt: Date?
    /// The command's key; absent for the opening.
    public var id: CommandKey?
    /// The hash of what the command asked; absent for the opening.
    public var body: String?
    /// The host's id that follows the request.
    public var trace: String?

    public init(
        sequence: Int,
        at: Date,
        events: [Event],
        askedAt: Date? = nil,
        id: CommandKey? = nil,
        body: String? = nil,
        trace: String? = nil
    ) {
        self.sequence = sequence
        self.at = at
        self.events = events
        self.askedAt = askedAt
        self.id = id
        self.body = body
        self.trace = trace
    }

    private enum CodingKeys: String, CodingKey {
        case sequence
        case at
        case events
        case askedAt = "asked_at"
        case id
        case body
        case trace
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.sequence = try all.decode(Int.self, forKey: .sequence)
        self.at = try all.decode(WireDate.self, forKey: .at).value
        self.events = try all.decode([Event].self, forKey: .events)
        self.askedAt = try all.decodeIfPresent(WireDate.self, forKey: .askedAt).map { $0.value }
        self.id = try all.decodeIfPresent(CommandKey.self, forKey: .id)
        self.body = try all.decodeIfPresent(String.self, forKey: .body)
        self.trace = try all.decodeIfPresent(String.self, forKey: .trace)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(sequence, forKey: .sequence)
        try all.encode(WireDate(at), forKey: .at)
        try all.encode(events, forKey: .events)
        try all.encodeIfPresent(askedAt.map { WireDate($0) }, forKey: .askedAt)
        try all.encodeIfPresent(id, forKey: .id)
        try all.encodeIfPresent(body, forKey: .body)
        try all.encodeIfPresent(trace, forKey: .trace)
    }
}

/// How many keys are in each state. They always add up to those imported.
public struct KeyCounts: Hashable, Sendable, Codable {
    /// All that were ever imported.
    public var imported: Int
    /// For sale, those of batches past their validity that no sweep has taken out yet among them.
    public var available: Int
    /// Held for orders.
    public var reserved: Int
    /// Handed over.
    public var delivered: Int
    /// Taken out of sale.
    public var quarantined: Int
    /// Past their validity.
    public var expired: Int
    /// Handed over and refunded.
    public var returned: Int
    /// Taken out of the shop, sealed.
    public var exported: Int

    public init(
        imported: Int,
        available: Int,
        reserved: Int,
        delivered: Int,
        quarantined: Int,
        expired: Int,
        returned: Int,
        exported: Int
    ) {
        self.imported = imported
        self.available = available
        self.reserved = reserved
        self.delivered = delivered
        self.quarantined = quarantined
        self.expired = expired
        self.returned = returned
        self.exported = exported
    }

    private enum CodingKeys: String, CodingKey {
        case imported
        case available
        case reserved
        case delivered
        case quarantined
        case expired
        case returned
        case exported
    }
}

public struct KeyFileReport: Hashable, Sendable, Codable {
    /// How many good keys there are.
    public var keys: Int
    public var report: ImportReport

    public init(keys: Int, report: ImportReport) {
        self.keys = keys
        self.report = report
    }

    private enum CodingKeys: String, CodingKey {
        case keys
        case report
    }
}

/// How the key files of a pool look, declared once with the pool.
///
/// What holds for every layout: the file is UTF-8, with or without a byte order mark; a line ends with LF, CRLF or CR;
/// blank lines are passed over; white space (Unicode's) is trimmed from both ends of every field and nothing else is
/// changed; a record is one line, so a broken line never swallows the next.
public struct KeyFormat: Hashable, Sendable, Codable {
    /// How a line is cut into fields.
    public var layout: Layout
    /// The fields of a key in canonical order, the first one required. One for `Layout::Code`.
    public var fields: [Field]
    /// Longest line in bytes without its end; 1 to 16384. 4096 if not given.
    public var maxLineBytes: Int?
    /// Most lines that are read, blank ones and the header not counted; 1 to 10 million. 1 million if not given.
    public var maxLines: Int?

    public init(layout: Layout, fields: [Field], maxLineBytes: Int? = nil, maxLines: Int? = nil) {
        self.layout = layout
        self.fields = fields
        self.maxLineBytes = maxLineBytes
        self.maxLines = maxLines
    }

    private enum CodingKeys: String, CodingKey {
        case layout
        case fields
        case maxLineBytes = "max_line_bytes"
        case maxLines = "max_lines"
    }
}

/// What buyers may see of a key that they can pick (自选, 靓号).
public struct KeyPreview: Hashable, Sendable, Codable {
    /// The key's position in the import, from 0.
    public var key: Int
    /// Public text, 1 to 100 bytes.
    public var preview: String
    /// What the key costs on top of its variant's price, in major units of the shop's currency.
    public var premium: Decimal

    public init(key: Int, preview: String, premium: Decimal = 0) {
        self.key = key
        self.preview = preview
        self.premium = premium
    }

    private enum CodingKeys: String, CodingKey {
        case key
        case preview
        case premium
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.key = try all.decode(Int.self, forKey: .key)
        self.preview = try all.decode(String.self, forKey: .preview)
        self.premium = try all.decodeIfPresent(WireDecimal.self, forKey: .premium).map { $0.value } ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(key, forKey: .key)
        try all.encode(preview, forKey: .preview)
        if premium != 0 { try all.encode(WireDecimal(premium), forKey: .premium) }
    }
}

/// A threshold ladder: the highest step that is reached, and nothing below the first.
public struct Ladder: Hashable, Sendable, Codable {
    /// What is measured.
    public var by: LadderBy
    /// 1 to 100 steps, thresholds ascending.
    public var steps: [LadderStep]

    public init(by: LadderBy, steps: [LadderStep]) {
        self.by = by
        self.steps = steps
    }

    private enum CodingKeys: String, CodingKey {
        case by
        case steps
    }
}

/// What a ladder measures.
public enum LadderBy: String, Hashable, Sendable, Codable, CaseIterable {
    /// What the target costs in all.
    case amount = "amount"
    /// How many units the target has in all.
    case quantity = "quantity"
    /// What all lines cost.
    case subtotal = "subtotal"
    /// What each line of the target costs: each line climbs for itself.
    case lineAmount = "line_amount"
    /// How many units each line of the target has: each line climbs for itself.
    case lineQuantity = "line_quantity"
}

/// One step of a ladder.
public struct LadderStep: Hashable, Sendable, Codable {
    /// From this on: major units where money is measured, whole where units are counted; zero or more.
    public var from: Decimal
    /// What it takes off.
    public var off: Off

    public init(from: Decimal, off: Off) {
        self.from = from
        self.off = off
    }

    private enum CodingKeys: String, CodingKey {
        case from
        case off
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.from = try all.decode(WireDecimal.self, forKey: .from).value
        self.off = try all.decode(Off.self, forKey: .off)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(from), forKey: .from)
        try all.encode(off, forKey: .off)
    }
}

/// Offers (优惠通道) that compete or stack. Lanes run in the order of the book; each sees the amounts after the one
/// before.
public struct Lane: Hashable, Sendable, Codable {
    /// Names the lane; unique in the book.
    public var id: String
    /// How its offers meet.
    public var mode: LaneMode
    /// The offers.
    public var offers: [Offer]

    public init(id: String, mode: LaneMode, offers: [Offer]) {
        self.id = id
        self.mode = mode
        self.offers = offers
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case mode
        case offers
    }
}

/// How the offers of a lane meet. Ties go to the higher priority, then to the offer that stands earlier in the book.
public enum LaneMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// The one that takes the most off.
    case best = "best"
    /// One after the other by priority, each on what the one before left.
    case sequential = "sequential"
    /// All on the amounts at the lane's beginning, added up.
    case additive = "additive"
    /// By priority, the first that takes anything off.
    case first = "first"
    /// For each line the one that takes the most off it. Not for offers on the order or on shipping.
    case bestByLine = "best_by_line"
}

/// A language for people. Codes, ids and numbers are the same in all of them.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    /// English.
    case english = "english"
    /// Simplified Chinese (简体中文).
    case chinese = "chinese"
}

/// Where late money goes that buys nothing.
public enum LateMoney: String, Hashable, Sendable, Codable, CaseIterable {
    /// The order waits for a person.
    case hold = "hold"
    /// Into the buyer's wallet; a guest's order waits for a person.
    case wallet = "wallet"
    /// The order waits for stock, and is filled in the order of payments. Where its coupons are used up, it waits for a
    /// person.
    case wait = "wait"
}

/// What happens to a payment that comes too late. Nothing is lost: it buys the order after all, or becomes balance, or
/// waits for a person.
public struct LatePayment: Hashable, Sendable, Codable {
    /// Reserve again and go on, where stock and coupons allow. Default: yes.
    public var reserveAgain: Bool?
    /// What happens otherwise.
    public var otherwise: LateMoney?

    public init(reserveAgain: Bool? = nil, otherwise: LateMoney? = nil) {
        self.reserveAgain = reserveAgain
        self.otherwise = otherwise
    }

    private enum CodingKeys: String, CodingKey {
        case reserveAgain = "reserve_again"
        case otherwise
    }
}

/// How a line is cut into fields.
public enum Layout: Hashable, Sendable, Codable {
    /// The line is the code.
    case code
    /// Fields with a separator between them, such as `account----password`.
    case separated(LayoutSeparated)
    /// Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
    /// over. A quoted value may hold the delimiter and doubled quotes, but no line break.
    case csv(LayoutCsv)
    /// A JSON object on each line with the fields as texts; members that are no field are passed over.
    case jsonLines

    /// Fields with a separator between them, such as `account----password`.
    public static func separated(separator: String, lastTakesRest: Bool = false) -> Layout {
        .separated(LayoutSeparated(separator: separator, lastTakesRest: lastTakesRest))
    }

    /// Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
    /// over. A quoted value may hold the delimiter and doubled quotes, but no line break.
    public static func csv(delimiter: Delimiter? = nil) -> Layout {
        .csv(LayoutCsv(delimiter: delimiter))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "code": self = .code
        case "separated": self = .separated(try form.content(LayoutSeparated.self))
        case "csv": self = .csv(try form.content(LayoutCsv.self))
        case "json_lines": self = .jsonLines
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .code: try encoder.word("code")
        case .separated(let value): try encoder.form("separated", value)
        case .csv(let value): try encoder.form("csv", value)
        case .jsonLines: try encoder.word("json_lines")
        }
    }
}

/// Fields with a separator between them, such as `account----password`.
public struct LayoutSeparated: Hashable, Sendable, Codable {
    /// What stands between the fields.
    public var separator: String
    /// Whether the last field may hold the separator itself. Otherwise such a line is rejected.
    public var lastTakesRest: Bool

    public init(separator: String, lastTakesRest: Bool = false) {
        self.separator = separator
        self.lastTakesRest = lastTakesRest
    }

    private enum CodingKeys: String, CodingKey {
        case separator
        case lastTakesRest = "last_takes_rest"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.separator = try all.decode(String.self, forKey: .separator)
        self.lastTakesRest = try all.decodeIfPresent(Bool.self, forKey: .lastTakesRest) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(separator, forKey: .separator)
        if lastTakesRest { try all.encode(lastTakesRest, forKey: .lastTakesRest) }
    }
}

/// Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
/// over. A quoted value may hold the delimiter and doubled quotes, but no line break.
public struct LayoutCsv: Hashable, Sendable, Codable {
    /// What stands between the columns.
    public var delimiter: Delimiter?

    public init(delimiter: Delimiter? = nil) {
        self.delimiter = delimiter
    }

    private enum CodingKeys: String, CodingKey {
        case delimiter
    }
}

/// Which recruits a new partner leaves to the former leader. One who has no leader keeps them.
public enum LeftBehind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Those that made the partner, in the order in which they came: as many as the threshold.
    case first = "first"
    /// All of them.
    case all = "all"
    /// None: they go along.
    case none = "none"
}

/// A leg below a seat.
public struct LegOfSeat: Hashable, Sendable, Codable {
    /// What the shop earned by the orders of everybody in the leg.
    public var volume: Money
    /// Who sits there first.
    public var below: String?

    public init(volume: Money, below: String? = nil) {
        self.volume = volume
        self.below = below
    }

    private enum CodingKeys: String, CodingKey {
        case volume
        case below
    }
}

/// A membership level (等级) as the host defines it.
public struct Level: Hashable, Sendable, Codable {
    /// The id, which prices, plans and customers refer to.
    public var id: String
    /// Where it stands among the others: the higher number is the higher level; equal ranks are peers.
    public var rank: Int
    /// Names by language, at most 32; may be empty.
    public var names: [LevelName]
    /// What it asks for, and what it gives; absent for a level that is only given or bought and opens nothing.
    public var terms: LevelTerms?

    public init(id: String, rank: Int, names: [LevelName] = [], terms: LevelTerms? = nil) {
        self.id = id
        self.rank = rank
        self.names = names
        self.terms = terms
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case rank
        case names
        case terms
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.rank = try all.decode(Int.self, forKey: .rank)
        self.names = try all.decodeIfPresent([LevelName].self, forKey: .names) ?? []
        self.terms = try all.decodeIfPresent(LevelTerms.self, forKey: .terms)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(rank, forKey: .rank)
        if !names.isEmpty { try all.encode(names, forKey: .names) }
        try all.encodeIfPresent(terms, forKey: .terms)
    }
}

/// What a review found of one customer.
public struct LevelChange: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Why.
    public var why: LevelWhy
    /// The level since.
    public var level: String?

    public init(customer: String, why: LevelWhy, level: String? = nil) {
        self.customer = customer
        self.why = why
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case why
        case level
    }
}

/// What a level has a claim to.
public struct LevelClaim: Hashable, Sendable, Codable {
    /// The level.
    public var level: String
    /// The claim.
    public var rate: CommissionTier

    public init(level: String, rate: CommissionTier) {
        self.level = level
        self.rate = rate
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case rate
    }
}

/// Pays every jump of level on the way up (级差): each level has a claim on the whole line, and whoever has a larger claim
/// than everybody below is paid the difference. What all receivers have together is the largest claim among them, never
/// more: 8, 5, 10, 15 percent pay 15.
public struct LevelDifference: Hashable, Sendable, Codable {
    /// What a level has a claim to. A level that is not listed has none.
    public var rates: [LevelClaim]
    /// Other claims for a product, in place of `rates`.
    public var products: [ProductClaims]
    /// What a claim with a percentage and a fixed amount is.
    public var combine: Combine?
    /// What those earn who stand above a receiver and have the same level (平级).
    public var peer: Peer?
    /// What happens to a claim whose holder may not earn.
    public var ineligible: IneligibleClaim?
    /// Whether the buyer's own claim counts as paid, because the buyer had it as a discount: only what is above it is
    /// paid.
    public var aboveBuyer: Bool
    /// How many steps above the buyer are looked at, 1 to 1000; absent for all.
    public var maxDepth: Int?
    /// Other claims for a category of products, in place of `rates`, for products without own ones.
    public var categories: [CategoryClaims]?

    public init(
        rates: [LevelClaim],
        products: [ProductClaims] = [],
        combine: Combine? = nil,
        peer: Peer? = nil,
        ineligible: IneligibleClaim? = nil,
        aboveBuyer: Bool = false,
        maxDepth: Int? = nil,
        categories: [CategoryClaims]? = nil
    ) {
        self.rates = rates
        self.products = products
        self.combine = combine
        self.peer = peer
        self.ineligible = ineligible
        self.aboveBuyer = aboveBuyer
        self.maxDepth = maxDepth
        self.categories = categories
    }

    private enum CodingKeys: String, CodingKey {
        case rates
        case products
        case combine
        case peer
        case ineligible
        case aboveBuyer = "above_buyer"
        case maxDepth = "max_depth"
        case categories
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.rates = try all.decode([LevelClaim].self, forKey: .rates)
        self.products = try all.decodeIfPresent([ProductClaims].self, forKey: .products) ?? []
        self.combine = try all.decodeIfPresent(Combine.self, forKey: .combine)
        self.peer = try all.decodeIfPresent(Peer.self, forKey: .peer)
        self.ineligible = try all.decodeIfPresent(IneligibleClaim.self, forKey: .ineligible)
        self.aboveBuyer = try all.decodeIfPresent(Bool.self, forKey: .aboveBuyer) ?? false
        self.maxDepth = try all.decodeIfPresent(Int.self, forKey: .maxDepth)
        self.categories = try all.decodeIfPresent([CategoryClaims].self, forKey: .categories)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(rates, forKey: .rates)
        if !products.isEmpty { try all.encode(products, forKey: .products) }
        try all.encodeIfPresent(combine, forKey: .combine)
        try all.encodeIfPresent(peer, forKey: .peer)
        try all.encodeIfPresent(ineligible, forKey: .ineligible)
        if aboveBuyer { try all.encode(aboveBuyer, forKey: .aboveBuyer) }
        try all.encodeIfPresent(maxDepth, forKey: .maxDepth)
        try all.encodeIfPresent(categories, forKey: .categories)
    }
}

/// A level's name in one language.
public struct LevelName: Hashable, Sendable, Codable {
    /// Language tag such as `zh` or `en-GB`: 1 to 35 letters, digits or `-`, once per level.
    public var lang: String
    /// What people read: 1 to 200 characters without control characters.
    public var text: String

    public init(lang: String, text: String) {
        self.lang = lang
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case lang
        case text
    }
}

public struct LevelOfMarket: Hashable, Sendable, Codable {
    public var level: String
    public var percent: Int

    public init(level: String, percent: Int) {
        self.level = level
        self.percent = percent
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case percent
    }
}

/// At what price receivers of a level buy.
public struct LevelPrice: Hashable, Sendable, Codable {
    /// The level.
    public var level: String
    /// The price.
    public var price: OwnPrice
    /// The product; absent for every product without a price of its own.
    public var product: String?

    public init(level: String, price: OwnPrice, product: String? = nil) {
        self.level = level
        self.price = price
        self.product = product
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case price
        case product
    }
}

/// What a receiver of a level earns at one tier, in place of the tier's own rate.
public struct LevelRate: Hashable, Sendable, Codable {
    /// The receiver's level.
    public var level: String
    /// The tier, counted from 1.
    public var tier: Int
    /// The rate.
    public var rate: CommissionTier

    public init(level: String, tier: Int, rate: CommissionTier) {
        self.level = level
        self.tier = tier
        self.rate = rate
    }

    private enum CodingKeys: String, CodingKey {
        case level
        case tier
        case rate
    }
}

/// What a level asks for, and what it gives.
public struct LevelTerms: Hashable, Sendable, Codable {
    /// Who holds this has the level from the next tick on; absent for a level that is only given or bought. Asked whenever
    /// a figure of the person changes; of everybody when this or a rank changed, and at the end of each period where it
    /// asks for days, windows or local time, so many with each tick as the shop's limit says.
    public var reach: Condition?
    /// Who reached the level keeps it while this holds, asked at the end of each period; absent for for ever.
    public var keep: Condition?
    /// For how many periods in a row `keep` may fail before the level is lost. 0 to 120; default 0.
    public var grace: Int
    /// Products that are sold only to this level and those of at least its rank. At most 10 000.
    public var products: [String]
    /// Whether the host should show members their teams by name. Default: no.
    public var seesTeam: Bool

    public init(
        reach: Condition? = nil,
        keep: Condition? = nil,
        grace: Int = 0,
        products: [String] = [],
        seesTeam: Bool = false
    ) {
        self.reach = reach
        self.keep = keep
        self.grace = grace
        self.products = products
        self.seesTeam = seesTeam
    }

    private enum CodingKeys: String, CodingKey {
        case reach
        case keep
        case grace
        case products
        case seesTeam = "sees_team"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reach = try all.decodeIfPresent(Condition.self, forKey: .reach)
        self.keep = try all.decodeIfPresent(Condition.self, forKey: .keep)
        self.grace = try all.decodeIfPresent(Int.self, forKey: .grace) ?? 0
        self.products = try all.decodeIfPresent([String].self, forKey: .products) ?? []
        self.seesTeam = try all.decodeIfPresent(Bool.self, forKey: .seesTeam) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(reach, forKey: .reach)
        try all.encodeIfPresent(keep, forKey: .keep)
        if grace != 0 { try all.encode(grace, forKey: .grace) }
        if !products.isEmpty { try all.encode(products, forKey: .products) }
        if seesTeam { try all.encode(seesTeam, forKey: .seesTeam) }
    }
}

public struct LevelView: Hashable, Sendable, Codable {
    public var paid: Money
    /// Null for those without a level.
    public var level: String?

    public init(paid: Money, level: String? = nil) {
        self.paid = paid
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case paid
        case level
    }
}

/// Why somebody has another level.
public enum LevelWhy: String, Hashable, Sendable, Codable, CaseIterable {
    /// The shop's people gave it.
    case given = "given"
    /// What the level asks for was reached.
    case reached = "reached"
    /// What keeps the level failed for longer than the grace.
    case lost = "lost"
    /// What keeps the level failed at the end of a period; within the grace nothing changes yet.
    case warned = "warned"
    /// What keeps the level held again after it had failed.
    case recovered = "recovered"
    /// It was bought, or what was bought was taken back.
    case bought = "bought"
    /// Customers were merged, or a merge was undone.
    case merged = "merged"
    /// The time for which it was bought or given is over.
    case over = "over"
}

/// What the buyer answers for one variant of the cart.
public struct LineAnswers: Hashable, Sendable, Codable {
    /// What is bought, or a part of a bundle.
    public var variant: String
    /// The answers.
    public var answers: [FieldAnswer]
    /// The bundle that it is a part of.
    public var partOf: String?

    public init(variant: String, answers: [FieldAnswer], partOf: String? = nil) {
        self.variant = variant
        self.answers = answers
        self.partOf = partOf
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case answers
        case partOf = "part_of"
    }
}

/// The keys of one line.
public struct LineKeys: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// Their handles.
    public var keys: [Int]
    /// The keys of a line that has several pools; `keys` is empty then.
    public var parts: [PoolKeys]?

    public init(line: Int, keys: [Int], parts: [PoolKeys]? = nil) {
        self.line = line
        self.keys = keys
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case keys
        case parts
    }
}

/// Why a line of a key file gives no key.
public indirect enum LineReason: Hashable, Sendable, Codable {
    /// Not UTF-8.
    case notUtf8
    /// Longer than the format allows.
    case tooLong(LineReasonTooLong)
    /// More or fewer fields than declared.
    case fieldCount(LineReasonFieldCount)
    /// A required field is not there.
    case fieldMissing(LineReasonFieldMissing)
    /// A required field is empty after trimming.
    case fieldEmpty(LineReasonFieldEmpty)
    /// Shorter or longer than declared.
    case fieldLength(LineReasonFieldLength)
    /// Holds a character outside its charset.
    case fieldCharset(LineReasonFieldCharset)
    /// Holds a control character.
    case controlCharacter(LineReasonControlCharacter)
    /// Holds an invisible character.
    case invisibleCharacter(LineReasonInvisibleCharacter)
    /// Not one JSON object.
    case notJson
    /// A JSON field is a number, list or the like.
    case notText(LineReasonNotText)
    /// A JSON field or a CSV column stands twice.
    case fieldTwice(LineReasonFieldTwice)
    /// A quoted CSV value does not end on its line.
    case openQuote
    /// A quote within an unquoted CSV value, or text behind a closing quote.
    case strayQuote
    /// The header names no such column; nothing of the file can be read.
    case columnMissing(LineReasonColumnMissing)
    /// The same key stood on an earlier line.
    case duplicate(LineReasonDuplicate)
    /// The file has more lines than the format allows; this one and all after it were not read.
    case tooManyLines(LineReasonTooManyLines)
    /// All fields together are longer than a key may be.
    case keyTooLong

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "not_utf8": self = .notUtf8
        case "too_long": self = .tooLong(try form.content(LineReasonTooLong.self))
        case "field_count": self = .fieldCount(try form.content(LineReasonFieldCount.self))
        case "field_missing": self = .fieldMissing(try form.content(LineReasonFieldMissing.self))
        case "field_empty": self = .fieldEmpty(try form.content(LineReasonFieldEmpty.self))
        case "field_length": self = .fieldLength(try form.content(LineReasonFieldLength.self))
        case "field_charset": self = .fieldCharset(try form.content(LineReasonFieldCharset.self))
        case "control_character": self = .controlCharacter(try form.content(LineReasonControlCharacter.self))
        case "invisible_character": self = .invisibleCharacter(try form.content(LineReasonInvisibleCharacter.self))
        case "not_json": self = .notJson
        case "not_text": self = .notText(try form.content(LineReasonNotText.self))
        case "field_twice": self = .fieldTwice(try form.content(LineReasonFieldTwice.self))
        case "open_quote": self = .openQuote
        case "stray_quote": self = .strayQuote
        case "column_missing": self = .columnMissing(try form.content(LineReasonColumnMissing.self))
        case "duplicate": self = .duplicate(try form.content(LineReasonDuplicate.self))
        case "too_many_lines": self = .tooManyLines(try form.content(LineReasonTooManyLines.self))
        case "key_too_long": self = .keyTooLong
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .notUtf8: try encoder.form("not_utf8", Nothing())
        case .tooLong(let value): try encoder.form("too_long", value)
        case .fieldCount(let value): try encoder.form("field_count", value)
        case .fieldMissing(let value): try encoder.form("field_missing", value)
        case .fieldEmpty(let value): try encoder.form("field_empty", value)
        case .fieldLength(let value): try encoder.form("field_length", value)
        case .fieldCharset(let value): try encoder.form("field_charset", value)
        case .controlCharacter(let value): try encoder.form("control_character", value)
        case .invisibleCharacter(let value): try encoder.form("invisible_character", value)
        case .notJson: try encoder.form("not_json", Nothing())
        case .notText(let value): try encoder.form("not_text", value)
        case .fieldTwice(let value): try encoder.form("field_twice", value)
        case .openQuote: try encoder.form("open_quote", Nothing())
        case .strayQuote: try encoder.form("stray_quote", Nothing())
        case .columnMissing(let value): try encoder.form("column_missing", value)
        case .duplicate(let value): try encoder.form("duplicate", value)
        case .tooManyLines(let value): try encoder.form("too_many_lines", value)
        case .keyTooLong: try encoder.form("key_too_long", Nothing())
        }
    }
}

/// Longer than the format allows.
public struct LineReasonTooLong: Hashable, Sendable, Codable {
    public var limit: Int

    public init(limit: Int) {
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case limit
    }
}

/// More or fewer fields than declared.
public struct LineReasonFieldCount: Hashable, Sendable, Codable {
    public var expected: Int
    public var found: Int

    public init(expected: Int, found: Int) {
        self.expected = expected
        self.found = found
    }

    private enum CodingKeys: String, CodingKey {
        case expected
        case found
    }
}

/// A required field is not there.
public struct LineReasonFieldMissing: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// A required field is empty after trimming.
public struct LineReasonFieldEmpty: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// Shorter or longer than declared.
public struct LineReasonFieldLength: Hashable, Sendable, Codable {
    public var field: String
    public var length: Int

    public init(field: String, length: Int) {
        self.field = field
        self.length = length
    }

    private enum CodingKeys: String, CodingKey {
        case field
        case length
    }
}

/// Holds a character outside its charset.
public struct LineReasonFieldCharset: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// Holds a control character.
public struct LineReasonControlCharacter: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// Holds an invisible character.
public struct LineReasonInvisibleCharacter: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// A JSON field is a number, list or the like.
public struct LineReasonNotText: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// A JSON field or a CSV column stands twice.
public struct LineReasonFieldTwice: Hashable, Sendable, Codable {
    public var field: String

    public init(field: String) {
        self.field = field
    }

    private enum CodingKeys: String, CodingKey {
        case field
    }
}

/// The header names no such column; nothing of the file can be read.
public struct LineReasonColumnMissing: Hashable, Sendable, Codable {
    public var column: String

    public init(column: String) {
        self.column = column
    }

    private enum CodingKeys: String, CodingKey {
        case column
    }
}

/// The same key stood on an earlier line.
public struct LineReasonDuplicate: Hashable, Sendable, Codable {
    public var firstLine: Int

    public init(firstLine: Int) {
        self.firstLine = firstLine
    }

    private enum CodingKeys: String, CodingKey {
        case firstLine = "first_line"
    }
}

/// The file has more lines than the format allows; this one and all after it were not read.
public struct LineReasonTooManyLines: Hashable, Sendable, Codable {
    public var limit: Int

    public init(limit: Int) {
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case limit
    }
}

/// The lines for which a condition holds, taken together.
public struct LinesTest: Hashable, Sendable, Codable {
    /// Which lines. Not again a test of lines.
    public var lines: Condition
    /// They have at least so many units; 1 or more.
    public var units: Int?
    /// They cost at least so much, in major units.
    public var amount: Decimal?

    public init(lines: Condition, units: Int? = nil, amount: Decimal? = nil) {
        self.lines = lines
        self.units = units
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case lines
        case units
        case amount
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.lines = try all.decode(Condition.self, forKey: .lines)
        self.units = try all.decodeIfPresent(Int.self, forKey: .units)
        self.amount = try all.decodeIfPresent(WireDecimal.self, forKey: .amount).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(lines, forKey: .lines)
        try all.encodeIfPresent(units, forKey: .units)
        try all.encodeIfPresent(amount.map { WireDecimal($0) }, forKey: .amount)
    }
}

/// What a lint goes by.
public struct LintSettings: Hashable, Sendable, Codable {
    /// What is over at this moment is told; nothing is over when left out.
    public var at: Date?
    /// The most units of one line, of variants without a limit of their own; 1 000 000 when left out.
    public var mostUnits: Int?
    /// Purchase limits of single variants.
    public var limits: [PurchaseLimit]?
    /// The most variants of one product; 7 when left out.
    public var mostVariants: Int?
    /// By how many percent of the lowest the prices of one variant on several channels may differ; 30 when left out.
    public var channelBand: Decimal?

    public init(
        at: Date? = nil,
        mostUnits: Int? = nil,
        limits: [PurchaseLimit]? = nil,
        mostVariants: Int? = nil,
        channelBand: Decimal? = nil
    ) {
        self.at = at
        self.mostUnits = mostUnits
        self.limits = limits
        self.mostVariants = mostVariants
        self.channelBand = channelBand
    }

    private enum CodingKeys: String, CodingKey {
        case at
        case mostUnits = "most_units"
        case limits
        case mostVariants = "most_variants"
        case channelBand = "channel_band"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.at = try all.decodeIfPresent(WireDate.self, forKey: .at).map { $0.value }
        self.mostUnits = try all.decodeIfPresent(Int.self, forKey: .mostUnits)
        self.limits = try all.decodeIfPresent([PurchaseLimit].self, forKey: .limits)
        self.mostVariants = try all.decodeIfPresent(Int.self, forKey: .mostVariants)
        self.channelBand = try all.decodeIfPresent(WireDecimal.self, forKey: .channelBand).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(at.map { WireDate($0) }, forKey: .at)
        try all.encodeIfPresent(mostUnits, forKey: .mostUnits)
        try all.encodeIfPresent(limits, forKey: .limits)
        try all.encodeIfPresent(mostVariants, forKey: .mostVariants)
        try all.encodeIfPresent(channelBand.map { WireDecimal($0) }, forKey: .channelBand)
    }
}

/// One variant's price in a list.
public struct ListedPrice: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// For one unit, in major units, zero or more; may be finer than the currency.
    public var price: Decimal
    /// The least that one unit may cost after all offers, in major units: it takes the place of the variant's own
    /// minimum.
    public var minimum: Decimal?

    public init(variant: String, price: Decimal, minimum: Decimal? = nil) {
        self.variant = variant
        self.price = price
        self.minimum = minimum
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case price
        case minimum
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.price = try all.decode(WireDecimal.self, forKey: .price).value
        self.minimum = try all.decodeIfPresent(WireDecimal.self, forKey: .minimum).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(WireDecimal(price), forKey: .price)
        try all.encodeIfPresent(minimum.map { WireDecimal($0) }, forKey: .minimum)
    }
}

/// What is other about a product on one channel. What is left out is as the product says. Prices are the price book's.
public struct Listing: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: String
    /// The product.
    public var product: String
    /// Its title there, by language.
    public var titles: [LocalText]
    /// Whether it is sold there.
    public var on: Bool?
    /// Whether a paid order of it there needs a person, even where the channel and the variant need none.
    public var manualDelivery: Bool
    /// The most units of a variant that may be bought there at a time.
    public var maxPerOrder: Int?

    public init(
        channel: String,
        product: String,
        titles: [LocalText] = [],
        on: Bool? = nil,
        manualDelivery: Bool = false,
        maxPerOrder: Int? = nil
    ) {
        self.channel = channel
        self.product = product
        self.titles = titles
        self.on = on
        self.manualDelivery = manualDelivery
        self.maxPerOrder = maxPerOrder
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case product
        case titles
        case on
        case manualDelivery = "manual_delivery"
        case maxPerOrder = "max_per_order"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.product = try all.decode(String.self, forKey: .product)
        self.titles = try all.decodeIfPresent([LocalText].self, forKey: .titles) ?? []
        self.on = try all.decodeIfPresent(Bool.self, forKey: .on)
        self.manualDelivery = try all.decodeIfPresent(Bool.self, forKey: .manualDelivery) ?? false
        self.maxPerOrder = try all.decodeIfPresent(Int.self, forKey: .maxPerOrder)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(channel, forKey: .channel)
        try all.encode(product, forKey: .product)
        if !titles.isEmpty { try all.encode(titles, forKey: .titles) }
        try all.encodeIfPresent(on, forKey: .on)
        if manualDelivery { try all.encode(manualDelivery, forKey: .manualDelivery) }
        try all.encodeIfPresent(maxPerOrder, forKey: .maxPerOrder)
    }
}

/// A name in one language.
public struct LocalText: Hashable, Sendable, Codable {
    /// The language tag (BCP 47), such as `zh-CN`.
    public var lang: String
    /// The text, 1 to 400 bytes.
    public var text: String

    public init(lang: String, text: String) {
        self.lang = lang
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case lang
        case text
    }
}

/// Days and hours on a wall clock with a fixed offset. The day is that of the moment itself, also in hours that run past
/// midnight.
public struct LocalTime: Hashable, Sendable, Codable {
    /// How many minutes the clock is ahead of UTC: 480 in Beijing. From −720 to 840.
    public var utcOffset: Int
    /// On these days; none named means every day.
    public var weekdays: [Weekday]
    /// From this minute on; left out means from midnight.
    public var from: String?
    /// Until before this minute; left out means until midnight. Earlier than `from`: over midnight.
    public var until: String?

    public init(utcOffset: Int, weekdays: [Weekday] = [], from: String? = nil, until: String? = nil) {
        self.utcOffset = utcOffset
        self.weekdays = weekdays
        self.from = from
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case utcOffset = "utc_offset"
        case weekdays
        case from
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.utcOffset = try all.decode(Int.self, forKey: .utcOffset)
        self.weekdays = try all.decodeIfPresent([Weekday].self, forKey: .weekdays) ?? []
        self.from = try all.decodeIfPresent(String.self, forKey: .from)
        self.until = try all.decodeIfPresent(String.self, forKey: .until)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(utcOffset, forKey: .utcOffset)
        if !weekdays.isEmpty { try all.encode(weekdays, forKey: .weekdays) }
        try all.encodeIfPresent(from, forKey: .from)
        try all.encodeIfPresent(until, forKey: .until)
    }
}

/// An order that came to an end and was looked at, to see whether it can leave memory.
public struct LookedAt: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The seal of the bytes that it left as; absent where it stays.
    public var seal: String?

    public init(order: String, seal: String? = nil) {
        self.order = order
        self.seal = seal
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case seal
    }
}

/// How often lookups may fail. Absent fields take the defaults that stand with them.
public struct LookupSettings: Hashable, Sendable, Codable {
    /// For one contact. Default: 5, and one more every 10 minutes.
    public var perContact: Rate?
    /// From one device. Default: 20, and one more every minute.
    public var perDevice: Rate?

    public init(perContact: Rate? = nil, perDevice: Rate? = nil) {
        self.perContact = perContact
        self.perDevice = perDevice
    }

    private enum CodingKeys: String, CodingKey {
        case perContact = "per_contact"
        case perDevice = "per_device"
    }
}

/// What happens where too little is left of a price.
public enum MarginGuard: String, Hashable, Sendable, Codable, CaseIterable {
    /// The command is refused with the variant and the sale that prove it.
    case refuse = "refuse"
    /// It is published, and an event says which variant.
    case warn = "warn"
}

/// A market to be made up: see `MarketShape`, whose levels and amounts are written here as merchants write them.
public struct Market: Hashable, Sendable, Codable {
    public var seed: Int
    public var people: Int
    public var orders: Int
    public var from: Decimal
    public var to: Decimal
    public var tree: TreeShape?
    public var promoters: Int?
    public var levels: [LevelOfMarket]
    public var costPercent: Int?

    public init(
        seed: Int,
        people: Int,
        orders: Int,
        from: Decimal,
        to: Decimal,
        tree: TreeShape? = nil,
        promoters: Int? = nil,
        levels: [LevelOfMarket] = [],
        costPercent: Int? = nil
    ) {
        self.seed = seed
        self.people = people
        self.orders = orders
        self.from = from
        self.to = to
        self.tree = tree
        self.promoters = promoters
        self.levels = levels
        self.costPercent = costPercent
    }

    private enum CodingKeys: String, CodingKey {
        case seed
        case people
        case orders
        case from
        case to
        case tree
        case promoters
        case levels
        case costPercent = "cost_percent"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.seed = try all.decode(Int.self, forKey: .seed)
        self.people = try all.decode(Int.self, forKey: .people)
        self.orders = try all.decode(Int.self, forKey: .orders)
        self.from = try all.decode(WireDecimal.self, forKey: .from).value
        self.to = try all.decode(WireDecimal.self, forKey: .to).value
        self.tree = try all.decodeIfPresent(TreeShape.self, forKey: .tree)
        self.promoters = try all.decodeIfPresent(Int.self, forKey: .promoters)
        self.levels = try all.decodeIfPresent([LevelOfMarket].self, forKey: .levels) ?? []
        self.costPercent = try all.decodeIfPresent(Int.self, forKey: .costPercent)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(seed, forKey: .seed)
        try all.encode(people, forKey: .people)
        try all.encode(orders, forKey: .orders)
        try all.encode(WireDecimal(from), forKey: .from)
        try all.encode(WireDecimal(to), forKey: .to)
        try all.encodeIfPresent(tree, forKey: .tree)
        try all.encodeIfPresent(promoters, forKey: .promoters)
        if !levels.isEmpty { try all.encode(levels, forKey: .levels) }
        try all.encodeIfPresent(costPercent, forKey: .costPercent)
    }
}

/// A text fact and the texts that it may be.
public struct Membership: Hashable, Sendable, Codable {
    /// Which fact.
    public var fact: SymbolFact
    /// One or more ids.
    public var values: [String]

    public init(fact: SymbolFact, values: [String]) {
        self.fact = fact
        self.values = values
    }

    private enum CodingKeys: String, CodingKey {
        case fact
        case values
    }
}

/// What happens to money that is not just what is to be paid. Whatever is set, nothing that was taken is lost.
public struct MoneySettings: Hashable, Sendable, Codable {
    /// Whether payments of any other amount than what is to be paid, and payments of orders that await none, are refused:
    /// for a host that books them elsewhere. Default: no, they are taken.
    public var exactPayments: Bool?
    /// Whether less than what is to be paid is kept for the order until the rest comes. Default: yes. Otherwise it is
    /// spare at once.
    public var partPayments: Bool?
    /// Where money goes that buys nothing: what was paid too much, paid again, paid in part for an order that expired or
    /// was cancelled.
    public var spare: SpareMoney?
    /// Whether a refund to the source is on its way until `SettleRefund` says how it ended. Default: no, the host sends
    /// the money first and records the refund then.
    public var confirmRefunds: Bool?
    /// Who bears what faulty keys cost that were refunded or exchanged.
    public var faultyKeys: FaultyKeys?

    public init(
        exactPayments: Bool? = nil,
        partPayments: Bool? = nil,
        spare: SpareMoney? = nil,
        confirmRefunds: Bool? = nil,
        faultyKeys: FaultyKeys? = nil
    ) {
        self.exactPayments = exactPayments
        self.partPayments = partPayments
        self.spare = spare
        self.confirmRefunds = confirmRefunds
        self.faultyKeys = faultyKeys
    }

    private enum CodingKeys: String, CodingKey {
        case exactPayments = "exact_payments"
        case partPayments = "part_payments"
        case spare
        case confirmRefunds = "confirm_refunds"
        case faultyKeys = "faulty_keys"
    }
}

/// Why a customer has another inviter.
public enum MoveReason: Hashable, Sendable, Codable {
    /// The shop's people asked for it.
    case asked(MoveReasonAsked)
    /// The time of the binding was over.
    case lapsed

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "asked": self = .asked(try form.content(MoveReasonAsked.self))
        case "lapsed": self = .lapsed
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .asked(let value): try encoder.form("asked", value)
        case .lapsed: try encoder.word("lapsed")
        }
    }
}

/// The shop's people asked for it.
public struct MoveReasonAsked: Hashable, Sendable, Codable {
    /// Why, for people; may be empty.
    public var reason: String

    public init(reason: String = "") {
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case reason
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reason = try all.decodeIfPresent(String.self, forKey: .reason) ?? ""
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        if reason != "" { try all.encode(reason, forKey: .reason) }
    }
}

/// What moved from one customer's accounts to another's, in minor units; a debt is negative.
public struct MovedBalances: Hashable, Sendable, Codable {
    /// The wallet.
    public var wallet: Int
    /// Commission that is not vested.
    public var pending: Int
    /// Commission that may be withdrawn.
    public var available: Int
    /// Commission on its way out.
    public var withdrawing: Int

    public init(wallet: Int, pending: Int, available: Int, withdrawing: Int) {
        self.wallet = wallet
        self.pending = pending
        self.available = available
        self.withdrawing = withdrawing
    }

    private enum CodingKeys: String, CodingKey {
        case wallet
        case pending
        case available
        case withdrawing
    }
}

/// A customer's place among people.
public struct NetworkView: Hashable, Sendable, Codable {
    /// The customer; after a merge, who goes on.
    public var customer: String
    /// How many customers this one invited.
    public var directs: Int
    /// How many orders are paid and not fully refunded.
    public var ordersPaid: Int
    /// What the shop earned by the customer's own delivered orders, less refunds.
    public var ownVolume: Money
    /// The same in the current period.
    public var periodVolume: Money
    /// Whether the customer earns, and why not.
    public var standing: Standing
    /// Who invited.
    public var inviter: String?
    /// The membership level.
    public var level: String?
    /// Those who were merged into this one.
    public var merged: [String]
    /// How many of them have which level, in the order of the levels; levels that none has are left out.
    public var directsByLevel: [Pair<String, Int>]
    /// What the shop earned by the orders of everybody below; absent while teams are not kept.
    public var teamVolume: Money?
    /// What the shop earned by the orders of the customer and everybody below in this period; absent while no level asks.
    public var teamPeriodVolume: Money?
    /// How many stand below; absent while teams are not kept.
    public var teamCount: Int?
    /// Why the customer is blocked.
    public var blocked: String?
    /// Whether the customer owns a sub-shop.
    public var subShop: Bool
    /// Whether the customer speaks for a supplier.
    public var supplier: Bool
    /// As whom channels know the customer.
    public var identities: [Pair<String, String>]
    /// What the customer said about uses of data.
    public var consents: [Consent]
    /// The last levels, the oldest first.
    public var levels: [PastLevelView]
    /// For how many periods in a row the level was not kept.
    public var failedPeriods: Int

    public init(
        customer: String,
        directs: Int,
        ordersPaid: Int,
        ownVolume: Money,
        periodVolume: Money,
        standing: Standing,
        inviter: String? = nil,
        level: String? = nil,
        merged: [String] = [],
        directsByLevel: [Pair<String, Int>] = [],
        teamVolume: Money? = nil,
        teamPeriodVolume: Money? = nil,
        teamCount: Int? = nil,
        blocked: String? = nil,
        subShop: Bool = false,
        supplier: Bool = false,
        identities: [Pair<String, String>] = [],
        consents: [Consent] = [],
        levels: [PastLevelView] = [],
        failedPeriods: Int = 0
    ) {
        self.customer = customer
        self.directs = directs
        self.ordersPaid = ordersPaid
        self.ownVolume = ownVolume
        self.periodVolume = periodVolume
        self.standing = standing
        self.inviter = inviter
        self.level = level
        self.merged = merged
        self.directsByLevel = directsByLevel
        self.teamVolume = teamVolume
        self.teamPeriodVolume = teamPeriodVolume
        self.teamCount = teamCount
        self.blocked = blocked
        self.subShop = subShop
        self.supplier = supplier
        self.identities = identities
        self.consents = consents
        self.levels = levels
        self.failedPeriods = failedPeriods
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case directs
        case ordersPaid = "orders_paid"
        case ownVolume = "own_volume"
        case periodVolume = "period_volume"
        case standing
        case inviter
        case level
        case merged
        case directsByLevel = "directs_by_level"
        case teamVolume = "team_volume"
        case teamPeriodVolume = "team_period_volume"
        case teamCount = "team_count"
        case blocked
        case subShop = "sub_shop"
        case supplier
        case identities
        case consents
        case levels
        case failedPeriods = "failed_periods"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.customer = try all.decode(String.self, forKey: .customer)
        self.directs = try all.decode(Int.self, forKey: .directs)
        self.ordersPaid = try all.decode(Int.self, forKey: .ordersPaid)
        self.ownVolume = try all.decode(Money.self, forKey: .ownVolume)
        self.periodVolume = try all.decode(Money.self, forKey: .periodVolume)
        self.standing = try all.decode(Standing.self, forKey: .standing)
        self.inviter = try all.decodeIfPresent(String.self, forKey: .inviter)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
        self.merged = try all.decodeIfPresent([String].self, forKey: .merged) ?? []
        self.directsByLevel = try all.decodeIfPresent([Pair<String, Int>].self, forKey: .directsByLevel) ?? []
        self.teamVolume = try all.decodeIfPresent(Money.self, forKey: .teamVolume)
        self.teamPeriodVolume = try all.decodeIfPresent(Money.self, forKey: .teamPeriodVolume)
        self.teamCount = try all.decodeIfPresent(Int.self, forKey: .teamCount)
        self.blocked = try all.decodeIfPresent(String.self, forKey: .blocked)
        self.subShop = try all.decodeIfPresent(Bool.self, forKey: .subShop) ?? false
        self.supplier = try all.decodeIfPresent(Bool.self, forKey: .supplier) ?? false
        self.identities = try all.decodeIfPresent([Pair<String, String>].self, forKey: .identities) ?? []
        self.consents = try all.decodeIfPresent([Consent].self, forKey: .consents) ?? []
        self.levels = try all.decodeIfPresent([PastLevelView].self, forKey: .levels) ?? []
        self.failedPeriods = try all.decodeIfPresent(Int.self, forKey: .failedPeriods) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(customer, forKey: .customer)
        try all.encode(directs, forKey: .directs)
        try all.encode(ordersPaid, forKey: .ordersPaid)
        try all.encode(ownVolume, forKey: .ownVolume)
        try all.encode(periodVolume, forKey: .periodVolume)
        try all.encode(standing, forKey: .standing)
        try all.encodeIfPresent(inviter, forKey: .inviter)
        try all.encodeIfPresent(level, forKey: .level)
        if !merged.isEmpty { try all.encode(merged, forKey: .merged) }
        if !directsByLevel.isEmpty { try all.encode(directsByLevel, forKey: .directsByLevel) }
        try all.encodeIfPresent(teamVolume, forKey: .teamVolume)
        try all.encodeIfPresent(teamPeriodVolume, forKey: .teamPeriodVolume)
        try all.encodeIfPresent(teamCount, forKey: .teamCount)
        try all.encodeIfPresent(blocked, forKey: .blocked)
        if subShop { try all.encode(subShop, forKey: .subShop) }
        if supplier { try all.encode(supplier, forKey: .supplier) }
        if !identities.isEmpty { try all.encode(identities, forKey: .identities) }
        if !consents.isEmpty { try all.encode(consents, forKey: .consents) }
        if !levels.isEmpty { try all.encode(levels, forKey: .levels) }
        if failedPeriods != 0 { try all.encode(failedPeriods, forKey: .failedPeriods) }
    }
}

/// What is told.
public enum NoticeKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// An order is placed and awaits its payment.
    case orderPlaced = "order_placed"
    /// An order is paid.
    case orderPaid = "order_paid"
    /// Units of an order are delivered.
    case orderDelivered = "order_delivered"
    /// An order was paid too late and waits for a person.
    case orderHeld = "order_held"
    /// An unpaid order's time is over.
    case orderExpired = "order_expired"
    /// An unpaid order was given up.
    case orderCancelled = "order_cancelled"
    /// Money of an order went back.
    case orderRefunded = "order_refunded"
    /// Late money of an order is in the buyer's wallet.
    case moneyCredited = "money_credited"
    /// What a delivery could not hand over, and why.
    case deliveryFailed = "delivery_failed"
    /// Few units are left.
    case lowStock = "low_stock"
    /// No unit is left.
    case outOfStock = "out_of_stock"
    /// Something is available again.
    case restock = "restock"
    /// A gift is paid and may be claimed.
    case giftReady = "gift_ready"
    /// A gift was claimed: for the one who receives it.
    case giftReceived = "gift_received"
    /// A gift was claimed: for the one who paid it.
    case giftClaimed = "gift_claimed"
    /// Nobody claimed a gift in time; its money went back.
    case giftExpired = "gift_expired"
    /// A part of what an order costs is paid.
    case partPaid = "part_paid"
    /// A part of an order is delivered.
    case partDelivered = "part_delivered"
    /// A parcel is on its way.
    case parcelSent = "parcel_sent"
    /// A paid order is held for a person to look at.
    case orderInReview = "order_in_review"
    /// What is sold ahead did not come in time.
    case stockOverdue = "stock_overdue"
    /// Units were exchanged.
    case unitsReplaced = "units_replaced"
    /// A buyer complains: for the merchant.
    case complaintOpened = "complaint_opened"
    /// A complaint was not answered in time: for the merchant.
    case complaintOverdue = "complaint_overdue"
    /// A complaint ended.
    case complaintEnded = "complaint_ended"
    /// A level that was bought is over.
    case membershipEnded = "membership_ended"
}

/// What a template makes.
public enum NoticeOutput: String, Hashable, Sendable, Codable, CaseIterable {
    /// Plain text.
    case text = "text"
    /// Markup: what placeholders stand for is text in it, never markup.
    case html = "html"
    /// JSON: what placeholders stand for is escaped as within a string.
    case json = "json"
}

/// What a parameter stands for.
public enum NoticeValue: Hashable, Sendable, Codable {
    /// A text; perhaps a stranger's.
    case text(String)
    /// An amount of money.
    case money(Money)
    /// A moment.
    case time(Date)
    /// A number.
    case count(Int)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "text": self = .text(try form.content(String.self))
        case "money": self = .money(try form.content(Money.self))
        case "time": self = .time(try form.content(WireDate.self).value)
        case "count": self = .count(try form.content(Int.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .text(let value): try encoder.form("text", value)
        case .money(let value): try encoder.form("money", value)
        case .time(let value): try encoder.form("time", WireDate(value))
        case .count(let value): try encoder.form("count", value)
        }
    }
}

/// What is to be told, and its words where a language is named.
public struct NoticeView: Hashable, Sendable, Codable {
    /// What is told.
    public var kind: NoticeKind
    /// To whom.
    public var recipient: Recipient
    /// The language of the channel's buyers.
    public var language: String
    /// What it tells: the parameters of the kind, in their order.
    public var params: [Pair<Param, NoticeValue>]
    /// The channel that it comes from, where there is one.
    public var channel: String?
    public var rendered: Rendered?

    public init(
        kind: NoticeKind,
        recipient: Recipient,
        language: String,
        params: [Pair<Param, NoticeValue>],
        channel: String? = nil,
        rendered: Rendered? = nil
    ) {
        self.kind = kind
        self.recipient = recipient
        self.language = language
        self.params = params
        self.channel = channel
        self.rendered = rendered
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case recipient
        case language
        case params
        case channel
        case rendered
    }
}

/// A fact that is a number.
public enum NumberFact: Hashable, Sendable, Codable {
    /// How many units a line has.
    case lineQuantity
    /// How many units all lines have.
    case orderQuantity
    /// What all lines cost after the steps before: money, in major units.
    case subtotal
    /// What a line costs after the steps before: money, in major units.
    case lineAmount
    /// A score from outside.
    case score
    /// Something counted over a window of time.
    case counter(Counter)
    /// What one unit of a line costs after the steps before, on the average, rounded down: money, in major units.
    case unitPrice
    /// What all lines cost by list price: money, in major units.
    case listSubtotal

    /// Something counted over a window of time.
    public static func counter(name: String, window: Duration) -> NumberFact {
        .counter(Counter(name: name, window: window))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "line_quantity": self = .lineQuantity
        case "order_quantity": self = .orderQuantity
        case "subtotal": self = .subtotal
        case "line_amount": self = .lineAmount
        case "score": self = .score
        case "counter": self = .counter(try form.content(Counter.self))
        case "unit_price": self = .unitPrice
        case "list_subtotal": self = .listSubtotal
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .lineQuantity: try encoder.word("line_quantity")
        case .orderQuantity: try encoder.word("order_quantity")
        case .subtotal: try encoder.word("subtotal")
        case .lineAmount: try encoder.word("line_amount")
        case .score: try encoder.word("score")
        case .counter(let value): try encoder.form("counter", value)
        case .unitPrice: try encoder.word("unit_price")
        case .listSubtotal: try encoder.word("list_subtotal")
        }
    }
}

/// A numbered command of a session.
public struct Numbered: Hashable, Sendable, Codable {
    /// The client.
    public var client: String
    /// The number of the command, from 1: one past the last that did something. A command that was rejected or had
    /// nothing to do leaves its number free.
    public var sequence: Int

    public init(client: String, sequence: Int) {
        self.client = client
        self.sequence = sequence
    }

    private enum CodingKeys: String, CodingKey {
        case client
        case sequence
    }
}

/// A simple discount, as part of a larger effect.
public enum Off: Hashable, Sendable, Codable {
    /// So many percent off, 0 to 100.
    case percent(Decimal)
    /// So much off every unit, in major units.
    case amountEach(Decimal)
    /// So much off in all, in major units, spread in proportion to the amounts.
    case amountAcross(Decimal)
    /// Every unit at this price, in major units, where that is lower.
    case fixedPrice(Decimal)
    /// So much off every line, in major units.
    case amountPerLine(Decimal)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "percent": self = .percent(try form.content(WireDecimal.self).value)
        case "amount_each": self = .amountEach(try form.content(WireDecimal.self).value)
        case "amount_across": self = .amountAcross(try form.content(WireDecimal.self).value)
        case "fixed_price": self = .fixedPrice(try form.content(WireDecimal.self).value)
        case "amount_per_line": self = .amountPerLine(try form.content(WireDecimal.self).value)
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .percent(let value): try encoder.form("percent", WireDecimal(value))
        case .amountEach(let value): try encoder.form("amount_each", WireDecimal(value))
        case .amountAcross(let value): try encoder.form("amount_across", WireDecimal(value))
        case .fixedPrice(let value): try encoder.form("fixed_price", WireDecimal(value))
        case .amountPerLine(let value): try encoder.form("amount_per_line", WireDecimal(value))
        }
    }
}

/// A promotion or coupon rule (优惠).
public struct Offer: Hashable, Sendable, Codable {
    /// Names the offer; unique in the book. A coupon's uses are counted under this id across books.
    public var id: String
    /// What it applies to.
    public var target: Target
    /// What it does.
    public var effect: Effect
    /// When it applies: facts of the order and the buyer.
    public var when: Condition?
    /// How far it goes.
    public var cap: Cap?
    /// Higher comes first.
    public var priority: Int
    /// What it shuts out.
    public var exclusive: Exclusive?
    /// The code that a cart must carry for it.
    public var coupon: Coupon?
    /// The currency that its amounts are in; the book's when left out. An offer in which there is any sum of money, or
    /// that names a currency, applies to carts in that currency only.
    public var currency: String?

    public init(
        id: String,
        target: Target,
        effect: Effect,
        when: Condition? = nil,
        cap: Cap? = nil,
        priority: Int = 0,
        exclusive: Exclusive? = nil,
        coupon: Coupon? = nil,
        currency: String? = nil
    ) {
        self.id = id
        self.target = target
        self.effect = effect
        self.when = when
        self.cap = cap
        self.priority = priority
        self.exclusive = exclusive
        self.coupon = coupon
        self.currency = currency
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case target
        case effect
        case when
        case cap
        case priority
        case exclusive
        case coupon
        case currency
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.target = try all.decode(Target.self, forKey: .target)
        self.effect = try all.decode(Effect.self, forKey: .effect)
        self.when = try all.decodeIfPresent(Condition.self, forKey: .when)
        self.cap = try all.decodeIfPresent(Cap.self, forKey: .cap)
        self.priority = try all.decodeIfPresent(Int.self, forKey: .priority) ?? 0
        self.exclusive = try all.decodeIfPresent(Exclusive.self, forKey: .exclusive)
        self.coupon = try all.decodeIfPresent(Coupon.self, forKey: .coupon)
        self.currency = try all.decodeIfPresent(String.self, forKey: .currency)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(target, forKey: .target)
        try all.encode(effect, forKey: .effect)
        try all.encodeIfPresent(when, forKey: .when)
        try all.encodeIfPresent(cap, forKey: .cap)
        if priority != 0 { try all.encode(priority, forKey: .priority) }
        try all.encodeIfPresent(exclusive, forKey: .exclusive)
        try all.encodeIfPresent(coupon, forKey: .coupon)
        try all.encodeIfPresent(currency, forKey: .currency)
    }
}

/// What an offer took off earlier orders.
public struct OfferUse: Hashable, Sendable, Codable {
    /// The offer.
    public var offer: String
    /// Off the orders of this buyer, in major units.
    public var byBuyer: Decimal
    /// Off the orders of all buyers, in major units.
    public var inAll: Decimal

    public init(offer: String, byBuyer: Decimal = 0, inAll: Decimal = 0) {
        self.offer = offer
        self.byBuyer = byBuyer
        self.inAll = inAll
    }

    private enum CodingKeys: String, CodingKey {
        case offer
        case byBuyer = "by_buyer"
        case inAll = "in_all"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.offer = try all.decode(String.self, forKey: .offer)
        self.byBuyer = try all.decodeIfPresent(WireDecimal.self, forKey: .byBuyer).map { $0.value } ?? 0
        self.inAll = try all.decodeIfPresent(WireDecimal.self, forKey: .inAll).map { $0.value } ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(offer, forKey: .offer)
        if byBuyer != 0 { try all.encode(WireDecimal(byBuyer), forKey: .byBuyer) }
        if inAll != 0 { try all.encode(WireDecimal(inAll), forKey: .inAll) }
    }
}

/// What an order has beside its lines.
public struct OrderExtrasView: Hashable, Sendable, Codable {
    /// What shipping costs, with its tax.
    public var shipping: Money
    /// What the buyer pays for the way to pay, with its tax.
    public var fee: Money
    /// The tax within everything.
    public var tax: Money
    /// What made the total a round sum.
    public var rounding: Money
    /// What the buyer gets back with the delivery.
    public var cashback: Money
    /// Where it is taxed.
    public var region: String?
    /// How it is shipped.
    public var shippingMethod: String?

    public init(
        shipping: Money,
        fee: Money,
        tax: Money,
        rounding: Money,
        cashback: Money,
        region: String? = nil,
        shippingMethod: String? = nil
    ) {
        self.shipping = shipping
        self.fee = fee
        self.tax = tax
        self.rounding = rounding
        self.cashback = cashback
        self.region = region
        self.shippingMethod = shippingMethod
    }

    private enum CodingKeys: String, CodingKey {
        case shipping
        case fee
        case tax
        case rounding
        case cashback
        case region
        case shippingMethod = "shipping_method"
    }
}

/// A line of an order.
public struct OrderLineView: Hashable, Sendable, Codable {
    /// What was bought.
    public var variant: String
    /// The product that it belongs to.
    public var product: String
    /// How many.
    public var quantity: Int
    /// What was to be paid for the line, with its tax.
    public var total: Money
    /// How many units were handed over, those among them that came back since.
    public var deliveredUnits: Int
    /// How many units were refunded.
    public var refundedUnits: Int
    /// What of it was refunded.
    public var refunded: Money
    /// The product's name by language, as it was when the order was placed.
    public var productNames: [LocalText]
    /// The variant's name by language, as it was when the order was placed.
    public var names: [LocalText]
    /// The bundle that it is a part of.
    public var partOf: String?
    /// What may be downloaded, once it was handed over.
    public var content: ContentView?
    /// The tax within it, where there is any.
    public var tax: Money?
    /// The offer that gave it along, where it was not bought.
    public var giftOf: String?
    /// How many units are owed for which no stock has come yet.
    public var shortUnits: Int

    public init(
        variant: String,
        product: String,
        quantity: Int,
        total: Money,
        deliveredUnits: Int,
        refundedUnits: Int,
        refunded: Money,
        productNames: [LocalText] = [],
        names: [LocalText] = [],
        partOf: String? = nil,
        content: ContentView? = nil,
        tax: Money? = nil,
        giftOf: String? = nil,
        shortUnits: Int = 0
    ) {
        self.variant = variant
        self.product = product
        self.quantity = quantity
        self.total = total
        self.deliveredUnits = deliveredUnits
        self.refundedUnits = refundedUnits
        self.refunded = refunded
        self.productNames = productNames
        self.names = names
        self.partOf = partOf
        self.content = content
        self.tax = tax
        self.giftOf = giftOf
        self.shortUnits = shortUnits
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case product
        case quantity
        case total
        case deliveredUnits = "delivered_units"
        case refundedUnits = "refunded_units"
        case refunded
        case productNames = "product_names"
        case names
        case partOf = "part_of"
        case content
        case tax
        case giftOf = "gift_of"
        case shortUnits = "short_units"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.product = try all.decode(String.self, forKey: .product)
        self.quantity = try all.decode(Int.self, forKey: .quantity)
        self.total = try all.decode(Money.self, forKey: .total)
        self.deliveredUnits = try all.decode(Int.self, forKey: .deliveredUnits)
        self.refundedUnits = try all.decode(Int.self, forKey: .refundedUnits)
        self.refunded = try all.decode(Money.self, forKey: .refunded)
        self.productNames = try all.decodeIfPresent([LocalText].self, forKey: .productNames) ?? []
        self.names = try all.decodeIfPresent([LocalText].self, forKey: .names) ?? []
        self.partOf = try all.decodeIfPresent(String.self, forKey: .partOf)
        self.content = try all.decodeIfPresent(ContentView.self, forKey: .content)
        self.tax = try all.decodeIfPresent(Money.self, forKey: .tax)
        self.giftOf = try all.decodeIfPresent(String.self, forKey: .giftOf)
        self.shortUnits = try all.decodeIfPresent(Int.self, forKey: .shortUnits) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(product, forKey: .product)
        try all.encode(quantity, forKey: .quantity)
        try all.encode(total, forKey: .total)
        try all.encode(deliveredUnits, forKey: .deliveredUnits)
        try all.encode(refundedUnits, forKey: .refundedUnits)
        try all.encode(refunded, forKey: .refunded)
        if !productNames.isEmpty { try all.encode(productNames, forKey: .productNames) }
        if !names.isEmpty { try all.encode(names, forKey: .names) }
        try all.encodeIfPresent(partOf, forKey: .partOf)
        try all.encodeIfPresent(content, forKey: .content)
        try all.encodeIfPresent(tax, forKey: .tax)
        try all.encodeIfPresent(giftOf, forKey: .giftOf)
        if shortUnits != 0 { try all.encode(shortUnits, forKey: .shortUnits) }
    }
}

/// What became of an order by a command.
public enum OrderOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// It awaits its payment.
    case awaitingPayment = "awaiting_payment"
    /// It is paid and awaits its delivery.
    case awaitingDelivery = "awaiting_delivery"
    /// It is delivered.
    case delivered = "delivered"
    /// It was paid too late and waits for a person.
    case held = "held"
    /// It was paid too late; the money is in the buyer's wallet.
    case creditedToWallet = "credited_to_wallet"
    /// All of it was refunded.
    case refunded = "refunded"
    /// Some of its units are handed over, others are still owed.
    case partlyDelivered = "partly_delivered"
    /// A part of what is to be paid has come; it awaits the rest.
    case partlyPaid = "partly_paid"
    /// The money buys nothing and waits for going back.
    case spared = "spared"
}

/// Where an order stands after the command.
public struct OrderReply: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// What became of it.
    public var outcome: OrderOutcome
    /// The price of everything.
    public var total: Money
    /// Until when it awaits its payment.
    public var expiresAt: Date?
    /// What was handed over: the sealed keys.
    public var delivered: [DeliveredLine]

    public init(
        order: String,
        outcome: OrderOutcome,
        total: Money,
        expiresAt: Date? = nil,
        delivered: [DeliveredLine] = []
    ) {
        self.order = order
        self.outcome = outcome
        self.total = total
        self.expiresAt = expiresAt
        self.delivered = delivered
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case outcome
        case total
        case expiresAt = "expires_at"
        case delivered
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.outcome = try all.decode(OrderOutcome.self, forKey: .outcome)
        self.total = try all.decode(Money.self, forKey: .total)
        self.expiresAt = try all.decodeIfPresent(WireDate.self, forKey: .expiresAt).map { $0.value }
        self.delivered = try all.decodeIfPresent([DeliveredLine].self, forKey: .delivered) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(outcome, forKey: .outcome)
        try all.encode(total, forKey: .total)
        try all.encodeIfPresent(expiresAt.map { WireDate($0) }, forKey: .expiresAt)
        if !delivered.isEmpty { try all.encode(delivered, forKey: .delivered) }
    }
}

/// An order as the outside sees it.
public struct OrderView: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Where it stands.
    public var stage: Stage
    /// When it was placed.
    public var placedAt: Date
    /// The price of everything.
    public var total: Money
    /// What was paid.
    public var paid: Money
    /// What went back.
    public var refunded: Money
    /// The lines.
    public var lines: [OrderLineView]
    /// The channel.
    public var channel: String?
    /// The buyer; absent for a guest.
    public var buyer: String?
    /// When its expiry or completion is due.
    public var due: Date?
    /// The parcels that were sent, in their order.
    public var parcels: [Parcel]
    /// What it has beside its lines, where it has anything.
    public var extras: OrderExtrasView?

    public init(
        order: String,
        stage: Stage,
        placedAt: Date,
        total: Money,
        paid: Money,
        refunded: Money,
        lines: [OrderLineView],
        channel: String? = nil,
        buyer: String? = nil,
        due: Date? = nil,
        parcels: [Parcel] = [],
        extras: OrderExtrasView? = nil
    ) {
        self.order = order
        self.stage = stage
        self.placedAt = placedAt
        self.total = total
        self.paid = paid
        self.refunded = refunded
        self.lines = lines
        self.channel = channel
        self.buyer = buyer
        self.due = due
        self.parcels = parcels
        self.extras = extras
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case stage
        case placedAt = "placed_at"
        case total
        case paid
        case refunded
        case lines
        case channel
        case buyer
        case due
        case parcels
        case extras
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.stage = try all.decode(Stage.self, forKey: .stage)
        self.placedAt = try all.decode(WireDate.self, forKey: .placedAt).value
        self.total = try all.decode(Money.self, forKey: .total)
        self.paid = try all.decode(Money.self, forKey: .paid)
        self.refunded = try all.decode(Money.self, forKey: .refunded)
        self.lines = try all.decode([OrderLineView].self, forKey: .lines)
        self.channel = try all.decodeIfPresent(String.self, forKey: .channel)
        self.buyer = try all.decodeIfPresent(String.self, forKey: .buyer)
        self.due = try all.decodeIfPresent(WireDate.self, forKey: .due).map { $0.value }
        self.parcels = try all.decodeIfPresent([Parcel].self, forKey: .parcels) ?? []
        self.extras = try all.decodeIfPresent(OrderExtrasView.self, forKey: .extras)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(stage, forKey: .stage)
        try all.encode(WireDate(placedAt), forKey: .placedAt)
        try all.encode(total, forKey: .total)
        try all.encode(paid, forKey: .paid)
        try all.encode(refunded, forKey: .refunded)
        try all.encode(lines, forKey: .lines)
        try all.encodeIfPresent(channel, forKey: .channel)
        try all.encodeIfPresent(buyer, forKey: .buyer)
        try all.encodeIfPresent(due.map { WireDate($0) }, forKey: .due)
        if !parcels.isEmpty { try all.encode(parcels, forKey: .parcels) }
        try all.encodeIfPresent(extras, forKey: .extras)
    }
}

/// Where an unpaid order or a reservation comes from.
public struct Origin: Hashable, Sendable, Codable {
    /// What its buyer can be reached at, hashed by the host.
    public var contact: String?
    /// The host's fingerprint of the device.
    public var device: String?

    public init(contact: String? = nil, device: String? = nil) {
        self.contact = contact
        self.device = device
    }

    private enum CodingKeys: String, CodingKey {
        case contact
        case device
    }
}

/// What happens to matched volume beyond a receiver's cap.
public enum OverCap: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is used up (清零).
    case flush = "flush"
    /// It counts in the next period.
    case carry = "carry"
}

/// A receiver's own price.
public enum OwnPrice: Hashable, Sendable, Codable {
    /// For each unit, in major units, at most 4 decimals finer than the currency.
    case unit(Decimal)
    /// In percent of the list price, 0 to 100.
    case percentOfList(Decimal)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "unit": self = .unit(try form.content(WireDecimal.self).value)
        case "percent_of_list": self = .percentOfList(try form.content(WireDecimal.self).value)
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .unit(let value): try encoder.form("unit", WireDecimal(value))
        case .percentOfList(let value): try encoder.form("percent_of_list", WireDecimal(value))
        }
    }
}

/// A page of ids.
public struct Page: Hashable, Sendable, Codable {
    /// The ids.
    public var rows: [String]
    /// Where the next page begins; absent after the last.
    public var next: Int?

    public init(rows: [String], next: Int? = nil) {
        self.rows = rows
        self.next = next
    }

    private enum CodingKeys: String, CodingKey {
        case rows
        case next
    }
}

/// A parameter of a notice.
public enum Param: String, Hashable, Sendable, Codable, CaseIterable {
    /// The order's id.
    case order = "order"
    /// The price of everything.
    case total = "total"
    /// An amount of money.
    case amount = "amount"
    /// What is bought: names and quantities.
    case goods = "goods"
    /// A moment.
    case until = "until"
    /// Why, as a person wrote it.
    case reason = "reason"
    /// What is told of: a variant or a pool.
    case what = "what"
    /// How many.
    case count = "count"
    /// What the giver wrote.
    case message = "message"
    /// What is still to be paid.
    case left = "left"
    /// Who carries a parcel.
    case carrier = "carrier"
    /// The carrier's number for it.
    case tracking = "tracking"
}

/// A parcel that was sent.
public struct Parcel: Hashable, Sendable, Codable {
    /// Who carries it.
    public var carrier: String
    /// The carrier's number for it.
    public var tracking: String
    /// What is in it.
    public var lines: [ParcelLine]
    /// When it was sent.
    public var sentAt: Date
    /// When it arrived, as far as that is known.
    public var arrivedAt: Date?

    public init(carrier: String, tracking: String, lines: [ParcelLine], sentAt: Date, arrivedAt: Date? = nil) {
        self.carrier = carrier
        self.tracking = tracking
        self.lines = lines
        self.sentAt = sentAt
        self.arrivedAt = arrivedAt
    }

    private enum CodingKeys: String, CodingKey {
        case carrier
        case tracking
        case lines
        case sentAt = "sent_at"
        case arrivedAt = "arrived_at"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.carrier = try all.decode(String.self, forKey: .carrier)
        self.tracking = try all.decode(String.self, forKey: .tracking)
        self.lines = try all.decode([ParcelLine].self, forKey: .lines)
        self.sentAt = try all.decode(WireDate.self, forKey: .sentAt).value
        self.arrivedAt = try all.decodeIfPresent(WireDate.self, forKey: .arrivedAt).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(carrier, forKey: .carrier)
        try all.encode(tracking, forKey: .tracking)
        try all.encode(lines, forKey: .lines)
        try all.encode(WireDate(sentAt), forKey: .sentAt)
        try all.encodeIfPresent(arrivedAt.map { WireDate($0) }, forKey: .arrivedAt)
    }
}

/// Units of one line in a parcel.
public struct ParcelLine: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units.
    public var units: Int

    public init(line: Int, units: Int) {
        self.line = line
        self.units = units
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case units
    }
}

/// How much of such a share was taken back.
public struct PartnerBack: Hashable, Sendable, Codable {
    /// The position of the share among the order's, from 0.
    public var index: Int
    /// How much.
    public var amount: Int

    public init(index: Int, amount: Int) {
        self.index = index
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case index
        case amount
    }
}

/// What a supplier or the platform has of one sale.
public struct PartnerCommission: Hashable, Sendable, Codable {
    /// The position of the line in the sale, from 0.
    public var line: Int
    /// Under which bonus.
    public var bonus: String
    /// How much.
    public var amount: Money
    /// How much more it would be without the line's limit.
    public var cut: Money
    /// The supplier; absent for the platform.
    public var supplier: String?

    public init(line: Int, bonus: String, amount: Money, cut: Money, supplier: String? = nil) {
        self.line = line
        self.bonus = bonus
        self.amount = amount
        self.cut = cut
        self.supplier = supplier
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case bonus
        case amount
        case cut
        case supplier
    }
}

/// What a supplier or the platform has of one line.
public struct PartnerPaid: Hashable, Sendable, Codable {
    /// The position of the line in the order, from 0.
    public var line: Int
    /// The position of the bonus in the plan, from 0.
    public var bonus: Int
    /// How much.
    public var amount: Int
    /// How much more the rate would have paid, had the line's limit allowed.
    public var cut: Int
    /// The supplier; nobody for the platform.
    public var supplier: String?

    public init(line: Int, bonus: Int, amount: Int, cut: Int, supplier: String? = nil) {
        self.line = line
        self.bonus = bonus
        self.amount = amount
        self.cut = cut
        self.supplier = supplier
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case bonus
        case amount
        case cut
        case supplier
    }
}

/// What a supplier or the platform has of an order's line.
public struct PartnerView: Hashable, Sendable, Codable {
    /// The order's line, from 0.
    public var line: Int
    /// The bonus.
    public var bonus: String
    /// How much.
    public var amount: Money
    /// How much of it was taken back.
    public var reversed: Money
    /// The supplier; absent for the platform.
    public var supplier: String?

    public init(line: Int, bonus: String, amount: Money, reversed: Money, supplier: String? = nil) {
        self.line = line
        self.bonus = bonus
        self.amount = amount
        self.reversed = reversed
        self.supplier = supplier
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case bonus
        case amount
        case reversed
        case supplier
    }
}

/// A level that a customer had from a moment on.
public struct PastLevelView: Hashable, Sendable, Codable {
    /// From when.
    public var at: Date
    /// Why.
    public var why: LevelWhy
    /// The level; absent for none.
    public var level: String?

    public init(at: Date, why: LevelWhy, level: String? = nil) {
        self.at = at
        self.why = why
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case at
        case why
        case level
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.at = try all.decode(WireDate.self, forKey: .at).value
        self.why = try all.decode(LevelWhy.self, forKey: .why)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDate(at), forKey: .at)
        try all.encode(why, forKey: .why)
        try all.encodeIfPresent(level, forKey: .level)
    }
}

/// A way to pay and its fee (手续费): percent of everything else that is to be paid, and a fixed part, within bounds.
public struct PaymentMethod: Hashable, Sendable, Codable {
    /// Names it; unique in the book.
    public var id: String
    /// In percent, 0 to 100.
    public var percent: Decimal
    /// In major units of the book's currency, zero or more.
    public var fixed: Decimal
    /// The least fee, in major units.
    public var minimum: Decimal?
    /// The largest fee, in major units.
    public var maximum: Decimal?
    /// Who pays it.
    public var borneBy: BorneBy?
    /// When it may be used: facts of the order after all offers.
    public var when: Condition?
    /// How a fee between minor units is settled.
    public var rounding: RoundingMode?

    public init(
        id: String,
        percent: Decimal = 0,
        fixed: Decimal = 0,
        minimum: Decimal? = nil,
        maximum: Decimal? = nil,
        borneBy: BorneBy? = nil,
        when: Condition? = nil,
        rounding: RoundingMode? = nil
    ) {
        self.id = id
        self.percent = percent
        self.fixed = fixed
        self.minimum = minimum
        self.maximum = maximum
        self.borneBy = borneBy
        self.when = when
        self.rounding = rounding
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case percent
        case fixed
        case minimum
        case maximum
        case borneBy = "borne_by"
        case when
        case rounding
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.percent = try all.decodeIfPresent(WireDecimal.self, forKey: .percent).map { $0.value } ?? 0
        self.fixed = try all.decodeIfPresent(WireDecimal.self, forKey: .fixed).map { $0.value } ?? 0
        self.minimum = try all.decodeIfPresent(WireDecimal.self, forKey: .minimum).map { $0.value }
        self.maximum = try all.decodeIfPresent(WireDecimal.self, forKey: .maximum).map { $0.value }
        self.borneBy = try all.decodeIfPresent(BorneBy.self, forKey: .borneBy)
        self.when = try all.decodeIfPresent(Condition.self, forKey: .when)
        self.rounding = try all.decodeIfPresent(RoundingMode.self, forKey: .rounding)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        if percent != 0 { try all.encode(WireDecimal(percent), forKey: .percent) }
        if fixed != 0 { try all.encode(WireDecimal(fixed), forKey: .fixed) }
        try all.encodeIfPresent(minimum.map { WireDecimal($0) }, forKey: .minimum)
        try all.encodeIfPresent(maximum.map { WireDecimal($0) }, forKey: .maximum)
        try all.encodeIfPresent(borneBy, forKey: .borneBy)
        try all.encodeIfPresent(when, forKey: .when)
        try all.encodeIfPresent(rounding, forKey: .rounding)
    }
}

/// So much of a payment.
public struct PaymentPart: Hashable, Sendable, Codable {
    /// The payment.
    public var payment: String
    /// How much.
    public var amount: Int

    public init(payment: String, amount: Int) {
        self.payment = payment
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case amount
    }
}

/// A payment as the outside sees it.
public struct PaymentView: Hashable, Sendable, Codable {
    /// The payment.
    public var payment: String
    /// How much was paid.
    public var amount: Money
    /// What of it bought nothing and waits for going back.
    public var spare: Money
    /// What of it went back to its source, or is on its way there.
    public var returned: Money
    /// What of it the payer's bank took back.
    public var chargedBack: Money
    /// The order that it was made for.
    public var order: String?
    /// Whose wallet it went into, or some of it.
    public var wallet: String?

    public init(
        payment: String,
        amount: Money,
        spare: Money,
        returned: Money,
        chargedBack: Money,
        order: String? = nil,
        wallet: String? = nil
    ) {
        self.payment = payment
        self.amount = amount
        self.spare = spare
        self.returned = returned
        self.chargedBack = chargedBack
        self.order = order
        self.wallet = wallet
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case amount
        case spare
        case returned
        case chargedBack = "charged_back"
        case order
        case wallet
    }
}

/// What those earn who stand above a receiver of the difference, have the same level, and below the next jump (平级).
public struct Peer: Hashable, Sendable, Codable {
    /// How much.
    public var rate: CommissionTier
    /// What its percentage is taken of.
    public var of: PeerBase?
    /// How many receivers at each level, 1 to 100.
    public var limit: Int?

    public init(rate: CommissionTier, of: PeerBase? = nil, limit: Int? = nil) {
        self.rate = rate
        self.of = of
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case rate
        case of
        case limit
    }
}

/// What a peer's percentage is taken of.
public enum PeerBase: String, Hashable, Sendable, Codable, CaseIterable {
    /// The bonus's base: what was sold.
    case order = "order"
    /// What the receiver of the difference at the same level earned.
    case income = "income"
}

/// How a shop treats its people. Absent fields take the defaults that stand with them.
public struct PeopleSettings: Hashable, Sendable, Codable {
    /// Who may become a customer's inviter, and when.
    public var binding: BindingRules?
    /// How many customers may stand above one another. A registration, a binding and a move walk up so far at the most.
    /// 1 to 1 000 000; default 1 000.
    public var maxDepth: Int?
    /// Whether each order and each newcomer is counted for everybody above at once, so that a team's figures are read
    /// without a scan. Otherwise they are known only after a pass over everybody. Default: no; a level whose conditions
    /// ask for a team's figures turns it on.
    public var teamFigures: Bool?
    /// The periods by which volumes are told apart. Default: calendar months of UTC+8.
    public var period: Period?
    /// After how many days without an own delivered order a promoter is dormant; 0 for never. Up to 36 500; default 0.
    public var dormantAfter: Int?
    /// How long a merge of customers can be undone. Up to 366 days; default 30 days.
    public var unmergeWithin: Duration?
    /// How many of the last touches of a customer are kept. 0 to 64; default 0.
    public var touches: Int?
    /// For how many periods before the current one volumes are kept: so long a period can be closed after its end. A period
    /// beyond the first costs 17 to 34 bytes for each person who bought in it and again two periods later or after. 1 to
    /// 120; default 3.
    public var periodsKept: Int?

    public init(
        binding: BindingRules? = nil,
        maxDepth: Int? = nil,
        teamFigures: Bool? = nil,
        period: Period? = nil,
        dormantAfter: Int? = nil,
        unmergeWithin: Duration? = nil,
        touches: Int? = nil,
        periodsKept: Int? = nil
    ) {
        self.binding = binding
        self.maxDepth = maxDepth
        self.teamFigures = teamFigures
        self.period = period
        self.dormantAfter = dormantAfter
        self.unmergeWithin = unmergeWithin
        self.touches = touches
        self.periodsKept = periodsKept
    }

    private enum CodingKeys: String, CodingKey {
        case binding
        case maxDepth = "max_depth"
        case teamFigures = "team_figures"
        case period
        case dormantAfter = "dormant_after"
        case unmergeWithin = "unmerge_within"
        case touches
        case periodsKept = "periods_kept"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.binding = try all.decodeIfPresent(BindingRules.self, forKey: .binding)
        self.maxDepth = try all.decodeIfPresent(Int.self, forKey: .maxDepth)
        self.teamFigures = try all.decodeIfPresent(Bool.self, forKey: .teamFigures)
        self.period = try all.decodeIfPresent(Period.self, forKey: .period)
        self.dormantAfter = try all.decodeIfPresent(Int.self, forKey: .dormantAfter)
        self.unmergeWithin = try all.decodeIfPresent(WireSpan.self, forKey: .unmergeWithin).map { $0.value }
        self.touches = try all.decodeIfPresent(Int.self, forKey: .touches)
        self.periodsKept = try all.decodeIfPresent(Int.self, forKey: .periodsKept)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(binding, forKey: .binding)
        try all.encodeIfPresent(maxDepth, forKey: .maxDepth)
        try all.encodeIfPresent(teamFigures, forKey: .teamFigures)
        try all.encodeIfPresent(period, forKey: .period)
        try all.encodeIfPresent(dormantAfter, forKey: .dormantAfter)
        try all.encodeIfPresent(unmergeWithin.map { WireSpan($0) }, forKey: .unmergeWithin)
        try all.encodeIfPresent(touches, forKey: .touches)
        try all.encodeIfPresent(periodsKept, forKey: .periodsKept)
    }
}

/// The calendar periods (周期) by which volumes are told apart and levels are reviewed.
public struct Period: Hashable, Sendable, Codable {
    /// How long a period is. Default: a month.
    public var every: PeriodLength?
    /// How many minutes the clock by which days begin is ahead of UTC: −840 to 840; default 480.
    public var utcOffset: Int?

    public init(every: PeriodLength? = nil, utcOffset: Int? = nil) {
        self.every = every
        self.utcOffset = utcOffset
    }

    private enum CodingKeys: String, CodingKey {
        case every
        case utcOffset = "utc_offset"
    }
}

/// How long a period is.
public enum PeriodLength: String, Hashable, Sendable, Codable, CaseIterable {
    /// From midnight to midnight.
    case day = "day"
    /// From Monday to Sunday.
    case week = "week"
    /// From the first of a month to its last day.
    case month = "month"
}

/// What one promoter earns for a period.
public struct PeriodLine: Hashable, Sendable, Codable {
    /// Who earns.
    public var promoter: String
    /// The bonus, by its position in the plan, from 0.
    public var bonus: Int
    /// The volume that earns it.
    public var volume: Int
    /// How much.
    public var amount: Int
    /// How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut.
    public var cut: Int?

    public init(promoter: String, bonus: Int, volume: Int, amount: Int, cut: Int? = nil) {
        self.promoter = promoter
        self.bonus = bonus
        self.volume = volume
        self.amount = amount
        self.cut = cut
    }

    private enum CodingKeys: String, CodingKey {
        case promoter
        case bonus
        case volume
        case amount
        case cut
    }
}

/// A period that was closed.
public struct PeriodView: Hashable, Sendable, Codable {
    /// Its number.
    public var period: Int
    /// When it began.
    public var from: Date
    /// When it ended; the moment itself is in the next one.
    public var until: Date
    /// The plan by which it was closed.
    public var plan: String
    /// What everybody bought in it.
    public var volume: Money
    /// The digest of its batch.
    public var digest: String
    /// How many lines the batch has.
    public var lines: Int
    /// How many of them are paid.
    public var paid: Int
    /// What all lines come to.
    public var amount: Money

    public init(
        period: Int,
        from: Date,
        until: Date,
        plan: String,
        volume: Money,
        digest: String,
        lines: Int,
        paid: Int,
        amount: Money
    ) {
        self.period = period
        self.from = from
        self.until = until
        self.plan = plan
        self.volume = volume
        self.digest = digest
        self.lines = lines
        self.paid = paid
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case from
        case until
        case plan
        case volume
        case digest
        case lines
        case paid
        case amount
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.period = try all.decode(Int.self, forKey: .period)
        self.from = try all.decode(WireDate.self, forKey: .from).value
        self.until = try all.decode(WireDate.self, forKey: .until).value
        self.plan = try all.decode(String.self, forKey: .plan)
        self.volume = try all.decode(Money.self, forKey: .volume)
        self.digest = try all.decode(String.self, forKey: .digest)
        self.lines = try all.decode(Int.self, forKey: .lines)
        self.paid = try all.decode(Int.self, forKey: .paid)
        self.amount = try all.decode(Money.self, forKey: .amount)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(period, forKey: .period)
        try all.encode(WireDate(from), forKey: .from)
        try all.encode(WireDate(until), forKey: .until)
        try all.encode(plan, forKey: .plan)
        try all.encode(volume, forKey: .volume)
        try all.encode(digest, forKey: .digest)
        try all.encode(lines, forKey: .lines)
        try all.encode(paid, forKey: .paid)
        try all.encode(amount, forKey: .amount)
    }
}

/// How much one receiver has in one period.
public struct PersonCap: Hashable, Sendable, Codable {
    /// How much, in major units.
    public var amount: Decimal
    /// The length of the periods in milliseconds, counted from the epoch; zero for one period without end.
    public var period: Duration

    public init(amount: Decimal, period: Duration = .zero) {
        self.amount = amount
        self.period = period
    }

    private enum CodingKeys: String, CodingKey {
        case amount
        case period
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.amount = try all.decode(WireDecimal.self, forKey: .amount).value
        self.period = try all.decodeIfPresent(WireSpan.self, forKey: .period).map { $0.value } ?? .zero
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(amount), forKey: .amount)
        if period != .zero { try all.encode(WireSpan(period), forKey: .period) }
    }
}

/// Some units of some lines. Units are ordered by what they cost now; those that cost the same stand in the order of
/// the book.
public struct Pick: Hashable, Sendable, Codable {
    /// Of which lines.
    public var lines: Condition?
    /// How many units, 1 or more; all when left out.
    public var units: Int?
    /// How many units are passed over first.
    public var skip: Int?

    public init(lines: Condition? = nil, units: Int? = nil, skip: Int? = nil) {
        self.lines = lines
        self.units = units
        self.skip = skip
    }

    private enum CodingKeys: String, CodingKey {
        case lines
        case units
        case skip
    }
}

/// A key that a buyer picked.
public struct PickedKey: Hashable, Sendable, Codable {
    /// What the buyer saw of it.
    public var preview: String
    /// What it costs on top of the variant's price, in major units. The quote believes it; the machine does not.
    public var premium: Decimal

    public init(preview: String, premium: Decimal = 0) {
        self.preview = preview
        self.premium = premium
    }

    private enum CodingKeys: String, CodingKey {
        case preview
        case premium
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.preview = try all.decode(String.self, forKey: .preview)
        self.premium = try all.decodeIfPresent(WireDecimal.self, forKey: .premium).map { $0.value } ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(preview, forKey: .preview)
        if premium != 0 { try all.encode(WireDecimal(premium), forKey: .premium) }
    }
}

/// A line whose keys the buyer picked.
public struct PickedLine: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// What its keys cost on top of the variant's price, before offers.
    public var premium: Int

    public init(line: Int, premium: Int) {
        self.line = line
        self.premium = premium
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case premium
    }
}

/// What an order has beside its lines. With all lines it adds up to the order's total.
public struct PlacedExtras: Hashable, Sendable, Codable {
    /// Where it is taxed.
    public var region: String?
    /// How it is shipped.
    public var shippingMethod: String?
    /// What shipping costs.
    public var shipping: Charge?
    /// What the buyer pays for the way to pay.
    public var fee: Charge?
    /// What makes the total a round sum; negative where something was taken off.
    public var rounding: Int
    /// What the buyer gets back with the delivery.
    public var cashback: Int
    /// What offers with a cap for the customer or a budget gave to this order, and before.
    public var uses: [PlacedUse]
    /// The lines whose keys the buyer picked, and what these cost on top.
    public var picked: [PickedLine]

    public init(
        region: String? = nil,
        shippingMethod: String? = nil,
        shipping: Charge? = nil,
        fee: Charge? = nil,
        rounding: Int = 0,
        cashback: Int = 0,
        uses: [PlacedUse] = [],
        picked: [PickedLine] = []
    ) {
        self.region = region
        self.shippingMethod = shippingMethod
        self.shipping = shipping
        self.fee = fee
        self.rounding = rounding
        self.cashback = cashback
        self.uses = uses
        self.picked = picked
    }

    private enum CodingKeys: String, CodingKey {
        case region
        case shippingMethod = "shipping_method"
        case shipping
        case fee
        case rounding
        case cashback
        case uses
        case picked
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.region = try all.decodeIfPresent(String.self, forKey: .region)
        self.shippingMethod = try all.decodeIfPresent(String.self, forKey: .shippingMethod)
        self.shipping = try all.decodeIfPresent(Charge.self, forKey: .shipping)
        self.fee = try all.decodeIfPresent(Charge.self, forKey: .fee)
        self.rounding = try all.decodeIfPresent(Int.self, forKey: .rounding) ?? 0
        self.cashback = try all.decodeIfPresent(Int.self, forKey: .cashback) ?? 0
        self.uses = try all.decodeIfPresent([PlacedUse].self, forKey: .uses) ?? []
        self.picked = try all.decodeIfPresent([PickedLine].self, forKey: .picked) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(region, forKey: .region)
        try all.encodeIfPresent(shippingMethod, forKey: .shippingMethod)
        try all.encodeIfPresent(shipping, forKey: .shipping)
        try all.encodeIfPresent(fee, forKey: .fee)
        if rounding != 0 { try all.encode(rounding, forKey: .rounding) }
        if cashback != 0 { try all.encode(cashback, forKey: .cashback) }
        if !uses.isEmpty { try all.encode(uses, forKey: .uses) }
        if !picked.isEmpty { try all.encode(picked, forKey: .picked) }
    }
}

/// One line of a placed order.
public struct PlacedLine: Hashable, Sendable, Codable {
    /// What was bought.
    public var variant: String
    /// How many.
    public var quantity: Int
    /// The line at list price.
    public var list: Int
    /// What is to be paid for the line, with its tax.
    public var total: Int
    /// The handles of the reserved keys; empty where the stock has no keys.
    public var keys: [Int]
    /// The tax within `total`, where there is any.
    public var tax: Int?
    /// The offer that gives it along. Gifts cost nothing and stand behind what was bought.
    public var giftOf: String?
    /// The reserved keys of a variant that has several pools; `keys` is empty then.
    public var parts: [PoolKeys]?
    /// How it is made good, where that is more than handing over its stock.
    public var terms: PlacedTerms?

    public init(
        variant: String,
        quantity: Int,
        list: Int,
        total: Int,
        keys: [Int],
        tax: Int? = nil,
        giftOf: String? = nil,
        parts: [PoolKeys]? = nil,
        terms: PlacedTerms? = nil
    ) {
        self.variant = variant
        self.quantity = quantity
        self.list = list
        self.total = total
        self.keys = keys
        self.tax = tax
        self.giftOf = giftOf
        self.parts = parts
        self.terms = terms
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case list
        case total
        case keys
        case tax
        case giftOf = "gift_of"
        case parts
        case terms
    }
}

/// The bundle that a line is a part of.
public struct PlacedPart: Hashable, Sendable, Codable {
    /// What was bought.
    public var bundle: String
    /// Which line of the quote it was, from 0: the parts of one line stand together.
    public var cartLine: Int
    /// How many bundles were bought.
    public var bundles: Int

    public init(bundle: String, cartLine: Int, bundles: Int) {
        self.bundle = bundle
        self.cartLine = cartLine
        self.bundles = bundles
    }

    private enum CodingKeys: String, CodingKey {
        case bundle
        case cartLine = "cart_line"
        case bundles
    }
}

/// How a line is made good, where that is more than handing over its stock.
public struct PlacedTerms: Hashable, Sendable, Codable {
    /// How it is fulfilled.
    public var kind: FulfilmentKind
    /// The bundle that it is a part of.
    public var partOf: PlacedPart?
    /// What the buyer answered: personal data.
    public var answers: [FieldAnswer]
    /// How many units have no stock yet.
    public var shortUnits: Int

    public init(
        kind: FulfilmentKind,
        partOf: PlacedPart? = nil,
        answers: [FieldAnswer] = [],
        shortUnits: Int = 0
    ) {
        self.kind = kind
        self.partOf = partOf
        self.answers = answers
        self.shortUnits = shortUnits
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case partOf = "part_of"
        case answers
        case shortUnits = "short_units"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try all.decode(FulfilmentKind.self, forKey: .kind)
        self.partOf = try all.decodeIfPresent(PlacedPart.self, forKey: .partOf)
        self.answers = try all.decodeIfPresent([FieldAnswer].self, forKey: .answers) ?? []
        self.shortUnits = try all.decodeIfPresent(Int.self, forKey: .shortUnits) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(kind, forKey: .kind)
        try all.encodeIfPresent(partOf, forKey: .partOf)
        if !answers.isEmpty { try all.encode(answers, forKey: .answers) }
        if shortUnits != 0 { try all.encode(shortUnits, forKey: .shortUnits) }
    }
}

/// What an offer whose amounts are remembered gave.
public struct PlacedUse: Hashable, Sendable, Codable {
    /// The offer.
    public var offer: String
    /// To the buyer before this order.
    public var byBuyer: Int
    /// To all buyers before this order.
    public var inAll: Int
    /// To this order; nothing where it was used up.
    public var taken: Int

    public init(offer: String, byBuyer: Int, inAll: Int, taken: Int) {
        self.offer = offer
        self.byBuyer = byBuyer
        self.inAll = inAll
        self.taken = taken
    }

    private enum CodingKeys: String, CodingKey {
        case offer
        case byBuyer = "by_buyer"
        case inAll = "in_all"
        case taken
    }
}

/// One thing that a policy found.
public struct PlanFinding: Hashable, Sendable, Codable {
    /// What.
    public var concern: Concern
    /// What the policy says of it.
    public var stance: Stance
    /// The parameter that causes it, as the document writes it.
    public var parameter: String
    /// Where it is written.
    public var citations: [Citation]
    /// The finding for people.
    public var english: String
    /// The same in Chinese.
    public var chinese: String
    /// The bonus; nothing where it is about the plan as a whole.
    public var bonus: String?
    /// The number that was found, where there is one.
    public var found: Decimal?
    /// The number above which it is found.
    public var above: Decimal?

    public init(
        concern: Concern,
        stance: Stance,
        parameter: String,
        citations: [Citation],
        english: String,
        chinese: String,
        bonus: String? = nil,
        found: Decimal? = nil,
        above: Decimal? = nil
    ) {
        self.concern = concern
        self.stance = stance
        self.parameter = parameter
        self.citations = citations
        self.english = english
        self.chinese = chinese
        self.bonus = bonus
        self.found = found
        self.above = above
    }

    private enum CodingKeys: String, CodingKey {
        case concern
        case stance
        case parameter
        case citations
        case english
        case chinese
        case bonus
        case found
        case above
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.concern = try all.decode(Concern.self, forKey: .concern)
        self.stance = try all.decode(Stance.self, forKey: .stance)
        self.parameter = try all.decode(String.self, forKey: .parameter)
        self.citations = try all.decode([Citation].self, forKey: .citations)
        self.english = try all.decode(String.self, forKey: .english)
        self.chinese = try all.decode(String.self, forKey: .chinese)
        self.bonus = try all.decodeIfPresent(String.self, forKey: .bonus)
        self.found = try all.decodeIfPresent(WireDecimal.self, forKey: .found).map { $0.value }
        self.above = try all.decodeIfPresent(WireDecimal.self, forKey: .above).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(concern, forKey: .concern)
        try all.encode(stance, forKey: .stance)
        try all.encode(parameter, forKey: .parameter)
        try all.encode(citations, forKey: .citations)
        try all.encode(english, forKey: .english)
        try all.encode(chinese, forKey: .chinese)
        try all.encodeIfPresent(bonus, forKey: .bonus)
        try all.encodeIfPresent(found.map { WireDecimal($0) }, forKey: .found)
        try all.encodeIfPresent(above.map { WireDecimal($0) }, forKey: .above)
    }
}

/// What a policy found in a plan.
public struct PlanFindings: Hashable, Sendable, Codable {
    /// The policy.
    public var policy: String
    /// What was found, the gravest first.
    public var findings: [PlanFinding]

    public init(policy: String, findings: [PlanFinding]) {
        self.policy = policy
        self.findings = findings
    }

    private enum CodingKeys: String, CodingKey {
        case policy
        case findings
    }
}

/// What plans are held against before they are published.
public struct PlanSettings: Hashable, Sendable, Codable {
    /// The policy.
    public var policy: PolicyChoice?
    /// What happens to a plan or a price book that leaves less of a price than the plan's `min_margin_percent`. Default: it is
    /// refused.
    public var marginGuard: MarginGuard?
    /// Who counts as too close to a buyer (刷单): they earn nothing of the order, and where the buyer's own inviter does, the
    /// order counts for nobody's volume. Absent: nobody.
    public var brushing: BrushingRules?

    public init(policy: PolicyChoice? = nil, marginGuard: MarginGuard? = nil, brushing: BrushingRules? = nil) {
        self.policy = policy
        self.marginGuard = marginGuard
        self.brushing = brushing
    }

    private enum CodingKeys: String, CodingKey {
        case policy
        case marginGuard = "margin_guard"
        case brushing
    }
}

/// What a plan is held against (政策): rules as data, so that another country's or a host's own can be given in place of
/// the default, `Policy::mainland_china`.
public struct Policy: Hashable, Sendable, Codable {
    /// The version name, which findings give.
    public var id: String
    /// The rules, at most 100, looked at in this order.
    public var rules: [PolicyRule]

    public init(id: String, rules: [PolicyRule]) {
        self.id = id
        self.rules = rules
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case rules
    }
}

/// Which policy a shop has.
public enum PolicyChoice: Hashable, Sendable, Codable {
    /// `Policy::mainland_china`, strict.
    case mainlandChina
    /// No policy: every plan that is sound is published.
    case none
    /// Another one.
    case own(Policy)

    /// Another one.
    public static func own(id: String, rules: [PolicyRule]) -> PolicyChoice {
        .own(Policy(id: id, rules: rules))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "mainland_china": self = .mainlandChina
        case "none": self = .none
        case "own": self = .own(try form.content(Policy.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .mainlandChina: try encoder.word("mainland_china")
        case .none: try encoder.word("none")
        case .own(let value): try encoder.form("own", value)
        }
    }
}

/// Who publishes a plan that the shop's policy refuses, and why.
public struct PolicyOverride: Hashable, Sendable, Codable {
    /// Who, for people: 1 to 400 bytes.
    public var by: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String

    public init(by: String, reason: String) {
        self.by = by
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case by
        case reason
    }
}

/// One concern and what the policy says of it.
public struct PolicyRule: Hashable, Sendable, Codable {
    /// What is looked for.
    public var concern: Concern
    /// What is said where it is found.
    public var stance: Stance
    /// Above what number it is found: depths paid, or percent; nothing for concerns that have none.
    public var above: Decimal
    /// Where it is written.
    public var citations: [Citation]

    public init(concern: Concern, stance: Stance, above: Decimal = 0, citations: [Citation] = []) {
        self.concern = concern
        self.stance = stance
        self.above = above
        self.citations = citations
    }

    private enum CodingKeys: String, CodingKey {
        case concern
        case stance
        case above
        case citations
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.concern = try all.decode(Concern.self, forKey: .concern)
        self.stance = try all.decode(Stance.self, forKey: .stance)
        self.above = try all.decodeIfPresent(WireDecimal.self, forKey: .above).map { $0.value } ?? 0
        self.citations = try all.decodeIfPresent([Citation].self, forKey: .citations) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(concern, forKey: .concern)
        try all.encode(stance, forKey: .stance)
        if above != 0 { try all.encode(WireDecimal(above), forKey: .above) }
        if !citations.isEmpty { try all.encode(citations, forKey: .citations) }
    }
}

/// Keys of one of several pools.
public struct PoolKeys: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The handles of its keys.
    public var keys: [Int]

    public init(pool: String, keys: [Int]) {
        self.pool = pool
        self.keys = keys
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case keys
    }
}

/// What a pool has for a variant, perhaps for other variants too.
public struct PoolStock: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// How many of its keys can be sold now.
    public var available: Int
    /// How many are held for orders.
    public var reserved: Int

    public init(pool: String, available: Int, reserved: Int) {
        self.pool = pool
        self.available = available
        self.reserved = reserved
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case available
        case reserved
    }
}

/// How a pool sells its keys.
public struct PoolTerms: Hashable, Sendable, Codable {
    /// Which key is sold next.
    public var selection: Selection?
    /// Whether its keys are sold only to buyers who pick them by their previews.
    public var pickedOnly: Bool

    public init(selection: Selection? = nil, pickedOnly: Bool = false) {
        self.selection = selection
        self.pickedOnly = pickedOnly
    }

    private enum CodingKeys: String, CodingKey {
        case selection
        case pickedOnly = "picked_only"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.selection = try all.decodeIfPresent(Selection.self, forKey: .selection)
        self.pickedOnly = try all.decodeIfPresent(Bool.self, forKey: .pickedOnly) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(selection, forKey: .selection)
        if pickedOnly { try all.encode(pickedOnly, forKey: .pickedOnly) }
    }
}

/// A pool with its counts.
public struct PoolView: Hashable, Sendable, Codable {
    public var pool: String
    /// All that were ever imported.
    public var imported: Int
    /// For sale, those of batches past their validity that no sweep has taken out yet among them.
    public var available: Int
    /// Held for orders.
    public var reserved: Int
    /// Handed over.
    public var delivered: Int
    /// Taken out of sale.
    public var quarantined: Int
    /// Past their validity.
    public var expired: Int
    /// Handed over and refunded.
    public var returned: Int
    /// Taken out of the shop, sealed.
    public var exported: Int

    public init(
        pool: String,
        imported: Int,
        available: Int,
        reserved: Int,
        delivered: Int,
        quarantined: Int,
        expired: Int,
        returned: Int,
        exported: Int
    ) {
        self.pool = pool
        self.imported = imported
        self.available = available
        self.reserved = reserved
        self.delivered = delivered
        self.quarantined = quarantined
        self.expired = expired
        self.returned = returned
        self.exported = exported
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case imported
        case available
        case reserved
        case delivered
        case quarantined
        case expired
        case returned
        case exported
    }
}

/// What buyers see of a key.
public struct Preview: Hashable, Sendable, Codable {
    /// Public text, 1 to 100 bytes.
    public var text: String
    /// What the key costs on top of its variant's price, in minor units.
    public var premium: Int

    public init(text: String, premium: Int) {
        self.text = text
        self.premium = premium
    }

    private enum CodingKeys: String, CodingKey {
        case text
        case premium
    }
}

/// Keys that are for sale and look alike.
public struct PreviewView: Hashable, Sendable, Codable {
    /// What buyers see.
    public var preview: String
    /// What picking one costs on top of the variant's price.
    public var premium: Money
    /// How many there are.
    public var keys: Int
    /// Their pool.
    public var pool: String

    public init(preview: String, premium: Money, keys: Int, pool: String) {
        self.preview = preview
        self.premium = premium
        self.keys = keys
        self.pool = pool
    }

    private enum CodingKeys: String, CodingKey {
        case preview
        case premium
        case keys
        case pool
    }
}

/// The whole pricing document (价目书) of a shop in one currency. Published whole; checked by
/// `Pricer::new`.
public struct PriceBook: Hashable, Sendable, Codable {
    /// Names this version of the book.
    public var id: String
    /// The currency of every amount in it.
    public var currency: String
    /// What can be bought; at most 100 000.
    public var variants: [PricedVariant]
    /// How amounts between minor units are settled.
    public var rounding: Rounding?
    /// Who gets the odd minor units when a discount is spread over lines, or a line over its units.
    public var allocation: AllocationRule?
    /// Prices for some buyers; at most 10 000 lists and 1 000 000 prices.
    public var lists: [PriceList]
    /// Prices by quantity; at most 100 000 tables.
    public var tiers: [TierTable]
    /// Offers, in the order in which their lanes run; at most 100 lanes and 10 000 offers.
    public var lanes: [Lane]
    /// The lowest prices that tiers and offers may reach.
    public var floors: Floors?
    /// How taxes are computed.
    public var taxes: Taxes?
    /// Ways to ship; at most 100. A cart may name one of them.
    public var shipping: [ShippingMethod]
    /// Ways to pay, with their fees; at most 100. Where there are any, a cart may name none but these.
    public var paymentMethods: [PaymentMethod]
    /// Whether the total is made a round sum.
    public var cashRounding: CashRounding?
    /// The largest `percent` of any list's adjustment (加价上限).
    public var maxMarkup: Decimal?
    /// In a public form: the digest of the whole book that it was made from.
    public var publicOf: String?

    public init(
        id: String,
        currency: String,
        variants: [PricedVariant],
        rounding: Rounding? = nil,
        allocation: AllocationRule? = nil,
        lists: [PriceList] = [],
        tiers: [TierTable] = [],
        lanes: [Lane] = [],
        floors: Floors? = nil,
        taxes: Taxes? = nil,
        shipping: [ShippingMethod] = [],
        paymentMethods: [PaymentMethod] = [],
        cashRounding: CashRounding? = nil,
        maxMarkup: Decimal? = nil,
        publicOf: String? = nil
    ) {
        self.id = id
        self.currency = currency
        self.variants = variants
        self.rounding = rounding
        self.allocation = allocation
        self.lists = lists
        self.tiers = tiers
        self.lanes = lanes
        self.floors = floors
        self.taxes = taxes
        self.shipping = shipping
        self.paymentMethods = paymentMethods
        self.cashRounding = cashRounding
        self.maxMarkup = maxMarkup
        self.publicOf = publicOf
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case currency
        case variants
        case rounding
        case allocation
        case lists
        case tiers
        case lanes
        case floors
        case taxes
        case shipping
        case paymentMethods = "payment_methods"
        case cashRounding = "cash_rounding"
        case maxMarkup = "max_markup"
        case publicOf = "public_of"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.currency = try all.decode(String.self, forKey: .currency)
        self.variants = try all.decode([PricedVariant].self, forKey: .variants)
        self.rounding = try all.decodeIfPresent(Rounding.self, forKey: .rounding)
        self.allocation = try all.decodeIfPresent(AllocationRule.self, forKey: .allocation)
        self.lists = try all.decodeIfPresent([PriceList].self, forKey: .lists) ?? []
        self.tiers = try all.decodeIfPresent([TierTable].self, forKey: .tiers) ?? []
        self.lanes = try all.decodeIfPresent([Lane].self, forKey: .lanes) ?? []
        self.floors = try all.decodeIfPresent(Floors.self, forKey: .floors)
        self.taxes = try all.decodeIfPresent(Taxes.self, forKey: .taxes)
        self.shipping = try all.decodeIfPresent([ShippingMethod].self, forKey: .shipping) ?? []
        self.paymentMethods = try all.decodeIfPresent([PaymentMethod].self, forKey: .paymentMethods) ?? []
        self.cashRounding = try all.decodeIfPresent(CashRounding.self, forKey: .cashRounding)
        self.maxMarkup = try all.decodeIfPresent(WireDecimal.self, forKey: .maxMarkup).map { $0.value }
        self.publicOf = try all.decodeIfPresent(String.self, forKey: .publicOf)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(currency, forKey: .currency)
        try all.encode(variants, forKey: .variants)
        try all.encodeIfPresent(rounding, forKey: .rounding)
        try all.encodeIfPresent(allocation, forKey: .allocation)
        if !lists.isEmpty { try all.encode(lists, forKey: .lists) }
        if !tiers.isEmpty { try all.encode(tiers, forKey: .tiers) }
        if !lanes.isEmpty { try all.encode(lanes, forKey: .lanes) }
        try all.encodeIfPresent(floors, forKey: .floors)
        try all.encodeIfPresent(taxes, forKey: .taxes)
        if !shipping.isEmpty { try all.encode(shipping, forKey: .shipping) }
        if !paymentMethods.isEmpty { try all.encode(paymentMethods, forKey: .paymentMethods) }
        try all.encodeIfPresent(cashRounding, forKey: .cashRounding)
        try all.encodeIfPresent(maxMarkup.map { WireDecimal($0) }, forKey: .maxMarkup)
        try all.encodeIfPresent(publicOf, forKey: .publicOf)
    }
}

/// Pays every drop of the price at which receivers buy themselves (差价): whoever buys at a lower price than everybody
/// below has the difference to the lowest price so far, first to what the buyer paid.
public struct PriceDifference: Hashable, Sendable, Codable {
    /// The prices of levels. A level without a price earns nothing.
    public var prices: [LevelPrice]
    /// What happens to the difference of one who may not earn.
    public var ineligible: IneligibleClaim?
    /// How many steps above the buyer are looked at, 1 to 1000; absent for all.
    public var maxDepth: Int?

    public init(prices: [LevelPrice], ineligible: IneligibleClaim? = nil, maxDepth: Int? = nil) {
        self.prices = prices
        self.ineligible = ineligible
        self.maxDepth = maxDepth
    }

    private enum CodingKeys: String, CodingKey {
        case prices
        case ineligible
        case maxDepth = "max_depth"
    }
}

/// Unit prices (价目表) for one audience. The more specific audience wins, not the lower price.
public struct PriceList: Hashable, Sendable, Codable {
    /// Names the list; unique in the book.
    public var id: String
    /// Whom it is for; everyone when left out.
    public var audience: Audience?
    /// The prices.
    public var prices: [ListedPrice]
    /// When it holds; always when left out. Of two lists for one audience, the one with a window wins while it is open;
    /// two open windows over one variant are refused.
    public var window: Window?
    /// The currency of its prices; the book's when left out. A cart in another currency is priced by lists in it alone.
    public var currency: String?
    /// Prices of the variants that have none in the list: the next less specific price, changed.
    public var adjustment: Adjustment?

    public init(
        id: String,
        audience: Audience? = nil,
        prices: [ListedPrice] = [],
        window: Window? = nil,
        currency: String? = nil,
        adjustment: Adjustment? = nil
    ) {
        self.id = id
        self.audience = audience
        self.prices = prices
        self.window = window
        self.currency = currency
        self.adjustment = adjustment
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case audience
        case prices
        case window
        case currency
        case adjustment
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.audience = try all.decodeIfPresent(Audience.self, forKey: .audience)
        self.prices = try all.decodeIfPresent([ListedPrice].self, forKey: .prices) ?? []
        self.window = try all.decodeIfPresent(Window.self, forKey: .window)
        self.currency = try all.decodeIfPresent(String.self, forKey: .currency)
        self.adjustment = try all.decodeIfPresent(Adjustment.self, forKey: .adjustment)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encodeIfPresent(audience, forKey: .audience)
        if !prices.isEmpty { try all.encode(prices, forKey: .prices) }
        try all.encodeIfPresent(window, forKey: .window)
        try all.encodeIfPresent(currency, forKey: .currency)
        try all.encodeIfPresent(adjustment, forKey: .adjustment)
    }
}

/// A variant (规格) with its default price.
public struct PricedVariant: Hashable, Sendable, Codable {
    /// The variant; unique in the book.
    public var variant: String
    /// The product that it is a variant of.
    public var product: String
    /// For one unit, in major units, zero or more; may be finer than the currency.
    public var price: Decimal
    /// Its category.
    public var category: String?
    /// What filters may ask for; at most 64.
    public var tags: [String]
    /// What one unit costs the shop, in major units.
    public var cost: Decimal?
    /// The least that one unit may cost after all offers, in major units: the minimum advertised price.
    public var minimum: Decimal?
    /// The category that it is taxed by; the book's default when left out.
    public var tax: String?

    public init(
        variant: String,
        product: String,
        price: Decimal,
        category: String? = nil,
        tags: [String] = [],
        cost: Decimal? = nil,
        minimum: Decimal? = nil,
        tax: String? = nil
    ) {
        self.variant = variant
        self.product = product
        self.price = price
        self.category = category
        self.tags = tags
        self.cost = cost
        self.minimum = minimum
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case product
        case price
        case category
        case tags
        case cost
        case minimum
        case tax
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.product = try all.decode(String.self, forKey: .product)
        self.price = try all.decode(WireDecimal.self, forKey: .price).value
        self.category = try all.decodeIfPresent(String.self, forKey: .category)
        self.tags = try all.decodeIfPresent([String].self, forKey: .tags) ?? []
        self.cost = try all.decodeIfPresent(WireDecimal.self, forKey: .cost).map { $0.value }
        self.minimum = try all.decodeIfPresent(WireDecimal.self, forKey: .minimum).map { $0.value }
        self.tax = try all.decodeIfPresent(String.self, forKey: .tax)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(product, forKey: .product)
        try all.encode(WireDecimal(price), forKey: .price)
        try all.encodeIfPresent(category, forKey: .category)
        if !tags.isEmpty { try all.encode(tags, forKey: .tags) }
        try all.encodeIfPresent(cost.map { WireDecimal($0) }, forKey: .cost)
        try all.encodeIfPresent(minimum.map { WireDecimal($0) }, forKey: .minimum)
        try all.encodeIfPresent(tax, forKey: .tax)
    }
}

/// A product as the host describes it: what is listed, with its variants.
public struct Product: Hashable, Sendable, Codable {
    /// The product's id.
    public var id: String
    /// What can be bought: 1 to 1000 variants.
    public var variants: [Variant]
    /// Its name by language.
    public var names: [LocalText]
    /// The category it belongs to.
    public var category: String?
    /// Tags, at most 100.
    public var tags: [String]

    public init(
        id: String,
        variants: [Variant],
        names: [LocalText] = [],
        category: String? = nil,
        tags: [String] = []
    ) {
        self.id = id
        self.variants = variants
        self.names = names
        self.category = category
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case variants
        case names
        case category
        case tags
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.variants = try all.decode([Variant].self, forKey: .variants)
        self.names = try all.decodeIfPresent([LocalText].self, forKey: .names) ?? []
        self.category = try all.decodeIfPresent(String.self, forKey: .category)
        self.tags = try all.decodeIfPresent([String].self, forKey: .tags) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(variants, forKey: .variants)
        if !names.isEmpty { try all.encode(names, forKey: .names) }
        try all.encodeIfPresent(category, forKey: .category)
        if !tags.isEmpty { try all.encode(tags, forKey: .tags) }
    }
}

/// The claims of one product.
public struct ProductClaims: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// What a level has a claim to; none for a product that pays nothing under this bonus.
    public var rates: [LevelClaim]

    public init(product: String, rates: [LevelClaim]) {
        self.product = product
        self.rates = rates
    }

    private enum CodingKeys: String, CodingKey {
        case product
        case rates
    }
}

/// The rates of one product.
public struct ProductRates: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// One rate for each depth; none for a product that pays nothing under this bonus.
    public var tiers: [CommissionTier]
    /// Other rates for receivers of a level at one tier.
    public var levelRates: [LevelRate]

    public init(product: String, tiers: [CommissionTier], levelRates: [LevelRate] = []) {
        self.product = product
        self.tiers = tiers
        self.levelRates = levelRates
    }

    private enum CodingKeys: String, CodingKey {
        case product
        case tiers
        case levelRates = "level_rates"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.product = try all.decode(String.self, forKey: .product)
        self.tiers = try all.decode([CommissionTier].self, forKey: .tiers)
        self.levelRates = try all.decodeIfPresent([LevelRate].self, forKey: .levelRates) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(product, forKey: .product)
        try all.encode(tiers, forKey: .tiers)
        if !levelRates.isEmpty { try all.encode(levelRates, forKey: .levelRates) }
    }
}

/// How many units of a variant one order may have.
public struct PurchaseLimit: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// The most units.
    public var most: Int

    public init(variant: String, most: Int) {
        self.variant = variant
        self.most = most
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case most
    }
}

/// A batch in quarantine.
public struct QuarantinedBatch: Hashable, Sendable, Codable {
    /// How many available keys were taken out now.
    public var keys: Int
    /// Whether some are left, which are not sold either: ask again.
    public var more: Bool
    /// The orders that have keys of it.
    public var affected: AffectedOrders

    public init(keys: Int, more: Bool, affected: AffectedOrders) {
        self.keys = keys
        self.more = more
        self.affected = affected
    }

    private enum CodingKeys: String, CodingKey {
        case keys
        case more
        case affected
    }
}

/// An order that waits for a person.
public struct QueuedOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Where it stands.
    public var stage: Stage
    /// When it was paid.
    public var since: Date
    /// Its priority, in minutes: the higher, the earlier.
    public var priority: Int
    /// How often its delivery failed.
    public var failures: Int
    /// The buyer's level when it was placed.
    public var level: String?

    public init(order: String, stage: Stage, since: Date, priority: Int, failures: Int, level: String? = nil) {
        self.order = order
        self.stage = stage
        self.since = since
        self.priority = priority
        self.failures = failures
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case stage
        case since
        case priority
        case failures
        case level
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.stage = try all.decode(Stage.self, forKey: .stage)
        self.since = try all.decode(WireDate.self, forKey: .since).value
        self.priority = try all.decode(Int.self, forKey: .priority)
        self.failures = try all.decode(Int.self, forKey: .failures)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(stage, forKey: .stage)
        try all.encode(WireDate(since), forKey: .since)
        try all.encode(priority, forKey: .priority)
        try all.encode(failures, forKey: .failures)
        try all.encodeIfPresent(level, forKey: .level)
    }
}

/// The share of a channel and what is left of it.
public struct QuotaView: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: String
    /// Units that are kept for it.
    public var guaranteed: Int
    /// What it took since the quota was put, less what came back.
    public var taken: Int
    /// What it may take now.
    public var available: Int
    /// The most that it may take.
    public var maximum: Int?

    public init(channel: String, guaranteed: Int, taken: Int, available: Int, maximum: Int? = nil) {
        self.channel = channel
        self.guaranteed = guaranteed
        self.taken = taken
        self.available = available
        self.maximum = maximum
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case guaranteed
        case taken
        case available
        case maximum
    }
}

/// A price with its parts. Amounts are decimals in `currency`.
public struct Quote: Hashable, Sendable, Codable {
    /// The price book's id.
    public var book: String
    /// The price book's digest.
    public var digest: String
    /// The currency of all its amounts.
    public var currency: String
    /// The moment that it was made for.
    public var at: Date
    /// Where it comes from.
    public var channel: String
    /// The coupons of the cart.
    public var codes: [String]
    /// The lines, in the order of the cart.
    public var lines: [QuoteLine]
    /// All lines at list prices.
    public var subtotal: Decimal
    /// What the lines cost less than that.
    public var discount: Decimal
    /// What is to be paid.
    public var total: Decimal
    /// The offers that applied.
    public var offers: [AppliedOffer]
    /// Who buys; nobody for a guest.
    public var buyer: String?
    /// The buyer's level.
    public var level: String?
    /// How it will be paid.
    public var paymentMethod: String?
    /// Where it is taxed.
    public var region: String?
    /// What shipping costs.
    public var shipping: QuotedShipping?
    /// Whether the lines' totals have the tax within; absent where nothing is taxed.
    public var isTaxInclusive: Bool?
    /// All taxes; absent where nothing is taxed.
    public var tax: Decimal?
    /// The taxes by category.
    public var taxes: [QuotedTax]
    /// What the way to pay costs.
    public var fee: QuotedFee?
    /// What made the total a round sum.
    public var cashRounding: Decimal?
    /// What offers give along.
    public var gifts: [QuotedGift]
    /// Why, step by step; absent where only the price was asked for.
    public var trace: [Step]
    /// The cart that was asked for; known where it was asked with one.
    var asked = Remembered<Cart>()

    public init(
        book: String,
        digest: String,
        currency: String,
        at: Date,
        channel: String,
        codes: [String],
        lines: [QuoteLine],
        subtotal: Decimal,
        discount: Decimal,
        total: Decimal,
        offers: [AppliedOffer],
        buyer: String? = nil,
        level: String? = nil,
        paymentMethod: String? = nil,
        region: String? = nil,
        shipping: QuotedShipping? = nil,
        isTaxInclusive: Bool? = nil,
        tax: Decimal? = nil,
        taxes: [QuotedTax] = [],
        fee: QuotedFee? = nil,
        cashRounding: Decimal? = nil,
        gifts: [QuotedGift] = [],
        trace: [Step] = []
    ) {
        self.book = book
        self.digest = digest
        self.currency = currency
        self.at = at
        self.channel = channel
        self.codes = codes
        self.lines = lines
        self.subtotal = subtotal
        self.discount = discount
        self.total = total
        self.offers = offers
        self.buyer = buyer
        self.level = level
        self.paymentMethod = paymentMethod
        self.region = region
        self.shipping = shipping
        self.isTaxInclusive = isTaxInclusive
        self.tax = tax
        self.taxes = taxes
        self.fee = fee
        self.cashRounding = cashRounding
        self.gifts = gifts
        self.trace = trace
    }

    private enum CodingKeys: String, CodingKey {
        case book
        case digest
        case currency
        case at
        case channel
        case codes
        case lines
        case subtotal
        case discount
        case total
        case offers
        case buyer
        case level
        case paymentMethod = "payment_method"
        case region
        case shipping
        case isTaxInclusive = "is_tax_inclusive"
        case tax
        case taxes
        case fee
        case cashRounding = "cash_rounding"
        case gifts
        case trace
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.book = try all.decode(String.self, forKey: .book)
        self.digest = try all.decode(String.self, forKey: .digest)
        self.currency = try all.decode(String.self, forKey: .currency)
        self.at = try all.decode(WireDate.self, forKey: .at).value
        self.channel = try all.decode(String.self, forKey: .channel)
        self.codes = try all.decode([String].self, forKey: .codes)
        self.lines = try all.decode([QuoteLine].self, forKey: .lines)
        self.subtotal = try all.decode(WireDecimal.self, forKey: .subtotal).value
        self.discount = try all.decode(WireDecimal.self, forKey: .discount).value
        self.total = try all.decode(WireDecimal.self, forKey: .total).value
        self.offers = try all.decode([AppliedOffer].self, forKey: .offers)
        self.buyer = try all.decodeIfPresent(String.self, forKey: .buyer)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
        self.paymentMethod = try all.decodeIfPresent(String.self, forKey: .paymentMethod)
        self.region = try all.decodeIfPresent(String.self, forKey: .region)
        self.shipping = try all.decodeIfPresent(QuotedShipping.self, forKey: .shipping)
        self.isTaxInclusive = try all.decodeIfPresent(Bool.self, forKey: .isTaxInclusive)
        self.tax = try all.decodeIfPresent(WireDecimal.self, forKey: .tax).map { $0.value }
        self.taxes = try all.decodeIfPresent([QuotedTax].self, forKey: .taxes) ?? []
        self.fee = try all.decodeIfPresent(QuotedFee.self, forKey: .fee)
        self.cashRounding = try all.decodeIfPresent(WireDecimal.self, forKey: .cashRounding).map { $0.value }
        self.gifts = try all.decodeIfPresent([QuotedGift].self, forKey: .gifts) ?? []
        self.trace = try all.decodeIfPresent([Step].self, forKey: .trace) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(book, forKey: .book)
        try all.encode(digest, forKey: .digest)
        try all.encode(currency, forKey: .currency)
        try all.encode(WireDate(at), forKey: .at)
        try all.encode(channel, forKey: .channel)
        try all.encode(codes, forKey: .codes)
        try all.encode(lines, forKey: .lines)
        try all.encode(WireDecimal(subtotal), forKey: .subtotal)
        try all.encode(WireDecimal(discount), forKey: .discount)
        try all.encode(WireDecimal(total), forKey: .total)
        try all.encode(offers, forKey: .offers)
        try all.encodeIfPresent(buyer, forKey: .buyer)
        try all.encodeIfPresent(level, forKey: .level)
        try all.encodeIfPresent(paymentMethod, forKey: .paymentMethod)
        try all.encodeIfPresent(region, forKey: .region)
        try all.encodeIfPresent(shipping, forKey: .shipping)
        try all.encodeIfPresent(isTaxInclusive, forKey: .isTaxInclusive)
        try all.encodeIfPresent(tax.map { WireDecimal($0) }, forKey: .tax)
        if !taxes.isEmpty { try all.encode(taxes, forKey: .taxes) }
        try all.encodeIfPresent(fee, forKey: .fee)
        try all.encodeIfPresent(cashRounding.map { WireDecimal($0) }, forKey: .cashRounding)
        if !gifts.isEmpty { try all.encode(gifts, forKey: .gifts) }
        if !trace.isEmpty { try all.encode(trace, forKey: .trace) }
    }
}

/// A line of a quote.
public struct QuoteLine: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many units.
    public var quantity: Int
    /// What one unit costs at list price.
    public var unitPrice: Decimal
    /// What all units cost at list price.
    public var list: Decimal
    /// What the line costs less than that.
    public var discount: Decimal
    /// What of the discount is the line's share of offers on the whole order.
    public var orderDiscount: Decimal
    /// What the line costs.
    public var total: Decimal
    /// Its tax.
    public var tax: Decimal?

    public init(
        variant: String,
        quantity: Int,
        unitPrice: Decimal,
        list: Decimal,
        discount: Decimal,
        orderDiscount: Decimal,
        total: Decimal,
        tax: Decimal? = nil
    ) {
        self.variant = variant
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.list = list
        self.discount = discount
        self.orderDiscount = orderDiscount
        self.total = total
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case unitPrice = "unit_price"
        case list
        case discount
        case orderDiscount = "order_discount"
        case total
        case tax
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.quantity = try all.decode(Int.self, forKey: .quantity)
        self.unitPrice = try all.decode(WireDecimal.self, forKey: .unitPrice).value
        self.list = try all.decode(WireDecimal.self, forKey: .list).value
        self.discount = try all.decode(WireDecimal.self, forKey: .discount).value
        self.orderDiscount = try all.decode(WireDecimal.self, forKey: .orderDiscount).value
        self.total = try all.decode(WireDecimal.self, forKey: .total).value
        self.tax = try all.decodeIfPresent(WireDecimal.self, forKey: .tax).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(quantity, forKey: .quantity)
        try all.encode(WireDecimal(unitPrice), forKey: .unitPrice)
        try all.encode(WireDecimal(list), forKey: .list)
        try all.encode(WireDecimal(discount), forKey: .discount)
        try all.encode(WireDecimal(orderDiscount), forKey: .orderDiscount)
        try all.encode(WireDecimal(total), forKey: .total)
        try all.encodeIfPresent(tax.map { WireDecimal($0) }, forKey: .tax)
    }
}

/// What the way to pay costs.
public struct QuotedFee: Hashable, Sendable, Codable {
    /// The way to pay.
    public var method: String
    /// The fee.
    public var amount: Decimal
    /// Who pays it.
    public var borneBy: BorneBy
    /// Its tax.
    public var tax: Decimal?

    public init(method: String, amount: Decimal, borneBy: BorneBy, tax: Decimal? = nil) {
        self.method = method
        self.amount = amount
        self.borneBy = borneBy
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case method
        case amount
        case borneBy = "borne_by"
        case tax
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.method = try all.decode(String.self, forKey: .method)
        self.amount = try all.decode(WireDecimal.self, forKey: .amount).value
        self.borneBy = try all.decode(BorneBy.self, forKey: .borneBy)
        self.tax = try all.decodeIfPresent(WireDecimal.self, forKey: .tax).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(method, forKey: .method)
        try all.encode(WireDecimal(amount), forKey: .amount)
        try all.encode(borneBy, forKey: .borneBy)
        try all.encodeIfPresent(tax.map { WireDecimal($0) }, forKey: .tax)
    }
}

/// What an offer gives along.
public struct QuotedGift: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many units.
    public var quantity: Int
    /// What they cost otherwise.
    public var worth: Decimal
    /// The offer.
    public var offer: String

    public init(variant: String, quantity: Int, worth: Decimal, offer: String) {
        self.variant = variant
        self.quantity = quantity
        self.worth = worth
        self.offer = offer
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case worth
        case offer
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.quantity = try all.decode(Int.self, forKey: .quantity)
        self.worth = try all.decode(WireDecimal.self, forKey: .worth).value
        self.offer = try all.decode(String.self, forKey: .offer)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(quantity, forKey: .quantity)
        try all.encode(WireDecimal(worth), forKey: .worth)
        try all.encode(offer, forKey: .offer)
    }
}

/// What shipping costs.
public struct QuotedShipping: Hashable, Sendable, Codable {
    /// The way to ship.
    public var method: String
    /// At list price.
    public var list: Decimal
    /// What it costs less than that.
    public var discount: Decimal
    /// What it costs.
    public var total: Decimal
    /// Its tax.
    public var tax: Decimal?

    public init(method: String, list: Decimal, discount: Decimal, total: Decimal, tax: Decimal? = nil) {
        self.method = method
        self.list = list
        self.discount = discount
        self.total = total
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case method
        case list
        case discount
        case total
        case tax
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.method = try all.decode(String.self, forKey: .method)
        self.list = try all.decode(WireDecimal.self, forKey: .list).value
        self.discount = try all.decode(WireDecimal.self, forKey: .discount).value
        self.total = try all.decode(WireDecimal.self, forKey: .total).value
        self.tax = try all.decodeIfPresent(WireDecimal.self, forKey: .tax).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(method, forKey: .method)
        try all.encode(WireDecimal(list), forKey: .list)
        try all.encode(WireDecimal(discount), forKey: .discount)
        try all.encode(WireDecimal(total), forKey: .total)
        try all.encodeIfPresent(tax.map { WireDecimal($0) }, forKey: .tax)
    }
}

/// The tax of a category.
public struct QuotedTax: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// Its rate.
    public var percent: Decimal
    /// What is taxed, without the tax.
    public var net: Decimal
    /// The tax.
    public var tax: Decimal

    public init(category: String, percent: Decimal, net: Decimal, tax: Decimal) {
        self.category = category
        self.percent = percent
        self.net = net
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case percent
        case net
        case tax
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.category = try all.decode(String.self, forKey: .category)
        self.percent = try all.decode(WireDecimal.self, forKey: .percent).value
        self.net = try all.decode(WireDecimal.self, forKey: .net).value
        self.tax = try all.decode(WireDecimal.self, forKey: .tax).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(category, forKey: .category)
        try all.encode(WireDecimal(percent), forKey: .percent)
        try all.encode(WireDecimal(net), forKey: .net)
        try all.encode(WireDecimal(tax), forKey: .tax)
    }
}

/// How often something may be tried.
public struct Rate: Hashable, Sendable, Codable {
    /// How many tries a full bucket allows at once.
    public var tokens: Int
    /// After how long one try comes back.
    public var every: Duration

    public init(tokens: Int, every: Duration) {
        self.tokens = tokens
        self.every = every
    }

    private enum CodingKeys: String, CodingKey {
        case tokens
        case every
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.tokens = try all.decode(Int.self, forKey: .tokens)
        self.every = try all.decode(WireSpan.self, forKey: .every).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(tokens, forKey: .tokens)
        try all.encode(WireSpan(every), forKey: .every)
    }
}

/// How long stock may be held without being paid, and by whom. Absent fields take the defaults that stand with them.
public struct ReachSettings: Hashable, Sendable, Codable {
    /// How many unpaid orders and reservations one device may have open. 1 to 10 000; default 5.
    public var maxUnpaidPerDevice: Int?
    /// How many unpaid orders and reservations one contact may have open. 1 to 10 000; default 5.
    public var maxUnpaidPerContact: Int?
    /// Whether a guest must name a device or a contact. Default: no.
    public var guestsNamed: Bool?
    /// A variant with so many units available, or fewer, is scarce. 0 to 1 000 000 000; default 0: none is.
    public var scarceUnits: Int?
    /// A variant is scarce too where so many percent of what is not sold yet, or fewer, are available. 0 to 100; default 0.
    public var scarcePercent: Int?
    /// How long an order of anything scarce waits for its payment, where that is shorter. 1 s to 366 days; default 5 min.
    public var scarceWait: Duration?
    /// How long stock is held without an order at the most. 1 s to 366 days; default 10 min.
    public var reservationWait: Duration?
    /// How long from now an unpaid order or a reservation is held once it is extended. 1 s to 366 days; default 15 min.
    public var `extension`: Duration?
    /// How often each may be extended. 0 to 1 000; default 3.
    public var maxExtensions: Int?
    /// How long each may be held in all. 1 s to 366 days; default 1 hour.
    public var longestWait: Duration?
    /// With how many wrong codes a gift may be claimed. 1 to 1 000; default 10.
    public var giftAttempts: Int?
    /// Where the money of a gift goes that nobody claimed; of a guest's always back to where it came from. Default: there.
    public var giftUnclaimed: RefundTo?
    /// How many subscribers are told of a restock by one command at the most. 1 to 10 000; default 100.
    public var restockLimit: Int?
    /// Whether products are sold only once they are reviewed and approved. Default: no.
    public var reviewRequired: Bool?

    public init(
        maxUnpaidPerDevice: Int? = nil,
        maxUnpaidPerContact: Int? = nil,
        guestsNamed: Bool? = nil,
        scarceUnits: Int? = nil,
        scarcePercent: Int? = nil,
        scarceWait: Duration? = nil,
        reservationWait: Duration? = nil,
        `extension`: Duration? = nil,
        maxExtensions: Int? = nil,
        longestWait: Duration? = nil,
        giftAttempts: Int? = nil,
        giftUnclaimed: RefundTo? = nil,
        restockLimit: Int? = nil,
        reviewRequired: Bool? = nil
    ) {
        self.maxUnpaidPerDevice = maxUnpaidPerDevice
        self.maxUnpaidPerContact = maxUnpaidPerContact
        self.guestsNamed = guestsNamed
        self.scarceUnits = scarceUnits
        self.scarcePercent = scarcePercent
        self.scarceWait = scarceWait
        self.reservationWait = reservationWait
        self.`extension` = `extension`
        self.maxExtensions = maxExtensions
        self.longestWait = longestWait
        self.giftAttempts = giftAttempts
        self.giftUnclaimed = giftUnclaimed
        self.restockLimit = restockLimit
        self.reviewRequired = reviewRequired
    }

    private enum CodingKeys: String, CodingKey {
        case maxUnpaidPerDevice = "max_unpaid_per_device"
        case maxUnpaidPerContact = "max_unpaid_per_contact"
        case guestsNamed = "guests_named"
        case scarceUnits = "scarce_units"
        case scarcePercent = "scarce_percent"
        case scarceWait = "scarce_wait"
        case reservationWait = "reservation_wait"
        case `extension` = "extension"
        case maxExtensions = "max_extensions"
        case longestWait = "longest_wait"
        case giftAttempts = "gift_attempts"
        case giftUnclaimed = "gift_unclaimed"
        case restockLimit = "restock_limit"
        case reviewRequired = "review_required"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.maxUnpaidPerDevice = try all.decodeIfPresent(Int.self, forKey: .maxUnpaidPerDevice)
        self.maxUnpaidPerContact = try all.decodeIfPresent(Int.self, forKey: .maxUnpaidPerContact)
        self.guestsNamed = try all.decodeIfPresent(Bool.self, forKey: .guestsNamed)
        self.scarceUnits = try all.decodeIfPresent(Int.self, forKey: .scarceUnits)
        self.scarcePercent = try all.decodeIfPresent(Int.self, forKey: .scarcePercent)
        self.scarceWait = try all.decodeIfPresent(WireSpan.self, forKey: .scarceWait).map { $0.value }
        self.reservationWait = try all.decodeIfPresent(WireSpan.self, forKey: .reservationWait).map { $0.value }
        self.`extension` = try all.decodeIfPresent(WireSpan.self, forKey: .`extension`).map { $0.value }
        self.maxExtensions = try all.decodeIfPresent(Int.self, forKey: .maxExtensions)
        self.longestWait = try all.decodeIfPresent(WireSpan.self, forKey: .longestWait).map { $0.value }
        self.giftAttempts = try all.decodeIfPresent(Int.self, forKey: .giftAttempts)
        self.giftUnclaimed = try all.decodeIfPresent(RefundTo.self, forKey: .giftUnclaimed)
        self.restockLimit = try all.decodeIfPresent(Int.self, forKey: .restockLimit)
        self.reviewRequired = try all.decodeIfPresent(Bool.self, forKey: .reviewRequired)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(maxUnpaidPerDevice, forKey: .maxUnpaidPerDevice)
        try all.encodeIfPresent(maxUnpaidPerContact, forKey: .maxUnpaidPerContact)
        try all.encodeIfPresent(guestsNamed, forKey: .guestsNamed)
        try all.encodeIfPresent(scarceUnits, forKey: .scarceUnits)
        try all.encodeIfPresent(scarcePercent, forKey: .scarcePercent)
        try all.encodeIfPresent(scarceWait.map { WireSpan($0) }, forKey: .scarceWait)
        try all.encodeIfPresent(reservationWait.map { WireSpan($0) }, forKey: .reservationWait)
        try all.encodeIfPresent(`extension`.map { WireSpan($0) }, forKey: .`extension`)
        try all.encodeIfPresent(maxExtensions, forKey: .maxExtensions)
        try all.encodeIfPresent(longestWait.map { WireSpan($0) }, forKey: .longestWait)
        try all.encodeIfPresent(giftAttempts, forKey: .giftAttempts)
        try all.encodeIfPresent(giftUnclaimed, forKey: .giftUnclaimed)
        try all.encodeIfPresent(restockLimit, forKey: .restockLimit)
        try all.encodeIfPresent(reviewRequired, forKey: .reviewRequired)
    }
}

/// Who is told. How to reach them the host knows.
public enum Recipient: Hashable, Sendable, Codable {
    /// A customer.
    case customer(String)
    /// A contact, by the hash that the host made of it.
    case contact(String)
    /// The guest who placed an order.
    case guest(String)
    /// The shop's own people.
    case merchant
    /// A supplier.
    case supplier(String)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "customer": self = .customer(try form.content(String.self))
        case "contact": self = .contact(try form.content(String.self))
        case "guest": self = .guest(try form.content(String.self))
        case "merchant": self = .merchant
        case "supplier": self = .supplier(try form.content(String.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .customer(let value): try encoder.form("customer", value)
        case .contact(let value): try encoder.form("contact", value)
        case .guest(let value): try encoder.form("guest", value)
        case .merchant: try encoder.word("merchant")
        case .supplier(let value): try encoder.form("supplier", value)
        }
    }
}

/// Units of one line.
public struct RefundLine: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units.
    public var units: Int

    public init(line: Int, units: Int) {
        self.line = line
        self.units = units
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case units
    }
}

/// What is not so with most refunds.
public struct RefundNotes: Hashable, Sendable, Codable {
    /// Which source gets how much of it back; absent where all goes to one place: the wallet, or the source of the
    /// order's only payment.
    public var sources: RefundSources?
    /// What of it is given without units: so much of each line, as the lines tell, and so much beside them.
    public var given: Given?
    /// What of the shipping stays paid although every unit came back.
    public var kept: Charge?
    /// Why it was made although the time for it is over or it is never made.
    public var despite: String?
    /// Cashback that could not be taken back, because the wallet has not as much.
    public var cashbackLost: Int
    /// Whether the payer's bank took the money back.
    public var chargedBack: Bool
    /// Whether the units were faulty.
    public var faulty: Bool

    public init(
        sources: RefundSources? = nil,
        given: Given? = nil,
        kept: Charge? = nil,
        despite: String? = nil,
        cashbackLost: Int = 0,
        chargedBack: Bool = false,
        faulty: Bool = false
    ) {
        self.sources = sources
        self.given = given
        self.kept = kept
        self.despite = despite
        self.cashbackLost = cashbackLost
        self.chargedBack = chargedBack
        self.faulty = faulty
    }

    private enum CodingKeys: String, CodingKey {
        case sources
        case given
        case kept
        case despite
        case cashbackLost = "cashback_lost"
        case chargedBack = "charged_back"
        case faulty
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.sources = try all.decodeIfPresent(RefundSources.self, forKey: .sources)
        self.given = try all.decodeIfPresent(Given.self, forKey: .given)
        self.kept = try all.decodeIfPresent(Charge.self, forKey: .kept)
        self.despite = try all.decodeIfPresent(String.self, forKey: .despite)
        self.cashbackLost = try all.decodeIfPresent(Int.self, forKey: .cashbackLost) ?? 0
        self.chargedBack = try all.decodeIfPresent(Bool.self, forKey: .chargedBack) ?? false
        self.faulty = try all.decodeIfPresent(Bool.self, forKey: .faulty) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(sources, forKey: .sources)
        try all.encodeIfPresent(given, forKey: .given)
        try all.encodeIfPresent(kept, forKey: .kept)
        try all.encodeIfPresent(despite, forKey: .despite)
        if cashbackLost != 0 { try all.encode(cashbackLost, forKey: .cashbackLost) }
        if chargedBack { try all.encode(chargedBack, forKey: .chargedBack) }
        if faulty { try all.encode(faulty, forKey: .faulty) }
    }
}

/// Where a refund to the source goes.
public struct RefundSources: Hashable, Sendable, Codable {
    /// How much goes back to the source of which payment.
    public var parts: [PaymentPart]
    /// What goes into the buyer's wallet, because it came from there or its source cannot get it.
    public var wallet: Int
    /// Whether the gateway has still to confirm the parts.
    public var awaited: Bool

    public init(parts: [PaymentPart], wallet: Int, awaited: Bool) {
        self.parts = parts
        self.wallet = wallet
        self.awaited = awaited
    }

    private enum CodingKeys: String, CodingKey {
        case parts
        case wallet
        case awaited
    }
}

/// Where a refund stands.
public enum RefundState: String, Hashable, Sendable, Codable, CaseIterable {
    /// The payer has the money.
    case made = "made"
    /// The gateway has not confirmed it yet.
    case awaited = "awaited"
    /// The gateway could not send it; the money waits for going back another way.
    case failed = "failed"
}

/// Where refunded money goes.
public enum RefundTo: String, Hashable, Sendable, Codable, CaseIterable {
    /// Back through the gateway.
    case source = "source"
    /// Into the buyer's wallet.
    case wallet = "wallet"
}

/// A refund as the outside sees it.
public struct RefundView: Hashable, Sendable, Codable {
    /// The refund.
    public var refund: String
    /// How much.
    public var amount: Money
    /// Where it stands.
    public var state: RefundState
    /// The order that it belongs to.
    public var order: String?

    public init(refund: String, amount: Money, state: RefundState, order: String? = nil) {
        self.refund = refund
        self.amount = amount
        self.state = state
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case refund
        case amount
        case state
        case order
    }
}

/// Until when units that were handed over are refunded.
public enum RefundWindow: Hashable, Sendable, Codable {
    /// At any time.
    case always
    /// Never.
    case never
    /// So many days after the delivery, the last moment included.
    case days(Int)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "always": self = .always
        case "never": self = .never
        case "days": self = .days(try form.content(Int.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .always: try encoder.word("always")
        case .never: try encoder.word("never")
        case .days(let value): try encoder.form("days", value)
        }
    }
}

/// Refunded units of one line.
public struct RefundedLine: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units.
    public var units: Int
    /// What they were worth.
    public var amount: Int
    /// The handles of the keys that came back.
    public var keys: [Int]
    /// Those of a line that has several pools; `keys` is empty then.
    public var parts: [PoolKeys]?

    public init(line: Int, units: Int, amount: Int, keys: [Int], parts: [PoolKeys]? = nil) {
        self.line = line
        self.units = units
        self.amount = amount
        self.keys = keys
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case units
        case amount
        case keys
        case parts
    }
}

/// A key that an import leaves out.
public struct RejectedKey: Hashable, Sendable, Codable {
    /// Its position in the import, from 0. A key file's line is found with `Parsed::lines`.
    public var position: Int
    /// Why.
    public var reason: RejectedKeyReason

    public init(position: Int, reason: RejectedKeyReason) {
        self.position = position
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case position
        case reason
    }
}

/// Why an import leaves a key out.
public enum RejectedKeyReason: Hashable, Sendable, Codable {
    /// The same key stands earlier in the import.
    case twiceInBatch(RejectedKeyReasonTwiceInBatch)
    /// A pool of the shop holds the key.
    case inStock(RejectedKeyReasonInStock)
    /// The shop has sold the key.
    case sold(RejectedKeyReasonSold)
    /// Sealed bytes are never so short or long.
    case sealedLength(RejectedKeyReasonSealedLength)
    /// The key was taken out of the shop.
    case exported(RejectedKeyReasonExported)
    /// Buyers cannot be shown the preview.
    case badPreview

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "twice_in_batch": self = .twiceInBatch(try form.content(RejectedKeyReasonTwiceInBatch.self))
        case "in_stock": self = .inStock(try form.content(RejectedKeyReasonInStock.self))
        case "sold": self = .sold(try form.content(RejectedKeyReasonSold.self))
        case "sealed_length": self = .sealedLength(try form.content(RejectedKeyReasonSealedLength.self))
        case "exported": self = .exported(try form.content(RejectedKeyReasonExported.self))
        case "bad_preview": self = .badPreview
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .twiceInBatch(let value): try encoder.form("twice_in_batch", value)
        case .inStock(let value): try encoder.form("in_stock", value)
        case .sold(let value): try encoder.form("sold", value)
        case .sealedLength(let value): try encoder.form("sealed_length", value)
        case .exported(let value): try encoder.form("exported", value)
        case .badPreview: try encoder.form("bad_preview", Nothing())
        }
    }
}

/// The same key stands earlier in the import.
public struct RejectedKeyReasonTwiceInBatch: Hashable, Sendable, Codable {
    public var first: Int

    public init(first: Int) {
        self.first = first
    }

    private enum CodingKeys: String, CodingKey {
        case first
    }
}

/// A pool of the shop holds the key.
public struct RejectedKeyReasonInStock: Hashable, Sendable, Codable {
    public var pool: String

    public init(pool: String) {
        self.pool = pool
    }

    private enum CodingKeys: String, CodingKey {
        case pool
    }
}

/// The shop has sold the key.
public struct RejectedKeyReasonSold: Hashable, Sendable, Codable {
    public var pool: String

    public init(pool: String) {
        self.pool = pool
    }

    private enum CodingKeys: String, CodingKey {
        case pool
    }
}

/// Sealed bytes are never so short or long.
public struct RejectedKeyReasonSealedLength: Hashable, Sendable, Codable {
    public var length: Int

    public init(length: Int) {
        self.length = length
    }

    private enum CodingKeys: String, CodingKey {
        case length
    }
}

/// The key was taken out of the shop.
public struct RejectedKeyReasonExported: Hashable, Sendable, Codable {
    public var pool: String

    public init(pool: String) {
        self.pool = pool
    }

    private enum CodingKeys: String, CodingKey {
        case pool
    }
}

/// One line that gave no key.
public struct RejectedLine: Hashable, Sendable, Codable {
    /// Its number in the file, from 1, blank lines and the header counted.
    public var line: Int
    /// Why.
    public var reason: LineReason
    /// The line without its secret: its first character and its length.
    public var text: String

    public init(line: Int, reason: LineReason, text: String) {
        self.line = line
        self.reason = reason
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case reason
        case text
    }
}

/// A notice in words.
public struct Rendered: Hashable, Sendable, Codable {
    /// A line above the text: plain text, whatever the output.
    public var subject: String
    /// The text.
    public var text: String
    /// The language that was found.
    public var language: String
    /// What the text is.
    public var output: NoticeOutput

    public init(subject: String, text: String, language: String, output: NoticeOutput) {
        self.subject = subject
        self.text = text
        self.language = language
        self.output = output
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case text
        case language
        case output
    }
}

/// What a host is told.
public indirect enum Reply: Hashable, Sendable, Codable {
    /// It is done; there is nothing to add.
    case done
    /// How an import went.
    case imported(ImportedKeys)
    /// Where an order stands after the command.
    case order(OrderReply)
    /// How much went back.
    case refunded(ReplyRefunded)
    /// What a wallet holds after the command.
    case wallet(ReplyWallet)
    /// What a tick did.
    case ticked(Ticked)
    /// What is held without an order.
    case reserved(ReservedReply)
    /// A gift is not claimed by this code.
    case giftMissed(ReplyGiftMissed)
    /// A period that is closed.
    case period(ReplyPeriod)
    /// What a supplier was paid.
    case settled(ReplySettled)
    /// The orders that left memory.
    case archived(ArchivedReply)
    /// The orders that were looked up, the newest first.
    case orders(ReplyOrders)
    /// A lookup found nothing.
    case notFound(ReplyNotFound)
    /// What is asked was done before; the order has left memory since.
    case inArchive(ReplyInArchive)
    /// A withdrawal.
    case withdrawal(ReplyWithdrawal)
    /// Keys that left the shop.
    case exported(ExportedKeys)
    /// A batch in quarantine.
    case quarantined(QuarantinedBatch)
    /// A batch whose quarantine ended.
    case batchReleased(ReplyBatchReleased)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "done": self = .done
        case "imported": self = .imported(try form.content(ImportedKeys.self))
        case "order": self = .order(try form.content(OrderReply.self))
        case "refunded": self = .refunded(try form.content(ReplyRefunded.self))
        case "wallet": self = .wallet(try form.content(ReplyWallet.self))
        case "ticked": self = .ticked(try form.content(Ticked.self))
        case "reserved": self = .reserved(try form.content(ReservedReply.self))
        case "gift_missed": self = .giftMissed(try form.content(ReplyGiftMissed.self))
        case "period": self = .period(try form.content(ReplyPeriod.self))
        case "settled": self = .settled(try form.content(ReplySettled.self))
        case "archived": self = .archived(try form.content(ArchivedReply.self))
        case "orders": self = .orders(try form.content(ReplyOrders.self))
        case "not_found": self = .notFound(try form.content(ReplyNotFound.self))
        case "in_archive": self = .inArchive(try form.content(ReplyInArchive.self))
        case "withdrawal": self = .withdrawal(try form.content(ReplyWithdrawal.self))
        case "exported": self = .exported(try form.content(ExportedKeys.self))
        case "quarantined": self = .quarantined(try form.content(QuarantinedBatch.self))
        case "batch_released": self = .batchReleased(try form.content(ReplyBatchReleased.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .done: try encoder.form("done", Nothing())
        case .imported(let value): try encoder.form("imported", value)
        case .order(let value): try encoder.form("order", value)
        case .refunded(let value): try encoder.form("refunded", value)
        case .wallet(let value): try encoder.form("wallet", value)
        case .ticked(let value): try encoder.form("ticked", value)
        case .reserved(let value): try encoder.form("reserved", value)
        case .giftMissed(let value): try encoder.form("gift_missed", value)
        case .period(let value): try encoder.form("period", value)
        case .settled(let value): try encoder.form("settled", value)
        case .archived(let value): try encoder.form("archived", value)
        case .orders(let value): try encoder.form("orders", value)
        case .notFound(let value): try encoder.form("not_found", value)
        case .inArchive(let value): try encoder.form("in_archive", value)
        case .withdrawal(let value): try encoder.form("withdrawal", value)
        case .exported(let value): try encoder.form("exported", value)
        case .quarantined(let value): try encoder.form("quarantined", value)
        case .batchReleased(let value): try encoder.form("batch_released", value)
        }
    }
}

/// How much went back.
public struct ReplyRefunded: Hashable, Sendable, Codable {
    /// The amount.
    public var amount: Money

    public init(amount: Money) {
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case amount
    }
}

/// What a wallet holds after the command.
public struct ReplyWallet: Hashable, Sendable, Codable {
    /// Whose.
    public var customer: String
    /// How much.
    public var balance: Money

    public init(customer: String, balance: Money) {
        self.customer = customer
        self.balance = balance
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case balance
    }
}

/// A gift is not claimed by this code.
public struct ReplyGiftMissed: Hashable, Sendable, Codable {
    /// How many wrong codes may still be tried.
    public var attemptsLeft: Int

    public init(attemptsLeft: Int) {
        self.attemptsLeft = attemptsLeft
    }

    private enum CodingKeys: String, CodingKey {
        case attemptsLeft = "attempts_left"
    }
}

/// A period that is closed.
public struct ReplyPeriod: Hashable, Sendable, Codable {
    /// Its number.
    public var period: Int
    /// The digest of its batch.
    public var digest: String
    /// How many lines this command paid.
    public var lines: Int
    /// How much they are.
    public var amount: Money
    /// How many lines are not paid yet: close again.
    public var left: Int

    public init(period: Int, digest: String, lines: Int, amount: Money, left: Int) {
        self.period = period
        self.digest = digest
        self.lines = lines
        self.amount = amount
        self.left = left
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case digest
        case lines
        case amount
        case left
    }
}

/// What a supplier was paid.
public struct ReplySettled: Hashable, Sendable, Codable {
    /// The supplier.
    public var supplier: String
    /// How much.
    public var amount: Money

    public init(supplier: String, amount: Money) {
        self.supplier = supplier
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case supplier
        case amount
    }
}

/// The orders that were looked up, the newest first.
public struct ReplyOrders: Hashable, Sendable, Codable {
    /// One page of them.
    public var orders: [OrderView]
    /// Whether there are older ones.
    public var more: Bool

    public init(orders: [OrderView], more: Bool) {
        self.orders = orders
        self.more = more
    }

    private enum CodingKeys: String, CodingKey {
        case orders
        case more
    }
}

/// A lookup found nothing.
public struct ReplyNotFound: Hashable, Sendable, Codable {
    /// The code of the refusal: `lookup.not_found`, whichever of contact and secret is wrong.
    public var code: String
    /// How often it may fail once more before lookups are refused for a while.
    public var left: Int

    public init(code: String, left: Int) {
        self.code = code
        self.left = left
    }

    private enum CodingKeys: String, CodingKey {
        case code
        case left
    }
}

/// What is asked was done before; the order has left memory since.
public struct ReplyInArchive: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// A withdrawal.
public struct ReplyWithdrawal: Hashable, Sendable, Codable {
    /// The withdrawal.
    public var withdrawal: String
    /// How much leaves the promoter's balance.
    public var amount: Money
    /// How much of it is the fee.
    public var fee: Money

    public init(withdrawal: String, amount: Money, fee: Money) {
        self.withdrawal = withdrawal
        self.amount = amount
        self.fee = fee
    }

    private enum CodingKeys: String, CodingKey {
        case withdrawal
        case amount
        case fee
    }
}

/// A batch whose quarantine ended.
public struct ReplyBatchReleased: Hashable, Sendable, Codable {
    /// How many of its keys went back.
    public var keys: Int
    /// Whether some are left: ask again.
    public var more: Bool

    public init(keys: Int, more: Bool) {
        self.keys = keys
        self.more = more
    }

    private enum CodingKeys: String, CodingKey {
        case keys
        case more
    }
}

/// What a further purchase does.
public enum Repurchase: String, Hashable, Sendable, Codable, CaseIterable {
    /// It pays as the first did, and makes nobody a partner.
    case pays = "pays"
    /// It pays, and counts as another recruit.
    case paysAndCounts = "pays_and_counts"
    /// It pays nothing.
    case nothing = "nothing"
}

/// How a reservation ended.
public enum ReservationEnd: String, Hashable, Sendable, Codable, CaseIterable {
    /// It was given up.
    case released = "released"
    /// Its time was over.
    case expired = "expired"
}

/// Units of one variant.
public struct ReserveLine: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many units.
    public var quantity: Int

    public init(variant: String, quantity: Int) {
        self.variant = variant
        self.quantity = quantity
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
    }
}

/// What is held without an order.
public struct ReservedReply: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// When it ends by itself.
    public var expiresAt: Date
    /// What was asked for and what is held; a line of which nothing is held is left out.
    public var lines: [ToldUnits]

    public init(reservation: String, expiresAt: Date, lines: [ToldUnits]) {
        self.reservation = reservation
        self.expiresAt = expiresAt
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case expiresAt = "expires_at"
        case lines
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reservation = try all.decode(String.self, forKey: .reservation)
        self.expiresAt = try all.decode(WireDate.self, forKey: .expiresAt).value
        self.lines = try all.decode([ToldUnits].self, forKey: .lines)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(reservation, forKey: .reservation)
        try all.encode(WireDate(expiresAt), forKey: .expiresAt)
        try all.encode(lines, forKey: .lines)
    }
}

/// Units of one variant that a reservation holds.
public struct ReservedUnits: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many were asked for.
    public var wanted: Int
    /// How many are held.
    public var quantity: Int
    /// The handles of their keys; empty where the stock has no keys.
    public var keys: [Int]
    /// The keys of each pool, where the variant is fed by several.
    public var parts: [PoolKeys]?

    public init(variant: String, wanted: Int, quantity: Int, keys: [Int], parts: [PoolKeys]? = nil) {
        self.variant = variant
        self.wanted = wanted
        self.quantity = quantity
        self.keys = keys
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case wanted
        case quantity
        case keys
        case parts
    }
}

/// How a complaint ended. What was decided is done before.
public enum Resolution: Hashable, Sendable, Codable {
    /// Nothing is wrong.
    case rejected(ResolutionRejected)
    /// Money went back.
    case refunded
    /// Units were exchanged.
    case replaced

    /// Nothing is wrong.
    public static func rejected(reason: String) -> Resolution {
        .rejected(ResolutionRejected(reason: reason))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "rejected": self = .rejected(try form.content(ResolutionRejected.self))
        case "refunded": self = .refunded
        case "replaced": self = .replaced
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .rejected(let value): try encoder.form("rejected", value)
        case .refunded: try encoder.word("refunded")
        case .replaced: try encoder.word("replaced")
        }
    }
}

/// Nothing is wrong.
public struct ResolutionRejected: Hashable, Sendable, Codable {
    /// Why, for people.
    public var reason: String

    public init(reason: String) {
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case reason
    }
}

/// From where money goes back.
public enum ReturnFrom: String, Hashable, Sendable, Codable, CaseIterable {
    /// From what waits of the payment.
    case spare = "spare"
    /// From the wallet of who paid.
    case wallet = "wallet"
}

/// How often a reusable key may be sold.
public struct ReusableLimits: Hashable, Sendable, Codable {
    /// Most uses in all; no limit if not given.
    public var maxUses: Int?
    /// Most uses of one buyer; no limit if not given.
    public var perBuyer: Int?

    public init(maxUses: Int? = nil, perBuyer: Int? = nil) {
        self.maxUses = maxUses
        self.perBuyer = perBuyer
    }

    private enum CodingKeys: String, CodingKey {
        case maxUses = "max_uses"
        case perBuyer = "per_buyer"
    }
}

/// How much of a commission line was taken back.
public struct ReversedLine: Hashable, Sendable, Codable {
    /// Whose commission.
    public var promoter: String
    /// The commission line's position among the order's, from 0.
    public var index: Int
    /// How much.
    public var amount: Int
    /// Whether it was vested, so that it leaves the available balance.
    public var vested: Bool

    public init(promoter: String, index: Int, amount: Int, vested: Bool) {
        self.promoter = promoter
        self.index = index
        self.amount = amount
        self.vested = vested
    }

    private enum CodingKeys: String, CodingKey {
        case promoter
        case index
        case amount
        case vested
    }
}

/// What somebody said of a product.
public struct Review: Hashable, Sendable, Codable {
    /// Where it stands.
    public var state: ReviewState
    /// Who said so last; empty while nobody did.
    public var by: String
    /// Why.
    public var reason: String?

    public init(state: ReviewState, by: String, reason: String? = nil) {
        self.state = state
        self.by = by
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case state
        case by
        case reason
    }
}

/// Where the review of a product stands.
public enum ReviewState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is being described.
    case draft = "draft"
    /// Somebody is to look at it.
    case inReview = "in_review"
    /// It may be sold.
    case approved = "approved"
    /// It may not.
    case refused = "refused"
}

/// How amounts between minor units are settled: a setting, never implicit.
public struct Rounding: Hashable, Sendable, Codable {
    /// Which neighbour.
    public var mode: RoundingMode?
    /// What is rounded as one.
    public var scope: RoundingScope?

    public init(mode: RoundingMode? = nil, scope: RoundingScope? = nil) {
        self.mode = mode
        self.scope = scope
    }

    private enum CodingKeys: String, CodingKey {
        case mode
        case scope
    }
}

/// Which of the two neighbours an amount between minor units becomes. Signs are symmetric: −2.5 rounds as 2.5 does.
public enum RoundingMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// To the nearest, ties away from zero (四舍五入).
    case halfUp = "half_up"
    /// To the nearest, ties to the even neighbour (banker's rounding, IEEE 754 roundTiesToEven).
    case halfEven = "half_even"
    /// To the nearest, ties towards zero.
    case halfDown = "half_down"
    /// Towards zero (抹零).
    case down = "down"
    /// Away from zero.
    case up = "up"
}

/// What is rounded as one.
public enum RoundingScope: String, Hashable, Sendable, Codable, CaseIterable {
    /// Each unit, then times the quantity.
    case unit = "unit"
    /// Each line once.
    case line = "line"
    /// The order once; the lines get their shares by allocation.
    case order = "order"
}

/// One sale: who bought what, and who stands above.
public struct Sale: Hashable, Sendable, Codable {
    /// Who bought.
    public var buyer: SalePerson
    /// What was bought.
    public var lines: [SaleLine]
    /// The inviter, the inviter's inviter, and so on.
    public var upline: [SalePerson]
    /// The sub-shops through which it was sold, from the one that sold upwards.
    public var subShops: [SaleSubShop]

    public init(buyer: SalePerson, lines: [SaleLine], upline: [SalePerson] = [], subShops: [SaleSubShop] = []) {
        self.buyer = buyer
        self.lines = lines
        self.upline = upline
        self.subShops = subShops
    }

    private enum CodingKeys: String, CodingKey {
        case buyer
        case lines
        case upline
        case subShops = "sub_shops"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.buyer = try all.decode(SalePerson.self, forKey: .buyer)
        self.lines = try all.decode([SaleLine].self, forKey: .lines)
        self.upline = try all.decodeIfPresent([SalePerson].self, forKey: .upline) ?? []
        self.subShops = try all.decodeIfPresent([SaleSubShop].self, forKey: .subShops) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(buyer, forKey: .buyer)
        try all.encode(lines, forKey: .lines)
        if !upline.isEmpty { try all.encode(upline, forKey: .upline) }
        if !subShops.isEmpty { try all.encode(subShops, forKey: .subShops) }
    }
}

/// A figure of a person in a `Sale`, whatever the window.
public struct SaleFigure: Hashable, Sendable, Codable {
    /// Which.
    public var figure: Figure
    /// How much: whole major units where it is an amount.
    public var value: Int

    public init(figure: Figure, value: Int) {
        self.figure = figure
        self.value = value
    }

    private enum CodingKeys: String, CodingKey {
        case figure
        case value
    }
}

/// When a variant is on sale, for whom, and how much of it. What is left out limits nothing.
public struct SaleLimits: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// When it is on sale.
    public var window: Window?
    /// For whom (专属): a condition on the channel, the buyer's level, the first order, the moment.
    public var who: Condition?
    /// How many units one buyer may have in all, over so long; at most 8. Where there is one, guests cannot buy. None for a
    /// bundle: its parts are counted, whatever they are bought in.
    public var perBuyer: [BuyerLimit]
    /// An allowance beside the real stock; none for a bundle.
    public var flash: Flash?

    public init(
        variant: String,
        window: Window? = nil,
        who: Condition? = nil,
        perBuyer: [BuyerLimit] = [],
        flash: Flash? = nil
    ) {
        self.variant = variant
        self.window = window
        self.who = who
        self.perBuyer = perBuyer
        self.flash = flash
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case window
        case who
        case perBuyer = "per_buyer"
        case flash
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.window = try all.decodeIfPresent(Window.self, forKey: .window)
        self.who = try all.decodeIfPresent(Condition.self, forKey: .who)
        self.perBuyer = try all.decodeIfPresent([BuyerLimit].self, forKey: .perBuyer) ?? []
        self.flash = try all.decodeIfPresent(Flash.self, forKey: .flash)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encodeIfPresent(window, forKey: .window)
        try all.encodeIfPresent(who, forKey: .who)
        if !perBuyer.isEmpty { try all.encode(perBuyer, forKey: .perBuyer) }
        try all.encodeIfPresent(flash, forKey: .flash)
    }
}

/// A line in a `Sale`.
public struct SaleLine: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// How many units.
    public var quantity: Int
    /// What the buyer paid for the line, in major units of the plan's currency.
    public var paid: Decimal
    /// The category of the product, where rates go by it.
    public var category: String?
    /// The line at list price; what was paid where not said.
    public var list: Decimal?
    /// What the goods cost the shop; unknown where not said.
    public var cost: Decimal?

    public init(
        product: String,
        quantity: Int,
        paid: Decimal,
        category: String? = nil,
        list: Decimal? = nil,
        cost: Decimal? = nil
    ) {
        self.product = product
        self.quantity = quantity
        self.paid = paid
        self.category = category
        self.list = list
        self.cost = cost
    }

    private enum CodingKeys: String, CodingKey {
        case product
        case quantity
        case paid
        case category
        case list
        case cost
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.product = try all.decode(String.self, forKey: .product)
        self.quantity = try all.decode(Int.self, forKey: .quantity)
        self.paid = try all.decode(WireDecimal.self, forKey: .paid).value
        self.category = try all.decodeIfPresent(String.self, forKey: .category)
        self.list = try all.decodeIfPresent(WireDecimal.self, forKey: .list).map { $0.value }
        self.cost = try all.decodeIfPresent(WireDecimal.self, forKey: .cost).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(product, forKey: .product)
        try all.encode(quantity, forKey: .quantity)
        try all.encode(WireDecimal(paid), forKey: .paid)
        try all.encodeIfPresent(category, forKey: .category)
        try all.encodeIfPresent(list.map { WireDecimal($0) }, forKey: .list)
        try all.encodeIfPresent(cost.map { WireDecimal($0) }, forKey: .cost)
    }
}

/// A person in a `Sale`.
public struct SalePerson: Hashable, Sendable, Codable {
    /// The customer.
    public var id: String
    /// The level, if any. Levels that the plan does not name are all alike to it.
    public var level: String?
    /// Whether the customer can earn commission; true where not said.
    public var promoter: Bool?
    /// What gates may ask of; a figure that is not said fails every test.
    public var figures: [SaleFigure]
    /// Why the person may not earn, where that is so.
    public var excluded: Exclusion?

    public init(
        id: String,
        level: String? = nil,
        promoter: Bool? = nil,
        figures: [SaleFigure] = [],
        excluded: Exclusion? = nil
    ) {
        self.id = id
        self.level = level
        self.promoter = promoter
        self.figures = figures
        self.excluded = excluded
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case level
        case promoter
        case figures
        case excluded
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
        self.promoter = try all.decodeIfPresent(Bool.self, forKey: .promoter)
        self.figures = try all.decodeIfPresent([SaleFigure].self, forKey: .figures) ?? []
        self.excluded = try all.decodeIfPresent(Exclusion.self, forKey: .excluded)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encodeIfPresent(level, forKey: .level)
        try all.encodeIfPresent(promoter, forKey: .promoter)
        if !figures.isEmpty { try all.encode(figures, forKey: .figures) }
        try all.encodeIfPresent(excluded, forKey: .excluded)
    }
}

/// A sub-shop in a `Sale`.
public struct SaleSubShop: Hashable, Sendable, Codable {
    /// Its owner.
    public var owner: SalePerson
    /// At what price it buys the units of each line, in major units.
    public var buysAt: [Decimal]

    public init(owner: SalePerson, buysAt: [Decimal]) {
        self.owner = owner
        self.buysAt = buysAt
    }

    private enum CodingKeys: String, CodingKey {
        case owner
        case buysAt = "buys_at"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.owner = try all.decode(SalePerson.self, forKey: .owner)
        self.buysAt = try all.decode([WireDecimal].self, forKey: .buysAt).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(owner, forKey: .owner)
        try all.encode(buysAt.map { WireDecimal($0) }, forKey: .buysAt)
    }
}

/// The limits of a variant and what is left of them.
public struct SaleView: Hashable, Sendable, Codable {
    /// The limits.
    public var sale: SaleLimits
    /// For each limit of a buyer, how many units the buyer has within its window; empty without a buyer.
    public var had: [Int]
    /// How many units of the flash sale's allowance are left.
    public var flashLeft: Int?

    public init(sale: SaleLimits, had: [Int], flashLeft: Int? = nil) {
        self.sale = sale
        self.had = had
        self.flashLeft = flashLeft
    }

    private enum CodingKeys: String, CodingKey {
        case sale
        case had
        case flashLeft = "flash_left"
    }
}

/// A key as the machine knows it: fingerprint and sealed bytes. It holds nothing that a thief could use.
///
/// The bytes are a header (version, number of the sealing key), the encrypted canonical form, and an authentication tag;
/// a host that keeps secrets elsewhere may put its own reference of 22 to 16 405 bytes there.
public struct SealedKey: Hashable, Sendable, Codable {
    /// Tells equal keys.
    public var fingerprint: String
    /// In JSON base64, in CBOR a byte string.
    public var bytes: String

    public init(fingerprint: String, bytes: String) {
        self.fingerprint = fingerprint
        self.bytes = bytes
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case bytes
    }
}

public struct SealedKeys: Hashable, Sendable, Codable {
    public var keys: [SealedKey]
    /// For each key, its line number from 1.
    public var lines: [Int]
    public var report: ImportReport

    public init(keys: [SealedKey], lines: [Int], report: ImportReport) {
        self.keys = keys
        self.lines = lines
        self.report = report
    }

    private enum CodingKeys: String, CodingKey {
        case keys
        case lines
        case report
    }
}

/// A customer's seat in a placement tree.
public struct SeatView: Hashable, Sendable, Codable {
    /// The legs below, from the left.
    public var legs: [LegOfSeat]
    /// Who brought the customer; absent for the first in the tree.
    public var sponsor: String?
    /// Under whom the customer sits; absent for the first in the tree.
    public var above: String?
    /// In which leg, from 0.
    public var leg: Int?

    public init(legs: [LegOfSeat], sponsor: String? = nil, above: String? = nil, leg: Int? = nil) {
        self.legs = legs
        self.sponsor = sponsor
        self.above = above
        self.leg = leg
    }

    private enum CodingKeys: String, CodingKey {
        case legs
        case sponsor
        case above
        case leg
    }
}

/// Which key of a pool is sold next, among batches of the same priority.
public enum Selection: Hashable, Sendable, Codable {
    /// What was imported first; a released key is first again.
    case firstIn
    /// Of the batch whose validity ends first; those without an end come last.
    case firstExpired
    /// Of the batch that was imported last; within it in the order of the import.
    case newest
    /// Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
    /// keys of the same pool on every machine; the event names the keys, so history stays.
    case random(SelectionRandom)

    /// Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
    /// keys of the same pool on every machine; the event names the keys, so history stays.
    public static func random(seed: Int = 0) -> Selection {
        .random(SelectionRandom(seed: seed))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "first_in": self = .firstIn
        case "first_expired": self = .firstExpired
        case "newest": self = .newest
        case "random": self = .random(try form.content(SelectionRandom.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .firstIn: try encoder.word("first_in")
        case .firstExpired: try encoder.word("first_expired")
        case .newest: try encoder.word("newest")
        case .random(let value): try encoder.form("random", value)
        }
    }
}

/// Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
/// keys of the same pool on every machine; the event names the keys, so history stays.
public struct SelectionRandom: Hashable, Sendable, Codable {
    /// Scatters the lots.
    public var seed: Int

    public init(seed: Int = 0) {
        self.seed = seed
    }

    private enum CodingKeys: String, CodingKey {
        case seed
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.seed = try all.decodeIfPresent(Int.self, forKey: .seed) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        if seed != 0 { try all.encode(seed, forKey: .seed) }
    }
}

/// Whether buyers who are promoters earn from their own orders.
public enum SelfPurchase: String, Hashable, Sendable, Codable, CaseIterable {
    /// Never: the first tier is the inviter's.
    case excluded = "excluded"
    /// An eligible buyer takes the first tier (自购返佣) and the inviter the second; for a buyer who is not eligible the
    /// first tier is the inviter's.
    case included = "included"
}

/// A sub-shop's owner, and what the sub-shop adds.
public struct Seller: Hashable, Sendable, Codable {
    /// The owner.
    public var owner: String
    /// What is added to the price at which it buys, in percent.
    public var markup: Decimal

    public init(owner: String, markup: Decimal) {
        self.owner = owner
        self.markup = markup
    }

    private enum CodingKeys: String, CodingKey {
        case owner
        case markup
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.owner = try all.decode(String.self, forKey: .owner)
        self.markup = try all.decode(WireDecimal.self, forKey: .markup).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(owner, forKey: .owner)
        try all.encode(WireDecimal(markup), forKey: .markup)
    }
}

/// How a parcel can be found.
public struct SentParcel: Hashable, Sendable, Codable {
    /// Who carries it, for people: 1 to 400 bytes.
    public var carrier: String
    /// The carrier's number for it: 1 to 400 bytes.
    public var tracking: String

    public init(carrier: String, tracking: String) {
        self.carrier = carrier
        self.tracking = tracking
    }

    private enum CodingKeys: String, CodingKey {
        case carrier
        case tracking
    }
}

/// What a shop is set up with. Absent fields take the defaults that stand with them.
public struct Settings: Hashable, Sendable, Codable {
    /// The currency of all prices, payments and balances. Default: CNY.
    public var currency: String?
    /// Scatters the tables of ids, so that chosen ids cannot be made to collide. Changes no result. Default: 0.
    public var hashSeed: Int?
    /// How long an unpaid order keeps its reservations, where the channel does not say. 1 s to 366 days; default 15 min.
    public var orderExpiry: Duration?
    /// How long the moment that a quote was made for is honoured. Up to 30 days; default 15 min.
    public var quoteHonoured: Duration?
    /// How long after its delivery an order completes. Up to 366 days; default 7 days.
    public var completeAfter: Duration?
    /// How many unpaid orders one buyer may have open. 1 to 10 000; default 5.
    public var maxUnpaidOrders: Int?
    /// How many lines an order may have. 1 to 1 000; default 100.
    public var maxLines: Int?
    /// Whether an order may cost nothing. Default: yes.
    public var freeOrders: Bool?
    /// What happens to a payment that comes after its order expired or was cancelled.
    public var latePayment: LatePayment?
    /// How many text command ids are remembered at the most. 1 to 10 000 000; default 100 000.
    public var rememberCommands: Int?
    /// How long text command ids are remembered, in logical time. Up to 366 days; default 1 day.
    public var rememberFor: Duration?
    /// How many client sessions may be open. 1 to 1 000 000; default 1 000.
    public var maxSessions: Int?
    /// How much one `Tick` does at the most. 1 to 100 000; default 1 000.
    public var tickLimit: Int?
    /// What happens to money that is not just what is to be paid, and to refunds.
    public var money: MoneySettings?
    /// How orders are made good that wait.
    public var fulfil: FulfilSettings?
    /// When orders that came to an end may leave memory.
    public var archive: ArchiveSettings?
    /// How long stock may be held without being paid, and by whom.
    public var reach: ReachSettings?
    /// How often lookups may fail.
    public var lookup: LookupSettings?
    /// Who may be bound to whom, how teams are counted, and in which periods.
    public var people: PeopleSettings?
    /// What plans are held against before they are published.
    public var plans: PlanSettings?

    public init(
        currency: String? = nil,
        hashSeed: Int? = nil,
        orderExpiry: Duration? = nil,
        quoteHonoured: Duration? = nil,
        completeAfter: Duration? = nil,
        maxUnpaidOrders: Int? = nil,
        maxLines: Int? = nil,
        freeOrders: Bool? = nil,
        latePayment: LatePayment? = nil,
        rememberCommands: Int? = nil,
        rememberFor: Duration? = nil,
        maxSessions: Int? = nil,
        tickLimit: Int? = nil,
        money: MoneySettings? = nil,
        fulfil: FulfilSettings? = nil,
        archive: ArchiveSettings? = nil,
        reach: ReachSettings? = nil,
        lookup: LookupSettings? = nil,
        people: PeopleSettings? = nil,
        plans: PlanSettings? = nil
    ) {
        self.currency = currency
        self.hashSeed = hashSeed
        self.orderExpiry = orderExpiry
        self.quoteHonoured = quoteHonoured
        self.completeAfter = completeAfter
        self.maxUnpaidOrders = maxUnpaidOrders
        self.maxLines = maxLines
        self.freeOrders = freeOrders
        self.latePayment = latePayment
        self.rememberCommands = rememberCommands
        self.rememberFor = rememberFor
        self.maxSessions = maxSessions
        self.tickLimit = tickLimit
        self.money = money
        self.fulfil = fulfil
        self.archive = archive
        self.reach = reach
        self.lookup = lookup
        self.people = people
        self.plans = plans
    }

    private enum CodingKeys: String, CodingKey {
        case currency
        case hashSeed = "hash_seed"
        case orderExpiry = "order_expiry"
        case quoteHonoured = "quote_honoured"
        case completeAfter = "complete_after"
        case maxUnpaidOrders = "max_unpaid_orders"
        case maxLines = "max_lines"
        case freeOrders = "free_orders"
        case latePayment = "late_payment"
        case rememberCommands = "remember_commands"
        case rememberFor = "remember_for"
        case maxSessions = "max_sessions"
        case tickLimit = "tick_limit"
        case money
        case fulfil
        case archive
        case reach
        case lookup
        case people
        case plans
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.currency = try all.decodeIfPresent(String.self, forKey: .currency)
        self.hashSeed = try all.decodeIfPresent(Int.self, forKey: .hashSeed)
        self.orderExpiry = try all.decodeIfPresent(WireSpan.self, forKey: .orderExpiry).map { $0.value }
        self.quoteHonoured = try all.decodeIfPresent(WireSpan.self, forKey: .quoteHonoured).map { $0.value }
        self.completeAfter = try all.decodeIfPresent(WireSpan.self, forKey: .completeAfter).map { $0.value }
        self.maxUnpaidOrders = try all.decodeIfPresent(Int.self, forKey: .maxUnpaidOrders)
        self.maxLines = try all.decodeIfPresent(Int.self, forKey: .maxLines)
        self.freeOrders = try all.decodeIfPresent(Bool.self, forKey: .freeOrders)
        self.latePayment = try all.decodeIfPresent(LatePayment.self, forKey: .latePayment)
        self.rememberCommands = try all.decodeIfPresent(Int.self, forKey: .rememberCommands)
        self.rememberFor = try all.decodeIfPresent(WireSpan.self, forKey: .rememberFor).map { $0.value }
        self.maxSessions = try all.decodeIfPresent(Int.self, forKey: .maxSessions)
        self.tickLimit = try all.decodeIfPresent(Int.self, forKey: .tickLimit)
        self.money = try all.decodeIfPresent(MoneySettings.self, forKey: .money)
        self.fulfil = try all.decodeIfPresent(FulfilSettings.self, forKey: .fulfil)
        self.archive = try all.decodeIfPresent(ArchiveSettings.self, forKey: .archive)
        self.reach = try all.decodeIfPresent(ReachSettings.self, forKey: .reach)
        self.lookup = try all.decodeIfPresent(LookupSettings.self, forKey: .lookup)
        self.people = try all.decodeIfPresent(PeopleSettings.self, forKey: .people)
        self.plans = try all.decodeIfPresent(PlanSettings.self, forKey: .plans)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(currency, forKey: .currency)
        try all.encodeIfPresent(hashSeed, forKey: .hashSeed)
        try all.encodeIfPresent(orderExpiry.map { WireSpan($0) }, forKey: .orderExpiry)
        try all.encodeIfPresent(quoteHonoured.map { WireSpan($0) }, forKey: .quoteHonoured)
        try all.encodeIfPresent(completeAfter.map { WireSpan($0) }, forKey: .completeAfter)
        try all.encodeIfPresent(maxUnpaidOrders, forKey: .maxUnpaidOrders)
        try all.encodeIfPresent(maxLines, forKey: .maxLines)
        try all.encodeIfPresent(freeOrders, forKey: .freeOrders)
        try all.encodeIfPresent(latePayment, forKey: .latePayment)
        try all.encodeIfPresent(rememberCommands, forKey: .rememberCommands)
        try all.encodeIfPresent(rememberFor.map { WireSpan($0) }, forKey: .rememberFor)
        try all.encodeIfPresent(maxSessions, forKey: .maxSessions)
        try all.encodeIfPresent(tickLimit, forKey: .tickLimit)
        try all.encodeIfPresent(money, forKey: .money)
        try all.encodeIfPresent(fulfil, forKey: .fulfil)
        try all.encodeIfPresent(archive, forKey: .archive)
        try all.encodeIfPresent(reach, forKey: .reach)
        try all.encodeIfPresent(lookup, forKey: .lookup)
        try all.encodeIfPresent(people, forKey: .people)
        try all.encodeIfPresent(plans, forKey: .plans)
    }
}

/// How a withdrawal ended.
public enum Settlement: Hashable, Sendable, Codable {
    /// The money left.
    case paid
    /// It did not; the commission is available again.
    case failed(SettlementFailed)

    /// It did not; the commission is available again.
    public static func failed(reason: String) -> Settlement {
        .failed(SettlementFailed(reason: reason))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "paid": self = .paid
        case "failed": self = .failed(try form.content(SettlementFailed.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .paid: try encoder.word("paid")
        case .failed(let value): try encoder.form("failed", value)
        }
    }
}

/// It did not; the commission is available again.
public struct SettlementFailed: Hashable, Sendable, Codable {
    /// Why, for people.
    public var reason: String

    public init(reason: String) {
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case reason
    }
}

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Worth knowing.
    case note = "note"
    /// Something has no effect, or costs money.
    case warning = "warning"
}

/// How much for whom.
public struct Share: Hashable, Sendable, Codable {
    /// Who earns.
    public var promoter: String
    /// How much.
    public var amount: Int

    public init(promoter: String, amount: Int) {
        self.promoter = promoter
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case promoter
        case amount
    }
}

/// A way to ship and what it costs.
public struct ShippingMethod: Hashable, Sendable, Codable {
    /// Names it; unique in the book.
    public var id: String
    /// For an order, in major units of the book's currency, zero or more.
    public var price: Decimal
    /// For each unit on top, in major units, zero or more.
    public var each: Decimal
    /// Who may choose it: facts of the order before any offer.
    public var when: Condition?
    /// The category that it is taxed by; untaxed when left out.
    public var tax: String?

    public init(id: String, price: Decimal, each: Decimal = 0, when: Condition? = nil, tax: String? = nil) {
        self.id = id
        self.price = price
        self.each = each
        self.when = when
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case price
        case each
        case when
        case tax
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.price = try all.decode(WireDecimal.self, forKey: .price).value
        self.each = try all.decodeIfPresent(WireDecimal.self, forKey: .each).map { $0.value } ?? 0
        self.when = try all.decodeIfPresent(Condition.self, forKey: .when)
        self.tax = try all.decodeIfPresent(String.self, forKey: .tax)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(WireDecimal(price), forKey: .price)
        if each != 0 { try all.encode(WireDecimal(each), forKey: .each) }
        try all.encodeIfPresent(when, forKey: .when)
        try all.encodeIfPresent(tax, forKey: .tax)
    }
}

/// The shop's own balances, as people read them: what it has or spent, and what it owes or earned, both positive.
public struct ShopBalances: Hashable, Sendable, Codable {
    /// Money with the gateways.
    public var gateway: Money
    /// Money of undelivered orders.
    public var held: Money
    /// Sales.
    public var revenue: Money
    /// Commission spent.
    public var commission: Money
    /// Fees earned.
    public var fees: Money
    /// Tax owed.
    public var tax: Money
    /// What round sums brought; negative where they cost.
    public var rounding: Money
    /// What offers gave back to buyers.
    public var promotion: Money
    /// Money that bought nothing and waits for going back.
    public var spare: Money
    /// Refunds that the gateway has not confirmed yet.
    public var refunding: Money
    /// What people took from wallets by hand, less what they gave.
    public var adjustments: Money
    /// What payers' banks took back.
    public var chargebacks: Money
    /// What delivered keys cost at their suppliers.
    public var cost: Money

    public init(
        gateway: Money,
        held: Money,
        revenue: Money,
        commission: Money,
        fees: Money,
        tax: Money,
        rounding: Money,
        promotion: Money,
        spare: Money,
        refunding: Money,
        adjustments: Money,
        chargebacks: Money,
        cost: Money
    ) {
        self.gateway = gateway
        self.held = held
        self.revenue = revenue
        self.commission = commission
        self.fees = fees
        self.tax = tax
        self.rounding = rounding
        self.promotion = promotion
        self.spare = spare
        self.refunding = refunding
        self.adjustments = adjustments
        self.chargebacks = chargebacks
        self.cost = cost
    }

    private enum CodingKeys: String, CodingKey {
        case gateway
        case held
        case revenue
        case commission
        case fees
        case tax
        case rounding
        case promotion
        case spare
        case refunding
        case adjustments
        case chargebacks
        case cost
    }
}

/// What a supplier is owed for keys.
public struct ShopSupplierShare: Hashable, Sendable, Codable {
    /// The supplier.
    public var supplier: String
    /// How much more, or with a minus less.
    public var amount: Int

    public init(supplier: String, amount: Int) {
        self.supplier = supplier
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case supplier
        case amount
    }
}

/// A shop as a whole.
public struct ShopView: Hashable, Sendable, Codable {
    public var shop: String
    public var clock: Date
    /// The number of the last record.
    public var sequence: Int
    /// How many records the journal has, the opening among them.
    public var records: Int
    public var journalHead: String
    /// How many of the journal's bytes the host has not taken yet.
    public var untaken: Int
    public var currentPeriod: Int
    public var nextDeadline: Date?

    public init(
        shop: String,
        clock: Date,
        sequence: Int,
        records: Int,
        journalHead: String,
        untaken: Int,
        currentPeriod: Int,
        nextDeadline: Date? = nil
    ) {
        self.shop = shop
        self.clock = clock
        self.sequence = sequence
        self.records = records
        self.journalHead = journalHead
        self.untaken = untaken
        self.currentPeriod = currentPeriod
        self.nextDeadline = nextDeadline
    }

    private enum CodingKeys: String, CodingKey {
        case shop
        case clock
        case sequence
        case records
        case journalHead = "journal_head"
        case untaken
        case currentPeriod = "current_period"
        case nextDeadline = "next_deadline"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.shop = try all.decode(String.self, forKey: .shop)
        self.clock = try all.decode(WireDate.self, forKey: .clock).value
        self.sequence = try all.decode(Int.self, forKey: .sequence)
        self.records = try all.decode(Int.self, forKey: .records)
        self.journalHead = try all.decode(String.self, forKey: .journalHead)
        self.untaken = try all.decode(Int.self, forKey: .untaken)
        self.currentPeriod = try all.decode(Int.self, forKey: .currentPeriod)
        self.nextDeadline = try all.decodeIfPresent(WireDate.self, forKey: .nextDeadline).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(shop, forKey: .shop)
        try all.encode(WireDate(clock), forKey: .clock)
        try all.encode(sequence, forKey: .sequence)
        try all.encode(records, forKey: .records)
        try all.encode(journalHead, forKey: .journalHead)
        try all.encode(untaken, forKey: .untaken)
        try all.encode(currentPeriod, forKey: .currentPeriod)
        try all.encodeIfPresent(nextDeadline.map { WireDate($0) }, forKey: .nextDeadline)
    }
}

/// Units of one line that have no stock.
public struct ShortUnits: Hashable, Sendable, Codable {
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units.
    public var units: Int

    public init(line: Int, units: Int) {
        self.line = line
        self.units = units
    }

    private enum CodingKeys: String, CodingKey {
        case line
        case units
    }
}

/// What a plan came to on many orders.
public struct Simulated: Hashable, Sendable, Codable {
    public var orders: Int
    public var revenue: Money
    public var paid: Money
    /// What was paid as a share of the revenue, in hundredths of a percent, rounded down.
    public var paidBasisPoints: Int
    /// What rates would have paid beyond caps and limits.
    public var cut: Money
    public var byTier: [TierView]
    public var byLevel: [LevelView]
    public var byBonus: [BonusView]
    /// How many people earn anything.
    public var receivers: Int
    public var top: TopView
    /// What is left of the revenue after the goods' cost and the plan; absent where a cost is not known.
    public var marginLeft: Money?
    public var worst: WorstView?

    public init(
        orders: Int,
        revenue: Money,
        paid: Money,
        paidBasisPoints: Int,
        cut: Money,
        byTier: [TierView],
        byLevel: [LevelView],
        byBonus: [BonusView],
        receivers: Int,
        top: TopView,
        marginLeft: Money? = nil,
        worst: WorstView? = nil
    ) {
        self.orders = orders
        self.revenue = revenue
        self.paid = paid
        self.paidBasisPoints = paidBasisPoints
        self.cut = cut
        self.byTier = byTier
        self.byLevel = byLevel
        self.byBonus = byBonus
        self.receivers = receivers
        self.top = top
        self.marginLeft = marginLeft
        self.worst = worst
    }

    private enum CodingKeys: String, CodingKey {
        case orders
        case revenue
        case paid
        case paidBasisPoints = "paid_basis_points"
        case cut
        case byTier = "by_tier"
        case byLevel = "by_level"
        case byBonus = "by_bonus"
        case receivers
        case top
        case marginLeft = "margin_left"
        case worst
    }
}

/// Where money goes that buys nothing.
public enum SpareMoney: String, Hashable, Sendable, Codable, CaseIterable {
    /// Into the buyer's wallet; that of a guest waits.
    case wallet = "wallet"
    /// It waits for `ReturnPayment` to send it back or to credit it.
    case wait = "wait"
}

/// What is to be split.
public struct Split: Hashable, Sendable, Codable {
    /// The whole, in major units.
    public var total: Decimal
    /// Its currency.
    public var currency: String
    /// What the parts are in proportion to; decimals.
    public var weights: [Decimal]
    /// Who gets what is left after every part is cut down to whole minor units.
    public var rule: AllocationRule?

    public init(total: Decimal, currency: String, weights: [Decimal], rule: AllocationRule? = nil) {
        self.total = total
        self.currency = currency
        self.weights = weights
        self.rule = rule
    }

    private enum CodingKeys: String, CodingKey {
        case total
        case currency
        case weights
        case rule
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.total = try all.decode(WireDecimal.self, forKey: .total).value
        self.currency = try all.decode(String.self, forKey: .currency)
        self.weights = try all.decode([WireDecimal].self, forKey: .weights).map { $0.value }
        self.rule = try all.decodeIfPresent(AllocationRule.self, forKey: .rule)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(total), forKey: .total)
        try all.encode(currency, forKey: .currency)
        try all.encode(weights.map { WireDecimal($0) }, forKey: .weights)
        try all.encodeIfPresent(rule, forKey: .rule)
    }
}

/// Where an order stands.
public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    /// Stock is reserved; the payment is awaited until the deadline.
    case placed = "placed"
    /// Paid; the delivery is awaited.
    case paid = "paid"
    /// A person decides: it was paid too late and the stock is gone, or somebody looks at it and it keeps its stock.
    case held = "held"
    /// Everything is delivered.
    case fulfilled = "fulfilled"
    /// The time for ordinary complaints is over.
    case completed = "completed"
    /// Not paid in time; the stock is free again.
    case expired = "expired"
    /// Given up before it was paid.
    case cancelled = "cancelled"
    /// All of it is refunded.
    case refunded = "refunded"
    /// Paid; some units are handed over, others are still owed.
    case fulfilling = "fulfilling"
}

/// What a policy says of a finding.
public enum Stance: String, Hashable, Sendable, Codable, CaseIterable {
    /// Worth knowing.
    case note = "note"
    /// To be looked at by somebody who knows the law.
    case warn = "warn"
    /// The plan is not published, unless the host says by name and reason that it shall be.
    case refuse = "refuse"
}

/// Whether a promoter earns, and why not.
public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
    /// The promoter earns.
    case active = "active"
    /// The customer has not the role of a promoter.
    case noPromoter = "no_promoter"
    /// Blocked by the shop's people (拉黑).
    case blocked = "blocked"
    /// Without an own delivered order for too long (沉睡).
    case dormant = "dormant"
    /// Erased.
    case left = "left"
}

/// One step of a trace with its names. Amounts are decimal text in major units; where the order is rounded once at the
/// end they may be finer than the currency.
public indirect enum Step: Hashable, Sendable, Codable {
    /// The list price of a line.
    case listPrice(StepListPrice)
    /// A more specific list changed the price.
    case adjusted(StepAdjusted)
    /// What the keys that were picked cost on top.
    case premium(StepPremium)
    /// What the sub-shops through which is sold added.
    case markup(StepMarkup)
    /// The price at home became that of the region where the order is taxed.
    case abroad(StepAbroad)
    /// A floor held up what a tier would have made.
    case floor(StepFloor)
    /// What shipping costs by the book.
    case shipping(StepShipping)
    /// A quantity tier took the place of the list price.
    case tier(StepTier)
    /// A quantity tier was reached but is not cheaper.
    case tierPassed(StepTierPassed)
    /// A lane begins.
    case lane(StepLane)
    /// An offer took something off.
    case applied(StepApplied)
    /// What the offer before took off one line.
    case share(StepShare)
    /// What the offer before took off shipping.
    case shippingShare(StepShippingShare)
    /// What the offer before could not take off: floors and caps of lines are in the way.
    case unplaced(StepUnplaced)
    /// What the offer before gives along.
    case gift(StepGift)
    /// What the offer before gives back later.
    case cashback(StepCashback)
    /// An offer did not apply.
    case notApplied(StepNotApplied)
    /// A lane was not run.
    case laneSkipped(StepLaneSkipped)
    /// The sums before the order was rounded.
    case exact(StepExact)
    /// The tax of all amounts of one category, rounded once; the shares of lines follow.
    case orderTax(StepOrderTax)
    /// The tax of a line.
    case tax(StepTax)
    /// The tax of shipping.
    case shippingTax(StepShippingTax)
    /// What the way to pay costs.
    case fee(StepFee)
    /// The tax of the fee.
    case feeTax(StepFeeTax)
    /// The total became a round sum.
    case cashRounding(StepCashRounding)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder, inside: "step")
        switch form.name {
        case "list_price": self = .listPrice(try form.content(StepListPrice.self))
        case "adjusted": self = .adjusted(try form.content(StepAdjusted.self))
        case "premium": self = .premium(try form.content(StepPremium.self))
        case "markup": self = .markup(try form.content(StepMarkup.self))
        case "abroad": self = .abroad(try form.content(StepAbroad.self))
        case "floor": self = .floor(try form.content(StepFloor.self))
        case "shipping": self = .shipping(try form.content(StepShipping.self))
        case "tier": self = .tier(try form.content(StepTier.self))
        case "tier_passed": self = .tierPassed(try form.content(StepTierPassed.self))
        case "lane": self = .lane(try form.content(StepLane.self))
        case "applied": self = .applied(try form.content(StepApplied.self))
        case "share": self = .share(try form.content(StepShare.self))
        case "shipping_share": self = .shippingShare(try form.content(StepShippingShare.self))
        case "unplaced": self = .unplaced(try form.content(StepUnplaced.self))
        case "gift": self = .gift(try form.content(StepGift.self))
        case "cashback": self = .cashback(try form.content(StepCashback.self))
        case "not_applied": self = .notApplied(try form.content(StepNotApplied.self))
        case "lane_skipped": self = .laneSkipped(try form.content(StepLaneSkipped.self))
        case "exact": self = .exact(try form.content(StepExact.self))
        case "order_tax": self = .orderTax(try form.content(StepOrderTax.self))
        case "tax": self = .tax(try form.content(StepTax.self))
        case "shipping_tax": self = .shippingTax(try form.content(StepShippingTax.self))
        case "fee": self = .fee(try form.content(StepFee.self))
        case "fee_tax": self = .feeTax(try form.content(StepFeeTax.self))
        case "cash_rounding": self = .cashRounding(try form.content(StepCashRounding.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .listPrice(let value): try encoder.inside("step", "list_price", value)
        case .adjusted(let value): try encoder.inside("step", "adjusted", value)
        case .premium(let value): try encoder.inside("step", "premium", value)
        case .markup(let value): try encoder.inside("step", "markup", value)
        case .abroad(let value): try encoder.inside("step", "abroad", value)
        case .floor(let value): try encoder.inside("step", "floor", value)
        case .shipping(let value): try encoder.inside("step", "shipping", value)
        case .tier(let value): try encoder.inside("step", "tier", value)
        case .tierPassed(let value): try encoder.inside("step", "tier_passed", value)
        case .lane(let value): try encoder.inside("step", "lane", value)
        case .applied(let value): try encoder.inside("step", "applied", value)
        case .share(let value): try encoder.inside("step", "share", value)
        case .shippingShare(let value): try encoder.inside("step", "shipping_share", value)
        case .unplaced(let value): try encoder.inside("step", "unplaced", value)
        case .gift(let value): try encoder.inside("step", "gift", value)
        case .cashback(let value): try encoder.inside("step", "cashback", value)
        case .notApplied(let value): try encoder.inside("step", "not_applied", value)
        case .laneSkipped(let value): try encoder.inside("step", "lane_skipped", value)
        case .exact(let value): try encoder.inside("step", "exact", value)
        case .orderTax(let value): try encoder.inside("step", "order_tax", value)
        case .tax(let value): try encoder.inside("step", "tax", value)
        case .shippingTax(let value): try encoder.inside("step", "shipping_tax", value)
        case .fee(let value): try encoder.inside("step", "fee", value)
        case .feeTax(let value): try encoder.inside("step", "fee_tax", value)
        case .cashRounding(let value): try encoder.inside("step", "cash_rounding", value)
        }
    }
}

/// The list price of a line.
public struct StepListPrice: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// How many.
    public var quantity: Int
    /// For one unit.
    public var unitPrice: String
    /// For the line.
    public var amount: String
    /// The price list that it came from; the variant's own price otherwise.
    public var list: String?

    public init(variant: String, quantity: Int, unitPrice: String, amount: String, list: String? = nil) {
        self.variant = variant
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.amount = amount
        self.list = list
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case unitPrice = "unit_price"
        case amount
        case list
    }
}

/// A more specific list changed the price.
public struct StepAdjusted: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// The price list.
    public var list: String
    /// For one unit.
    public var unitPrice: String
    /// For the line.
    public var amount: String

    public init(variant: String, list: String, unitPrice: String, amount: String) {
        self.variant = variant
        self.list = list
        self.unitPrice = unitPrice
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case list
        case unitPrice = "unit_price"
        case amount
    }
}

/// What the keys that were picked cost on top.
public struct StepPremium: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// On top.
    public var amount: String
    /// The line with it.
    public var after: String

    public init(variant: String, amount: String, after: String) {
        self.variant = variant
        self.amount = amount
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case amount
        case after
    }
}

/// What the sub-shops through which is sold added.
public struct StepMarkup: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// On top.
    public var amount: String
    /// The line with it.
    public var after: String

    public init(variant: String, amount: String, after: String) {
        self.variant = variant
        self.amount = amount
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case amount
        case after
    }
}

/// The price at home became that of the region where the order is taxed.
public struct StepAbroad: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// For one unit.
    public var unitPrice: String
    /// For the line.
    public var amount: String

    public init(variant: String, unitPrice: String, amount: String) {
        self.variant = variant
        self.unitPrice = unitPrice
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case unitPrice = "unit_price"
        case amount
    }
}

/// A floor held up what a tier would have made.
public struct StepFloor: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// The line by the tier.
    public var wanted: String
    /// The line as it stays.
    public var kept: String

    public init(variant: String, wanted: String, kept: String) {
        self.variant = variant
        self.wanted = wanted
        self.kept = kept
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case wanted
        case kept
    }
}

/// What shipping costs by the book.
public struct StepShipping: Hashable, Sendable, Codable {
    /// The way to ship.
    public var method: String
    /// For the order.
    public var amount: String

    public init(method: String, amount: String) {
        self.method = method
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case method
        case amount
    }
}

/// A quantity tier took the place of the list price.
public struct StepTier: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// The threshold that was reached.
    public var from: Int
    /// The line before.
    public var before: String
    /// The line after.
    public var after: String

    public init(variant: String, from: Int, before: String, after: String) {
        self.variant = variant
        self.from = from
        self.before = before
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case from
        case before
        case after
    }
}

/// A quantity tier was reached but is not cheaper.
public struct StepTierPassed: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// The threshold that was reached.
    public var from: Int
    /// The line by the tier.
    public var amount: String
    /// The line as it stays.
    public var kept: String

    public init(variant: String, from: Int, amount: String, kept: String) {
        self.variant = variant
        self.from = from
        self.amount = amount
        self.kept = kept
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case from
        case amount
        case kept
    }
}

/// A lane begins.
public struct StepLane: Hashable, Sendable, Codable {
    /// The lane.
    public var lane: String
    /// What all lines cost now.
    public var subtotal: String

    public init(lane: String, subtotal: String) {
        self.lane = lane
        self.subtotal = subtotal
    }

    private enum CodingKeys: String, CodingKey {
        case lane
        case subtotal
    }
}

/// An offer took something off.
public struct StepApplied: Hashable, Sendable, Codable {
    /// The offer.
    public var offer: String
    /// What it took off.
    public var amount: String
    /// Whether its cap cut it.
    public var capped: Bool
    /// What all lines cost after it.
    public var after: String
    /// Its coupon's code.
    public var coupon: String?

    public init(offer: String, amount: String, capped: Bool, after: String, coupon: String? = nil) {
        self.offer = offer
        self.amount = amount
        self.capped = capped
        self.after = after
        self.coupon = coupon
    }

    private enum CodingKeys: String, CodingKey {
        case offer
        case amount
        case capped
        case after
        case coupon
    }
}

/// What the offer before took off one line.
public struct StepShare: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// What was taken off.
    public var amount: String
    /// The line after.
    public var after: String

    public init(variant: String, amount: String, after: String) {
        self.variant = variant
        self.amount = amount
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case amount
        case after
    }
}

/// What the offer before took off shipping.
public struct StepShippingShare: Hashable, Sendable, Codable {
    /// What was taken off.
    public var amount: String
    /// Shipping after.
    public var after: String

    public init(amount: String, after: String) {
        self.amount = amount
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case amount
        case after
    }
}

/// What the offer before could not take off: floors and caps of lines are in the way.
public struct StepUnplaced: Hashable, Sendable, Codable {
    /// How much.
    public var amount: String

    public init(amount: String) {
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case amount
    }
}

/// What the offer before gives along.
public struct StepGift: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// Units.
    public var quantity: Int
    /// What they cost by list price.
    public var worth: String

    public init(variant: String, quantity: Int, worth: String) {
        self.variant = variant
        self.quantity = quantity
        self.worth = worth
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case quantity
        case worth
    }
}

/// What the offer before gives back later.
public struct StepCashback: Hashable, Sendable, Codable {
    /// How much.
    public var amount: String

    public init(amount: String) {
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case amount
    }
}

/// An offer did not apply.
public struct StepNotApplied: Hashable, Sendable, Codable {
    /// The offer.
    public var offer: String
    /// Which kind of reason: `condition`, `no_line`, `nothing_off`,
    /// `used_up`, `currency`, `beaten`, `after` or `shut_out`.
    public var reason: String
    /// The reason for people, in the language that was asked for.
    public var why: String
    /// Its coupon's code.
    public var coupon: String?

    public init(offer: String, reason: String, why: String, coupon: String? = nil) {
        self.offer = offer
        self.reason = reason
        self.why = why
        self.coupon = coupon
    }

    private enum CodingKeys: String, CodingKey {
        case offer
        case reason
        case why
        case coupon
    }
}

/// A lane was not run.
public struct StepLaneSkipped: Hashable, Sendable, Codable {
    /// The lane.
    public var lane: String
    /// The exclusive offer that ended the quote.
    public var by: String

    public init(lane: String, by: String) {
        self.lane = lane
        self.by = by
    }

    private enum CodingKeys: String, CodingKey {
        case lane
        case by
    }
}

/// The sums before the order was rounded.
public struct StepExact: Hashable, Sendable, Codable {
    /// By list price.
    public var subtotal: String
    /// What was taken off.
    public var discount: String

    public init(subtotal: String, discount: String) {
        self.subtotal = subtotal
        self.discount = discount
    }

    private enum CodingKeys: String, CodingKey {
        case subtotal
        case discount
    }
}

/// The tax of all amounts of one category, rounded once; the shares of lines follow.
public struct StepOrderTax: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// The rate, in percent.
    public var percent: String
    /// Whether the amount holds the tax.
    public var inclusive: Bool
    /// What is taxed.
    public var amount: String
    /// Its tax.
    public var tax: String

    public init(category: String, percent: String, inclusive: Bool, amount: String, tax: String) {
        self.category = category
        self.percent = percent
        self.inclusive = inclusive
        self.amount = amount
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case percent
        case inclusive
        case amount
        case tax
    }
}

/// The tax of a line.
public struct StepTax: Hashable, Sendable, Codable {
    /// The line's variant.
    public var variant: String
    /// The category.
    public var category: String
    /// The rate, in percent.
    public var percent: String
    /// Whether the amount holds the tax.
    public var inclusive: Bool
    /// What is taxed.
    public var amount: String
    /// Its tax.
    public var tax: String

    public init(
        variant: String,
        category: String,
        percent: String,
        inclusive: Bool,
        amount: String,
        tax: String
    ) {
        self.variant = variant
        self.category = category
        self.percent = percent
        self.inclusive = inclusive
        self.amount = amount
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case category
        case percent
        case inclusive
        case amount
        case tax
    }
}

/// The tax of shipping.
public struct StepShippingTax: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// The rate, in percent.
    public var percent: String
    /// Whether the amount holds the tax.
    public var inclusive: Bool
    /// What is taxed.
    public var amount: String
    /// Its tax.
    public var tax: String

    public init(category: String, percent: String, inclusive: Bool, amount: String, tax: String) {
        self.category = category
        self.percent = percent
        self.inclusive = inclusive
        self.amount = amount
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case percent
        case inclusive
        case amount
        case tax
    }
}

/// What the way to pay costs.
public struct StepFee: Hashable, Sendable, Codable {
    /// The way to pay.
    public var method: String
    /// The fee.
    public var amount: String
    /// Everything else that is to be paid.
    public var on: String
    /// Who pays it.
    public var borneBy: BorneBy

    public init(method: String, amount: String, on: String, borneBy: BorneBy) {
        self.method = method
        self.amount = amount
        self.on = on
        self.borneBy = borneBy
    }

    private enum CodingKeys: String, CodingKey {
        case method
        case amount
        case on
        case borneBy = "borne_by"
    }
}

/// The tax of the fee.
public struct StepFeeTax: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// The rate, in percent.
    public var percent: String
    /// Whether the amount holds the tax.
    public var inclusive: Bool
    /// What is taxed.
    public var amount: String
    /// Its tax.
    public var tax: String

    public init(category: String, percent: String, inclusive: Bool, amount: String, tax: String) {
        self.category = category
        self.percent = percent
        self.inclusive = inclusive
        self.amount = amount
        self.tax = tax
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case percent
        case inclusive
        case amount
        case tax
    }
}

/// The total became a round sum.
public struct StepCashRounding: Hashable, Sendable, Codable {
    /// The total before.
    public var before: String
    /// The total.
    public var after: String

    public init(before: String, after: String) {
        self.before = before
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case before
        case after
    }
}

/// A pool or a variant: what a quota or an alert is put on.
public enum StockName: Hashable, Sendable, Codable {
    /// A pool.
    case pool(String)
    /// A variant.
    case variant(String)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "pool": self = .pool(try form.content(String.self))
        case "variant": self = .variant(try form.content(String.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .pool(let value): try encoder.form("pool", value)
        case .variant(let value): try encoder.form("variant", value)
        }
    }
}

/// How a stock stands.
public struct StockOutlook: Hashable, Sendable, Codable {
    /// How many units can be sold now.
    public var available: Int
    /// When an alert is raised and cleared.
    public var levels: AlertLevels
    /// How the alert stands.
    public var state: AlertState
    /// Units that were handed over on those days.
    public var sold: Int
    /// How many days were looked at, today among them.
    public var days: Int
    /// Available units × `days` / `sold`, rounded down; absent where nothing was sold.
    public var coverDays: Int?

    public init(
        available: Int,
        levels: AlertLevels,
        state: AlertState,
        sold: Int,
        days: Int,
        coverDays: Int? = nil
    ) {
        self.available = available
        self.levels = levels
        self.state = state
        self.sold = sold
        self.days = days
        self.coverDays = coverDays
    }

    private enum CodingKeys: String, CodingKey {
        case available
        case levels
        case state
        case sold
        case days
        case coverDays = "cover_days"
    }
}

/// Where the stock of a variant comes from.
public enum StockSource: Hashable, Sendable, Codable {
    /// Each unit is one key of a pool, sold once.
    case keys(StockSourceKeys)
    /// Every unit is a use of one reusable key (循环卡).
    case reusable
    /// Units are counted.
    case counted
    /// There is always one more.
    case unlimited
    /// Each unit is one key, sold once, of several pools in their order: 1 to 16 open pools, each once.
    case pools([String])

    /// Each unit is one key of a pool, sold once.
    public static func keys(pool: String) -> StockSource {
        .keys(StockSourceKeys(pool: pool))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "keys": self = .keys(try form.content(StockSourceKeys.self))
        case "reusable": self = .reusable
        case "counted": self = .counted
        case "unlimited": self = .unlimited
        case "pools": self = .pools(try form.content([String].self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .keys(let value): try encoder.form("keys", value)
        case .reusable: try encoder.word("reusable")
        case .counted: try encoder.word("counted")
        case .unlimited: try encoder.word("unlimited")
        case .pools(let value): try encoder.form("pools", value)
        }
    }
}

/// Each unit is one key of a pool, sold once.
public struct StockSourceKeys: Hashable, Sendable, Codable {
    /// The pool; it must be open.
    public var pool: String

    public init(pool: String) {
        self.pool = pool
    }

    private enum CodingKeys: String, CodingKey {
        case pool
    }
}

/// The stock of a variant.
public struct StockView: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many are held for unpaid or undelivered orders.
    public var reserved: Int
    /// How many can be sold now; absent where there is always one more.
    public var available: Int?
    /// How many are sold ahead of the stock: they are held as soon as they come.
    public var promised: Int
    /// How many more may be sold ahead of the stock; absent where none may.
    public var backorderLeft: Int?
    /// When stock is expected that is sold ahead.
    public var due: Date?
    /// The pools that its keys come from, in the order of sale. Other variants may draw from the same pools:
    /// `Shop::stock_together` counts each once.
    public var pools: [PoolStock]

    public init(
        variant: String,
        reserved: Int,
        available: Int? = nil,
        promised: Int = 0,
        backorderLeft: Int? = nil,
        due: Date? = nil,
        pools: [PoolStock] = []
    ) {
        self.variant = variant
        self.reserved = reserved
        self.available = available
        self.promised = promised
        self.backorderLeft = backorderLeft
        self.due = due
        self.pools = pools
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case reserved
        case available
        case promised
        case backorderLeft = "backorder_left"
        case due
        case pools
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.reserved = try all.decode(Int.self, forKey: .reserved)
        self.available = try all.decodeIfPresent(Int.self, forKey: .available)
        self.promised = try all.decodeIfPresent(Int.self, forKey: .promised) ?? 0
        self.backorderLeft = try all.decodeIfPresent(Int.self, forKey: .backorderLeft)
        self.due = try all.decodeIfPresent(WireDate.self, forKey: .due).map { $0.value }
        self.pools = try all.decodeIfPresent([PoolStock].self, forKey: .pools) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(reserved, forKey: .reserved)
        try all.encodeIfPresent(available, forKey: .available)
        if promised != 0 { try all.encode(promised, forKey: .promised) }
        try all.encodeIfPresent(backorderLeft, forKey: .backorderLeft)
        try all.encodeIfPresent(due.map { WireDate($0) }, forKey: .due)
        if !pools.isEmpty { try all.encode(pools, forKey: .pools) }
    }
}

/// A sub-shop for people.
public struct SubShopView: Hashable, Sendable, Codable {
    /// Whose it is.
    public var owner: String
    /// What it adds, in percent.
    public var markupPercent: Decimal
    /// From whose channel it buys; the shop itself where absent.
    public var upstream: String?

    public init(owner: String, markupPercent: Decimal, upstream: String? = nil) {
        self.owner = owner
        self.markupPercent = markupPercent
        self.upstream = upstream
    }

    private enum CodingKeys: String, CodingKey {
        case owner
        case markupPercent = "markup_percent"
        case upstream
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.owner = try all.decode(String.self, forKey: .owner)
        self.markupPercent = try all.decode(WireDecimal.self, forKey: .markupPercent).value
        self.upstream = try all.decodeIfPresent(String.self, forKey: .upstream)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(owner, forKey: .owner)
        try all.encode(WireDecimal(markupPercent), forKey: .markupPercent)
        try all.encodeIfPresent(upstream, forKey: .upstream)
    }
}

/// Pays the chain of sub-shops through which a line was sold (小店主, 分站): each buys at the price of the one above, which
/// it inherits, and has what its own buyers paid above that, up to its own price. The uppermost buys at the shop's price.
/// All together have what was paid above the shop's price, and nothing where offers took the price below it.
public struct SubShops: Hashable, Sendable, Codable {
    /// The most that one sub-shop may add to the price at which it buys, in percent, above 0, at most 1000.
    public var maxMarkupPercent: Decimal
    /// The least that it must add, in percent.
    public var minMarkupPercent: Decimal
    /// How many sub-shops may stand above one another, 1 to 10.
    public var maxChain: Int?
    /// The share of the difference that a sub-shop has, 0 to 100 percent; the rest stays with the shop.
    public var percent: Decimal?
    /// What happens to the difference of a sub-shop that may not earn.
    public var ineligible: IneligibleClaim?

    public init(
        maxMarkupPercent: Decimal,
        minMarkupPercent: Decimal = 0,
        maxChain: Int? = nil,
        percent: Decimal? = nil,
        ineligible: IneligibleClaim? = nil
    ) {
        self.maxMarkupPercent = maxMarkupPercent
        self.minMarkupPercent = minMarkupPercent
        self.maxChain = maxChain
        self.percent = percent
        self.ineligible = ineligible
    }

    private enum CodingKeys: String, CodingKey {
        case maxMarkupPercent = "max_markup_percent"
        case minMarkupPercent = "min_markup_percent"
        case maxChain = "max_chain"
        case percent
        case ineligible
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.maxMarkupPercent = try all.decode(WireDecimal.self, forKey: .maxMarkupPercent).value
        self.minMarkupPercent = try all.decodeIfPresent(WireDecimal.self, forKey: .minMarkupPercent).map { $0.value } ?? 0
        self.maxChain = try all.decodeIfPresent(Int.self, forKey: .maxChain)
        self.percent = try all.decodeIfPresent(WireDecimal.self, forKey: .percent).map { $0.value }
        self.ineligible = try all.decodeIfPresent(IneligibleClaim.self, forKey: .ineligible)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(maxMarkupPercent), forKey: .maxMarkupPercent)
        if minMarkupPercent != 0 { try all.encode(WireDecimal(minMarkupPercent), forKey: .minMarkupPercent) }
        try all.encodeIfPresent(maxChain, forKey: .maxChain)
        try all.encodeIfPresent(percent.map { WireDecimal($0) }, forKey: .percent)
        try all.encodeIfPresent(ineligible, forKey: .ineligible)
    }
}

/// Who wants to be told.
public struct Subscriber: Hashable, Sendable, Codable {
    /// A customer.
    public var customer: String?
    /// A contact, hashed by the host.
    public var contact: String?
    /// The channel on which the subscriber is told.
    public var channel: String?

    public init(customer: String? = nil, contact: String? = nil, channel: String? = nil) {
        self.customer = customer
        self.contact = contact
        self.channel = channel
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case contact
        case channel
    }
}

/// What one supplier has.
public struct SupplierRate: Hashable, Sendable, Codable {
    /// The supplier.
    public var supplier: String
    /// How much.
    public var rate: CommissionTier
    /// Of which goods.
    public var goods: GoodsNamed?

    public init(supplier: String, rate: CommissionTier, goods: GoodsNamed? = nil) {
        self.supplier = supplier
        self.rate = rate
        self.goods = goods
    }

    private enum CodingKeys: String, CodingKey {
        case supplier
        case rate
        case goods
    }
}

/// What the shop owes a supplier. A negative amount is a debt.
public struct SupplierView: Hashable, Sendable, Codable {
    /// The supplier.
    public var supplier: String
    /// For keys of orders that are not completed, or that somebody complains about.
    public var pending: Money
    /// For keys of completed orders.
    public var payable: Money

    public init(supplier: String, pending: Money, payable: Money) {
        self.supplier = supplier
        self.pending = pending
        self.payable = payable
    }

    private enum CodingKeys: String, CodingKey {
        case supplier
        case pending
        case payable
    }
}

/// A fact that is one text out of many.
public enum SymbolFact: String, Hashable, Sendable, Codable, CaseIterable {
    /// The channel of the order.
    case channel = "channel"
    /// The buyer's level.
    case level = "level"
    /// The payment method of the order.
    case paymentMethod = "payment_method"
    /// The variant of a line.
    case variant = "variant"
    /// The product of a line.
    case product = "product"
    /// The category of a line.
    case category = "category"
    /// The shipping method of the order.
    case shippingMethod = "shipping_method"
    /// The region where the order is taxed.
    case region = "region"
}

/// A fact that is a set of tags.
public enum TagFact: String, Hashable, Sendable, Codable, CaseIterable {
    /// The buyer's tags.
    case customerTags = "customer_tags"
    /// The tags of a line's variant.
    case lineTags = "line_tags"
}

/// A set of tags and those of which one must be in it.
public struct Tagged: Hashable, Sendable, Codable {
    /// Whose tags.
    public var fact: TagFact
    /// One or more tags.
    public var anyOf: [String]

    public init(fact: TagFact, anyOf: [String]) {
        self.fact = fact
        self.anyOf = anyOf
    }

    private enum CodingKeys: String, CodingKey {
        case fact
        case anyOf = "any_of"
    }
}

/// What the platform keeps of each line before what stands after it in the plan (抽成, 交易佣金). It counts as paid for the
/// line's limit, so that nobody else has it.
public struct TakeRate: Hashable, Sendable, Codable {
    /// What of which goods. A line has one rate, found as in `SupplierShare::shares`.
    public var rates: [GoodsTake]

    public init(rates: [GoodsTake]) {
        self.rates = rates
    }

    private enum CodingKeys: String, CodingKey {
        case rates
    }
}

/// What an offer applies to.
public enum Target: Hashable, Sendable, Codable {
    /// Each line for which the filter holds.
    case lines(Condition)
    /// The goods as one sum, spread over all lines in proportion to their amounts.
    case order
    /// The cheapest units of the lines for which a filter holds.
    case cheapest(Pick)
    /// The dearest units of the lines for which a filter holds.
    case dearest(Pick)
    /// What shipping costs.
    case shipping
    /// The goods and shipping as one sum, spread over both in proportion to their amounts.
    case orderAndShipping

    /// The cheapest units of the lines for which a filter holds.
    public static func cheapest(lines: Condition? = nil, units: Int? = nil, skip: Int? = nil) -> Target {
        .cheapest(Pick(lines: lines, units: units, skip: skip))
    }

    /// The dearest units of the lines for which a filter holds.
    public static func dearest(lines: Condition? = nil, units: Int? = nil, skip: Int? = nil) -> Target {
        .dearest(Pick(lines: lines, units: units, skip: skip))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "lines": self = .lines(try form.content(Condition.self))
        case "order": self = .order
        case "cheapest": self = .cheapest(try form.content(Pick.self))
        case "dearest": self = .dearest(try form.content(Pick.self))
        case "shipping": self = .shipping
        case "order_and_shipping": self = .orderAndShipping
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .lines(let value): try encoder.form("lines", value)
        case .order: try encoder.word("order")
        case .cheapest(let value): try encoder.form("cheapest", value)
        case .dearest(let value): try encoder.form("dearest", value)
        case .shipping: try encoder.word("shipping")
        case .orderAndShipping: try encoder.word("order_and_shipping")
        }
    }
}

/// The rate of a category.
public struct TaxRate: Hashable, Sendable, Codable {
    /// The category.
    public var category: String
    /// In percent, 0 to 100.
    public var percent: Decimal
    /// Where it holds; at home, and wherever the category has no other rate, when left out.
    public var region: String?

    public init(category: String, percent: Decimal, region: String? = nil) {
        self.category = category
        self.percent = percent
        self.region = region
    }

    private enum CodingKeys: String, CodingKey {
        case category
        case percent
        case region
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.category = try all.decode(String.self, forKey: .category)
        self.percent = try all.decode(WireDecimal.self, forKey: .percent).value
        self.region = try all.decodeIfPresent(String.self, forKey: .region)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(category, forKey: .category)
        try all.encode(WireDecimal(percent), forKey: .percent)
        try all.encodeIfPresent(region, forKey: .region)
    }
}

/// What of a tax is rounded as one.
public enum TaxScope: String, Hashable, Sendable, Codable, CaseIterable {
    /// The tax of one unit, times the quantity. Where units differ, that of the average unit.
    case unit = "unit"
    /// The tax of each line.
    case line = "line"
    /// The tax of all amounts of one rate; the lines get their shares by the book's allocation.
    case order = "order"
}

/// How taxes are computed, on what is to be paid after all offers.
///
/// Within inclusive prices a rate of r percent is the share r / (100 + r); on exclusive ones r / 100 comes on top.
public struct Taxes: Hashable, Sendable, Codable {
    /// Whether the prices of the book hold the tax already.
    public var inclusive: Bool?
    /// What is rounded as one.
    public var scope: TaxScope?
    /// Which neighbour.
    public var rounding: RoundingMode?
    /// The rates; at most 1000.
    public var rates: [TaxRate]?
    /// The category of variants that name none; untaxed when left out.
    public var category: String?
    /// The category of payment fees that the buyer bears; untaxed when left out. Like prices they hold their tax where
    /// prices do.
    public var fees: String?
    /// What stays the same where another rate holds than at home.
    public var crossBorder: CrossBorder?

    public init(
        inclusive: Bool? = nil,
        scope: TaxScope? = nil,
        rounding: RoundingMode? = nil,
        rates: [TaxRate]? = nil,
        category: String? = nil,
        fees: String? = nil,
        crossBorder: CrossBorder? = nil
    ) {
        self.inclusive = inclusive
        self.scope = scope
        self.rounding = rounding
        self.rates = rates
        self.category = category
        self.fees = fees
        self.crossBorder = crossBorder
    }

    private enum CodingKeys: String, CodingKey {
        case inclusive
        case scope
        case rounding
        case rates
        case category
        case fees
        case crossBorder = "cross_border"
    }
}

/// Pays promoters by what their teams sold in the period (团队业绩): themselves and everybody below.
public struct TeamVolume: Hashable, Sendable, Codable {
    /// The tiers, in ascending order of `from`; each reached from just that volume on (≥).
    public var tiers: [VolumeTier]
    /// What is paid of the percentage.
    public var mode: VolumeMode?
    /// The levels whose promoters earn; empty for every promoter.
    public var eligible: [String]
    /// The largest share of the whole volume of the period that the bonus may pay; above it all are cut in proportion.
    /// Required where each team is paid whole, because then volume counts once for everybody above.
    public var poolPercent: Decimal?

    public init(
        tiers: [VolumeTier],
        mode: VolumeMode? = nil,
        eligible: [String] = [],
        poolPercent: Decimal? = nil
    ) {
        self.tiers = tiers
        self.mode = mode
        self.eligible = eligible
        self.poolPercent = poolPercent
    }

    private enum CodingKeys: String, CodingKey {
        case tiers
        case mode
        case eligible
        case poolPercent = "pool_percent"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.tiers = try all.decode([VolumeTier].self, forKey: .tiers)
        self.mode = try all.decodeIfPresent(VolumeMode.self, forKey: .mode)
        self.eligible = try all.decodeIfPresent([String].self, forKey: .eligible) ?? []
        self.poolPercent = try all.decodeIfPresent(WireDecimal.self, forKey: .poolPercent).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(tiers, forKey: .tiers)
        try all.encodeIfPresent(mode, forKey: .mode)
        if !eligible.isEmpty { try all.encode(eligible, forKey: .eligible) }
        try all.encodeIfPresent(poolPercent.map { WireDecimal($0) }, forKey: .poolPercent)
    }
}

/// The text of one kind of notice.
public struct Template: Hashable, Sendable, Codable {
    /// What it tells.
    public var kind: NoticeKind
    /// The language tag, such as `en` or `zh-CN`.
    public var language: String
    /// The text, up to 16 384 bytes. `{order}` stands for a parameter of the kind; `{{` and `}}` are braces. In JSON a brace
    /// before anything but a small letter is itself.
    public var body: String
    /// The channel; absent for all that have none of their own.
    public var channel: String?
    /// What it makes.
    public var output: NoticeOutput?
    /// A line above the text, plain whatever the output; up to 400 bytes.
    public var subject: String

    public init(
        kind: NoticeKind,
        language: String,
        body: String,
        channel: String? = nil,
        output: NoticeOutput? = nil,
        subject: String = ""
    ) {
        self.kind = kind
        self.language = language
        self.body = body
        self.channel = channel
        self.output = output
        self.subject = subject
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case language
        case body
        case channel
        case output
        case subject
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try all.decode(NoticeKind.self, forKey: .kind)
        self.language = try all.decode(String.self, forKey: .language)
        self.body = try all.decode(String.self, forKey: .body)
        self.channel = try all.decodeIfPresent(String.self, forKey: .channel)
        self.output = try all.decodeIfPresent(NoticeOutput.self, forKey: .output)
        self.subject = try all.decodeIfPresent(String.self, forKey: .subject) ?? ""
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(kind, forKey: .kind)
        try all.encode(language, forKey: .language)
        try all.encode(body, forKey: .body)
        try all.encodeIfPresent(channel, forKey: .channel)
        try all.encodeIfPresent(output, forKey: .output)
        if subject != "" { try all.encode(subject, forKey: .subject) }
    }
}

/// The texts of notices, as a merchant writes them.
public struct Templates: Hashable, Sendable, Codable {
    /// The texts; at most 10 000.
    public var templates: [Template]?
    /// The languages that are tried after the one asked for.
    public var fallback: [String]?
    /// The language of each channel's buyers; the first of `fallback` elsewhere.
    public var languages: [ChannelLanguage]?
    /// How far the wall clock that notices tell is ahead of UTC, in minutes: -840 to 840.
    public var offsetMinutes: Int?

    public init(
        templates: [Template]? = nil,
        fallback: [String]? = nil,
        languages: [ChannelLanguage]? = nil,
        offsetMinutes: Int? = nil
    ) {
        self.templates = templates
        self.fallback = fallback
        self.languages = languages
        self.offsetMinutes = offsetMinutes
    }

    private enum CodingKeys: String, CodingKey {
        case templates
        case fallback
        case languages
        case offsetMinutes = "offset_minutes"
    }
}

/// What a tick did.
public struct Ticked: Hashable, Sendable, Codable {
    /// Orders that expired.
    public var expired: Int
    /// Orders that completed.
    public var completed: Int
    /// Orders whose commission vested.
    public var vested: Int
    /// Keys that are past their validity and not sold any more.
    public var keysExpired: Int
    /// Whether more is due at the same time: tick again.
    public var more: Bool
    /// Reservations without an order that ended.
    public var reservations: Int
    /// Gifts that nobody claimed in time.
    public var gifts: Int

    public init(
        expired: Int,
        completed: Int,
        vested: Int,
        keysExpired: Int,
        more: Bool,
        reservations: Int,
        gifts: Int
    ) {
        self.expired = expired
        self.completed = completed
        self.vested = vested
        self.keysExpired = keysExpired
        self.more = more
        self.reservations = reservations
        self.gifts = gifts
    }

    private enum CodingKeys: String, CodingKey {
        case expired
        case completed
        case vested
        case keysExpired = "keys_expired"
        case more
        case reservations
        case gifts
    }
}

/// One step.
public struct Tier: Hashable, Sendable, Codable {
    /// From this quantity on, 1 or more; below the first step the list price holds.
    public var from: Int
    /// For one unit, or for one package; in major units, zero or more; may be finer than the currency. Zero only beside
    /// a flat fee or in a table that may be dearer.
    public var price: Decimal
    /// Once for the tier (固定费), in major units, zero or more.
    public var flat: Decimal?
    /// How many units make one package (打包), 1 or more: a package that is begun is charged in full. One unit when left
    /// out.
    public var package: Int?

    public init(from: Int, price: Decimal, flat: Decimal? = nil, package: Int? = nil) {
        self.from = from
        self.price = price
        self.flat = flat
        self.package = package
    }

    private enum CodingKeys: String, CodingKey {
        case from
        case price
        case flat
        case package
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.from = try all.decode(Int.self, forKey: .from)
        self.price = try all.decode(WireDecimal.self, forKey: .price).value
        self.flat = try all.decodeIfPresent(WireDecimal.self, forKey: .flat).map { $0.value }
        self.package = try all.decodeIfPresent(Int.self, forKey: .package)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(from, forKey: .from)
        try all.encode(WireDecimal(price), forKey: .price)
        try all.encodeIfPresent(flat.map { WireDecimal($0) }, forKey: .flat)
        try all.encodeIfPresent(package, forKey: .package)
    }
}

/// How a tier table is read.
public enum TierKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// All units at the price of the tier that the quantity reaches (全量), and that tier's flat fee.
    case volume = "volume"
    /// Each unit at the price of the tier that it lies in (分段), and the flat fee of every tier that is entered.
    case graduated = "graduated"
}

/// Where a tier table runs.
public enum TierPlace: String, Hashable, Sendable, Codable, CaseIterable {
    /// Before all lanes.
    case step = "step"
    /// Where an offer with the effect `tier_prices` stands, so that it competes with other offers.
    case lane = "lane"
}

/// Quantity steps (阶梯) of one variant or of several. They take the place of the list price.
public struct TierTable: Hashable, Sendable, Codable {
    /// What it prices. A variant's own table beats one for several variants, which beats one for a product.
    public var goods: TieredGoods
    /// How the steps are read.
    public var kind: TierKind
    /// 1 to 100 steps, thresholds ascending.
    public var tiers: [Tier]
    /// Whether the units of all lines that it prices are counted together. Each line is priced by the tier that all
    /// of them reach; under `graduated` they lie in the tiers one line after the other.
    public var together: Bool
    /// What happens to a tier that makes a line dearer than its list price.
    public var dearer: Dearer?
    /// Whether the table is a step of its own or runs in a lane.
    public var place: TierPlace?
    /// Whom it is for; everyone when left out. The most specific table wins.
    public var audience: Audience?
    /// When it holds; always when left out.
    public var window: Window?
    /// The currency of its prices; the book's when left out.
    public var currency: String?

    public init(
        goods: TieredGoods,
        kind: TierKind,
        tiers: [Tier],
        together: Bool = false,
        dearer: Dearer? = nil,
        place: TierPlace? = nil,
        audience: Audience? = nil,
        window: Window? = nil,
        currency: String? = nil
    ) {
        self.goods = goods
        self.kind = kind
        self.tiers = tiers
        self.together = together
        self.dearer = dearer
        self.place = place
        self.audience = audience
        self.window = window
        self.currency = currency
    }

    private enum CodingKeys: String, CodingKey {
        case goods
        case kind
        case tiers
        case together
        case dearer
        case place
        case audience
        case window
        case currency
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.goods = try all.decode(TieredGoods.self, forKey: .goods)
        self.kind = try all.decode(TierKind.self, forKey: .kind)
        self.tiers = try all.decode([Tier].self, forKey: .tiers)
        self.together = try all.decodeIfPresent(Bool.self, forKey: .together) ?? false
        self.dearer = try all.decodeIfPresent(Dearer.self, forKey: .dearer)
        self.place = try all.decodeIfPresent(TierPlace.self, forKey: .place)
        self.audience = try all.decodeIfPresent(Audience.self, forKey: .audience)
        self.window = try all.decodeIfPresent(Window.self, forKey: .window)
        self.currency = try all.decodeIfPresent(String.self, forKey: .currency)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(goods, forKey: .goods)
        try all.encode(kind, forKey: .kind)
        try all.encode(tiers, forKey: .tiers)
        if together { try all.encode(together, forKey: .together) }
        try all.encodeIfPresent(dearer, forKey: .dearer)
        try all.encodeIfPresent(place, forKey: .place)
        try all.encodeIfPresent(audience, forKey: .audience)
        try all.encodeIfPresent(window, forKey: .window)
        try all.encodeIfPresent(currency, forKey: .currency)
    }
}

public struct TierView: Hashable, Sendable, Codable {
    public var tier: Int
    public var paid: Money

    public init(tier: Int, paid: Money) {
        self.tier = tier
        self.paid = paid
    }

    private enum CodingKeys: String, CodingKey {
        case tier
        case paid
    }
}

/// What a tier table prices.
public enum TieredGoods: Hashable, Sendable, Codable {
    /// One variant.
    case variant(String)
    /// These variants, at least one.
    case variants([String])
    /// All variants of a product.
    case product(String)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "variant": self = .variant(try form.content(String.self))
        case "variants": self = .variants(try form.content([String].self))
        case "product": self = .product(try form.content(String.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .variant(let value): try encoder.form("variant", value)
        case .variants(let value): try encoder.form("variants", value)
        case .product(let value): try encoder.form("product", value)
        }
    }
}

/// Keys as events tell them: of one pool, which the variant names, or of several.
public struct ToldKeys: Hashable, Sendable, Codable {
    /// Their handles in the variant's pool.
    public var keys: [Int]
    /// The keys by pool, where the variant has several.
    public var parts: [PoolKeys]?

    public init(keys: [Int], parts: [PoolKeys]? = nil) {
        self.keys = keys
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case keys
        case parts
    }
}

/// Units of one variant that were asked for and are held.
public struct ToldUnits: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many were asked for.
    public var wanted: Int
    /// How many are held.
    public var held: Int

    public init(variant: String, wanted: Int, held: Int) {
        self.variant = variant
        self.wanted = wanted
        self.held = held
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case wanted
        case held
    }
}

/// What the best-paid tenth of all receivers have.
public struct TopView: Hashable, Sendable, Codable {
    public var people: Int
    public var paid: Money
    public var basisPoints: Int

    public init(people: Int, paid: Money, basisPoints: Int) {
        self.people = people
        self.paid = paid
        self.basisPoints = basisPoints
    }

    private enum CodingKeys: String, CodingKey {
        case people
        case paid
        case basisPoints = "basis_points"
    }
}

/// Under whom newcomers come.
public enum TreeShape: Hashable, Sendable, Codable {
    /// Under anybody who is there: a few dozen levels for ten million people.
    case random
    /// Under the one who came just before: one line, the deepest tree.
    case line
    /// Under the first with less than so many: breadth-first, the flattest tree of that width.
    case wide(Int)
    /// Under one of the so many who came last: long branches.
    case recent(Int)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(wordOr: decoder)
        switch form.name {
        case "random": self = .random
        case "line": self = .line
        case "wide": self = .wide(try form.content(Int.self))
        case "recent": self = .recent(try form.content(Int.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .random: try encoder.word("random")
        case .line: try encoder.word("line")
        case .wide(let value): try encoder.form("wide", value)
        case .recent(let value): try encoder.form("recent", value)
        }
    }
}

/// Pays the upline by depth: the first tier to the inviter, the second to the inviter's inviter, and so on.
public struct Unilevel: Hashable, Sendable, Codable {
    /// One rate for each depth, at most 100 tiers.
    public var tiers: [CommissionTier]
    /// Other rates for receivers of a level at one tier.
    public var levelRates: [LevelRate]
    /// Other tiers for a product. They replace `tiers` and `level_rates` for it.
    public var products: [ProductRates]
    /// The share of the base that the tiers split (资金池), 0 to 100 percent; percentages of tiers are then shares of it.
    /// Absent: tiers are shares of the base itself.
    public var poolPercent: Decimal?
    /// The levels whose promoters earn; empty for every promoter.
    public var eligible: [String]
    /// What happens to the share of an ineligible receiver.
    public var ineligible: Ineligible?
    /// What a tier with a percentage and a fixed amount pays.
    public var combine: Combine?
    /// How many steps above the buyer are looked at, 1 to 1000; absent for as many as it takes. With `compress` and
    /// `eligible` this is a generation bonus (代数奖) of limited reach.
    public var maxDepth: Int?
    /// Along which tree the walk goes.
    public var along: Along?
    /// Other tiers for a category of products. They replace `tiers` and `level_rates` for products without own ones.
    public var categories: [CategoryRates]?
    /// The placement tree, for a walk along seats; absent for the one that was opened first.
    public var tree: String?

    public init(
        tiers: [CommissionTier],
        levelRates: [LevelRate] = [],
        products: [ProductRates] = [],
        poolPercent: Decimal? = nil,
        eligible: [String] = [],
        ineligible: Ineligible? = nil,
        combine: Combine? = nil,
        maxDepth: Int? = nil,
        along: Along? = nil,
        categories: [CategoryRates]? = nil,
        tree: String? = nil
    ) {
        self.tiers = tiers
        self.levelRates = levelRates
        self.products = products
        self.poolPercent = poolPercent
        self.eligible = eligible
        self.ineligible = ineligible
        self.combine = combine
        self.maxDepth = maxDepth
        self.along = along
        self.categories = categories
        self.tree = tree
    }

    private enum CodingKeys: String, CodingKey {
        case tiers
        case levelRates = "level_rates"
        case products
        case poolPercent = "pool_percent"
        case eligible
        case ineligible
        case combine
        case maxDepth = "max_depth"
        case along
        case categories
        case tree
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.tiers = try all.decode([CommissionTier].self, forKey: .tiers)
        self.levelRates = try all.decodeIfPresent([LevelRate].self, forKey: .levelRates) ?? []
        self.products = try all.decodeIfPresent([ProductRates].self, forKey: .products) ?? []
        self.poolPercent = try all.decodeIfPresent(WireDecimal.self, forKey: .poolPercent).map { $0.value }
        self.eligible = try all.decodeIfPresent([String].self, forKey: .eligible) ?? []
        self.ineligible = try all.decodeIfPresent(Ineligible.self, forKey: .ineligible)
        self.combine = try all.decodeIfPresent(Combine.self, forKey: .combine)
        self.maxDepth = try all.decodeIfPresent(Int.self, forKey: .maxDepth)
        self.along = try all.decodeIfPresent(Along.self, forKey: .along)
        self.categories = try all.decodeIfPresent([CategoryRates].self, forKey: .categories)
        self.tree = try all.decodeIfPresent(String.self, forKey: .tree)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(tiers, forKey: .tiers)
        if !levelRates.isEmpty { try all.encode(levelRates, forKey: .levelRates) }
        if !products.isEmpty { try all.encode(products, forKey: .products) }
        try all.encodeIfPresent(poolPercent.map { WireDecimal($0) }, forKey: .poolPercent)
        if !eligible.isEmpty { try all.encode(eligible, forKey: .eligible) }
        try all.encodeIfPresent(ineligible, forKey: .ineligible)
        try all.encodeIfPresent(combine, forKey: .combine)
        try all.encodeIfPresent(maxDepth, forKey: .maxDepth)
        try all.encodeIfPresent(along, forKey: .along)
        try all.encodeIfPresent(categories, forKey: .categories)
        try all.encodeIfPresent(tree, forKey: .tree)
    }
}

/// For every full group of units of the target something off some of them.
///
/// The second unit at half price is a group of 2 with 1 unit at 50 % off; buy three, get one free is a group of 4 with
/// 1 unit at 100 % off; 5.00 off each unit of every full dozen is a group of 12 with 12 units at 5.00 off.
public struct UnitGroups: Hashable, Sendable, Codable {
    /// How many units make a group, 1 or more.
    public var group: Int
    /// How many units of each group it applies to, 1 to the group's size: the cheapest of all.
    public var units: Int
    /// What comes off them.
    public var off: Off
    /// The most groups, 1 or more.
    public var times: Int?
    /// What is counted as one.
    public var counting: Counting?

    public init(group: Int, units: Int, off: Off, times: Int? = nil, counting: Counting? = nil) {
        self.group = group
        self.units = units
        self.off = off
        self.times = times
        self.counting = counting
    }

    private enum CodingKeys: String, CodingKey {
        case group
        case units
        case off
        case times
        case counting
    }
}

/// A variant (规格) as the host describes it: what is bought.
public struct Variant: Hashable, Sendable, Codable {
    /// The variant's id, unique in the shop.
    public var id: String
    /// Where its stock comes from.
    public var stock: StockSource
    /// Its name by language.
    public var names: [LocalText]
    /// The fewest that may be bought at a time.
    public var minPerOrder: Int?
    /// The most that may be bought at a time; absent for no limit of its own.
    public var maxPerOrder: Int?
    /// Whether a person must deliver it.
    public var manualDelivery: Bool
    /// How it is made good once it is paid; absent where its stock is handed over.
    public var fulfilment: Fulfilment?
    /// How far it is sold without stock; absent where it is not.
    public var backorder: Backorder?
    /// What is promised after its sale; absent where it may be refunded at any time and has no warranty.
    public var afterSale: AfterSale?

    public init(
        id: String,
        stock: StockSource,
        names: [LocalText] = [],
        minPerOrder: Int? = nil,
        maxPerOrder: Int? = nil,
        manualDelivery: Bool = false,
        fulfilment: Fulfilment? = nil,
        backorder: Backorder? = nil,
        afterSale: AfterSale? = nil
    ) {
        self.id = id
        self.stock = stock
        self.names = names
        self.minPerOrder = minPerOrder
        self.maxPerOrder = maxPerOrder
        self.manualDelivery = manualDelivery
        self.fulfilment = fulfilment
        self.backorder = backorder
        self.afterSale = afterSale
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case stock
        case names
        case minPerOrder = "min_per_order"
        case maxPerOrder = "max_per_order"
        case manualDelivery = "manual_delivery"
        case fulfilment
        case backorder
        case afterSale = "after_sale"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try all.decode(String.self, forKey: .id)
        self.stock = try all.decode(StockSource.self, forKey: .stock)
        self.names = try all.decodeIfPresent([LocalText].self, forKey: .names) ?? []
        self.minPerOrder = try all.decodeIfPresent(Int.self, forKey: .minPerOrder)
        self.maxPerOrder = try all.decodeIfPresent(Int.self, forKey: .maxPerOrder)
        self.manualDelivery = try all.decodeIfPresent(Bool.self, forKey: .manualDelivery) ?? false
        self.fulfilment = try all.decodeIfPresent(Fulfilment.self, forKey: .fulfilment)
        self.backorder = try all.decodeIfPresent(Backorder.self, forKey: .backorder)
        self.afterSale = try all.decodeIfPresent(AfterSale.self, forKey: .afterSale)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(id, forKey: .id)
        try all.encode(stock, forKey: .stock)
        if !names.isEmpty { try all.encode(names, forKey: .names) }
        try all.encodeIfPresent(minPerOrder, forKey: .minPerOrder)
        try all.encodeIfPresent(maxPerOrder, forKey: .maxPerOrder)
        if manualDelivery { try all.encode(manualDelivery, forKey: .manualDelivery) }
        try all.encodeIfPresent(fulfilment, forKey: .fulfilment)
        try all.encodeIfPresent(backorder, forKey: .backorder)
        try all.encodeIfPresent(afterSale, forKey: .afterSale)
    }
}

public struct Verified: Hashable, Sendable, Codable {
    public var records: Int
    public var head: String

    public init(records: Int, head: String) {
        self.records = records
        self.head = head
    }

    private enum CodingKeys: String, CodingKey {
        case records
        case head
    }
}

/// What a team's percentage pays.
public enum VolumeMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Less what the percentages of the direct teams are worth (团队级差): all together have what the top team's is worth.
    case difference = "difference"
    /// All of it, for each team.
    case whole = "whole"
}

/// A step of a team's volume.
public struct VolumeTier: Hashable, Sendable, Codable {
    /// The least volume, in major units.
    public var from: Decimal
    /// The share of the whole volume, 0 to 100 percent.
    public var percent: Decimal

    public init(from: Decimal, percent: Decimal) {
        self.from = from
        self.percent = percent
    }

    private enum CodingKeys: String, CodingKey {
        case from
        case percent
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.from = try all.decode(WireDecimal.self, forKey: .from).value
        self.percent = try all.decode(WireDecimal.self, forKey: .percent).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireDecimal(from), forKey: .from)
        try all.encode(WireDecimal(percent), forKey: .percent)
    }
}

/// Until when, and how often, faulty units are exchanged (质保).
public struct Warranty: Hashable, Sendable, Codable {
    /// So many days after the delivery, the last moment included.
    public var days: Int
    /// How often one unit may be exchanged.
    public var replacements: Int

    public init(days: Int, replacements: Int) {
        self.days = days
        self.replacements = replacements
    }

    private enum CodingKeys: String, CodingKey {
        case days
        case replacements
    }
}

/// A day of the week.
public enum Weekday: String, Hashable, Sendable, Codable, CaseIterable {
    /// 周一
    case monday = "monday"
    /// 周二
    case tuesday = "tuesday"
    /// 周三
    case wednesday = "wednesday"
    /// 周四
    case thursday = "thursday"
    /// 周五
    case friday = "friday"
    /// 周六
    case saturday = "saturday"
    /// 周日
    case sunday = "sunday"
}

public struct WhatIfOrder: Hashable, Sendable, Codable {
    public var order: String
    /// The total by the old book, or why there is none.
    public var old: WhatIfSide
    /// The total by the new one, or why there is none.
    public var new: WhatIfSide
    /// How much more; absent where one of them refuses.
    public var difference: Money?

    public init(order: String, old: WhatIfSide, new: WhatIfSide, difference: Money? = nil) {
        self.order = order
        self.old = old
        self.new = new
        self.difference = difference
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case old
        case new
        case difference
    }
}

/// Why a book refuses a cart.
public struct WhatIfRefused: Hashable, Sendable, Codable {
    /// The sentence.
    public var error: String

    public init(error: String) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error
    }
}

/// A total, or why there is none.
public enum WhatIfSide: Hashable, Sendable, Codable {
    /// The total.
    case total(Money)
    /// The book refuses the cart.
    case refused(WhatIfRefused)

    public init(from decoder: Decoder) throws {
        if let value = try? Money(from: decoder) {
            self = .total(value)
            return
        }
        self = .refused(try WhatIfRefused(from: decoder))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .total(let value): try value.encode(to: encoder)
        case .refused(let value): try value.encode(to: encoder)
        }
    }
}

/// What an offer took off, or a channel's carts cost, in one currency.
public struct WhatIfSums: Hashable, Sendable, Codable {
    /// The offer or channel; empty for all carts.
    public var name: String
    /// How often by the old book.
    public var timesOld: Int
    /// How often by the new one.
    public var timesNew: Int
    /// How much by the old book.
    public var old: Money
    /// How much by the new one.
    public var new: Money
    /// How much more.
    public var difference: Money

    public init(name: String, timesOld: Int, timesNew: Int, old: Money, new: Money, difference: Money) {
        self.name = name
        self.timesOld = timesOld
        self.timesNew = timesNew
        self.old = old
        self.new = new
        self.difference = difference
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case timesOld = "times_old"
        case timesNew = "times_new"
        case old
        case new
        case difference
    }
}

/// What orders would have cost by another price book.
public struct WhatIfView: Hashable, Sendable, Codable {
    /// How many carts were priced.
    public var carts: Int
    /// How many the old book refuses.
    public var refusedByOld: Int
    /// How many the new one refuses.
    public var refusedByNew: Int
    /// All carts, a row for each currency.
    public var totals: [WhatIfSums]
    /// By offer.
    public var offers: [WhatIfSums]
    /// By channel.
    public var channels: [WhatIfSums]
    public var rows: [WhatIfOrder]?

    public init(
        carts: Int,
        refusedByOld: Int,
        refusedByNew: Int,
        totals: [WhatIfSums],
        offers: [WhatIfSums],
        channels: [WhatIfSums],
        rows: [WhatIfOrder]? = nil
    ) {
        self.carts = carts
        self.refusedByOld = refusedByOld
        self.refusedByNew = refusedByNew
        self.totals = totals
        self.offers = offers
        self.channels = channels
        self.rows = rows
    }

    private enum CodingKeys: String, CodingKey {
        case carts
        case refusedByOld = "refused_by_old"
        case refusedByNew = "refused_by_new"
        case totals
        case offers
        case channels
        case rows
    }
}

/// What happens when a time is over in which something was to be done for a buyer.
public enum WhenOverdue: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is told once, and the buyer waits on.
    case wait = "wait"
    /// What was not done is refunded to where the money came from.
    case refundToSource = "refund_to_source"
    /// It is refunded into the buyer's wallet; a guest's to where the money came from.
    case refundToWallet = "refund_to_wallet"
}

/// Which orders are looked at.
public enum WhichOrders: String, Hashable, Sendable, Codable, CaseIterable {
    /// All of them.
    case all = "all"
    /// Those that were paid, also when they were refunded later.
    case paid = "paid"
    /// Those that await their payment, were given up or expired.
    case unpaid = "unpaid"
}

/// From a moment on, until before another. What is left out does not bound it.
public struct Window: Hashable, Sendable, Codable {
    /// The first moment inside.
    public var from: Date?
    /// The first moment that is outside again.
    public var until: Date?

    public init(from: Date? = nil, until: Date? = nil) {
        self.from = from
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case from
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.from = try all.decodeIfPresent(WireDate.self, forKey: .from).map { $0.value }
        self.until = try all.decodeIfPresent(WireDate.self, forKey: .until).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encodeIfPresent(from.map { WireDate($0) }, forKey: .from)
        try all.encodeIfPresent(until.map { WireDate($0) }, forKey: .until)
    }
}

/// How much and how often one promoter may withdraw within a window of time that ends now. What failed does not count.
public struct WithdrawalLimit: Hashable, Sendable, Codable {
    /// The length of the window in milliseconds, 1 s to 367 days.
    public var period: Duration
    /// How much, in major units; absent for any.
    public var amount: Decimal?
    /// How often, 1 to 1000; absent for any.
    public var count: Int?

    public init(period: Duration, amount: Decimal? = nil, count: Int? = nil) {
        self.period = period
        self.amount = amount
        self.count = count
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case amount
        case count
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.period = try all.decode(WireSpan.self, forKey: .period).value
        self.amount = try all.decodeIfPresent(WireDecimal.self, forKey: .amount).map { $0.value }
        self.count = try all.decodeIfPresent(Int.self, forKey: .count)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(WireSpan(period), forKey: .period)
        try all.encodeIfPresent(amount.map { WireDecimal($0) }, forKey: .amount)
        try all.encodeIfPresent(count, forKey: .count)
    }
}

/// What a promoter may withdraw. Amounts are in major units of the plan's currency.
public struct WithdrawalRules: Hashable, Sendable, Codable {
    /// The smallest withdrawal; zero for any.
    public var min: Decimal
    /// The largest withdrawal, above zero; absent for any.
    public var max: Decimal?
    /// The fee as a share of the withdrawal, 0 to 100 percent.
    public var feePercent: Decimal
    /// The fee beside the percentage.
    public var feeFixed: Decimal
    /// How much and how often within a window of time; absent for any.
    public var perPeriod: WithdrawalLimit?
    /// From what amount on somebody must approve a withdrawal before it is paid; absent for none.
    public var approveFrom: Decimal?

    public init(
        min: Decimal = 0,
        max: Decimal? = nil,
        feePercent: Decimal = 0,
        feeFixed: Decimal = 0,
        perPeriod: WithdrawalLimit? = nil,
        approveFrom: Decimal? = nil
    ) {
        self.min = min
        self.max = max
        self.feePercent = feePercent
        self.feeFixed = feeFixed
        self.perPeriod = perPeriod
        self.approveFrom = approveFrom
    }

    private enum CodingKeys: String, CodingKey {
        case min
        case max
        case feePercent = "fee_percent"
        case feeFixed = "fee_fixed"
        case perPeriod = "per_period"
        case approveFrom = "approve_from"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.min = try all.decodeIfPresent(WireDecimal.self, forKey: .min).map { $0.value } ?? 0
        self.max = try all.decodeIfPresent(WireDecimal.self, forKey: .max).map { $0.value }
        self.feePercent = try all.decodeIfPresent(WireDecimal.self, forKey: .feePercent).map { $0.value } ?? 0
        self.feeFixed = try all.decodeIfPresent(WireDecimal.self, forKey: .feeFixed).map { $0.value } ?? 0
        self.perPeriod = try all.decodeIfPresent(WithdrawalLimit.self, forKey: .perPeriod)
        self.approveFrom = try all.decodeIfPresent(WireDecimal.self, forKey: .approveFrom).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        if min != 0 { try all.encode(WireDecimal(min), forKey: .min) }
        try all.encodeIfPresent(max.map { WireDecimal($0) }, forKey: .max)
        if feePercent != 0 { try all.encode(WireDecimal(feePercent), forKey: .feePercent) }
        if feeFixed != 0 { try all.encode(WireDecimal(feeFixed), forKey: .feeFixed) }
        try all.encodeIfPresent(perPeriod, forKey: .perPeriod)
        try all.encodeIfPresent(approveFrom.map { WireDecimal($0) }, forKey: .approveFrom)
    }
}

/// The order of which the largest share goes out again.
public struct WorstView: Hashable, Sendable, Codable {
    public var order: Int
    public var revenue: Money
    public var paid: Money

    public init(order: Int, revenue: Money, paid: Money) {
        self.order = order
        self.revenue = revenue
        self.paid = paid
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case revenue
        case paid
    }
}

/// What orders are worth in the books, so that the books can be checked without them: sums by account, and by offer.
public struct Worth: Hashable, Sendable, Codable {
    /// By the number of the shop's account.
    public var accounts: [Int]
    /// What offers with a cap or a budget gave, by the offer's slot.
    public var offers: [Int]
    /// What suppliers are to be paid for its keys, by the supplier's slot.
    public var suppliers: [Int]

    public init(accounts: [Int], offers: [Int], suppliers: [Int]) {
        self.accounts = accounts
        self.offers = offers
        self.suppliers = suppliers
    }

    private enum CodingKeys: String, CodingKey {
        case accounts
        case offers
        case suppliers
    }
}
