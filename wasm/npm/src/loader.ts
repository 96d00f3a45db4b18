/** Where a module is, or its bytes, or something that gives one of them in a while. */
export type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** A module's bytes, or the module itself. */
export type Bytes = BufferSource | WebAssembly.Module;

/** What wasm-bindgen writes. */
interface Glue {
  (options: { module_or_path: Source | Promise<Source> }): Promise<unknown>;
  initSync(options: { module: Bytes }): unknown;
}

/** Node's file reader, where this runs in Node. */
interface FileSystem {
  readFileSync(file: URL): Uint8Array<ArrayBuffer>;
}

/**
 * Loads a module once: on demand in Node, which reads files at once, and by `init` everywhere else.
 *
 * @internal
 */
export class Loader<G extends Glue> {
  #loaded = false;
  #loading: Promise<void> | undefined;
  readonly #glue: G;
  readonly #where: () => URL;

  constructor(glue: G, where: () => URL) {
    this.#glue = glue;
    this.#where = where;
  }

  /** The module's classes. */
  get module(): G {
    if (!this.#loaded) {
      const file = this.#where();
      const files = file.protocol === "file:" ? fileSystem() : undefined;
      if (files === undefined) throw new Error("keytill is not loaded yet: `await init()` first");
      this.initSync(files.readFileSync(file));
    }
    return this.#glue;
  }

  init(source?: Source | Promise<Source>): Promise<void> {
    this.#loading ??= this.#load(source).catch((error: unknown) => {
      // A failed load can be tried again.
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  initSync(module: Bytes): void {
    if (this.#loaded) return;
    this.#glue.initSync({ module });
    this.#loaded = true;
    this.#loading = Promise.resolve();
  }

  async #load(source?: Source | Promise<Source>): Promise<void> {
    await this.#glue({ module_or_path: source ?? (await this.#bundled()) });
    this.#loaded = true;
  }

  async #bundled(): Promise<Source> {
    const file = this.#where();
    if (file.protocol !== "file:") return fetch(file);
    const files = fileSystem();
    if (files !== undefined) return files.readFileSync(file);
    const name = "node:fs";
    const imported = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as FileSystem;
    return imported.readFileSync(file);
  }
}

function fileSystem(): FileSystem | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => FileSystem | undefined } };
  return process?.getBuiltinModule?.("node:fs");
}
