// Written by `cargo xtask documents` from the Rust types; do not edit.

import Foundation

/// Adds to a counted stock, or takes from it what is not reserved.
public struct AdjustStock: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many more, or with a minus fewer.
    public var by: Int

    public init(variant: String, by: Int) {
        self.variant = variant
        self.by = by
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case by
    }
}

/// Changes a wallet by hand, with a reason.
public struct AdjustWallet: Hashable, Sendable, Codable {
    /// Whose wallet.
    public var customer: String
    /// How much more, or with a minus less. A wallet never holds less than nothing.
    public var by: Money
    /// Who does it, for people: 1 to 400 bytes.
    public var who: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String

    public init(customer: String, by: Money, who: String, reason: String) {
        self.customer = customer
        self.by = by
        self.who = who
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case by
        case who
        case reason
    }
}

/// Lets a withdrawal be paid that the plan wants approved.
public struct ApproveWithdrawal: Hashable, Sendable, Codable {
    /// The withdrawal.
    public var withdrawal: String
    /// Who approves it, for people: 1 to 400 bytes.
    public var by: String

    public init(withdrawal: String, by: String) {
        self.withdrawal = withdrawal
        self.by = by
    }

    private enum CodingKeys: String, CodingKey {
        case withdrawal
        case by
    }
}

/// Takes orders out of memory that came to an end long enough ago. The reply hands them over.
public struct Archive: Hashable, Sendable, Codable {
    /// How many orders are looked at, at the most; absent for what the settings allow.
    public var limit: Int?

    public init(limit: Int? = nil) {
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case limit
    }
}

/// Binds a customer who has no inviter to one.
public struct BindInviter: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Who invited.
    public var inviter: String

    public init(customer: String, inviter: String) {
        self.customer = customer
        self.inviter = inviter
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case inviter
    }
}

