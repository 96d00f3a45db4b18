import Foundation
import KeytillNative

/// A shop with its journal: the whole machine. Any number of threads may share it: many read at once, one changes.
///
/// The journal's bytes are the shop: whoever has them has everything. A command's record waits in memory until
/// ``takeJournal()``, and the rule is: **take it, make it durable, and only then tell anybody the outcome.** Several commands may
/// be executed before, and their records stored with one write.
///
/// Where a write fails, the instance is ahead of its journal: write the same bytes again, or drop the instance and
/// ``recover(journal:snapshot:)`` from what is stored.
public final class Shop: Sendable {
    private let native: KeytillNative.Shop

    private init(_ native: KeytillNative.Shop) {
        self.native = native
    }

    /// Opens a new shop. The record that opens it waits to be taken.
    ///
    /// - Throws: ``Rejected`` where it is no id, or a setting is out of its range.
    public convenience init(_ id: String, settings: Settings) throws {
        let text = try Wire.text(settings)
        self.init(try call { try KeytillNative.Shop.open(id: id, settings: text) })
    }

    /// Opens a new shop with the usual settings and a currency. The record that opens it waits to be taken.
    ///
    /// - Throws: ``Rejected`` where one of them is not what it should be.
    public convenience init(_ id: String, currency: String) throws {
        try self.init(id, settings: Settings(currency: currency))
    }

    /// The shop as a snapshot has it.
    ///
    /// - Throws: ``Rejected`` where the bytes are no snapshot, or not what was written.
    public static func restore(_ snapshot: Data) throws -> Shop {
        Shop(try call { try KeytillNative.Shop.restore(snapshot: snapshot) })
    }

    /// The shop as a journal has it, from a snapshot on where there is one. `journal` is all of it or the part after the
    /// snapshot. A damaged end (a torn write) is told and left out.
    ///
    /// - Throws: ``Rejected`` where snapshot or opening cannot be read, or they are not of one shop.
    public static func recover(journal: Data, snapshot: Data? = nil) throws -> Recovered {
        let recovered = try call { try recoverShop(journal: journal, snapshot: snapshot) }
        let damage = try recovered.damage.map { try Wire.read(Rejected.self, $0) }
        return Recovered(shop: Shop(recovered.shop), goodBytes: Int(recovered.goodBytes), damage: damage)
    }

    /// Executes a command. One that was answered before is answered again and does nothing.
    ///
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the command's id may be used again.
    @discardableResult
    public func execute(_ command: Command) throws -> Done {
        try Wire.read(Done.self, executeJSON(Wire.text(command)))
    }

    /// Executes a command: what makes it unique, when it is asked for, and what is asked.
    ///
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the command's id may be used again.
    @discardableResult
    public func execute(_ id: CommandKey, at: Date, _ body: Body) throws -> Done {
        try execute(Command(id, at: at, body))
    }

    /// ``execute(_:)`` from JSON to JSON.
    public func executeJSON(_ command: String) throws -> String {
        try call { try native.executeJson(command: command) }
    }

    /// ``execute(_:)`` for hosts that speak bytes: CBOR with numbered fields in, CBOR with JSON's names out.
    public func executeCBOR(_ command: Data) throws -> Data {
        try call { try native.executeCbor(command: command) }
    }

    /// Executes commands in their order: what came of each. A rejected command undoes nothing; those after it are executed too,
    /// or left out where it shall stop there.
    ///
    /// - Throws: ``Rejected`` where this is no list of commands that the machine can read; then none was executed.
    public func executeBatch(_ commands: [Command], stopAtRejection: Bool = false) throws -> [Result<Done, Rejected>] {
        let told = try executeBatchJSON(Wire.text(commands), stopAtRejection: stopAtRejection)
        return try Wire.read([Outcome].self, told).map(\.result)
    }

    /// ``executeBatch(_:stopAtRejection:)`` from JSON to JSON.
    public func executeBatchJSON(_ commands: String, stopAtRejection: Bool = false) throws -> String {
        try call { try native.executeBatchJson(commands: commands, stopAtRejection: stopAtRejection) }
    }

    /// What a command would do now. Changes nothing.
    ///
    /// - Throws: ``Rejected`` as the command would get it.
    public func decide(_ command: Command) throws -> [Event] {
        let text = try Wire.text(command)
        return try Wire.read(Decided.self, call { try native.decideJson(command: text) }).events
    }

