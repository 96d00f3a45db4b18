//! CBOR written straight into memory: what every command and record is made of.
//!
//! The bytes are those of the derived encoders, which serve everything rare and the tests compare with. Here nothing can
//! fail, so there is nothing to ask after each number, and a command costs a third.

use crate::handle::{Handles, KeyHandle};
use crate::money::{Amount, Money};
use crate::time::{Span, Time};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// CBOR in the making, at the end of what the memory held before.
pub(crate) struct Out<'a>(&'a mut Vec<u8>);

/// A value that is written so.
pub(crate) trait Put {
    fn put(&self, out: &mut Out<'_>);

    /// Whether it is nothing: left away at the end of a list of fields, null elsewhere.
    fn is_nothing(&self) -> bool {
        false
    }
}

const NUMBER: u8 = 0x00;
const NEGATIVE: u8 = 0x20;
const BYTES: u8 = 0x40;
const TEXT: u8 = 0x60;
const LIST: u8 = 0x80;
const FALSE: u8 = 0xf4;
const TRUE: u8 = 0xf5;
const NULL: u8 = 0xf6;

impl<'a> Out<'a> {
    /// Goes on at the end of `memory`.
    pub(crate) fn new(memory: &'a mut Vec<u8>) -> Self {
        Self(memory)
    }

    /// A value's head: its kind and its number or length, in the shortest form.
    #[inline]
    fn head(&mut self, kind: u8, number: u64) {
        match number {
            0..=0x17 => self.0.push(kind | number as u8),
            0x18..=0xff => self.0.extend_from_slice(&[kind | 24, number as u8]),
            _ => self.long_head(kind, number),
        }
    }

    fn long_head(&mut self, kind: u8, number: u64) {
        let [a, b, c, d, e, f, g, h] = number.to_be_bytes();
        match number {
            0..=0xffff => self.0.extend_from_slice(&[kind | 25, g, h]),
            0x1_0000..=0xffff_ffff => self.0.extend_from_slice(&[kind | 26, e, f, g, h]),
            _ => self.0.extend_from_slice(&[kind | 27, a, b, c, d, e, f, g, h]),
        }
    }

    /// The head of a list; its elements follow.
    #[inline]
    pub(crate) fn list(&mut self, len: usize) {
        self.head(LIST, len as u64);
    }

    #[inline]
    pub(crate) fn number(&mut self, number: u64) {
        self.head(NUMBER, number);
    }

    #[inline]
    pub(crate) fn signed(&mut self, number: i64) {
        // A negative number n is written as -1 - n, which is its complement.
        let kind = if number < 0 { NEGATIVE } else { NUMBER };
        self.head(kind, (number ^ (number >> 63)) as u64);
    }

    #[inline]
    pub(crate) fn text(&mut self, text: &str) {
        self.utf8(text.as_bytes());
    }

    /// A text whose bytes are known to be UTF-8.
    #[inline]
    pub(crate) fn utf8(&mut self, text: &[u8]) {
        self.head(TEXT, text.len() as u64);
        self.0.extend_from_slice(text);
    }

    /// The head of a byte string; the bytes follow.
    #[inline]
    pub(crate) fn bytes_head(&mut self, len: usize) {
        self.head(BYTES, len as u64);
    }

    #[inline]
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes_head(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    #[inline]
    pub(crate) fn null(&mut self) {
        self.0.push(NULL);
    }

    /// By the derived encoder.
    pub(crate) fn derived(&mut self, value: &impl minicbor::Encode<()>) {
        // INVARIANT: writing to memory cannot fail.
        let _ = minicbor::encode(value, &mut *self.0);
    }
}

/// Fields of a struct by number, in the order of their numbers from 0, without a gap.
macro_rules! put_fields {
    ($name:ident { $( $field:ident ),* $(,)? }) => {
        impl $crate::codec::Put for $name {
            fn put(&self, out: &mut $crate::codec::Out<'_>) {
                use $crate::codec::Put;
                let Self { $( $field ),* } = self;
                let nothing = [ $( Put::is_nothing($field) ),* ];
                let len = nothing.iter().rposition(|nothing| !nothing).map_or(0, |last| last + 1);
                out.list(len);
                let mut fields = 0..len;
                $( if fields.next().is_some() {
                    Put::put($field, out);
                } )*
            }
        }
    };
}

/// Types that are too rare for a form of their own.
macro_rules! put_derived {
    ($( $name:ty ),* $(,)?) => { $(
        impl $crate::codec::Put for $name {
            fn put(&self, out: &mut $crate::codec::Out<'_>) {
                out.derived(self);
            }
        }
    )* };
}

pub(crate) use {put_derived, put_fields};

macro_rules! put_numbers {
    ($( $name:ty ),*) => { $(
        impl Put for $name {
            #[inline]
            fn put(&self, out: &mut Out<'_>) {
                out.number(u64::from(*self));
            }
        }
    )* };
}

put_numbers!(u8, u16, u32, u64);
put_derived!(alloc::string::String);

impl Put for i64 {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.signed(*self);
    }
}

impl Put for bool {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.0.push(if *self { TRUE } else { FALSE });
    }
}