/// What is asked: an object with one member, the use case.
public indirect enum Body: Hashable, Sendable, Codable {
    /// Opens a client's session.
    case openSession(OpenSession)
    /// Closes a client's session.
    case closeSession(CloseSession)
    /// Does what is due.
    case tick(Tick)
    /// Adds or replaces a channel.
    case putChannel(PutChannel)
    /// Adds or replaces a membership level.
    case putLevel(PutLevel)
    /// Opens a pool of keys.
    case openPool(OpenPool)
    /// Adds or replaces a product.
    case putProduct(PutProduct)
    /// Adds a batch of sealed keys to a pool.
    case importKeys(ImportKeys)
    /// Adds to or takes from a counted stock.
    case adjustStock(AdjustStock)
    /// Sets the reusable key of a variant.
    case putReusableKey(PutReusableKey)
    /// Publishes a price book.
    case publishPriceBook(PublishPriceBook)
    /// Publishes a commission plan.
    case publishPlan(PublishPlan)
    /// Registers a customer.
    case registerCustomer(RegisterCustomer)
    /// Binds a customer to an inviter.
    case bindInviter(BindInviter)
    /// Gives a customer a level.
    case setCustomerLevel(SetCustomerLevel)
    /// Places an order.
    case placeOrder(PlaceOrder)
    /// Gives up an unpaid order.
    case cancelOrder(CancelOrder)
    /// Records a payment notice of a gateway.
    case recordPayment(RecordPayment)
    /// Delivers a paid order or a part of it.
    case deliver(Deliver)
    /// Completes a fulfilled order early.
    case completeOrder(CompleteOrder)
    /// Refunds an order or a part of it.
    case refundOrder(RefundOrder)
    /// Lets a held order go on.
    case releaseHold(ReleaseHold)
    /// Shows delivered keys again.
    case revealKeys(RevealKeys)
    /// Asks for commission to be paid out.
    case requestWithdrawal(RequestWithdrawal)
    /// Says how a withdrawal ended.
    case settleWithdrawal(SettleWithdrawal)
    /// Holds stock without an order.
    case reserve(Reserve)
    /// Holds other units.
    case resizeReservation(ResizeReservation)
    /// Puts off the end of a reservation.
    case extendReservation(ExtendReservation)
    /// Gives up a reservation or a part of it.
    case releaseReservation(ReleaseReservation)
    /// Changes what an unpaid order buys.
    case resizeOrder(ResizeOrder)
    /// Puts off the deadline of an unpaid order.
    case extendOrder(ExtendOrder)
    /// Sets the limits of a variant's sale.
    case putSale(PutSale)
    /// Sets the texts of notices.
    case putTemplates(PutTemplates)
    /// Claims a gift.
    case claimGift(ClaimGift)
    /// Wants to be told of a restock.
    case subscribeRestock(SubscribeRestock)
    /// Does not want to be told of a restock any more.
    case unsubscribeRestock(UnsubscribeRestock)
    /// Says what is other about a product on a channel.
    case putListing(PutListing)
    /// Says where the review of a product stands.
    case reviewProduct(ReviewProduct)
    /// Closes a period.
    case closePeriod(ClosePeriod)
    /// Makes a channel a sub-shop.
    case putSubShop(PutSubShop)
    /// Pays a supplier.
    case settleSupplier(SettleSupplier)
    /// Lets a withdrawal be paid.
    case approveWithdrawal(ApproveWithdrawal)
    /// Says that a parcel arrived.
    case recordArrival(RecordArrival)
    /// Counts a download of delivered content.
    case recordDownload(RecordDownload)
    /// Gives delivered content out anew.
    case reissueContent(ReissueContent)
    /// Forgets what the buyer of an order answered.
    case eraseAnswers(EraseAnswers)
    /// Says that a delivery failed.
    case reportDeliveryFailure(ReportDeliveryFailure)
    /// Says how a pool sells its keys.
    case configurePool(ConfigurePool)
    /// Takes a batch out of sale and tells whom it affects.
    case quarantineBatch(QuarantineBatch)
    /// Ends a batch's quarantine.
    case releaseBatch(ReleaseBatch)
    /// Takes keys out of the shop.
    case exportKeys(ExportKeys)
    /// Shares a stock out among channels.
    case putQuotas(PutQuotas)
    /// Watches a stock.
    case putStockAlert(PutStockAlert)
    /// Moves a customer to another inviter.
    case moveCustomer(MoveCustomer)
    /// Merges a customer into another.
    case mergeCustomers(MergeCustomers)
    /// Undoes a merge.
    case unmergeCustomers(UnmergeCustomers)
    /// Links an identity to a customer.
    case linkIdentity(LinkIdentity)
    /// Ends a link.
    case unlinkIdentity(UnlinkIdentity)
    /// Keeps what a customer allows.
    case setConsent(SetConsent)
    /// Forgets a person.
    case eraseCustomer(EraseCustomer)
    /// Says what a customer may be.
    case setStanding(SetStanding)
    /// Gives a customer a seat in a placement tree.
    case placeCustomer(PlaceCustomer)
    /// Opens a placement tree.
    case openPlacementTree(OpenPlacementTree)
    /// Keeps what brought a customer.
    case recordTouch(RecordTouch)
    /// Records a payment into a wallet.
    case topUpWallet(TopUpWallet)
    /// Pays an order from its buyer's wallet.
    case payFromWallet(PayFromWallet)
    /// Changes a wallet by hand.
    case adjustWallet(AdjustWallet)
    /// Sends money of a payment back that buys nothing.
    case returnPayment(ReturnPayment)
    /// Says how a refund to the source ended.
    case settleRefund(SettleRefund)
    /// Takes orders out of memory that came to an end.
    case archive(Archive)
    /// Takes an archived order back into memory.
    case restore(Restore)
    /// Looks orders up by contact and secret.
    case lookupOrders(LookupOrders)
    /// Records that a payer's bank took money back.
    case recordChargeback(RecordChargeback)
    /// Holds a paid order for a person to look at.
    case holdOrder(HoldOrder)
    /// Exchanges units that the buyer has.
    case replaceUnits(ReplaceUnits)
    /// Opens a complaint about a delivered order.
    case openComplaint(OpenComplaint)
    /// Ends a complaint.
    case resolveComplaint(ResolveComplaint)

    /// Opens a client's session.
    public static func openSession(client: String) -> Body {
        .openSession(OpenSession(client: client))
    }

    /// Closes a client's session.
    public static func closeSession(client: String) -> Body {
        .closeSession(CloseSession(client: client))
    }

    /// Does what is due.
    public static func tick(limit: Int? = nil) -> Body {
        .tick(Tick(limit: limit))
    }

    /// Adds or replaces a channel.
    public static func putChannel(channel: Channel) -> Body {
        .putChannel(PutChannel(channel: channel))
    }

    /// Adds or replaces a membership level.
    public static func putLevel(level: Level) -> Body {
        .putLevel(PutLevel(level: level))
    }

    /// Opens a pool of keys.
    public static func openPool(pool: String, format: KeyFormat) -> Body {
        .openPool(OpenPool(pool: pool, format: format))
    }

    /// Adds or replaces a product.
    public static func putProduct(product: Product) -> Body {
        .putProduct(PutProduct(product: product))
    }

    /// Adds a batch of sealed keys to a pool.
    public static func importKeys(
        pool: String,
        batch: String,
        keys: [SealedKey],
        supplier: String? = nil,
        unitCost: Decimal? = nil,
        expires: Date? = nil,
        priority: Int = 0,
        note: String? = nil,
        previews: [KeyPreview] = []
    ) -> Body {
        .importKeys(ImportKeys(pool: pool, batch: batch, keys: keys, supplier: supplier, unitCost: unitCost, expires: expires, priority: priority, note: note, previews: previews))
    }

    /// Adds to or takes from a counted stock.
    public static func adjustStock(variant: String, by: Int) -> Body {
        .adjustStock(AdjustStock(variant: variant, by: by))
    }

    /// Sets the reusable key of a variant.
    public static func putReusableKey(variant: String, key: SealedKey, limits: ReusableLimits? = nil) -> Body {
        .putReusableKey(PutReusableKey(variant: variant, key: key, limits: limits))
    }

    /// Publishes a price book.
    public static func publishPriceBook(book: PriceBook) -> Body {
        .publishPriceBook(PublishPriceBook(book: book))
    }

    /// Publishes a commission plan.
    public static func publishPlan(plan: CommissionPlan, overridePolicy: PolicyOverride? = nil) -> Body {
        .publishPlan(PublishPlan(plan: plan, overridePolicy: overridePolicy))
    }

    /// Registers a customer.
    public static func registerCustomer(customer: String, inviter: String? = nil, level: String? = nil, promoter: Bool? = nil) -> Body {
        .registerCustomer(RegisterCustomer(customer: customer, inviter: inviter, level: level, promoter: promoter))
    }

    /// Binds a customer to an inviter.
    public static func bindInviter(customer: String, inviter: String) -> Body {
        .bindInviter(BindInviter(customer: customer, inviter: inviter))
    }

    /// Gives a customer a level.
    public static func setCustomerLevel(customer: String, level: String? = nil, until: Date? = nil) -> Body {
        .setCustomerLevel(SetCustomerLevel(customer: customer, level: level, until: until))
    }

    /// Places an order.
    public static func placeOrder(
        order: String,
        cart: Cart,
        book: String,
        total: Money,
        contact: String? = nil,
        device: String? = nil,
        lookupSecret: String? = nil,
        answers: [LineAnswers]? = nil,
        reservation: String? = nil,
        gift: GiftTerms? = nil
    ) -> Body {
        .placeOrder(PlaceOrder(order: order, cart: cart, book: book, total: total, contact: contact, device: device, lookupSecret: lookupSecret, answers: answers, reservation: reservation, gift: gift))
    }

    /// Gives up an unpaid order.
    public static func cancelOrder(order: String) -> Body {
        .cancelOrder(CancelOrder(order: order))
    }

    /// Records a payment notice of a gateway.
    public static func recordPayment(order: String, payment: String, amount: Money) -> Body {
        .recordPayment(RecordPayment(order: order, payment: payment, amount: amount))
    }

    /// Delivers a paid order or a part of it.
    public static func deliver(order: String, lines: [DeliverLine]? = nil, parcel: SentParcel? = nil) -> Body {
        .deliver(Deliver(order: order, lines: lines, parcel: parcel))
    }

    /// Completes a fulfilled order early.
    public static func completeOrder(order: String) -> Body {
        .completeOrder(CompleteOrder(order: order))
    }

    /// Refunds an order or a part of it.
    public static func refundOrder(
        order: String,
        refund: String,
        lines: [RefundLine]? = nil,
        to: RefundTo? = nil,
        amount: Money? = nil,
        keepShipping: Bool = false,
        despite: String? = nil,
        faulty: Bool = false
    ) -> Body {
        .refundOrder(RefundOrder(order: order, refund: refund, lines: lines, to: to, amount: amount, keepShipping: keepShipping, despite: despite, faulty: faulty))
    }

    /// Lets a held order go on.
    public static func releaseHold(order: String) -> Body {
        .releaseHold(ReleaseHold(order: order))
    }

    /// Shows delivered keys again.
    public static func revealKeys(order: String, by: String, reason: String) -> Body {
        .revealKeys(RevealKeys(order: order, by: by, reason: reason))
    }

    /// Asks for commission to be paid out.
    public static func requestWithdrawal(withdrawal: String, promoter: String, amount: Money) -> Body {
        .requestWithdrawal(RequestWithdrawal(withdrawal: withdrawal, promoter: promoter, amount: amount))
    }

    /// Says how a withdrawal ended.
    public static func settleWithdrawal(withdrawal: String, settlement: Settlement) -> Body {
        .settleWithdrawal(SettleWithdrawal(withdrawal: withdrawal, settlement: settlement))
    }

    /// Holds stock without an order.
    public static func reserve(
        reservation: String,
        channel: String,
        lines: [ReserveLine],
        buyer: String? = nil,
        contact: String? = nil,
        device: String? = nil,
        wait: Duration? = nil,
        partial: Bool = false
    ) -> Body {
        .reserve(Reserve(reservation: reservation, channel: channel, lines: lines, buyer: buyer, contact: contact, device: device, wait: wait, partial: partial))
    }

    /// Holds other units.
    public static func resizeReservation(reservation: String, lines: [ReserveLine], partial: Bool = false) -> Body {
        .resizeReservation(ResizeReservation(reservation: reservation, lines: lines, partial: partial))
    }

    /// Puts off the end of a reservation.
    public static func extendReservation(reservation: String) -> Body {
        .extendReservation(ExtendReservation(reservation: reservation))
    }

    /// Gives up a reservation or a part of it.
    public static func releaseReservation(reservation: String, lines: [ReserveLine]? = nil) -> Body {
        .releaseReservation(ReleaseReservation(reservation: reservation, lines: lines))
    }

    /// Changes what an unpaid order buys.
    public static func resizeOrder(order: String, cart: Cart, book: String, total: Money) -> Body {
        .resizeOrder(ResizeOrder(order: order, cart: cart, book: book, total: total))
    }

    /// Puts off the deadline of an unpaid order.
    public static func extendOrder(order: String) -> Body {
        .extendOrder(ExtendOrder(order: order))
    }

    /// Sets the limits of a variant's sale.
    public static func putSale(sale: SaleLimits) -> Body {
        .putSale(PutSale(sale: sale))
    }

    /// Sets the texts of notices.
    public static func putTemplates(templates: Templates) -> Body {
        .putTemplates(PutTemplates(templates: templates))
    }

    /// Claims a gift.
    public static func claimGift(claim: String, recipient: String, order: String? = nil) -> Body {
        .claimGift(ClaimGift(claim: claim, recipient: recipient, order: order))
    }

    /// Wants to be told of a restock.
    public static func subscribeRestock(variant: String, customer: String? = nil, contact: String? = nil, channel: String? = nil) -> Body {
        .subscribeRestock(SubscribeRestock(variant: variant, customer: customer, contact: contact, channel: channel))
    }

    /// Does not want to be told of a restock any more.
    public static func unsubscribeRestock(variant: String, customer: String? = nil, contact: String? = nil) -> Body {
        .unsubscribeRestock(UnsubscribeRestock(variant: variant, customer: customer, contact: contact))
    }

    /// Says what is other about a product on a channel.
    public static func putListing(listing: Listing) -> Body {
        .putListing(PutListing(listing: listing))
    }

    /// Says where the review of a product stands.
    public static func reviewProduct(product: String, state: ReviewState, by: String, reason: String? = nil) -> Body {
        .reviewProduct(ReviewProduct(product: product, state: state, by: by, reason: reason))
    }

    /// Closes a period.
    public static func closePeriod(period: Int, limit: Int? = nil) -> Body {
        .closePeriod(ClosePeriod(period: period, limit: limit))
    }

    /// Makes a channel a sub-shop.
    public static func putSubShop(channel: String, owner: String, markupPercent: Decimal, upstream: String? = nil) -> Body {
        .putSubShop(PutSubShop(channel: channel, owner: owner, markupPercent: markupPercent, upstream: upstream))
    }

    /// Pays a supplier.
    public static func settleSupplier(supplier: String, settlement: String, amount: Money? = nil) -> Body {
        .settleSupplier(SettleSupplier(supplier: supplier, settlement: settlement, amount: amount))
    }

    /// Lets a withdrawal be paid.
    public static func approveWithdrawal(withdrawal: String, by: String) -> Body {
        .approveWithdrawal(ApproveWithdrawal(withdrawal: withdrawal, by: by))
    }

    /// Says that a parcel arrived.
    public static func recordArrival(order: String, parcel: Int) -> Body {
        .recordArrival(RecordArrival(order: order, parcel: parcel))
    }

    /// Counts a download of delivered content.
    public static func recordDownload(order: String, line: Int) -> Body {
        .recordDownload(RecordDownload(order: order, line: line))
    }

    /// Gives delivered content out anew.
    public static func reissueContent(order: String, line: Int) -> Body {
        .reissueContent(ReissueContent(order: order, line: line))
    }

    /// Forgets what the buyer of an order answered.
    public static func eraseAnswers(order: String) -> Body {
        .eraseAnswers(EraseAnswers(order: order))
    }

    /// Says that a delivery failed.
    public static func reportDeliveryFailure(order: String, reason: String, lines: [Int] = []) -> Body {
        .reportDeliveryFailure(ReportDeliveryFailure(order: order, reason: reason, lines: lines))
    }

    /// Says how a pool sells its keys.
    public static func configurePool(pool: String, terms: PoolTerms) -> Body {
        .configurePool(ConfigurePool(pool: pool, terms: terms))
    }

    /// Takes a batch out of sale and tells whom it affects.
    public static func quarantineBatch(pool: String, batch: String, by: String, reason: String, after: Int? = nil, limit: Int? = nil) -> Body {
        .quarantineBatch(QuarantineBatch(pool: pool, batch: batch, by: by, reason: reason, after: after, limit: limit))
    }

    /// Ends a batch's quarantine.
    public static func releaseBatch(pool: String, batch: String, by: String, reason: String, limit: Int? = nil) -> Body {
        .releaseBatch(ReleaseBatch(pool: pool, batch: batch, by: by, reason: reason, limit: limit))
    }

    /// Takes keys out of the shop.
    public static func exportKeys(pool: String, count: Int, by: String, reason: String, batch: String? = nil) -> Body {
        .exportKeys(ExportKeys(pool: pool, count: count, by: by, reason: reason, batch: batch))
    }

    /// Shares a stock out among channels.
    public static func putQuotas(of: StockName, quotas: [ChannelQuota], afresh: Bool = false) -> Body {
        .putQuotas(PutQuotas(of: of, quotas: quotas, afresh: afresh))
    }

    /// Watches a stock.
    public static func putStockAlert(of: StockName, levels: AlertLevels? = nil) -> Body {
        .putStockAlert(PutStockAlert(of: of, levels: levels))
    }

    /// Moves a customer to another inviter.
    public static func moveCustomer(customer: String, inviter: String? = nil, reason: String = "") -> Body {
        .moveCustomer(MoveCustomer(customer: customer, inviter: inviter, reason: reason))
    }

    /// Merges a customer into another.
    public static func mergeCustomers(customer: String, into: String) -> Body {
        .mergeCustomers(MergeCustomers(customer: customer, into: into))
    }

    /// Undoes a merge.
    public static func unmergeCustomers(customer: String) -> Body {
        .unmergeCustomers(UnmergeCustomers(customer: customer))
    }

    /// Links an identity to a customer.
    public static func linkIdentity(customer: String, channel: String, outside: String) -> Body {
        .linkIdentity(LinkIdentity(customer: customer, channel: channel, outside: outside))
    }

    /// Ends a link.
    public static func unlinkIdentity(customer: String, channel: String, outside: String) -> Body {
        .unlinkIdentity(UnlinkIdentity(customer: customer, channel: channel, outside: outside))
    }

    /// Keeps what a customer allows.
    public static func setConsent(customer: String, purpose: String, granted: Bool, version: Int = 0) -> Body {
        .setConsent(SetConsent(customer: customer, purpose: purpose, granted: granted, version: version))
    }

    /// Forgets a person.
    public static func eraseCustomer(customer: String) -> Body {
        .eraseCustomer(EraseCustomer(customer: customer))
    }

    /// Says what a customer may be.
    public static func setStanding(
        customer: String,
        promoter: Bool? = nil,
        subShop: Bool? = nil,
        supplier: Bool? = nil,
        blocked: Blocking? = nil
    ) -> Body {
        .setStanding(SetStanding(customer: customer, promoter: promoter, subShop: subShop, supplier: supplier, blocked: blocked))
    }

    /// Gives a customer a seat in a placement tree.
    public static func placeCustomer(tree: String, customer: String, sponsor: String? = nil, leg: Int? = nil) -> Body {
        .placeCustomer(PlaceCustomer(tree: tree, customer: customer, sponsor: sponsor, leg: leg))
    }

    /// Opens a placement tree.
    public static func openPlacementTree(tree: String, width: Int, depth: Int = 0) -> Body {
        .openPlacementTree(OpenPlacementTree(tree: tree, width: width, depth: depth))
    }

    /// Keeps what brought a customer.
    public static func recordTouch(customer: String, channel: String, promoter: String? = nil) -> Body {
        .recordTouch(RecordTouch(customer: customer, channel: channel, promoter: promoter))
    }

    /// Records a payment into a wallet.
    public static func topUpWallet(payment: String, amount: Money, customer: String? = nil) -> Body {
        .topUpWallet(TopUpWallet(payment: payment, amount: amount, customer: customer))
    }

    /// Pays an order from its buyer's wallet.
    public static func payFromWallet(order: String, amount: Money? = nil) -> Body {
        .payFromWallet(PayFromWallet(order: order, amount: amount))
    }

    /// Changes a wallet by hand.
    public static func adjustWallet(customer: String, by: Money, who: String, reason: String) -> Body {
        .adjustWallet(AdjustWallet(customer: customer, by: by, who: who, reason: reason))
    }

    /// Sends money of a payment back that buys nothing.
    public static func returnPayment(
        payment: String,
        refund: String,
        amount: Money? = nil,
        from: ReturnFrom? = nil,
        to: RefundTo? = nil
    ) -> Body {
        .returnPayment(ReturnPayment(payment: payment, refund: refund, amount: amount, from: from, to: to))
    }

    /// Says how a refund to the source ended.
    public static func settleRefund(refund: String, settlement: Settlement) -> Body {
        .settleRefund(SettleRefund(refund: refund, settlement: settlement))
    }

    /// Takes orders out of memory that came to an end.
    public static func archive(limit: Int? = nil) -> Body {
        .archive(Archive(limit: limit))
    }

    /// Takes an archived order back into memory.
    public static func restore(order: String, bytes: String) -> Body {
        .restore(Restore(order: order, bytes: bytes))
    }

    /// Looks orders up by contact and secret.
    public static func lookupOrders(
        contact: String,
        secret: String,
        order: String? = nil,
        device: String? = nil,
        after: String? = nil,
        limit: Int? = nil
    ) -> Body {
        .lookupOrders(LookupOrders(contact: contact, secret: secret, order: order, device: device, after: after, limit: limit))
    }

    /// Records that a payer's bank took money back.
    public static func recordChargeback(payment: String, chargeback: String, amount: Money) -> Body {
        .recordChargeback(RecordChargeback(payment: payment, chargeback: chargeback, amount: amount))
    }

    /// Holds a paid order for a person to look at.
    public static func holdOrder(order: String, reason: String) -> Body {
        .holdOrder(HoldOrder(order: order, reason: reason))
    }

    /// Exchanges units that the buyer has.
    public static func replaceUnits(
        order: String,
        line: Int,
        units: [Int],
        reason: String,
        faulty: Bool? = nil,
        despite: String? = nil
    ) -> Body {
        .replaceUnits(ReplaceUnits(order: order, line: line, units: units, reason: reason, faulty: faulty, despite: despite))
    }

    /// Opens a complaint about a delivered order.
    public static func openComplaint(order: String, reason: String) -> Body {
        .openComplaint(OpenComplaint(order: order, reason: reason))
    }

    /// Ends a complaint.
    public static func resolveComplaint(order: String, resolution: Resolution) -> Body {
        .resolveComplaint(ResolveComplaint(order: order, resolution: resolution))
    }

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "open_session": self = .openSession(try form.content(OpenSession.self))
        case "close_session": self = .closeSession(try form.content(CloseSession.self))
        case "tick": self = .tick(try form.content(Tick.self))
        case "put_channel": self = .putChannel(try form.content(PutChannel.self))
        case "put_level": self = .putLevel(try form.content(PutLevel.self))
        case "open_pool": self = .openPool(try form.content(OpenPool.self))
        case "put_product": self = .putProduct(try form.content(PutProduct.self))
        case "import_keys": self = .importKeys(try form.content(ImportKeys.self))
        case "adjust_stock": self = .adjustStock(try form.content(AdjustStock.self))
        case "put_reusable_key": self = .putReusableKey(try form.content(PutReusableKey.self))
        case "publish_price_book": self = .publishPriceBook(try form.content(PublishPriceBook.self))
        case "publish_plan": self = .publishPlan(try form.content(PublishPlan.self))
        case "register_customer": self = .registerCustomer(try form.content(RegisterCustomer.self))
        case "bind_inviter": self = .bindInviter(try form.content(BindInviter.self))
        case "set_customer_level": self = .setCustomerLevel(try form.content(SetCustomerLevel.self))
        case "place_order": self = .placeOrder(try form.content(PlaceOrder.self))
        case "cancel_order": self = .cancelOrder(try form.content(CancelOrder.self))
        case "record_payment": self = .recordPayment(try form.content(RecordPayment.self))
        case "deliver": self = .deliver(try form.content(Deliver.self))
        case "complete_order": self = .completeOrder(try form.content(CompleteOrder.self))
        case "refund_order": self = .refundOrder(try form.content(RefundOrder.self))
        case "release_hold": self = .releaseHold(try form.content(ReleaseHold.self))
        case "reveal_keys": self = .revealKeys(try form.content(RevealKeys.self))
        case "request_withdrawal": self = .requestWithdrawal(try form.content(RequestWithdrawal.self))
        case "settle_withdrawal": self = .settleWithdrawal(try form.content(SettleWithdrawal.self))
        case "reserve": self = .reserve(try form.content(Reserve.self))
        case "resize_reservation": self = .resizeReservation(try form.content(ResizeReservation.self))
        case "extend_reservation": self = .extendReservation(try form.content(ExtendReservation.self))
        case "release_reservation": self = .releaseReservation(try form.content(ReleaseReservation.self))
        case "resize_order": self = .resizeOrder(try form.content(ResizeOrder.self))
        case "extend_order": self = .extendOrder(try form.content(ExtendOrder.self))
        case "put_sale": self = .putSale(try form.content(PutSale.self))
        case "put_templates": self = .putTemplates(try form.content(PutTemplates.self))
        case "claim_gift": self = .claimGift(try form.content(ClaimGift.self))
        case "subscribe_restock": self = .subscribeRestock(try form.content(SubscribeRestock.self))
        case "unsubscribe_restock": self = .unsubscribeRestock(try form.content(UnsubscribeRestock.self))
        case "put_listing": self = .putListing(try form.content(PutListing.self))
        case "review_product": self = .reviewProduct(try form.content(ReviewProduct.self))
        case "close_period": self = .closePeriod(try form.content(ClosePeriod.self))
        case "put_sub_shop": self = .putSubShop(try form.content(PutSubShop.self))
        case "settle_supplier": self = .settleSupplier(try form.content(SettleSupplier.self))
        case "approve_withdrawal": self = .approveWithdrawal(try form.content(ApproveWithdrawal.self))
        case "record_arrival": self = .recordArrival(try form.content(RecordArrival.self))
        case "record_download": self = .recordDownload(try form.content(RecordDownload.self))
        case "reissue_content": self = .reissueContent(try form.content(ReissueContent.self))
        case "erase_answers": self = .eraseAnswers(try form.content(EraseAnswers.self))
        case "report_delivery_failure": self = .reportDeliveryFailure(try form.content(ReportDeliveryFailure.self))
        case "configure_pool": self = .configurePool(try form.content(ConfigurePool.self))
        case "quarantine_batch": self = .quarantineBatch(try form.content(QuarantineBatch.self))
        case "release_batch": self = .releaseBatch(try form.content(ReleaseBatch.self))
        case "export_keys": self = .exportKeys(try form.content(ExportKeys.self))
        case "put_quotas": self = .putQuotas(try form.content(PutQuotas.self))
        case "put_stock_alert": self = .putStockAlert(try form.content(PutStockAlert.self))
        case "move_customer": self = .moveCustomer(try form.content(MoveCustomer.self))
        case "merge_customers": self = .mergeCustomers(try form.content(MergeCustomers.self))
        case "unmerge_customers": self = .unmergeCustomers(try form.content(UnmergeCustomers.self))
        case "link_identity": self = .linkIdentity(try form.content(LinkIdentity.self))
        case "unlink_identity": self = .unlinkIdentity(try form.content(UnlinkIdentity.self))
        case "set_consent": self = .setConsent(try form.content(SetConsent.self))
        case "erase_customer": self = .eraseCustomer(try form.content(EraseCustomer.self))
        case "set_standing": self = .setStanding(try form.content(SetStanding.self))
        case "place_customer": self = .placeCustomer(try form.content(PlaceCustomer.self))
        case "open_placement_tree": self = .openPlacementTree(try form.content(OpenPlacementTree.self))
        case "record_touch": self = .recordTouch(try form.content(RecordTouch.self))
        case "top_up_wallet": self = .topUpWallet(try form.content(TopUpWallet.self))
        case "pay_from_wallet": self = .payFromWallet(try form.content(PayFromWallet.self))
        case "adjust_wallet": self = .adjustWallet(try form.content(AdjustWallet.self))
        case "return_payment": self = .returnPayment(try form.content(ReturnPayment.self))
        case "settle_refund": self = .settleRefund(try form.content(SettleRefund.self))
        case "archive": self = .archive(try form.content(Archive.self))
        case "restore": self = .restore(try form.content(Restore.self))
        case "lookup_orders": self = .lookupOrders(try form.content(LookupOrders.self))
        case "record_chargeback": self = .recordChargeback(try form.content(RecordChargeback.self))
        case "hold_order": self = .holdOrder(try form.content(HoldOrder.self))
        case "replace_units": self = .replaceUnits(try form.content(ReplaceUnits.self))
        case "open_complaint": self = .openComplaint(try form.content(OpenComplaint.self))
        case "resolve_complaint": self = .resolveComplaint(try form.content(ResolveComplaint.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .openSession(let value): try encoder.form("open_session", value)
        case .closeSession(let value): try encoder.form("close_session", value)
        case .tick(let value): try encoder.form("tick", value)
        case .putChannel(let value): try encoder.form("put_channel", value)
        case .putLevel(let value): try encoder.form("put_level", value)
        case .openPool(let value): try encoder.form("open_pool", value)
        case .putProduct(let value): try encoder.form("put_product", value)
        case .importKeys(let value): try encoder.form("import_keys", value)
        case .adjustStock(let value): try encoder.form("adjust_stock", value)
        case .putReusableKey(let value): try encoder.form("put_reusable_key", value)
        case .publishPriceBook(let value): try encoder.form("publish_price_book", value)
        case .publishPlan(let value): try encoder.form("publish_plan", value)
        case .registerCustomer(let value): try encoder.form("register_customer", value)
        case .bindInviter(let value): try encoder.form("bind_inviter", value)
        case .setCustomerLevel(let value): try encoder.form("set_customer_level", value)
        case .placeOrder(let value): try encoder.form("place_order", value)
        case .cancelOrder(let value): try encoder.form("cancel_order", value)
        case .recordPayment(let value): try encoder.form("record_payment", value)
        case .deliver(let value): try encoder.form("deliver", value)
        case .completeOrder(let value): try encoder.form("complete_order", value)
        case .refundOrder(let value): try encoder.form("refund_order", value)
        case .releaseHold(let value): try encoder.form("release_hold", value)
        case .revealKeys(let value): try encoder.form("reveal_keys", value)
        case .requestWithdrawal(let value): try encoder.form("request_withdrawal", value)
        case .settleWithdrawal(let value): try encoder.form("settle_withdrawal", value)
        case .reserve(let value): try encoder.form("reserve", value)
        case .resizeReservation(let value): try encoder.form("resize_reservation", value)
        case .extendReservation(let value): try encoder.form("extend_reservation", value)
        case .releaseReservation(let value): try encoder.form("release_reservation", value)
        case .resizeOrder(let value): try encoder.form("resize_order", value)
        case .extendOrder(let value): try encoder.form("extend_order", value)
        case .putSale(let value): try encoder.form("put_sale", value)
        case .putTemplates(let value): try encoder.form("put_templates", value)
        case .claimGift(let value): try encoder.form("claim_gift", value)
        case .subscribeRestock(let value): try encoder.form("subscribe_restock", value)
        case .unsubscribeRestock(let value): try encoder.form("unsubscribe_restock", value)
        case .putListing(let value): try encoder.form("put_listing", value)
        case .reviewProduct(let value): try encoder.form("review_product", value)
        case .closePeriod(let value): try encoder.form("close_period", value)
        case .putSubShop(let value): try encoder.form("put_sub_shop", value)
        case .settleSupplier(let value): try encoder.form("settle_supplier", value)
        case .approveWithdrawal(let value): try encoder.form("approve_withdrawal", value)
        case .recordArrival(let value): try encoder.form("record_arrival", value)
        case .recordDownload(let value): try encoder.form("record_download", value)
        case .reissueContent(let value): try encoder.form("reissue_content", value)
        case .eraseAnswers(let value): try encoder.form("erase_answers", value)
        case .reportDeliveryFailure(let value): try encoder.form("report_delivery_failure", value)
        case .configurePool(let value): try encoder.form("configure_pool", value)
        case .quarantineBatch(let value): try encoder.form("quarantine_batch", value)
        case .releaseBatch(let value): try encoder.form("release_batch", value)
        case .exportKeys(let value): try encoder.form("export_keys", value)
        case .putQuotas(let value): try encoder.form("put_quotas", value)
        case .putStockAlert(let value): try encoder.form("put_stock_alert", value)
        case .moveCustomer(let value): try encoder.form("move_customer", value)
        case .mergeCustomers(let value): try encoder.form("merge_customers", value)
        case .unmergeCustomers(let value): try encoder.form("unmerge_customers", value)
        case .linkIdentity(let value): try encoder.form("link_identity", value)
        case .unlinkIdentity(let value): try encoder.form("unlink_identity", value)
        case .setConsent(let value): try encoder.form("set_consent", value)
        case .eraseCustomer(let value): try encoder.form("erase_customer", value)
        case .setStanding(let value): try encoder.form("set_standing", value)
        case .placeCustomer(let value): try encoder.form("place_customer", value)
        case .openPlacementTree(let value): try encoder.form("open_placement_tree", value)
        case .recordTouch(let value): try encoder.form("record_touch", value)
        case .topUpWallet(let value): try encoder.form("top_up_wallet", value)
        case .payFromWallet(let value): try encoder.form("pay_from_wallet", value)
        case .adjustWallet(let value): try encoder.form("adjust_wallet", value)
        case .returnPayment(let value): try encoder.form("return_payment", value)
        case .settleRefund(let value): try encoder.form("settle_refund", value)
        case .archive(let value): try encoder.form("archive", value)
        case .restore(let value): try encoder.form("restore", value)
        case .lookupOrders(let value): try encoder.form("lookup_orders", value)
        case .recordChargeback(let value): try encoder.form("record_chargeback", value)
        case .holdOrder(let value): try encoder.form("hold_order", value)
        case .replaceUnits(let value): try encoder.form("replace_units", value)
        case .openComplaint(let value): try encoder.form("open_complaint", value)
        case .resolveComplaint(let value): try encoder.form("resolve_complaint", value)
        }
    }
}

