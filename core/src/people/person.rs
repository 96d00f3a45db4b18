//! The record of a person that an upline walk reads: 16 bytes.

use crate::slot::{CustomerSlot, LevelSlot, Slot};

/// Stands for "no inviter".
pub(super) const NONE: u32 = u32::MAX;
const NO_LEVEL: u16 = u16::MAX;

/// What an upline walk touches, together in 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    /// The inviter's slot; of a merged one, the slot of who goes on.
    up: u32,
    level: u16,
    flags: Flags,
    /// How many customers name this one as inviter; a recount of the column, never in a snapshot.
    pub(super) directs: u32,
    pub(super) orders_paid: u32,
}

const _: () = assert!(size_of::<Person>() == 16);

/// What is so or not so of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags(u16);

impl Flags {
    /// Can earn commission.
    pub(super) const PROMOTER: Self = Self(1);
    /// Owns a sub-shop.
    pub(super) const SUB_SHOP: Self = Self(2);
    /// Speaks for a supplier.
    pub(super) const SUPPLIER: Self = Self(4);
    /// May not earn.
    pub(super) const BLOCKED: Self = Self(8);
    /// Goes on as another.
    pub(super) const MERGED: Self = Self(16);
    /// Nothing personal is known any more.
    pub(super) const ERASED: Self = Self(32);

    /// Waits for a review of the level.
    pub(super) const DUE: Self = Self(64);

    const ALL: u16 = 127;

    pub(super) const fn bits(self) -> u16 {
        self.0
    }

    pub(super) const fn from_bits(bits: u16) -> Option<Self> {
        if bits <= Self::ALL { Some(Self(bits)) } else { None }
    }
}

impl Person {
    pub(super) fn new(up: Option<CustomerSlot>, level: Option<LevelSlot>, flags: Flags) -> Option<Self> {
        Some(Self { up: up_column(up)?, level: level_column(level)?, flags, directs: 0, orders_paid: 0 })
    }

    /// Whom the column names: the inviter, or who goes on.
    #[inline]
    pub(super) fn up(self) -> Option<CustomerSlot> {
        if self.up == NONE { None } else { CustomerSlot::from_index(self.up as usize) }
    }

    pub(super) fn set_up(&mut self, up: Option<CustomerSlot>) {
        // INVARIANT: slots are below `NONE`.
        self.up = up_column(up).unwrap_or(NONE);
    }

    pub(super) fn level(self) -> Option<LevelSlot> {
        if self.level == NO_LEVEL { None } else { LevelSlot::from_index(usize::from(self.level)) }
    }

    pub(super) fn set_level(&mut self, level: Option<LevelSlot>) -> bool {
        let column = level_column(level);
        self.level = column.unwrap_or(self.level);
        column.is_some()
    }

    #[inline]
    pub(super) const fn is(self, flag: Flags) -> bool {
        self.flags.0 & flag.0 != 0
    }

    pub(super) const fn set(&mut self, flag: Flags, on: bool) {
        self.flags.0 = if on { self.flags.0 | flag.0 } else { self.flags.0 & !flag.0 };
    }

    pub(super) const fn flags(self) -> Flags {
        self.flags
    }
}

fn up_column(up: Option<CustomerSlot>) -> Option<u32> {
    up.map_or(Some(NONE), |slot| u32::try_from(slot.index()).ok().filter(|column| *column != NONE))
}

fn level_column(level: Option<LevelSlot>) -> Option<u16> {
    match level {
        None => Some(NO_LEVEL),
        Some(slot) => u16::try_from(slot.index()).ok().filter(|column| *column != NO_LEVEL),
    }
}
