import Foundation
import KeytillNative

/// A language for people. Codes, ids and numbers are the same in all of them.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english
    /// Simplified Chinese (简体中文).
    case chinese

    var native: KeytillNative.Language {
        switch self {
        case .english: .english
        case .chinese: .chinese
        }
    }
}

/// Prices carts by one price book. It never changes, so any number of threads may share it.
public final class Pricer: Sendable {
    private let native: KeytillNative.Pricer

    private init(_ native: KeytillNative.Pricer) {
        self.native = native
    }

    /// Reads and checks a price book, whole or in its public form.
    ///
    /// - Throws: ``Rejected`` where it is no price book, or breaks one of its rules.
    public convenience init(_ priceBook: JSON) throws {
        let text = priceBook.encoded()
        self.init(try call { try KeytillNative.Pricer(priceBook: text) })
    }

    /// Prices a cart, and tells why step by step.
    ///
    /// - Throws: ``Rejected`` where it cannot be priced.
    public func quote(_ cart: Cart) throws -> Quote {
        var quote = try Wire.read(Quote.self, quoteJSON(Wire.text(cart)))
        quote.asked = cart
        return quote
    }

    /// As ``quote(_:)``, without the steps: the same amounts, faster.
    public func price(_ cart: Cart) throws -> Quote {
        var quote = try Wire.read(Quote.self, priceJSON(Wire.text(cart)))
        quote.asked = cart
        return quote
    }

    /// ``quote(_:)`` from JSON to JSON.
    public func quoteJSON(_ cart: String) throws -> String {
        try call { try native.quoteJson(cart: cart) }
    }

    /// ``price(_:)`` from JSON to JSON: the fastest way.
    public func priceJSON(_ cart: String) throws -> String {
        try call { try native.priceJson(cart: cart) }
    }

    /// Why a cart costs what it costs: every step and every sum, for people.
    public func explain(_ cart: Cart, in language: Language = .english) throws -> String {
        let text = try Wire.text(cart)
        return try call { try native.explain(cart: text, language: language.native) }
    }

    /// What lets a device use a coupon's code.
    public func grant(_ code: String) throws -> JSON {
        try JSON(parsing: call { try native.grantJson(code: code) })
    }

    /// The same price book with the offers that grants bring.
    public func with(grants: [JSON]) throws -> Pricer {
        Pricer(try call { try native.withGrants(grants: JSON.list(grants).encoded()) })
    }

    /// What is wrong with the book, as documents.
    public func lint(_ settings: JSON = [:]) throws -> [JSON] {
        try JSON(parsing: call { try native.lintJson(settings: settings.encoded()) }).list ?? []
    }

    /// The price book's public form, for devices; with the prices agreed with a buyer where one is named.
    public func publicBook(for buyer: String? = nil) throws -> JSON {
        try JSON(parsing: call { try native.publicJson(buyer: buyer) })
    }

    /// The price book's digest: the same book has the same one in every language, and so has its public form.
    public var digest: String { native.digest() }
}

/// A commission plan. It never changes, so any number of threads may share it. Sales and answers are documents.
public final class Plan: Sendable {
    private let native: KeytillNative.Plan

    /// Reads and checks a plan.
    ///
    /// - Throws: ``Rejected`` where it is no plan, is not sound, or can pay more than its cap.
    public init(_ plan: JSON) throws {
        native = try call { try KeytillNative.Plan(plan: plan.encoded()) }
    }

    /// What a sale pays, and why.
    public func pay(_ sale: JSON) throws -> JSON {
        try JSON(parsing: call { try native.payJson(sale: sale.encoded()) })
    }

    /// The most that the plan can pay, with the sale that comes closest.
    public func bound() throws -> JSON {
        try JSON(parsing: call { try native.boundJson() })
    }

    /// What a policy says of the plan; that of mainland China where none is given.
    public func lint(_ policy: JSON? = nil) throws -> JSON {
        try JSON(parsing: call { try native.lintJson(policy: policy?.encoded()) })
    }

    /// What the plan comes to in a market that is made up.
    public func simulate(_ market: JSON) throws -> JSON {
        try JSON(parsing: call { try native.simulateJson(market: market.encoded()) })
    }
}

/// Journals without a shop: for tools and auditors.
public enum Journal {
    /// How many records a journal has and the digest that seals it.
    public struct Verified: Hashable, Sendable, Decodable {
        /// How many records it has, the opening among them.
        public let records: Int
        /// The digest that seals it.
        public let head: String
    }

    /// Checks every record of a journal and the chain of their digests.
    ///
    /// - Throws: ``Rejected`` with the first record that is damaged, and why.
    public static func verify(_ journal: Data) throws -> Verified {
        try Wire.read(Verified.self, call { try verifyJournal(journal: journal) })
    }

    /// The records of a journal, from its beginning.
    ///
    /// - Throws: ``Rejected`` with the first record that is damaged, and why.
    public static func records(_ journal: Data) throws -> [JSON] {
        try call { try journalLines(journal: journal) }.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }
}

/// Splits money in proportion to weights so that the parts add up to it exactly. What rule says who gets what is left is in the
/// documents: `largest_remainder` where left out.
///
/// - Throws: ``Rejected`` for an amount finer than its currency, a negative weight, or a total without parts.
public func allocate(_ total: Money, by weights: [Decimal], rule: String = "largest_remainder") throws -> [Money] {
    let split: JSON = [
        "total": .text("\(total.amount)"), "currency": .text(total.currency), "weights": .list(weights.map { .text("\($0)") }),
        "rule": .text(rule),
    ]
    let parts = try JSON(parsing: call { try KeytillNative.allocate(split: split.encoded()) })
    return try (parts.list ?? []).map { try Money($0.text ?? "", total.currency) }
}
