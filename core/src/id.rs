//! Ids: the host's own text, one type per thing that has one.
//!
//! An id is 1 to 64 printable ASCII characters (space to tilde), compared byte for byte, kept without allocation up to
//! 24 bytes on 64-bit machines. Inside the machine a [`Registry`](crate::slot::Registry) turns it into a dense slot.

use crate::refusal::{quoted, refusals};
use alloc::string::String;
use compact_str::CompactString;

/// The longest id, in bytes.
pub const MAX_ID_LEN: usize = 64;

refusals! {
    /// Why a text is not an id.
    pub enum IdRefusal {
        /// The text is empty, too long, or holds a character outside printable ASCII.
        Invalid { kind: &'static str, value: String } = "id.invalid",
            "{kind} `{value}` must be 1 to 64 printable ASCII characters";
    }
}

fn check(kind: &'static str, text: &str) -> Result<(), IdRefusal> {
    let fits = !text.is_empty() && text.len() <= MAX_ID_LEN && is_printable(text.as_bytes());
    if fits { Ok(()) } else { Err(invalid(kind, text)) }
}

#[cold]
fn invalid(kind: &'static str, text: &str) -> IdRefusal {
    IdRefusal::Invalid { kind, value: quoted(text) }
}

/// Whether all bytes are printable ASCII, space to tilde. Every id that comes in is looked at, so eight at a time.
fn is_printable(bytes: &[u8]) -> bool {
    let (eights, rest) = bytes.as_chunks::<8>();
    let last = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // The last eight, some of them for the second time.
        (Some(last), ..) => eight_printable(*last),
        (None, Some([a, b, c, d]), Some([w, x, y, z])) => eight_printable([*a, *b, *c, *d, *w, *x, *y, *z]),
        _ => rest.iter().all(|b| (b' '..=b'~').contains(b)),
    };
    last && eights.iter().all(|eight| eight_printable(*eight))
}

fn eight_printable(bytes: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let all = u64::from_ne_bytes(bytes);
    let ascii = all & HIGH == 0;
    // In each byte the high bit, borrowed, survives where at least a space is taken off; one past a tilde is set.
    let not_below = ((all | HIGH).wrapping_sub(0x20 * ONES)) & HIGH == HIGH;
    let not_above = all.wrapping_add(ONES) & HIGH == 0;
    ascii && not_below && not_above
}

/// Ids that take over a text as it lies: short ones are copied in three words, without a look at where they end.
pub(crate) trait Compact: Sized {
    /// Checks and keeps an id.
    fn of_compact(text: &CompactString) -> Result<Self, IdRefusal>;
    /// Keeps a text that is known to be an id: it is equal to one.
    fn known(text: &CompactString) -> Self;
    /// The text.
    fn compact(&self) -> &CompactString;
    /// Stands where an id must be and, by an invariant, one is.
    const UNKNOWN: Self;
}

/// What the machine needs to know of an id type.
pub trait Id: Clone + Eq {
    /// The id as the host wrote it.
    fn as_str(&self) -> &str;
}

