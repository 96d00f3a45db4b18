// Written by `cargo xtask documents` from the Rust types; do not edit.
@file:OptIn(ExperimentalSerializationApi::class)
@file:UseSerializers(DecimalText::class, Millis::class, MillisSpan::class)

package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.builtins.serializer

/**
 * What the buyer answered is forgotten.
 *
 * @property order The order.
 */
@Serializable
public data class AnswersErased(
    public val order: String,
) : Event

/**
 * Stock that was promised did not come in time.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 */
@Serializable
public data class BackorderOverdue(
    public val order: String,
    public val line: Long,
) : Event

/**
 * A batch is in quarantine: none of its keys is sold.
 *
 * @property pool The pool.
 * @property batch The batch.
 * @property keys How many of its available keys were taken out now.
 * @property by Who asked.
 * @property reason Why.
 * @property after Where the list of its orders in the reply begins, if not with the first.
 */
@Serializable
public data class BatchQuarantined(
    public val pool: String,
    public val batch: String,
    public val keys: Long,
    public val by: String,
    public val reason: String,
    public val after: Long? = null,
) : Event

/**
 * A batch is in quarantine no longer.
 *
 * @property pool The pool.
 * @property batch The batch.
 * @property keys How many of its keys went back now.
 * @property by Who asked.
 * @property reason Why.
 */
@Serializable
public data class BatchReleased(
    public val pool: String,
    public val batch: String,
    public val keys: Long,
    public val by: String,
    public val reason: String,
) : Event

/**
 * The buyer of an order is too close to the own inviter: the order counts for nobody's volume.
 *
 * @property order The order.
 * @property promoter The inviter.
 * @property why In what way they are close.
 */
@Serializable
public data class BrushingFound(
    public val order: String,
    public val promoter: String,
    public val why: Exclusion,
) : Event

/**
 * An order changed who follows whom in the chain of a bonus.
 *
 * @property order The order.
 * @property bonus The bonus.
 * @property buyer Who bought.
 * @property moves Who follows whom.
 * @property inviter Who brought a buyer who is new to the chain.
 * @property counted Whose recruits are one more.
 * @property promoted Who is a partner from now on; what was frozen of theirs vests as everything else.
 */
@Serializable
public data class ChainMoved(
    public val order: String,
    public val bonus: String,
    public val buyer: String,
    public val moves: List<Follows>,
    public val inviter: String? = null,
    public val counted: String? = null,
    public val promoted: String? = null,
) : Event

/**
 * A channel was added or replaced.
 *
 * @property channel The channel.
 */
@Serializable
public data class ChannelPut(
    public val channel: Channel,
) : Event

/**
 * A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows.
 *
 * @property payment The payment.
 * @property chargeback The gateway's id of the chargeback.
 * @property amount How much in all.
 * @property spare What of it waited for going back.
 * @property unpaid What of it was kept for the order, which awaits the rest.
 * @property ofWallet What of it is taken out of the payer's wallet.
 * @property lost What of it was not there any more: the shop's loss.
 * @property order The order that the payment was made for.
 * @property wallet Whose wallet that is.
 */
@Serializable
public data class ChargedBack(
    public val payment: String,
    public val chargeback: String,
    public val amount: Long,
    public val spare: Long,
    public val unpaid: Long,
    public val ofWallet: Long,
    public val lost: Long,
    public val order: String? = null,
    public val wallet: String? = null,
) : Event

/**
 * Commission is accrued.
 *
 * @property order The order.
 * @property plan The plan.
 * @property lines The lines of commission.
 */
@Serializable
public data class CommissionAccrued(
    public val order: String,
    public val plan: String,
    public val lines: List<AccruedLine>,
) : Event

/**
 * Commission of refunded units is taken back.
 *
 * @property order The order.
 * @property lines How much of which line.
 */
@Serializable
public data class CommissionReversed(
    public val order: String,
    public val lines: List<ReversedLine>,
) : Event

/**
 * An order's commission is vested: what is left of each line may be withdrawn.
 *
 * @property order The order.
 * @property shares How much for whom.
 */
@Serializable
public data class CommissionVested(
    public val order: String,
    public val shares: List<Share>,
) : Event

/**
 * A buyer complains: the order does not complete meanwhile, and its suppliers are not paid.
 *
 * @property order The order.
 * @property reason What is wrong.
 */
@Serializable
public data class ComplaintOpened(
    public val order: String,
    public val reason: String,
) : Event

/**
 * A complaint was not answered in time.
 *
 * @property order The order.
 */
@Serializable
public data class ComplaintOverdue(
    public val order: String,
) : Event

/**
 * A complaint ended.
 *
 * @property order The order.
 * @property resolution How.
 */
@Serializable
public data class ComplaintResolved(
    public val order: String,
    public val resolution: Resolution,
) : Event

/**
 * A customer said something about a use of data.
 *
 * @property customer The customer.
 * @property purpose The use.
 * @property granted Whether it is allowed.
 * @property version The version of the text that was agreed to.
 */
@Serializable
public data class ConsentSet(
    public val customer: String,
    public val purpose: String,
    public val granted: Boolean,
    public val version: Long,
) : Event

/**
 * Delivered content was downloaded.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property count How often by now.
 */
@Serializable
public data class ContentDownloaded(
    public val order: String,
    public val line: Long,
    public val count: Long,
) : Event

/**
 * Delivered content is given out anew: its downloads are counted from nothing.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property until Until when it may be downloaded; absent for ever.
 */
@Serializable
public data class ContentReissued(
    public val order: String,
    public val line: Long,
    public val until: Instant? = null,
) : Event

/**
 * What keys cost that were handed over, less what faulty ones cost that came back.
 *
 * @property order The order.
 * @property shares How much is owed to whom.
 */