/// Gives up an order that is not paid.
public struct CancelOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Claims a gift: it is delivered to the recipient.
public struct ClaimGift: Hashable, Sendable, Codable {
    /// The hash of the code that somebody typed.
    public var claim: String
    /// Who receives it.
    public var recipient: String
    /// The order, where the one who claims names it: then a wrong code counts.
    public var order: String?

    public init(claim: String, recipient: String, order: String? = nil) {
        self.claim = claim
        self.recipient = recipient
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case claim
        case recipient
        case order
    }
}

/// Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time.
public struct ClosePeriod: Hashable, Sendable, Codable {
    /// The number of the period.
    public var period: Int
    /// How many lines to pay at the most; the shop's limit of a tick where absent or larger.
    public var limit: Int?

    public init(period: Int, limit: Int? = nil) {
        self.period = period
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case limit
    }
}

/// Closes a session: its last answer is forgotten, and the client may open a new one.
public struct CloseSession: Hashable, Sendable, Codable {
    /// The client.
    public var client: String

    public init(client: String) {
        self.client = client
    }

    private enum CodingKeys: String, CodingKey {
        case client
    }
}

/// Completes a fulfilled order before its time.
public struct CompleteOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Says how a pool sells its keys: in place of all that was said before.
public struct ConfigurePool: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// How it sells.
    public var terms: PoolTerms

    public init(pool: String, terms: PoolTerms) {
        self.pool = pool
        self.terms = terms
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case terms
    }
}

