import assert from "node:assert/strict";
import { test } from "node:test";
import * as keytill from "keytill";
import { badInput, scenarios } from "../files.mjs";
import { runBadInput, runScenario } from "../vectors.mjs";

for (const scenario of scenarios()) {
  test(scenario.name, () => {
    runScenario(keytill, scenario);
    runScenario(keytill, scenario, (n) => n % 3 === 0);
  });
}

test("hostile commands are refused with their codes, and the instance goes on", () => {
  assert.ok(runBadInput(keytill, badInput()) >= 100);
});
