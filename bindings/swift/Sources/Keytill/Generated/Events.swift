// Written by `cargo xtask documents` from the Rust types; do not edit.

import Foundation

/// What the buyer answered is forgotten.
public struct AnswersErased: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Stock that was promised did not come in time.
public struct BackorderOverdue: Hashable, Sendable, Codable {
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

/// A batch is in quarantine: none of its keys is sold.
public struct BatchQuarantined: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch.
    public var batch: String
    /// How many of its available keys were taken out now.
    public var keys: Int
    /// Who asked.
    public var by: String
    /// Why.
    public var reason: String
    /// Where the list of its orders in the reply begins, if not with the first.
    public var after: Int?

    public init(pool: String, batch: String, keys: Int, by: String, reason: String, after: Int? = nil) {
        self.pool = pool
        self.batch = batch
        self.keys = keys
        self.by = by
        self.reason = reason
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case keys
        case by
        case reason
        case after
    }
}

/// A batch is in quarantine no longer.
public struct BatchReleased: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch.
    public var batch: String
    /// How many of its keys went back now.
    public var keys: Int
    /// Who asked.
    public var by: String
    /// Why.
    public var reason: String

    public init(pool: String, batch: String, keys: Int, by: String, reason: String) {
        self.pool = pool
        self.batch = batch
        self.keys = keys
        self.by = by
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case keys
        case by
        case reason
    }
}

/// The buyer of an order is too close to the own inviter: the order counts for nobody's volume.
public struct BrushingFound: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The inviter.
    public var promoter: String
    /// In what way they are close.
    public var why: Exclusion

    public init(order: String, promoter: String, why: Exclusion) {
        self.order = order
        self.promoter = promoter
        self.why = why
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case promoter
        case why
    }
}

/// An order changed who follows whom in the chain of a bonus.
public struct ChainMoved: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The bonus.
    public var bonus: String
    /// Who bought.
    public var buyer: String
    /// Who follows whom.
    public var moves: [Follows]
    /// Who brought a buyer who is new to the chain.
    public var inviter: String?
    /// Whose recruits are one more.
    public var counted: String?
    /// Who is a partner from now on; what was frozen of theirs vests as everything else.
    public var promoted: String?

    public init(
        order: String,
        bonus: String,
        buyer: String,
        moves: [Follows],
        inviter: String? = nil,
        counted: String? = nil,
        promoted: String? = nil
    ) {
        self.order = order
        self.bonus = bonus
        self.buyer = buyer
        self.moves = moves
        self.inviter = inviter
        self.counted = counted
        self.promoted = promoted
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case bonus
        case buyer
        case moves
        case inviter
        case counted
        case promoted
    }
}

/// A channel was added or replaced.
public struct ChannelPut: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: Channel

    public init(channel: Channel) {
        self.channel = channel
    }

    private enum CodingKeys: String, CodingKey {
        case channel
    }
}

/// A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows.
public struct ChargedBack: Hashable, Sendable, Codable {
    /// The payment.
    public var payment: String
    /// The gateway's id of the chargeback.
    public var chargeback: String
    /// How much in all.
    public var amount: Int
    /// What of it waited for going back.
    public var spare: Int
    /// What of it was kept for the order, which awaits the rest.
    public var unpaid: Int
    /// What of it is taken out of the payer's wallet.
    public var ofWallet: Int
    /// What of it was not there any more: the shop's loss.
    public var lost: Int
    /// The order that the payment was made for.
    public var order: String?
    /// Whose wallet that is.
    public var wallet: String?

    public init(
        payment: String,
        chargeback: String,
        amount: Int,
        spare: Int,
        unpaid: Int,
        ofWallet: Int,
        lost: Int,
        order: String? = nil,
        wallet: String? = nil
    ) {
        self.payment = payment
        self.chargeback = chargeback
        self.amount = amount
        self.spare = spare
        self.unpaid = unpaid
        self.ofWallet = ofWallet
        self.lost = lost
        self.order = order
        self.wallet = wallet
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case chargeback
        case amount
        case spare
        case unpaid
        case ofWallet = "of_wallet"
        case lost
        case order
        case wallet
    }
}

/// Commission is accrued.
public struct CommissionAccrued: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The plan.
    public var plan: String
    /// The lines of commission.
    public var lines: [AccruedLine]

    public init(order: String, plan: String, lines: [AccruedLine]) {
        self.order = order
        self.plan = plan
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case plan
        case lines
    }
}

/// Commission of refunded units is taken back.
public struct CommissionReversed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much of which line.
    public var lines: [ReversedLine]

    public init(order: String, lines: [ReversedLine]) {
        self.order = order
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case lines
    }
}

/// An order's commission is vested: what is left of each line may be withdrawn.
public struct CommissionVested: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much for whom.
    public var shares: [Share]

    public init(order: String, shares: [Share]) {
        self.order = order
        self.shares = shares
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case shares
    }
}

/// A buyer complains: the order does not complete meanwhile, and its suppliers are not paid.
public struct ComplaintOpened: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// What is wrong.
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

/// A complaint was not answered in time.
public struct ComplaintOverdue: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// A complaint ended.
public struct ComplaintResolved: Hashable, Sendable, Codable {
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

/// A customer said something about a use of data.
public struct ConsentSet: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The use.
    public var purpose: String
    /// Whether it is allowed.
    public var granted: Bool
    /// The version of the text that was agreed to.
    public var version: Int

    public init(customer: String, purpose: String, granted: Bool, version: Int) {
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
}

/// Delivered content was downloaded.
public struct ContentDownloaded: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// How often by now.
    public var count: Int

    public init(order: String, line: Int, count: Int) {
        self.order = order
        self.line = line
        self.count = count
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case count
    }
}

/// Delivered content is given out anew: its downloads are counted from nothing.
public struct ContentReissued: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// Until when it may be downloaded; absent for ever.
    public var until: Date?

    public init(order: String, line: Int, until: Date? = nil) {
        self.order = order
        self.line = line
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.line = try all.decode(Int.self, forKey: .line)
        self.until = try all.decodeIfPresent(WireDate.self, forKey: .until).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(line, forKey: .line)
        try all.encodeIfPresent(until.map { WireDate($0) }, forKey: .until)
    }
}

/// What keys cost that were handed over, less what faulty ones cost that came back.
public struct CostIncurred: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much is owed to whom.
    public var shares: [ShopSupplierShare]

    public init(order: String, shares: [ShopSupplierShare]) {
        self.order = order
        self.shares = shares
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case shares
    }
}

/// A person was forgotten.
public struct CustomerErased: Hashable, Sendable, Codable {
    /// The customer, and those who were merged into them.
    public var erased: [ErasedName]

    public init(erased: [ErasedName]) {
        self.erased = erased
    }

    private enum CodingKeys: String, CodingKey {
        case erased
    }
}

/// A customer has another inviter, or none; everybody below moved along.
public struct CustomerMoved: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Why.
    public var why: MoveReason
    /// The inviter since.
    public var inviter: String?

    public init(customer: String, why: MoveReason, inviter: String? = nil) {
        self.customer = customer
        self.why = why
        self.inviter = inviter
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case why
        case inviter
    }
}

/// A customer has a seat in a placement tree.
public struct CustomerPlaced: Hashable, Sendable, Codable {
    /// The tree.
    public var tree: String
    /// The customer.
    public var customer: String
    /// Who brought them; absent for the first.
    public var sponsor: String?
    /// Under whom; absent for the first.
    public var above: String?
    /// In which leg, from 0.
    public var leg: Int?

    public init(tree: String, customer: String, sponsor: String? = nil, above: String? = nil, leg: Int? = nil) {
        self.tree = tree
        self.customer = customer
        self.sponsor = sponsor
        self.above = above
        self.leg = leg
    }

    private enum CodingKeys: String, CodingKey {
        case tree
        case customer
        case sponsor
        case above
        case leg
    }
}

/// A customer is registered.
public struct CustomerRegistered: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Whether the customer can earn commission.
    public var promoter: Bool
    /// Who invited.
    public var inviter: String?
    /// The membership level.
    public var level: String?

    public init(customer: String, promoter: Bool, inviter: String? = nil, level: String? = nil) {
        self.customer = customer
        self.promoter = promoter
        self.inviter = inviter
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case promoter
        case inviter
        case level
    }
}

/// A customer goes on as another.
public struct CustomersMerged: Hashable, Sendable, Codable {
    /// Who was merged.
    public var customer: String
    /// Who goes on.
    public var into: String
    /// What moved from one to the other.
    public var moved: MovedBalances
    /// The inviter of who goes on.
    public var inviter: String?
    /// The level of who goes on.
    public var level: String?

    public init(
        customer: String,
        into: String,
        moved: MovedBalances,
        inviter: String? = nil,
        level: String? = nil
    ) {
        self.customer = customer
        self.into = into
        self.moved = moved
        self.inviter = inviter
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case into
        case moved
        case inviter
        case level
    }
}

/// A merge was undone.
public struct CustomersUnmerged: Hashable, Sendable, Codable {
    /// Who had been merged.
    public var customer: String
    /// Who had gone on as both.
    public var from: String
    /// What moved back.
    public var moved: MovedBalances
    /// The inviter of who had been merged.
    public var inviter: String?
    /// The inviter of who had gone on.
    public var survivors: String?
    /// The level of who had gone on.
    public var level: String?

    public init(
        customer: String,
        from: String,
        moved: MovedBalances,
        inviter: String? = nil,
        survivors: String? = nil,
        level: String? = nil
    ) {
        self.customer = customer
        self.from = from
        self.moved = moved
        self.inviter = inviter
        self.survivors = survivors
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case from
        case moved
        case inviter
        case survivors
        case level
    }
}

