import { describe, expect, it } from 'vitest'
import { bestLocale } from './locale.ts'
import { defineWords, sayIn } from './words.ts'

describe('words', () => {
  const words = defineWords('trial', {
    'zh-CN': { greet: '您好，{{name}}', unread: '{{count}} 条未读' },
    'zh-TW': { greet: '您好，{{name}}', unread: '{{count}} 則未讀' },
    en: { greet: 'Hello, {{name}}', unread: { one: '{{count}} unread message', other: '{{count}} unread messages' } },
  })

  it('fills places, and leaves marks of markup as they are', () => {
    expect(sayIn(words, 'en')('greet', { name: '<Li> & Co' })).toBe('Hello, <Li> & Co')
  })

  it.each([
    ['en', 1, '1 unread message'],
    ['en', 2, '2 unread messages'],
    ['zh-TW', 1, '1 則未讀'],
  ] as const)('in %s it counts %i', (locale, count, text) => {
    expect(sayIn(words, locale)('unread', { count })).toBe(text)
  })
})

describe('bestLocale', () => {
  it.each([
    [['zh-Hant-HK', 'en'], 'zh-TW'],
    [['zh-TW'], 'zh-TW'],
    [['zh'], 'zh-CN'],
    [['fr-FR', 'en-GB', 'zh'], 'en'],
    [['fr'], 'zh-CN'],
    [[], 'zh-CN'],
  ] as const)('of %j it is %s', (wishes, locale) => {
    expect(bestLocale(wishes)).toBe(locale)
  })
})
