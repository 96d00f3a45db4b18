import type { Verified } from "./documents/index.js";
import { loader } from "./machine.js";
import { answered, plain } from "./rejected.js";

/**
 * Checks every record of a journal and the chain of their digests.
 *
 * @throws {Rejected} with the first record that is damaged, and why
 */
export function verifyJournal(journal: Uint8Array): Verified {
  return answered(() => loader.module.verifyJournal(journal));
}

/**
 * A journal from its beginning as lines of JSON, a record each, for people and their tools.
 *
 * @throws {Rejected} with the first record that is damaged, and why
 */
export function journalLines(journal: Uint8Array): string {
  return plain(() => loader.module.journalLines(journal));
}
