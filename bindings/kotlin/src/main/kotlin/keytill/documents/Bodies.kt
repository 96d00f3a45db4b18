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
 * Adds to a counted stock, or takes from it what is not reserved.
 *
 * @property variant The variant.
 * @property by How many more, or with a minus fewer.
 */
@Serializable
public data class AdjustStock(
    public val variant: String,
    public val by: Long,
) : Body

/**
 * Changes a wallet by hand, with a reason.
 *
 * @property customer Whose wallet.
 * @property by How much more, or with a minus less. A wallet never holds less than nothing.
 * @property who Who does it, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes.
 */
@Serializable
public data class AdjustWallet(
    public val customer: String,
    public val by: Money,
    public val who: String,
    public val reason: String,
) : Body

/**
 * Lets a withdrawal be paid that the plan wants approved.
 *
 * @property withdrawal The withdrawal.
 * @property by Who approves it, for people: 1 to 400 bytes.
 */
@Serializable
public data class ApproveWithdrawal(
    public val withdrawal: String,
    public val by: String,
) : Body

/**
 * Takes orders out of memory that came to an end long enough ago. The reply hands them over.
 *
 * @property limit How many orders are looked at, at the most; absent for what the settings allow.
 */
@Serializable
public data class Archive(
    public val limit: Long? = null,
) : Body

/**
 * Binds a customer who has no inviter to one.
 *
 * @property customer The customer.
 * @property inviter Who invited.
 */
@Serializable
public data class BindInviter(
    public val customer: String,
    public val inviter: String,
) : Body

/** What is asked: an object with one member, the use case. */
@Serializable(with = BodyForms::class)
public sealed interface Body

