use crate::thrown::{OrThrow, Thrown};
use keytill::embed::allocate_json;
use wasm_bindgen::prelude::wasm_bindgen;

/// Splits an amount so that the parts add up to it.
///
/// # Errors
/// The rejection when the text is no split, or nothing can hold the amount.
#[wasm_bindgen]
pub fn allocate(split: &str) -> Thrown<String> {
    allocate_json(split).or_throw()
}
