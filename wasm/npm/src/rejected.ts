import type { Quote } from "./documents/index.js";

/** What the machine says of a rejection, as it stands in the outcomes of a batch. */
export interface Rejection {
  /** The stable code, the same in every language, such as `stock.insufficient`. */
  readonly code: string;
  /** What the sentence speaks of, by name. */
  readonly params: Readonly<Record<string, string>>;
  /** The reason in plain English. */
  readonly sentence: string;
  /** Where the price is not what the buyer saw: the quote that the buyer saw, if the shop knows it. */
  readonly seen?: Quote | null;
  /** Where the price is not what the buyer saw: the quote now. */
  readonly now?: Quote;
}

/** Thrown where the machine refuses. It changed nothing. */
export class Rejected extends Error {
  override readonly name = "Rejected";
  /** The stable code, the same in every language, such as `stock.insufficient`. */
  readonly code: string;
  /** What the message speaks of, by name. */
  readonly params: Readonly<Record<string, string>>;
  /** Everything that the machine says of it. */
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.sentence);
    this.code = rejection.code;
    this.params = rejection.params;
    this.rejection = rejection;
  }
}

/**
 * Runs a call of the module and reads its answer. What it throws as text is a rejection; all else is passed on.
 *
 * @internal
 */
export function answered<T>(call: () => string): T {
  return JSON.parse(plain(call)) as T;
}

/** @internal */
export function plain<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw typeof thrown === "string" ? new Rejected(JSON.parse(thrown) as Rejection) : thrown;
  }
}

/**
 * A document as JSON; text is taken for JSON already.
 *
 * @internal
 */
export function text(document: unknown): string {
  if (typeof document === "string") return document;
  // What has no form in JSON, such as a function, is refused by the machine as any other nonsense.
  return JSON.stringify(document) ?? "";
}
