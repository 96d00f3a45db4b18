// The tarball as it is published: each kind of program that may import it is made, built and run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, open, serve } from "./chromium.mjs";

const keytill = fileURLToPath(new URL("../../node_modules/keytill/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "keytill-packaging-"));
let one;

const book = `{ id: "b", currency: "CNY", variants: [{ variant: "card", product: "gift", price: "49.00" }] }`;
const cart = `{ channel: "web", lines: [{ variant: "card", quantity: 2 }] }`;
const program = `
import { Pricer, init, formatMoney } from "keytill/pricing";
import { Shop, init as initMachine } from "keytill";
export async function main() {
  await init();
  await initMachine();
  const total = new Pricer(${book}).quote(${cart}).total;
  const shop = new Shop("demo", { currency: "CNY" });
  return [total, formatMoney(total, "en", "CNY"), shop.ask({ shop: {} }).shop].join(" ");
}`;
const ANSWER = "98.00 CN¥98.00 demo";
const page = (script) => `<!doctype html><link rel=icon href=data:,><title></title>${script}`;

before(async () => {
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, keytill], { encoding: "utf8" }).trim();
  writeFileSync(join(folder, "package.json"), `{ "private": true, "type": "module" }`);
  execFileSync("npm", ["install", "--silent", "--offline", "--no-audit", "--no-fund", join(folder, packed.split("\n").pop())], { cwd: folder });
  one = await browser();
});

after(async () => {
  await one?.close();
});

function project(name, files) {
  const at = join(folder, name);
  mkdirSync(at);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
}

async function shown(root, wasmType) {
  const server = await serve(root, wasmType);
  const { page, complaints } = await open(one, server.url);
  try {
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: 20_000 });
    return await page.title();
  } catch (error) {
    throw new Error(`${error}: ${complaints.join("; ")}`);
  } finally {
    await page.close();
    server.close();
  }
}

const node = (...args) => execFileSync("node", args, { encoding: "utf8" }).trim();

test("Node, as a module", () => {
  const at = project("esm", { "main.mjs": `${program}\nconsole.log(await main());` });
  assert.equal(node(join(at, "main.mjs")), ANSWER);
});

test("Node, required, and loaded on first use", () => {
  const at = project("cjs", {
    "main.cjs": `const { Pricer, Rejected } = require("keytill/pricing");
      try { new Pricer("{}"); } catch (error) { console.log(new Pricer(${book}).quote(${cart}).total, error instanceof Rejected); }`,
  });
  assert.equal(node(join(at, "main.cjs")), "98.00 true");
});

test("a page without a bundler", async () => {
  const script = program.replaceAll(`"keytill/pricing"`, `"./node_modules/keytill/esm/pricing.js"`).replaceAll(`"keytill"`, `"./node_modules/keytill/esm/index.js"`);
  const at = project("plain", { "index.html": page(`<script type=module>${script}\ndocument.title = await main();</script>`) });
  cpSync(join(folder, "node_modules"), join(at, "node_modules"), { recursive: true });
  assert.equal(await shown(at), ANSWER);
  // A server that does not know the module's type is no hindrance.
  assert.equal(await shown(at, "application/octet-stream"), ANSWER);
});

test("vite", async () => {
  const at = project("vite", {
    "index.html": page(`<script type=module src="/main.js"></script>`),
    "main.js": `${program}\nmain().then((answer) => { document.title = answer; });`,
  });
  const { build } = await import("vite");
  await build({ root: at, logLevel: "error", configFile: false });
  assert.equal(await shown(join(at, "dist")), ANSWER);
});

test("webpack", async () => {
  const at = project("webpack", { "main.js": `${program}\nmain().then((answer) => { document.title = answer; });` });
  const { default: webpack } = await import("webpack");
  const dist = join(at, "dist");
  const stats = await new Promise((done, fail) =>
    webpack({ mode: "production", performance: false, context: at, entry: "./main.js", output: { path: dist } }, (error, stats) => (error ? fail(error) : done(stats))),
  );
  assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
  writeFileSync(join(dist, "index.html"), page(`<script src="main.js"></script>`));
  assert.equal(await shown(dist), ANSWER);
});
