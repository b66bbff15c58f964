import { expect, it } from 'vitest'
import { classifyMany, trainMany } from './many-labels.ts'
import { readMany, writeMany } from './many-labels-file.ts'

const acts = { change: 'change', close: 'close', open: 'open' }
const things = { card: 'my card', savings: 'my savings account', loan: 'the loan' }
const examples = Object.entries(acts).flatMap(([act, verb]) =>
  Object.entries(things).flatMap(([thing, words]) => [
    { text: `I want to ${verb} ${words}`, labels: [act, thing] },
    { text: `please ${verb} ${words} today`, labels: [act, thing] },
    { text: `No, ${verb} ${words}`, labels: ['deny', act, thing] },
    { text: `${words}?`, labels: [thing] },
    { text: 'good morning', labels: [] },
  ]),
)

it('tells several labels at once, also together as no example had them', () => {
  const model = trainMany(examples.filter(({ labels }) => !(labels.includes('close') && labels.includes('loan'))))
  expect([...classifyMany(model, 'I want to close the loan').labels].sort()).toEqual(['close', 'loan'])
  expect([...classifyMany(model, 'No, close my card').labels].sort()).toEqual(['card', 'close', 'deny'])
})

it('a text may have no label; told means a chance of at least one half', () => {
  const model = trainMany(examples)
  expect(classifyMany(model, 'good morning').labels).toEqual([])
  const { labels, ranked } = classifyMany(model, 'please open the loan')
  expect(
    ranked
      .filter(({ probability }) => probability >= 0.5)
      .map(({ label }) => label)
      .sort(),
  ).toEqual([...labels].sort())
  expect(ranked).toHaveLength(7)
})

it('the same examples make the same bytes, and a model read back answers the same', () => {
  const model = trainMany(examples)
  const bytes = writeMany(model)
  expect(writeMany(trainMany(examples))).toEqual(bytes)
  const back = readMany(bytes)
  for (const { text } of examples) expect(classifyMany(back, text)).toEqual(classifyMany(model, text))
  expect(() => readMany(bytes.slice(0, 40))).toThrow('cut off')
})

it('examples without any label are refused', () => {
  expect(() => trainMany([{ text: 'hello', labels: [] }])).toThrow('give examples with labels')
})
