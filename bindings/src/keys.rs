use crate::Rejection;
use crate::calm::calm;
use keytill::embed::{EmbeddedSealer, parse_keys_json};
use std::fmt;
use std::sync::Arc;

/// How the keys of a file are written: its layout, its fields, what makes a key good.
#[derive(Debug, uniffi::Object)]
pub struct KeyFormat(String);

#[uniffi::export]
impl KeyFormat {
    /// Reads and checks a format, given as JSON.
    ///
    /// # Errors
    /// [`Rejection`] when the text is no format.
    #[uniffi::constructor]
    pub fn new(format: &str) -> Result<Arc<Self>, Rejection> {
        // A file without content tells whether the format can be used.
        calm(|| parse_keys_json(format, b""))?;
        Ok(Arc::new(Self(format.to_owned())))
    }

    /// What a key file holds, without its secrets: `{"keys": …, "report": {…}}` as JSON.
    ///
    /// # Errors
    /// None for the content of a file: bad lines stand in the report.
    pub fn parse(&self, file: &[u8]) -> Result<String, Rejection> {
        calm(|| parse_keys_json(&self.0, file))
    }
}

/// A key that sealed before another took its place.
#[derive(Clone, uniffi::Record)]
pub struct OlderKey {
    /// Its number.
    pub key_id: u32,
    /// Its 32 bytes.
    pub sealing: Vec<u8>,
}

impl fmt::Debug for OlderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OlderKey").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// Seals and opens keys in the host: the machine sees only what is sealed.
#[derive(Debug, uniffi::Object)]
pub struct Sealer(EmbeddedSealer);

#[uniffi::export]
impl Sealer {
    /// A sealer with the key that seals from now on, its number, and the key of fingerprints; each has 32 bytes. It opens also
    /// what the older keys sealed.
    ///
    /// # Errors
    /// [`Rejection`] for keys of another length, or a number that is taken.
    #[uniffi::constructor]
    pub fn new(
        key_id: u32,
        sealing: &[u8],
        fingerprint: &[u8],
        older: Vec<OlderKey>,
    ) -> Result<Arc<Self>, Rejection> {
        calm(|| {
            let sealer = EmbeddedSealer::new(key_id, sealing, fingerprint)?;
            let with = |sealer: EmbeddedSealer, old: &OlderKey| sealer.with_older(old.key_id, &old.sealing);
            Ok::<_, Rejection>(Arc::new(Self(older.iter().try_fold(sealer, with)?)))
        })
    }

    /// Reads a key file by a format and seals its keys for a pool: `{"keys": […], "lines": […], "report": {…}}` as JSON, of
    /// which `keys` goes into the command `import_keys`.
    ///
    /// # Errors
    /// [`Rejection`] for what is no format or no id. Bad lines stand in the report.
    pub fn seal(&self, shop: &str, pool: &str, format: &str, file: &[u8]) -> Result<String, Rejection> {
        calm(|| self.0.seal_json(shop, pool, format, file))
    }

    /// Seals the reusable key of a variant from its fields, a JSON list of texts; gives the sealed key as JSON.
    ///
    /// # Errors
    /// [`Rejection`] for what is no list of texts, no id or no key.
    pub fn seal_reusable(&self, shop: &str, variant: &str, fields: &str) -> Result<String, Rejection> {
        calm(|| self.0.seal_reusable_json(shop, variant, fields))
    }

    /// Opens a key of a pool; gives its fields, a JSON list of texts, in the order that the format declares.
    ///
    /// # Errors
    /// [`Rejection`] for what is no sealed key, or was sealed for another shop or pool or by a key that is not here.
    pub fn open(&self, shop: &str, pool: &str, sealed: &str) -> Result<String, Rejection> {
        calm(|| self.0.open_json(shop, pool, sealed))
    }

    /// Opens the reusable key of a variant, as `open`.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_reusable(&self, shop: &str, variant: &str, sealed: &str) -> Result<String, Rejection> {
        calm(|| self.0.open_reusable_json(shop, variant, sealed))
    }
}
