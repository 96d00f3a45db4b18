// Written by `cargo xtask documents` from the Rust types; do not edit.
@file:OptIn(ExperimentalSerializationApi::class)
@file:UseSerializers(DecimalText::class, Millis::class, MillisSpan::class)

package keytill

import java.time.Instant
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.builtins.serializer

/**
 * The orders that left memory.
 *
 * @property archived How many left.
 * @property stay How many were looked at and stay, because something of them is open; they are looked at again later.
 * @property more Whether more are due at the same time: archive again.
 * @property orders Those that left, to be kept before the record is. Given once: the reply to a command that is repeated has none.
 */
@Serializable
public data class ArchivedReply(
    public val archived: Long,
    public val stay: Long,
    public val more: Boolean,
    public val orders: List<ArchivedOrder>,
) : Reply

/**
 * Keys that left the shop.
 *
 * @property pool The pool, to which they are sealed.
 * @property keys The keys, sealed.
 */
@Serializable
public data class ExportedKeys(
    public val pool: String,
    public val keys: List<SealedKey>,
) : Reply

/**
 * How an import went.
 *
 * @property accepted How many keys are in the pool now that were not before.
 * @property rejected The others, with the reason.
 */
@Serializable
public data class ImportedKeys(
    public val accepted: Long,
    public val rejected: List<RejectedKey>,
) : Reply

/**
 * Where an order stands after the command.
 *
 * @property order The order.
 * @property outcome What became of it.
 * @property total The price of everything.
 * @property expiresAt Until when it awaits its payment.
 * @property delivered What was handed over: the sealed keys.
 */
@Serializable
public data class OrderReply(
    public val order: String,
    public val outcome: OrderOutcome,
    public val total: Money,
    public val expiresAt: Instant? = null,
    public val delivered: List<DeliveredLine> = emptyList(),
) : Reply

/**
 * A batch in quarantine.
 *
 * @property keys How many available keys were taken out now.
 * @property more Whether some are left, which are not sold either: ask again.
 * @property affected The orders that have keys of it.
 */
@Serializable
public data class QuarantinedBatch(
    public val keys: Long,
    public val more: Boolean,
    public val affected: AffectedOrders,
) : Reply

/** What a host is told. */
@Serializable(with = ReplyForms::class)
public sealed interface Reply {
    /** It is done; there is nothing to add. */
    @Serializable
    public data object Done : Reply

    /**
     * How much went back.
     *
     * @property amount The amount.
     */
    @Serializable
    public data class Refunded(
        public val amount: Money,
    ) : Reply

    /**
     * What a wallet holds after the command.
     *
     * @property customer Whose.
     * @property balance How much.
     */
    @Serializable
    public data class Wallet(
        public val customer: String,
        public val balance: Money,
    ) : Reply

    /**
     * A gift is not claimed by this code.
     *
     * @property attemptsLeft How many wrong codes may still be tried.
     */
    @Serializable
    public data class GiftMissed(
        public val attemptsLeft: Long,
    ) : Reply

    /**
     * A period that is closed.
     *
     * @property period Its number.
     * @property digest The digest of its batch.
     * @property lines How many lines this command paid.
     * @property amount How much they are.
     * @property left How many lines are not paid yet: close again.
     */
    @Serializable
    public data class Period(
        public val period: Long,
        public val digest: String,
        public val lines: Long,
        public val amount: Money,
        public val left: Long,
    ) : Reply

    /**
     * What a supplier was paid.
     *
     * @property supplier The supplier.
     * @property amount How much.
     */
    @Serializable
    public data class Settled(
        public val supplier: String,
        public val amount: Money,
    ) : Reply

    /**
     * The orders that were looked up, the newest first.
     *
     * @property orders One page of them.
     * @property more Whether there are older ones.
     */
    @Serializable
    public data class Orders(
        public val orders: List<OrderView>,
        public val more: Boolean,
    ) : Reply

    /**
     * A lookup found nothing.
     *
     * @property code The code of the refusal: `lookup.not_found`, whichever of contact and secret is wrong.
     * @property left How often it may fail once more before lookups are refused for a while.
     */
    @Serializable
    public data class NotFound(
        public val code: String,
        public val left: Long,
    ) : Reply

    /**
     * What is asked was done before; the order has left memory since.
     *
     * @property order The order.
     */
    @Serializable
    public data class InArchive(
        public val order: String,
    ) : Reply

    /**
     * A withdrawal.
     *
     * @property withdrawal The withdrawal.
     * @property amount How much leaves the promoter's balance.
     * @property fee How much of it is the fee.
     */
    @Serializable
    public data class Withdrawal(
        public val withdrawal: String,
        public val amount: Money,
        public val fee: Money,
    ) : Reply

    /**
     * A batch whose quarantine ended.
     *
     * @property keys How many of its keys went back.
     * @property more Whether some are left: ask again.
     */
    @Serializable
    public data class BatchReleased(
        public val keys: Long,
        public val more: Boolean,
    ) : Reply
}

internal object ReplyForms : Union<Reply>({
    listOf(
        form("done", Reply.Done::class.java, Reply.Done.serializer()),
        form("imported", ImportedKeys::class.java, ImportedKeys.serializer()),
        form("order", OrderReply::class.java, OrderReply.serializer()),
        form("refunded", Reply.Refunded::class.java, Reply.Refunded.serializer()),
        form("wallet", Reply.Wallet::class.java, Reply.Wallet.serializer()),
        form("ticked", Ticked::class.java, Ticked.serializer()),
        form("reserved", ReservedReply::class.java, ReservedReply.serializer()),
        form("gift_missed", Reply.GiftMissed::class.java, Reply.GiftMissed.serializer()),
        form("period", Reply.Period::class.java, Reply.Period.serializer()),
        form("settled", Reply.Settled::class.java, Reply.Settled.serializer()),
        form("archived", ArchivedReply::class.java, ArchivedReply.serializer()),
        form("orders", Reply.Orders::class.java, Reply.Orders.serializer()),
        form("not_found", Reply.NotFound::class.java, Reply.NotFound.serializer()),
        form("in_archive", Reply.InArchive::class.java, Reply.InArchive.serializer()),
        form("withdrawal", Reply.Withdrawal::class.java, Reply.Withdrawal.serializer()),
        form("exported", ExportedKeys::class.java, ExportedKeys.serializer()),
        form("quarantined", QuarantinedBatch::class.java, QuarantinedBatch.serializer()),
        form("batch_released", Reply.BatchReleased::class.java, Reply.BatchReleased.serializer()),
    )
})

/**
 * What is held without an order.
 *
 * @property reservation The reservation.
 * @property expiresAt When it ends by itself.
 * @property lines What was asked for and what is held; a line of which nothing is held is left out.
 */
@Serializable
public data class ReservedReply(
    public val reservation: String,
    public val expiresAt: Instant,
    public val lines: List<ToldUnits>,
) : Reply

/**
 * What a tick did.
 *
 * @property expired Orders that expired.
 * @property completed Orders that completed.
 * @property vested Orders whose commission vested.
 * @property keysExpired Keys that are past their validity and not sold any more.
 * @property more Whether more is due at the same time: tick again.
 * @property reservations Reservations without an order that ended.
 * @property gifts Gifts that nobody claimed in time.
 */
@Serializable
public data class Ticked(
    public val expired: Long,
    public val completed: Long,
    public val vested: Long,
    public val keysExpired: Long,
    public val more: Boolean,
    public val reservations: Long,
    public val gifts: Long,
) : Reply
