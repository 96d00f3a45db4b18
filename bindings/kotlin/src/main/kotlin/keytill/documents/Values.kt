// Written by `cargo xtask documents` from the Rust types; do not edit.
@file:OptIn(ExperimentalSerializationApi::class)
@file:UseSerializers(DecimalText::class, Millis::class, MillisSpan::class)

package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.EncodeDefault
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.json.JsonClassDiscriminator

/**
 * One line of commission.
 *
 * @property promoter Who earns.
 * @property line The order's line, from 0.
 * @property bonus The bonus, by its position in the plan, from 0.
 * @property tier The tier, from 1.
 * @property amount How much.
 * @property cut How much more the rates would have paid, had the line's limit allowed.
 * @property frozen Whether it does not vest before the promoter is a partner.
 */
@Serializable
public data class AccruedLine(
    public val promoter: String,
    public val line: Long,
    public val bonus: Long,
    public val tier: Long,
    public val amount: Long,
    public val cut: Long,
    public val frozen: Boolean? = null,
)

/**
 * How a price is changed: first by percent, then by an amount. `{"percent": "-20"}` is 80 % of the price,
 * `{"each": "25"}` a mark-up (加价) of 25.00 on every unit.
 *
 * @property percent So many percent more; −100 to 1 000 000. At most the book's `max_markup`, where it has one.
 * @property each So much more on every unit, in major units; may be negative and finer than the currency. A price never falls
 * below zero.
 */
@Serializable
public data class Adjustment(
    public val percent: BigDecimal? = null,
    public val each: BigDecimal? = null,
)

/**
 * An order that has keys of a batch.
 *
 * @property order The order.
 * @property stage Where it stands: placed is not paid yet, paid is not delivered yet.
 * @property keys How many of its keys are of the batch.
 */
@Serializable
public data class AffectedOrder(
    public val order: String,
    public val stage: Stage,
    public val keys: Long,
)

/**
 * A page of the orders that have keys of a batch.
 *
 * @property orders The orders, in the order of their first key. One whose keys lie far apart may stand in several pages.
 * @property next Where the next page begins; absent after the last.
 * @property archived How many of the page's keys were handed over to orders that are in the archive now, whose ids the machine does not
 * know any more.
 * @property baskets How many of the page's keys baskets hold that are no orders yet.
 */
@Serializable
public data class AffectedOrders(
    public val orders: List<AffectedOrder>,
    public val next: Long? = null,
    public val archived: Long = 0,
    public val baskets: Long = 0,
)

/**
 * What the shop promises after the sale of a variant. Orders keep what was promised when they were placed.
 *
 * @property refund Until when units that were handed over are refunded. Default: always.
 * @property warranty Until when faulty units are exchanged; absent where they are not.
 */
@Serializable
public data class AfterSale(
    public val refund: RefundWindow? = null,
    public val warranty: Warranty? = null,
)

/**
 * When an alert is raised and cleared.
 *
 * @property low At so many units or fewer the stock is low.
 * @property clear At so many or more it is well again; above `low`.
 * @property days Over how many days sales are averaged; 1 to 60, 14 if not given.
 */
@Serializable
public data class AlertLevels(
    public val low: Long,
    public val clear: Long,
    public val days: Long? = null,
)

/** How a watched stock stands. */
@Serializable
public enum class AlertState {
    /** Well; as an event: well again. */
    @SerialName("cleared")
    CLEARED,

    /** Low. */
    @SerialName("low")
    LOW,

    /** Nothing is left. */
    @SerialName("out")
    OUT,
}

/** Who gets what is left after every part is cut down to whole minor units. */
@Serializable
public enum class AllocationRule {
    /** One unit each to the parts with the largest remainders, ties to the earlier part (Hamilton's method). */
    @SerialName("largest_remainder")
    LARGEST_REMAINDER,

    /** One unit each from the first part on, skipping parts of weight zero. */
    @SerialName("floor_then_first")
    FLOOR_THEN_FIRST,

    /** Everything to the last part whose weight is not zero. */
    @SerialName("last_absorbs")
    LAST_ABSORBS,

    /**
     * Each part to the nearest minor unit, ties towards zero; what the sum is short or over is settled by one unit each
     * from the first part on, skipping parts of weight zero.
     */
    @SerialName("half_down_then_first")
    HALF_DOWN_THEN_FIRST,

    /**
     * Each part to the nearest minor unit, ties away from zero; the last whose weight is not zero takes the rest, and
     * where the others took too much already, those before it give back.
     */
    @SerialName("half_up_then_last")
    HALF_UP_THEN_LAST,

    /**
     * From the last part to the first: each its share of what is still there, cut down to whole units. The first gets
     * what is left.
     */
    @SerialName("from_last")
    FROM_LAST,

    /**
     * As `Self::LargestRemainder`; but a negative total is cut down away from zero, and the units that come back go to
     * the parts that were cut the most.
     */
    @SerialName("lower_then_largest")
    LOWER_THEN_LARGEST,

    /**
     * As `Self::FloorThenFirst`; but a negative total is cut down away from zero, and the units that come back go to
     * the parts from the first on.
     */
    @SerialName("lower_then_first")
    LOWER_THEN_FIRST,
}

/** Along which tree a bonus walks. */
@Serializable
public enum class Along {
    /** The inviters. */
    @SerialName("inviters")
    INVITERS,

    /** The seats of a placement tree (矩阵, 双轨), where a parent need not be the inviter. */
    @SerialName("seats")
    SEATS,
}

/**
 * What a buyer answered for one line of an order: personal data.
 *
 * @property line The order's line, from 0.
 * @property variant What was bought.
 * @property answers The answers.
 */
@Serializable
public data class AnswersView(
    public val line: Long,
    public val variant: String,
    public val answers: List<FieldAnswer>,
)

/**
 * What of an order's money is no revenue of the shop, and what the buyer gets back.
 *
 * @property tax Tax of lines, shipping and fee.
 * @property fee The buyer's fee for the way to pay, without its tax.
 * @property rounding What made the total a round sum.
 * @property cashback What the buyer gets back in the wallet.
 */
@Serializable
public data class Apart(
    public val tax: Long,
    public val fee: Long,
    public val rounding: Long,
    public val cashback: Long,
)

/**
 * An offer that applied.
 *
 * @property offer The offer.
 * @property amount What it took off.
 * @property coupon The coupon that brought it.
 * @property unplaced What it could not take, because lines have floors.
 * @property cashback What the buyer gets back later.
 */
@Serializable
public data class AppliedOffer(
    public val offer: String,
    public val amount: BigDecimal,
    @EncodeDefault public val coupon: String? = null,
    public val unplaced: BigDecimal? = null,
    public val cashback: BigDecimal? = null,
)

/**
 * When orders that came to an end may leave memory. Absent fields take the defaults that stand with them.
 *
 * @property after How long after its end (completed, refunded, expired, cancelled) an order stays. Up to 3 660 days; default 90 days.
 * @property limit How many orders one `Archive` looks at, at the most. 1 to 100 000; default 1 000.
 */
@Serializable
public data class ArchiveSettings(
    public val after: Duration? = null,
    public val limit: Long? = null,
)

/**
 * An order that left memory.
 *
 * @property order The order.
 * @property bytes It, and everything that belongs to it.
 */
@Serializable
public data class ArchivedOrder(
    public val order: String,
    public val bytes: String,
)

/**
 * A touch and its share of a customer.
 *
 * @property at When.
 * @property share Its share in millionths; all of a customer's add up to one million.
 * @property channel In which channel.
 * @property promoter By whom, where it was somebody.
 */
@Serializable
public data class AttributedTouch(
    public val at: Instant,
    public val share: Long,
    @EncodeDefault public val channel: String? = null,
    @EncodeDefault public val promoter: String? = null,
)

/** Whose share it is that a customer came. */
@Serializable(with = AttributionModelForms::class)
public sealed interface AttributionModel {
    /** All of it the first touch's. */
    public data object First : AttributionModel

    /** All of it the last touch's (终结者). */
    public data object Last : AttributionModel

    /** The same for each (助攻手). */
    public data object Linear : AttributionModel

    /**
     * So much percent for the first and the last, the rest for those between; what nobody is there for is shared by
     * those who are.
     *
     * @property first Percent of the first, 0 to 100.
     * @property last Percent of the last, 0 to 100 less that of the first.
     */
    @Serializable
    public data class Position(
        public val first: Long,
        public val last: Long,
    ) : AttributionModel

    /**
     * The later, the more: half as much for each half-life before the moment that is asked about, and between half-lives
     * on a straight line.
     *
     * @property halfLife After what time a touch counts half.
     */
    @Serializable
    public data class TimeDecay(
        public val halfLife: Duration,
    ) : AttributionModel
}

internal object AttributionModelForms : Union<AttributionModel>({
    listOf(
        word("first", AttributionModel.First),
        word("last", AttributionModel.Last),
        word("linear", AttributionModel.Linear),
        form("position", AttributionModel.Position::class.java, AttributionModel.Position.serializer()),
        form("time_decay", AttributionModel.TimeDecay::class.java, AttributionModel.TimeDecay.serializer()),
    )
})

/**
 * Whom a price list or a tier table is for: all that is named must be so.
 *
 * A customer's agreement beats every list without one; then a level beats every list without one; then a channel. The
 * more specific list wins, not the cheaper.
 *
 * @property customer One customer's agreement.
 * @property level Buyers of a level.
 * @property channel Orders from a channel.
 */
@Serializable
public data class Audience(
    public val customer: String? = null,
    public val level: String? = null,
    public val channel: String? = null,
)

/** AwaitedPart */
@Serializable
public data class AwaitedPart(
    public val payment: String,
    public val amount: Money,
)

/**
 * A refund that the gateway has not confirmed yet.
 *
 * @property parts What goes to the source of which payment.
 */
@Serializable
public data class AwaitedRefundView(
    public val refund: String,
    public val parts: List<AwaitedPart>,
)

/**
 * How far a variant is sold without stock. Paid orders wait, and are filled in the order of their payment.
 *
 * @property cap How many units may be owed at a time, unpaid orders among them: 1 to 1 000 000 000.
 * @property due When the stock is expected: shown to buyers; what happens after it is the shop's setting.
 */
@Serializable
public data class Backorder(
    public val cap: Long,
    public val due: Instant? = null,
)

/**
 * What the shop owes a customer. A negative amount is a debt.
 *
 * @property wallet In the wallet.
 * @property pending Commission that is not vested yet.
 * @property available Commission that may be withdrawn.
 * @property withdrawing Commission on its way out.
 */
@Serializable
public data class BalancesView(
    public val wallet: Money,
    public val pending: Money,
    public val available: Money,
    public val withdrawing: Money,
)

/** What a bonus's percentages are taken of. */
@Serializable
public enum class Base {
    /** What the buyer paid for the line, after every discount. */
    @SerialName("paid")
    PAID,

    /** The line's list price, before discounts. What is paid out still never exceeds what the buyer paid. */
    @SerialName("list_price")
    LIST_PRICE,

    /** What the buyer paid less what the goods cost the shop, and nothing where that is unknown or negative (毛利). */
    @SerialName("margin")
    MARGIN,
}

/**
 * What a batch has that most have not.
 *
 * @property priority Batches of a higher priority are sold first.
 * @property note A note for people.
 * @property previews What buyers see of its keys.
 */
@Serializable
public data class BatchMore(
    public val priority: Long = 0,
    public val note: String? = null,
    public val previews: List<ImportedPreview> = emptyList(),
)

/**
 * What is known of an import: who supplied the keys, what each cost, until when they are good.
 *
 * @property id The batch's id, unique in its pool.
 * @property importedAt When it was imported.
 * @property supplier Who supplied it.
 * @property unitCost What one key cost, in minor units of the shop's currency.
 * @property expires From when its unsold keys are not sold any more: at this moment they are expired.
 * @property priority Batches of a higher priority are sold first.
 * @property note A note for people.
 */
@Serializable
public data class BatchTerms(
    public val id: String,
    public val importedAt: Instant,
    public val supplier: String? = null,
    public val unitCost: Long? = null,
    public val expires: Instant? = null,
    public val priority: Long = 0,
    public val note: String? = null,
)

/**
 * One import and what became of its keys.
 *
 * @property terms What is known of it.
 * @property held Whether it is in quarantine.
 * @property counts How many of its keys are in each state.
 */
@Serializable
public data class BatchView(
    public val terms: BatchTerms,
    public val held: Boolean,
    public val counts: KeyCounts,
)

/**
 * The coupons with which a cart costs the least.
 *
 * @property codes The coupons to put into the cart, in the order of the book; each of them changes what is to be paid.
 * @property quote The cart with them, with a trace.
 * @property workedOut How many offers were worked out, each on what one combination left of the cart.
 * @property isProven Whether no other combination costs less, nor as much with better coupons. Where not, the work limit was reached
 * first, and this is the best that was found.
 */
@Serializable
public data class BestCoupons(
    public val codes: List<String>,
    public val quote: Quote,
    public val workedOut: Long,
    public val isProven: Boolean,
)

/**
 * Pays what matches between two legs of the placement tree (双轨).
 *
 * @property percent The share of the matched volume, 0 to 100 percent.
 * @property poolPercent The largest share of the whole volume of the period that the bonus may pay, 0 to 100 percent; above it all are cut
 * in proportion. A match counts once for everybody above, so nothing else bounds it.
 * @property ratio The units of the stronger leg that match one of the weaker, at least 1: 2 for 2:1.
 * @property cap The most that one receiver has in a period, in major units; absent for any.
 * @property overCap What happens to volume beyond the cap.
 * @property carry Whether volume that found no match counts in the next period.
 * @property eligible The levels whose promoters earn; empty for every promoter.
 * @property tree The placement tree; absent for the one that was opened first.
 */
@Serializable
public data class Binary(
    public val percent: BigDecimal,
    public val poolPercent: BigDecimal,
    public val ratio: Long? = null,
    public val cap: BigDecimal? = null,
    public val overCap: OverCap? = null,
    public val carry: Boolean? = null,
    public val eligible: List<String> = emptyList(),
    public val tree: String? = null,
) : BonusKind

/**
 * Who may become a customer's inviter, and when. A `MoveCustomer` by the shop's own people is free of these rules.
 *
 * @property touch Which inviter counts. Default: the first.
 * @property when When a customer can be bound. Default: any time.
 * @property protection With `touch` last: for how long nobody else takes a customer who was bound. Up to 36 500 days; default none.
 * @property validity After what time a binding ends by itself, if it is not renewed; zero for never. Up to 36 500 days; default never.
 * @property fixedByOrder With `touch` last: nobody takes a customer who has a paid order. Default: no.
 */
@Serializable
public data class BindingRules(
    public val touch: BindingTouch? = null,
    public val `when`: BindingTime? = null,
    public val protection: Duration? = null,
    public val validity: Duration? = null,
    public val fixedByOrder: Boolean? = null,
)

/** When a customer can be bound. */
@Serializable
public enum class BindingTime {
    /** At any time. */
    @SerialName("any_time")
    ANY_TIME,

    /** When the customer registers, and never after. */
    @SerialName("at_registration")
    AT_REGISTRATION,
}

/** Which inviter counts. */
@Serializable
public enum class BindingTouch {
    /** The first: a binding happens once. */
    @SerialName("first")
    FIRST,

    /** The last: another may take the customer when the protection is over; the same one renews the binding. */
    @SerialName("last")
    LAST,
}

/** Whether somebody is blocked from earning (拉黑). */
@Serializable(with = BlockingForms::class)
public sealed interface Blocking {
    /**
     * They are.
     *
     * @property reason Why, for people; it stands in the trace of what they do not earn.
     */
    @Serializable
    public data class Block(
        public val reason: String,
    ) : Blocking

    /** They are not any more. */
    public data object Lift : Blocking
}

internal object BlockingForms : Union<Blocking>({
    listOf(
        form("block", Blocking.Block::class.java, Blocking.Block.serializer()),
        word("lift", Blocking.Lift),
    )
})

/**
 * A bonus (奖项): one rule that pays.
 *
 * @property id The id, unique in the plan.
 * @property kind Whom it pays and how much.
 * @property base What its percentages are taken of, where that is not the plan's base.
 * @property gate What a receiver's own figures must be: see `Figure`.
 * @property cap How much it pays at the most.
 */
@Serializable
public data class Bonus(
    public val id: String,
    public val kind: BonusKind,
    public val base: Base? = null,
    public val gate: Condition? = null,
    public val cap: BonusCap? = null,
)

/**
 * How much a bonus pays at the most. What is above is cut, and the shop keeps it. Amounts in major units.
 *
 * @property perLine To one receiver for one line.
 * @property perOrder To all receivers for one order.
 * @property perPerson To one receiver in one period.
 */
@Serializable
public data class BonusCap(
    public val perLine: BigDecimal? = null,
    public val perOrder: BigDecimal? = null,
    public val perPerson: PersonCap? = null,
)

/** The kinds of bonus. */
@Serializable(with = BonusKindForms::class)
public sealed interface BonusKind

internal object BonusKindForms : Union<BonusKind>({
    listOf(
        form("unilevel", Unilevel::class.java, Unilevel.serializer()),
        form("level_difference", LevelDifference::class.java, LevelDifference.serializer()),
        form("price_difference", PriceDifference::class.java, PriceDifference.serializer()),
        form("team_volume", TeamVolume::class.java, TeamVolume.serializer()),
        form("dividend", Dividend::class.java, Dividend.serializer()),
        form("binary", Binary::class.java, Binary.serializer()),
        form("sub_shops", SubShops::class.java, SubShops.serializer()),
        form("supplier_share", CommissionSupplierShare::class.java, CommissionSupplierShare.serializer()),
        form("take_rate", TakeRate::class.java, TakeRate.serializer()),
        form("chain_two_plus_one", ChainTwoPlusOne::class.java, ChainTwoPlusOne.serializer()),
    )
})

/** BonusView */
@Serializable
public data class BonusView(
    public val bonus: String,
    public val paid: Money,
)

/** Who pays a fee. */
@Serializable
public enum class BorneBy {
    /** The merchant: it is told, and changes nothing that is to be paid. */
    @SerialName("merchant")
    MERCHANT,

    /** The buyer: it is added. */
    @SerialName("buyer")
    BUYER,
}

/**
 * The most that a plan can pay.
 *
 * @property percent The largest share of a line's base that percentages pay, in percent.
 * @property fixedPerUnit The most that fixed amounts pay for one unit, in major units.
 * @property witness What attains it, in words.
 * @property attainedPercent The share that the dearest sale which was found pays, in percent.
 * @property exact Whether that is the bound itself.
 * @property upline The levels above the buyer of that sale, nearest first.
 */
@Serializable
public data class Bound(
    public val percent: String,
    public val fixedPerUnit: String,
    public val witness: String,
    public val attainedPercent: String,
    public val exact: Boolean,
    public val upline: List<String?>,
    public val product: String? = null,
)

/**
 * Who counts as too close to a buyer. Devices and contacts are those that hosts tell with orders.
 *
 * @property sameDevice Who placed orders from the same device. Default: yes.
 * @property sameContact Who placed orders with the same contact. Default: yes.
 * @property circular Who has the buyer above, by inviters, seats or chains, so that each would earn of the other. Default: yes.
 */
@Serializable
public data class BrushingRules(
    public val sameDevice: Boolean? = null,
    public val sameContact: Boolean? = null,
    public val circular: Boolean? = null,
)

/**
 * Sets of units at one price. A unit counts for one part only; parts choose in their order, the dearest units first.
 *
 * @property parts What a set is made of; 1 to 16 parts.
 * @property price What one set costs, in major units, where that is lower.
 * @property times The most sets, 1 or more.
 */
@Serializable
public data class Bundle(
    public val parts: List<BundlePart>,
    public val price: BigDecimal,
    public val times: Long? = null,
) : Effect

/**
 * One part of a set.
 *
 * @property lines Of which lines.
 * @property units How many units, 1 or more.
 */
@Serializable
public data class BundlePart(
    public val lines: Condition,
    public val units: Long,
)

/**
 * Who buys so many units gets something off so many units of the target, the cheapest first.
 *
 * A unit that is bought for it is not given by it, and a unit that was given by one such offer counts for no other.
 *
 * @property buyUnits How many units must be bought, 1 or more.
 * @property getUnits How many units are given for that, 1 or more.
 * @property off What comes off them.
 * @property buy Which lines count as bought.
 * @property times The most times, 1 or more.
 * @property allOrNothing Whether nothing is given when fewer units are there than would be.
 */
@Serializable
public data class BuyGet(
    public val buyUnits: Long,
    public val getUnits: Long,
    public val off: Off,
    public val buy: Condition? = null,
    public val times: Long? = null,
    public val allOrNothing: Boolean = false,
) : Effect

/**
 * What conditions may ask about the buyer. The machine fills it from its own state.
 *
 * @property level The buyer's level.
 * @property tags The buyer's tags, at most 256.
 * @property firstOrder The buyer has no paid order yet.
 * @property score A score from outside.
 * @property counters Things counted, at most 256.
 * @property used What offers with a cap for each customer or a budget gave before, at most 10 000.
 * @property markups What the sub-shops through which is sold add to every price, in percent, from the uppermost down; at most 10.
 */
@Serializable
public data class BuyerFacts(
    public val level: String? = null,
    public val tags: List<String>? = null,
    public val firstOrder: Boolean? = null,
    public val score: Long? = null,
    public val counters: List<CounterValue>? = null,
    public val used: List<OfferUse>? = null,
    public val markups: List<BigDecimal>? = null,
)

/**
 * How many units one buyer may have over a time.
 *
 * What counts is the buyer's units in orders that were placed within the window and are paid, or may still be. Orders that
 * expired or were cancelled count for nothing, and refunded units are given back.
 *
 * @property units How many units.
 * @property window Over how long up to now, in milliseconds; absent for ever.
 */
@Serializable
public data class BuyerLimit(
    public val units: Long,
    public val window: Duration? = null,
)

/**
 * How far an offer goes (上限). Amounts are in major units, zero or more; what is left out has no limit.
 *
 * @property unit The most that it takes off one unit, on the average of its line.
 * @property line The most that it takes off one line.
 * @property order The most that it takes off one order.
 * @property customer The most that it takes off all orders of one customer. A guest gets nothing.
 * @property budget The most that it takes off all orders of all customers.
 * @property units The most units of one order that it applies to, 1 or more: those of the earlier variants of the book first.
 */
@Serializable
public data class Cap(
    public val unit: BigDecimal? = null,
    public val line: BigDecimal? = null,
    public val order: BigDecimal? = null,
    public val customer: BigDecimal? = null,
    public val budget: BigDecimal? = null,
    public val units: Long? = null,
)

/**
 * What a customer's legs keep for the next period.
 *
 * @property customer Whose.
 * @property bonus The bonus, by its position in the plan, from 0.
 * @property left The left leg, in minor units.
 * @property right The right leg, in minor units.
 */
@Serializable
public data class CarriedLegs(
    public val customer: String,
    public val bonus: Long,
    public val left: Long,
    public val right: Long,
)

/**
 * A variant and how many of it.
 *
 * @property variant The variant.
 * @property quantity Units, 1 to 1 000 000.
 * @property picks The keys that the buyer picked (自选), one for each unit; absent where any will do.
 */
@Serializable
public data class CartLine(
    public val variant: String,
    public val quantity: Long,
    public val picks: List<PickedKey>? = null,
)

/**
 * The total in round sums (抹零).
 *
 * @property step The total becomes a multiple of this, in major units, above zero: 0.05, 0.1, 1.
 * @property rounding Which neighbour.
 * @property methods Only where the cart names one of these; any payment, also none yet, when empty.
 */
@Serializable
public data class CashRounding(
    public val step: BigDecimal,
    public val rounding: RoundingMode? = null,
    public val methods: List<String> = emptyList(),
)

/** Money that the buyer gets back later. */
@Serializable(with = CashbackForms::class)
public sealed interface Cashback {
    /** So many percent of what the target costs when the offer applies, 0 to 100. */
    public data class Percent(
        public val value: BigDecimal,
    ) : Cashback

    /** So much, in major units. */
    public data class Amount(
        public val value: BigDecimal,
    ) : Cashback
}

internal object CashbackForms : Union<Cashback>({
    listOf(
        bare("percent", Cashback.Percent::class.java, DecimalText, { Cashback.Percent(it) }, { it.value }),
        bare("amount", Cashback.Amount::class.java, DecimalText, { Cashback.Amount(it) }, { it.value }),
    )
})

/**
 * A part of a bundle.
 *
 * @property variant What is in the bundle.
 * @property units How many of it: 1 to 1000.
 * @property share Its weight in the bundle's price, all units of it together: 1 to 1 000 000, on all parts or on none. Without
 * weights the parts' list prices count, and where a part has none, their units.
 */
@Serializable
public data class CatalogBundlePart(
    public val variant: String,
    public val units: Long? = null,
    public val share: Long? = null,
)

