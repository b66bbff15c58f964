import { describe, expect, it } from 'vitest'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import { byFairness, type OfferTerms, shiftAfter, stateOfOffer } from '#modules/rosters/offer-decision.ts'

const HOUR = 3_600_000
const END = 17 * HOUR
const shift = (change: Partial<ShiftInForce> = {}): ShiftInForce => ({
  shiftId: 's',
  rosterId: 'r',
  personId: 'mei',
  date: '1970-01-01',
  kindId: 'day',
  startsAt: 8 * HOUR,
  endsAt: END,
  breaks: [
    { startsAt: 12 * HOUR, endsAt: 13 * HOUR, isPaid: false },
    { startsAt: 15 * HOUR, endsAt: 15.25 * HOUR, isPaid: true },
  ],
  activities: [],
  overtimeFromAt: null,
  cutSeconds: 0,
  revision: 1,
  ...change,
})
const offer = (change: Partial<OfferTerms> = {}): OfferTerms => ({
  kind: 'overtime',
  seconds: 3600,
  endsFrom: END,
  endsBefore: END + 1,
  ...change,
})
const early = (seconds: number) => offer({ kind: 'early-leave', seconds })

it('overtime is added after the end', () => {
  expect(shiftAfter(offer(), shift(), 0)).toMatchObject({ endsAt: END + HOUR, overtimeFromAt: END, cutSeconds: 0 })
})

it('early leave is left off the end, with the breaks that would have begun after it', () => {
  expect(shiftAfter(early(3600), shift(), 0)).toMatchObject({
    endsAt: 16 * HOUR,
    cutSeconds: 3600,
    overtimeFromAt: null,
  })
  expect(shiftAfter(early(2 * 3600), shift(), 0)?.breaks).toHaveLength(1)
})

describe('an offer is not for a shift', () => {
  const meeting = { kind: 'meeting' as const, startsAt: 16 * HOUR, endsAt: END }
  it.each([
    ['that ends before the span', offer({ endsFrom: END + 1, endsBefore: END + 2 }), {}, 0],
    ['that ends at the end of the span', offer({ endsFrom: END - 1, endsBefore: END }), {}, 0],
    ['that is over', offer(), {}, END],
    ['with overtime already', offer(), { overtimeFromAt: 16 * HOUR }, 0],
    ['that ends early already', early(900), { cutSeconds: 900 }, 0],
    ['whose new end is past', early(3600), {}, 16 * HOUR + 1],
    ['of which nothing would be left', early(4 * 3600), { startsAt: 13 * HOUR, breaks: [] }, 0],
    ['whose break the new end would cut', early(4.5 * 3600), {}, 0],
    ['with a meeting after the new end', early(900), { activities: [meeting] }, 0],
  ] as const)('%s', (_claim, terms, change, now) => {
    expect(shiftAfter(terms, shift(change as Partial<ShiftInForce>), now)).toBeUndefined()
  })
})

it.each([
  ['open until the instant it expires', { expiresAt: 10 }, 9, 'open'],
  ['then expired', { expiresAt: 10 }, 10, 'expired'],
  ['filled when enough have accepted', { accepted: 2 }, 0, 'filled'],
  ['withdrawn whatever else', { accepted: 2, withdrawnAt: 5 }, 99, 'withdrawn'],
] as const)('an offer is %s', (_claim, change, now, state) => {
  expect(stateOfOffer({ withdrawnAt: null, accepted: 0, wanted: 2, expiresAt: 10, ...change }, now)).toBe(state)
})

it('the fewest extra shifts come first, then the earlier bid', () => {
  const bid = (personId: string, bidAt: number, extraShifts: number) => ({ personId, bidAt, extraShifts })
  const bids = [bid('a', 1, 2), bid('b', 3, 0), bid('c', 2, 0), bid('e', 4, 1), bid('d', 4, 1)]
  expect(byFairness(bids).map(({ personId }) => personId)).toEqual(['c', 'b', 'd', 'e', 'a'])
})