@Serializable
public data class CostIncurred(
    public val order: String,
    public val shares: List<ShopSupplierShare>,
) : Event

/**
 * A person was forgotten.
 *
 * @property erased The customer, and those who were merged into them.
 */
@Serializable
public data class CustomerErased(
    public val erased: List<ErasedName>,
) : Event

/**
 * A customer has another inviter, or none; everybody below moved along.
 *
 * @property customer The customer.
 * @property why Why.
 * @property inviter The inviter since.
 */
@Serializable
public data class CustomerMoved(
    public val customer: String,
    public val why: MoveReason,
    public val inviter: String? = null,
) : Event

/**
 * A customer has a seat in a placement tree.
 *
 * @property tree The tree.
 * @property customer The customer.
 * @property sponsor Who brought them; absent for the first.
 * @property above Under whom; absent for the first.
 * @property leg In which leg, from 0.
 */
@Serializable
public data class CustomerPlaced(
    public val tree: String,
    public val customer: String,
    public val sponsor: String? = null,
    public val above: String? = null,
    public val leg: Long? = null,
) : Event

/**
 * A customer is registered.
 *
 * @property customer The customer.
 * @property promoter Whether the customer can earn commission.
 * @property inviter Who invited.
 * @property level The membership level.
 */
@Serializable
public data class CustomerRegistered(
    public val customer: String,
    public val promoter: Boolean,
    public val inviter: String? = null,
    public val level: String? = null,
) : Event

/**
 * A customer goes on as another.
 *
 * @property customer Who was merged.
 * @property into Who goes on.
 * @property moved What moved from one to the other.
 * @property inviter The inviter of who goes on.
 * @property level The level of who goes on.
 */
@Serializable
public data class CustomersMerged(
    public val customer: String,
    public val into: String,
    public val moved: MovedBalances,
    public val inviter: String? = null,
    public val level: String? = null,
) : Event

/**
 * A merge was undone.
 *
 * @property customer Who had been merged.
 * @property from Who had gone on as both.
 * @property moved What moved back.
 * @property inviter The inviter of who had been merged.
 * @property survivors The inviter of who had gone on.
 * @property level The level of who had gone on.
 */
@Serializable
public data class CustomersUnmerged(
    public val customer: String,
    public val from: String,
    public val moved: MovedBalances,
    public val inviter: String? = null,
    public val survivors: String? = null,
    public val level: String? = null,
) : Event

/**
 * A delivery failed: nothing was handed over.
 *
 * @property order The order.
 * @property lines Which lines, from 0; empty for all.
 * @property reason Why.
 * @property failures How often by now.
 * @property retryAt When it is tried again; absent where a person must look at it.
 */
@Serializable
public data class DeliveryFailed(
    public val order: String,
    public val lines: List<Long>,
    public val reason: String,
    public val failures: Long,
    public val retryAt: Instant? = null,
) : Event

/**
 * A delivery that failed is to be tried again.
 *
 * @property order The order.
 */
@Serializable
public data class DeliveryRetryDue(
    public val order: String,
) : Event

/** What happened: an object with one member, the fact. */
@Serializable(with = EventForms::class)
public sealed interface Event