/** What a look at the catalogue found. What is wrong with prices is found by `Shop::lint`. */
@Serializable(with = CatalogFindingForms::class)
public sealed interface CatalogFinding {
    /**
     * So many variants that buyers do not choose well: more than seven.
     *
     * @property product The product.
     * @property count How many it has.
     */
    @Serializable
    public data class ManyVariants(
        public val product: String,
        public val count: Long,
    ) : CatalogFinding

    /**
     * No unit of it is there, and nobody can wait for one to be made.
     *
     * @property variant The variant.
     */
    @Serializable
    public data class NoStock(
        public val variant: String,
    ) : CatalogFinding

    /**
     * The price book in force has no price for it.
     *
     * @property variant The variant.
     */
    @Serializable
    public data class NoPrice(
        public val variant: String,
    ) : CatalogFinding

    /**
     * It may not be sold before it is reviewed.
     *
     * @property product The product.
     * @property state Where its review stands.
     */
    @Serializable
    public data class NotApproved(
        public val product: String,
        public val state: ReviewState,
    ) : CatalogFinding

    /**
     * No channel sells it.
     *
     * @property product The product.
     */
    @Serializable
    public data class OffEverywhere(
        public val product: String,
    ) : CatalogFinding
}

internal object CatalogFindingForms : Union<CatalogFinding>({
    listOf(
        form("many_variants", CatalogFinding.ManyVariants::class.java, CatalogFinding.ManyVariants.serializer()),
        form("no_stock", CatalogFinding.NoStock::class.java, CatalogFinding.NoStock.serializer()),
        form("no_price", CatalogFinding.NoPrice::class.java, CatalogFinding.NoPrice.serializer()),
        form("not_approved", CatalogFinding.NotApproved::class.java, CatalogFinding.NotApproved.serializer()),
        form("off_everywhere", CatalogFinding.OffEverywhere::class.java, CatalogFinding.OffEverywhere.serializer()),
    )
})

/**
 * The claims of the products of one category.
 *
 * @property category The category.
 * @property rates What a level has a claim to; none for a category that pays nothing under this bonus.
 */
@Serializable
public data class CategoryClaims(
    public val category: String,
    public val rates: List<LevelClaim>,
)

/**
 * The rates of the products of one category.
 *
 * @property category The category.
 * @property tiers One rate for each depth; none for a category that pays nothing under this bonus.
 * @property levelRates Other rates for receivers of a level at one tier.
 */
@Serializable
public data class CategoryRates(
    public val category: String,
    public val tiers: List<CommissionTier>,
    public val levelRates: List<LevelRate> = emptyList(),
)

/** Whom a new partner follows, having left. */
@Serializable
public enum class ChainFollows {
    /** Nobody: the partner is a top of an own team. */
    @SerialName("nobody")
    NOBODY,

    /** The leader of the former leader. */
    @SerialName("leaders_leader")
    LEADERS_LEADER,

    /** The former leader still; only recruits are left behind. */
    @SerialName("leader")
    LEADER,
}

/** Who, seen from the buyer. */
@Serializable
public enum class ChainRelation {
    /** The one the buyer follows. */
    @SerialName("direct")
    DIRECT,

    /** The nearest of the role above that one. */
    @SerialName("indirect")
    INDIRECT,
}

/**
 * What one relation is paid for a sale.
 *
 * @property relation Who, seen from the buyer.
 * @property role In which role.
 * @property rate How much.
 */
@Serializable
public data class ChainReward(
    public val relation: ChainRelation,
    public val role: ChainRole,
    public val rate: CommissionTier,
)

/** The role of somebody in a chain. */
@Serializable
public enum class ChainRole {
    /** An agent (代理). */
    @SerialName("agent")
    AGENT,

    /** A partner (老板, 合伙人). */
    @SerialName("partner")
    PARTNER,
}

/**
 * The parameters of a chain 2+1.
 *
 * @property rewards What a sale pays, by relation and role.
 * @property threshold From how many recruits on an agent becomes a partner (≥, so that two who join at once are not missed). 1 to 1000.
 * @property follows Whom a new partner follows.
 * @property leftBehind Which recruits a new partner leaves behind.
 * @property frozenPercent The share of an agent's rewards that is frozen until the agent is a partner, 0 to 100 percent.
 * @property repurchase What a further purchase of somebody who bought before does (复购).
 * @property products The products that count; empty for all.
 */
@Serializable
public data class ChainTwoPlusOne(
    public val rewards: List<ChainReward>,
    public val threshold: Long? = null,
    public val follows: ChainFollows? = null,
    public val leftBehind: LeftBehind? = null,
    public val frozenPercent: BigDecimal = BigDecimal.ZERO,
    public val repurchase: Repurchase? = null,
    public val products: List<String> = emptyList(),
) : BonusKind

/**
 * Where somebody stands in the chain of a bonus.
 *
 * @property partner Whether they are a partner.
 * @property recruits How many of their recruits were counted.
 * @property leader Whom they follow; nobody for the top of an own team, or for one who is not in the chain.
 */
@Serializable
public data class ChainView(
    public val partner: Boolean,
    public val recruits: Long,
    @EncodeDefault public val leader: String? = null,
)

/**
 * A channel as the host describes it.
 *
 * @property id The channel's id.
 * @property names Its name by language.
 * @property active Whether it takes orders now.
 * @property autoDelivery Whether a paid order may be delivered without a person (微信生态 forbids it for some goods).
 * @property orderExpiry How long an unpaid order keeps its reservations; the shop's setting where absent.
 */
@Serializable
public data class Channel(
    public val id: String,
    public val names: List<LocalText> = emptyList(),
    public val active: Boolean? = null,
    public val autoDelivery: Boolean? = null,
    public val orderExpiry: Duration? = null,
)

/**
 * The language of a channel's buyers.
 *
 * @property channel The channel.
 * @property language The language tag, such as `zh-CN`.
 */
@Serializable
public data class ChannelLanguage(
    public val channel: String,
    public val language: String,
)

/**
 * The share of one channel. It counts units that are reserved or delivered since the quota was put, less those that came
 * back.
 *
 * @property channel The channel.
 * @property guaranteed Units that are kept for it. Default: none.
 * @property maximum The most that it may take; absent for no limit.
 */
@Serializable
public data class ChannelQuota(
    public val channel: String,
    public val guaranteed: Long = 0,
    public val maximum: Long? = null,
)

/**
 * What something costs beside the lines.
 *
 * @property total What is to be paid for it.
 * @property tax The tax within it.
 */
@Serializable
public data class Charge(
    public val total: Long,
    public val tax: Long,
)

/** A set of ASCII characters. */
@Serializable
public enum class Charset {
    /** `0-9` */
    @SerialName("digits")
    DIGITS,

    /** `0-9 A-F a-f` */
    @SerialName("hex")
    HEX,

    /** `0-9 A-Z` */
    @SerialName("upper_alphanumeric")
    UPPER_ALPHANUMERIC,

    /** `0-9 A-Z a-z` */
    @SerialName("alphanumeric")
    ALPHANUMERIC,

    /** Space to tilde. */
    @SerialName("printable")
    PRINTABLE,
}

/**
 * Where a rule is written.
 *
 * @property document The law, regulation or opinion.
 * @property paragraph The paragraph.
 */
@Serializable
public data class Citation(
    public val document: String,
    public val paragraph: String,
)

/** What a tier with a percentage and a fixed amount pays. */
@Serializable
public enum class Combine {
    /** Both. */
    @SerialName("add")
    ADD,

    /** The fixed amount alone where there is one. */
    @SerialName("fixed_wins")
    FIXED_WINS,
}

/**
 * One line of money for one sale.
 *
 * @property promoter Who earns.
 * @property line The position of the line in the sale, from 0.
 * @property bonus Under which bonus.
 * @property tier The tier, from 1.
 * @property amount How much.
 * @property cut How much more it would be without the line's limit.
 */
@Serializable
public data class Commission(
    public val promoter: String,
    public val line: Long,
    public val bonus: String,
    public val tier: Long,
    public val amount: Money,
    public val cut: Money,
)

/**
 * A commission plan (分销方案) as the merchant writes it. Checked by `Plan::validate`, run after `Plan::compile`.
 *
 * @property id The version name, which events give with what they accrue: choose a new one for a new plan.
 * @property currency The currency of every amount in the plan.
 * @property capPercent The largest share of a line's base that all bonuses together may pay, 0 to 100 percent. A plan that can promise
 * more is refused; what fixed amounts and rounding would add above it is cut, later payouts first.
 * @property bonuses The bonuses (奖项), paid in this order.
 * @property base What percentages are taken of.
 * @property rounding How a payout between minor units is settled. Each payout is rounded once.
 * @property vestAfter How long after its order's completion a commission stays pending, in milliseconds (T+N).
 * @property selfPurchase Whether buyers earn from their own orders.
 * @property withdrawal What a promoter may withdraw.
 * @property minMarginPercent The least share of a price that must be left after the goods' cost and all that the plan can pay, 0 to 100 percent:
 * a plan that could leave less of any variant whose cost the price book in force knows is not published. Absent for
 * no such guard.
 */
@Serializable
public data class CommissionPlan(
    public val id: String,
    public val currency: String,
    public val capPercent: BigDecimal,
    public val bonuses: List<Bonus>,
    public val base: Base? = null,
    public val rounding: RoundingMode? = null,
    public val vestAfter: Duration = Duration.ZERO,
    public val selfPurchase: SelfPurchase? = null,
    public val withdrawal: WithdrawalRules? = null,
    public val minMarginPercent: BigDecimal? = null,
)

/**
 * Pays the suppliers of what is sold a share of each line (供货商分成). They are paid apart from promoters: what they are
 * owed is pending until the order completes and nobody complains, then payable, and paid out by a settlement.
 *
 * @property shares Who has what of which goods. A line goes to one of them: the one that names its product, else the one that names
 * its category, else the one that names neither.
 */
@Serializable
public data class CommissionSupplierShare(
    public val shares: List<SupplierRate>,
) : BonusKind

/**
 * What one depth earns.
 *
 * @property percent The share, 0 to 100 percent, at most 6 decimals.
 * @property fixed An amount for each unit sold, in major units, at most 4 decimals finer than the currency.
 */
@Serializable
public data class CommissionTier(
    public val percent: BigDecimal = BigDecimal.ZERO,
    public val fixed: BigDecimal? = null,
)

/**
 * A line of commission.
 *
 * @property promoter Who earns.
 * @property line The order's line, from 0.
 * @property bonus The bonus.
 * @property tier The tier, from 1.
 * @property amount How much was earned.
 * @property reversed How much of it was taken back.
 * @property vested Whether it may be withdrawn.
 */
@Serializable
public data class CommissionView(
    public val promoter: String,
    public val line: Long,
    public val bonus: String,
    public val tier: Long,
    public val amount: Money,
    public val reversed: Money,
    public val vested: Boolean,
)

/**
 * What a sale pays.
 *
 * @property commissions By line, then bonus, then tier.
 * @property total The sum of what promoters have.
 * @property explanation Why, one English sentence for each step.
 * @property explanationZh The same in Chinese.
 * @property partners What suppliers and the platform have, by line, then bonus.
 */
@Serializable
public data class Commissions(
    public val commissions: List<Commission>,
    public val total: Money,
    public val explanation: List<String>,
    public val explanationZh: List<String>,
    public val partners: List<PartnerCommission> = emptyList(),
)

/** Two plans on the same orders. */
@Serializable
public data class Compared(
    public val one: Simulated,
    public val other: Simulated,
    public val difference: Money,
)

/**
 * A number fact and what it is compared with.
 *
 * @property fact Which number.
 * @property value In major units where the fact is money; otherwise a whole number.
 */
@Serializable
public data class Comparison(
    public val fact: NumberFact,
    public val value: BigDecimal,
)

/** What a policy can look for in a plan. */
@Serializable
public enum class Concern {
    /** How many people one sale pays, one above the other (计酬层级); found above `above` depths. */
    @SerialName("depth_paid")
    DEPTH_PAID,

    /**
     * Pay for people rather than for what they buy (拉人头): a bonus whose gate or seats count recruits, or a fixed amount
     * for each join.
     */
    @SerialName("head_count_pay")
    HEAD_COUNT_PAY,

    /** A level that is bought (入门费): the plan pays on products that grant one. */
    @SerialName("entry_fee")
    ENTRY_FEE,

    /** Pay on what others below sold (团队计酬). */
    @SerialName("downline_sales")
    DOWNLINE_SALES,

    /** The largest share of what is paid that goes out again; found above `above` percent. */
    @SerialName("payout_ratio")
    PAYOUT_RATIO,

    /** Those who may not earn hold shares up, or those who left are still paid (离场仍计酬). */
    @SerialName("leavers_paid")
    LEAVERS_PAID,

    /** Receivers are not limited to any depth. */
    @SerialName("no_depth_limit")
    NO_DEPTH_LIMIT,

    /** Buyers earn from their own orders (自购返佣). */
    @SerialName("self_purchase")
    SELF_PURCHASE,

    /** Commission may be withdrawn before buyers can no longer return what they bought. */
    @SerialName("early_vesting")
    EARLY_VESTING,

    /** A placement tree fills seats by order of joining (公排, 矩阵, 双轨). */
    @SerialName("placement")
    PLACEMENT,
}

/**
 * A question with the answer yes or no, as a merchant writes it.
 *
 * At most `MAX_DEPTH` levels, `MAX_NODES` parts and
 * `MAX_SET` members of a set.
 */
@Serializable(with = ConditionForms::class)
public sealed interface Condition {
    /** Holds always. */
    public data object Always : Condition

    /** Every one holds. At least one. */
    public data class All(
        public val value: List<Condition>,
    ) : Condition

    /** Some one holds. At least one. */
    public data class Any(
        public val value: List<Condition>,
    ) : Condition

    /** It does not hold. Also when the fact is not known: what cannot be tested does not hold. */
    public data class Not(
        public val value: Condition,
    ) : Condition

    /** The number is the value or more. */
    public data class AtLeast(
        public val value: Comparison,
    ) : Condition

    /** The number is above the value. */
    public data class MoreThan(
        public val value: Comparison,
    ) : Condition

    /** The number is the value or less. */
    public data class AtMost(
        public val value: Comparison,
    ) : Condition

    /** The number is below the value. */
    public data class LessThan(
        public val value: Comparison,
    ) : Condition

    /** The number is the value. */
    public data class Equals(
        public val value: Comparison,
    ) : Condition

    /** The flag is set. */
    public data class Flag(
        public val value: FlagFact,
    ) : Condition
}

internal object ConditionForms : Union<Condition>({
    listOf(
        word("always", Condition.Always),
        bare("all", Condition.All::class.java, ListSerializer(Condition.serializer()), { Condition.All(it) }, { it.value }),
        bare("any", Condition.Any::class.java, ListSerializer(Condition.serializer()), { Condition.Any(it) }, { it.value }),
        bare("not", Condition.Not::class.java, Condition.serializer(), { Condition.Not(it) }, { it.value }),
        bare("at_least", Condition.AtLeast::class.java, Comparison.serializer(), { Condition.AtLeast(it) }, { it.value }),
        bare("more_than", Condition.MoreThan::class.java, Comparison.serializer(), { Condition.MoreThan(it) }, { it.value }),
        bare("at_most", Condition.AtMost::class.java, Comparison.serializer(), { Condition.AtMost(it) }, { it.value }),
        bare("less_than", Condition.LessThan::class.java, Comparison.serializer(), { Condition.LessThan(it) }, { it.value }),
        bare("equals", Condition.Equals::class.java, Comparison.serializer(), { Condition.Equals(it) }, { it.value }),
        form("in", Membership::class.java, Membership.serializer()),
        form("tagged", Tagged::class.java, Tagged.serializer()),
        bare("flag", Condition.Flag::class.java, FlagFact.serializer(), { Condition.Flag(it) }, { it.value }),
        form("window", Window::class.java, Window.serializer()),
        form("local_time", LocalTime::class.java, LocalTime.serializer()),
        form("lines", LinesTest::class.java, LinesTest.serializer()),
    )
})

/**
 * What a customer said about a use of data.
 *
 * @property purpose The use.
 * @property granted Whether it is allowed.
 * @property version The version of the text that was agreed to.
 * @property at When.
 */
@Serializable
public data class Consent(
    public val purpose: String,
    public val granted: Boolean,
    public val version: Long,
    public val at: Instant,
)

/**
 * What may be downloaded for a line.
 *
 * @property content What is downloaded.
 * @property downloads How often it was downloaded.
 * @property limit How often it may be in all; absent for no limit.
 * @property until Until when; absent for ever.
 */
@Serializable
public data class ContentView(
    public val content: String,
    public val downloads: Long,
    @EncodeDefault public val limit: Long? = null,
    @EncodeDefault public val until: Instant? = null,
)

/**
 * Names a counter: what is counted, over which window.
 *
 * @property name What is counted, 1 to 64 printable ASCII characters.
 * @property window Over how many milliseconds.
 */
@Serializable
public data class Counter(
    public val name: String,
    public val window: Duration,
) : NumberFact

/**
 * What a counter stands at.
 *
 * @property name What is counted.
 * @property window Over how many milliseconds.
 * @property value How many.
 */
@Serializable
public data class CounterValue(
    public val name: String,
    public val window: Duration,
    public val value: Long,
)

/** Which units are counted together. */
@Serializable
public enum class Counting {
    /** Those of all lines of the target. */
    @SerialName("together")
    TOGETHER,

    /** Those of each line. */
    @SerialName("each_line")
    EACH_LINE,
}

/**
 * Makes an offer a coupon (优惠券): it applies only to a cart that carries the code.
 *
 * @property code The code; unique in the book.
 * @property totalLimit How often it may be used in all, 1 or more.
 * @property perCustomer How often one customer may use it, 1 or more.
 */
@Serializable
public data class Coupon(
    public val code: String,
    public val totalLimit: Long? = null,
    public val perCustomer: Long? = null,
)

/** What stays the same where another rate holds than at home; of meaning for inclusive prices only. */
@Serializable
public enum class CrossBorder {
    /** What the buyer pays: the tax is another share of it. */
    @SerialName("keep_gross")
    KEEP_GROSS,

    /** What is left after tax: each list price becomes its net at the home rate, with the other rate on top. */
    @SerialName("keep_net")
    KEEP_NET,
}

/**
 * A customer as the outside sees one.
 *
 * @property customer The customer.
 * @property promoter Whether the customer can earn commission.
 * @property directs How many customers this one invited.
 * @property ordersPaid How many orders are paid and not fully refunded.
 * @property balances What the shop owes.
 * @property inviter Who invited.
 * @property level The membership level.
 */
@Serializable
public data class CustomerView(
    public val customer: String,
    public val promoter: Boolean,
    public val directs: Long,
    public val ordersPaid: Long,
    public val balances: BalancesView,
    @EncodeDefault public val inviter: String? = null,
    @EncodeDefault public val level: String? = null,
)

/** What happens to a tier that makes a line dearer than its list price. */
@Serializable
public enum class Dearer {
    /** It is passed over, and the trace says so. Unit prices of a volume table must fall from tier to tier. */
    @SerialName("ignore")
    IGNORE,

    /** The book is refused when a tier's unit price is not below the variant's own price, or not below the tier before. */
    @SerialName("refuse")
    REFUSE,

    /** It holds: the table is the price, whatever the list says. */
    @SerialName("apply")
    APPLY,
}

/**
 * What a command would do.
 *
 * @property events The events; empty where nothing would happen.
 */
@Serializable
public data class Decided(
    public val events: List<Event>,
)

/** What stands between the columns of a CSV file. */
@Serializable
public enum class Delimiter {
    /** `,` */
    @SerialName("comma")
    COMMA,

    /** `;` */
    @SerialName("semicolon")
    SEMICOLON,

    /** A tab. */
    @SerialName("tab")
    TAB,
}

/**
 * Units of one line.
 *
 * @property line The line's position in the order, from 0.
 * @property units How many units; absent for all that are owed.
 */
@Serializable
public data class DeliverLine(
    public val line: Long,
    public val units: Long? = null,
)

/**
 * One line of a delivery.
 *
 * @property variant What was bought.
 * @property quantity How many units.
 * @property keys The keys, sealed, in the order of the units; one for all units of a reusable key.
 */
@Serializable
public data class DeliveredLine(
    public val variant: String,
    public val quantity: Long,
    public val keys: List<SealedKey>,
)

/**
 * Units of one line that are handed over.
 *
 * @property line The line's position in the order, from 0.
 * @property units How many units.
 * @property keys The handles of their keys; empty where the stock has no keys.
 * @property parts The keys of a line that has several pools; `keys` is empty then.
 */
@Serializable
public data class DeliveredUnits(
    public val line: Long,
    public val units: Long,
    public val keys: List<Long>,
    public val parts: List<PoolKeys>? = null,
)

/**
 * Shares a part of everything that was sold in the period among members (分红).
 *
 * @property poolPercent The pool: a share of the whole volume of the period, 0 to 100 percent.
 * @property members Who shares in it.
 * @property split What is divided how.
 */
@Serializable
public data class Dividend(
    public val poolPercent: BigDecimal,
    public val members: List<DividendMembers>,
    public val split: DividendSplit? = null,
) : BonusKind

/**
 * The members of one level.
 *
 * @property level The level.
 * @property share What each of them has: percent of the pool, or parts of it.
 */
@Serializable
public data class DividendMembers(
    public val level: String,
    public val share: BigDecimal,
)

/** How a pool is divided. */
@Serializable
public enum class DividendSplit {
    /**
     * Shares are percent of the pool. What is left over stays with the shop; where they add up to more than 100, all are
     * cut in proportion: 7 × 10 % and 2 × 20 % of 10 000 are 909 and 1818, and the pool is not overdrawn.
     */
    @SerialName("percent")
    PERCENT,

    /** Shares are parts: the whole pool is divided in proportion to them. */
    @SerialName("parts")
    PARTS,

    /** Shares are parts that are multiplied with the member's own volume in the period. */
    @SerialName("parts_by_volume")
    PARTS_BY_VOLUME,
}

/** What an offer does (效果). It never takes a line below zero, nor below its floor. */
@Serializable(with = EffectForms::class)
public sealed interface Effect {
    /** So many percent off, 0 to 100. */
    public data class Percent(
        public val value: BigDecimal,
    ) : Effect

    /** So much off every unit, in major units. For lines and units only. */
    public data class AmountEach(
        public val value: BigDecimal,
    ) : Effect

    /** So much off in all, in major units, spread in proportion to the amounts. */
    public data class AmountAcross(
        public val value: BigDecimal,
    ) : Effect

    /** Every unit at this price, in major units, where that is lower. For lines and units only. */
    public data class FixedPrice(
        public val value: BigDecimal,
    ) : Effect

    /** So much off every line, in major units, whatever its quantity. For lines and units only. */
    public data class AmountPerLine(
        public val value: BigDecimal,
    ) : Effect

    /** All of the target together at this price (一口价), in major units, where that is lower. */
    public data class SetTotal(
        public val value: BigDecimal,
    ) : Effect

    /** Money that the buyer gets back later (返现): it takes nothing off. */
    public data class Cashback(
        public val value: keytill.Cashback,
    ) : Effect

    /** The prices of the tier tables whose place is a lane. For lines only. */
    public data object TierPrices : Effect
}

internal object EffectForms : Union<Effect>({
    listOf(
        bare("percent", Effect.Percent::class.java, DecimalText, { Effect.Percent(it) }, { it.value }),
        bare("amount_each", Effect.AmountEach::class.java, DecimalText, { Effect.AmountEach(it) }, { it.value }),
        bare("amount_across", Effect.AmountAcross::class.java, DecimalText, { Effect.AmountAcross(it) }, { it.value }),
        bare("fixed_price", Effect.FixedPrice::class.java, DecimalText, { Effect.FixedPrice(it) }, { it.value }),
        bare("amount_per_line", Effect.AmountPerLine::class.java, DecimalText, { Effect.AmountPerLine(it) }, { it.value }),
        bare("set_total", Effect.SetTotal::class.java, DecimalText, { Effect.SetTotal(it) }, { it.value }),
        form("every_amount", EveryAmount::class.java, EveryAmount.serializer()),
        form("ladder", Ladder::class.java, Ladder.serializer()),
        form("unit_groups", UnitGroups::class.java, UnitGroups.serializer()),
        form("buy_get", BuyGet::class.java, BuyGet.serializer()),
        form("bundle", Bundle::class.java, Bundle.serializer()),
        form("gift", Gift::class.java, Gift.serializer()),
        bare("cashback", Effect.Cashback::class.java, Cashback.serializer(), { Effect.Cashback(it) }, { it.value }),
        word("tier_prices", Effect.TierPrices),
    )
})

/**
 * An id that was forgotten, and what stands in its place.
 *
 * @property customer The id that was forgotten.
 * @property tombstone The id since; it tells nothing of a person.
 */
@Serializable
public data class ErasedName(
    public val customer: String,
    public val tombstone: String,
)

/**
 * For every full amount of the target so much off: 10 off every full 100.
 *
 * @property every The full amount, in major units, above zero.
 * @property off What comes off for each, in major units, zero or more.
 * @property times The most times, 1 or more.
 */
