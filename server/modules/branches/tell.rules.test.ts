import { describe, expect, it } from 'vitest'
import { papersFor, type Telling, wordsFor } from '#modules/branches/tell.ts'

const visit = {
  reference: 'B261123-00001',
  service: 'bereavement',
  plannedFrom: Date.parse('2026-11-23T10:00:00+08:00'),
} as Telling['visit']
const branch = { name: '城东支行', address: '东大街 8 号', zone: 'Asia/Shanghai' }
const booked = { kind: 'booked', visit, branch, papers: papersFor(visit) } as const

describe('what the customer reads of a visit', () => {
  it('says where, when by the clock of the branch, the number, and every paper at once', () => {
    const text = wordsFor(booked, 'zh-CN')
    expect(text).toContain('城东支行（东大街 8 号）')
    expect(text).toMatch(/11月23日星期一 ?10:00/)
    expect(text).toContain('B261123-00001')
    expect(text).toContain('本人有效身份证件原件；死亡证明；亲属关系证明；银行卡或存折')
  })

  it('is written in their language, and leaves nothing empty where no address is kept', () => {
    expect(wordsFor(booked, 'zh-TW')).toContain('預約編號')
    const text = wordsFor({ ...booked, branch: { ...branch, address: '' } }, 'en')
    expect(text).toContain('Your appointment at 城东支行\n')
    expect(text).not.toMatch(/[{}()]/)
  })
})