internal object EventForms : Union<Event>({
    listOf(
        form("shop_opened", ShopOpened::class.java, ShopOpened.serializer()),
        form("session_opened", SessionOpened::class.java, SessionOpened.serializer()),
        form("session_closed", SessionClosed::class.java, SessionClosed.serializer()),
        form("channel_put", ChannelPut::class.java, ChannelPut.serializer()),
        form("level_put", LevelPut::class.java, LevelPut.serializer()),
        form("pool_opened", PoolOpened::class.java, PoolOpened.serializer()),
        form("product_put", ProductPut::class.java, ProductPut.serializer()),
        form("keys_imported", KeysImported::class.java, KeysImported.serializer()),
        form("stock_adjusted", StockAdjusted::class.java, StockAdjusted.serializer()),
        form("reusable_key_put", ReusableKeyPut::class.java, ReusableKeyPut.serializer()),
        form("price_book_published", PriceBookPublished::class.java, PriceBookPublished.serializer()),
        form("plan_published", PlanPublished::class.java, PlanPublished.serializer()),
        form("customer_registered", CustomerRegistered::class.java, CustomerRegistered.serializer()),
        form("inviter_bound", InviterBound::class.java, InviterBound.serializer()),
        form("level_set", LevelSet::class.java, LevelSet.serializer()),
        form("order_placed", OrderPlaced::class.java, OrderPlaced.serializer()),
        form("order_expired", OrderExpired::class.java, OrderExpired.serializer()),
        form("order_cancelled", OrderCancelled::class.java, OrderCancelled.serializer()),
        form("order_paid", OrderPaid::class.java, OrderPaid.serializer()),
        form("stock_reserved_again", StockReservedAgain::class.java, StockReservedAgain.serializer()),
        form("order_held", OrderHeld::class.java, OrderHeld.serializer()),
        form("late_payment_credited", LatePaymentCredited::class.java, LatePaymentCredited.serializer()),
        form("hold_released", HoldReleased::class.java, HoldReleased.serializer()),
        form("order_delivered", OrderDelivered::class.java, OrderDelivered.serializer()),
        form("commission_accrued", CommissionAccrued::class.java, CommissionAccrued.serializer()),
        form("order_completed", OrderCompleted::class.java, OrderCompleted.serializer()),
        form("commission_vested", CommissionVested::class.java, CommissionVested.serializer()),
        form("order_refunded", OrderRefunded::class.java, OrderRefunded.serializer()),
        form("commission_reversed", CommissionReversed::class.java, CommissionReversed.serializer()),
        form("keys_revealed", KeysRevealed::class.java, KeysRevealed.serializer()),
        form("withdrawal_requested", WithdrawalRequested::class.java, WithdrawalRequested.serializer()),
        form("period_closed", PeriodClosed::class.java, PeriodClosed.serializer()),
        form("period_paid", PeriodPaid::class.java, PeriodPaid.serializer()),
        form("partners_paid", PartnersPaid::class.java, PartnersPaid.serializer()),
        form("partners_reversed", PartnersReversed::class.java, PartnersReversed.serializer()),
        form("supplier_settled", SupplierSettled::class.java, SupplierSettled.serializer()),
        form("margin_warned", MarginWarned::class.java, MarginWarned.serializer()),
        form("chain_moved", ChainMoved::class.java, ChainMoved.serializer()),
        form("brushing_found", BrushingFound::class.java, BrushingFound.serializer()),
        form("sub_shop_put", SubShopPut::class.java, SubShopPut.serializer()),
        form("sold_through", SoldThrough::class.java, SoldThrough.serializer()),
        form("withdrawal_approved", WithdrawalApproved::class.java, WithdrawalApproved.serializer()),
        form("withdrawal_settled", WithdrawalSettled::class.java, WithdrawalSettled.serializer()),
        form("pool_configured", PoolConfigured::class.java, PoolConfigured.serializer()),
        form("batch_quarantined", BatchQuarantined::class.java, BatchQuarantined.serializer()),
        form("batch_released", BatchReleased::class.java, BatchReleased.serializer()),
        form("keys_exported", KeysExported::class.java, KeysExported.serializer()),
        form("quotas_put", QuotasPut::class.java, QuotasPut.serializer()),
        form("stock_alert_put", StockAlertPut::class.java, StockAlertPut.serializer()),
        form("stock_alerted", StockAlerted::class.java, StockAlerted.serializer()),
        form("keys_expired", KeysExpired::class.java, KeysExpired.serializer()),
        form("units_delivered", UnitsDelivered::class.java, UnitsDelivered.serializer()),
        form("orders_archived", OrdersArchived::class.java, OrdersArchived.serializer()),
        form("order_restored", OrderRestored::class.java, OrderRestored.serializer()),
        form("order_made_findable", OrderMadeFindable::class.java, OrderMadeFindable.serializer()),
        form("lookup_failed", LookupFailed::class.java, LookupFailed.serializer()),
        form("parcel_sent", ParcelSent::class.java, ParcelSent.serializer()),
        form("parcel_arrived", ParcelArrived::class.java, ParcelArrived.serializer()),
        form("content_downloaded", ContentDownloaded::class.java, ContentDownloaded.serializer()),
        form("content_reissued", ContentReissued::class.java, ContentReissued.serializer()),
        form("membership_granted", MembershipGranted::class.java, MembershipGranted.serializer()),
        form("membership_taken_back", MembershipTakenBack::class.java, MembershipTakenBack.serializer()),
        form("membership_ended", MembershipEnded::class.java, MembershipEnded.serializer()),
        form("answers_erased", AnswersErased::class.java, AnswersErased.serializer()),
        form("stock_allotted", StockAllotted::class.java, StockAllotted.serializer()),
        form("units_short", UnitsShort::class.java, UnitsShort.serializer()),
        form("delivery_failed", DeliveryFailed::class.java, DeliveryFailed.serializer()),
        form("delivery_retry_due", DeliveryRetryDue::class.java, DeliveryRetryDue.serializer()),
        form("backorder_overdue", BackorderOverdue::class.java, BackorderOverdue.serializer()),
        form("origin_noted", OriginNoted::class.java, OriginNoted.serializer()),
        form("stock_held", StockHeld::class.java, StockHeld.serializer()),
        form("reservation_resized", ReservationResized::class.java, ReservationResized.serializer()),
        form("reservation_extended", ReservationExtended::class.java, ReservationExtended.serializer()),
        form("reservation_ended", ReservationEnded::class.java, ReservationEnded.serializer()),
        form("reservation_drawn", ReservationDrawn::class.java, ReservationDrawn.serializer()),
        form("order_resized", OrderResized::class.java, OrderResized.serializer()),
        form("order_extended", OrderExtended::class.java, OrderExtended.serializer()),
        form("sale_put", SalePut::class.java, SalePut.serializer()),
        form("templates_put", TemplatesPut::class.java, TemplatesPut.serializer()),
        form("gift_prepared", GiftPrepared::class.java, GiftPrepared.serializer()),
        form("gift_missed", GiftMissed::class.java, GiftMissed.serializer()),
        form("gift_claimed", GiftClaimed::class.java, GiftClaimed.serializer()),
        form("gift_lapsed", GiftLapsed::class.java, GiftLapsed.serializer()),
        form("restock_subscribed", RestockSubscribed::class.java, RestockSubscribed.serializer()),
        form("restock_unsubscribed", RestockUnsubscribed::class.java, RestockUnsubscribed.serializer()),
        form("restock_told", RestockTold::class.java, RestockTold.serializer()),
        form("listing_put", ListingPut::class.java, ListingPut.serializer()),
        form("product_reviewed", ProductReviewed::class.java, ProductReviewed.serializer()),
        form("customer_moved", CustomerMoved::class.java, CustomerMoved.serializer()),
        form("customers_merged", CustomersMerged::class.java, CustomersMerged.serializer()),
        form("customers_unmerged", CustomersUnmerged::class.java, CustomersUnmerged.serializer()),
        form("part_paid", PartPaid::class.java, PartPaid.serializer()),
        form("money_spared", MoneySpared::class.java, MoneySpared.serializer()),
        form("parts_spared", PartsSpared::class.java, PartsSpared.serializer()),
        form("paid_from_wallet", PaidFromWallet::class.java, PaidFromWallet.serializer()),
        form("wallet_topped_up", WalletToppedUp::class.java, WalletToppedUp.serializer()),
        form("wallet_adjusted", WalletAdjusted::class.java, WalletAdjusted.serializer()),
        form("payment_returned", PaymentReturned::class.java, PaymentReturned.serializer()),
        form("refund_settled", RefundSettled::class.java, RefundSettled.serializer()),
        form("identity_linked", IdentityLinked::class.java, IdentityLinked.serializer()),
        form("consent_set", ConsentSet::class.java, ConsentSet.serializer()),
        form("customer_erased", CustomerErased::class.java, CustomerErased.serializer()),
        form("standing_set", StandingSet::class.java, StandingSet.serializer()),
        form("level_given", LevelGiven::class.java, LevelGiven.serializer()),
        form("levels_reviewed", LevelsReviewed::class.java, LevelsReviewed.serializer()),
        form("customer_placed", CustomerPlaced::class.java, CustomerPlaced.serializer()),
        form("placement_tree_opened", PlacementTreeOpened::class.java, PlacementTreeOpened.serializer()),
        form("charged_back", ChargedBack::class.java, ChargedBack.serializer()),
        form("order_in_review", OrderInReview::class.java, OrderInReview.serializer()),
        form("cost_incurred", CostIncurred::class.java, CostIncurred.serializer()),
        form("units_replaced", UnitsReplaced::class.java, UnitsReplaced.serializer()),
        form("complaint_opened", ComplaintOpened::class.java, ComplaintOpened.serializer()),
        form("complaint_overdue", ComplaintOverdue::class.java, ComplaintOverdue.serializer()),
        form("complaint_resolved", ComplaintResolved::class.java, ComplaintResolved.serializer()),
        form("touch_recorded", TouchRecorded::class.java, TouchRecorded.serializer()),
    )
})

