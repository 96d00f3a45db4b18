package keytill

import keytill.internal.Plan as NativePlan

/** A commission plan. It never changes, so any number of threads may share it. */
public class Plan private constructor(private val native: NativePlan) : NativeObject(native) {
    /**
     * Reads and checks a plan, given as JSON.
     *
     * @throws Rejected where it is no plan, is not sound, or can pay more than its cap.
     */
    public constructor(plan: String) : this(call { NativePlan(plan) })

    /** Reads and checks a plan. */
    public constructor(plan: CommissionPlan) : this(toJson(plan))

    /** What a sale pays, and why. */
    public fun pay(sale: Sale): Commissions = read(Commissions.serializer(), payJson(toJson(sale)))

    /** [pay] from JSON to JSON. */
    public fun payJson(sale: String): String = ask { native.payJson(sale) }

    /** The most that the plan can pay. */
    public fun bound(): Bound = read(Bound.serializer(), ask { native.boundJson() })

    /** What a policy says of the plan; that of mainland China where none is given. */
    @JvmOverloads
    public fun lint(policy: Policy? = null): PlanFindings =
        read(PlanFindings.serializer(), ask { native.lintJson(policy?.let { toJson(it) }) })

    /** What the plan comes to in a market that is made up. */
    public fun simulate(market: Market): Simulated = read(Simulated.serializer(), ask { native.simulateJson(toJson(market)) })

    override fun toString(): String = if (isClosed) "Plan(closed)" else "Plan(at most ${bound().percent} %)"
}
