// Documents count bytes of UTF-8, the page counts UTF-16 units.
export class Offsets {
  #bytes: Uint32Array; // byte offset of each unit, one more for the end

  constructor(readonly text: string) {
    this.#bytes = new Uint32Array(text.length + 1);
    let byte = 0;
    for (let i = 0; i < text.length; ++i) {
      this.#bytes[i] = byte;
      const unit = text.charCodeAt(i);
      const next = text.charCodeAt(i + 1);
      if (unit < 0x80) byte += 1;
      else if (unit < 0x800) byte += 2;
      else if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        this.#bytes[++i] = byte; // inside a pair: its start
        byte += 4;
      } else byte += 3;
    }
    this.#bytes[text.length] = byte;
  }

  toByte(index: number): number {
    return this.#bytes[Math.max(0, Math.min(index, this.text.length))] ?? 0;
  }

  /** The first unit at or after the byte. */
  toIndex(byte: number): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#bytes[middle] ?? 0) < byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.toIndex(start), this.toIndex(end));
  }
}
