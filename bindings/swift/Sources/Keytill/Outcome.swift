import Foundation

/// A command that was done: what happened, and what to tell the one who asked.
public struct Done: Hashable, Sendable, Decodable {
    /// The number of its record; absent where nothing happened.
    public let sequence: Int64?
    /// The logical time of its record; absent where nothing happened.
    public let at: Date?
    /// What happened; empty where nothing did.
    public let events: [Event]
    /// What to tell.
    public let reply: Reply
    /// Whether this command was answered before and is only answered again.
    public let answeredBefore: Bool

    /// Where the order of the command stands; nothing where the reply is of another kind.
    public var order: OrderReply? { reply.order }
}

/// Something that happened.
public struct Event: Hashable, Sendable, Decodable {
    /// What it is, such as `order_placed`.
    public let name: String
    /// What is known of it; amounts are minor units of the shop's currency.
    public let fields: JSON

    public init(from decoder: Decoder) throws {
        (name, fields) = try tagged(decoder)
    }
}

/// What to tell the one who asked.
public struct Reply: Hashable, Sendable, Decodable {
    /// What it is, such as `order`, `imported`, `done`.
    public let name: String
    /// What it says, as a document.
    public let fields: JSON

    public init(from decoder: Decoder) throws {
        (name, fields) = try tagged(decoder)
    }

    /// Where an order stands after the command.
    public var order: OrderReply? { name == "order" ? try? Wire.read(OrderReply.self, fields.encoded()) : nil }

    /// How much went back.
    public var refunded: Money? {
        name == "refunded" ? fields["amount"]?.text.flatMap { try? Money(parsing: $0) } : nil
    }
}

/// Where an order stands after a command.
public struct OrderReply: Hashable, Sendable, Decodable {
    /// The order.
    public let order: String
    /// What became of it: `awaiting_payment`, `awaiting_delivery`, `delivered`, `held`, `credited_to_wallet`, `refunded`,
    /// `partly_delivered`, `partly_paid` or `spared`.
    public let outcome: String
    /// The price of everything.
    public let total: Money
    /// Until when it awaits its payment.
    public let expiresAt: Date?
    /// What was handed over: the sealed keys.
    public let delivered: [DeliveredLine]?
}

/// One line of a delivery.
public struct DeliveredLine: Hashable, Sendable, Decodable {
    /// What was bought.
    public let variant: String
    /// How many units.
    public let quantity: Int
    /// The keys, sealed, in the order of the units; a ``Sealer`` opens them.
    public let keys: [SealedKey]
}

/// An order as the outside sees it.
public struct OrderView: Hashable, Sendable, Decodable {
    /// The order.
    public let order: String
    /// Where it stands: `placed`, `paid`, `held`, `fulfilling`, `fulfilled`, `completed`, `expired`, `cancelled` or `refunded`.
    public let stage: String
    /// When it was placed.
    public let placedAt: Date
    /// The price of everything.
    public let total: Money
    /// What was paid.
    public let paid: Money
    /// What went back.
    public let refunded: Money
    /// The lines, as documents.
    public let lines: [JSON]
    /// The buyer; absent for a guest.
    public let buyer: String?
    /// When its expiry or completion is due.
    public let due: Date?
}

/// The stock of a variant.
public struct StockView: Hashable, Sendable, Decodable {
    /// The variant.
    public let variant: String
    /// How many are held for unpaid or undelivered orders.
    public let reserved: Int64
    /// How many can be sold now; absent where there is always one more.
    public let available: Int64?
}

/// What stands in a document as one member, its name, with the rest as its value.
private func tagged(_ decoder: Decoder) throws -> (String, JSON) {
    guard case .object(let members) = try JSON(from: decoder), let (name, fields) = members.first, members.count == 1 else {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "expected one member"))
    }
    return (name, fields)
}