    /// Prices a cart by the price book in force. What the shop knows of the buyer counts, not what the cart says.
    ///
    /// - Throws: ``Rejected`` where it cannot be priced.
    public func quote(_ cart: Cart) throws -> Quote {
        try Wire.read(Quote.self, quoteJSON(Wire.text(cart))).of(cart)
    }

    /// ``quote(_:)`` from JSON to JSON.
    public func quoteJSON(_ cart: String) throws -> String {
        try call { try native.quoteJson(cart: cart) }
    }

    /// Prices a cart that an unpaid order is to become, as if the order were not there.
    ///
    /// - Throws: ``Rejected`` where it cannot be priced, or the order cannot be changed.
    public func quoteResized(_ order: String, to cart: Cart) throws -> Quote {
        let quote: Quote = try asked("quote_resized") { all in
            try all.encode(order, forKey: Name("order"))
            try all.encode(cart, forKey: Name("cart"))
        }
        return quote.of(cart)
    }

    /// The best of the coupons that a buyer holds, of those that may be used once more.
    public func bestCoupons(_ cart: Cart, held: [String]) throws -> BestCoupons {
        let (text, codes) = (try Wire.text(cart), try Wire.text(held))
        return try Wire.read(BestCoupons.self, call { try native.bestCouponsJson(cart: text, held: codes) }).of(cart)
    }

    /// Places an order at the price that the buyer saw.
    ///
    /// - Parameters:
    ///   - order: The order, new in the shop.
    ///   - quote: The quote that the buyer saw.
    ///   - more: What else is said of it, such as a contact, answers to forms, a gift.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func placeOrder(
        _ order: String, _ quote: Quote, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil,
        more: (inout PlaceOrder) throws -> Void = { _ in }
    ) throws -> Done {
        var body = try PlaceOrder(order, quote)
        try more(&body)
        return try execute(Command(id, at: at, .placeOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// The shop's name, clock and journal at a glance.
    public func overview() throws -> ShopView {
        try asked("shop") { _ in }
    }

    /// Any read of the shop as a document: the question's name with its fields, such as
    /// `shop.ask("upline", ["customer": "u-7"])`.
    ///
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func ask(_ question: String, _ fields: JSON = [:]) throws -> JSON {
        try JSON(parsing: askJSON(JSON.object([question: fields]).encoded()))
    }

    /// Any read of the shop, from JSON to JSON: `{"order": {"order": "o-1"}}`.
    public func askJSON(_ query: String) throws -> String {
        try call { try native.askJson(query: query) }
    }

    /// Asks with the members that are written, and reads the answer.
    func asked<T: Decodable>(
        _ name: String, _ members: @escaping (inout KeyedEncodingContainer<Name>) throws -> Void
    ) throws -> T {
        try Wire.read(T.self, askJSON(Wire.text([name: Members(write: members)])))
    }

    /// The bytes to be added to the journal, in the order of the commands; nothing is handed out twice.
    public func takeJournal() throws -> Data {
        try call { try native.takeJournal() }
    }

    /// The whole state as bytes. Store it only once every byte of the journal taken before it is durable.
    public func snapshot() throws -> Data {
        try call { try native.snapshot() }
    }

    /// The digest of the state: the same state has the same one in every language. Costs a pass over the state.
    public func digest() throws -> String {
        try call { try native.digest() }
    }

    /// When to send a tick; nothing while nothing is due ever.
    public func nextDeadline() throws -> Date? {
        try call { try native.nextDeadline() }.map { Date(timeIntervalSince1970: Double($0) / 1000) }
    }
}

/// A shop recovered from what a host has stored, whose end may be damaged.
public struct Recovered: Sendable {
    /// The shop after the last good record.
    public let shop: Shop
    /// How many of the journal's bytes are good: cut it here before adding to it.
    public let goodBytes: Int
    /// Why the rest is not; nothing where everything is good.
    public let damage: Rejected?
}

/// An object whose members are written by a function.
private struct Members: Encodable {
    let write: (inout KeyedEncodingContainer<Name>) throws -> Void

    func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: Name.self)
        try write(&all)
    }
}

/// One command of a batch: done, or rejected.
private struct Outcome: Decodable {
    let result: Result<Done, Rejected>

    init(from decoder: Decoder) throws {
        let object = try decoder.container(keyedBy: Name.self)
        if let rejected = try object.decodeIfPresent(Rejected.self, forKey: Name("rejection")) {
            result = .failure(rejected)
        } else {
            result = .success(try Done(from: decoder))
        }
    }
}
