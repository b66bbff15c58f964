import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Heap, type Slotted } from './heap.ts'

type Card = Slotted & { readonly value: number }
const open = () => new Heap<Card>((a, b) => a.value < b.value)
const command = fc.record({ does: fc.constantFrom('push', 'removeTop', 'removeAny'), at: fc.nat(1000) })

describe('a heap with removal', () => {
  it('shows the least element whatever was added and removed before', () => {
    const check = (commands: readonly { does: string; at: number }[]) => {
      const heap = open()
      const model: Card[] = []
      commands.forEach(({ does, at }, turn) => {
        if (does === 'push') {
          const card = { slot: -1, value: at * 1000 + turn }
          model.push(card)
          heap.push(card)
        } else if (model.length > 0) {
          model.sort((a, b) => a.value - b.value)
          const [gone] = model.splice(does === 'removeTop' ? 0 : at % model.length, 1)
          heap.remove(gone!)
          expect(gone!.slot).toBe(-1)
        }
        expect(heap.size).toBe(model.length)
        expect(heap.top?.value).toBe(model.length === 0 ? undefined : Math.min(...model.map((each) => each.value)))
      })
    }
    fc.assert(fc.property(fc.array(command, { maxLength: 80 }), check))
  })

  it('finds the first acceptable element in order and leaves all in place', () => {
    const check = (values: readonly number[], divisor: number) => {
      const heap = open()
      for (const value of values) heap.push({ slot: -1, value })
      const wanted = [...values].sort((a, b) => a - b).find((value) => value % divisor === 0)
      expect(heap.first((card) => card.value % divisor === 0)?.value).toBe(wanted)
      expect(heap.size).toBe(values.length)
    }
    fc.assert(fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), check))
  })

  it('leaves alone an element that is not inside', () => {
    const heap = open()
    heap.push({ slot: -1, value: 1 })
    heap.remove({ slot: -1, value: 1 })
    expect(heap.size).toBe(1)
  })
})
