import { expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { type Script, scriptBody } from '#modules/knowledge/contract.ts'
import { bodyOf, draftOf, freshDraft, placeAfter, scriptOf } from './script-draft.ts'

const zone = compileZone('Asia/Shanghai')!
const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const script: Script = {
  scriptId: '019a0000-0000-7000-8000-000000000001',
  code: 'card-loss',
  version: 3,
  name: words('Card loss'),
  minIdentityLevel: 1,
  topics: ['card-loss'],
  steps: [
    { stepId: 'block', isMandatory: true, title: words('Block'), say: null, minIdentityLevel: 1 },
    { stepId: 'tell', isMandatory: false, title: words('Tell'), say: words('It is blocked.'), minIdentityLevel: 0 },
  ],
  handOff: words('Unknown debits'),
  formFields: [{ field: 'tail', name: words('Tail'), kind: 'card-tail', isRequired: true, options: [] }],
  madeAt: 1,
  madeBy: null,
  retiredAt: null,
  review: null,
}

it('a script read and published again says the same', () => {
  const { scriptId: _, version: __, madeAt: ___, madeBy: ____, retiredAt: _____, review: ______, ...said } = script
  expect(scriptBody.parse(bodyOf(draftOf(script, zone), script, zone))).toEqual({
    ...said,
    basedOnVersion: 3,
    effectiveAt: null,
    expiresAt: null,
  })
})

it('the dates of a version that was given back stand as the bank’s clock shows them, those of one in use do not', () => {
  const review = {
    ...{ effectiveAt: Date.UTC(2026, 11, 1, 1), expiresAt: null, by: null, at: 1, note: 'x', goesBackTo: null },
    ...{ mayReview: false, inForce: null },
  }
  const dated = (state: 'returned' | 'approved') =>
    draftOf({ ...script, review: { ...review, state } }, zone).effectiveAt
  expect([dated('returned'), dated('approved')]).toEqual(['2026-12-01T09:00', ''])
  expect(bodyOf({ effectiveAt: '2026-12-01T09:00' }, script, zone).effectiveAt).toBe(review.effectiveAt)
})

it('words to say are all three languages or none', () => {
  const saying = (say: object) => {
    const steps = [{ stepId: 'a', title: words('A'), say }]
    return scriptBody.safeParse(bodyOf({ ...draftOf(script, zone), steps }, script, zone))
  }
  expect(saying({ 'zh-CN': ' ', en: '' }).data?.steps[0]?.say).toBeNull()
  expect(saying({ 'zh-CN': '您好' }).error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'steps.0.say.zh-TW',
    'steps.0.say.en',
  ])
})

it('a new script begins at version 0 with one step, whose id no one chooses', () => {
  const body = bodyOf({ ...draftOf(script, zone), ...freshDraft(), code: 'new' }, undefined, zone)
  const stepId = expect.stringMatching(/^[a-z0-9-]{13}$/)
  expect(body).toMatchObject({ code: 'new', basedOnVersion: 0, steps: [{ stepId, isMandatory: false, say: null }] })
})

it('only a choice has options, and it needs two', () => {
  const option = (name: string) => ({ option: name, name: words(name) })
  const asking = (kind: string, options: readonly object[]) => {
    const formFields = [{ field: 'by', name: words('By'), kind, options }]
    return scriptBody.safeParse(bodyOf({ ...draftOf(script, zone), formFields }, script, zone))
  }
  expect(asking('text', [option('bank')]).data?.formFields[0]?.options).toEqual([])
  expect(asking('choice', [option('bank'), option('police')]).data?.formFields[0]?.options).toHaveLength(2)
  for (const options of [[], [option('bank')], [option('bank'), option('bank')]])
    expect(asking('choice', options).error?.issues.map(({ path }) => path.join('.'))).toEqual(['formFields.0.options'])
})

it('the preview shows what is filled in so far', () => {
  expect(scriptOf({ steps: [{ stepId: 'a', title: { en: 'Block' } }], name: {} }, 4)).toMatchObject({
    version: 4,
    name: words(''),
    steps: [{ stepId: 'a', isMandatory: false, title: { 'zh-CN': '', en: 'Block' }, say: null }],
    formFields: [],
  })
})

it.each([
  [0, -1, 3, undefined],
  [0, 1, 3, 1],
  [2, 1, 3, undefined],
  [2, -1, 3, 1],
] as const)('step %i moved by %i of %i comes to %s', (place, by, count, expected) => {
  expect(placeAfter(place, by, count)).toBe(expected)
})
