import Foundation
import KeytillNative

extension Language {
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

    /// Checks a price book, whole or in its public form.
    ///
    /// - Throws: ``Rejected`` where it breaks one of its rules.
    public convenience init(_ book: PriceBook) throws {
        try self.init(parsing: Wire.text(book))
    }

    /// Reads and checks a price book in JSON.
    ///
    /// - Throws: ``Rejected`` where it is no price book, or breaks one of its rules.
    public convenience init(parsing book: String) throws {
        self.init(try call { try KeytillNative.Pricer(priceBook: book) })
    }

    /// Prices a cart, and tells why step by step.
    ///
    /// - Throws: ``Rejected`` where it cannot be priced.
    public func quote(_ cart: Cart) throws -> Quote {
        try Wire.read(Quote.self, quoteJSON(Wire.text(cart))).of(cart)
    }

    /// As ``quote(_:)``, without the steps: the same amounts, faster.
    public func price(_ cart: Cart) throws -> Quote {
        try Wire.read(Quote.self, priceJSON(Wire.text(cart))).of(cart)
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

    /// The coupons, of those that a buyer holds, with which a cart costs the least.
    public func bestCoupons(_ cart: Cart, held: [String]) throws -> BestCoupons {
        let (text, codes) = (try Wire.text(cart), try Wire.text(held))
        return try Wire.read(BestCoupons.self, call { try native.bestCouponsJson(cart: text, held: codes) }).of(cart)
    }

    /// What lets a device use a coupon's code.
    public func grant(_ code: String) throws -> Grant {
        try Wire.read(Grant.self, call { try native.grantJson(code: code) })
    }

    /// The same price book with the offers that grants bring.
    public func with(grants: [Grant]) throws -> Pricer {
        let text = try Wire.text(grants)
        return Pricer(try call { try native.withGrants(grants: text) })
    }

    /// What is wrong with the book.
    public func lint(_ settings: LintSettings = LintSettings()) throws -> [Finding] {
        let text = try Wire.text(settings)
        return try Wire.read([Finding].self, call { try native.lintJson(settings: text) })
    }

    /// The price book's public form, for devices; with the prices agreed with a buyer where one is named.
    public func publicBook(for buyer: String? = nil) throws -> PriceBook {
        try Wire.read(PriceBook.self, call { try native.publicJson(buyer: buyer) })
    }

    /// The price book as it was read.
    public func book() throws -> PriceBook {
        try Wire.read(PriceBook.self, call { try native.bookJson() })
    }

    /// The price book's digest: the same book has the same one in every language, and so has its public form.
    public var digest: String { native.digest() }
}

extension BestCoupons {
    /// The best coupons, with the cart that was asked for.
    func of(_ cart: Cart) -> BestCoupons {
        var (best, asked) = (self, cart)
        asked.coupons = codes
        best.quote = quote.of(asked)
        return best
    }
}

/// A commission plan. It never changes, so any number of threads may share it.
public final class Plan: Sendable {
    private let native: KeytillNative.Plan

    /// Checks a plan.
    ///
    /// - Throws: ``Rejected`` where it is not sound, or can pay more than its cap.
    public convenience init(_ plan: CommissionPlan) throws {
        try self.init(parsing: Wire.text(plan))
    }

    /// Reads and checks a plan in JSON.
    ///
    /// - Throws: ``Rejected`` where it is no plan, is not sound, or can pay more than its cap.
    public init(parsing plan: String) throws {
        native = try call { try KeytillNative.Plan(plan: plan) }
    }

    /// What a sale pays, and why.
    public func pay(_ sale: Sale) throws -> Commissions {
        let text = try Wire.text(sale)
        return try Wire.read(Commissions.self, call { try native.payJson(sale: text) })
    }

    /// The most that the plan can pay, with the sale that comes closest.
    public func bound() throws -> Bound {
        try Wire.read(Bound.self, call { try native.boundJson() })
    }

    /// What a policy says of the plan; that of mainland China where none is given.
    public func lint(_ policy: Policy? = nil) throws -> PlanFindings {
        let text = try policy.map { try Wire.text($0) }
        return try Wire.read(PlanFindings.self, call { try native.lintJson(policy: text) })
    }

    /// What the plan comes to in a market that is made up.
    public func simulate(_ market: Market) throws -> Simulated {
        let text = try Wire.text(market)
        return try Wire.read(Simulated.self, call { try native.simulateJson(market: text) })
    }
}

/// Journals without a shop: for tools and auditors.
public enum Journal {
    /// Checks every record of a journal and the chain of their digests.
    ///
    /// - Throws: ``Rejected`` with the first record that is damaged, and why.
    public static func verify(_ journal: Data) throws -> Verified {
        try Wire.read(Verified.self, call { try verifyJournal(journal: journal) })
    }

    /// The records of a journal, from its beginning.
    ///
    /// - Throws: ``Rejected`` with the first record that is damaged, and why.
    public static func records(_ journal: Data) throws -> [JournalRecord] {
        let lines = try call { try journalLines(journal: journal) }
        return try lines.split(separator: "\n").map { try Wire.read(JournalRecord.self, String($0)) }
    }
}

/// Splits money in proportion to weights so that the parts add up to it exactly; the rule says who gets what is left.
///
/// - Throws: ``Rejected`` for an amount finer than its currency, a negative weight, or a total without parts.
public func allocate(_ total: Money, by weights: [Decimal], rule: AllocationRule? = nil) throws -> [Money] {
    let split = try Wire.text(Split(total: total.amount, currency: total.currency, weights: weights, rule: rule))
    let parts = try Wire.read([WireDecimal].self, call { try KeytillNative.allocate(split: split) })
    return try parts.map { try Money($0.value, total.currency) }
}
