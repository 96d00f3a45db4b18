import type { Glue } from "./glue.js";
import type { NativeMachine } from "./types.js";

declare const glue: Glue & NativeMachine;
export default glue;
