import { expect, it } from 'vitest'
import { intentBody } from '#modules/bot/editor-contract.ts'
import { bodyOf, draftOf, freshIntent, type IntentText, mergedDraft } from './intent-draft.ts'

const named = (name: string) => ({ 'zh-CN': name, 'zh-TW': name, en: name })
const fee: IntentText = {
  name: named('年费'),
  topic: 'card',
  reason: null,
  does: { kind: 'article', article: 'card-fee' },
  utterances: { zh: ['年费多少', '年费怎么收'], en: ['annual fee'] },
}

it('an intent goes into the fields and back unchanged', () => {
  expect(intentBody.parse(bodyOf(draftOf(fee), 3))).toEqual({ ...fee, version: 3 })
  const flow: IntentText = { ...fee, topic: null, does: { kind: 'flow', flow: 'card-loss' } }
  expect(intentBody.parse(bodyOf(draftOf(flow), 1))).toEqual({ ...flow, version: 1 })
})

it('a new intent is no body before it is filled in', () => {
  expect(intentBody.safeParse(bodyOf(freshIntent(), 0)).success).toBe(false)
})

it('what two people wrote at once is put together, and nothing either wrote is lost', () => {
  const mine = {
    ...draftOf(fee),
    utterances: { zh: '年费多少\n能免年费吗', en: 'annual fee' },
    topic: 'credit-card',
  }
  const theirs: IntentText = {
    ...fee,
    name: named('信用卡年费'),
    utterances: { zh: [...fee.utterances.zh, '刷几次免年费'], en: [] },
  }
  expect(intentBody.parse(bodyOf(mergedDraft(fee, mine, theirs), 4))).toEqual({
    name: named('信用卡年费'),
    topic: 'credit-card',
    reason: null,
    does: fee.does,
    utterances: { zh: ['年费多少', '刷几次免年费', '能免年费吗'], en: [] },
    version: 4,
  })
})

it('what the bot does is taken whole, never half from each', () => {
  const mine = { ...draftOf(fee), does: { kind: 'hand-over', article: 'card-fee' } }
  const theirs: IntentText = { ...fee, does: { kind: 'article', article: 'fees' } }
  expect(intentBody.parse(bodyOf(mergedDraft(fee, mine, theirs), 4)).does).toEqual({
    kind: 'hand-over',
    why: 'intent-for-people',
  })
})
