import { describe, expect, it } from 'vitest'
import { fitting } from './fitting.ts'

const WORDS = [50, 60, 70, 80]

describe('of the words of a row', () => {
  it('all stand in it when they fit to the pixel, and no room is kept for the word more', () => {
    expect(fitting(WORDS, 50 + 60 + 70 + 80 + 3 * 4, 40, 4)).toBe(4)
  })

  it('those stand in it that leave room for the word more', () => {
    expect(fitting(WORDS, 271, 40, 4)).toBe(3)
    expect(fitting(WORDS, 50 + 4 + 60 + 4 + 40, 40, 4)).toBe(2)
    expect(fitting(WORDS, 50 + 4 + 60 + 4 + 39, 40, 4)).toBe(1)
  })

  it('none stands in a row without room, and an empty row is whole', () => {
    expect(fitting(WORDS, 0, 40, 4)).toBe(0)
    expect(fitting([], 0, 40, 4)).toBe(0)
  })
})
