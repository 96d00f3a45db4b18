@file:JvmName("Allocation")

package keytill

import java.math.BigDecimal
import keytill.internal.allocate as allocateJson
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonPrimitive

/**
 * Splits money in proportion to weights so that the parts add up to it exactly.
 *
 * @throws Rejected for an amount finer than its currency, a negative weight, or a total without parts.
 */
@JvmOverloads
public fun allocate(
    total: Money,
    weights: List<BigDecimal>,
    rule: AllocationRule = AllocationRule.LARGEST_REMAINDER,
): List<Money> {
    val split = members(
        "total" to json(total.amount),
        "currency" to json(total.currency),
        "weights" to JsonArray(weights.map { JsonPrimitive(plain(it)) }),
        "rule" to json(rule.name.lowercase()),
    )
    val parts = call { allocateJson(split.toString()) }
    return read(ListSerializer(String.serializer()), parts).map { Money(it, total.currency) }
}

/** Who gets what is left after every part is cut down to whole minor units. */
public enum class AllocationRule {
    /** One unit each to the parts with the largest remainders, ties to the earlier part (Hamilton's method). */
    LARGEST_REMAINDER,

    /** One unit each from the first part on, skipping parts of weight zero. */
    FLOOR_THEN_FIRST,

    /** Everything to the last part whose weight is not zero. */
    LAST_ABSORBS,

    /** Each part to the nearest minor unit, ties towards zero; the difference one unit each from the first part on. */
    HALF_DOWN_THEN_FIRST,

    /** Each part to the nearest minor unit, ties away from zero; the last whose weight is not zero takes the rest. */
    HALF_UP_THEN_LAST,

    /** From the last part to the first: each its share of what is still there. The first gets what is left. */
    FROM_LAST,

    /** As [LARGEST_REMAINDER]; but a negative total is cut down away from zero. */
    LOWER_THEN_LARGEST,

    /** As [FLOOR_THEN_FIRST]; but a negative total is cut down away from zero. */
    LOWER_THEN_FIRST,
}