@Serializable
public data class EveryAmount(
    public val every: BigDecimal,
    public val off: BigDecimal,
    public val times: Long? = null,
) : Effect

/** Why somebody may not earn, whatever the bonus. */
@Serializable
public enum class Exclusion {
    /** Blocked (拉黑). */
    @SerialName("blocked")
    BLOCKED,

    /** Without a purchase for too long (沉睡). */
    @SerialName("dormant")
    DORMANT,

    /** Too close to the buyer, for whatever reason the host has (刷单). */
    @SerialName("brushing")
    BRUSHING,

    /** Bought from the same device as the buyer (刷单). */
    @SerialName("same_device")
    SAME_DEVICE,

    /** Reached at the same contact as the buyer (刷单). */
    @SerialName("same_contact")
    SAME_CONTACT,

    /** Each would earn of the other's purchases: the buyer stands above as well (循环购买). */
    @SerialName("circular")
    CIRCULAR,

    /** Left: erased or merged into another. */
    @SerialName("left")
    LEFT,
}

/**
 * What an offer shuts out when it applies.
 *
 * In `sequential` and `additive` lanes an exclusive offer that applies at the lane's beginning is the only one of its
 * lane (the highest priority of several); in `best` and `first` lanes only one applies anyway. In a `best_by_line` lane it
 * shuts out no other offer of its lane.
 */
@Serializable
public enum class Exclusive {
    /** Nothing. */
    @SerialName("none")
    NONE,

    /** The other offers of its lane. */
    @SerialName("lane")
    LANE,

    /** The other offers of its lane and all later lanes. */
    @SerialName("quote")
    QUOTE,
}

/**
 * Why an order cost what it cost and paid whom it paid.
 *
 * @property text The whole for people.
 */
@Serializable
public data class ExplainedOrder(
    public val quote: Quote,
    public val priceAgrees: Boolean,
    public val commission: List<String>,
    public val commissionAgrees: Boolean,
    public val text: String,
)

/**
 * Why somebody earns what of a period.
 *
 * @property isClosed Whether it was closed; else this is what closing it now would come to.
 * @property steps One sentence for each bonus.
 */
@Serializable
public data class ExplainedPeriod(
    public val period: Long,
    public val plan: String,
    public val isClosed: Boolean,
    public val amount: Money,
    public val steps: List<String>,
)

/** Who bears what faulty keys cost. */
@Serializable
public enum class FaultyKeys {
    /** Their supplier is not paid for them. */
    @SerialName("supplier")
    SUPPLIER,

    /** The shop pays for them all the same. */
    @SerialName("shop")
    SHOP,
}

/**
 * One field of a key.
 *
 * @property name Its name: the column of a CSV file, the member of a JSON object, the label at delivery.
 * @property optional Whether it may be missing or empty. Never the first; behind all others in `Layout::Separated`.
 * @property minLength Fewest characters, if it is there.
 * @property maxLength Most characters.
 * @property charset Which characters it may hold; any if not given.
 * @property also Further ASCII characters beside those of the charset, such as `-`.
 */
@Serializable
public data class Field(
    public val name: String,
    public val optional: Boolean = false,
    public val minLength: Long? = null,
    public val maxLength: Long? = null,
    public val charset: Charset? = null,
    public val also: String = "",
)

/**
 * What the buyer answers in one field.
 *
 * @property field The field.
 * @property value What was answered.
 */
@Serializable
public data class FieldAnswer(
    public val field: String,
    public val value: String,
)

/** What may be answered in a field. */
@Serializable(with = FieldKindForms::class)
public sealed interface FieldKind {
    /**
     * One line of text.
     *
     * @property minLength The fewest characters; 1 where absent.
     * @property maxLength The most characters, up to 500, which holds where absent.
     */
    @Serializable
    public data class Text(
        public val minLength: Long? = null,
        public val maxLength: Long? = null,
    ) : FieldKind

    /**
     * A whole number.
     *
     * @property min The least.
     * @property max The most.
     */
    @Serializable
    public data class Number(
        public val min: Long? = null,
        public val max: Long? = null,
    ) : FieldKind

    /**
     * One of several.
     *
     * @property choices 1 to 100 of them, each once.
     */
    @Serializable
    public data class Choice(
        public val choices: List<String>,
    ) : FieldKind

    /** A mail address. */
    public data object Email : FieldKind

    /** A telephone number: 5 to 20 digits; a plus, spaces, dashes and parentheses may stand among them. */
    public data object Phone : FieldKind
}

internal object FieldKindForms : Union<FieldKind>({
    listOf(
        form("text", FieldKind.Text::class.java, FieldKind.Text.serializer()),
        form("number", FieldKind.Number::class.java, FieldKind.Number.serializer()),
        form("choice", FieldKind.Choice::class.java, FieldKind.Choice.serializer()),
        word("email", FieldKind.Email),
        word("phone", FieldKind.Phone),
    )
})

/**
 * What a gate can ask about a receiver. In a condition it is a `counter` of this name; amounts are whole major units,
 * rounded down. With a window only what happened within it counts, as far as the host's people keep it; a figure that is
 * not kept fails every test.
 */
@Serializable
public enum class Figure {
    /** `directs`: how many customers the receiver invited. */
    @SerialName("directs")
    DIRECTS,

    /** `team_size`: how many stand below. */
    @SerialName("team_size")
    TEAM_SIZE,

    /** `own_orders`: how many orders of the receiver are paid. */
    @SerialName("own_orders")
    OWN_ORDERS,

    /** `own_volume`: what the receiver bought. */
    @SerialName("own_volume")
    OWN_VOLUME,

    /** `team_volume`: what the receiver and everybody below bought. */
    @SerialName("team_volume")
    TEAM_VOLUME,

    /** `direct_volume`: what those bought whom the receiver invited. */
    @SerialName("direct_volume")
    DIRECT_VOLUME,

    /** `idle_days`: how many days ago the receiver last bought. */
    @SerialName("idle_days")
    IDLE_DAYS,

    /** `days`: how many days ago the receiver joined. */
    @SerialName("days")
    DAYS,
}

/**
 * What is wrong with a price book.
 *
 * @property code The stable code, such as `price.below_cost`.
 * @property severity How bad it is.
 * @property params What the sentence speaks of, by name.
 * @property english The sentence in English.
 * @property chinese The sentence in Chinese.
 */
@Serializable
public data class Finding(
    public val code: String,
    public val severity: Severity,
    public val params: Map<String, String>,
    public val english: String,
    public val chinese: String,
)

/** A fact that is yes or no. */
@Serializable
public enum class FlagFact {
    /** The buyer has no paid order yet. */
    @SerialName("first_order")
    FIRST_ORDER,

    /** The line is priced by a quantity tier. */
    @SerialName("tier_priced")
    TIER_PRICED,
}

/**
 * A flash sale (秒杀): while it lasts, at most so many units are sold, whatever the stock.
 *
 * Its price is an offer of the price book.
 *
 * @property id Its id: a flash sale that is put again under the same id goes on counting.
 * @property units How many units.
 * @property window While it lasts.
 */
@Serializable
public data class Flash(
    public val id: String,
    public val units: Long,
    public val window: Window? = null,
)

/**
 * The lowest prices (底价) that tiers and offers may reach. What is cut back from one line of a discount on several
 * goes to the others; what no line can take is reported, never lost.
 *
 * A list price below its floor is the merchant's word: it stays, and nothing comes off it.
 *
 * @property cost No unit below its cost. Variants without a cost have no such floor.
 * @property margin The least margin in percent of the price, 0 to below 100: at 20 what costs 80.00 is sold for 100.00 or more.
 */
@Serializable
public data class Floors(
    public val cost: Boolean? = null,
    public val margin: BigDecimal? = null,
)

/**
 * Whom somebody follows from now on.
 *
 * @property customer Who.
 * @property leader Whom; nobody for the top of an own team.
 */
@Serializable
public data class Follows(
    public val customer: String,
    @EncodeDefault public val leader: String? = null,
)

/**
 * A field that the buyer fills in for a manual service.
 *
 * @property id Its id, once in a form.
 * @property kind What may be answered.
 * @property labels What the buyer reads, by language.
 * @property required Whether it must be answered.
 */
@Serializable
public data class FormField(
    public val id: String,
    public val kind: FieldKind,
    public val labels: List<LocalText> = emptyList(),
    public val required: Boolean? = null,
)

/**
 * By what an order is found.
 *
 * @property contact The contact.
 * @property secret The secret that must come with it.
 */
@Serializable
public data class FoundBy(
    public val contact: String,
    public val secret: String,
)

/**
 * How orders are made good that wait. Absent fields take the defaults that stand with them.
 *
 * @property minutesPerRank By how many minutes of waiting each step of the buyer's level ranks an order earlier in the queue of those that wait
 * for a person. 0 to 1 000 000; default 60.
 * @property deliverParts Whether an order that nobody is needed for is handed over in parts where a part of its stock is short, rather than
 * whole once all is there. Default: no.
 * @property retryAfter How long after a delivery that failed it is tried again. 1 s to 366 days; default 10 min.
 * @property mostFailures After how many failures an order waits for a person. 1 to 1000; default 3.
 * @property patience How long after its payment an order waits for stock that no day is named for. Up to 366 days, 0 for not at all;
 * absent, the default: for as long as it takes.
 * @property overdue What happens to units whose stock did not come by the day that was named, or within the patience.
 * @property answerWithin How long a complaint may stay open before the shop decides for the buyer. 1 s to 366 days; absent, the default: for
 * as long as it takes.
 * @property unanswered What happens to an order whose complaint was not answered in time; a refund ends the complaint.
 */
@Serializable
public data class FulfilSettings(
    public val minutesPerRank: Long? = null,
    public val deliverParts: Boolean? = null,
    public val retryAfter: Duration? = null,
    public val mostFailures: Long? = null,
    public val patience: Duration? = null,
    public val overdue: WhenOverdue? = null,
    public val answerWithin: Duration? = null,
    public val unanswered: WhenOverdue? = null,
)

/** How a variant is made good once it is paid. */
@Serializable(with = FulfilmentForms::class)
public sealed interface Fulfilment {
    /** By handing over its stock. */
    public data object Automatic : Fulfilment

    /**
     * By a person, who may ask the buyer for something first.
     *
     * @property form What the buyer is asked: at most 20 fields.
     */
    @Serializable
    public data class Manual(
        public val form: List<FormField> = emptyList(),
    ) : Fulfilment

    /** By a parcel; the stock must be counted. */
    public data object Shipment : Fulfilment

    /**
     * By something to download. The link is the host's: the machine knows what it leads to, and counts.
     *
     * @property content What is downloaded.
     * @property downloads How often each unit may be downloaded: 1 to 1 000 000; absent for no limit.
     * @property validFor For how long after the delivery: at least a second; absent for ever.
     */
    @Serializable
    public data class Content(
        public val content: String,
        public val downloads: Long? = null,
        public val validFor: Duration? = null,
    ) : Fulfilment

    /**
     * By a membership level for a period. Each unit gives one period; more of the same level extend it.
     *
     * @property level The level.
     * @property period For how long: 1 s to 36 600 days; absent for ever.
     */
    @Serializable
    public data class Membership(
        public val level: String,
        public val period: Duration? = null,
    ) : Fulfilment

    /**
     * By other variants. The bundle has no stock of its own, so its stock must be unlimited.
     *
     * @property parts What it is made of: 1 to 20 variants that are no bundles themselves.
     */
    @Serializable
    public data class Bundle(
        public val parts: List<CatalogBundlePart>,
    ) : Fulfilment
}

internal object FulfilmentForms : Union<Fulfilment>({
    listOf(
        word("automatic", Fulfilment.Automatic),
        form("manual", Fulfilment.Manual::class.java, Fulfilment.Manual.serializer()),
        word("shipment", Fulfilment.Shipment),
        form("content", Fulfilment.Content::class.java, Fulfilment.Content.serializer()),
        form("membership", Fulfilment.Membership::class.java, Fulfilment.Membership.serializer()),
        form("bundle", Fulfilment.Bundle::class.java, Fulfilment.Bundle.serializer()),
    )
})

/** The kind of a `Fulfilment`, without its terms. */
@Serializable
public enum class FulfilmentKind {
    /** Its stock is handed over. */
    @SerialName("automatic")
    AUTOMATIC,

    /** A person does it. */
    @SerialName("manual")
    MANUAL,

    /** A parcel is sent. */
    @SerialName("shipment")
    SHIPMENT,

    /** Something is downloaded. */
    @SerialName("content")
    CONTENT,

    /** A level is granted. */
    @SerialName("membership")
    MEMBERSHIP,

    /** Other variants are delivered. */
    @SerialName("bundle")
    BUNDLE,
}

/**
 * Units of a variant for nothing.
 *
 * @property variant What is given; a variant of the book.
 * @property units How many units, 1 or more.
 * @property forEach Given once for so many units of the target; once in all when left out. Gifts are not counted.
 */
@Serializable
public data class Gift(
    public val variant: String,
    public val units: Long,
    public val forEach: Long? = null,
) : Effect

/** Where a gift stands. */
@Serializable
public enum class GiftState {
    /** Its order is not paid yet. */
    @SerialName("prepared")
    PREPARED,

    /** It may be claimed. */
    @SerialName("ready")
    READY,

    /** Somebody received it. */
    @SerialName("claimed")
    CLAIMED,

    /** Nobody claimed it in time, or its money went back. */
    @SerialName("over")
    OVER,
}

/**
 * What makes an order a gift.
 *
 * @property claim The hash of the code with which it is claimed.
 * @property expiresAfter How long after its payment it may be claimed, in milliseconds: 1 s to 366 days.
 * @property message What the giver writes, for people: 1 to 400 bytes.
 */
@Serializable
public data class GiftTerms(
    public val claim: String,
    public val expiresAfter: Duration,
    public val message: String? = null,
)

/**
 * A gift as the outside sees it.
 *
 * @property state Where it stands.
 * @property attemptsLeft How many wrong codes may still be tried.
 * @property expires Until when it may be claimed; absent before its payment.
 * @property recipient Who received it.
 * @property message What the giver wrote.
 */
@Serializable
public data class GiftView(
    public val state: GiftState,
    public val attemptsLeft: Long,
    public val expires: Instant? = null,
    public val recipient: String? = null,
    public val message: String? = null,
)

/**
 * Money that was given back without units.
 *
 * @property ofLines What of it was paid for lines: it lies in what is refunded of them.
 * @property beside What of it was paid beside them, for shipping and fee.
 */
@Serializable
public data class Given(
    public val ofLines: Long,
    public val beside: Long,
)

/**
 * Goods by product and by category; nothing named means all that nothing else names.
 *
 * @property products Products.
 * @property categories Categories of products.
 */
@Serializable
public data class GoodsNamed(
    public val products: List<String>? = null,
    public val categories: List<String>? = null,
)

/**
 * What is kept of some goods.
 *
 * @property rate How much.
 * @property goods Of which goods.
 */
@Serializable
public data class GoodsTake(
    public val rate: CommissionTier,
    public val goods: GoodsNamed? = null,
)

/**
 * An offer with a code in its checked form, for a client that has the public form of the price book.
 *
 * With it the client's quotes are those of the whole book. It says what the coupon does, not how often it may be used:
 * its uses are counted when the order is placed.
 *
 * @property book The digest of the price book that the offer stands in.
 * @property lane Its lane.
 * @property after How many open offers of the lane stand before it.
 * @property then How many offers with a code stand between the last of these and it.
 * @property offer The offer; its coupon without limits.
 */
@Serializable
public data class Grant(
    public val book: String,
    public val lane: String,
    public val after: Long,
    public val then: Long,
    public val offer: Offer,
)

/**
 * What became of a key file, line by line. Holds nothing of a secret but first characters and lengths.
 *
 * @property read Lines that were read, blank ones and the header not counted: accepted and rejected ones.
 * @property blank Blank lines passed over.
 * @property accepted Lines that gave a key.
 * @property rejected Lines that gave none, in order.
 */
@Serializable
public data class ImportReport(
    public val read: Long,
    public val blank: Long,
    public val accepted: Long,
    public val rejected: List<RejectedLine>,
)

/**
 * What buyers see of a key.
 *
 * @property key The key's position among those that were taken in, from 0.
 * @property preview The preview and its premium.
 */
@Serializable
public data class ImportedPreview(
    public val key: Long,
    public val preview: Preview,
)

/** What happens to the share of a receiver who is no promoter or not of an eligible level. */
@Serializable
public enum class Ineligible {
    /** The share is not paid; the next receiver has the next tier (跳过). */
    @SerialName("skip")
    SKIP,

    /** The walk ends (截止). */
    @SerialName("stop")
    STOP,

    /** The next eligible receiver has this tier (紧缩). */
    @SerialName("compress")
    COMPRESS,

    /** The next eligible receiver has this tier beside the one of the own depth (上滚). */
    @SerialName("roll_up")
    ROLL_UP,

    /** The shop keeps the share (沉淀): nobody has it, and it counts as paid for the line's limit. */
    @SerialName("keep")
    KEEP,
}

/** What happens to a claim whose holder may not earn. */
@Serializable
public enum class IneligibleClaim {
    /** As though its holder were not there: the next larger claim has it within its own (上滚, 紧缩). */
    @SerialName("roll_up")
    ROLL_UP,

    /** The walk ends (截止). */
    @SerialName("stop")
    STOP,

    /** The shop keeps it (沉淀): only what is above it is paid. */
    @SerialName("keep")
    KEEP,
}

/**
 * How many keys are in each state. They always add up to those imported.
 *
 * @property imported All that were ever imported.
 * @property available For sale, those of batches past their validity that no sweep has taken out yet among them.
 * @property reserved Held for orders.
 * @property delivered Handed over.
 * @property quarantined Taken out of sale.
 * @property expired Past their validity.
 * @property returned Handed over and refunded.
 * @property exported Taken out of the shop, sealed.
 */
@Serializable
public data class KeyCounts(
    public val imported: Long,
    public val available: Long,
    public val reserved: Long,
    public val delivered: Long,
    public val quarantined: Long,
    public val expired: Long,
    public val returned: Long,
    public val exported: Long,
)

/**
 * KeyFileReport
 *
 * @property keys How many good keys there are.
 */
@Serializable
public data class KeyFileReport(
    public val keys: Long,
    public val report: ImportReport,
)

/**
 * How the key files of a pool look, declared once with the pool.
 *
 * What holds for every layout: the file is UTF-8, with or without a byte order mark; a line ends with LF, CRLF or CR;
 * blank lines are passed over; white space (Unicode's) is trimmed from both ends of every field and nothing else is
 * changed; a record is one line, so a broken line never swallows the next.
 *
 * @property layout How a line is cut into fields.
 * @property fields The fields of a key in canonical order, the first one required. One for `Layout::Code`.
 * @property maxLineBytes Longest line in bytes without its end; 1 to 16384. 4096 if not given.
 * @property maxLines Most lines that are read, blank ones and the header not counted; 1 to 10 million. 1 million if not given.
 */
@Serializable
public data class KeyFormat(
    public val layout: Layout,
    public val fields: List<Field>,
    public val maxLineBytes: Long? = null,
    public val maxLines: Long? = null,
)

/**
 * What buyers may see of a key that they can pick (自选, 靓号).
 *
 * @property key The key's position in the import, from 0.
 * @property preview Public text, 1 to 100 bytes.
 * @property premium What the key costs on top of its variant's price, in major units of the shop's currency.
 */
@Serializable
public data class KeyPreview(
    public val key: Long,
    public val preview: String,
    public val premium: BigDecimal = BigDecimal.ZERO,
)

/**
 * A threshold ladder: the highest step that is reached, and nothing below the first.
 *
 * @property by What is measured.
 * @property steps 1 to 100 steps, thresholds ascending.
 */
@Serializable
public data class Ladder(
    public val by: LadderBy,
    public val steps: List<LadderStep>,
) : Effect

/** What a ladder measures. */
@Serializable
public enum class LadderBy {
    /** What the target costs in all. */
    @SerialName("amount")
    AMOUNT,

    /** How many units the target has in all. */
    @SerialName("quantity")
    QUANTITY,

    /** What all lines cost. */
    @SerialName("subtotal")
    SUBTOTAL,

    /** What each line of the target costs: each line climbs for itself. */
    @SerialName("line_amount")
    LINE_AMOUNT,

    /** How many units each line of the target has: each line climbs for itself. */
    @SerialName("line_quantity")
    LINE_QUANTITY,
}

/**
 * One step of a ladder.
 *
 * @property from From this on: major units where money is measured, whole where units are counted; zero or more.
 * @property off What it takes off.
 */
@Serializable
public data class LadderStep(
    public val from: BigDecimal,
    public val off: Off,
)

/**
 * Offers (优惠通道) that compete or stack. Lanes run in the order of the book; each sees the amounts after the one
 * before.
 *
 * @property id Names the lane; unique in the book.
 * @property mode How its offers meet.
 * @property offers The offers.
 */
@Serializable
public data class Lane(
    public val id: String,
    public val mode: LaneMode,
    public val offers: List<Offer>,
)

/** How the offers of a lane meet. Ties go to the higher priority, then to the offer that stands earlier in the book. */
@Serializable
public enum class LaneMode {
    /** The one that takes the most off. */
    @SerialName("best")
    BEST,

    /** One after the other by priority, each on what the one before left. */
    @SerialName("sequential")
    SEQUENTIAL,

    /** All on the amounts at the lane's beginning, added up. */
    @SerialName("additive")
    ADDITIVE,

    /** By priority, the first that takes anything off. */
    @SerialName("first")
    FIRST,

    /** For each line the one that takes the most off it. Not for offers on the order or on shipping. */
    @SerialName("best_by_line")
    BEST_BY_LINE,
}

/** Where late money goes that buys nothing. */
@Serializable
public enum class LateMoney {
    /** The order waits for a person. */
    @SerialName("hold")
    HOLD,

    /** Into the buyer's wallet; a guest's order waits for a person. */
    @SerialName("wallet")
    WALLET,

    /**
     * The order waits for stock, and is filled in the order of payments. Where its coupons are used up, it waits for a
     * person.
     */
    @SerialName("wait")
    WAIT,
}

/**
 * What happens to a payment that comes too late. Nothing is lost: it buys the order after all, or becomes balance, or
 * waits for a person.
 *
 * @property reserveAgain Reserve again and go on, where stock and coupons allow. Default: yes.
 * @property otherwise What happens otherwise.
 */
@Serializable
public data class LatePayment(
    public val reserveAgain: Boolean? = null,
    public val otherwise: LateMoney? = null,
)

/** How a line is cut into fields. */
@Serializable(with = LayoutForms::class)
public sealed interface Layout {
    /** The line is the code. */
    public data object Code : Layout

    /**
     * Fields with a separator between them, such as `account----password`.
     *
     * @property separator What stands between the fields.
     * @property lastTakesRest Whether the last field may hold the separator itself. Otherwise such a line is rejected.
     */
    @Serializable
    public data class Separated(
        public val separator: String,
        public val lastTakesRest: Boolean = false,
    ) : Layout

    /**
     * Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
     * over. A quoted value may hold the delimiter and doubled quotes, but no line break.
     *
     * @property delimiter What stands between the columns.
     */
    @Serializable
    public data class Csv(
        public val delimiter: Delimiter? = null,
    ) : Layout

    /** A JSON object on each line with the fields as texts; members that are no field are passed over. */
    public data object JsonLines : Layout
}

internal object LayoutForms : Union<Layout>({
    listOf(
        word("code", Layout.Code),
        form("separated", Layout.Separated::class.java, Layout.Separated.serializer()),
        form("csv", Layout.Csv::class.java, Layout.Csv.serializer()),
        word("json_lines", Layout.JsonLines),
    )
})

/** Which recruits a new partner leaves to the former leader. One who has no leader keeps them. */
@Serializable
public enum class LeftBehind {
    /** Those that made the partner, in the order in which they came: as many as the threshold. */
    @SerialName("first")
    FIRST,

    /** All of them. */
    @SerialName("all")
    ALL,

    /** None: they go along. */
    @SerialName("none")
    NONE,
}

/**
 * A leg below a seat.
 *
 * @property volume What the shop earned by the orders of everybody in the leg.
 * @property below Who sits there first.
 */
@Serializable
public data class LegOfSeat(
    public val volume: Money,
    @EncodeDefault public val below: String? = null,
)

/**
 * A membership level (等级) as the host defines it.
 *
 * @property id The id, which prices, plans and customers refer to.
 * @property rank Where it stands among the others: the higher number is the higher level; equal ranks are peers.
 * @property names Names by language, at most 32; may be empty.
 * @property terms What it asks for, and what it gives; absent for a level that is only given or bought and opens nothing.
 */
@Serializable
public data class Level(
    public val id: String,
    public val rank: Long,
    public val names: List<LevelName> = emptyList(),
    public val terms: LevelTerms? = null,
)

/**
 * What a review found of one customer.
 *
 * @property customer The customer.
 * @property why Why.
 * @property level The level since.
 */
