import { expect, it } from 'vitest'
import type { Script } from '#modules/knowledge/contract.ts'
import { changesBetween } from './script-changes.ts'

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const step = (stepId: string, title = stepId, isMandatory = false) => ({
  stepId,
  isMandatory,
  title: words(title),
  say: null,
  minIdentityLevel: 0,
})
const script = (steps: Script['steps'], change: Partial<Script> = {}): Script => ({
  scriptId: 's',
  code: 's',
  version: 1,
  name: words('S'),
  minIdentityLevel: 1,
  topics: [],
  steps,
  handOff: words('never'),
  formFields: [],
  madeAt: 0,
  madeBy: null,
  retiredAt: null,
  review: null,
  ...change,
})
const told = (older: Script | undefined, newer: Script) => {
  const { added, removed, changed, ...other } = changesBetween(older, newer)
  const ids = (steps: Script['steps']) => steps.map(({ stepId }) => stepId).join(' ')
  return { added: ids([...added]), removed: ids([...removed]), changed: ids([...changed]), ...other }
}

it('the first version is all new', () => {
  expect(told(undefined, script([step('a'), step('b')]))).toMatchObject({ added: 'a b', rest: [], isReordered: false })
})

it('tells steps that came, went and changed; one that became mandatory has changed', () => {
  const older = script([step('a'), step('b'), step('c')])
  const newer = script([step('a', 'A'), step('c', 'c', true), step('d')])
  expect(told(older, newer)).toMatchObject({ added: 'd', removed: 'b', changed: 'a c', isReordered: false })
})

it('another level of a step is a change of it', () => {
  const newer = script([{ ...step('a'), minIdentityLevel: 2 }])
  expect(told(script([step('a')]), newer)).toMatchObject({ changed: 'a', rest: [] })
})

it('a step that comes in between moves no other; two that swap are in another order', () => {
  const older = script([step('a'), step('b')])
  expect(told(older, script([step('a'), step('x'), step('b')])).isReordered).toBe(false)
  expect(told(older, script([step('b'), step('a')])).isReordered).toBe(true)
})

it('tells what else is different', () => {
  const older = script([step('a')])
  const newer = script([step('a')], { handOff: words('soon'), minIdentityLevel: 2, topics: ['x'] })
  expect(told(older, newer).rest).toEqual(['level', 'topics', 'handOff'])
  expect(told(older, older).rest).toEqual([])
})