/// A delivery failed: nothing was handed over.
public struct DeliveryFailed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Which lines, from 0; empty for all.
    public var lines: [Int]
    /// Why.
    public var reason: String
    /// How often by now.
    public var failures: Int
    /// When it is tried again; absent where a person must look at it.
    public var retryAt: Date?

    public init(order: String, lines: [Int], reason: String, failures: Int, retryAt: Date? = nil) {
        self.order = order
        self.lines = lines
        self.reason = reason
        self.failures = failures
        self.retryAt = retryAt
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case lines
        case reason
        case failures
        case retryAt = "retry_at"
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.lines = try all.decode([Int].self, forKey: .lines)
        self.reason = try all.decode(String.self, forKey: .reason)
        self.failures = try all.decode(Int.self, forKey: .failures)
        self.retryAt = try all.decodeIfPresent(WireDate.self, forKey: .retryAt).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(lines, forKey: .lines)
        try all.encode(reason, forKey: .reason)
        try all.encode(failures, forKey: .failures)
        try all.encodeIfPresent(retryAt.map { WireDate($0) }, forKey: .retryAt)
    }
}

/// A delivery that failed is to be tried again.
public struct DeliveryRetryDue: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// What happened: an object with one member, the fact.
public indirect enum Event: Hashable, Sendable, Codable {
    /// A shop began. The first event of every journal.
    case shopOpened(ShopOpened)
    /// A client's session is open.
    case sessionOpened(SessionOpened)
    /// A client's session is closed.
    case sessionClosed(SessionClosed)
    /// A channel was added or replaced.
    case channelPut(ChannelPut)
    /// A level was added or replaced.
    case levelPut(LevelPut)
    /// A pool is open.
    case poolOpened(PoolOpened)
    /// A product was added or replaced.
    case productPut(ProductPut)
    /// A batch of keys is in a pool.
    case keysImported(KeysImported)
    /// A counted stock changed by hand.
    case stockAdjusted(StockAdjusted)
    /// The reusable key of a variant is set.
    case reusableKeyPut(ReusableKeyPut)
    /// A price book makes the prices from now on.
    case priceBookPublished(PriceBookPublished)
    /// A plan pays commission from now on.
    case planPublished(PlanPublished)
    /// A customer is registered.
    case customerRegistered(CustomerRegistered)
    /// A customer has an inviter now.
    case inviterBound(InviterBound)
    /// A customer has another level.
    case levelSet(LevelSet)
    /// An order is placed; its stock and coupons are reserved.
    case orderPlaced(OrderPlaced)
    /// An unpaid order's time is over; its stock and coupons are free.
    case orderExpired(OrderExpired)
    /// An unpaid order was given up; its stock and coupons are free.
    case orderCancelled(OrderCancelled)
    /// An order is paid.
    case orderPaid(OrderPaid)
    /// A late payment's order has its stock and coupons again.
    case stockReservedAgain(StockReservedAgain)
    /// A payment came too late and its order waits for a person.
    case orderHeld(OrderHeld)
    /// A payment came too late and is in the buyer's wallet.
    case latePaymentCredited(LatePaymentCredited)
    /// A person let a held order go on.
    case holdReleased(HoldReleased)
    /// All of an order is delivered: the keys are those of the units that were still owed.
    case orderDelivered(OrderDelivered)
    /// Commission is accrued.
    case commissionAccrued(CommissionAccrued)
    /// An order is completed.
    case orderCompleted(OrderCompleted)
    /// An order's commission is vested: what is left of each line may be withdrawn.
    case commissionVested(CommissionVested)
    /// Units of an order are refunded.
    case orderRefunded(OrderRefunded)
    /// Commission of refunded units is taken back.
    case commissionReversed(CommissionReversed)
    /// Delivered keys were shown again.
    case keysRevealed(KeysRevealed)
    /// Commission is on its way out.
    case withdrawalRequested(WithdrawalRequested)
    /// A period is closed: what its bonuses pay is settled.
    case periodClosed(PeriodClosed)
    /// So many more lines of a closed period are paid.
    case periodPaid(PeriodPaid)
    /// Suppliers and the platform have their shares of an order.
    case partnersPaid(PartnersPaid)
    /// A refund took back what suppliers and the platform had of it.
    case partnersReversed(PartnersReversed)
    /// A supplier was paid.
    case supplierSettled(SupplierSettled)
    /// A plan or a price book was published that can leave less of a variant's price than the plan asks for.
    case marginWarned(MarginWarned)
    /// An order changed who follows whom in the chain of a bonus.
    case chainMoved(ChainMoved)
    /// The buyer of an order is too close to the own inviter: the order counts for nobody's volume.
    case brushingFound(BrushingFound)
    /// A channel is a sub-shop.
    case subShopPut(SubShopPut)
    /// An order is sold through sub-shops.
    case soldThrough(SoldThrough)
    /// A withdrawal may be paid.
    case withdrawalApproved(WithdrawalApproved)
    /// A withdrawal ended.
    case withdrawalSettled(WithdrawalSettled)
    /// A pool sells its keys in another way.
    case poolConfigured(PoolConfigured)
    /// A batch is in quarantine: none of its keys is sold.
    case batchQuarantined(BatchQuarantined)
    /// A batch is in quarantine no longer.
    case batchReleased(BatchReleased)
    /// Keys left the shop.
    case keysExported(KeysExported)
    /// A stock is shared out among channels.
    case quotasPut(QuotasPut)
    /// A stock is watched, or no longer.
    case stockAlertPut(StockAlertPut)
    /// A watched stock is low, out, or well again.
    case stockAlerted(StockAlerted)
    /// Keys of a batch are past their validity and not sold any more.
    case keysExpired(KeysExpired)
    /// Some units of an order are handed over; others are still owed.
    case unitsDelivered(UnitsDelivered)
    /// Orders left memory for the archive, or were looked at and stay.
    case ordersArchived(OrdersArchived)
    /// An order is back from the archive.
    case orderRestored(OrderRestored)
    /// An order is found by its contact and a secret.
    case orderMadeFindable(OrderMadeFindable)
    /// A lookup found nothing, which counts.
    case lookupFailed(LookupFailed)
    /// A parcel with units of an order is on its way.
    case parcelSent(ParcelSent)
    /// A parcel arrived.
    case parcelArrived(ParcelArrived)
    /// Delivered content was downloaded.
    case contentDownloaded(ContentDownloaded)
    /// Delivered content is given out anew: its downloads are counted from nothing.
    case contentReissued(ContentReissued)
    /// A customer has a level that was bought.
    case membershipGranted(MembershipGranted)
    /// A refund took back a level that was bought, or a part of its time.
    case membershipTakenBack(MembershipTakenBack)
    /// The time of a level that was bought is over.
    case membershipEnded(MembershipEnded)
    /// What the buyer answered is forgotten.
    case answersErased(AnswersErased)
    /// Units of a line that had no stock have some now.
    case stockAllotted(StockAllotted)
    /// Units of an order have no stock: they wait for it in the order of payments.
    case unitsShort(UnitsShort)
    /// A delivery failed: nothing was handed over.
    case deliveryFailed(DeliveryFailed)
    /// A delivery that failed is to be tried again.
    case deliveryRetryDue(DeliveryRetryDue)
    /// Stock that was promised did not come in time.
    case backorderOverdue(BackorderOverdue)
    /// An unpaid order is counted for the device and the contact that it comes from.
    case originNoted(OriginNoted)
    /// Stock is held without an order.
    case stockHeld(StockHeld)
    /// A reservation holds other units.
    case reservationResized(ReservationResized)
    /// A reservation's end is put off.
    case reservationExtended(ReservationExtended)
    /// A reservation is over; what it held is free.
    case reservationEnded(ReservationEnded)
    /// An order takes units over from a reservation.
    case reservationDrawn(ReservationDrawn)
    /// An unpaid order buys something else.
    case orderResized(OrderResized)
    /// An unpaid order's deadline is put off.
    case orderExtended(OrderExtended)
    /// A variant's sale is limited.
    case salePut(SalePut)
    /// Notices have these texts.
    case templatesPut(TemplatesPut)
    /// An order is a gift.
    case giftPrepared(GiftPrepared)
    /// Somebody tried a wrong code.
    case giftMissed(GiftMissed)
    /// A gift is claimed.
    case giftClaimed(GiftClaimed)
    /// Nobody claimed a gift in time.
    case giftLapsed(GiftLapsed)
    /// Somebody waits for a variant.
    case restockSubscribed(RestockSubscribed)
    /// Somebody waits no more.
    case restockUnsubscribed(RestockUnsubscribed)
    /// Those who waited first are told that a variant is available; they wait no more.
    case restockTold(RestockTold)
    /// A channel shows a product otherwise.
    case listingPut(ListingPut)
    /// A product is reviewed.
    case productReviewed(ProductReviewed)
    /// A customer has another inviter, or none; everybody below moved along.
    case customerMoved(CustomerMoved)
    /// A customer goes on as another.
    case customersMerged(CustomersMerged)
    /// A merge was undone.
    case customersUnmerged(CustomersUnmerged)
    /// A part of what is to be paid for an order has come.
    case partPaid(PartPaid)
    /// Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows.
    case moneySpared(MoneySpared)
    /// What was paid in part for an order that came to nothing buys nothing.
    case partsSpared(PartsSpared)
    /// An order was paid from its buyer's wallet, whole or in part.
    case paidFromWallet(PaidFromWallet)
    /// A wallet was topped up.
    case walletToppedUp(WalletToppedUp)
    /// A person changed a wallet.
    case walletAdjusted(WalletAdjusted)
    /// Money of a payment that buys nothing goes back.
    case paymentReturned(PaymentReturned)
    /// A refund to the source ended.
    case refundSettled(RefundSettled)
    /// An identity has a customer, or none any more.
    case identityLinked(IdentityLinked)
    /// A customer said something about a use of data.
    case consentSet(ConsentSet)
    /// A person was forgotten.
    case customerErased(CustomerErased)
    /// What a customer may be, and whether they may earn.
    case standingSet(StandingSet)
    /// A customer has a level for a time.
    case levelGiven(LevelGiven)
    /// Levels were reviewed.
    case levelsReviewed(LevelsReviewed)
    /// A customer has a seat in a placement tree.
    case customerPlaced(CustomerPlaced)
    /// A placement tree is open.
    case placementTreeOpened(PlacementTreeOpened)
    /// A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows.
    case chargedBack(ChargedBack)
    /// A paid order waits for a person; it keeps its stock.
    case orderInReview(OrderInReview)
    /// What keys cost that were handed over, less what faulty ones cost that came back.
    case costIncurred(CostIncurred)
    /// Units of an order are exchanged for others.
    case unitsReplaced(UnitsReplaced)
    /// A buyer complains: the order does not complete meanwhile, and its suppliers are not paid.
    case complaintOpened(ComplaintOpened)
    /// A complaint was not answered in time.
    case complaintOverdue(ComplaintOverdue)
    /// A complaint ended.
    case complaintResolved(ComplaintResolved)
    /// Something brought a customer.
    case touchRecorded(TouchRecorded)

    public init(from decoder: Decoder) throws {
        let form = try FormRead(decoder)
        switch form.name {
        case "shop_opened": self = .shopOpened(try form.content(ShopOpened.self))
        case "session_opened": self = .sessionOpened(try form.content(SessionOpened.self))
        case "session_closed": self = .sessionClosed(try form.content(SessionClosed.self))
        case "channel_put": self = .channelPut(try form.content(ChannelPut.self))
        case "level_put": self = .levelPut(try form.content(LevelPut.self))
        case "pool_opened": self = .poolOpened(try form.content(PoolOpened.self))
        case "product_put": self = .productPut(try form.content(ProductPut.self))
        case "keys_imported": self = .keysImported(try form.content(KeysImported.self))
        case "stock_adjusted": self = .stockAdjusted(try form.content(StockAdjusted.self))
        case "reusable_key_put": self = .reusableKeyPut(try form.content(ReusableKeyPut.self))
        case "price_book_published": self = .priceBookPublished(try form.content(PriceBookPublished.self))
        case "plan_published": self = .planPublished(try form.content(PlanPublished.self))
        case "customer_registered": self = .customerRegistered(try form.content(CustomerRegistered.self))
        case "inviter_bound": self = .inviterBound(try form.content(InviterBound.self))
        case "level_set": self = .levelSet(try form.content(LevelSet.self))
        case "order_placed": self = .orderPlaced(try form.content(OrderPlaced.self))
        case "order_expired": self = .orderExpired(try form.content(OrderExpired.self))
        case "order_cancelled": self = .orderCancelled(try form.content(OrderCancelled.self))
        case "order_paid": self = .orderPaid(try form.content(OrderPaid.self))
        case "stock_reserved_again": self = .stockReservedAgain(try form.content(StockReservedAgain.self))
        case "order_held": self = .orderHeld(try form.content(OrderHeld.self))
        case "late_payment_credited": self = .latePaymentCredited(try form.content(LatePaymentCredited.self))
        case "hold_released": self = .holdReleased(try form.content(HoldReleased.self))
        case "order_delivered": self = .orderDelivered(try form.content(OrderDelivered.self))
        case "commission_accrued": self = .commissionAccrued(try form.content(CommissionAccrued.self))
        case "order_completed": self = .orderCompleted(try form.content(OrderCompleted.self))
        case "commission_vested": self = .commissionVested(try form.content(CommissionVested.self))
        case "order_refunded": self = .orderRefunded(try form.content(OrderRefunded.self))
        case "commission_reversed": self = .commissionReversed(try form.content(CommissionReversed.self))
        case "keys_revealed": self = .keysRevealed(try form.content(KeysRevealed.self))
        case "withdrawal_requested": self = .withdrawalRequested(try form.content(WithdrawalRequested.self))
        case "period_closed": self = .periodClosed(try form.content(PeriodClosed.self))
        case "period_paid": self = .periodPaid(try form.content(PeriodPaid.self))
        case "partners_paid": self = .partnersPaid(try form.content(PartnersPaid.self))
        case "partners_reversed": self = .partnersReversed(try form.content(PartnersReversed.self))
        case "supplier_settled": self = .supplierSettled(try form.content(SupplierSettled.self))
        case "margin_warned": self = .marginWarned(try form.content(MarginWarned.self))
        case "chain_moved": self = .chainMoved(try form.content(ChainMoved.self))
        case "brushing_found": self = .brushingFound(try form.content(BrushingFound.self))
        case "sub_shop_put": self = .subShopPut(try form.content(SubShopPut.self))
        case "sold_through": self = .soldThrough(try form.content(SoldThrough.self))
        case "withdrawal_approved": self = .withdrawalApproved(try form.content(WithdrawalApproved.self))
        case "withdrawal_settled": self = .withdrawalSettled(try form.content(WithdrawalSettled.self))
        case "pool_configured": self = .poolConfigured(try form.content(PoolConfigured.self))
        case "batch_quarantined": self = .batchQuarantined(try form.content(BatchQuarantined.self))
        case "batch_released": self = .batchReleased(try form.content(BatchReleased.self))
        case "keys_exported": self = .keysExported(try form.content(KeysExported.self))
        case "quotas_put": self = .quotasPut(try form.content(QuotasPut.self))
        case "stock_alert_put": self = .stockAlertPut(try form.content(StockAlertPut.self))
        case "stock_alerted": self = .stockAlerted(try form.content(StockAlerted.self))
        case "keys_expired": self = .keysExpired(try form.content(KeysExpired.self))
        case "units_delivered": self = .unitsDelivered(try form.content(UnitsDelivered.self))
        case "orders_archived": self = .ordersArchived(try form.content(OrdersArchived.self))
        case "order_restored": self = .orderRestored(try form.content(OrderRestored.self))
        case "order_made_findable": self = .orderMadeFindable(try form.content(OrderMadeFindable.self))
        case "lookup_failed": self = .lookupFailed(try form.content(LookupFailed.self))
        case "parcel_sent": self = .parcelSent(try form.content(ParcelSent.self))
        case "parcel_arrived": self = .parcelArrived(try form.content(ParcelArrived.self))
        case "content_downloaded": self = .contentDownloaded(try form.content(ContentDownloaded.self))
        case "content_reissued": self = .contentReissued(try form.content(ContentReissued.self))
        case "membership_granted": self = .membershipGranted(try form.content(MembershipGranted.self))
        case "membership_taken_back": self = .membershipTakenBack(try form.content(MembershipTakenBack.self))
        case "membership_ended": self = .membershipEnded(try form.content(MembershipEnded.self))
        case "answers_erased": self = .answersErased(try form.content(AnswersErased.self))
        case "stock_allotted": self = .stockAllotted(try form.content(StockAllotted.self))
        case "units_short": self = .unitsShort(try form.content(UnitsShort.self))
        case "delivery_failed": self = .deliveryFailed(try form.content(DeliveryFailed.self))
        case "delivery_retry_due": self = .deliveryRetryDue(try form.content(DeliveryRetryDue.self))
        case "backorder_overdue": self = .backorderOverdue(try form.content(BackorderOverdue.self))
        case "origin_noted": self = .originNoted(try form.content(OriginNoted.self))
        case "stock_held": self = .stockHeld(try form.content(StockHeld.self))
        case "reservation_resized": self = .reservationResized(try form.content(ReservationResized.self))
        case "reservation_extended": self = .reservationExtended(try form.content(ReservationExtended.self))
        case "reservation_ended": self = .reservationEnded(try form.content(ReservationEnded.self))
        case "reservation_drawn": self = .reservationDrawn(try form.content(ReservationDrawn.self))
        case "order_resized": self = .orderResized(try form.content(OrderResized.self))
        case "order_extended": self = .orderExtended(try form.content(OrderExtended.self))
        case "sale_put": self = .salePut(try form.content(SalePut.self))
        case "templates_put": self = .templatesPut(try form.content(TemplatesPut.self))
        case "gift_prepared": self = .giftPrepared(try form.content(GiftPrepared.self))
        case "gift_missed": self = .giftMissed(try form.content(GiftMissed.self))
        case "gift_claimed": self = .giftClaimed(try form.content(GiftClaimed.self))
        case "gift_lapsed": self = .giftLapsed(try form.content(GiftLapsed.self))
        case "restock_subscribed": self = .restockSubscribed(try form.content(RestockSubscribed.self))
        case "restock_unsubscribed": self = .restockUnsubscribed(try form.content(RestockUnsubscribed.self))
        case "restock_told": self = .restockTold(try form.content(RestockTold.self))
        case "listing_put": self = .listingPut(try form.content(ListingPut.self))
        case "product_reviewed": self = .productReviewed(try form.content(ProductReviewed.self))
        case "customer_moved": self = .customerMoved(try form.content(CustomerMoved.self))
        case "customers_merged": self = .customersMerged(try form.content(CustomersMerged.self))
        case "customers_unmerged": self = .customersUnmerged(try form.content(CustomersUnmerged.self))
        case "part_paid": self = .partPaid(try form.content(PartPaid.self))
        case "money_spared": self = .moneySpared(try form.content(MoneySpared.self))
        case "parts_spared": self = .partsSpared(try form.content(PartsSpared.self))
        case "paid_from_wallet": self = .paidFromWallet(try form.content(PaidFromWallet.self))
        case "wallet_topped_up": self = .walletToppedUp(try form.content(WalletToppedUp.self))
        case "wallet_adjusted": self = .walletAdjusted(try form.content(WalletAdjusted.self))
        case "payment_returned": self = .paymentReturned(try form.content(PaymentReturned.self))
        case "refund_settled": self = .refundSettled(try form.content(RefundSettled.self))
        case "identity_linked": self = .identityLinked(try form.content(IdentityLinked.self))
        case "consent_set": self = .consentSet(try form.content(ConsentSet.self))
        case "customer_erased": self = .customerErased(try form.content(CustomerErased.self))
        case "standing_set": self = .standingSet(try form.content(StandingSet.self))
        case "level_given": self = .levelGiven(try form.content(LevelGiven.self))
        case "levels_reviewed": self = .levelsReviewed(try form.content(LevelsReviewed.self))
        case "customer_placed": self = .customerPlaced(try form.content(CustomerPlaced.self))
        case "placement_tree_opened": self = .placementTreeOpened(try form.content(PlacementTreeOpened.self))
        case "charged_back": self = .chargedBack(try form.content(ChargedBack.self))
        case "order_in_review": self = .orderInReview(try form.content(OrderInReview.self))
        case "cost_incurred": self = .costIncurred(try form.content(CostIncurred.self))
        case "units_replaced": self = .unitsReplaced(try form.content(UnitsReplaced.self))
        case "complaint_opened": self = .complaintOpened(try form.content(ComplaintOpened.self))
        case "complaint_overdue": self = .complaintOverdue(try form.content(ComplaintOverdue.self))
        case "complaint_resolved": self = .complaintResolved(try form.content(ComplaintResolved.self))
        case "touch_recorded": self = .touchRecorded(try form.content(TouchRecorded.self))
        default: throw form.unknown(Self.self)
        }
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .shopOpened(let value): try encoder.form("shop_opened", value)
        case .sessionOpened(let value): try encoder.form("session_opened", value)
        case .sessionClosed(let value): try encoder.form("session_closed", value)
        case .channelPut(let value): try encoder.form("channel_put", value)
        case .levelPut(let value): try encoder.form("level_put", value)
        case .poolOpened(let value): try encoder.form("pool_opened", value)
        case .productPut(let value): try encoder.form("product_put", value)
        case .keysImported(let value): try encoder.form("keys_imported", value)
        case .stockAdjusted(let value): try encoder.form("stock_adjusted", value)
        case .reusableKeyPut(let value): try encoder.form("reusable_key_put", value)
        case .priceBookPublished(let value): try encoder.form("price_book_published", value)
        case .planPublished(let value): try encoder.form("plan_published", value)
        case .customerRegistered(let value): try encoder.form("customer_registered", value)
        case .inviterBound(let value): try encoder.form("inviter_bound", value)
        case .levelSet(let value): try encoder.form("level_set", value)
        case .orderPlaced(let value): try encoder.form("order_placed", value)
        case .orderExpired(let value): try encoder.form("order_expired", value)
        case .orderCancelled(let value): try encoder.form("order_cancelled", value)
        case .orderPaid(let value): try encoder.form("order_paid", value)
        case .stockReservedAgain(let value): try encoder.form("stock_reserved_again", value)
        case .orderHeld(let value): try encoder.form("order_held", value)
        case .latePaymentCredited(let value): try encoder.form("late_payment_credited", value)
        case .holdReleased(let value): try encoder.form("hold_released", value)
        case .orderDelivered(let value): try encoder.form("order_delivered", value)
        case .commissionAccrued(let value): try encoder.form("commission_accrued", value)
        case .orderCompleted(let value): try encoder.form("order_completed", value)
        case .commissionVested(let value): try encoder.form("commission_vested", value)
        case .orderRefunded(let value): try encoder.form("order_refunded", value)
        case .commissionReversed(let value): try encoder.form("commission_reversed", value)
        case .keysRevealed(let value): try encoder.form("keys_revealed", value)
        case .withdrawalRequested(let value): try encoder.form("withdrawal_requested", value)
        case .periodClosed(let value): try encoder.form("period_closed", value)
        case .periodPaid(let value): try encoder.form("period_paid", value)
        case .partnersPaid(let value): try encoder.form("partners_paid", value)
        case .partnersReversed(let value): try encoder.form("partners_reversed", value)
        case .supplierSettled(let value): try encoder.form("supplier_settled", value)
        case .marginWarned(let value): try encoder.form("margin_warned", value)
        case .chainMoved(let value): try encoder.form("chain_moved", value)
        case .brushingFound(let value): try encoder.form("brushing_found", value)
        case .subShopPut(let value): try encoder.form("sub_shop_put", value)
        case .soldThrough(let value): try encoder.form("sold_through", value)
        case .withdrawalApproved(let value): try encoder.form("withdrawal_approved", value)
        case .withdrawalSettled(let value): try encoder.form("withdrawal_settled", value)
        case .poolConfigured(let value): try encoder.form("pool_configured", value)
        case .batchQuarantined(let value): try encoder.form("batch_quarantined", value)
        case .batchReleased(let value): try encoder.form("batch_released", value)
        case .keysExported(let value): try encoder.form("keys_exported", value)
        case .quotasPut(let value): try encoder.form("quotas_put", value)
        case .stockAlertPut(let value): try encoder.form("stock_alert_put", value)
        case .stockAlerted(let value): try encoder.form("stock_alerted", value)
        case .keysExpired(let value): try encoder.form("keys_expired", value)
        case .unitsDelivered(let value): try encoder.form("units_delivered", value)
        case .ordersArchived(let value): try encoder.form("orders_archived", value)
        case .orderRestored(let value): try encoder.form("order_restored", value)
        case .orderMadeFindable(let value): try encoder.form("order_made_findable", value)
        case .lookupFailed(let value): try encoder.form("lookup_failed", value)
        case .parcelSent(let value): try encoder.form("parcel_sent", value)
        case .parcelArrived(let value): try encoder.form("parcel_arrived", value)
        case .contentDownloaded(let value): try encoder.form("content_downloaded", value)
        case .contentReissued(let value): try encoder.form("content_reissued", value)
        case .membershipGranted(let value): try encoder.form("membership_granted", value)
        case .membershipTakenBack(let value): try encoder.form("membership_taken_back", value)
        case .membershipEnded(let value): try encoder.form("membership_ended", value)
        case .answersErased(let value): try encoder.form("answers_erased", value)
        case .stockAllotted(let value): try encoder.form("stock_allotted", value)
        case .unitsShort(let value): try encoder.form("units_short", value)
        case .deliveryFailed(let value): try encoder.form("delivery_failed", value)
        case .deliveryRetryDue(let value): try encoder.form("delivery_retry_due", value)
        case .backorderOverdue(let value): try encoder.form("backorder_overdue", value)
        case .originNoted(let value): try encoder.form("origin_noted", value)
        case .stockHeld(let value): try encoder.form("stock_held", value)
        case .reservationResized(let value): try encoder.form("reservation_resized", value)
        case .reservationExtended(let value): try encoder.form("reservation_extended", value)
        case .reservationEnded(let value): try encoder.form("reservation_ended", value)
        case .reservationDrawn(let value): try encoder.form("reservation_drawn", value)
        case .orderResized(let value): try encoder.form("order_resized", value)
        case .orderExtended(let value): try encoder.form("order_extended", value)
        case .salePut(let value): try encoder.form("sale_put", value)
        case .templatesPut(let value): try encoder.form("templates_put", value)
        case .giftPrepared(let value): try encoder.form("gift_prepared", value)
        case .giftMissed(let value): try encoder.form("gift_missed", value)
        case .giftClaimed(let value): try encoder.form("gift_claimed", value)
        case .giftLapsed(let value): try encoder.form("gift_lapsed", value)
        case .restockSubscribed(let value): try encoder.form("restock_subscribed", value)
        case .restockUnsubscribed(let value): try encoder.form("restock_unsubscribed", value)
        case .restockTold(let value): try encoder.form("restock_told", value)
        case .listingPut(let value): try encoder.form("listing_put", value)
        case .productReviewed(let value): try encoder.form("product_reviewed", value)
        case .customerMoved(let value): try encoder.form("customer_moved", value)
        case .customersMerged(let value): try encoder.form("customers_merged", value)
        case .customersUnmerged(let value): try encoder.form("customers_unmerged", value)
        case .partPaid(let value): try encoder.form("part_paid", value)
        case .moneySpared(let value): try encoder.form("money_spared", value)
        case .partsSpared(let value): try encoder.form("parts_spared", value)
        case .paidFromWallet(let value): try encoder.form("paid_from_wallet", value)
        case .walletToppedUp(let value): try encoder.form("wallet_topped_up", value)
        case .walletAdjusted(let value): try encoder.form("wallet_adjusted", value)
        case .paymentReturned(let value): try encoder.form("payment_returned", value)
        case .refundSettled(let value): try encoder.form("refund_settled", value)
        case .identityLinked(let value): try encoder.form("identity_linked", value)
        case .consentSet(let value): try encoder.form("consent_set", value)
        case .customerErased(let value): try encoder.form("customer_erased", value)
        case .standingSet(let value): try encoder.form("standing_set", value)
        case .levelGiven(let value): try encoder.form("level_given", value)
        case .levelsReviewed(let value): try encoder.form("levels_reviewed", value)
        case .customerPlaced(let value): try encoder.form("customer_placed", value)
        case .placementTreeOpened(let value): try encoder.form("placement_tree_opened", value)
        case .chargedBack(let value): try encoder.form("charged_back", value)
        case .orderInReview(let value): try encoder.form("order_in_review", value)
        case .costIncurred(let value): try encoder.form("cost_incurred", value)
        case .unitsReplaced(let value): try encoder.form("units_replaced", value)
        case .complaintOpened(let value): try encoder.form("complaint_opened", value)
        case .complaintOverdue(let value): try encoder.form("complaint_overdue", value)
        case .complaintResolved(let value): try encoder.form("complaint_resolved", value)
        case .touchRecorded(let value): try encoder.form("touch_recorded", value)
        }
    }
}

