//! Keys from files to sealed and back, in the host. The machine sees only what is sealed.

use crate::document;
use crate::embed::Rejected;
use crate::id::{PoolId, ShopId, VariantId};
use crate::stock::{ImportReport, KeyFormat, PlainKey, SealKeys, SealedKey, Sealer, StockRefusal};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::Serialize;
use zeroize::Zeroizing;

#[derive(Debug, Serialize)]
struct ParsedView<'a> {
    /// How many good keys there are.
    keys: usize,
    report: &'a ImportReport,
}

#[derive(Debug, Serialize)]
struct SealedView<'a> {
    keys: Vec<SealedKey>,
    /// For each key, its line number from 1.
    lines: &'a [u32],
    report: &'a ImportReport,
}

/// What a key file holds by a format, without its secrets: `{"keys": …, "report": {…}}`. See [`KeyFormat::parse`].
///
/// # Errors
/// [`Rejected`] for what is no format. No content of a file is an error: bad lines stand in the report.
pub fn parse_keys_json(format: &str, file: &[u8]) -> Result<String, Rejected> {
    let format: KeyFormat = document::parse("key format", format)?;
    let parsed = format.parse(file)?;
    let view = ParsedView { keys: parsed.keys.len(), report: &parsed.report };
    Ok(document::print("report", &view)?)
}

/// Seals and opens keys. See [`Sealer`].
///
/// # Examples
/// ```
/// use keytill::embed::EmbeddedSealer;
/// let sealer = EmbeddedSealer::new(1, &[7; 32], &[8; 32])?;
/// let format = r#"{"layout": "code", "fields": [{"name": "code"}]}"#;
/// let sealed = sealer.seal_json("demo", "cards", format, b"K7QM-2XTP\n")?;
/// assert!(!sealed.contains("K7QM") && sealed.contains(r#""fingerprint":""#));
/// # Ok::<(), keytill::embed::Rejected>(())
/// ```
pub struct EmbeddedSealer(Sealer);

impl fmt::Debug for EmbeddedSealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmbeddedSealer")
    }
}

impl EmbeddedSealer {
    /// A sealer with the key that seals from now on, its number, and the key of fingerprints; each has 32 bytes.
    ///
    /// # Errors
    /// [`Rejected`] for keys of another length.
    pub fn new(key_id: u32, sealing: &[u8], fingerprint: &[u8]) -> Result<Self, Rejected> {
        Ok(Self(Sealer::new(SealKeys::new(key_id, secret(sealing)?, secret(fingerprint)?))))
    }

    /// The same sealer that opens also what an older key sealed.
    ///
    /// # Errors
    /// [`Rejected`] for a key of another length, or a number that is taken.
    pub fn with_older(self, key_id: u32, sealing: &[u8]) -> Result<Self, Rejected> {
        Ok(Self(self.0.with_older(key_id, &secret(sealing)?)?))
    }

    /// Reads a key file by a format and seals its keys for a pool: `{"keys": […], "lines": […], "report": {…}}`, of which
    /// `keys` goes into the command `import_keys`.
    ///
    /// # Errors
    /// [`Rejected`] for what is no format or no id. Bad lines stand in the report.
    pub fn seal_json(&self, shop: &str, pool: &str, format: &str, file: &[u8]) -> Result<String, Rejected> {
        let format: KeyFormat = document::parse("key format", format)?;
        let (shop, pool) = (ShopId::new(shop)?, PoolId::new(pool)?);
        let parsed = format.parse(file)?;
        let sealed =
            parsed.keys.iter().map(|key| self.0.seal(&shop, &pool, key)).collect::<Result<_, _>>()?;
        let view = SealedView { keys: sealed, lines: &parsed.lines, report: &parsed.report };
        Ok(document::print("sealed keys", &view)?)
    }

    /// Seals the reusable key of a variant from its fields, a JSON list of texts; gives the sealed key as JSON.
    ///
    /// # Errors
    /// [`Rejected`] for what is no list of texts, no id or no key.
    pub fn seal_reusable_json(&self, shop: &str, variant: &str, fields: &str) -> Result<String, Rejected> {
        let fields: Vec<Zeroizing<String>> = document::parse::<Vec<String>>("list of fields", fields)?
            .into_iter()
            .map(Zeroizing::new)
            .collect();
        let fields: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
        let key = PlainKey::from_fields(&fields)?;
        let sealed = self.0.seal_reusable(&ShopId::new(shop)?, &VariantId::new(variant)?, &key)?;
        Ok(document::print("sealed key", &sealed)?)
    }

