// What programs write compiles, and what they must not write does not.
import { type Command, type Done, Plan, Rejected, Shop, formatMoney, init } from "keytill";
import { type PriceBook, Pricer, type Quote, allocate } from "keytill/pricing";

await init();

const book: PriceBook = {
  id: "b1",
  currency: "CNY",
  variants: [{ variant: "card", product: "gift", price: "49.00", tags: ["hot"] }],
  tiers: [{ goods: { variant: "card" }, kind: "volume", tiers: [{ from: 3, price: "47.50" }] }],
  lanes: [
    {
      id: "order",
      mode: "best",
      offers: [
        {
          id: "ten",
          target: "order",
          effect: { amount_across: "10" },
          when: { all: [{ at_least: { fact: "subtotal", value: "100" } }, { in: { fact: "channel", values: ["web"] } }] },
        },
      ],
    },
  ],
};
const pricer = new Pricer(book);
const quote: Quote = pricer.quote({ channel: "web", lines: [{ variant: "card", quantity: 2 }] });
const total: string = formatMoney(quote.total, "zh-CN", quote.currency);
const parts: string[] = allocate({ total: "1.00", currency: "CNY", weights: ["1", "2"] });
for (const step of quote.trace) {
  if (step.step === "not_applied") step.offer satisfies string;
}

const shop = new Shop("demo", { currency: "CNY" });
const command: Command = { id: "c-1", at: Date.now(), body: { place_order: { order: "o-1", cart: { channel: "web", lines: [] }, book: quote.digest, total: "98.00 CNY" } } };
const done: Done = shop.execute(command);
for (const event of done.events) {
  if ("order_placed" in event) event.order_placed.order satisfies string;
}
if (typeof done.reply === "object" && "order" in done.reply) done.reply.order.outcome satisfies string;
const stock: number | null = shop.ask({ stock: { variant: "card" } }).available;
const directs: readonly string[] = shop.ask({ directs: { customer: "ann" } }).rows;
for (const outcome of shop.executeBatch([command], { stopAtRejection: true })) {
  if ("rejection" in outcome) outcome.rejection.code satisfies string;
  else outcome.reply;
}
try {
  new Plan({ id: "p", currency: "CNY", cap_percent: "20", bonuses: [] });
} catch (error) {
  if (error instanceof Rejected) error.params satisfies Readonly<Record<string, string>>;
}
export { directs, parts, stock, total };

// @ts-expect-error a price is text, never a number
new Pricer({ id: "b", currency: "CNY", variants: [{ variant: "card", product: "gift", price: 49 }] });
// @ts-expect-error no such lane mode
new Pricer({ ...book, lanes: [{ id: "l", mode: "worst", offers: [] }] });
// @ts-expect-error no such command
shop.execute({ id: "c", at: 1, body: { place_orders: {} } });
// @ts-expect-error an order is missing
shop.ask({ order: {} });
// @ts-expect-error no such question
shop.ask({ orders: {} });
// @ts-expect-error quotes are not written to
quote.total = "0.00";
