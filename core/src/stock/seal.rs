use crate::id::{PoolId, ShopId, VariantId};
use crate::stock::sealed::{HEADER_LEN, TAG_LEN};
use crate::stock::{Fingerprint, PlainKey, SealedKey, StockRefusal};
use aes_gcm_siv::aead::{AeadInOut, KeyInit};
use aes_gcm_siv::{Aes256GcmSiv, Nonce, Tag};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use zeroize::{Zeroize, Zeroizing};

/// The version of the sealed form: AES-256-GCM-SIV (RFC 8452).
const VERSION: u8 = 1;
const NONCE_CONTEXT: &str = "keytill 2026-11 stock seal: nonce key";

/// The secrets of sealing: a numbered sealing key and the fingerprint key. Wiped from memory when dropped.
///
/// To rotate, seal with a new number and give the old keys to [`Sealer::with_older`]. The fingerprint key cannot be
/// rotated without reading every key again: another fingerprint key finds no duplicates of earlier imports.
#[derive(Clone)]
pub struct SealKeys {
    key_id: u32,
    sealing: Zeroizing<[u8; 32]>,
    fingerprint: Zeroizing<[u8; 32]>,
}

impl SealKeys {
    /// From 32 random bytes each. The number stands in clear in every sealed key.
    #[must_use]
    pub fn new(key_id: u32, sealing: Zeroizing<[u8; 32]>, fingerprint: Zeroizing<[u8; 32]>) -> Self {
        Self { key_id, sealing, fingerprint }
    }
}

impl fmt::Debug for SealKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealKeys({}, redacted)", self.key_id)
    }
}

/// Seals and opens keys, outside the machine.
///
/// Sealing the same key for the same place gives the same bytes, so a repeated import is the same command. The sealed
/// bytes tell the length of the key and nothing else.
///
/// ```
/// # use keytill::id::{PoolId, ShopId};
/// # use keytill::stock::{PlainKey, SealKeys, Sealer};
/// let sealer = Sealer::new(SealKeys::new(1, [7; 32].into(), [9; 32].into())); // random bytes, kept safe
/// let (shop, pool) = (ShopId::new("demo")?, PoolId::new("steam-50")?);
/// let sealed = sealer.seal(&shop, &pool, &PlainKey::from_fields(&["AAAA-BBBB"])?)?;
/// assert_eq!(sealer.open(&shop, &pool, &sealed)?.expose(), "AAAA-BBBB");
/// assert!(sealer.open(&shop, &PoolId::new("other")?, &sealed).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Sealer {
    fingerprint_key: Zeroizing<[u8; 32]>,
    current: Opener,
    older: Vec<Opener>,
}

/// One sealing key, ready for use.
struct Opener {
    key_id: u32,
    cipher: Aes256GcmSiv,
    nonce_key: Zeroizing<[u8; 32]>,
}

