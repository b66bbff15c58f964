import { describe, expect, test } from 'vitest'
import type { Person, RosterProblem } from './model.ts'
import { problemFaults } from './problem-faults.ts'
import { solveRoster } from './solve-roster.ts'
import { centre, contractOf, DAY_SHIFT, rule, shiftAt } from './test-centre.ts'

const { personId: _, ...shift } = shiftAt(0, 9)
const person = (more: Partial<Person>) => centre([more], contractOf())
const needs = (required: readonly number[]): Partial<RosterProblem> => ({ needs: [{ skill: 'cards', required }] })
const share = { id: 's', skill: 'cards', mark: 'trainee', most: 0.3 }
const wrong = (more: Partial<RosterProblem>): RosterProblem => ({ ...centre([{}], contractOf()), ...more })

describe('problemFaults', () => {
  test.each([
    ['nobody', wrong({ people: [] }), 'people', /nobody/],
    ['no need', wrong({ needs: [] }), 'needs', /nothing is needed/],
    [
      'a negative need',
      wrong(needs([...Array.from({ length: 167 }, () => 1), -1])),
      'need of cards, slot 167',
      /is -1/,
    ],
    ['half an agent', wrong(needs([0.5, ...Array.from({ length: 167 }, () => 1)])), 'need of cards, slot 0', /is 0.5/],
    ['slots missing', wrong(needs([1])), 'need of cards', /has 1 slots, the 7 days have 168/],
    [
      'a wrong zone',
      wrong({ horizon: { zone: 'x', from: '2026-11-02', days: 7, slotSeconds: 3600 } }),
      'horizon',
      /IANA/,
    ],
    ['a price that is no number', wrong({ costs: { surplus: Number.NaN } }), 'costs.surplus', /NaN/],
    ['lack growing cheaper', wrong({ costs: { missing: 4 } }), 'costs.deepMissing', /below/],
    ['an empty floor', wrong({ floors: [{ id: 'f', least: 1, slots: [{ from: 3, to: 3 }] }] }), 'floor f', /no range/],
    ['a share of more than all', wrong({ shares: [{ ...share, most: 1.2 }] }), 'share s', /0 to 1/],
    ['a share of nobody', wrong({ shares: [{ ...share, skill: 'x' }] }), 'share s', /needed nowhere/],
    ['two of one id', centre([{ id: 'a' }, { id: 'a' }], contractOf()), 'person a', /twice/],
    ['an unknown contract', person({ contractId: 'x' }), 'person p0', /contract "x" is unknown/],
    ['an unknown skill', person({ skills: ['loans'] }), 'person p0', /skill "loans" is unknown/],
    ['no skill', person({ skills: [] }), 'person p0', /no skill/],
    [
      'overlapping leave',
      person({
        leave: [
          { from: '2026-11-02', to: '2026-11-04' },
          { from: '2026-11-04', to: '2026-11-05' },
        ],
      }),
      'person p0',
      /overlaps/,
    ],
    [
      'leave backwards',
      person({ leave: [{ from: '2026-11-04', to: '2026-11-02' }] }),
      'person p0, leave 1',
      /after its end/,
    ],
    [
      'a date that is none',
      person({ wishes: [{ kind: 'day-off', date: '2026-13-01', weight: 1 }] }),
      'person p0, wish 1',
      /not a date/,
    ],
    [
      'a negative wish',
      person({ wishes: [{ kind: 'start-between', from: '08:00', to: '09:00', weightPerHour: -1 }] }),
      'person p0, wish 1',
      /-1/,
    ],
    ['a lock outside', person({ locks: [{ kind: 'off', day: 7 }] }), 'person p0, lock on day 7', /outside/],
    [
      'two locks a day',
      person({
        locks: [
          { kind: 'off', day: 1 },
          { kind: 'off', day: 1 },
        ],
      }),
      'person p0, lock on day 1',
      /twice/,
    ],
    [
      'a lock of no shift',
      person({ locks: [{ kind: 'shift', shift: { ...shift, kindId: 'x' } }] }),
      'person p0, lock on day 0',
      /not in contract/,
    ],
    [
      'a lock without its break',
      person({ locks: [{ kind: 'shift', shift: { ...shift, breaks: [] } }] }),
      'person p0, lock on day 0',
      /has 0 breaks/,
    ],
    ['negative history', person({ history: { nights: -1 } }), 'person p0, history.nights', /-1/],
    ['a contract without shifts', centre([{}], { id: 'c', rules: [], shifts: [] }), 'contract c', /no shifts/],
    [
      'a shift of odd length',
      centre([{}], { id: 'c', rules: [], shifts: [{ ...DAY_SHIFT, spanSeconds: 5000 }] }),
      'contract c, shift day',
      /multiple of 3600/,
    ],
    [
      'a negative limit',
      centre([{}], contractOf(rule('r', { kind: 'days-in-a-row', max: -1 }))),
      'contract c, rule r',
      /-1/,
    ],
    [
      'limits crossed',
      centre([{}], contractOf(rule('r', { kind: 'days-per-week', min: 5, max: 4 }))),
      'contract c, rule r',
      /above max/,
    ],
  ])('%s is refused, and the message says where', (_name, problem, where, message) => {
    const faults = problemFaults(problem)
    expect(faults[0]?.where).toBe(where)
    expect(faults[0]?.problem).toMatch(message)
    expect(() => solveRoster(problem, { seed: 1, iterations: 1 })).toThrow(message)
  })

  test('a day on which the clock changes wants its own number of slots', () => {
    const horizon = { zone: 'America/New_York', from: '2026-11-01', days: 1, slotSeconds: 900 }
    const lengths = [96, 100].map(
      (length) => problemFaults(wrong({ horizon, ...needs(Array.from({ length }, () => 1)) })).length,
    )
    expect(lengths).toEqual([1, 0])
  })

  test('5,000 people are read', () => {
    const people = Array.from({ length: 5000 }, () => ({}))
    expect(problemFaults(centre(people, contractOf()))).toEqual([])
  })
})
