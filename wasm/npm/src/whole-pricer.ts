import type { Finding, Grant, LintSettings, PriceBook, Split } from "./documents/index.js";
import { loader } from "./machine.js";
import type { WholePricerHandle } from "./native/types.js";
import { PricerBase } from "./pricer.js";
import { answered, plain, text } from "./rejected.js";

/** Prices carts by one price book, and says what a server asks of it. It never changes. */
export class Pricer extends PricerBase<WholePricerHandle> {
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

  /**
   * What is wrong with the book: offers that never apply, prices below cost, and the like.
   *
   * @throws {Rejected} when these are no settings
   */
  lint(settings: LintSettings = {}): Finding[] {
    return answered(() => this.handle.lint(text(settings)));
  }

  /**
   * The form of the book that any device may have: no costs, no floors, no codes; with the prices agreed with a buyer where
   * one is named.
   *
   * @throws {Rejected} when the buyer is no id
   */
  publicBook(buyer?: string): PriceBook {
    return answered(() => this.handle.publicBook(buyer));
  }

  /**
   * What lets a device use a coupon's code.
   *
   * @throws {Rejected} when the code is not known
   */
  grant(code: string): Grant {
    return answered(() => this.handle.grant(code));
  }
}

/** A handle on its way into a new object. */
class Granted {
  constructor(readonly handle: WholePricerHandle) {}
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it.
 *
 * @throws {Rejected} when nothing can hold the amount, or it is finer than the currency
 */
export function allocate(split: Split): string[] {
  return answered(() => loader.module.allocate(text(split)));
}
