@file:JvmName("Allocation")

package keytill

import java.math.BigDecimal
import keytill.internal.allocate as allocateJson
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer

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
    val split = Split(total.amount, total.currency, weights, rule)
    val parts = call { allocateJson(toJson(split)) }
    return read(ListSerializer(String.serializer()), parts).map { Money(it, total.currency) }
}
