//! Writes the JavaScript glue for a built module of `keytill-wasm`.
//!
//! `keytill-wasm-bindgen MODULE.wasm FOLDER`. It is wasm-bindgen's own library in the very version that the module was built
//! with, so that nothing need be installed. The glue is of the kind `no-modules`: one function, to be wrapped by hand.
//!
//! The module's list of features is made anew before: the compiler's says that references may be used, which phones of a few
//! years ago do not know, though nothing in the module needs them.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        bail!("usage: keytill-wasm-bindgen MODULE.wasm FOLDER");
    };
    let bytes = fs::read(module).with_context(|| format!("cannot read `{module}`"))?;
    let bytes = with_few_features(&bytes).with_context(|| format!("`{module}` is no WebAssembly module"))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("keytill", bytes)
        .typescript(false)
        .omit_default_module_path(true)
        .no_modules(true)?;
    bindgen.generate(Path::new(folder)).with_context(|| format!("no glue for `{module}`"))
}

/// A section `target_features` that names one feature, which all engines know: without any, all would be taken for used.
const FEATURES: &[u8] = b"\x00\x22\x0ftarget_features\x01+\x0fmutable-globals";

/// The module with other features. `None` where the bytes are cut short.
fn with_few_features(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let (length, head) = number(bytes.get(at + 1..)?)?;
        let body = at + 1 + head;
        let end = body.checked_add(length)?;
        let section = bytes.get(body..end)?;
        let is_features = bytes.get(at) == Some(&0)
            && section.get(1..).is_some_and(|name| name.starts_with(b"target_features"));
        if !is_features {
            out.extend_from_slice(bytes.get(at..end)?);
        }
        at = end;
    }
    out.extend_from_slice(FEATURES);
    Some(out)
}

/// A number in LEB128, and how many bytes it takes.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (n, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            return Some((value, n + 1));
        }
    }
    None
}
