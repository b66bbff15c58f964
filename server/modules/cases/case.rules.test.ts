import { describe, expect, it } from 'vitest'
import { masked } from '#libs/masking/masked.ts'
import { actsOf, decideAct, decideMerge } from '#modules/cases/case.ts'
import { caseActs, caseStates } from '#modules/cases/contract.ts'
import { referenceFor } from '#modules/cases/reference.ts'

const also = { ownerId: 'mei', openWorkOrders: 0 }

describe('a case', () => {
  it.each([
    ['open', 'take', 'in-work'],
    ['open', 'hand-over', 'in-work'],
    ['in-work', 'wait', 'waiting'],
    ['waiting', 'hand-over', 'waiting'],
    ['waiting', 'resume', 'in-work'],
    ['in-work', 'solve', 'solved'],
    ['solved', 'reopen', 'in-work'],
    ['withdrawn', 'reopen', 'in-work'],
    ['waiting', 'merge', 'merged'],
    ['open', 'withdraw', 'withdrawn'],
  ] as const)('%s goes by %s to %s', (state, act, next) => {
    expect(decideAct(state, act, also)).toEqual({ ok: true, value: next })
  })

  it('handed to a unit alone is open again, also when it waited', () => {
    for (const state of ['in-work', 'waiting'] as const)
      expect(decideAct(state, 'hand-over', { ...also, ownerId: null })).toEqual({ ok: true, value: 'open' })
  })

  it('is not solved while a work order of it is open, nor before somebody took it', () => {
    expect(decideAct('in-work', 'solve', { ...also, openWorkOrders: 1 })).toMatchObject({ refusal: 'work-orders-open' })
    expect(decideAct('open', 'solve', also)).toMatchObject({ refusal: 'case-not-taken' })
  })

  it('once merged stays merged, and every other state leaves only by a legal act', () => {
    expect(actsOf('merged')).toEqual([])
    for (const state of caseStates)
      for (const act of caseActs) expect(decideAct(state, act, also).ok).toBe(actsOf(state).includes(act))
  })

  it('merges only into an unfinished case of the same customer, and never into itself', () => {
    const one = { caseId: 'a', customerId: 'wang', state: 'open' } as const
    expect(decideMerge(one, { ...one, caseId: 'b' })).toEqual({ ok: true, value: 'merged' })
    expect(decideMerge({ ...one, customerId: null }, { ...one, caseId: 'b' }).ok).toBe(true)
    expect(decideMerge(one, one)).toMatchObject({ refusal: 'merge-itself' })
    expect(decideMerge(one, { ...one, caseId: 'b', customerId: 'li' })).toMatchObject({
      refusal: 'merge-other-customer',
    })
    expect(decideMerge(one, { ...one, caseId: 'b', state: 'solved' })).toMatchObject({ refusal: 'case-not-open' })
  })

  it('is quoted by the local day and a running number, which is no number to be masked', () => {
    const reference = referenceFor(Date.UTC(2026, 10, 22, 16, 30), 'Asia/Shanghai', 42)
    expect(reference).toBe('C261123-00042')
    expect(masked(reference)).toBe(reference)
  })
})
