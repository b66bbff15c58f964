/** Bytes in the order they are put. Whole numbers below 128 take one byte, below 16,384 two, and so on. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16)
  #length = 0

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  /** @param value whole, 0..2^32 - 1 */
  whole(value: number): void {
    let rest = value >>> 0
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.byte(rest)
  }

  /** Ascending whole numbers, as steps from one to the next. */
  ascending(values: ArrayLike<number>, from = 0, to = values.length): void {
    let before = 0
    for (let at = from; at < to; at += 1) {
      this.whole((values[at] ?? 0) - before)
      before = values[at] ?? 0
    }
  }

  floats(values: ArrayLike<number>): void {
    const view = new DataView(new ArrayBuffer(4 * values.length))
    for (let at = 0; at < values.length; at += 1) view.setFloat32(4 * at, values[at] ?? 0, true)
    this.put(new Uint8Array(view.buffer))
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.whole(bytes.length)
    this.put(bytes)
  }

  put(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + by))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** Reads what ByteWriter wrote, in the same order. Throws FileCutOff when there is less than was promised. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    // Subclasses of Uint8Array slice in ways of their own.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw new FileCutOff()
    this.#at += 1
    return value
  }

  whole(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const next = this.byte()
      value |= (next & 0x7f) << shift
      if (next < 0x80) return value >>> 0
      if (shift >= 28) throw new FileCutOff()
    }
  }

  /** How many of something follow, each of at least one byte: a broken file cannot ask for more room than it has bytes. */
  count(): number {
    const count = this.whole()
    if (count > this.#bytes.length - this.#at) throw new FileCutOff()
    return count
  }

  ascending(into: Uint32Array | Uint16Array, from = 0, to = into.length): void {
    let before = 0
    for (let at = from; at < to; at += 1) {
      before += this.whole()
      into[at] = before
    }
  }

  floats(count: number): Float32Array {
    const bytes = this.take(4 * count)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Float32Array.from({ length: count }, (_, at) => view.getFloat32(4 * at, true))
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.whole()))
  }

  take(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw new FileCutOff()
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
}

export class FileCutOff extends Error {
  constructor() {
    super('The model file is cut off or broken: copy it again, or train it again')
  }
}
