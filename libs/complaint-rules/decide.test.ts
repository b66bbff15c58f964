import { describe, expect, it } from 'vitest'
import { applyComplaintEvent, type ComplaintState, receivedComplaint } from './complaint.ts'
import { readyPack } from './dates.ts'
import { decide, decisionDueAt, type Move } from './decide.ts'
import { CN, TW } from './packs/asia.ts'
import { US_REG_E } from './packs/west.ts'

const cn = readyPack(CN)
const at = (text: string) => Date.parse(text)
const RECEIVED = at('2026-11-05T10:00:00+08:00')
const begun: ComplaintState = {
  ...receivedComplaint(RECEIVED),
  ...{ stage: 'investigating', handlerId: 'su', acknowledgedAt: RECEIVED, contactedAt: RECEIVED },
}
const by = 'su'
const refusalOf = (move: Move, state: ComplaintState, now: number, ready = cn) => {
  const decision = decide(move, state, ready, now)
  return decision.ok ? 'yes' : `${decision.block.refusal} ${decision.block.ruleId}`
}
const moved = (state: ComplaintState, move: Move, now: number, ready = cn) => {
  const decision = decide(move, state, ready, now)
  if (!decision.ok) throw new Error(decision.block.refusal)
  return decision.events.reduce(applyComplaintEvent, state)
}

describe('a longer clock', () => {
  it.each([
    ['2026-11-20T23:59:59.999+08:00', 'yes'],
    ['2026-11-21T00:00:00.000+08:00', 'clock-passed CN-decide'],
  ])('complex is open at %s: %s', (now, answer) =>
    expect(refusalOf({ kind: 'mark-complex', by }, begun, at(now))).toBe(answer),
  )

  it('an extension needs complex first, another person, and the clock still running', () => {
    const now = at('2026-11-18T09:00:00+08:00')
    expect(refusalOf({ kind: 'ask-extension', by }, begun, now)).toBe('complex-first CN-decide-complex')
    const complex = moved(begun, { kind: 'mark-complex', by }, now)
    const asked = moved(complex, { kind: 'ask-extension', by }, now)
    expect(refusalOf({ kind: 'ask-extension', by: 'lin' }, asked, now)).toBe('done-already CN-four-eyes')
    const approve = (who: string, when: number) =>
      refusalOf({ kind: 'answer-extension', by: who, approved: true }, asked, when)
    expect(approve('su', now)).toBe('same-person CN-four-eyes')
    expect(approve('lin', at('2026-12-05T23:59:59.999+08:00'))).toBe('yes')
    expect(approve('lin', at('2026-12-06T00:00:00.000+08:00'))).toBe('clock-passed CN-decide-complex')
    const extended = moved(asked, { kind: 'answer-extension', by: 'lin', approved: true }, now)
    expect(decisionDueAt(extended, cn)).toBe(at('2027-01-04T23:59:59.999+08:00'))
    expect(refusalOf({ kind: 'ask-extension', by }, extended, now)).toBe('done-already CN-decide-extended')
  })

  it('declined, the clock stays as it was and may be asked for again', () => {
    const now = at('2026-11-18T09:00:00+08:00')
    const asked = moved(moved(begun, { kind: 'mark-complex', by }, now), { kind: 'ask-extension', by }, now)
    const declined = moved(asked, { kind: 'answer-extension', by: 'lin', approved: false }, now)
    expect(decisionDueAt(declined, cn)).toBe(at('2026-12-05T23:59:59.999+08:00'))
    expect(refusalOf({ kind: 'ask-extension', by }, declined, now)).toBe('yes')
  })

  it('is no part of a pack that has none', () => {
    expect(refusalOf({ kind: 'mark-complex', by }, begun, RECEIVED, readyPack(TW))).toBe(
      'pack-has-no-such-clock TW-path',
    )
    expect(refusalOf({ kind: 'ask-extension', by }, begun, RECEIVED, readyPack(TW))).toBe(
      'pack-has-no-such-clock TW-path',
    )
  })

  it('of Reg E is open only once the amount was credited', () => {
    const regE = readyPack(US_REG_E)
    expect(refusalOf({ kind: 'mark-complex', by }, begun, RECEIVED, regE)).toBe('credit-first RegE-provisional-credit')
    const credited = moved(begun, { kind: 'credit', by }, RECEIVED, regE)
    expect(refusalOf({ kind: 'mark-complex', by }, credited, RECEIVED, regE)).toBe('yes')
  })
})