internal object BodyForms : Union<Body>({
    listOf(
        form("open_session", OpenSession::class.java, OpenSession.serializer()),
        form("close_session", CloseSession::class.java, CloseSession.serializer()),
        form("tick", Tick::class.java, Tick.serializer()),
        form("put_channel", PutChannel::class.java, PutChannel.serializer()),
        form("put_level", PutLevel::class.java, PutLevel.serializer()),
        form("open_pool", OpenPool::class.java, OpenPool.serializer()),
        form("put_product", PutProduct::class.java, PutProduct.serializer()),
        form("import_keys", ImportKeys::class.java, ImportKeys.serializer()),
        form("adjust_stock", AdjustStock::class.java, AdjustStock.serializer()),
        form("put_reusable_key", PutReusableKey::class.java, PutReusableKey.serializer()),
        form("publish_price_book", PublishPriceBook::class.java, PublishPriceBook.serializer()),
        form("publish_plan", PublishPlan::class.java, PublishPlan.serializer()),
        form("register_customer", RegisterCustomer::class.java, RegisterCustomer.serializer()),
        form("bind_inviter", BindInviter::class.java, BindInviter.serializer()),
        form("set_customer_level", SetCustomerLevel::class.java, SetCustomerLevel.serializer()),
        form("place_order", PlaceOrder::class.java, PlaceOrder.serializer()),
        form("cancel_order", CancelOrder::class.java, CancelOrder.serializer()),
        form("record_payment", RecordPayment::class.java, RecordPayment.serializer()),
        form("deliver", Deliver::class.java, Deliver.serializer()),
        form("complete_order", CompleteOrder::class.java, CompleteOrder.serializer()),
        form("refund_order", RefundOrder::class.java, RefundOrder.serializer()),
        form("release_hold", ReleaseHold::class.java, ReleaseHold.serializer()),
        form("reveal_keys", RevealKeys::class.java, RevealKeys.serializer()),
        form("request_withdrawal", RequestWithdrawal::class.java, RequestWithdrawal.serializer()),
        form("settle_withdrawal", SettleWithdrawal::class.java, SettleWithdrawal.serializer()),
        form("reserve", Reserve::class.java, Reserve.serializer()),
        form("resize_reservation", ResizeReservation::class.java, ResizeReservation.serializer()),
        form("extend_reservation", ExtendReservation::class.java, ExtendReservation.serializer()),
        form("release_reservation", ReleaseReservation::class.java, ReleaseReservation.serializer()),
        form("resize_order", ResizeOrder::class.java, ResizeOrder.serializer()),
        form("extend_order", ExtendOrder::class.java, ExtendOrder.serializer()),
        form("put_sale", PutSale::class.java, PutSale.serializer()),
        form("put_templates", PutTemplates::class.java, PutTemplates.serializer()),
        form("claim_gift", ClaimGift::class.java, ClaimGift.serializer()),
        form("subscribe_restock", SubscribeRestock::class.java, SubscribeRestock.serializer()),
        form("unsubscribe_restock", UnsubscribeRestock::class.java, UnsubscribeRestock.serializer()),
        form("put_listing", PutListing::class.java, PutListing.serializer()),
        form("review_product", ReviewProduct::class.java, ReviewProduct.serializer()),
        form("close_period", ClosePeriod::class.java, ClosePeriod.serializer()),
        form("put_sub_shop", PutSubShop::class.java, PutSubShop.serializer()),
        form("settle_supplier", SettleSupplier::class.java, SettleSupplier.serializer()),
        form("approve_withdrawal", ApproveWithdrawal::class.java, ApproveWithdrawal.serializer()),
        form("record_arrival", RecordArrival::class.java, RecordArrival.serializer()),
        form("record_download", RecordDownload::class.java, RecordDownload.serializer()),
        form("reissue_content", ReissueContent::class.java, ReissueContent.serializer()),
        form("erase_answers", EraseAnswers::class.java, EraseAnswers.serializer()),
        form("report_delivery_failure", ReportDeliveryFailure::class.java, ReportDeliveryFailure.serializer()),
        form("configure_pool", ConfigurePool::class.java, ConfigurePool.serializer()),
        form("quarantine_batch", QuarantineBatch::class.java, QuarantineBatch.serializer()),
        form("release_batch", ReleaseBatch::class.java, ReleaseBatch.serializer()),
        form("export_keys", ExportKeys::class.java, ExportKeys.serializer()),
        form("put_quotas", PutQuotas::class.java, PutQuotas.serializer()),
        form("put_stock_alert", PutStockAlert::class.java, PutStockAlert.serializer()),
        form("move_customer", MoveCustomer::class.java, MoveCustomer.serializer()),
        form("merge_customers", MergeCustomers::class.java, MergeCustomers.serializer()),
        form("unmerge_customers", UnmergeCustomers::class.java, UnmergeCustomers.serializer()),
        form("link_identity", LinkIdentity::class.java, LinkIdentity.serializer()),
        form("unlink_identity", UnlinkIdentity::class.java, UnlinkIdentity.serializer()),
        form("set_consent", SetConsent::class.java, SetConsent.serializer()),
        form("erase_customer", EraseCustomer::class.java, EraseCustomer.serializer()),
        form("set_standing", SetStanding::class.java, SetStanding.serializer()),
        form("place_customer", PlaceCustomer::class.java, PlaceCustomer.serializer()),
        form("open_placement_tree", OpenPlacementTree::class.java, OpenPlacementTree.serializer()),
        form("record_touch", RecordTouch::class.java, RecordTouch.serializer()),
        form("top_up_wallet", TopUpWallet::class.java, TopUpWallet.serializer()),
        form("pay_from_wallet", PayFromWallet::class.java, PayFromWallet.serializer()),
        form("adjust_wallet", AdjustWallet::class.java, AdjustWallet.serializer()),
        form("return_payment", ReturnPayment::class.java, ReturnPayment.serializer()),
        form("settle_refund", SettleRefund::class.java, SettleRefund.serializer()),
        form("archive", Archive::class.java, Archive.serializer()),
        form("restore", Restore::class.java, Restore.serializer()),
        form("lookup_orders", LookupOrders::class.java, LookupOrders.serializer()),
        form("record_chargeback", RecordChargeback::class.java, RecordChargeback.serializer()),
        form("hold_order", HoldOrder::class.java, HoldOrder.serializer()),
        form("replace_units", ReplaceUnits::class.java, ReplaceUnits.serializer()),
        form("open_complaint", OpenComplaint::class.java, OpenComplaint.serializer()),
        form("resolve_complaint", ResolveComplaint::class.java, ResolveComplaint.serializer()),
    )
})

