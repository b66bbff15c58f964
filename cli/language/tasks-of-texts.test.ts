import { expect, it } from 'vitest'
import { task as manyLabels } from './task-multilabel.ts'
import { task as sentiment } from './task-sentiment.ts'

const nothing = { dev: [], outOfScopeTrain: [], outOfScopeDev: [] }

it('sentiment reads names and numbers as labels, and says what a row lacks', () => {
  expect(sentiment.readRow({ text: '好', label: 0 })).toEqual({ text: '好', label: '0' })
  expect(sentiment.readRow({ text: '好' })).toContain('"label" is missing')
  expect(sentiment.readRow({ label: 'x' })).toContain('"text" is missing')
})

it('sentiment learns, keeps, reads back and scores', () => {
  const rows = ['卡', '贷款', '转账', '网点', '积分', '账单'].flatMap((thing) => [
    { text: `${thing}很好用，谢谢`, label: 'praise' },
    { text: `${thing}太差了，失望`, label: 'problem' },
  ])
  const model = sentiment.read(sentiment.write(sentiment.train({ train: rows, ...nothing }, { seed: 1 })))
  const answers = rows.map(({ text }) => sentiment.answer(model, text))
  expect(sentiment.score(rows, answers, [])).toMatchObject({ accuracy: 1, macroF1: 1 })
  expect(sentiment.show(sentiment.answer(model, '理财太差了'))).toMatchObject({ label: 'problem' })
  expect(() => sentiment.train({ train: rows.slice(0, 1), ...nothing }, { seed: 1 })).toThrow('at least two')
})

it('multilabel reads intents or labels, none is a row too, anything else is refused', () => {
  expect(manyLabels.readRow({ text: 'hi', intents: ['greet'] })).toEqual({ text: 'hi', labels: ['greet'] })
  expect(manyLabels.readRow({ text: 'hi', labels: ['greet'] })).toEqual({ text: 'hi', labels: ['greet'] })
  expect(manyLabels.readRow({ text: 'hi' })).toEqual({ text: 'hi', labels: [] })
  expect(manyLabels.readRow({ text: 'hi', intents: 'greet' })).toContain('no list of names')
})

it('multilabel scores decisions, and texts that are wholly right', () => {
  const rows = [
    { text: 'a', labels: ['x', 'y'] },
    { text: 'b', labels: ['x'] },
  ]
  const told = (labels: readonly string[]) => ({ labels, ranked: [] })
  expect(manyLabels.score(rows, [told(['y', 'x']), told(['x', 'z'])], [])).toEqual({ microF1: 6 / 7, accuracy: 0.5 })
  expect(() => manyLabels.train({ train: [{ text: 'a', labels: [] }], ...nothing }, { seed: 1 })).toThrow('No row has')
})
