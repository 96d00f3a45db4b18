import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as machine from "keytill";
import * as pricing from "keytill/pricing";

export const priceBook = {
  id: "spring",
  currency: "CNY",
  variants: [
    { variant: "gift-card-50", product: "gift-card", price: "49.00" },
    { variant: "month", product: "membership", price: "12.50", tags: ["subscription"], cost: "3.00" },
  ],
  lanes: [
    {
      id: "member",
      mode: "best",
      offers: [
        { id: "ten-off", target: "order", effect: { percent: "10" } },
        { id: "coded", target: "order", effect: { percent: "20" }, coupon: { code: "SPRING" } },
      ],
    },
  ],
};
const cart = { channel: "h5", lines: [{ variant: "gift-card-50", quantity: 2 }] };

/** How large each module's memory is; the glue's promise gives its exports. */
const exportsOf = {};
const pages = (name) => exportsOf[name].memory.buffer.byteLength;

before(async () => {
  for (const [name, { init }] of Object.entries({ machine, pricing })) {
    await init();
    const glue = new URL(`../../node_modules/keytill/esm/native/${name}.js`, import.meta.url);
    exportsOf[name] = await (await import(glue)).default({ module_or_path: undefined });
  }
});

for (const [name, { Pricer, Rejected, allocate, init }] of Object.entries({ machine, pricing })) {
  test(`${name}: a cart is priced, without and with a trace`, () => {
    const pricer = new Pricer(priceBook);
    assert.equal(pricer.quote(cart).total, "88.20");
    const { trace, ...rest } = pricer.quote(cart);
    assert.deepEqual(pricer.price(cart), rest);
    assert.ok(trace.length > 2);
    assert.match(pricer.explain(cart), /^total 88\.20$/m);
    assert.match(pricer.explain(cart, "zh-CN"), /合计|应付/);
  });

  test(`${name}: text and objects are the same document`, () => {
    const one = new Pricer(priceBook);
    const other = new Pricer(JSON.stringify(priceBook));
    assert.equal(one.digest, other.digest);
    assert.equal(one.digest, one.quote(cart).digest);
    assert.deepEqual(one.quote(cart), other.quote(JSON.stringify(cart)));
  });

  test(`${name}: the best coupon`, () => {
    const best = new Pricer(priceBook).bestCoupons(cart, ["SPRING"]);
    assert.deepEqual([best.codes, best.quote.total, best.is_proven], [["SPRING"], "78.40", true]);
  });

  test(`${name}: a refusal is an Error with code and params`, () => {
    const pricer = new Pricer(priceBook);
    const unknown = { channel: "h5", lines: [{ variant: "no-such", quantity: 1 }] };
    assert.throws(
      () => pricer.quote(unknown),
      (error) => {
        assert.ok(error instanceof Error && error instanceof Rejected);
        assert.equal(error.name, "Rejected");
        assert.equal(error.code, "cart.unknown_variant");
        assert.deepEqual(error.params, { variant: "no-such" });
        assert.equal(error.message, "the price book has no variant `no-such`");
        return true;
      },
    );
  });

  test(`${name}: documents that are none are refused, and the module goes on`, () => {
    const pricer = new Pricer(priceBook);
    const hostile = [
      "",
      "nonsense",
      "\ud800",
      "[".repeat(100_000),
      undefined,
      null,
      () => {},
      { channel: "h5", lines: [{ variant: "month", quantity: -1 }] },
      { channel: "h5", lines: [{ variant: "month", quantity: 1e300 }] },
      { channel: "h5", lines: [{ variant: "month", quantity: NaN }] },
      { channel: "h5", lines: [], surprise: true },
    ];
    for (const bad of hostile) {
      for (const ask of [() => pricer.quote(bad), () => pricer.price(bad), () => pricer.explain(bad), () => new Pricer(bad)]) {
        assert.throws(ask, { name: "Rejected" });
      }
    }
    assert.throws(() => new Pricer({ ...priceBook, currency: "cny" }), { code: "document.invalid" });
    assert.equal(pricer.quote({ channel: "h5", lines: [{ variant: "month", quantity: 1 }] }).total, "11.25");
  });

  test(`${name}: parts add up`, () => {
    assert.deepEqual(allocate({ total: "1.00", currency: "CNY", weights: ["1", "1", "1"] }), ["0.34", "0.33", "0.33"]);
    assert.throws(() => allocate({ total: "1.001", currency: "CNY", weights: ["1"] }), Rejected);
  });

  test(`${name}: an object that was freed says so`, () => {
    const pricer = new Pricer(priceBook);
    pricer.free();
    assert.throws(() => pricer.digest);
  });

  test(`${name}: loading twice is loading once`, async () => {
    assert.equal(init(), init());
    await init();
  });

  test(`${name}: 100 000 quotes leave no memory behind`, () => {
    const pricer = new Pricer(priceBook);
    const rounds = (count) => {
      for (let n = 0; n < count; n++) pricer.price(cart);
      for (let n = 0; n < count / 100; n++) {
        pricer.quote(cart);
        assert.throws(() => pricer.quote("{"));
        new Pricer(priceBook).free();
      }
    };
    rounds(10_000);
    const before = pages(name);
    rounds(100_000);
    assert.equal(pages(name), before);
  });
}

test("a device prices with the public form and a grant", () => {
  const server = new machine.Pricer(priceBook);
  const open = server.publicBook();
  assert.ok(!JSON.stringify(open).includes("SPRING"));
  const device = new pricing.Pricer(open);
  assert.equal(device.digest, server.digest);
  const granted = device.withGrants([server.grant("spring")]);
  const quote = granted.quote({ ...cart, coupons: ["SPRING"] });
  assert.equal(quote.total, "78.40");
  assert.equal(quote.digest, server.digest);
  assert.ok(Array.isArray(server.lint()));
});
