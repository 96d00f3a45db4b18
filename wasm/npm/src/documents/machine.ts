import type { Rejection } from "../rejected.js";
import type { BestCoupons, Cart, Finding, PriceBook, Quote } from "./pricing.js";
import type { Json, JsonObject } from "./json.js";

/** What a shop is set up with. */
export interface Settings {
  /** Of every price and payment. */
  readonly currency?: string;
  readonly [more: string]: Json | undefined;
}

/** A command: who asks, when, and what. */
export interface Command {
  /** What makes it unique: the host's own text, or a client's next number. */
  readonly id: string | { readonly client: string; readonly sequence: number };
  /** The moment it is asked for, in milliseconds since 1970. */
  readonly at: number;
  /** The host's id that follows a request through all systems. */
  readonly trace?: string | null;
  /** What is asked: an object with one member, the use case. */
  readonly body: Body;
  /** The version of the order or the stock that it was made for. */
  readonly expected_version?: string | null;
}

/** What is asked: an object with one member, named after the use case, such as `place_order`. */
export type Body = JsonObject;

/** What happened: an object with one member, named after the event, such as `order_placed`. */
export type Event = JsonObject;

/** What to tell the one who asked: an object with one member. */
export type Reply = JsonObject;

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

/** A question: an object with one member, its name, whose value has the fields. */
export type Query = { readonly best_coupons: { readonly cart: Cart; readonly held: readonly string[] } } | JsonObject;

/** What answers a question. */
export type Answer<Q extends Query> = Q extends { readonly best_coupons: unknown }
  ? BestCoupons
  : Q extends { readonly quote: unknown }
    ? Quote
    : Q extends { readonly lint: unknown }
      ? Finding[]
      : Q extends { readonly price_book: unknown }
        ? PriceBook | null
        : Json;

/** The plan document: rules of commission. */
export interface CommissionPlan {
  readonly id: string;
  readonly currency: string;
  /** The most that it may pay, in percent. */
  readonly cap_percent: string;
  readonly [more: string]: Json | undefined;
}

/** One sale: who bought what, and who stands above. */
export interface Sale {
  readonly buyer: SalePerson;
  /** The inviter, the inviter's inviter, and so on. */
  readonly upline?: readonly SalePerson[];
  readonly lines: readonly SaleLine[];
}

/** A person in a sale. */
export interface SalePerson {
  readonly id: string;
  readonly level?: string | null;
  readonly promoter?: boolean;
  readonly [more: string]: Json | undefined;
}

/** A line in a sale. */
export interface SaleLine {
  readonly product: string;
  readonly quantity: number;
  readonly paid: string;
  readonly list?: string | null;
  readonly cost?: string | null;
}

/** What a sale pays. */
export interface Commissions {
  readonly commissions: readonly {
    readonly promoter: string;
    readonly line: number;
    readonly bonus: string;
    readonly tier: number;
    readonly amount: string;
    readonly cut: string;
  }[];
  readonly total: string;
  /** Why, one English sentence for each step. */
  readonly explanation: readonly string[];
  /** The same in Chinese. */
  readonly explanation_zh: readonly string[];
}

/** The most that a plan can pay. */
export interface Bound {
  readonly percent: string;
  readonly fixed_per_unit: string;
  readonly witness: string;
  readonly attained_percent: string;
  readonly exact: boolean;
  readonly product?: string;
  readonly upline: readonly (string | null)[];
}

/** What a policy is about: its concerns and what it says of each. */
export interface Policy extends JsonObject {}

/** What a policy found in a plan. */
export interface PlanFindings {
  readonly policy: string;
  readonly findings: readonly {
    readonly concern: string;
    readonly stance: string;
    readonly bonus?: string;
    readonly parameter: string;
    readonly found?: string;
    readonly above?: string;
    readonly citations: readonly JsonObject[];
    readonly english: string;
    readonly chinese: string;
  }[];
}

/** A market that a seed makes up. */
export interface Market {
  readonly seed: number;
  readonly people: number;
  readonly tree?: "random" | "line" | { readonly wide: number } | { readonly recent: number };
  /** How many of a hundred people may earn. */
  readonly promoters?: number;
  readonly levels?: readonly { readonly level: string; readonly percent: number }[];
  readonly orders: number;
  /** The least that an order costs, a decimal in major units. */
  readonly from: string;
  /** The most that an order costs. */
  readonly to: string;
  readonly cost_percent?: number;
}

/** What a plan came to on many orders. */
export interface Simulated {
  readonly orders: number;
  readonly revenue: string;
  readonly paid: string;
  readonly paid_basis_points: number;
  readonly cut: string;
  readonly margin_left?: string;
  readonly by_tier: readonly { readonly tier: number; readonly paid: string }[];
  readonly by_level: readonly { readonly level: string | null; readonly paid: string }[];
  readonly by_bonus: readonly { readonly bonus: string; readonly paid: string }[];
  readonly receivers: number;
  readonly top: { readonly people: number; readonly paid: string; readonly basis_points: number };
  readonly worst?: { readonly order: number; readonly revenue: string; readonly paid: string };
}

/** How the key files of a pool look. */
export interface KeyFormat extends JsonObject {}

/** A key as the machine knows it. */
export interface SealedKey {
  readonly fingerprint: string;
  /** Base64. */
  readonly bytes: string;
}

/** What became of the lines of a key file. */
export interface ImportReport extends JsonObject {}

/** What a key file holds. */
export interface KeyFileReport {
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