/// A gift is claimed.
public struct GiftClaimed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Who receives it.
    public var recipient: String

    public init(order: String, recipient: String) {
        self.order = order
        self.recipient = recipient
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case recipient
    }
}

/// Nobody claimed a gift in time.
public struct GiftLapsed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// Somebody tried a wrong code.
public struct GiftMissed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// An order is a gift.
public struct GiftPrepared: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How it is claimed.
    public var terms: GiftTerms

    public init(order: String, terms: GiftTerms) {
        self.order = order
        self.terms = terms
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case terms
    }
}

/// A person let a held order go on.
public struct HoldReleased: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// An identity has a customer, or none any more.
public struct IdentityLinked: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The channel.
    public var channel: String
    /// What the channel calls the customer.
    public var outside: String
    /// Whether it is the customer's now.
    public var linked: Bool

    public init(customer: String, channel: String, outside: String, linked: Bool) {
        self.customer = customer
        self.channel = channel
        self.outside = outside
        self.linked = linked
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case channel
        case outside
        case linked
    }
}

/// A customer has an inviter now.
public struct InviterBound: Hashable, Sendable, Codable {
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

/// Keys of a batch are past their validity and not sold any more.
public struct KeysExpired: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch.
    public var batch: String
    /// How many.
    public var keys: Int

