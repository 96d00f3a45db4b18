import { type Bytes, Loader, type Source } from "./loader.js";
import glue from "./native/machine.js";
import { where } from "./where/machine.js";

/** @internal */
export const loader = /* @__PURE__ */ new Loader(glue, where);

/**
 * Loads the module; must have ended before the first object is made. Further calls return the same promise. Node loads it
 * on first use, and need not call this.
 *
 * @param source where the module is, or its bytes; left out, the file of this package
 */
export function init(source?: Source | Promise<Source>): Promise<void> {
  return loader.init(source);
}

/** Loads the module at once, from its bytes. Pages may do so with small modules only: {@link init} is for them. */
export function initSync(module: Bytes): void {
  loader.initSync(module);
}
