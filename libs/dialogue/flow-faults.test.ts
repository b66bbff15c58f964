import { describe, expect, it } from 'vitest'
import type { Flow, FlowStep } from '#libs/dialogue/flow.ts'
import { flowFaults } from '#libs/dialogue/flow-faults.ts'
import { sameInAll, TRANSFER, VISIT } from '#libs/dialogue/test-bank.ts'

const withSteps = (...steps: FlowStep[]): Flow => ({ ...VISIT, steps: [...VISIT.steps, ...steps] })
const faultsOf = (flow: Flow, articles?: ReadonlySet<string>) =>
  flowFaults(flow, articles).map(({ at, fault }) => [at, fault])
const say = (id: string, next: string, words = sameInAll('…')): FlowStep => ({
  id,
  kind: 'say',
  isMandatory: false,
  say: words,
  next,
})

describe('the faults of a flow', () => {
  it('are none where it may be released', () => {
    expect(flowFaults(VISIT)).toEqual([])
    expect(flowFaults(TRANSFER)).toEqual([])
  })

  it('name a step nobody reaches', () => {
    expect(faultsOf(withSteps(say('lonely', 'done')))).toEqual([['lonely', 'step-unreachable']])
    expect(flowFaults({ ...withSteps(say('lonely', 'done')), startOnRisk: 'lonely' })).toEqual([])
  })

  it('name a step that leads nowhere, and one that is there twice', () => {
    expect(faultsOf({ ...VISIT, start: 'nowhere' })).toContainEqual(['visit', 'step-unknown'])
    expect(faultsOf(withSteps(say('done', 'done')))).toContainEqual(['done', 'step-twice'])
  })

  it('name every step of a way round, even one through a question', () => {
    const [first, second] = VISIT.steps
    const round: Flow = { ...VISIT, steps: [first!, { ...second!, next: 'ask-day' } as FlowStep] }
    expect(faultsOf(round)).toEqual([
      ['ask-day', 'step-leads-back'],
      ['ask-note', 'step-leads-back'],
    ])
  })

  it('name slots that are unknown in a step, a condition, a form or the words', () => {
    const flow: Flow = {
      ...VISIT,
      steps: VISIT.steps.map((step) =>
        step.id === 'done' ? ({ ...step, say: sameInAll('{hour} 见') } as FlowStep) : step,
      ),
      handOff: [{ why: 'w', name: sameInAll('x'), when: { not: { slot: 'money', over: 1 } }, urgency: 'normal' }],
      formFields: [{ field: 'f', name: sameInAll('x'), slot: 'nothing' }],
    }
    expect(faultsOf(flow)).toEqual([
      ['w', 'slot-unknown'],
      ['f', 'slot-unknown'],
      ['done', 'place-unknown'],
    ])
  })

  it('name a slot only an answer fills and nobody asks for', () => {
    const slots = { ...VISIT.slots, idle: { ...VISIT.slots.note!, kind: 'text' as const } }
    expect(faultsOf({ ...VISIT, slots })).toEqual([['idle', 'slot-never-asked']])
  })

  it('name words missing in a language, and words too long', () => {
    const missing = { 'zh-CN': '好', 'zh-TW': ' ', en: '' }
    expect(faultsOf({ ...VISIT, name: missing })).toEqual([
      ['visit', 'words-missing'],
      ['visit', 'words-missing'],
    ])
    expect(faultsOf({ ...VISIT, name: sameInAll('x'.repeat(61)) })).toHaveLength(3)
  })

  it('name phrases that can never be found', () => {
    const rule = { why: 'w', name: sameInAll('x'), when: { said: ['安全帳戶'] }, urgency: 'normal' as const }
    const [fault] = flowFaults({ ...VISIT, handOff: [rule] })
    expect(fault).toEqual({
      at: 'w',
      fault: 'phrase-not-plain',
      detail: '"安全帳戶" is never found: write "安全账户", in simplified characters and small letters.',
    })
  })

  it('name choices with too few options, a version of nothing, an unknown article', () => {
    const slots = { ...VISIT.slots, day: { ...VISIT.slots.day!, kind: 'one-of' as const } }
    expect(faultsOf({ ...VISIT, slots })).toEqual([['day', 'options-wrong']])
    expect(faultsOf({ ...VISIT, version: 0 })).toEqual([['visit', 'version-wrong']])
    const steps: FlowStep[] = [
      { id: 'read', kind: 'article', article: 'gone', isOptional: true, next: 'ask-day' },
      ...VISIT.steps,
    ]
    expect(faultsOf({ ...VISIT, start: 'read', steps }, new Set(['fees']))).toEqual([['read', 'article-unknown']])
  })
})
