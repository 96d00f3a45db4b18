// The smallest whole use of keytill from Swift: a shop, a price book, sealed keys, a quote explained, an order paid and
// delivered, and the shop again from its journal.

import Foundation
import Keytill

@main
struct Quickstart {
    static func main() throws {
        try run { print($0) }
    }

    static func run(print: (Any) -> Void) throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).journal")  // what a host keeps
        try Data().write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        let file = try FileHandle(forUpdating: place)
        let now = Date()  // the host has the clock, not the shop
        let secrets = (sealing: Data(repeating: 7, count: 32), fingerprint: Data(repeating: 9, count: 32))  // random, kept safe
        let sealer = try Sealer(keyId: 1, sealing: secrets.sealing, fingerprint: secrets.fingerprint)

        let shop = try Shop("demo", currency: "CNY")
        print("\(try prepare(shop, sealer, now)) line left out")
        try sell(shop, sealer, file, now, print)
        try file.seek(toOffset: 0)
        let again = try Shop.recover(journal: file.readToEnd() ?? Data()).shop
        let (kept, here) = (try again.digest(), try shop.digest())
        precondition(kept == here, "the journal is the shop")
    }

    /// What is sold, what it costs, and the supplier's file of keys, read and sealed by the host.
    static func prepare(_ shop: Shop, _ sealer: Sealer, _ now: Date) throws -> Int {
        try shop.putChannel(Channel(id: "web"), id: "s-1", at: now)
        try shop.openPool("gift-50", format: .code, id: "s-2", at: now)
        let card = Variant(id: "gift-card-50", stock: .keys(pool: "gift-50"))
        try shop.putProduct(Product(id: "gift-card", variants: [card]), id: "s-3", at: now)
        let price = PricedVariant(variant: "gift-card-50", product: "gift-card", price: 49)
        try shop.publishPriceBook(PriceBook(id: "spring", currency: "CNY", variants: [price]), id: "s-4", at: now)

        let file = Data("AAAA-1111\nBBBB-2222\nAAAA-1111\nCCCC-3333\n".utf8)
        let sealed = try sealer.seal(file, shop: "demo", pool: "gift-50")
        try shop.importKeys(pool: "gift-50", batch: "batch-1", keys: sealed.keys, id: "s-5", at: now)
        try shop.registerCustomer("u-7", id: "s-6", at: now)
        return sealed.report.rejected.count
    }

    static func sell(_ shop: Shop, _ sealer: Sealer, _ file: FileHandle, _ now: Date, _ print: (Any) -> Void) throws {
        // What the README shows:
        let quote = try shop.quote(Cart("web", buyer: "u-7", lines: ["gift-card-50": 2], at: now))
        print(try quote.price)  // 98 CNY

        do {
            try shop.placeOrder("order-1", quote, id: "c-1", at: now)
            let paid = try shop.recordPayment(order: "order-1", payment: "pay-1", amount: quote.price, id: "c-2", at: now)
            try file.write(contentsOf: shop.takeJournal())  // durable first, then the keys
            for key in paid.order?.delivered.first?.keys ?? [] {
                print(try sealer.open(key, shop: "demo", pool: "gift-50"))
            }
            print(try shop.explain("order-1").text)  // every cent, every rule, also those that did not apply
        } catch let rejected as Rejected {
            print("\(rejected.code): \(rejected.sentence)")  // stock.insufficient: …
        }
        // So far.
    }
}