impl Put for Amount {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.signed(self.minor());
    }
}

impl Put for Money {
    fn put(&self, out: &mut Out<'_>) {
        out.list(2);
        out.signed(self.minor());
        out.list(2);
        out.utf8(self.currency().ascii());
        out.number(self.currency().exponent().into());
    }
}

impl Put for Time {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.number(self.millis());
    }
}

impl Put for Span {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.number(self.millis());
    }
}

impl Put for KeyHandle {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.number(self.number().into());
    }
}

impl Put for Handles {
    fn put(&self, out: &mut Out<'_>) {
        self.as_slice().put(out);
    }
}

impl<T: Put> Put for [T] {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        out.list(self.len());
        for element in self {
            element.put(out);
        }
    }
}

impl<T: Put> Put for Vec<T> {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        self.as_slice().put(out);
    }
}

impl<T: Put> Put for Option<T> {
    #[inline]
    fn put(&self, out: &mut Out<'_>) {
        match self {
            Some(value) => value.put(out),
            None => out.null(),
        }
    }

    #[inline]
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

/// Documents.
impl<T: minicbor::Encode<()>> Put for Box<T> {
    fn put(&self, out: &mut Out<'_>) {
        out.derived(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use minicbor::Encode;

    #[derive(Encode)]
    struct Sample {
        #[n(0)]
        first: u8,
        #[n(1)]
        middle: Option<u64>,
        #[n(2)]
        text: String,
        #[n(3)]
        last: Option<bool>,
        #[n(4)]
        very_last: Option<i64>,
    }

    put_fields!(Sample { first, middle, text, last, very_last });

    #[derive(Encode)]
    struct Optional {
        #[n(0)]
        only: Option<u8>,
    }

    put_fields!(Optional { only });

    fn written(value: &(impl Put + ?Sized)) -> Vec<u8> {
        let mut memory = Vec::new();
        value.put(&mut Out::new(&mut memory));
        memory
    }

    #[test]
    fn numbers_are_those_of_the_derived_encoder() {
        let edges =
            (0..64).flat_map(|bit| [0, 1, 2].map(|by| (1_u64 << bit).wrapping_sub(1).wrapping_add(by)));
        for number in edges.chain(0..300) {
            assert_eq!(written(&number), minicbor::to_vec(number).unwrap(), "{number}");
            for signed in [number as i64, (number as i64).wrapping_neg()] {
                assert_eq!(written(&signed), minicbor::to_vec(signed).unwrap(), "{signed}");
            }
        }
        let money = Money::new(-5, crate::money::Currency::JPY);
        assert_eq!(written(&money), minicbor::to_vec(money).unwrap());
    }

    #[test]
    fn texts_and_bytes_of_every_length_are_those_of_the_derived_encoder() {
        for length in [0, 1, 23, 24, 255, 256, 65_535, 65_536] {
            let mut memory = Vec::new();
            let (text, bytes) = ("x".repeat(length), alloc::vec![7_u8; length]);
            Out::new(&mut memory).text(&text);
            assert_eq!(memory, minicbor::to_vec(&text).unwrap());
            memory.clear();
            Out::new(&mut memory).bytes(&bytes);
            assert_eq!(memory, minicbor::to_vec(minicbor::bytes::ByteVec::from(bytes)).unwrap());
        }
    }

    #[test]
    fn fields_that_are_nothing_are_left_away_at_the_end_alone() {
        for (middle, last, very_last) in
            [(None, None, None), (Some(1), None, Some(-1)), (None, Some(true), None), (Some(9), None, None)]
        {
            let sample = Sample { first: 1, middle, text: "text".into(), last, very_last };
            assert_eq!(written(&sample), minicbor::to_vec(&sample).unwrap());
        }
        for only in [None, Some(3)] {
            assert_eq!(written(&Optional { only }), minicbor::to_vec(Optional { only }).unwrap());
        }
    }
}