/**
 * A gift is claimed.
 *
 * @property order The order.
 * @property recipient Who receives it.
 */
@Serializable
public data class GiftClaimed(
    public val order: String,
    public val recipient: String,
) : Event

/**
 * Nobody claimed a gift in time.
 *
 * @property order The order.
 */
@Serializable
public data class GiftLapsed(
    public val order: String,
) : Event

/**
 * Somebody tried a wrong code.
 *
 * @property order The order.
 */
@Serializable
public data class GiftMissed(
    public val order: String,
) : Event

/**
 * An order is a gift.
 *
 * @property order The order.
 * @property terms How it is claimed.
 */
@Serializable
public data class GiftPrepared(
    public val order: String,
    public val terms: GiftTerms,
) : Event

/**
 * A person let a held order go on.
 *
 * @property order The order.
 */
@Serializable
public data class HoldReleased(
    public val order: String,
) : Event

/**
 * An identity has a customer, or none any more.
 *
 * @property customer The customer.
 * @property channel The channel.
 * @property outside What the channel calls the customer.
 * @property linked Whether it is the customer's now.
 */
@Serializable
public data class IdentityLinked(
    public val customer: String,
    public val channel: String,
    public val outside: String,
    public val linked: Boolean,
) : Event

/**
 * A customer has an inviter now.
 *
 * @property customer The customer.
 * @property inviter Who invited.
 */
@Serializable
public data class InviterBound(
    public val customer: String,
    public val inviter: String,
) : Event

/**
 * Keys of a batch are past their validity and not sold any more.
 *
 * @property pool The pool.
 * @property batch The batch.
 * @property keys How many.
 */
@Serializable
public data class KeysExpired(
    public val pool: String,
    public val batch: String,
    public val keys: Long,
) : Event

/**
 * Keys left the shop.
 *
 * @property pool The pool.
 * @property keys Their handles.
 * @property by Who asked.
 * @property reason Why.
 * @property batch The batch that they were asked of.
 */
@Serializable
public data class KeysExported(
    public val pool: String,
    public val keys: List<Long>,
    public val by: String,
    public val reason: String,
    public val batch: String? = null,
) : Event

/**
 * A batch of keys is in a pool.
 *
 * @property pool The pool.
 * @property batch The batch.
 * @property keys The keys that were taken in, in the order of their handles.
 * @property rejected The keys that were not, by position in the command.
 * @property supplier Who supplied it.
 * @property unitCost What one key cost.
 * @property expires From when its keys are not sold any more.
 * @property more Its priority, its note and what buyers see of its keys, where it has any.
 */
@Serializable
public data class KeysImported(
    public val pool: String,
    public val batch: String,
    public val keys: List<SealedKey>,
    public val rejected: List<RejectedKey>,
    public val supplier: String? = null,
    public val unitCost: Long? = null,
    public val expires: Instant? = null,
    public val more: BatchMore? = null,
) : Event

/**
 * Delivered keys were shown again.
 *
 * @property order The order.
 * @property by Who asked.
 * @property reason Why.
 */
@Serializable
public data class KeysRevealed(
    public val order: String,
    public val by: String,
    public val reason: String,
) : Event

/**
 * A payment came too late and is in the buyer's wallet.
 *
 * @property order The order.
 * @property payment The payment.
 * @property amount How much.
 */
@Serializable
public data class LatePaymentCredited(
    public val order: String,
    public val payment: String,
    public val amount: Long,
) : Event

/**
 * A customer has a level for a time.
 *
 * @property customer The customer.
 * @property level The level.
 * @property until Until when.
 */
@Serializable
public data class LevelGiven(
    public val customer: String,
    public val level: String,
    public val until: Instant,
) : Event

/**
 * A level was added or replaced.
 *
 * @property level The level.
 */
@Serializable
public data class LevelPut(
    public val level: Level,
) : Event

/**
 * A customer has another level.
 *
 * @property customer The customer.
 * @property level The level.
 */
@Serializable
public data class LevelSet(
    public val customer: String,
    public val level: String? = null,
) : Event

