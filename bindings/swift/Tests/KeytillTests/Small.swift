import Foundation
import Keytill
import XCTest

/// A moment for tests.
let now = Date(timeIntervalSince1970: 1_794_326_400)

let book = PriceBook(
    id: "spring", currency: "CNY",
    variants: [
        PricedVariant(variant: "card", product: "gift", price: 49), PricedVariant(variant: "guide", product: "gift", price: 5),
    ],
    lanes: [
        Lane(
            id: "coupons", mode: .best,
            offers: [Offer(id: "ten", target: .order, effect: .percent(10), coupon: Coupon(code: "TEN"))])
    ])

func sealer() throws -> Sealer {
    try Sealer(keyId: 1, sealing: Data(repeating: 7, count: 32), fingerprint: Data(repeating: 9, count: 32))
}

/// A shop that sells three keys and a guide without end.
func smallShop() throws -> Shop {
    let shop = try Shop("demo", currency: "CNY")
    try shop.putChannel(Channel(id: "web"), id: "s-1", at: now)
    try shop.openPool("cards", format: .code, id: "s-2", at: now)
    let variants = [Variant(id: "card", stock: .keys(pool: "cards")), Variant(id: "guide", stock: .unlimited)]
    try shop.putProduct(Product(id: "gift", variants: variants), id: "s-3", at: now)
    try shop.publishPriceBook(book, id: "s-4", at: now)
    let sealed = try sealer().seal(Data("AAAA-1\nBBBB-2\nCCCC-3\n".utf8), shop: "demo", pool: "cards")
    try shop.importKeys(pool: "cards", batch: "b-1", keys: sealed.keys, id: "s-5", at: now)
    return shop
}

/// What the machine refuses within some work.
func rejection(_ work: () throws -> Void, line: UInt = #line) -> Rejected? {
    var told: Rejected?
    XCTAssertThrowsError(try work(), line: line) { told = $0 as? Rejected }
    XCTAssertNotNil(told, line: line)
    return told
}