describe('recusal', () => {
  const interested = moved(begun, { kind: 'record-interest', by, personId: 'su' }, RECEIVED)
  it('who has an interest decides nothing, and may only hand it on', () => {
    expect(refusalOf({ kind: 'decide', by: 'su' }, interested, RECEIVED)).toBe('interested-person CN-recusal')
    expect(refusalOf({ kind: 'mark-complex', by: 'su' }, interested, RECEIVED)).toBe('interested-person CN-recusal')
    expect(refusalOf({ kind: 'name-handler', by: 'su', personId: 'yin' }, interested, RECEIVED)).toBe('yes')
  })
  it('cannot be got round: nobody decides while the handler has an interest, and nobody names such a handler', () => {
    expect(refusalOf({ kind: 'decide', by: 'lin' }, interested, RECEIVED)).toBe('interested-person CN-recusal')
    expect(refusalOf({ kind: 'name-handler', by: 'lin', personId: 'su' }, interested, RECEIVED)).toBe(
      'interested-person CN-recusal',
    )
    const handed = moved(interested, { kind: 'name-handler', by: 'su', personId: 'yin' }, RECEIVED)
    expect(refusalOf({ kind: 'decide', by: 'yin' }, handed, RECEIVED)).toBe('yes')
  })
})

it('a group has at most five representatives where the pack says so', () => {
  const name = (count: number, ready = cn) =>
    refusalOf({ kind: 'name-representatives', by, count }, begun, RECEIVED, ready)
  expect([name(5), name(6), name(6, readyPack(TW))]).toEqual([
    'yes',
    'too-many-representatives CN-representatives',
    'yes',
  ])
})

it('nothing is decided before the customer was spoken to', () => {
  expect(refusalOf({ kind: 'decide', by }, { ...begun, contactedAt: null }, RECEIVED)).toBe(
    'contact-first CN-first-contact',
  )
})

it('a late decision is still owed and may be made', () => {
  expect(refusalOf({ kind: 'decide', by }, begun, at('2026-12-30T09:00:00+08:00'))).toBe('yes')
})

describe('withdrawal', () => {
  it.each(['received', 'acknowledged', 'investigating', 'decided', 'review'] as const)(
    'ends a complaint that is %s',
    (stage) => {
      const gone = moved({ ...begun, stage }, { kind: 'withdraw', by: 'customer' }, RECEIVED + 5)
      expect(gone).toMatchObject({ stage: 'withdrawn', endedAt: RECEIVED + 5 })
      expect(refusalOf({ kind: 'decide', by }, gone, RECEIVED + 6)).toBe('not-from-here CN-path')
    },
  )
})

describe('review', () => {
  const decidedAt = at('2026-11-20T18:00:00+08:00')
  const decided: ComplaintState = { ...begun, stage: 'closed', decidedAt, decidedBy: 'su', endedAt: decidedAt }
  it.each([
    ['2026-12-20T23:59:59.999+08:00', 'yes'],
    ['2026-12-21T00:00:00.000+08:00', 'clock-passed CN-ask-review'],
  ])('may be asked for at %s, also of a closed complaint: %s', (now, answer) =>
    expect(refusalOf({ kind: 'ask-review', by: 'customer' }, decided, at(now))).toBe(answer),
  )
  it('is answered by another than who decided', () => {
    const asked = moved(decided, { kind: 'ask-review', by: 'customer' }, decidedAt)
    expect(refusalOf({ kind: 'answer-review', by: 'su' }, asked, decidedAt)).toBe('same-person CN-four-eyes')
    expect(moved(asked, { kind: 'answer-review', by: 'lin' }, decidedAt).stage).toBe('closed')
  })
})
