import type {
  Answers,
  BestCoupons,
  Cart,
  Command,
  Decided,
  Done,
  Outcome,
  Query,
  Questions,
  Quote,
  Settings,
} from "./documents/index.js";
import { loader } from "./machine.js";
import type { ShopHandle } from "./native/types.js";
import { answered, plain, type Rejection, text } from "./rejected.js";

/** Why the end of a journal could not be read. */
export type Damage = Rejection;

/** A shop recovered from what a host has stored, whose end may be damaged. */
export interface Recovery {
  /** The shop after the last good record. */
  readonly shop: Shop;
  /** How many of the journal's bytes are good: cut it here before adding to it. */
  readonly goodBytes: number;
  /** Why the rest is not; absent where everything is good. */
  readonly damage?: Damage;
}

/**
 * A shop with its journal: the whole machine.
 *
 * The journal's bytes are the shop. A command's record waits in memory until {@link takeJournal}, and the rule is: take it,
 * make it durable, and only then tell anybody the outcome. Where the storing fails, store the same bytes again, or drop the
 * shop and {@link Shop.recover} it from what is stored.
 *
 * ```ts
 * const shop = new Shop("demo", { currency: "CNY" });
 * const outcome = shop.execute({ id: "c-1", at: Date.now(), body: { put_channel: { channel: { id: "web" } } } });
 * await store(shop.takeJournal());
 * ```
 */
export class Shop {
  readonly #handle: ShopHandle;

  /**
   * Opens a new shop. The record that opens it waits to be taken.
   *
   * @throws {Rejected} when it is no id, or a setting is out of its range
   */
  constructor(id: string, settings: Settings | string = {}) {
    this.#handle = isHandle(id) ? id : plain(() => new loader.module.Shop(id, text(settings)));
  }

  /**
   * The shop as a snapshot has it.
   *
   * @throws {Rejected} when the bytes are no snapshot, or not what was written
   */
  static restore(snapshot: Uint8Array): Shop {
    return wrap(plain(() => loader.module.Shop.restore(snapshot)));
  }

  /**
   * The shop as a journal has it, from a snapshot on where there is one. The journal is either all of it or the part after
   * the snapshot. A damaged end (a torn write) is told and left out.
   *
   * @throws {Rejected} when snapshot or opening cannot be read, or they are not of one shop
   */
  static recover(journal: Uint8Array, snapshot?: Uint8Array): Recovery {
    const recovered = plain(() => loader.module.Shop.recover(journal, snapshot));
    const damage = recovered.damage();
    const recovery = { shop: wrap(recovered.shop()), goodBytes: recovered.goodBytes() };
    recovered.free();
    return damage === undefined ? recovery : { ...recovery, damage: JSON.parse(damage) as Damage };
  }

  /**
   * Executes a command. A command that was answered before is answered again and does nothing.
   *
   * @throws {Rejected} where the machine refuses; nothing has changed, and the command's id may be used again
   */
  execute(command: Command | string): Done {
    return answered(() => this.#handle.execute(text(command)));
  }

  /**
   * Executes commands in their order. A rejected command undoes nothing; those after it are executed, or left out where
   * `stopAtRejection` says so, and the outcomes end with the rejection.
   *
   * @throws {Rejected} when this is no list of commands; then none was executed
   */
  executeBatch(commands: readonly Command[] | string, options: { readonly stopAtRejection?: boolean } = {}): Outcome[] {
    return answered(() => this.#handle.executeBatch(text(commands), options.stopAtRejection ?? false));
  }

  /**
   * What a command would do now. Changes nothing.
   *
   * @throws {Rejected} as the command would get it
   */
  decide(command: Command | string): Decided {
    return answered(() => this.#handle.decide(text(command)));
  }

  /**
   * Prices a cart by the price book in force. What the shop knows of the buyer counts, not what the cart says.
   *
   * @throws {Rejected} when it is no cart, or cannot be priced
   */
  quote(cart: Cart | string): Quote {
    return answered(() => this.#handle.quote(text(cart)));
  }

  /**
   * The best of the coupons that a buyer holds, of those that may be used once more.
   *
   * @throws {Rejected} when it is no cart, a coupon is not known, or the cart cannot be priced
   */
  bestCoupons(cart: Cart, held: readonly string[]): BestCoupons {
    return this.ask({ best_coupons: { cart, held } });
  }

  /**
   * Any read of the shop: `shop.ask({ order: { order: "o-1" } })`.
   *
   * @throws {Rejected} when it asks for what is not known
   */
  ask<N extends keyof Questions>(query: Query<N>): Answers[N] {
    return answered(() => this.#handle.ask(text(query)));
  }

  /** The bytes to be added to the journal, in the order of the commands; nothing is handed out twice. */
  takeJournal(): Uint8Array<ArrayBuffer> {
    return this.#handle.takeJournal();
  }

  /** The whole state as bytes. Store it only once every byte of the journal taken before it is durable. */
  snapshot(): Uint8Array<ArrayBuffer> {
    return this.#handle.snapshot();
  }

  /** The digest of the state: the same state has the same one in every language. Costs a pass over the state. */
  get digest(): string {
    return this.#handle.digest();
  }

  /** When to send a `tick`, in milliseconds since 1970; undefined while nothing is due ever. */
  get nextDeadline(): number | undefined {
    return this.#handle.nextDeadline();
  }

  /** Gives the memory back now; otherwise the garbage collector does some day. The object is of no use afterwards. */
  free(): void {
    this.#handle.free();
  }
}

const handles = /* @__PURE__ */ new WeakSet<object>();

function wrap(handle: ShopHandle): Shop {
  handles.add(handle);
  return new Shop(handle as unknown as string);
}

function isHandle(id: unknown): id is ShopHandle {
  return typeof id === "object" && id !== null && handles.has(id);
}
