/**
 * Prices alone: small enough for every page. The whole machine is `keytill`.
 *
 * @packageDocumentation
 */
import type { Grant, PriceBook, Split } from "./documents/index.js";
import { type Bytes, Loader, type Source } from "./loader.js";
import glue from "./native/pricing.js";
import type { PricerHandle } from "./native/types.js";
import { PricerBase } from "./pricer.js";
import { answered, plain, text } from "./rejected.js";
import { where } from "./where/pricing.js";

export type * from "./documents/index.js";
export type { Bytes, Source } from "./loader.js";
export { type Amount, formatMoney, minorUnits, moneyText, parseMoney } from "./money.js";
export type { LanguageTag } from "./pricer.js";
export { Rejected, type Rejection } from "./rejected.js";

const loader = /* @__PURE__ */ new Loader(glue, where);

/**
 * Loads the module; must have ended before the first object is made. Further calls return the same promise. Node loads it
 * on first use, and need not call this.
 *
 * @param source where the module is, or its bytes; left out, the file of this package
 */
export function init(source?: Source | Promise<Source>): Promise<void> {
  return loader.init(source);
}

/** Loads the module at once, from its bytes. Pages may do so with small modules only: {@link init} is for them. */
export function initSync(module: Bytes): void {
  loader.initSync(module);
}

/**
 * Prices carts by one price book. It never changes.
 *
 * ```ts
 * const pricer = new Pricer(priceBook);
 * pricer.quote({ channel: "h5", lines: [{ variant: "gift-card-50", quantity: 2 }] }).total; // "98.00"
 * ```
 */
export class Pricer extends PricerBase<PricerHandle> {
  /**
   * Reads and checks a price book, whole or in its public form.
   *
   * @throws {Rejected} when it is no price book, or breaks one of its rules
   */
  constructor(priceBook: PriceBook | string) {
    super(priceBook instanceof Granted ? priceBook.handle : plain(() => new loader.module.Pricer(text(priceBook))));
  }

  /**
   * The same price book with the offers that a server granted.
   *
   * @throws {Rejected} when they are grants of another book
   */
  withGrants(grants: readonly Grant[] | string): Pricer {
    return new Pricer(new Granted(this.granted(grants)) as unknown as string);
  }
}

/** A handle on its way into a new object. */
class Granted {
  constructor(readonly handle: PricerHandle) {}
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it.
 *
 * @throws {Rejected} when nothing can hold the amount, or it is finer than the currency
 */
export function allocate(split: Split): string[] {
  return answered(() => loader.module.allocate(text(split)));
}
