import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import vm from "node:vm";
import { badInput, scenarios } from "../files.mjs";
import { miniprogram } from "./context.mjs";

const folder = new URL("../../node_modules/keytill-miniprogram/", import.meta.url).pathname;
const { keytill, context } = miniprogram(`${folder}machine/index.js`, (path) => folder + path.replace("/keytill/", "machine/"));
const inside = (source) => vm.runInContext(source, context);
let runScenario;
let runBadInput;

before(async () => {
  await keytill.init();
  // The code that asks runs inside as well.
  const text = readFileSync(new URL("../vectors.mjs", import.meta.url), "utf8").replaceAll(/^export /gm, "");
  ({ runScenario, runBadInput } = inside(`(() => { ${text}; return { runScenario, runBadInput }; })()`));
});

for (const scenario of scenarios()) {
  test(scenario.name, () => {
    runScenario(keytill, inside(`(${JSON.stringify(scenario)})`));
  });
}

test("hostile commands are refused with their codes, and the instance goes on", () => {
  assert.ok(runBadInput(keytill, inside(`(${JSON.stringify(badInput())})`)) >= 100);
});
