import { expect, it } from 'vitest'
import { chooseQueue } from '#modules/routing/queue-choice.ts'

const row = (topic: string, channel: string, language: string, queueId: string) => ({
  topic,
  channel,
  language,
  queueId,
})
const table = [
  row('*', '*', '*', 'everything'),
  row('*', 'web', 'en', 'web in english'),
  row('lost-card', '*', '*', 'cards'),
  row('lost-card', 'web', '*', 'cards on the web'),
  row('lost-card', 'web', 'en', 'cards on the web in english'),
]

it.each([
  ['the exact row', { topic: 'lost-card', channel: 'web', language: 'en' }, 'cards on the web in english'],
  [
    'a language for its regions',
    { topic: 'lost-card', channel: 'web', language: 'en-GB' },
    'cards on the web in english',
  ],
  ['the channel before the language', { topic: 'lost-card', channel: 'web', language: 'zh-CN' }, 'cards on the web'],
  ['the topic before the channel', { topic: 'lost-card', channel: 'mail', language: 'en' }, 'cards'],
  [
    'a row for every topic when the own has none',
    { topic: 'mortgage', channel: 'web', language: 'en' },
    'web in english',
  ],
  ['the row for everything', { topic: null, channel: 'mail', language: 'ja' }, 'everything'],
])('chooses by %s', (_claim, asked, queueId) => {
  expect(chooseQueue(table, asked)).toBe(queueId)
})

it('says so when no row fits', () => {
  expect(
    chooseQueue([row('lost-card', 'web', '*', 'cards')], { topic: null, channel: 'web', language: 'en' }),
  ).toBeUndefined()
})