/// What a sealed key is bound to beside its shop.
#[derive(Clone, Copy)]
enum Place<'a> {
    Pool(&'a PoolId),
    Variant(&'a VariantId),
}

impl Sealer {
    /// A sealer that seals and opens with these keys.
    #[must_use]
    pub fn new(keys: SealKeys) -> Self {
        let current = Opener::new(keys.key_id, &keys.sealing);
        Self { fingerprint_key: keys.fingerprint, current, older: Vec::new() }
    }

    /// Also opens what was sealed with an older sealing key.
    ///
    /// # Errors
    /// [`StockRefusal::SealKeyTwice`]
    pub fn with_older(mut self, key_id: u32, sealing: &Zeroizing<[u8; 32]>) -> Result<Self, StockRefusal> {
        if self.opener(key_id).is_some() {
            return Err(StockRefusal::SealKeyTwice { key_id });
        }
        self.older.push(Opener::new(key_id, sealing));
        Ok(self)
    }

    /// The fingerprint of a key: the same in all pools of the shop, another in another shop.
    #[must_use]
    pub fn fingerprint(&self, shop: &ShopId, key: &PlainKey) -> Fingerprint {
        let (shop, key) = (shop.as_str().as_bytes(), key.expose().as_bytes());
        let length = shop.len().saturating_add(key.len()).saturating_add(1);
        // One exact buffer, hashed at once, is half as dear as an incremental hasher and easier to wipe.
        let mut text = Zeroizing::new(Vec::with_capacity(length));
        // The length in front keeps shop and key apart; ids are at most 64 bytes.
        text.push(u8::try_from(shop.len()).unwrap_or(u8::MAX));
        text.extend_from_slice(shop);
        text.extend_from_slice(key);
        let digest = blake3::keyed_hash(&self.fingerprint_key, &text);
        Fingerprint(digest.as_bytes().first_chunk().copied().unwrap_or_default())
    }

    /// Seals a key for a pool.
    ///
    /// # Errors
    /// None that a [`PlainKey`] can cause: the cipher refuses only texts of gigabytes.
    pub fn seal(&self, shop: &ShopId, pool: &PoolId, key: &PlainKey) -> Result<SealedKey, StockRefusal> {
        self.seal_at(shop, Place::Pool(pool), key)
    }

    /// Seals the reusable key of a variant.
    ///
    /// # Errors
    /// As for [`seal`](Self::seal).
    pub fn seal_reusable(
        &self,
        shop: &ShopId,
        variant: &VariantId,
        key: &PlainKey,
    ) -> Result<SealedKey, StockRefusal> {
        self.seal_at(shop, Place::Variant(variant), key)
    }

    /// Opens a key of a pool, by the sealing key that its header names.
    ///
    /// # Errors
    /// [`StockRefusal::SealedLength`], [`StockRefusal::SealVersion`], [`StockRefusal::SealKeyUnknown`], and
    /// [`StockRefusal::SealBroken`] when shop, pool, fingerprint or bytes are not those that were sealed.
    pub fn open(&self, shop: &ShopId, pool: &PoolId, sealed: &SealedKey) -> Result<PlainKey, StockRefusal> {
        self.open_at(shop, Place::Pool(pool), sealed)
    }

    /// Opens the reusable key of a variant.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub fn open_reusable(
        &self,
        shop: &ShopId,
        variant: &VariantId,
        sealed: &SealedKey,
    ) -> Result<PlainKey, StockRefusal> {
        self.open_at(shop, Place::Variant(variant), sealed)
    }

    /// The number of the sealing key that a sealed key needs, to find those that are to be sealed anew.
    ///
    /// # Errors
    /// [`StockRefusal::SealedLength`], [`StockRefusal::SealVersion`]
    pub fn key_id_of(sealed: &SealedKey) -> Result<u32, StockRefusal> {
        header(sealed).map(|(key_id, _)| key_id)
    }

    fn seal_at(&self, shop: &ShopId, place: Place<'_>, key: &PlainKey) -> Result<SealedKey, StockRefusal> {
        let fingerprint = self.fingerprint(shop, key);
        let key_id = self.current.key_id;
        let plain = key.expose().as_bytes();
        let length = HEADER_LEN.saturating_add(plain.len()).saturating_add(TAG_LEN);
        // The capacity is exact, so the clear bytes are overwritten where they stand and lie nowhere else.
        let mut bytes = Vec::with_capacity(length);
        bytes.push(VERSION);
        bytes.extend_from_slice(&key_id.to_be_bytes());
        bytes.extend_from_slice(plain);
        let bound = bound_to(key_id, shop, place, &fingerprint);
        let broken = StockRefusal::SealBroken { key_id };
        let (_, body) = bytes.split_at_mut_checked(HEADER_LEN).ok_or_else(|| broken.clone())?;
        let nonce = self.current.nonce(&fingerprint);
        let tag = self.current.cipher.encrypt_inout_detached(&nonce, &bound, body.into());
        let Ok(tag) = tag else {
            bytes.zeroize();
            return Err(broken);
        };
        bytes.extend_from_slice(&tag);
        Ok(SealedKey { fingerprint, bytes })
    }

    fn open_at(&self, shop: &ShopId, place: Place<'_>, sealed: &SealedKey) -> Result<PlainKey, StockRefusal> {
        let (key_id, body) = header(sealed)?;
        let opener = self.opener(key_id).ok_or(StockRefusal::SealKeyUnknown { key_id })?;
        let broken = || StockRefusal::SealBroken { key_id };
        let (hidden, tag) = body.split_last_chunk::<TAG_LEN>().ok_or_else(broken)?;
        let mut plain = Zeroizing::new(hidden.to_vec());
        let nonce = opener.nonce(&sealed.fingerprint);
        let bound = bound_to(key_id, shop, place, &sealed.fingerprint);
        opener
            .cipher
            .decrypt_inout_detached(&nonce, &bound, plain.as_mut_slice().into(), &Tag::from(*tag))
            .map_err(|_| broken())?;
        // Checked before it is taken out of its wrapper, so that nothing unwiped is dropped.
        core::str::from_utf8(&plain).map_err(|_| broken())?;
        let text = String::from_utf8(core::mem::take(&mut *plain)).map_err(|_| broken())?;
        Ok(PlainKey::from_canonical(Zeroizing::new(text)))
    }

    fn opener(&self, key_id: u32) -> Option<&Opener> {
        core::iter::once(&self.current).chain(&self.older).find(|opener| opener.key_id == key_id)
    }
}

