import { TextDecoder, TextEncoder } from "./text.js";

/** Where a module lies within the mini-program's code package: `.wasm`, or `.wasm.br` since base library 2.14. */
export type Source = string;

/** A mini-program loads modules by their paths only. */
export type Bytes = never;

/** What wasm-bindgen writes. */
interface Glue {
  (options: { module_or_path: WasmPath }): Promise<unknown>;
}

/** What makes it, of what is missing in a mini-program. */
type MakeGlue<G extends Glue> = (encoder: unknown, decoder: unknown, webAssembly: unknown) => G;

/** A path that the glue takes for a module: it would fetch a text. */
class WasmPath {
  constructor(readonly path: string) {}
}

const webAssembly = {
  instantiate: (module: WasmPath, imports: WXWebAssembly.Imports) => WXWebAssembly.instantiate(module.path, imports),
  Instance: class {},
  Module: class {},
};

/**
 * Loads a module once.
 *
 * @internal
 */
export class Loader<G extends Glue> {
  private loaded = false;
  private loading: Promise<void> | undefined;
  private readonly glue: G;

  constructor(
    make: MakeGlue<G>,
    private readonly where: () => string,
  ) {
    this.glue = make(TextEncoder, TextDecoder, webAssembly);
  }

  /** The module's classes. */
  get module(): G {
    if (!this.loaded) throw new Error("keytill is not loaded yet: `await init()` first");
    return this.glue;
  }

  init(source?: Source | Promise<Source>): Promise<void> {
    if (this.loading === undefined) {
      this.loading = this.load(source).catch((error: unknown) => {
        // A failed load can be tried again.
        this.loading = undefined;
        throw error;
      });
    }
    return this.loading;
  }

  initSync(_module: Bytes): void {
    throw new Error("a mini-program loads modules by their path: `await init()`");
  }

  private async load(source?: Source | Promise<Source>): Promise<void> {
    await this.glue({ module_or_path: new WasmPath((await source) ?? this.where()) });
    this.loaded = true;
  }
}