/**
 * Levels were reviewed.
 *
 * @property looked How many whose figures had changed were looked at.
 * @property changes What was found.
 * @property period The period whose end was reviewed.
 * @property upto Up to whom; absent where it was finished.
 * @property swept Up to whom everybody was looked at because what a level asks for had changed.
 */
@Serializable
public data class LevelsReviewed(
    public val looked: Long,
    public val changes: List<LevelChange>,
    public val period: Long? = null,
    public val upto: String? = null,
    public val swept: String? = null,
) : Event

/**
 * A channel shows a product otherwise.
 *
 * @property listing What is other.
 */
@Serializable
public data class ListingPut(
    public val listing: Listing,
) : Event

/**
 * A lookup found nothing, which counts.
 *
 * @property contact The contact.
 * @property device The device that asked.
 */
@Serializable
public data class LookupFailed(
    public val contact: String,
    public val device: String? = null,
) : Event

/**
 * A plan or a price book was published that can leave less of a variant's price than the plan asks for.
 *
 * @property variant The first such variant.
 * @property price Its lowest price.
 * @property cost What it costs the shop.
 * @property most The most that the plan can pay of it.
 * @property least How many percent of the price must be left.
 */
@Serializable
public data class MarginWarned(
    public val variant: String,
    public val price: Long,
    public val cost: Long,
    public val most: Long,
    public val least: BigDecimal,
) : Event

/**
 * The time of a level that was bought is over.
 *
 * @property customer The customer.
 * @property level The level.
 */
@Serializable
public data class MembershipEnded(
    public val customer: String,
    public val level: String,
) : Event

/**
 * A customer has a level that was bought.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property customer The customer.
 * @property level The level.
 * @property from When what is granted begins: now, or when what was bought before ends.
 * @property endless How many units without an end the customer has.
 * @property until When all that was bought of it ends; absent where only units without an end were.
 */
@Serializable
public data class MembershipGranted(
    public val order: String,
    public val line: Long,
    public val customer: String,
    public val level: String,
    public val from: Instant,
    public val endless: Long,
    public val until: Instant? = null,
) : Event

/**
 * A refund took back a level that was bought, or a part of its time.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property customer The customer.
 * @property level The level.
 * @property endless How many units without an end are left.
 * @property until When what is left of it ends; it may be over.
 */
@Serializable
public data class MembershipTakenBack(
    public val order: String,
    public val line: Long,
    public val customer: String,
    public val level: String,
    public val endless: Long,
    public val until: Instant? = null,
) : Event

/**
 * Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows.
 *
 * @property payment The payment; it may have paid for its order beside this.
 * @property amount How much.
 * @property order The order that it was made for.
 * @property wallet In whose wallet it is; absent where it waits for going back.
 */
@Serializable
public data class MoneySpared(
    public val payment: String,
    public val amount: Long,
    public val order: String? = null,
    public val wallet: String? = null,
) : Event

/**
 * An unpaid order was given up; its stock and coupons are free.
 *
 * @property order The order.
 */
@Serializable
public data class OrderCancelled(
    public val order: String,
) : Event

/**
 * An order is completed.
 *
 * @property order The order.
 */
@Serializable
public data class OrderCompleted(
    public val order: String,
) : Event

/**
 * All of an order is delivered: the keys are those of the units that were still owed.
 *
 * @property order The order.
 * @property keys The keys of each line, by handle.
 * @property revenue What the shop earned by it.
 * @property apart What of its money is no revenue, and the buyer's cashback.
 */
@Serializable
public data class OrderDelivered(
    public val order: String,
    public val keys: List<LineKeys>,
    public val revenue: Long,
    public val apart: Apart? = null,
) : Event

/**
 * An unpaid order's time is over; its stock and coupons are free.
 *
 * @property order The order.
 */
@Serializable
public data class OrderExpired(
    public val order: String,
) : Event

/**
 * An unpaid order's deadline is put off.
 *
 * @property order The order.
 * @property wait How long it waits from now on, in milliseconds.
 */
@Serializable
public data class OrderExtended(
    public val order: String,
    public val wait: Duration,
) : Event

/**
 * A payment came too late and its order waits for a person.
 *
 * @property order The order.
 * @property payment The payment.
 * @property amount How much.
 */
@Serializable
public data class OrderHeld(
    public val order: String,
    public val payment: String,
    public val amount: Long,
) : Event

/**
 * A paid order waits for a person; it keeps its stock.
 *
 * @property order The order.
 * @property reason Why.
 */
@Serializable
public data class OrderInReview(
    public val order: String,
    public val reason: String,
) : Event

/**
 * An order is found by its contact and a secret.
 *
 * @property order The order.
 * @property foundBy The contact and the secret, hashed.
 */
@Serializable
public data class OrderMadeFindable(
    public val order: String,
    public val foundBy: FoundBy,
) : Event

/**
 * An order is paid.
 *
 * @property order The order.
 * @property amount How much.
 * @property payment The payment; absent where nothing was to be paid.
 */
@Serializable
public data class OrderPaid(
    public val order: String,
    public val amount: Long,
    public val payment: String? = null,
) : Event

/**
 * An order is placed; its stock and coupons are reserved.
 *
 * @property order The order.
 * @property channel The channel.
 * @property firstOrder Whether it was priced as the buyer's first order.
 * @property book The digest of the price book.
 * @property quotedAt The moment that the price was made for.
 * @property lines The lines.
 * @property coupons The coupons that it uses.
 * @property total The price of everything.
 * @property wait How long it waits for its payment, in milliseconds.
 * @property buyer The buyer; absent for a guest.
 * @property level The buyer's level.
 * @property paymentMethod How it will be paid, where the price depends on it.
 * @property extras What it has beside its lines, and where any line is taxed or given along.
 */
