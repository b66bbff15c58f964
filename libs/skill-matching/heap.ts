/** Whatever sits in a heap knows its place there; -1 when it is in none. It can be in one heap at a time. */
export type Slotted = { slot: number }

/**
 * A binary heap from which any element can be removed, not only the first.
 * `before` must be a strict order that does not change for an element while it is inside; equals leave in any order.
 */
export class Heap<T extends Slotted> {
  private readonly elements: T[] = []
  private readonly before: (a: T, b: T) => boolean

  constructor(before: (a: T, b: T) => boolean) {
    this.before = before
  }

  get size(): number {
    return this.elements.length
  }

  get top(): T | undefined {
    return this.elements[0]
  }

  push(element: T): void {
    this.elements.push(element)
    this.rise(element, this.elements.length - 1)
  }

  /** Removes an element that is inside; one that is in no heap (slot -1) is left alone. */
  remove(element: T): void {
    const slot = element.slot
    if (slot < 0) return
    element.slot = -1
    const last = this.elements.pop()
    if (last === undefined || last === element) return
    const parent = this.elements[(slot - 1) >> 1]
    if (slot > 0 && parent !== undefined && this.before(last, parent)) this.rise(last, slot)
    else this.sink(last, slot)
  }

  /** The first element in order that `accept` takes, without removing any; visits only what comes before it. */
  first(accept: (element: T) => boolean): T | undefined {
    const top = this.elements[0]
    if (top === undefined || accept(top)) return top
    const frontier = new Heap<Visit<T>>((a, b) => this.before(a.element, b.element))
    this.visitChildren(frontier, top)
    for (let visit = frontier.top; visit !== undefined; visit = frontier.top) {
      if (accept(visit.element)) return visit.element
      frontier.remove(visit)
      this.visitChildren(frontier, visit.element)
    }
    return undefined
  }

  private visitChildren(frontier: Heap<Visit<T>>, parent: T): void {
    for (let slot = 2 * parent.slot + 1; slot <= 2 * parent.slot + 2; slot += 1) {
      const element = this.elements[slot]
      if (element !== undefined) frontier.push({ slot: -1, element })
    }
  }

  private rise(element: T, from: number): void {
    const { elements, before } = this
    let slot = from
    while (slot > 0) {
      const above = (slot - 1) >> 1
      const parent = elements[above]
      if (parent === undefined || before(parent, element)) break
      elements[slot] = parent
      parent.slot = slot
      slot = above
    }
    elements[slot] = element
    element.slot = slot
  }

  private sink(element: T, from: number): void {
    const { elements, before } = this
    let slot = from
    for (;;) {
      let below = 2 * slot + 1
      let child = elements[below]
      if (child === undefined) break
      const right = elements[below + 1]
      if (right !== undefined && before(right, child)) {
        below += 1
        child = right
      }
      if (before(element, child)) break
      elements[slot] = child
      child.slot = slot
      slot = below
    }
    elements[slot] = element
    element.slot = slot
  }
}

type Visit<T> = Slotted & { readonly element: T }
