import type { Glue } from "./glue.js";
import type { NativePricing } from "./types.js";

declare const glue: Glue & NativePricing;
export default glue;
