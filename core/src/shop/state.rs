use crate::catalog::Catalog;
use crate::channel::Channels;
use crate::commission::{Accruals, CompiledPlan, Periods, Plan, Withdrawals};
use crate::digest::Digest;
use crate::id::{ShopId, SupplierId};
use crate::ledger::Ledger;
use crate::order::{Orders, Payments, Refunds, Waits};
use crate::people::{Customers, Levels, Memberships};
use crate::pricing::{CouponUses, OfferUses, Pricer};
use crate::shop::beside_plans::BesidePlans;
use crate::shop::find_orders::Lookups;
use crate::shop::memory::Memory;
use crate::shop::reach::Reach;
use crate::shop::{Rejection, Settings};
use crate::slot::{BookSlot, PlanSlot, Registry, Slot, SupplierSlot};
use crate::stock::{ChannelQuotas, CountedStock, KeyPools, ReusableKeys};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// One shop: the machine.
///
/// # Examples
/// ```
/// use keytill::money::Currency;
/// use keytill::shop::{Settings, Shop};
///
/// let shop = Shop::new("demo", Settings::in_currency(Currency::CNY))?;
/// assert_eq!(shop.next_deadline(), None);
/// # Ok::<(), keytill::shop::Rejection>(())
/// ```
#[derive(Debug, Clone)]
pub struct Shop {
    pub(crate) id: ShopId,
    pub(crate) settings: Settings,
    pub(crate) clock: Time,
    /// The number of the last record.
    pub(crate) sequence: u64,
    pub(crate) memory: Memory,
    pub(crate) channels: Channels,
    pub(crate) catalog: Catalog,
    pub(crate) pools: KeyPools,
    pub(crate) counted: CountedStock,
    pub(crate) reusable: ReusableKeys,
    pub(crate) quotas: ChannelQuotas,
    pub(crate) books: Vec<Pricer>,
    pub(crate) coupon_uses: CouponUses,
    pub(crate) offer_uses: OfferUses,
    pub(crate) levels: Levels,
    pub(crate) customers: Customers,
    pub(crate) memberships: Memberships,
    pub(crate) plans: Vec<PublishedPlan>,
    pub(crate) accruals: Accruals,
    pub(crate) withdrawals: Withdrawals,
    pub(crate) periods: Periods,
    pub(crate) orders: Orders,
    pub(crate) waits: Waits,
    pub(crate) payments: Payments,
    pub(crate) refunds: Refunds,
    /// The suppliers that are owed something for keys, in the order in which their first keys came.
    pub(crate) suppliers: Registry<SupplierId, SupplierSlot>,
    pub(crate) beside_plans: Box<BesidePlans>,
    pub(crate) ledger: Ledger,
    pub(crate) reach: Box<Reach>,
    pub(crate) lookups: Box<Lookups>,
    /// Memory to encode commands in; no part of the state.
    pub(crate) scratch: Vec<u8>,
}

/// A plan as it was published and as it runs.
#[derive(Debug, Clone)]
pub(crate) struct PublishedPlan {
    pub(crate) document: Plan,
    pub(crate) compiled: CompiledPlan,
}

impl Shop {
    /// An empty shop.
    ///
    /// # Errors
    /// When the id is no id or a setting is out of its range.
    pub fn new(id: impl AsRef<str>, settings: Settings) -> Result<Self, Rejection> {
        let id = ShopId::new(id)?;
        settings.check()?;
        let seed = u64::from(settings.hash_seed);
        let mut customers = Customers::new(seed);
        customers.keep_periods(settings.people.periods_kept);
        if settings.people.team_figures {
            customers.keep_teams();
        }
        Ok(Self {
            id,
            settings,
            clock: Time::default(),
            sequence: 0,
            memory: Memory::new(seed),
            channels: Channels::new(seed),
            catalog: Catalog::new(seed),
            pools: KeyPools::new(),
            counted: CountedStock::default(),
            reusable: ReusableKeys::default(),
            quotas: ChannelQuotas::new(),
            books: Vec::new(),
            coupon_uses: CouponUses::new(seed),
            offer_uses: OfferUses::new(seed),
            levels: Levels::new(seed),
            customers,
            memberships: Memberships::default(),
            plans: Vec::new(),
            accruals: Accruals::default(),
            withdrawals: Withdrawals::new(seed),
            periods: Periods::default(),
            orders: Orders::new(seed),
            waits: Waits::default(),
            payments: Payments::new(seed),
            refunds: Refunds::new(seed),
            suppliers: Registry::new(seed),
            beside_plans: Box::default(),
            ledger: Ledger::default(),
            reach: Box::default(),
            lookups: Box::default(),
            scratch: Vec::new(),
        })
    }

    /// The shop's id.
    #[must_use]
    pub fn id(&self) -> &ShopId {
        &self.id
    }

    /// What it was set up with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The logical time: that of the last record.
    #[must_use]
    pub fn clock(&self) -> Time {
        self.clock
    }

    /// The number of the last record; 0 before the first command.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The price book that makes the prices now.
    pub(crate) fn current_book(&self) -> Option<(BookSlot, &Pricer)> {
        let last = self.books.len().checked_sub(1)?;
        Some((BookSlot::from_index(last)?, self.books.get(last)?))
    }

    /// A published price book by its digest; the newest are looked at first.
    pub(crate) fn book_of(&self, digest: Digest) -> Option<(BookSlot, &Pricer)> {
        let (n, book) = self.books.iter().enumerate().rev().find(|(_, book)| book.digest() == digest)?;
        Some((BookSlot::from_index(n)?, book))
    }

    /// The plan that pays commission now.
    pub(crate) fn current_plan(&self) -> Option<(PlanSlot, &PublishedPlan)> {
        let last = self.plans.len().checked_sub(1)?;
        Some((PlanSlot::from_index(last)?, self.plans.get(last)?))
    }
}
