/** A value as JSON can hold it. Money and rates are decimal text such as `"98.00"`, never numbers. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/** What {@link Pricer} throws when it refuses. */
export interface Rejected extends Error {
  readonly name: "Rejected";
  /** The stable code, the same in every language, such as `document.invalid`. */
  readonly code: string;
  /** What the message speaks of, by name. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Loads the machine; must have ended before the first object is made. Further calls return the same promise.
 *
 * @param module where it is, or its bytes; left out, the file of this package
 */
export function init(
  module?: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response | BufferSource>,
): Promise<void>;

/** Prices carts by one price book. */
export class Pricer {
  /**
   * Reads and checks a price book.
   *
   * @param priceBook an object, or its JSON
   * @throws {Rejected} when it is no price book, or breaks one of its rules
   */
  constructor(priceBook: string | JsonObject);

  /**
   * Prices a cart.
   *
   * @param cart an object, or its JSON
   * @throws {Rejected} when it is no cart, or cannot be priced
   */
  quote(cart: string | JsonObject): JsonObject;

  /** The price book's digest: the same book gives the same one in every language. */
  readonly digest: string;

  /** Gives the memory back at once; the object is of no use afterwards. */
  free(): void;
}