    public init(pool: String, batch: String, keys: Int) {
        self.pool = pool
        self.batch = batch
        self.keys = keys
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case keys
    }
}

/// Keys left the shop.
public struct KeysExported: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// Their handles.
    public var keys: [Int]
    /// Who asked.
    public var by: String
    /// Why.
    public var reason: String
    /// The batch that they were asked of.
    public var batch: String?

    public init(pool: String, keys: [Int], by: String, reason: String, batch: String? = nil) {
        self.pool = pool
        self.keys = keys
        self.by = by
        self.reason = reason
        self.batch = batch
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case keys
        case by
        case reason
        case batch
    }
}

/// A batch of keys is in a pool.
public struct KeysImported: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The batch.
    public var batch: String
    /// The keys that were taken in, in the order of their handles.
    public var keys: [SealedKey]
    /// The keys that were not, by position in the command.
    public var rejected: [RejectedKey]
    /// Who supplied it.
    public var supplier: String?
    /// What one key cost.
    public var unitCost: Int?
    /// From when its keys are not sold any more.
    public var expires: Date?
    /// Its priority, its note and what buyers see of its keys, where it has any.
    public var more: BatchMore?

    public init(
        pool: String,
        batch: String,
        keys: [SealedKey],
        rejected: [RejectedKey],
        supplier: String? = nil,
        unitCost: Int? = nil,
        expires: Date? = nil,
        more: BatchMore? = nil
    ) {
        self.pool = pool
        self.batch = batch
        self.keys = keys
        self.rejected = rejected
        self.supplier = supplier
        self.unitCost = unitCost
        self.expires = expires
        self.more = more
    }

    private enum CodingKeys: String, CodingKey {
        case pool
        case batch
        case keys
        case rejected
        case supplier
        case unitCost = "unit_cost"
        case expires
        case more
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.pool = try all.decode(String.self, forKey: .pool)
        self.batch = try all.decode(String.self, forKey: .batch)
        self.keys = try all.decode([SealedKey].self, forKey: .keys)
        self.rejected = try all.decode([RejectedKey].self, forKey: .rejected)
        self.supplier = try all.decodeIfPresent(String.self, forKey: .supplier)
        self.unitCost = try all.decodeIfPresent(Int.self, forKey: .unitCost)
        self.expires = try all.decodeIfPresent(WireDate.self, forKey: .expires).map { $0.value }
        self.more = try all.decodeIfPresent(BatchMore.self, forKey: .more)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(pool, forKey: .pool)
        try all.encode(batch, forKey: .batch)
        try all.encode(keys, forKey: .keys)
        try all.encode(rejected, forKey: .rejected)
        try all.encodeIfPresent(supplier, forKey: .supplier)
        try all.encodeIfPresent(unitCost, forKey: .unitCost)
        try all.encodeIfPresent(expires.map { WireDate($0) }, forKey: .expires)
        try all.encodeIfPresent(more, forKey: .more)
    }
}

