import Foundation

/// How values become JSON and come from it. Every document writes its own names and forms, so that any coder of Foundation's
/// may be used with it.
enum Wire {
    static func read<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    static func text(_ value: some Encodable) throws -> String {
        do {
            return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        } catch EncodingError.invalidValue(_, let context) {
            throw context.underlyingError ?? ValueError(context.debugDescription)
        }
    }
}

/// The name of a member.
struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

/// A decimal, which documents write as text.
struct WireDecimal: Codable {
    let value: Decimal

    init(_ value: Decimal) { self.value = value }

    init(from decoder: Decoder) throws {
        value = try decimal(decoder.singleValueContainer().decode(String.self))
    }

    func encode(to encoder: Encoder) throws {
        guard value.isFinite else { throw ValueError("NaN is no decimal") }
        var one = encoder.singleValueContainer()
        try one.encode("\(value)")
    }
}

/// A moment, which documents write in milliseconds since 1970.
struct WireDate: Codable {
    let value: Date

    init(_ value: Date) { self.value = value }

    init(from decoder: Decoder) throws {
        value = Date(timeIntervalSince1970: Double(try decoder.singleValueContainer().decode(Int64.self)) / 1000)
    }

    func encode(to encoder: Encoder) throws {
        var one = encoder.singleValueContainer()
        try one.encode(milliseconds(value))
    }
}

/// A span, which documents write in milliseconds.
struct WireSpan: Codable {
    let value: Duration

    init(_ value: Duration) { self.value = value }

    init(from decoder: Decoder) throws {
        value = .milliseconds(try decoder.singleValueContainer().decode(Int64.self))
    }

    func encode(to encoder: Encoder) throws {
        let (seconds, fraction) = value.components
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
        guard !isTooLong, fraction % 1_000_000_000_000_000 == 0 else {
            throw ValueError("\(value) is not whole milliseconds, or too long")
        }
        var one = encoder.singleValueContainer()
        try one.encode(whole + fraction / 1_000_000_000_000_000)
    }
}

/// An object without members.
struct Nothing: Codable {
    init() {}
    init(from decoder: Decoder) throws { _ = try decoder.container(keyedBy: Name.self) }
    func encode(to encoder: Encoder) throws { _ = encoder.container(keyedBy: Name.self) }
}

/// Two values that belong together.
public struct Pair<First, Second> {
    /// The first.
    public var first: First
    /// The second.
    public var second: Second

    /// Two values that belong together.
    public init(_ first: First, _ second: Second) {
        (self.first, self.second) = (first, second)
    }
}

extension Pair: Sendable where First: Sendable, Second: Sendable {}
extension Pair: Equatable where First: Equatable, Second: Equatable {}
extension Pair: Hashable where First: Hashable, Second: Hashable {}

extension Pair: Codable where First: Codable, Second: Codable {
    public init(from decoder: Decoder) throws {
        var both = try decoder.unkeyedContainer()
        try self.init(both.decode(First.self), both.decode(Second.self))
    }

    public func encode(to encoder: Encoder) throws {
        var both = encoder.unkeyedContainer()
        try both.encode(first)
        try both.encode(second)
    }
}

/// What a value remembers beside what it says: values that say the same are equal.
struct Remembered<T: Sendable>: Hashable, Sendable {
    var value: T?

    static func == (one: Self, other: Self) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
}

/// One of several forms while it is read: its name, and what it holds.
struct FormRead {
    let name: String
    private let decoder: Decoder
    private let object: KeyedDecodingContainer<Name>?

    private init(name: String, decoder: Decoder, object: KeyedDecodingContainer<Name>?) {
        (self.name, self.decoder, self.object) = (name, decoder, object)
    }

    /// An object with one member, whose name says which form it is.
    init(_ decoder: Decoder) throws {
        let object = try decoder.container(keyedBy: Name.self)
        guard let only = object.allKeys.first, object.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "expected one member"))
        }
        (name, self.decoder, self.object) = (only.stringValue, decoder, object)
    }

    /// Such an object, or a text, which is the form's name.
    init(wordOr decoder: Decoder) throws {
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            self = FormRead(name: word, decoder: decoder, object: nil)
        } else {
            try self.init(decoder)
        }
    }

    /// An object that says the form's name beside the other members.
    init(_ decoder: Decoder, inside tag: String) throws {
        name = try decoder.container(keyedBy: Name.self).decode(String.self, forKey: Name(tag))
        (self.decoder, object) = (decoder, nil)
    }

    func content<T: Decodable>(_ type: T.Type) throws -> T {
        if let object { try object.decode(type, forKey: Name(name)) } else { try T(from: decoder) }
    }

    func unknown(_ type: Any.Type) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "`\(name)` is no form of \(type)"))
    }
}

extension Encoder {
    /// A form as an object with one member.
    func form(_ name: String, _ content: some Encodable) throws {
        var object = container(keyedBy: Name.self)
        try object.encode(content, forKey: Name(name))
    }

    /// A form without content: its name.
    func word(_ name: String) throws {
        var one = singleValueContainer()
        try one.encode(name)
    }

    /// A form that says its name beside its members.
    func inside(_ tag: String, _ name: String, _ content: some Encodable = Nothing()) throws {
        var object = container(keyedBy: Name.self)
        try object.encode(name, forKey: Name(tag))
        try content.encode(to: self)
    }
}

/// A moment as documents have it.
func milliseconds(_ date: Date) throws -> Int64 {
    guard let whole = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) else {
        throw ValueError("that is too far away to be a moment")
    }
    return whole
}
