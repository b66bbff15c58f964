import { expect, it } from 'vitest'
import type { Script } from '#modules/knowledge/contract.ts'
import { mandatoryLeft, stepsOf } from './steps.ts'

const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const step = (stepId: string, isMandatory = false) => ({
  stepId,
  isMandatory,
  title: words,
  say: null,
  minIdentityLevel: 0,
})
const script: Script = {
  scriptId: 'loss',
  code: 'loss',
  version: 12,
  name: words,
  minIdentityLevel: 1,
  topics: ['card'],
  steps: [step('block', true), step('calm'), step('tell', true)],
  handOff: words,
  formFields: [],
  madeAt: 0,
  madeBy: null,
  retiredAt: null,
  review: null,
}
const tick = (stepId: string, change = {}) => ({
  scriptId: 'loss',
  version: 12,
  stepId,
  tickedAt: 1,
  tickedBy: 'a',
  ...change,
})

it('the next step is the first that is not ticked, also when later ones are', () => {
  const next = (ids: string[]) =>
    stepsOf(
      script,
      ids.map((id) => tick(id)),
    ).find(({ isNext }) => isNext)?.step.stepId
  expect(next([])).toBe('block')
  expect(next(['block', 'tell'])).toBe('calm')
  expect(next(['block', 'calm', 'tell'])).toBeUndefined()
})

it('ticks of an earlier version count, those of another script do not', () => {
  const steps = stepsOf(script, [tick('block', { version: 11 }), tick('calm', { scriptId: 'other' })])
  expect(steps.map(({ tick }) => tick !== undefined)).toEqual([true, false, false])
})

it('counts what must still be done', () => {
  expect(mandatoryLeft(stepsOf(script, []))).toBe(2)
  expect(mandatoryLeft(stepsOf(script, [tick('tell'), tick('calm')]))).toBe(1)
})
