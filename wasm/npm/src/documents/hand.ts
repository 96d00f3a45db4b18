import type {
  BorneBy,
  Command,
  Event,
  ImportReport,

  Reply,
  SealedKey,
  Severity,
  Step,
} from "./generated.js";
import type { Rejection } from "../rejected.js";

/** A price with its parts. Amounts are decimals in `currency`. */
export interface PricedQuote {
  /** The price book's id. */
  readonly book: string;
  /** The price book's digest. */
  readonly digest: string;
  readonly currency: string;
  /** The moment that it was made for, in milliseconds since 1970. */
  readonly at: number;
  readonly channel: string;
  readonly buyer: string | null;
  readonly level: string | null;
  readonly payment_method: string | null;
  /** Where it is taxed. */
  readonly region?: string;
  /** The coupons of the cart. */
  readonly codes: readonly string[];
  /** In the order of the cart. */
  readonly lines: readonly QuoteLine[];
  /** At list prices. */
  readonly subtotal: string;
  /** What lines cost less than that. */
  readonly discount: string;
  readonly shipping?: QuotedShipping;
  /** Absent where nothing is taxed. */
  readonly is_tax_inclusive?: boolean;
  readonly tax?: string;
  readonly taxes?: readonly QuotedTax[];
  readonly fee?: QuotedFee;
  /** What made the total a round sum. */
  readonly cash_rounding?: string;
  /** What is to be paid. */
  readonly total: string;
  /** The offers that applied. */
  readonly offers: readonly AppliedOffer[];
  readonly gifts?: readonly QuotedGift[];
}

/** A price with its parts and why, step by step. */
export interface Quote extends PricedQuote {
  readonly trace: readonly Step[];
}

/** A line of a quote. */
export interface QuoteLine {
  readonly variant: string;
  readonly quantity: number;
  readonly unit_price: string;
  readonly list: string;
  readonly discount: string;
  /** What of the discount is the line's share of offers on the whole order. */
  readonly order_discount: string;
  readonly total: string;
  readonly tax?: string;
}

/** What shipping costs. */
export interface QuotedShipping {
  readonly method: string;
  readonly list: string;
  readonly discount: string;
  readonly total: string;
  readonly tax?: string;
}

/** The tax of a category. */
export interface QuotedTax {
  readonly category: string;
  readonly percent: string;
  readonly net: string;
  readonly tax: string;
}

/** What the way to pay costs. */
export interface QuotedFee {
  readonly method: string;
  readonly amount: string;
  readonly tax?: string;
  readonly borne_by: BorneBy;
}

/** What an offer gives along. */
export interface QuotedGift {
  readonly variant: string;
  readonly quantity: number;
  readonly worth: string;
  readonly offer: string;
}

/** An offer that applied. */
export interface AppliedOffer {
  readonly offer: string;
  readonly coupon: string | null;
  readonly amount: string;
  /** What it could not take, because lines have floors. */
  readonly unplaced?: string;
  readonly cashback?: string;
}

/** The coupons with which a cart costs the least. */
export interface BestCoupons {
  /** The coupons to put into the cart; each of them changes what is to be paid. */
  readonly codes: readonly string[];
  /** The cart with them. */
  readonly quote: Quote;
  /** How many offers were worked out. */
  readonly worked_out: number;
  /** Whether no other combination costs less. */
  readonly is_proven: boolean;
}

/** What is wrong with a price book. */
export interface Finding {
  /** The stable code, such as `price.below_cost`. */
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string>>;
  readonly english: string;
  readonly chinese: string;
}

/** What orders would have cost by another price book. */
export interface WhatIf {
  readonly carts: number;
  readonly refused_by_old: number;
  readonly refused_by_new: number;
  readonly totals: readonly WhatIfSums[];
  readonly offers: readonly WhatIfSums[];
  readonly channels: readonly WhatIfSums[];
}

/** What an offer took off, or a channel's carts cost, in one currency. */
export interface WhatIfSums {
  /** The offer or channel; empty for all carts. */
  readonly name: string;
  readonly times_old: number;
  readonly times_new: number;
  readonly old: string;
  readonly new: string;
  readonly difference: string;
}

/** One cart by both books: totals, or why there is none. */
export interface WhatIfRow {
  readonly old: string | { readonly error: string };
  readonly new: string | { readonly error: string };
  readonly difference: string | null;
}

/** A command that was done. */
export interface Done {
  /** The number of its record; absent where nothing happened. */
  readonly sequence?: number;
  /** The logical time of its record. */
  readonly at?: number;
  /** What happened; empty where nothing did. */
  readonly events: readonly Event[];
  readonly reply: Reply;
  /** Whether this command was answered before and is only answered again. */
  readonly answered_before: boolean;
}

/** What came of a command in a batch. */
export type Outcome = Done | { readonly rejection: Rejection };

/** What a command would do. */
export interface Decided {
  readonly events: readonly Event[];
}

/** A list of commands. */
export type Batch = readonly Command[];

/** What a key file holds. */
export interface KeyFileReport {
  /** How many good keys there are. */
  readonly keys: number;
  readonly report: ImportReport;
}

/** The sealed keys of a file. */
export interface SealedKeys {
  readonly keys: readonly SealedKey[];
  /** For each key, its line number from 1. */
  readonly lines: readonly number[];
  readonly report: ImportReport;
}

/** A journal that is whole. */
export interface Verified {
  readonly records: number;
  /** The digest that seals them all. */
  readonly head: string;
}

