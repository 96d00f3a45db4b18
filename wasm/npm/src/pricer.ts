import type { BestCoupons, Cart, Grant, PricedQuote, Quote } from "./documents/index.js";
import type { PricerHandle } from "./native/types.js";
import { answered, plain, text } from "./rejected.js";

/** A language for people. Chinese for `zh` and whatever begins so, English for all others. */
export type LanguageTag = string;

/**
 * Prices carts by one price book. It never changes.
 *
 * Documents are objects, or JSON text that is handed over as it is.
 */
export abstract class PricerBase<H extends PricerHandle> {
  /** @internal */
  protected readonly handle: H;

  /** @internal */
  protected constructor(handle: H) {
    this.handle = handle;
  }

  /**
   * Prices a cart, with a trace of every step, also of the offers that did not apply.
   *
   * @throws {Rejected} when it is no cart, or cannot be priced
   */
  quote(cart: Cart | string): Quote {
    return answered(() => this.handle.quote(text(cart)));
  }

  /**
   * Prices a cart without the trace: the same amounts, faster.
   *
   * @throws {Rejected} when it is no cart, or cannot be priced
   */
  price(cart: Cart | string): PricedQuote {
    return answered(() => this.handle.price(text(cart)));
  }

  /**
   * Why a cart costs what it costs: a line for each step, then the sums.
   *
   * @throws {Rejected} when it is no cart, or cannot be priced
   */
  explain(cart: Cart | string, language: LanguageTag = "en"): string {
    return plain(() => this.handle.explain(text(cart), language));
  }

  /**
   * The coupons with which a cart costs the least, of those that the buyer holds.
   *
   * @throws {Rejected} when it is no cart, a coupon is not known, or the cart cannot be priced
   */
  bestCoupons(cart: Cart | string, held: readonly string[]): BestCoupons {
    return answered(() => this.handle.bestCoupons(text(cart), text(held)));
  }

  /** The price book's digest: the same book gives the same one in every language, and so does its public form. */
  get digest(): string {
    return plain(() => this.handle.digest());
  }

  /** Gives the memory back now; otherwise the garbage collector does some day. The object is of no use afterwards. */
  free(): void {
    this.handle.free();
  }

  /** @internal */
  protected granted(grants: readonly Grant[] | string): H {
    return plain(() => this.handle.withGrants(text(grants))) as H;
  }
}
