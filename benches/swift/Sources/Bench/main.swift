// What calls from Swift cost: `cargo xtask bench swift`. Each figure is the processor's time in microseconds, of the best of
// several rounds where there are rounds.

import Foundation
import Keytill

let root = ProcessInfo.processInfo.environment["KEYTILL_ROOT"] ?? "../.."
let now = Date(timeIntervalSince1970: 1_700_000_000)
let (rounds, orders, batch) = (7, 4_000, 100)

/// The processor's time so far, in microseconds.
func processor() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// Microseconds for one of so many, in the best round.
func best(_ times: Int, _ work: () throws -> Void) rethrows -> Double {
    try (0..<rounds).reduce(.infinity) { best, _ in
        let start = processor()
        for _ in 0..<times { try work() }
        return min(best, (processor() - start) / Double(times))
    }
}

func show(_ what: String, _ microseconds: Double) {
    let figure = String(format: "%8.1f", microseconds)
    print("\(what.padding(toLength: 60, withPad: " ", startingAt: 0)) \(figure) µs")
}

func must(_ holds: Bool, _ what: String) {
    if !holds { fatalError("\(what) is not what it should be") }
}

func quotes() throws {
    let pricer = try Pricer(parsing: String(contentsOfFile: "\(root)/benches/data/price-book.json", encoding: .utf8))
    var cart = Cart("wechat", lines: ["gift-card-50": 6, "month": 2, "game-648": 1], coupons: ["NEW10"])
    cart.facts = BuyerFacts(level: "vip")
    let text = String(decoding: try JSONEncoder().encode(cart), as: UTF8.self)
    must(try pricer.price(cart).total == Decimal(88_215) / 100, "the total")
    show("Pricer.priceJSON: JSON in and out", try best(2_000) { _ = try pricer.priceJSON(text) })
    show("Pricer.quoteJSON: with the trace", try best(2_000) { _ = try pricer.quoteJSON(text) })
    show("Pricer.price: a Cart in, a Quote out", try best(1_000) { _ = try pricer.price(cart).total })
    show("Pricer.quote: the same with the trace", try best(1_000) { _ = try pricer.quote(cart).total })
    show("Pricer.digest: a call that does nothing but give a text", best(20_000) { _ = pricer.digest })
}

func cardShop() throws -> Shop {
    let shop = try Shop("bench", settings: Settings(currency: "CNY", maxUnpaidOrders: 10_000))
    try shop.putChannel(Channel(id: "web"), id: "s-1", at: now)
    try shop.openPool("cards", format: .code, id: "s-2", at: now)
    try shop.putProduct(Product(id: "gift", variants: [Variant(id: "card", stock: .keys(pool: "cards"))]), id: "s-3", at: now)
    let price = PricedVariant(variant: "card", product: "gift", price: 50)
    try shop.publishPriceBook(PriceBook(id: "b", currency: "CNY", variants: [price]), id: "s-4", at: now)
    let sealer = try Sealer(keyId: 1, sealing: Data(repeating: 7, count: 32), fingerprint: Data(repeating: 9, count: 32))
    let file = (0..<orders).map { String(format: "KEY-%08d", $0) }.joined(separator: "\n")
    let keys = try sealer.seal(Data(file.utf8), shop: "bench", pool: "cards").keys
    try shop.importKeys(pool: "cards", batch: "b-1", keys: keys, id: "s-5", at: now)
    try shop.registerCustomer("ann", id: "s-6", at: now)
    _ = try shop.takeJournal()
    return shop
}

/// Quote, place, pay and deliver; the journal is taken after each call. Gives the digest, and what one order took.
func lives(_ work: (Shop) throws -> Void) throws -> (String, Double) {
    let shop = try cardShop()
    let start = processor()
    try work(shop)
    let took = (processor() - start) / Double(orders)
    return (try shop.digest(), took)
}

func orderLives() throws {
    let cart = Cart("web", buyer: "ann", lines: ["card": 1], at: now)
    let money = try Money("50.00", "CNY")
    let (typed, took) = try lives { shop in
        for n in 0..<orders {
            let quote = try shop.quote(cart)
            try shop.placeOrder("o-\(n)", quote, id: "c-\(n)", at: now)
            try shop.recordPayment(order: "o-\(n)", payment: "p-\(n)", amount: money, id: "d-\(n)", at: now)
            _ = try shop.takeJournal()
        }
    }
    show("an order's life, typed methods", took)

    let (ofTypedBatches, tookTypedBatches) = try lives { shop in
        for first in stride(from: 0, to: orders, by: batch) {
            let quote = try shop.quote(cart)
            let commands = try (first..<first + batch).flatMap { n in
                [
                    Command("c-\(n)", at: now, .placeOrder(try PlaceOrder("o-\(n)", quote))),
                    Command("d-\(n)", at: now, .recordPayment(order: "o-\(n)", payment: "p-\(n)", amount: money)),
                ]
            }
            _ = try shop.executeBatch(commands)
            _ = try shop.takeJournal()
        }
    }
    show("the same in batches of \(batch), one quote each, typed", tookTypedBatches)

    let text = String(decoding: try JSONEncoder().encode(cart), as: UTF8.self)
    let (ofTexts, tookTexts) = try lives { shop in
        for n in 0..<orders {
            let quote = try shop.quoteJSON(text)
            guard let key = quote.range(of: #""digest":""#) else { fatalError("a quote has a digest") }
            _ = try shop.executeJSON(place(n, text, quote[key.upperBound...].prefix(64)))
            _ = try shop.executeJSON(pay(n))
            _ = try shop.takeJournal()
        }
    }
    show("an order's life, JSON in and out", tookTexts)

    let (ofBatches, tookBatches) = try lives { shop in
        for first in stride(from: 0, to: orders, by: batch) {
            let digest = try shop.quote(cart).digest[...]
            let commands = (first..<first + batch).flatMap { [place($0, text, digest), pay($0)] }
            _ = try shop.executeBatchJSON("[\(commands.joined(separator: ","))]")
            _ = try shop.takeJournal()
        }
    }
    show("the same in batches of \(batch), one quote each, JSON", tookBatches)
    must(ofTexts == typed && ofBatches == typed && ofTypedBatches == typed, "the digest")
}

func place(_ n: Int, _ cart: String, _ book: Substring) -> String {
    let order = #"{"order":"o-\#(n)","cart":\#(cart),"book":"\#(book)","total":"50.00 CNY"}"#
    return #"{"id":"c-\#(n)","at":1700000000000,"body":{"place_order":\#(order)}}"#
}

func pay(_ n: Int) -> String {
    let payment = #"{"order":"o-\#(n)","payment":"p-\#(n)","amount":"50.00 CNY"}"#
    return #"{"id":"d-\#(n)","at":1700000000000,"body":{"record_payment":\#(payment)}}"#
}

try quotes()
try orderLives()
