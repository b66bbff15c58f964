import { describe, expect, it } from 'vitest'
import { comparableName, comparablePhone, decideTraits } from '#modules/customers/domain.ts'

describe('routing traits', () => {
  const facts = { tier: null, vulnerabilityNeeds: [], managerId: null, language: 'zh-CN' }
  it('make VIPs of the two top tiers only', () => {
    const vips = ['mass', 'gold', 'affluent', 'diamond', 'private', null].map(
      (tier) => decideTraits({ ...facts, tier }).isVip,
    )
    expect(vips).toEqual([false, false, false, true, true, false])
  })
  it('say that someone needs care, and not which', () => {
    expect(decideTraits({ ...facts, vulnerabilityNeeds: ['large-print'] })).toEqual({
      isVip: false,
      isVulnerable: true,
      managerId: null,
      language: 'zh-CN',
    })
  })
})

describe('comparison', () => {
  it.each([
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['００８６１３８１２３４５６７８', '13812345678'],
    ['(02) 2345 6789', '0223456789'],
  ])('reads the phone number %s as %s', (said, same) => expect(comparablePhone(said)).toBe(same))
  it.each([
    ['Zhang San', 'zhangsan'],
    ['買買提·阿不都', '買買提阿不都'],
  ])('reads the name %s as %s', (said, same) => expect(comparableName(said)).toBe(same))
})
