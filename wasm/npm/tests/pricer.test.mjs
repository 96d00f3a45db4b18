import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Pricer, init } from "keytill";

const priceBook = {
  id: "spring",
  currency: "CNY",
  variants: [
    { variant: "gift-card-50", product: "gift-card", price: "49.00" },
    { variant: "month", product: "membership", price: "12.50", tags: ["subscription"] },
  ],
  lanes: [
    {
      id: "member",
      mode: "best",
      offers: [{ id: "ten-off", target: "order", effect: { percent: "10" } }],
    },
  ],
};

before(() => init());

test("a cart is priced", () => {
  const pricer = new Pricer(priceBook);
  const quote = pricer.quote({ channel: "h5", lines: [{ variant: "gift-card-50", quantity: 2 }] });
  assert.equal(quote.total, "88.20");
});

test("text and objects are the same document", () => {
  const cart = { channel: "h5", lines: [{ variant: "month", quantity: 3 }] };
  const fromObjects = new Pricer(priceBook);
  const fromText = new Pricer(JSON.stringify(priceBook));
  assert.equal(fromObjects.digest, fromText.digest);
  assert.equal(fromObjects.digest, fromObjects.quote(cart).digest);
  assert.deepEqual(fromObjects.quote(cart), fromText.quote(JSON.stringify(cart)));
});

test("a refusal is an Error with code and params", () => {
  const pricer = new Pricer(priceBook);
  assert.throws(
    () => pricer.quote({ channel: "h5", lines: [{ variant: "no-such", quantity: 1 }] }),
    (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, "Rejected");
      assert.equal(error.code, "cart.unknown_variant");
      assert.deepEqual({ ...error.params }, { variant: "no-such" });
      assert.equal(error.message, "the price book has no variant `no-such`");
      return true;
    },
  );
});

test("documents that are none are refused, and the machine goes on", () => {
  const pricer = new Pricer(priceBook);
  const hostile = [
    "",
    "nonsense",
    "[".repeat(100_000),
    { channel: "h5", lines: [{ variant: "month", quantity: -1 }] },
    { channel: "h5", lines: [{ variant: "month", quantity: 1e300 }] },
    { channel: "h5", lines: [{ variant: "month", quantity: NaN }] },
    { channel: "h5", lines: [], surprise: true },
  ];
  for (const cart of hostile) {
    assert.throws(() => pricer.quote(cart), { name: "Rejected" });
  }
  assert.throws(() => new Pricer({ ...priceBook, currency: "cny" }), { code: "document.invalid" });
  assert.equal(pricer.quote({ channel: "h5", lines: [{ variant: "month", quantity: 1 }] }).total, "11.25");
});

test("an object that was freed says so", () => {
  const pricer = new Pricer(priceBook);
  pricer.free();
  assert.throws(() => pricer.digest);
});

test("loading twice is loading once", async () => {
  assert.equal(init(), init());
  await init();
});
