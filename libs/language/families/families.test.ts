import { expect, it } from 'vitest'
import { stemOf } from '../blend/stem.ts'
import { ENGLISH_FAMILIES } from './english-families.ts'
import { learnFamilies } from './learn-families.ts'
import { familyOf } from './word-families.ts'

const acts = [
  ['cancel', 'close', 'stop'],
  ['open', 'start', 'begin'],
]
const texts = acts.flatMap((verbs, act) =>
  verbs.flatMap((verb) =>
    ['card', 'loan', 'plan', 'deal'].map((thing) => ({
      text: act === 0 ? `please ${verb} my old ${thing} now` : `i want to ${verb} a new ${thing}`,
      label: act === 0 ? 'end' : 'begin',
    })),
  ),
)

it('words beside the same words, about the same, are a family', () => {
  const families = learnFamilies(texts, { families: 8, seed: 1 })
  const withCancel = families.find((family) => family.includes('cancel')) ?? []
  expect([...withCancel].sort()).toEqual(['cancel', 'clos', 'stop'].sort())
  expect(families.find((family) => family.includes('open'))).not.toContain('cancel')
})

it('the same texts and seed make the same families', () => {
  expect(learnFamilies(texts, { families: 6, seed: 4 })).toEqual(learnFamilies(texts, { families: 6, seed: 4 }))
})

it('words that mean the same to a bank meet, others stay as they are', () => {
  expect(familyOf(stemOf('charges'))).toBe(familyOf(stemOf('fee')))
  expect(familyOf(stemOf('lost'))).not.toBe(familyOf(stemOf('fee')))
  expect(familyOf('zebra')).toBe('zebra')
})

it('no word is in two families', () => {
  const stems = ENGLISH_FAMILIES.flatMap((line) => line.split(' | ')).flatMap((family) => family.split(' '))
  expect(new Set(stems).size).toBe(stems.length)
})
