import { describe, expect, it } from 'vitest'
import { firstShift } from './contract-draft.ts'
import { shiftBar } from './shift-bar.ts'

const day = firstShift({ shift: 'Day', rest: 'Rest', meal: 'Meal' })

describe('the bar of a shift', () => {
  it('goes from its first start to its end, and leaves unpaid breaks out of work', () => {
    expect(shiftBar(day)).toMatchObject({
      first: ['08:00', '17:00'],
      last: ['12:00', '21:00'],
      starts: 9,
      workSeconds: 8 * 3600,
    })
  })
  it('marks what ends on the next day, and ends its starts at the last one that fits', () => {
    const starts = { from: '20:00', to: '21:10', everySeconds: 1800 }
    expect(shiftBar({ ...day, starts })).toMatchObject({ last: ['21:00', '06:00 +1'], starts: 3 })
  })
  it('puts each break in the middle of where it may lie', () => {
    const [rest, meal] = shiftBar(day)?.breaks ?? []
    expect(rest).toMatchObject({ isPaid: true, at: 1.5 / 9, windowAt: 1 / 9, windowShare: 1.25 / 9 })
    expect(meal).toMatchObject({ isPaid: false, at: 3.75 / 9, share: 1 / 9 })
  })
  it.each([
    ['without a length', { ...day, spanSeconds: undefined }],
    ['with a time that is being typed', { ...day, starts: { ...day.starts, from: '' } }],
    ['whose last start is before the first', { ...day, starts: { ...day.starts, to: '07:00' } }],
    ['that is nothing', undefined],
  ])('is not drawn of a shift %s', (_what, shift) => expect(shiftBar(shift)).toBeNull())
  it('leaves out a break that does not fit', () => {
    const breaks = [{ id: 'b', seconds: 3600, isPaid: true, earliestSeconds: 0, latestSeconds: 9 * 3600 }]
    expect(shiftBar({ ...day, breaks })?.breaks).toEqual([])
  })
})