/// Delivered keys were shown again.
public struct KeysRevealed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Who asked.
    public var by: String
    /// Why.
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

/// A payment came too late and is in the buyer's wallet.
public struct LatePaymentCredited: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The payment.
    public var payment: String
    /// How much.
    public var amount: Int

    public init(order: String, payment: String, amount: Int) {
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

/// A customer has a level for a time.
public struct LevelGiven: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The level.
    public var level: String
    /// Until when.
    public var until: Date

    public init(customer: String, level: String, until: Date) {
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
        self.level = try all.decode(String.self, forKey: .level)
        self.until = try all.decode(WireDate.self, forKey: .until).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(customer, forKey: .customer)
        try all.encode(level, forKey: .level)
        try all.encode(WireDate(until), forKey: .until)
    }
}

/// A level was added or replaced.
public struct LevelPut: Hashable, Sendable, Codable {
    /// The level.
    public var level: Level

    public init(level: Level) {
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case level
    }
}

/// A customer has another level.
public struct LevelSet: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The level.
    public var level: String?

    public init(customer: String, level: String? = nil) {
        self.customer = customer
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case level
    }
}

/// Levels were reviewed.
public struct LevelsReviewed: Hashable, Sendable, Codable {
    /// How many whose figures had changed were looked at.
    public var looked: Int
    /// What was found.
    public var changes: [LevelChange]
    /// The period whose end was reviewed.
    public var period: Int?
    /// Up to whom; absent where it was finished.
    public var upto: String?
    /// Up to whom everybody was looked at because what a level asks for had changed.
    public var swept: String?

    public init(
        looked: Int,
        changes: [LevelChange],
        period: Int? = nil,
        upto: String? = nil,
        swept: String? = nil
    ) {
        self.looked = looked
        self.changes = changes
        self.period = period
        self.upto = upto
        self.swept = swept
    }

    private enum CodingKeys: String, CodingKey {
        case looked
        case changes
        case period
        case upto
        case swept
    }
}

/// A channel shows a product otherwise.
public struct ListingPut: Hashable, Sendable, Codable {
    /// What is other.
    public var listing: Listing

    public init(listing: Listing) {
        self.listing = listing
    }

    private enum CodingKeys: String, CodingKey {
        case listing
    }
}

/// A lookup found nothing, which counts.
public struct LookupFailed: Hashable, Sendable, Codable {
    /// The contact.
    public var contact: String
    /// The device that asked.
    public var device: String?

    public init(contact: String, device: String? = nil) {
        self.contact = contact
        self.device = device
    }

    private enum CodingKeys: String, CodingKey {
        case contact
        case device
    }
}

/// A plan or a price book was published that can leave less of a variant's price than the plan asks for.
public struct MarginWarned: Hashable, Sendable, Codable {
    /// The first such variant.
    public var variant: String
    /// Its lowest price.
    public var price: Int
    /// What it costs the shop.
    public var cost: Int
    /// The most that the plan can pay of it.
    public var most: Int
    /// How many percent of the price must be left.
    public var least: Decimal

    public init(variant: String, price: Int, cost: Int, most: Int, least: Decimal) {
        self.variant = variant
        self.price = price
        self.cost = cost
        self.most = most
        self.least = least
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case price
        case cost
        case most
        case least
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.variant = try all.decode(String.self, forKey: .variant)
        self.price = try all.decode(Int.self, forKey: .price)
        self.cost = try all.decode(Int.self, forKey: .cost)
        self.most = try all.decode(Int.self, forKey: .most)
        self.least = try all.decode(WireDecimal.self, forKey: .least).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(variant, forKey: .variant)
        try all.encode(price, forKey: .price)
        try all.encode(cost, forKey: .cost)
        try all.encode(most, forKey: .most)
        try all.encode(WireDecimal(least), forKey: .least)
    }
}

/// The time of a level that was bought is over.
public struct MembershipEnded: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// The level.
    public var level: String

    public init(customer: String, level: String) {
        self.customer = customer
        self.level = level
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case level
    }
}

/// A customer has a level that was bought.
public struct MembershipGranted: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// The customer.
    public var customer: String
    /// The level.
    public var level: String
    /// When what is granted begins: now, or when what was bought before ends.
    public var from: Date
    /// How many units without an end the customer has.
    public var endless: Int
    /// When all that was bought of it ends; absent where only units without an end were.
    public var until: Date?

    public init(
        order: String,
        line: Int,
        customer: String,
        level: String,
        from: Date,
        endless: Int,
        until: Date? = nil
    ) {
        self.order = order
        self.line = line
        self.customer = customer
        self.level = level
        self.from = from
        self.endless = endless
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case customer
        case level
        case from
        case endless
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.line = try all.decode(Int.self, forKey: .line)
        self.customer = try all.decode(String.self, forKey: .customer)
        self.level = try all.decode(String.self, forKey: .level)
        self.from = try all.decode(WireDate.self, forKey: .from).value
        self.endless = try all.decode(Int.self, forKey: .endless)
        self.until = try all.decodeIfPresent(WireDate.self, forKey: .until).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(line, forKey: .line)
        try all.encode(customer, forKey: .customer)
        try all.encode(level, forKey: .level)
        try all.encode(WireDate(from), forKey: .from)
        try all.encode(endless, forKey: .endless)
        try all.encodeIfPresent(until.map { WireDate($0) }, forKey: .until)
    }
}

/// A refund took back a level that was bought, or a part of its time.
public struct MembershipTakenBack: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// The customer.
    public var customer: String
    /// The level.
    public var level: String
    /// How many units without an end are left.
    public var endless: Int
    /// When what is left of it ends; it may be over.
    public var until: Date?

    public init(order: String, line: Int, customer: String, level: String, endless: Int, until: Date? = nil) {
        self.order = order
        self.line = line
        self.customer = customer
        self.level = level
        self.endless = endless
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case customer
        case level
        case endless
        case until
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.line = try all.decode(Int.self, forKey: .line)
        self.customer = try all.decode(String.self, forKey: .customer)
        self.level = try all.decode(String.self, forKey: .level)
        self.endless = try all.decode(Int.self, forKey: .endless)
        self.until = try all.decodeIfPresent(WireDate.self, forKey: .until).map { $0.value }
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(line, forKey: .line)
        try all.encode(customer, forKey: .customer)
        try all.encode(level, forKey: .level)
        try all.encode(endless, forKey: .endless)
        try all.encodeIfPresent(until.map { WireDate($0) }, forKey: .until)
    }
}

/// Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows.
public struct MoneySpared: Hashable, Sendable, Codable {
    /// The payment; it may have paid for its order beside this.
    public var payment: String
    /// How much.
    public var amount: Int
    /// The order that it was made for.
    public var order: String?
    /// In whose wallet it is; absent where it waits for going back.
    public var wallet: String?

    public init(payment: String, amount: Int, order: String? = nil, wallet: String? = nil) {
        self.payment = payment
        self.amount = amount
        self.order = order
        self.wallet = wallet
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case amount
        case order
        case wallet
    }
}

/// An unpaid order was given up; its stock and coupons are free.
public struct OrderCancelled: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// An order is completed.
public struct OrderCompleted: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// All of an order is delivered: the keys are those of the units that were still owed.
public struct OrderDelivered: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The keys of each line, by handle.
    public var keys: [LineKeys]
    /// What the shop earned by it.
    public var revenue: Int
    /// What of its money is no revenue, and the buyer's cashback.
    public var apart: Apart?

    public init(order: String, keys: [LineKeys], revenue: Int, apart: Apart? = nil) {
        self.order = order
        self.keys = keys
        self.revenue = revenue
        self.apart = apart
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case keys
        case revenue
        case apart
    }
}

/// An unpaid order's time is over; its stock and coupons are free.
public struct OrderExpired: Hashable, Sendable, Codable {
    /// The order.
    public var order: String

    public init(order: String) {
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case order
    }
}

/// An unpaid order's deadline is put off.
public struct OrderExtended: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How long it waits from now on, in milliseconds.
    public var wait: Duration

    public init(order: String, wait: Duration) {
        self.order = order
        self.wait = wait
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case wait
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.wait = try all.decode(WireSpan.self, forKey: .wait).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(WireSpan(wait), forKey: .wait)
    }
}

/// A payment came too late and its order waits for a person.
public struct OrderHeld: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The payment.
    public var payment: String
    /// How much.
    public var amount: Int

    public init(order: String, payment: String, amount: Int) {
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

/// A paid order waits for a person; it keeps its stock.
public struct OrderInReview: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Why.
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

/// An order is found by its contact and a secret.
public struct OrderMadeFindable: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The contact and the secret, hashed.
    public var foundBy: FoundBy

    public init(order: String, foundBy: FoundBy) {
        self.order = order
        self.foundBy = foundBy
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case foundBy = "found_by"
    }
}

/// An order is paid.
public struct OrderPaid: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much.
    public var amount: Int
    /// The payment; absent where nothing was to be paid.
    public var payment: String?

    public init(order: String, amount: Int, payment: String? = nil) {
        self.order = order
        self.amount = amount
        self.payment = payment
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case amount
        case payment
    }
}

/// An order is placed; its stock and coupons are reserved.
public struct OrderPlaced: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The channel.
    public var channel: String
    /// Whether it was priced as the buyer's first order.
    public var firstOrder: Bool
    /// The digest of the price book.
    public var book: String
    /// The moment that the price was made for.
    public var quotedAt: Date
    /// The lines.
    public var lines: [PlacedLine]
    /// The coupons that it uses.
    public var coupons: [String]
    /// The price of everything.
    public var total: Int
    /// How long it waits for its payment, in milliseconds.
    public var wait: Duration
    /// The buyer; absent for a guest.
    public var buyer: String?
    /// The buyer's level.
    public var level: String?
    /// How it will be paid, where the price depends on it.
    public var paymentMethod: String?
    /// What it has beside its lines, and where any line is taxed or given along.
    public var extras: PlacedExtras?

    public init(
        order: String,
        channel: String,
        firstOrder: Bool,
        book: String,
        quotedAt: Date,
        lines: [PlacedLine],
        coupons: [String],
        total: Int,
        wait: Duration,
        buyer: String? = nil,
        level: String? = nil,
        paymentMethod: String? = nil,
        extras: PlacedExtras? = nil
    ) {
        self.order = order
        self.channel = channel
        self.firstOrder = firstOrder
        self.book = book
        self.quotedAt = quotedAt
        self.lines = lines
        self.coupons = coupons
        self.total = total
        self.wait = wait
        self.buyer = buyer
        self.level = level
        self.paymentMethod = paymentMethod
        self.extras = extras
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case channel
        case firstOrder = "first_order"
        case book
        case quotedAt = "quoted_at"
        case lines
        case coupons
        case total
        case wait
        case buyer
        case level
        case paymentMethod = "payment_method"
        case extras
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.order = try all.decode(String.self, forKey: .order)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.firstOrder = try all.decode(Bool.self, forKey: .firstOrder)
        self.book = try all.decode(String.self, forKey: .book)
        self.quotedAt = try all.decode(WireDate.self, forKey: .quotedAt).value
        self.lines = try all.decode([PlacedLine].self, forKey: .lines)
        self.coupons = try all.decode([String].self, forKey: .coupons)
        self.total = try all.decode(Int.self, forKey: .total)
        self.wait = try all.decode(WireSpan.self, forKey: .wait).value
        self.buyer = try all.decodeIfPresent(String.self, forKey: .buyer)
        self.level = try all.decodeIfPresent(String.self, forKey: .level)
        self.paymentMethod = try all.decodeIfPresent(String.self, forKey: .paymentMethod)
        self.extras = try all.decodeIfPresent(PlacedExtras.self, forKey: .extras)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(order, forKey: .order)
        try all.encode(channel, forKey: .channel)
        try all.encode(firstOrder, forKey: .firstOrder)
        try all.encode(book, forKey: .book)
        try all.encode(WireDate(quotedAt), forKey: .quotedAt)
        try all.encode(lines, forKey: .lines)
        try all.encode(coupons, forKey: .coupons)
        try all.encode(total, forKey: .total)
        try all.encode(WireSpan(wait), forKey: .wait)
        try all.encodeIfPresent(buyer, forKey: .buyer)
        try all.encodeIfPresent(level, forKey: .level)
        try all.encodeIfPresent(paymentMethod, forKey: .paymentMethod)
        try all.encodeIfPresent(extras, forKey: .extras)
    }
}

/// Units of an order are refunded.
public struct OrderRefunded: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The refund.
    public var refund: String
    /// The units and what they were worth.
    public var lines: [RefundedLine]
    /// How much in all.
    public var amount: Int
    /// Where the money went.
    public var to: RefundTo
    /// Whether nothing is left to refund.
    public var whole: Bool
    /// What of the amount was no revenue, and the cashback that is taken back; of delivered orders.
    public var apart: Apart?
    /// What is not so with most refunds.
    public var notes: RefundNotes?

    public init(
        order: String,
        refund: String,
        lines: [RefundedLine],
        amount: Int,
        to: RefundTo,
        whole: Bool,
        apart: Apart? = nil,
        notes: RefundNotes? = nil
    ) {
        self.order = order
        self.refund = refund
        self.lines = lines
        self.amount = amount
        self.to = to
        self.whole = whole
        self.apart = apart
        self.notes = notes
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case refund
        case lines
        case amount
        case to
        case whole
        case apart
        case notes
    }
}

/// An unpaid order buys something else.
public struct OrderResized: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The order as it is now; its deadline stays.
    public var placed: OrderPlaced

    public init(order: String, placed: OrderPlaced) {
        self.order = order
        self.placed = placed
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case placed
    }
}

/// An order is back from the archive.
public struct OrderRestored: Hashable, Sendable, Codable {
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

/// Orders left memory for the archive, or were looked at and stay.
public struct OrdersArchived: Hashable, Sendable, Codable {
    /// The orders, those first that came to an end first.
    public var orders: [LookedAt]
    /// What those that left are worth in the books.
    public var worth: Worth

    public init(orders: [LookedAt], worth: Worth) {
        self.orders = orders
        self.worth = worth
    }

    private enum CodingKeys: String, CodingKey {
        case orders
        case worth
    }
}

/// An unpaid order is counted for the device and the contact that it comes from.
public struct OriginNoted: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Where it comes from.
    public var origin: Origin

    public init(order: String, origin: Origin) {
        self.order = order
        self.origin = origin
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case origin
    }
}

/// An order was paid from its buyer's wallet, whole or in part.
public struct PaidFromWallet: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much.
    public var amount: Int

    public init(order: String, amount: Int) {
        self.order = order
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case amount
    }
}

/// A parcel arrived.
public struct ParcelArrived: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Its position among the order's parcels, from 0.
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

/// A parcel with units of an order is on its way.
public struct ParcelSent: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Its position among the order's parcels, from 0.
    public var parcel: Int
    /// Who carries it.
    public var carrier: String
    /// The carrier's number for it.
    public var tracking: String
    /// What is in it.
    public var lines: [ParcelLine]

    public init(order: String, parcel: Int, carrier: String, tracking: String, lines: [ParcelLine]) {
        self.order = order
        self.parcel = parcel
        self.carrier = carrier
        self.tracking = tracking
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case parcel
        case carrier
        case tracking
        case lines
    }
}

/// A part of what is to be paid for an order has come.
public struct PartPaid: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The payment.
    public var payment: String
    /// How much.
    public var amount: Int

    public init(order: String, payment: String, amount: Int) {
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

/// Suppliers and the platform have their shares of an order.
public struct PartnersPaid: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// By which plan.
    public var plan: String
    /// What they have, by line, then bonus.
    public var lines: [PartnerPaid]

    public init(order: String, plan: String, lines: [PartnerPaid]) {
        self.order = order
        self.plan = plan
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case plan
        case lines
    }
}

