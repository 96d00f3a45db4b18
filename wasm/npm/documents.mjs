// Writes `src/documents/generated.ts`: the documents of keytill as TypeScript, read off the Rust types that serde carries over,
// with their comments. `documents.mjs` writes; `documents.mjs --check` says whether the file is what would be written.
//
// It knows the few forms in which the core declares documents, and stops at whatever it does not know.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const core = fileURLToPath(new URL("../../core/src/", import.meta.url));
const out = new URL("src/documents/generated.ts", import.meta.url);

/** Rust types whose form in JSON stands in no derive. */
const GIVEN = {
  Amount: ["number", "An amount in minor units of the shop's currency; always exact."],
  ArchivedBytes: ["string", "An archived order: base64."],
  BodyHash: ["string", ""],
  ClockTime: ["string", "A time of day: `08:30`."],
  ContactHash: ["string", "A hash of a contact, made by the host: 32 hexadecimal digits."],
  CouponCode: ["string", "A coupon's code."],
  Currency: ["string", "A currency: `CNY`."],
  Digest: ["string", "A digest: 64 hexadecimal digits."],
  Exact: ["string", "A decimal, never a number: `0.15`."],
  Fingerprint: ["string", "Tells equal keys: 32 hexadecimal digits."],
  Handles: ["readonly number[]", "Some keys of one pool, by their handles."],
  Money: ["string", "Money: `98.00 CNY`."],
  RawId: ["string", "An id."],
  Seal: ["string", "A seal: hexadecimal digits."],
  SecretHash: ["string", "A hash of a secret, made by the host: 32 hexadecimal digits."],
  Span: ["number", "A span of time in milliseconds."],
  Sum: ["string", "A sum of money of any size: `98.00 CNY`."],
  Time: ["number", "A moment, in milliseconds since 1970 in UTC."],
  Version: ["string", "A version of an order or a stock: 16 hexadecimal digits."],
};

const PLAIN = new Map(
  Object.entries({
    String: "string",
    str: "string",
    CompactString: "string",
    bool: "boolean",
    ...Object.fromEntries(["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64"].map((name) => [name, "number"])),
  }),
);

/** What is written, with all that it names. */
const ROOTS = [
  "Cart", "PriceBook", "Grant", "LintSettings", "AllocationRule", "StepView", "Command", "Body", "Event", "Reply", "Settings",
  "Plan", "commission/Sale", "Commissions", "Policy", "PlanFindings", "KeyFormat", "ImportReport", "SealedKey", "Record", "WhichOrders",
  "AttributionModel", "Language", "Output", "NoticeKind", "Recipient", "Value", "Notice", "Rendered", "StockName",
  "StockView", "KeyCounts", "BatchView", "AffectedOrders", "QuotaView", "StockOutlook", "PreviewView", "SupplierView", "SaleView",
  "Listing", "Review", "CatalogFinding", "OrderView", "AnswersView", "GiftView", "QueuedOrder", "PaymentView", "RefundView",
  "ShopView", "PoolView", "ExplainedOrder", "AwaitedRefundView", "NoticeView", "MarketDocument", "SimulatedView", "ComparedView",
  "BoundView", "Split", "CustomerView", "NetworkView", "SeatView", "AttributedTouch", "CommissionView", "ShopBalances", "PartnerView", "ChainView", "SubShopView", "PeriodView", "ExplainedPeriod", "Severity", "BorneBy",
];

/** Names that TypeScript or the packages give to something else. */
const RENAMED = { "shop/Outcome": "OrderOutcome", "commission/Sale": "Sale", "sale/Sale": "SaleLimits", Plan: "CommissionPlan", StepView: "Step", Record: "JournalRecord", Output: "NoticeOutput", Value: "NoticeValue", MarketDocument: "Market",
  SimulatedView: "Simulated", ComparedView: "Compared", BoundView: "Bound", ShareDocument: "LevelOfMarket" };

function files(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      if (statSync(path).isDirectory()) return files(path);
      return name.endsWith(".rs") && !name.endsWith("tests.rs") ? [path] : [];
    });
}

const CLOSING = { "{": "}", "(": ")", "[": "]", "<": ">" };