@Serializable
public data class OrderPlaced(
    public val order: String,
    public val channel: String,
    public val firstOrder: Boolean,
    public val book: String,
    public val quotedAt: Instant,
    public val lines: List<PlacedLine>,
    public val coupons: List<String>,
    public val total: Long,
    public val wait: Duration,
    public val buyer: String? = null,
    public val level: String? = null,
    public val paymentMethod: String? = null,
    public val extras: PlacedExtras? = null,
) : Event

/**
 * Units of an order are refunded.
 *
 * @property order The order.
 * @property refund The refund.
 * @property lines The units and what they were worth.
 * @property amount How much in all.
 * @property to Where the money went.
 * @property whole Whether nothing is left to refund.
 * @property apart What of the amount was no revenue, and the cashback that is taken back; of delivered orders.
 * @property notes What is not so with most refunds.
 */
@Serializable
public data class OrderRefunded(
    public val order: String,
    public val refund: String,
    public val lines: List<RefundedLine>,
    public val amount: Long,
    public val to: RefundTo,
    public val whole: Boolean,
    public val apart: Apart? = null,
    public val notes: RefundNotes? = null,
) : Event

/**
 * An unpaid order buys something else.
 *
 * @property order The order.
 * @property placed The order as it is now; its deadline stays.
 */
@Serializable
public data class OrderResized(
    public val order: String,
    public val placed: OrderPlaced,
) : Event

/**
 * An order is back from the archive.
 *
 * @property order The order.
 * @property bytes The bytes that it was archived as.
 */
@Serializable
public data class OrderRestored(
    public val order: String,
    public val bytes: String,
) : Event

/**
 * Orders left memory for the archive, or were looked at and stay.
 *
 * @property orders The orders, those first that came to an end first.
 * @property worth What those that left are worth in the books.
 */
@Serializable
public data class OrdersArchived(
    public val orders: List<LookedAt>,
    public val worth: Worth,
) : Event

/**
 * An unpaid order is counted for the device and the contact that it comes from.
 *
 * @property order The order.
 * @property origin Where it comes from.
 */
@Serializable
public data class OriginNoted(
    public val order: String,
    public val origin: Origin,
) : Event

/**
 * An order was paid from its buyer's wallet, whole or in part.
 *
 * @property order The order.
 * @property amount How much.
 */
@Serializable
public data class PaidFromWallet(
    public val order: String,
    public val amount: Long,
) : Event

/**
 * A parcel arrived.
 *
 * @property order The order.
 * @property parcel Its position among the order's parcels, from 0.
 */
@Serializable
public data class ParcelArrived(
    public val order: String,
    public val parcel: Long,
) : Event

/**
 * A parcel with units of an order is on its way.
 *
 * @property order The order.
 * @property parcel Its position among the order's parcels, from 0.
 * @property carrier Who carries it.
 * @property tracking The carrier's number for it.
 * @property lines What is in it.
 */
@Serializable
public data class ParcelSent(
    public val order: String,
    public val parcel: Long,
    public val carrier: String,
    public val tracking: String,
    public val lines: List<ParcelLine>,
) : Event

/**
 * A part of what is to be paid for an order has come.
 *
 * @property order The order.
 * @property payment The payment.
 * @property amount How much.
 */
@Serializable
public data class PartPaid(
    public val order: String,
    public val payment: String,
    public val amount: Long,
) : Event

/**
 * Suppliers and the platform have their shares of an order.
 *
 * @property order The order.
 * @property plan By which plan.
 * @property lines What they have, by line, then bonus.
 */
@Serializable
public data class PartnersPaid(
    public val order: String,
    public val plan: String,
    public val lines: List<PartnerPaid>,
) : Event

/**
 * A refund took back what suppliers and the platform had of it.
 *
 * @property order The order.
 * @property lines How much of which share.
 */
@Serializable
public data class PartnersReversed(
    public val order: String,
    public val lines: List<PartnerBack>,
) : Event

/**
 * What was paid in part for an order that came to nothing buys nothing.
 *
 * @property order The order.
 * @property fromWallet What goes back into the buyer's wallet, from where it came.
 * @property parts What came by payments, and how much of each.
 * @property credited Whether that is in the buyer's wallet; otherwise it waits for going back.
 */
@Serializable
public data class PartsSpared(
    public val order: String,
    public val fromWallet: Long,
    public val parts: List<PaymentPart>,
    public val credited: Boolean,
) : Event

/**
 * Money of a payment that buys nothing goes back.
 *
 * @property payment The payment.
 * @property refund The refund.
 * @property amount How much.
 * @property from From where.
 * @property to Where to.
 * @property awaited Whether the gateway has still to confirm it.
 * @property wallet Whose wallet it comes from or goes to.
 */
@Serializable
public data class PaymentReturned(
    public val payment: String,
    public val refund: String,
    public val amount: Long,
    public val from: ReturnFrom,
    public val to: RefundTo,
    public val awaited: Boolean,
    public val wallet: String? = null,
) : Event

/**
 * A period is closed: what its bonuses pay is settled.
 *
 * @property period The period.
 * @property plan The plan.
 * @property from When it began.
 * @property until When it was over.
 * @property volume What everybody bought in it.
 * @property lines Who earns what: by bonus, then by customer.
 * @property carries What legs keep for the next period.
 * @property digest The digest of the batch: of period, plan, volume and lines.
 */
@Serializable
public data class PeriodClosed(
    public val period: Long,
    public val plan: String,
    public val from: Instant,
    public val until: Instant,
    public val volume: Long,
    public val lines: List<PeriodLine>,
    public val carries: List<CarriedLegs>,
    public val digest: String,
) : Event

/**
 * So many more lines of a closed period are paid.
 *
 * @property period The period.
 * @property lines How many lines.
 */
@Serializable
public data class PeriodPaid(
    public val period: Long,
    public val lines: Long,
) : Event

