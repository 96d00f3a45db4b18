import Foundation
import Keytill
import XCTest

final class ErrorsTests: XCTestCase {
    func testRejectionsReadWellAndChangeNothing() throws {
        let shop = try smallShop()
        let before = try shop.digest()
        let rejected = try XCTUnwrap(rejection { _ = try shop.order("o-9") })
        XCTAssertEqual(rejected.code, "order.unknown")
        XCTAssertEqual(rejected.params, ["order": "o-9"])
        let error: Error = rejected
        XCTAssertEqual(error.localizedDescription, rejected.sentence)
        XCTAssertFalse(rejected.sentence.isEmpty)
        XCTAssertEqual(rejected, rejection { _ = try shop.order("o-9") })
        XCTAssertEqual(try shop.digest(), before)
    }

    func testAPriceThatChangedComesWithBothQuotes() throws {
        let shop = try smallShop()
        let seen = try shop.quote(Cart("web", lines: ["card": 1], at: now))
        var dearer = book
        dearer.id = "summer"
        dearer.variants[0].price = 59
        try shop.publishPriceBook(dearer, id: "c-1", at: now)
        let rejected = try XCTUnwrap(rejection { try shop.placeOrder("o-1", seen, id: "c-2", at: now) })
        XCTAssertEqual(rejected.code, "price.changed")
        XCTAssertEqual(rejected.now?.total, 59)
    }

    func testWhatIsNoDocumentIsRefusedWithItsPlace() throws {
        XCTAssertEqual(rejection { _ = try Pricer(parsing: "{}") }?.code, "document.invalid")
        XCTAssertEqual(rejection { _ = try Plan(parsing: "[") }?.code, "document.invalid")
        XCTAssertEqual(rejection { _ = try Shop("demo", currency: "no currency") }?.code, "document.invalid")
        XCTAssertEqual(rejection { _ = try smallShop().executeJSON(#"{"id": 1}"#) }?.code, "command.bad_json")
        XCTAssertEqual(rejection { _ = try Shop.restore(Data([1, 2, 3])) }?.code.hasPrefix("snapshot."), true)
        let short = Data(repeating: 1, count: 31)
        XCTAssertNotNil(rejection { _ = try Sealer(keyId: 1, sealing: short, fingerprint: short) })
    }

    func testBadValuesAreSaidClearlyBeforeTheyReachTheMachine() throws {
        for bad in ["NaN", "", "1,5", "1e3", ".5", "٣", String(repeating: "1", count: 40)] {
            XCTAssertThrowsError(try Money(bad, "CNY"), bad) { XCTAssertTrue($0.localizedDescription.contains("decimal")) }
        }
        XCTAssertThrowsError(try Money(Decimal.nan, "CNY")) { XCTAssertTrue($0 is ValueError) }
        XCTAssertThrowsError(try Money("1", "")) { XCTAssertTrue($0 is ValueError) }
        XCTAssertThrowsError(try JSON(parsing: "{")) { XCTAssertTrue($0 is ValueError) }
        var odd = book
        odd.variants[0].price = .nan
        XCTAssertThrowsError(try Pricer(odd)) { XCTAssertEqual($0.localizedDescription, "NaN is no decimal") }
        let far = Cart("web", lines: ["card": 1], at: Date(timeIntervalSince1970: 1e300))
        XCTAssertThrowsError(try smallShop().quote(far)) { XCTAssertTrue($0 is ValueError) }
        let settings = Settings(currency: "CNY", orderExpiry: .nanoseconds(1))
        XCTAssertThrowsError(try Shop("demo", settings: settings)) { XCTAssertTrue($0 is ValueError) }
    }

    func testADecimalThatTheMachineDoesNotTakeIsRefusedNotRounded() throws {
        var fine = book
        fine.variants[0].price = try XCTUnwrap(Decimal(string: "49.0000000000000000000000000000001"))
        XCTAssertNotNil(rejection { _ = try Pricer(fine) })
        let pool = try Money("79228162514264337593543950336", "CNY")
        let shop = try smallShop()
        XCTAssertNotNil(rejection { try shop.recordPayment(order: "o-1", payment: "p-1", amount: pool, id: "c-1", at: now) })
    }
}