impl Opener {
    fn new(key_id: u32, sealing: &Zeroizing<[u8; 32]>) -> Self {
        let cipher = Aes256GcmSiv::new((&**sealing).into());
        let nonce_key = Zeroizing::new(blake3::derive_key(NONCE_CONTEXT, &**sealing));
        Self { key_id, cipher, nonce_key }
    }

    /// One nonce for each fingerprint. The cipher keeps its promise even where a nonce comes again.
    fn nonce(&self, fingerprint: &Fingerprint) -> Nonce {
        let digest = blake3::keyed_hash(&self.nonce_key, &fingerprint.0);
        Nonce::from(digest.as_bytes().first_chunk::<12>().copied().unwrap_or_default())
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({}, {} older, redacted)", self.current.key_id, self.older.len())
    }
}

/// The number of the sealing key, and what follows the header.
fn header(sealed: &SealedKey) -> Result<(u32, &[u8]), StockRefusal> {
    sealed.check()?;
    let (version, rest) = sealed.bytes.split_first().unwrap_or((&0, &[]));
    match (*version, rest.split_first_chunk::<4>()) {
        (VERSION, Some((key_id, body))) => Ok((u32::from_be_bytes(*key_id), body)),
        (version, _) => Err(StockRefusal::SealVersion { version }),
    }
}

