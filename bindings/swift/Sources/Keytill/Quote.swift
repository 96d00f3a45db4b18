import Foundation

/// A price with its parts. Amounts are in ``currency``; ``price`` is the total with it.
public struct Quote: Hashable, Sendable, Codable {
    /// The price book's id.
    public let book: String
    /// The price book's digest.
    public let digest: String
    /// The currency of all its amounts.
    public let currency: String
    /// The moment that it was made for.
    public let at: Date
    /// Where it comes from.
    public let channel: String
    /// The lines, in the order of the cart.
    public let lines: [QuoteLine]
    /// All lines at list prices.
    @DecimalText public private(set) var subtotal: Decimal
    /// What the lines cost less than that.
    @DecimalText public private(set) var discount: Decimal
    /// What is to be paid.
    @DecimalText public private(set) var total: Decimal
    /// The offers that applied.
    public let offers: [AppliedOffer]
    /// The coupons of the cart.
    public let codes: [String]
    /// Who buys; nobody for a guest.
    public let buyer: String?
    /// The buyer's level.
    public let level: String?
    /// How it will be paid.
    public let paymentMethod: String?
    /// Where it is taxed.
    public let region: String?
    /// What shipping costs.
    public let shipping: JSON?
    /// The taxes by category.
    public let taxes: [JSON]?
    /// What the way to pay costs.
    public let fee: JSON?
    /// What offers give along.
    public let gifts: [JSON]?
    /// Why, step by step; absent where only the price was asked for.
    public let trace: [JSON]?

    /// What the quote was asked for; known where it was asked with a ``Cart``.
    var asked: Cart?

    private enum CodingKeys: String, CodingKey {
        case book, digest, currency, at, channel, lines, subtotal, discount, total, offers, codes, buyer, level
        case paymentMethod, region, shipping, taxes, fee, gifts, trace
    }

    /// What is to be paid, with its currency.
    public var price: Money {
        // The machine's own amounts are good.
        get throws { try Money(total, currency) }
    }

    /// The cart that the quote was made of, at the moment that it was made for.
    func cart() -> Cart {
        if var asked {
            asked.at = at
            return asked
        }
        var cart = Cart(channel, buyer: buyer, lines: lines.map { CartLine($0.variant, $0.quantity) }, coupons: codes, at: at)
        cart.paymentMethod = paymentMethod
        cart.region = region
        cart.shipping = shipping?["method"]?.text
        return cart
    }
}

/// A line of a quote.
public struct QuoteLine: Hashable, Sendable, Codable {
    /// The variant.
    public let variant: String
    /// How many units.
    public let quantity: Int
    /// What one unit costs at list price.
    @DecimalText public private(set) var unitPrice: Decimal
    /// What all units cost at list price.
    @DecimalText public private(set) var list: Decimal
    /// What the line costs less than that.
    @DecimalText public private(set) var discount: Decimal
    /// What of the discount is the line's share of offers on the whole order.
    @DecimalText public private(set) var orderDiscount: Decimal
    /// What the line costs.
    @DecimalText public private(set) var total: Decimal
}

/// An offer that applied.
public struct AppliedOffer: Hashable, Sendable, Codable {
    /// The offer.
    public let offer: String
    /// What it took off.
    @DecimalText public private(set) var amount: Decimal
    /// The coupon that brought it.
    public let coupon: String?
}

/// The coupons with which a cart costs the least.
public struct BestCoupons: Hashable, Sendable, Codable {
    /// The coupons to put into the cart; each of them changes what is to be paid.
    public let codes: [String]
    /// The cart with them.
    public internal(set) var quote: Quote
    /// Whether no other combination costs less. Where not, the work limit was reached first.
    public let isProven: Bool
}
