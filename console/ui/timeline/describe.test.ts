import { describe, expect, it } from 'vitest'
import { describeEntry } from './describe.ts'

const CODES = {
  reasons: [{ code: 'card.lost', name: { 'zh-CN': '挂失', 'zh-TW': '掛失', en: 'Lost card' } }],
  dispositions: [{ code: 'resolved', name: { 'zh-CN': '已解决', 'zh-TW': '已解決', en: 'Resolved' } }],
} as unknown as Parameters<typeof describeEntry>[1]
const say = (entry: Parameters<typeof describeEntry>[0]) => describeEntry(entry, CODES, 'zh-CN', 0)

describe('what an entry of the timeline says', () => {
  it('is channel, reason, outcome, rating and who served, each in words', () => {
    const detail = { channel: 'web', reasonCode: 'card.lost', dispositionCode: 'resolved', score: 5, endReason: 'idle' }
    const person = { personId: 'a', name: '许文静' }
    expect(say({ kind: 'contact', detail, person })).toEqual(['网页', '挂失', '已解决', '评分 5', '许文静 受理'])
  })

  it('is the purpose and the decision of a consent', () => {
    const detail = { purpose: 'marketing-own', channel: 'sms', state: 'withdrawn' }
    expect(say({ kind: 'consent', detail, person: null })).toEqual(['本行营销', '已撤回', '短信'])
  })

  it('is where a case or a complaint stands', () => {
    expect(say({ kind: 'case', detail: { state: 'waiting' }, person: null })).toEqual(['等待中'])
    expect(say({ kind: 'complaint', detail: { stage: 'review' }, person: null })).toEqual(['复核中'])
  })

  it('is the code itself where the bank has none of that name, and nothing for what is empty', () => {
    const detail = { channel: 'kiosk', reasonCode: 'gone', dispositionCode: null }
    expect(say({ kind: 'contact', detail, person: null })).toEqual(['kiosk', 'gone'])
  })
})