/** The text between a bracket and its partner; comments and texts within do not count. */
function inside(text, at) {
  const open = text[at];
  let depth = 0;
  for (let n = at; n < text.length; n++) {
    n = past(text, n);
    if (text[n] === open) depth += 1;
    else if (text[n] === CLOSING[open] && !(open === "<" && text[n - 1] === "-") && --depth === 0) return text.slice(at + 1, n);
  }
  throw new Error(`no end of ${text.slice(at, at + 60)}`);
}

/** Past a comment or a text that begins here. */
function past(text, n) {
  if (text.startsWith("//", n)) return text.indexOf("\n", n);
  if (text[n] === '"') {
    for (n += 1; text[n] !== '"'; n++) if (text[n] === "\\") n += 1;
  }
  return n;
}

/** Parts at commas (or another mark) that stand in no bracket. */
function parts(text, mark = ",") {
  const found = [];
  let depth = 0;
  let from = 0;
  for (let n = 0; n < text.length; n++) {
    n = past(text, n);
    if ("{([<".includes(text[n])) depth += 1;
    else if ("})]".includes(text[n]) || (text[n] === ">" && text[n - 1] !== "-" && text[n - 1] !== "=")) depth -= 1;
    else if (text[n] === mark && depth === 0) {
      found.push(text.slice(from, n));
      from = n + 1;
    }
  }
  found.push(text.slice(from));
  return found.filter((part) => part.replace(/\/\/.*$/gm, "").trim() !== "");
}

/** Comment, serde's attributes, and the rest of a declaration. */
function head(text) {
  let rest = text.trim();
  const docs = [];
  const serde = [];
  let derives = "";
  for (;;) {
    const doc = /^\/\/\/ ?(.*)\n?\s*/.exec(rest) ?? /^\/\/[^/].*\n?\s*/.exec(rest);
    if (doc !== null) {
      if (doc[1] !== undefined) docs.push(doc[1]);
      rest = rest.slice(doc[0].length);
    } else if (rest.startsWith("#[")) {
      const attribute = inside(rest, 1);
      if (attribute.startsWith("serde(")) serde.push(...parts(inside(attribute, 5)).map((part) => part.trim()));
      if (attribute.startsWith("derive(")) derives += attribute;
      rest = rest.slice(attribute.length + 3).trim();
    } else return { docs, serde, derives, rest };
  }
}

/** By name; where several worlds have a type of one name, each of them. */
const items = new Map();

/** Declared as refusals are, with code and sentence. */
const REASONS = ["LineReason", "RejectedKeyReason"];

/** The folder and the imports of what is looked at. */
let world = "";
let uses = [];

function keep(item) {
  const known = items.get(item.name) ?? [];
  items.set(item.name, [...known, { ...item, world, uses }]);
}

/** The type that a name means in the world that is looked at. */
function resolve(name) {
  const known = items.get(name);
  if (known === undefined) throw new Error(`nothing is known of ${name}, which ${world} names`);
  const found = known.length === 1 ? known[0] : known.find((item) => item.world === imported(name)) ?? known.find((item) => item.world === world);
  if (found === undefined) throw new Error(`there are several types ${name}, one of which ${world} names`);
  return found;
}

/** The world that a name is imported from. */
function imported(name) {
  return uses.find((use) => new RegExp(`\\b${name}\\b`).test(use))?.split("::")[0];
}

/** What a type is called in TypeScript. */
function called(item) {
  const several = items.get(item.name).length > 1;
  const apart = `${item.world[0].toUpperCase()}${item.world.slice(1)}${item.name}`;
  return RENAMED[`${item.world}/${item.name}`] ?? RENAMED[item.name] ?? (several && item.world !== "pricing" ? apart : item.name);
}

