import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { badInput, scenarios } from "../files.mjs";
import { browser, open, serve } from "./chromium.mjs";

const home = fileURLToPath(new URL("../../", import.meta.url));
let one;
let server;
let page;

before(async () => {
  writeFileSync(new URL("blank.html", import.meta.url), "<!doctype html><link rel=icon href=data:,><title>keytill</title>");
  one = await browser();
  server = await serve(home);
  ({ page } = await open(one, `${server.url}/tests/browser/blank.html`));
  await page.evaluate(async () => {
    const keytill = await import("/node_modules/keytill/esm/index.js");
    const vectors = await import("/tests/vectors.mjs");
    await keytill.init();
    globalThis.runScenario = (scenario) => vectors.runScenario(keytill, scenario);
    globalThis.runBadInput = (file) => vectors.runBadInput(keytill, file);
  });
});

after(async () => {
  await one?.close();
  server?.close();
});

for (const scenario of scenarios()) {
  test(scenario.name, async () => {
    const digest = await page.evaluate((scenario) => globalThis.runScenario(scenario), scenario);
    assert.equal(digest, scenario.final.digest);
  });
}

test("hostile commands are refused with their codes, and the instance goes on", async () => {
  assert.ok((await page.evaluate((file) => globalThis.runBadInput(file), badInput())) >= 100);
});
