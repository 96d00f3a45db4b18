package keytill

import java.io.File
import kotlinx.serialization.KSerializer
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.serializer
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What the functions of a shop read is what it says in JSON. */
class ReadsTest {
    private val answered = mutableMapOf<String, Int>()
    private val asked = mutableSetOf<String>()

    @Test
    fun `every read says in values what it says in JSON, whatever the scenarios came to`() {
        for (file in File(root, "vectors/scenarios").listFiles { file -> file.extension == "json" }.orEmpty()) {
            val scenario = document(file.readText())
            Shop.openJson(scenario.getValue("shop").text, scenario.getValue("settings").toString()).use { shop ->
                for (step in scenario.getValue("steps").jsonArray.map { it.jsonObject }) {
                    val command = step["command"] ?: continue
                    runCatching { shop.executeJson(command.toString()) }.onFailure { assertTrue(it is Rejected, it.toString()) }
                }
                Reader(shop, file.name).everything()
            }
        }
        // Those that are written by hand, and those that no scenario can be asked by ids alone.
        val byHand = setOf("digest", "nextDeadline", "quote", "bestCoupons", "archivedOrder", "ordersOfContact", "customerByIdentity", "seat")
        val functions = Class.forName("keytill.Reads").methods.filter { it.parameterTypes.firstOrNull() == Shop::class.java }.map { it.name }
        assertTrue(functions.size > 60, "only $functions")
        assertEquals(emptySet<String>(), functions.filterNot { "$" in it }.map { snake(it) }.toSet() - asked - byHand.map { snake(it) })
        val silent = asked - answered.keys
        assertEquals(emptySet<String>(), silent, "never answered")
    }

    private fun snake(name: String) = if (name == "overview") "shop" else name.replace(Regex("[A-Z]")) { "_" + it.value.lowercase() }