/**
 * Gives up an order that is not paid.
 *
 * @property order The order.
 */
@Serializable
public data class CancelOrder(
    public val order: String,
) : Body

/**
 * Claims a gift: it is delivered to the recipient.
 *
 * @property claim The hash of the code that somebody typed.
 * @property recipient Who receives it.
 * @property order The order, where the one who claims names it: then a wrong code counts.
 */
@Serializable
public data class ClaimGift(
    public val claim: String,
    public val recipient: String,
    public val order: String? = null,
) : Body

/**
 * Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time.
 *
 * @property period The number of the period.
 * @property limit How many lines to pay at the most; the shop's limit of a tick where absent or larger.
 */
@Serializable
public data class ClosePeriod(
    public val period: Long,
    public val limit: Long? = null,
) : Body

/**
 * Closes a session: its last answer is forgotten, and the client may open a new one.
 *
 * @property client The client.
 */
@Serializable
public data class CloseSession(
    public val client: String,
) : Body

/**
 * Completes a fulfilled order before its time.
 *
 * @property order The order.
 */
@Serializable
public data class CompleteOrder(
    public val order: String,
) : Body

/**
 * Says how a pool sells its keys: in place of all that was said before.
 *
 * @property pool The pool.
 * @property terms How it sells.
 */
@Serializable
public data class ConfigurePool(
    public val pool: String,
    public val terms: PoolTerms,
) : Body

/**
 * Delivers a paid order: everything that is owed, or units of some lines.
 *
 * @property order The order.
 * @property lines Which units; absent for all that are owed.
 * @property parcel The parcel that they are in; needed where any of them is shipped.
 */
@Serializable
public data class Deliver(
    public val order: String,
    public val lines: List<DeliverLine>? = null,
    public val parcel: SentParcel? = null,
) : Body

/**
 * Forgets what the buyer of an order answered to its forms.
 *
 * @property order The order.
 */
@Serializable
public data class EraseAnswers(
    public val order: String,
) : Body

/**
 * Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
 * stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
 *
 * @property customer The customer.
 */
@Serializable
public data class EraseCustomer(
    public val customer: String,
) : Body

/**
 * Takes keys out of the shop for good and gives them, sealed. The record says who asked and why.
 *
 * @property pool The pool.
 * @property count How many, 1 to 10 000; all or none.
 * @property by Who asked, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes.
 * @property batch Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold
 * next.
 */
@Serializable
public data class ExportKeys(
    public val pool: String,
    public val count: Long,
    public val by: String,
    public val reason: String,
    public val batch: String? = null,
) : Body

/**
 * Puts off the deadline of an unpaid order: the shop's setting says how long and how often.
 *
 * @property order The order.
 */
@Serializable
public data class ExtendOrder(
    public val order: String,
) : Body

/**
 * Puts off the end of a reservation: the shop's setting says how long and how often.
 *
 * @property reservation The reservation.
 */
@Serializable
public data class ExtendReservation(
    public val reservation: String,
) : Body

/**
 * Holds a paid order for a person to look at. It keeps its stock.
 *
 * @property order The order.
 * @property reason Why, for people: 1 to 400 bytes.
 */
@Serializable
public data class HoldOrder(
    public val order: String,
    public val reason: String,
) : Body

/**
 * Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear.
 *
 * @property pool The pool.
 * @property batch The batch, new in the pool.
 * @property keys The keys.
 * @property supplier Who supplied it.
 * @property unitCost What one key cost, in major units of the shop's currency.
 * @property expires From when its keys are not sold any more.
 * @property priority Batches of a higher priority are sold first. Default: 0.
 * @property note A note for people, 1 to 400 bytes.
 * @property previews What buyers may see of keys that they can pick, in the order of the keys.
 */
