import { expect, test } from 'vitest'
import type { AboutReply } from '#modules/assist/help-contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import { proposedScript } from './proposed-script.ts'

const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const script = (code: string, topics: string[]): Script => ({
  scriptId: code,
  code,
  version: 1,
  name: words,
  minIdentityLevel: 0,
  topics,
  steps: [],
  handOff: words,
  formFields: [],
  madeAt: 0,
  madeBy: null,
  retiredAt: null,
  review: null,
})
const about = (scenario: string | null, topic: string | null): AboutReply['about'] => ({
  intent: 'i',
  name: words,
  topic,
  scenario,
  seq: 1,
  words: [],
})
const ALL = [
  script('card-loss', ['card']),
  script('self-harm', []),
  script('loan-a', ['loan']),
  script('loan-b', ['loan']),
]

test.each([
  ['the scenario', about('card-loss', 'loan'), 'card-loss'],
  ['a scenario by the beginning of its code', about('self-harm-or-threat', null), 'self-harm'],
  ['the only one of the topic', about(null, 'card'), 'card-loss'],
  ['none of several for one topic', about(null, 'loan'), undefined],
  ['none for a topic without a script', about('fx', 'fx'), undefined],
  ['none when nothing is sure', null, undefined],
])('proposes %s', (_what, given, code) => {
  expect(proposedScript(ALL, given)?.code).toBe(code)
})
