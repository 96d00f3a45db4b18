export type * from "./json.js";
export type * from "./pricing.js";
export type * from "./machine.js";