@Serializable
public data class ImportKeys(
    public val pool: String,
    public val batch: String,
    public val keys: List<SealedKey>,
    public val supplier: String? = null,
    public val unitCost: BigDecimal? = null,
    public val expires: Instant? = null,
    public val priority: Long = 0,
    public val note: String? = null,
    public val previews: List<KeyPreview> = emptyList(),
) : Body

/**
 * Says that a channel knows a customer by an identity.
 *
 * @property customer The customer.
 * @property channel The channel.
 * @property outside What the channel calls the customer; a keyed hash where that is a telephone number or an address.
 */
@Serializable
public data class LinkIdentity(
    public val customer: String,
    public val channel: String,
    public val outside: String,
) : Body

/**
 * Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while.
 *
 * @property contact The contact that was named when the orders were placed, hashed by the host.
 * @property secret The secret, sealed by the host (`seal_secret`).
 * @property order Only this order.
 * @property device The device that asks, where the host knows one: its failures count together.
 * @property after Only orders older than this one: the last of the page before.
 * @property limit How many orders are listed. 1 to 100; default 20.
 */
@Serializable
public data class LookupOrders(
    public val contact: String,
    public val secret: String,
    public val order: String? = null,
    public val device: String? = null,
    public val after: String? = null,
    public val limit: Long? = null,
) : Body

/**
 * Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
 * means the survivor from now on.
 *
 * @property customer Who ends.
 * @property into Who goes on.
 */
@Serializable
public data class MergeCustomers(
    public val customer: String,
    public val into: String,
) : Body

/**
 * Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say.
 *
 * @property customer The customer.
 * @property inviter The new inviter; absent for none.
 * @property reason Why, for people.
 */
@Serializable
public data class MoveCustomer(
    public val customer: String,
    public val inviter: String? = null,
    public val reason: String = "",
) : Body

/**
 * Opens a complaint about a delivered order.
 *
 * @property order The order.
 * @property reason What is wrong, for people: 1 to 400 bytes.
 */
@Serializable
public data class OpenComplaint(
    public val order: String,
    public val reason: String,
) : Body

/**
 * Opens a placement tree.
 *
 * @property tree The tree, new in the shop; there are 8 at the most.
 * @property width How many legs a seat has: 2 for a binary tree; 1 to 16.
 * @property depth How many levels below the sponsor somebody sits at the most; 0 for any, which is the default.
 */
@Serializable
public data class OpenPlacementTree(
    public val tree: String,
    public val width: Long,
    public val depth: Long = 0,
) : Body

/**
 * Opens a pool (卡池) for keys of one format.
 *
 * @property pool The pool.
 * @property format How its key files are written.
 */
@Serializable
public data class OpenPool(
    public val pool: String,
    public val format: KeyFormat,
) : Body

/**
 * Opens a session, in which a client numbers its commands from 1.
 *
 * @property client The client.
 */
@Serializable
public data class OpenSession(
    public val client: String,
) : Body

/**
 * Pays an order from its buyer's wallet, whole or in part.
 *
 * @property order The order.
 * @property amount How much, above zero; absent for all that is still to be paid.
 */
@Serializable
public data class PayFromWallet(
    public val order: String,
    public val amount: Money? = null,
) : Body

/**
 * Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays.
 *
 * @property tree The tree.
 * @property customer Who is seated.
 * @property sponsor Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody.
 * @property leg In which leg of the sponsor's seat, from 0; absent for any.
 */
@Serializable
public data class PlaceCustomer(
    public val tree: String,
    public val customer: String,
    public val sponsor: String? = null,
    public val leg: Long? = null,
) : Body

/**
 * Places an order at the price that the buyer saw.
 *
 * @property order The order, new in the shop.
 * @property cart What is bought, by whom, where, and the moment that the price was made for. Level and first order are the
 * machine's own knowledge: what the cart says of them is not believed.
 * @property book The digest of the price book that made the price.
 * @property total The total that the buyer saw.
 * @property contact What the buyer can be reached at, hashed by the host: unpaid orders are counted by it, and an order is found by it.
 * @property device The host's fingerprint of the device, opaque: unpaid orders are counted by it.
 * @property lookupSecret What opens the order to whoever knows the contact too, sealed by the host.
 * @property answers What the buyer answers to the forms of manual services; absent where nothing is asked.
 * @property reservation A reservation whose units the order takes over; it keeps what the order does not buy.
 * @property gift Makes it a gift: whoever claims it receives it.
 */
