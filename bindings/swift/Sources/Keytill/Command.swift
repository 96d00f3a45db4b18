import Foundation

/// A command: who asks, when, and what.
public struct Command: Hashable, Sendable {
    /// What makes it unique: the same id with the same body is answered as before and does nothing.
    public var id: CommandId
    /// The moment that it is asked for. Logical time never runs back: an earlier one takes the time of the last command.
    public var at: Date
    /// What is asked.
    public var body: Body
    /// The host's id that follows a request through all systems; it stands in the record.
    public var trace: String?
    /// The version of the order or the stock that the command was made for; at another one it is refused.
    public var expectedVersion: String?

    /// A command.
    public init(_ id: CommandId, at: Date, _ body: Body, trace: String? = nil, expectedVersion: String? = nil) {
        (self.id, self.at, self.body, self.trace, self.expectedVersion) = (id, at, body, trace, expectedVersion)
    }

    /// The command as a document.
    public func document() throws -> JSON {
        let id: JSON =
            switch self.id {
            case .text(let text): .text(text)
            case .numbered(let client, let sequence): ["client": .text(client), "sequence": .number(sequence)]
            }
        return members([
            "id": id, "at": .number(try milliseconds(at)), "body": [body.name: body.fields], "trace": trace.map(JSON.text),
            "expected_version": expectedVersion.map(JSON.text),
        ])
    }
}

/// What makes a command unique.
public enum CommandId: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The host's own text, kept for a window of time.
    case text(String)
    /// A number in a session of a client, from 1 on: constant memory for each client.
    case numbered(client: String, sequence: Int64)

    public init(stringLiteral text: String) { self = .text(text) }
}

/// What a command asks for. The usual ones are functions; every other is a name with its fields, as documents have them:
/// `Body("put_level", ["level": ["id": "gold", "rank": 1]])`.
public struct Body: Hashable, Sendable {
    /// The use case, such as `place_order`.
    public let name: String
    /// What it needs to know.
    public let fields: JSON

    /// Any command by its name.
    public init(_ name: String, _ fields: JSON = [:]) {
        (self.name, self.fields) = (name, fields)
    }

    /// Opens a session, in which a client numbers its commands from 1.
    public static func openSession(client: String) -> Body { Body("open_session", ["client": .text(client)]) }

    /// Does what is due at the command's time: orders expire or complete, commission vests.
    public static func tick(limit: Int64? = nil) -> Body { Body("tick", members(["limit": limit.map(JSON.number)])) }

    /// Adds a channel, or replaces it: `["id": "web"]`.
    public static func putChannel(_ channel: JSON) -> Body { Body("put_channel", ["channel": channel]) }

    /// Adds a product with its variants, or replaces it.
    public static func putProduct(_ product: JSON) -> Body { Body("put_product", ["product": product]) }

    /// Puts a price book in force.
    public static func publishPriceBook(_ book: JSON) -> Body { Body("publish_price_book", ["book": book]) }

    /// Puts a commission plan in force.
    public static func publishPlan(_ plan: JSON) -> Body { Body("publish_plan", ["plan": plan]) }

    /// Opens a pool (卡池) for keys of one format.
    public static func openPool(_ pool: String, format: KeyFormat) -> Body {
        Body("open_pool", ["pool": .text(pool), "format": format.document])
    }

    /// Adds a batch of keys to a pool. They come sealed: the machine never sees one in clear.
    public static func importKeys(_ keys: [SealedKey], pool: String, batch: String, supplier: String? = nil) -> Body {
        Body(
            "import_keys",
            members([
                "pool": .text(pool), "batch": .text(batch), "keys": .list(keys.map(\.document)), "supplier": supplier.map(JSON.text),
            ]))
    }

    /// Adds to a counted stock, or takes from it what is not reserved.
    public static func adjustStock(_ variant: String, by: Int64) -> Body {
        Body("adjust_stock", ["variant": .text(variant), "by": .number(by)])
    }

    /// Registers a customer.
    public static func registerCustomer(_ customer: String, inviter: String? = nil) -> Body {
        Body("register_customer", members(["customer": .text(customer), "inviter": inviter.map(JSON.text)]))
    }

    /// Places an order at the price that the buyer saw.
    public static func placeOrder(_ order: String, _ quote: Quote) throws -> Body {
        Body(
            "place_order",
            [
                "order": .text(order), "cart": try Wire.json(quote.cart()), "book": .text(quote.digest),
                "total": .text(try quote.price.description),
            ])
    }

    /// Records a payment notice, whose signature the host has checked.
    public static func recordPayment(_ payment: String, order: String, amount: Money) -> Body {
        Body("record_payment", ["order": .text(order), "payment": .text(payment), "amount": .text(amount.description)])
    }

    /// Gives an order up before it is paid.
    public static func cancelOrder(_ order: String) -> Body { Body("cancel_order", ["order": .text(order)]) }

    /// Delivers a paid order: everything that is owed.
    public static func deliver(_ order: String) -> Body { Body("deliver", ["order": .text(order)]) }

    /// Refunds an order: everything that is left, or an amount without any unit.
    public static func refundOrder(_ order: String, refund: String, amount: Money? = nil) -> Body {
        Body(
            "refund_order",
            members(["order": .text(order), "refund": .text(refund), "amount": amount.map { .text($0.description) }]))
    }
}
