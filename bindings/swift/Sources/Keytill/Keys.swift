import Foundation
import KeytillNative

extension KeyFormat {
    /// One code on each line.
    public static let code = KeyFormat(layout: .code, fields: [Field(name: "code")])

    /// What a key file holds, without its secrets. Bad lines stand in the report.
    ///
    /// - Throws: ``Rejected`` where this is no format that can be used.
    public func parse(_ file: Data) throws -> KeyFileReport {
        let text = try Wire.text(self)
        return try Wire.read(KeyFileReport.self, call { try KeytillNative.KeyFormat(format: text).parse(file: file) })
    }
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
    public func seal(_ file: Data, shop: String, pool: String, format: KeyFormat = .code) throws -> SealedKeys {
        let text = try Wire.text(format)
        return try Wire.read(SealedKeys.self, call { try native.seal(shop: shop, pool: pool, format: text, file: file) })
    }

    /// Seals the reusable key (循环卡) of a variant, from its fields.
    public func sealReusable(_ fields: [String], shop: String, variant: String) throws -> SealedKey {
        let text = try Wire.text(fields)
        return try Wire.read(SealedKey.self, call { try native.sealReusable(shop: shop, variant: variant, fields: text) })
    }

    /// Opens a key of a pool: its fields, in the order that the format declares.
    ///
    /// - Throws: ``Rejected`` for what was sealed for another shop or pool, or by a key that is not here.
    public func open(_ sealed: SealedKey, shop: String, pool: String) throws -> [String] {
        let text = try Wire.text(sealed)
        return try Wire.read([String].self, call { try native.open(shop: shop, pool: pool, sealed: text) })
    }

    /// Opens the reusable key of a variant: its fields.
    ///
    /// - Throws: ``Rejected`` for what was sealed for another shop or variant, or by a key that is not here.
    public func openReusable(_ sealed: SealedKey, shop: String, variant: String) throws -> [String] {
        let text = try Wire.text(sealed)
        return try Wire.read([String].self, call { try native.openReusable(shop: shop, variant: variant, sealed: text) })
    }
}