@Serializable
public data class PlaceOrder(
    public val order: String,
    public val cart: Cart,
    public val book: String,
    public val total: Money,
    public val contact: String? = null,
    public val device: String? = null,
    public val lookupSecret: String? = null,
    public val answers: List<LineAnswers>? = null,
    public val reservation: String? = null,
    public val gift: GiftTerms? = null,
) : Body

/**
 * Publishes a commission plan: orders delivered from now on pay by it.
 *
 * @property plan The plan.
 * @property overridePolicy Publishes it although the shop's policy refuses it. The record says who and why.
 */
@Serializable
public data class PublishPlan(
    public val plan: CommissionPlan,
    public val overridePolicy: PolicyOverride? = null,
) : Body

/**
 * Publishes a price book: from now on it makes the prices.
 *
 * @property book The price book.
 */
@Serializable
public data class PublishPriceBook(
    public val book: PriceBook,
) : Body

/**
 * Adds a channel, or replaces it.
 *
 * @property channel The channel.
 */
@Serializable
public data class PutChannel(
    public val channel: Channel,
) : Body

/**
 * Adds a membership level, or replaces it.
 *
 * @property level The level.
 */
@Serializable
public data class PutLevel(
    public val level: Level,
) : Body

/**
 * Says what is other about a product on a channel, or replaces it.
 *
 * @property listing The listing.
 */
@Serializable
public data class PutListing(
    public val listing: Listing,
) : Body

/**
 * Adds a product with its variants, or replaces it.
 *
 * @property product The product.
 */
@Serializable
public data class PutProduct(
    public val product: Product,
) : Body

/**
 * Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away.
 *
 * @property of The stock.
 * @property quotas The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is
 * not listed takes of what nobody has a guarantee for.
 * @property afresh Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs.
 */
@Serializable
public data class PutQuotas(
    public val of: StockName,
    public val quotas: List<ChannelQuota>,
    public val afresh: Boolean = false,
) : Body

/**
 * Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted.
 *
 * @property variant The variant.
 * @property key The key, sealed.
 * @property limits How often it may be sold.
 */
@Serializable
public data class PutReusableKey(
    public val variant: String,
    public val key: SealedKey,
    public val limits: ReusableLimits? = null,
) : Body

/**
 * Sets the limits of a variant's sale, or replaces them.
 *
 * @property sale The limits.
 */
@Serializable
public data class PutSale(
    public val sale: SaleLimits,
) : Body

/**
 * Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
 * watched.
 *
 * @property of The stock.
 * @property levels When it is raised and cleared.
 */
@Serializable
public data class PutStockAlert(
    public val of: StockName,
    public val levels: AlertLevels? = null,
) : Body

/**
 * Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
 * add. What they add is paid by the plan's bonus for sub-shops.
 *
 * @property channel The channel.
 * @property owner Its owner, who must have the role of one.
 * @property markupPercent What it adds to that price, in percent, within the limits of the plan in force.
 * @property upstream The sub-shop at whose price it buys; the shop itself where absent.
 */
@Serializable
public data class PutSubShop(
    public val channel: String,
    public val owner: String,
    public val markupPercent: BigDecimal,
    public val upstream: String? = null,
) : Body

/**
 * Sets the texts of notices, all at once.
 *
 * @property templates The texts.
 */
@Serializable
public data class PutTemplates(
    public val templates: Templates,
) : Body

/**
 * Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
 * on with what is left and with the list.
 *
 * @property pool The pool.
 * @property batch The batch.
 * @property by Who asked, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes.
 * @property after Where the list of orders goes on: what the reply before told as `next`.
 * @property limit How many keys to take out at the most; the shop's `tick_limit` where absent or larger.
 */
@Serializable
public data class QuarantineBatch(
    public val pool: String,
    public val batch: String,
    public val by: String,
    public val reason: String,
    public val after: Long? = null,
    public val limit: Long? = null,
) : Body

