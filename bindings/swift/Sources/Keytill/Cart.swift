import Foundation

/// What somebody wants to buy, and what is known about the buyer.
///
/// ```swift
/// let cart = Cart("web", buyer: "u-7", lines: ["gift-card-50": 2])
/// ```
public struct Cart: Hashable, Sendable, Codable {
    /// Where it comes from.
    public var channel: String
    /// 1 to 1000 lines, each of another variant.
    public var lines: [CartLine]
    /// Who buys; nobody for a guest.
    public var buyer: String?
    /// Coupon codes, at most 64.
    public var coupons: [String]?
    /// How it will be paid.
    public var paymentMethod: String?
    /// The moment that it is quoted for.
    public var at: Date?
    /// What is known about the buyer. A ``Shop`` knows better and asks its own state.
    public var facts: BuyerFacts?
    /// The currency to pay in; the book's where left out.
    public var currency: String?
    /// How it will be shipped; nothing is shipped where left out.
    public var shipping: String?
    /// Where it is taxed; at home where left out.
    public var region: String?

    /// A cart with its lines.
    public init(_ channel: String, buyer: String? = nil, lines: [CartLine], coupons: [String]? = nil, at: Date? = nil) {
        (self.channel, self.buyer, self.lines, self.coupons, self.at) = (channel, buyer, lines, coupons, at)
    }

    /// A cart with its lines, in this order: variants and how many of each.
    public init(
        _ channel: String, buyer: String? = nil, lines: KeyValuePairs<String, Int>, coupons: [String]? = nil, at: Date? = nil
    ) {
        self.init(channel, buyer: buyer, lines: lines.map { CartLine($0.key, $0.value) }, coupons: coupons, at: at)
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

    /// A variant and how many of it.
    public init(_ variant: String, _ quantity: Int = 1, picks: [PickedKey]? = nil) {
        (self.variant, self.quantity, self.picks) = (variant, quantity, picks)
    }
}

/// A key that a buyer picked.
public struct PickedKey: Hashable, Sendable, Codable {
    /// What the buyer saw of it.
    public var preview: String
    /// What it costs on top of the variant's price. A quote believes it; the machine does not.
    @DecimalText public var premium: Decimal

    /// A key that a buyer picked.
    public init(_ preview: String, premium: Decimal = 0) {
        self.preview = preview
        self.premium = premium
    }
}

/// What conditions of offers may ask about the buyer.
public struct BuyerFacts: Hashable, Sendable, Codable {
    /// The buyer's level.
    public var level: String?
    /// The buyer's tags, at most 256.
    public var tags: [String]?
    /// Whether the buyer has no paid order yet.
    public var firstOrder: Bool?
    /// A score from outside.
    public var score: Int64?

    /// What is known.
    public init(level: String? = nil, tags: [String]? = nil, firstOrder: Bool? = nil, score: Int64? = nil) {
        (self.level, self.tags, self.firstOrder, self.score) = (level, tags, firstOrder, score)
    }
}
