import Foundation

/// A document without a type: for tools, and for what merchants write before it is read as a value.
///
/// ```swift
/// let channel: JSON = ["id": "web"]
/// let book = try JSON(parsing: text)
/// ```
public enum JSON: Hashable, Sendable {
    /// Nothing.
    case null
    /// Yes or no.
    case bool(Bool)
    /// A whole number. Decimals and money are text in documents.
    case number(Int64)
    /// A text.
    case text(String)
    /// A list.
    case list([JSON])
    /// An object.
    case object([String: JSON])

    /// From JSON text.
    ///
    /// - Throws: ``ValueError`` for another text, or a number that is not whole.
    public init(parsing text: String) throws {
        do {
            self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
        } catch {
            throw ValueError("not a document in JSON")
        }
    }

    /// A member of an object; nothing where it is none or has no such member.
    public subscript(name: String) -> JSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// The text that it is.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The number that it is.
    public var number: Int64? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The list that it is.
    public var list: [JSON]? {
        if case .list(let list) = self { list } else { nil }
    }

    /// The members of the object that it is.
    public var members: [String: JSON]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The document as a value: `let book: PriceBook = try json.read()`.
    public func read<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try Wire.read(type, encoded())
    }

    /// As JSON text.
    public func encoded() -> String {
        // Such a value always has a form in JSON.
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

extension JSON: Codable {
    public init(from decoder: Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let members = try? value.decode([String: JSON].self) {
            self = .object(members)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else {
            self = .number(try value.decode(Int64.self))
        }
    }

    public func encode(to encoder: Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let bool): try value.encode(bool)
        case .number(let number): try value.encode(number)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .object(let members): try value.encode(members)
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int64) { self = .number(number) }
    public init(booleanLiteral bool: Bool) { self = .bool(bool) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral list: JSON...) { self = .list(list) }
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(Dictionary(members) { _, last in last })
    }
}