/**
 * Says that a parcel arrived.
 *
 * @property order The order.
 * @property parcel The parcel's position among those of the order, from 0.
 */
@Serializable
public data class RecordArrival(
    public val order: String,
    public val parcel: Long,
) : Body

/**
 * Records that a payer's bank took money back.
 *
 * @property payment The payment that it was part of.
 * @property chargeback The gateway's id of the chargeback, new among the shop's refunds.
 * @property amount How much, above zero.
 */
@Serializable
public data class RecordChargeback(
    public val payment: String,
    public val chargeback: String,
    public val amount: Money,
) : Body

/**
 * Counts a download, before the host gives the link out. The host asks for each one.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 */
@Serializable
public data class RecordDownload(
    public val order: String,
    public val line: Long,
) : Body

/**
 * Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency.
 *
 * @property order The order that is paid.
 * @property payment The gateway's id of the payment. The same notice again is answered as the first and does nothing.
 * @property amount What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say.
 */
@Serializable
public data class RecordPayment(
    public val order: String,
    public val payment: String,
    public val amount: Money,
) : Body

/**
 * Keeps what brought a customer: a visit by somebody's link, a message in a channel.
 *
 * @property customer The customer.
 * @property channel In which channel.
 * @property promoter By whom, where it was somebody.
 */
@Serializable
public data class RecordTouch(
    public val customer: String,
    public val channel: String,
    public val promoter: String? = null,
) : Body

/**
 * Refunds an order: everything that is left, or units of some lines.
 *
 * @property order The order.
 * @property refund The refund, new in the shop.
 * @property lines Which units; absent for all that are left.
 * @property to Where the money goes.
 * @property amount How much to give back without any unit, above zero; then no line is named.
 * @property keepShipping Whether the shipping of a delivered order stays paid although every unit comes back.
 * @property despite Why the refund is made although the product's time for it is over: 1 to 400 bytes.
 * @property faulty Whether the units were faulty, so that their supplier may bear the cost.
 */
@Serializable
public data class RefundOrder(
    public val order: String,
    public val refund: String,
    public val lines: List<RefundLine>? = null,
    public val to: RefundTo? = null,
    public val amount: Money? = null,
    public val keepShipping: Boolean = false,
    public val despite: String? = null,
    public val faulty: Boolean = false,
) : Body

/**
 * Registers a customer.
 *
 * @property customer The customer.
 * @property inviter Who invited.
 * @property level The membership level.
 * @property promoter Whether the customer can earn commission. Default: yes.
 */
@Serializable
public data class RegisterCustomer(
    public val customer: String,
    public val inviter: String? = null,
    public val level: String? = null,
    public val promoter: Boolean? = null,
) : Body

/**
 * Gives content out anew: its downloads are counted from nothing, and its time begins again.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 */
@Serializable
public data class ReissueContent(
    public val order: String,
    public val line: Long,
) : Body

/**
 * Ends the quarantine of a batch. The same again, under another command id, goes on with what is left.
 *
 * @property pool The pool.
 * @property batch The batch.
 * @property by Who asked, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes.
 * @property limit How many keys to let go at the most; the shop's `tick_limit` where absent or larger.
 */
@Serializable
public data class ReleaseBatch(
    public val pool: String,
    public val batch: String,
    public val by: String,
    public val reason: String,
    public val limit: Long? = null,
) : Body

/**
 * Lets a held order go on: its stock is reserved again.
 *
 * @property order The order.
 */
@Serializable
public data class ReleaseHold(
    public val order: String,
) : Body

/**
 * Gives up a reservation, or some units of it.
 *
 * @property reservation The reservation.
 * @property lines How many units of what; absent for all.
 */
@Serializable
public data class ReleaseReservation(
    public val reservation: String,
    public val lines: List<ReserveLine>? = null,
) : Body

/**
 * Exchanges units that the buyer has for others of the same variant.
 *
 * @property order The order.
 * @property line The line's position in the order, from 0.
 * @property units Which units of it, in the order in which they were handed over, from 0.
 * @property reason Why, for people: 1 to 400 bytes.
 * @property faulty Whether the old units were faulty, so that their supplier may bear the cost. Default: yes.
 * @property despite Why it is done although no warranty covers it: 1 to 400 bytes.
 */
