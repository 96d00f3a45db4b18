import Foundation
import KeytillNative

/// How the keys of a file are written: its layout, its fields, what makes a key good.
public struct KeyFormat: Hashable, Sendable {
    /// The format as a document.
    public let document: JSON

    /// Reads and checks a format.
    ///
    /// - Throws: ``Rejected`` where it is no format.
    public init(_ document: JSON) throws {
        _ = try call { try KeytillNative.KeyFormat(format: document.encoded()) }
        self.document = document
    }

    private init(good document: JSON) {
        self.document = document
    }

    /// One code on each line.
    public static let code = KeyFormat(good: ["layout": "code", "fields": [["name": "code"]]])

    /// What a key file holds, without its secrets, as a document. Bad lines stand in the report.
    public func parse(_ file: Data) throws -> JSON {
        try JSON(parsing: call { try KeytillNative.KeyFormat(format: document.encoded()).parse(file: file) })
    }
}

/// A key as the machine knows it. It holds nothing that a thief could use.
public struct SealedKey: Hashable, Sendable, Codable {
    /// Tells equal keys.
    public let fingerprint: String
    /// The sealed key, in base64.
    public let bytes: String

    var document: JSON { ["fingerprint": .text(fingerprint), "bytes": .text(bytes)] }
}

/// The keys of a file, sealed.
public struct SealedKeys: Hashable, Sendable, Decodable {
    /// What goes into the command `import_keys`.
    public let keys: [SealedKey]
    /// For each key, its line number from 1.
    public let lines: [Int]
    /// What became of the file, line by line.
    public let report: JSON
}

/// Seals and opens keys in the host: the machine sees only what is sealed.
public final class Sealer: Sendable {
    private let native: KeytillNative.Sealer

    /// A sealer with the key that seals from now on, its number, and the key of fingerprints; each has 32 bytes. It opens also what
    /// the older keys sealed, by their numbers.
    ///
    /// - Throws: ``Rejected`` for keys of another length.
    public init(keyId: UInt32, sealing: Data, fingerprint: Data, older: [UInt32: Data] = [:]) throws {
        let older = older.map { OlderKey(keyId: $0.key, sealing: $0.value) }
        native = try call { try KeytillNative.Sealer(keyId: keyId, sealing: sealing, fingerprint: fingerprint, older: older) }
    }

    /// Reads a key file by a format and seals its keys for a pool. Bad lines stand in the report.
    public func seal(_ file: Data, shop: String, pool: String, format: KeyFormat) throws -> SealedKeys {
        let text = format.document.encoded()
        return try Wire.read(SealedKeys.self, call { try native.seal(shop: shop, pool: pool, format: text, file: file) })
    }

    /// Opens a key of a pool: its fields, in the order that the format declares.
    ///
    /// - Throws: ``Rejected`` for what was sealed for another shop or pool, or by a key that is not here.
    public func open(_ sealed: SealedKey, shop: String, pool: String) throws -> [String] {
        let text = sealed.document.encoded()
        return try Wire.read([String].self, call { try native.open(shop: shop, pool: pool, sealed: text) })
    }
}
