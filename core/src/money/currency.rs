use crate::money::MoneyRefusal;
use crate::refusal::quoted;
use core::fmt;
use core::str::FromStr;

const MAX_CODE: usize = 7;

/// A currency: a code of three to seven capital letters or digits, and the number of decimals of its minor unit (0 to 8).
///
/// As text it is its code where the code is a known one (`CNY`, `JPY`, `USDT`), else code and exponent (`GEM/2`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    /// The code, zeros, and last the exponent: every quote compares currencies often, and this is one word.
    bytes: [u8; MAX_CODE + 1],
}

/// ISO 4217 currencies whose minor unit is not a hundredth, and well-known private ones.
const UNUSUAL: &[(&str, u8)] = &[
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("ISK", 0),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("PYG", 0),
    ("RWF", 0),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
    ("BHD", 3),
    ("IQD", 3),
    ("JOD", 3),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("TND", 3),
    ("CLF", 4),
    ("UYW", 4),
    ("USDT", 6),
    ("USDC", 6),
    ("BTC", 8),
];

/// ISO 4217 currencies with hundredths.
const HUNDREDTHS: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
    MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS \
    SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";

fn known_exponent(code: &str) -> Option<u8> {
    if let Some((_, exponent)) = UNUSUAL.iter().find(|(known, _)| *known == code) {
        return Some(*exponent);
    }
    HUNDREDTHS.split_ascii_whitespace().any(|known| known == code).then_some(2)
}

impl Currency {
    /// Renminbi, two decimals.
    pub const CNY: Self = Self { bytes: *b"CNY\0\0\0\0\x02" };
    /// US dollar, two decimals.
    pub const USD: Self = Self { bytes: *b"USD\0\0\0\0\x02" };
    /// Euro, two decimals.
    pub const EUR: Self = Self { bytes: *b"EUR\0\0\0\0\x02" };
    /// Yen, no decimals.
    pub const JPY: Self = Self { bytes: *b"JPY\0\0\0\0\x00" };
    /// Tether, six decimals.
    pub const USDT: Self = Self { bytes: *b"USDT\0\0\0\x06" };

    /// A private currency, such as a shop's points.
    ///
    /// # Errors
    /// [`MoneyRefusal::NotACurrency`] when the code is not three to seven capital letters or digits, the exponent is
    /// over 8, or the code is a known currency with another exponent.
    pub fn private(code: &str, exponent: u8) -> Result<Self, MoneyRefusal> {
        let refusal = || MoneyRefusal::NotACurrency { value: quoted(code) };
        let fits = (3..=MAX_CODE).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && exponent <= 8
            && known_exponent(code).is_none_or(|known| known == exponent);
        if !fits {
            return Err(refusal());
        }
        let mut bytes = [0; MAX_CODE + 1];
        for (to, from) in bytes.iter_mut().zip(code.bytes()) {
            *to = from;
        }
        let [.., last] = &mut bytes;
        *last = exponent;
        Ok(Self { bytes })
    }

    /// The code, such as `CNY`.
    #[must_use]
    pub fn code(&self) -> &str {
        // INVARIANT: only ASCII is ever stored, so the empty text is never taken.
        core::str::from_utf8(self.ascii()).unwrap_or_default()
    }

    /// The letters of the code.
    pub(crate) fn ascii(&self) -> &[u8] {
        let [code @ .., _] = &self.bytes;
        let len = code.iter().position(|b| *b == 0).unwrap_or(MAX_CODE);
        code.get(..len).unwrap_or_default()
    }

    /// How many decimals the minor unit has: 2 for CNY, 0 for JPY.
    #[must_use]
    pub const fn exponent(&self) -> u8 {
        let [.., exponent] = self.bytes;
        exponent
    }
}

impl FromStr for Currency {
    type Err = MoneyRefusal;

    fn from_str(text: &str) -> Result<Self, MoneyRefusal> {
        let refusal = || MoneyRefusal::NotACurrency { value: quoted(text) };
        match text.split_once('/') {
            None => Self::private(text, known_exponent(text).ok_or_else(refusal)?),
            Some((code, exponent)) => match exponent.as_bytes() {
                [digit @ b'0'..=b'8'] => Self::private(code, digit - b'0').map_err(|_| refusal()),
                _ => Err(refusal()),
            },
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code();
        match known_exponent(code) {
            Some(_) => f.write_str(code),
            None => write!(f, "{code}/{}", self.exponent()),
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({self})")
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::codec::deserialize_text(d, "a currency", Self::from_str)
    }
}

impl<C> minicbor::Encode<C> for Currency {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.str(self.code())?.u8(self.exponent())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Currency {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let (code, exponent): (&str, u8) = d.decode_with(ctx)?;
        Self::private(code, exponent).map_err(|e| crate::codec::refused(at, &e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn text_round_trips() {
        for text in ["CNY", "JPY", "KWD", "USDT", "GEM/2", "POINT/0"] {
            let currency: Currency = text.parse().unwrap();
            assert_eq!(currency.to_string(), text);
            let cbor = minicbor::to_vec(currency).unwrap();
            assert_eq!(minicbor::decode::<Currency>(&cbor).unwrap(), currency);
        }
        assert_eq!("CNY".parse::<Currency>().unwrap(), Currency::CNY);
        assert_eq!("USDT/6".parse::<Currency>().unwrap(), Currency::USDT);
    }

    #[test]
    fn refuses_what_is_no_currency() {
        for text in ["", "cny", "GEM", "GEM/9", "GEM/", "GEM/02", "CNY/3", "TOOLONGCODE/2", "元"] {
            assert!(text.parse::<Currency>().is_err(), "{text}");
        }
    }
}
