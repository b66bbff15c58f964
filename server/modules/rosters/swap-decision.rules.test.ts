import { describe, expect, it } from 'vitest'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import { endOfSwap, refuseSwapOffer, type SwapAsk, waysToTake } from '#modules/rosters/swap-decision.ts'

const HOUR = 3_600_000
const at = (date: string, hour: number) => Date.parse(`${date}T00:00:00Z`) + hour * HOUR
const NOW = at('2026-12-07', 9)
const shift = (personId: string, date: string, change: Partial<ShiftInForce> = {}): ShiftInForce => ({
  shiftId: `${personId} ${date}`,
  rosterId: 'r',
  personId,
  date,
  kindId: 'day',
  startsAt: at(date, 8),
  endsAt: at(date, 17),
  breaks: [],
  activities: [],
  overtimeFromAt: null,
  cutSeconds: 0,
  revision: 1,
  ...change,
})
const D8 = '2026-12-08'
const D9 = '2026-12-09'
const ask = (change: Partial<SwapAsk> = {}): SwapAsk => ({
  date: D8,
  revision: 1,
  toPersonId: null,
  wantedDates: [],
  ...change,
})
const by = { personId: 'mei', today: '2026-12-07', now: NOW }

describe('a shift is offered', () => {
  it.each([
    ['away', ask()],
    ['against another date', ask({ wantedDates: [D9] })],
    ['against another shift of the same day', ask({ wantedDates: [D8] })],
  ])('%s', (_claim, what) => {
    expect(refuseSwapOffer(what, [shift('mei', D8)], by)).toBeUndefined()
  })

  const training = { kind: 'training' as const, startsAt: at(D8, 9), endsAt: at(D8, 10) }
  it.each([
    ['without one', ask(), [], 'no-shift', D8],
    ['that is another by now', ask(), [shift('mei', D8, { revision: 2 })], 'shift-changed-meanwhile', D8],
    ['at the instant it begins', ask(), [shift('mei', D8, { startsAt: NOW })], 'shift-begun', D8],
    ['with training', ask(), [shift('mei', D8, { activities: [training] })], 'shift-not-plain', D8],
    ['with overtime', ask(), [shift('mei', D8, { overtimeFromAt: at(D8, 16) })], 'shift-not-plain', D8],
    ['left early by agreement', ask(), [shift('mei', D8, { cutSeconds: 900 })], 'shift-not-plain', D8],
    ['against yesterday', ask({ wantedDates: ['2026-12-06'] }), [shift('mei', D8)], 'date-in-the-past', '2026-12-06'],
    ['against a day they work', ask({ wantedDates: [D9] }), [shift('mei', D8), shift('mei', D9)], 'day-taken', D9],
    ['to themselves', ask({ toPersonId: 'mei' }), [shift('mei', D8)], 'not-to-yourself', D8],
  ] as const)('but not one %s', (_claim, what, own, refusal, on) => {
    expect(refuseSwapOffer(what, own, by)).toEqual({ refusal, on })
  })
})

describe('ways to take a shift', () => {
  const given = shift('mei', D8)
  const ways = (wantedDates: string[], own: ShiftInForce[], givers = [given]) =>
    waysToTake({ wantedDates }, given, { personId: 'jun', own, givers }, NOW).map(({ back, wanted }) => ({
      back: back?.date ?? null,
      wanted: wanted.map(({ personId, date, revision, after }) => [personId, date, revision, after?.startsAt ?? null]),
    }))

  it('given away it moves to the colleague', () => {
    expect(ways([], [])).toEqual([
      {
        back: null,
        wanted: [
          ['mei', D8, 1, null],
          ['jun', D8, null, at(D8, 8)],
        ],
      },
    ])
  })

  it('who works that day can take none in addition', () => {
    expect(ways([], [shift('jun', D8)])).toEqual([])
    expect(ways([D9], [shift('jun', D8), shift('jun', D9)])).toEqual([])
  })

  it('against another date both days change for both', () => {
    expect(ways([D9], [shift('jun', D9, { revision: 4, startsAt: at(D9, 13) })])).toEqual([
      {
        back: D9,
        wanted: [
          ['mei', D8, 1, null],
          ['jun', D8, null, at(D8, 8)],
          ['mei', D9, null, at(D9, 13)],
          ['jun', D9, 4, null],
        ],
      },
    ])
  })

  it('within one day both get the times of the other', () => {
    expect(ways([D8], [shift('jun', D8, { startsAt: at(D8, 13) })])).toEqual([
      {
        back: D8,
        wanted: [
          ['mei', D8, 1, at(D8, 13)],
          ['jun', D8, 1, at(D8, 8)],
        ],
      },
    ])
  })

  it('a shift on a date that was not wished, one with overtime and one that has begun are no return', () => {
    const today = '2026-12-07'
    expect(ways([D9], [shift('jun', '2026-12-10')])).toEqual([])
    expect(ways([D9], [shift('jun', D9, { overtimeFromAt: at(D9, 16) })])).toEqual([])
    expect(ways([today], [shift('jun', today)])).toEqual([])
  })

  it('nobody gets a second shift on a day', () => {
    expect(ways([D9], [shift('jun', D9)], [given, shift('mei', D9)])).toEqual([])
  })
})

it.each([
  ['open until the instant the shift begins', { state: 'open', startsAt: NOW + 1 }, 1, undefined],
  ['then it is over', { state: 'open', startsAt: NOW }, 1, 'expired'],
  ['over once the shift is another', { state: 'open', startsAt: NOW + 1 }, 2, 'changed'],
  ['over once the shift is gone', { state: 'open', startsAt: NOW + 1 }, undefined, 'changed'],
  ['taken stays taken', { state: 'taken', startsAt: NOW - 1 }, undefined, 'taken'],
])('an offer is %s', (_claim, swap, revision, end) => {
  const now = revision === undefined ? undefined : { revision }
  expect(endOfSwap({ ...swap, shiftRevision: 1 }, now, NOW)).toBe(end)
})