macro_rules! ids {
    ($( $(#[$doc:meta])* $name:ident = $kind:literal; )*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(CompactString);

        impl $name {
            /// Checks and keeps an id.
            ///
            /// # Errors
            /// [`IdRefusal::Invalid`] when it is empty, over 64 bytes, or not printable ASCII.
            pub fn new(text: impl AsRef<str>) -> Result<Self, IdRefusal> {
                let text = text.as_ref();
                check($kind, text).map(|()| Self(CompactString::new(text)))
            }

            /// The id as the host wrote it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Id for $name {
            fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Compact for $name {
            #[inline]
            fn of_compact(text: &CompactString) -> Result<Self, IdRefusal> {
                check($kind, text).map(|()| Self(text.clone()))
            }

            #[inline]
            fn known(text: &CompactString) -> Self {
                Self(text.clone())
            }

            #[inline]
            fn compact(&self) -> &CompactString {
                &self.0
            }

            const UNKNOWN: Self = Self(CompactString::const_new("?"));
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }

        impl core::str::FromStr for $name {
            type Err = IdRefusal;
            fn from_str(text: &str) -> Result<Self, IdRefusal> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = IdRefusal;
            fn try_from(text: &str) -> Result<Self, IdRefusal> {
                Self::new(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                crate::codec::deserialize_text(d, concat!("a ", $kind), |text| Self::new(text))
            }
        }

        impl crate::codec::Put for $name {
            #[inline]
            fn put(&self, out: &mut crate::codec::Out<'_>) {
                out.text(&self.0);
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.str(&self.0)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let at = d.position();
                Self::new(d.str()?).map_err(|e| crate::codec::refused(at, &e))
            }
        }
    )* };
}

ids! {
    /// A shop: one machine.
    ShopId = "shop id";
    /// A host's own text id of a command.
    CommandId = "command id";
    /// A client that numbers its commands in a session.
    ClientId = "client id";
    /// The host's id that follows one request through all systems.
    TraceId = "trace id";
    /// A product, which is listed.
    ProductId = "product id";
    /// A variant (规格), which is bought.
    VariantId = "variant id";
    /// A category of products.
    CategoryId = "category id";
    /// A tag on a product or a customer.
    Tag = "tag";
    /// A channel (渠道), where orders come from.
    ChannelId = "channel id";
    /// A membership level (等级).
    LevelId = "level id";
    /// A pool of keys (卡池).
    PoolId = "pool id";
    /// A batch of keys (批次), one import.
    BatchId = "batch id";
    /// A supplier (供货商).
    SupplierId = "supplier id";
    /// The version name of a price book (价目书).
    PriceBookId = "price book id";
    /// A price list (价目表) in a price book.
    PriceListId = "price list id";
    /// A lane (优惠通道) of offers.
    LaneId = "lane id";
    /// An offer (优惠).
    OfferId = "offer id";
    /// A payment method.
    PaymentMethodId = "payment method id";
    /// A way to ship.
    ShippingMethodId = "shipping method id";
    /// A tax category, which has a rate.
    TaxCategoryId = "tax category id";
    /// A region of the world, where other tax rates hold.
    RegionId = "region id";
    /// A customer (顾客).
    CustomerId = "customer id";
    /// What a channel calls a customer: the other half of an identity (身份).
    OutsideId = "outside id";
    /// A use of personal data that customers allow or not.
    PurposeId = "purpose id";
    /// A placement tree (安置树).
    PlacementTreeId = "placement tree id";
    /// An order (订单).
    OrderId = "order id";
    /// The host's fingerprint of a device, opaque to the machine.
    DeviceId = "device id";
    /// A reservation (预占) without an order, unique in the shop.
    ReservationId = "reservation id";
    /// A flash sale (秒杀).
    FlashId = "flash sale id";
    /// A gateway's payment (付款), unique in the shop.
    PaymentId = "payment id";
    /// A refund (退款), unique in the shop.
    RefundId = "refund id";
    /// A withdrawal of commission, unique in the shop.
    WithdrawalId = "withdrawal id";
    /// A settlement (结算) with a supplier, unique in the shop.
    SettlementId = "settlement id";
    /// The version name of a commission plan (分销方案).
    PlanId = "plan id";
    /// A bonus (奖项) of a plan.
    BonusId = "bonus id";
    /// A field of a form that a buyer fills in.
    FieldId = "field id";
    /// Content that is downloaded, by the host's name for it.
    ContentId = "content id";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn accepts_one_to_sixty_four_printable_characters() {
        assert!(OrderId::new("o").is_ok());
        assert!(OrderId::new("order 17 ~!").is_ok());
        assert!(OrderId::new("x".repeat(64)).is_ok());
    }

    #[test]
    fn refuses_everything_else_by_name() {
        for bad in ["", "a\nb", "订单", "a\0", "\u{7f}"] {
            assert_eq!(OrderId::new(bad).unwrap_err().code(), "id.invalid", "{bad:?}");
        }
        let refusal = OrderId::new("x".repeat(65)).unwrap_err();
        assert_eq!(refusal.params()[0].1, "order id");
    }

    #[test]
    fn json_refuses_with_the_rule() {
        let error = serde_json::from_str::<OrderId>("\"\"").unwrap_err();
        assert!(alloc::format!("{error}").contains("1 to 64 printable ASCII"), "{error}");
        assert!(serde_json::from_str::<OrderId>("17").is_err());
    }

    #[test]
    fn cbor_round_trips_and_refuses() {
        let id = OrderId::new("order-1").unwrap();
        let bytes = minicbor::to_vec(&id).unwrap();
        assert_eq!(minicbor::decode::<OrderId>(&bytes).unwrap(), id);
        assert!(minicbor::decode::<OrderId>(&minicbor::to_vec("").unwrap()).is_err());
    }
}
