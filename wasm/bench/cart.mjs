// A cart of three lines against five rules, keytill beside engines of rules in the same run of Node. The others work the five
// amounts out and no more: they split nothing over lines, round nothing, check nothing, explain nothing.
//
// `node cart.mjs FOLDER`, where FOLDER holds node_modules/keytill; `--liftoff --no-wasm-tier-up` for a slow engine.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import zenInit, { evaluateExpression } from "@gorules/zen-engine-wasm";
import jsonLogic from "json-logic-js";

const home = resolve(process.argv[2] ?? "../../target/npm");
const keytill = join(home, "node_modules/keytill");

/** Microseconds a call: the middle of several rounds. */
function measure(call) {
  const rounds = [];
  for (let start = performance.now(); performance.now() - start < 500; ) call();
  for (let round = 0; round < 9; round++) {
    const from = performance.now();
    let count = 0;
    while (performance.now() - from < 150) for (let n = 0; n < 20; n++, count++) call();
    rounds.push(((performance.now() - from) * 1000) / count);
  }
  return rounds.sort((one, other) => one - other)[4];
}

const rows = [];
const row = (name, call) => rows.push([name, measure(call)]);

// keytill
const bytes = readFileSync(join(keytill, "wasm/pricing.wasm"));
const priceBook = JSON.parse(readFileSync(new URL("../../benches/data/price-book.json", import.meta.url), "utf8"));
const cart = {
  channel: "wechat",
  buyer: "u-7",
  facts: { level: "vip" },
  lines: [
    { variant: "gift-card-50", quantity: 6 },
    { variant: "month", quantity: 1 },
    { variant: "game-648", quantity: 1 },
  ],
  coupons: ["NEW10"],
};
const pricing = await import(pathToFileURL(join(keytill, "esm/pricing.js")));
const cold = performance.now();
pricing.initSync(bytes);
const pricer = new pricing.Pricer(priceBook);
const { total } = pricer.price(cart);
const first = performance.now() - cold;
row("keytill, price: objects in and out", () => pricer.price(cart));
row("keytill, quote with its trace: objects in and out", () => pricer.quote(cart));

// The same rules as JsonLogic: each gives the amount that it takes off.
const subtotal = 951.9;
const data = {
  channel: "wechat",
  level: "vip",
  subtotal,
  coupons: ["NEW10"],
  lines: [
    { category: "cards", tags: [], quantity: 6, list: 291 },
    { category: "memberships", tags: ["subscription"], quantity: 1, list: 12.5 },
    { category: "top-ups", tags: [], quantity: 1, list: 629.9 },
  ],
};
const v = (name) => ({ var: name });
const over = (condition, amount) => ({
  reduce: [v("lines"), { "+": [v("accumulator"), { if: [condition, amount, 0] }] }, 0],
});
const logic = [
  over({ in: ["subscription", v("current.tags")] }, { "*": [v("current.list"), 0.15] }),
  over({ "==": [v("current.category"), "cards"] }, { "*": [v("current.quantity"), 0.5] }),
  { if: [{ and: [{ in: [v("channel"), ["wechat", "h5"]] }, { ">=": [v("subtotal"), 100] }] }, 10, 0] },
  { if: [{ "==": [v("level"), "vip"] }, { min: [{ "*": [v("subtotal"), 0.03] }, 20] }, 0] },
  { if: [{ in: ["NEW10", v("coupons")] }, { min: [{ "*": [v("subtotal"), 0.1] }, 30] }, 0] },
];
row("json-logic-js", () => logic.map((rule) => jsonLogic.apply(rule, data)));

// Its build for Node does not load as the package says; that for browsers does.
const datalogic = new URL("node_modules/@goplasmatic/datalogic/web/", import.meta.url);
const { CompiledRule, initSync: datalogicInit } = await import(new URL("datalogic_wasm.js", datalogic));
datalogicInit({ module: readFileSync(new URL("datalogic_wasm_bg.wasm", datalogic)) });
const rules = logic.map((rule) => new CompiledRule(JSON.stringify(rule), false));
row("datalogic (WebAssembly), compiled rules", () => {
  const text = JSON.stringify(data);
  return rules.map((rule) => JSON.parse(rule.evaluate(text)));
});

await zenInit({ module_or_path: readFileSync(new URL("node_modules/@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm", import.meta.url)) });
const expressions = [
  "sum(map(filter(lines, 'subscription' in #.tags), #.list * 0.15))",
  "sum(map(filter(lines, #.category == 'cards'), #.quantity * 0.5))",
  "channel in ['wechat', 'h5'] and subtotal >= 100 ? 10 : 0",
  "level == 'vip' ? min([subtotal * 0.03, 20]) : 0",
  "'NEW10' in coupons ? min([subtotal * 0.1, 30]) : 0",
];
row("zen (WebAssembly), expressions", () => expressions.map((expression) => evaluateExpression(expression, data)));

const wanted = JSON.stringify(logic.map((rule) => jsonLogic.apply(rule, data)));
const got = JSON.stringify(expressions.map((expression) => Number(evaluateExpression(expression, data))));
if (wanted !== got) console.log(`zen says ${got}, JsonLogic ${wanted}`);
console.log(`keytill's total ${total}; first quote ${first.toFixed(1)} ms after having the bytes`);
for (const [name, micros] of rows) {
  console.log(`${name.padEnd(52)}${micros.toFixed(2).padStart(9)} µs ${(micros / rows[0][1]).toFixed(1).padStart(7)} ×`);
}