    /// Opens a key of a pool; gives its fields, a JSON list of texts, in the order that the format declares.
    ///
    /// # Errors
    /// [`Rejected`] for what is no sealed key, or was sealed for another shop or pool or by a key that is not here.
    pub fn open_json(&self, shop: &str, pool: &str, sealed: &str) -> Result<String, Rejected> {
        let sealed: SealedKey = document::parse("sealed key", sealed)?;
        fields_of(&self.0.open(&ShopId::new(shop)?, &PoolId::new(pool)?, &sealed)?)
    }

    /// Opens the reusable key of a variant, as [`open_json`](Self::open_json).
    ///
    /// # Errors
    /// As [`open_json`](Self::open_json).
    pub fn open_reusable_json(&self, shop: &str, variant: &str, sealed: &str) -> Result<String, Rejected> {
        let sealed: SealedKey = document::parse("sealed key", sealed)?;
        fields_of(&self.0.open_reusable(&ShopId::new(shop)?, &VariantId::new(variant)?, &sealed)?)
    }
}

fn fields_of(key: &PlainKey) -> Result<String, Rejected> {
    let fields: Vec<&str> = key.expose_fields().collect();
    Ok(document::print("fields", &fields)?)
}

fn secret(bytes: &[u8]) -> Result<Zeroizing<[u8; 32]>, StockRefusal> {
    let mut secret = Zeroizing::new([0; 32]);
    if bytes.len() != secret.len() {
        return Err(StockRefusal::SecretLength { length: bytes.len() });
    }
    secret.copy_from_slice(bytes);
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use serde_json::{Value, json};

    const FORMAT: &str = r#"{"layout": {"separated": {"separator": "----"}}, "fields": [{"name": "user"}, {"name": "password"}]}"#;

    fn sealer() -> EmbeddedSealer {
        EmbeddedSealer::new(2, &[7; 32], &[8; 32]).unwrap()
    }

    fn sealed(file: &[u8]) -> Value {
        serde_json::from_str(&sealer().seal_json("demo", "cards", FORMAT, file).unwrap()).unwrap()
    }

    #[test]
    fn what_is_sealed_is_opened_again() {
        let sealed = sealed(b"ann----s3cret\nbroken\nbob----pa55");
        assert_eq!(sealed["lines"], json!([1, 3]));
        assert_eq!(sealed["report"]["rejected"][0]["line"], 2);
        let key = sealed["keys"][0].to_string();
        assert_eq!(sealer().open_json("demo", "cards", &key).unwrap(), r#"["ann","s3cret"]"#);
        assert!(sealer().open_json("demo", "others", &key).is_err());
        assert!(sealer().open_json("demo", "cards", "{}").is_err());
        let newer = EmbeddedSealer::new(3, &[9; 32], &[8; 32]).unwrap();
        assert!(newer.open_json("demo", "cards", &key).is_err());
        let newer = newer.with_older(2, &[7; 32]).unwrap();
        assert_eq!(newer.open_json("demo", "cards", &key).unwrap(), r#"["ann","s3cret"]"#);
    }

    #[test]
    fn reusable_keys_too() {
        let key = sealer().seal_reusable_json("demo", "guide", r#"["GUIDE-1"]"#).unwrap();
        assert_eq!(sealer().open_reusable_json("demo", "guide", &key).unwrap(), r#"["GUIDE-1"]"#);
        assert!(sealer().seal_reusable_json("demo", "guide", "7").is_err());
    }

    #[test]
    fn a_file_is_reported_without_its_secrets() {
        let report = parse_keys_json(FORMAT, b"ann----s3cret\nnonsense").unwrap();
        assert!(report.starts_with(r#"{"keys":1,"#) && !report.contains("s3cret"));
        assert_eq!(parse_keys_json("{}", b"").unwrap_err().code, "document.invalid");
    }

    #[test]
    fn secrets_have_32_bytes() {
        assert_eq!(EmbeddedSealer::new(1, &[7; 31], &[8; 32]).unwrap_err().code, "seal.secret_length");
    }
}
