export type * from "./generated.js";
export type * from "./hand.js";
