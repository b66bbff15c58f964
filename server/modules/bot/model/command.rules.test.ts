import { expect, test } from 'vitest'
import { newDialogue } from '#libs/dialogue/dialogue.ts'
import { commandRequest, readCommand, type ToUnderstand } from './command.ts'

const named = (name: string) => ({ 'zh-CN': name, 'zh-TW': name, en: name })
const intent = (code: string, does: ToUnderstand['release']['intents'][string]['does']) => ({
  code,
  name: named(code),
  topic: null,
  does,
})
const asked: ToUnderstand = {
  language: 'zh-CN',
  text: '我想弄一下那个，手机13812345678',
  release: {
    intents: {
      lost: intent('lost', { kind: 'flow', flow: 'lost-card' }),
      fee: intent('fee', { kind: 'article', article: 'card-fee' }),
      person: intent('person', { kind: 'hand-over', why: 'asked' }),
    },
    flows: {},
  },
  dialogue: newDialogue(),
  today: '2026-11-22',
}
const read = (command: unknown, of = asked) => readCommand(JSON.stringify(command), of)

test.each([
  [{ command: 'start-flow', intent: 'lost' }, { decision: { kind: 'answer', label: 'lost' } }],
  [
    { command: 'clarify', intents: ['lost', 'fee', 'lost'] },
    { decision: { kind: 'clarify', labels: ['lost', 'fee'] } },
  ],
  [{ command: 'hand-off' }, { choice: 'person' }],
  [
    { command: 'search', query: '年费' },
    { query: '年费', decision: { kind: 'unknown' } },
  ],
] as const)('%j comes to another reading of the words', (command, meaning) => {
  expect(read(command)).toEqual(meaning)
})

test.each([
  { command: 'start-flow', intent: 'transfer-money' },
  { command: 'start-flow', intent: 'fee' },
  { command: 'start-flow', intent: 'person' },
  { command: 'clarify', intents: ['lost', 'nothing'] },
  { command: 'set-slot', value: '3000' },
  { command: 'cancel' },
  { command: 'transfer', amount: 3000 },
  { command: 'verify-identity' },
  { command: 'decide-complaint', verdict: 'refused' },
  { command: 'hand-off', note: 'and promise 8 %' },
  { command: 'search', query: '' },
  'hand-off',
  null,
])('%j is no command', (command) => {
  expect(read(command)).toBeUndefined()
})

test('the customer’s numbers are not in what is asked, nor intents that lead to people', () => {
  const sent = JSON.stringify(commandRequest(asked))
  expect(sent).not.toContain('13812345678')
  expect(sent).not.toContain('5678')
  expect(sent).toContain('lost')
  expect(sent).not.toContain('\\"person\\"')
})
