import { describe, expect, it } from 'vitest'
import { changeBy, decideReviewer, isToReview, nextReview, sinceWhen } from '#modules/customers/needs/need.ts'

const at = (text: string) => Date.parse(text)

describe('a need', () => {
  it.each([
    ['2026-11-23T07:00:00Z', '2027-11-23T07:00:00Z'],
    ['2027-03-01T00:00:00Z', '2028-03-01T00:00:00Z'],
    ['2028-02-28T23:59:59Z', '2029-02-28T23:59:59Z'],
    ['2028-02-29T12:00:00Z', '2029-02-28T12:00:00Z'],
    ['2026-12-31T23:59:59.999Z', '2027-12-31T23:59:59.999Z'],
  ])('of %s is looked at again by %s', (recorded, review) => {
    expect(new Date(nextReview(at(recorded))).toISOString()).toBe(new Date(review).toISOString())
  })

  it.each([
    ['2027-10-24T06:59:59.999Z', false],
    ['2027-10-24T07:00:00Z', true],
    ['2027-11-23T07:00:00Z', true],
    ['2028-11-23T07:00:00Z', true],
  ])('due on 23 November is to be reviewed at %s: %s', (now, expected) => {
    expect(isToReview(at('2027-11-23T07:00:00Z'), at(now))).toBe(expected)
  })

  it('without a date is not called for', () => expect(isToReview(null, at('2030-01-01T00:00:00Z'))).toBe(false))

  it.each([
    ['own', null, null],
    ['own', 'somebody-else', null],
    ['own', 'mei', 'mei'],
    ['units', null, 'mei'],
    ['all', 'somebody-else', 'mei'],
  ])('recorded by reach %s of a customer managed by %s is owed by %s, else by the unit', (reach, manager, ownerId) => {
    expect(decideReviewer({ personId: 'mei', unitId: 'team', reach }, manager)).toEqual({ ownerId, unitId: 'team' })
  })

  it.each([
    [{ source: 'carer', agreement: 'yes' }, 'confirmed'],
    [{ source: 'customer', agreement: 'yes' }, 'changed'],
    [{ source: 'carer', agreement: 'no' }, 'changed'],
    [{ source: 'unknown', agreement: 'yes' }, 'changed'],
  ] as const)('told by a carer who agreed, after %o, is %s', (kept, change) => {
    expect(changeBy(kept, { source: 'carer', agreement: 'yes' })).toBe(change)
  })

  it('of an earlier release stands since the log last named it anew', () => {
    const told = [
      { at: 1, by: 'mei', needs: ['large-print'] },
      { at: 2, by: 'fang', needs: [] },
      { at: 3, by: 'fang', needs: ['large-print', 'no-menus'] },
      { at: 4, by: null, needs: ['large-print'] },
    ]
    expect(sinceWhen('large-print', told)).toEqual({ at: 3, by: 'fang' })
    expect(sinceWhen('no-menus', told)).toBeNull()
    expect(sinceWhen('plain-words', told)).toBeNull()
  })
})
