import { TextEncoder } from "./text.js";

/** @internal */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
