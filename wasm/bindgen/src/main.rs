//! Writes the JavaScript glue for the built module of `keytill-wasm`.
//!
//! `keytill-wasm-bindgen MODULE.wasm FOLDER KIND`, where KIND is `web`, `nodejs`, `bundler` or `no-modules`. It is
//! wasm-bindgen's own library in the very version that the module was built with, so that nothing need be installed.

use anyhow::{Context, Result, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, kind] = arguments.as_slice() else {
        bail!("usage: keytill-wasm-bindgen MODULE.wasm FOLDER web|nodejs|bundler|no-modules");
    };

    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("keytill").typescript(true).omit_default_module_path(true);
    match kind.as_str() {
        "web" => bindgen.web(true)?,
        "nodejs" => bindgen.nodejs(true)?,
        "bundler" => bindgen.bundler(true)?,
        "no-modules" => bindgen.no_modules(true)?,
        other => bail!("`{other}` is not a kind of glue: web, nodejs, bundler or no-modules"),
    };
    bindgen.generate(Path::new(folder)).with_context(|| format!("no glue for `{module}`"))
}
