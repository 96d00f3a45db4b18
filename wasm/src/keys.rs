use crate::thrown::{OrThrow, Thrown};
use keytill::embed::{EmbeddedSealer, parse_keys_json};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a key file holds by a format, without its secrets.
///
/// # Errors
/// The rejection when the text is no format.
#[wasm_bindgen(js_name = parseKeys)]
pub fn parse_keys(format: &str, file: &[u8]) -> Thrown<String> {
    parse_keys_json(format, file).or_throw()
}

/// Seals and opens keys.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sealer(EmbeddedSealer);

#[wasm_bindgen]
impl Sealer {
    /// A sealer with the number of the sealing key, that key and the key of fingerprints.
    ///
    /// # Errors
    /// The rejection when a key has not 32 bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(key_id: u32, sealing: &[u8], fingerprint: &[u8]) -> Thrown<Self> {
        EmbeddedSealer::new(key_id, sealing, fingerprint).map(Self).or_throw()
    }

    /// The same sealer that opens also what an older key sealed; this one is used up.
    ///
    /// # Errors
    /// The rejection when the key has not 32 bytes, or the number is taken.
    #[wasm_bindgen(js_name = withOlder)]
    pub fn with_older(self, key_id: u32, sealing: &[u8]) -> Thrown<Self> {
        self.0.with_older(key_id, sealing).map(Self).or_throw()
    }

    /// Reads a key file and seals its keys.
    ///
    /// # Errors
    /// The rejection when a text is no format or no id.
    pub fn seal(&self, shop: &str, pool: &str, format: &str, file: &[u8]) -> Thrown<String> {
        self.0.seal_json(shop, pool, format, file).or_throw()
    }

    /// Seals the reusable key of a variant.
    ///
    /// # Errors
    /// The rejection when a text is no list of fields or no id.
    #[wasm_bindgen(js_name = sealReusable)]
    pub fn seal_reusable(&self, shop: &str, variant: &str, fields: &str) -> Thrown<String> {
        self.0.seal_reusable_json(shop, variant, fields).or_throw()
    }

    /// Opens a key of a pool.
    ///
    /// # Errors
    /// The rejection when it is no sealed key, or sealed elsewhere.
    pub fn open(&self, shop: &str, pool: &str, sealed: &str) -> Thrown<String> {
        self.0.open_json(shop, pool, sealed).or_throw()
    }

    /// Opens the reusable key of a variant.
    ///
    /// # Errors
    /// As `open`.
    #[wasm_bindgen(js_name = openReusable)]
    pub fn open_reusable(&self, shop: &str, variant: &str, sealed: &str) -> Thrown<String> {
        self.0.open_reusable_json(shop, variant, sealed).or_throw()
    }
}
