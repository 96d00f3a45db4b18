import Foundation
import XCTest

@testable import Keytill

/// A moment for tests.
let now = Date(timeIntervalSince1970: 1_794_326_400)

let book: JSON = [
    "id": "spring", "currency": "CNY",
    "variants": [
        ["variant": "card", "product": "gift", "price": "49.00"], ["variant": "guide", "product": "gift", "price": "5.00"],
    ],
    "lanes": [
        [
            "id": "coupons", "mode": "best",
            "offers": [["id": "ten", "target": "order", "effect": ["percent": "10"], "coupon": ["code": "TEN"]]],
        ]
    ],
]

func sealer() throws -> Sealer {
    try Sealer(keyId: 1, sealing: Data(repeating: 7, count: 32), fingerprint: Data(repeating: 9, count: 32))
}

/// A shop that sells three keys and a guide without end.
func smallShop() throws -> Shop {
    let shop = try Shop("demo", currency: "CNY")
    let variants: JSON = [["id": "card", "stock": ["keys": ["pool": "cards"]]], ["id": "guide", "stock": "unlimited"]]
    try shop.execute("s-1", at: now, .putChannel(["id": "web"]))
    try shop.execute("s-2", at: now, .openPool("cards", format: .code))
    try shop.execute("s-3", at: now, .putProduct(["id": "gift", "variants": variants]))
    try shop.execute("s-4", at: now, .publishPriceBook(book))
    let sealed = try sealer().seal(Data("AAAA-1\nBBBB-2\nCCCC-3\n".utf8), shop: "demo", pool: "cards", format: .code)
    try shop.execute("s-5", at: now, .importKeys(sealed.keys, pool: "cards", batch: "b-1"))
    return shop
}

final class ShopTests: XCTestCase {
    private func rejection(_ work: () throws -> Void, line: UInt = #line) -> Rejected? {
        var told: Rejected?
        XCTAssertThrowsError(try work(), line: line) { told = $0 as? Rejected }
        XCTAssertNotNil(told, line: line)
        return told
    }

    func testAnOrderFromThePriceToTheKeysAndBack() throws {
        let shop = try smallShop()
        let quote = try shop.quote(Cart("web", lines: ["card": 2], coupons: ["TEN"], at: now))
        XCTAssertEqual(try quote.price, try Money("88.2", "CNY"))
        let placed = try shop.execute("c-1", at: now, .placeOrder("o-1", quote))
        XCTAssertEqual(placed.order?.outcome, "awaiting_payment")
        XCTAssertEqual(placed.order?.expiresAt, try shop.nextDeadline())
        let paid = try shop.execute("c-2", at: now, .recordPayment("p-1", order: "o-1", amount: quote.price))
        let key = try XCTUnwrap(paid.order?.delivered?.first?.keys.first)
        XCTAssertEqual(try sealer().open(key, shop: "demo", pool: "cards"), ["AAAA-1"])
        XCTAssertTrue(try shop.execute("c-2", at: now, .recordPayment("p-1", order: "o-1", amount: quote.price)).answeredBefore)
        XCTAssertEqual(try shop.order("o-1").stage, "fulfilled")
        XCTAssertEqual(try shop.stock("card").available, 1)
        XCTAssertNotEqual(try shop.explain("o-1", in: .chinese), try shop.explain("o-1"))
        let refunded = try shop.execute("c-3", at: now, .refundOrder("o-1", refund: "r-1"))
        XCTAssertEqual(refunded.reply.refunded, try Money("88.20", "CNY"))
    }

    func testRejectionsReadWellAndChangeNothing() throws {
        let shop = try smallShop()
        let before = try shop.digest()
        let rejected = rejection { _ = try shop.order("o-9") }
        XCTAssertEqual(rejected?.code, "order.unknown")
        XCTAssertEqual(rejected?.params, ["order": "o-9"])
        XCTAssertEqual((rejected as Error?)?.localizedDescription, rejected?.sentence)
        XCTAssertEqual(rejected, rejection { _ = try shop.order("o-9") })
        XCTAssertEqual(try shop.digest(), before)
        XCTAssertEqual(rejection { _ = try Pricer([:]) }?.code, "document.invalid")
        XCTAssertEqual(rejection { _ = try KeyFormat([:]) }?.code, "document.invalid")
    }