/// Delivers a paid order: everything that is owed, or units of some lines.
public struct Deliver: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Which units; absent for all that are owed.
    public var lines: [DeliverLine]?
    /// The parcel that they are in; needed where any of them is shipped.
    public var parcel: SentParcel?

    public init(order: String, lines: [DeliverLine]? = nil, parcel: SentParcel? = nil) {
        self.order = order
        self.lines = lines
        self.parcel = parcel
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case lines
        case parcel
    }
}

/// Forgets what the buyer of an order answered to its forms.
public struct EraseAnswers: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
/// stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
public struct EraseCustomer: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String

    public init(customer: String) {
        self.customer = customer
    }

    private enum CodingKeys: String, CodingKey {
        case customer
    }
}

/// Takes keys out of the shop for good and gives them, sealed. The record says who asked and why.
public struct ExportKeys: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// How many, 1 to 10 000; all or none.
    public var count: Int
    /// Who asked, for people: 1 to 400 bytes.
    public var by: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String
    /// Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold
    /// next.
    public var batch: String?

    public init(pool: String, count: Int, by: String, reason: String, batch: String? = nil) {
        self.pool = pool
        self.count = count
        self.by = by
        self.reason = reason
        self.batch = batch
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case count
        case by
        case reason
        case batch
    }
}

