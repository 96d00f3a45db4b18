import Foundation
import Keytill

/// A shop in a folder: `journal`, to which is only added, and `secrets`, with which its keys are sealed.
///
/// The rule of every host: ``commit()`` before anybody is told.
final class Store {
    let shop: Shop
    let sealer: Sealer
    /// Why the journal's end was cut off at the start, where it was: the write of that record never ended.
    let damage: Rejected?
    private let journal: FileHandle

    /// Goes on with what lies in the folder, or begins.
    init(_ folder: URL, begin: () throws -> Shop) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        sealer = try Store.sealer(folder.appendingPathComponent("secrets"))
        let place = folder.appendingPathComponent("journal")
        if !FileManager.default.fileExists(atPath: place.path) { try Data().write(to: place) }
        let bytes = try Data(contentsOf: place)
        journal = try FileHandle(forUpdating: place)
        let recovered = try Store.recovered(bytes)
        (shop, damage) = (try recovered?.shop ?? begin(), recovered?.damage)
        try journal.truncate(atOffset: UInt64(recovered?.goodBytes ?? 0))
        try journal.seekToEnd()
        try commit()
    }

    /// Makes what was executed durable. Where that fails, the program must stop and start again: it is ahead of its journal.
    func commit() throws {
        try journal.write(contentsOf: shop.takeJournal())
        try journal.synchronize()
    }

    private static func recovered(_ journal: Data) throws -> Recovered? {
        do {
            return journal.isEmpty ? nil : try Shop.recover(journal: journal)
        } catch let rejected as Rejected where ["journal.torn", "journal.not_opened"].contains(rejected.code) {
            // The very first write never ended, so nobody was told anything.
            return nil
        }
    }

    /// The sealer with the secrets of a file, which is made where there is none.
    private static func sealer(_ file: URL) throws -> Sealer {
        if !FileManager.default.fileExists(atPath: file.path) {
            var random = SystemRandomNumberGenerator()
            let secrets = Data((0..<64).map { _ in UInt8.random(in: .min ... .max, using: &random) })
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            let fresh = file.appendingPathExtension("new")
            guard FileManager.default.createFile(atPath: fresh.path, contents: secrets, attributes: attributes) else {
                throw CocoaError(.fileWriteUnknown)
            }
            let handle = try FileHandle(forWritingTo: fresh)
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(at: fresh, to: file)
        }
        let secrets = try Data(contentsOf: file)
        return try Sealer(keyId: 1, sealing: Data(secrets.prefix(32)), fingerprint: Data(secrets.dropFirst(32)))
    }
}
