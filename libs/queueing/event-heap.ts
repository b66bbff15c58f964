/**
 * The earliest event first; equals in the order of their codes. Two plain columns, since millions go through it.
 * A code is any number of the caller's.
 */
export class EventHeap {
  private at = new Float64Array(1024)
  private code = new Float64Array(1024)
  private size = 0

  /** The instant of the earliest; Infinity when empty. */
  get nextAt(): number {
    return this.size > 0 ? (this.at[0] ?? 0) : Number.POSITIVE_INFINITY
  }

  push(at: number, code: number): void {
    if (this.size === this.at.length) this.grow()
    let slot = this.size
    this.size += 1
    while (slot > 0) {
      const parent = (slot - 1) >> 1
      if (!this.isAfter(parent, at, code)) break
      this.move(parent, slot)
      slot = parent
    }
    this.at[slot] = at
    this.code[slot] = code
  }

  /** Removes the earliest and gives its code; -1 when empty. */
  pop(): number {
    if (this.size === 0) return -1
    const first = this.code[0] ?? -1
    this.size -= 1
    const at = this.at[this.size] ?? 0
    const code = this.code[this.size] ?? 0
    let slot = 0
    for (;;) {
      let child = 2 * slot + 1
      if (child >= this.size) break
      const right = child + 1
      if (right < this.size && this.isAfter(child, this.at[right] ?? 0, this.code[right] ?? 0)) child = right
      if (this.isAfter(child, at, code)) break
      this.move(child, slot)
      slot = child
    }
    this.at[slot] = at
    this.code[slot] = code
    return first
  }

  private isAfter(slot: number, at: number, code: number): boolean {
    const other = this.at[slot] ?? 0
    return other > at || (other === at && (this.code[slot] ?? 0) > code)
  }

  private move(from: number, to: number): void {
    this.at[to] = this.at[from] ?? 0
    this.code[to] = this.code[from] ?? 0
  }

  private grow(): void {
    const [at, code] = [this.at, this.code]
    this.at = new Float64Array(2 * at.length)
    this.code = new Float64Array(2 * code.length)
    this.at.set(at)
    this.code.set(code)
  }
}
