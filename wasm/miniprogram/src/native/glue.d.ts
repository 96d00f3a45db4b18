/** What wasm-bindgen writes around every module. */
export interface Glue {
  (options: { module_or_path: unknown }): Promise<unknown>;
}