/// A refund took back what suppliers and the platform had of it.
public struct PartnersReversed: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// How much of which share.
    public var lines: [PartnerBack]

    public init(order: String, lines: [PartnerBack]) {
        self.order = order
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case lines
    }
}

/// What was paid in part for an order that came to nothing buys nothing.
public struct PartsSpared: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// What goes back into the buyer's wallet, from where it came.
    public var fromWallet: Int
    /// What came by payments, and how much of each.
    public var parts: [PaymentPart]
    /// Whether that is in the buyer's wallet; otherwise it waits for going back.
    public var credited: Bool

    public init(order: String, fromWallet: Int, parts: [PaymentPart], credited: Bool) {
        self.order = order
        self.fromWallet = fromWallet
        self.parts = parts
        self.credited = credited
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case fromWallet = "from_wallet"
        case parts
        case credited
    }
}

/// Money of a payment that buys nothing goes back.
public struct PaymentReturned: Hashable, Sendable, Codable {
    /// The payment.
    public var payment: String
    /// The refund.
    public var refund: String
    /// How much.
    public var amount: Int
    /// From where.
    public var from: ReturnFrom
    /// Where to.
    public var to: RefundTo
    /// Whether the gateway has still to confirm it.
    public var awaited: Bool
    /// Whose wallet it comes from or goes to.
    public var wallet: String?

    public init(
        payment: String,
        refund: String,
        amount: Int,
        from: ReturnFrom,
        to: RefundTo,
        awaited: Bool,
        wallet: String? = nil
    ) {
        self.payment = payment
        self.refund = refund
        self.amount = amount
        self.from = from
        self.to = to
        self.awaited = awaited
        self.wallet = wallet
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case refund
        case amount
        case from
        case to
        case awaited
        case wallet
    }
}

/// A period is closed: what its bonuses pay is settled.
public struct PeriodClosed: Hashable, Sendable, Codable {
    /// The period.
    public var period: Int
    /// The plan.
    public var plan: String
    /// When it began.
    public var from: Date
    /// When it was over.
    public var until: Date
    /// What everybody bought in it.
    public var volume: Int
    /// Who earns what: by bonus, then by customer.
    public var lines: [PeriodLine]
    /// What legs keep for the next period.
    public var carries: [CarriedLegs]
    /// The digest of the batch: of period, plan, volume and lines.
    public var digest: String

    public init(
        period: Int,
        plan: String,
        from: Date,
        until: Date,
        volume: Int,
        lines: [PeriodLine],
        carries: [CarriedLegs],
        digest: String
    ) {
        self.period = period
        self.plan = plan
        self.from = from
        self.until = until
        self.volume = volume
        self.lines = lines
        self.carries = carries
        self.digest = digest
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case plan
        case from
        case until
        case volume
        case lines
        case carries
        case digest
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.period = try all.decode(Int.self, forKey: .period)
        self.plan = try all.decode(String.self, forKey: .plan)
        self.from = try all.decode(WireDate.self, forKey: .from).value
        self.until = try all.decode(WireDate.self, forKey: .until).value
        self.volume = try all.decode(Int.self, forKey: .volume)
        self.lines = try all.decode([PeriodLine].self, forKey: .lines)
        self.carries = try all.decode([CarriedLegs].self, forKey: .carries)
        self.digest = try all.decode(String.self, forKey: .digest)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(period, forKey: .period)
        try all.encode(plan, forKey: .plan)
        try all.encode(WireDate(from), forKey: .from)
        try all.encode(WireDate(until), forKey: .until)
        try all.encode(volume, forKey: .volume)
        try all.encode(lines, forKey: .lines)
        try all.encode(carries, forKey: .carries)
        try all.encode(digest, forKey: .digest)
    }
}

/// So many more lines of a closed period are paid.
public struct PeriodPaid: Hashable, Sendable, Codable {
    /// The period.
    public var period: Int
    /// How many lines.
    public var lines: Int

    public init(period: Int, lines: Int) {
        self.period = period
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case period
        case lines
    }
}

/// A placement tree is open.
public struct PlacementTreeOpened: Hashable, Sendable, Codable {
    /// The tree.
    public var tree: String
    /// How many legs a seat has.
    public var width: Int
    /// How many levels below the sponsor somebody sits at the most; 0 for any.
    public var depth: Int

    public init(tree: String, width: Int, depth: Int) {
        self.tree = tree
        self.width = width
        self.depth = depth
    }

    private enum CodingKeys: String, CodingKey {
        case tree
        case width
        case depth
    }
}

/// A plan pays commission from now on.
public struct PlanPublished: Hashable, Sendable, Codable {
    /// The plan.
    public var plan: CommissionPlan
    /// Who published it although the shop's policy refuses it, and why.
    public var overridden: PolicyOverride?

    public init(plan: CommissionPlan, overridden: PolicyOverride? = nil) {
        self.plan = plan
        self.overridden = overridden
    }

    private enum CodingKeys: String, CodingKey {
        case plan
        case overridden
    }
}

/// A pool sells its keys in another way.
public struct PoolConfigured: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// How.
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

/// A pool is open.
public struct PoolOpened: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The format of its key files.
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

/// A price book makes the prices from now on.
public struct PriceBookPublished: Hashable, Sendable, Codable {
    /// The price book.
    public var book: PriceBook
    /// Its digest.
    public var digest: String

    public init(book: PriceBook, digest: String) {
        self.book = book
        self.digest = digest
    }

    private enum CodingKeys: String, CodingKey {
        case book
        case digest
    }
}

/// A product was added or replaced.
public struct ProductPut: Hashable, Sendable, Codable {
    /// The product.
    public var product: Product

    public init(product: Product) {
        self.product = product
    }

    private enum CodingKeys: String, CodingKey {
        case product
    }
}

/// A product is reviewed.
public struct ProductReviewed: Hashable, Sendable, Codable {
    /// The product.
    public var product: String
    /// Where it stands.
    public var state: ReviewState
    /// Who says so.
    public var by: String
    /// Why.
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

/// A stock is shared out among channels.
public struct QuotasPut: Hashable, Sendable, Codable {
    /// The stock.
    public var of: StockName
    /// The shares.
    public var quotas: [ChannelQuota]
    /// Whether all counts begin at nothing.
    public var afresh: Bool

    public init(of: StockName, quotas: [ChannelQuota], afresh: Bool) {
        self.of = of
        self.quotas = quotas
        self.afresh = afresh
    }

    private enum CodingKeys: String, CodingKey {
        case of
        case quotas
        case afresh
    }
}

/// A refund to the source ended.
public struct RefundSettled: Hashable, Sendable, Codable {
    /// The refund.
    public var refund: String
    /// How.
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

/// An order takes units over from a reservation.
public struct ReservationDrawn: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// What it keeps; it is over where it keeps nothing.
    public var left: [ReservedUnits]

    public init(reservation: String, left: [ReservedUnits]) {
        self.reservation = reservation
        self.left = left
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case left
    }
}

/// A reservation is over; what it held is free.
public struct ReservationEnded: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// Why.
    public var end: ReservationEnd

    public init(reservation: String, end: ReservationEnd) {
        self.reservation = reservation
        self.end = end
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case end
    }
}

/// A reservation's end is put off.
public struct ReservationExtended: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// When it ends now.
    public var expires: Date

    public init(reservation: String, expires: Date) {
        self.reservation = reservation
        self.expires = expires
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case expires
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reservation = try all.decode(String.self, forKey: .reservation)
        self.expires = try all.decode(WireDate.self, forKey: .expires).value
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(reservation, forKey: .reservation)
        try all.encode(WireDate(expires), forKey: .expires)
    }
}

/// A reservation holds other units.
public struct ReservationResized: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// All that it holds now.
    public var lines: [ReservedUnits]

    public init(reservation: String, lines: [ReservedUnits]) {
        self.reservation = reservation
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case lines
    }
}

/// Somebody waits for a variant.
public struct RestockSubscribed: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// Who.
    public var subscriber: Subscriber

    public init(variant: String, subscriber: Subscriber) {
        self.variant = variant
        self.subscriber = subscriber
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case subscriber
    }
}

/// Those who waited first are told that a variant is available; they wait no more.
public struct RestockTold: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// Who; nobody where it is gone again.
    public var subscribers: [Subscriber]
    /// Whether others are told next.
    public var more: Bool

    public init(variant: String, subscribers: [Subscriber], more: Bool) {
        self.variant = variant
        self.subscribers = subscribers
        self.more = more
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case subscribers
        case more
    }
}

/// Somebody waits no more.
public struct RestockUnsubscribed: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// Who.
    public var subscriber: Subscriber

    public init(variant: String, subscriber: Subscriber) {
        self.variant = variant
        self.subscriber = subscriber
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case subscriber
    }
}

/// The reusable key of a variant is set.
public struct ReusableKeyPut: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// The key, sealed.
    public var key: SealedKey
    /// How often it may be sold.
    public var limits: ReusableLimits

    public init(variant: String, key: SealedKey, limits: ReusableLimits) {
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

/// A variant's sale is limited.
public struct SalePut: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// The limits.
    public var sale: SaleLimits

    public init(variant: String, sale: SaleLimits) {
        self.variant = variant
        self.sale = sale
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case sale
    }
}

/// A client's session is closed.
public struct SessionClosed: Hashable, Sendable, Codable {
    /// The client.
    public var client: String

    public init(client: String) {
        self.client = client
    }

    private enum CodingKeys: String, CodingKey {
        case client
    }
}

/// A client's session is open.
public struct SessionOpened: Hashable, Sendable, Codable {
    /// The client.
    public var client: String

    public init(client: String) {
        self.client = client
    }

    private enum CodingKeys: String, CodingKey {
        case client
    }
}

