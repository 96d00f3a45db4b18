import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { miniprogram } from "./context.mjs";

const folder = new URL("../../node_modules/keytill-miniprogram/", import.meta.url).pathname;
const onDevice = (path) => folder + path.replace("/miniprogram_npm/keytill-miniprogram/", "lib/");
const cart = { channel: "wechat", lines: [{ variant: "card", quantity: 2 }] };
const priceBook = { id: "b", currency: "CNY", variants: [{ variant: "card", product: "gift", price: "49.00" }] };

test("a cart is priced on the device, from the file that npm is built into", async () => {
  const { keytill } = miniprogram(`${folder}lib/index.js`, onDevice);
  assert.throws(() => new keytill.Pricer(priceBook), /not loaded yet/);
  assert.equal(keytill.init(), keytill.init());
  await keytill.init();
  const pricer = new keytill.Pricer(JSON.stringify(priceBook));
  assert.equal(pricer.quote(JSON.stringify(cart)).total, "98.00");
  assert.match(pricer.explain(JSON.stringify(cart), "zh"), /98\.00/);
  assert.throws(
    () => pricer.quote(JSON.stringify({ ...cart, lines: [{ variant: "礼品🎁", quantity: 1 }] })),
    (error) => error instanceof keytill.Rejected && /礼品🎁/.test(error.message),
  );
  assert.equal(keytill.formatMoney("98.00 CNY"), "98.00 CNY");
});

test("a load that failed can be tried again, from another path", async () => {
  const { keytill } = miniprogram(`${folder}lib/index.js`, (path) => (path === "/wasm/pricing.wasm" ? `${folder}machine/pricing.wasm` : path));
  await assert.rejects(keytill.init());
  await keytill.init("/wasm/pricing.wasm");
  assert.equal(new keytill.Pricer(JSON.stringify(priceBook)).price(JSON.stringify(cart)).total, "98.00");
});

for (const [name, file] of [["pricing", "lib/pricing.wasm.br"], ["machine", "machine/machine.wasm.br"]]) {
  test(`${name}: the module needs nothing that old phones lack`, () => {
    const bytes = brotliDecompressSync(readFileSync(folder + file));
    const module = new WebAssembly.Module(bytes);
    for (const { name, kind } of WebAssembly.Module.exports(module)) {
      assert.ok(["function", "global", "memory", "table"].includes(kind), name);
    }
    assert.ok(!WebAssembly.Module.exports(module).some(({ name }) => name.includes("externref")));
    assert.ok(!signatures(bytes).some((type) => [0x7e, 0x6f].some((kind) => type.includes(kind) && exported(bytes))), "64 bits or references");
  });
}

/** Whether anything is exported at all: a module without exports would pass every test. */
function exported(bytes) {
  return WebAssembly.Module.exports(new WebAssembly.Module(bytes)).length > 10;
}

/** The types of what crosses the border: those of imports and exports. */
function signatures(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value >>> 0;
    }
  };
  const list = (read) => Array.from({ length: number() }, read);
  const text = () => {
    const length = number();
    at += length;
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  const types = [];
  const used = [];
  const functions = [];
  const exports = [];
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = number() + at;
    if (id === 1) {
      types.push(...list(() => {
        at++;
        return [...list(() => bytes[at++]), ...list(() => bytes[at++])];
      }));
    } else if (id === 2) {
      list(() => {
        text();
        text();
        const kind = bytes[at++];
        if (kind === 0) {
          const type = number();
          used.push(type);
          functions.push(type);
        } else if (kind === 1) {
          at++;
          limits();
        } else if (kind === 2) limits();
        else at += 2;
      });
    } else if (id === 3) functions.push(...list(number));
    else if (id === 7) {
      list(() => {
        text();
        const kind = bytes[at++];
        const index = number();
        if (kind === 0) exports.push(index);
      });
    }
    at = end;
  }
  used.push(...exports.map((index) => functions[index]));
  return used.map((type) => types[type]);
}
