import type * as d from "./generated.js";
import type { BestCoupons, Finding, Quote, WhatIf, WhatIfRow } from "./hand.js";

/** What answers each question. */
export interface Answers {
  readonly shop: d.ShopView;
  readonly settings: d.Settings;
  readonly next_deadline: number | null;
  readonly digest: string;
  /** The first invariant that does not hold. */
  readonly check: string | null;
  readonly balances: d.ShopBalances;
  readonly trial_balance: string;
  readonly notices: readonly d.NoticeView[];
  readonly quote: Quote;
  readonly best_coupons: BestCoupons;
  readonly quote_resized: Quote;
  readonly price_book: d.PriceBook | null;
  readonly public_price_book: d.PriceBook | null;
  readonly grant: d.Grant;
  readonly lint: readonly Finding[];
  readonly what_if: WhatIf & { readonly rows?: readonly ({ readonly order: string } & WhatIfRow)[] };
  readonly stock: d.StockView;
  readonly stock_together: number | null;
  readonly stock_for: number | null;
  readonly stock_version: string;
  readonly pool_version: string;
  readonly pool_counts: d.KeyCounts;
  readonly pools: readonly d.PoolView[];
  readonly batch: d.BatchView;
  readonly affected: d.AffectedOrders;
  readonly quotas: readonly d.QuotaView[];
  readonly outlook: d.StockOutlook | null;
  readonly previews: readonly d.PreviewView[];
  readonly restock_subscribers: number;
  readonly supplier_balances: readonly d.SupplierView[];
  readonly sale: d.SaleView | null;
  readonly listing: d.Listing | null;
  readonly review: d.Review;
  readonly lint_catalog: readonly d.CatalogFinding[];
  readonly order: d.OrderView;
  readonly order_ids: Page;
  readonly order_version: string;
  readonly orders_of: readonly d.OrderView[];
  readonly orders_of_contact: readonly d.OrderView[];
  readonly keys_of: readonly d.SealedKey[];
  readonly answers_of: readonly d.AnswersView[];
  readonly explain: d.ExplainedOrder;
  readonly gift: d.GiftView | null;
  readonly archived_order: d.OrderView;
  readonly archived_orders: number;
  readonly is_archived: boolean;
  readonly fulfilment_queue: readonly d.QueuedOrder[];
  readonly fulfilment_queue_len: number;
  readonly waiting_for: readonly string[];
  readonly payment: d.PaymentView;
  readonly payments_of: readonly d.PaymentView[];
  readonly spare_payments: readonly d.PaymentView[];
  readonly refund: d.RefundView;
  readonly awaited_refunds: readonly d.AwaitedRefundView[];
  readonly customer: d.CustomerView;
  readonly customer_ids: Page;
  readonly customer_by_identity: string | null;
  readonly network: d.NetworkView;
  readonly upline: readonly string[];
  readonly directs: Page;
  readonly seat: d.SeatView | null;
  readonly attribution: readonly d.AttributedTouch[];
  readonly current_period: number;
  readonly periods: readonly d.PeriodView[];
  readonly explain_period: d.ExplainedPeriod;
  readonly commission: readonly d.CommissionView[];
  readonly partner_shares: readonly d.PartnerView[];
  readonly sub_shop: d.SubShopView | null;
  readonly chain: d.ChainView;
  readonly policy: d.Policy;
  readonly lint_plan: d.PlanFindings;
  readonly what_if_plan: d.Simulated;
  readonly compare_plans: d.Compared;
}

/** A page of ids. */
export interface Page {
  readonly rows: readonly string[];
  /** Where the next page begins; absent after the last. */
  readonly next?: number;
}

/** A question to a shop: an object with one member, its name, such as `{ order: { order: "o-1" } }`. */
export type Query<N extends keyof d.Questions = keyof d.Questions> = { readonly [K in N]: d.Questions[K] };

/** Every question has an answer, and nothing else has one. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Holds<T extends true> = T;
/** @internal */
export type Complete = Holds<Same<keyof d.Questions, keyof Answers>>;
