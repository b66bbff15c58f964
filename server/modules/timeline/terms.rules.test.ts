import { describe, expect, test } from 'vitest'
import { askedTerms, termsOf } from '#modules/timeline/terms.ts'

describe('the terms of a line', () => {
  test('are its characters, the pairs of neighbours, its words and its numbers', () => {
    expect(termsOf('信用卡 2 张')).toEqual(['信', '用', '信用', '卡', '用卡', '2', '张'])
  })

  test('are the same in traditional and simplified characters, in either case and width', () => {
    expect(termsOf('Ｃａｒｄ 帳單')).toEqual(termsOf('card 账单'))
  })

  test('never pair characters that a mark parts', () => {
    expect(termsOf('投诉，卡')).not.toContain('诉卡')
  })
})

describe('a search', () => {
  test('asks for pairs only, and for a single character when it stands alone', () => {
    expect(askedTerms('投诉 费')).toEqual(['投诉', '费'])
  })

  test('asks for nothing that the text which holds it lacks', () => {
    const terms = new Set(termsOf('客户投诉年费重复收取，要求 refund'))
    for (const words of ['投诉年费', '年费', '费', 'Refund', '重复 要求']) {
      for (const term of askedTerms(words)) expect(terms).toContain(term)
    }
  })
})