const DECLARED = /((?:^[ \t]*(?:\/\/\/[^\n]*|#\[(?:[^[\]]|\[[^\]]*\])*\])\s*\n)*)^[ \t]*(?:pub(?:\([^)]*\))? )?(struct|enum) (\w+)(?:<[^{(;]*?>)?\s*([{(;])/gm;

for (const path of files(core)) {
  // The outcomes of a command are written by hand; another type of the core has their name.
  if (path.endsWith("embed/outcome.rs")) continue;
  world = path.slice(core.length).replace(/^\//, "").split(/[/.]/)[0];
  const whole = readFileSync(path, "utf8");
  // What a macro declares is read where the macro is used.
  const text = whole.split("\n#[cfg(test)]\nmod tests {")[0].replace(/^macro_rules! \w+ \{[^]*?^\}/gm, "");
  uses = [...text.matchAll(/^use crate::([^;]+);/gm)].map((use) => use[1]);
  for (const match of text.matchAll(DECLARED)) {
    const [all, attributes, kind, name, bracket] = match;
    const { docs, serde, derives } = head(attributes);
    if (!/\b(Serialize|Deserialize)\b/.test(derives) || REASONS.includes(name)) continue;
    const body = bracket === ";" ? "" : inside(text, match.index + all.length - 1);
    keep({ name, kind: bracket === "(" ? "tuple" : kind, docs, serde, body });
  }
  for (const [, name] of text.matchAll(/^(?:pub )?type (\w+) = Named<\w+, \w+>;/gm)) {
    keep({ name, kind: "given", docs: [], type: "string" });
  }
  const declared = (macro) => {
    const at = text.search(new RegExp(`^${macro}! \\{`, "m"));
    return at < 0 ? undefined : inside(text, text.indexOf("{", at));
  };
  const ids = declared("ids");
  for (const [, docs, name] of ids?.matchAll(/((?:\/\/\/[^\n]*\n\s*)+)(\w+)/g) ?? []) {
    keep({ name, kind: "given", docs: head(docs).docs, type: "string" });
  }
  const bodies = declared("bodies");
  if (bodies !== undefined) keep({ name: "Body", kind: "union", docs: ["What is asked: an object with one member, the use case."], members: [...bodies.matchAll(/\d+ \/\/\/ ([^\n]*)\n\s*(\w+);/g)] });
  const events = declared("events");
  if (events !== undefined) {
    const members = [];
    for (const [all, docs, name] of events.matchAll(/^ {4}\d+ ((?:\/\/\/[^\n]*\n\s*)+)(\w+) \{/gm)) {
      const body = inside(events, events.indexOf(all) + all.length - 1).replace(/^(\s*)\d+ (?=\/\/\/)/gm, "$1");
      keep({ name, kind: "struct", docs: head(docs).docs, serde: [], body });
      members.push([undefined, head(docs).docs[0], name]);
    }
    keep({ name: "Event", kind: "union", docs: ["What happened: an object with one member, the fact."], members });
  }
  const kinds = declared("kinds");
  if (kinds !== undefined) keep({ name: "NoticeKind", kind: "given", docs: ["What is told."], type: [...kinds.matchAll(/= ("\w+")/g)].map((kind) => kind[1]).join(" | ") });
  const params = declared("params");
  if (params !== undefined) keep({ name: "Param", kind: "given", docs: ["A parameter of a notice."], type: [...params.matchAll(/= ("\w+")/g)].map((kind) => kind[1]).join(" | ") });
  const queries = declared("queries");
  if (queries !== undefined) keep({ name: "Query", kind: "queries", docs: ["A question to a shop: an object with one member, its name."], body: queries });
  for (const [, name] of text.matchAll(/pub enum (\w+) \{(?=[^]*? = "[\w.]+",)/g)) {
    if (REASONS.includes(name)) {
      const body = inside(text, text.indexOf("{", text.indexOf(`pub enum ${name}`)));
      keep({ name, kind: "reasons", docs: ["Why, by its name."], body });
    }
  }
}

const snake = (name) => name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

const written = new Map();
const waiting = [];

/** A Rust type as TypeScript. */
function type(rust) {
  const text = rust.trim().replace(/^&(?:'\w+ )?(?:mut )?/, "").replace(/^(?:\w+::)+/, "");
  if (text.startsWith("(")) return `readonly [${parts(inside(text, 0)).map(type).join(", ")}]`;
  if (text.startsWith("[")) return `readonly ${several(type(parts(inside(text, 0), ";")[0]))}[]`;
  const generic = /^(\w+)</.exec(text);
  if (generic !== null) {
    const inner = parts(inside(text, generic[0].length - 1)).filter((part) => !part.trim().startsWith("'"));
    switch (generic[1]) {
      case "Option":
        return `${type(inner[0])} | null`;
      case "Box":
      case "Arc":
      case "Cow":
        return type(inner[0]);
      case "Vec":
      case "Few":
        return `readonly ${several(type(inner[0]))}[]`;
      case "SmallVec":
        return type(inner[0]);
      case "Named":
        return "string";
      default:
        if (inner.length > 0) throw new Error(`nothing is known of ${text}`);
        return named(generic[1]);
    }
  }
  return named(text);
}

const several = (inner) => (inner.includes(" ") ? `(${inner})` : inner);

function named(name) {
  const plain = PLAIN.get(name);
  if (plain !== undefined) return plain;
  if (HAND.includes(name)) {
    used.add(name);
    return name;
  }
  if (GIVEN[name] !== undefined) {
    written.set(name, { name });
    return name;
  }
  const item = resolve(name);
  const key = called(item);
  if (!written.has(key)) {
    written.set(key, item);
    waiting.push(item);
  }
  return item.kind === "queries" ? "Questions" : key;
}

const used = new Set();

/** Written by hand beside this file: their forms stand in code. */
const HAND = ["Quote", "WhatIf", "WhatIfRow", "Finding"];

const SAID = (docs, indent = "") => {
  const lines = [];
  let code = false;
  for (const line of docs) {
    if (line.startsWith("```")) code = !code;
    else if (line.startsWith("# ")) break;
    else if (!code) lines.push(line.replace(/\[(`[^`]+`)\](\([^)]*\))?/g, "$1").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1"));
  }
  while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
};

/** Fields of a struct or a variant as members. */
function members(body, container, indent) {
  const all = [];
  const flat = [];
  for (const part of parts(body)) {
    const { docs, serde, rest } = head(part);
    if (serde.includes("skip")) continue;
    const match = /^(?:pub(?:\([^)]*\))? )?(?:r#)?(\w+)\s*:\s*([^]*)$/.exec(rest);
    if (match === null) throw new Error(`no field: ${part}`);
    const rename = serde.find((one) => one.startsWith("rename ="));
    const name = rename === undefined ? match[1] : JSON.parse(rename.split("=")[1]);
    const rust = match[2].trim();
    const withText = serde.some((one) => one.startsWith("with =") || one.startsWith("serialize_with"));
    if (serde.includes("flatten")) {
      flat.push(type(rust));
      continue;
    }
    const optional =
      container.some((one) => one.startsWith("default")) ||
      serde.some((one) => one.startsWith("default") || one.startsWith("skip_serializing_if")) ||
      (rust.startsWith("Option<") && container.includes("deny_unknown_fields"));
    const shown = withText && /^(Vec<u8>|Money|Option<Money>)$/.test(rust) ? "string" : type(rust);
    all.push(`${SAID(docs, indent)}${indent}readonly ${name}${optional ? "?" : ""}: ${shown};\n`);
  }
  return { text: all.join(""), flat };
}

function object(body, container, indent) {
  const { text, flat } = members(body, container, `${indent}  `);
  const own = text === "" ? "Readonly<Record<string, never>>" : `{\n${text}${indent}}`;
  return flat.length === 0 ? own : [...flat, ...(text === "" ? [] : [own])].join(" & ");
}

function variants(item) {
  const renames = item.serde.some((one) => one.startsWith("rename_all"));
  const tag = item.serde.find((one) => one.startsWith("tag ="));
  const untagged = item.serde.includes("untagged");
  const strict = item.serde;
  const forms = parts(item.body).map((part) => {
    const { docs, serde, rest } = head(part);
    const match = /^(\w+)\s*([{(]?)/.exec(rest);
    if (match === null) throw new Error(`no variant of ${item.name}: ${part}`);
    const rename = serde.find((one) => one.startsWith("rename ="));
    const name = rename !== undefined ? JSON.parse(rename.split("=")[1]) : renames ? snake(match[1]) : match[1];
    const at = match[0].length - 1;
    let form;
    if (match[2] === "{") form = object(inside(rest, at), strict, "  ");
    else if (match[2] === "(") {
      const fields = parts(inside(rest, at)).map((field) => type(head(field).rest));
      form = fields.length === 1 ? fields[0] : `readonly [${fields.join(", ")}]`;
    }
    const said = SAID(docs, "  ");
    if (untagged) return `${said}  | ${form}`;
    if (tag !== undefined) {
      const mark = `{ readonly ${JSON.parse(tag.split("=")[1])}: ${JSON.stringify(name)} }`;
      return `${said}  | ${form === undefined ? mark : `(${mark} & ${form})`}`;
    }
    return `${said}  | ${form === undefined ? JSON.stringify(name) : `{ readonly ${name}: ${form} }`}`;
  });
  return `\n${forms.join("\n")}`;
}

function reasons(item) {
  const forms = parts(item.body, ";").map((part) => {
    const { docs, rest } = head(part);
    const match = /^(\w+)\s*\{/.exec(rest);
    const fields = parts(inside(rest, match[0].length - 1)).map((field) => head(field).rest.trim());
    const form = fields.map((field) => `readonly ${field.split(":")[0].trim()}: ${type(field.split(":")[1])}`).join("; ");
    return `${SAID(docs, "  ")}  | { readonly ${snake(match[1])}: ${form === "" ? "Readonly<Record<string, never>>" : `{ ${form} }`} }`;
  });
  return `\n${forms.join("\n")}`;
}

function queries(item) {
  const forms = [];
  for (const [all, docs, name] of item.body.matchAll(/((?:\/\/\/[^\n]*\n\s*)+)(\w+) \{/g)) {
    const body = inside(item.body, item.body.indexOf(all) + all.length - 1);
    forms.push(`${SAID(head(docs).docs, "  ")}  readonly ${snake(name)}: ${object(body, ["deny_unknown_fields"], "  ")};\n`);
  }
  return forms.join("");
}

function write(item) {
  ({ world, uses } = item);
  const shown = called(item);
  const said = SAID(item.docs);
  switch (item.kind) {
    case "given":
      return `${said}export type ${shown} = ${item.type};\n`;
    case "tuple": {
      const fields = parts(item.body).map((field) => type(head(field).rest.replace(/^pub(?:\([^)]*\))? /, "")));
      return `${said}export type ${shown} = ${fields.length === 1 ? fields[0] : `readonly [${fields.join(", ")}]`};\n`;
    }
    case "union": {
      const forms = item.members.map(([, docs, member]) => `${SAID([docs], "  ")}  | { readonly ${snake(member)}: ${type(member)} }`);
      return `${said}export type ${shown} =\n${forms.join("\n")};\n`;
    }
    case "reasons":
      return `${said}export type ${shown} =${reasons(item)};\n`;
    case "queries":
      return `${said}export interface Questions {\n${queries(item)}}\n`;
    case "enum":
      return `${said}export type ${shown} =${variants(item)};\n`;
    default: {
      const form = object(item.body, item.serde, "");
      return form.startsWith("{") && !form.includes("} & ") ? `${said}export interface ${shown} ${form}\n` : `${said}export type ${shown} = ${form};\n`;
    }
  }
}

for (const root of [...ROOTS, "Query"]) {
  const [of, name] = root.includes("/") ? root.split("/") : ["", root];
  [world, uses] = [of, []];
  named(name);
}
const texts = new Map();
while (waiting.length > 0) {
  const item = waiting.shift();
  texts.set(called(item), write(item));
}
for (const name of written.keys()) {
  const given = GIVEN[name];
  if (given !== undefined) texts.set(name, `${SAID(given[1] === "" ? [] : [given[1]])}export type ${name} = ${given[0]};\n`);
}
const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
const text = `// Written by documents.mjs from the Rust types; do not edit.
import type { ${[...used].sort().join(", ")} } from "./hand.js";

${sorted.map(([, one]) => one).join("\n")}`;

if (process.argv[2] === "--check") {
  if (readFileSync(out, "utf8") !== text) {
    console.error("src/documents/generated.ts is not what the Rust types say: run `node wasm/npm/documents.mjs`");
    process.exit(1);
  }
} else {
  writeFileSync(out, text);
  console.log(`${texts.size} types`);
}
