import type { KeyFileReport, KeyFormat, SealedKey, SealedKeys } from "./documents/index.js";
import { loader } from "./machine.js";
import type { SealerHandle } from "./native/types.js";
import { answered, plain, text } from "./rejected.js";
import { utf8 } from "./utf8.js";

/** A key that seals, and its number. */
export interface SealingKey {
  /** Its number: it stands in what is sealed, so that keys can be changed. */
  readonly id: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Seals and opens keys (卡密) in the host. The machine sees only what is sealed. */
export class Sealer {
  readonly #handle: SealerHandle;

  /**
   * @param sealing what seals from now on
   * @param fingerprint the key of fingerprints, 32 bytes: never changed in the life of a shop
   * @param older what opens what was sealed before
   * @throws {Rejected} when a key has not 32 bytes, or a number stands twice
   */
  constructor(sealing: SealingKey, fingerprint: Uint8Array, older: readonly SealingKey[] = []) {
    let handle = plain(() => new loader.module.Sealer(sealing.id, sealing.key, fingerprint));
    for (const { id, key } of older) {
      handle = plain(() => handle.withOlder(id, key));
    }
    this.#handle = handle;
  }

  /**
   * Reads a key file and seals its keys for a pool; `keys` of the answer goes into the command `import_keys`. Bad lines
   * stand in the report and cost no good one.
   *
   * @throws {Rejected} when it is no format, or no id
   */
  seal(shop: string, pool: string, format: KeyFormat | string, file: Uint8Array | string): SealedKeys {
    return answered(() => this.#handle.seal(shop, pool, text(format), bytes(file)));
  }

  /**
   * Seals the reusable key of a variant from its fields.
   *
   * @throws {Rejected} when it is no key, or no id
   */
  sealReusable(shop: string, variant: string, fields: readonly string[]): SealedKey {
    return answered(() => this.#handle.sealReusable(shop, variant, text(fields)));
  }

  /**
   * Opens a key of a pool: its fields in the order that the format declares.
   *
   * @throws {Rejected} when it was sealed for another place or by a key that is not here
   */
  open(shop: string, pool: string, sealed: SealedKey | string): string[] {
    return answered(() => this.#handle.open(shop, pool, text(sealed)));
  }

  /**
   * Opens the reusable key of a variant.
   *
   * @throws {Rejected} when it was sealed for another place or by a key that is not here
   */
  openReusable(shop: string, variant: string, sealed: SealedKey | string): string[] {
    return answered(() => this.#handle.openReusable(shop, variant, text(sealed)));
  }

  /** Wipes the keys and gives the memory back now. The object is of no use afterwards. */
  free(): void {
    this.#handle.free();
  }
}

/**
 * What a key file holds by a format, without its secrets.
 *
 * @throws {Rejected} when it is no format
 */
export function parseKeys(format: KeyFormat | string, file: Uint8Array | string): KeyFileReport {
  return answered(() => loader.module.parseKeys(text(format), bytes(file)));
}

function bytes(file: Uint8Array | string): Uint8Array {
  return typeof file === "string" ? utf8(file) : file;
}
