import Foundation
import Keytill
import XCTest

final class ShopTests: XCTestCase {
    func testAnOrderFromThePriceToTheKeysAndBack() throws {
        let shop = try smallShop()
        let quote = try shop.quote(Cart("web", lines: ["card": 2], coupons: ["TEN"], at: now))
        XCTAssertEqual(try quote.price, try Money("88.2", "CNY"))
        let placed = try shop.placeOrder("o-1", quote, id: "c-1", at: now)
        XCTAssertEqual(placed.order?.outcome, .awaitingPayment)
        XCTAssertEqual(placed.order?.expiresAt, try shop.nextDeadline())
        let paid = try shop.recordPayment(order: "o-1", payment: "p-1", amount: quote.price, id: "c-2", at: now)
        let key = try XCTUnwrap(paid.order?.delivered.first?.keys.first)
        XCTAssertEqual(try sealer().open(key, shop: "demo", pool: "cards"), ["AAAA-1"])
        let again = try shop.recordPayment(order: "o-1", payment: "p-1", amount: quote.price, id: "c-2", at: now)
        XCTAssertTrue(again.answeredBefore)
        XCTAssertEqual(try shop.order("o-1").stage, .fulfilled)
        XCTAssertEqual(try shop.stock("card").available, 1)
        XCTAssertEqual(try shop.keysOf("o-1").count, 2)
        XCTAssertNotEqual(try shop.explain("o-1", language: .chinese).text, try shop.explain("o-1").text)
        let refunded = try shop.refundOrder("o-1", refund: "r-1", id: "c-3", at: now)
        guard case .refunded(let reply) = refunded.reply else { return XCTFail("\(refunded.reply)") }
        XCTAssertEqual(reply.amount, try Money("88.20", "CNY"))
    }

    func testReadsAnswerInTypes() throws {
        let shop = try smallShop()
        try shop.registerCustomer("ann", id: "c-1", at: now)
        try shop.registerCustomer("bob", inviter: "ann", id: "c-2", at: now)
        XCTAssertEqual(try shop.upline("bob"), ["ann"])
        XCTAssertEqual(try shop.directs("ann").rows, ["bob"])
        XCTAssertEqual(try shop.customerIds(limit: 1).rows, ["ann"])
        XCTAssertEqual(try shop.network("ann").directs, 1)
        XCTAssertEqual(try shop.pools().map(\.pool), ["cards"])
        XCTAssertEqual(try shop.poolCounts("cards").available, 3)
        XCTAssertEqual(try shop.stockFor(variant: "card", channel: "web", at: now), 3)
        XCTAssertNil(try shop.stockFor(variant: "guide", channel: "web", at: now))
        XCTAssertNil(try shop.outlook(.variant("guide"), at: now))
        XCTAssertEqual(try shop.priceBook()?.id, "spring")
        XCTAssertEqual(try shop.settings().currency, "CNY")
        XCTAssertEqual(try shop.overview().sequence, 7)
        XCTAssertFalse(try shop.isArchived("o-1"))
        XCTAssertNil(try shop.check())
    }

    func testMoreIsSaidOfAnOrderWhereThereIsMore() throws {
        let shop = try smallShop()
        let quote = try shop.quote(Cart("web", lines: ["card": 1], at: now))
        let cheap = rejection { try shop.placeOrder("o-1", quote, id: "c-1", at: now) { $0.total = try Money("1", "CNY") } }
        XCTAssertEqual(cheap?.code, "price.changed")
        try shop.placeOrder("o-1", quote, id: "c-1", at: now)
        XCTAssertEqual(try shop.quoteResized("o-1", to: Cart("web", lines: ["card": 3], at: now)).total, 147)
        XCTAssertEqual(try shop.bestCoupons(Cart("web", lines: ["card": 1], at: now), held: ["TEN"]).codes, ["TEN"])
    }

    func testABatchTellsOfEachCommandWhatCameOfIt() throws {
        let shop = try smallShop()
        let commands = ["bob", "bob", "cat"].enumerated().map { n, who in
            Command("b-\(n)", at: now, .registerCustomer(customer: who))
        }
        let outcomes = try shop.executeBatch(commands)
        XCTAssertEqual(outcomes.map { (try? $0.get()) != nil }, [true, false, true])
        XCTAssertThrowsError(try outcomes[1].get()) { XCTAssertEqual(($0 as? Rejected)?.code, "customer.exists") }
        XCTAssertEqual(try smallShop().executeBatch(commands, stopAtRejection: true).count, 2)
        XCTAssertEqual(try shop.decide(Command("b-9", at: now, .registerCustomer(customer: "dan"))).count, 1)
    }

    func testANumberedCommandIsAnsweredOnce() throws {
        let shop = try smallShop()
        try shop.openSession("till", id: "c-1", at: now)
        let first = CommandKey.numbered(client: "till", sequence: 1)
        XCTAssertFalse(try shop.registerCustomer("ann", id: first, at: now).answeredBefore)
        XCTAssertTrue(try shop.registerCustomer("ann", id: first, at: now).answeredBefore)
    }

    func testTheJournalIsTheShop() throws {
        let shop = try smallShop()
        var stored = try shop.takeJournal()
        let snapshot = try shop.snapshot()
        try shop.registerCustomer("ann", id: "c-1", at: now)
        stored += try shop.takeJournal()
        for from in [nil, snapshot] {
            let recovered = try Shop.recover(journal: stored, snapshot: from)
            XCTAssertEqual(try recovered.shop.digest(), try shop.digest())
            XCTAssertNil(recovered.damage)
        }
        let torn = try Shop.recover(journal: stored.dropLast())
        XCTAssertEqual(torn.damage?.code, "journal.torn")
        XCTAssertLessThan(torn.goodBytes, stored.count)
        let records = try Journal.records(stored)
        XCTAssertEqual(try Journal.verify(stored).records, records.count)
        XCTAssertEqual(records.map(\.sequence), Array(0..<records.count))
        XCTAssertEqual(try XCTUnwrap(records.last?.body).count, 32)
    }

    func testCalculatorsNeedNoShop() throws {
        let pricer = try Pricer(book)
        let cart = Cart("web", lines: ["card": 2], coupons: ["TEN"], at: now)
        XCTAssertEqual(try pricer.quote(cart).total, Decimal(string: "88.2"))
        XCTAssertEqual(try pricer.price(cart).trace, [])
        XCTAssertTrue(try pricer.explain(cart, in: .chinese).contains("88.20"))
        let device = try Pricer(pricer.publicBook()).with(grants: [pricer.grant("TEN")])
        XCTAssertEqual(device.digest, pricer.digest)
        XCTAssertEqual(try device.price(cart).total, Decimal(string: "88.2"))
        XCTAssertEqual(try pricer.book().id, "spring")
        let plan = try Plan(parsing: #"{"id": "p", "currency": "CNY", "cap_percent": "50", "bonuses": [{"id": "u", "kind": {"unilevel": {"tiers": [{"percent": "10"}]}}}]}"#)
        XCTAssertEqual(try plan.bound().percent, "10")
        let report = try KeyFormat.code.parse(Data("A\n\u{7}\n".utf8))
        XCTAssertEqual(report.keys, 1)
    }
}