@Serializable
public data class LevelChange(
    public val customer: String,
    public val why: LevelWhy,
    @EncodeDefault public val level: String? = null,
)

/**
 * What a level has a claim to.
 *
 * @property level The level.
 * @property rate The claim.
 */
@Serializable
public data class LevelClaim(
    public val level: String,
    public val rate: CommissionTier,
)

/**
 * Pays every jump of level on the way up (级差): each level has a claim on the whole line, and whoever has a larger claim
 * than everybody below is paid the difference. What all receivers have together is the largest claim among them, never
 * more: 8, 5, 10, 15 percent pay 15.
 *
 * @property rates What a level has a claim to. A level that is not listed has none.
 * @property products Other claims for a product, in place of `rates`.
 * @property combine What a claim with a percentage and a fixed amount is.
 * @property peer What those earn who stand above a receiver and have the same level (平级).
 * @property ineligible What happens to a claim whose holder may not earn.
 * @property aboveBuyer Whether the buyer's own claim counts as paid, because the buyer had it as a discount: only what is above it is
 * paid.
 * @property maxDepth How many steps above the buyer are looked at, 1 to 1000; absent for all.
 * @property categories Other claims for a category of products, in place of `rates`, for products without own ones.
 */
@Serializable
public data class LevelDifference(
    public val rates: List<LevelClaim>,
    public val products: List<ProductClaims> = emptyList(),
    public val combine: Combine? = null,
    public val peer: Peer? = null,
    public val ineligible: IneligibleClaim? = null,
    public val aboveBuyer: Boolean = false,
    public val maxDepth: Long? = null,
    public val categories: List<CategoryClaims>? = null,
) : BonusKind

/**
 * A level's name in one language.
 *
 * @property lang Language tag such as `zh` or `en-GB`: 1 to 35 letters, digits or `-`, once per level.
 * @property text What people read: 1 to 200 characters without control characters.
 */
@Serializable
public data class LevelName(
    public val lang: String,
    public val text: String,
)

/** LevelOfMarket */
@Serializable
public data class LevelOfMarket(
    public val level: String,
    public val percent: Long,
)

/**
 * At what price receivers of a level buy.
 *
 * @property level The level.
 * @property price The price.
 * @property product The product; absent for every product without a price of its own.
 */
@Serializable
public data class LevelPrice(
    public val level: String,
    public val price: OwnPrice,
    public val product: String? = null,
)

/**
 * What a receiver of a level earns at one tier, in place of the tier's own rate.
 *
 * @property level The receiver's level.
 * @property tier The tier, counted from 1.
 * @property rate The rate.
 */
@Serializable
public data class LevelRate(
    public val level: String,
    public val tier: Long,
    public val rate: CommissionTier,
)

/**
 * What a level asks for, and what it gives.
 *
 * @property reach Who holds this has the level from the next tick on; absent for a level that is only given or bought. Asked whenever
 * a figure of the person changes; of everybody when this or a rank changed, and at the end of each period where it
 * asks for days, windows or local time, so many with each tick as the shop's limit says.
 * @property keep Who reached the level keeps it while this holds, asked at the end of each period; absent for for ever.
 * @property grace For how many periods in a row `keep` may fail before the level is lost. 0 to 120; default 0.
 * @property products Products that are sold only to this level and those of at least its rank. At most 10 000.
 * @property seesTeam Whether the host should show members their teams by name. Default: no.
 */
@Serializable
public data class LevelTerms(
    public val reach: Condition? = null,
    public val keep: Condition? = null,
    public val grace: Long = 0,
    public val products: List<String> = emptyList(),
    public val seesTeam: Boolean = false,
)

/**
 * LevelView
 *
 * @property level Null for those without a level.
 */
@Serializable
public data class LevelView(
    public val paid: Money,
    @EncodeDefault public val level: String? = null,
)

/** Why somebody has another level. */
@Serializable
public enum class LevelWhy {
    /** The shop's people gave it. */
    @SerialName("given")
    GIVEN,

    /** What the level asks for was reached. */
    @SerialName("reached")
    REACHED,

    /** What keeps the level failed for longer than the grace. */
    @SerialName("lost")
    LOST,

    /** What keeps the level failed at the end of a period; within the grace nothing changes yet. */
    @SerialName("warned")
    WARNED,

    /** What keeps the level held again after it had failed. */
    @SerialName("recovered")
    RECOVERED,

    /** It was bought, or what was bought was taken back. */
    @SerialName("bought")
    BOUGHT,

    /** Customers were merged, or a merge was undone. */
    @SerialName("merged")
    MERGED,

    /** The time for which it was bought or given is over. */
    @SerialName("over")
    OVER,
}

/**
 * What the buyer answers for one variant of the cart.
 *
 * @property variant What is bought, or a part of a bundle.
 * @property answers The answers.
 * @property partOf The bundle that it is a part of.
 */
@Serializable
public data class LineAnswers(
    public val variant: String,
    public val answers: List<FieldAnswer>,
    public val partOf: String? = null,
)

/**
 * The keys of one line.
 *
 * @property line The line's position in the order, from 0.
 * @property keys Their handles.
 * @property parts The keys of a line that has several pools; `keys` is empty then.
 */
@Serializable
public data class LineKeys(
    public val line: Long,
    public val keys: List<Long>,
    public val parts: List<PoolKeys>? = null,
)

/** Why a line of a key file gives no key. */
@Serializable(with = LineReasonForms::class)
public sealed interface LineReason {
    /** Not UTF-8. */
    @Serializable
    public data object NotUtf8 : LineReason

    /** Longer than the format allows. */
    @Serializable
    public data class TooLong(
        public val limit: Long,
    ) : LineReason

    /** More or fewer fields than declared. */
    @Serializable
    public data class FieldCount(
        public val expected: Long,
        public val found: Long,
    ) : LineReason

    /** A required field is not there. */
    @Serializable
    public data class FieldMissing(
        public val field: String,
    ) : LineReason

    /** A required field is empty after trimming. */
    @Serializable
    public data class FieldEmpty(
        public val field: String,
    ) : LineReason

    /** Shorter or longer than declared. */
    @Serializable
    public data class FieldLength(
        public val field: String,
        public val length: Long,
    ) : LineReason

    /** Holds a character outside its charset. */
    @Serializable
    public data class FieldCharset(
        public val field: String,
    ) : LineReason

    /** Holds a control character. */
    @Serializable
    public data class ControlCharacter(
        public val field: String,
    ) : LineReason

    /** Holds an invisible character. */
    @Serializable
    public data class InvisibleCharacter(
        public val field: String,
    ) : LineReason

    /** Not one JSON object. */
    @Serializable
    public data object NotJson : LineReason

    /** A JSON field is a number, list or the like. */
    @Serializable
    public data class NotText(
        public val field: String,
    ) : LineReason

    /** A JSON field or a CSV column stands twice. */
    @Serializable
    public data class FieldTwice(
        public val field: String,
    ) : LineReason

    /** A quoted CSV value does not end on its line. */
    @Serializable
    public data object OpenQuote : LineReason

    /** A quote within an unquoted CSV value, or text behind a closing quote. */
    @Serializable
    public data object StrayQuote : LineReason

    /** The header names no such column; nothing of the file can be read. */
    @Serializable
    public data class ColumnMissing(
        public val column: String,
    ) : LineReason

    /** The same key stood on an earlier line. */
    @Serializable
    public data class Duplicate(
        public val firstLine: Long,
    ) : LineReason

    /** The file has more lines than the format allows; this one and all after it were not read. */
    @Serializable
    public data class TooManyLines(
        public val limit: Long,
    ) : LineReason

    /** All fields together are longer than a key may be. */
    @Serializable
    public data object KeyTooLong : LineReason
}

internal object LineReasonForms : Union<LineReason>({
    listOf(
        form("not_utf8", LineReason.NotUtf8::class.java, LineReason.NotUtf8.serializer()),
        form("too_long", LineReason.TooLong::class.java, LineReason.TooLong.serializer()),
        form("field_count", LineReason.FieldCount::class.java, LineReason.FieldCount.serializer()),
        form("field_missing", LineReason.FieldMissing::class.java, LineReason.FieldMissing.serializer()),
        form("field_empty", LineReason.FieldEmpty::class.java, LineReason.FieldEmpty.serializer()),
        form("field_length", LineReason.FieldLength::class.java, LineReason.FieldLength.serializer()),
        form("field_charset", LineReason.FieldCharset::class.java, LineReason.FieldCharset.serializer()),
        form("control_character", LineReason.ControlCharacter::class.java, LineReason.ControlCharacter.serializer()),
        form("invisible_character", LineReason.InvisibleCharacter::class.java, LineReason.InvisibleCharacter.serializer()),
        form("not_json", LineReason.NotJson::class.java, LineReason.NotJson.serializer()),
        form("not_text", LineReason.NotText::class.java, LineReason.NotText.serializer()),
        form("field_twice", LineReason.FieldTwice::class.java, LineReason.FieldTwice.serializer()),
        form("open_quote", LineReason.OpenQuote::class.java, LineReason.OpenQuote.serializer()),
        form("stray_quote", LineReason.StrayQuote::class.java, LineReason.StrayQuote.serializer()),
        form("column_missing", LineReason.ColumnMissing::class.java, LineReason.ColumnMissing.serializer()),
        form("duplicate", LineReason.Duplicate::class.java, LineReason.Duplicate.serializer()),
        form("too_many_lines", LineReason.TooManyLines::class.java, LineReason.TooManyLines.serializer()),
        form("key_too_long", LineReason.KeyTooLong::class.java, LineReason.KeyTooLong.serializer()),
    )
})

/**
 * The lines for which a condition holds, taken together.
 *
 * @property lines Which lines. Not again a test of lines.
 * @property units They have at least so many units; 1 or more.
 * @property amount They cost at least so much, in major units.
 */
@Serializable
public data class LinesTest(
    public val lines: Condition,
    public val units: Long? = null,
    public val amount: BigDecimal? = null,
) : Condition

/**
 * What a lint goes by.
 *
 * @property at What is over at this moment is told; nothing is over when left out.
 * @property mostUnits The most units of one line, of variants without a limit of their own; 1 000 000 when left out.
 * @property limits Purchase limits of single variants.
 * @property mostVariants The most variants of one product; 7 when left out.
 * @property channelBand By how many percent of the lowest the prices of one variant on several channels may differ; 30 when left out.
 */
@Serializable
public data class LintSettings(
    public val at: Instant? = null,
    public val mostUnits: Long? = null,
    public val limits: List<PurchaseLimit>? = null,
    public val mostVariants: Long? = null,
    public val channelBand: BigDecimal? = null,
)

/**
 * One variant's price in a list.
 *
 * @property variant The variant.
 * @property price For one unit, in major units, zero or more; may be finer than the currency.
 * @property minimum The least that one unit may cost after all offers, in major units: it takes the place of the variant's own
 * minimum.
 */
@Serializable
public data class ListedPrice(
    public val variant: String,
    public val price: BigDecimal,
    public val minimum: BigDecimal? = null,
)

/**
 * What is other about a product on one channel. What is left out is as the product says. Prices are the price book's.
 *
 * @property channel The channel.
 * @property product The product.
 * @property titles Its title there, by language.
 * @property on Whether it is sold there.
 * @property manualDelivery Whether a paid order of it there needs a person, even where the channel and the variant need none.
 * @property maxPerOrder The most units of a variant that may be bought there at a time.
 */
@Serializable
public data class Listing(
    public val channel: String,
    public val product: String,
    public val titles: List<LocalText> = emptyList(),
    public val on: Boolean? = null,
    public val manualDelivery: Boolean = false,
    public val maxPerOrder: Long? = null,
)

/**
 * A name in one language.
 *
 * @property lang The language tag (BCP 47), such as `zh-CN`.
 * @property text The text, 1 to 400 bytes.
 */
@Serializable
public data class LocalText(
    public val lang: String,
    public val text: String,
)

/**
 * Days and hours on a wall clock with a fixed offset. The day is that of the moment itself, also in hours that run past
 * midnight.
 *
 * @property utcOffset How many minutes the clock is ahead of UTC: 480 in Beijing. From −720 to 840.
 * @property weekdays On these days; none named means every day.
 * @property from From this minute on; left out means from midnight.
 * @property until Until before this minute; left out means until midnight. Earlier than `from`: over midnight.
 */
@Serializable
public data class LocalTime(
    public val utcOffset: Long,
    public val weekdays: List<Weekday> = emptyList(),
    public val from: String? = null,
    public val until: String? = null,
) : Condition

/**
 * An order that came to an end and was looked at, to see whether it can leave memory.
 *
 * @property order The order.
 * @property seal The seal of the bytes that it left as; absent where it stays.
 */
@Serializable
public data class LookedAt(
    public val order: String,
    public val seal: String? = null,
)

/**
 * How often lookups may fail. Absent fields take the defaults that stand with them.
 *
 * @property perContact For one contact. Default: 5, and one more every 10 minutes.
 * @property perDevice From one device. Default: 20, and one more every minute.
 */
@Serializable
public data class LookupSettings(
    public val perContact: Rate? = null,
    public val perDevice: Rate? = null,
)

/** What happens where too little is left of a price. */
@Serializable
public enum class MarginGuard {
    /** The command is refused with the variant and the sale that prove it. */
    @SerialName("refuse")
    REFUSE,

    /** It is published, and an event says which variant. */
    @SerialName("warn")
    WARN,
}

/** A market to be made up: see `MarketShape`, whose levels and amounts are written here as merchants write them. */
@Serializable
public data class Market(
    public val seed: Long,
    public val people: Long,
    public val orders: Long,
    public val from: BigDecimal,
    public val to: BigDecimal,
    public val tree: TreeShape? = null,
    public val promoters: Long? = null,
    public val levels: List<LevelOfMarket> = emptyList(),
    public val costPercent: Long? = null,
)

/**
 * A text fact and the texts that it may be.
 *
 * @property fact Which fact.
 * @property values One or more ids.
 */
@Serializable
public data class Membership(
    public val fact: SymbolFact,
    public val values: List<String>,
) : Condition

/**
 * What happens to money that is not just what is to be paid. Whatever is set, nothing that was taken is lost.
 *
 * @property exactPayments Whether payments of any other amount than what is to be paid, and payments of orders that await none, are refused:
 * for a host that books them elsewhere. Default: no, they are taken.
 * @property partPayments Whether less than what is to be paid is kept for the order until the rest comes. Default: yes. Otherwise it is
 * spare at once.
 * @property spare Where money goes that buys nothing: what was paid too much, paid again, paid in part for an order that expired or
 * was cancelled.
 * @property confirmRefunds Whether a refund to the source is on its way until `SettleRefund` says how it ended. Default: no, the host sends
 * the money first and records the refund then.
 * @property faultyKeys Who bears what faulty keys cost that were refunded or exchanged.
 */
@Serializable
public data class MoneySettings(
    public val exactPayments: Boolean? = null,
    public val partPayments: Boolean? = null,
    public val spare: SpareMoney? = null,
    public val confirmRefunds: Boolean? = null,
    public val faultyKeys: FaultyKeys? = null,
)

/** Why a customer has another inviter. */
@Serializable(with = MoveReasonForms::class)
public sealed interface MoveReason {
    /**
     * The shop's people asked for it.
     *
     * @property reason Why, for people; may be empty.
     */
    @Serializable
    public data class Asked(
        public val reason: String = "",
    ) : MoveReason

    /** The time of the binding was over. */
    public data object Lapsed : MoveReason
}

internal object MoveReasonForms : Union<MoveReason>({
    listOf(
        form("asked", MoveReason.Asked::class.java, MoveReason.Asked.serializer()),
        word("lapsed", MoveReason.Lapsed),
    )
})

/**
 * What moved from one customer's accounts to another's, in minor units; a debt is negative.
 *
 * @property wallet The wallet.
 * @property pending Commission that is not vested.
 * @property available Commission that may be withdrawn.
 * @property withdrawing Commission on its way out.
 */
@Serializable
public data class MovedBalances(
    public val wallet: Long,
    public val pending: Long,
    public val available: Long,
    public val withdrawing: Long,
)

/**
 * A customer's place among people.
 *
 * @property customer The customer; after a merge, who goes on.
 * @property directs How many customers this one invited.
 * @property ordersPaid How many orders are paid and not fully refunded.
 * @property ownVolume What the shop earned by the customer's own delivered orders, less refunds.
 * @property periodVolume The same in the current period.
 * @property standing Whether the customer earns, and why not.
 * @property inviter Who invited.
 * @property level The membership level.
 * @property merged Those who were merged into this one.
 * @property directsByLevel How many of them have which level, in the order of the levels; levels that none has are left out.
 * @property teamVolume What the shop earned by the orders of everybody below; absent while teams are not kept.
 * @property teamPeriodVolume What the shop earned by the orders of the customer and everybody below in this period; absent while no level asks.
 * @property teamCount How many stand below; absent while teams are not kept.
 * @property blocked Why the customer is blocked.
 * @property subShop Whether the customer owns a sub-shop.
 * @property supplier Whether the customer speaks for a supplier.
 * @property identities As whom channels know the customer.
 * @property consents What the customer said about uses of data.
 * @property levels The last levels, the oldest first.
 * @property failedPeriods For how many periods in a row the level was not kept.
 */
@Serializable
public data class NetworkView(
    public val customer: String,
    public val directs: Long,
    public val ordersPaid: Long,
    public val ownVolume: Money,
    public val periodVolume: Money,
    public val standing: Standing,
    @EncodeDefault public val inviter: String? = null,
    @EncodeDefault public val level: String? = null,
    public val merged: List<String> = emptyList(),
    public val directsByLevel: List<@Serializable(with = InOrder::class) Pair<String, Long>> = emptyList(),
    public val teamVolume: Money? = null,
    public val teamPeriodVolume: Money? = null,
    public val teamCount: Long? = null,
    public val blocked: String? = null,
    public val subShop: Boolean = false,
    public val supplier: Boolean = false,
    public val identities: List<@Serializable(with = InOrder::class) Pair<String, String>> = emptyList(),
    public val consents: List<Consent> = emptyList(),
    public val levels: List<PastLevelView> = emptyList(),
    public val failedPeriods: Long = 0,
)

/** What is told. */
@Serializable
public enum class NoticeKind {
    /** An order is placed and awaits its payment. */
    @SerialName("order_placed")
    ORDER_PLACED,

    /** An order is paid. */
    @SerialName("order_paid")
    ORDER_PAID,

    /** Units of an order are delivered. */
    @SerialName("order_delivered")
    ORDER_DELIVERED,

    /** An order was paid too late and waits for a person. */
    @SerialName("order_held")
    ORDER_HELD,

    /** An unpaid order's time is over. */
    @SerialName("order_expired")
    ORDER_EXPIRED,

    /** An unpaid order was given up. */
    @SerialName("order_cancelled")
    ORDER_CANCELLED,

    /** Money of an order went back. */
    @SerialName("order_refunded")
    ORDER_REFUNDED,

    /** Late money of an order is in the buyer's wallet. */
    @SerialName("money_credited")
    MONEY_CREDITED,

    /** What a delivery could not hand over, and why. */
    @SerialName("delivery_failed")
    DELIVERY_FAILED,

    /** Few units are left. */
    @SerialName("low_stock")
    LOW_STOCK,

    /** No unit is left. */
    @SerialName("out_of_stock")
    OUT_OF_STOCK,

    /** Something is available again. */
    @SerialName("restock")
    RESTOCK,

    /** A gift is paid and may be claimed. */
    @SerialName("gift_ready")
    GIFT_READY,

    /** A gift was claimed: for the one who receives it. */
    @SerialName("gift_received")
    GIFT_RECEIVED,

    /** A gift was claimed: for the one who paid it. */
    @SerialName("gift_claimed")
    GIFT_CLAIMED,

    /** Nobody claimed a gift in time; its money went back. */
    @SerialName("gift_expired")
    GIFT_EXPIRED,

    /** A part of what an order costs is paid. */
    @SerialName("part_paid")
    PART_PAID,

    /** A part of an order is delivered. */
    @SerialName("part_delivered")
    PART_DELIVERED,

    /** A parcel is on its way. */
    @SerialName("parcel_sent")
    PARCEL_SENT,

    /** A paid order is held for a person to look at. */
    @SerialName("order_in_review")
    ORDER_IN_REVIEW,

    /** What is sold ahead did not come in time. */
    @SerialName("stock_overdue")
    STOCK_OVERDUE,

    /** Units were exchanged. */
    @SerialName("units_replaced")
    UNITS_REPLACED,

    /** A buyer complains: for the merchant. */
    @SerialName("complaint_opened")
    COMPLAINT_OPENED,

    /** A complaint was not answered in time: for the merchant. */
    @SerialName("complaint_overdue")
    COMPLAINT_OVERDUE,

    /** A complaint ended. */
    @SerialName("complaint_ended")
    COMPLAINT_ENDED,

    /** A level that was bought is over. */
    @SerialName("membership_ended")
    MEMBERSHIP_ENDED,
}

/** What a template makes. */
@Serializable
public enum class NoticeOutput {
    /** Plain text. */
    @SerialName("text")
    TEXT,

    /** Markup: what placeholders stand for is text in it, never markup. */
    @SerialName("html")
    HTML,

    /** JSON: what placeholders stand for is escaped as within a string. */
    @SerialName("json")
    JSON,
}

/** What a parameter stands for. */
@Serializable(with = NoticeValueForms::class)
public sealed interface NoticeValue {
    /** A text; perhaps a stranger's. */
    public data class Text(
        public val value: String,
    ) : NoticeValue

    /** An amount of money. */
    public data class Money(
        public val value: keytill.Money,
    ) : NoticeValue

    /** A moment. */
    public data class Time(
        public val value: Instant,
    ) : NoticeValue

    /** A number. */
    public data class Count(
        public val value: Long,
    ) : NoticeValue
}

internal object NoticeValueForms : Union<NoticeValue>({
    listOf(
        bare("text", NoticeValue.Text::class.java, String.serializer(), { NoticeValue.Text(it) }, { it.value }),
        bare("money", NoticeValue.Money::class.java, MoneyText, { NoticeValue.Money(it) }, { it.value }),
        bare("time", NoticeValue.Time::class.java, Millis, { NoticeValue.Time(it) }, { it.value }),
        bare("count", NoticeValue.Count::class.java, Long.serializer(), { NoticeValue.Count(it) }, { it.value }),
    )
})

/**
 * What is to be told, and its words where a language is named.
 *
 * @property kind What is told.
 * @property recipient To whom.
 * @property language The language of the channel's buyers.
 * @property params What it tells: the parameters of the kind, in their order.
 * @property channel The channel that it comes from, where there is one.
 */
@Serializable
public data class NoticeView(
    public val kind: NoticeKind,
    public val recipient: Recipient,
    public val language: String,
    public val params: List<@Serializable(with = InOrder::class) Pair<Param, NoticeValue>>,
    public val channel: String? = null,
    public val rendered: Rendered? = null,
)

/** A fact that is a number. */
@Serializable(with = NumberFactForms::class)
public sealed interface NumberFact {
    /** How many units a line has. */
    public data object LineQuantity : NumberFact

    /** How many units all lines have. */
    public data object OrderQuantity : NumberFact

    /** What all lines cost after the steps before: money, in major units. */
    public data object Subtotal : NumberFact

    /** What a line costs after the steps before: money, in major units. */
    public data object LineAmount : NumberFact

    /** A score from outside. */
    public data object Score : NumberFact

    /** What one unit of a line costs after the steps before, on the average, rounded down: money, in major units. */
    public data object UnitPrice : NumberFact

    /** What all lines cost by list price: money, in major units. */
    public data object ListSubtotal : NumberFact
}

internal object NumberFactForms : Union<NumberFact>({
    listOf(
        word("line_quantity", NumberFact.LineQuantity),
        word("order_quantity", NumberFact.OrderQuantity),
        word("subtotal", NumberFact.Subtotal),
        word("line_amount", NumberFact.LineAmount),
        word("score", NumberFact.Score),
        form("counter", Counter::class.java, Counter.serializer()),
        word("unit_price", NumberFact.UnitPrice),
        word("list_subtotal", NumberFact.ListSubtotal),
    )
})

/** A simple discount, as part of a larger effect. */
@Serializable(with = OffForms::class)
public sealed interface Off {
    /** So many percent off, 0 to 100. */
    public data class Percent(
        public val value: BigDecimal,
    ) : Off

    /** So much off every unit, in major units. */
    public data class AmountEach(
        public val value: BigDecimal,
    ) : Off

    /** So much off in all, in major units, spread in proportion to the amounts. */
    public data class AmountAcross(
        public val value: BigDecimal,
    ) : Off

    /** Every unit at this price, in major units, where that is lower. */
    public data class FixedPrice(
        public val value: BigDecimal,
    ) : Off

    /** So much off every line, in major units. */
    public data class AmountPerLine(
        public val value: BigDecimal,
    ) : Off
}

