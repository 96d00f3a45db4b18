/**
 * The whole machine: shops, prices, orders, commission. For prices alone `keytill/pricing` is a fraction of the size.
 *
 * @packageDocumentation
 */
export type * from "./documents/index.js";
export { init, initSync } from "./machine.js";
export type { Bytes, Source } from "./loader.js";
export { type Amount, formatMoney, minorUnits, moneyText, parseMoney } from "./money.js";
export { Plan } from "./plan.js";
export type { LanguageTag } from "./pricer.js";
export { Rejected, type Rejection } from "./rejected.js";
export { Sealer, parseKeys } from "./sealer.js";
export { type Damage, type Recovery, Shop } from "./shop.js";
export { journalLines, verifyJournal } from "./journal.js";
export { Pricer, allocate } from "./whole-pricer.js";
