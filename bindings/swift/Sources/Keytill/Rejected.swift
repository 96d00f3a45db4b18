import Foundation
import KeytillNative

/// The machine refused, and nothing has changed.
///
/// What to decide by is ``code``, which is the same in every language and never changes; ``sentence`` (and `localizedDescription`)
/// is for people.
public struct Rejected: Error, Hashable, Sendable, LocalizedError, CustomStringConvertible {
    /// The stable code, such as `stock.insufficient`.
    public let code: String
    /// What the sentence speaks of, by name.
    public let params: [String: String]
    /// The reason in plain English.
    public let sentence: String
    /// Where a price is not what the buyer saw: the quote that the buyer's price book makes, where the shop knows it.
    public let seen: Quote?
    /// Where a price is not what the buyer saw: the quote now.
    public let now: Quote?

    /// The reason in plain English.
    public var errorDescription: String? { sentence }

    /// Code and reason.
    public var description: String { "\(code): \(sentence)" }
}

extension Rejected: Decodable {}

extension Rejected {
    init(_ rejection: KeytillNative.Rejection) {
        switch rejection {
        case .Rejected(let code, let params, let sentence, let priceChange):
            if let told = priceChange.flatMap({ try? Wire.read(Rejected.self, $0) }) {
                self = told
            } else {
                let params = Dictionary(params.map { ($0.name, $0.value) }) { _, last in last }
                self.init(code: code, params: params, sentence: sentence, seen: nil, now: nil)
            }
        }
    }
}

/// Calls the native library; its refusals become ``Rejected``.
func call<T>(_ question: () throws -> T) throws -> T {
    do {
        return try question()
    } catch let rejection as KeytillNative.Rejection {
        throw Rejected(rejection)
    }
}