internal object OffForms : Union<Off>({
    listOf(
        bare("percent", Off.Percent::class.java, DecimalText, { Off.Percent(it) }, { it.value }),
        bare("amount_each", Off.AmountEach::class.java, DecimalText, { Off.AmountEach(it) }, { it.value }),
        bare("amount_across", Off.AmountAcross::class.java, DecimalText, { Off.AmountAcross(it) }, { it.value }),
        bare("fixed_price", Off.FixedPrice::class.java, DecimalText, { Off.FixedPrice(it) }, { it.value }),
        bare("amount_per_line", Off.AmountPerLine::class.java, DecimalText, { Off.AmountPerLine(it) }, { it.value }),
    )
})

/**
 * A promotion or coupon rule (优惠).
 *
 * @property id Names the offer; unique in the book. A coupon's uses are counted under this id across books.
 * @property target What it applies to.
 * @property effect What it does.
 * @property when When it applies: facts of the order and the buyer.
 * @property cap How far it goes.
 * @property priority Higher comes first.
 * @property exclusive What it shuts out.
 * @property coupon The code that a cart must carry for it.
 * @property currency The currency that its amounts are in; the book's when left out. An offer in which there is any sum of money, or
 * that names a currency, applies to carts in that currency only.
 */
@Serializable
public data class Offer(
    public val id: String,
    public val target: Target,
    public val effect: Effect,
    public val `when`: Condition? = null,
    public val cap: Cap? = null,
    public val priority: Long = 0,
    public val exclusive: Exclusive? = null,
    public val coupon: Coupon? = null,
    public val currency: String? = null,
)

/**
 * What an offer took off earlier orders.
 *
 * @property offer The offer.
 * @property byBuyer Off the orders of this buyer, in major units.
 * @property inAll Off the orders of all buyers, in major units.
 */
@Serializable
public data class OfferUse(
    public val offer: String,
    public val byBuyer: BigDecimal = BigDecimal.ZERO,
    public val inAll: BigDecimal = BigDecimal.ZERO,
)

/**
 * What an order has beside its lines.
 *
 * @property shipping What shipping costs, with its tax.
 * @property fee What the buyer pays for the way to pay, with its tax.
 * @property tax The tax within everything.
 * @property rounding What made the total a round sum.
 * @property cashback What the buyer gets back with the delivery.
 * @property region Where it is taxed.
 * @property shippingMethod How it is shipped.
 */
@Serializable
public data class OrderExtrasView(
    public val shipping: Money,
    public val fee: Money,
    public val tax: Money,
    public val rounding: Money,
    public val cashback: Money,
    public val region: String? = null,
    public val shippingMethod: String? = null,
)

/**
 * A line of an order.
 *
 * @property variant What was bought.
 * @property product The product that it belongs to.
 * @property quantity How many.
 * @property total What was to be paid for the line, with its tax.
 * @property deliveredUnits How many units were handed over, those among them that came back since.
 * @property refundedUnits How many units were refunded.
 * @property refunded What of it was refunded.
 * @property productNames The product's name by language, as it was when the order was placed.
 * @property names The variant's name by language, as it was when the order was placed.
 * @property partOf The bundle that it is a part of.
 * @property content What may be downloaded, once it was handed over.
 * @property tax The tax within it, where there is any.
 * @property giftOf The offer that gave it along, where it was not bought.
 * @property shortUnits How many units are owed for which no stock has come yet.
 */
@Serializable
public data class OrderLineView(
    public val variant: String,
    public val product: String,
    public val quantity: Long,
    public val total: Money,
    public val deliveredUnits: Long,
    public val refundedUnits: Long,
    public val refunded: Money,
    public val productNames: List<LocalText> = emptyList(),
    public val names: List<LocalText> = emptyList(),
    public val partOf: String? = null,
    public val content: ContentView? = null,
    public val tax: Money? = null,
    public val giftOf: String? = null,
    public val shortUnits: Long = 0,
)

/** What became of an order by a command. */
@Serializable
public enum class OrderOutcome {
    /** It awaits its payment. */
    @SerialName("awaiting_payment")
    AWAITING_PAYMENT,

    /** It is paid and awaits its delivery. */
    @SerialName("awaiting_delivery")
    AWAITING_DELIVERY,

    /** It is delivered. */
    @SerialName("delivered")
    DELIVERED,

    /** It was paid too late and waits for a person. */
    @SerialName("held")
    HELD,

    /** It was paid too late; the money is in the buyer's wallet. */
    @SerialName("credited_to_wallet")
    CREDITED_TO_WALLET,

    /** All of it was refunded. */
    @SerialName("refunded")
    REFUNDED,

    /** Some of its units are handed over, others are still owed. */
    @SerialName("partly_delivered")
    PARTLY_DELIVERED,

    /** A part of what is to be paid has come; it awaits the rest. */
    @SerialName("partly_paid")
    PARTLY_PAID,

    /** The money buys nothing and waits for going back. */
    @SerialName("spared")
    SPARED,
}

/**
 * An order as the outside sees it.
 *
 * @property order The order.
 * @property stage Where it stands.
 * @property placedAt When it was placed.
 * @property total The price of everything.
 * @property paid What was paid.
 * @property refunded What went back.
 * @property lines The lines.
 * @property channel The channel.
 * @property buyer The buyer; absent for a guest.
 * @property due When its expiry or completion is due.
 * @property parcels The parcels that were sent, in their order.
 * @property extras What it has beside its lines, where it has anything.
 */
@Serializable
public data class OrderView(
    public val order: String,
    public val stage: Stage,
    public val placedAt: Instant,
    public val total: Money,
    public val paid: Money,
    public val refunded: Money,
    public val lines: List<OrderLineView>,
    @EncodeDefault public val channel: String? = null,
    @EncodeDefault public val buyer: String? = null,
    @EncodeDefault public val due: Instant? = null,
    public val parcels: List<Parcel> = emptyList(),
    public val extras: OrderExtrasView? = null,
)

/**
 * Where an unpaid order or a reservation comes from.
 *
 * @property contact What its buyer can be reached at, hashed by the host.
 * @property device The host's fingerprint of the device.
 */
@Serializable
public data class Origin(
    public val contact: String? = null,
    public val device: String? = null,
)

/** What happens to matched volume beyond a receiver's cap. */
@Serializable
public enum class OverCap {
    /** It is used up (清零). */
    @SerialName("flush")
    FLUSH,

    /** It counts in the next period. */
    @SerialName("carry")
    CARRY,
}

/** A receiver's own price. */
@Serializable(with = OwnPriceForms::class)
public sealed interface OwnPrice {
    /** For each unit, in major units, at most 4 decimals finer than the currency. */
    public data class Unit(
        public val value: BigDecimal,
    ) : OwnPrice

    /** In percent of the list price, 0 to 100. */
    public data class PercentOfList(
        public val value: BigDecimal,
    ) : OwnPrice
}

internal object OwnPriceForms : Union<OwnPrice>({
    listOf(
        bare("unit", OwnPrice.Unit::class.java, DecimalText, { OwnPrice.Unit(it) }, { it.value }),
        bare("percent_of_list", OwnPrice.PercentOfList::class.java, DecimalText, { OwnPrice.PercentOfList(it) }, { it.value }),
    )
})

/**
 * A page of ids.
 *
 * @property rows The ids.
 * @property next Where the next page begins; absent after the last.
 */
@Serializable
public data class Page(
    public val rows: List<String>,
    public val next: Long? = null,
)

/** A parameter of a notice. */
@Serializable
public enum class Param {
    /** The order's id. */
    @SerialName("order")
    ORDER,

    /** The price of everything. */
    @SerialName("total")
    TOTAL,

    /** An amount of money. */
    @SerialName("amount")
    AMOUNT,

    /** What is bought: names and quantities. */
    @SerialName("goods")
    GOODS,

    /** A moment. */
    @SerialName("until")
    UNTIL,

    /** Why, as a person wrote it. */
    @SerialName("reason")
    REASON,

    /** What is told of: a variant or a pool. */
    @SerialName("what")
    WHAT,

    /** How many. */
    @SerialName("count")
    COUNT,

    /** What the giver wrote. */
    @SerialName("message")
    MESSAGE,

    /** What is still to be paid. */
    @SerialName("left")
    LEFT,

    /** Who carries a parcel. */
    @SerialName("carrier")
    CARRIER,

    /** The carrier's number for it. */
    @SerialName("tracking")
    TRACKING,
}

/**
 * A parcel that was sent.
 *
 * @property carrier Who carries it.
 * @property tracking The carrier's number for it.
 * @property lines What is in it.
 * @property sentAt When it was sent.
 * @property arrivedAt When it arrived, as far as that is known.
 */
@Serializable
public data class Parcel(
    public val carrier: String,
    public val tracking: String,
    public val lines: List<ParcelLine>,
    public val sentAt: Instant,
    @EncodeDefault public val arrivedAt: Instant? = null,
)

/**
 * Units of one line in a parcel.
 *
 * @property line The line's position in the order, from 0.
 * @property units How many units.
 */
@Serializable
public data class ParcelLine(
    public val line: Long,
    public val units: Long,
)

/**
 * How much of such a share was taken back.
 *
 * @property index The position of the share among the order's, from 0.
 * @property amount How much.
 */
@Serializable
public data class PartnerBack(
    public val index: Long,
    public val amount: Long,
)

/**
 * What a supplier or the platform has of one sale.
 *
 * @property line The position of the line in the sale, from 0.
 * @property bonus Under which bonus.
 * @property amount How much.
 * @property cut How much more it would be without the line's limit.
 * @property supplier The supplier; absent for the platform.
 */
@Serializable
public data class PartnerCommission(
    public val line: Long,
    public val bonus: String,
    public val amount: Money,
    public val cut: Money,
    public val supplier: String? = null,
)

/**
 * What a supplier or the platform has of one line.
 *
 * @property line The position of the line in the order, from 0.
 * @property bonus The position of the bonus in the plan, from 0.
 * @property amount How much.
 * @property cut How much more the rate would have paid, had the line's limit allowed.
 * @property supplier The supplier; nobody for the platform.
 */
@Serializable
public data class PartnerPaid(
    public val line: Long,
    public val bonus: Long,
    public val amount: Long,
    public val cut: Long,
    @EncodeDefault public val supplier: String? = null,
)

/**
 * What a supplier or the platform has of an order's line.
 *
 * @property line The order's line, from 0.
 * @property bonus The bonus.
 * @property amount How much.
 * @property reversed How much of it was taken back.
 * @property supplier The supplier; absent for the platform.
 */
@Serializable
public data class PartnerView(
    public val line: Long,
    public val bonus: String,
    public val amount: Money,
    public val reversed: Money,
    @EncodeDefault public val supplier: String? = null,
)

/**
 * A level that a customer had from a moment on.
 *
 * @property at From when.
 * @property why Why.
 * @property level The level; absent for none.
 */
@Serializable
public data class PastLevelView(
    public val at: Instant,
    public val why: LevelWhy,
    @EncodeDefault public val level: String? = null,
)

/**
 * A way to pay and its fee (手续费): percent of everything else that is to be paid, and a fixed part, within bounds.
 *
 * @property id Names it; unique in the book.
 * @property percent In percent, 0 to 100.
 * @property fixed In major units of the book's currency, zero or more.
 * @property minimum The least fee, in major units.
 * @property maximum The largest fee, in major units.
 * @property borneBy Who pays it.
 * @property when When it may be used: facts of the order after all offers.
 * @property rounding How a fee between minor units is settled.
 */
@Serializable
public data class PaymentMethod(
    public val id: String,
    public val percent: BigDecimal = BigDecimal.ZERO,
    public val fixed: BigDecimal = BigDecimal.ZERO,
    public val minimum: BigDecimal? = null,
    public val maximum: BigDecimal? = null,
    public val borneBy: BorneBy? = null,
    public val `when`: Condition? = null,
    public val rounding: RoundingMode? = null,
)

/**
 * So much of a payment.
 *
 * @property payment The payment.
 * @property amount How much.
 */
@Serializable
public data class PaymentPart(
    public val payment: String,
    public val amount: Long,
)

/**
 * A payment as the outside sees it.
 *
 * @property payment The payment.
 * @property amount How much was paid.
 * @property spare What of it bought nothing and waits for going back.
 * @property returned What of it went back to its source, or is on its way there.
 * @property chargedBack What of it the payer's bank took back.
 * @property order The order that it was made for.
 * @property wallet Whose wallet it went into, or some of it.
 */
@Serializable
public data class PaymentView(
    public val payment: String,
    public val amount: Money,
    public val spare: Money,
    public val returned: Money,
    public val chargedBack: Money,
    public val order: String? = null,
    public val wallet: String? = null,
)

/**
 * What those earn who stand above a receiver of the difference, have the same level, and below the next jump (平级).
 *
 * @property rate How much.
 * @property of What its percentage is taken of.
 * @property limit How many receivers at each level, 1 to 100.
 */
@Serializable
public data class Peer(
    public val rate: CommissionTier,
    public val of: PeerBase? = null,
    public val limit: Long? = null,
)

/** What a peer's percentage is taken of. */
@Serializable
public enum class PeerBase {
    /** The bonus's base: what was sold. */
    @SerialName("order")
    ORDER,

    /** What the receiver of the difference at the same level earned. */
    @SerialName("income")
    INCOME,
}

/**
 * How a shop treats its people. Absent fields take the defaults that stand with them.
 *
 * @property binding Who may become a customer's inviter, and when.
 * @property maxDepth How many customers may stand above one another. A registration, a binding and a move walk up so far at the most.
 * 1 to 1 000 000; default 1 000.
 * @property teamFigures Whether each order and each newcomer is counted for everybody above at once, so that a team's figures are read
 * without a scan. Otherwise they are known only after a pass over everybody. Default: no; a level whose conditions
 * ask for a team's figures turns it on.
 * @property period The periods by which volumes are told apart. Default: calendar months of UTC+8.
 * @property dormantAfter After how many days without an own delivered order a promoter is dormant; 0 for never. Up to 36 500; default 0.
 * @property unmergeWithin How long a merge of customers can be undone. Up to 366 days; default 30 days.
 * @property touches How many of the last touches of a customer are kept. 0 to 64; default 0.
 * @property periodsKept For how many periods before the current one volumes are kept: so long a period can be closed after its end. A period
 * beyond the first costs 17 to 34 bytes for each person who bought in it and again two periods later or after. 1 to
 * 120; default 3.
 */
@Serializable
public data class PeopleSettings(
    public val binding: BindingRules? = null,
    public val maxDepth: Long? = null,
    public val teamFigures: Boolean? = null,
    public val period: Period? = null,
    public val dormantAfter: Long? = null,
    public val unmergeWithin: Duration? = null,
    public val touches: Long? = null,
    public val periodsKept: Long? = null,
)

/**
 * The calendar periods (周期) by which volumes are told apart and levels are reviewed.
 *
 * @property every How long a period is. Default: a month.
 * @property utcOffset How many minutes the clock by which days begin is ahead of UTC: −840 to 840; default 480.
 */
@Serializable
public data class Period(
    public val every: PeriodLength? = null,
    public val utcOffset: Long? = null,
)

/** How long a period is. */
@Serializable
public enum class PeriodLength {
    /** From midnight to midnight. */
    @SerialName("day")
    DAY,

    /** From Monday to Sunday. */
    @SerialName("week")
    WEEK,

    /** From the first of a month to its last day. */
    @SerialName("month")
    MONTH,
}

/**
 * What one promoter earns for a period.
 *
 * @property promoter Who earns.
 * @property bonus The bonus, by its position in the plan, from 0.
 * @property volume The volume that earns it.
 * @property amount How much.
 * @property cut How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut.
 */
@Serializable
public data class PeriodLine(
    public val promoter: String,
    public val bonus: Long,
    public val volume: Long,
    public val amount: Long,
    public val cut: Long? = null,
)

/**
 * A period that was closed.
 *
 * @property period Its number.
 * @property from When it began.
 * @property until When it ended; the moment itself is in the next one.
 * @property plan The plan by which it was closed.
 * @property volume What everybody bought in it.
 * @property digest The digest of its batch.
 * @property lines How many lines the batch has.
 * @property paid How many of them are paid.
 * @property amount What all lines come to.
 */
@Serializable
public data class PeriodView(
    public val period: Long,
    public val from: Instant,
    public val until: Instant,
    public val plan: String,
    public val volume: Money,
    public val digest: String,
    public val lines: Long,
    public val paid: Long,
    public val amount: Money,
)

/**
 * How much one receiver has in one period.
 *
 * @property amount How much, in major units.
 * @property period The length of the periods in milliseconds, counted from the epoch; zero for one period without end.
 */
@Serializable
public data class PersonCap(
    public val amount: BigDecimal,
    public val period: Duration = Duration.ZERO,
)

/**
 * Some units of some lines. Units are ordered by what they cost now; those that cost the same stand in the order of
 * the book.
 *
 * @property lines Of which lines.
 * @property units How many units, 1 or more; all when left out.
 * @property skip How many units are passed over first.
 */
@Serializable
public data class Pick(
    public val lines: Condition? = null,
    public val units: Long? = null,
    public val skip: Long? = null,
)

/**
 * A key that a buyer picked.
 *
 * @property preview What the buyer saw of it.
 * @property premium What it costs on top of the variant's price, in major units. The quote believes it; the machine does not.
 */
@Serializable
public data class PickedKey(
    public val preview: String,
    public val premium: BigDecimal = BigDecimal.ZERO,
)

/**
 * A line whose keys the buyer picked.
 *
 * @property line The line's position in the order, from 0.
 * @property premium What its keys cost on top of the variant's price, before offers.
 */
@Serializable
public data class PickedLine(
    public val line: Long,
    public val premium: Long,
)

/**
 * What an order has beside its lines. With all lines it adds up to the order's total.
 *
 * @property region Where it is taxed.
 * @property shippingMethod How it is shipped.
 * @property shipping What shipping costs.
 * @property fee What the buyer pays for the way to pay.
 * @property rounding What makes the total a round sum; negative where something was taken off.
 * @property cashback What the buyer gets back with the delivery.
 * @property uses What offers with a cap for the customer or a budget gave to this order, and before.
 * @property picked The lines whose keys the buyer picked, and what these cost on top.
 */
@Serializable
public data class PlacedExtras(
    public val region: String? = null,
    public val shippingMethod: String? = null,
    public val shipping: Charge? = null,
    public val fee: Charge? = null,
    public val rounding: Long = 0,
    public val cashback: Long = 0,
    public val uses: List<PlacedUse> = emptyList(),
    public val picked: List<PickedLine> = emptyList(),
)

/**
 * One line of a placed order.
 *
 * @property variant What was bought.
 * @property quantity How many.
 * @property list The line at list price.
 * @property total What is to be paid for the line, with its tax.
 * @property keys The handles of the reserved keys; empty where the stock has no keys.
 * @property tax The tax within `total`, where there is any.
 * @property giftOf The offer that gives it along. Gifts cost nothing and stand behind what was bought.
 * @property parts The reserved keys of a variant that has several pools; `keys` is empty then.
 * @property terms How it is made good, where that is more than handing over its stock.
 */
@Serializable
public data class PlacedLine(
    public val variant: String,
    public val quantity: Long,
    public val list: Long,
    public val total: Long,
    public val keys: List<Long>,
    public val tax: Long? = null,
    public val giftOf: String? = null,
    public val parts: List<PoolKeys>? = null,
    public val terms: PlacedTerms? = null,
)

/**
 * The bundle that a line is a part of.
 *
 * @property bundle What was bought.
 * @property cartLine Which line of the quote it was, from 0: the parts of one line stand together.
 * @property bundles How many bundles were bought.
 */
@Serializable
public data class PlacedPart(
    public val bundle: String,
    public val cartLine: Long,
    public val bundles: Long,
)

/**
 * How a line is made good, where that is more than handing over its stock.
 *
 * @property kind How it is fulfilled.
 * @property partOf The bundle that it is a part of.
 * @property answers What the buyer answered: personal data.
 * @property shortUnits How many units have no stock yet.
 */
@Serializable
public data class PlacedTerms(
    public val kind: FulfilmentKind,
    public val partOf: PlacedPart? = null,
    public val answers: List<FieldAnswer> = emptyList(),
    public val shortUnits: Long = 0,
)

/**
 * What an offer whose amounts are remembered gave.
 *
 * @property offer The offer.
 * @property byBuyer To the buyer before this order.
 * @property inAll To all buyers before this order.
 * @property taken To this order; nothing where it was used up.
 */
@Serializable
public data class PlacedUse(
    public val offer: String,
    public val byBuyer: Long,
    public val inAll: Long,
    public val taken: Long,
)

/**
 * One thing that a policy found.
 *
 * @property concern What.
 * @property stance What the policy says of it.
 * @property parameter The parameter that causes it, as the document writes it.
 * @property citations Where it is written.
 * @property english The finding for people.
 * @property chinese The same in Chinese.
 * @property bonus The bonus; nothing where it is about the plan as a whole.
 * @property found The number that was found, where there is one.
 * @property above The number above which it is found.
 */
@Serializable
public data class PlanFinding(
    public val concern: Concern,
    public val stance: Stance,
    public val parameter: String,
    public val citations: List<Citation>,
    public val english: String,
    public val chinese: String,
    public val bonus: String? = null,
    public val found: BigDecimal? = null,
    public val above: BigDecimal? = null,
)

/**
 * What a policy found in a plan.
 *
 * @property policy The policy.
 * @property findings What was found, the gravest first.
 */
@Serializable
public data class PlanFindings(
    public val policy: String,
    public val findings: List<PlanFinding>,
)

/**
 * What plans are held against before they are published.
 *
 * @property policy The policy.
 * @property marginGuard What happens to a plan or a price book that leaves less of a price than the plan's `min_margin_percent`. Default: it is
 * refused.
 * @property brushing Who counts as too close to a buyer (刷单): they earn nothing of the order, and where the buyer's own inviter does, the
 * order counts for nobody's volume. Absent: nobody.
 */
@Serializable
public data class PlanSettings(
    public val policy: PolicyChoice? = null,
    public val marginGuard: MarginGuard? = null,
    public val brushing: BrushingRules? = null,
)

/**
 * What a plan is held against (政策): rules as data, so that another country's or a host's own can be given in place of
 * the default, `Policy::mainland_china`.
 *
 * @property id The version name, which findings give.
 * @property rules The rules, at most 100, looked at in this order.
 */
@Serializable
public data class Policy(
    public val id: String,
    public val rules: List<PolicyRule>,
) : PolicyChoice

/** Which policy a shop has. */
@Serializable(with = PolicyChoiceForms::class)
public sealed interface PolicyChoice {
    /** `Policy::mainland_china`, strict. */
    public data object MainlandChina : PolicyChoice

    /** No policy: every plan that is sound is published. */
    public data object None : PolicyChoice
}

internal object PolicyChoiceForms : Union<PolicyChoice>({
    listOf(
        word("mainland_china", PolicyChoice.MainlandChina),
        word("none", PolicyChoice.None),
        form("own", Policy::class.java, Policy.serializer()),
    )
})

/**
 * Who publishes a plan that the shop's policy refuses, and why.
 *
 * @property by Who, for people: 1 to 400 bytes.
 * @property reason Why, for people: 1 to 400 bytes.
 */
@Serializable
public data class PolicyOverride(
    public val by: String,
    public val reason: String,
)

/**
 * One concern and what the policy says of it.
 *
 * @property concern What is looked for.
 * @property stance What is said where it is found.
 * @property above Above what number it is found: depths paid, or percent; nothing for concerns that have none.
 * @property citations Where it is written.
 */
@Serializable
public data class PolicyRule(
    public val concern: Concern,
    public val stance: Stance,
    public val above: BigDecimal = BigDecimal.ZERO,
    public val citations: List<Citation> = emptyList(),
)

/**
 * Keys of one of several pools.
 *
 * @property pool The pool.
 * @property keys The handles of its keys.
 */
@Serializable
public data class PoolKeys(
    public val pool: String,
    public val keys: List<Long>,
)

/**
 * What a pool has for a variant, perhaps for other variants too.
 *
 * @property pool The pool.
 * @property available How many of its keys can be sold now.
 * @property reserved How many are held for orders.
 */
@Serializable
public data class PoolStock(
    public val pool: String,
    public val available: Long,
    public val reserved: Long,
)

/**
 * How a pool sells its keys.
 *
 * @property selection Which key is sold next.
 * @property pickedOnly Whether its keys are sold only to buyers who pick them by their previews.
 */
@Serializable
public data class PoolTerms(
    public val selection: Selection? = null,
    public val pickedOnly: Boolean = false,
)

/**
 * A pool with its counts.
 *
 * @property imported All that were ever imported.
 * @property available For sale, those of batches past their validity that no sweep has taken out yet among them.
 * @property reserved Held for orders.
 * @property delivered Handed over.
 * @property quarantined Taken out of sale.
 * @property expired Past their validity.
 * @property returned Handed over and refunded.
 * @property exported Taken out of the shop, sealed.
 */
