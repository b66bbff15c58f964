import { expect, it } from 'vitest'
import { decideTurn } from '#libs/dialogue/decide-turn.ts'
import { type IntentDecision, type Knowledge, newDialogue } from '#libs/dialogue/dialogue.ts'
import { inputOf, NOON, sameInAll } from '#libs/dialogue/test-bank.ts'

it('the example of the README does what it says', () => {
  const knowledge: Knowledge = {
    intents: {
      fees: { code: 'fees', name: sameInAll('手续费'), topic: 'payment', does: { kind: 'article', article: 'fees' } },
    },
    articles: {
      fees: {
        articleId: 'a1',
        version: 3,
        title: sameInAll('手续费'),
        topic: null,
        isApproved: true,
        effectiveAt: 0,
        expiresAt: null,
      },
    },
    flows: {},
  }
  const input = (text: string, decision: IntentDecision) => {
    const plain = inputOf(text, 'm', 'zh-CN')
    return { ...plain, reading: { ...plain.reading, decision } }
  }
  const first = decideTurn(newDialogue(), input('转账要手续费吗', { kind: 'answer', label: 'fees' }), knowledge, NOON)
  expect(first.acts.map(({ act }) => act)).toEqual(['introduce', 'answer', 'ask-if-helped'])
  expect(first.acts[1]).toMatchObject({ articleId: 'a1', version: 3 })
  const second = decideTurn(first.state, input('解决了', { kind: 'unknown' }), knowledge, NOON)
  expect(second.acts.map(({ act }) => act)).toEqual(['resolved'])
  const third = decideTurn(second.state, input('找个真人', { kind: 'unknown' }), knowledge, NOON)
  expect(third.acts).toEqual([expect.objectContaining({ act: 'hand-over' })])
  const [handed] = third.acts
  expect(handed?.act === 'hand-over' && handed.handOver.summary.en).toBe(
    'About: 手续费. Articles shown: 手续费. Handed over because the customer asked for a person. Identity level L0. Messages from the customer: 3.',
  )
})
