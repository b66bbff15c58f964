import { describe, expect, it } from 'vitest'
import { accuracy, macroF1, microF1, scoresByLabel } from './accuracy.ts'
import { areaUnderCurve, calibrationError, coverageAt } from './confidence.ts'
import { foldsOf } from './folds.ts'

describe('accuracy', () => {
  const truth = ['a', 'a', 'a', 'b']
  const told = ['a', 'a', 'b', 'b']

  it('counts right answers, and labels alike however rare', () => {
    expect(accuracy(truth, told)).toBe(0.75)
    expect(scoresByLabel(truth, told)).toEqual([
      { label: 'a', precision: 1, recall: 2 / 3, f1: 0.8, support: 3 },
      { label: 'b', precision: 0.5, recall: 1, f1: 2 / 3, support: 1 },
    ])
    expect(macroF1(truth, told)).toBeCloseTo((0.8 + 2 / 3) / 2, 12)
  })

  it('a label never foretold has F1 0, one only foretold does not count', () => {
    expect(macroF1(['a', 'b'], ['a', 'c'])).toBe(0.5)
  })

  it('several labels a text are decisions of their own', () => {
    expect(microF1([['a', 'b'], []], [['a'], ['c']])).toBe(0.5)
    expect(microF1([[]], [[]])).toBe(1)
  })
})

describe('confidence', () => {
  const graded = (...pairs: readonly (readonly [number, boolean])[]) =>
    pairs.map(([probability, isRight]) => ({ probability, isRight }))

  it('is calibrated when 0.75 is right three times of four', () => {
    expect(calibrationError(graded([0.75, true], [0.75, true], [0.75, true], [0.75, false]))).toBe(0)
    expect(calibrationError(graded([1, false], [1, true]))).toBe(0.5)
  })

  it('covers as far down as the answers so far are right often enough', () => {
    const some = graded([0.9, true], [0.8, true], [0.7, false], [0.6, true], [0.5, false])
    expect(coverageAt(some, 1)).toBe(0.4)
    expect(coverageAt(some, 0.75)).toBe(0.8)
    expect(coverageAt(graded([0.9, false]), 0.5)).toBe(0)
  })

  it('answers equally sure stand or fall together', () => {
    expect(coverageAt(graded([0.9, true], [0.9, false]), 1)).toBe(0)
  })

  it('the area under the curve is the share of pairs in the right order, ties half', () => {
    expect(areaUnderCurve([0.9, 0.5], [0.5, 0.1])).toBe(0.875)
    expect(areaUnderCurve([1], [0])).toBe(1)
  })
})

describe('folds', () => {
  const labels = Array.from({ length: 31 }, (_, at) => (at % 3 === 0 ? 'a' : 'b'))

  it('spread every label evenly, the same for the same seed', () => {
    const folds = foldsOf(labels, 3, { seed: 4 })
    expect(foldsOf(labels, 3, { seed: 4 })).toEqual(folds)
    for (const label of ['a', 'b']) {
      const counts = [0, 1, 2].map((fold) => labels.filter((one, at) => one === label && folds[at] === fold).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }
  })

  it('never part twins', () => {
    const groups = labels.map((_, at) => String(at % 7))
    const folds = foldsOf(labels, 3, { seed: 4, groups })
    for (const [at, group] of groups.entries()) expect(folds[at]).toBe(folds[groups.indexOf(group)])
  })
})