@Serializable
public data class PoolView(
    public val pool: String,
    public val imported: Long,
    public val available: Long,
    public val reserved: Long,
    public val delivered: Long,
    public val quarantined: Long,
    public val expired: Long,
    public val returned: Long,
    public val exported: Long,
)

/**
 * What buyers see of a key.
 *
 * @property text Public text, 1 to 100 bytes.
 * @property premium What the key costs on top of its variant's price, in minor units.
 */
@Serializable
public data class Preview(
    public val text: String,
    public val premium: Long,
)

/**
 * Keys that are for sale and look alike.
 *
 * @property preview What buyers see.
 * @property premium What picking one costs on top of the variant's price.
 * @property keys How many there are.
 * @property pool Their pool.
 */
@Serializable
public data class PreviewView(
    public val preview: String,
    public val premium: Money,
    public val keys: Long,
    public val pool: String,
)

/**
 * The whole pricing document (价目书) of a shop in one currency. Published whole; checked by
 * `Pricer::new`.
 *
 * @property id Names this version of the book.
 * @property currency The currency of every amount in it.
 * @property variants What can be bought; at most 100 000.
 * @property rounding How amounts between minor units are settled.
 * @property allocation Who gets the odd minor units when a discount is spread over lines, or a line over its units.
 * @property lists Prices for some buyers; at most 10 000 lists and 1 000 000 prices.
 * @property tiers Prices by quantity; at most 100 000 tables.
 * @property lanes Offers, in the order in which their lanes run; at most 100 lanes and 10 000 offers.
 * @property floors The lowest prices that tiers and offers may reach.
 * @property taxes How taxes are computed.
 * @property shipping Ways to ship; at most 100. A cart may name one of them.
 * @property paymentMethods Ways to pay, with their fees; at most 100. Where there are any, a cart may name none but these.
 * @property cashRounding Whether the total is made a round sum.
 * @property maxMarkup The largest `percent` of any list's adjustment (加价上限).
 * @property publicOf In a public form: the digest of the whole book that it was made from.
 */
@Serializable
public data class PriceBook(
    public val id: String,
    public val currency: String,
    public val variants: List<PricedVariant>,
    public val rounding: Rounding? = null,
    public val allocation: AllocationRule? = null,
    public val lists: List<PriceList> = emptyList(),
    public val tiers: List<TierTable> = emptyList(),
    public val lanes: List<Lane> = emptyList(),
    public val floors: Floors? = null,
    public val taxes: Taxes? = null,
    public val shipping: List<ShippingMethod> = emptyList(),
    public val paymentMethods: List<PaymentMethod> = emptyList(),
    public val cashRounding: CashRounding? = null,
    public val maxMarkup: BigDecimal? = null,
    public val publicOf: String? = null,
)

/**
 * Pays every drop of the price at which receivers buy themselves (差价): whoever buys at a lower price than everybody
 * below has the difference to the lowest price so far, first to what the buyer paid.
 *
 * @property prices The prices of levels. A level without a price earns nothing.
 * @property ineligible What happens to the difference of one who may not earn.
 * @property maxDepth How many steps above the buyer are looked at, 1 to 1000; absent for all.
 */
@Serializable
public data class PriceDifference(
    public val prices: List<LevelPrice>,
    public val ineligible: IneligibleClaim? = null,
    public val maxDepth: Long? = null,
) : BonusKind

/**
 * Unit prices (价目表) for one audience. The more specific audience wins, not the lower price.
 *
 * @property id Names the list; unique in the book.
 * @property audience Whom it is for; everyone when left out.
 * @property prices The prices.
 * @property window When it holds; always when left out. Of two lists for one audience, the one with a window wins while it is open;
 * two open windows over one variant are refused.
 * @property currency The currency of its prices; the book's when left out. A cart in another currency is priced by lists in it alone.
 * @property adjustment Prices of the variants that have none in the list: the next less specific price, changed.
 */
@Serializable
public data class PriceList(
    public val id: String,
    public val audience: Audience? = null,
    public val prices: List<ListedPrice> = emptyList(),
    public val window: Window? = null,
    public val currency: String? = null,
    public val adjustment: Adjustment? = null,
)

/**
 * A variant (规格) with its default price.
 *
 * @property variant The variant; unique in the book.
 * @property product The product that it is a variant of.
 * @property price For one unit, in major units, zero or more; may be finer than the currency.
 * @property category Its category.
 * @property tags What filters may ask for; at most 64.
 * @property cost What one unit costs the shop, in major units.
 * @property minimum The least that one unit may cost after all offers, in major units: the minimum advertised price.
 * @property tax The category that it is taxed by; the book's default when left out.
 */
@Serializable
public data class PricedVariant(
    public val variant: String,
    public val product: String,
    public val price: BigDecimal,
    public val category: String? = null,
    public val tags: List<String> = emptyList(),
    public val cost: BigDecimal? = null,
    public val minimum: BigDecimal? = null,
    public val tax: String? = null,
)

/**
 * A product as the host describes it: what is listed, with its variants.
 *
 * @property id The product's id.
 * @property variants What can be bought: 1 to 1000 variants.
 * @property names Its name by language.
 * @property category The category it belongs to.
 * @property tags Tags, at most 100.
 */
@Serializable
public data class Product(
    public val id: String,
    public val variants: List<Variant>,
    public val names: List<LocalText> = emptyList(),
    public val category: String? = null,
    public val tags: List<String> = emptyList(),
)

/**
 * The claims of one product.
 *
 * @property product The product.
 * @property rates What a level has a claim to; none for a product that pays nothing under this bonus.
 */
@Serializable
public data class ProductClaims(
    public val product: String,
    public val rates: List<LevelClaim>,
)

/**
 * The rates of one product.
 *
 * @property product The product.
 * @property tiers One rate for each depth; none for a product that pays nothing under this bonus.
 * @property levelRates Other rates for receivers of a level at one tier.
 */
@Serializable
public data class ProductRates(
    public val product: String,
    public val tiers: List<CommissionTier>,
    public val levelRates: List<LevelRate> = emptyList(),
)

/**
 * How many units of a variant one order may have.
 *
 * @property variant The variant.
 * @property most The most units.
 */
@Serializable
public data class PurchaseLimit(
    public val variant: String,
    public val most: Long,
)

/**
 * An order that waits for a person.
 *
 * @property order The order.
 * @property stage Where it stands.
 * @property since When it was paid.
 * @property priority Its priority, in minutes: the higher, the earlier.
 * @property failures How often its delivery failed.
 * @property level The buyer's level when it was placed.
 */
@Serializable
public data class QueuedOrder(
    public val order: String,
    public val stage: Stage,
    public val since: Instant,
    public val priority: Long,
    public val failures: Long,
    public val level: String? = null,
)

/**
 * The share of a channel and what is left of it.
 *
 * @property channel The channel.
 * @property guaranteed Units that are kept for it.
 * @property taken What it took since the quota was put, less what came back.
 * @property available What it may take now.
 * @property maximum The most that it may take.
 */
@Serializable
public data class QuotaView(
    public val channel: String,
    public val guaranteed: Long,
    public val taken: Long,
    public val available: Long,
    @EncodeDefault public val maximum: Long? = null,
)

/**
 * A line of a quote.
 *
 * @property variant The variant.
 * @property quantity How many units.
 * @property unitPrice What one unit costs at list price.
 * @property list What all units cost at list price.
 * @property discount What the line costs less than that.
 * @property orderDiscount What of the discount is the line's share of offers on the whole order.
 * @property total What the line costs.
 * @property tax Its tax.
 */
@Serializable
public data class QuoteLine(
    public val variant: String,
    public val quantity: Long,
    public val unitPrice: BigDecimal,
    public val list: BigDecimal,
    public val discount: BigDecimal,
    public val orderDiscount: BigDecimal,
    public val total: BigDecimal,
    public val tax: BigDecimal? = null,
)

/**
 * What the way to pay costs.
 *
 * @property method The way to pay.
 * @property amount The fee.
 * @property borneBy Who pays it.
 * @property tax Its tax.
 */
@Serializable
public data class QuotedFee(
    public val method: String,
    public val amount: BigDecimal,
    public val borneBy: BorneBy,
    public val tax: BigDecimal? = null,
)

/**
 * What an offer gives along.
 *
 * @property variant The variant.
 * @property quantity How many units.
 * @property worth What they cost otherwise.
 * @property offer The offer.
 */
@Serializable
public data class QuotedGift(
    public val variant: String,
    public val quantity: Long,
    public val worth: BigDecimal,
    public val offer: String,
)

/**
 * What shipping costs.
 *
 * @property method The way to ship.
 * @property list At list price.
 * @property discount What it costs less than that.
 * @property total What it costs.
 * @property tax Its tax.
 */
@Serializable
public data class QuotedShipping(
    public val method: String,
    public val list: BigDecimal,
    public val discount: BigDecimal,
    public val total: BigDecimal,
    public val tax: BigDecimal? = null,
)

/**
 * The tax of a category.
 *
 * @property category The category.
 * @property percent Its rate.
 * @property net What is taxed, without the tax.
 * @property tax The tax.
 */
@Serializable
public data class QuotedTax(
    public val category: String,
    public val percent: BigDecimal,
    public val net: BigDecimal,
    public val tax: BigDecimal,
)

/**
 * How often something may be tried.
 *
 * @property tokens How many tries a full bucket allows at once.
 * @property every After how long one try comes back.
 */
@Serializable
public data class Rate(
    public val tokens: Long,
    public val every: Duration,
)

/**
 * How long stock may be held without being paid, and by whom. Absent fields take the defaults that stand with them.
 *
 * @property maxUnpaidPerDevice How many unpaid orders and reservations one device may have open. 1 to 10 000; default 5.
 * @property maxUnpaidPerContact How many unpaid orders and reservations one contact may have open. 1 to 10 000; default 5.
 * @property guestsNamed Whether a guest must name a device or a contact. Default: no.
 * @property scarceUnits A variant with so many units available, or fewer, is scarce. 0 to 1 000 000 000; default 0: none is.
 * @property scarcePercent A variant is scarce too where so many percent of what is not sold yet, or fewer, are available. 0 to 100; default 0.
 * @property scarceWait How long an order of anything scarce waits for its payment, where that is shorter. 1 s to 366 days; default 5 min.
 * @property reservationWait How long stock is held without an order at the most. 1 s to 366 days; default 10 min.
 * @property extension How long from now an unpaid order or a reservation is held once it is extended. 1 s to 366 days; default 15 min.
 * @property maxExtensions How often each may be extended. 0 to 1 000; default 3.
 * @property longestWait How long each may be held in all. 1 s to 366 days; default 1 hour.
 * @property giftAttempts With how many wrong codes a gift may be claimed. 1 to 1 000; default 10.
 * @property giftUnclaimed Where the money of a gift goes that nobody claimed; of a guest's always back to where it came from. Default: there.
 * @property restockLimit How many subscribers are told of a restock by one command at the most. 1 to 10 000; default 100.
 * @property reviewRequired Whether products are sold only once they are reviewed and approved. Default: no.
 */
@Serializable
public data class ReachSettings(
    public val maxUnpaidPerDevice: Long? = null,
    public val maxUnpaidPerContact: Long? = null,
    public val guestsNamed: Boolean? = null,
    public val scarceUnits: Long? = null,
    public val scarcePercent: Long? = null,
    public val scarceWait: Duration? = null,
    public val reservationWait: Duration? = null,
    public val extension: Duration? = null,
    public val maxExtensions: Long? = null,
    public val longestWait: Duration? = null,
    public val giftAttempts: Long? = null,
    public val giftUnclaimed: RefundTo? = null,
    public val restockLimit: Long? = null,
    public val reviewRequired: Boolean? = null,
)

/** Who is told. How to reach them the host knows. */
@Serializable(with = RecipientForms::class)
public sealed interface Recipient {
    /** A customer. */
    public data class Customer(
        public val value: String,
    ) : Recipient

    /** A contact, by the hash that the host made of it. */
    public data class Contact(
        public val value: String,
    ) : Recipient

    /** The guest who placed an order. */
    public data class Guest(
        public val value: String,
    ) : Recipient

    /** The shop's own people. */
    public data object Merchant : Recipient

    /** A supplier. */
    public data class Supplier(
        public val value: String,
    ) : Recipient
}

internal object RecipientForms : Union<Recipient>({
    listOf(
        bare("customer", Recipient.Customer::class.java, String.serializer(), { Recipient.Customer(it) }, { it.value }),
        bare("contact", Recipient.Contact::class.java, String.serializer(), { Recipient.Contact(it) }, { it.value }),
        bare("guest", Recipient.Guest::class.java, String.serializer(), { Recipient.Guest(it) }, { it.value }),
        word("merchant", Recipient.Merchant),
        bare("supplier", Recipient.Supplier::class.java, String.serializer(), { Recipient.Supplier(it) }, { it.value }),
    )
})

/**
 * Units of one line.
 *
 * @property line The line's position in the order, from 0.
 * @property units How many units.
 */
@Serializable
public data class RefundLine(
    public val line: Long,
    public val units: Long,
)

/**
 * What is not so with most refunds.
 *
 * @property sources Which source gets how much of it back; absent where all goes to one place: the wallet, or the source of the
 * order's only payment.
 * @property given What of it is given without units: so much of each line, as the lines tell, and so much beside them.
 * @property kept What of the shipping stays paid although every unit came back.
 * @property despite Why it was made although the time for it is over or it is never made.
 * @property cashbackLost Cashback that could not be taken back, because the wallet has not as much.
 * @property chargedBack Whether the payer's bank took the money back.
 * @property faulty Whether the units were faulty.
 */
@Serializable
public data class RefundNotes(
    public val sources: RefundSources? = null,
    public val given: Given? = null,
    public val kept: Charge? = null,
    public val despite: String? = null,
    public val cashbackLost: Long = 0,
    public val chargedBack: Boolean = false,
    public val faulty: Boolean = false,
)

/**
 * Where a refund to the source goes.
 *
 * @property parts How much goes back to the source of which payment.
 * @property wallet What goes into the buyer's wallet, because it came from there or its source cannot get it.
 * @property awaited Whether the gateway has still to confirm the parts.
 */
@Serializable
public data class RefundSources(
    public val parts: List<PaymentPart>,
    public val wallet: Long,
    public val awaited: Boolean,
)

/** Where a refund stands. */
@Serializable
public enum class RefundState {
    /** The payer has the money. */
    @SerialName("made")
    MADE,

    /** The gateway has not confirmed it yet. */
    @SerialName("awaited")
    AWAITED,

    /** The gateway could not send it; the money waits for going back another way. */
    @SerialName("failed")
    FAILED,
}

/** Where refunded money goes. */
@Serializable
public enum class RefundTo {
    /** Back through the gateway. */
    @SerialName("source")
    SOURCE,

    /** Into the buyer's wallet. */
    @SerialName("wallet")
    WALLET,
}

/**
 * A refund as the outside sees it.
 *
 * @property refund The refund.
 * @property amount How much.
 * @property state Where it stands.
 * @property order The order that it belongs to.
 */
@Serializable
public data class RefundView(
    public val refund: String,
    public val amount: Money,
    public val state: RefundState,
    public val order: String? = null,
)

/** Until when units that were handed over are refunded. */
@Serializable(with = RefundWindowForms::class)
public sealed interface RefundWindow {
    /** At any time. */
    public data object Always : RefundWindow

    /** Never. */
    public data object Never : RefundWindow

    /** So many days after the delivery, the last moment included. */
    public data class Days(
        public val value: Long,
    ) : RefundWindow
}

internal object RefundWindowForms : Union<RefundWindow>({
    listOf(
        word("always", RefundWindow.Always),
        word("never", RefundWindow.Never),
        bare("days", RefundWindow.Days::class.java, Long.serializer(), { RefundWindow.Days(it) }, { it.value }),
    )
})

/**
 * Refunded units of one line.
 *
 * @property line The line's position in the order, from 0.
 * @property units How many units.
 * @property amount What they were worth.
 * @property keys The handles of the keys that came back.
 * @property parts Those of a line that has several pools; `keys` is empty then.
 */
@Serializable
public data class RefundedLine(
    public val line: Long,
    public val units: Long,
    public val amount: Long,
    public val keys: List<Long>,
    public val parts: List<PoolKeys>? = null,
)

/**
 * A key that an import leaves out.
 *
 * @property position Its position in the import, from 0. A key file's line is found with `Parsed::lines`.
 * @property reason Why.
 */
@Serializable
public data class RejectedKey(
    public val position: Long,
    public val reason: RejectedKeyReason,
)

/** Why an import leaves a key out. */
@Serializable(with = RejectedKeyReasonForms::class)
public sealed interface RejectedKeyReason {
    /** The same key stands earlier in the import. */
    @Serializable
    public data class TwiceInBatch(
        public val first: Long,
    ) : RejectedKeyReason

    /** A pool of the shop holds the key. */
    @Serializable
    public data class InStock(
        public val pool: String,
    ) : RejectedKeyReason

    /** The shop has sold the key. */
    @Serializable
    public data class Sold(
        public val pool: String,
    ) : RejectedKeyReason

    /** Sealed bytes are never so short or long. */
    @Serializable
    public data class SealedLength(
        public val length: Long,
    ) : RejectedKeyReason

    /** The key was taken out of the shop. */
    @Serializable
    public data class Exported(
        public val pool: String,
    ) : RejectedKeyReason

    /** Buyers cannot be shown the preview. */
    @Serializable
    public data object BadPreview : RejectedKeyReason
}

internal object RejectedKeyReasonForms : Union<RejectedKeyReason>({
    listOf(
        form("twice_in_batch", RejectedKeyReason.TwiceInBatch::class.java, RejectedKeyReason.TwiceInBatch.serializer()),
        form("in_stock", RejectedKeyReason.InStock::class.java, RejectedKeyReason.InStock.serializer()),
        form("sold", RejectedKeyReason.Sold::class.java, RejectedKeyReason.Sold.serializer()),
        form("sealed_length", RejectedKeyReason.SealedLength::class.java, RejectedKeyReason.SealedLength.serializer()),
        form("exported", RejectedKeyReason.Exported::class.java, RejectedKeyReason.Exported.serializer()),
        form("bad_preview", RejectedKeyReason.BadPreview::class.java, RejectedKeyReason.BadPreview.serializer()),
    )
})

/**
 * One line that gave no key.
 *
 * @property line Its number in the file, from 1, blank lines and the header counted.
 * @property reason Why.
 * @property text The line without its secret: its first character and its length.
 */
@Serializable
public data class RejectedLine(
    public val line: Long,
    public val reason: LineReason,
    public val text: String,
)

/**
 * A notice in words.
 *
 * @property subject A line above the text: plain text, whatever the output.
 * @property text The text.
 * @property language The language that was found.
 * @property output What the text is.
 */
@Serializable
public data class Rendered(
    public val subject: String,
    public val text: String,
    public val language: String,
    public val output: NoticeOutput,
)

/** What a further purchase does. */
@Serializable
public enum class Repurchase {
    /** It pays as the first did, and makes nobody a partner. */
    @SerialName("pays")
    PAYS,

    /** It pays, and counts as another recruit. */
    @SerialName("pays_and_counts")
    PAYS_AND_COUNTS,

    /** It pays nothing. */
    @SerialName("nothing")
    NOTHING,
}

/** How a reservation ended. */
@Serializable
public enum class ReservationEnd {
    /** It was given up. */
    @SerialName("released")
    RELEASED,

    /** Its time was over. */
    @SerialName("expired")
    EXPIRED,
}

/**
 * Units of one variant.
 *
 * @property variant The variant.
 * @property quantity How many units.
 */
@Serializable
public data class ReserveLine(
    public val variant: String,
    public val quantity: Long,
)

/**
 * Units of one variant that a reservation holds.
 *
 * @property variant The variant.
 * @property wanted How many were asked for.
 * @property quantity How many are held.
 * @property keys The handles of their keys; empty where the stock has no keys.
 * @property parts The keys of each pool, where the variant is fed by several.
 */
@Serializable
public data class ReservedUnits(
    public val variant: String,
    public val wanted: Long,
    public val quantity: Long,
    public val keys: List<Long>,
    public val parts: List<PoolKeys>? = null,
)

/** How a complaint ended. What was decided is done before. */
@Serializable(with = ResolutionForms::class)
public sealed interface Resolution {
    /**
     * Nothing is wrong.
     *
     * @property reason Why, for people.
     */
    @Serializable
    public data class Rejected(
        public val reason: String,
    ) : Resolution

    /** Money went back. */
    public data object Refunded : Resolution

    /** Units were exchanged. */
    public data object Replaced : Resolution
}

internal object ResolutionForms : Union<Resolution>({
    listOf(
        form("rejected", Resolution.Rejected::class.java, Resolution.Rejected.serializer()),
        word("refunded", Resolution.Refunded),
        word("replaced", Resolution.Replaced),
    )
})

/** From where money goes back. */
@Serializable
public enum class ReturnFrom {
    /** From what waits of the payment. */
    @SerialName("spare")
    SPARE,

    /** From the wallet of who paid. */
    @SerialName("wallet")
    WALLET,
}

/**
 * How often a reusable key may be sold.
 *
 * @property maxUses Most uses in all; no limit if not given.
 * @property perBuyer Most uses of one buyer; no limit if not given.
 */
@Serializable
public data class ReusableLimits(
    public val maxUses: Long? = null,
    public val perBuyer: Long? = null,
)

/**
 * How much of a commission line was taken back.
 *
 * @property promoter Whose commission.
 * @property index The commission line's position among the order's, from 0.
 * @property amount How much.
 * @property vested Whether it was vested, so that it leaves the available balance.
 */
@Serializable
public data class ReversedLine(
    public val promoter: String,
    public val index: Long,
    public val amount: Long,
    public val vested: Boolean,
)

/**
 * What somebody said of a product.
 *
 * @property state Where it stands.
 * @property by Who said so last; empty while nobody did.
 * @property reason Why.
 */
@Serializable
public data class Review(
    public val state: ReviewState,
    public val by: String,
    public val reason: String? = null,
)

/** Where the review of a product stands. */
@Serializable
public enum class ReviewState {
    /** It is being described. */
    @SerialName("draft")
    DRAFT,

    /** Somebody is to look at it. */
    @SerialName("in_review")
    IN_REVIEW,

    /** It may be sold. */
    @SerialName("approved")
    APPROVED,

    /** It may not. */
    @SerialName("refused")
    REFUSED,
}

/**
 * How amounts between minor units are settled: a setting, never implicit.
 *
 * @property mode Which neighbour.
 * @property scope What is rounded as one.
 */
@Serializable
public data class Rounding(
    public val mode: RoundingMode? = null,
    public val scope: RoundingScope? = null,
)

/** Which of the two neighbours an amount between minor units becomes. Signs are symmetric: −2.5 rounds as 2.5 does. */
@Serializable
public enum class RoundingMode {
    /** To the nearest, ties away from zero (四舍五入). */
    @SerialName("half_up")
    HALF_UP,

    /** To the nearest, ties to the even neighbour (banker's rounding, IEEE 754 roundTiesToEven). */
    @SerialName("half_even")
    HALF_EVEN,

    /** To the nearest, ties towards zero. */
    @SerialName("half_down")
    HALF_DOWN,

    /** Towards zero (抹零). */
    @SerialName("down")
    DOWN,

    /** Away from zero. */
    @SerialName("up")
    UP,
}

/** What is rounded as one. */
@Serializable
public enum class RoundingScope {
    /** Each unit, then times the quantity. */
    @SerialName("unit")
    UNIT,

    /** Each line once. */
    @SerialName("line")
    LINE,

    /** The order once; the lines get their shares by allocation. */
    @SerialName("order")
    ORDER,
}

/**
 * One sale: who bought what, and who stands above.
 *
 * @property buyer Who bought.
 * @property lines What was bought.
 * @property upline The inviter, the inviter's inviter, and so on.
 * @property subShops The sub-shops through which it was sold, from the one that sold upwards.
 */
@Serializable
public data class Sale(
    public val buyer: SalePerson,
    public val lines: List<SaleLine>,
    public val upline: List<SalePerson> = emptyList(),
    public val subShops: List<SaleSubShop> = emptyList(),
)

/**
 * A figure of a person in a `Sale`, whatever the window.
 *
 * @property figure Which.
 * @property value How much: whole major units where it is an amount.
 */
@Serializable
public data class SaleFigure(
    public val figure: Figure,
    public val value: Long,
)

/**
 * When a variant is on sale, for whom, and how much of it. What is left out limits nothing.
 *
 * @property variant The variant.
 * @property window When it is on sale.
 * @property who For whom (专属): a condition on the channel, the buyer's level, the first order, the moment.
 * @property perBuyer How many units one buyer may have in all, over so long; at most 8. Where there is one, guests cannot buy. None for a
 * bundle: its parts are counted, whatever they are bought in.
 * @property flash An allowance beside the real stock; none for a bundle.
 */
@Serializable
public data class SaleLimits(
    public val variant: String,
    public val window: Window? = null,
    public val who: Condition? = null,
    public val perBuyer: List<BuyerLimit> = emptyList(),
    public val flash: Flash? = null,
)

