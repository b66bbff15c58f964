import { describe, expect, it } from 'vitest'
import { type VisitAct, type VisitState, visitActs, visitStates } from '#modules/branches/contract.ts'
import { actsOf, decideAct, decideOutcome } from '#modules/branches/visit.ts'

const TODAY = '2026-11-23'
const visit = (state: VisitState, more: object = {}) => ({
  state,
  customerId: 'c',
  onDay: TODAY,
  wrongNumbers: 0,
  ...more,
})

describe('what may be done with a visit', () => {
  it.each<[VisitState, VisitAct[]]>([
    ['booked', ['check-in', 'move', 'cancel']],
    ['checked-in', ['serve', 'leave']],
    ['in-service', ['finish']],
    ['done', []],
    ['left', ['rebook']],
    ['no-show', ['check-in', 'rebook']],
    ['cancelled', ['rebook']],
  ])('%s: %j', (state, acts) => {
    expect(actsOf(visit(state), TODAY)).toEqual(acts)
  })

  it('is nothing that the table does not name', () => {
    for (const state of visitStates)
      for (const act of visitActs)
        expect(decideAct(visit(state), act, TODAY).ok).toBe(actsOf(visit(state), TODAY).includes(act))
  })

  it.each(['booked', 'no-show'] as const)('a check-in of one %s holds on its own day only', (state) => {
    expect(decideAct(visit(state), 'check-in', TODAY)).toMatchObject({ ok: true, value: 'checked-in' })
    for (const onDay of ['2026-11-22', '2026-11-24'])
      expect(decideAct(visit(state, { onDay }), 'check-in', TODAY)).toMatchObject({ refusal: 'not-today' })
  })

  it('only who is not known is named, and only who is known is booked again', () => {
    expect(decideAct(visit('checked-in', { customerId: null }), 'name', TODAY).ok).toBe(true)
    expect(decideAct(visit('checked-in'), 'name', TODAY)).toMatchObject({ refusal: 'visit-moved-on' })
    expect(decideAct(visit('left', { customerId: null }), 'rebook', TODAY)).toMatchObject({
      refusal: 'customer-needed',
    })
  })

  it('a number is read out three times wrong, and not a fourth time, and never of who is known', () => {
    const tried = (wrongNumbers: number) => visit('in-service', { customerId: null, wrongNumbers })
    expect(decideAct(tried(2), 'identify', TODAY)).toMatchObject({ ok: true, value: 'in-service' })
    for (const wrongNumbers of [3, 4])
      expect(decideAct(tried(wrongNumbers), 'identify', TODAY)).toMatchObject({ refusal: 'no-more-tries' })
    expect(decideAct(visit('checked-in'), 'identify', TODAY)).toMatchObject({ refusal: 'visit-moved-on' })
    expect(actsOf(tried(3), TODAY)).toEqual(['name', 'finish'])
  })

  it('nobody is a no-show who is there', () => {
    const expires = visitStates.filter((state) => decideAct(visit(state), 'expire', TODAY).ok)
    expect(expires).toEqual(['booked'])
  })

  it('what somebody else goes on with is somebody’s', () => {
    for (const outcome of ['work-order', 'come-again', 'handed-back'] as const)
      expect(decideOutcome({ customerId: null }, outcome)).toMatchObject({ refusal: 'customer-needed' })
    expect(decideOutcome({ customerId: null }, 'solved').ok).toBe(true)
  })
})
