import { expect, it } from 'vitest'
import { contentFaults } from '#modules/bot/drafts.ts'
import { STARTER_CONTENT } from '#modules/bot/pack/starter-pack.ts'

const [first, second] = STARTER_CONTENT.intents
if (!first || !second) throw new Error('the pack is empty')
const short = { ...first, utterances: { zh: ['一', '二', '三', '四'], en: [] } }
const astray = { ...second, does: { kind: 'flow', flow: 'nowhere' } } as const

it.each([
  ['nothing is wrong with the pack', STARTER_CONTENT, []],
  ['one intent is no release', { ...STARTER_CONTENT, intents: [first] }, [['intents', 'intents-few']]],
  [
    'an intent of four lines, and one that leads nowhere',
    { ...STARTER_CONTENT, intents: [short, astray] },
    [
      [first.code, 'utterances-few'],
      [second.code, 'flow-missing'],
    ],
  ],
] as const)('what keeps a working copy from becoming a release: %s', (_name, content, expected) => {
  expect(contentFaults(content).map(({ path, fault }) => [path, fault])).toEqual(expected)
})
