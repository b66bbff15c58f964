import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideMerge, type Link, personsBy, sharedPersons } from '#modules/customers/person/person.ts'

const side = (personId: string, isKnown = false) => ({ personId, isKnown })

it('a visitor joins the customer the bank knows, whichever is named first', () => {
  expect(decideMerge(side('a', true), side('v'))).toEqual({ keptId: 'a', joinedId: 'v' })
  expect(decideMerge(side('v'), side('a', true))).toEqual({ keptId: 'a', joinedId: 'v' })
  expect(decideMerge(side('v'), side('w'))).toEqual({ keptId: 'v', joinedId: 'w' })
})

it('neither one person twice, nor two customers of the bank', () => {
  expect(decideMerge(side('a', true), side('a', true))).toBe('one-person-already')
  expect(decideMerge(side('a', true), side('b', true))).toBe('two-bank-customers')
})

it('whoever stands alone is nobody’s member', () => {
  expect(sharedPersons(personsBy(['a', 'b', 'c'], [{ keptId: 'a', joinedId: 'b' }]))).toEqual([
    { customerId: 'a', personId: 'a' },
    { customerId: 'b', personId: 'a' },
  ])
})

/** Six customers, the first two known to the bank; a merge names two of them, an undoing one of the links that stand. */
const CUSTOMERS = ['a', 'b', 'v', 'w', 'x', 'y']
const acts = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ one: fc.nat(5), other: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ undo: fc.nat(20) }) },
  ),
  { maxLength: 40 },
)
const isKnown = (id: string) => id === 'a' || id === 'b'

it('after any merges and undoings, persons are exactly what the standing links connect', () => {
  fc.assert(
    fc.property(acts, (done) => {
      let links: Link[] = []
      for (const act of done) {
        if ('undo' in act) {
          const gone = links[act.undo % Math.max(links.length, 1)]
          links = links.filter((link) => link !== gone)
        } else {
          const persons = personsBy(CUSTOMERS, links)
          const sideOf = (id: string) => {
            const personId = persons.get(id) ?? ''
            return side(
              personId,
              CUSTOMERS.some((one) => persons.get(one) === personId && isKnown(one)),
            )
          }
          const decided = decideMerge(sideOf(CUSTOMERS[act.one] ?? ''), sideOf(CUSTOMERS[act.other] ?? ''))
          if (typeof decided !== 'string') links = [...links, decided]
        }
        const persons = personsBy(CUSTOMERS, links)
        const reached = connected(links)
        for (const one of CUSTOMERS)
          for (const other of CUSTOMERS)
            expect(persons.get(one) === persons.get(other)).toBe(reached.get(one)?.has(other))
        // The one the bank knows is who the person is shown as, and there is at most one.
        for (const one of CUSTOMERS.filter(isKnown)) expect(persons.get(one)).toBe(one)
      }
    }),
    { numRuns: 300 },
  )
})

it('a merge undone leaves every customer where they were', () => {
  fc.assert(
    fc.property(acts, fc.nat(5), fc.nat(5), (done, one, other) => {
      let links: Link[] = []
      for (const act of done) {
        if ('undo' in act) continue
        const persons = personsBy(CUSTOMERS, links)
        const decided = decideMerge(
          side(persons.get(CUSTOMERS[act.one] ?? '') ?? ''),
          side(persons.get(CUSTOMERS[act.other] ?? '') ?? ''),
        )
        if (typeof decided !== 'string') links = [...links, decided]
      }
      const before = personsBy(CUSTOMERS, links)
      const decided = decideMerge(
        side(before.get(CUSTOMERS[one] ?? '') ?? ''),
        side(before.get(CUSTOMERS[other] ?? '') ?? ''),
      )
      if (typeof decided === 'string') return
      const merged = [...links, decided]
      expect(
        personsBy(
          CUSTOMERS,
          merged.filter((link) => link !== decided),
        ),
      ).toEqual(before)
    }),
  )
})

/** By another way: flooding over links both ways. */
function connected(links: readonly Link[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    CUSTOMERS.map((start) => {
      const seen = new Set([start])
      for (const id of seen)
        for (const { keptId, joinedId } of links) {
          if (keptId === id) seen.add(joinedId)
          if (joinedId === id) seen.add(keptId)
        }
      return [start, seen]
    }),
  )
}
