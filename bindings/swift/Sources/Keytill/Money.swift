import Foundation

/// An amount in a currency, such as `Money("98.00", "CNY")`.
///
/// Amounts of one currency are added, subtracted and compared. What counts is how much it is: `Money("1.0", "CNY")` equals
/// `Money("1", "CNY")`.
public struct Money: Hashable, Sendable {
    /// How much, in major units.
    public let amount: Decimal
    /// The currency's code.
    public let currency: String

    /// An amount in a currency.
    ///
    /// - Throws: ``ValueError`` for `NaN`, more digits than a `Decimal` keeps exactly, or a currency that is no code.
    public init(_ amount: Decimal, _ currency: String) throws {
        guard !amount.isNaN else { throw ValueError("NaN is no amount of money") }
        guard !currency.isEmpty, !currency.contains(where: \.isWhitespace) else {
            throw ValueError("`\(currency)` is not a currency's code")
        }
        self.amount = amount
        self.currency = currency
    }

    /// From a decimal's text.
    public init(_ amount: String, _ currency: String) throws {
        try self.init(decimal(amount), currency)
    }

    /// From its text, `98.00 CNY`.
    public init(parsing text: String) throws {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw ValueError("`\(text)` is not money, such as `98.00 CNY`") }
        try self.init(String(parts[0]), String(parts[1]))
    }

    /// The sum.
    ///
    /// - Throws: ``ValueError`` where the currencies differ.
    public func adding(_ other: Money) throws -> Money {
        try Money(amount + beside(other), currency)
    }

    /// The difference.
    ///
    /// - Throws: ``ValueError`` where the currencies differ.
    public func subtracting(_ other: Money) throws -> Money {
        try Money(amount - beside(other), currency)
    }

    private func beside(_ other: Money) throws -> Decimal {
        guard currency == other.currency else { throw ValueError("\(self) and \(other) are of different currencies") }
        return other.amount
    }
}

extension Money: CustomStringConvertible {
    /// As documents have it: `98 CNY`.
    public var description: String { "\(amount) \(currency)" }
}

extension Money: Codable {
    public init(from decoder: Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A value that cannot be what it should be.
public struct ValueError: Error, Hashable, Sendable, LocalizedError, CustomStringConvertible {
    /// What is wrong, for people.
    public let description: String

    /// What is wrong, for people.
    public var errorDescription: String? { description }

    init(_ description: String) {
        self.description = description
    }
}

/// A decimal from its text: digits, maybe a minus sign, maybe a point; at most 38 digits, so that none is lost.
func decimal(_ text: String) throws -> Decimal {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    guard isPlain, digits.count <= 39, let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) else {
        throw ValueError("`\(text.prefix(64))` is not a decimal of at most 38 digits")
    }
    return value
}