/**
 * A placement tree is open.
 *
 * @property tree The tree.
 * @property width How many legs a seat has.
 * @property depth How many levels below the sponsor somebody sits at the most; 0 for any.
 */
@Serializable
public data class PlacementTreeOpened(
    public val tree: String,
    public val width: Long,
    public val depth: Long,
) : Event

/**
 * A plan pays commission from now on.
 *
 * @property plan The plan.
 * @property overridden Who published it although the shop's policy refuses it, and why.
 */
@Serializable
public data class PlanPublished(
    public val plan: CommissionPlan,
    public val overridden: PolicyOverride? = null,
) : Event

/**
 * A pool sells its keys in another way.
 *
 * @property pool The pool.
 * @property terms How.
 */
@Serializable
public data class PoolConfigured(
    public val pool: String,
    public val terms: PoolTerms,
) : Event

/**
 * A pool is open.
 *
 * @property pool The pool.
 * @property format The format of its key files.
 */
@Serializable
public data class PoolOpened(
    public val pool: String,
    public val format: KeyFormat,
) : Event

/**
 * A price book makes the prices from now on.
 *
 * @property book The price book.
 * @property digest Its digest.
 */
@Serializable
public data class PriceBookPublished(
    public val book: PriceBook,
    public val digest: String,
) : Event

/**
 * A product was added or replaced.
 *
 * @property product The product.
 */
@Serializable
public data class ProductPut(
    public val product: Product,
) : Event

/**
 * A product is reviewed.
 *
 * @property product The product.
 * @property state Where it stands.
 * @property by Who says so.
 * @property reason Why.
 */
@Serializable
public data class ProductReviewed(
    public val product: String,
    public val state: ReviewState,
    public val by: String,
    public val reason: String? = null,
) : Event

/**
 * A stock is shared out among channels.
 *
 * @property of The stock.
 * @property quotas The shares.
 * @property afresh Whether all counts begin at nothing.
 */
@Serializable
public data class QuotasPut(
    public val of: StockName,
    public val quotas: List<ChannelQuota>,
    public val afresh: Boolean,
) : Event

/**
 * A refund to the source ended.
 *
 * @property refund The refund.
 * @property settlement How.
 */
@Serializable
public data class RefundSettled(
    public val refund: String,
    public val settlement: Settlement,
) : Event

/**
 * An order takes units over from a reservation.
 *
 * @property reservation The reservation.
 * @property left What it keeps; it is over where it keeps nothing.
 */
@Serializable
public data class ReservationDrawn(
    public val reservation: String,
    public val left: List<ReservedUnits>,
) : Event

/**
 * A reservation is over; what it held is free.
 *
 * @property reservation The reservation.
 * @property end Why.
 */
@Serializable
public data class ReservationEnded(
    public val reservation: String,
    public val end: ReservationEnd,
) : Event

/**
 * A reservation's end is put off.
 *
 * @property reservation The reservation.
 * @property expires When it ends now.
 */
@Serializable
public data class ReservationExtended(
    public val reservation: String,
    public val expires: Instant,
) : Event

/**
 * A reservation holds other units.
 *
 * @property reservation The reservation.
 * @property lines All that it holds now.
 */
@Serializable
public data class ReservationResized(
    public val reservation: String,
    public val lines: List<ReservedUnits>,
) : Event

/**
 * Somebody waits for a variant.
 *
 * @property variant The variant.
 * @property subscriber Who.
 */
@Serializable
public data class RestockSubscribed(
    public val variant: String,
    public val subscriber: Subscriber,
) : Event

/**
 * Those who waited first are told that a variant is available; they wait no more.
 *
 * @property variant The variant.
 * @property subscribers Who; nobody where it is gone again.
 * @property more Whether others are told next.
 */
@Serializable
public data class RestockTold(
    public val variant: String,
    public val subscribers: List<Subscriber>,
    public val more: Boolean,
) : Event

/**
 * Somebody waits no more.
 *
 * @property variant The variant.
 * @property subscriber Who.
 */
@Serializable
public data class RestockUnsubscribed(
    public val variant: String,
    public val subscriber: Subscriber,
) : Event

/**
 * The reusable key of a variant is set.
 *
 * @property variant The variant.
 * @property key The key, sealed.
 * @property limits How often it may be sold.
 */
@Serializable
public data class ReusableKeyPut(
    public val variant: String,
    public val key: SealedKey,
    public val limits: ReusableLimits,
) : Event

/**
 * A variant's sale is limited.
 *
 * @property variant The variant.
 * @property sale The limits.
 */
@Serializable
public data class SalePut(
    public val variant: String,
    public val sale: SaleLimits,
) : Event

/**
 * A client's session is closed.
 *
 * @property client The client.
 */
@Serializable
public data class SessionClosed(
    public val client: String,
) : Event

/**
 * A client's session is open.
 *
 * @property client The client.
 */
@Serializable
public data class SessionOpened(
    public val client: String,
) : Event

/**
 * A shop began. The first event of every journal.
 *
 * @property shop The shop.
 * @property settings Its settings.
 */
@Serializable
public data class ShopOpened(
    public val shop: String,
    public val settings: Settings,
) : Event

/**
 * An order is sold through sub-shops.
 *
 * @property order The order.
 * @property sellers Through which, from the uppermost down.
 */
@Serializable
public data class SoldThrough(
    public val order: String,
    public val sellers: List<Seller>,
) : Event

/**
 * What a customer may be, and whether they may earn.
 *
 * @property customer The customer.
 * @property promoter Whether they can earn commission.
 * @property subShop Whether they own a sub-shop.
 * @property supplier Whether they speak for a supplier.
 * @property blocked Why they are blocked; absent where they are not.
 */
@Serializable
public data class StandingSet(
    public val customer: String,
    public val promoter: Boolean,
    public val subShop: Boolean,
    public val supplier: Boolean,
    public val blocked: String? = null,
) : Event