/// Puts off the deadline of an unpaid order: the shop's setting says how long and how often.
public struct ExtendOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Puts off the end of a reservation: the shop's setting says how long and how often.
public struct ExtendReservation: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String

    public init(reservation: String) {
        self.reservation = reservation
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
    }
}

/// Holds a paid order for a person to look at. It keeps its stock.
public struct HoldOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String

    public init(order: String, reason: String) {
        self.order = order
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case reason
    }
}

/// Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear.
public struct ImportKeys: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch, new in the pool.
    public var batch: String
    /// The keys.
    public var keys: [SealedKey]
    /// Who supplied it.
    public var supplier: String?
    /// What one key cost, in major units of the shop's currency.
    public var unitCost: Decimal?
    /// From when its keys are not sold any more.
    public var expires: Date?
    /// Batches of a higher priority are sold first. Default: 0.
    public var priority: Int
    /// A note for people, 1 to 400 bytes.
    public var note: String?
    /// What buyers may see of keys that they can pick, in the order of the keys.
    public var previews: [KeyPreview]

    public init(
        pool: String,
        batch: String,
        keys: [SealedKey],
        supplier: String? = nil,
        unitCost: Decimal? = nil,
        expires: Date? = nil,
        priority: Int = 0,
        note: String? = nil,
        previews: [KeyPreview] = []
    ) {
        self.pool = pool
        self.batch = batch
        self.keys = keys
        self.supplier = supplier
        self.unitCost = unitCost
        self.expires = expires
        self.priority = priority
        self.note = note
        self.previews = previews
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case keys
        case supplier
        case unitCost = "unit_cost"
        case expires
        case priority
        case note
        case previews
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.pool = try all.decode(String.self, forKey: .pool)
        self.batch = try all.decode(String.self, forKey: .batch)
        self.keys = try all.decode([SealedKey].self, forKey: .keys)
        self.supplier = try all.decodeIfPresent(String.self, forKey: .supplier)
        self.unitCost = try all.decodeIfPresent(WireDecimal.self, forKey: .unitCost).map { $0.value }
        self.expires = try all.decodeIfPresent(WireDate.self, forKey: .expires).map { $0.value }
        self.priority = try all.decodeIfPresent(Int.self, forKey: .priority) ?? 0
        self.note = try all.decodeIfPresent(String.self, forKey: .note)
        self.previews = try all.decodeIfPresent([KeyPreview].self, forKey: .previews) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(pool, forKey: .pool)
        try all.encode(batch, forKey: .batch)
        try all.encode(keys, forKey: .keys)
        try all.encodeIfPresent(supplier, forKey: .supplier)
        try all.encodeIfPresent(unitCost.map { WireDecimal($0) }, forKey: .unitCost)
        try all.encodeIfPresent(expires.map { WireDate($0) }, forKey: .expires)
        if priority != 0 { try all.encode(priority, forKey: .priority) }
        try all.encodeIfPresent(note, forKey: .note)
        if !previews.isEmpty { try all.encode(previews, forKey: .previews) }
    }
}

/// Says that a channel knows a customer by an identity.
public struct LinkIdentity: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The channel.
    public var channel: String
    /// What the channel calls the customer; a keyed hash where that is a telephone number or an address.
    public var outside: String

    public init(customer: String, channel: String, outside: String) {
        self.customer = customer
        self.channel = channel
        self.outside = outside
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case channel
        case outside
    }
}

/// Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while.
public struct LookupOrders: Hashable, Sendable, Codable {
    /// The contact that was named when the orders were placed, hashed by the host.
    public var contact: String
    /// The secret, sealed by the host (`seal_secret`).
    public var secret: String
    /// Only this order.
    public var order: String?
    /// The device that asks, where the host knows one: its failures count together.
    public var device: String?
    /// Only orders older than this one: the last of the page before.
    public var after: String?
    /// How many orders are listed. 1 to 100; default 20.
    public var limit: Int?

    public init(
        contact: String,
        secret: String,
        order: String? = nil,
        device: String? = nil,
        after: String? = nil,
        limit: Int? = nil
    ) {
        self.contact = contact
        self.secret = secret
        self.order = order
        self.device = device
        self.after = after
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case contact
        case secret
        case order
        case device
        case after
        case limit
    }
}

/// Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
/// means the survivor from now on.
public struct MergeCustomers: Hashable, Sendable, Codable {
    /// Who ends.
    public var customer: String
    /// Who goes on.
    public var into: String

    public init(customer: String, into: String) {
        self.customer = customer
        self.into = into
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case into
    }
}

/// Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say.
public struct MoveCustomer: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The new inviter; absent for none.
    public var inviter: String?
    /// Why, for people.
    public var reason: String

    public init(customer: String, inviter: String? = nil, reason: String = "") {
        self.customer = customer
        self.inviter = inviter
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case inviter
        case reason
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.customer = try all.decode(String.self, forKey: .customer)
        self.inviter = try all.decodeIfPresent(String.self, forKey: .inviter)
        self.reason = try all.decodeIfPresent(String.self, forKey: .reason) ?? ""
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(customer, forKey: .customer)
        try all.encodeIfPresent(inviter, forKey: .inviter)
        if reason != "" { try all.encode(reason, forKey: .reason) }
    }
}

/// Opens a complaint about a delivered order.
public struct OpenComplaint: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// What is wrong, for people: 1 to 400 bytes.
    public var reason: String

    public init(order: String, reason: String) {
        self.order = order
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case reason
    }
}

/// Opens a placement tree.
public struct OpenPlacementTree: Hashable, Sendable, Codable {
    /// The tree, new in the shop; there are 8 at the most.
    public var tree: String
    /// How many legs a seat has: 2 for a binary tree; 1 to 16.
    public var width: Int
    /// How many levels below the sponsor somebody sits at the most; 0 for any, which is the default.
    public var depth: Int

    public init(tree: String, width: Int, depth: Int = 0) {
        self.tree = tree
        self.width = width
        self.depth = depth
    }