/**
 * A line in a `Sale`.
 *
 * @property product The product.
 * @property quantity How many units.
 * @property paid What the buyer paid for the line, in major units of the plan's currency.
 * @property category The category of the product, where rates go by it.
 * @property list The line at list price; what was paid where not said.
 * @property cost What the goods cost the shop; unknown where not said.
 */
@Serializable
public data class SaleLine(
    public val product: String,
    public val quantity: Long,
    public val paid: BigDecimal,
    public val category: String? = null,
    public val list: BigDecimal? = null,
    public val cost: BigDecimal? = null,
)

/**
 * A person in a `Sale`.
 *
 * @property id The customer.
 * @property level The level, if any. Levels that the plan does not name are all alike to it.
 * @property promoter Whether the customer can earn commission; true where not said.
 * @property figures What gates may ask of; a figure that is not said fails every test.
 * @property excluded Why the person may not earn, where that is so.
 */
@Serializable
public data class SalePerson(
    public val id: String,
    public val level: String? = null,
    public val promoter: Boolean? = null,
    public val figures: List<SaleFigure> = emptyList(),
    public val excluded: Exclusion? = null,
)

/**
 * A sub-shop in a `Sale`.
 *
 * @property owner Its owner.
 * @property buysAt At what price it buys the units of each line, in major units.
 */
@Serializable
public data class SaleSubShop(
    public val owner: SalePerson,
    public val buysAt: List<BigDecimal>,
)

/**
 * The limits of a variant and what is left of them.
 *
 * @property sale The limits.
 * @property had For each limit of a buyer, how many units the buyer has within its window; empty without a buyer.
 * @property flashLeft How many units of the flash sale's allowance are left.
 */
@Serializable
public data class SaleView(
    public val sale: SaleLimits,
    public val had: List<Long>,
    public val flashLeft: Long? = null,
)

/**
 * A key as the machine knows it: fingerprint and sealed bytes. It holds nothing that a thief could use.
 *
 * The bytes are a header (version, number of the sealing key), the encrypted canonical form, and an authentication tag;
 * a host that keeps secrets elsewhere may put its own reference of 22 to 16 405 bytes there.
 *
 * @property fingerprint Tells equal keys.
 * @property bytes In JSON base64, in CBOR a byte string.
 */
@Serializable
public data class SealedKey(
    public val fingerprint: String,
    public val bytes: String,
)

/**
 * SealedKeys
 *
 * @property lines For each key, its line number from 1.
 */
@Serializable
public data class SealedKeys(
    public val keys: List<SealedKey>,
    public val lines: List<Long>,
    public val report: ImportReport,
)

/**
 * A customer's seat in a placement tree.
 *
 * @property legs The legs below, from the left.
 * @property sponsor Who brought the customer; absent for the first in the tree.
 * @property above Under whom the customer sits; absent for the first in the tree.
 * @property leg In which leg, from 0.
 */
@Serializable
public data class SeatView(
    public val legs: List<LegOfSeat>,
    @EncodeDefault public val sponsor: String? = null,
    @EncodeDefault public val above: String? = null,
    @EncodeDefault public val leg: Long? = null,
)

/** Which key of a pool is sold next, among batches of the same priority. */
@Serializable(with = SelectionForms::class)
public sealed interface Selection {
    /** What was imported first; a released key is first again. */
    public data object FirstIn : Selection

    /** Of the batch whose validity ends first; those without an end come last. */
    public data object FirstExpired : Selection

    /** Of the batch that was imported last; within it in the order of the import. */
    public data object Newest : Selection

    /**
     * Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
     * keys of the same pool on every machine; the event names the keys, so history stays.
     *
     * @property seed Scatters the lots.
     */
    @Serializable
    public data class Random(
        public val seed: Long = 0,
    ) : Selection
}

internal object SelectionForms : Union<Selection>({
    listOf(
        word("first_in", Selection.FirstIn),
        word("first_expired", Selection.FirstExpired),
        word("newest", Selection.Newest),
        form("random", Selection.Random::class.java, Selection.Random.serializer()),
    )
})

/** Whether buyers who are promoters earn from their own orders. */
@Serializable
public enum class SelfPurchase {
    /** Never: the first tier is the inviter's. */
    @SerialName("excluded")
    EXCLUDED,

    /**
     * An eligible buyer takes the first tier (自购返佣) and the inviter the second; for a buyer who is not eligible the
     * first tier is the inviter's.
     */
    @SerialName("included")
    INCLUDED,
}

/**
 * A sub-shop's owner, and what the sub-shop adds.
 *
 * @property owner The owner.
 * @property markup What is added to the price at which it buys, in percent.
 */
@Serializable
public data class Seller(
    public val owner: String,
    public val markup: BigDecimal,
)

/**
 * How a parcel can be found.
 *
 * @property carrier Who carries it, for people: 1 to 400 bytes.
 * @property tracking The carrier's number for it: 1 to 400 bytes.
 */
@Serializable
public data class SentParcel(
    public val carrier: String,
    public val tracking: String,
)

/**
 * What a shop is set up with. Absent fields take the defaults that stand with them.
 *
 * @property currency The currency of all prices, payments and balances. Default: CNY.
 * @property hashSeed Scatters the tables of ids, so that chosen ids cannot be made to collide. Changes no result. Default: 0.
 * @property orderExpiry How long an unpaid order keeps its reservations, where the channel does not say. 1 s to 366 days; default 15 min.
 * @property quoteHonoured How long the moment that a quote was made for is honoured. Up to 30 days; default 15 min.
 * @property completeAfter How long after its delivery an order completes. Up to 366 days; default 7 days.
 * @property maxUnpaidOrders How many unpaid orders one buyer may have open. 1 to 10 000; default 5.
 * @property maxLines How many lines an order may have. 1 to 1 000; default 100.
 * @property freeOrders Whether an order may cost nothing. Default: yes.
 * @property latePayment What happens to a payment that comes after its order expired or was cancelled.
 * @property rememberCommands How many text command ids are remembered at the most. 1 to 10 000 000; default 100 000.
 * @property rememberFor How long text command ids are remembered, in logical time. Up to 366 days; default 1 day.
 * @property maxSessions How many client sessions may be open. 1 to 1 000 000; default 1 000.
 * @property tickLimit How much one `Tick` does at the most. 1 to 100 000; default 1 000.
 * @property money What happens to money that is not just what is to be paid, and to refunds.
 * @property fulfil How orders are made good that wait.
 * @property archive When orders that came to an end may leave memory.
 * @property reach How long stock may be held without being paid, and by whom.
 * @property lookup How often lookups may fail.
 * @property people Who may be bound to whom, how teams are counted, and in which periods.
 * @property plans What plans are held against before they are published.
 */
@Serializable
public data class Settings(
    public val currency: String? = null,
    public val hashSeed: Long? = null,
    public val orderExpiry: Duration? = null,
    public val quoteHonoured: Duration? = null,
    public val completeAfter: Duration? = null,
    public val maxUnpaidOrders: Long? = null,
    public val maxLines: Long? = null,
    public val freeOrders: Boolean? = null,
    public val latePayment: LatePayment? = null,
    public val rememberCommands: Long? = null,
    public val rememberFor: Duration? = null,
    public val maxSessions: Long? = null,
    public val tickLimit: Long? = null,
    public val money: MoneySettings? = null,
    public val fulfil: FulfilSettings? = null,
    public val archive: ArchiveSettings? = null,
    public val reach: ReachSettings? = null,
    public val lookup: LookupSettings? = null,
    public val people: PeopleSettings? = null,
    public val plans: PlanSettings? = null,
)

/** How a withdrawal ended. */
@Serializable(with = SettlementForms::class)
public sealed interface Settlement {
    /** The money left. */
    public data object Paid : Settlement

    /**
     * It did not; the commission is available again.
     *
     * @property reason Why, for people.
     */
    @Serializable
    public data class Failed(
        public val reason: String,
    ) : Settlement
}

internal object SettlementForms : Union<Settlement>({
    listOf(
        word("paid", Settlement.Paid),
        form("failed", Settlement.Failed::class.java, Settlement.Failed.serializer()),
    )
})

/** How much a finding matters. */
@Serializable
public enum class Severity {
    /** Worth knowing. */
    @SerialName("note")
    NOTE,

    /** Something has no effect, or costs money. */
    @SerialName("warning")
    WARNING,
}

/**
 * How much for whom.
 *
 * @property promoter Who earns.
 * @property amount How much.
 */
@Serializable
public data class Share(
    public val promoter: String,
    public val amount: Long,
)

/**
 * A way to ship and what it costs.
 *
 * @property id Names it; unique in the book.
 * @property price For an order, in major units of the book's currency, zero or more.
 * @property each For each unit on top, in major units, zero or more.
 * @property when Who may choose it: facts of the order before any offer.
 * @property tax The category that it is taxed by; untaxed when left out.
 */
@Serializable
public data class ShippingMethod(
    public val id: String,
    public val price: BigDecimal,
    public val each: BigDecimal = BigDecimal.ZERO,
    public val `when`: Condition? = null,
    public val tax: String? = null,
)

/**
 * The shop's own balances, as people read them: what it has or spent, and what it owes or earned, both positive.
 *
 * @property gateway Money with the gateways.
 * @property held Money of undelivered orders.
 * @property revenue Sales.
 * @property commission Commission spent.
 * @property fees Fees earned.
 * @property tax Tax owed.
 * @property rounding What round sums brought; negative where they cost.
 * @property promotion What offers gave back to buyers.
 * @property spare Money that bought nothing and waits for going back.
 * @property refunding Refunds that the gateway has not confirmed yet.
 * @property adjustments What people took from wallets by hand, less what they gave.
 * @property chargebacks What payers' banks took back.
 * @property cost What delivered keys cost at their suppliers.
 */
@Serializable
public data class ShopBalances(
    public val gateway: Money,
    public val held: Money,
    public val revenue: Money,
    public val commission: Money,
    public val fees: Money,
    public val tax: Money,
    public val rounding: Money,
    public val promotion: Money,
    public val spare: Money,
    public val refunding: Money,
    public val adjustments: Money,
    public val chargebacks: Money,
    public val cost: Money,
)

/**
 * What a supplier is owed for keys.
 *
 * @property supplier The supplier.
 * @property amount How much more, or with a minus less.
 */
@Serializable
public data class ShopSupplierShare(
    public val supplier: String,
    public val amount: Long,
)

/**
 * A shop as a whole.
 *
 * @property sequence The number of the last record.
 * @property records How many records the journal has, the opening among them.
 * @property untaken How many of the journal's bytes the host has not taken yet.
 */
@Serializable
public data class ShopView(
    public val shop: String,
    public val clock: Instant,
    public val sequence: Long,
    public val records: Long,
    public val journalHead: String,
    public val untaken: Long,
    public val currentPeriod: Long,
    @EncodeDefault public val nextDeadline: Instant? = null,
)

/**
 * Units of one line that have no stock.
 *
 * @property line The line's position in the order, from 0.
 * @property units How many units.
 */
@Serializable
public data class ShortUnits(
    public val line: Long,
    public val units: Long,
)

/**
 * What a plan came to on many orders.
 *
 * @property paidBasisPoints What was paid as a share of the revenue, in hundredths of a percent, rounded down.
 * @property cut What rates would have paid beyond caps and limits.
 * @property receivers How many people earn anything.
 * @property marginLeft What is left of the revenue after the goods' cost and the plan; absent where a cost is not known.
 */
@Serializable
public data class Simulated(
    public val orders: Long,
    public val revenue: Money,
    public val paid: Money,
    public val paidBasisPoints: Long,
    public val cut: Money,
    public val byTier: List<TierView>,
    public val byLevel: List<LevelView>,
    public val byBonus: List<BonusView>,
    public val receivers: Long,
    public val top: TopView,
    public val marginLeft: Money? = null,
    public val worst: WorstView? = null,
)

/** Where money goes that buys nothing. */
@Serializable
public enum class SpareMoney {
    /** Into the buyer's wallet; that of a guest waits. */
    @SerialName("wallet")
    WALLET,

    /** It waits for `ReturnPayment` to send it back or to credit it. */
    @SerialName("wait")
    WAIT,
}

/**
 * What is to be split.
 *
 * @property total The whole, in major units.
 * @property currency Its currency.
 * @property weights What the parts are in proportion to; decimals.
 * @property rule Who gets what is left after every part is cut down to whole minor units.
 */
@Serializable
public data class Split(
    public val total: BigDecimal,
    public val currency: String,
    public val weights: List<BigDecimal>,
    public val rule: AllocationRule? = null,
)

/** Where an order stands. */
@Serializable
public enum class Stage {
    /** Stock is reserved; the payment is awaited until the deadline. */
    @SerialName("placed")
    PLACED,

    /** Paid; the delivery is awaited. */
    @SerialName("paid")
    PAID,

    /** A person decides: it was paid too late and the stock is gone, or somebody looks at it and it keeps its stock. */
    @SerialName("held")
    HELD,

    /** Everything is delivered. */
    @SerialName("fulfilled")
    FULFILLED,

    /** The time for ordinary complaints is over. */
    @SerialName("completed")
    COMPLETED,

    /** Not paid in time; the stock is free again. */
    @SerialName("expired")
    EXPIRED,

    /** Given up before it was paid. */
    @SerialName("cancelled")
    CANCELLED,

    /** All of it is refunded. */
    @SerialName("refunded")
    REFUNDED,

    /** Paid; some units are handed over, others are still owed. */
    @SerialName("fulfilling")
    FULFILLING,
}

/** What a policy says of a finding. */
@Serializable
public enum class Stance {
    /** Worth knowing. */
    @SerialName("note")
    NOTE,

    /** To be looked at by somebody who knows the law. */
    @SerialName("warn")
    WARN,

    /** The plan is not published, unless the host says by name and reason that it shall be. */
    @SerialName("refuse")
    REFUSE,
}

/** Whether a promoter earns, and why not. */
@Serializable
public enum class Standing {
    /** The promoter earns. */
    @SerialName("active")
    ACTIVE,

    /** The customer has not the role of a promoter. */
    @SerialName("no_promoter")
    NO_PROMOTER,

    /** Blocked by the shop's people (拉黑). */
    @SerialName("blocked")
    BLOCKED,

    /** Without an own delivered order for too long (沉睡). */
    @SerialName("dormant")
    DORMANT,

    /** Erased. */
    @SerialName("left")
    LEFT,
}

/**
 * One step of a trace with its names. Amounts are decimal text in major units; where the order is rounded once at the
 * end they may be finer than the currency.
 */
@Serializable
@JsonClassDiscriminator("step")
public sealed interface Step {
    /**
     * The list price of a line.
     *
     * @property variant The line's variant.
     * @property quantity How many.
     * @property unitPrice For one unit.
     * @property amount For the line.
     * @property list The price list that it came from; the variant's own price otherwise.
     */
    @Serializable
    @SerialName("list_price")
    public data class ListPrice(
        public val variant: String,
        public val quantity: Long,
        public val unitPrice: String,
        public val amount: String,
        @EncodeDefault public val list: String? = null,
    ) : Step

    /**
     * A more specific list changed the price.
     *
     * @property variant The line's variant.
     * @property list The price list.
     * @property unitPrice For one unit.
     * @property amount For the line.
     */
    @Serializable
    @SerialName("adjusted")
    public data class Adjusted(
        public val variant: String,
        public val list: String,
        public val unitPrice: String,
        public val amount: String,
    ) : Step

    /**
     * What the keys that were picked cost on top.
     *
     * @property variant The line's variant.
     * @property amount On top.
     * @property after The line with it.
     */
    @Serializable
    @SerialName("premium")
    public data class Premium(
        public val variant: String,
        public val amount: String,
        public val after: String,
    ) : Step

    /**
     * What the sub-shops through which is sold added.
     *
     * @property variant The line's variant.
     * @property amount On top.
     * @property after The line with it.
     */
    @Serializable
    @SerialName("markup")
    public data class Markup(
        public val variant: String,
        public val amount: String,
        public val after: String,
    ) : Step

    /**
     * The price at home became that of the region where the order is taxed.
     *
     * @property variant The line's variant.
     * @property unitPrice For one unit.
     * @property amount For the line.
     */
    @Serializable
    @SerialName("abroad")
    public data class Abroad(
        public val variant: String,
        public val unitPrice: String,
        public val amount: String,
    ) : Step

    /**
     * A floor held up what a tier would have made.
     *
     * @property variant The line's variant.
     * @property wanted The line by the tier.
     * @property kept The line as it stays.
     */
    @Serializable
    @SerialName("floor")
    public data class Floor(
        public val variant: String,
        public val wanted: String,
        public val kept: String,
    ) : Step

    /**
     * What shipping costs by the book.
     *
     * @property method The way to ship.
     * @property amount For the order.
     */
    @Serializable
    @SerialName("shipping")
    public data class Shipping(
        public val method: String,
        public val amount: String,
    ) : Step

    /**
     * A quantity tier took the place of the list price.
     *
     * @property variant The line's variant.
     * @property from The threshold that was reached.
     * @property before The line before.
     * @property after The line after.
     */
    @Serializable
    @SerialName("tier")
    public data class Tier(
        public val variant: String,
        public val from: Long,
        public val before: String,
        public val after: String,
    ) : Step

    /**
     * A quantity tier was reached but is not cheaper.
     *
     * @property variant The line's variant.
     * @property from The threshold that was reached.
     * @property amount The line by the tier.
     * @property kept The line as it stays.
     */
    @Serializable
    @SerialName("tier_passed")
    public data class TierPassed(
        public val variant: String,
        public val from: Long,
        public val amount: String,
        public val kept: String,
    ) : Step

    /**
     * A lane begins.
     *
     * @property lane The lane.
     * @property subtotal What all lines cost now.
     */
    @Serializable
    @SerialName("lane")
    public data class Lane(
        public val lane: String,
        public val subtotal: String,
    ) : Step

    /**
     * An offer took something off.
     *
     * @property offer The offer.
     * @property amount What it took off.
     * @property capped Whether its cap cut it.
     * @property after What all lines cost after it.
     * @property coupon Its coupon's code.
     */
    @Serializable
    @SerialName("applied")
    public data class Applied(
        public val offer: String,
        public val amount: String,
        public val capped: Boolean,
        public val after: String,
        @EncodeDefault public val coupon: String? = null,
    ) : Step

    /**
     * What the offer before took off one line.
     *
     * @property variant The line's variant.
     * @property amount What was taken off.
     * @property after The line after.
     */
    @Serializable
    @SerialName("share")
    public data class Share(
        public val variant: String,
        public val amount: String,
        public val after: String,
    ) : Step

    /**
     * What the offer before took off shipping.
     *
     * @property amount What was taken off.
     * @property after Shipping after.
     */
    @Serializable
    @SerialName("shipping_share")
    public data class ShippingShare(
        public val amount: String,
        public val after: String,
    ) : Step

    /**
     * What the offer before could not take off: floors and caps of lines are in the way.
     *
     * @property amount How much.
     */
    @Serializable
    @SerialName("unplaced")
    public data class Unplaced(
        public val amount: String,
    ) : Step

    /**
     * What the offer before gives along.
     *
     * @property variant The variant.
     * @property quantity Units.
     * @property worth What they cost by list price.
     */
    @Serializable
    @SerialName("gift")
    public data class Gift(
        public val variant: String,
        public val quantity: Long,
        public val worth: String,
    ) : Step

    /**
     * What the offer before gives back later.
     *
     * @property amount How much.
     */
    @Serializable
    @SerialName("cashback")
    public data class Cashback(
        public val amount: String,
    ) : Step

    /**
     * An offer did not apply.
     *
     * @property offer The offer.
     * @property reason Which kind of reason: `condition`, `no_line`, `nothing_off`,
     * `used_up`, `currency`, `beaten`, `after` or `shut_out`.
     * @property why The reason for people, in the language that was asked for.
     * @property coupon Its coupon's code.
     */
    @Serializable
    @SerialName("not_applied")
    public data class NotApplied(
        public val offer: String,
        public val reason: String,
        public val why: String,
        @EncodeDefault public val coupon: String? = null,
    ) : Step

    /**
     * A lane was not run.
     *
     * @property lane The lane.
     * @property by The exclusive offer that ended the quote.
     */
    @Serializable
    @SerialName("lane_skipped")
    public data class LaneSkipped(
        public val lane: String,
        public val by: String,
    ) : Step

    /**
     * The sums before the order was rounded.
     *
     * @property subtotal By list price.
     * @property discount What was taken off.
     */
    @Serializable
    @SerialName("exact")
    public data class Exact(
        public val subtotal: String,
        public val discount: String,
    ) : Step

    /**
     * The tax of all amounts of one category, rounded once; the shares of lines follow.
     *
     * @property category The category.
     * @property percent The rate, in percent.
     * @property inclusive Whether the amount holds the tax.
     * @property amount What is taxed.
     * @property tax Its tax.
     */
    @Serializable
    @SerialName("order_tax")
    public data class OrderTax(
        public val category: String,
        public val percent: String,
        public val inclusive: Boolean,
        public val amount: String,
        public val tax: String,
    ) : Step

    /**
     * The tax of a line.
     *
     * @property variant The line's variant.
     * @property category The category.
     * @property percent The rate, in percent.
     * @property inclusive Whether the amount holds the tax.
     * @property amount What is taxed.
     * @property tax Its tax.
     */
    @Serializable
    @SerialName("tax")
    public data class Tax(
        public val variant: String,
        public val category: String,
        public val percent: String,
        public val inclusive: Boolean,
        public val amount: String,
        public val tax: String,
    ) : Step

    /**
     * The tax of shipping.
     *
     * @property category The category.
     * @property percent The rate, in percent.
     * @property inclusive Whether the amount holds the tax.
     * @property amount What is taxed.
     * @property tax Its tax.
     */
    @Serializable
    @SerialName("shipping_tax")
    public data class ShippingTax(
        public val category: String,
        public val percent: String,
        public val inclusive: Boolean,
        public val amount: String,
        public val tax: String,
    ) : Step

    /**
     * What the way to pay costs.
     *
     * @property method The way to pay.
     * @property amount The fee.
     * @property on Everything else that is to be paid.
     * @property borneBy Who pays it.
     */
    @Serializable
    @SerialName("fee")
    public data class Fee(
        public val method: String,
        public val amount: String,
        public val on: String,
        public val borneBy: BorneBy,
    ) : Step

    /**
     * The tax of the fee.
     *
     * @property category The category.
     * @property percent The rate, in percent.
     * @property inclusive Whether the amount holds the tax.
     * @property amount What is taxed.
     * @property tax Its tax.
     */
    @Serializable
    @SerialName("fee_tax")
    public data class FeeTax(
        public val category: String,
        public val percent: String,
        public val inclusive: Boolean,
        public val amount: String,
        public val tax: String,
    ) : Step

    /**
     * The total became a round sum.
     *
     * @property before The total before.
     * @property after The total.
     */
    @Serializable
    @SerialName("cash_rounding")
    public data class CashRounding(
        public val before: String,
        public val after: String,
    ) : Step
}

/** A pool or a variant: what a quota or an alert is put on. */
@Serializable(with = StockNameForms::class)
public sealed interface StockName {
    /** A pool. */
    public data class Pool(
        public val value: String,
    ) : StockName

    /** A variant. */
    public data class Variant(
        public val value: String,
    ) : StockName
}

internal object StockNameForms : Union<StockName>({
    listOf(
        bare("pool", StockName.Pool::class.java, String.serializer(), { StockName.Pool(it) }, { it.value }),
        bare("variant", StockName.Variant::class.java, String.serializer(), { StockName.Variant(it) }, { it.value }),
    )
})

/**
 * How a stock stands.
 *
 * @property available How many units can be sold now.
 * @property levels When an alert is raised and cleared.
 * @property state How the alert stands.
 * @property sold Units that were handed over on those days.
 * @property days How many days were looked at, today among them.
 * @property coverDays Available units × `days` / `sold`, rounded down; absent where nothing was sold.
 */
@Serializable
public data class StockOutlook(
    public val available: Long,
    public val levels: AlertLevels,
    public val state: AlertState,
    public val sold: Long,
    public val days: Long,
    @EncodeDefault public val coverDays: Long? = null,
)

/** Where the stock of a variant comes from. */
@Serializable(with = StockSourceForms::class)
public sealed interface StockSource {
    /**
     * Each unit is one key of a pool, sold once.
     *
     * @property pool The pool; it must be open.
     */
    @Serializable
    public data class Keys(
        public val pool: String,
    ) : StockSource

    /** Every unit is a use of one reusable key (循环卡). */
    public data object Reusable : StockSource

    /** Units are counted. */
    public data object Counted : StockSource

    /** There is always one more. */
    public data object Unlimited : StockSource

    /** Each unit is one key, sold once, of several pools in their order: 1 to 16 open pools, each once. */
    public data class Pools(
        public val value: List<String>,
    ) : StockSource
}

