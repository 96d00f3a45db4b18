// The scenarios in Firefox: a page runs them by itself and posts what came of them, so nothing has to drive the browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { badInput, scenarios } from "../files.mjs";
import { serve } from "./chromium.mjs";

const PLACES = [process.env.KEYTILL_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
const firefox = PLACES.find((place) => place !== undefined && existsSync(place));
// In CI nothing is left out: there it fails.
const leftOut = firefox === undefined && process.env.CI === undefined && "no Firefox here";
const home = fileURLToPath(new URL("../../", import.meta.url));

const PAGE = `<!doctype html><link rel=icon href=data:,><title>keytill</title><script type=module>
const told = { scenarios: {} };
try {
  const keytill = await import("/node_modules/keytill/esm/index.js");
  const vectors = await import("/tests/vectors.mjs");
  const { scenarios, badInput } = await (await fetch("vectors.json")).json();
  await keytill.init();
  for (const scenario of scenarios) {
    try {
      told.scenarios[scenario.name] = vectors.runScenario(keytill, scenario);
    } catch (error) {
      told.scenarios[scenario.name] = String(error);
    }
  }
  told.refused = vectors.runBadInput(keytill, badInput);
} catch (error) {
  told.error = String(error);
}
await fetch("/told", { method: "POST", body: JSON.stringify(told) });
</script>`;

/** A new profile that asks nobody for anything. */
const PREFERENCES = [
  ["browser.shell.checkDefaultBrowser", false],
  ["browser.startup.homepage_override.mstone", "ignore"],
  ["datareporting.policy.dataSubmissionEnabled", false],
  ["toolkit.telemetry.enabled", false],
  ["app.normandy.enabled", false],
  ["network.captive-portal-service.enabled", false],
  ["network.connectivity-service.enabled", false],
  ["browser.safebrowsing.update.enabled", false],
  ["extensions.update.enabled", false],
  ["services.settings.server", "data:,"],
];

test("every scenario has the same digest in Firefox", { skip: leftOut, timeout: 180_000 }, async () => {
  assert.ok(firefox, "no Firefox here");
  const all = scenarios();
  writeFileSync(new URL("firefox.html", import.meta.url), PAGE);
  writeFileSync(new URL("vectors.json", import.meta.url), JSON.stringify({ scenarios: all, badInput: badInput() }));
  const profile = mkdtempSync(join(tmpdir(), "keytill-firefox-"));
  const lines = PREFERENCES.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  let tell;
  const posted = new Promise((done) => (tell = done));
  const server = await serve(home, "application/wasm", tell);
  const page = `${server.url}/tests/browser/firefox.html`;
  const one = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, page], { stdio: "ignore", env: { ...process.env, HOME: profile } });
  const ended = new Promise((done) => one.once("exit", done));
  try {
    const told = await Promise.race([posted, ended.then((code) => assert.fail(`Firefox ended with ${code}`))]);
    const { scenarios: digests, refused, error } = JSON.parse(told);
    assert.equal(error, undefined);
    for (const scenario of all) assert.equal(digests[scenario.name], scenario.final.digest, scenario.name);
    assert.ok(refused >= 100);
  } finally {
    one.kill();
    await ended;
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