    private enum CodingKeys: String, CodingKey {
        case tree
        case width
        case depth
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.tree = try all.decode(String.self, forKey: .tree)
        self.width = try all.decode(Int.self, forKey: .width)
        self.depth = try all.decodeIfPresent(Int.self, forKey: .depth) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(tree, forKey: .tree)
        try all.encode(width, forKey: .width)
        if depth != 0 { try all.encode(depth, forKey: .depth) }
    }
}

/// Opens a pool (卡池) for keys of one format.
public struct OpenPool: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// How its key files are written.
    public var format: KeyFormat

    public init(pool: String, format: KeyFormat) {
        self.pool = pool
        self.format = format
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case format
    }
}

/// Opens a session, in which a client numbers its commands from 1.
public struct OpenSession: Hashable, Sendable, Codable {
    /// The client.
    public var client: String

    public init(client: String) {
        self.client = client
    }

    private enum CodingKeys: String, CodingKey {
        case client
    }
}

/// Pays an order from its buyer's wallet, whole or in part.
public struct PayFromWallet: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much, above zero; absent for all that is still to be paid.
    public var amount: Money?

    public init(order: String, amount: Money? = nil) {
        self.order = order
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case amount
    }
}

/// Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays.
public struct PlaceCustomer: Hashable, Sendable, Codable {
    /// The tree.
    public var tree: String
    /// Who is seated.
    public var customer: String
    /// Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody.
    public var sponsor: String?
    /// In which leg of the sponsor's seat, from 0; absent for any.
    public var leg: Int?

    public init(tree: String, customer: String, sponsor: String? = nil, leg: Int? = nil) {
        self.tree = tree
        self.customer = customer
        self.sponsor = sponsor
        self.leg = leg
    }

    private enum CodingKeys: String, CodingKey {
        case tree
        case customer
        case sponsor
        case leg
    }
}

/// Places an order at the price that the buyer saw.
public struct PlaceOrder: Hashable, Sendable, Codable {
    /// The order, new in the shop.
    public var order: String
    /// What is bought, by whom, where, and the moment that the price was made for. Level and first order are the
    /// machine's own knowledge: what the cart says of them is not believed.
    public var cart: Cart
    /// The digest of the price book that made the price.
    public var book: String
    /// The total that the buyer saw.
    public var total: Money
    /// What the buyer can be reached at, hashed by the host: unpaid orders are counted by it, and an order is found by it.
    public var contact: String?
    /// The host's fingerprint of the device, opaque: unpaid orders are counted by it.
    public var device: String?
    /// What opens the order to whoever knows the contact too, sealed by the host.
    public var lookupSecret: String?
    /// What the buyer answers to the forms of manual services; absent where nothing is asked.
    public var answers: [LineAnswers]?
    /// A reservation whose units the order takes over; it keeps what the order does not buy.
    public var reservation: String?
    /// Makes it a gift: whoever claims it receives it.
    public var gift: GiftTerms?

    public init(
        order: String,
        cart: Cart,
        book: String,
        total: Money,
        contact: String? = nil,
        device: String? = nil,
        lookupSecret: String? = nil,
        answers: [LineAnswers]? = nil,
        reservation: String? = nil,
        gift: GiftTerms? = nil
    ) {
        self.order = order
        self.cart = cart
        self.book = book
        self.total = total
        self.contact = contact
        self.device = device
        self.lookupSecret = lookupSecret
        self.answers = answers
        self.reservation = reservation
        self.gift = gift
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case cart
        case book
        case total
        case contact
        case device
        case lookupSecret = "lookup_secret"
        case answers
        case reservation
        case gift
    }
}

/// Publishes a commission plan: orders delivered from now on pay by it.
public struct PublishPlan: Hashable, Sendable, Codable {
    /// The plan.
    public var plan: CommissionPlan
    /// Publishes it although the shop's policy refuses it. The record says who and why.
    public var overridePolicy: PolicyOverride?

    public init(plan: CommissionPlan, overridePolicy: PolicyOverride? = nil) {
        self.plan = plan
        self.overridePolicy = overridePolicy
    }

    private enum CodingKeys: String, CodingKey {
        case plan
        case overridePolicy = "override_policy"
    }
}

/// Publishes a price book: from now on it makes the prices.
public struct PublishPriceBook: Hashable, Sendable, Codable {
    /// The price book.
    public var book: PriceBook

    public init(book: PriceBook) {
        self.book = book
    }

    private enum CodingKeys: String, CodingKey {
        case book
    }
}

/// Adds a channel, or replaces it.
public struct PutChannel: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: Channel

    public init(channel: Channel) {
        self.channel = channel
    }

    private enum CodingKeys: String, CodingKey {
        case channel
    }
}

/// Adds a membership level, or replaces it.
public struct PutLevel: Hashable, Sendable, Codable {
    /// The level.
    public var level: Level

    public init(level: Level) {
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case level
    }
}

/// Says what is other about a product on a channel, or replaces it.
public struct PutListing: Hashable, Sendable, Codable {
    /// The listing.
    public var listing: Listing

    public init(listing: Listing) {
        self.listing = listing
    }

    private enum CodingKeys: String, CodingKey {
        case listing
    }
}

/// Adds a product with its variants, or replaces it.
public struct PutProduct: Hashable, Sendable, Codable {
    /// The product.
    public var product: Product

    public init(product: Product) {
        self.product = product
    }

    private enum CodingKeys: String, CodingKey {
        case product
    }
}

/// Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away.
public struct PutQuotas: Hashable, Sendable, Codable {
    /// The stock.
    public var of: StockName
    /// The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is
    /// not listed takes of what nobody has a guarantee for.
    public var quotas: [ChannelQuota]
    /// Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs.
    public var afresh: Bool

    public init(of: StockName, quotas: [ChannelQuota], afresh: Bool = false) {
        self.of = of
        self.quotas = quotas
        self.afresh = afresh
    }

    private enum CodingKeys: String, CodingKey {
        case of
        case quotas
        case afresh
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.of = try all.decode(StockName.self, forKey: .of)
        self.quotas = try all.decode([ChannelQuota].self, forKey: .quotas)
        self.afresh = try all.decodeIfPresent(Bool.self, forKey: .afresh) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(of, forKey: .of)
        try all.encode(quotas, forKey: .quotas)
        if afresh { try all.encode(afresh, forKey: .afresh) }
    }
}

/// Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted.
public struct PutReusableKey: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// The key, sealed.
    public var key: SealedKey
    /// How often it may be sold.
    public var limits: ReusableLimits?

    public init(variant: String, key: SealedKey, limits: ReusableLimits? = nil) {
        self.variant = variant
        self.key = key
        self.limits = limits
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case key
        case limits
    }
}

/// Sets the limits of a variant's sale, or replaces them.
public struct PutSale: Hashable, Sendable, Codable {
    /// The limits.
    public var sale: SaleLimits

    public init(sale: SaleLimits) {
        self.sale = sale
    }

    private enum CodingKeys: String, CodingKey {
        case sale
    }
}

/// Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
/// watched.
public struct PutStockAlert: Hashable, Sendable, Codable {
    /// The stock.
    public var of: StockName
    /// When it is raised and cleared.
    public var levels: AlertLevels?

    public init(of: StockName, levels: AlertLevels? = nil) {
        self.of = of
        self.levels = levels
    }

    private enum CodingKeys: String, CodingKey {
        case of
        case levels
    }
}

/// Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
/// add. What they add is paid by the plan's bonus for sub-shops.
public struct PutSubShop: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: String
    /// Its owner, who must have the role of one.
    public var owner: String
    /// What it adds to that price, in percent, within the limits of the plan in force.
    public var markupPercent: Decimal
    /// The sub-shop at whose price it buys; the shop itself where absent.
    public var upstream: String?

    public init(channel: String, owner: String, markupPercent: Decimal, upstream: String? = nil) {
        self.channel = channel
        self.owner = owner
        self.markupPercent = markupPercent
        self.upstream = upstream
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case owner
        case markupPercent = "markup_percent"
        case upstream
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.owner = try all.decode(String.self, forKey: .owner)
        self.markupPercent = try all.decode(WireDecimal.self, forKey: .markupPercent).value
        self.upstream = try all.decodeIfPresent(String.self, forKey: .upstream)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(channel, forKey: .channel)
        try all.encode(owner, forKey: .owner)
        try all.encode(WireDecimal(markupPercent), forKey: .markupPercent)
        try all.encodeIfPresent(upstream, forKey: .upstream)
    }
}

/// Sets the texts of notices, all at once.
public struct PutTemplates: Hashable, Sendable, Codable {
    /// The texts.
    public var templates: Templates

    public init(templates: Templates) {
        self.templates = templates
    }

    private enum CodingKeys: String, CodingKey {
        case templates
    }
}

/// Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
/// on with what is left and with the list.
public struct QuarantineBatch: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch.
    public var batch: String
    /// Who asked, for people: 1 to 400 bytes.
    public var by: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String
    /// Where the list of orders goes on: what the reply before told as `next`.
    public var after: Int?
    /// How many keys to take out at the most; the shop's `tick_limit` where absent or larger.
    public var limit: Int?

    public init(pool: String, batch: String, by: String, reason: String, after: Int? = nil, limit: Int? = nil) {
        self.pool = pool
        self.batch = batch
        self.by = by
        self.reason = reason
        self.after = after
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case by
        case reason
        case after
        case limit
    }
}