/// A shop began. The first event of every journal.
public struct ShopOpened: Hashable, Sendable, Codable {
    /// The shop.
    public var shop: String
    /// Its settings.
    public var settings: Settings

    public init(shop: String, settings: Settings) {
        self.shop = shop
        self.settings = settings
    }

    private enum CodingKeys: String, CodingKey {
        case shop
        case settings
    }
}

/// An order is sold through sub-shops.
public struct SoldThrough: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// Through which, from the uppermost down.
    public var sellers: [Seller]

    public init(order: String, sellers: [Seller]) {
        self.order = order
        self.sellers = sellers
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case sellers
    }
}

/// What a customer may be, and whether they may earn.
public struct StandingSet: Hashable, Sendable, Codable {
    /// The customer.
    public var customer: String
    /// Whether they can earn commission.
    public var promoter: Bool
    /// Whether they own a sub-shop.
    public var subShop: Bool
    /// Whether they speak for a supplier.
    public var supplier: Bool
    /// Why they are blocked; absent where they are not.
    public var blocked: String?

    public init(customer: String, promoter: Bool, subShop: Bool, supplier: Bool, blocked: String? = nil) {
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

/// A counted stock changed by hand.
public struct StockAdjusted: Hashable, Sendable, Codable {
    /// The variant.
    public var variant: String
    /// How many more, or with a minus fewer.
    public var by: Int
    /// How many there are now, reserved ones among them.
    public var onHand: Int

    public init(variant: String, by: Int, onHand: Int) {
        self.variant = variant
        self.by = by
        self.onHand = onHand
    }

    private enum CodingKeys: String, CodingKey {
        case variant
        case by
        case onHand = "on_hand"
    }
}

/// A stock is watched, or no longer.
public struct StockAlertPut: Hashable, Sendable, Codable {
    /// The stock.
    public var of: StockName
    /// When an alert is raised and cleared.
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

/// A watched stock is low, out, or well again.
public struct StockAlerted: Hashable, Sendable, Codable {
    /// The stock.
    public var of: StockName
    /// How it stands now.
    public var state: AlertState
    /// How many units are available.
    public var available: Int

    public init(of: StockName, state: AlertState, available: Int) {
        self.of = of
        self.state = state
        self.available = available
    }

    private enum CodingKeys: String, CodingKey {
        case of
        case state
        case available
    }
}

/// Units of a line that had no stock have some now.
public struct StockAllotted: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// How many units.
    public var units: Int
    /// The handles of their keys; empty where the stock has no keys.
    public var keys: [Int]
    /// Their keys where the variant has several pools.
    public var parts: [PoolKeys]?

    public init(order: String, line: Int, units: Int, keys: [Int], parts: [PoolKeys]? = nil) {
        self.order = order
        self.line = line
        self.units = units
        self.keys = keys
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case units
        case keys
        case parts
    }
}

/// Stock is held without an order.
public struct StockHeld: Hashable, Sendable, Codable {
    /// The reservation.
    public var reservation: String
    /// The channel.
    public var channel: String
    /// For how long, in milliseconds.
    public var wait: Duration
    /// What is held.
    public var lines: [ReservedUnits]
    /// For whom; absent for a guest.
    public var buyer: String?
    /// Where it comes from.
    public var origin: Origin?

    public init(
        reservation: String,
        channel: String,
        wait: Duration,
        lines: [ReservedUnits],
        buyer: String? = nil,
        origin: Origin? = nil
    ) {
        self.reservation = reservation
        self.channel = channel
        self.wait = wait
        self.lines = lines
        self.buyer = buyer
        self.origin = origin
    }

    private enum CodingKeys: String, CodingKey {
        case reservation
        case channel
        case wait
        case lines
        case buyer
        case origin
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.reservation = try all.decode(String.self, forKey: .reservation)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.wait = try all.decode(WireSpan.self, forKey: .wait).value
        self.lines = try all.decode([ReservedUnits].self, forKey: .lines)
        self.buyer = try all.decodeIfPresent(String.self, forKey: .buyer)
        self.origin = try all.decodeIfPresent(Origin.self, forKey: .origin)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(reservation, forKey: .reservation)
        try all.encode(channel, forKey: .channel)
        try all.encode(WireSpan(wait), forKey: .wait)
        try all.encode(lines, forKey: .lines)
        try all.encodeIfPresent(buyer, forKey: .buyer)
        try all.encodeIfPresent(origin, forKey: .origin)
    }
}

/// A late payment's order has its stock and coupons again.
public struct StockReservedAgain: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The keys of each line.
    public var keys: [LineKeys]

    public init(order: String, keys: [LineKeys]) {
        self.order = order
        self.keys = keys
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case keys
    }
}

/// A channel is a sub-shop.
public struct SubShopPut: Hashable, Sendable, Codable {
    /// The channel.
    public var channel: String
    /// Its owner.
    public var owner: String
    /// What it adds to that price, in percent.
    public var markup: Decimal
    /// The sub-shop at whose price it buys; the shop itself where absent.
    public var upstream: String?

    public init(channel: String, owner: String, markup: Decimal, upstream: String? = nil) {
        self.channel = channel
        self.owner = owner
        self.markup = markup
        self.upstream = upstream
    }

    private enum CodingKeys: String, CodingKey {
        case channel
        case owner
        case markup
        case upstream
    }

    public init(from decoder: Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        self.channel = try all.decode(String.self, forKey: .channel)
        self.owner = try all.decode(String.self, forKey: .owner)
        self.markup = try all.decode(WireDecimal.self, forKey: .markup).value
        self.upstream = try all.decodeIfPresent(String.self, forKey: .upstream)
    }

    public func encode(to encoder: Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(channel, forKey: .channel)
        try all.encode(owner, forKey: .owner)
        try all.encode(WireDecimal(markup), forKey: .markup)
        try all.encodeIfPresent(upstream, forKey: .upstream)
    }
}

/// A supplier was paid.
public struct SupplierSettled: Hashable, Sendable, Codable {
    /// The supplier.
    public var supplier: String
    /// The settlement.
    public var settlement: String
    /// How much.
    public var amount: Int

    public init(supplier: String, settlement: String, amount: Int) {
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

/// Notices have these texts.
public struct TemplatesPut: Hashable, Sendable, Codable {
    /// The texts.
    public var templates: Templates

    public init(templates: Templates) {
        self.templates = templates
    }

    private enum CodingKeys: String, CodingKey {
        case templates
    }
}

/// Something brought a customer.
public struct TouchRecorded: Hashable, Sendable, Codable {
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

/// Some units of an order are handed over; others are still owed.
public struct UnitsDelivered: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The units of each line.
    public var lines: [DeliveredUnits]

    public init(order: String, lines: [DeliveredUnits]) {
        self.order = order
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case lines
    }
}

/// Units of an order are exchanged for others.
public struct UnitsReplaced: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The line's position in the order, from 0.
    public var line: Int
    /// Which units, from 0.
    public var units: [Int]
    /// The keys that they were, unit by unit.
    public var old: [ToldKeys]
    /// The keys that they are from now on.
    public var new: ToldKeys
    /// Why.
    public var reason: String
    /// Whether they were faulty.
    public var faulty: Bool
    /// Why it was done although no warranty covers it.
    public var despite: String?

    public init(
        order: String,
        line: Int,
        units: [Int],
        old: [ToldKeys],
        new: ToldKeys,
        reason: String,
        faulty: Bool,
        despite: String? = nil
    ) {
        self.order = order
        self.line = line
        self.units = units
        self.old = old
        self.new = new
        self.reason = reason
        self.faulty = faulty
        self.despite = despite
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case line
        case units
        case old
        case new
        case reason
        case faulty
        case despite
    }
}

/// Units of an order have no stock: they wait for it in the order of payments.
public struct UnitsShort: Hashable, Sendable, Codable {
    /// The order.
    public var order: String
    /// The units, of all lines.
    public var lines: [ShortUnits]

    public init(order: String, lines: [ShortUnits]) {
        self.order = order
        self.lines = lines
    }

    private enum CodingKeys: String, CodingKey {
        case order
        case lines
    }
}

/// A person changed a wallet.
public struct WalletAdjusted: Hashable, Sendable, Codable {
    /// Whose.
    public var customer: String
    /// How much more, or with a minus less.
    public var by: Int
    /// Who did it.
    public var who: String
    /// Why.
    public var reason: String

    public init(customer: String, by: Int, who: String, reason: String) {
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

/// A wallet was topped up.
public struct WalletToppedUp: Hashable, Sendable, Codable {
    /// Whose.
    public var customer: String
    /// The payment.
    public var payment: String
    /// How much.
    public var amount: Int

    public init(customer: String, payment: String, amount: Int) {
        self.customer = customer
        self.payment = payment
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case customer
        case payment
        case amount
    }
}

/// A withdrawal may be paid.
public struct WithdrawalApproved: Hashable, Sendable, Codable {
    /// The withdrawal.
    public var withdrawal: String
    /// Who approved it.
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

/// Commission is on its way out.
public struct WithdrawalRequested: Hashable, Sendable, Codable {
    /// The withdrawal.
    public var withdrawal: String
    /// Whose commission.
    public var promoter: String
    /// How much, the fee included.
    public var amount: Int
    /// The fee.
    public var fee: Int
    /// Whether somebody must approve it before it is paid; absent where nobody must.
    public var approval: Bool?

    public init(withdrawal: String, promoter: String, amount: Int, fee: Int, approval: Bool? = nil) {
        self.withdrawal = withdrawal
        self.promoter = promoter
        self.amount = amount
        self.fee = fee
        self.approval = approval
    }

    private enum CodingKeys: String, CodingKey {
        case withdrawal
        case promoter
        case amount
        case fee
        case approval
    }
}

/// A withdrawal ended.
public struct WithdrawalSettled: Hashable, Sendable, Codable {
    /// The withdrawal.
    public var withdrawal: String
    /// How.
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
