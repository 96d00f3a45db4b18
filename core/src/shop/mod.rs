//! The shop (店铺): the machine itself. One shop is one unit of consistency, of sharding and of writing.
//!
//! `decide` is a pure function of state and command; `apply` folds events into the state; `execute` does both. Each use
//! case has a file of its own that tells what must hold, what happens, and how the state changes.

pub mod command;
pub mod event;

mod affected;
mod ahead;
mod answers;
mod apply;
mod archive;
mod archive_settings;
mod backorder;
mod basket;
pub(crate) mod beside_plans;
mod brushing;
mod cancel_order;
mod charge_back;
mod check;
mod close_period;
mod complaints;
mod configure_pool;
mod costs;
mod coupons;
mod crowd;
mod deliver;
mod downloads;
mod due_refunds;
mod erase_customer;
mod execute;
mod execute_batch;
mod expire_order;
mod explain;
mod explain_period;
mod export_keys;
mod extend_order;
mod extras;
mod failures;
pub(crate) mod find_orders;
mod fulfil_settings;
mod gift_order;
mod grant;

mod hoarding;
mod hold_order;
mod holding;
mod identities;
mod import_keys;
mod limit_sales;
mod lint;
mod list_product;
mod lookup;
mod margin_guard;
mod memberships;
pub(crate) mod memory;
mod merge_customers;
mod money_settings;
mod move_chains;
mod move_customer;
mod overdue;
mod parcels;
mod pay_commission;
mod pay_partners;
mod pick_keys;
mod place_customer;
mod place_order;
mod placing;
mod plan_settings;
mod postings;
mod publish;
mod put_quotas;
mod quarantine_batch;
pub(crate) mod reach;
mod reach_settings;
mod read;
mod read_money;
mod read_people;

mod draw_reservation;
mod record;
mod record_touch;
mod refund_money;
mod refund_order;
mod refund_sources;
mod register_customer;
mod rejection;
mod release_hold;
mod replace_units;
mod reply;
mod reserve_stock;
mod resize_order;
mod restock;
mod return_payment;
mod reveal_keys;
mod review_levels;
mod settings;
mod settle_refund;
mod setup;
mod spare_money;
mod state;
mod stock_alert;
mod stock_read;
mod sub_shops;
mod supplier_cost;
mod take_payment;
mod tell;
mod tell_progress;
mod tick;
mod version;
mod volumes;
mod waiting;
mod wallet;
mod what_if;
mod what_if_plan;
mod withdraw;
mod worth;

pub use answers::AnswersView;
pub use archive_settings::ArchiveSettings;
pub use command::Command;
pub use event::Event;
pub use execute::Done;
pub use explain::Explanation;
pub use explain_period::{PeriodExplanation, PeriodView};
pub use find_orders::LookupSettings;
pub use fulfil_settings::{FulfilSettings, WhenOverdue};
pub use waiting::QueuedOrder;

pub use gift_order::GiftView;
pub use limit_sales::SaleView;
pub use list_product::CatalogFinding;
pub use memory::BodyHash;
pub use money_settings::{FaultyKeys, MoneySettings, SpareMoney};

pub use move_chains::ChainView;
pub use pay_partners::{PartnerView, SettlementRefusal};
pub use plan_settings::{BrushingRules, MarginGuard, PlanSettings, PolicyChoice};
pub use reach_settings::ReachSettings;
pub use read::{
    BalancesView, CommissionView, ContentView, CustomerView, OrderExtrasView, OrderLineView, OrderView,
    ShopBalances, StockView,
};
pub use read_money::{PaymentView, RefundView};
pub use read_people::{LegOfSeat, NetworkView, PastLevelView, SeatView};
pub use record::Record;
pub use record_touch::AttributedTouch;
pub use rejection::{PriceChange, Rejection, ShopRefusal};
pub use reply::{
    AffectedOrder, AffectedOrders, ArchivedOrder, ArchivedReply, DeliveredLine, ExportedKeys, ImportedKeys,
    OrderReply, Outcome, QuarantinedBatch, Reply, ReservedReply, Ticked, ToldUnits,
};
pub use settings::{LateMoney, LatePayment, Settings, SettingsRefusal};
pub use state::Shop;
pub use stock_read::{BatchView, PoolStock, PreviewView, QuotaView, StockOutlook};
pub use sub_shops::{SubShopRefusal, SubShopView};
pub use supplier_cost::SupplierView;
pub use version::{Version, VersionRefusal};
pub use what_if::WhichOrders;
