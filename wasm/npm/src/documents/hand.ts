import type { Rejection } from "../rejected.js";
import type { Command, Done, PricedQuote, Questions, Step } from "./generated.js";

/** A price with its parts and why, step by step. */
export interface Quote extends PricedQuote {
  readonly trace: readonly Step[];
}

/** What came of a command in a batch. */
export type Outcome = Done | { readonly rejection: Rejection };

/** A list of commands. */
export type Batch = readonly Command[];

/** A question to a shop: an object with one member, its name, such as `{ order: { order: "o-1" } }`. */
export type Query<N extends keyof Questions = keyof Questions> = { readonly [K in N]: Questions[K] };
