// Written by `cargo xtask documents` from the Rust types; do not edit.
import type { Quote } from "./hand.js";

/** One line of commission. */
export interface AccruedLine {
  /** Who earns. */
  readonly promoter: NamedCustomer;
  /** The order's line, from 0. */
  readonly line: number;
  /** The bonus, by its position in the plan, from 0. */
  readonly bonus: number;
  /** The tier, from 1. */
  readonly tier: number;
  /** How much. */
  readonly amount: Amount;
  /** How much more the rates would have paid, had the line's limit allowed. */
  readonly cut: Amount;
  /** Whether it does not vest before the promoter is a partner. */
  readonly frozen?: boolean | null;
}

/** Adds to a counted stock, or takes from it what is not reserved. */
export interface AdjustStock {
  /** The variant. */
  readonly variant: VariantId;
  /** How many more, or with a minus fewer. */
  readonly by: number;
}

/** Changes a wallet by hand, with a reason. */
export interface AdjustWallet {
  /** Whose wallet. */
  readonly customer: CustomerId;
  /** How much more, or with a minus less. A wallet never holds less than nothing. */
  readonly by: Money;
  /** Who does it, for people: 1 to 400 bytes. */
  readonly who: string;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/**
 * How a price is changed: first by percent, then by an amount. `{"percent": "-20"}` is 80 % of the price,
 * `{"each": "25"}` a mark-up (加价) of 25.00 on every unit.
 */
export interface Adjustment {
  /** So many percent more; −100 to 1 000 000. At most the book's `max_markup`, where it has one. */
  readonly percent?: Exact;
  /**
   * So much more on every unit, in major units; may be negative and finer than the currency. A price never falls
   * below zero.
   */
  readonly each?: Exact;
}

/** An order that has keys of a batch. */
export interface AffectedOrder {
  /** The order. */
  readonly order: OrderId;
  /** Where it stands: placed is not paid yet, paid is not delivered yet. */
  readonly stage: Stage;
  /** How many of its keys are of the batch. */
  readonly keys: number;
}

/** A page of the orders that have keys of a batch. */
export interface AffectedOrders {
  /** The orders, in the order of their first key. One whose keys lie far apart may stand in several pages. */
  readonly orders: readonly AffectedOrder[];
  /** Where the next page begins; absent after the last. */
  readonly next?: number | null;
  /**
   * How many of the page's keys were handed over to orders that are in the archive now, whose ids the machine does not
   * know any more.
   */
  readonly archived?: number;
  /** How many of the page's keys baskets hold that are no orders yet. */
  readonly baskets?: number;
}

/** What the shop promises after the sale of a variant. Orders keep what was promised when they were placed. */
export interface AfterSale {
  /** Until when units that were handed over are refunded. Default: always. */
  readonly refund?: RefundWindow;
  /** Until when faulty units are exchanged; absent where they are not. */
  readonly warranty?: Warranty | null;
}

/** When an alert is raised and cleared. */
export interface AlertLevels {
  /** At so many units or fewer the stock is low. */
  readonly low: number;
  /** At so many or more it is well again; above `low`. */
  readonly clear: number;
  /** Over how many days sales are averaged; 1 to 60, 14 if not given. */
  readonly days?: number;
}

/** How a watched stock stands. */
export type AlertState =
  /** Well; as an event: well again. */
  | "cleared"
  /** Low. */
  | "low"
  /** Nothing is left. */
  | "out";

/** Who gets what is left after every part is cut down to whole minor units. */
export type AllocationRule =
  /** One unit each to the parts with the largest remainders, ties to the earlier part (Hamilton's method). */
  | "largest_remainder"
  /** One unit each from the first part on, skipping parts of weight zero. */
  | "floor_then_first"
  /** Everything to the last part whose weight is not zero. */
  | "last_absorbs"
  /**
   * Each part to the nearest minor unit, ties towards zero; what the sum is short or over is settled by one unit each
   * from the first part on, skipping parts of weight zero.
   */
  | "half_down_then_first"
  /**
   * Each part to the nearest minor unit, ties away from zero; the last whose weight is not zero takes the rest, and
   * where the others took too much already, those before it give back.
   */
  | "half_up_then_last"
  /**
   * From the last part to the first: each its share of what is still there, cut down to whole units. The first gets
   * what is left.
   */
  | "from_last"
  /**
   * As `Self::LargestRemainder`; but a negative total is cut down away from zero, and the units that come back go to
   * the parts that were cut the most.
   */
  | "lower_then_largest"
  /**
   * As `Self::FloorThenFirst`; but a negative total is cut down away from zero, and the units that come back go to
   * the parts from the first on.
   */
  | "lower_then_first";

/** Along which tree a bonus walks. */
export type Along =
  /** The inviters. */
  | "inviters"
  /** The seats of a placement tree (矩阵, 双轨), where a parent need not be the inviter. */
  | "seats";

/** An amount in minor units of the shop's currency; always exact. */
export type Amount = number;

/** What the buyer answered is forgotten. */
export interface AnswersErased {
  /** The order. */
  readonly order: NamedOrder;
}

/** What a buyer answered for one line of an order: personal data. */
export interface AnswersView {
  /** The order's line, from 0. */
  readonly line: number;
  /** What was bought. */
  readonly variant: VariantId;
  /** The answers. */
  readonly answers: readonly FieldAnswer[];
}

/** What of an order's money is no revenue of the shop, and what the buyer gets back. */
export interface Apart {
  /** Tax of lines, shipping and fee. */
  readonly tax: Amount;
  /** The buyer's fee for the way to pay, without its tax. */
  readonly fee: Amount;
  /** What made the total a round sum. */
  readonly rounding: Amount;
  /** What the buyer gets back in the wallet. */
  readonly cashback: Amount;
}

/** An offer that applied. */
export interface AppliedOffer {
  /** The offer. */
  readonly offer: OfferId;
  /** The coupon that brought it. */
  readonly coupon: CouponCode | null;
  /** What it took off. */
  readonly amount: Exact;
  /** What it could not take, because lines have floors. */
  readonly unplaced?: Exact | null;
  /** What the buyer gets back later. */
  readonly cashback?: Exact | null;
}

/** Lets a withdrawal be paid that the plan wants approved. */
export interface ApproveWithdrawal {
  /** The withdrawal. */
  readonly withdrawal: WithdrawalId;
  /** Who approves it, for people: 1 to 400 bytes. */
  readonly by: string;
}

/** Takes orders out of memory that came to an end long enough ago. The reply hands them over. */
export interface Archive {
  /** How many orders are looked at, at the most; absent for what the settings allow. */
  readonly limit?: number | null;
}

/** When orders that came to an end may leave memory. Absent fields take the defaults that stand with them. */
export interface ArchiveSettings {
  /** How long after its end (completed, refunded, expired, cancelled) an order stays. Up to 3 660 days; default 90 days. */
  readonly after?: Span;
  /** How many orders one `Archive` looks at, at the most. 1 to 100 000; default 1 000. */
  readonly limit?: number;
}

/** An archived order: base64. */
export type ArchivedBytes = string;

/** An order that left memory. */
export interface ArchivedOrder {
  /** The order. */
  readonly order: OrderId;
  /** It, and everything that belongs to it. */
  readonly bytes: ArchivedBytes;
}

/** The orders that left memory. */
export interface ArchivedReply {
  /** How many left. */
  readonly archived: number;
  /** How many were looked at and stay, because something of them is open; they are looked at again later. */
  readonly stay: number;
  /** Whether more are due at the same time: archive again. */
  readonly more: boolean;
  /** Those that left, to be kept before the record is. Given once: the reply to a command that is repeated has none. */
  readonly orders: readonly ArchivedOrder[];
}

/** A touch and its share of a customer. */
export interface AttributedTouch {
  /** When. */
  readonly at: Time;
  /** In which channel. */
  readonly channel: ChannelId | null;
  /** By whom, where it was somebody. */
  readonly promoter: CustomerId | null;
  /** Its share in millionths; all of a customer's add up to one million. */
  readonly share: number;
}

/** Whose share it is that a customer came. */
export type AttributionModel =
  /** All of it the first touch's. */
  | "first"
  /** All of it the last touch's (终结者). */
  | "last"
  /** The same for each (助攻手). */
  | "linear"
  /**
   * So much percent for the first and the last, the rest for those between; what nobody is there for is shared by
   * those who are.
   */
  | { readonly position: {
    /** Percent of the first, 0 to 100. */
    readonly first: number;
    /** Percent of the last, 0 to 100 less that of the first. */
    readonly last: number;
  } }
  /**
   * The later, the more: half as much for each half-life before the moment that is asked about, and between half-lives
   * on a straight line.
   */
  | { readonly time_decay: {
    /** After what time a touch counts half. */
    readonly half_life: Span;
  } };

/**
 * Whom a price list or a tier table is for: all that is named must be so.
 *
 * A customer's agreement beats every list without one; then a level beats every list without one; then a channel. The
 * more specific list wins, not the cheaper.
 */
export interface Audience {
  /** One customer's agreement. */
  readonly customer?: CustomerId | null;
  /** Buyers of a level. */
  readonly level?: LevelId | null;
  /** Orders from a channel. */
  readonly channel?: ChannelId | null;
}

export interface AwaitedPart {
  readonly payment: PaymentId;
  readonly amount: Money;
}

/** A refund that the gateway has not confirmed yet. */
export interface AwaitedRefundView {
  readonly refund: RefundId;
  /** What goes to the source of which payment. */
  readonly parts: readonly AwaitedPart[];
}

/** How far a variant is sold without stock. Paid orders wait, and are filled in the order of their payment. */
export interface Backorder {
  /** How many units may be owed at a time, unpaid orders among them: 1 to 1 000 000 000. */
  readonly cap: number;
  /** When the stock is expected: shown to buyers; what happens after it is the shop's setting. */
  readonly due?: Time | null;
}

/** Stock that was promised did not come in time. */
export interface BackorderOverdue {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
}

/** What the shop owes a customer. A negative amount is a debt. */
export interface BalancesView {
  /** In the wallet. */
  readonly wallet: Money;
  /** Commission that is not vested yet. */
  readonly pending: Money;
  /** Commission that may be withdrawn. */
  readonly available: Money;
  /** Commission on its way out. */
  readonly withdrawing: Money;
}

/** What a bonus's percentages are taken of. */
export type Base =
  /** What the buyer paid for the line, after every discount. */
  | "paid"
  /** The line's list price, before discounts. What is paid out still never exceeds what the buyer paid. */
  | "list_price"
  /** What the buyer paid less what the goods cost the shop, and nothing where that is unknown or negative (毛利). */
  | "margin";

/** A batch of keys (批次), one import. */
export type BatchId = string;

/** What a batch has that most have not. */
export interface BatchMore {
  /** Batches of a higher priority are sold first. */
  readonly priority?: number;
  /** A note for people. */
  readonly note?: string | null;
  /** What buyers see of its keys. */
  readonly previews?: readonly ImportedPreview[];
}

/** A batch is in quarantine: none of its keys is sold. */
export interface BatchQuarantined {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch. */
  readonly batch: BatchId;
  /** How many of its available keys were taken out now. */
  readonly keys: number;
  /** Who asked. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
  /** Where the list of its orders in the reply begins, if not with the first. */
  readonly after?: number | null;
}

/** A batch is in quarantine no longer. */
export interface BatchReleased {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch. */
  readonly batch: BatchId;
  /** How many of its keys went back now. */
  readonly keys: number;
  /** Who asked. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
}

/** What is known of an import: who supplied the keys, what each cost, until when they are good. */
export interface BatchTerms {
  /** The batch's id, unique in its pool. */
  readonly id: BatchId;
  /** Who supplied it. */
  readonly supplier?: SupplierId | null;
  /** What one key cost, in minor units of the shop's currency. */
  readonly unit_cost?: Amount | null;
  /** From when its unsold keys are not sold any more: at this moment they are expired. */
  readonly expires?: Time | null;
  /** When it was imported. */
  readonly imported_at: Time;
  /** Batches of a higher priority are sold first. */
  readonly priority?: number;
  /** A note for people. */
  readonly note?: string | null;
}

/** One import and what became of its keys. */
export interface BatchView {
  /** What is known of it. */
  readonly terms: BatchTerms;
  /** Whether it is in quarantine. */
  readonly held: boolean;
  /** How many of its keys are in each state. */
  readonly counts: KeyCounts;
}

/** The coupons with which a cart costs the least. */
export interface BestCoupons {
  /** The coupons to put into the cart, in the order of the book; each of them changes what is to be paid. */
  readonly codes: readonly CouponCode[];
  /** The cart with them, with a trace. */
  readonly quote: Quote;
  /** How many offers were worked out, each on what one combination left of the cart. */
  readonly worked_out: number;
  /**
   * Whether no other combination costs less, nor as much with better coupons. Where not, the work limit was reached
   * first, and this is the best that was found.
   */
  readonly is_proven: boolean;
}

/** Pays what matches between two legs of the placement tree (双轨). */
export interface Binary {
  /** The share of the matched volume, 0 to 100 percent. */
  readonly percent: Exact;
  /** The units of the stronger leg that match one of the weaker, at least 1: 2 for 2:1. */
  readonly ratio?: number;
  /** The most that one receiver has in a period, in major units; absent for any. */
  readonly cap?: Exact | null;
  /** What happens to volume beyond the cap. */
  readonly over_cap?: OverCap;
  /** Whether volume that found no match counts in the next period. */
  readonly carry?: boolean;
  /** The levels whose promoters earn; empty for every promoter. */
  readonly eligible?: readonly LevelId[];
  /**
   * The largest share of the whole volume of the period that the bonus may pay, 0 to 100 percent; above it all are cut
   * in proportion. A match counts once for everybody above, so nothing else bounds it.
   */
  readonly pool_percent: Exact;
  /** The placement tree; absent for the one that was opened first. */
  readonly tree?: PlacementTreeId | null;
}

/** Binds a customer who has no inviter to one. */
export interface BindInviter {
  /** The customer. */
  readonly customer: CustomerId;
  /** Who invited. */
  readonly inviter: CustomerId;
}

/** Who may become a customer's inviter, and when. A `MoveCustomer` by the shop's own people is free of these rules. */
export interface BindingRules {
  /** Which inviter counts. Default: the first. */
  readonly touch?: BindingTouch;
  /** When a customer can be bound. Default: any time. */
  readonly when?: BindingTime;
  /** With `touch` last: for how long nobody else takes a customer who was bound. Up to 36 500 days; default none. */
  readonly protection?: Span;
  /** After what time a binding ends by itself, if it is not renewed; zero for never. Up to 36 500 days; default never. */
  readonly validity?: Span;
  /** With `touch` last: nobody takes a customer who has a paid order. Default: no. */
  readonly fixed_by_order?: boolean;
}

/** When a customer can be bound. */
export type BindingTime =
  /** At any time. */
  | "any_time"
  /** When the customer registers, and never after. */
  | "at_registration";

/** Which inviter counts. */
export type BindingTouch =
  /** The first: a binding happens once. */
  | "first"
  /** The last: another may take the customer when the protection is over; the same one renews the binding. */
  | "last";

/** Whether somebody is blocked from earning (拉黑). */
export type Blocking =
  /** They are. */
  | { readonly block: {
    /** Why, for people; it stands in the trace of what they do not earn. */
    readonly reason: string;
  } }
  /** They are not any more. */
  | "lift";

/** What is asked: an object with one member, the use case. */
export type Body =
  /** Opens a client's session. */
  | { readonly open_session: OpenSession }
  /** Closes a client's session. */
  | { readonly close_session: CloseSession }
  /** Does what is due. */
  | { readonly tick: Tick }
  /** Adds or replaces a channel. */
  | { readonly put_channel: PutChannel }
  /** Adds or replaces a membership level. */
  | { readonly put_level: PutLevel }
  /** Opens a pool of keys. */
  | { readonly open_pool: OpenPool }
  /** Adds or replaces a product. */
  | { readonly put_product: PutProduct }
  /** Adds a batch of sealed keys to a pool. */
  | { readonly import_keys: ImportKeys }
  /** Adds to or takes from a counted stock. */
  | { readonly adjust_stock: AdjustStock }
  /** Sets the reusable key of a variant. */
  | { readonly put_reusable_key: PutReusableKey }
  /** Publishes a price book. */
  | { readonly publish_price_book: PublishPriceBook }
  /** Publishes a commission plan. */
  | { readonly publish_plan: PublishPlan }
  /** Registers a customer. */
  | { readonly register_customer: RegisterCustomer }
  /** Binds a customer to an inviter. */
  | { readonly bind_inviter: BindInviter }
  /** Gives a customer a level. */
  | { readonly set_customer_level: SetCustomerLevel }
  /** Places an order. */
  | { readonly place_order: PlaceOrder }
  /** Gives up an unpaid order. */
  | { readonly cancel_order: CancelOrder }
  /** Records a payment notice of a gateway. */
  | { readonly record_payment: RecordPayment }
  /** Delivers a paid order or a part of it. */
  | { readonly deliver: Deliver }
  /** Completes a fulfilled order early. */
  | { readonly complete_order: CompleteOrder }
  /** Refunds an order or a part of it. */
  | { readonly refund_order: RefundOrder }
  /** Lets a held order go on. */
  | { readonly release_hold: ReleaseHold }
  /** Shows delivered keys again. */
  | { readonly reveal_keys: RevealKeys }
  /** Asks for commission to be paid out. */
  | { readonly request_withdrawal: RequestWithdrawal }
  /** Says how a withdrawal ended. */
  | { readonly settle_withdrawal: SettleWithdrawal }
  /** Holds stock without an order. */
  | { readonly reserve: Reserve }
  /** Holds other units. */
  | { readonly resize_reservation: ResizeReservation }
  /** Puts off the end of a reservation. */
  | { readonly extend_reservation: ExtendReservation }
  /** Gives up a reservation or a part of it. */
  | { readonly release_reservation: ReleaseReservation }
  /** Changes what an unpaid order buys. */
  | { readonly resize_order: ResizeOrder }
  /** Puts off the deadline of an unpaid order. */
  | { readonly extend_order: ExtendOrder }
  /** Sets the limits of a variant's sale. */
  | { readonly put_sale: PutSale }
  /** Sets the texts of notices. */
  | { readonly put_templates: PutTemplates }
  /** Claims a gift. */
  | { readonly claim_gift: ClaimGift }
  /** Wants to be told of a restock. */
  | { readonly subscribe_restock: SubscribeRestock }
  /** Does not want to be told of a restock any more. */
  | { readonly unsubscribe_restock: UnsubscribeRestock }
  /** Says what is other about a product on a channel. */
  | { readonly put_listing: PutListing }
  /** Says where the review of a product stands. */
  | { readonly review_product: ReviewProduct }
  /** Closes a period. */
  | { readonly close_period: ClosePeriod }
  /** Makes a channel a sub-shop. */
  | { readonly put_sub_shop: PutSubShop }
  /** Pays a supplier. */
  | { readonly settle_supplier: SettleSupplier }
  /** Lets a withdrawal be paid. */
  | { readonly approve_withdrawal: ApproveWithdrawal }
  /** Says that a parcel arrived. */
  | { readonly record_arrival: RecordArrival }
  /** Counts a download of delivered content. */
  | { readonly record_download: RecordDownload }
  /** Gives delivered content out anew. */
  | { readonly reissue_content: ReissueContent }
  /** Forgets what the buyer of an order answered. */
  | { readonly erase_answers: EraseAnswers }
  /** Says that a delivery failed. */
  | { readonly report_delivery_failure: ReportDeliveryFailure }
  /** Says how a pool sells its keys. */
  | { readonly configure_pool: ConfigurePool }
  /** Takes a batch out of sale and tells whom it affects. */
  | { readonly quarantine_batch: QuarantineBatch }
  /** Ends a batch's quarantine. */
  | { readonly release_batch: ReleaseBatch }
  /** Takes keys out of the shop. */
  | { readonly export_keys: ExportKeys }
  /** Shares a stock out among channels. */
  | { readonly put_quotas: PutQuotas }
  /** Watches a stock. */
  | { readonly put_stock_alert: PutStockAlert }
  /** Moves a customer to another inviter. */
  | { readonly move_customer: MoveCustomer }
  /** Merges a customer into another. */
  | { readonly merge_customers: MergeCustomers }
  /** Undoes a merge. */
  | { readonly unmerge_customers: UnmergeCustomers }
  /** Links an identity to a customer. */
  | { readonly link_identity: LinkIdentity }
  /** Ends a link. */
  | { readonly unlink_identity: UnlinkIdentity }
  /** Keeps what a customer allows. */
  | { readonly set_consent: SetConsent }
  /** Forgets a person. */
  | { readonly erase_customer: EraseCustomer }
  /** Says what a customer may be. */
  | { readonly set_standing: SetStanding }
  /** Gives a customer a seat in a placement tree. */
  | { readonly place_customer: PlaceCustomer }
  /** Opens a placement tree. */
  | { readonly open_placement_tree: OpenPlacementTree }
  /** Keeps what brought a customer. */
  | { readonly record_touch: RecordTouch }
  /** Records a payment into a wallet. */
  | { readonly top_up_wallet: TopUpWallet }
  /** Pays an order from its buyer's wallet. */
  | { readonly pay_from_wallet: PayFromWallet }
  /** Changes a wallet by hand. */
  | { readonly adjust_wallet: AdjustWallet }
  /** Sends money of a payment back that buys nothing. */
  | { readonly return_payment: ReturnPayment }
  /** Says how a refund to the source ended. */
  | { readonly settle_refund: SettleRefund }
  /** Takes orders out of memory that came to an end. */
  | { readonly archive: Archive }
  /** Takes an archived order back into memory. */
  | { readonly restore: Restore }
  /** Looks orders up by contact and secret. */
  | { readonly lookup_orders: LookupOrders }
  /** Records that a payer's bank took money back. */
  | { readonly record_chargeback: RecordChargeback }
  /** Holds a paid order for a person to look at. */
  | { readonly hold_order: HoldOrder }
  /** Exchanges units that the buyer has. */
  | { readonly replace_units: ReplaceUnits }
  /** Opens a complaint about a delivered order. */
  | { readonly open_complaint: OpenComplaint }
  /** Ends a complaint. */
  | { readonly resolve_complaint: ResolveComplaint };

/** A hash of a command's body: 32 lower-case hexadecimal digits. */
export type BodyHash = string;

/** A bonus (奖项): one rule that pays. */
export interface Bonus {
  /** The id, unique in the plan. */
  readonly id: BonusId;
  /** Whom it pays and how much. */
  readonly kind: BonusKind;
  /** What its percentages are taken of, where that is not the plan's base. */
  readonly base?: Base | null;
  /** What a receiver's own figures must be: see `Figure`. */
  readonly gate?: Condition | null;
  /** How much it pays at the most. */
  readonly cap?: BonusCap | null;
}

/** How much a bonus pays at the most. What is above is cut, and the shop keeps it. Amounts in major units. */
export interface BonusCap {
  /** To one receiver for one line. */
  readonly per_line?: Exact | null;
  /** To all receivers for one order. */
  readonly per_order?: Exact | null;
  /** To one receiver in one period. */
  readonly per_person?: PersonCap | null;
}

/** A bonus (奖项) of a plan. */
export type BonusId = string;

/** The kinds of bonus. */
export type BonusKind =
  /** The upline, one tier for each step (多级分销). */
  | { readonly unilevel: Unilevel }
  /** Every jump of level on the way up (级差), and those of the same level (平级). */
  | { readonly level_difference: LevelDifference }
  /** Every drop of the price that receivers pay themselves (差价). */
  | { readonly price_difference: PriceDifference }
  /** What a team sold in a period (团队业绩). */
  | { readonly team_volume: TeamVolume }
  /** A share of what everybody sold in a period (分红). */
  | { readonly dividend: Dividend }
  /** The weaker of two legs in a period (双轨). */
  | { readonly binary: Binary }
  /** The sub-shops through which something was sold (小店主). */
  | { readonly sub_shops: SubShops }
  /** The suppliers of what was sold (供货商). */
  | { readonly supplier_share: CommissionSupplierShare }
  /** The platform (抽成). */
  | { readonly take_rate: TakeRate }
  /** Agents who recruit, and partners who leave (链动2+1). */
  | { readonly chain_two_plus_one: ChainTwoPlusOne };

export interface BonusView {
  readonly bonus: BonusId;
  readonly paid: Money;
}

/** Who pays a fee. */
export type BorneBy =
  /** The merchant: it is told, and changes nothing that is to be paid. */
  | "merchant"
  /** The buyer: it is added. */
  | "buyer";

/** The most that a plan can pay. */
export interface Bound {
  /** The largest share of a line's base that percentages pay, in percent. */
  readonly percent: string;
  /** The most that fixed amounts pay for one unit, in major units. */
  readonly fixed_per_unit: string;
  /** What attains it, in words. */
  readonly witness: string;
  /** The share that the dearest sale which was found pays, in percent. */
  readonly attained_percent: string;
  /** Whether that is the bound itself. */
  readonly exact: boolean;
  readonly product?: ProductId | null;
  /** The levels above the buyer of that sale, nearest first. */
  readonly upline: readonly (LevelId | null)[];
}

/** The buyer of an order is too close to the own inviter: the order counts for nobody's volume. */
export interface BrushingFound {
  /** The order. */
  readonly order: NamedOrder;
  /** The inviter. */
  readonly promoter: NamedCustomer;
  /** In what way they are close. */
  readonly why: Exclusion;
}

/** Who counts as too close to a buyer. Devices and contacts are those that hosts tell with orders. */
export interface BrushingRules {
  /** Who placed orders from the same device. Default: yes. */
  readonly same_device?: boolean;
  /** Who placed orders with the same contact. Default: yes. */
  readonly same_contact?: boolean;
  /** Who has the buyer above, by inviters, seats or chains, so that each would earn of the other. Default: yes. */
  readonly circular?: boolean;
}

/** Sets of units at one price. A unit counts for one part only; parts choose in their order, the dearest units first. */
export interface Bundle {
  /** What a set is made of; 1 to 16 parts. */
  readonly parts: readonly BundlePart[];
  /** What one set costs, in major units, where that is lower. */
  readonly price: Exact;
  /** The most sets, 1 or more. */
  readonly times?: number | null;
}

/** One part of a set. */
export interface BundlePart {
  /** Of which lines. */
  readonly lines: Condition;
  /** How many units, 1 or more. */
  readonly units: number;
}

/**
 * Who buys so many units gets something off so many units of the target, the cheapest first.
 *
 * A unit that is bought for it is not given by it, and a unit that was given by one such offer counts for no other.
 */
export interface BuyGet {
  /** Which lines count as bought. */
  readonly buy?: Condition;
  /** How many units must be bought, 1 or more. */
  readonly buy_units: number;
  /** How many units are given for that, 1 or more. */
  readonly get_units: number;
  /** What comes off them. */
  readonly off: Off;
  /** The most times, 1 or more. */
  readonly times?: number | null;
  /** Whether nothing is given when fewer units are there than would be. */
  readonly all_or_nothing?: boolean;
}

/** What conditions may ask about the buyer. The machine fills it from its own state. */
export interface BuyerFacts {
  /** The buyer's level. */
  readonly level?: RawId | null;
  /** The buyer's tags, at most 256. */
  readonly tags?: readonly RawId[];
  /** The buyer has no paid order yet. */
  readonly first_order?: boolean;
  /** A score from outside. */
  readonly score?: number | null;
  /** Things counted, at most 256. */
  readonly counters?: readonly CounterValue[];
  /** What offers with a cap for each customer or a budget gave before, at most 10 000. */
  readonly used?: readonly OfferUse[];
  /** What the sub-shops through which is sold add to every price, in percent, from the uppermost down; at most 10. */
  readonly markups?: readonly Exact[] | null;
}

/**
 * How many units one buyer may have over a time.
 *
 * What counts is the buyer's units in orders that were placed within the window and are paid, or may still be. Orders that
 * expired or were cancelled count for nothing, and refunded units are given back.
 */
export interface BuyerLimit {
  /** How many units. */
  readonly units: number;
  /** Over how long up to now, in milliseconds; absent for ever. */
  readonly window?: Span | null;
}

/** Gives up an order that is not paid. */
export interface CancelOrder {
  /** The order. */
  readonly order: OrderId;
}

/** How far an offer goes (上限). Amounts are in major units, zero or more; what is left out has no limit. */
export interface Cap {
  /** The most that it takes off one unit, on the average of its line. */
  readonly unit?: Exact | null;
  /** The most that it takes off one line. */
  readonly line?: Exact | null;
  /** The most that it takes off one order. */
  readonly order?: Exact | null;
  /** The most that it takes off all orders of one customer. A guest gets nothing. */
  readonly customer?: Exact | null;
  /** The most that it takes off all orders of all customers. */
  readonly budget?: Exact | null;
  /** The most units of one order that it applies to, 1 or more: those of the earlier variants of the book first. */
  readonly units?: number | null;
}

/** What a customer's legs keep for the next period. */
export interface CarriedLegs {
  /** Whose. */
  readonly customer: NamedCustomer;
  /** The bonus, by its position in the plan, from 0. */
  readonly bonus: number;
  /** The left leg, in minor units. */
  readonly left: number;
  /** The right leg, in minor units. */
  readonly right: number;
}

/** What somebody wants to buy, and what is known about the buyer. Texts are checked when it is quoted. */
export interface Cart {
  /** Where it comes from. */
  readonly channel: RawId;
  /** Who buys; nobody for a guest. */
  readonly buyer?: RawId | null;
  /** 1 to 1000 lines, each of another variant. */
  readonly lines: readonly CartLine[];
  /** Coupon codes, at most 64. */
  readonly coupons?: readonly RawId[];
  /** How it will be paid. */
  readonly payment_method?: RawId | null;
  /** The moment that it is quoted for. */
  readonly at?: Time;
  /** What is known about the buyer. */
  readonly facts?: BuyerFacts;
  /** The currency to pay in; the book's when left out. */
  readonly currency?: Currency | null;
  /** How it will be shipped; nothing is shipped when left out. */
  readonly shipping?: RawId | null;
  /** Where it is taxed; at home when left out. */
  readonly region?: RawId | null;
}

/** A variant and how many of it. */
export interface CartLine {
  /** The variant. */
  readonly variant: RawId;
  /** Units, 1 to 1 000 000. */
  readonly quantity: number;
  /** The keys that the buyer picked (自选), one for each unit; absent where any will do. */
  readonly picks?: Picks | null;
}

/** The total in round sums (抹零). */
export interface CashRounding {
  /** The total becomes a multiple of this, in major units, above zero: 0.05, 0.1, 1. */
  readonly step: Exact;
  /** Which neighbour. */
  readonly rounding?: RoundingMode;
  /** Only where the cart names one of these; any payment, also none yet, when empty. */
  readonly methods?: readonly PaymentMethodId[];
}

/** Money that the buyer gets back later. */
export type Cashback =
  /** So many percent of what the target costs when the offer applies, 0 to 100. */
  | { readonly percent: Exact }
  /** So much, in major units. */
  | { readonly amount: Exact };

/** A part of a bundle. */
export interface CatalogBundlePart {
  /** What is in the bundle. */
  readonly variant: VariantId;
  /** How many of it: 1 to 1000. */
  readonly units?: number;
  /**
   * Its weight in the bundle's price, all units of it together: 1 to 1 000 000, on all parts or on none. Without
   * weights the parts' list prices count, and where a part has none, their units.
   */
  readonly share?: number | null;
}

/** What a look at the catalogue found. What is wrong with prices is found by `Shop::lint`. */
export type CatalogFinding =
  /** So many variants that buyers do not choose well: more than seven. */
  | { readonly many_variants: {
    /** The product. */
    readonly product: ProductId;
    /** How many it has. */
    readonly count: number;
  } }
  /** No unit of it is there, and nobody can wait for one to be made. */
  | { readonly no_stock: {
    /** The variant. */
    readonly variant: VariantId;
  } }
  /** The price book in force has no price for it. */
  | { readonly no_price: {
    /** The variant. */
    readonly variant: VariantId;
  } }
  /** It may not be sold before it is reviewed. */
  | { readonly not_approved: {
    /** The product. */
    readonly product: ProductId;
    /** Where its review stands. */
    readonly state: ReviewState;
  } }
  /** No channel sells it. */
  | { readonly off_everywhere: {
    /** The product. */
    readonly product: ProductId;
  } };

/** The claims of the products of one category. */
export interface CategoryClaims {
  /** The category. */
  readonly category: CategoryId;
  /** What a level has a claim to; none for a category that pays nothing under this bonus. */
  readonly rates: readonly LevelClaim[];
}

/** A category of products. */
export type CategoryId = string;

/** The rates of the products of one category. */
export interface CategoryRates {
  /** The category. */
  readonly category: CategoryId;
  /** One rate for each depth; none for a category that pays nothing under this bonus. */
  readonly tiers: readonly CommissionTier[];
  /** Other rates for receivers of a level at one tier. */
  readonly level_rates?: readonly LevelRate[];
}

/** Whom a new partner follows, having left. */
export type ChainFollows =
  /** Nobody: the partner is a top of an own team. */
  | "nobody"
  /** The leader of the former leader. */
  | "leaders_leader"
  /** The former leader still; only recruits are left behind. */
  | "leader";

/** An order changed who follows whom in the chain of a bonus. */
export interface ChainMoved {
  /** The order. */
  readonly order: NamedOrder;
  /** The bonus. */
  readonly bonus: BonusId;
  /** Who bought. */
  readonly buyer: NamedCustomer;
  /** Who brought a buyer who is new to the chain. */
  readonly inviter?: NamedCustomer | null;
  /** Whose recruits are one more. */
  readonly counted?: NamedCustomer | null;
  /** Who is a partner from now on; what was frozen of theirs vests as everything else. */
  readonly promoted?: NamedCustomer | null;
  /** Who follows whom. */
  readonly moves: readonly Follows[];
}

/** Who, seen from the buyer. */
export type ChainRelation =
  /** The one the buyer follows. */
  | "direct"
  /** The nearest of the role above that one. */
  | "indirect";

/** What one relation is paid for a sale. */
export interface ChainReward {
  /** Who, seen from the buyer. */
  readonly relation: ChainRelation;
  /** In which role. */
  readonly role: ChainRole;
  /** How much. */
  readonly rate: CommissionTier;
}

/** The role of somebody in a chain. */
export type ChainRole =
  /** An agent (代理). */
  | "agent"
  /** A partner (老板, 合伙人). */
  | "partner";

/** The parameters of a chain 2+1. */
export interface ChainTwoPlusOne {
  /** From how many recruits on an agent becomes a partner (≥, so that two who join at once are not missed). 1 to 1000. */
  readonly threshold?: number;
  /** Whom a new partner follows. */
  readonly follows?: ChainFollows;
  /** Which recruits a new partner leaves behind. */
  readonly left_behind?: LeftBehind;
  /** What a sale pays, by relation and role. */
  readonly rewards: readonly ChainReward[];
  /** The share of an agent's rewards that is frozen until the agent is a partner, 0 to 100 percent. */
  readonly frozen_percent?: Exact;
  /** What a further purchase of somebody who bought before does (复购). */
  readonly repurchase?: Repurchase;
  /** The products that count; empty for all. */
  readonly products?: readonly ProductId[];
}

/** Where somebody stands in the chain of a bonus. */
export interface ChainView {
  /** Whom they follow; nobody for the top of an own team, or for one who is not in the chain. */
  readonly leader: CustomerId | null;
  /** Whether they are a partner. */
  readonly partner: boolean;
  /** How many of their recruits were counted. */
  readonly recruits: number;
}

/** A channel as the host describes it. */
export interface Channel {
  /** The channel's id. */
  readonly id: ChannelId;
  /** Its name by language. */
  readonly names?: readonly LocalText[];
  /** Whether it takes orders now. */
  readonly active?: boolean;
  /** Whether a paid order may be delivered without a person (微信生态 forbids it for some goods). */
  readonly auto_delivery?: boolean;
  /** How long an unpaid order keeps its reservations; the shop's setting where absent. */
  readonly order_expiry?: Span | null;
}

/** A channel (渠道), where orders come from. */
export type ChannelId = string;

/** The language of a channel's buyers. */
export interface ChannelLanguage {
  /** The channel. */
  readonly channel: ChannelId;
  /** The language tag, such as `zh-CN`. */
  readonly language: string;
}

/** A channel was added or replaced. */
export interface ChannelPut {
  /** The channel. */
  readonly channel: Channel;
}

/**
 * The share of one channel. It counts units that are reserved or delivered since the quota was put, less those that came
 * back.
 */
export interface ChannelQuota {
  /** The channel. */
  readonly channel: ChannelId;
  /** Units that are kept for it. Default: none. */
  readonly guaranteed?: number;
  /** The most that it may take; absent for no limit. */
  readonly maximum?: number | null;
}

/** What something costs beside the lines. */
export interface Charge {
  /** What is to be paid for it. */
  readonly total: Amount;
  /** The tax within it. */
  readonly tax: Amount;
}

/** A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows. */
export interface ChargedBack {
  /** The payment. */
  readonly payment: PaymentId;
  /** The gateway's id of the chargeback. */
  readonly chargeback: RefundId;
  /** The order that the payment was made for. */
  readonly order?: NamedOrder | null;
  /** How much in all. */
  readonly amount: Amount;
  /** What of it waited for going back. */
  readonly spare: Amount;
  /** What of it was kept for the order, which awaits the rest. */
  readonly unpaid: Amount;
  /** What of it is taken out of the payer's wallet. */
  readonly of_wallet: Amount;
  /** Whose wallet that is. */
  readonly wallet?: NamedCustomer | null;
  /** What of it was not there any more: the shop's loss. */
  readonly lost: Amount;
}

/** A set of ASCII characters. */
export type Charset =
  /** `0-9` */
  | "digits"
  /** `0-9 A-F a-f` */
  | "hex"
  /** `0-9 A-Z` */
  | "upper_alphanumeric"
  /** `0-9 A-Z a-z` */
  | "alphanumeric"
  /** Space to tilde. */
  | "printable";

/** Where a rule is written. */
export interface Citation {
  /** The law, regulation or opinion. */
  readonly document: string;
  /** The paragraph. */
  readonly paragraph: string;
}

/** Claims a gift: it is delivered to the recipient. */
export interface ClaimGift {
  /** The hash of the code that somebody typed. */
  readonly claim: ClaimHash;
  /** The order, where the one who claims names it: then a wrong code counts. */
  readonly order?: OrderId | null;
  /** Who receives it. */
  readonly recipient: CustomerId;
}

/** The keyed hash of a claim code: whoever knows the code has the gift, and nobody who sees the hash knows the code. */
export type ClaimHash = ContactHash;

/** A client that numbers its commands in a session. */
export type ClientId = string;

/** A time of day: `08:30`. */
export type ClockTime = string;

/** Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time. */
export interface ClosePeriod {
  /** The number of the period. */
  readonly period: number;
  /** How many lines to pay at the most; the shop's limit of a tick where absent or larger. */
  readonly limit?: number | null;
}

/** Closes a session: its last answer is forgotten, and the client may open a new one. */
export interface CloseSession {
  /** The client. */
  readonly client: ClientId;
}

/** What a tier with a percentage and a fixed amount pays. */
export type Combine =
  /** Both. */
  | "add"
  /** The fixed amount alone where there is one. */
  | "fixed_wins";

/** A command: who asks, when, and what. */
export interface Command {
  /** What makes the command unique: the same key with the same body is answered as before and does nothing. */
  readonly id: CommandKey;
  /** The moment it is asked for. Logical time never runs back: an earlier one takes the time of the last command. */
  readonly at: Time;
  /** The host's id that follows a request through all systems; it stands in the record. */
  readonly trace?: TraceId | null;
  /** What is asked. */
  readonly body: Body;
  /** The version of the order or the stock that the command was made for: where it is at another, the command is refused. */
  readonly expected_version?: Version | null;
}

/** A host's own text id of a command. */
export type CommandId = string;

/**
 * What makes a command unique.
 *
 * In JSON and in CBOR it is either a text or the client with the number.
 */
export type CommandKey =
  /** The host's own text, remembered for a window of time and number. The cheaper way is a session. */
  | CommandId
  /** A number in a session: one past the last command of the client. */
  | Numbered;

/** One line of money for one sale. */
export interface Commission {
  /** Who earns. */
  readonly promoter: CustomerId;
  /** The position of the line in the sale, from 0. */
  readonly line: number;
  /** Under which bonus. */
  readonly bonus: BonusId;
  /** The tier, from 1. */
  readonly tier: number;
  /** How much. */
  readonly amount: Money;
  /** How much more it would be without the line's limit. */
  readonly cut: Money;
}

/** Commission is accrued. */
export interface CommissionAccrued {
  /** The order. */
  readonly order: NamedOrder;
  /** The plan. */
  readonly plan: PlanId;
  /** The lines of commission. */
  readonly lines: readonly AccruedLine[];
}

/** A commission plan (分销方案) as the merchant writes it. Checked by `Plan::validate`, run after `Plan::compile`. */
export interface CommissionPlan {
  /** The version name, which events give with what they accrue: choose a new one for a new plan. */
  readonly id: PlanId;
  /** The currency of every amount in the plan. */
  readonly currency: Currency;
  /** What percentages are taken of. */
  readonly base?: Base;
  /** How a payout between minor units is settled. Each payout is rounded once. */
  readonly rounding?: RoundingMode;
  /** How long after its order's completion a commission stays pending, in milliseconds (T+N). */
  readonly vest_after?: Span;
  /**
   * The largest share of a line's base that all bonuses together may pay, 0 to 100 percent. A plan that can promise
   * more is refused; what fixed amounts and rounding would add above it is cut, later payouts first.
   */
  readonly cap_percent: Exact;
  /** Whether buyers earn from their own orders. */
  readonly self_purchase?: SelfPurchase;
  /** What a promoter may withdraw. */
  readonly withdrawal?: WithdrawalRules;
  /** The bonuses (奖项), paid in this order. */
  readonly bonuses: readonly Bonus[];
  /**
   * The least share of a price that must be left after the goods' cost and all that the plan can pay, 0 to 100 percent:
   * a plan that could leave less of any variant whose cost the price book in force knows is not published. Absent for
   * no such guard.
   */
  readonly min_margin_percent?: Exact | null;
}

/** Commission of refunded units is taken back. */
export interface CommissionReversed {
  /** The order. */
  readonly order: NamedOrder;
  /** How much of which line. */
  readonly lines: readonly ReversedLine[];
}

/**
 * Pays the suppliers of what is sold a share of each line (供货商分成). They are paid apart from promoters: what they are
 * owed is pending until the order completes and nobody complains, then payable, and paid out by a settlement.
 */
export interface CommissionSupplierShare {
  /**
   * Who has what of which goods. A line goes to one of them: the one that names its product, else the one that names
   * its category, else the one that names neither.
   */
  readonly shares: readonly SupplierRate[];
}

/** What one depth earns. */
export interface CommissionTier {
  /** The share, 0 to 100 percent, at most 6 decimals. */
  readonly percent?: Exact;
  /** An amount for each unit sold, in major units, at most 4 decimals finer than the currency. */
  readonly fixed?: Exact | null;
}

/** An order's commission is vested: what is left of each line may be withdrawn. */
export interface CommissionVested {
  /** The order. */
  readonly order: NamedOrder;
  /** How much for whom. */
  readonly shares: readonly Share[];
}

/** A line of commission. */
export interface CommissionView {
  /** Who earns. */
  readonly promoter: CustomerId;
  /** The order's line, from 0. */
  readonly line: number;
  /** The bonus. */
  readonly bonus: BonusId;
  /** The tier, from 1. */
  readonly tier: number;
  /** How much was earned. */
  readonly amount: Money;
  /** How much of it was taken back. */
  readonly reversed: Money;
  /** Whether it may be withdrawn. */
  readonly vested: boolean;
}

/** What a sale pays. */
export interface Commissions {
  /** By line, then bonus, then tier. */
  readonly commissions: readonly Commission[];
  /** What suppliers and the platform have, by line, then bonus. */
  readonly partners?: readonly PartnerCommission[];
  /** The sum of what promoters have. */
  readonly total: Money;
  /** Why, one English sentence for each step. */
  readonly explanation: readonly string[];
  /** The same in Chinese. */
  readonly explanation_zh: readonly string[];
}

/** Two plans on the same orders. */
export interface Compared {
  readonly one: Simulated;
  readonly other: Simulated;
  readonly difference: Money;
}

/** A number fact and what it is compared with. */
export interface Comparison {
  /** Which number. */
  readonly fact: NumberFact;
  /** In major units where the fact is money; otherwise a whole number. */
  readonly value: Exact;
}

/** A buyer complains: the order does not complete meanwhile, and its suppliers are not paid. */
export interface ComplaintOpened {
  /** The order. */
  readonly order: NamedOrder;
  /** What is wrong. */
  readonly reason: string;
}

/** A complaint was not answered in time. */
export interface ComplaintOverdue {
  /** The order. */
  readonly order: NamedOrder;
}

/** A complaint ended. */
export interface ComplaintResolved {
  /** The order. */
  readonly order: NamedOrder;
  /** How. */
  readonly resolution: Resolution;
}

/** Completes a fulfilled order before its time. */
export interface CompleteOrder {
  /** The order. */
  readonly order: OrderId;
}

/** What a policy can look for in a plan. */
export type Concern =
  /** How many people one sale pays, one above the other (计酬层级); found above `above` depths. */
  | "depth_paid"
  /**
   * Pay for people rather than for what they buy (拉人头): a bonus whose gate or seats count recruits, or a fixed amount
   * for each join.
   */
  | "head_count_pay"
  /** A level that is bought (入门费): the plan pays on products that grant one. */
  | "entry_fee"
  /** Pay on what others below sold (团队计酬). */
  | "downline_sales"
  /** The largest share of what is paid that goes out again; found above `above` percent. */
  | "payout_ratio"
  /** Those who may not earn hold shares up, or those who left are still paid (离场仍计酬). */
  | "leavers_paid"
  /** Receivers are not limited to any depth. */
  | "no_depth_limit"
  /** Buyers earn from their own orders (自购返佣). */
  | "self_purchase"
  /** Commission may be withdrawn before buyers can no longer return what they bought. */
  | "early_vesting"
  /** A placement tree fills seats by order of joining (公排, 矩阵, 双轨). */
  | "placement";

/**
 * A question with the answer yes or no, as a merchant writes it.
 *
 * At most `MAX_DEPTH` levels, `MAX_NODES` parts and
 * `MAX_SET` members of a set.
 */
export type Condition =
  /** Holds always. */
  | "always"
  /** Every one holds. At least one. */
  | { readonly all: readonly Condition[] }
  /** Some one holds. At least one. */
  | { readonly any: readonly Condition[] }
  /** It does not hold. Also when the fact is not known: what cannot be tested does not hold. */
  | { readonly not: Condition }
  /** The number is the value or more. */
  | { readonly at_least: Comparison }
  /** The number is above the value. */
  | { readonly more_than: Comparison }
  /** The number is the value or less. */
  | { readonly at_most: Comparison }
  /** The number is below the value. */
  | { readonly less_than: Comparison }
  /** The number is the value. */
  | { readonly equals: Comparison }
  /** The fact is one of the values. */
  | { readonly in: Membership }
  /** The fact holds at least one of the tags. */
  | { readonly tagged: Tagged }
  /** The flag is set. */
  | { readonly flag: FlagFact }
  /** The moment lies in the window. */
  | { readonly window: Window }
  /** The wall clock somewhere shows such a day and hour. */
  | { readonly local_time: LocalTime }
  /** There are lines of a kind, and enough of them. */
  | { readonly lines: LinesTest };

/** Says how a pool sells its keys: in place of all that was said before. */
export interface ConfigurePool {
  /** The pool. */
  readonly pool: PoolId;
  /** How it sells. */
  readonly terms: PoolTerms;
}

/** What a customer said about a use of data. */
export interface Consent {
  /** The use. */
  readonly purpose: PurposeId;
  /** Whether it is allowed. */
  readonly granted: boolean;
  /** The version of the text that was agreed to. */
  readonly version: number;
  /** When. */
  readonly at: Time;
}

/** A customer said something about a use of data. */
export interface ConsentSet {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The use. */
  readonly purpose: PurposeId;
  /** Whether it is allowed. */
  readonly granted: boolean;
  /** The version of the text that was agreed to. */
  readonly version: number;
}

/** A hash of a contact, made by the host: 32 hexadecimal digits. */
export type ContactHash = string;

/** Delivered content was downloaded. */
export interface ContentDownloaded {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How often by now. */
  readonly count: number;
}

/** Content that is downloaded, by the host's name for it. */
export type ContentId = string;

/** Delivered content is given out anew: its downloads are counted from nothing. */
export interface ContentReissued {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** Until when it may be downloaded; absent for ever. */
  readonly until?: Time | null;
}

/** What may be downloaded for a line. */
export interface ContentView {
  /** What is downloaded. */
  readonly content: ContentId;
  /** How often it was downloaded. */
  readonly downloads: number;
  /** How often it may be in all; absent for no limit. */
  readonly limit: number | null;
  /** Until when; absent for ever. */
  readonly until: Time | null;
}

/** What keys cost that were handed over, less what faulty ones cost that came back. */
export interface CostIncurred {
  /** The order. */
  readonly order: NamedOrder;
  /** How much is owed to whom. */
  readonly shares: readonly ShopSupplierShare[];
}

/** Names a counter: what is counted, over which window. */
export interface Counter {
  /** What is counted, 1 to 64 printable ASCII characters. */
  readonly name: string;
  /** Over how many milliseconds. */
  readonly window: Span;
}

/** What a counter stands at. */
export interface CounterValue {
  /** What is counted. */
  readonly name: RawId;
  /** Over how many milliseconds. */
  readonly window: Span;
  /** How many. */
  readonly value: number;
}

/** Which units are counted together. */
export type Counting =
  /** Those of all lines of the target. */
  | "together"
  /** Those of each line. */
  | "each_line";

/** Makes an offer a coupon (优惠券): it applies only to a cart that carries the code. */
export interface Coupon {
  /** The code; unique in the book. */
  readonly code: CouponCode;
  /** How often it may be used in all, 1 or more. */
  readonly total_limit?: number | null;
  /** How often one customer may use it, 1 or more. */
  readonly per_customer?: number | null;
}

/** A coupon's code. */
export type CouponCode = string;

/** What stays the same where another rate holds than at home; of meaning for inclusive prices only. */
export type CrossBorder =
  /** What the buyer pays: the tax is another share of it. */
  | "keep_gross"
  /** What is left after tax: each list price becomes its net at the home rate, with the other rate on top. */
  | "keep_net";

/** A currency: `CNY`. */
export type Currency = string;

/** A person was forgotten. */
export interface CustomerErased {
  /** The customer, and those who were merged into them. */
  readonly erased: readonly ErasedName[];
}

/** A customer (顾客). */
export type CustomerId = string;

/** A customer has another inviter, or none; everybody below moved along. */
export interface CustomerMoved {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The inviter since. */
  readonly inviter?: NamedCustomer | null;
  /** Why. */
  readonly why: MoveReason;
}

/** A customer has a seat in a placement tree. */
export interface CustomerPlaced {
  /** The tree. */
  readonly tree: PlacementTreeId;
  /** The customer. */
  readonly customer: NamedCustomer;
  /** Who brought them; absent for the first. */
  readonly sponsor?: NamedCustomer | null;
  /** Under whom; absent for the first. */
  readonly above?: NamedCustomer | null;
  /** In which leg, from 0. */
  readonly leg?: number | null;
}

/** A customer is registered. */
export interface CustomerRegistered {
  /** The customer. */
  readonly customer: CustomerId;
  /** Who invited. */
  readonly inviter?: NamedCustomer | null;
  /** The membership level. */
  readonly level?: LevelId | null;
  /** Whether the customer can earn commission. */
  readonly promoter: boolean;
}

/** A customer as the outside sees one. */
export interface CustomerView {
  /** The customer. */
  readonly customer: CustomerId;
  /** Who invited. */
  readonly inviter: CustomerId | null;
  /** The membership level. */
  readonly level: LevelId | null;
  /** Whether the customer can earn commission. */
  readonly promoter: boolean;
  /** How many customers this one invited. */
  readonly directs: number;
  /** How many orders are paid and not fully refunded. */
  readonly orders_paid: number;
  /** What the shop owes. */
  readonly balances: BalancesView;
}

/** A customer goes on as another. */
export interface CustomersMerged {
  /** Who was merged. */
  readonly customer: NamedCustomer;
  /** Who goes on. */
  readonly into: NamedCustomer;
  /** The inviter of who goes on. */
  readonly inviter?: NamedCustomer | null;
  /** The level of who goes on. */
  readonly level?: LevelId | null;
  /** What moved from one to the other. */
  readonly moved: MovedBalances;
}

/** A merge was undone. */
export interface CustomersUnmerged {
  /** Who had been merged. */
  readonly customer: NamedCustomer;
  /** Who had gone on as both. */
  readonly from: NamedCustomer;
  /** The inviter of who had been merged. */
  readonly inviter?: NamedCustomer | null;
  /** The inviter of who had gone on. */
  readonly survivors?: NamedCustomer | null;
  /** The level of who had gone on. */
  readonly level?: LevelId | null;
  /** What moved back. */
  readonly moved: MovedBalances;
}

/** What happens to a tier that makes a line dearer than its list price. */
export type Dearer =
  /** It is passed over, and the trace says so. Unit prices of a volume table must fall from tier to tier. */
  | "ignore"
  /** The book is refused when a tier's unit price is not below the variant's own price, or not below the tier before. */
  | "refuse"
  /** It holds: the table is the price, whatever the list says. */
  | "apply";

/** What a command would do. */
export interface Decided {
  /** The events; empty where nothing would happen. */
  readonly events: readonly Event[];
}

/** What stands between the columns of a CSV file. */
export type Delimiter =
  /** `,` */
  | "comma"
  /** `;` */
  | "semicolon"
  /** A tab. */
  | "tab";

/** Delivers a paid order: everything that is owed, or units of some lines. */
export interface Deliver {
  /** The order. */
  readonly order: OrderId;
  /** Which units; absent for all that are owed. */
  readonly lines?: readonly DeliverLine[] | null;
  /** The parcel that they are in; needed where any of them is shipped. */
  readonly parcel?: SentParcel | null;
}

/** Units of one line. */
export interface DeliverLine {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units; absent for all that are owed. */
  readonly units?: number | null;
}

/** One line of a delivery. */
export interface DeliveredLine {
  /** What was bought. */
  readonly variant: VariantId;
  /** How many units. */
  readonly quantity: number;
  /** The keys, sealed, in the order of the units; one for all units of a reusable key. */
  readonly keys: readonly SealedKey[];
}

/** Units of one line that are handed over. */
export interface DeliveredUnits {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units. */
  readonly units: number;
  /** The handles of their keys; empty where the stock has no keys. */
  readonly keys: Handles;
  /** The keys of a line that has several pools; `keys` is empty then. */
  readonly parts?: Parts | null;
}

/** A delivery failed: nothing was handed over. */
export interface DeliveryFailed {
  /** The order. */
  readonly order: NamedOrder;
  /** Which lines, from 0; empty for all. */
  readonly lines: readonly number[];
  /** Why. */
  readonly reason: string;
  /** How often by now. */
  readonly failures: number;
  /** When it is tried again; absent where a person must look at it. */
  readonly retry_at?: Time | null;
}

/** A delivery that failed is to be tried again. */
export interface DeliveryRetryDue {
  /** The order. */
  readonly order: NamedOrder;
}

/** The host's fingerprint of a device, opaque to the machine. */
export type DeviceId = string;

/** A digest: 64 hexadecimal digits. */
export type Digest = string;

/** Shares a part of everything that was sold in the period among members (分红). */
export interface Dividend {
  /** The pool: a share of the whole volume of the period, 0 to 100 percent. */
  readonly pool_percent: Exact;
  /** Who shares in it. */
  readonly members: readonly DividendMembers[];
  /** What is divided how. */
  readonly split?: DividendSplit;
}

/** The members of one level. */
export interface DividendMembers {
  /** The level. */
  readonly level: LevelId;
  /** What each of them has: percent of the pool, or parts of it. */
  readonly share: Exact;
}

/** How a pool is divided. */
export type DividendSplit =
  /**
   * Shares are percent of the pool. What is left over stays with the shop; where they add up to more than 100, all are
   * cut in proportion: 7 × 10 % and 2 × 20 % of 10 000 are 909 and 1818, and the pool is not overdrawn.
   */
  | "percent"
  /** Shares are parts: the whole pool is divided in proportion to them. */
  | "parts"
  /** Shares are parts that are multiplied with the member's own volume in the period. */
  | "parts_by_volume";

/** A command that was done: what happened, and what to tell the one who asked. */
export interface Done {
  /** The number of its record; absent where nothing happened. */
  readonly sequence?: number | null;
  /** The logical time of the record. */
  readonly at?: Time | null;
  /** What happened; empty where nothing did. */
  readonly events: readonly Event[];
  /** What to tell. */
  readonly reply: Reply;
  /** Whether this command was answered before and is only answered again. */
  readonly answered_before: boolean;
}

/** What an offer does (效果). It never takes a line below zero, nor below its floor. */
export type Effect =
  /** So many percent off, 0 to 100. */
  | { readonly percent: Exact }
  /** So much off every unit, in major units. For lines and units only. */
  | { readonly amount_each: Exact }
  /** So much off in all, in major units, spread in proportion to the amounts. */
  | { readonly amount_across: Exact }
  /** Every unit at this price, in major units, where that is lower. For lines and units only. */
  | { readonly fixed_price: Exact }
  /** So much off every line, in major units, whatever its quantity. For lines and units only. */
  | { readonly amount_per_line: Exact }
  /** All of the target together at this price (一口价), in major units, where that is lower. */
  | { readonly set_total: Exact }
  /** For every full amount of the target so much off (每满减). */
  | { readonly every_amount: EveryAmount }
  /** A threshold ladder (满减阶梯): the highest step that is reached. */
  | { readonly ladder: Ladder }
  /** For every full group of units something off some of them (第二件半价, 买三免一). For lines only. */
  | { readonly unit_groups: UnitGroups }
  /** Who buys units of some lines gets something off units of the target (买赠). For lines only. */
  | { readonly buy_get: BuyGet }
  /** Sets of units at one price (套装). For lines only: parts are looked for among them. */
  | { readonly bundle: Bundle }
  /**
   * Units of a variant for nothing (赠品). They stand beside the lines with what they are worth by list price, and count
   * for no tier, condition or subtotal.
   */
  | { readonly gift: Gift }
  /** Money that the buyer gets back later (返现): it takes nothing off. */
  | { readonly cashback: Cashback }
  /** The prices of the tier tables whose place is a lane. For lines only. */
  | "tier_prices";

/** Forgets what the buyer of an order answered to its forms. */
export interface EraseAnswers {
  /** The order. */
  readonly order: OrderId;
}

/**
 * Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
 * stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
 */
export interface EraseCustomer {
  /** The customer. */
  readonly customer: CustomerId;
}

/** An id that was forgotten, and what stands in its place. */
export interface ErasedName {
  /** The id that was forgotten. */
  readonly customer: NamedCustomer;
  /** The id since; it tells nothing of a person. */
  readonly tombstone: CustomerId;
}

/** What happened: an object with one member, the fact. */
export type Event =
  /** A shop began. The first event of every journal. */
  | { readonly shop_opened: ShopOpened }
  /** A client's session is open. */
  | { readonly session_opened: SessionOpened }
  /** A client's session is closed. */
  | { readonly session_closed: SessionClosed }
  /** A channel was added or replaced. */
  | { readonly channel_put: ChannelPut }
  /** A level was added or replaced. */
  | { readonly level_put: LevelPut }
  /** A pool is open. */
  | { readonly pool_opened: PoolOpened }
  /** A product was added or replaced. */
  | { readonly product_put: ProductPut }
  /** A batch of keys is in a pool. */
  | { readonly keys_imported: KeysImported }
  /** A counted stock changed by hand. */
  | { readonly stock_adjusted: StockAdjusted }
  /** The reusable key of a variant is set. */
  | { readonly reusable_key_put: ReusableKeyPut }
  /** A price book makes the prices from now on. */
  | { readonly price_book_published: PriceBookPublished }
  /** A plan pays commission from now on. */
  | { readonly plan_published: PlanPublished }
  /** A customer is registered. */
  | { readonly customer_registered: CustomerRegistered }
  /** A customer has an inviter now. */
  | { readonly inviter_bound: InviterBound }
  /** A customer has another level. */
  | { readonly level_set: LevelSet }
  /** An order is placed; its stock and coupons are reserved. */
  | { readonly order_placed: OrderPlaced }
  /** An unpaid order's time is over; its stock and coupons are free. */
  | { readonly order_expired: OrderExpired }
  /** An unpaid order was given up; its stock and coupons are free. */
  | { readonly order_cancelled: OrderCancelled }
  /** An order is paid. */
  | { readonly order_paid: OrderPaid }
  /** A late payment's order has its stock and coupons again. */
  | { readonly stock_reserved_again: StockReservedAgain }
  /** A payment came too late and its order waits for a person. */
  | { readonly order_held: OrderHeld }
  /** A payment came too late and is in the buyer's wallet. */
  | { readonly late_payment_credited: LatePaymentCredited }
  /** A person let a held order go on. */
  | { readonly hold_released: HoldReleased }
  /** All of an order is delivered: the keys are those of the units that were still owed. */
  | { readonly order_delivered: OrderDelivered }
  /** Commission is accrued. */
  | { readonly commission_accrued: CommissionAccrued }
  /** An order is completed. */
  | { readonly order_completed: OrderCompleted }
  /** An order's commission is vested: what is left of each line may be withdrawn. */
  | { readonly commission_vested: CommissionVested }
  /** Units of an order are refunded. */
  | { readonly order_refunded: OrderRefunded }
  /** Commission of refunded units is taken back. */
  | { readonly commission_reversed: CommissionReversed }
  /** Delivered keys were shown again. */
  | { readonly keys_revealed: KeysRevealed }
  /** Commission is on its way out. */
  | { readonly withdrawal_requested: WithdrawalRequested }
  /** A period is closed: what its bonuses pay is settled. */
  | { readonly period_closed: PeriodClosed }
  /** So many more lines of a closed period are paid. */
  | { readonly period_paid: PeriodPaid }
  /** Suppliers and the platform have their shares of an order. */
  | { readonly partners_paid: PartnersPaid }
  /** A refund took back what suppliers and the platform had of it. */
  | { readonly partners_reversed: PartnersReversed }
  /** A supplier was paid. */
  | { readonly supplier_settled: SupplierSettled }
  /** A plan or a price book was published that can leave less of a variant's price than the plan asks for. */
  | { readonly margin_warned: MarginWarned }
  /** An order changed who follows whom in the chain of a bonus. */
  | { readonly chain_moved: ChainMoved }
  /** The buyer of an order is too close to the own inviter: the order counts for nobody's volume. */
  | { readonly brushing_found: BrushingFound }
  /** A channel is a sub-shop. */
  | { readonly sub_shop_put: SubShopPut }
  /** An order is sold through sub-shops. */
  | { readonly sold_through: SoldThrough }
  /** A withdrawal may be paid. */
  | { readonly withdrawal_approved: WithdrawalApproved }
  /** A withdrawal ended. */
  | { readonly withdrawal_settled: WithdrawalSettled }
  /** A pool sells its keys in another way. */
  | { readonly pool_configured: PoolConfigured }
  /** A batch is in quarantine: none of its keys is sold. */
  | { readonly batch_quarantined: BatchQuarantined }
  /** A batch is in quarantine no longer. */
  | { readonly batch_released: BatchReleased }
  /** Keys left the shop. */
  | { readonly keys_exported: KeysExported }
  /** A stock is shared out among channels. */
  | { readonly quotas_put: QuotasPut }
  /** A stock is watched, or no longer. */
  | { readonly stock_alert_put: StockAlertPut }
  /** A watched stock is low, out, or well again. */
  | { readonly stock_alerted: StockAlerted }
  /** Keys of a batch are past their validity and not sold any more. */
  | { readonly keys_expired: KeysExpired }
  /** Some units of an order are handed over; others are still owed. */
  | { readonly units_delivered: UnitsDelivered }
  /** Orders left memory for the archive, or were looked at and stay. */
  | { readonly orders_archived: OrdersArchived }
  /** An order is back from the archive. */
  | { readonly order_restored: OrderRestored }
  /** An order is found by its contact and a secret. */
  | { readonly order_made_findable: OrderMadeFindable }
  /** A lookup found nothing, which counts. */
  | { readonly lookup_failed: LookupFailed }
  /** A parcel with units of an order is on its way. */
  | { readonly parcel_sent: ParcelSent }
  /** A parcel arrived. */
  | { readonly parcel_arrived: ParcelArrived }
  /** Delivered content was downloaded. */
  | { readonly content_downloaded: ContentDownloaded }
  /** Delivered content is given out anew: its downloads are counted from nothing. */
  | { readonly content_reissued: ContentReissued }
  /** A customer has a level that was bought. */
  | { readonly membership_granted: MembershipGranted }
  /** A refund took back a level that was bought, or a part of its time. */
  | { readonly membership_taken_back: MembershipTakenBack }
  /** The time of a level that was bought is over. */
  | { readonly membership_ended: MembershipEnded }
  /** What the buyer answered is forgotten. */
  | { readonly answers_erased: AnswersErased }
  /** Units of a line that had no stock have some now. */
  | { readonly stock_allotted: StockAllotted }
  /** Units of an order have no stock: they wait for it in the order of payments. */
  | { readonly units_short: UnitsShort }
  /** A delivery failed: nothing was handed over. */
  | { readonly delivery_failed: DeliveryFailed }
  /** A delivery that failed is to be tried again. */
  | { readonly delivery_retry_due: DeliveryRetryDue }
  /** Stock that was promised did not come in time. */
  | { readonly backorder_overdue: BackorderOverdue }
  /** An unpaid order is counted for the device and the contact that it comes from. */
  | { readonly origin_noted: OriginNoted }
  /** Stock is held without an order. */
  | { readonly stock_held: StockHeld }
  /** A reservation holds other units. */
  | { readonly reservation_resized: ReservationResized }
  /** A reservation's end is put off. */
  | { readonly reservation_extended: ReservationExtended }
  /** A reservation is over; what it held is free. */
  | { readonly reservation_ended: ReservationEnded }
  /** An order takes units over from a reservation. */
  | { readonly reservation_drawn: ReservationDrawn }
  /** An unpaid order buys something else. */
  | { readonly order_resized: OrderResized }
  /** An unpaid order's deadline is put off. */
  | { readonly order_extended: OrderExtended }
  /** A variant's sale is limited. */
  | { readonly sale_put: SalePut }
  /** Notices have these texts. */
  | { readonly templates_put: TemplatesPut }
  /** An order is a gift. */
  | { readonly gift_prepared: GiftPrepared }
  /** Somebody tried a wrong code. */
  | { readonly gift_missed: GiftMissed }
  /** A gift is claimed. */
  | { readonly gift_claimed: GiftClaimed }
  /** Nobody claimed a gift in time. */
  | { readonly gift_lapsed: GiftLapsed }
  /** Somebody waits for a variant. */
  | { readonly restock_subscribed: RestockSubscribed }
  /** Somebody waits no more. */
  | { readonly restock_unsubscribed: RestockUnsubscribed }
  /** Those who waited first are told that a variant is available; they wait no more. */
  | { readonly restock_told: RestockTold }
  /** A channel shows a product otherwise. */
  | { readonly listing_put: ListingPut }
  /** A product is reviewed. */
  | { readonly product_reviewed: ProductReviewed }
  /** A customer has another inviter, or none; everybody below moved along. */
  | { readonly customer_moved: CustomerMoved }
  /** A customer goes on as another. */
  | { readonly customers_merged: CustomersMerged }
  /** A merge was undone. */
  | { readonly customers_unmerged: CustomersUnmerged }
  /** A part of what is to be paid for an order has come. */
  | { readonly part_paid: PartPaid }
  /** Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows. */
  | { readonly money_spared: MoneySpared }
  /** What was paid in part for an order that came to nothing buys nothing. */
  | { readonly parts_spared: PartsSpared }
  /** An order was paid from its buyer's wallet, whole or in part. */
  | { readonly paid_from_wallet: PaidFromWallet }
  /** A wallet was topped up. */
  | { readonly wallet_topped_up: WalletToppedUp }
  /** A person changed a wallet. */
  | { readonly wallet_adjusted: WalletAdjusted }
  /** Money of a payment that buys nothing goes back. */
  | { readonly payment_returned: PaymentReturned }
  /** A refund to the source ended. */
  | { readonly refund_settled: RefundSettled }
  /** An identity has a customer, or none any more. */
  | { readonly identity_linked: IdentityLinked }
  /** A customer said something about a use of data. */
  | { readonly consent_set: ConsentSet }
  /** A person was forgotten. */
  | { readonly customer_erased: CustomerErased }
  /** What a customer may be, and whether they may earn. */
  | { readonly standing_set: StandingSet }
  /** A customer has a level for a time. */
  | { readonly level_given: LevelGiven }
  /** Levels were reviewed. */
  | { readonly levels_reviewed: LevelsReviewed }
  /** A customer has a seat in a placement tree. */
  | { readonly customer_placed: CustomerPlaced }
  /** A placement tree is open. */
  | { readonly placement_tree_opened: PlacementTreeOpened }
  /** A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows. */
  | { readonly charged_back: ChargedBack }
  /** A paid order waits for a person; it keeps its stock. */
  | { readonly order_in_review: OrderInReview }
  /** What keys cost that were handed over, less what faulty ones cost that came back. */
  | { readonly cost_incurred: CostIncurred }
  /** Units of an order are exchanged for others. */
  | { readonly units_replaced: UnitsReplaced }
  /** A buyer complains: the order does not complete meanwhile, and its suppliers are not paid. */
  | { readonly complaint_opened: ComplaintOpened }
  /** A complaint was not answered in time. */
  | { readonly complaint_overdue: ComplaintOverdue }
  /** A complaint ended. */
  | { readonly complaint_resolved: ComplaintResolved }
  /** Something brought a customer. */
  | { readonly touch_recorded: TouchRecorded };

/** For every full amount of the target so much off: 10 off every full 100. */
export interface EveryAmount {
  /** The full amount, in major units, above zero. */
  readonly every: Exact;
  /** What comes off for each, in major units, zero or more. */
  readonly off: Exact;
  /** The most times, 1 or more. */
  readonly times?: number | null;
}

/** A decimal: `0.15`. */
export type Exact = string;

/** Why somebody may not earn, whatever the bonus. */
export type Exclusion =
  /** Blocked (拉黑). */
  | "blocked"
  /** Without a purchase for too long (沉睡). */
  | "dormant"
  /** Too close to the buyer, for whatever reason the host has (刷单). */
  | "brushing"
  /** Bought from the same device as the buyer (刷单). */
  | "same_device"
  /** Reached at the same contact as the buyer (刷单). */
  | "same_contact"
  /** Each would earn of the other's purchases: the buyer stands above as well (循环购买). */
  | "circular"
  /** Left: erased or merged into another. */
  | "left";

/**
 * What an offer shuts out when it applies.
 *
 * In `sequential` and `additive` lanes an exclusive offer that applies at the lane's beginning is the only one of its
 * lane (the highest priority of several); in `best` and `first` lanes only one applies anyway. In a `best_by_line` lane it
 * shuts out no other offer of its lane.
 */
export type Exclusive =
  /** Nothing. */
  | "none"
  /** The other offers of its lane. */
  | "lane"
  /** The other offers of its lane and all later lanes. */
  | "quote";

/** Why an order cost what it cost and paid whom it paid. */
export interface ExplainedOrder {
  readonly quote: Quote;
  readonly price_agrees: boolean;
  readonly commission: readonly string[];
  readonly commission_agrees: boolean;
  /** The whole for people. */
  readonly text: string;
}

/** Why somebody earns what of a period. */
export interface ExplainedPeriod {
  readonly period: number;
  readonly plan: PlanId;
  /** Whether it was closed; else this is what closing it now would come to. */
  readonly is_closed: boolean;
  readonly amount: Money;
  /** One sentence for each bonus. */
  readonly steps: readonly string[];
}

/** Takes keys out of the shop for good and gives them, sealed. The record says who asked and why. */
export interface ExportKeys {
  /** The pool. */
  readonly pool: PoolId;
  /**
   * Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold
   * next.
   */
  readonly batch?: BatchId | null;
  /** How many, 1 to 10 000; all or none. */
  readonly count: number;
  /** Who asked, for people: 1 to 400 bytes. */
  readonly by: string;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/** Keys that left the shop. */
export interface ExportedKeys {
  /** The pool, to which they are sealed. */
  readonly pool: PoolId;
  /** The keys, sealed. */
  readonly keys: readonly SealedKey[];
}

/** Puts off the deadline of an unpaid order: the shop's setting says how long and how often. */
export interface ExtendOrder {
  /** The order. */
  readonly order: OrderId;
}

/** Puts off the end of a reservation: the shop's setting says how long and how often. */
export interface ExtendReservation {
  /** The reservation. */
  readonly reservation: ReservationId;
}

/** Who bears what faulty keys cost. */
export type FaultyKeys =
  /** Their supplier is not paid for them. */
  | "supplier"
  /** The shop pays for them all the same. */
  | "shop";

/** One field of a key. */
export interface Field {
  /** Its name: the column of a CSV file, the member of a JSON object, the label at delivery. */
  readonly name: string;
  /** Whether it may be missing or empty. Never the first; behind all others in `Layout::Separated`. */
  readonly optional?: boolean;
  /** Fewest characters, if it is there. */
  readonly min_length?: number | null;
  /** Most characters. */
  readonly max_length?: number | null;
  /** Which characters it may hold; any if not given. */
  readonly charset?: Charset | null;
  /** Further ASCII characters beside those of the charset, such as `-`. */
  readonly also?: string;
}

/** What the buyer answers in one field. */
export interface FieldAnswer {
  /** The field. */
  readonly field: FieldId;
  /** What was answered. */
  readonly value: Personal;
}

/** A field of a form that a buyer fills in. */
export type FieldId = string;

/** What may be answered in a field. */
export type FieldKind =
  /** One line of text. */
  | { readonly text: {
    /** The fewest characters; 1 where absent. */
    readonly min_length?: number | null;
    /** The most characters, up to 500, which holds where absent. */
    readonly max_length?: number | null;
  } }
  /** A whole number. */
  | { readonly number: {
    /** The least. */
    readonly min?: number | null;
    /** The most. */
    readonly max?: number | null;
  } }
  /** One of several. */
  | { readonly choice: {
    /** 1 to 100 of them, each once. */
    readonly choices: readonly string[];
  } }
  /** A mail address. */
  | "email"
  /** A telephone number: 5 to 20 digits; a plus, spaces, dashes and parentheses may stand among them. */
  | "phone";

/**
 * What a gate can ask about a receiver. In a condition it is a `counter` of this name; amounts are whole major units,
 * rounded down. With a window only what happened within it counts, as far as the host's people keep it; a figure that is
 * not kept fails every test.
 */
export type Figure =
  /** `directs`: how many customers the receiver invited. */
  | "directs"
  /** `team_size`: how many stand below. */
  | "team_size"
  /** `own_orders`: how many orders of the receiver are paid. */
  | "own_orders"
  /** `own_volume`: what the receiver bought. */
  | "own_volume"
  /** `team_volume`: what the receiver and everybody below bought. */
  | "team_volume"
  /** `direct_volume`: what those bought whom the receiver invited. */
  | "direct_volume"
  /** `idle_days`: how many days ago the receiver last bought. */
  | "idle_days"
  /** `days`: how many days ago the receiver joined. */
  | "days";

/** What is wrong with a price book. */
export interface Finding {
  /** The stable code, such as `price.below_cost`. */
  readonly code: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** What the sentence speaks of, by name. */
  readonly params: Readonly<Record<string, string>>;
  /** The sentence in English. */
  readonly english: string;
  /** The sentence in Chinese. */
  readonly chinese: string;
}

/** Tells equal keys: 32 hexadecimal digits. */
export type Fingerprint = string;

/** A fact that is yes or no. */
export type FlagFact =
  /** The buyer has no paid order yet. */
  | "first_order"
  /** The line is priced by a quantity tier. */
  | "tier_priced";

/**
 * A flash sale (秒杀): while it lasts, at most so many units are sold, whatever the stock.
 *
 * Its price is an offer of the price book.
 */
export interface Flash {
  /** Its id: a flash sale that is put again under the same id goes on counting. */
  readonly id: FlashId;
  /** How many units. */
  readonly units: number;
  /** While it lasts. */
  readonly window?: Window;
}

/** A flash sale (秒杀). */
export type FlashId = string;

/**
 * The lowest prices (底价) that tiers and offers may reach. What is cut back from one line of a discount on several
 * goes to the others; what no line can take is reported, never lost.
 *
 * A list price below its floor is the merchant's word: it stays, and nothing comes off it.
 */
export interface Floors {
  /** No unit below its cost. Variants without a cost have no such floor. */
  readonly cost?: boolean;
  /** The least margin in percent of the price, 0 to below 100: at 20 what costs 80.00 is sold for 100.00 or more. */
  readonly margin?: Exact | null;
}

/** Whom somebody follows from now on. */
export interface Follows {
  /** Who. */
  readonly customer: NamedCustomer;
  /** Whom; nobody for the top of an own team. */
  readonly leader: NamedCustomer | null;
}

/** A field that the buyer fills in for a manual service. */
export interface FormField {
  /** Its id, once in a form. */
  readonly id: FieldId;
  /** What the buyer reads, by language. */
  readonly labels?: readonly LocalText[];
  /** What may be answered. */
  readonly kind: FieldKind;
  /** Whether it must be answered. */
  readonly required?: boolean;
}

/** By what an order is found. */
export interface FoundBy {
  /** The contact. */
  readonly contact: ContactHash;
  /** The secret that must come with it. */
  readonly secret: SecretHash;
}

/** How orders are made good that wait. Absent fields take the defaults that stand with them. */
export interface FulfilSettings {
  /**
   * By how many minutes of waiting each step of the buyer's level ranks an order earlier in the queue of those that wait
   * for a person. 0 to 1 000 000; default 60.
   */
  readonly minutes_per_rank?: number;
  /**
   * Whether an order that nobody is needed for is handed over in parts where a part of its stock is short, rather than
   * whole once all is there. Default: no.
   */
  readonly deliver_parts?: boolean;
  /** How long after a delivery that failed it is tried again. 1 s to 366 days; default 10 min. */
  readonly retry_after?: Span;
  /** After how many failures an order waits for a person. 1 to 1000; default 3. */
  readonly most_failures?: number;
  /**
   * How long after its payment an order waits for stock that no day is named for. Up to 366 days, 0 for not at all;
   * absent, the default: for as long as it takes.
   */
  readonly patience?: Span | null;
  /** What happens to units whose stock did not come by the day that was named, or within the patience. */
  readonly overdue?: WhenOverdue;
  /**
   * How long a complaint may stay open before the shop decides for the buyer. 1 s to 366 days; absent, the default: for
   * as long as it takes.
   */
  readonly answer_within?: Span | null;
  /** What happens to an order whose complaint was not answered in time; a refund ends the complaint. */
  readonly unanswered?: WhenOverdue;
}

/** How a variant is made good once it is paid. */
export type Fulfilment =
  /** By handing over its stock. */
  | "automatic"
  /** By a person, who may ask the buyer for something first. */
  | { readonly manual: {
    /** What the buyer is asked: at most 20 fields. */
    readonly form?: readonly FormField[];
  } }
  /** By a parcel; the stock must be counted. */
  | "shipment"
  /** By something to download. The link is the host's: the machine knows what it leads to, and counts. */
  | { readonly content: {
    /** What is downloaded. */
    readonly content: ContentId;
    /** How often each unit may be downloaded: 1 to 1 000 000; absent for no limit. */
    readonly downloads?: number | null;
    /** For how long after the delivery: at least a second; absent for ever. */
    readonly valid_for?: Span | null;
  } }
  /** By a membership level for a period. Each unit gives one period; more of the same level extend it. */
  | { readonly membership: {
    /** The level. */
    readonly level: LevelId;
    /** For how long: 1 s to 36 600 days; absent for ever. */
    readonly period?: Span | null;
  } }
  /** By other variants. The bundle has no stock of its own, so its stock must be unlimited. */
  | { readonly bundle: {
    /** What it is made of: 1 to 20 variants that are no bundles themselves. */
    readonly parts: readonly CatalogBundlePart[];
  } };

/** The kind of a `Fulfilment`, without its terms. */
export type FulfilmentKind =
  /** Its stock is handed over. */
  | "automatic"
  /** A person does it. */
  | "manual"
  /** A parcel is sent. */
  | "shipment"
  /** Something is downloaded. */
  | "content"
  /** A level is granted. */
  | "membership"
  /** Other variants are delivered. */
  | "bundle";

/** Units of a variant for nothing. */
export interface Gift {
  /** What is given; a variant of the book. */
  readonly variant: VariantId;
  /** How many units, 1 or more. */
  readonly units: number;
  /** Given once for so many units of the target; once in all when left out. Gifts are not counted. */
  readonly for_each?: number | null;
}

/** A gift is claimed. */
export interface GiftClaimed {
  /** The order. */
  readonly order: NamedOrder;
  /** Who receives it. */
  readonly recipient: NamedCustomer;
}

/** Nobody claimed a gift in time. */
export interface GiftLapsed {
  /** The order. */
  readonly order: NamedOrder;
}

/** Somebody tried a wrong code. */
export interface GiftMissed {
  /** The order. */
  readonly order: NamedOrder;
}

/** An order is a gift. */
export interface GiftPrepared {
  /** The order. */
  readonly order: NamedOrder;
  /** How it is claimed. */
  readonly terms: GiftTerms;
}

/** Where a gift stands. */
export type GiftState =
  /** Its order is not paid yet. */
  | "prepared"
  /** It may be claimed. */
  | "ready"
  /** Somebody received it. */
  | "claimed"
  /** Nobody claimed it in time, or its money went back. */
  | "over";

/** What makes an order a gift. */
export interface GiftTerms {
  /** The hash of the code with which it is claimed. */
  readonly claim: ClaimHash;
  /** How long after its payment it may be claimed, in milliseconds: 1 s to 366 days. */
  readonly expires_after: Span;
  /** What the giver writes, for people: 1 to 400 bytes. */
  readonly message?: string | null;
}

/** A gift as the outside sees it. */
export interface GiftView {
  /** Where it stands. */
  readonly state: GiftState;
  /** Until when it may be claimed; absent before its payment. */
  readonly expires?: Time | null;
  /** How many wrong codes may still be tried. */
  readonly attempts_left: number;
  /** Who received it. */
  readonly recipient?: CustomerId | null;
  /** What the giver wrote. */
  readonly message?: string | null;
}

/** Money that was given back without units. */
export interface Given {
  /** What of it was paid for lines: it lies in what is refunded of them. */
  readonly of_lines: Amount;
  /** What of it was paid beside them, for shipping and fee. */
  readonly beside: Amount;
}

/** Goods by product and by category; nothing named means all that nothing else names. */
export interface GoodsNamed {
  /** Products. */
  readonly products?: readonly ProductId[];
  /** Categories of products. */
  readonly categories?: readonly CategoryId[];
}

/** What is kept of some goods. */
export interface GoodsTake {
  /** Of which goods. */
  readonly goods?: GoodsNamed;
  /** How much. */
  readonly rate: CommissionTier;
}

/**
 * An offer with a code in its checked form, for a client that has the public form of the price book.
 *
 * With it the client's quotes are those of the whole book. It says what the coupon does, not how often it may be used:
 * its uses are counted when the order is placed.
 */
export interface Grant {
  /** The digest of the price book that the offer stands in. */
  readonly book: Digest;
  /** Its lane. */
  readonly lane: LaneId;
  /** How many open offers of the lane stand before it. */
  readonly after: number;
  /** How many offers with a code stand between the last of these and it. */
  readonly then: number;
  /** The offer; its coupon without limits. */
  readonly offer: Offer;
}

/** Some keys of one pool, by their handles. */
export type Handles = readonly number[];

/** Holds a paid order for a person to look at. It keeps its stock. */
export interface HoldOrder {
  /** The order. */
  readonly order: OrderId;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/** A person let a held order go on. */
export interface HoldReleased {
  /** The order. */
  readonly order: NamedOrder;
}

/** An identity has a customer, or none any more. */
export interface IdentityLinked {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The channel. */
  readonly channel: ChannelId;
  /** What the channel calls the customer. */
  readonly outside: OutsideId;
  /** Whether it is the customer's now. */
  readonly linked: boolean;
}

/** Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear. */
export interface ImportKeys {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch, new in the pool. */
  readonly batch: BatchId;
  /** Who supplied it. */
  readonly supplier?: SupplierId | null;
  /** What one key cost, in major units of the shop's currency. */
  readonly unit_cost?: Exact | null;
  /** From when its keys are not sold any more. */
  readonly expires?: Time | null;
  /** The keys. */
  readonly keys: readonly SealedKey[];
  /** Batches of a higher priority are sold first. Default: 0. */
  readonly priority?: number;
  /** A note for people, 1 to 400 bytes. */
  readonly note?: string | null;
  /** What buyers may see of keys that they can pick, in the order of the keys. */
  readonly previews?: readonly KeyPreview[];
}

/** What became of a key file, line by line. Holds nothing of a secret but first characters and lengths. */
export interface ImportReport {
  /** Lines that were read, blank ones and the header not counted: accepted and rejected ones. */
  readonly read: number;
  /** Blank lines passed over. */
  readonly blank: number;
  /** Lines that gave a key. */
  readonly accepted: number;
  /** Lines that gave none, in order. */
  readonly rejected: readonly RejectedLine[];
}

/** How an import went. */
export interface ImportedKeys {
  /** How many keys are in the pool now that were not before. */
  readonly accepted: number;
  /** The others, with the reason. */
  readonly rejected: readonly RejectedKey[];
}

/** What buyers see of a key. */
export interface ImportedPreview {
  /** The key's position among those that were taken in, from 0. */
  readonly key: number;
  /** The preview and its premium. */
  readonly preview: Preview;
}

/** What happens to the share of a receiver who is no promoter or not of an eligible level. */
export type Ineligible =
  /** The share is not paid; the next receiver has the next tier (跳过). */
  | "skip"
  /** The walk ends (截止). */
  | "stop"
  /** The next eligible receiver has this tier (紧缩). */
  | "compress"
  /** The next eligible receiver has this tier beside the one of the own depth (上滚). */
  | "roll_up"
  /** The shop keeps the share (沉淀): nobody has it, and it counts as paid for the line's limit. */
  | "keep";

/** What happens to a claim whose holder may not earn. */
export type IneligibleClaim =
  /** As though its holder were not there: the next larger claim has it within its own (上滚, 紧缩). */
  | "roll_up"
  /** The walk ends (截止). */
  | "stop"
  /** The shop keeps it (沉淀): only what is above it is paid. */
  | "keep";

/** A customer has an inviter now. */
export interface InviterBound {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** Who invited. */
  readonly inviter: NamedCustomer;
}

/**
 * One command's events: the unit of the journal. It is kept whole or not at all.
 *
 * What is rarely there has the last numbers in CBOR, so that its absence takes no bytes.
 */
export interface JournalRecord {
  /** Its number in the shop: 0 for the opening, then one more each time. */
  readonly sequence: number;
  /** The logical time of the command. */
  readonly at: Time;
  /** The time that the command asked for, where logical time had run past it. */
  readonly asked_at?: Time | null;
  /** The command's key; absent for the opening. */
  readonly id?: CommandKey | null;
  /** The hash of what the command asked; absent for the opening. */
  readonly body?: BodyHash | null;
  /** The host's id that follows the request. */
  readonly trace?: TraceId | null;
  /** What happened. */
  readonly events: readonly Event[];
}

/** How many keys are in each state. They always add up to those imported. */
export interface KeyCounts {
  /** All that were ever imported. */
  readonly imported: number;
  /** For sale, those of batches past their validity that no sweep has taken out yet among them. */
  readonly available: number;
  /** Held for orders. */
  readonly reserved: number;
  /** Handed over. */
  readonly delivered: number;
  /** Taken out of sale. */
  readonly quarantined: number;
  /** Past their validity. */
  readonly expired: number;
  /** Handed over and refunded. */
  readonly returned: number;
  /** Taken out of the shop, sealed. */
  readonly exported: number;
}

export interface KeyFileReport {
  /** How many good keys there are. */
  readonly keys: number;
  readonly report: ImportReport;
}

/**
 * How the key files of a pool look, declared once with the pool.
 *
 * What holds for every layout: the file is UTF-8, with or without a byte order mark; a line ends with LF, CRLF or CR;
 * blank lines are passed over; white space (Unicode's) is trimmed from both ends of every field and nothing else is
 * changed; a record is one line, so a broken line never swallows the next.
 */
export interface KeyFormat {
  /** How a line is cut into fields. */
  readonly layout: Layout;
  /** The fields of a key in canonical order, the first one required. One for `Layout::Code`. */
  readonly fields: readonly Field[];
  /** Longest line in bytes without its end; 1 to 16384. 4096 if not given. */
  readonly max_line_bytes?: number;
  /** Most lines that are read, blank ones and the header not counted; 1 to 10 million. 1 million if not given. */
  readonly max_lines?: number;
}

/** What buyers may see of a key that they can pick (自选, 靓号). */
export interface KeyPreview {
  /** The key's position in the import, from 0. */
  readonly key: number;
  /** Public text, 1 to 100 bytes. */
  readonly preview: string;
  /** What the key costs on top of its variant's price, in major units of the shop's currency. */
  readonly premium?: Exact;
}

/** Keys of a batch are past their validity and not sold any more. */
export interface KeysExpired {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch. */
  readonly batch: BatchId;
  /** How many. */
  readonly keys: number;
}

/** Keys left the shop. */
export interface KeysExported {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch that they were asked of. */
  readonly batch?: BatchId | null;
  /** Their handles. */
  readonly keys: Handles;
  /** Who asked. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
}

/** A batch of keys is in a pool. */
export interface KeysImported {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch. */
  readonly batch: BatchId;
  /** Who supplied it. */
  readonly supplier?: SupplierId | null;
  /** What one key cost. */
  readonly unit_cost?: Amount | null;
  /** From when its keys are not sold any more. */
  readonly expires?: Time | null;
  /** The keys that were taken in, in the order of their handles. */
  readonly keys: readonly SealedKey[];
  /** The keys that were not, by position in the command. */
  readonly rejected: readonly RejectedKey[];
  /** Its priority, its note and what buyers see of its keys, where it has any. */
  readonly more?: BatchMore | null;
}

/** Delivered keys were shown again. */
export interface KeysRevealed {
  /** The order. */
  readonly order: NamedOrder;
  /** Who asked. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
}

/** A threshold ladder: the highest step that is reached, and nothing below the first. */
export interface Ladder {
  /** What is measured. */
  readonly by: LadderBy;
  /** 1 to 100 steps, thresholds ascending. */
  readonly steps: readonly LadderStep[];
}

/** What a ladder measures. */
export type LadderBy =
  /** What the target costs in all. */
  | "amount"
  /** How many units the target has in all. */
  | "quantity"
  /** What all lines cost. */
  | "subtotal"
  /** What each line of the target costs: each line climbs for itself. */
  | "line_amount"
  /** How many units each line of the target has: each line climbs for itself. */
  | "line_quantity";

/** One step of a ladder. */
export interface LadderStep {
  /** From this on: major units where money is measured, whole where units are counted; zero or more. */
  readonly from: Exact;
  /** What it takes off. */
  readonly off: Off;
}

/**
 * Offers (优惠通道) that compete or stack. Lanes run in the order of the book; each sees the amounts after the one
 * before.
 */
export interface Lane {
  /** Names the lane; unique in the book. */
  readonly id: LaneId;
  /** How its offers meet. */
  readonly mode: LaneMode;
  /** The offers. */
  readonly offers: readonly Offer[];
}

/** A lane (优惠通道) of offers. */
export type LaneId = string;

/** How the offers of a lane meet. Ties go to the higher priority, then to the offer that stands earlier in the book. */
export type LaneMode =
  /** The one that takes the most off. */
  | "best"
  /** One after the other by priority, each on what the one before left. */
  | "sequential"
  /** All on the amounts at the lane's beginning, added up. */
  | "additive"
  /** By priority, the first that takes anything off. */
  | "first"
  /** For each line the one that takes the most off it. Not for offers on the order or on shipping. */
  | "best_by_line";

/** A language for people. Codes, ids and numbers are the same in all of them. */
export type Language =
  /** English. */
  | "english"
  /** Simplified Chinese (简体中文). */
  | "chinese";

/** Where late money goes that buys nothing. */
export type LateMoney =
  /** The order waits for a person. */
  | "hold"
  /** Into the buyer's wallet; a guest's order waits for a person. */
  | "wallet"
  /**
   * The order waits for stock, and is filled in the order of payments. Where its coupons are used up, it waits for a
   * person.
   */
  | "wait";

/**
 * What happens to a payment that comes too late. Nothing is lost: it buys the order after all, or becomes balance, or
 * waits for a person.
 */
export interface LatePayment {
  /** Reserve again and go on, where stock and coupons allow. Default: yes. */
  readonly reserve_again?: boolean;
  /** What happens otherwise. */
  readonly otherwise?: LateMoney;
}

/** A payment came too late and is in the buyer's wallet. */
export interface LatePaymentCredited {
  /** The order. */
  readonly order: NamedOrder;
  /** The payment. */
  readonly payment: PaymentId;
  /** How much. */
  readonly amount: Amount;
}

/** How a line is cut into fields. */
export type Layout =
  /** The line is the code. */
  | "code"
  /** Fields with a separator between them, such as `account----password`. */
  | { readonly separated: {
    /** What stands between the fields. */
    readonly separator: string;
    /** Whether the last field may hold the separator itself. Otherwise such a line is rejected. */
    readonly last_takes_rest?: boolean;
  } }
  /**
   * Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
   * over. A quoted value may hold the delimiter and doubled quotes, but no line break.
   */
  | { readonly csv: {
    /** What stands between the columns. */
    readonly delimiter?: Delimiter;
  } }
  /** A JSON object on each line with the fields as texts; members that are no field are passed over. */
  | "json_lines";

/** Which recruits a new partner leaves to the former leader. One who has no leader keeps them. */
export type LeftBehind =
  /** Those that made the partner, in the order in which they came: as many as the threshold. */
  | "first"
  /** All of them. */
  | "all"
  /** None: they go along. */
  | "none";

/** A leg below a seat. */
export interface LegOfSeat {
  /** Who sits there first. */
  readonly below: CustomerId | null;
  /** What the shop earned by the orders of everybody in the leg. */
  readonly volume: Money;
}

/** A membership level (等级) as the host defines it. */
export interface Level {
  /** The id, which prices, plans and customers refer to. */
  readonly id: LevelId;
  /** Names by language, at most 32; may be empty. */
  readonly names?: readonly LevelName[];
  /** Where it stands among the others: the higher number is the higher level; equal ranks are peers. */
  readonly rank: number;
  /** What it asks for, and what it gives; absent for a level that is only given or bought and opens nothing. */
  readonly terms?: LevelTerms | null;
}

/** What a review found of one customer. */
export interface LevelChange {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The level since. */
  readonly level: LevelId | null;
  /** Why. */
  readonly why: LevelWhy;
}

/** What a level has a claim to. */
export interface LevelClaim {
  /** The level. */
  readonly level: LevelId;
  /** The claim. */
  readonly rate: CommissionTier;
}

/**
 * Pays every jump of level on the way up (级差): each level has a claim on the whole line, and whoever has a larger claim
 * than everybody below is paid the difference. What all receivers have together is the largest claim among them, never
 * more: 8, 5, 10, 15 percent pay 15.
 */
export interface LevelDifference {
  /** What a level has a claim to. A level that is not listed has none. */
  readonly rates: readonly LevelClaim[];
  /** Other claims for a product, in place of `rates`. */
  readonly products?: readonly ProductClaims[];
  /** What a claim with a percentage and a fixed amount is. */
  readonly combine?: Combine;
  /** What those earn who stand above a receiver and have the same level (平级). */
  readonly peer?: Peer | null;
  /** What happens to a claim whose holder may not earn. */
  readonly ineligible?: IneligibleClaim;
  /**
   * Whether the buyer's own claim counts as paid, because the buyer had it as a discount: only what is above it is
   * paid.
   */
  readonly above_buyer?: boolean;
  /** How many steps above the buyer are looked at, 1 to 1000; absent for all. */
  readonly max_depth?: number | null;
  /** Other claims for a category of products, in place of `rates`, for products without own ones. */
  readonly categories?: readonly CategoryClaims[] | null;
}

/** A customer has a level for a time. */
export interface LevelGiven {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The level. */
  readonly level: LevelId;
  /** Until when. */
  readonly until: Time;
}

/** A membership level (等级). */
export type LevelId = string;

/** A level's name in one language. */
export interface LevelName {
  /** Language tag such as `zh` or `en-GB`: 1 to 35 letters, digits or `-`, once per level. */
  readonly lang: string;
  /** What people read: 1 to 200 characters without control characters. */
  readonly text: string;
}

export interface LevelOfMarket {
  readonly level: LevelId;
  readonly percent: number;
}

/** At what price receivers of a level buy. */
export interface LevelPrice {
  /** The level. */
  readonly level: LevelId;
  /** The product; absent for every product without a price of its own. */
  readonly product?: ProductId | null;
  /** The price. */
  readonly price: OwnPrice;
}

/** A level was added or replaced. */
export interface LevelPut {
  /** The level. */
  readonly level: Level;
}

/** What a receiver of a level earns at one tier, in place of the tier's own rate. */
export interface LevelRate {
  /** The receiver's level. */
  readonly level: LevelId;
  /** The tier, counted from 1. */
  readonly tier: number;
  /** The rate. */
  readonly rate: CommissionTier;
}

/** A customer has another level. */
export interface LevelSet {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The level. */
  readonly level?: LevelId | null;
}

/** What a level asks for, and what it gives. */
export interface LevelTerms {
  /**
   * Who holds this has the level from the next tick on; absent for a level that is only given or bought. Asked whenever
   * a figure of the person changes; of everybody when this or a rank changed, and at the end of each period where it
   * asks for days, windows or local time, so many with each tick as the shop's limit says.
   */
  readonly reach?: Condition | null;
  /** Who reached the level keeps it while this holds, asked at the end of each period; absent for for ever. */
  readonly keep?: Condition | null;
  /** For how many periods in a row `keep` may fail before the level is lost. 0 to 120; default 0. */
  readonly grace?: number;
  /** Products that are sold only to this level and those of at least its rank. At most 10 000. */
  readonly products?: readonly ProductId[];
  /** Whether the host should show members their teams by name. Default: no. */
  readonly sees_team?: boolean;
}

export interface LevelView {
  /** Null for those without a level. */
  readonly level: LevelId | null;
  readonly paid: Money;
}

/** Why somebody has another level. */
export type LevelWhy =
  /** The shop's people gave it. */
  | "given"
  /** What the level asks for was reached. */
  | "reached"
  /** What keeps the level failed for longer than the grace. */
  | "lost"
  /** What keeps the level failed at the end of a period; within the grace nothing changes yet. */
  | "warned"
  /** What keeps the level held again after it had failed. */
  | "recovered"
  /** It was bought, or what was bought was taken back. */
  | "bought"
  /** Customers were merged, or a merge was undone. */
  | "merged"
  /** The time for which it was bought or given is over. */
  | "over";

/** Levels were reviewed. */
export interface LevelsReviewed {
  /** How many whose figures had changed were looked at. */
  readonly looked: number;
  /** The period whose end was reviewed. */
  readonly period?: PeriodNumber | null;
  /** Up to whom; absent where it was finished. */
  readonly upto?: NamedCustomer | null;
  /** What was found. */
  readonly changes: readonly LevelChange[];
  /** Up to whom everybody was looked at because what a level asks for had changed. */
  readonly swept?: NamedCustomer | null;
}

/** What the buyer answers for one variant of the cart. */
export interface LineAnswers {
  /** What is bought, or a part of a bundle. */
  readonly variant: VariantId;
  /** The bundle that it is a part of. */
  readonly part_of?: VariantId | null;
  /** The answers. */
  readonly answers: readonly FieldAnswer[];
}

/** The keys of one line. */
export interface LineKeys {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** Their handles. */
  readonly keys: Handles;
  /** The keys of a line that has several pools; `keys` is empty then. */
  readonly parts?: Parts | null;
}

/** Why a line of a key file gives no key. */
export type LineReason =
  /** Not UTF-8. */
  | { readonly not_utf8: Readonly<Record<string, never>> }
  /** Longer than the format allows. */
  | { readonly too_long: {
    readonly limit: number;
  } }
  /** More or fewer fields than declared. */
  | { readonly field_count: {
    readonly expected: number;
    readonly found: number;
  } }
  /** A required field is not there. */
  | { readonly field_missing: {
    readonly field: string;
  } }
  /** A required field is empty after trimming. */
  | { readonly field_empty: {
    readonly field: string;
  } }
  /** Shorter or longer than declared. */
  | { readonly field_length: {
    readonly field: string;
    readonly length: number;
  } }
  /** Holds a character outside its charset. */
  | { readonly field_charset: {
    readonly field: string;
  } }
  /** Holds a control character. */
  | { readonly control_character: {
    readonly field: string;
  } }
  /** Holds an invisible character. */
  | { readonly invisible_character: {
    readonly field: string;
  } }
  /** Not one JSON object. */
  | { readonly not_json: Readonly<Record<string, never>> }
  /** A JSON field is a number, list or the like. */
  | { readonly not_text: {
    readonly field: string;
  } }
  /** A JSON field or a CSV column stands twice. */
  | { readonly field_twice: {
    readonly field: string;
  } }
  /** A quoted CSV value does not end on its line. */
  | { readonly open_quote: Readonly<Record<string, never>> }
  /** A quote within an unquoted CSV value, or text behind a closing quote. */
  | { readonly stray_quote: Readonly<Record<string, never>> }
  /** The header names no such column; nothing of the file can be read. */
  | { readonly column_missing: {
    readonly column: string;
  } }
  /** The same key stood on an earlier line. */
  | { readonly duplicate: {
    readonly first_line: number;
  } }
  /** The file has more lines than the format allows; this one and all after it were not read. */
  | { readonly too_many_lines: {
    readonly limit: number;
  } }
  /** All fields together are longer than a key may be. */
  | { readonly key_too_long: Readonly<Record<string, never>> };

/** The lines for which a condition holds, taken together. */
export interface LinesTest {
  /** Which lines. Not again a test of lines. */
  readonly lines: Condition;
  /** They have at least so many units; 1 or more. */
  readonly units?: number | null;
  /** They cost at least so much, in major units. */
  readonly amount?: Exact | null;
}

/** Says that a channel knows a customer by an identity. */
export interface LinkIdentity {
  /** The customer. */
  readonly customer: CustomerId;
  /** The channel. */
  readonly channel: ChannelId;
  /** What the channel calls the customer; a keyed hash where that is a telephone number or an address. */
  readonly outside: OutsideId;
}

/** What a lint goes by. */
export interface LintSettings {
  /** What is over at this moment is told; nothing is over when left out. */
  readonly at?: Time | null;
  /** The most units of one line, of variants without a limit of their own; 1 000 000 when left out. */
  readonly most_units?: number;
  /** Purchase limits of single variants. */
  readonly limits?: readonly PurchaseLimit[];
  /** The most variants of one product; 7 when left out. */
  readonly most_variants?: number;
  /** By how many percent of the lowest the prices of one variant on several channels may differ; 30 when left out. */
  readonly channel_band?: Exact;
}

/** One variant's price in a list. */
export interface ListedPrice {
  /** The variant. */
  readonly variant: VariantId;
  /** For one unit, in major units, zero or more; may be finer than the currency. */
  readonly price: Exact;
  /**
   * The least that one unit may cost after all offers, in major units: it takes the place of the variant's own
   * minimum.
   */
  readonly minimum?: Exact | null;
}

/** What is other about a product on one channel. What is left out is as the product says. Prices are the price book's. */
export interface Listing {
  /** The channel. */
  readonly channel: ChannelId;
  /** The product. */
  readonly product: ProductId;
  /** Its title there, by language. */
  readonly titles?: readonly LocalText[];
  /** Whether it is sold there. */
  readonly on?: boolean;
  /** Whether a paid order of it there needs a person, even where the channel and the variant need none. */
  readonly manual_delivery?: boolean;
  /** The most units of a variant that may be bought there at a time. */
  readonly max_per_order?: number | null;
}

/** A channel shows a product otherwise. */
export interface ListingPut {
  /** What is other. */
  readonly listing: Listing;
}

/** A name in one language. */
export interface LocalText {
  /** The language tag (BCP 47), such as `zh-CN`. */
  readonly lang: string;
  /** The text, 1 to 400 bytes. */
  readonly text: string;
}

/**
 * Days and hours on a wall clock with a fixed offset. The day is that of the moment itself, also in hours that run past
 * midnight.
 */
export interface LocalTime {
  /** How many minutes the clock is ahead of UTC: 480 in Beijing. From −720 to 840. */
  readonly utc_offset: number;
  /** On these days; none named means every day. */
  readonly weekdays?: readonly Weekday[];
  /** From this minute on; left out means from midnight. */
  readonly from?: ClockTime | null;
  /** Until before this minute; left out means until midnight. Earlier than `from`: over midnight. */
  readonly until?: ClockTime | null;
}

/** An order that came to an end and was looked at, to see whether it can leave memory. */
export interface LookedAt {
  /** The order. */
  readonly order: NamedOrder;
  /** The seal of the bytes that it left as; absent where it stays. */
  readonly seal?: Seal | null;
}

/** A lookup found nothing, which counts. */
export interface LookupFailed {
  /** The contact. */
  readonly contact: ContactHash;
  /** The device that asked. */
  readonly device?: DeviceId | null;
}

/** Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while. */
export interface LookupOrders {
  /** The contact that was named when the orders were placed, hashed by the host. */
  readonly contact: ContactHash;
  /** The secret, sealed by the host (`seal_secret`). */
  readonly secret: SecretHash;
  /** Only this order. */
  readonly order?: OrderId | null;
  /** The device that asks, where the host knows one: its failures count together. */
  readonly device?: DeviceId | null;
  /** Only orders older than this one: the last of the page before. */
  readonly after?: OrderId | null;
  /** How many orders are listed. 1 to 100; default 20. */
  readonly limit?: number | null;
}

/** How often lookups may fail. Absent fields take the defaults that stand with them. */
export interface LookupSettings {
  /** For one contact. Default: 5, and one more every 10 minutes. */
  readonly per_contact?: Rate;
  /** From one device. Default: 20, and one more every minute. */
  readonly per_device?: Rate;
}

/** What happens where too little is left of a price. */
export type MarginGuard =
  /** The command is refused with the variant and the sale that prove it. */
  | "refuse"
  /** It is published, and an event says which variant. */
  | "warn";

/** A plan or a price book was published that can leave less of a variant's price than the plan asks for. */
export interface MarginWarned {
  /** The first such variant. */
  readonly variant: VariantId;
  /** Its lowest price. */
  readonly price: Amount;
  /** What it costs the shop. */
  readonly cost: Amount;
  /** The most that the plan can pay of it. */
  readonly most: Amount;
  /** How many percent of the price must be left. */
  readonly least: Exact;
}

/** A market to be made up: see `MarketShape`, whose levels and amounts are written here as merchants write them. */
export interface Market {
  readonly seed: number;
  readonly people: number;
  readonly tree?: TreeShape;
  readonly promoters?: number | null;
  readonly levels?: readonly LevelOfMarket[];
  readonly orders: number;
  readonly from: Exact;
  readonly to: Exact;
  readonly cost_percent?: number | null;
}

/** A text fact and the texts that it may be. */
export interface Membership {
  /** Which fact. */
  readonly fact: SymbolFact;
  /** One or more ids. */
  readonly values: readonly string[];
}

/** The time of a level that was bought is over. */
export interface MembershipEnded {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The level. */
  readonly level: LevelId;
}

/** A customer has a level that was bought. */
export interface MembershipGranted {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The level. */
  readonly level: LevelId;
  /** When what is granted begins: now, or when what was bought before ends. */
  readonly from: Time;
  /** When all that was bought of it ends; absent where only units without an end were. */
  readonly until?: Time | null;
  /** How many units without an end the customer has. */
  readonly endless: number;
}

/** A refund took back a level that was bought, or a part of its time. */
export interface MembershipTakenBack {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** The customer. */
  readonly customer: NamedCustomer;
  /** The level. */
  readonly level: LevelId;
  /** When what is left of it ends; it may be over. */
  readonly until?: Time | null;
  /** How many units without an end are left. */
  readonly endless: number;
}

/**
 * Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
 * means the survivor from now on.
 */
export interface MergeCustomers {
  /** Who ends. */
  readonly customer: CustomerId;
  /** Who goes on. */
  readonly into: CustomerId;
}

/** Money: `98.00 CNY`. */
export type Money = string;

/** What happens to money that is not just what is to be paid. Whatever is set, nothing that was taken is lost. */
export interface MoneySettings {
  /**
   * Whether payments of any other amount than what is to be paid, and payments of orders that await none, are refused:
   * for a host that books them elsewhere. Default: no, they are taken.
   */
  readonly exact_payments?: boolean;
  /**
   * Whether less than what is to be paid is kept for the order until the rest comes. Default: yes. Otherwise it is
   * spare at once.
   */
  readonly part_payments?: boolean;
  /**
   * Where money goes that buys nothing: what was paid too much, paid again, paid in part for an order that expired or
   * was cancelled.
   */
  readonly spare?: SpareMoney;
  /**
   * Whether a refund to the source is on its way until `SettleRefund` says how it ended. Default: no, the host sends
   * the money first and records the refund then.
   */
  readonly confirm_refunds?: boolean;
  /** Who bears what faulty keys cost that were refunded or exchanged. */
  readonly faulty_keys?: FaultyKeys;
}

/** Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows. */
export interface MoneySpared {
  /** The payment; it may have paid for its order beside this. */
  readonly payment: PaymentId;
  /** The order that it was made for. */
  readonly order?: NamedOrder | null;
  /** How much. */
  readonly amount: Amount;
  /** In whose wallet it is; absent where it waits for going back. */
  readonly wallet?: NamedCustomer | null;
}

/** Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say. */
export interface MoveCustomer {
  /** The customer. */
  readonly customer: CustomerId;
  /** The new inviter; absent for none. */
  readonly inviter?: CustomerId | null;
  /** Why, for people. */
  readonly reason?: string;
}

/** Why a customer has another inviter. */
export type MoveReason =
  /** The shop's people asked for it. */
  | { readonly asked: {
    /** Why, for people; may be empty. */
    readonly reason?: string;
  } }
  /** The time of the binding was over. */
  | "lapsed";

/** What moved from one customer's accounts to another's, in minor units; a debt is negative. */
export interface MovedBalances {
  /** The wallet. */
  readonly wallet: Amount;
  /** Commission that is not vested. */
  readonly pending: Amount;
  /** Commission that may be withdrawn. */
  readonly available: Amount;
  /** Commission on its way out. */
  readonly withdrawing: Amount;
}

/** A customer as events name one. */
export type NamedCustomer = CustomerId;

/** An order as events name one. */
export type NamedOrder = OrderId;

/** A customer's place among people. */
export interface NetworkView {
  /** The customer; after a merge, who goes on. */
  readonly customer: CustomerId;
  /** Who invited. */
  readonly inviter: CustomerId | null;
  /** The membership level. */
  readonly level: LevelId | null;
  /** Those who were merged into this one. */
  readonly merged?: readonly CustomerId[];
  /** How many customers this one invited. */
  readonly directs: number;
  /** How many of them have which level, in the order of the levels; levels that none has are left out. */
  readonly directs_by_level?: readonly (readonly [LevelId, number])[];
  /** How many orders are paid and not fully refunded. */
  readonly orders_paid: number;
  /** What the shop earned by the customer's own delivered orders, less refunds. */
  readonly own_volume: Money;
  /** The same in the current period. */
  readonly period_volume: Money;
  /** What the shop earned by the orders of everybody below; absent while teams are not kept. */
  readonly team_volume?: Money | null;
  /** What the shop earned by the orders of the customer and everybody below in this period; absent while no level asks. */
  readonly team_period_volume?: Money | null;
  /** How many stand below; absent while teams are not kept. */
  readonly team_count?: number | null;
  /** Whether the customer earns, and why not. */
  readonly standing: Standing;
  /** Why the customer is blocked. */
  readonly blocked?: string | null;
  /** Whether the customer owns a sub-shop. */
  readonly sub_shop?: boolean;
  /** Whether the customer speaks for a supplier. */
  readonly supplier?: boolean;
  /** As whom channels know the customer. */
  readonly identities?: readonly (readonly [ChannelId, OutsideId])[];
  /** What the customer said about uses of data. */
  readonly consents?: readonly Consent[];
  /** The last levels, the oldest first. */
  readonly levels?: readonly PastLevelView[];
  /** For how many periods in a row the level was not kept. */
  readonly failed_periods?: number;
}

/** What is told. */
export type NoticeKind =
  /** An order is placed and awaits its payment. */
  | "order_placed"
  /** An order is paid. */
  | "order_paid"
  /** Units of an order are delivered. */
  | "order_delivered"
  /** An order was paid too late and waits for a person. */
  | "order_held"
  /** An unpaid order's time is over. */
  | "order_expired"
  /** An unpaid order was given up. */
  | "order_cancelled"
  /** Money of an order went back. */
  | "order_refunded"
  /** Late money of an order is in the buyer's wallet. */
  | "money_credited"
  /** What a delivery could not hand over, and why. */
  | "delivery_failed"
  /** Few units are left. */
  | "low_stock"
  /** No unit is left. */
  | "out_of_stock"
  /** Something is available again. */
  | "restock"
  /** A gift is paid and may be claimed. */
  | "gift_ready"
  /** A gift was claimed: for the one who receives it. */
  | "gift_received"
  /** A gift was claimed: for the one who paid it. */
  | "gift_claimed"
  /** Nobody claimed a gift in time; its money went back. */
  | "gift_expired"
  /** A part of what an order costs is paid. */
  | "part_paid"
  /** A part of an order is delivered. */
  | "part_delivered"
  /** A parcel is on its way. */
  | "parcel_sent"
  /** A paid order is held for a person to look at. */
  | "order_in_review"
  /** What is sold ahead did not come in time. */
  | "stock_overdue"
  /** Units were exchanged. */
  | "units_replaced"
  /** A buyer complains: for the merchant. */
  | "complaint_opened"
  /** A complaint was not answered in time: for the merchant. */
  | "complaint_overdue"
  /** A complaint ended. */
  | "complaint_ended"
  /** A level that was bought is over. */
  | "membership_ended";

/** What a template makes. */
export type NoticeOutput =
  /** Plain text. */
  | "text"
  /** Markup: what placeholders stand for is text in it, never markup. */
  | "html"
  /** JSON: what placeholders stand for is escaped as within a string. */
  | "json";

/** What a parameter stands for. */
export type NoticeValue =
  /** A text; perhaps a stranger's. */
  | { readonly text: string }
  /** An amount of money. */
  | { readonly money: Money }
  /** A moment. */
  | { readonly time: Time }
  /** A number. */
  | { readonly count: number };

/** What is to be told, and its words where a language is named. */
export interface NoticeView {
  /** What is told. */
  readonly kind: NoticeKind;
  /** To whom. */
  readonly recipient: Recipient;
  /** The channel that it comes from, where there is one. */
  readonly channel?: ChannelId | null;
  /** The language of the channel's buyers. */
  readonly language: string;
  /** What it tells: the parameters of the kind, in their order. */
  readonly params: readonly (readonly [Param, NoticeValue])[];
  readonly rendered?: Rendered | null;
}

/** A fact that is a number. */
export type NumberFact =
  /** How many units a line has. */
  | "line_quantity"
  /** How many units all lines have. */
  | "order_quantity"
  /** What all lines cost after the steps before: money, in major units. */
  | "subtotal"
  /** What a line costs after the steps before: money, in major units. */
  | "line_amount"
  /** A score from outside. */
  | "score"
  /** Something counted over a window of time. */
  | { readonly counter: Counter }
  /** What one unit of a line costs after the steps before, on the average, rounded down: money, in major units. */
  | "unit_price"
  /** What all lines cost by list price: money, in major units. */
  | "list_subtotal";

/** A numbered command of a session. */
export interface Numbered {
  /** The client. */
  readonly client: ClientId;
  /**
   * The number of the command, from 1: one past the last that did something. A command that was rejected or had
   * nothing to do leaves its number free.
   */
  readonly sequence: number;
}

/** A simple discount, as part of a larger effect. */
export type Off =
  /** So many percent off, 0 to 100. */
  | { readonly percent: Exact }
  /** So much off every unit, in major units. */
  | { readonly amount_each: Exact }
  /** So much off in all, in major units, spread in proportion to the amounts. */
  | { readonly amount_across: Exact }
  /** Every unit at this price, in major units, where that is lower. */
  | { readonly fixed_price: Exact }
  /** So much off every line, in major units. */
  | { readonly amount_per_line: Exact };

/** A promotion or coupon rule (优惠). */
export interface Offer {
  /** Names the offer; unique in the book. A coupon's uses are counted under this id across books. */
  readonly id: OfferId;
  /** When it applies: facts of the order and the buyer. */
  readonly when?: Condition;
  /** What it applies to. */
  readonly target: Target;
  /** What it does. */
  readonly effect: Effect;
  /** How far it goes. */
  readonly cap?: Cap;
  /** Higher comes first. */
  readonly priority?: number;
  /** What it shuts out. */
  readonly exclusive?: Exclusive;
  /** The code that a cart must carry for it. */
  readonly coupon?: Coupon | null;
  /**
   * The currency that its amounts are in; the book's when left out. An offer in which there is any sum of money, or
   * that names a currency, applies to carts in that currency only.
   */
  readonly currency?: Currency | null;
}

/** An offer (优惠). */
export type OfferId = string;

/** What an offer took off earlier orders. */
export interface OfferUse {
  /** The offer. */
  readonly offer: RawId;
  /** Off the orders of this buyer, in major units. */
  readonly by_buyer?: Exact;
  /** Off the orders of all buyers, in major units. */
  readonly in_all?: Exact;
}

/** Opens a complaint about a delivered order. */
export interface OpenComplaint {
  /** The order. */
  readonly order: OrderId;
  /** What is wrong, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/** Opens a placement tree. */
export interface OpenPlacementTree {
  /** The tree, new in the shop; there are 8 at the most. */
  readonly tree: PlacementTreeId;
  /** How many legs a seat has: 2 for a binary tree; 1 to 16. */
  readonly width: number;
  /** How many levels below the sponsor somebody sits at the most; 0 for any, which is the default. */
  readonly depth?: number;
}

/** Opens a pool (卡池) for keys of one format. */
export interface OpenPool {
  /** The pool. */
  readonly pool: PoolId;
  /** How its key files are written. */
  readonly format: KeyFormat;
}

/** Opens a session, in which a client numbers its commands from 1. */
export interface OpenSession {
  /** The client. */
  readonly client: ClientId;
}

/** An unpaid order was given up; its stock and coupons are free. */
export interface OrderCancelled {
  /** The order. */
  readonly order: NamedOrder;
}

/** An order is completed. */
export interface OrderCompleted {
  /** The order. */
  readonly order: NamedOrder;
}

/** All of an order is delivered: the keys are those of the units that were still owed. */
export interface OrderDelivered {
  /** The order. */
  readonly order: NamedOrder;
  /** The keys of each line, by handle. */
  readonly keys: readonly LineKeys[];
  /** What the shop earned by it. */
  readonly revenue: Amount;
  /** What of its money is no revenue, and the buyer's cashback. */
  readonly apart?: Apart | null;
}

/** An unpaid order's time is over; its stock and coupons are free. */
export interface OrderExpired {
  /** The order. */
  readonly order: NamedOrder;
}

/** An unpaid order's deadline is put off. */
export interface OrderExtended {
  /** The order. */
  readonly order: NamedOrder;
  /** How long it waits from now on, in milliseconds. */
  readonly wait: Span;
}

/** What an order has beside its lines. */
export interface OrderExtrasView {
  /** Where it is taxed. */
  readonly region?: RegionId | null;
  /** How it is shipped. */
  readonly shipping_method?: ShippingMethodId | null;
  /** What shipping costs, with its tax. */
  readonly shipping: Money;
  /** What the buyer pays for the way to pay, with its tax. */
  readonly fee: Money;
  /** The tax within everything. */
  readonly tax: Money;
  /** What made the total a round sum. */
  readonly rounding: Money;
  /** What the buyer gets back with the delivery. */
  readonly cashback: Money;
}

/** A payment came too late and its order waits for a person. */
export interface OrderHeld {
  /** The order. */
  readonly order: NamedOrder;
  /** The payment. */
  readonly payment: PaymentId;
  /** How much. */
  readonly amount: Amount;
}

/** An order (订单). */
export type OrderId = string;

/** A paid order waits for a person; it keeps its stock. */
export interface OrderInReview {
  /** The order. */
  readonly order: NamedOrder;
  /** Why. */
  readonly reason: string;
}

/** A line of an order. */
export interface OrderLineView {
  /** What was bought. */
  readonly variant: VariantId;
  /** The product that it belongs to. */
  readonly product: ProductId;
  /** The product's name by language, as it was when the order was placed. */
  readonly product_names?: readonly LocalText[];
  /** The variant's name by language, as it was when the order was placed. */
  readonly names?: readonly LocalText[];
  /** The bundle that it is a part of. */
  readonly part_of?: VariantId | null;
  /** What may be downloaded, once it was handed over. */
  readonly content?: ContentView | null;
  /** How many. */
  readonly quantity: number;
  /** What was to be paid for the line, with its tax. */
  readonly total: Money;
  /** The tax within it, where there is any. */
  readonly tax?: Money | null;
  /** The offer that gave it along, where it was not bought. */
  readonly gift_of?: OfferId | null;
  /** How many units were handed over, those among them that came back since. */
  readonly delivered_units: number;
  /** How many units are owed for which no stock has come yet. */
  readonly short_units?: number;
  /** How many units were refunded. */
  readonly refunded_units: number;
  /** What of it was refunded. */
  readonly refunded: Money;
}

/** An order is found by its contact and a secret. */
export interface OrderMadeFindable {
  /** The order. */
  readonly order: NamedOrder;
  /** The contact and the secret, hashed. */
  readonly found_by: FoundBy;
}

/** What became of an order by a command. */
export type OrderOutcome =
  /** It awaits its payment. */
  | "awaiting_payment"
  /** It is paid and awaits its delivery. */
  | "awaiting_delivery"
  /** It is delivered. */
  | "delivered"
  /** It was paid too late and waits for a person. */
  | "held"
  /** It was paid too late; the money is in the buyer's wallet. */
  | "credited_to_wallet"
  /** All of it was refunded. */
  | "refunded"
  /** Some of its units are handed over, others are still owed. */
  | "partly_delivered"
  /** A part of what is to be paid has come; it awaits the rest. */
  | "partly_paid"
  /** The money buys nothing and waits for going back. */
  | "spared";

/** An order is paid. */
export interface OrderPaid {
  /** The order. */
  readonly order: NamedOrder;
  /** The payment; absent where nothing was to be paid. */
  readonly payment?: PaymentId | null;
  /** How much. */
  readonly amount: Amount;
}

/** An order is placed; its stock and coupons are reserved. */
export interface OrderPlaced {
  /** The order. */
  readonly order: OrderId;
  /** The channel. */
  readonly channel: ChannelId;
  /** The buyer; absent for a guest. */
  readonly buyer?: NamedCustomer | null;
  /** The buyer's level. */
  readonly level?: LevelId | null;
  /** Whether it was priced as the buyer's first order. */
  readonly first_order: boolean;
  /** The digest of the price book. */
  readonly book: Digest;
  /** The moment that the price was made for. */
  readonly quoted_at: Time;
  /** The lines. */
  readonly lines: readonly PlacedLine[];
  /** The coupons that it uses. */
  readonly coupons: readonly OfferId[];
  /** The price of everything. */
  readonly total: Amount;
  /** How long it waits for its payment, in milliseconds. */
  readonly wait: Span;
  /** How it will be paid, where the price depends on it. */
  readonly payment_method?: PaymentMethodId | null;
  /** What it has beside its lines, and where any line is taxed or given along. */
  readonly extras?: PlacedExtras | null;
}

/** Units of an order are refunded. */
export interface OrderRefunded {
  /** The order. */
  readonly order: NamedOrder;
  /** The refund. */
  readonly refund: RefundId;
  /** The units and what they were worth. */
  readonly lines: readonly RefundedLine[];
  /** How much in all. */
  readonly amount: Amount;
  /** Where the money went. */
  readonly to: RefundTo;
  /** Whether nothing is left to refund. */
  readonly whole: boolean;
  /** What of the amount was no revenue, and the cashback that is taken back; of delivered orders. */
  readonly apart?: Apart | null;
  /** What is not so with most refunds. */
  readonly notes?: RefundNotes | null;
}

/** Where an order stands after the command. */
export interface OrderReply {
  /** The order. */
  readonly order: OrderId;
  /** What became of it. */
  readonly outcome: OrderOutcome;
  /** The price of everything. */
  readonly total: Money;
  /** Until when it awaits its payment. */
  readonly expires_at?: Time | null;
  /** What was handed over: the sealed keys. */
  readonly delivered?: readonly DeliveredLine[];
}

/** An unpaid order buys something else. */
export interface OrderResized {
  /** The order. */
  readonly order: NamedOrder;
  /** The order as it is now; its deadline stays. */
  readonly placed: OrderPlaced;
}

/** An order is back from the archive. */
export interface OrderRestored {
  /** The order. */
  readonly order: OrderId;
  /** The bytes that it was archived as. */
  readonly bytes: ArchivedBytes;
}

/** An order as the outside sees it. */
export interface OrderView {
  /** The order. */
  readonly order: OrderId;
  /** Where it stands. */
  readonly stage: Stage;
  /** The channel. */
  readonly channel: ChannelId | null;
  /** The buyer; absent for a guest. */
  readonly buyer: CustomerId | null;
  /** When it was placed. */
  readonly placed_at: Time;
  /** When its expiry or completion is due. */
  readonly due: Time | null;
  /** The price of everything. */
  readonly total: Money;
  /** What was paid. */
  readonly paid: Money;
  /** What went back. */
  readonly refunded: Money;
  /** The lines. */
  readonly lines: readonly OrderLineView[];
  /** The parcels that were sent, in their order. */
  readonly parcels?: readonly Parcel[];
  /** What it has beside its lines, where it has anything. */
  readonly extras?: OrderExtrasView | null;
}

/** Orders left memory for the archive, or were looked at and stay. */
export interface OrdersArchived {
  /** The orders, those first that came to an end first. */
  readonly orders: readonly LookedAt[];
  /** What those that left are worth in the books. */
  readonly worth: Worth;
}

/** Where an unpaid order or a reservation comes from. */
export interface Origin {
  /** What its buyer can be reached at, hashed by the host. */
  readonly contact?: ContactHash | null;
  /** The host's fingerprint of the device. */
  readonly device?: DeviceId | null;
}

/** An unpaid order is counted for the device and the contact that it comes from. */
export interface OriginNoted {
  /** The order. */
  readonly order: NamedOrder;
  /** Where it comes from. */
  readonly origin: Origin;
}

/** What a channel calls a customer: the other half of an identity (身份). */
export type OutsideId = string;

/** What happens to matched volume beyond a receiver's cap. */
export type OverCap =
  /** It is used up (清零). */
  | "flush"
  /** It counts in the next period. */
  | "carry";

/** A receiver's own price. */
export type OwnPrice =
  /** For each unit, in major units, at most 4 decimals finer than the currency. */
  | { readonly unit: Exact }
  /** In percent of the list price, 0 to 100. */
  | { readonly percent_of_list: Exact };

/** A page of ids. */
export interface Page {
  /** The ids. */
  readonly rows: readonly RawId[];
  /** Where the next page begins; absent after the last. */
  readonly next?: number | null;
}

/** An order was paid from its buyer's wallet, whole or in part. */
export interface PaidFromWallet {
  /** The order. */
  readonly order: NamedOrder;
  /** How much. */
  readonly amount: Amount;
}

/** A parameter of a notice. */
export type Param =
  /** The order's id. */
  | "order"
  /** The price of everything. */
  | "total"
  /** An amount of money. */
  | "amount"
  /** What is bought: names and quantities. */
  | "goods"
  /** A moment. */
  | "until"
  /** Why, as a person wrote it. */
  | "reason"
  /** What is told of: a variant or a pool. */
  | "what"
  /** How many. */
  | "count"
  /** What the giver wrote. */
  | "message"
  /** What is still to be paid. */
  | "left"
  /** Who carries a parcel. */
  | "carrier"
  /** The carrier's number for it. */
  | "tracking";

/** A parcel that was sent. */
export interface Parcel {
  /** Who carries it. */
  readonly carrier: string;
  /** The carrier's number for it. */
  readonly tracking: string;
  /** What is in it. */
  readonly lines: readonly ParcelLine[];
  /** When it was sent. */
  readonly sent_at: Time;
  /** When it arrived, as far as that is known. */
  readonly arrived_at: Time | null;
}

/** A parcel arrived. */
export interface ParcelArrived {
  /** The order. */
  readonly order: NamedOrder;
  /** Its position among the order's parcels, from 0. */
  readonly parcel: number;
}

/** Units of one line in a parcel. */
export interface ParcelLine {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units. */
  readonly units: number;
}

/** A parcel with units of an order is on its way. */
export interface ParcelSent {
  /** The order. */
  readonly order: NamedOrder;
  /** Its position among the order's parcels, from 0. */
  readonly parcel: number;
  /** Who carries it. */
  readonly carrier: string;
  /** The carrier's number for it. */
  readonly tracking: string;
  /** What is in it. */
  readonly lines: readonly ParcelLine[];
}

/** A part of what is to be paid for an order has come. */
export interface PartPaid {
  /** The order. */
  readonly order: NamedOrder;
  /** The payment. */
  readonly payment: PaymentId;
  /** How much. */
  readonly amount: Amount;
}

/** How much of such a share was taken back. */
export interface PartnerBack {
  /** The position of the share among the order's, from 0. */
  readonly index: number;
  /** How much. */
  readonly amount: Amount;
}

/** What a supplier or the platform has of one sale. */
export interface PartnerCommission {
  /** The supplier; absent for the platform. */
  readonly supplier?: SupplierId | null;
  /** The position of the line in the sale, from 0. */
  readonly line: number;
  /** Under which bonus. */
  readonly bonus: BonusId;
  /** How much. */
  readonly amount: Money;
  /** How much more it would be without the line's limit. */
  readonly cut: Money;
}

/** What a supplier or the platform has of one line. */
export interface PartnerPaid {
  /** The position of the line in the order, from 0. */
  readonly line: number;
  /** The position of the bonus in the plan, from 0. */
  readonly bonus: number;
  /** The supplier; nobody for the platform. */
  readonly supplier: SupplierId | null;
  /** How much. */
  readonly amount: Amount;
  /** How much more the rate would have paid, had the line's limit allowed. */
  readonly cut: Amount;
}

/** What a supplier or the platform has of an order's line. */
export interface PartnerView {
  /** The supplier; absent for the platform. */
  readonly supplier: SupplierId | null;
  /** The order's line, from 0. */
  readonly line: number;
  /** The bonus. */
  readonly bonus: BonusId;
  /** How much. */
  readonly amount: Money;
  /** How much of it was taken back. */
  readonly reversed: Money;
}

/** Suppliers and the platform have their shares of an order. */
export interface PartnersPaid {
  /** The order. */
  readonly order: NamedOrder;
  /** By which plan. */
  readonly plan: PlanId;
  /** What they have, by line, then bonus. */
  readonly lines: readonly PartnerPaid[];
}

/** A refund took back what suppliers and the platform had of it. */
export interface PartnersReversed {
  /** The order. */
  readonly order: NamedOrder;
  /** How much of which share. */
  readonly lines: readonly PartnerBack[];
}

/** Keys of several pools, in the order of the units. */
export type Parts = readonly PoolKeys[];

/** What was paid in part for an order that came to nothing buys nothing. */
export interface PartsSpared {
  /** The order. */
  readonly order: NamedOrder;
  /** What goes back into the buyer's wallet, from where it came. */
  readonly from_wallet: Amount;
  /** What came by payments, and how much of each. */
  readonly parts: readonly PaymentPart[];
  /** Whether that is in the buyer's wallet; otherwise it waits for going back. */
  readonly credited: boolean;
}

/** A level that a customer had from a moment on. */
export interface PastLevelView {
  /** From when. */
  readonly at: Time;
  /** The level; absent for none. */
  readonly level: LevelId | null;
  /** Why. */
  readonly why: LevelWhy;
}

/** Pays an order from its buyer's wallet, whole or in part. */
export interface PayFromWallet {
  /** The order. */
  readonly order: OrderId;
  /** How much, above zero; absent for all that is still to be paid. */
  readonly amount?: Money | null;
}

/** A gateway's payment (付款), unique in the shop. */
export type PaymentId = string;

/** A way to pay and its fee (手续费): percent of everything else that is to be paid, and a fixed part, within bounds. */
export interface PaymentMethod {
  /** Names it; unique in the book. */
  readonly id: PaymentMethodId;
  /** In percent, 0 to 100. */
  readonly percent?: Exact;
  /** In major units of the book's currency, zero or more. */
  readonly fixed?: Exact;
  /** The least fee, in major units. */
  readonly minimum?: Exact | null;
  /** The largest fee, in major units. */
  readonly maximum?: Exact | null;
  /** Who pays it. */
  readonly borne_by?: BorneBy;
  /** When it may be used: facts of the order after all offers. */
  readonly when?: Condition;
  /** How a fee between minor units is settled. */
  readonly rounding?: RoundingMode;
}

/** A payment method. */
export type PaymentMethodId = string;

/** So much of a payment. */
export interface PaymentPart {
  /** The payment. */
  readonly payment: PaymentId;
  /** How much. */
  readonly amount: Amount;
}

/** Money of a payment that buys nothing goes back. */
export interface PaymentReturned {
  /** The payment. */
  readonly payment: PaymentId;
  /** The refund. */
  readonly refund: RefundId;
  /** How much. */
  readonly amount: Amount;
  /** From where. */
  readonly from: ReturnFrom;
  /** Where to. */
  readonly to: RefundTo;
  /** Whose wallet it comes from or goes to. */
  readonly wallet?: NamedCustomer | null;
  /** Whether the gateway has still to confirm it. */
  readonly awaited: boolean;
}

/** A payment as the outside sees it. */
export interface PaymentView {
  /** The payment. */
  readonly payment: PaymentId;
  /** The order that it was made for. */
  readonly order?: OrderId | null;
  /** Whose wallet it went into, or some of it. */
  readonly wallet?: CustomerId | null;
  /** How much was paid. */
  readonly amount: Money;
  /** What of it bought nothing and waits for going back. */
  readonly spare: Money;
  /** What of it went back to its source, or is on its way there. */
  readonly returned: Money;
  /** What of it the payer's bank took back. */
  readonly charged_back: Money;
}

/** What those earn who stand above a receiver of the difference, have the same level, and below the next jump (平级). */
export interface Peer {
  /** How much. */
  readonly rate: CommissionTier;
  /** What its percentage is taken of. */
  readonly of?: PeerBase;
  /** How many receivers at each level, 1 to 100. */
  readonly limit?: number;
}

/** What a peer's percentage is taken of. */
export type PeerBase =
  /** The bonus's base: what was sold. */
  | "order"
  /** What the receiver of the difference at the same level earned. */
  | "income";

/** How a shop treats its people. Absent fields take the defaults that stand with them. */
export interface PeopleSettings {
  /** Who may become a customer's inviter, and when. */
  readonly binding?: BindingRules;
  /**
   * How many customers may stand above one another. A registration, a binding and a move walk up so far at the most.
   * 1 to 1 000 000; default 1 000.
   */
  readonly max_depth?: number;
  /**
   * Whether each order and each newcomer is counted for everybody above at once, so that a team's figures are read
   * without a scan. Otherwise they are known only after a pass over everybody. Default: no; a level whose conditions
   * ask for a team's figures turns it on.
   */
  readonly team_figures?: boolean;
  /** The periods by which volumes are told apart. Default: calendar months of UTC+8. */
  readonly period?: Period;
  /** After how many days without an own delivered order a promoter is dormant; 0 for never. Up to 36 500; default 0. */
  readonly dormant_after?: number;
  /** How long a merge of customers can be undone. Up to 366 days; default 30 days. */
  readonly unmerge_within?: Span;
  /** How many of the last touches of a customer are kept. 0 to 64; default 0. */
  readonly touches?: number;
  /**
   * For how many periods before the current one volumes are kept: so long a period can be closed after its end. A period
   * beyond the first costs 17 to 34 bytes for each person who bought in it and again two periods later or after. 1 to
   * 120; default 3.
   */
  readonly periods_kept?: number;
}

/** The calendar periods (周期) by which volumes are told apart and levels are reviewed. */
export interface Period {
  /** How long a period is. Default: a month. */
  readonly every?: PeriodLength;
  /** How many minutes the clock by which days begin is ahead of UTC: −840 to 840; default 480. */
  readonly utc_offset?: number;
}

/** A period is closed: what its bonuses pay is settled. */
export interface PeriodClosed {
  /** The period. */
  readonly period: number;
  /** The plan. */
  readonly plan: PlanId;
  /** When it began. */
  readonly from: Time;
  /** When it was over. */
  readonly until: Time;
  /** What everybody bought in it. */
  readonly volume: Amount;
  /** Who earns what: by bonus, then by customer. */
  readonly lines: readonly PeriodLine[];
  /** What legs keep for the next period. */
  readonly carries: readonly CarriedLegs[];
  /** The digest of the batch: of period, plan, volume and lines. */
  readonly digest: Digest;
}

/** How long a period is. */
export type PeriodLength =
  /** From midnight to midnight. */
  | "day"
  /** From Monday to Sunday. */
  | "week"
  /** From the first of a month to its last day. */
  | "month";

/** What one promoter earns for a period. */
export interface PeriodLine {
  /** Who earns. */
  readonly promoter: NamedCustomer;
  /** The bonus, by its position in the plan, from 0. */
  readonly bonus: number;
  /** The volume that earns it. */
  readonly volume: Amount;
  /** How much. */
  readonly amount: Amount;
  /** How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut. */
  readonly cut?: Amount | null;
}

/** The number of a period: how many such periods since 1970 began before it. From the year 2149 on, days share one. */
export type PeriodNumber = number;

/** So many more lines of a closed period are paid. */
export interface PeriodPaid {
  /** The period. */
  readonly period: number;
  /** How many lines. */
  readonly lines: number;
}

/** A period that was closed. */
export interface PeriodView {
  /** Its number. */
  readonly period: number;
  /** When it began. */
  readonly from: Time;
  /** When it ended; the moment itself is in the next one. */
  readonly until: Time;
  /** The plan by which it was closed. */
  readonly plan: PlanId;
  /** What everybody bought in it. */
  readonly volume: Money;
  /** The digest of its batch. */
  readonly digest: Digest;
  /** How many lines the batch has. */
  readonly lines: number;
  /** How many of them are paid. */
  readonly paid: number;
  /** What all lines come to. */
  readonly amount: Money;
}

/** How much one receiver has in one period. */
export interface PersonCap {
  /** How much, in major units. */
  readonly amount: Exact;
  /** The length of the periods in milliseconds, counted from the epoch; zero for one period without end. */
  readonly period?: Span;
}

/** Personal data: written out where it is asked for, never in `Debug`, and no refusal repeats it. */
export type Personal = string;

/**
 * Some units of some lines. Units are ordered by what they cost now; those that cost the same stand in the order of
 * the book.
 */
export interface Pick {
  /** Of which lines. */
  readonly lines?: Condition;
  /** How many units, 1 or more; all when left out. */
  readonly units?: number | null;
  /** How many units are passed over first. */
  readonly skip?: number;
}

/** A key that a buyer picked. */
export interface PickedKey {
  /** What the buyer saw of it. */
  readonly preview: string;
  /** What it costs on top of the variant's price, in major units. The quote believes it; the machine does not. */
  readonly premium?: Exact;
}

/** A line whose keys the buyer picked. */
export interface PickedLine {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** What its keys cost on top of the variant's price, before offers. */
  readonly premium: Amount;
}

/** Keys that a buyer picked by what can be seen of them. */
export type Picks = readonly PickedKey[];

/** Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays. */
export interface PlaceCustomer {
  /** The tree. */
  readonly tree: PlacementTreeId;
  /** Who is seated. */
  readonly customer: CustomerId;
  /** Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody. */
  readonly sponsor?: CustomerId | null;
  /** In which leg of the sponsor's seat, from 0; absent for any. */
  readonly leg?: number | null;
}

/** Places an order at the price that the buyer saw. */
export interface PlaceOrder {
  /** The order, new in the shop. */
  readonly order: OrderId;
  /**
   * What is bought, by whom, where, and the moment that the price was made for. Level and first order are the
   * machine's own knowledge: what the cart says of them is not believed.
   */
  readonly cart: Cart;
  /** The digest of the price book that made the price. */
  readonly book: Digest;
  /** The total that the buyer saw. */
  readonly total: Money;
  /** What the buyer can be reached at, hashed by the host: unpaid orders are counted by it, and an order is found by it. */
  readonly contact?: ContactHash | null;
  /** The host's fingerprint of the device, opaque: unpaid orders are counted by it. */
  readonly device?: DeviceId | null;
  /** What opens the order to whoever knows the contact too, sealed by the host. */
  readonly lookup_secret?: SecretHash | null;
  /** What the buyer answers to the forms of manual services; absent where nothing is asked. */
  readonly answers?: readonly LineAnswers[] | null;
  /** A reservation whose units the order takes over; it keeps what the order does not buy. */
  readonly reservation?: ReservationId | null;
  /** Makes it a gift: whoever claims it receives it. */
  readonly gift?: GiftTerms | null;
}

/** What an order has beside its lines. With all lines it adds up to the order's total. */
export interface PlacedExtras {
  /** Where it is taxed. */
  readonly region?: RegionId | null;
  /** How it is shipped. */
  readonly shipping_method?: ShippingMethodId | null;
  /** What shipping costs. */
  readonly shipping?: Charge;
  /** What the buyer pays for the way to pay. */
  readonly fee?: Charge;
  /** What makes the total a round sum; negative where something was taken off. */
  readonly rounding?: Amount;
  /** What the buyer gets back with the delivery. */
  readonly cashback?: Amount;
  /** What offers with a cap for the customer or a budget gave to this order, and before. */
  readonly uses?: readonly PlacedUse[];
  /** The lines whose keys the buyer picked, and what these cost on top. */
  readonly picked?: readonly PickedLine[];
}

/** One line of a placed order. */
export interface PlacedLine {
  /** What was bought. */
  readonly variant: VariantId;
  /** How many. */
  readonly quantity: number;
  /** The line at list price. */
  readonly list: Amount;
  /** What is to be paid for the line, with its tax. */
  readonly total: Amount;
  /** The handles of the reserved keys; empty where the stock has no keys. */
  readonly keys: Handles;
  /** The tax within `total`, where there is any. */
  readonly tax?: Amount | null;
  /** The offer that gives it along. Gifts cost nothing and stand behind what was bought. */
  readonly gift_of?: OfferId | null;
  /** The reserved keys of a variant that has several pools; `keys` is empty then. */
  readonly parts?: Parts | null;
  /** How it is made good, where that is more than handing over its stock. */
  readonly terms?: PlacedTerms | null;
}

/** The bundle that a line is a part of. */
export interface PlacedPart {
  /** What was bought. */
  readonly bundle: VariantId;
  /** Which line of the quote it was, from 0: the parts of one line stand together. */
  readonly cart_line: number;
  /** How many bundles were bought. */
  readonly bundles: number;
}

/** How a line is made good, where that is more than handing over its stock. */
export interface PlacedTerms {
  /** How it is fulfilled. */
  readonly kind: FulfilmentKind;
  /** The bundle that it is a part of. */
  readonly part_of?: PlacedPart | null;
  /** What the buyer answered: personal data. */
  readonly answers?: readonly FieldAnswer[];
  /** How many units have no stock yet. */
  readonly short_units?: number;
}

/** What an offer whose amounts are remembered gave. */
export interface PlacedUse {
  /** The offer. */
  readonly offer: OfferId;
  /** To the buyer before this order. */
  readonly by_buyer: Amount;
  /** To all buyers before this order. */
  readonly in_all: Amount;
  /** To this order; nothing where it was used up. */
  readonly taken: Amount;
}

/** A placement tree (安置树). */
export type PlacementTreeId = string;

/** A placement tree is open. */
export interface PlacementTreeOpened {
  /** The tree. */
  readonly tree: PlacementTreeId;
  /** How many legs a seat has. */
  readonly width: number;
  /** How many levels below the sponsor somebody sits at the most; 0 for any. */
  readonly depth: number;
}

/** One thing that a policy found. */
export interface PlanFinding {
  /** What. */
  readonly concern: Concern;
  /** What the policy says of it. */
  readonly stance: Stance;
  /** The bonus; nothing where it is about the plan as a whole. */
  readonly bonus?: BonusId | null;
  /** The parameter that causes it, as the document writes it. */
  readonly parameter: string;
  /** The number that was found, where there is one. */
  readonly found?: Exact | null;
  /** The number above which it is found. */
  readonly above?: Exact | null;
  /** Where it is written. */
  readonly citations: readonly Citation[];
  /** The finding for people. */
  readonly english: string;
  /** The same in Chinese. */
  readonly chinese: string;
}

/** What a policy found in a plan. */
export interface PlanFindings {
  /** The policy. */
  readonly policy: string;
  /** What was found, the gravest first. */
  readonly findings: readonly PlanFinding[];
}

/** The version name of a commission plan (分销方案). */
export type PlanId = string;

/** A plan pays commission from now on. */
export interface PlanPublished {
  /** The plan. */
  readonly plan: CommissionPlan;
  /** Who published it although the shop's policy refuses it, and why. */
  readonly overridden?: PolicyOverride | null;
}

/** What plans are held against before they are published. */
export interface PlanSettings {
  /** The policy. */
  readonly policy?: PolicyChoice;
  /**
   * What happens to a plan or a price book that leaves less of a price than the plan's `min_margin_percent`. Default: it is
   * refused.
   */
  readonly margin_guard?: MarginGuard | null;
  /**
   * Who counts as too close to a buyer (刷单): they earn nothing of the order, and where the buyer's own inviter does, the
   * order counts for nobody's volume. Absent: nobody.
   */
  readonly brushing?: BrushingRules | null;
}

/**
 * What a plan is held against (政策): rules as data, so that another country's or a host's own can be given in place of
 * the default, `Policy::mainland_china`.
 */
export interface Policy {
  /** The version name, which findings give. */
  readonly id: string;
  /** The rules, at most 100, looked at in this order. */
  readonly rules: readonly PolicyRule[];
}

/** Which policy a shop has. */
export type PolicyChoice =
  /** `Policy::mainland_china`, strict. */
  | "mainland_china"
  /** No policy: every plan that is sound is published. */
  | "none"
  /** Another one. */
  | { readonly own: Policy };

/** Who publishes a plan that the shop's policy refuses, and why. */
export interface PolicyOverride {
  /** Who, for people: 1 to 400 bytes. */
  readonly by: string;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/** One concern and what the policy says of it. */
export interface PolicyRule {
  /** What is looked for. */
  readonly concern: Concern;
  /** What is said where it is found. */
  readonly stance: Stance;
  /** Above what number it is found: depths paid, or percent; nothing for concerns that have none. */
  readonly above?: Exact;
  /** Where it is written. */
  readonly citations?: readonly Citation[];
}

/** A pool sells its keys in another way. */
export interface PoolConfigured {
  /** The pool. */
  readonly pool: PoolId;
  /** How. */
  readonly terms: PoolTerms;
}

/** A pool of keys (卡池). */
export type PoolId = string;

/** Keys of one of several pools. */
export interface PoolKeys {
  /** The pool. */
  readonly pool: PoolId;
  /** The handles of its keys. */
  readonly keys: Handles;
}

/** A pool is open. */
export interface PoolOpened {
  /** The pool. */
  readonly pool: PoolId;
  /** The format of its key files. */
  readonly format: KeyFormat;
}

/** What a pool has for a variant, perhaps for other variants too. */
export interface PoolStock {
  /** The pool. */
  readonly pool: PoolId;
  /** How many of its keys can be sold now. */
  readonly available: number;
  /** How many are held for orders. */
  readonly reserved: number;
}

/** How a pool sells its keys. */
export interface PoolTerms {
  /** Which key is sold next. */
  readonly selection?: Selection;
  /** Whether its keys are sold only to buyers who pick them by their previews. */
  readonly picked_only?: boolean;
}

/** A pool with its counts. */
export interface PoolView {
  readonly pool: PoolId;
  /** All that were ever imported. */
  readonly imported: number;
  /** For sale, those of batches past their validity that no sweep has taken out yet among them. */
  readonly available: number;
  /** Held for orders. */
  readonly reserved: number;
  /** Handed over. */
  readonly delivered: number;
  /** Taken out of sale. */
  readonly quarantined: number;
  /** Past their validity. */
  readonly expired: number;
  /** Handed over and refunded. */
  readonly returned: number;
  /** Taken out of the shop, sealed. */
  readonly exported: number;
}

/** What buyers see of a key. */
export interface Preview {
  /** Public text, 1 to 100 bytes. */
  readonly text: string;
  /** What the key costs on top of its variant's price, in minor units. */
  readonly premium: Amount;
}

/** Keys that are for sale and look alike. */
export interface PreviewView {
  /** What buyers see. */
  readonly preview: string;
  /** What picking one costs on top of the variant's price. */
  readonly premium: Money;
  /** How many there are. */
  readonly keys: number;
  /** Their pool. */
  readonly pool: PoolId;
}

/**
 * The whole pricing document (价目书) of a shop in one currency. Published whole; checked by
 * `Pricer::new`.
 */
export interface PriceBook {
  /** Names this version of the book. */
  readonly id: PriceBookId;
  /** The currency of every amount in it. */
  readonly currency: Currency;
  /** How amounts between minor units are settled. */
  readonly rounding?: Rounding;
  /** Who gets the odd minor units when a discount is spread over lines, or a line over its units. */
  readonly allocation?: AllocationRule;
  /** What can be bought; at most 100 000. */
  readonly variants: readonly PricedVariant[];
  /** Prices for some buyers; at most 10 000 lists and 1 000 000 prices. */
  readonly lists?: readonly PriceList[];
  /** Prices by quantity; at most 100 000 tables. */
  readonly tiers?: readonly TierTable[];
  /** Offers, in the order in which their lanes run; at most 100 lanes and 10 000 offers. */
  readonly lanes?: readonly Lane[];
  /** The lowest prices that tiers and offers may reach. */
  readonly floors?: Floors;
  /** How taxes are computed. */
  readonly taxes?: Taxes;
  /** Ways to ship; at most 100. A cart may name one of them. */
  readonly shipping?: readonly ShippingMethod[];
  /** Ways to pay, with their fees; at most 100. Where there are any, a cart may name none but these. */
  readonly payment_methods?: readonly PaymentMethod[];
  /** Whether the total is made a round sum. */
  readonly cash_rounding?: CashRounding | null;
  /** The largest `percent` of any list's adjustment (加价上限). */
  readonly max_markup?: Exact | null;
  /** In a public form: the digest of the whole book that it was made from. */
  readonly public_of?: Digest | null;
}

/** The version name of a price book (价目书). */
export type PriceBookId = string;

/** A price book makes the prices from now on. */
export interface PriceBookPublished {
  /** The price book. */
  readonly book: PriceBook;
  /** Its digest. */
  readonly digest: Digest;
}

/**
 * Pays every drop of the price at which receivers buy themselves (差价): whoever buys at a lower price than everybody
 * below has the difference to the lowest price so far, first to what the buyer paid.
 */
export interface PriceDifference {
  /** The prices of levels. A level without a price earns nothing. */
  readonly prices: readonly LevelPrice[];
  /** What happens to the difference of one who may not earn. */
  readonly ineligible?: IneligibleClaim;
  /** How many steps above the buyer are looked at, 1 to 1000; absent for all. */
  readonly max_depth?: number | null;
}

/** Unit prices (价目表) for one audience. The more specific audience wins, not the lower price. */
export interface PriceList {
  /** Names the list; unique in the book. */
  readonly id: PriceListId;
  /** Whom it is for; everyone when left out. */
  readonly audience?: Audience;
  /** The prices. */
  readonly prices?: readonly ListedPrice[];
  /**
   * When it holds; always when left out. Of two lists for one audience, the one with a window wins while it is open;
   * two open windows over one variant are refused.
   */
  readonly window?: Window | null;
  /** The currency of its prices; the book's when left out. A cart in another currency is priced by lists in it alone. */
  readonly currency?: Currency | null;
  /** Prices of the variants that have none in the list: the next less specific price, changed. */
  readonly adjustment?: Adjustment | null;
}

/** A price list (价目表) in a price book. */
export type PriceListId = string;

/** A variant (规格) with its default price. */
export interface PricedVariant {
  /** The variant; unique in the book. */
  readonly variant: VariantId;
  /** The product that it is a variant of. */
  readonly product: ProductId;
  /** Its category. */
  readonly category?: CategoryId | null;
  /** What filters may ask for; at most 64. */
  readonly tags?: readonly Tag[];
  /** For one unit, in major units, zero or more; may be finer than the currency. */
  readonly price: Exact;
  /** What one unit costs the shop, in major units. */
  readonly cost?: Exact | null;
  /** The least that one unit may cost after all offers, in major units: the minimum advertised price. */
  readonly minimum?: Exact | null;
  /** The category that it is taxed by; the book's default when left out. */
  readonly tax?: TaxCategoryId | null;
}

/** A product as the host describes it: what is listed, with its variants. */
export interface Product {
  /** The product's id. */
  readonly id: ProductId;
  /** Its name by language. */
  readonly names?: readonly LocalText[];
  /** The category it belongs to. */
  readonly category?: CategoryId | null;
  /** Tags, at most 100. */
  readonly tags?: readonly Tag[];
  /** What can be bought: 1 to 1000 variants. */
  readonly variants: readonly Variant[];
}

/** The claims of one product. */
export interface ProductClaims {
  /** The product. */
  readonly product: ProductId;
  /** What a level has a claim to; none for a product that pays nothing under this bonus. */
  readonly rates: readonly LevelClaim[];
}

/** A product, which is listed. */
export type ProductId = string;

/** A product was added or replaced. */
export interface ProductPut {
  /** The product. */
  readonly product: Product;
}

/** The rates of one product. */
export interface ProductRates {
  /** The product. */
  readonly product: ProductId;
  /** One rate for each depth; none for a product that pays nothing under this bonus. */
  readonly tiers: readonly CommissionTier[];
  /** Other rates for receivers of a level at one tier. */
  readonly level_rates?: readonly LevelRate[];
}

/** A product is reviewed. */
export interface ProductReviewed {
  /** The product. */
  readonly product: ProductId;
  /** Where it stands. */
  readonly state: ReviewState;
  /** Who says so. */
  readonly by: string;
  /** Why. */
  readonly reason?: string | null;
}

/** Publishes a commission plan: orders delivered from now on pay by it. */
export interface PublishPlan {
  /** The plan. */
  readonly plan: CommissionPlan;
  /** Publishes it although the shop's policy refuses it. The record says who and why. */
  readonly override_policy?: PolicyOverride | null;
}

/** Publishes a price book: from now on it makes the prices. */
export interface PublishPriceBook {
  /** The price book. */
  readonly book: PriceBook;
}

/** How many units of a variant one order may have. */
export interface PurchaseLimit {
  /** The variant. */
  readonly variant: VariantId;
  /** The most units. */
  readonly most: number;
}

/** A use of personal data that customers allow or not. */
export type PurposeId = string;

/** Adds a channel, or replaces it. */
export interface PutChannel {
  /** The channel. */
  readonly channel: Channel;
}

/** Adds a membership level, or replaces it. */
export interface PutLevel {
  /** The level. */
  readonly level: Level;
}

/** Says what is other about a product on a channel, or replaces it. */
export interface PutListing {
  /** The listing. */
  readonly listing: Listing;
}

/** Adds a product with its variants, or replaces it. */
export interface PutProduct {
  /** The product. */
  readonly product: Product;
}

/** Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away. */
export interface PutQuotas {
  /** The stock. */
  readonly of: StockName;
  /**
   * The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is
   * not listed takes of what nobody has a guarantee for.
   */
  readonly quotas: readonly ChannelQuota[];
  /** Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs. */
  readonly afresh?: boolean;
}

/** Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted. */
export interface PutReusableKey {
  /** The variant. */
  readonly variant: VariantId;
  /** The key, sealed. */
  readonly key: SealedKey;
  /** How often it may be sold. */
  readonly limits?: ReusableLimits;
}

/** Sets the limits of a variant's sale, or replaces them. */
export interface PutSale {
  /** The limits. */
  readonly sale: SaleLimits;
}

/**
 * Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
 * watched.
 */
export interface PutStockAlert {
  /** The stock. */
  readonly of: StockName;
  /** When it is raised and cleared. */
  readonly levels?: AlertLevels | null;
}

/**
 * Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
 * add. What they add is paid by the plan's bonus for sub-shops.
 */
export interface PutSubShop {
  /** The channel. */
  readonly channel: ChannelId;
  /** Its owner, who must have the role of one. */
  readonly owner: CustomerId;
  /** The sub-shop at whose price it buys; the shop itself where absent. */
  readonly upstream?: ChannelId | null;
  /** What it adds to that price, in percent, within the limits of the plan in force. */
  readonly markup_percent: Exact;
}

/** Sets the texts of notices, all at once. */
export interface PutTemplates {
  /** The texts. */
  readonly templates: Templates;
}

/**
 * Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
 * on with what is left and with the list.
 */
export interface QuarantineBatch {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch. */
  readonly batch: BatchId;
  /** Who asked, for people: 1 to 400 bytes. */
  readonly by: string;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
  /** Where the list of orders goes on: what the reply before told as `next`. */
  readonly after?: number | null;
  /** How many keys to take out at the most; the shop's `tick_limit` where absent or larger. */
  readonly limit?: number | null;
}

/** A batch in quarantine. */
export interface QuarantinedBatch {
  /** How many available keys were taken out now. */
  readonly keys: number;
  /** Whether some are left, which are not sold either: ask again. */
  readonly more: boolean;
  /** The orders that have keys of it. */
  readonly affected: AffectedOrders;
}

/** An order that waits for a person. */
export interface QueuedOrder {
  /** The order. */
  readonly order: OrderId;
  /** Where it stands. */
  readonly stage: Stage;
  /** The buyer's level when it was placed. */
  readonly level?: LevelId | null;
  /** When it was paid. */
  readonly since: Time;
  /** Its priority, in minutes: the higher, the earlier. */
  readonly priority: number;
  /** How often its delivery failed. */
  readonly failures: number;
}

/** The share of a channel and what is left of it. */
export interface QuotaView {
  /** The channel. */
  readonly channel: ChannelId;
  /** Units that are kept for it. */
  readonly guaranteed: number;
  /** The most that it may take. */
  readonly maximum: number | null;
  /** What it took since the quota was put, less what came back. */
  readonly taken: number;
  /** What it may take now. */
  readonly available: number;
}

/** A stock is shared out among channels. */
export interface QuotasPut {
  /** The stock. */
  readonly of: StockName;
  /** The shares. */
  readonly quotas: readonly ChannelQuota[];
  /** Whether all counts begin at nothing. */
  readonly afresh: boolean;
}

/** A price with its parts. Amounts are decimals in `currency`. */
export interface PricedQuote {
  /** The price book's id. */
  readonly book: string;
  /** The price book's digest. */
  readonly digest: Digest;
  /** The currency of all its amounts. */
  readonly currency: Currency;
  /** The moment that it was made for. */
  readonly at: Time;
  /** Where it comes from. */
  readonly channel: ChannelId;
  /** Who buys; nobody for a guest. */
  readonly buyer: CustomerId | null;
  /** The buyer's level. */
  readonly level: LevelId | null;
  /** How it will be paid. */
  readonly payment_method: PaymentMethodId | null;
  /** Where it is taxed. */
  readonly region?: RawId | null;
  /** The coupons of the cart. */
  readonly codes: readonly CouponCode[];
  /** The lines, in the order of the cart. */
  readonly lines: readonly QuoteLine[];
  /** All lines at list prices. */
  readonly subtotal: Exact;
  /** What the lines cost less than that. */
  readonly discount: Exact;
  /** What shipping costs. */
  readonly shipping?: QuotedShipping | null;
  /** Whether the lines' totals have the tax within; absent where nothing is taxed. */
  readonly is_tax_inclusive?: boolean | null;
  /** All taxes; absent where nothing is taxed. */
  readonly tax?: Exact | null;
  /** The taxes by category. */
  readonly taxes?: readonly QuotedTax[];
  /** What the way to pay costs. */
  readonly fee?: QuotedFee | null;
  /** What made the total a round sum. */
  readonly cash_rounding?: Exact | null;
  /** What is to be paid. */
  readonly total: Exact;
  /** The offers that applied. */
  readonly offers: readonly AppliedOffer[];
  /** What offers give along. */
  readonly gifts?: readonly QuotedGift[];
  /** Why, step by step; absent where only the price was asked for. */
  readonly trace?: readonly Step[];
}

/** A line of a quote. */
export interface QuoteLine {
  /** The variant. */
  readonly variant: VariantId;
  /** How many units. */
  readonly quantity: number;
  /** What one unit costs at list price. */
  readonly unit_price: Exact;
  /** What all units cost at list price. */
  readonly list: Exact;
  /** What the line costs less than that. */
  readonly discount: Exact;
  /** What of the discount is the line's share of offers on the whole order. */
  readonly order_discount: Exact;
  /** What the line costs. */
  readonly total: Exact;
  /** Its tax. */
  readonly tax?: Exact | null;
}

/** What the way to pay costs. */
export interface QuotedFee {
  /** The way to pay. */
  readonly method: PaymentMethodId;
  /** The fee. */
  readonly amount: Exact;
  /** Its tax. */
  readonly tax?: Exact | null;
  /** Who pays it. */
  readonly borne_by: BorneBy;
}

/** What an offer gives along. */
export interface QuotedGift {
  /** The variant. */
  readonly variant: VariantId;
  /** How many units. */
  readonly quantity: number;
  /** What they cost otherwise. */
  readonly worth: Exact;
  /** The offer. */
  readonly offer: OfferId;
}

/** What shipping costs. */
export interface QuotedShipping {
  /** The way to ship. */
  readonly method: RawId;
  /** At list price. */
  readonly list: Exact;
  /** What it costs less than that. */
  readonly discount: Exact;
  /** What it costs. */
  readonly total: Exact;
  /** Its tax. */
  readonly tax?: Exact | null;
}

/** The tax of a category. */
export interface QuotedTax {
  /** The category. */
  readonly category: RawId;
  /** Its rate. */
  readonly percent: Exact;
  /** What is taxed, without the tax. */
  readonly net: Exact;
  /** The tax. */
  readonly tax: Exact;
}

/** How often something may be tried. */
export interface Rate {
  /** How many tries a full bucket allows at once. */
  readonly tokens: number;
  /** After how long one try comes back. */
  readonly every: Span;
}

/** An id. */
export type RawId = string;

/** How long stock may be held without being paid, and by whom. Absent fields take the defaults that stand with them. */
export interface ReachSettings {
  /** How many unpaid orders and reservations one device may have open. 1 to 10 000; default 5. */
  readonly max_unpaid_per_device?: number;
  /** How many unpaid orders and reservations one contact may have open. 1 to 10 000; default 5. */
  readonly max_unpaid_per_contact?: number;
  /** Whether a guest must name a device or a contact. Default: no. */
  readonly guests_named?: boolean;
  /** A variant with so many units available, or fewer, is scarce. 0 to 1 000 000 000; default 0: none is. */
  readonly scarce_units?: number;
  /** A variant is scarce too where so many percent of what is not sold yet, or fewer, are available. 0 to 100; default 0. */
  readonly scarce_percent?: number;
  /** How long an order of anything scarce waits for its payment, where that is shorter. 1 s to 366 days; default 5 min. */
  readonly scarce_wait?: Span;
  /** How long stock is held without an order at the most. 1 s to 366 days; default 10 min. */
  readonly reservation_wait?: Span;
  /** How long from now an unpaid order or a reservation is held once it is extended. 1 s to 366 days; default 15 min. */
  readonly extension?: Span;
  /** How often each may be extended. 0 to 1 000; default 3. */
  readonly max_extensions?: number;
  /** How long each may be held in all. 1 s to 366 days; default 1 hour. */
  readonly longest_wait?: Span;
  /** With how many wrong codes a gift may be claimed. 1 to 1 000; default 10. */
  readonly gift_attempts?: number;
  /** Where the money of a gift goes that nobody claimed; of a guest's always back to where it came from. Default: there. */
  readonly gift_unclaimed?: RefundTo;
  /** How many subscribers are told of a restock by one command at the most. 1 to 10 000; default 100. */
  readonly restock_limit?: number;
  /** Whether products are sold only once they are reviewed and approved. Default: no. */
  readonly review_required?: boolean;
}

/** Who is told. How to reach them the host knows. */
export type Recipient =
  /** A customer. */
  | { readonly customer: CustomerId }
  /** A contact, by the hash that the host made of it. */
  | { readonly contact: ContactHash }
  /** The guest who placed an order. */
  | { readonly guest: OrderId }
  /** The shop's own people. */
  | "merchant"
  /** A supplier. */
  | { readonly supplier: SupplierId };

/** Says that a parcel arrived. */
export interface RecordArrival {
  /** The order. */
  readonly order: OrderId;
  /** The parcel's position among those of the order, from 0. */
  readonly parcel: number;
}

/** Records that a payer's bank took money back. */
export interface RecordChargeback {
  /** The payment that it was part of. */
  readonly payment: PaymentId;
  /** The gateway's id of the chargeback, new among the shop's refunds. */
  readonly chargeback: RefundId;
  /** How much, above zero. */
  readonly amount: Money;
}

/** Counts a download, before the host gives the link out. The host asks for each one. */
export interface RecordDownload {
  /** The order. */
  readonly order: OrderId;
  /** The line's position in the order, from 0. */
  readonly line: number;
}

/** Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency. */
export interface RecordPayment {
  /** The order that is paid. */
  readonly order: OrderId;
  /** The gateway's id of the payment. The same notice again is answered as the first and does nothing. */
  readonly payment: PaymentId;
  /** What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say. */
  readonly amount: Money;
}

/** Keeps what brought a customer: a visit by somebody's link, a message in a channel. */
export interface RecordTouch {
  /** The customer. */
  readonly customer: CustomerId;
  /** In which channel. */
  readonly channel: ChannelId;
  /** By whom, where it was somebody. */
  readonly promoter?: CustomerId | null;
}

/** A refund (退款), unique in the shop. */
export type RefundId = string;

/** Units of one line. */
export interface RefundLine {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units. */
  readonly units: number;
}

/** What is not so with most refunds. */
export interface RefundNotes {
  /**
   * Which source gets how much of it back; absent where all goes to one place: the wallet, or the source of the
   * order's only payment.
   */
  readonly sources?: RefundSources | null;
  /** What of it is given without units: so much of each line, as the lines tell, and so much beside them. */
  readonly given?: Given | null;
  /** What of the shipping stays paid although every unit came back. */
  readonly kept?: Charge | null;
  /** Why it was made although the time for it is over or it is never made. */
  readonly despite?: string | null;
  /** Cashback that could not be taken back, because the wallet has not as much. */
  readonly cashback_lost?: Amount;
  /** Whether the payer's bank took the money back. */
  readonly charged_back?: boolean;
  /** Whether the units were faulty. */
  readonly faulty?: boolean;
}

/** Refunds an order: everything that is left, or units of some lines. */
export interface RefundOrder {
  /** The order. */
  readonly order: OrderId;
  /** The refund, new in the shop. */
  readonly refund: RefundId;
  /** Which units; absent for all that are left. */
  readonly lines?: readonly RefundLine[] | null;
  /** Where the money goes. */
  readonly to?: RefundTo;
  /** How much to give back without any unit, above zero; then no line is named. */
  readonly amount?: Money | null;
  /** Whether the shipping of a delivered order stays paid although every unit comes back. */
  readonly keep_shipping?: boolean;
  /** Why the refund is made although the product's time for it is over: 1 to 400 bytes. */
  readonly despite?: string | null;
  /** Whether the units were faulty, so that their supplier may bear the cost. */
  readonly faulty?: boolean;
}

/** A refund to the source ended. */
export interface RefundSettled {
  /** The refund. */
  readonly refund: RefundId;
  /** How. */
  readonly settlement: Settlement;
}

/** Where a refund to the source goes. */
export interface RefundSources {
  /** How much goes back to the source of which payment. */
  readonly parts: readonly PaymentPart[];
  /** What goes into the buyer's wallet, because it came from there or its source cannot get it. */
  readonly wallet: Amount;
  /** Whether the gateway has still to confirm the parts. */
  readonly awaited: boolean;
}

/** Where a refund stands. */
export type RefundState =
  /** The payer has the money. */
  | "made"
  /** The gateway has not confirmed it yet. */
  | "awaited"
  /** The gateway could not send it; the money waits for going back another way. */
  | "failed";

/** Where refunded money goes. */
export type RefundTo =
  /** Back through the gateway. */
  | "source"
  /** Into the buyer's wallet. */
  | "wallet";

/** A refund as the outside sees it. */
export interface RefundView {
  /** The refund. */
  readonly refund: RefundId;
  /** The order that it belongs to. */
  readonly order?: OrderId | null;
  /** How much. */
  readonly amount: Money;
  /** Where it stands. */
  readonly state: RefundState;
}

/** Until when units that were handed over are refunded. */
export type RefundWindow =
  /** At any time. */
  | "always"
  /** Never. */
  | "never"
  /** So many days after the delivery, the last moment included. */
  | { readonly days: number };

/** Refunded units of one line. */
export interface RefundedLine {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units. */
  readonly units: number;
  /** What they were worth. */
  readonly amount: Amount;
  /** The handles of the keys that came back. */
  readonly keys: Handles;
  /** Those of a line that has several pools; `keys` is empty then. */
  readonly parts?: Parts | null;
}

/** A region of the world, where other tax rates hold. */
export type RegionId = string;

/** Registers a customer. */
export interface RegisterCustomer {
  /** The customer. */
  readonly customer: CustomerId;
  /** Who invited. */
  readonly inviter?: CustomerId | null;
  /** The membership level. */
  readonly level?: LevelId | null;
  /** Whether the customer can earn commission. Default: yes. */
  readonly promoter?: boolean;
}

/** Gives content out anew: its downloads are counted from nothing, and its time begins again. */
export interface ReissueContent {
  /** The order. */
  readonly order: OrderId;
  /** The line's position in the order, from 0. */
  readonly line: number;
}

/** A key that an import leaves out. */
export interface RejectedKey {
  /** Its position in the import, from 0. A key file's line is found with `Parsed::lines`. */
  readonly position: number;
  /** Why. */
  readonly reason: RejectedKeyReason;
}

/** Why an import leaves a key out. */
export type RejectedKeyReason =
  /** The same key stands earlier in the import. */
  | { readonly twice_in_batch: {
    readonly first: number;
  } }
  /** A pool of the shop holds the key. */
  | { readonly in_stock: {
    readonly pool: PoolId;
  } }
  /** The shop has sold the key. */
  | { readonly sold: {
    readonly pool: PoolId;
  } }
  /** Sealed bytes are never so short or long. */
  | { readonly sealed_length: {
    readonly length: number;
  } }
  /** The key was taken out of the shop. */
  | { readonly exported: {
    readonly pool: PoolId;
  } }
  /** Buyers cannot be shown the preview. */
  | { readonly bad_preview: Readonly<Record<string, never>> };

/** One line that gave no key. */
export interface RejectedLine {
  /** Its number in the file, from 1, blank lines and the header counted. */
  readonly line: number;
  /** Why. */
  readonly reason: LineReason;
  /** The line without its secret: its first character and its length. */
  readonly text: string;
}

/** Ends the quarantine of a batch. The same again, under another command id, goes on with what is left. */
export interface ReleaseBatch {
  /** The pool. */
  readonly pool: PoolId;
  /** The batch. */
  readonly batch: BatchId;
  /** Who asked, for people: 1 to 400 bytes. */
  readonly by: string;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
  /** How many keys to let go at the most; the shop's `tick_limit` where absent or larger. */
  readonly limit?: number | null;
}

/** Lets a held order go on: its stock is reserved again. */
export interface ReleaseHold {
  /** The order. */
  readonly order: OrderId;
}

/** Gives up a reservation, or some units of it. */
export interface ReleaseReservation {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** How many units of what; absent for all. */
  readonly lines?: readonly ReserveLine[] | null;
}

/** A notice in words. */
export interface Rendered {
  /** A line above the text: plain text, whatever the output. */
  readonly subject: string;
  /** The text. */
  readonly text: string;
  /** The language that was found. */
  readonly language: string;
  /** What the text is. */
  readonly output: NoticeOutput;
}

/** Exchanges units that the buyer has for others of the same variant. */
export interface ReplaceUnits {
  /** The order. */
  readonly order: OrderId;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** Which units of it, in the order in which they were handed over, from 0. */
  readonly units: readonly number[];
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
  /** Whether the old units were faulty, so that their supplier may bear the cost. Default: yes. */
  readonly faulty?: boolean;
  /** Why it is done although no warranty covers it: 1 to 400 bytes. */
  readonly despite?: string | null;
}

/** What a host is told. */
export type Reply =
  /** It is done; there is nothing to add. */
  | { readonly done: Readonly<Record<string, never>> }
  /** How an import went. */
  | { readonly imported: ImportedKeys }
  /** Where an order stands after the command. */
  | { readonly order: OrderReply }
  /** How much went back. */
  | { readonly refunded: {
    /** The amount. */
    readonly amount: Money;
  } }
  /** What a wallet holds after the command. */
  | { readonly wallet: {
    /** Whose. */
    readonly customer: CustomerId;
    /** How much. */
    readonly balance: Money;
  } }
  /** What a tick did. */
  | { readonly ticked: Ticked }
  /** What is held without an order. */
  | { readonly reserved: ReservedReply }
  /** A gift is not claimed by this code. */
  | { readonly gift_missed: {
    /** How many wrong codes may still be tried. */
    readonly attempts_left: number;
  } }
  /** A period that is closed. */
  | { readonly period: {
    /** Its number. */
    readonly period: number;
    /** The digest of its batch. */
    readonly digest: Digest;
    /** How many lines this command paid. */
    readonly lines: number;
    /** How much they are. */
    readonly amount: Money;
    /** How many lines are not paid yet: close again. */
    readonly left: number;
  } }
  /** What a supplier was paid. */
  | { readonly settled: {
    /** The supplier. */
    readonly supplier: SupplierId;
    /** How much. */
    readonly amount: Money;
  } }
  /** The orders that left memory. */
  | { readonly archived: ArchivedReply }
  /** The orders that were looked up, the newest first. */
  | { readonly orders: {
    /** One page of them. */
    readonly orders: readonly OrderView[];
    /** Whether there are older ones. */
    readonly more: boolean;
  } }
  /** A lookup found nothing. */
  | { readonly not_found: {
    /** The code of the refusal: `lookup.not_found`, whichever of contact and secret is wrong. */
    readonly code: string;
    /** How often it may fail once more before lookups are refused for a while. */
    readonly left: number;
  } }
  /** What is asked was done before; the order has left memory since. */
  | { readonly in_archive: {
    /** The order. */
    readonly order: OrderId;
  } }
  /** A withdrawal. */
  | { readonly withdrawal: {
    /** The withdrawal. */
    readonly withdrawal: WithdrawalId;
    /** How much leaves the promoter's balance. */
    readonly amount: Money;
    /** How much of it is the fee. */
    readonly fee: Money;
  } }
  /** Keys that left the shop. */
  | { readonly exported: ExportedKeys }
  /** A batch in quarantine. */
  | { readonly quarantined: QuarantinedBatch }
  /** A batch whose quarantine ended. */
  | { readonly batch_released: {
    /** How many of its keys went back. */
    readonly keys: number;
    /** Whether some are left: ask again. */
    readonly more: boolean;
  } };

/** Says that a delivery failed: nothing was handed over. */
export interface ReportDeliveryFailure {
  /** The order. */
  readonly order: OrderId;
  /** Which lines, from 0; empty for all that are owed. */
  readonly lines?: readonly number[];
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/** What a further purchase does. */
export type Repurchase =
  /** It pays as the first did, and makes nobody a partner. */
  | "pays"
  /** It pays, and counts as another recruit. */
  | "pays_and_counts"
  /** It pays nothing. */
  | "nothing";

/** Asks for vested commission to be paid out. */
export interface RequestWithdrawal {
  /** The withdrawal, new in the shop. */
  readonly withdrawal: WithdrawalId;
  /** Whose commission. */
  readonly promoter: CustomerId;
  /** How much, the fee included. */
  readonly amount: Money;
}

/** An order takes units over from a reservation. */
export interface ReservationDrawn {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** What it keeps; it is over where it keeps nothing. */
  readonly left: readonly ReservedUnits[];
}

/** How a reservation ended. */
export type ReservationEnd =
  /** It was given up. */
  | "released"
  /** Its time was over. */
  | "expired";

/** A reservation is over; what it held is free. */
export interface ReservationEnded {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** Why. */
  readonly end: ReservationEnd;
}

/** A reservation's end is put off. */
export interface ReservationExtended {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** When it ends now. */
  readonly expires: Time;
}

/** A reservation (预占) without an order, unique in the shop. */
export type ReservationId = string;

/** A reservation holds other units. */
export interface ReservationResized {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** All that it holds now. */
  readonly lines: readonly ReservedUnits[];
}

/** Holds units without an order: a basket that is filled, a page on which is paid. */
export interface Reserve {
  /** The reservation; no open one has its id. */
  readonly reservation: ReservationId;
  /** The channel. */
  readonly channel: ChannelId;
  /** For whom; absent for a guest. */
  readonly buyer?: CustomerId | null;
  /** What the buyer can be reached at, hashed by the host. It counts as an unpaid order does. */
  readonly contact?: ContactHash | null;
  /** The host's fingerprint of the device. It counts as an unpaid order does. */
  readonly device?: DeviceId | null;
  /** What to hold. */
  readonly lines: readonly ReserveLine[];
  /** For how long; the shop's setting where absent, and no longer than that. */
  readonly wait?: Span | null;
  /** Whether to hold what there is where not all is free; else all or nothing. */
  readonly partial?: boolean;
}

/** Units of one variant. */
export interface ReserveLine {
  /** The variant. */
  readonly variant: VariantId;
  /** How many units. */
  readonly quantity: number;
}

/** What is held without an order. */
export interface ReservedReply {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** When it ends by itself. */
  readonly expires_at: Time;
  /** What was asked for and what is held; a line of which nothing is held is left out. */
  readonly lines: readonly ToldUnits[];
}

/** Units of one variant that a reservation holds. */
export interface ReservedUnits {
  /** The variant. */
  readonly variant: VariantId;
  /** How many were asked for. */
  readonly wanted: number;
  /** How many are held. */
  readonly quantity: number;
  /** The handles of their keys; empty where the stock has no keys. */
  readonly keys: Handles;
  /** The keys of each pool, where the variant is fed by several. */
  readonly parts?: Parts | null;
}

/** Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays. */
export interface ResizeOrder {
  /** The order. */
  readonly order: OrderId;
  /** All that is bought now; buyer and channel are those of the order. */
  readonly cart: Cart;
  /** The digest of the price book that made the price. */
  readonly book: Digest;
  /** The total that the buyer saw. */
  readonly total: Money;
}

/** Holds other units than before. What stays is not let go in between. */
export interface ResizeReservation {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** All that it is to hold. */
  readonly lines: readonly ReserveLine[];
  /** Whether to hold what there is where not all is free; else all or nothing. */
  readonly partial?: boolean;
}

/** How a complaint ended. What was decided is done before. */
export type Resolution =
  /** Nothing is wrong. */
  | { readonly rejected: {
    /** Why, for people. */
    readonly reason: string;
  } }
  /** Money went back. */
  | "refunded"
  /** Units were exchanged. */
  | "replaced";

/** Ends a complaint. */
export interface ResolveComplaint {
  /** The order. */
  readonly order: OrderId;
  /** How. */
  readonly resolution: Resolution;
}

/** Somebody waits for a variant. */
export interface RestockSubscribed {
  /** The variant. */
  readonly variant: VariantId;
  /** Who. */
  readonly subscriber: Subscriber;
}

/** Those who waited first are told that a variant is available; they wait no more. */
export interface RestockTold {
  /** The variant. */
  readonly variant: VariantId;
  /** Who; nobody where it is gone again. */
  readonly subscribers: readonly Subscriber[];
  /** Whether others are told next. */
  readonly more: boolean;
}

/** Somebody waits no more. */
export interface RestockUnsubscribed {
  /** The variant. */
  readonly variant: VariantId;
  /** Who. */
  readonly subscriber: Subscriber;
}

/** Takes an order back into memory that was archived. */
export interface Restore {
  /** The order. */
  readonly order: OrderId;
  /** The bytes that it was archived as. */
  readonly bytes: ArchivedBytes;
}

/** From where money goes back. */
export type ReturnFrom =
  /** From what waits of the payment. */
  | "spare"
  /** From the wallet of who paid. */
  | "wallet";

/** Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet. */
export interface ReturnPayment {
  /** The payment. */
  readonly payment: PaymentId;
  /** The refund, new in the shop. */
  readonly refund: RefundId;
  /** How much, above zero; absent for all that can go. */
  readonly amount?: Money | null;
  /** From where. */
  readonly from?: ReturnFrom;
  /** Where to. From a wallet it goes to the source alone. */
  readonly to?: RefundTo;
}

/** The reusable key of a variant is set. */
export interface ReusableKeyPut {
  /** The variant. */
  readonly variant: VariantId;
  /** The key, sealed. */
  readonly key: SealedKey;
  /** How often it may be sold. */
  readonly limits: ReusableLimits;
}

/** How often a reusable key may be sold. */
export interface ReusableLimits {
  /** Most uses in all; no limit if not given. */
  readonly max_uses?: number | null;
  /** Most uses of one buyer; no limit if not given. */
  readonly per_buyer?: number | null;
}

/** Shows the keys of a delivered order again. The record says who asked and why. */
export interface RevealKeys {
  /** The order. */
  readonly order: OrderId;
  /** Who asked, for people: 1 to 400 bytes. */
  readonly by: string;
  /** Why, for people: 1 to 400 bytes. */
  readonly reason: string;
}

/** How much of a commission line was taken back. */
export interface ReversedLine {
  /** Whose commission. */
  readonly promoter: NamedCustomer;
  /** The commission line's position among the order's, from 0. */
  readonly index: number;
  /** How much. */
  readonly amount: Amount;
  /** Whether it was vested, so that it leaves the available balance. */
  readonly vested: boolean;
}

/** What somebody said of a product. */
export interface Review {
  /** Where it stands. */
  readonly state: ReviewState;
  /** Who said so last; empty while nobody did. */
  readonly by: string;
  /** Why. */
  readonly reason?: string | null;
}

/** Says where the review of a product stands. */
export interface ReviewProduct {
  /** The product. */
  readonly product: ProductId;
  /** Where it stands now. */
  readonly state: ReviewState;
  /** Who says so, for people: 1 to 400 bytes. */
  readonly by: string;
  /** Why, for people: 1 to 400 bytes. A refusal needs one. */
  readonly reason?: string | null;
}

/** Where the review of a product stands. */
export type ReviewState =
  /** It is being described. */
  | "draft"
  /** Somebody is to look at it. */
  | "in_review"
  /** It may be sold. */
  | "approved"
  /** It may not. */
  | "refused";

/** How amounts between minor units are settled: a setting, never implicit. */
export interface Rounding {
  /** Which neighbour. */
  readonly mode?: RoundingMode;
  /** What is rounded as one. */
  readonly scope?: RoundingScope;
}

/** Which of the two neighbours an amount between minor units becomes. Signs are symmetric: −2.5 rounds as 2.5 does. */
export type RoundingMode =
  /** To the nearest, ties away from zero (四舍五入). */
  | "half_up"
  /** To the nearest, ties to the even neighbour (banker's rounding, IEEE 754 roundTiesToEven). */
  | "half_even"
  /** To the nearest, ties towards zero. */
  | "half_down"
  /** Towards zero (抹零). */
  | "down"
  /** Away from zero. */
  | "up";

/** What is rounded as one. */
export type RoundingScope =
  /** Each unit, then times the quantity. */
  | "unit"
  /** Each line once. */
  | "line"
  /** The order once; the lines get their shares by allocation. */
  | "order";

/** One sale: who bought what, and who stands above. */
export interface Sale {
  /** Who bought. */
  readonly buyer: SalePerson;
  /** The inviter, the inviter's inviter, and so on. */
  readonly upline?: readonly SalePerson[];
  /** What was bought. */
  readonly lines: readonly SaleLine[];
  /** The sub-shops through which it was sold, from the one that sold upwards. */
  readonly sub_shops?: readonly SaleSubShop[];
}

/** A figure of a person in a `Sale`, whatever the window. */
export interface SaleFigure {
  /** Which. */
  readonly figure: Figure;
  /** How much: whole major units where it is an amount. */
  readonly value: number;
}

/** When a variant is on sale, for whom, and how much of it. What is left out limits nothing. */
export interface SaleLimits {
  /** The variant. */
  readonly variant: VariantId;
  /** When it is on sale. */
  readonly window?: Window;
  /** For whom (专属): a condition on the channel, the buyer's level, the first order, the moment. */
  readonly who?: Condition;
  /**
   * How many units one buyer may have in all, over so long; at most 8. Where there is one, guests cannot buy. None for a
   * bundle: its parts are counted, whatever they are bought in.
   */
  readonly per_buyer?: readonly BuyerLimit[];
  /** An allowance beside the real stock; none for a bundle. */
  readonly flash?: Flash | null;
}

/** A line in a `Sale`. */
export interface SaleLine {
  /** The product. */
  readonly product: ProductId;
  /** The category of the product, where rates go by it. */
  readonly category?: CategoryId | null;
  /** How many units. */
  readonly quantity: number;
  /** What the buyer paid for the line, in major units of the plan's currency. */
  readonly paid: Exact;
  /** The line at list price; what was paid where not said. */
  readonly list?: Exact | null;
  /** What the goods cost the shop; unknown where not said. */
  readonly cost?: Exact | null;
}

/** A person in a `Sale`. */
export interface SalePerson {
  /** The customer. */
  readonly id: CustomerId;
  /** The level, if any. Levels that the plan does not name are all alike to it. */
  readonly level?: LevelId | null;
  /** Whether the customer can earn commission; true where not said. */
  readonly promoter?: boolean;
  /** What gates may ask of; a figure that is not said fails every test. */
  readonly figures?: readonly SaleFigure[];
  /** Why the person may not earn, where that is so. */
  readonly excluded?: Exclusion | null;
}

/** A variant's sale is limited. */
export interface SalePut {
  /** The variant. */
  readonly variant: VariantId;
  /** The limits. */
  readonly sale: SaleLimits;
}

/** A sub-shop in a `Sale`. */
export interface SaleSubShop {
  /** Its owner. */
  readonly owner: SalePerson;
  /** At what price it buys the units of each line, in major units. */
  readonly buys_at: readonly Exact[];
}

/** The limits of a variant and what is left of them. */
export interface SaleView {
  /** The limits. */
  readonly sale: SaleLimits;
  /** For each limit of a buyer, how many units the buyer has within its window; empty without a buyer. */
  readonly had: readonly number[];
  /** How many units of the flash sale's allowance are left. */
  readonly flash_left?: number | null;
}

/** A seal: hexadecimal digits. */
export type Seal = string;

/**
 * A key as the machine knows it: fingerprint and sealed bytes. It holds nothing that a thief could use.
 *
 * The bytes are a header (version, number of the sealing key), the encrypted canonical form, and an authentication tag;
 * a host that keeps secrets elsewhere may put its own reference of 22 to 16 405 bytes there.
 */
export interface SealedKey {
  /** Tells equal keys. */
  readonly fingerprint: Fingerprint;
  /** In JSON base64, in CBOR a byte string. */
  readonly bytes: string;
}

export interface SealedKeys {
  readonly keys: readonly SealedKey[];
  /** For each key, its line number from 1. */
  readonly lines: readonly number[];
  readonly report: ImportReport;
}

/** A customer's seat in a placement tree. */
export interface SeatView {
  /** Who brought the customer; absent for the first in the tree. */
  readonly sponsor: CustomerId | null;
  /** Under whom the customer sits; absent for the first in the tree. */
  readonly above: CustomerId | null;
  /** In which leg, from 0. */
  readonly leg: number | null;
  /** The legs below, from the left. */
  readonly legs: readonly LegOfSeat[];
}

/** A hash of a secret, made by the host: 32 hexadecimal digits. */
export type SecretHash = string;

/** Which key of a pool is sold next, among batches of the same priority. */
export type Selection =
  /** What was imported first; a released key is first again. */
  | "first_in"
  /** Of the batch whose validity ends first; those without an end come last. */
  | "first_expired"
  /** Of the batch that was imported last; within it in the order of the import. */
  | "newest"
  /**
   * Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
   * keys of the same pool on every machine; the event names the keys, so history stays.
   */
  | { readonly random: {
    /** Scatters the lots. */
    readonly seed?: number;
  } };

/** Whether buyers who are promoters earn from their own orders. */
export type SelfPurchase =
  /** Never: the first tier is the inviter's. */
  | "excluded"
  /**
   * An eligible buyer takes the first tier (自购返佣) and the inviter the second; for a buyer who is not eligible the
   * first tier is the inviter's.
   */
  | "included";

/** A sub-shop's owner, and what the sub-shop adds. */
export interface Seller {
  /** The owner. */
  readonly owner: NamedCustomer;
  /** What is added to the price at which it buys, in percent. */
  readonly markup: Exact;
}

/** How a parcel can be found. */
export interface SentParcel {
  /** Who carries it, for people: 1 to 400 bytes. */
  readonly carrier: string;
  /** The carrier's number for it: 1 to 400 bytes. */
  readonly tracking: string;
}

/** A client's session is closed. */
export interface SessionClosed {
  /** The client. */
  readonly client: ClientId;
}

/** A client's session is open. */
export interface SessionOpened {
  /** The client. */
  readonly client: ClientId;
}

/** Keeps what a customer said about a use of data. */
export interface SetConsent {
  /** The customer. */
  readonly customer: CustomerId;
  /** The use. */
  readonly purpose: PurposeId;
  /** Whether it is allowed. */
  readonly granted: boolean;
  /** The version of the text that was agreed to. */
  readonly version?: number;
}

/** Gives a customer a level, or none. */
export interface SetCustomerLevel {
  /** The customer. */
  readonly customer: CustomerId;
  /** The level. */
  readonly level?: LevelId | null;
  /**
   * Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher:
   * rules go on to work on the own one. It can be given again with another moment.
   */
  readonly until?: Time | null;
}

/** Says what a customer may be, and whether they may earn. What is absent stays. */
export interface SetStanding {
  /** The customer. */
  readonly customer: CustomerId;
  /** Whether they can earn commission. */
  readonly promoter?: boolean | null;
  /** Whether they own a sub-shop. */
  readonly sub_shop?: boolean | null;
  /** Whether they speak for a supplier. */
  readonly supplier?: boolean | null;
  /** Whether they are blocked from earning. */
  readonly blocked?: Blocking | null;
}

/** What a shop is set up with. Absent fields take the defaults that stand with them. */
export interface Settings {
  /** The currency of all prices, payments and balances. Default: CNY. */
  readonly currency?: Currency;
  /** Scatters the tables of ids, so that chosen ids cannot be made to collide. Changes no result. Default: 0. */
  readonly hash_seed?: number;
  /** How long an unpaid order keeps its reservations, where the channel does not say. 1 s to 366 days; default 15 min. */
  readonly order_expiry?: Span;
  /** How long the moment that a quote was made for is honoured. Up to 30 days; default 15 min. */
  readonly quote_honoured?: Span;
  /** How long after its delivery an order completes. Up to 366 days; default 7 days. */
  readonly complete_after?: Span;
  /** How many unpaid orders one buyer may have open. 1 to 10 000; default 5. */
  readonly max_unpaid_orders?: number;
  /** How many lines an order may have. 1 to 1 000; default 100. */
  readonly max_lines?: number;
  /** Whether an order may cost nothing. Default: yes. */
  readonly free_orders?: boolean;
  /** What happens to a payment that comes after its order expired or was cancelled. */
  readonly late_payment?: LatePayment;
  /** How many text command ids are remembered at the most. 1 to 10 000 000; default 100 000. */
  readonly remember_commands?: number;
  /** How long text command ids are remembered, in logical time. Up to 366 days; default 1 day. */
  readonly remember_for?: Span;
  /** How many client sessions may be open. 1 to 1 000 000; default 1 000. */
  readonly max_sessions?: number;
  /** How much one `Tick` does at the most. 1 to 100 000; default 1 000. */
  readonly tick_limit?: number;
  /** What happens to money that is not just what is to be paid, and to refunds. */
  readonly money?: MoneySettings;
  /** How orders are made good that wait. */
  readonly fulfil?: FulfilSettings;
  /** When orders that came to an end may leave memory. */
  readonly archive?: ArchiveSettings;
  /** How long stock may be held without being paid, and by whom. */
  readonly reach?: ReachSettings;
  /** How often lookups may fail. */
  readonly lookup?: LookupSettings;
  /** Who may be bound to whom, how teams are counted, and in which periods. */
  readonly people?: PeopleSettings;
  /** What plans are held against before they are published. */
  readonly plans?: PlanSettings;
}

/** Says how a refund to the source ended, where the shop's settings make refunds wait for that. */
export interface SettleRefund {
  /** The refund. */
  readonly refund: RefundId;
  /** How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`. */
  readonly settlement: Settlement;
}

/**
 * Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
 * the machine books it.
 */
export interface SettleSupplier {
  /** The supplier. */
  readonly supplier: SupplierId;
  /** The settlement, new in the shop. */
  readonly settlement: SettlementId;
  /** How much; all that is payable where absent. */
  readonly amount?: Money | null;
}

/** Says how a withdrawal ended. */
export interface SettleWithdrawal {
  /** The withdrawal. */
  readonly withdrawal: WithdrawalId;
  /** How it ended. */
  readonly settlement: Settlement;
}

/** How a withdrawal ended. */
export type Settlement =
  /** The money left. */
  | "paid"
  /** It did not; the commission is available again. */
  | { readonly failed: {
    /** Why, for people. */
    readonly reason: string;
  } };

/** A settlement (结算) with a supplier, unique in the shop. */
export type SettlementId = string;

/** How much a finding matters. */
export type Severity =
  /** Worth knowing. */
  | "note"
  /** Something has no effect, or costs money. */
  | "warning";

/** How much for whom. */
export interface Share {
  /** Who earns. */
  readonly promoter: NamedCustomer;
  /** How much. */
  readonly amount: Amount;
}

/** A way to ship and what it costs. */
export interface ShippingMethod {
  /** Names it; unique in the book. */
  readonly id: ShippingMethodId;
  /** For an order, in major units of the book's currency, zero or more. */
  readonly price: Exact;
  /** For each unit on top, in major units, zero or more. */
  readonly each?: Exact;
  /** Who may choose it: facts of the order before any offer. */
  readonly when?: Condition;
  /** The category that it is taxed by; untaxed when left out. */
  readonly tax?: TaxCategoryId | null;
}

/** A way to ship. */
export type ShippingMethodId = string;

/** The shop's own balances, as people read them: what it has or spent, and what it owes or earned, both positive. */
export interface ShopBalances {
  /** Money with the gateways. */
  readonly gateway: Money;
  /** Money of undelivered orders. */
  readonly held: Money;
  /** Sales. */
  readonly revenue: Money;
  /** Commission spent. */
  readonly commission: Money;
  /** Fees earned. */
  readonly fees: Money;
  /** Tax owed. */
  readonly tax: Money;
  /** What round sums brought; negative where they cost. */
  readonly rounding: Money;
  /** What offers gave back to buyers. */
  readonly promotion: Money;
  /** Money that bought nothing and waits for going back. */
  readonly spare: Money;
  /** Refunds that the gateway has not confirmed yet. */
  readonly refunding: Money;
  /** What people took from wallets by hand, less what they gave. */
  readonly adjustments: Money;
  /** What payers' banks took back. */
  readonly chargebacks: Money;
  /** What delivered keys cost at their suppliers. */
  readonly cost: Money;
}

/** A shop: one machine. */
export type ShopId = string;

/** A shop began. The first event of every journal. */
export interface ShopOpened {
  /** The shop. */
  readonly shop: ShopId;
  /** Its settings. */
  readonly settings: Settings;
}

/** What a supplier is owed for keys. */
export interface ShopSupplierShare {
  /** The supplier. */
  readonly supplier: SupplierId;
  /** How much more, or with a minus less. */
  readonly amount: Amount;
}

/** A shop as a whole. */
export interface ShopView {
  readonly shop: ShopId;
  readonly clock: Time;
  /** The number of the last record. */
  readonly sequence: number;
  /** How many records the journal has, the opening among them. */
  readonly records: number;
  readonly journal_head: Digest;
  /** How many of the journal's bytes the host has not taken yet. */
  readonly untaken: number;
  readonly next_deadline: Time | null;
  readonly current_period: PeriodNumber;
}

/** Units of one line that have no stock. */
export interface ShortUnits {
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units. */
  readonly units: number;
}

/** What a plan came to on many orders. */
export interface Simulated {
  readonly orders: number;
  readonly revenue: Money;
  readonly paid: Money;
  /** What was paid as a share of the revenue, in hundredths of a percent, rounded down. */
  readonly paid_basis_points: number;
  /** What rates would have paid beyond caps and limits. */
  readonly cut: Money;
  /** What is left of the revenue after the goods' cost and the plan; absent where a cost is not known. */
  readonly margin_left?: Money | null;
  readonly by_tier: readonly TierView[];
  readonly by_level: readonly LevelView[];
  readonly by_bonus: readonly BonusView[];
  /** How many people earn anything. */
  readonly receivers: number;
  readonly top: TopView;
  readonly worst?: WorstView | null;
}

/** An order is sold through sub-shops. */
export interface SoldThrough {
  /** The order. */
  readonly order: NamedOrder;
  /** Through which, from the uppermost down. */
  readonly sellers: readonly Seller[];
}

/** A span of time in milliseconds. */
export type Span = number;

/** Where money goes that buys nothing. */
export type SpareMoney =
  /** Into the buyer's wallet; that of a guest waits. */
  | "wallet"
  /** It waits for `ReturnPayment` to send it back or to credit it. */
  | "wait";

/** What is to be split. */
export interface Split {
  /** The whole, in major units. */
  readonly total: Exact;
  /** Its currency. */
  readonly currency: Currency;
  /** What the parts are in proportion to; decimals. */
  readonly weights: readonly Exact[];
  /** Who gets what is left after every part is cut down to whole minor units. */
  readonly rule?: AllocationRule;
}

/** Where an order stands. */
export type Stage =
  /** Stock is reserved; the payment is awaited until the deadline. */
  | "placed"
  /** Paid; the delivery is awaited. */
  | "paid"
  /** A person decides: it was paid too late and the stock is gone, or somebody looks at it and it keeps its stock. */
  | "held"
  /** Everything is delivered. */
  | "fulfilled"
  /** The time for ordinary complaints is over. */
  | "completed"
  /** Not paid in time; the stock is free again. */
  | "expired"
  /** Given up before it was paid. */
  | "cancelled"
  /** All of it is refunded. */
  | "refunded"
  /** Paid; some units are handed over, others are still owed. */
  | "fulfilling";

/** What a policy says of a finding. */
export type Stance =
  /** Worth knowing. */
  | "note"
  /** To be looked at by somebody who knows the law. */
  | "warn"
  /** The plan is not published, unless the host says by name and reason that it shall be. */
  | "refuse";

/** Whether a promoter earns, and why not. */
export type Standing =
  /** The promoter earns. */
  | "active"
  /** The customer has not the role of a promoter. */
  | "no_promoter"
  /** Blocked by the shop's people (拉黑). */
  | "blocked"
  /** Without an own delivered order for too long (沉睡). */
  | "dormant"
  /** Erased. */
  | "left";

/** What a customer may be, and whether they may earn. */
export interface StandingSet {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** Whether they can earn commission. */
  readonly promoter: boolean;
  /** Whether they own a sub-shop. */
  readonly sub_shop: boolean;
  /** Whether they speak for a supplier. */
  readonly supplier: boolean;
  /** Why they are blocked; absent where they are not. */
  readonly blocked?: string | null;
}

/**
 * One step of a trace with its names. Amounts are decimal text in major units; where the order is rounded once at the
 * end they may be finer than the currency.
 */
export type Step =
  /** The list price of a line. */
  | ({ readonly step: "list_price" } & {
    /** The line's variant. */
    readonly variant: string;
    /** How many. */
    readonly quantity: number;
    /** The price list that it came from; the variant's own price otherwise. */
    readonly list: string | null;
    /** For one unit. */
    readonly unit_price: string;
    /** For the line. */
    readonly amount: string;
  })
  /** A more specific list changed the price. */
  | ({ readonly step: "adjusted" } & {
    /** The line's variant. */
    readonly variant: string;
    /** The price list. */
    readonly list: string;
    /** For one unit. */
    readonly unit_price: string;
    /** For the line. */
    readonly amount: string;
  })
  /** What the keys that were picked cost on top. */
  | ({ readonly step: "premium" } & {
    /** The line's variant. */
    readonly variant: string;
    /** On top. */
    readonly amount: string;
    /** The line with it. */
    readonly after: string;
  })
  /** What the sub-shops through which is sold added. */
  | ({ readonly step: "markup" } & {
    /** The line's variant. */
    readonly variant: string;
    /** On top. */
    readonly amount: string;
    /** The line with it. */
    readonly after: string;
  })
  /** The price at home became that of the region where the order is taxed. */
  | ({ readonly step: "abroad" } & {
    /** The line's variant. */
    readonly variant: string;
    /** For one unit. */
    readonly unit_price: string;
    /** For the line. */
    readonly amount: string;
  })
  /** A floor held up what a tier would have made. */
  | ({ readonly step: "floor" } & {
    /** The line's variant. */
    readonly variant: string;
    /** The line by the tier. */
    readonly wanted: string;
    /** The line as it stays. */
    readonly kept: string;
  })
  /** What shipping costs by the book. */
  | ({ readonly step: "shipping" } & {
    /** The way to ship. */
    readonly method: string;
    /** For the order. */
    readonly amount: string;
  })
  /** A quantity tier took the place of the list price. */
  | ({ readonly step: "tier" } & {
    /** The line's variant. */
    readonly variant: string;
    /** The threshold that was reached. */
    readonly from: number;
    /** The line before. */
    readonly before: string;
    /** The line after. */
    readonly after: string;
  })
  /** A quantity tier was reached but is not cheaper. */
  | ({ readonly step: "tier_passed" } & {
    /** The line's variant. */
    readonly variant: string;
    /** The threshold that was reached. */
    readonly from: number;
    /** The line by the tier. */
    readonly amount: string;
    /** The line as it stays. */
    readonly kept: string;
  })
  /** A lane begins. */
  | ({ readonly step: "lane" } & {
    /** The lane. */
    readonly lane: string;
    /** What all lines cost now. */
    readonly subtotal: string;
  })
  /** An offer took something off. */
  | ({ readonly step: "applied" } & {
    /** The offer. */
    readonly offer: string;
    /** Its coupon's code. */
    readonly coupon: string | null;
    /** What it took off. */
    readonly amount: string;
    /** Whether its cap cut it. */
    readonly capped: boolean;
    /** What all lines cost after it. */
    readonly after: string;
  })
  /** What the offer before took off one line. */
  | ({ readonly step: "share" } & {
    /** The line's variant. */
    readonly variant: string;
    /** What was taken off. */
    readonly amount: string;
    /** The line after. */
    readonly after: string;
  })
  /** What the offer before took off shipping. */
  | ({ readonly step: "shipping_share" } & {
    /** What was taken off. */
    readonly amount: string;
    /** Shipping after. */
    readonly after: string;
  })
  /** What the offer before could not take off: floors and caps of lines are in the way. */
  | ({ readonly step: "unplaced" } & {
    /** How much. */
    readonly amount: string;
  })
  /** What the offer before gives along. */
  | ({ readonly step: "gift" } & {
    /** The variant. */
    readonly variant: string;
    /** Units. */
    readonly quantity: number;
    /** What they cost by list price. */
    readonly worth: string;
  })
  /** What the offer before gives back later. */
  | ({ readonly step: "cashback" } & {
    /** How much. */
    readonly amount: string;
  })
  /** An offer did not apply. */
  | ({ readonly step: "not_applied" } & {
    /** The offer. */
    readonly offer: string;
    /** Its coupon's code. */
    readonly coupon: string | null;
    /**
     * Which kind of reason: `condition`, `no_line`, `nothing_off`,
     * `used_up`, `currency`, `beaten`, `after` or `shut_out`.
     */
    readonly reason: string;
    /** The reason for people, in the language that was asked for. */
    readonly why: string;
  })
  /** A lane was not run. */
  | ({ readonly step: "lane_skipped" } & {
    /** The lane. */
    readonly lane: string;
    /** The exclusive offer that ended the quote. */
    readonly by: string;
  })
  /** The sums before the order was rounded. */
  | ({ readonly step: "exact" } & {
    /** By list price. */
    readonly subtotal: string;
    /** What was taken off. */
    readonly discount: string;
  })
  /** The tax of all amounts of one category, rounded once; the shares of lines follow. */
  | ({ readonly step: "order_tax" } & {
    /** The category. */
    readonly category: string;
    /** The rate, in percent. */
    readonly percent: string;
    /** Whether the amount holds the tax. */
    readonly inclusive: boolean;
    /** What is taxed. */
    readonly amount: string;
    /** Its tax. */
    readonly tax: string;
  })
  /** The tax of a line. */
  | ({ readonly step: "tax" } & {
    /** The line's variant. */
    readonly variant: string;
    /** The category. */
    readonly category: string;
    /** The rate, in percent. */
    readonly percent: string;
    /** Whether the amount holds the tax. */
    readonly inclusive: boolean;
    /** What is taxed. */
    readonly amount: string;
    /** Its tax. */
    readonly tax: string;
  })
  /** The tax of shipping. */
  | ({ readonly step: "shipping_tax" } & {
    /** The category. */
    readonly category: string;
    /** The rate, in percent. */
    readonly percent: string;
    /** Whether the amount holds the tax. */
    readonly inclusive: boolean;
    /** What is taxed. */
    readonly amount: string;
    /** Its tax. */
    readonly tax: string;
  })
  /** What the way to pay costs. */
  | ({ readonly step: "fee" } & {
    /** The way to pay. */
    readonly method: string;
    /** The fee. */
    readonly amount: string;
    /** Everything else that is to be paid. */
    readonly on: string;
    /** Who pays it. */
    readonly borne_by: BorneBy;
  })
  /** The tax of the fee. */
  | ({ readonly step: "fee_tax" } & {
    /** The category. */
    readonly category: string;
    /** The rate, in percent. */
    readonly percent: string;
    /** Whether the amount holds the tax. */
    readonly inclusive: boolean;
    /** What is taxed. */
    readonly amount: string;
    /** Its tax. */
    readonly tax: string;
  })
  /** The total became a round sum. */
  | ({ readonly step: "cash_rounding" } & {
    /** The total before. */
    readonly before: string;
    /** The total. */
    readonly after: string;
  });

/** A counted stock changed by hand. */
export interface StockAdjusted {
  /** The variant. */
  readonly variant: VariantId;
  /** How many more, or with a minus fewer. */
  readonly by: number;
  /** How many there are now, reserved ones among them. */
  readonly on_hand: number;
}

/** A stock is watched, or no longer. */
export interface StockAlertPut {
  /** The stock. */
  readonly of: StockName;
  /** When an alert is raised and cleared. */
  readonly levels?: AlertLevels | null;
}

/** A watched stock is low, out, or well again. */
export interface StockAlerted {
  /** The stock. */
  readonly of: StockName;
  /** How it stands now. */
  readonly state: AlertState;
  /** How many units are available. */
  readonly available: number;
}

/** Units of a line that had no stock have some now. */
export interface StockAllotted {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** How many units. */
  readonly units: number;
  /** The handles of their keys; empty where the stock has no keys. */
  readonly keys: Handles;
  /** Their keys where the variant has several pools. */
  readonly parts?: Parts | null;
}

/** Stock is held without an order. */
export interface StockHeld {
  /** The reservation. */
  readonly reservation: ReservationId;
  /** The channel. */
  readonly channel: ChannelId;
  /** For whom; absent for a guest. */
  readonly buyer?: NamedCustomer | null;
  /** For how long, in milliseconds. */
  readonly wait: Span;
  /** What is held. */
  readonly lines: readonly ReservedUnits[];
  /** Where it comes from. */
  readonly origin?: Origin | null;
}

/** A pool or a variant: what a quota or an alert is put on. */
export type StockName =
  /** A pool. */
  | { readonly pool: PoolId }
  /** A variant. */
  | { readonly variant: VariantId };

/** How a stock stands. */
export interface StockOutlook {
  /** How many units can be sold now. */
  readonly available: number;
  /** When an alert is raised and cleared. */
  readonly levels: AlertLevels;
  /** How the alert stands. */
  readonly state: AlertState;
  /** Units that were handed over on those days. */
  readonly sold: number;
  /** How many days were looked at, today among them. */
  readonly days: number;
  /** Available units × `days` / `sold`, rounded down; absent where nothing was sold. */
  readonly cover_days: number | null;
}

/** A late payment's order has its stock and coupons again. */
export interface StockReservedAgain {
  /** The order. */
  readonly order: NamedOrder;
  /** The keys of each line. */
  readonly keys: readonly LineKeys[];
}

/** Where the stock of a variant comes from. */
export type StockSource =
  /** Each unit is one key of a pool, sold once. */
  | { readonly keys: {
    /** The pool; it must be open. */
    readonly pool: PoolId;
  } }
  /** Every unit is a use of one reusable key (循环卡). */
  | "reusable"
  /** Units are counted. */
  | "counted"
  /** There is always one more. */
  | "unlimited"
  /** Each unit is one key, sold once, of several pools in their order: 1 to 16 open pools, each once. */
  | { readonly pools: readonly PoolId[] };

/** The stock of a variant. */
export interface StockView {
  /** The variant. */
  readonly variant: VariantId;
  /** How many can be sold now; absent where there is always one more. */
  readonly available: number | null;
  /** How many are held for unpaid or undelivered orders. */
  readonly reserved: number;
  /** How many are sold ahead of the stock: they are held as soon as they come. */
  readonly promised?: number;
  /** How many more may be sold ahead of the stock; absent where none may. */
  readonly backorder_left?: number | null;
  /** When stock is expected that is sold ahead. */
  readonly due?: Time | null;
  /**
   * The pools that its keys come from, in the order of sale. Other variants may draw from the same pools:
   * `Shop::stock_together` counts each once.
   */
  readonly pools?: readonly PoolStock[];
}

/** A channel is a sub-shop. */
export interface SubShopPut {
  /** The channel. */
  readonly channel: ChannelId;
  /** Its owner. */
  readonly owner: NamedCustomer;
  /** The sub-shop at whose price it buys; the shop itself where absent. */
  readonly upstream?: ChannelId | null;
  /** What it adds to that price, in percent. */
  readonly markup: Exact;
}

/** A sub-shop for people. */
export interface SubShopView {
  /** Whose it is. */
  readonly owner: CustomerId;
  /** From whose channel it buys; the shop itself where absent. */
  readonly upstream: ChannelId | null;
  /** What it adds, in percent. */
  readonly markup_percent: Exact;
}

/**
 * Pays the chain of sub-shops through which a line was sold (小店主, 分站): each buys at the price of the one above, which
 * it inherits, and has what its own buyers paid above that, up to its own price. The uppermost buys at the shop's price.
 * All together have what was paid above the shop's price, and nothing where offers took the price below it.
 */
export interface SubShops {
  /** The most that one sub-shop may add to the price at which it buys, in percent, above 0, at most 1000. */
  readonly max_markup_percent: Exact;
  /** The least that it must add, in percent. */
  readonly min_markup_percent?: Exact;
  /** How many sub-shops may stand above one another, 1 to 10. */
  readonly max_chain?: number;
  /** The share of the difference that a sub-shop has, 0 to 100 percent; the rest stays with the shop. */
  readonly percent?: Exact;
  /** What happens to the difference of a sub-shop that may not earn. */
  readonly ineligible?: IneligibleClaim;
}

/** Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to. */
export interface SubscribeRestock {
  /** The variant. */
  readonly variant: VariantId;
  /** The customer. */
  readonly customer?: CustomerId | null;
  /** The contact, hashed by the host. */
  readonly contact?: ContactHash | null;
  /** The channel on which to tell. */
  readonly channel?: ChannelId | null;
}

/** Who wants to be told. */
export interface Subscriber {
  /** A customer. */
  readonly customer?: CustomerId | null;
  /** A contact, hashed by the host. */
  readonly contact?: ContactHash | null;
  /** The channel on which the subscriber is told. */
  readonly channel?: ChannelId | null;
}

/** A sum of money of any size: `98.00 CNY`. */
export type Sum = string;

/** A supplier (供货商). */
export type SupplierId = string;

/** What one supplier has. */
export interface SupplierRate {
  /** The supplier. */
  readonly supplier: SupplierId;
  /** Of which goods. */
  readonly goods?: GoodsNamed;
  /** How much. */
  readonly rate: CommissionTier;
}

/** A supplier was paid. */
export interface SupplierSettled {
  /** The supplier. */
  readonly supplier: SupplierId;
  /** The settlement. */
  readonly settlement: SettlementId;
  /** How much. */
  readonly amount: Amount;
}

/** What the shop owes a supplier. A negative amount is a debt. */
export interface SupplierView {
  /** The supplier. */
  readonly supplier: SupplierId;
  /** For keys of orders that are not completed, or that somebody complains about. */
  readonly pending: Money;
  /** For keys of completed orders. */
  readonly payable: Money;
}

/** A fact that is one text out of many. */
export type SymbolFact =
  /** The channel of the order. */
  | "channel"
  /** The buyer's level. */
  | "level"
  /** The payment method of the order. */
  | "payment_method"
  /** The variant of a line. */
  | "variant"
  /** The product of a line. */
  | "product"
  /** The category of a line. */
  | "category"
  /** The shipping method of the order. */
  | "shipping_method"
  /** The region where the order is taxed. */
  | "region";

/** A tag on a product or a customer. */
export type Tag = string;

/** A fact that is a set of tags. */
export type TagFact =
  /** The buyer's tags. */
  | "customer_tags"
  /** The tags of a line's variant. */
  | "line_tags";

/** A set of tags and those of which one must be in it. */
export interface Tagged {
  /** Whose tags. */
  readonly fact: TagFact;
  /** One or more tags. */
  readonly any_of: readonly string[];
}

/**
 * What the platform keeps of each line before what stands after it in the plan (抽成, 交易佣金). It counts as paid for the
 * line's limit, so that nobody else has it.
 */
export interface TakeRate {
  /** What of which goods. A line has one rate, found as in `SupplierShare::shares`. */
  readonly rates: readonly GoodsTake[];
}

/** What an offer applies to. */
export type Target =
  /** Each line for which the filter holds. */
  | { readonly lines: Condition }
  /** The goods as one sum, spread over all lines in proportion to their amounts. */
  | "order"
  /** The cheapest units of the lines for which a filter holds. */
  | { readonly cheapest: Pick }
  /** The dearest units of the lines for which a filter holds. */
  | { readonly dearest: Pick }
  /** What shipping costs. */
  | "shipping"
  /** The goods and shipping as one sum, spread over both in proportion to their amounts. */
  | "order_and_shipping";

/** A tax category, which has a rate. */
export type TaxCategoryId = string;

/** The rate of a category. */
export interface TaxRate {
  /** The category. */
  readonly category: TaxCategoryId;
  /** In percent, 0 to 100. */
  readonly percent: Exact;
  /** Where it holds; at home, and wherever the category has no other rate, when left out. */
  readonly region?: RegionId | null;
}

/** What of a tax is rounded as one. */
export type TaxScope =
  /** The tax of one unit, times the quantity. Where units differ, that of the average unit. */
  | "unit"
  /** The tax of each line. */
  | "line"
  /** The tax of all amounts of one rate; the lines get their shares by the book's allocation. */
  | "order";

/**
 * How taxes are computed, on what is to be paid after all offers.
 *
 * Within inclusive prices a rate of r percent is the share r / (100 + r); on exclusive ones r / 100 comes on top.
 */
export interface Taxes {
  /** Whether the prices of the book hold the tax already. */
  readonly inclusive?: boolean;
  /** What is rounded as one. */
  readonly scope?: TaxScope;
  /** Which neighbour. */
  readonly rounding?: RoundingMode;
  /** The rates; at most 1000. */
  readonly rates?: readonly TaxRate[];
  /** The category of variants that name none; untaxed when left out. */
  readonly category?: TaxCategoryId | null;
  /**
   * The category of payment fees that the buyer bears; untaxed when left out. Like prices they hold their tax where
   * prices do.
   */
  readonly fees?: TaxCategoryId | null;
  /** What stays the same where another rate holds than at home. */
  readonly cross_border?: CrossBorder;
}

/** Pays promoters by what their teams sold in the period (团队业绩): themselves and everybody below. */
export interface TeamVolume {
  /** The tiers, in ascending order of `from`; each reached from just that volume on (≥). */
  readonly tiers: readonly VolumeTier[];
  /** What is paid of the percentage. */
  readonly mode?: VolumeMode;
  /** The levels whose promoters earn; empty for every promoter. */
  readonly eligible?: readonly LevelId[];
  /**
   * The largest share of the whole volume of the period that the bonus may pay; above it all are cut in proportion.
   * Required where each team is paid whole, because then volume counts once for everybody above.
   */
  readonly pool_percent?: Exact | null;
}

/** The text of one kind of notice. */
export interface Template {
  /** What it tells. */
  readonly kind: NoticeKind;
  /** The channel; absent for all that have none of their own. */
  readonly channel?: ChannelId | null;
  /** The language tag, such as `en` or `zh-CN`. */
  readonly language: string;
  /** What it makes. */
  readonly output?: NoticeOutput;
  /** A line above the text, plain whatever the output; up to 400 bytes. */
  readonly subject?: string;
  /**
   * The text, up to 16 384 bytes. `{order}` stands for a parameter of the kind; `{{` and `}}` are braces. In JSON a brace
   * before anything but a small letter is itself.
   */
  readonly body: string;
}

/** The texts of notices, as a merchant writes them. */
export interface Templates {
  /** The texts; at most 10 000. */
  readonly templates?: readonly Template[];
  /** The languages that are tried after the one asked for. */
  readonly fallback?: readonly string[];
  /** The language of each channel's buyers; the first of `fallback` elsewhere. */
  readonly languages?: readonly ChannelLanguage[];
  /** How far the wall clock that notices tell is ahead of UTC, in minutes: -840 to 840. */
  readonly offset_minutes?: number;
}

/** Notices have these texts. */
export interface TemplatesPut {
  /** The texts. */
  readonly templates: Templates;
}

/** Does what is due at the command's time: orders expire or complete, commission vests. */
export interface Tick {
  /** How much to do at the most; the shop's setting where absent or larger. */
  readonly limit?: number | null;
}

/** What a tick did. */
export interface Ticked {
  /** Orders that expired. */
  readonly expired: number;
  /** Orders that completed. */
  readonly completed: number;
  /** Orders whose commission vested. */
  readonly vested: number;
  /** Keys that are past their validity and not sold any more. */
  readonly keys_expired: number;
  /** Whether more is due at the same time: tick again. */
  readonly more: boolean;
  /** Reservations without an order that ended. */
  readonly reservations: number;
  /** Gifts that nobody claimed in time. */
  readonly gifts: number;
}

/** One step. */
export interface Tier {
  /** From this quantity on, 1 or more; below the first step the list price holds. */
  readonly from: number;
  /**
   * For one unit, or for one package; in major units, zero or more; may be finer than the currency. Zero only beside
   * a flat fee or in a table that may be dearer.
   */
  readonly price: Exact;
  /** Once for the tier (固定费), in major units, zero or more. */
  readonly flat?: Exact | null;
  /**
   * How many units make one package (打包), 1 or more: a package that is begun is charged in full. One unit when left
   * out.
   */
  readonly package?: number | null;
}

/** How a tier table is read. */
export type TierKind =
  /** All units at the price of the tier that the quantity reaches (全量), and that tier's flat fee. */
  | "volume"
  /** Each unit at the price of the tier that it lies in (分段), and the flat fee of every tier that is entered. */
  | "graduated";

/** Where a tier table runs. */
export type TierPlace =
  /** Before all lanes. */
  | "step"
  /** Where an offer with the effect `tier_prices` stands, so that it competes with other offers. */
  | "lane";

/** Quantity steps (阶梯) of one variant or of several. They take the place of the list price. */
export interface TierTable {
  /** What it prices. A variant's own table beats one for several variants, which beats one for a product. */
  readonly goods: TieredGoods;
  /** How the steps are read. */
  readonly kind: TierKind;
  /** 1 to 100 steps, thresholds ascending. */
  readonly tiers: readonly Tier[];
  /**
   * Whether the units of all lines that it prices are counted together. Each line is priced by the tier that all
   * of them reach; under `graduated` they lie in the tiers one line after the other.
   */
  readonly together?: boolean;
  /** What happens to a tier that makes a line dearer than its list price. */
  readonly dearer?: Dearer;
  /** Whether the table is a step of its own or runs in a lane. */
  readonly place?: TierPlace;
  /** Whom it is for; everyone when left out. The most specific table wins. */
  readonly audience?: Audience;
  /** When it holds; always when left out. */
  readonly window?: Window | null;
  /** The currency of its prices; the book's when left out. */
  readonly currency?: Currency | null;
}

export interface TierView {
  readonly tier: number;
  readonly paid: Money;
}

/** What a tier table prices. */
export type TieredGoods =
  /** One variant. */
  | { readonly variant: VariantId }
  /** These variants, at least one. */
  | { readonly variants: readonly VariantId[] }
  /** All variants of a product. */
  | { readonly product: ProductId };

/** A moment, in milliseconds since 1970 in UTC. */
export type Time = number;

/** Keys as events tell them: of one pool, which the variant names, or of several. */
export interface ToldKeys {
  /** Their handles in the variant's pool. */
  readonly keys: Handles;
  /** The keys by pool, where the variant has several. */
  readonly parts?: Parts | null;
}

/** Units of one variant that were asked for and are held. */
export interface ToldUnits {
  /** The variant. */
  readonly variant: VariantId;
  /** How many were asked for. */
  readonly wanted: number;
  /** How many are held. */
  readonly held: number;
}

/** Records a payment into a wallet, or one that belongs to nothing that the shop knows. */
export interface TopUpWallet {
  /** Whose wallet; absent where nobody knows who paid for what: the money waits for going back. */
  readonly customer?: CustomerId | null;
  /** The gateway's id of the payment. The same notice again is answered as the first and does nothing. */
  readonly payment: PaymentId;
  /** How much, above zero. */
  readonly amount: Money;
}

/** What the best-paid tenth of all receivers have. */
export interface TopView {
  readonly people: number;
  readonly paid: Money;
  readonly basis_points: number;
}

/** Something brought a customer. */
export interface TouchRecorded {
  /** The customer. */
  readonly customer: NamedCustomer;
  /** In which channel. */
  readonly channel: ChannelId;
  /** By whom, where it was somebody. */
  readonly promoter?: NamedCustomer | null;
}

/** The host's id that follows one request through all systems. */
export type TraceId = string;

/** Under whom newcomers come. */
export type TreeShape =
  /** Under anybody who is there: a few dozen levels for ten million people. */
  | "random"
  /** Under the one who came just before: one line, the deepest tree. */
  | "line"
  /** Under the first with less than so many: breadth-first, the flattest tree of that width. */
  | { readonly wide: number }
  /** Under one of the so many who came last: long branches. */
  | { readonly recent: number };

/** Pays the upline by depth: the first tier to the inviter, the second to the inviter's inviter, and so on. */
export interface Unilevel {
  /** One rate for each depth, at most 100 tiers. */
  readonly tiers: readonly CommissionTier[];
  /** Other rates for receivers of a level at one tier. */
  readonly level_rates?: readonly LevelRate[];
  /** Other tiers for a product. They replace `tiers` and `level_rates` for it. */
  readonly products?: readonly ProductRates[];
  /**
   * The share of the base that the tiers split (资金池), 0 to 100 percent; percentages of tiers are then shares of it.
   * Absent: tiers are shares of the base itself.
   */
  readonly pool_percent?: Exact | null;
  /** The levels whose promoters earn; empty for every promoter. */
  readonly eligible?: readonly LevelId[];
  /** What happens to the share of an ineligible receiver. */
  readonly ineligible?: Ineligible;
  /** What a tier with a percentage and a fixed amount pays. */
  readonly combine?: Combine;
  /**
   * How many steps above the buyer are looked at, 1 to 1000; absent for as many as it takes. With `compress` and
   * `eligible` this is a generation bonus (代数奖) of limited reach.
   */
  readonly max_depth?: number | null;
  /** Along which tree the walk goes. */
  readonly along?: Along;
  /** Other tiers for a category of products. They replace `tiers` and `level_rates` for products without own ones. */
  readonly categories?: readonly CategoryRates[] | null;
  /** The placement tree, for a walk along seats; absent for the one that was opened first. */
  readonly tree?: PlacementTreeId | null;
}

/**
 * For every full group of units of the target something off some of them.
 *
 * The second unit at half price is a group of 2 with 1 unit at 50 % off; buy three, get one free is a group of 4 with
 * 1 unit at 100 % off; 5.00 off each unit of every full dozen is a group of 12 with 12 units at 5.00 off.
 */
export interface UnitGroups {
  /** How many units make a group, 1 or more. */
  readonly group: number;
  /** How many units of each group it applies to, 1 to the group's size: the cheapest of all. */
  readonly units: number;
  /** What comes off them. */
  readonly off: Off;
  /** The most groups, 1 or more. */
  readonly times?: number | null;
  /** What is counted as one. */
  readonly counting?: Counting;
}

/** Some units of an order are handed over; others are still owed. */
export interface UnitsDelivered {
  /** The order. */
  readonly order: NamedOrder;
  /** The units of each line. */
  readonly lines: readonly DeliveredUnits[];
}

/** Units of an order are exchanged for others. */
export interface UnitsReplaced {
  /** The order. */
  readonly order: NamedOrder;
  /** The line's position in the order, from 0. */
  readonly line: number;
  /** Which units, from 0. */
  readonly units: readonly number[];
  /** The keys that they were, unit by unit. */
  readonly old: readonly ToldKeys[];
  /** The keys that they are from now on. */
  readonly new: ToldKeys;
  /** Why. */
  readonly reason: string;
  /** Whether they were faulty. */
  readonly faulty: boolean;
  /** Why it was done although no warranty covers it. */
  readonly despite?: string | null;
}

/** Units of an order have no stock: they wait for it in the order of payments. */
export interface UnitsShort {
  /** The order. */
  readonly order: NamedOrder;
  /** The units, of all lines. */
  readonly lines: readonly ShortUnits[];
}

/** Ends what `LinkIdentity` said. */
export interface UnlinkIdentity {
  /** The customer. */
  readonly customer: CustomerId;
  /** The channel. */
  readonly channel: ChannelId;
  /** What the channel calls the customer. */
  readonly outside: OutsideId;
}

/** Undoes a merge, as far as it can be. */
export interface UnmergeCustomers {
  /** Who was merged. */
  readonly customer: CustomerId;
}

/** Somebody does not want to be told any more. */
export interface UnsubscribeRestock {
  /** The variant. */
  readonly variant: VariantId;
  /** The customer, as it was subscribed. */
  readonly customer?: CustomerId | null;
  /** The contact, as it was subscribed. */
  readonly contact?: ContactHash | null;
}

/** A variant (规格) as the host describes it: what is bought. */
export interface Variant {
  /** The variant's id, unique in the shop. */
  readonly id: VariantId;
  /** Its name by language. */
  readonly names?: readonly LocalText[];
  /** Where its stock comes from. */
  readonly stock: StockSource;
  /** The fewest that may be bought at a time. */
  readonly min_per_order?: number;
  /** The most that may be bought at a time; absent for no limit of its own. */
  readonly max_per_order?: number | null;
  /** Whether a person must deliver it. */
  readonly manual_delivery?: boolean;
  /** How it is made good once it is paid; absent where its stock is handed over. */
  readonly fulfilment?: Fulfilment | null;
  /** How far it is sold without stock; absent where it is not. */
  readonly backorder?: Backorder | null;
  /** What is promised after its sale; absent where it may be refunded at any time and has no warranty. */
  readonly after_sale?: AfterSale | null;
}

/** A variant (规格), which is bought. */
export type VariantId = string;

export interface Verified {
  readonly records: number;
  readonly head: Digest;
}

/** A version of an order or a stock: 16 hexadecimal digits. */
export type Version = string;

/** What a team's percentage pays. */
export type VolumeMode =
  /** Less what the percentages of the direct teams are worth (团队级差): all together have what the top team's is worth. */
  | "difference"
  /** All of it, for each team. */
  | "whole";

/** A step of a team's volume. */
export interface VolumeTier {
  /** The least volume, in major units. */
  readonly from: Exact;
  /** The share of the whole volume, 0 to 100 percent. */
  readonly percent: Exact;
}

/** A person changed a wallet. */
export interface WalletAdjusted {
  /** Whose. */
  readonly customer: NamedCustomer;
  /** How much more, or with a minus less. */
  readonly by: Amount;
  /** Who did it. */
  readonly who: string;
  /** Why. */
  readonly reason: string;
}

/** A wallet was topped up. */
export interface WalletToppedUp {
  /** Whose. */
  readonly customer: NamedCustomer;
  /** The payment. */
  readonly payment: PaymentId;
  /** How much. */
  readonly amount: Amount;
}

/** Until when, and how often, faulty units are exchanged (质保). */
export interface Warranty {
  /** So many days after the delivery, the last moment included. */
  readonly days: number;
  /** How often one unit may be exchanged. */
  readonly replacements: number;
}

/** A day of the week. */
export type Weekday =
  /** 周一 */
  | "monday"
  /** 周二 */
  | "tuesday"
  /** 周三 */
  | "wednesday"
  /** 周四 */
  | "thursday"
  /** 周五 */
  | "friday"
  /** 周六 */
  | "saturday"
  /** 周日 */
  | "sunday";

export interface WhatIfOrder {
  readonly order: OrderId;
  /** The total by the old book, or why there is none. */
  readonly old: WhatIfSide;
  /** The total by the new one, or why there is none. */
  readonly new: WhatIfSide;
  /** How much more; absent where one of them refuses. */
  readonly difference: Money | null;
}

/** Why a book refuses a cart. */
export interface WhatIfRefused {
  /** The sentence. */
  readonly error: string;
}

/** A total, or why there is none. */
export type WhatIfSide =
  /** The total. */
  | Money
  /** The book refuses the cart. */
  | WhatIfRefused;

/** What an offer took off, or a channel's carts cost, in one currency. */
export interface WhatIfSums {
  /** The offer or channel; empty for all carts. */
  readonly name: string;
  /** How often by the old book. */
  readonly times_old: number;
  /** How often by the new one. */
  readonly times_new: number;
  /** How much by the old book. */
  readonly old: Sum;
  /** How much by the new one. */
  readonly new: Sum;
  /** How much more. */
  readonly difference: Sum;
}

/** What orders would have cost by another price book. */
export interface WhatIfView {
  /** How many carts were priced. */
  readonly carts: number;
  /** How many the old book refuses. */
  readonly refused_by_old: number;
  /** How many the new one refuses. */
  readonly refused_by_new: number;
  /** All carts, a row for each currency. */
  readonly totals: readonly WhatIfSums[];
  /** By offer. */
  readonly offers: readonly WhatIfSums[];
  /** By channel. */
  readonly channels: readonly WhatIfSums[];
  readonly rows?: readonly WhatIfOrder[] | null;
}

/** What happens when a time is over in which something was to be done for a buyer. */
export type WhenOverdue =
  /** It is told once, and the buyer waits on. */
  | "wait"
  /** What was not done is refunded to where the money came from. */
  | "refund_to_source"
  /** It is refunded into the buyer's wallet; a guest's to where the money came from. */
  | "refund_to_wallet";

/** Which orders are looked at. */
export type WhichOrders =
  /** All of them. */
  | "all"
  /** Those that were paid, also when they were refunded later. */
  | "paid"
  /** Those that await their payment, were given up or expired. */
  | "unpaid";

/** From a moment on, until before another. What is left out does not bound it. */
export interface Window {
  /** The first moment inside. */
  readonly from?: Time | null;
  /** The first moment that is outside again. */
  readonly until?: Time | null;
}

/** A withdrawal may be paid. */
export interface WithdrawalApproved {
  /** The withdrawal. */
  readonly withdrawal: WithdrawalId;
  /** Who approved it. */
  readonly by: string;
}

/** A withdrawal of commission, unique in the shop. */
export type WithdrawalId = string;

/** How much and how often one promoter may withdraw within a window of time that ends now. What failed does not count. */
export interface WithdrawalLimit {
  /** The length of the window in milliseconds, 1 s to 367 days. */
  readonly period: Span;
  /** How much, in major units; absent for any. */
  readonly amount?: Exact | null;
  /** How often, 1 to 1000; absent for any. */
  readonly count?: number | null;
}

/** Commission is on its way out. */
export interface WithdrawalRequested {
  /** The withdrawal. */
  readonly withdrawal: WithdrawalId;
  /** Whose commission. */
  readonly promoter: NamedCustomer;
  /** How much, the fee included. */
  readonly amount: Amount;
  /** The fee. */
  readonly fee: Amount;
  /** Whether somebody must approve it before it is paid; absent where nobody must. */
  readonly approval?: boolean | null;
}

/** What a promoter may withdraw. Amounts are in major units of the plan's currency. */
export interface WithdrawalRules {
  /** The smallest withdrawal; zero for any. */
  readonly min?: Exact;
  /** The largest withdrawal, above zero; absent for any. */
  readonly max?: Exact | null;
  /** The fee as a share of the withdrawal, 0 to 100 percent. */
  readonly fee_percent?: Exact;
  /** The fee beside the percentage. */
  readonly fee_fixed?: Exact;
  /** How much and how often within a window of time; absent for any. */
  readonly per_period?: WithdrawalLimit | null;
  /** From what amount on somebody must approve a withdrawal before it is paid; absent for none. */
  readonly approve_from?: Exact | null;
}

/** A withdrawal ended. */
export interface WithdrawalSettled {
  /** The withdrawal. */
  readonly withdrawal: WithdrawalId;
  /** How. */
  readonly settlement: Settlement;
}

/** The order of which the largest share goes out again. */
export interface WorstView {
  readonly order: number;
  readonly revenue: Money;
  readonly paid: Money;
}

/** What orders are worth in the books, so that the books can be checked without them: sums by account, and by offer. */
export interface Worth {
  /** By the number of the shop's account. */
  readonly accounts: readonly Amount[];
  /** What offers with a cap or a budget gave, by the offer's slot. */
  readonly offers: readonly Amount[];
  /** What suppliers are to be paid for its keys, by the supplier's slot. */
  readonly suppliers: readonly Amount[];
}

/** The questions to a shop, by name: what each is asked with. */
export interface Questions {
  /** The shop as a whole: id, clock, number of the last record, end of the journal, what is due when. */
  readonly shop: Readonly<Record<string, never>>;
  /** What the shop was set up with. */
  readonly settings: Readonly<Record<string, never>>;
  /** When to send a tick; null while nothing is due ever. */
  readonly next_deadline: Readonly<Record<string, never>>;
  /** The digest of the state. Costs a pass over it. */
  readonly digest: Readonly<Record<string, never>>;
  /** Whether every invariant holds: null, or the first that does not. Costs several passes over the state. */
  readonly check: Readonly<Record<string, never>>;
  /** The shop's own balances. */
  readonly balances: Readonly<Record<string, never>>;
  /** The sum of all balances in minor units, as text: always "0". */
  readonly trial_balance: Readonly<Record<string, never>>;
  /** What is to be told of the last command or batch, and to whom; in words where a language is named. */
  readonly notices: {
    readonly language?: string | null;
    readonly output?: NoticeOutput | null;
  };
  /** A cart by the price book in force. */
  readonly quote: {
    readonly cart: Cart;
  };
  /** The best of the coupons that a buyer holds. */
  readonly best_coupons: {
    readonly cart: Cart;
    readonly held: readonly CouponCode[];
  };
  /** A cart that takes the place of what an unpaid order buys. */
  readonly quote_resized: {
    readonly order: OrderId;
    readonly cart: Cart;
  };
  /** The price book in force, whole; null where none is. */
  readonly price_book: Readonly<Record<string, never>>;
  /** What a device may know of the price book in force; null where none is. */
  readonly public_price_book: {
    readonly buyer?: CustomerId | null;
  };
  /** What lets a device use a coupon's code. */
  readonly grant: {
    readonly code: CouponCode;
    readonly buyer?: CustomerId | null;
  };
  /** What is wrong with a price book, given what the shop knows. */
  readonly lint: {
    readonly book: PriceBook;
    readonly settings?: LintSettings | null;
  };
  /** What the shop's orders would have cost by another price book; with `rows` for each order too. */
  readonly what_if: {
    readonly book: PriceBook;
    readonly which?: WhichOrders | null;
    readonly rows?: boolean | null;
  };
  /** The stock of a variant. */
  readonly stock: {
    readonly variant: VariantId;
    readonly at?: Time | null;
  };
  /** How many units of several variants can be sold in all; null where there is always one more. */
  readonly stock_together: {
    readonly variants: readonly VariantId[];
    readonly at?: Time | null;
  };
  /** How many units of a variant a channel may take; null where there is always one more. */
  readonly stock_for: {
    readonly variant: VariantId;
    readonly channel: ChannelId;
    readonly at?: Time | null;
  };
  /** The version of a variant's stock, for `expected_version`. */
  readonly stock_version: {
    readonly variant: VariantId;
  };
  /** The version of a pool, for `expected_version`. */
  readonly pool_version: {
    readonly pool: PoolId;
  };
  /** How many keys of a pool are in each state. */
  readonly pool_counts: {
    readonly pool: PoolId;
  };
  /** Every pool with its counts, in the order of opening. */
  readonly pools: Readonly<Record<string, never>>;
  /** A batch of a pool. */
  readonly batch: {
    readonly pool: PoolId;
    readonly batch: BatchId;
  };
  /** The orders that have keys of a batch, from where the page before ended. */
  readonly affected: {
    readonly pool: PoolId;
    readonly batch: BatchId;
    readonly after?: number | null;
    readonly limit?: number | null;
  };
  /** The quotas on a stock. */
  readonly quotas: {
    readonly of: StockName;
    readonly at?: Time | null;
  };
  /** How a watched stock stands and how long it lasts; null where it is not watched. */
  readonly outlook: {
    readonly of: StockName;
    readonly at?: Time | null;
  };
  /** What buyers can pick of a variant, after the last of the page before. */
  readonly previews: {
    readonly variant: VariantId;
    readonly after?: PreviewView | null;
    readonly limit?: number | null;
    readonly at?: Time | null;
  };
  /** How many subscribers wait for a variant. */
  readonly restock_subscribers: {
    readonly variant: VariantId;
  };
  /** What the shop owes its suppliers. */
  readonly supplier_balances: Readonly<Record<string, never>>;
  /** The limits of a variant's sale, and what a buyer has of them; null where nothing limits it. */
  readonly sale: {
    readonly variant: VariantId;
    readonly buyer?: CustomerId | null;
    readonly at?: Time | null;
  };
  /** What is other about a product on a channel; null where nothing is. */
  readonly listing: {
    readonly channel: ChannelId;
    readonly product: ProductId;
  };
  /** Where the review of a product stands. */
  readonly review: {
    readonly product: ProductId;
  };
  /** What keeps products from being sold or buyers from choosing. */
  readonly lint_catalog: {
    readonly at?: Time | null;
  };
  /** An order in memory. */
  readonly order: {
    readonly order: OrderId;
  };
  /** The ids of the orders in memory, in the order of placing: a page after so many. */
  readonly order_ids: {
    readonly after?: number | null;
    readonly limit?: number | null;
  };
  /** The version of an order, for `expected_version`. */
  readonly order_version: {
    readonly order: OrderId;
  };
  /** The orders in memory of a buyer, the newest first. */
  readonly orders_of: {
    readonly buyer: CustomerId;
    readonly after?: OrderId | null;
    readonly limit?: number | null;
  };
  /** The orders in memory that name a contact and a secret, the newest first. */
  readonly orders_of_contact: {
    readonly contact: ContactHash;
  };
  /** The sealed keys that an order's buyer owns. */
  readonly keys_of: {
    readonly order: OrderId;
  };
  /** What the buyer of an order answered. */
  readonly answers_of: {
    readonly order: OrderId;
  };
  /** Why an order cost what it cost and paid whom it paid. */
  readonly explain: {
    readonly order: OrderId;
    readonly language?: Language | null;
  };
  /** The gift that an order is; null where it is none. */
  readonly gift: {
    readonly order: OrderId;
  };
  /** An archived order, from the bytes that it left with. */
  readonly archived_order: {
    readonly order: OrderId;
    readonly bytes: ArchivedBytes;
  };
  /** How many orders are in the archive. */
  readonly archived_orders: Readonly<Record<string, never>>;
  /** Whether an order is in the archive. */
  readonly is_archived: {
    readonly order: OrderId;
  };
  /** The paid orders that wait for a person, the most urgent first. */
  readonly fulfilment_queue: {
    readonly at?: Time | null;
    readonly limit?: number | null;
  };
  /** How many orders wait for a person. */
  readonly fulfilment_queue_len: Readonly<Record<string, never>>;
  /** The orders that paid for a variant whose stock has not come. */
  readonly waiting_for: {
    readonly variant: VariantId;
    readonly limit?: number | null;
  };
  /** A payment. */
  readonly payment: {
    readonly payment: PaymentId;
  };
  /** The payments of an order. */
  readonly payments_of: {
    readonly order: OrderId;
  };
  /** The payments of which money waits for going back. */
  readonly spare_payments: Readonly<Record<string, never>>;
  /** A refund. */
  readonly refund: {
    readonly refund: RefundId;
  };
  /** The refunds that the gateway has not confirmed yet. */
  readonly awaited_refunds: Readonly<Record<string, never>>;
  /** A customer. */
  readonly customer: {
    readonly customer: CustomerId;
  };
  /** The ids of the customers, in the order of registering: a page after so many. */
  readonly customer_ids: {
    readonly after?: number | null;
    readonly limit?: number | null;
  };
  /** Whom a channel knows by an identity; null for nobody. */
  readonly customer_by_identity: {
    readonly channel: ChannelId;
    readonly outside: OutsideId;
  };
  /** A customer's place among people, with figures and standing. */
  readonly network: {
    readonly customer: CustomerId;
  };
  /** The customers above one, nearest first. */
  readonly upline: {
    readonly customer: CustomerId;
  };
  /** Those whom a customer invited: a page from a position on. */
  readonly directs: {
    readonly customer: CustomerId;
    readonly from?: number | null;
    readonly limit?: number | null;
  };
  /** A customer's seat in a placement tree; null for one without. */
  readonly seat: {
    readonly tree: PlacementTreeId;
    readonly customer: CustomerId;
  };
  /** Whose share it is that a customer came. */
  readonly attribution: {
    readonly customer: CustomerId;
    readonly model?: AttributionModel | null;
    readonly at?: Time | null;
  };
  /** The number of the period that the shop's clock is in. */
  readonly current_period: Readonly<Record<string, never>>;
  /** The periods that were closed. */
  readonly periods: Readonly<Record<string, never>>;
  /** What a period pays somebody and why; what closing it now would come to, where it is not closed. */
  readonly explain_period: {
    readonly period: number;
    readonly customer: CustomerId;
    readonly language?: Language | null;
  };
  /** The commission of an order. */
  readonly commission: {
    readonly order: OrderId;
  };
  /** What suppliers and the platform have of an order. */
  readonly partner_shares: {
    readonly order: OrderId;
  };
  /** Where a customer stands in the chain of a bonus. */
  readonly chain: {
    readonly bonus: BonusId;
    readonly customer: CustomerId;
  };
  /** The sub-shop that sells on a channel; null where there is none. */
  readonly sub_shop: {
    readonly channel: ChannelId;
  };
  /** The policy that plans are measured by. */
  readonly policy: Readonly<Record<string, never>>;
  /** What the shop's policy says of a plan. */
  readonly lint_plan: {
    readonly plan: CommissionPlan;
  };
  /** What a plan would have paid for the shop's orders. */
  readonly what_if_plan: {
    readonly plan: CommissionPlan;
    readonly which?: WhichOrders | null;
  };
  /** The plan in force and another one on the same orders. */
  readonly compare_plans: {
    readonly plan: CommissionPlan;
    readonly which?: WhichOrders | null;
  };
}

/** What answers each question. */
export interface Answers {
  /** The shop as a whole: id, clock, number of the last record, end of the journal, what is due when. */
  readonly shop: ShopView;
  /** What the shop was set up with. */
  readonly settings: Settings;
  /** When to send a tick; null while nothing is due ever. */
  readonly next_deadline: Time | null;
  /** The digest of the state. Costs a pass over it. */
  readonly digest: Digest;
  /** Whether every invariant holds: null, or the first that does not. Costs several passes over the state. */
  readonly check: string | null;
  /** The shop's own balances. */
  readonly balances: ShopBalances;
  /** The sum of all balances in minor units, as text: always "0". */
  readonly trial_balance: string;
  /** What is to be told of the last command or batch, and to whom; in words where a language is named. */
  readonly notices: readonly NoticeView[];
  /** A cart by the price book in force. */
  readonly quote: Quote;
  /** The best of the coupons that a buyer holds. */
  readonly best_coupons: BestCoupons;
  /** A cart that takes the place of what an unpaid order buys. */
  readonly quote_resized: Quote;
  /** The price book in force, whole; null where none is. */
  readonly price_book: PriceBook | null;
  /** What a device may know of the price book in force; null where none is. */
  readonly public_price_book: PriceBook | null;
  /** What lets a device use a coupon's code. */
  readonly grant: Grant;
  /** What is wrong with a price book, given what the shop knows. */
  readonly lint: readonly Finding[];
  /** What the shop's orders would have cost by another price book; with `rows` for each order too. */
  readonly what_if: WhatIfView;
  /** The stock of a variant. */
  readonly stock: StockView;
  /** How many units of several variants can be sold in all; null where there is always one more. */
  readonly stock_together: number | null;
  /** How many units of a variant a channel may take; null where there is always one more. */
  readonly stock_for: number | null;
  /** The version of a variant's stock, for `expected_version`. */
  readonly stock_version: Version;
  /** The version of a pool, for `expected_version`. */
  readonly pool_version: Version;
  /** How many keys of a pool are in each state. */
  readonly pool_counts: KeyCounts;
  /** Every pool with its counts, in the order of opening. */
  readonly pools: readonly PoolView[];
  /** A batch of a pool. */
  readonly batch: BatchView;
  /** The orders that have keys of a batch, from where the page before ended. */
  readonly affected: AffectedOrders;
  /** The quotas on a stock. */
  readonly quotas: readonly QuotaView[];
  /** How a watched stock stands and how long it lasts; null where it is not watched. */
  readonly outlook: StockOutlook | null;
  /** What buyers can pick of a variant, after the last of the page before. */
  readonly previews: readonly PreviewView[];
  /** How many subscribers wait for a variant. */
  readonly restock_subscribers: number;
  /** What the shop owes its suppliers. */
  readonly supplier_balances: readonly SupplierView[];
  /** The limits of a variant's sale, and what a buyer has of them; null where nothing limits it. */
  readonly sale: SaleView | null;
  /** What is other about a product on a channel; null where nothing is. */
  readonly listing: Listing | null;
  /** Where the review of a product stands. */
  readonly review: Review;
  /** What keeps products from being sold or buyers from choosing. */
  readonly lint_catalog: readonly CatalogFinding[];
  /** An order in memory. */
  readonly order: OrderView;
  /** The ids of the orders in memory, in the order of placing: a page after so many. */
  readonly order_ids: Page;
  /** The version of an order, for `expected_version`. */
  readonly order_version: Version;
  /** The orders in memory of a buyer, the newest first. */
  readonly orders_of: readonly OrderView[];
  /** The orders in memory that name a contact and a secret, the newest first. */
  readonly orders_of_contact: readonly OrderView[];
  /** The sealed keys that an order's buyer owns. */
  readonly keys_of: readonly SealedKey[];
  /** What the buyer of an order answered. */
  readonly answers_of: readonly AnswersView[];
  /** Why an order cost what it cost and paid whom it paid. */
  readonly explain: ExplainedOrder;
  /** The gift that an order is; null where it is none. */
  readonly gift: GiftView | null;
  /** An archived order, from the bytes that it left with. */
  readonly archived_order: OrderView;
  /** How many orders are in the archive. */
  readonly archived_orders: number;
  /** Whether an order is in the archive. */
  readonly is_archived: boolean;
  /** The paid orders that wait for a person, the most urgent first. */
  readonly fulfilment_queue: readonly QueuedOrder[];
  /** How many orders wait for a person. */
  readonly fulfilment_queue_len: number;
  /** The orders that paid for a variant whose stock has not come. */
  readonly waiting_for: readonly OrderId[];
  /** A payment. */
  readonly payment: PaymentView;
  /** The payments of an order. */
  readonly payments_of: readonly PaymentView[];
  /** The payments of which money waits for going back. */
  readonly spare_payments: readonly PaymentView[];
  /** A refund. */
  readonly refund: RefundView;
  /** The refunds that the gateway has not confirmed yet. */
  readonly awaited_refunds: readonly AwaitedRefundView[];
  /** A customer. */
  readonly customer: CustomerView;
  /** The ids of the customers, in the order of registering: a page after so many. */
  readonly customer_ids: Page;
  /** Whom a channel knows by an identity; null for nobody. */
  readonly customer_by_identity: CustomerId | null;
  /** A customer's place among people, with figures and standing. */
  readonly network: NetworkView;
  /** The customers above one, nearest first. */
  readonly upline: readonly CustomerId[];
  /** Those whom a customer invited: a page from a position on. */
  readonly directs: Page;
  /** A customer's seat in a placement tree; null for one without. */
  readonly seat: SeatView | null;
  /** Whose share it is that a customer came. */
  readonly attribution: readonly AttributedTouch[];
  /** The number of the period that the shop's clock is in. */
  readonly current_period: PeriodNumber;
  /** The periods that were closed. */
  readonly periods: readonly PeriodView[];
  /** What a period pays somebody and why; what closing it now would come to, where it is not closed. */
  readonly explain_period: ExplainedPeriod;
  /** The commission of an order. */
  readonly commission: readonly CommissionView[];
  /** What suppliers and the platform have of an order. */
  readonly partner_shares: readonly PartnerView[];
  /** Where a customer stands in the chain of a bonus. */
  readonly chain: ChainView;
  /** The sub-shop that sells on a channel; null where there is none. */
  readonly sub_shop: SubShopView | null;
  /** The policy that plans are measured by. */
  readonly policy: Policy;
  /** What the shop's policy says of a plan. */
  readonly lint_plan: PlanFindings;
  /** What a plan would have paid for the shop's orders. */
  readonly what_if_plan: Simulated;
  /** The plan in force and another one on the same orders. */
  readonly compare_plans: Compared;
}