    private inner class Reader(private val shop: Shop, private val where: String) {
        fun everything() {
            whole()
            shop.orderIds(limit = 1000).rows.forEach(::order)
            val customers = shop.customerIds(limit = 1000).rows
            customers.forEach(::customer)
            for (pool in shop.pools()) {
                same("pool_counts", "pool" to json(pool.pool)) { poolCounts(pool.pool) }
                same("pool_version", "pool" to json(pool.pool)) { poolVersion(pool.pool) }
                for (batch in listOf("b-1", "b1", "b-2")) {
                    same("batch", "pool" to json(pool.pool), "batch" to json(batch)) { batch(pool.pool, batch) }
                    same("affected", "pool" to json(pool.pool), "batch" to json(batch)) { affected(pool.pool, batch) }
                }
                stock(StockName.Pool(pool.pool))
            }
            shop.priceBook()?.variants.orEmpty().forEach { variant(it.variant, it.product) }
            for (period in shop.periods().map { it.period }) {
                for (customer in customers) {
                    val fields = arrayOf("period" to json(period), "customer" to json(customer), "language" to json("chinese"))
                    same("explain_period", *fields) { explainPeriod(period, customer, Language.CHINESE) }
                }
            }
        }

        private fun whole() {
            same("shop") { overview() }
            same("settings") { settings() }
            same("check") { check() }
            same("balances") { balances() }
            same("trial_balance") { trialBalance() }
            same("notices", "language" to json("en"), "output" to json("html")) { notices("en", NoticeOutput.HTML) }
            same("notices") { notices() }
            same("price_book") { priceBook() }
            same("public_price_book") { publicPriceBook() }
            same("pools") { pools() }
            same("supplier_balances") { supplierBalances() }
            same("lint_catalog") { lintCatalog() }
            same("order_ids", "limit" to json(2)) { orderIds(limit = 2) }
            same("customer_ids", "after" to json(1)) { customerIds(after = 1) }
            same("archived_orders") { archivedOrders() }
            same("fulfilment_queue") { fulfilmentQueue() }
            same("fulfilment_queue_len") { fulfilmentQueueLen() }
            same("spare_payments") { sparePayments() }
            same("awaited_refunds") { awaitedRefunds() }
            same("current_period") { currentPeriod() }
            same("periods") { periods() }
            same("policy") { policy() }
            for (channel in listOf("web", "app", "sub")) same("sub_shop", "channel" to json(channel)) { subShop(channel) }
            for (payment in listOf("p-1", "p1")) same("payment", "payment" to json(payment)) { payment(payment) }
            for (refund in listOf("r-1", "r1")) same("refund", "refund" to json(refund)) { refund(refund) }
            val book = shop.priceBook()
            if (book != null) {
                val codes = book.lanes.flatMap { it.offers }.mapNotNull { it.coupon?.code }
                for (code in codes) same("grant", "code" to json(code)) { grant(code) }
                same("lint", "book" to written(PriceBook.serializer(), book)) { lint(book) }
                val fields = arrayOf("book" to written(PriceBook.serializer(), book), "which" to json("paid"), "rows" to json(true))
                same("what_if", *fields) { whatIf(book, WhichOrders.PAID, rows = true) }
            }
            val asked = "plan" to written(CommissionPlan.serializer(), PLAN)
            same("lint_plan", asked) { lintPlan(PLAN) }
            same("what_if_plan", asked, "which" to json("all")) { whatIfPlan(PLAN, WhichOrders.ALL) }
            same("compare_plans", asked) { comparePlans(PLAN) }
        }

        private fun order(id: String) {
            val asked = "order" to json(id)
            same("order", asked) { order(id) }
            same("order_version", asked) { orderVersion(id) }
            same("keys_of", asked) { keysOf(id) }
            same("answers_of", asked) { answersOf(id) }
            same("explain", asked) { explain(id) }
            same("gift", asked) { gift(id) }
            same("is_archived", asked) { isArchived(id) }
            same("payments_of", asked) { paymentsOf(id) }
            same("commission", asked) { commission(id) }
            same("partner_shares", asked) { partnerShares(id) }
        }

        private fun customer(id: String) {
            val asked = "customer" to json(id)
            same("customer", asked) { customer(id) }
            same("orders_of", "buyer" to json(id), "limit" to json(3)) { ordersOf(id, limit = 3) }
            same("network", asked) { network(id) }
            same("upline", asked) { upline(id) }
            same("directs", asked, "from" to json(0)) { directs(id, from = 0) }
            same("attribution", asked, "model" to json("linear")) { attribution(id, AttributionModel.Linear) }
            same("chain", "bonus" to json("chain"), asked) { chain("chain", id) }
        }

        private fun variant(id: String, product: String) {
            val asked = "variant" to json(id)
            same("stock", asked) { stock(id) }
            same("stock_version", asked) { stockVersion(id) }
            same("stock_for", asked, "channel" to json("web")) { stockFor(id, "web") }
            same("stock_together", "variants" to written(serializer<List<String>>(), listOf(id))) { stockTogether(listOf(id)) }
            same("previews", asked) { previews(id) }
            same("restock_subscribers", asked) { restockSubscribers(id) }
            same("sale", asked) { sale(id) }
            same("waiting_for", asked) { waitingFor(id) }
            same("listing", "channel" to json("web"), "product" to json(product)) { listing("web", product) }
            same("review", "product" to json(product)) { review(product) }
            stock(StockName.Variant(id))
        }

        private fun stock(of: StockName) {
            val asked = "of" to written(StockName.serializer(), of)
            same("quotas", asked) { quotas(of) }
            same("outlook", asked) { outlook(of) }
        }

        private inline fun <reified T> same(question: String, vararg fields: Pair<String, JsonElement?>, read: Shop.() -> T) =
            compare(serializer<T>(), question, runCatching { shop.ask(question, members(*fields)) }, runCatching { shop.read() })

        private fun <T> compare(writer: KSerializer<T>, question: String, told: Result<JsonElement>, value: Result<T>) {
            asked += question
            val wanted = told.fold({ needed(it) }, { it })
            assertEquals(wanted, value.fold({ needed(written(writer, it)) }, { it }), "$where: $question")
            if (told.isSuccess) answered.merge(question, 1, Int::plus)
        }
    }

    private companion object {
        val PLAN: CommissionPlan = fromJson(
            """{"id": "p", "currency": "CNY", "cap_percent": "20",
                "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}]}}}]}""",
        )
    }
}
