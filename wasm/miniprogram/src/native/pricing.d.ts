import type { Glue } from "./glue.js";
import type { NativePricing } from "./types.js";

/** Makes the glue of what is missing in a mini-program. */
declare const make: (encoder: unknown, decoder: unknown, webAssembly: unknown) => Glue & NativePricing;
export default make;
