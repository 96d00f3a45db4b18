import Foundation
import Keytill
import XCTest

final class ValuesTests: XCTestCase {
    func testMoneyIsEqualByItsWorth() throws {
        XCTAssertEqual(try Money("1.0", "CNY"), try Money("1", "CNY"))
        XCTAssertEqual(try Money("1.0", "CNY").hashValue, try Money("1", "CNY").hashValue)
        XCTAssertNotEqual(try Money("1", "CNY"), try Money("1", "USD"))
        XCTAssertEqual(try Money(parsing: "98.50 CNY").description, "98.5 CNY")
        XCTAssertThrowsError(try Money("1", "CNY").adding(Money("1", "USD")))
        XCTAssertEqual(try Money("1.10", "CNY").subtracting(Money("0.35", "CNY")), try Money("0.75", "CNY"))
        let exact = "12345678901234567890123456789012345678"
        XCTAssertEqual(try Money(exact, "CNY").description, "\(exact) CNY")
    }

    func testPartsOfMoneyAddUp() throws {
        let parts = try allocate(Money("1.00", "CNY"), by: [1, 1, 1])
        XCTAssertEqual(parts.map(\.description), ["0.34 CNY", "0.33 CNY", "0.33 CNY"])
        let last = try allocate(Money("1.00", "CNY"), by: [1, 1, 1], rule: .lastAbsorbs)
        XCTAssertEqual(last.map(\.description), ["0.33 CNY", "0.33 CNY", "0.34 CNY"])
    }

    func testValuesAreEqualByWhatTheySay() throws {
        let shop = try smallShop()
        let cart = Cart("web", lines: ["card": 1], at: now)
        let (one, other) = (try shop.quote(cart), try shop.quote(cart))
        XCTAssertEqual(one, other)
        XCTAssertEqual(Set([one, other]).count, 1)
        var changed = other
        changed.total += 1
        XCTAssertNotEqual(one, changed)
        let told = try JSONDecoder().decode(Quote.self, from: JSONEncoder().encode(one))
        XCTAssertEqual(told, one)
    }

    func testWhatIsNotKnownIsPassedOver() throws {
        let line = try JSONDecoder().decode(CartLine.self, from: Data(#"{"variant": "card", "quantity": 2, "new": [1]}"#.utf8))
        XCTAssertEqual(line, CartLine("card", 2))
        XCTAssertThrowsError(try JSONDecoder().decode(CartLine.self, from: Data(#"{"quantity": 2}"#.utf8)))
        XCTAssertThrowsError(try JSONDecoder().decode(Body.self, from: Data(#"{"no_such": {}}"#.utf8)))
    }

    func testValuesAndObjectsMayBeSharedByThreads() throws {
        func isSendable<T: Sendable>(_ type: T.Type) -> Bool { true }
        XCTAssertTrue(isSendable(Shop.self) && isSendable(Pricer.self) && isSendable(Plan.self) && isSendable(Sealer.self))
        XCTAssertTrue(isSendable(Quote.self) && isSendable(Command.self) && isSendable(Done.self) && isSendable(Rejected.self))
    }
}
