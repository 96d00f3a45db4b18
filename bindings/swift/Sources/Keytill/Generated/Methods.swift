// Written by `cargo xtask documents` from the Rust types; do not edit.

import Foundation

/// What a shop can be told: a method for each use case.
extension Shop {
    /// Opens a session, in which a client numbers its commands from 1.
    ///
    /// - Parameters:
    ///   - client: The client.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func openSession(
        _ client: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = OpenSession(client: client)
        return try execute(Command(id, at: at, .openSession(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Closes a session: its last answer is forgotten, and the client may open a new one.
    ///
    /// - Parameters:
    ///   - client: The client.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func closeSession(
        _ client: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = CloseSession(client: client)
        return try execute(Command(id, at: at, .closeSession(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Does what is due at the command's time: orders expire or complete, commission vests.
    ///
    /// - Parameters:
    ///   - limit: How much to do at the most; the shop's setting where absent or larger.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func tick(
        limit: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = Tick(limit: limit)
        return try execute(Command(id, at: at, .tick(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Adds a channel, or replaces it.
    ///
    /// - Parameters:
    ///   - channel: The channel.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putChannel(
        _ channel: Channel,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutChannel(channel: channel)
        return try execute(Command(id, at: at, .putChannel(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Adds a membership level, or replaces it.
    ///
    /// - Parameters:
    ///   - level: The level.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putLevel(_ level: Level, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil) throws -> Done {
        let body = PutLevel(level: level)
        return try execute(Command(id, at: at, .putLevel(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Opens a pool (卡池) for keys of one format.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - format: How its key files are written.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func openPool(
        _ pool: String,
        format: KeyFormat,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = OpenPool(pool: pool, format: format)
        return try execute(Command(id, at: at, .openPool(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Adds a product with its variants, or replaces it.
    ///
    /// - Parameters:
    ///   - product: The product.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putProduct(
        _ product: Product,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutProduct(product: product)
        return try execute(Command(id, at: at, .putProduct(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - batch: The batch, new in the pool.
    ///   - keys: The keys.
    ///   - supplier: Who supplied it.
    ///   - unitCost: What one key cost, in major units of the shop's currency.
    ///   - expires: From when its keys are not sold any more.
    ///   - priority: Batches of a higher priority are sold first. Default: 0.
    ///   - note: A note for people, 1 to 400 bytes.
    ///   - previews: What buyers may see of keys that they can pick, in the order of the keys.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func importKeys(
        pool: String,
        batch: String,
        keys: [SealedKey],
        supplier: String? = nil,
        unitCost: Decimal? = nil,
        expires: Date? = nil,
        priority: Int = 0,
        note: String? = nil,
        previews: [KeyPreview] = [],
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ImportKeys(pool: pool, batch: batch, keys: keys, supplier: supplier, unitCost: unitCost, expires: expires, priority: priority, note: note, previews: previews)
        return try execute(Command(id, at: at, .importKeys(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Adds to a counted stock, or takes from it what is not reserved.
    ///
    /// - Parameters:
    ///   - variant: The variant.
    ///   - by: How many more, or with a minus fewer.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func adjustStock(
        variant: String,
        by: Int,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = AdjustStock(variant: variant, by: by)
        return try execute(Command(id, at: at, .adjustStock(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted.
    ///
    /// - Parameters:
    ///   - variant: The variant.
    ///   - key: The key, sealed.
    ///   - limits: How often it may be sold.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putReusableKey(
        variant: String,
        key: SealedKey,
        limits: ReusableLimits? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutReusableKey(variant: variant, key: key, limits: limits)
        return try execute(Command(id, at: at, .putReusableKey(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Publishes a price book: from now on it makes the prices.
    ///
    /// - Parameters:
    ///   - book: The price book.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func publishPriceBook(
        _ book: PriceBook,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PublishPriceBook(book: book)
        return try execute(Command(id, at: at, .publishPriceBook(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Publishes a commission plan: orders delivered from now on pay by it.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - overridePolicy: Publishes it although the shop's policy refuses it. The record says who and why.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func publishPlan(
        _ plan: CommissionPlan,
        overridePolicy: PolicyOverride? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PublishPlan(plan: plan, overridePolicy: overridePolicy)
        return try execute(Command(id, at: at, .publishPlan(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Registers a customer.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - inviter: Who invited.
    ///   - level: The membership level.
    ///   - promoter: Whether the customer can earn commission. Default: yes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func registerCustomer(
        _ customer: String,
        inviter: String? = nil,
        level: String? = nil,
        promoter: Bool? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RegisterCustomer(customer: customer, inviter: inviter, level: level, promoter: promoter)
        return try execute(Command(id, at: at, .registerCustomer(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Binds a customer who has no inviter to one.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - inviter: Who invited.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func bindInviter(
        customer: String,
        inviter: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = BindInviter(customer: customer, inviter: inviter)
        return try execute(Command(id, at: at, .bindInviter(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Gives a customer a level, or none.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - level: The level.
    ///   - until: Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher: rules go on to work on the own one. It can be given again with another moment.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func setCustomerLevel(
        _ customer: String,
        level: String? = nil,
        until: Date? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SetCustomerLevel(customer: customer, level: level, until: until)
        return try execute(Command(id, at: at, .setCustomerLevel(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Gives up an order that is not paid.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func cancelOrder(_ order: String, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil) throws -> Done {
        let body = CancelOrder(order: order)
        return try execute(Command(id, at: at, .cancelOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency.
    ///
    /// - Parameters:
    ///   - order: The order that is paid.
    ///   - payment: The gateway's id of the payment. The same notice again is answered as the first and does nothing.
    ///   - amount: What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func recordPayment(
        order: String,
        payment: String,
        amount: Money,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RecordPayment(order: order, payment: payment, amount: amount)
        return try execute(Command(id, at: at, .recordPayment(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Delivers a paid order: everything that is owed, or units of some lines.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - lines: Which units; absent for all that are owed.
    ///   - parcel: The parcel that they are in; needed where any of them is shipped.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func deliver(
        _ order: String,
        lines: [DeliverLine]? = nil,
        parcel: SentParcel? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = Deliver(order: order, lines: lines, parcel: parcel)
        return try execute(Command(id, at: at, .deliver(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Completes a fulfilled order before its time.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func completeOrder(_ order: String, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil) throws -> Done {
        let body = CompleteOrder(order: order)
        return try execute(Command(id, at: at, .completeOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Refunds an order: everything that is left, or units of some lines.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - refund: The refund, new in the shop.
    ///   - lines: Which units; absent for all that are left.
    ///   - to: Where the money goes.
    ///   - amount: How much to give back without any unit, above zero; then no line is named.
    ///   - keepShipping: Whether the shipping of a delivered order stays paid although every unit comes back.
    ///   - despite: Why the refund is made although the product's time for it is over: 1 to 400 bytes.
    ///   - faulty: Whether the units were faulty, so that their supplier may bear the cost.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func refundOrder(
        _ order: String,
        refund: String,
        lines: [RefundLine]? = nil,
        to: RefundTo? = nil,
        amount: Money? = nil,
        keepShipping: Bool = false,
        despite: String? = nil,
        faulty: Bool = false,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RefundOrder(order: order, refund: refund, lines: lines, to: to, amount: amount, keepShipping: keepShipping, despite: despite, faulty: faulty)
        return try execute(Command(id, at: at, .refundOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Lets a held order go on: its stock is reserved again.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func releaseHold(_ order: String, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil) throws -> Done {
        let body = ReleaseHold(order: order)
        return try execute(Command(id, at: at, .releaseHold(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Shows the keys of a delivered order again. The record says who asked and why.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - by: Who asked, for people: 1 to 400 bytes.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func revealKeys(
        order: String,
        by: String,
        reason: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RevealKeys(order: order, by: by, reason: reason)
        return try execute(Command(id, at: at, .revealKeys(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Asks for vested commission to be paid out.
    ///
    /// - Parameters:
    ///   - withdrawal: The withdrawal, new in the shop.
    ///   - promoter: Whose commission.
    ///   - amount: How much, the fee included.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func requestWithdrawal(
        _ withdrawal: String,
        promoter: String,
        amount: Money,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RequestWithdrawal(withdrawal: withdrawal, promoter: promoter, amount: amount)
        return try execute(Command(id, at: at, .requestWithdrawal(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says how a withdrawal ended.
    ///
    /// - Parameters:
    ///   - withdrawal: The withdrawal.
    ///   - settlement: How it ended.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func settleWithdrawal(
        _ withdrawal: String,
        settlement: Settlement,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SettleWithdrawal(withdrawal: withdrawal, settlement: settlement)
        return try execute(Command(id, at: at, .settleWithdrawal(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Holds units without an order: a basket that is filled, a page on which is paid.
    ///
    /// - Parameters:
    ///   - reservation: The reservation; no open one has its id.
    ///   - channel: The channel.
    ///   - lines: What to hold.
    ///   - buyer: For whom; absent for a guest.
    ///   - contact: What the buyer can be reached at, hashed by the host. It counts as an unpaid order does.
    ///   - device: The host's fingerprint of the device. It counts as an unpaid order does.
    ///   - wait: For how long; the shop's setting where absent, and no longer than that.
    ///   - partial: Whether to hold what there is where not all is free; else all or nothing.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func reserve(
        reservation: String,
        channel: String,
        lines: [ReserveLine],
        buyer: String? = nil,
        contact: String? = nil,
        device: String? = nil,
        wait: Duration? = nil,
        partial: Bool = false,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = Reserve(reservation: reservation, channel: channel, lines: lines, buyer: buyer, contact: contact, device: device, wait: wait, partial: partial)
        return try execute(Command(id, at: at, .reserve(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Holds other units than before. What stays is not let go in between.
    ///
    /// - Parameters:
    ///   - reservation: The reservation.
    ///   - lines: All that it is to hold.
    ///   - partial: Whether to hold what there is where not all is free; else all or nothing.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func resizeReservation(
        _ reservation: String,
        lines: [ReserveLine],
        partial: Bool = false,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ResizeReservation(reservation: reservation, lines: lines, partial: partial)
        return try execute(Command(id, at: at, .resizeReservation(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Puts off the end of a reservation: the shop's setting says how long and how often.
    ///
    /// - Parameters:
    ///   - reservation: The reservation.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func extendReservation(
        _ reservation: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ExtendReservation(reservation: reservation)
        return try execute(Command(id, at: at, .extendReservation(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Gives up a reservation, or some units of it.
    ///
    /// - Parameters:
    ///   - reservation: The reservation.
    ///   - lines: How many units of what; absent for all.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func releaseReservation(
        _ reservation: String,
        lines: [ReserveLine]? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReleaseReservation(reservation: reservation, lines: lines)
        return try execute(Command(id, at: at, .releaseReservation(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - cart: All that is bought now; buyer and channel are those of the order.
    ///   - book: The digest of the price book that made the price.
    ///   - total: The total that the buyer saw.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func resizeOrder(
        _ order: String,
        cart: Cart,
        book: String,
        total: Money,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ResizeOrder(order: order, cart: cart, book: book, total: total)
        return try execute(Command(id, at: at, .resizeOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Puts off the deadline of an unpaid order: the shop's setting says how long and how often.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func extendOrder(_ order: String, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil) throws -> Done {
        let body = ExtendOrder(order: order)
        return try execute(Command(id, at: at, .extendOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Sets the limits of a variant's sale, or replaces them.
    ///
    /// - Parameters:
    ///   - sale: The limits.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putSale(
        _ sale: SaleLimits,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutSale(sale: sale)
        return try execute(Command(id, at: at, .putSale(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Sets the texts of notices, all at once.
    ///
    /// - Parameters:
    ///   - templates: The texts.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putTemplates(
        _ templates: Templates,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutTemplates(templates: templates)
        return try execute(Command(id, at: at, .putTemplates(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Claims a gift: it is delivered to the recipient.
    ///
    /// - Parameters:
    ///   - claim: The hash of the code that somebody typed.
    ///   - recipient: Who receives it.
    ///   - order: The order, where the one who claims names it: then a wrong code counts.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func claimGift(
        claim: String,
        recipient: String,
        order: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ClaimGift(claim: claim, recipient: recipient, order: order)
        return try execute(Command(id, at: at, .claimGift(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to.
    ///
    /// - Parameters:
    ///   - variant: The variant.
    ///   - customer: The customer.
    ///   - contact: The contact, hashed by the host.
    ///   - channel: The channel on which to tell.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func subscribeRestock(
        _ variant: String,
        customer: String? = nil,
        contact: String? = nil,
        channel: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SubscribeRestock(variant: variant, customer: customer, contact: contact, channel: channel)
        return try execute(Command(id, at: at, .subscribeRestock(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Somebody does not want to be told any more.
    ///
    /// - Parameters:
    ///   - variant: The variant.
    ///   - customer: The customer, as it was subscribed.
    ///   - contact: The contact, as it was subscribed.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func unsubscribeRestock(
        _ variant: String,
        customer: String? = nil,
        contact: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = UnsubscribeRestock(variant: variant, customer: customer, contact: contact)
        return try execute(Command(id, at: at, .unsubscribeRestock(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says what is other about a product on a channel, or replaces it.
    ///
    /// - Parameters:
    ///   - listing: The listing.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putListing(
        _ listing: Listing,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutListing(listing: listing)
        return try execute(Command(id, at: at, .putListing(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says where the review of a product stands.
    ///
    /// - Parameters:
    ///   - product: The product.
    ///   - state: Where it stands now.
    ///   - by: Who says so, for people: 1 to 400 bytes.
    ///   - reason: Why, for people: 1 to 400 bytes. A refusal needs one.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func reviewProduct(
        _ product: String,
        state: ReviewState,
        by: String,
        reason: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReviewProduct(product: product, state: state, by: by, reason: reason)
        return try execute(Command(id, at: at, .reviewProduct(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time.
    ///
    /// - Parameters:
    ///   - period: The number of the period.
    ///   - limit: How many lines to pay at the most; the shop's limit of a tick where absent or larger.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func closePeriod(
        _ period: Int,
        limit: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ClosePeriod(period: period, limit: limit)
        return try execute(Command(id, at: at, .closePeriod(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
    /// add. What they add is paid by the plan's bonus for sub-shops.
    ///
    /// - Parameters:
    ///   - channel: The channel.
    ///   - owner: Its owner, who must have the role of one.
    ///   - markupPercent: What it adds to that price, in percent, within the limits of the plan in force.
    ///   - upstream: The sub-shop at whose price it buys; the shop itself where absent.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putSubShop(
        channel: String,
        owner: String,
        markupPercent: Decimal,
        upstream: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutSubShop(channel: channel, owner: owner, markupPercent: markupPercent, upstream: upstream)
        return try execute(Command(id, at: at, .putSubShop(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
    /// the machine books it.
    ///
    /// - Parameters:
    ///   - supplier: The supplier.
    ///   - settlement: The settlement, new in the shop.
    ///   - amount: How much; all that is payable where absent.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func settleSupplier(
        _ supplier: String,
        settlement: String,
        amount: Money? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SettleSupplier(supplier: supplier, settlement: settlement, amount: amount)
        return try execute(Command(id, at: at, .settleSupplier(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Lets a withdrawal be paid that the plan wants approved.
    ///
    /// - Parameters:
    ///   - withdrawal: The withdrawal.
    ///   - by: Who approves it, for people: 1 to 400 bytes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func approveWithdrawal(
        _ withdrawal: String,
        by: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ApproveWithdrawal(withdrawal: withdrawal, by: by)
        return try execute(Command(id, at: at, .approveWithdrawal(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says that a parcel arrived.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - parcel: The parcel's position among those of the order, from 0.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func recordArrival(
        order: String,
        parcel: Int,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RecordArrival(order: order, parcel: parcel)
        return try execute(Command(id, at: at, .recordArrival(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Counts a download, before the host gives the link out. The host asks for each one.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - line: The line's position in the order, from 0.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func recordDownload(
        order: String,
        line: Int,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RecordDownload(order: order, line: line)
        return try execute(Command(id, at: at, .recordDownload(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Gives content out anew: its downloads are counted from nothing, and its time begins again.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - line: The line's position in the order, from 0.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func reissueContent(
        order: String,
        line: Int,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReissueContent(order: order, line: line)
        return try execute(Command(id, at: at, .reissueContent(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Forgets what the buyer of an order answered to its forms.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func eraseAnswers(_ order: String, id: CommandKey, at: Date, expectedVersion: String? = nil, trace: String? = nil) throws -> Done {
        let body = EraseAnswers(order: order)
        return try execute(Command(id, at: at, .eraseAnswers(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says that a delivery failed: nothing was handed over.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - lines: Which lines, from 0; empty for all that are owed.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func reportDeliveryFailure(
        order: String,
        reason: String,
        lines: [Int] = [],
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReportDeliveryFailure(order: order, reason: reason, lines: lines)
        return try execute(Command(id, at: at, .reportDeliveryFailure(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says how a pool sells its keys: in place of all that was said before.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - terms: How it sells.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func configurePool(
        _ pool: String,
        terms: PoolTerms,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ConfigurePool(pool: pool, terms: terms)
        return try execute(Command(id, at: at, .configurePool(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
    /// on with what is left and with the list.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - batch: The batch.
    ///   - by: Who asked, for people: 1 to 400 bytes.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - after: Where the list of orders goes on: what the reply before told as `next`.
    ///   - limit: How many keys to take out at the most; the shop's `tick_limit` where absent or larger.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func quarantineBatch(
        pool: String,
        batch: String,
        by: String,
        reason: String,
        after: Int? = nil,
        limit: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = QuarantineBatch(pool: pool, batch: batch, by: by, reason: reason, after: after, limit: limit)
        return try execute(Command(id, at: at, .quarantineBatch(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Ends the quarantine of a batch. The same again, under another command id, goes on with what is left.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - batch: The batch.
    ///   - by: Who asked, for people: 1 to 400 bytes.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - limit: How many keys to let go at the most; the shop's `tick_limit` where absent or larger.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func releaseBatch(
        pool: String,
        batch: String,
        by: String,
        reason: String,
        limit: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReleaseBatch(pool: pool, batch: batch, by: by, reason: reason, limit: limit)
        return try execute(Command(id, at: at, .releaseBatch(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Takes keys out of the shop for good and gives them, sealed. The record says who asked and why.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - count: How many, 1 to 10 000; all or none.
    ///   - by: Who asked, for people: 1 to 400 bytes.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - batch: Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold next.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func exportKeys(
        pool: String,
        count: Int,
        by: String,
        reason: String,
        batch: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ExportKeys(pool: pool, count: count, by: by, reason: reason, batch: batch)
        return try execute(Command(id, at: at, .exportKeys(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away.
    ///
    /// - Parameters:
    ///   - of: The stock.
    ///   - quotas: The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is not listed takes of what nobody has a guarantee for.
    ///   - afresh: Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putQuotas(
        of: StockName,
        quotas: [ChannelQuota],
        afresh: Bool = false,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutQuotas(of: of, quotas: quotas, afresh: afresh)
        return try execute(Command(id, at: at, .putQuotas(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
    /// watched.
    ///
    /// - Parameters:
    ///   - of: The stock.
    ///   - levels: When it is raised and cleared.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func putStockAlert(
        _ of: StockName,
        levels: AlertLevels? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PutStockAlert(of: of, levels: levels)
        return try execute(Command(id, at: at, .putStockAlert(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - inviter: The new inviter; absent for none.
    ///   - reason: Why, for people.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func moveCustomer(
        _ customer: String,
        inviter: String? = nil,
        reason: String = "",
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = MoveCustomer(customer: customer, inviter: inviter, reason: reason)
        return try execute(Command(id, at: at, .moveCustomer(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
    /// means the survivor from now on.
    ///
    /// - Parameters:
    ///   - customer: Who ends.
    ///   - into: Who goes on.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func mergeCustomers(
        customer: String,
        into: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = MergeCustomers(customer: customer, into: into)
        return try execute(Command(id, at: at, .mergeCustomers(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Undoes a merge, as far as it can be.
    ///
    /// - Parameters:
    ///   - customer: Who was merged.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func unmergeCustomers(
        _ customer: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = UnmergeCustomers(customer: customer)
        return try execute(Command(id, at: at, .unmergeCustomers(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says that a channel knows a customer by an identity.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - channel: The channel.
    ///   - outside: What the channel calls the customer; a keyed hash where that is a telephone number or an address.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func linkIdentity(
        customer: String,
        channel: String,
        outside: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = LinkIdentity(customer: customer, channel: channel, outside: outside)
        return try execute(Command(id, at: at, .linkIdentity(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Ends what `LinkIdentity` said.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - channel: The channel.
    ///   - outside: What the channel calls the customer.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func unlinkIdentity(
        customer: String,
        channel: String,
        outside: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = UnlinkIdentity(customer: customer, channel: channel, outside: outside)
        return try execute(Command(id, at: at, .unlinkIdentity(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Keeps what a customer said about a use of data.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - purpose: The use.
    ///   - granted: Whether it is allowed.
    ///   - version: The version of the text that was agreed to.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func setConsent(
        customer: String,
        purpose: String,
        granted: Bool,
        version: Int = 0,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SetConsent(customer: customer, purpose: purpose, granted: granted, version: version)
        return try execute(Command(id, at: at, .setConsent(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
    /// stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func eraseCustomer(
        _ customer: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = EraseCustomer(customer: customer)
        return try execute(Command(id, at: at, .eraseCustomer(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says what a customer may be, and whether they may earn. What is absent stays.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - promoter: Whether they can earn commission.
    ///   - subShop: Whether they own a sub-shop.
    ///   - supplier: Whether they speak for a supplier.
    ///   - blocked: Whether they are blocked from earning.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func setStanding(
        _ customer: String,
        promoter: Bool? = nil,
        subShop: Bool? = nil,
        supplier: Bool? = nil,
        blocked: Blocking? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SetStanding(customer: customer, promoter: promoter, subShop: subShop, supplier: supplier, blocked: blocked)
        return try execute(Command(id, at: at, .setStanding(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays.
    ///
    /// - Parameters:
    ///   - tree: The tree.
    ///   - customer: Who is seated.
    ///   - sponsor: Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody.
    ///   - leg: In which leg of the sponsor's seat, from 0; absent for any.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func placeCustomer(
        tree: String,
        customer: String,
        sponsor: String? = nil,
        leg: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PlaceCustomer(tree: tree, customer: customer, sponsor: sponsor, leg: leg)
        return try execute(Command(id, at: at, .placeCustomer(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Opens a placement tree.
    ///
    /// - Parameters:
    ///   - tree: The tree, new in the shop; there are 8 at the most.
    ///   - width: How many legs a seat has: 2 for a binary tree; 1 to 16.
    ///   - depth: How many levels below the sponsor somebody sits at the most; 0 for any, which is the default.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func openPlacementTree(
        _ tree: String,
        width: Int,
        depth: Int = 0,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = OpenPlacementTree(tree: tree, width: width, depth: depth)
        return try execute(Command(id, at: at, .openPlacementTree(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Keeps what brought a customer: a visit by somebody's link, a message in a channel.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - channel: In which channel.
    ///   - promoter: By whom, where it was somebody.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func recordTouch(
        customer: String,
        channel: String,
        promoter: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RecordTouch(customer: customer, channel: channel, promoter: promoter)
        return try execute(Command(id, at: at, .recordTouch(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Records a payment into a wallet, or one that belongs to nothing that the shop knows.
    ///
    /// - Parameters:
    ///   - payment: The gateway's id of the payment. The same notice again is answered as the first and does nothing.
    ///   - amount: How much, above zero.
    ///   - customer: Whose wallet; absent where nobody knows who paid for what: the money waits for going back.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func topUpWallet(
        payment: String,
        amount: Money,
        customer: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = TopUpWallet(payment: payment, amount: amount, customer: customer)
        return try execute(Command(id, at: at, .topUpWallet(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Pays an order from its buyer's wallet, whole or in part.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - amount: How much, above zero; absent for all that is still to be paid.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func payFromWallet(
        _ order: String,
        amount: Money? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = PayFromWallet(order: order, amount: amount)
        return try execute(Command(id, at: at, .payFromWallet(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Changes a wallet by hand, with a reason.
    ///
    /// - Parameters:
    ///   - customer: Whose wallet.
    ///   - by: How much more, or with a minus less. A wallet never holds less than nothing.
    ///   - who: Who does it, for people: 1 to 400 bytes.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func adjustWallet(
        customer: String,
        by: Money,
        who: String,
        reason: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = AdjustWallet(customer: customer, by: by, who: who, reason: reason)
        return try execute(Command(id, at: at, .adjustWallet(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet.
    ///
    /// - Parameters:
    ///   - payment: The payment.
    ///   - refund: The refund, new in the shop.
    ///   - amount: How much, above zero; absent for all that can go.
    ///   - from: From where.
    ///   - to: Where to. From a wallet it goes to the source alone.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func returnPayment(
        _ payment: String,
        refund: String,
        amount: Money? = nil,
        from: ReturnFrom? = nil,
        to: RefundTo? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReturnPayment(payment: payment, refund: refund, amount: amount, from: from, to: to)
        return try execute(Command(id, at: at, .returnPayment(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Says how a refund to the source ended, where the shop's settings make refunds wait for that.
    ///
    /// - Parameters:
    ///   - refund: The refund.
    ///   - settlement: How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func settleRefund(
        _ refund: String,
        settlement: Settlement,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = SettleRefund(refund: refund, settlement: settlement)
        return try execute(Command(id, at: at, .settleRefund(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Takes orders out of memory that came to an end long enough ago. The reply hands them over.
    ///
    /// - Parameters:
    ///   - limit: How many orders are looked at, at the most; absent for what the settings allow.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func archive(
        limit: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = Archive(limit: limit)
        return try execute(Command(id, at: at, .archive(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Takes an order back into memory that was archived.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - bytes: The bytes that it was archived as.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func restore(
        order: String,
        bytes: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = Restore(order: order, bytes: bytes)
        return try execute(Command(id, at: at, .restore(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while.
    ///
    /// - Parameters:
    ///   - contact: The contact that was named when the orders were placed, hashed by the host.
    ///   - secret: The secret, sealed by the host (`seal_secret`).
    ///   - order: Only this order.
    ///   - device: The device that asks, where the host knows one: its failures count together.
    ///   - after: Only orders older than this one: the last of the page before.
    ///   - limit: How many orders are listed. 1 to 100; default 20.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func lookupOrders(
        contact: String,
        secret: String,
        order: String? = nil,
        device: String? = nil,
        after: String? = nil,
        limit: Int? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = LookupOrders(contact: contact, secret: secret, order: order, device: device, after: after, limit: limit)
        return try execute(Command(id, at: at, .lookupOrders(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Records that a payer's bank took money back.
    ///
    /// - Parameters:
    ///   - payment: The payment that it was part of.
    ///   - chargeback: The gateway's id of the chargeback, new among the shop's refunds.
    ///   - amount: How much, above zero.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func recordChargeback(
        payment: String,
        chargeback: String,
        amount: Money,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = RecordChargeback(payment: payment, chargeback: chargeback, amount: amount)
        return try execute(Command(id, at: at, .recordChargeback(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Holds a paid order for a person to look at. It keeps its stock.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func holdOrder(
        _ order: String,
        reason: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = HoldOrder(order: order, reason: reason)
        return try execute(Command(id, at: at, .holdOrder(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Exchanges units that the buyer has for others of the same variant.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - line: The line's position in the order, from 0.
    ///   - units: Which units of it, in the order in which they were handed over, from 0.
    ///   - reason: Why, for people: 1 to 400 bytes.
    ///   - faulty: Whether the old units were faulty, so that their supplier may bear the cost. Default: yes.
    ///   - despite: Why it is done although no warranty covers it: 1 to 400 bytes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func replaceUnits(
        order: String,
        line: Int,
        units: [Int],
        reason: String,
        faulty: Bool? = nil,
        despite: String? = nil,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ReplaceUnits(order: order, line: line, units: units, reason: reason, faulty: faulty, despite: despite)
        return try execute(Command(id, at: at, .replaceUnits(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Opens a complaint about a delivered order.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - reason: What is wrong, for people: 1 to 400 bytes.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func openComplaint(
        order: String,
        reason: String,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = OpenComplaint(order: order, reason: reason)
        return try execute(Command(id, at: at, .openComplaint(body), trace: trace, expectedVersion: expectedVersion))
    }

    /// Ends a complaint.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - resolution: How.
    ///   - id: What makes the command unique: the same again is answered as before and does nothing.
    ///   - at: The moment that it is asked for.
    ///   - expectedVersion: The version of the order or the stock that it was made for; at another one it is refused.
    ///   - trace: The host's id that follows a request through all systems.
    /// - Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.
    @discardableResult
    public func resolveComplaint(
        order: String,
        resolution: Resolution,
        id: CommandKey,
        at: Date,
        expectedVersion: String? = nil,
        trace: String? = nil
    ) throws -> Done {
        let body = ResolveComplaint(order: order, resolution: resolution)
        return try execute(Command(id, at: at, .resolveComplaint(body), trace: trace, expectedVersion: expectedVersion))
    }
}

/// What a shop can be asked: a method for each read. Nothing changes.
extension Shop {
    /// What the shop was set up with.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func settings() throws -> Settings {
        let answer: Settings = try asked("settings") { _ in }
        return answer
    }

    /// Whether every invariant holds: null, or the first that does not. Costs several passes over the state.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func check() throws -> String? {
        let answer: String? = try asked("check") { _ in }
        return answer
    }

    /// The shop's own balances.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func balances() throws -> ShopBalances {
        let answer: ShopBalances = try asked("balances") { _ in }
        return answer
    }

    /// The sum of all balances in minor units, as text: always "0".
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func trialBalance() throws -> String {
        let answer: String = try asked("trial_balance") { _ in }
        return answer
    }

    /// What is to be told of the last command or batch, and to whom; in words where a language is named.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func notices(language: String? = nil, output: NoticeOutput? = nil) throws -> [NoticeView] {
        let answer: [NoticeView] = try asked("notices") { all in
            try all.encodeIfPresent(language, forKey: Name("language"))
            try all.encodeIfPresent(output, forKey: Name("output"))
        }
        return answer
    }

    /// The price book in force, whole; null where none is.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func priceBook() throws -> PriceBook? {
        let answer: PriceBook? = try asked("price_book") { _ in }
        return answer
    }

    /// What a device may know of the price book in force; null where none is.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func publicPriceBook(buyer: String? = nil) throws -> PriceBook? {
        let answer: PriceBook? = try asked("public_price_book") { all in
            try all.encodeIfPresent(buyer, forKey: Name("buyer"))
        }
        return answer
    }

    /// What lets a device use a coupon's code.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func grant(_ code: String, buyer: String? = nil) throws -> Grant {
        let answer: Grant = try asked("grant") { all in
            try all.encode(code, forKey: Name("code"))
            try all.encodeIfPresent(buyer, forKey: Name("buyer"))
        }
        return answer
    }

    /// What is wrong with a price book, given what the shop knows.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func lint(_ book: PriceBook, settings: LintSettings? = nil) throws -> [Finding] {
        let answer: [Finding] = try asked("lint") { all in
            try all.encode(book, forKey: Name("book"))
            try all.encodeIfPresent(settings, forKey: Name("settings"))
        }
        return answer
    }

    /// What the shop's orders would have cost by another price book; with `rows` for each order too.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func whatIf(_ book: PriceBook, which: WhichOrders? = nil, rows: Bool? = nil) throws -> WhatIfView {
        let answer: WhatIfView = try asked("what_if") { all in
            try all.encode(book, forKey: Name("book"))
            try all.encodeIfPresent(which, forKey: Name("which"))
            try all.encodeIfPresent(rows, forKey: Name("rows"))
        }
        return answer
    }

    /// The stock of a variant.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func stock(_ variant: String, at: Date? = nil) throws -> StockView {
        let answer: StockView = try asked("stock") { all in
            try all.encode(variant, forKey: Name("variant"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// How many units of several variants can be sold in all; null where there is always one more.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func stockTogether(_ variants: [String], at: Date? = nil) throws -> Int? {
        let answer: Int? = try asked("stock_together") { all in
            try all.encode(variants, forKey: Name("variants"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// How many units of a variant a channel may take; null where there is always one more.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func stockFor(variant: String, channel: String, at: Date? = nil) throws -> Int? {
        let answer: Int? = try asked("stock_for") { all in
            try all.encode(variant, forKey: Name("variant"))
            try all.encode(channel, forKey: Name("channel"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// The version of a variant's stock, for `expected_version`.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func stockVersion(_ variant: String) throws -> String {
        let answer: String = try asked("stock_version") { all in
            try all.encode(variant, forKey: Name("variant"))
        }
        return answer
    }

    /// The version of a pool, for `expected_version`.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func poolVersion(_ pool: String) throws -> String {
        let answer: String = try asked("pool_version") { all in
            try all.encode(pool, forKey: Name("pool"))
        }
        return answer
    }

    /// How many keys of a pool are in each state.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func poolCounts(_ pool: String) throws -> KeyCounts {
        let answer: KeyCounts = try asked("pool_counts") { all in
            try all.encode(pool, forKey: Name("pool"))
        }
        return answer
    }

    /// Every pool with its counts, in the order of opening.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func pools() throws -> [PoolView] {
        let answer: [PoolView] = try asked("pools") { _ in }
        return answer
    }

    /// A batch of a pool.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func batch(pool: String, batch: String) throws -> BatchView {
        let answer: BatchView = try asked("batch") { all in
            try all.encode(pool, forKey: Name("pool"))
            try all.encode(batch, forKey: Name("batch"))
        }
        return answer
    }

    /// The orders that have keys of a batch, from where the page before ended.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func affected(pool: String, batch: String, after: Int? = nil, limit: Int? = nil) throws -> AffectedOrders {
        let answer: AffectedOrders = try asked("affected") { all in
            try all.encode(pool, forKey: Name("pool"))
            try all.encode(batch, forKey: Name("batch"))
            try all.encodeIfPresent(after, forKey: Name("after"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// The quotas on a stock.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func quotas(_ of: StockName, at: Date? = nil) throws -> [QuotaView] {
        let answer: [QuotaView] = try asked("quotas") { all in
            try all.encode(of, forKey: Name("of"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// How a watched stock stands and how long it lasts; null where it is not watched.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func outlook(_ of: StockName, at: Date? = nil) throws -> StockOutlook? {
        let answer: StockOutlook? = try asked("outlook") { all in
            try all.encode(of, forKey: Name("of"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// What buyers can pick of a variant, after the last of the page before.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func previews(_ variant: String, after: PreviewView? = nil, limit: Int? = nil, at: Date? = nil) throws -> [PreviewView] {
        let answer: [PreviewView] = try asked("previews") { all in
            try all.encode(variant, forKey: Name("variant"))
            try all.encodeIfPresent(after, forKey: Name("after"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// How many subscribers wait for a variant.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func restockSubscribers(_ variant: String) throws -> Int {
        let answer: Int = try asked("restock_subscribers") { all in
            try all.encode(variant, forKey: Name("variant"))
        }
        return answer
    }

    /// What the shop owes its suppliers.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func supplierBalances() throws -> [SupplierView] {
        let answer: [SupplierView] = try asked("supplier_balances") { _ in }
        return answer
    }

    /// The limits of a variant's sale, and what a buyer has of them; null where nothing limits it.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func sale(_ variant: String, buyer: String? = nil, at: Date? = nil) throws -> SaleView? {
        let answer: SaleView? = try asked("sale") { all in
            try all.encode(variant, forKey: Name("variant"))
            try all.encodeIfPresent(buyer, forKey: Name("buyer"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// What is other about a product on a channel; null where nothing is.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func listing(channel: String, product: String) throws -> Listing? {
        let answer: Listing? = try asked("listing") { all in
            try all.encode(channel, forKey: Name("channel"))
            try all.encode(product, forKey: Name("product"))
        }
        return answer
    }

    /// Where the review of a product stands.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func review(_ product: String) throws -> Review {
        let answer: Review = try asked("review") { all in
            try all.encode(product, forKey: Name("product"))
        }
        return answer
    }

    /// What keeps products from being sold or buyers from choosing.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func lintCatalog(at: Date? = nil) throws -> [CatalogFinding] {
        let answer: [CatalogFinding] = try asked("lint_catalog") { all in
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// An order in memory.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func order(_ order: String) throws -> OrderView {
        let answer: OrderView = try asked("order") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// The ids of the orders in memory, in the order of placing: a page after so many.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func orderIds(after: Int? = nil, limit: Int? = nil) throws -> Page {
        let answer: Page = try asked("order_ids") { all in
            try all.encodeIfPresent(after, forKey: Name("after"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// The version of an order, for `expected_version`.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func orderVersion(_ order: String) throws -> String {
        let answer: String = try asked("order_version") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// The orders in memory of a buyer, the newest first.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func ordersOf(_ buyer: String, after: String? = nil, limit: Int? = nil) throws -> [OrderView] {
        let answer: [OrderView] = try asked("orders_of") { all in
            try all.encode(buyer, forKey: Name("buyer"))
            try all.encodeIfPresent(after, forKey: Name("after"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// The orders in memory that name a contact and a secret, the newest first.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func ordersOfContact(_ contact: String) throws -> [OrderView] {
        let answer: [OrderView] = try asked("orders_of_contact") { all in
            try all.encode(contact, forKey: Name("contact"))
        }
        return answer
    }

    /// The sealed keys that an order's buyer owns.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func keysOf(_ order: String) throws -> [SealedKey] {
        let answer: [SealedKey] = try asked("keys_of") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// What the buyer of an order answered.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func answersOf(_ order: String) throws -> [AnswersView] {
        let answer: [AnswersView] = try asked("answers_of") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// Why an order cost what it cost and paid whom it paid.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func explain(_ order: String, language: Language? = nil) throws -> ExplainedOrder {
        let answer: ExplainedOrder = try asked("explain") { all in
            try all.encode(order, forKey: Name("order"))
            try all.encodeIfPresent(language, forKey: Name("language"))
        }
        return answer
    }

    /// The gift that an order is; null where it is none.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func gift(_ order: String) throws -> GiftView? {
        let answer: GiftView? = try asked("gift") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// An archived order, from the bytes that it left with.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func archivedOrder(_ order: String, bytes: String) throws -> OrderView {
        let answer: OrderView = try asked("archived_order") { all in
            try all.encode(order, forKey: Name("order"))
            try all.encode(bytes, forKey: Name("bytes"))
        }
        return answer
    }

    /// How many orders are in the archive.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func archivedOrders() throws -> Int {
        let answer: Int = try asked("archived_orders") { _ in }
        return answer
    }

    /// Whether an order is in the archive.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func isArchived(_ order: String) throws -> Bool {
        let answer: Bool = try asked("is_archived") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// The paid orders that wait for a person, the most urgent first.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func fulfilmentQueue(at: Date? = nil, limit: Int? = nil) throws -> [QueuedOrder] {
        let answer: [QueuedOrder] = try asked("fulfilment_queue") { all in
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// How many orders wait for a person.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func fulfilmentQueueLen() throws -> Int {
        let answer: Int = try asked("fulfilment_queue_len") { _ in }
        return answer
    }

    /// The orders that paid for a variant whose stock has not come.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func waitingFor(_ variant: String, limit: Int? = nil) throws -> [String] {
        let answer: [String] = try asked("waiting_for") { all in
            try all.encode(variant, forKey: Name("variant"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// A payment.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func payment(_ payment: String) throws -> PaymentView {
        let answer: PaymentView = try asked("payment") { all in
            try all.encode(payment, forKey: Name("payment"))
        }
        return answer
    }

    /// The payments of an order.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func paymentsOf(_ order: String) throws -> [PaymentView] {
        let answer: [PaymentView] = try asked("payments_of") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// The payments of which money waits for going back.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func sparePayments() throws -> [PaymentView] {
        let answer: [PaymentView] = try asked("spare_payments") { _ in }
        return answer
    }

    /// A refund.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func refund(_ refund: String) throws -> RefundView {
        let answer: RefundView = try asked("refund") { all in
            try all.encode(refund, forKey: Name("refund"))
        }
        return answer
    }

    /// The refunds that the gateway has not confirmed yet.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func awaitedRefunds() throws -> [AwaitedRefundView] {
        let answer: [AwaitedRefundView] = try asked("awaited_refunds") { _ in }
        return answer
    }

    /// A customer.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func customer(_ customer: String) throws -> CustomerView {
        let answer: CustomerView = try asked("customer") { all in
            try all.encode(customer, forKey: Name("customer"))
        }
        return answer
    }

    /// The ids of the customers, in the order of registering: a page after so many.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func customerIds(after: Int? = nil, limit: Int? = nil) throws -> Page {
        let answer: Page = try asked("customer_ids") { all in
            try all.encodeIfPresent(after, forKey: Name("after"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// Whom a channel knows by an identity; null for nobody.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func customerByIdentity(channel: String, outside: String) throws -> String? {
        let answer: String? = try asked("customer_by_identity") { all in
            try all.encode(channel, forKey: Name("channel"))
            try all.encode(outside, forKey: Name("outside"))
        }
        return answer
    }

    /// A customer's place among people, with figures and standing.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func network(_ customer: String) throws -> NetworkView {
        let answer: NetworkView = try asked("network") { all in
            try all.encode(customer, forKey: Name("customer"))
        }
        return answer
    }

    /// The customers above one, nearest first.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func upline(_ customer: String) throws -> [String] {
        let answer: [String] = try asked("upline") { all in
            try all.encode(customer, forKey: Name("customer"))
        }
        return answer
    }

    /// Those whom a customer invited: a page from a position on.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func directs(_ customer: String, from: Int? = nil, limit: Int? = nil) throws -> Page {
        let answer: Page = try asked("directs") { all in
            try all.encode(customer, forKey: Name("customer"))
            try all.encodeIfPresent(from, forKey: Name("from"))
            try all.encodeIfPresent(limit, forKey: Name("limit"))
        }
        return answer
    }

    /// A customer's seat in a placement tree; null for one without.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func seat(tree: String, customer: String) throws -> SeatView? {
        let answer: SeatView? = try asked("seat") { all in
            try all.encode(tree, forKey: Name("tree"))
            try all.encode(customer, forKey: Name("customer"))
        }
        return answer
    }

    /// Whose share it is that a customer came.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func attribution(_ customer: String, model: AttributionModel? = nil, at: Date? = nil) throws -> [AttributedTouch] {
        let answer: [AttributedTouch] = try asked("attribution") { all in
            try all.encode(customer, forKey: Name("customer"))
            try all.encodeIfPresent(model, forKey: Name("model"))
            try all.encodeIfPresent(at.map { WireDate($0) }, forKey: Name("at"))
        }
        return answer
    }

    /// The number of the period that the shop's clock is in.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func currentPeriod() throws -> Int {
        let answer: Int = try asked("current_period") { _ in }
        return answer
    }

    /// The periods that were closed.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func periods() throws -> [PeriodView] {
        let answer: [PeriodView] = try asked("periods") { _ in }
        return answer
    }

    /// What a period pays somebody and why; what closing it now would come to, where it is not closed.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func explainPeriod(_ period: Int, customer: String, language: Language? = nil) throws -> ExplainedPeriod {
        let answer: ExplainedPeriod = try asked("explain_period") { all in
            try all.encode(period, forKey: Name("period"))
            try all.encode(customer, forKey: Name("customer"))
            try all.encodeIfPresent(language, forKey: Name("language"))
        }
        return answer
    }

    /// The commission of an order.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func commission(_ order: String) throws -> [CommissionView] {
        let answer: [CommissionView] = try asked("commission") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// What suppliers and the platform have of an order.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func partnerShares(_ order: String) throws -> [PartnerView] {
        let answer: [PartnerView] = try asked("partner_shares") { all in
            try all.encode(order, forKey: Name("order"))
        }
        return answer
    }

    /// Where a customer stands in the chain of a bonus.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func chain(bonus: String, customer: String) throws -> ChainView {
        let answer: ChainView = try asked("chain") { all in
            try all.encode(bonus, forKey: Name("bonus"))
            try all.encode(customer, forKey: Name("customer"))
        }
        return answer
    }

    /// The sub-shop that sells on a channel; null where there is none.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func subShop(_ channel: String) throws -> SubShopView? {
        let answer: SubShopView? = try asked("sub_shop") { all in
            try all.encode(channel, forKey: Name("channel"))
        }
        return answer
    }

    /// The policy that plans are measured by.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func policy() throws -> Policy {
        let answer: Policy = try asked("policy") { _ in }
        return answer
    }

    /// What the shop's policy says of a plan.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func lintPlan(_ plan: CommissionPlan) throws -> PlanFindings {
        let answer: PlanFindings = try asked("lint_plan") { all in
            try all.encode(plan, forKey: Name("plan"))
        }
        return answer
    }

    /// What a plan would have paid for the shop's orders.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func whatIfPlan(_ plan: CommissionPlan, which: WhichOrders? = nil) throws -> Simulated {
        let answer: Simulated = try asked("what_if_plan") { all in
            try all.encode(plan, forKey: Name("plan"))
            try all.encodeIfPresent(which, forKey: Name("which"))
        }
        return answer
    }

    /// The plan in force and another one on the same orders.
    /// - Throws: ``Rejected`` where it asks for what is not known.
    public func comparePlans(_ plan: CommissionPlan, which: WhichOrders? = nil) throws -> Compared {
        let answer: Compared = try asked("compare_plans") { all in
            try all.encode(plan, forKey: Name("plan"))
            try all.encodeIfPresent(which, forKey: Name("which"))
        }
        return answer
    }
}