@Serializable
public data class ReplaceUnits(
    public val order: String,
    public val line: Long,
    public val units: List<Long>,
    public val reason: String,
    public val faulty: Boolean? = null,
    public val despite: String? = null,
) : Body

/**
 * Says that a delivery failed: nothing was handed over.
 *
 * @property order The order.
 * @property reason Why, for people: 1 to 400 bytes.
 * @property lines Which lines, from 0; empty for all that are owed.
 */
@Serializable
public data class ReportDeliveryFailure(
    public val order: String,
    public val reason: String,
    public val lines: List<Long> = emptyList(),
) : Body

/**
 * Asks for vested commission to be paid out.
 *
 * @property withdrawal The withdrawal, new in the shop.
 * @property promoter Whose commission.
 * @property amount How much, the fee included.
 */
@Serializable
public data class RequestWithdrawal(
    public val withdrawal: String,
    public val promoter: String,
    public val amount: Money,
) : Body

/**
 * Holds units without an order: a basket that is filled, a page on which is paid.
 *
 * @property reservation The reservation; no open one has its id.
 * @property channel The channel.
 * @property lines What to hold.
 * @property buyer For whom; absent for a guest.
 * @property contact What the buyer can be reached at, hashed by the host. It counts as an unpaid order does.
 * @property device The host's fingerprint of the device. It counts as an unpaid order does.
 * @property wait For how long; the shop's setting where absent, and no longer than that.
 * @property partial Whether to hold what there is where not all is free; else all or nothing.
 */
@Serializable
public data class Reserve(
    public val reservation: String,
    public val channel: String,
    public val lines: List<ReserveLine>,
    public val buyer: String? = null,
    public val contact: String? = null,
    public val device: String? = null,
    public val wait: Duration? = null,
    public val partial: Boolean = false,
) : Body

/**
 * Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays.
 *
 * @property order The order.
 * @property cart All that is bought now; buyer and channel are those of the order.
 * @property book The digest of the price book that made the price.
 * @property total The total that the buyer saw.
 */
@Serializable
public data class ResizeOrder(
    public val order: String,
    public val cart: Cart,
    public val book: String,
    public val total: Money,
) : Body

/**
 * Holds other units than before. What stays is not let go in between.
 *
 * @property reservation The reservation.
 * @property lines All that it is to hold.
 * @property partial Whether to hold what there is where not all is free; else all or nothing.
 */
@Serializable
public data class ResizeReservation(
    public val reservation: String,
    public val lines: List<ReserveLine>,
    public val partial: Boolean = false,
) : Body

/**
 * Ends a complaint.
 *
 * @property order The order.
 * @property resolution How.
 */
@Serializable
public data class ResolveComplaint(
    public val order: String,
    public val resolution: Resolution,
) : Body

/**
 * Takes an order back into memory that was archived.
 *
 * @property order The order.
 * @property bytes The bytes that it was archived as.
 */
@Serializable
public data class Restore(
    public val order: String,
    public val bytes: String,
) : Body

/**
 * Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet.
 *
 * @property payment The payment.
 * @property refund The refund, new in the shop.
 * @property amount How much, above zero; absent for all that can go.
 * @property from From where.
 * @property to Where to. From a wallet it goes to the source alone.
 */
@Serializable
public data class ReturnPayment(
    public val payment: String,
    public val refund: String,
    public val amount: Money? = null,
    public val from: ReturnFrom? = null,
    public val to: RefundTo? = null,
) : Body

/**
 * Shows the keys of a delivered order again. The record says who asked and why.
 *
 * @property order The order.
 * @property by Who asked, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes.
 */
@Serializable
public data class RevealKeys(
    public val order: String,
    public val by: String,
    public val reason: String,
) : Body

/**
 * Says where the review of a product stands.
 *
 * @property product The product.
 * @property state Where it stands now.
 * @property by Who says so, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes. A refusal needs one.
 */
