import { expect, it } from 'vitest'
import { type AssistantView, assistantBody } from '#modules/bot/contract.ts'
import { bodyOf, draftOf } from './entrance-draft.ts'

const saved: AssistantView = {
  entrance: 'web:main',
  isOn: true,
  idleSeconds: 600,
  greeting: { 'zh-CN': '欢迎', 'zh-TW': '歡迎', en: 'Welcome' },
  thresholds: { answer: 0.8, clarify: 0.55 },
  version: 3,
}

it('settings go into the fields and back unchanged', () => {
  const { entrance: _entrance, ...body } = saved
  expect(assistantBody.parse(bodyOf(draftOf(saved), 3))).toEqual(body)
})

it('what is switched off is as shipped, and an entrance never set is off', () => {
  const off = bodyOf({ ...draftOf(saved), hasGreeting: false, hasThresholds: false }, 3)
  expect(assistantBody.parse(off)).toMatchObject({ greeting: null, thresholds: null })
  expect(assistantBody.parse(bodyOf(draftOf(undefined), 0))).toMatchObject({ isOn: false, idleSeconds: 900 })
})
