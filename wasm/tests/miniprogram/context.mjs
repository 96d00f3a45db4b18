// A context with only what a mini-program has on a device: plain JavaScript, `WXWebAssembly`, `console` and timers.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import vm from "node:vm";

const NOT_THERE = ["WebAssembly", "SharedArrayBuffer", "Atomics", "BigInt", "BigInt64Array", "BigUint64Array", "FinalizationRegistry", "WeakRef", "Intl"];

/**
 * Requires a module of a package as a mini-program does.
 *
 * @param file the module
 * @param wasm where a path within the code package lies on disk
 */
export function miniprogram(file, wasm) {
  const WXWebAssembly = {
    async instantiate(path, imports) {
      if (typeof path !== "string" || !path.startsWith("/")) throw new Error("only a path in the code package");
      const bytes = readFileSync(wasm(path));
      return WebAssembly.instantiate(path.endsWith(".br") ? brotliDecompressSync(bytes) : bytes, imports);
    },
  };
  const context = vm.createContext({ WXWebAssembly, console }, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(NOT_THERE.map((name) => `delete globalThis.${name};`).join(""), context);
  const loaded = new Map();
  const load = (path) => {
    if (loaded.has(path)) return loaded.get(path).exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const body = vm.runInContext(`(function (exports, require, module) {${readFileSync(path, "utf8")}\n})`, context, { filename: path });
    body(module.exports, (name) => load(found(join(dirname(path), name))), module);
    return module.exports;
  };
  return { keytill: load(file), context };
}

const found = (path) => (existsSync(path) ? path : `${path}.js`);
