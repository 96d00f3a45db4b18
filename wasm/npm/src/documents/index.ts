export type * from "./answers.js";
export type * from "./generated.js";
export type * from "./hand.js";
