import { describe, expect, it } from 'vitest'
import { append, cutAt, type FeedWindow, prepend } from './feed-items.ts'

const numbered = (...seqs: number[]) => seqs.map((seq) => ({ seq }))
const window: FeedWindow<{ seq: number }> = { items: numbered(11, 12), hasEarlier: true }

describe('a feed’s window', () => {
  it('grows at its end by what it does not have', () => {
    expect(append(window, numbered(12, 13)).items).toEqual(numbered(11, 12, 13))
    expect(append(window, numbered(11))).toBe(window)
    expect(append({ items: [], hasEarlier: false }, numbered(1)).items).toEqual(numbered(1))
  })

  it('grows in front by an earlier page', () => {
    expect(prepend(window, { items: numbered(9, 10, 11), hasEarlier: false })).toEqual({
      items: numbered(9, 10, 11, 12),
      hasEarlier: false,
    })
  })

  it('loses what lies before a gap, and says that there is more', () => {
    expect(cutAt(window, 900)).toEqual({ items: [], hasEarlier: true })
    expect(cutAt(window, 12)).toEqual({ items: numbered(12), hasEarlier: true })
    expect(cutAt(window, 1)).toEqual({ items: numbered(11, 12), hasEarlier: false })
  })
})
