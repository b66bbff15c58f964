import { describe, expect, it } from 'vitest'
import type { CannedReply } from '#modules/knowledge/contract.ts'
import { findReplies, searchOf } from './find-replies.ts'

const reply = (shortcut: string, title: string, text = '', topic: string | null = null): CannedReply => ({
  replyId: shortcut,
  shortcut,
  title: { 'zh-CN': title, 'zh-TW': title, en: title },
  text: { 'zh-CN': text, 'zh-TW': text, en: text },
  topic,
  audience: 'everyone',
  unitId: null,
  version: 1,
  changedAt: 0,
  mayEdit: false,
})
const replies = [
  reply('hello', '问候'),
  reply('loss', '口头挂失有效期', '口头挂失有效 5 天', 'card'),
  reply('wait', '请稍候', '正在查挂失记录'),
]
const found = (typed: string, topic: string | null = null) =>
  findReplies(replies, typed, { topic, locale: 'zh-CN' }).map(({ shortcut }) => shortcut)

it.each([
  ['/', ''],
  ['/lo', 'lo'],
  ['/挂失', '挂失'],
  ['/two words', null],
  ['see /loss', null],
  ['', null],
])('in %j one looks for %j', (text, typed) => {
  expect(searchOf(text)).toBe(typed)
})

describe('findReplies', () => {
  it('finds by shortcut, title and text, in this order', () => {
    expect(found('lo')).toEqual(['loss'])
    expect(found('挂失')).toEqual(['loss', 'wait'])
    expect(found('查')).toEqual(['wait'])
    expect(found('nothing')).toEqual([])
  })

  it('with nothing typed shows all, those of the topic first', () => {
    expect(found('')).toEqual(['hello', 'loss', 'wait'])
    expect(found('', 'card')).toEqual(['loss', 'hello', 'wait'])
  })
})
