@file:UseSerializers(DecimalText::class)

package keytill

import java.math.BigDecimal
import keytill.internal.Plan as NativePlan
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.json.JsonObject

/** A commission plan. It never changes, so any number of threads may share it. */
public class Plan private constructor(private val native: NativePlan) : NativeObject(native) {
    /**
     * Reads and checks a plan, given as JSON.
     *
     * @throws Rejected where it is no plan, is not sound, or can pay more than its cap.
     */
    public constructor(plan: String) : this(call { NativePlan(plan) })

    /** Reads and checks a plan. */
    public constructor(plan: JsonObject) : this(plan.toString())

    /** What a sale pays, and why. */
    public fun pay(sale: JsonObject): Commissions = read(Commissions.serializer(), payJson(sale.toString()))

    /** [pay] from JSON to JSON. */
    public fun payJson(sale: String): String = ask { native.payJson(sale) }

    /** The most that the plan can pay. */
    public fun bound(): Bound = read(Bound.serializer(), ask { native.boundJson() })

    /** What a policy says of the plan, as a document; that of mainland China where none is given. */
    @JvmOverloads
    public fun lint(policy: JsonObject? = null): JsonObject = document(ask { native.lintJson(policy?.toString()) })

    /** What the plan comes to in a market that is made up; market and answer are documents. */
    public fun simulate(market: JsonObject): JsonObject = document(ask { native.simulateJson(market.toString()) })

    override fun toString(): String = if (isClosed) "Plan(closed)" else "Plan(at most ${bound().percent} %)"
}

/**
 * What a sale pays.
 *
 * @property commissions By line, then bonus, then tier.
 * @property total The sum of what promoters have.
 * @property explanation Why, one English sentence for each step.
 * @property explanationZh The same in Chinese.
 */
@Serializable
public data class Commissions(
    public val commissions: List<Commission>,
    public val total: Money,
    public val explanation: List<String>,
    public val explanationZh: List<String>,
)

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
    public val line: Int,
    public val bonus: String,
    public val tier: Int,
    public val amount: Money,
    public val cut: Money,
)

/**
 * The most that a plan can pay.
 *
 * @property percent The largest share of a line's base that percentages pay, in percent.
 * @property fixedPerUnit The most that fixed amounts pay for one unit, in major units.
 * @property witness What attains it, in words.
 * @property attainedPercent The share that the dearest sale which was found pays, in percent.
 * @property exact Whether that is the bound itself.
 * @property upline The levels above the buyer of that sale, nearest first.
 * @property product The product of that sale.
 */
@Serializable
public data class Bound(
    public val percent: BigDecimal,
    public val fixedPerUnit: BigDecimal,
    public val witness: String,
    public val attainedPercent: BigDecimal,
    public val exact: Boolean,
    public val upline: List<String?> = emptyList(),
    public val product: String? = null,
)