@Serializable
public data class ReviewProduct(
    public val product: String,
    public val state: ReviewState,
    public val by: String,
    public val reason: String? = null,
) : Body

/**
 * Keeps what a customer said about a use of data.
 *
 * @property customer The customer.
 * @property purpose The use.
 * @property granted Whether it is allowed.
 * @property version The version of the text that was agreed to.
 */
@Serializable
public data class SetConsent(
    public val customer: String,
    public val purpose: String,
    public val granted: Boolean,
    public val version: Long = 0,
) : Body

/**
 * Gives a customer a level, or none.
 *
 * @property customer The customer.
 * @property level The level.
 * @property until Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher:
 * rules go on to work on the own one. It can be given again with another moment.
 */
@Serializable
public data class SetCustomerLevel(
    public val customer: String,
    public val level: String? = null,
    public val until: Instant? = null,
) : Body

/**
 * Says what a customer may be, and whether they may earn. What is absent stays.
 *
 * @property customer The customer.
 * @property promoter Whether they can earn commission.
 * @property subShop Whether they own a sub-shop.
 * @property supplier Whether they speak for a supplier.
 * @property blocked Whether they are blocked from earning.
 */
@Serializable
public data class SetStanding(
    public val customer: String,
    public val promoter: Boolean? = null,
    public val subShop: Boolean? = null,
    public val supplier: Boolean? = null,
    public val blocked: Blocking? = null,
) : Body

/**
 * Says how a refund to the source ended, where the shop's settings make refunds wait for that.
 *
 * @property refund The refund.
 * @property settlement How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`.
 */
@Serializable
public data class SettleRefund(
    public val refund: String,
    public val settlement: Settlement,
) : Body

/**
 * Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
 * the machine books it.
 *
 * @property supplier The supplier.
 * @property settlement The settlement, new in the shop.
 * @property amount How much; all that is payable where absent.
 */
@Serializable
public data class SettleSupplier(
    public val supplier: String,
    public val settlement: String,
    public val amount: Money? = null,
) : Body

/**
 * Says how a withdrawal ended.
 *
 * @property withdrawal The withdrawal.
 * @property settlement How it ended.
 */
@Serializable
public data class SettleWithdrawal(
    public val withdrawal: String,
    public val settlement: Settlement,
) : Body

/**
 * Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to.
 *
 * @property variant The variant.
 * @property customer The customer.
 * @property contact The contact, hashed by the host.
 * @property channel The channel on which to tell.
 */
@Serializable
public data class SubscribeRestock(
    public val variant: String,
    public val customer: String? = null,
    public val contact: String? = null,
    public val channel: String? = null,
) : Body

/**
 * Does what is due at the command's time: orders expire or complete, commission vests.
 *
 * @property limit How much to do at the most; the shop's setting where absent or larger.
 */
@Serializable
public data class Tick(
    public val limit: Long? = null,
) : Body

/**
 * Records a payment into a wallet, or one that belongs to nothing that the shop knows.
 *
 * @property payment The gateway's id of the payment. The same notice again is answered as the first and does nothing.
 * @property amount How much, above zero.
 * @property customer Whose wallet; absent where nobody knows who paid for what: the money waits for going back.
 */
@Serializable
public data class TopUpWallet(
    public val payment: String,
    public val amount: Money,
    public val customer: String? = null,
) : Body

/**
 * Ends what `LinkIdentity` said.
 *
 * @property customer The customer.
 * @property channel The channel.
 * @property outside What the channel calls the customer.
 */
@Serializable
public data class UnlinkIdentity(
    public val customer: String,
    public val channel: String,
    public val outside: String,
) : Body

/**
 * Undoes a merge, as far as it can be.
 *
 * @property customer Who was merged.
 */
@Serializable
public data class UnmergeCustomers(
    public val customer: String,
) : Body

/**
 * Somebody does not want to be told any more.
 *
 * @property variant The variant.
 * @property customer The customer, as it was subscribed.
 * @property contact The contact, as it was subscribed.
 */
@Serializable
public data class UnsubscribeRestock(
    public val variant: String,
    public val customer: String? = null,
    public val contact: String? = null,
) : Body