/// Says that a parcel arrived.
public struct RecordArrival: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The parcel's position among those of the order, from 0.
    public var parcel: Int

    public init(order: String, parcel: Int) {
        self.order = order
        self.parcel = parcel
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case parcel
    }
}

/// Records that a payer's bank took money back.
public struct RecordChargeback: Hashable, Sendable, Codable {
    /// The payment that it was part of.
    public var payment: String
    /// The gateway's id of the chargeback, new among the shop's refunds.
    public var chargeback: String
    /// How much, above zero.
    public var amount: Money

    public init(payment: String, chargeback: String, amount: Money) {
        self.payment = payment
        self.chargeback = chargeback
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case chargeback
        case amount
    }
}

/// Counts a download, before the host gives the link out. The host asks for each one.
public struct RecordDownload: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int

    public init(order: String, line: Int) {
        self.order = order
        self.line = line
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
    }
}

/// Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency.
public struct RecordPayment: Hashable, Sendable, Codable {
    /// The order that is paid.
    public var order: String
    /// The gateway's id of the payment. The same notice again is answered as the first and does nothing.
    public var payment: String
    /// What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say.
    public var amount: Money

    public init(order: String, payment: String, amount: Money) {
        self.order = order
        self.payment = payment
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case payment
        case amount
    }
}

/// Keeps what brought a customer: a visit by somebody's link, a message in a channel.
public struct RecordTouch: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// In which channel.
    public var channel: String
    /// By whom, where it was somebody.
    public var promoter: String?

    public init(customer: String, channel: String, promoter: String? = nil) {
        self.customer = customer
        self.channel = channel
        self.promoter = promoter
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case channel
        case promoter
    }
}

/// Refunds an order: everything that is left, or units of some lines.
public struct RefundOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The refund, new in the shop.
    public var refund: String
    /// Which units; absent for all that are left.
    public var lines: [RefundLine]?
    /// Where the money goes.
    public var to: RefundTo?
    /// How much to give back without any unit, above zero; then no line is named.
    public var amount: Money?
    /// Whether the shipping of a delivered order stays paid although every unit comes back.
    public var keepShipping: Bool
    /// Why the refund is made although the product's time for it is over: 1 to 400 bytes.
    public var despite: String?
    /// Whether the units were faulty, so that their supplier may bear the cost.
    public var faulty: Bool

    public init(
        order: String,
        refund: String,
        lines: [RefundLine]? = nil,
        to: RefundTo? = nil,
        amount: Money? = nil,
        keepShipping: Bool = false,
        despite: String? = nil,
        faulty: Bool = false
    ) {
        self.order = order
        self.refund = refund
        self.lines = lines
        self.to = to
        self.amount = amount
        self.keepShipping = keepShipping
        self.despite = despite
        self.faulty = faulty
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case refund
        case lines
        case to
        case amount
        case keepShipping = "keep_shipping"
        case despite
        case faulty
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.refund = try all.decode(String.self, forKey: .refund)
        self.lines = try all.decodeIfPresent([RefundLine].self, forKey: .lines)
        self.to = try all.decodeIfPresent(RefundTo.self, forKey: .to)
        self.amount = try all.decodeIfPresent(Money.self, forKey: .amount)
        self.keepShipping = try all.decodeIfPresent(Bool.self, forKey: .keepShipping) ?? false
        self.despite = try all.decodeIfPresent(String.self, forKey: .despite)
        self.faulty = try all.decodeIfPresent(Bool.self, forKey: .faulty) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(refund, forKey: .refund)
        try all.encodeIfPresent(lines, forKey: .lines)
        try all.encodeIfPresent(to, forKey: .to)
        try all.encodeIfPresent(amount, forKey: .amount)
        if keepShipping { try all.encode(keepShipping, forKey: .keepShipping) }
        try all.encodeIfPresent(despite, forKey: .despite)
        if faulty { try all.encode(faulty, forKey: .faulty) }
    }
}

/// Registers a customer.
public struct RegisterCustomer: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Who invited.
    public var inviter: String?
    /// The membership level.
    public var level: String?
    /// Whether the customer can earn commission. Default: yes.
    public var promoter: Bool?

    public init(customer: String, inviter: String? = nil, level: String? = nil, promoter: Bool? = nil) {
        self.customer = customer
        self.inviter = inviter
        self.level = level
        self.promoter = promoter
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case inviter
        case level
        case promoter
    }
}

/// Gives content out anew: its downloads are counted from nothing, and its time begins again.
public struct ReissueContent: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int

    public init(order: String, line: Int) {
        self.order = order
        self.line = line
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
    }
}

/// Ends the quarantine of a batch. The same again, under another command id, goes on with what is left.
public struct ReleaseBatch: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch.
    public var batch: String
    /// Who asked, for people: 1 to 400 bytes.
    public var by: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String
    /// How many keys to let go at the most; the shop's `tick_limit` where absent or larger.
    public var limit: Int?

    public init(pool: String, batch: String, by: String, reason: String, limit: Int? = nil) {
        self.pool = pool
        self.batch = batch
        self.by = by
        self.reason = reason
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case by
        case reason
        case limit
    }
}

/// Lets a held order go on: its stock is reserved again.
public struct ReleaseHold: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Gives up a reservation, or some units of it.
public struct ReleaseReservation: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// How many units of what; absent for all.
    public var lines: [ReserveLine]?

    public init(reservation: String, lines: [ReserveLine]? = nil) {
        self.reservation = reservation
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case lines
    }
}

/// Exchanges units that the buyer has for others of the same variant.
public struct ReplaceUnits: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// Which units of it, in the order in which they were handed over, from 0.
    public var units: [Int]
    /// Why, for people: 1 to 400 bytes.
    public var reason: String
    /// Whether the old units were faulty, so that their supplier may bear the cost. Default: yes.
    public var faulty: Bool?
    /// Why it is done although no warranty covers it: 1 to 400 bytes.
    public var despite: String?

    public init(
        order: String,
        line: Int,
        units: [Int],
        reason: String,
        faulty: Bool? = nil,
        despite: String? = nil
    ) {
        self.order = order
        self.line = line
        self.units = units
        self.reason = reason
        self.faulty = faulty
        self.despite = despite
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case units
        case reason
        case faulty
        case despite
    }
}

/// Says that a delivery failed: nothing was handed over.
public struct ReportDeliveryFailure: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String
    /// Which lines, from 0; empty for all that are owed.
    public var lines: [Int]

    public init(order: String, reason: String, lines: [Int] = []) {
        self.order = order
        self.reason = reason
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case reason
        case lines
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.reason = try all.decode(String.self, forKey: .reason)
        self.lines = try all.decodeIfPresent([Int].self, forKey: .lines) ?? []
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(reason, forKey: .reason)
        if !lines.isEmpty { try all.encode(lines, forKey: .lines) }
    }
}

/// Asks for vested commission to be paid out.
public struct RequestWithdrawal: Hashable, Sendable, Codable {
    /// The withdrawal, new in the shop.
    public var withdrawal: String
    /// Whose commission.
    public var promoter: String
    /// How much, the fee included.
    public var amount: Money

    public init(withdrawal: String, promoter: String, amount: Money) {
        self.withdrawal = withdrawal
        self.promoter = promoter
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case withdrawal
        case promoter
        case amount
    }
}

/// Holds units without an order: a basket that is filled, a page on which is paid.
public struct Reserve: Hashable, Sendable, Codable {
    /// The reservation; no open one has its id.
    public var reservation: String
    /// The channel.
    public var channel: String
    /// What to hold.
    public var lines: [ReserveLine]
    /// For whom; absent for a guest.
    public var buyer: String?
    /// What the buyer can be reached at, hashed by the host. It counts as an unpaid order does.
    public var contact: String?
    /// The host's fingerprint of the device. It counts as an unpaid order does.
    public var device: String?
    /// For how long; the shop's setting where absent, and no longer than that.
    public var wait: Duration?
    /// Whether to hold what there is where not all is free; else all or nothing.
    public var partial: Bool

    public init(
        reservation: String,
        channel: String,
        lines: [ReserveLine],
        buyer: String? = nil,
        contact: String? = nil,
        device: String? = nil,
        wait: Duration? = nil,
        partial: Bool = false
    ) {
        self.reservation = reservation
        self.channel = channel
        self.lines = lines
        self.buyer = buyer
        self.contact = contact
        self.device = device
        self.wait = wait
        self.partial = partial
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case channel
        case lines
        case buyer
        case contact
        case device
        case wait
        case partial
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reservation = try all.decode(String.self, forKey: .reservation)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.lines = try all.decode([ReserveLine].self, forKey: .lines)
        self.buyer = try all.decodeIfPresent(String.self, forKey: .buyer)
        self.contact = try all.decodeIfPresent(String.self, forKey: .contact)
        self.device = try all.decodeIfPresent(String.self, forKey: .device)
        self.wait = try all.decodeIfPresent(WireSpan.self, forKey: .wait).map { $0.value }
        self.partial = try all.decodeIfPresent(Bool.self, forKey: .partial) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(reservation, forKey: .reservation)
        try all.encode(channel, forKey: .channel)
        try all.encode(lines, forKey: .lines)
        try all.encodeIfPresent(buyer, forKey: .buyer)
        try all.encodeIfPresent(contact, forKey: .contact)
        try all.encodeIfPresent(device, forKey: .device)
        try all.encodeIfPresent(wait.map { WireSpan($0) }, forKey: .wait)
        if partial { try all.encode(partial, forKey: .partial) }
    }
}

/// Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays.
public struct ResizeOrder: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// All that is bought now; buyer and channel are those of the order.
    public var cart: Cart
    /// The digest of the price book that made the price.
    public var book: String
    /// The total that the buyer saw.
    public var total: Money

    public init(order: String, cart: Cart, book: String, total: Money) {
        self.order = order
        self.cart = cart
        self.book = book
        self.total = total
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case cart
        case book
        case total
    }
}

/// Holds other units than before. What stays is not let go in between.
public struct ResizeReservation: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// All that it is to hold.
    public var lines: [ReserveLine]
    /// Whether to hold what there is where not all is free; else all or nothing.
    public var partial: Bool

    public init(reservation: String, lines: [ReserveLine], partial: Bool = false) {
        self.reservation = reservation
        self.lines = lines
        self.partial = partial
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case lines
        case partial
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reservation = try all.decode(String.self, forKey: .reservation)
        self.lines = try all.decode([ReserveLine].self, forKey: .lines)
        self.partial = try all.decodeIfPresent(Bool.self, forKey: .partial) ?? false
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(reservation, forKey: .reservation)
        try all.encode(lines, forKey: .lines)
        if partial { try all.encode(partial, forKey: .partial) }
    }
}

/// Ends a complaint.
public struct ResolveComplaint: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How.
    public var resolution: Resolution

    public init(order: String, resolution: Resolution) {
        self.order = order
        self.resolution = resolution
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case resolution
    }
}

/// Takes an order back into memory that was archived.
public struct Restore: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The bytes that it was archived as.
    public var bytes: String

    public init(order: String, bytes: String) {
        self.order = order
        self.bytes = bytes
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case bytes
    }
}

/// Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet.
public struct ReturnPayment: Hashable, Sendable, Codable {
    /// The payment.
    public var payment: String
    /// The refund, new in the shop.
    public var refund: String
    /// How much, above zero; absent for all that can go.
    public var amount: Money?
    /// From where.
    public var from: ReturnFrom?
    /// Where to. From a wallet it goes to the source alone.
    public var to: RefundTo?

    public init(
        payment: String,
        refund: String,
        amount: Money? = nil,
        from: ReturnFrom? = nil,
        to: RefundTo? = nil
    ) {
        self.payment = payment
        self.refund = refund
        self.amount = amount
        self.from = from
        self.to = to
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case refund
        case amount
        case from
        case to
    }
}

/// Shows the keys of a delivered order again. The record says who asked and why.
public struct RevealKeys: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Who asked, for people: 1 to 400 bytes.
    public var by: String
    /// Why, for people: 1 to 400 bytes.
    public var reason: String

    public init(order: String, by: String, reason: String) {
        self.order = order
        self.by = by
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case by
        case reason
    }
}

/// Says where the review of a product stands.
public struct ReviewProduct: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// Where it stands now.
    public var state: ReviewState
    /// Who says so, for people: 1 to 400 bytes.
    public var by: String
    /// Why, for people: 1 to 400 bytes. A refusal needs one.
    public var reason: String?

    public init(product: String, state: ReviewState, by: String, reason: String? = nil) {
        self.product = product
        self.state = state
        self.by = by
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case product
        case state
        case by
        case reason
    }
}

/// Keeps what a customer said about a use of data.
public struct SetConsent: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The use.
    public var purpose: String
    /// Whether it is allowed.
    public var granted: Bool
    /// The version of the text that was agreed to.
    public var version: Int

    public init(customer: String, purpose: String, granted: Bool, version: Int = 0) {
        self.customer = customer
        self.purpose = purpose
        self.granted = granted
        self.version = version
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case purpose
        case granted
        case version
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.customer = try all.decode(String.self, forKey: .customer)
        self.purpose = try all.decode(String.self, forKey: .purpose)
        self.granted = try all.decode(Bool.self, forKey: .granted)
        self.version = try all.decodeIfPresent(Int.self, forKey: .version) ?? 0
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(customer, forKey: .customer)
        try all.encode(purpose, forKey: .purpose)
        try all.encode(granted, forKey: .granted)
        if version != 0 { try all.encode(version, forKey: .version) }
    }
}

/// Gives a customer a level, or none.
public struct SetCustomerLevel: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The level.
    public var level: String?
    /// Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher:
    /// rules go on to work on the own one. It can be given again with another moment.
    public var until: Date?

    public init(customer: String, level: String? = nil, until: Date? = nil) {
        self.customer = customer
        self.level = level
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case level
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.customer = try all.decode(String.self, forKey: .customer)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
        self.until = try all.decodeIfPresent(WireDate.self, forKey: .until).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(customer, forKey: .customer)
        try all.encodeIfPresent(level, forKey: .level)
        try all.encodeIfPresent(until.map { WireDate($0) }, forKey: .until)
    }
}

/// Says what a customer may be, and whether they may earn. What is absent stays.
public struct SetStanding: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Whether they can earn commission.
    public var promoter: Bool?
    /// Whether they own a sub-shop.
    public var subShop: Bool?
    /// Whether they speak for a supplier.
    public var supplier: Bool?
    /// Whether they are blocked from earning.
    public var blocked: Blocking?

    public init(
        customer: String,
        promoter: Bool? = nil,
        subShop: Bool? = nil,
        supplier: Bool? = nil,
        blocked: Blocking? = nil
    ) {
        self.customer = customer
        self.promoter = promoter
        self.subShop = subShop
        self.supplier = supplier
        self.blocked = blocked
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case promoter
        case subShop = "sub_shop"
        case supplier
        case blocked
    }
}

/// Says how a refund to the source ended, where the shop's settings make refunds wait for that.
public struct SettleRefund: Hashable, Sendable, Codable {
    /// The refund.
    public var refund: String
    /// How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`.
    public var settlement: Settlement

    public init(refund: String, settlement: Settlement) {
        self.refund = refund
        self.settlement = settlement
    }

    private enum CodingKeys: String, CodingKey {
        case refund
        case settlement
    }
}

/// Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
/// the machine books it.
public struct SettleSupplier: Hashable, Sendable, Codable {
    /// The supplier.
    public var supplier: String
    /// The settlement, new in the shop.
    public var settlement: String
    /// How much; all that is payable where absent.
    public var amount: Money?

    public init(supplier: String, settlement: String, amount: Money? = nil) {
        self.supplier = supplier
        self.settlement = settlement
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case supplier
        case settlement
        case amount
    }
}

/// Says how a withdrawal ended.
public struct SettleWithdrawal: Hashable, Sendable, Codable {
    /// The withdrawal.
    public var withdrawal: String
    /// How it ended.
    public var settlement: Settlement

    public init(withdrawal: String, settlement: Settlement) {
        self.withdrawal = withdrawal
        self.settlement = settlement
    }

    private enum CodingKeys: String, CodingKey {
        case withdrawal
        case settlement
    }
}

/// Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to.
public struct SubscribeRestock: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// The customer.
    public var customer: String?
    /// The contact, hashed by the host.
    public var contact: String?
    /// The channel on which to tell.
    public var channel: String?

    public init(variant: String, customer: String? = nil, contact: String? = nil, channel: String? = nil) {
        self.variant = variant
        self.customer = customer
        self.contact = contact
        self.channel = channel
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case customer
        case contact
        case channel
    }
}

/// Does what is due at the command's time: orders expire or complete, commission vests.
public struct Tick: Hashable, Sendable, Codable {
    /// How much to do at the most; the shop's setting where absent or larger.
    public var limit: Int?

    public init(limit: Int? = nil) {
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case limit
    }
}

/// Records a payment into a wallet, or one that belongs to nothing that the shop knows.
public struct TopUpWallet: Hashable, Sendable, Codable {
    /// The gateway's id of the payment. The same notice again is answered as the first and does nothing.
    public var payment: String
    /// How much, above zero.
    public var amount: Money
    /// Whose wallet; absent where nobody knows who paid for what: the money waits for going back.
    public var customer: String?

    public init(payment: String, amount: Money, customer: String? = nil) {
        self.payment = payment
        self.amount = amount
        self.customer = customer
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case amount
        case customer
    }
}

/// Ends what `LinkIdentity` said.
public struct UnlinkIdentity: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The channel.
    public var channel: String
    /// What the channel calls the customer.
    public var outside: String

    public init(customer: String, channel: String, outside: String) {
        self.customer = customer
        self.channel = channel
        self.outside = outside
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case channel
        case outside
    }
}

/// Undoes a merge, as far as it can be.
public struct UnmergeCustomers: Hashable, Sendable, Codable {
    /// Who was merged.
    public var customer: String

    public init(customer: String) {
        self.customer = customer
    }

    private enum CodingKeys: String, CodingKey {
        case customer
    }
}

/// Somebody does not want to be told any more.
public struct UnsubscribeRestock: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// The customer, as it was subscribed.
    public var customer: String?
    /// The contact, as it was subscribed.
    public var contact: String?

    public init(variant: String, customer: String? = nil, contact: String? = nil) {
        self.variant = variant
        self.customer = customer
        self.contact = contact
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case customer
        case contact
    }
}
