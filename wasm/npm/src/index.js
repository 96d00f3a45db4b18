import initialise, { Pricer as NativePricer } from "./native/keytill.js";

let ready;

/** Loads the machine. Without an argument it reads the file beside this module, in a browser and in Node. */
export function init(module) {
  ready ??= initialise({ module_or_path: module ?? bundled() }).then(
    () => {},
    (error) => {
      // A failed load can be tried again.
      ready = undefined;
      throw error;
    },
  );
  return ready;
}

async function bundled() {
  const file = new URL("./native/keytill_bg.wasm", import.meta.url);
  if (file.protocol !== "file:") return fetch(file);
  const { readFile } = await import("node:fs/promises");
  return readFile(file);
}

/** Prices carts by one price book. */
export class Pricer {
  #native;

  constructor(priceBook) {
    this.#native = new NativePricer(text(priceBook));
  }

  quote(cart) {
    return JSON.parse(this.#native.quoteJson(text(cart)));
  }

  get digest() {
    return this.#native.digest();
  }

  /** Gives the memory back now; otherwise the garbage collector does some day. */
  free() {
    this.#native.free();
  }
}

/** A document as JSON; text is taken for JSON already. */
function text(document) {
  return typeof document === "string" ? document : JSON.stringify(document);
}
