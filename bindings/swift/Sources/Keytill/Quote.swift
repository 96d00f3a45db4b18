import Foundation

extension Quote {
    /// What is to be paid, with its currency.
    public var price: Money {
        // The machine's own amounts are good.
        get throws { try Money(total, currency) }
    }

    /// The cart that the quote was made of, at the moment that it was made for.
    var cart: Cart {
        if var cart = asked.value {
            cart.at = at
            return cart
        }
        var cart = Cart(channel, buyer: buyer, lines: lines.map { CartLine($0.variant, $0.quantity) }, coupons: codes, at: at)
        cart.paymentMethod = paymentMethod
        cart.region = region
        cart.shipping = shipping?.method
        return cart
    }

    /// The quote, with the cart that it was asked for.
    func of(_ cart: Cart) -> Quote {
        var quote = self
        quote.asked.value = cart
        return quote
    }
}

extension PlaceOrder {
    /// An order at the price that the buyer saw.
    public init(_ order: String, _ quote: Quote) throws {
        try self.init(order: order, cart: quote.cart, book: quote.digest, total: quote.price)
    }
}
