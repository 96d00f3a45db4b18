// Reading `vectors/` in Node.
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL(process.env.KEYTILL_VECTORS ?? "../../vectors/", import.meta.url);

export const scenarios = () =>
  readdirSync(new URL("scenarios/", folder))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(`scenarios/${name}`, folder), "utf8")));

export const badInput = () => JSON.parse(readFileSync(new URL("bad_input.json", folder), "utf8"));
