import { expect, it } from 'vitest'
import type { Reason } from '../../../queries/codes.ts'
import { childrenOf, findReasons, pathWords, saysEnough } from './reason-tree.ts'

const reason = (code: string, name: string, change: Partial<Reason> = {}): Reason => {
  const parts = code.split('.')
  return {
    code,
    parentCode: parts.length === 1 ? null : parts.slice(0, -1).join('.'),
    level: parts.length,
    name: { 'zh-CN': name, 'zh-TW': name, en: name },
    place: 0,
    isRetired: false,
    ...change,
  }
}
const reasons = [
  reason('card', '银行卡'),
  reason('card.lost', '挂失'),
  reason('card.lost.oral', '口头挂失'),
  reason('card.pin', '密码', { isRetired: true }),
  reason('old', '旧业务', { isRetired: true }),
  reason('old.lost', '挂失'),
]
const found = (typed: string) => findReasons(reasons, typed, 'zh-CN').map(({ code }) => code)

it('the tree opens level by level, without what is retired', () => {
  expect(childrenOf(reasons, null).map(({ code }) => code)).toEqual(['card'])
  expect(childrenOf(reasons, 'card').map(({ code }) => code)).toEqual(['card.lost'])
  expect(childrenOf(reasons, 'card.lost.oral')).toEqual([])
})

it('a first level says enough only when there is nothing below it', () => {
  const more = [...reasons, reason('voice', '意见')]
  expect(['card', 'card.lost', 'card.lost.oral', 'voice', null].map((code) => saysEnough(more, code))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
})

it('a reason is told with its path', () => {
  expect(pathWords(reasons, 'card.lost.oral', 'zh-CN')).toBe('银行卡 › 挂失 › 口头挂失')
  expect(pathWords(reasons, 'gone', 'zh-CN')).toBe('')
})

it('is found by any word of its path, by its own name first, and never under a retired one', () => {
  expect(found('挂失')).toEqual(['card.lost', 'card.lost.oral'])
  expect(found('银行卡 口头')).toEqual(['card.lost.oral'])
  expect(found('银行卡')[0]).toBe('card')
  expect(found('')).toEqual([])
})