/**
 * A counted stock changed by hand.
 *
 * @property variant The variant.
 * @property by How many more, or with a minus fewer.
 * @property onHand How many there are now, reserved ones among them.
 */
@Serializable
public data class StockAdjusted(
    public val variant: String,
    public val by: Long,
    public val onHand: Long,
) : Event

/**
 * A stock is watched, or no longer.
 *
 * @property of The stock.
 * @property levels When an alert is raised and cleared.
 */
@Serializable
public data class StockAlertPut(
    public val of: StockName,
    public val levels: AlertLevels? = null,
) : Event

/**
 * A watched stock is low, out, or well again.
 *
 * @property of The stock.
 * @property state How it stands now.
 * @property available How many units are available.
 */
@Serializable
public data class StockAlerted(
    public val of: StockName,
    public val state: AlertState,
    public val available: Long,
) : Event

/**
 * Units of a line that had no stock have some now.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property units How many units.
 * @property keys The handles of their keys; empty where the stock has no keys.
 * @property parts Their keys where the variant has several pools.
 */
@Serializable
public data class StockAllotted(
    public val order: String,
    public val line: Long,
    public val units: Long,
    public val keys: List<Long>,
    public val parts: List<PoolKeys>? = null,
) : Event

/**
 * Stock is held without an order.
 *
 * @property reservation The reservation.
 * @property channel The channel.
 * @property wait For how long, in milliseconds.
 * @property lines What is held.
 * @property buyer For whom; absent for a guest.
 * @property origin Where it comes from.
 */
@Serializable
public data class StockHeld(
    public val reservation: String,
    public val channel: String,
    public val wait: Duration,
    public val lines: List<ReservedUnits>,
    public val buyer: String? = null,
    public val origin: Origin? = null,
) : Event

/**
 * A late payment's order has its stock and coupons again.
 *
 * @property order The order.
 * @property keys The keys of each line.
 */
@Serializable
public data class StockReservedAgain(
    public val order: String,
    public val keys: List<LineKeys>,
) : Event

/**
 * A channel is a sub-shop.
 *
 * @property channel The channel.
 * @property owner Its owner.
 * @property markup What it adds to that price, in percent.
 * @property upstream The sub-shop at whose price it buys; the shop itself where absent.
 */
@Serializable
public data class SubShopPut(
    public val channel: String,
    public val owner: String,
    public val markup: BigDecimal,
    public val upstream: String? = null,
) : Event

/**
 * A supplier was paid.
 *
 * @property supplier The supplier.
 * @property settlement The settlement.
 * @property amount How much.
 */
@Serializable
public data class SupplierSettled(
    public val supplier: String,
    public val settlement: String,
    public val amount: Long,
) : Event

/**
 * Notices have these texts.
 *
 * @property templates The texts.
 */
@Serializable
public data class TemplatesPut(
    public val templates: Templates,
) : Event

/**
 * Something brought a customer.
 *
 * @property customer The customer.
 * @property channel In which channel.
 * @property promoter By whom, where it was somebody.
 */
@Serializable
public data class TouchRecorded(
    public val customer: String,
    public val channel: String,
    public val promoter: String? = null,
) : Event

/**
 * Some units of an order are handed over; others are still owed.
 *
 * @property order The order.
 * @property lines The units of each line.
 */
@Serializable
public data class UnitsDelivered(
    public val order: String,
    public val lines: List<DeliveredUnits>,
) : Event

/**
 * Units of an order are exchanged for others.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property units Which units, from 0.
 * @property old The keys that they were, unit by unit.
 * @property new The keys that they are from now on.
 * @property reason Why.
 * @property faulty Whether they were faulty.
 * @property despite Why it was done although no warranty covers it.
 */
@Serializable
public data class UnitsReplaced(
    public val order: String,
    public val line: Long,
    public val units: List<Long>,
    public val old: List<ToldKeys>,
    public val new: ToldKeys,
    public val reason: String,
    public val faulty: Boolean,
    public val despite: String? = null,
) : Event

/**
 * Units of an order have no stock: they wait for it in the order of payments.
 *
 * @property order The order.
 * @property lines The units, of all lines.
 */
@Serializable
public data class UnitsShort(
    public val order: String,
    public val lines: List<ShortUnits>,
) : Event

/**
 * A person changed a wallet.
 *
 * @property customer Whose.
 * @property by How much more, or with a minus less.
 * @property who Who did it.
 * @property reason Why.
 */
@Serializable
public data class WalletAdjusted(
    public val customer: String,
    public val by: Long,
    public val who: String,
    public val reason: String,
) : Event

/**
 * A wallet was topped up.
 *
 * @property customer Whose.
 * @property payment The payment.
 * @property amount How much.
 */
@Serializable
public data class WalletToppedUp(
    public val customer: String,
    public val payment: String,
    public val amount: Long,
) : Event

/**
 * A withdrawal may be paid.
 *
 * @property withdrawal The withdrawal.
 * @property by Who approved it.
 */
@Serializable
public data class WithdrawalApproved(
    public val withdrawal: String,
    public val by: String,
) : Event

/**
 * Commission is on its way out.
 *
 * @property withdrawal The withdrawal.
 * @property promoter Whose commission.
 * @property amount How much, the fee included.
 * @property fee The fee.
 * @property approval Whether somebody must approve it before it is paid; absent where nobody must.
 */
@Serializable
public data class WithdrawalRequested(
    public val withdrawal: String,
    public val promoter: String,
    public val amount: Long,
    public val fee: Long,
    public val approval: Boolean? = null,
) : Event

/**
 * A withdrawal ended.
 *
 * @property withdrawal The withdrawal.
 * @property settlement How.
 */
@Serializable
public data class WithdrawalSettled(
    public val withdrawal: String,
    public val settlement: Settlement,
) : Event
