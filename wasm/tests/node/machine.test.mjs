import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Plan, Rejected, Sealer, Shop, formatMoney, journalLines, minorUnits, parseKeys, parseMoney, verifyJournal } from "keytill";

const at = 1_795_321_884_000;

function shop() {
  const shop = new Shop("demo", { currency: "CNY" });
  const bodies = [
    { put_channel: { channel: { id: "web" } } },
    { put_product: { product: { id: "event", variants: [{ id: "guide", stock: "unlimited" }] } } },
    {
      publish_price_book: {
        book: { id: "b1", currency: "CNY", variants: [{ variant: "guide", product: "event", price: "5.00" }] },
      },
    },
  ];
  const outcomes = shop.executeBatch(bodies.map((body, n) => ({ id: `s-${n}`, at, body })));
  assert.ok(outcomes.every((outcome) => !("rejection" in outcome)));
  return shop;
}

const cart = { channel: "web", lines: [{ variant: "guide", quantity: 2 }] };

test("an order's life, from quote to recovery", () => {
  const one = shop();
  const quote = one.quote(cart);
  const place = { order: "o-1", cart: { ...cart, at: quote.at }, book: quote.digest, total: `${quote.total} ${quote.currency}` };
  const placed = one.execute({ id: "c-1", at, body: { place_order: place } });
  assert.equal(placed.reply.order.outcome, "awaiting_payment");
  assert.ok(one.nextDeadline > at);
  const journal = one.takeJournal();
  const again = one.execute({ id: "c-1", at, body: { place_order: place } });
  assert.deepEqual([again.answered_before, again.reply], [true, placed.reply]);
  assert.equal(one.takeJournal().length, 0);

  assert.deepEqual(verifyJournal(journal).records, 5);
  assert.equal(journalLines(journal).trim().split("\n").length, 5);
  const torn = Shop.recover(journal.subarray(0, journal.length - 1));
  assert.equal(torn.damage.code, "journal.torn");
  const whole = Shop.recover(journal.subarray(0, torn.goodBytes), undefined);
  assert.equal(whole.damage, undefined);
  const from = Shop.recover(journal, torn.shop.snapshot());
  assert.equal(from.shop.digest, one.digest);
  assert.throws(() => Shop.restore(journal), { name: "Rejected", code: "snapshot.malformed" });
});

test("a price that changed brings both quotes", () => {
  const one = shop();
  const { digest } = one.quote(cart);
  const place = { order: "o-1", cart: { ...cart, at }, book: digest, total: "9.00 CNY" };
  assert.throws(
    () => one.execute({ id: "c-1", at, body: { place_order: place } }),
    (error) => error instanceof Rejected && error.code === "price.changed" && error.rejection.now.total === "10.00",
  );
});

test("a batch goes on or stops", () => {
  const commands = ["bob", "bob", "cat"].map((customer, n) => ({ id: `r-${n}`, at, body: { register_customer: { customer } } }));
  assert.equal(shop().executeBatch(commands).length, 3);
  const stopped = shop().executeBatch(commands, { stopAtRejection: true });
  assert.deepEqual([stopped.length, stopped[1].rejection.code], [2, "customer.exists"]);
});

test("reads are asked for", () => {
  const one = shop();
  assert.equal(one.ask({ stock: { variant: "guide" } }).available, null);
  assert.deepEqual(one.bestCoupons(cart, []).codes, []);
  assert.deepEqual(one.decide({ id: "t", at, body: { tick: {} } }).events, []);
  assert.throws(() => one.ask({ order: { order: "none" } }), { code: "order.unknown" });
  assert.throws(() => one.ask({ nothing: {} }), { code: "document.invalid" });
});

test("plans are bounded, linted and simulated", () => {
  const tiers = [{ percent: "10" }, { percent: "5" }];
  const plan = new Plan({ id: "p", currency: "CNY", cap_percent: "20", bonuses: [{ id: "team", kind: { unilevel: { tiers } } }] });
  assert.deepEqual([plan.bound.percent, plan.bound.exact], ["15", true]);
  assert.ok(plan.lint().findings.length > 0);
  assert.equal(plan.simulate({ seed: 7, people: 100, orders: 100, from: "1", to: "20" }).orders, 100);
  const paid = plan.pay({ buyer: { id: "c" }, upline: [{ id: "b" }], lines: [{ product: "x", quantity: 1, paid: "9.99" }] });
  assert.equal(paid.total, "1.00 CNY");
});

test("keys are sealed and opened", () => {
  const sealer = new Sealer({ id: 2, key: new Uint8Array(32).fill(7) }, new Uint8Array(32).fill(8), [
    { id: 1, key: new Uint8Array(32).fill(6) },
  ]);
  const format = { layout: "code", fields: [{ name: "code" }] };
  const { keys, report } = sealer.seal("demo", "cards", format, "AAAA-1\n\nAAAA-1\n");
  assert.deepEqual([keys.length, report.rejected.length], [1, 1]);
  assert.deepEqual(sealer.open("demo", "cards", keys[0]), ["AAAA-1"]);
  assert.throws(() => sealer.open("demo", "other", keys[0]), { code: "seal.broken" });
  assert.deepEqual(sealer.openReusable("demo", "v", sealer.sealReusable("demo", "v", ["R"])), ["R"]);
  assert.equal(parseKeys(format, "a\nb").keys, 2);
  assert.throws(() => new Sealer({ id: 1, key: new Uint8Array(3) }, new Uint8Array(32)), { code: "seal.secret_length" });
  sealer.free();
});

test("money is formatted digit by digit", () => {
  assert.equal(formatMoney("98.00 CNY", "zh-CN"), "¥98.00");
  assert.equal(formatMoney("1234567890123.45", "en-US", "USD"), "$1,234,567,890,123.45");
  assert.equal(formatMoney("-5 JPY", "ja-JP"), "-￥5");
  assert.equal(formatMoney("1.25 USDT", "en"), "1.25\u00a0USDT");
  assert.deepEqual(parseMoney("98.00 CNY"), { amount: "98.00", currency: "CNY" });
  assert.equal(minorUnits("-98.05"), -9805);
  assert.throws(() => parseMoney("98.00"), TypeError);
  assert.throws(() => minorUnits("1e3"), TypeError);
});

test("the package can be required too", () => {
  const require = createRequire(import.meta.url);
  const { Shop: Required } = require("keytill");
  const { Pricer } = require("keytill/pricing");
  assert.equal(new Required("demo").ask({ shop: {} }).shop, "demo");
  assert.throws(() => new Pricer("{}"), { code: "document.invalid" });
});
