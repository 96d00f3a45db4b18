import Foundation

extension Cart {
    /// A cart with its lines.
    public init(_ channel: String, buyer: String? = nil, lines: [CartLine], coupons: [String] = [], at: Date? = nil) {
        self.init(channel: channel, lines: lines)
        (self.buyer, self.coupons, self.at) = (buyer, coupons, at)
    }

    /// A cart with its lines, in this order: variants and how many of each.
    ///
    /// ```swift
    /// let cart = Cart("web", buyer: "u-7", lines: ["gift-card-50": 2])
    /// ```
    public init(
        _ channel: String, buyer: String? = nil, lines: KeyValuePairs<String, Int>, coupons: [String] = [], at: Date? = nil
    ) {
        self.init(channel, buyer: buyer, lines: lines.map { CartLine($0.key, $0.value) }, coupons: coupons, at: at)
    }
}

extension CartLine {
    /// A variant and how many of it.
    public init(_ variant: String, _ quantity: Int = 1) {
        self.init(variant: variant, quantity: quantity)
    }
}
