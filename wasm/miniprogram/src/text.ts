/** Text to UTF-8, as the glue asks for it. A mini-program has none. */
export class TextEncoder {
  encode(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length * 3);
    return bytes.slice(0, this.encodeInto(text, bytes).written);
  }

  encodeInto(text: string, into: Uint8Array): { read: number; written: number } {
    let written = 0;
    for (let n = 0; n < text.length; n++) {
      let code = text.charCodeAt(n);
      if (code < 0x80) {
        into[written++] = code;
        continue;
      }
      if (code < 0x800) {
        into[written++] = 0xc0 | (code >> 6);
        into[written++] = 0x80 | (code & 0x3f);
        continue;
      }
      const low = text.charCodeAt(n + 1);
      if (code >= 0xd800 && code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        n++;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        into[written++] = 0xf0 | (code >> 18);
        into[written++] = 0x80 | ((code >> 12) & 0x3f);
      } else {
        // Half a character is no text.
        if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
        into[written++] = 0xe0 | (code >> 12);
      }
      into[written++] = 0x80 | ((code >> 6) & 0x3f);
      into[written++] = 0x80 | (code & 0x3f);
    }
    return { read: text.length, written };
  }
}

/** UTF-8 to text. What comes out of the module is always sound UTF-8. */
export class TextDecoder {
  decode(bytes?: Uint8Array): string {
    if (bytes === undefined) return "";
    let text = "";
    let codes: number[] = [];
    for (let n = 0; n < bytes.length; ) {
      const byte = bytes[n++] as number;
      const next = () => (bytes[n++] as number) & 0x3f;
      if (byte < 0x80) codes.push(byte);
      else if (byte < 0xe0) codes.push(((byte & 0x1f) << 6) | next());
      else if (byte < 0xf0) codes.push(((byte & 0x0f) << 12) | (next() << 6) | next());
      else {
        const code = (((byte & 0x07) << 18) | (next() << 12) | (next() << 6) | next()) - 0x10000;
        codes.push(0xd800 + (code >> 10), 0xdc00 + (code & 0x3ff));
      }
      if (codes.length > 4096) {
        text += String.fromCharCode(...codes);
        codes = [];
      }
    }
    return text + String.fromCharCode(...codes);
  }
}