/// What the tag covers beside the hidden bytes. Each part has a length of its own or in front.
fn bound_to(key_id: u32, shop: &ShopId, place: Place<'_>, fingerprint: &Fingerprint) -> Vec<u8> {
    let (kind, id) = match place {
        Place::Pool(id) => (b'p', id.as_str()),
        Place::Variant(id) => (b'v', id.as_str()),
    };
    let mut bound = Vec::with_capacity(160);
    bound.push(VERSION);
    bound.extend_from_slice(&key_id.to_be_bytes());
    bound.extend_from_slice(&fingerprint.0);
    bound.push(u8::try_from(shop.as_str().len()).unwrap_or(u8::MAX));
    bound.extend_from_slice(shop.as_str().as_bytes());
    bound.push(kind);
    bound.extend_from_slice(id.as_bytes());
    bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::format;

    fn keys(key_id: u32, byte: u8) -> SealKeys {
        SealKeys::new(key_id, [byte; 32].into(), [9; 32].into())
    }

    fn shop() -> ShopId {
        ShopId::new("demo").unwrap()
    }

    fn pool(id: &str) -> PoolId {
        PoolId::new(id).unwrap()
    }

    fn plain(text: &str) -> PlainKey {
        PlainKey::from_fields(&[text]).unwrap()
    }

    #[test]
    fn opens_what_it_sealed_and_seals_the_same_way_again() {
        let sealer = Sealer::new(keys(1, 7));
        for text in ["x", "AAAA-BBBB", "密码😀", &"y".repeat(16_384)] {
            let sealed = sealer.seal(&shop(), &pool("p"), &plain(text)).unwrap();
            assert_eq!(sealed.bytes.len(), 5 + text.len() + 16);
            assert_eq!(sealer.open(&shop(), &pool("p"), &sealed).unwrap().expose(), text);
            assert_eq!(sealer.seal(&shop(), &pool("p"), &plain(text)).unwrap(), sealed);
        }
    }

    /// A sealed key must open for ever, on every machine: if this changes, so must the version.
    #[test]
    fn the_sealed_form_is_fixed() {
        let sealed =
            Sealer::new(keys(0x0102_0304, 7)).seal(&shop(), &pool("p"), &plain("AAAA-BBBB")).unwrap();
        assert_eq!(
            serde_json::to_string(&sealed).unwrap(),
            concat!(
                r#"{"fingerprint":"0c22d6bc653756a0695f75e75961b2dc","#,
                r#""bytes":"AQECAwTCKhm/D1c7JSH/zEbQEYl7bbeSe2uAd8s2"}"#
            )
        );
    }

    #[test]
    fn every_changed_bit_is_refused() {
        let sealer = Sealer::new(keys(1, 7));
        let sealed = sealer.seal(&shop(), &pool("p"), &plain("AAAA-BBBB")).unwrap();
        for at in 0..sealed.bytes.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed.bytes[at] ^= 1 << bit;
                let code = sealer.open(&shop(), &pool("p"), &changed).unwrap_err().code();
                let expected = match at {
                    0 => "seal.version",
                    1..5 => "seal.key_unknown",
                    _ => "seal.broken",
                };
                assert_eq!(code, expected, "byte {at}");
            }
        }
        for at in 0..16 {
            let mut changed = sealed.clone();
            changed.fingerprint.0[at] ^= 1;
            assert_eq!(sealer.open(&shop(), &pool("p"), &changed).unwrap_err().code(), "seal.broken");
        }
        for length in 0..sealed.bytes.len() {
            let mut cut = sealed.clone();
            cut.bytes.truncate(length);
            assert!(sealer.open(&shop(), &pool("p"), &cut).is_err());
        }
    }

    #[test]
    fn a_key_opens_in_its_place_only() {
        let sealer = Sealer::new(keys(1, 7));
        let sealed = sealer.seal(&shop(), &pool("p"), &plain("AAAA-BBBB")).unwrap();
        let other_shop = ShopId::new("demo2").unwrap();
        assert!(sealer.open(&other_shop, &pool("p"), &sealed).is_err());
        assert!(sealer.open(&shop(), &pool("q"), &sealed).is_err());
        let variant = VariantId::new("p").unwrap();
        assert!(sealer.open_reusable(&shop(), &variant, &sealed).is_err());
        let reusable = sealer.seal_reusable(&shop(), &variant, &plain("AAAA-BBBB")).unwrap();
        assert_eq!(sealer.open_reusable(&shop(), &variant, &reusable).unwrap().expose(), "AAAA-BBBB");
        assert!(Sealer::new(keys(1, 8)).open(&shop(), &pool("p"), &sealed).is_err());
    }

    #[test]
    fn fingerprints_are_the_same_in_all_pools_of_one_shop() {
        let sealer = Sealer::new(keys(1, 7));
        let one = sealer.seal(&shop(), &pool("p"), &plain("AAAA-BBBB")).unwrap();
        let two = Sealer::new(keys(2, 8)).seal(&shop(), &pool("q"), &plain("AAAA-BBBB")).unwrap();
        assert_eq!(one.fingerprint, two.fingerprint);
        assert_ne!(one.bytes, two.bytes);
        let shifted = sealer.fingerprint(&ShopId::new("demoA").unwrap(), &plain("AAA-BBBB"));
        assert_ne!(shifted, one.fingerprint);
        let other = SealKeys::new(1, [7; 32].into(), [10; 32].into());
        assert_ne!(Sealer::new(other).fingerprint(&shop(), &plain("AAAA-BBBB")), one.fingerprint);
    }

    #[test]
    fn old_keys_open_after_rotation() {
        let old = Sealer::new(keys(1, 7)).seal(&shop(), &pool("p"), &plain("AAAA-BBBB")).unwrap();
        let rotated = Sealer::new(keys(2, 8));
        assert_eq!(rotated.open(&shop(), &pool("p"), &old).unwrap_err().code(), "seal.key_unknown");
        let rotated = rotated.with_older(1, &[7; 32].into()).unwrap();
        assert_eq!(rotated.open(&shop(), &pool("p"), &old).unwrap().expose(), "AAAA-BBBB");
        assert_eq!(Sealer::key_id_of(&old), Ok(1));
        let renewed = rotated.seal(&shop(), &pool("p"), &plain("AAAA-BBBB")).unwrap();
        assert_eq!((Sealer::key_id_of(&renewed), renewed.fingerprint), (Ok(2), old.fingerprint));
        assert_eq!(rotated.with_older(2, &[8; 32].into()).unwrap_err().code(), "seal.key_twice");
    }

    #[test]
    fn nothing_prints_a_secret() {
        let keys = SealKeys::new(1, [0x41; 32].into(), [0x42; 32].into());
        let shown = format!("{keys:?} {:?}", Sealer::new(keys.clone()));
        assert!(!shown.contains("65") && !shown.contains("AAAA") && !shown.contains("4141"), "{shown}");
    }
}
