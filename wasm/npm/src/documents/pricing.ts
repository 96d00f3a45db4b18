import type { Json, JsonObject } from "./json.js";

/** What somebody wants to buy. */
export interface Cart {
  /** Where it is bought. */
  readonly channel: string;
  /** The customer who buys; nobody for a guest. */
  readonly buyer?: string | null;
  readonly lines: readonly CartLine[];
  /** The codes of the coupons that it carries. */
  readonly coupons?: readonly string[];
  readonly payment_method?: string | null;
  /** The moment that it is priced for, in milliseconds since 1970. */
  readonly at?: number;
  /** What is known of the buyer; a shop asks itself. */
  readonly facts?: JsonObject;
  /** One of the price book's currencies; its own where left out. */
  readonly currency?: string | null;
  /** How it is shipped. */
  readonly shipping?: string | null;
  /** Where it is taxed. */
  readonly region?: string | null;
}

/** A line of a cart. */
export interface CartLine {
  readonly variant: string;
  readonly quantity: number;
  /** The keys that the buyer picks, by their previews. */
  readonly picks?: readonly PickedKey[] | null;
}

/** A key that the buyer picks. */
export interface PickedKey {
  readonly preview: string;
  /** What it costs on top. */
  readonly premium: string;
}

/** The whole published pricing document. */
export interface PriceBook {
  readonly id: string;
  readonly currency: string;
  readonly variants: readonly PricedVariant[];
  readonly [more: string]: Json | undefined | readonly PricedVariant[];
}

/** The price of a variant. */
export interface PricedVariant {
  readonly variant: string;
  readonly product: string;
  /** In major units, a decimal. */
  readonly price: string;
  readonly [more: string]: Json | undefined;
}

/** A price with its parts. Amounts are decimals in `currency`. */
export interface PricedQuote {
  /** The price book's id. */
  readonly book: string;
  /** The price book's digest. */
  readonly digest: string;
  readonly currency: string;
  readonly at: number;
  readonly channel: string;
  readonly buyer: string | null;
  readonly level: string | null;
  readonly payment_method: string | null;
  readonly region?: string;
  /** The coupons of the cart. */
  readonly codes: readonly string[];
  readonly lines: readonly QuoteLine[];
  readonly subtotal: string;
  readonly discount: string;
  readonly shipping?: QuotedShipping;
  /** Absent where nothing is taxed. */
  readonly is_tax_inclusive?: boolean;
  readonly tax?: string;
  readonly taxes?: readonly QuotedTax[];
  readonly fee?: QuotedFee;
  readonly cash_rounding?: string;
  readonly total: string;
  /** The offers that applied. */
  readonly offers: readonly AppliedOffer[];
  readonly gifts?: readonly QuotedGift[];
}

/** A price with its parts and why, step by step. */
export interface Quote extends PricedQuote {
  readonly trace: readonly Step[];
}

/** A step of a trace: `step` says which. */
export interface Step extends JsonObject {
  readonly step: string;
}

/** A line of a quote. */
export interface QuoteLine {
  readonly variant: string;
  readonly quantity: number;
  readonly unit_price: string;
  readonly list: string;
  readonly discount: string;
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
  readonly borne_by: "buyer" | "merchant";
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

/** What lets a device use a coupon's code: made by a server, handed on as it is. */
export interface Grant extends JsonObject {}

/** What is to be split. */
export interface Split {
  /** The whole, a decimal in major units. */
  readonly total: string;
  readonly currency: string;
  /** What the parts are in proportion to: decimals. */
  readonly weights: readonly string[];
  /** Who gets what is left after every part is cut down to whole minor units. */
  readonly rule?: AllocationRule;
}

/** Who gets what is left after every part is cut down to whole minor units. */
export type AllocationRule =
  | "largest_remainder"
  | "floor_then_first"
  | "last_absorbs"
  | "half_down_then_first"
  | "half_up_then_last"
  | "from_last"
  | "lower_then_largest"
  | "lower_then_first";

/** What a linter is told beside the book. */
export interface LintSettings extends JsonObject {}

/** What is wrong with a price book. */
export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly params: Readonly<Record<string, string>>;
  readonly [more: string]: Json;
}