internal object StockSourceForms : Union<StockSource>({
    listOf(
        form("keys", StockSource.Keys::class.java, StockSource.Keys.serializer()),
        word("reusable", StockSource.Reusable),
        word("counted", StockSource.Counted),
        word("unlimited", StockSource.Unlimited),
        bare("pools", StockSource.Pools::class.java, ListSerializer(String.serializer()), { StockSource.Pools(it) }, { it.value }),
    )
})

/**
 * The stock of a variant.
 *
 * @property variant The variant.
 * @property reserved How many are held for unpaid or undelivered orders.
 * @property available How many can be sold now; absent where there is always one more.
 * @property promised How many are sold ahead of the stock: they are held as soon as they come.
 * @property backorderLeft How many more may be sold ahead of the stock; absent where none may.
 * @property due When stock is expected that is sold ahead.
 * @property pools The pools that its keys come from, in the order of sale. Other variants may draw from the same pools:
 * `Shop::stock_together` counts each once.
 */
@Serializable
public data class StockView(
    public val variant: String,
    public val reserved: Long,
    @EncodeDefault public val available: Long? = null,
    public val promised: Long = 0,
    public val backorderLeft: Long? = null,
    public val due: Instant? = null,
    public val pools: List<PoolStock> = emptyList(),
)

/**
 * A sub-shop for people.
 *
 * @property owner Whose it is.
 * @property markupPercent What it adds, in percent.
 * @property upstream From whose channel it buys; the shop itself where absent.
 */
@Serializable
public data class SubShopView(
    public val owner: String,
    public val markupPercent: BigDecimal,
    @EncodeDefault public val upstream: String? = null,
)

/**
 * Pays the chain of sub-shops through which a line was sold (小店主, 分站): each buys at the price of the one above, which
 * it inherits, and has what its own buyers paid above that, up to its own price. The uppermost buys at the shop's price.
 * All together have what was paid above the shop's price, and nothing where offers took the price below it.
 *
 * @property maxMarkupPercent The most that one sub-shop may add to the price at which it buys, in percent, above 0, at most 1000.
 * @property minMarkupPercent The least that it must add, in percent.
 * @property maxChain How many sub-shops may stand above one another, 1 to 10.
 * @property percent The share of the difference that a sub-shop has, 0 to 100 percent; the rest stays with the shop.
 * @property ineligible What happens to the difference of a sub-shop that may not earn.
 */
@Serializable
public data class SubShops(
    public val maxMarkupPercent: BigDecimal,
    public val minMarkupPercent: BigDecimal = BigDecimal.ZERO,
    public val maxChain: Long? = null,
    public val percent: BigDecimal? = null,
    public val ineligible: IneligibleClaim? = null,
) : BonusKind

/**
 * Who wants to be told.
 *
 * @property customer A customer.
 * @property contact A contact, hashed by the host.
 * @property channel The channel on which the subscriber is told.
 */
@Serializable
public data class Subscriber(
    public val customer: String? = null,
    public val contact: String? = null,
    public val channel: String? = null,
)

/**
 * What one supplier has.
 *
 * @property supplier The supplier.
 * @property rate How much.
 * @property goods Of which goods.
 */
@Serializable
public data class SupplierRate(
    public val supplier: String,
    public val rate: CommissionTier,
    public val goods: GoodsNamed? = null,
)

/**
 * What the shop owes a supplier. A negative amount is a debt.
 *
 * @property supplier The supplier.
 * @property pending For keys of orders that are not completed, or that somebody complains about.
 * @property payable For keys of completed orders.
 */
@Serializable
public data class SupplierView(
    public val supplier: String,
    public val pending: Money,
    public val payable: Money,
)

/** A fact that is one text out of many. */
@Serializable
public enum class SymbolFact {
    /** The channel of the order. */
    @SerialName("channel")
    CHANNEL,

    /** The buyer's level. */
    @SerialName("level")
    LEVEL,

    /** The payment method of the order. */
    @SerialName("payment_method")
    PAYMENT_METHOD,

    /** The variant of a line. */
    @SerialName("variant")
    VARIANT,

    /** The product of a line. */
    @SerialName("product")
    PRODUCT,

    /** The category of a line. */
    @SerialName("category")
    CATEGORY,

    /** The shipping method of the order. */
    @SerialName("shipping_method")
    SHIPPING_METHOD,

    /** The region where the order is taxed. */
    @SerialName("region")
    REGION,
}

/** A fact that is a set of tags. */
@Serializable
public enum class TagFact {
    /** The buyer's tags. */
    @SerialName("customer_tags")
    CUSTOMER_TAGS,

    /** The tags of a line's variant. */
    @SerialName("line_tags")
    LINE_TAGS,
}

/**
 * A set of tags and those of which one must be in it.
 *
 * @property fact Whose tags.
 * @property anyOf One or more tags.
 */
@Serializable
public data class Tagged(
    public val fact: TagFact,
    public val anyOf: List<String>,
) : Condition

/**
 * What the platform keeps of each line before what stands after it in the plan (抽成, 交易佣金). It counts as paid for the
 * line's limit, so that nobody else has it.
 *
 * @property rates What of which goods. A line has one rate, found as in `SupplierShare::shares`.
 */
@Serializable
public data class TakeRate(
    public val rates: List<GoodsTake>,
) : BonusKind

/** What an offer applies to. */
@Serializable(with = TargetForms::class)
public sealed interface Target {
    /** Each line for which the filter holds. */
    public data class Lines(
        public val value: Condition,
    ) : Target

    /** The goods as one sum, spread over all lines in proportion to their amounts. */
    public data object Order : Target

    /** The cheapest units of the lines for which a filter holds. */
    public data class Cheapest(
        public val value: Pick,
    ) : Target

    /** The dearest units of the lines for which a filter holds. */
    public data class Dearest(
        public val value: Pick,
    ) : Target

    /** What shipping costs. */
    public data object Shipping : Target

    /** The goods and shipping as one sum, spread over both in proportion to their amounts. */
    public data object OrderAndShipping : Target
}

internal object TargetForms : Union<Target>({
    listOf(
        bare("lines", Target.Lines::class.java, Condition.serializer(), { Target.Lines(it) }, { it.value }),
        word("order", Target.Order),
        bare("cheapest", Target.Cheapest::class.java, Pick.serializer(), { Target.Cheapest(it) }, { it.value }),
        bare("dearest", Target.Dearest::class.java, Pick.serializer(), { Target.Dearest(it) }, { it.value }),
        word("shipping", Target.Shipping),
        word("order_and_shipping", Target.OrderAndShipping),
    )
})

/**
 * The rate of a category.
 *
 * @property category The category.
 * @property percent In percent, 0 to 100.
 * @property region Where it holds; at home, and wherever the category has no other rate, when left out.
 */
@Serializable
public data class TaxRate(
    public val category: String,
    public val percent: BigDecimal,
    public val region: String? = null,
)

/** What of a tax is rounded as one. */
@Serializable
public enum class TaxScope {
    /** The tax of one unit, times the quantity. Where units differ, that of the average unit. */
    @SerialName("unit")
    UNIT,

    /** The tax of each line. */
    @SerialName("line")
    LINE,

    /** The tax of all amounts of one rate; the lines get their shares by the book's allocation. */
    @SerialName("order")
    ORDER,
}

/**
 * How taxes are computed, on what is to be paid after all offers.
 *
 * Within inclusive prices a rate of r percent is the share r / (100 + r); on exclusive ones r / 100 comes on top.
 *
 * @property inclusive Whether the prices of the book hold the tax already.
 * @property scope What is rounded as one.
 * @property rounding Which neighbour.
 * @property rates The rates; at most 1000.
 * @property category The category of variants that name none; untaxed when left out.
 * @property fees The category of payment fees that the buyer bears; untaxed when left out. Like prices they hold their tax where
 * prices do.
 * @property crossBorder What stays the same where another rate holds than at home.
 */
@Serializable
public data class Taxes(
    public val inclusive: Boolean? = null,
    public val scope: TaxScope? = null,
    public val rounding: RoundingMode? = null,
    public val rates: List<TaxRate>? = null,
    public val category: String? = null,
    public val fees: String? = null,
    public val crossBorder: CrossBorder? = null,
)

/**
 * Pays promoters by what their teams sold in the period (团队业绩): themselves and everybody below.
 *
 * @property tiers The tiers, in ascending order of `from`; each reached from just that volume on (≥).
 * @property mode What is paid of the percentage.
 * @property eligible The levels whose promoters earn; empty for every promoter.
 * @property poolPercent The largest share of the whole volume of the period that the bonus may pay; above it all are cut in proportion.
 * Required where each team is paid whole, because then volume counts once for everybody above.
 */
@Serializable
public data class TeamVolume(
    public val tiers: List<VolumeTier>,
    public val mode: VolumeMode? = null,
    public val eligible: List<String> = emptyList(),
    public val poolPercent: BigDecimal? = null,
) : BonusKind

/**
 * The text of one kind of notice.
 *
 * @property kind What it tells.
 * @property language The language tag, such as `en` or `zh-CN`.
 * @property body The text, up to 16 384 bytes. `{order}` stands for a parameter of the kind; `{{` and `}}` are braces. In JSON a brace
 * before anything but a small letter is itself.
 * @property channel The channel; absent for all that have none of their own.
 * @property output What it makes.
 * @property subject A line above the text, plain whatever the output; up to 400 bytes.
 */
@Serializable
public data class Template(
    public val kind: NoticeKind,
    public val language: String,
    public val body: String,
    public val channel: String? = null,
    public val output: NoticeOutput? = null,
    public val subject: String = "",
)

/**
 * The texts of notices, as a merchant writes them.
 *
 * @property templates The texts; at most 10 000.
 * @property fallback The languages that are tried after the one asked for.
 * @property languages The language of each channel's buyers; the first of `fallback` elsewhere.
 * @property offsetMinutes How far the wall clock that notices tell is ahead of UTC, in minutes: -840 to 840.
 */
@Serializable
public data class Templates(
    public val templates: List<Template>? = null,
    public val fallback: List<String>? = null,
    public val languages: List<ChannelLanguage>? = null,
    public val offsetMinutes: Long? = null,
)

/**
 * One step.
 *
 * @property from From this quantity on, 1 or more; below the first step the list price holds.
 * @property price For one unit, or for one package; in major units, zero or more; may be finer than the currency. Zero only beside
 * a flat fee or in a table that may be dearer.
 * @property flat Once for the tier (固定费), in major units, zero or more.
 * @property package How many units make one package (打包), 1 or more: a package that is begun is charged in full. One unit when left
 * out.
 */
@Serializable
public data class Tier(
    public val from: Long,
    public val price: BigDecimal,
    public val flat: BigDecimal? = null,
    public val `package`: Long? = null,
)

/** How a tier table is read. */
@Serializable
public enum class TierKind {
    /** All units at the price of the tier that the quantity reaches (全量), and that tier's flat fee. */
    @SerialName("volume")
    VOLUME,

    /** Each unit at the price of the tier that it lies in (分段), and the flat fee of every tier that is entered. */
    @SerialName("graduated")
    GRADUATED,
}

/** Where a tier table runs. */
@Serializable
public enum class TierPlace {
    /** Before all lanes. */
    @SerialName("step")
    STEP,

    /** Where an offer with the effect `tier_prices` stands, so that it competes with other offers. */
    @SerialName("lane")
    LANE,
}

/**
 * Quantity steps (阶梯) of one variant or of several. They take the place of the list price.
 *
 * @property goods What it prices. A variant's own table beats one for several variants, which beats one for a product.
 * @property kind How the steps are read.
 * @property tiers 1 to 100 steps, thresholds ascending.
 * @property together Whether the units of all lines that it prices are counted together. Each line is priced by the tier that all
 * of them reach; under `graduated` they lie in the tiers one line after the other.
 * @property dearer What happens to a tier that makes a line dearer than its list price.
 * @property place Whether the table is a step of its own or runs in a lane.
 * @property audience Whom it is for; everyone when left out. The most specific table wins.
 * @property window When it holds; always when left out.
 * @property currency The currency of its prices; the book's when left out.
 */
@Serializable
public data class TierTable(
    public val goods: TieredGoods,
    public val kind: TierKind,
    public val tiers: List<Tier>,
    public val together: Boolean = false,
    public val dearer: Dearer? = null,
    public val place: TierPlace? = null,
    public val audience: Audience? = null,
    public val window: Window? = null,
    public val currency: String? = null,
)

/** TierView */
@Serializable
public data class TierView(
    public val tier: Long,
    public val paid: Money,
)

/** What a tier table prices. */
@Serializable(with = TieredGoodsForms::class)
public sealed interface TieredGoods {
    /** One variant. */
    public data class Variant(
        public val value: String,
    ) : TieredGoods

    /** These variants, at least one. */
    public data class Variants(
        public val value: List<String>,
    ) : TieredGoods

    /** All variants of a product. */
    public data class Product(
        public val value: String,
    ) : TieredGoods
}

internal object TieredGoodsForms : Union<TieredGoods>({
    listOf(
        bare("variant", TieredGoods.Variant::class.java, String.serializer(), { TieredGoods.Variant(it) }, { it.value }),
        bare("variants", TieredGoods.Variants::class.java, ListSerializer(String.serializer()), { TieredGoods.Variants(it) }, { it.value }),
        bare("product", TieredGoods.Product::class.java, String.serializer(), { TieredGoods.Product(it) }, { it.value }),
    )
})

/**
 * Keys as events tell them: of one pool, which the variant names, or of several.
 *
 * @property keys Their handles in the variant's pool.
 * @property parts The keys by pool, where the variant has several.
 */
@Serializable
public data class ToldKeys(
    public val keys: List<Long>,
    public val parts: List<PoolKeys>? = null,
)

/**
 * Units of one variant that were asked for and are held.
 *
 * @property variant The variant.
 * @property wanted How many were asked for.
 * @property held How many are held.
 */
@Serializable
public data class ToldUnits(
    public val variant: String,
    public val wanted: Long,
    public val held: Long,
)

/** What the best-paid tenth of all receivers have. */
@Serializable
public data class TopView(
    public val people: Long,
    public val paid: Money,
    public val basisPoints: Long,
)

/** Under whom newcomers come. */
@Serializable(with = TreeShapeForms::class)
public sealed interface TreeShape {
    /** Under anybody who is there: a few dozen levels for ten million people. */
    public data object Random : TreeShape

    /** Under the one who came just before: one line, the deepest tree. */
    public data object Line : TreeShape

    /** Under the first with less than so many: breadth-first, the flattest tree of that width. */
    public data class Wide(
        public val value: Long,
    ) : TreeShape

    /** Under one of the so many who came last: long branches. */
    public data class Recent(
        public val value: Long,
    ) : TreeShape
}

internal object TreeShapeForms : Union<TreeShape>({
    listOf(
        word("random", TreeShape.Random),
        word("line", TreeShape.Line),
        bare("wide", TreeShape.Wide::class.java, Long.serializer(), { TreeShape.Wide(it) }, { it.value }),
        bare("recent", TreeShape.Recent::class.java, Long.serializer(), { TreeShape.Recent(it) }, { it.value }),
    )
})

/**
 * Pays the upline by depth: the first tier to the inviter, the second to the inviter's inviter, and so on.
 *
 * @property tiers One rate for each depth, at most 100 tiers.
 * @property levelRates Other rates for receivers of a level at one tier.
 * @property products Other tiers for a product. They replace `tiers` and `level_rates` for it.
 * @property poolPercent The share of the base that the tiers split (资金池), 0 to 100 percent; percentages of tiers are then shares of it.
 * Absent: tiers are shares of the base itself.
 * @property eligible The levels whose promoters earn; empty for every promoter.
 * @property ineligible What happens to the share of an ineligible receiver.
 * @property combine What a tier with a percentage and a fixed amount pays.
 * @property maxDepth How many steps above the buyer are looked at, 1 to 1000; absent for as many as it takes. With `compress` and
 * `eligible` this is a generation bonus (代数奖) of limited reach.
 * @property along Along which tree the walk goes.
 * @property categories Other tiers for a category of products. They replace `tiers` and `level_rates` for products without own ones.
 * @property tree The placement tree, for a walk along seats; absent for the one that was opened first.
 */
@Serializable
public data class Unilevel(
    public val tiers: List<CommissionTier>,
    public val levelRates: List<LevelRate> = emptyList(),
    public val products: List<ProductRates> = emptyList(),
    public val poolPercent: BigDecimal? = null,
    public val eligible: List<String> = emptyList(),
    public val ineligible: Ineligible? = null,
    public val combine: Combine? = null,
    public val maxDepth: Long? = null,
    public val along: Along? = null,
    public val categories: List<CategoryRates>? = null,
    public val tree: String? = null,
) : BonusKind

/**
 * For every full group of units of the target something off some of them.
 *
 * The second unit at half price is a group of 2 with 1 unit at 50 % off; buy three, get one free is a group of 4 with
 * 1 unit at 100 % off; 5.00 off each unit of every full dozen is a group of 12 with 12 units at 5.00 off.
 *
 * @property group How many units make a group, 1 or more.
 * @property units How many units of each group it applies to, 1 to the group's size: the cheapest of all.
 * @property off What comes off them.
 * @property times The most groups, 1 or more.
 * @property counting What is counted as one.
 */
@Serializable
public data class UnitGroups(
    public val group: Long,
    public val units: Long,
    public val off: Off,
    public val times: Long? = null,
    public val counting: Counting? = null,
) : Effect

/**
 * A variant (规格) as the host describes it: what is bought.
 *
 * @property id The variant's id, unique in the shop.
 * @property stock Where its stock comes from.
 * @property names Its name by language.
 * @property minPerOrder The fewest that may be bought at a time.
 * @property maxPerOrder The most that may be bought at a time; absent for no limit of its own.
 * @property manualDelivery Whether a person must deliver it.
 * @property fulfilment How it is made good once it is paid; absent where its stock is handed over.
 * @property backorder How far it is sold without stock; absent where it is not.
 * @property afterSale What is promised after its sale; absent where it may be refunded at any time and has no warranty.
 */
@Serializable
public data class Variant(
    public val id: String,
    public val stock: StockSource,
    public val names: List<LocalText> = emptyList(),
    public val minPerOrder: Long? = null,
    public val maxPerOrder: Long? = null,
    public val manualDelivery: Boolean = false,
    public val fulfilment: Fulfilment? = null,
    public val backorder: Backorder? = null,
    public val afterSale: AfterSale? = null,
)

/** Verified */
@Serializable
public data class Verified(
    public val records: Long,
    public val head: String,
)

/** What a team's percentage pays. */
@Serializable
public enum class VolumeMode {
    /** Less what the percentages of the direct teams are worth (团队级差): all together have what the top team's is worth. */
    @SerialName("difference")
    DIFFERENCE,

    /** All of it, for each team. */
    @SerialName("whole")
    WHOLE,
}

/**
 * A step of a team's volume.
 *
 * @property from The least volume, in major units.
 * @property percent The share of the whole volume, 0 to 100 percent.
 */
@Serializable
public data class VolumeTier(
    public val from: BigDecimal,
    public val percent: BigDecimal,
)

/**
 * Until when, and how often, faulty units are exchanged (质保).
 *
 * @property days So many days after the delivery, the last moment included.
 * @property replacements How often one unit may be exchanged.
 */
@Serializable
public data class Warranty(
    public val days: Long,
    public val replacements: Long,
)

/** A day of the week. */
@Serializable
public enum class Weekday {
    /** 周一 */
    @SerialName("monday")
    MONDAY,

    /** 周二 */
    @SerialName("tuesday")
    TUESDAY,

    /** 周三 */
    @SerialName("wednesday")
    WEDNESDAY,

    /** 周四 */
    @SerialName("thursday")
    THURSDAY,

    /** 周五 */
    @SerialName("friday")
    FRIDAY,

    /** 周六 */
    @SerialName("saturday")
    SATURDAY,

    /** 周日 */
    @SerialName("sunday")
    SUNDAY,
}

/**
 * WhatIfOrder
 *
 * @property old The total by the old book, or why there is none.
 * @property new The total by the new one, or why there is none.
 * @property difference How much more; absent where one of them refuses.
 */
@Serializable
public data class WhatIfOrder(
    public val order: String,
    public val old: WhatIfSide,
    public val new: WhatIfSide,
    @EncodeDefault public val difference: Money? = null,
)

/**
 * Why a book refuses a cart.
 *
 * @property error The sentence.
 */
@Serializable
public data class WhatIfRefused(
    public val error: String,
) : WhatIfSide

/** A total, or why there is none. */
@Serializable(with = WhatIfSideForms::class)
public sealed interface WhatIfSide {
    /** The total. */
    public data class Total(
        public val value: Money,
    ) : WhatIfSide
}

internal object WhatIfSideForms : Untagged<WhatIfSide>({
    listOf(
        bare("Total", WhatIfSide.Total::class.java, MoneyText, { WhatIfSide.Total(it) }, { it.value }),
        form("Refused", WhatIfRefused::class.java, WhatIfRefused.serializer()),
    )
})

/**
 * What an offer took off, or a channel's carts cost, in one currency.
 *
 * @property name The offer or channel; empty for all carts.
 * @property timesOld How often by the old book.
 * @property timesNew How often by the new one.
 * @property old How much by the old book.
 * @property new How much by the new one.
 * @property difference How much more.
 */
@Serializable
public data class WhatIfSums(
    public val name: String,
    public val timesOld: Long,
    public val timesNew: Long,
    public val old: Money,
    public val new: Money,
    public val difference: Money,
)

/**
 * What orders would have cost by another price book.
 *
 * @property carts How many carts were priced.
 * @property refusedByOld How many the old book refuses.
 * @property refusedByNew How many the new one refuses.
 * @property totals All carts, a row for each currency.
 * @property offers By offer.
 * @property channels By channel.
 */
@Serializable
public data class WhatIfView(
    public val carts: Long,
    public val refusedByOld: Long,
    public val refusedByNew: Long,
    public val totals: List<WhatIfSums>,
    public val offers: List<WhatIfSums>,
    public val channels: List<WhatIfSums>,
    public val rows: List<WhatIfOrder>? = null,
)

/** What happens when a time is over in which something was to be done for a buyer. */
@Serializable
public enum class WhenOverdue {
    /** It is told once, and the buyer waits on. */
    @SerialName("wait")
    WAIT,

    /** What was not done is refunded to where the money came from. */
    @SerialName("refund_to_source")
    REFUND_TO_SOURCE,

    /** It is refunded into the buyer's wallet; a guest's to where the money came from. */
    @SerialName("refund_to_wallet")
    REFUND_TO_WALLET,
}

/** Which orders are looked at. */
@Serializable
public enum class WhichOrders {
    /** All of them. */
    @SerialName("all")
    ALL,

    /** Those that were paid, also when they were refunded later. */
    @SerialName("paid")
    PAID,

    /** Those that await their payment, were given up or expired. */
    @SerialName("unpaid")
    UNPAID,
}

/**
 * From a moment on, until before another. What is left out does not bound it.
 *
 * @property from The first moment inside.
 * @property until The first moment that is outside again.
 */
@Serializable
public data class Window(
    public val from: Instant? = null,
    public val until: Instant? = null,
) : Condition

/**
 * How much and how often one promoter may withdraw within a window of time that ends now. What failed does not count.
 *
 * @property period The length of the window in milliseconds, 1 s to 367 days.
 * @property amount How much, in major units; absent for any.
 * @property count How often, 1 to 1000; absent for any.
 */
@Serializable
public data class WithdrawalLimit(
    public val period: Duration,
    public val amount: BigDecimal? = null,
    public val count: Long? = null,
)

/**
 * What a promoter may withdraw. Amounts are in major units of the plan's currency.
 *
 * @property min The smallest withdrawal; zero for any.
 * @property max The largest withdrawal, above zero; absent for any.
 * @property feePercent The fee as a share of the withdrawal, 0 to 100 percent.
 * @property feeFixed The fee beside the percentage.
 * @property perPeriod How much and how often within a window of time; absent for any.
 * @property approveFrom From what amount on somebody must approve a withdrawal before it is paid; absent for none.
 */
@Serializable
public data class WithdrawalRules(
    public val min: BigDecimal = BigDecimal.ZERO,
    public val max: BigDecimal? = null,
    public val feePercent: BigDecimal = BigDecimal.ZERO,
    public val feeFixed: BigDecimal = BigDecimal.ZERO,
    public val perPeriod: WithdrawalLimit? = null,
    public val approveFrom: BigDecimal? = null,
)

/** The order of which the largest share goes out again. */
@Serializable
public data class WorstView(
    public val order: Long,
    public val revenue: Money,
    public val paid: Money,
)

/**
 * What orders are worth in the books, so that the books can be checked without them: sums by account, and by offer.
 *
 * @property accounts By the number of the shop's account.
 * @property offers What offers with a cap or a budget gave, by the offer's slot.
 * @property suppliers What suppliers are to be paid for its keys, by the supplier's slot.
 */
@Serializable
public data class Worth(
    public val accounts: List<Long>,
    public val offers: List<Long>,
    public val suppliers: List<Long>,
)
