import Foundation
import Keytill

/// A shop that sells keys. Every receipt has a number that is the host's own; a sale that is asked for again is answered again.
struct KeyShop {
    let store: Store
    private var shop: Shop { store.shop }

    /// Puts keys on the shelf, and tells how many of them are new.
    func stock(_ keys: [String], batch: String, at now: Date = Date()) throws -> Int {
        try durable {
            let file = Data(keys.joined(separator: "\n").utf8)
            let sealed = try store.sealer.seal(file, shop: "keys", pool: "cards")
            let done = try shop.importKeys(pool: "cards", batch: batch, keys: sealed.keys, id: "stock-\(batch)", at: now)
            guard case .imported(let imported) = done.reply else { return 0 }
            return imported.accepted
        }
    }

    /// Sells keys for cash: what was paid, and the keys.
    func sell(_ receipt: String, _ quantity: Int, at now: Date = Date()) throws -> (total: Money, keys: [String]) {
        try durable {
            let total = try placed(receipt, quantity, now)
            let paid = try shop.recordPayment(order: receipt, payment: "cash-\(receipt)", amount: total, id: "pay-\(receipt)", at: now)
            let sealed = paid.order?.delivered.flatMap(\.keys) ?? []
            return (total, try sealed.flatMap { try store.sealer.open($0, shop: "keys", pool: "cards") })
        }
    }

    /// How many keys are on the shelf.
    func shelf() throws -> Int {
        try shop.stock("card").available ?? 0
    }

    /// A new shop with one product and what it costs.
    static func begin() throws -> Shop {
        let (shop, now) = (try Shop("keys", currency: "EUR"), Date())
        try shop.putChannel(Channel(id: "counter"), id: "s-1", at: now)
        try shop.openPool("cards", format: .code, id: "s-2", at: now)
        let card = Variant(id: "card", stock: .keys(pool: "cards"))
        try shop.putProduct(Product(id: "gift", variants: [card]), id: "s-3", at: now)
        let price = PricedVariant(variant: "card", product: "gift", price: Decimal(490) / 100)
        try shop.publishPriceBook(PriceBook(id: "shelf", currency: "EUR", variants: [price]), id: "s-4", at: now)
        return shop
    }

    /// The total of an order, which is placed where it is new.
    private func placed(_ receipt: String, _ quantity: Int, _ now: Date) throws -> Money {
        do {
            return try shop.order(receipt).total
        } catch let rejected as Rejected where rejected.code == "order.unknown" {
            let quote = try shop.quote(Cart("counter", lines: ["card": quantity], at: now))
            try shop.placeOrder(receipt, quote, id: "place-\(receipt)", at: now)
            return try quote.price
        }
    }

    /// What was done is durable before anybody hears of it; also the part that was done before a refusal.
    private func durable<T>(_ work: () throws -> T) throws -> T {
        let done = Result { try work() }
        try store.commit()
        return try done.get()
    }
}