    func testABatchTellsOfEachCommandWhatCameOfIt() throws {
        let shop = try smallShop()
        let commands = ["bob", "bob", "cat"].enumerated().map { n, who in
            Command("b-\(n)", at: now, .registerCustomer(who))
        }
        let outcomes = try shop.executeBatch(commands)
        XCTAssertEqual(outcomes.map { (try? $0.get()) != nil }, [true, false, true])
        XCTAssertEqual(try smallShop().executeBatch(commands, stopAtRejection: true).count, 2)
    }

    func testTheJournalIsTheShop() throws {
        let shop = try smallShop()
        var stored = try shop.takeJournal()
        let snapshot = try shop.snapshot()
        try shop.execute("c-1", at: now, .registerCustomer("ann"))
        stored += try shop.takeJournal()
        for from in [nil, snapshot] {
            let recovered = try Shop.recover(journal: stored, snapshot: from)
            XCTAssertEqual(try recovered.shop.digest(), try shop.digest())
            XCTAssertNil(recovered.damage)
        }
        XCTAssertEqual(try Shop.recover(journal: stored.dropLast()).damage?.code, "journal.torn")
        XCTAssertEqual(try Journal.verify(stored).records, try Journal.records(stored).count)
    }

    func testMoneyIsEqualByItsWorthAndBadValuesAreSaidClearly() throws {
        XCTAssertEqual(try Money("1.0", "CNY"), try Money("1", "CNY"))
        XCTAssertEqual(try Money("1.0", "CNY").hashValue, try Money("1", "CNY").hashValue)
        XCTAssertEqual(try Money(parsing: "98.50 CNY").description, "98.5 CNY")
        for bad in ["NaN", "", "1,5", "1e3", ".5", String(repeating: "1", count: 40)] {
            XCTAssertThrowsError(try Money(bad, "CNY"), bad) { XCTAssertTrue($0.localizedDescription.contains("decimal")) }
        }
        XCTAssertThrowsError(try Money(Decimal.nan, "CNY"))
        XCTAssertThrowsError(try Money("1", "CNY").adding(Money("1", "USD")))
        XCTAssertThrowsError(try JSON(parsing: "{"))
        let parts = try allocate(Money("1.00", "CNY"), by: [1, 1, 1])
        XCTAssertEqual(try parts.dropFirst().reduce(parts[0]) { try $0.adding($1) }, try Money("1", "CNY"))
    }

    func testEightThreadsSendTenThousandCommandsEach() throws {
        let shop = try smallShop()
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for n in 0..<100 {
                let commands = (0..<100).map { Command("t-\(thread)-\(n)-\($0)", at: now, .registerCustomer("u-\(thread)-\(n * 100 + $0)")) }
                let outcomes = try? shop.executeBatch(commands)
                XCTAssertEqual(outcomes?.filter { (try? $0.get()) != nil }.count, 100)
            }
        }
        XCTAssertEqual(try shop.ask("shop")["sequence"], .number(80_005))
        XCTAssertEqual(try shop.ask("check"), .null)
    }

    func testAHundredThousandShopsAndPricersLeaveNothingBehind() throws {
        let empty: JSON = ["id": "b", "currency": "CNY", "variants": []]
        func round(_ times: Int) throws {
            for _ in 0..<times {
                _ = try Shop("demo")
                _ = try Pricer(empty)
            }
        }
        try round(5_000)
        let before = residentKilobytes()
        try round(50_000)
        let grown = residentKilobytes() - before
        print("100 000 objects made and let go: \(grown) kB more")
        XCTAssertLessThan(grown, 25_000)
    }

    /// What the process holds in memory; 0 where the system does not tell.
    private func residentKilobytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }
}
