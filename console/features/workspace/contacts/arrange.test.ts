import { describe, expect, it } from 'vitest'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { arrange, arrangeOne, inOrder } from './arrange.ts'
import { sampleContact } from './test-sample.ts'

const promise = (dueAt: number): DeskContact['promise'] => ({
  promiseId: `p${dueAt}`,
  state: 'running',
  madeAt: dueAt - 30_000,
  dueAt,
  warnAt: dueAt - 10_000,
  keptAt: null,
})
const answered = (contactId: string, change: Partial<DeskContact> = {}) => {
  const fresh = sampleContact(contactId, change)
  return { ...fresh, contact: { ...fresh.contact, firstResponseAt: 5 } }
}
const ended = (contactId: string, dueAt: number) => {
  const fresh = answered(contactId)
  return {
    ...fresh,
    contact: { ...fresh.contact, endedAt: 40_000, state: 'wrap-up' as const },
    wrapUp: { ...fresh.wrapUp, startedAt: 40_000, dueAt },
  }
}

describe('whose move it is', () => {
  it.each([
    ['ours until the first answer', sampleContact('a'), 'ours'],
    ['ours while the customer waits for the next', answered('a', { customerWaitingSince: 9 }), 'ours'],
    ['theirs when they have our answer', answered('a'), 'theirs'],
    ['theirs while held, whatever they wrote', answered('a', { customerWaitingSince: 9, heldSince: 10 }), 'theirs'],
    ['wrap-up once it has ended', ended('a', 100_000), 'wrap-up'],
    ['beside when it is someone else’s', sampleContact('a', { role: 'expert' }), 'beside'],
  ] as const)('is %s', (_claim, contact, turn) => {
    expect(arrangeOne(contact).turn).toBe(turn)
  })
})

describe('the list', () => {
  it('shows what presses most first: broken, endangered, running, then who waits longest without a promise', () => {
    const contacts = [
      answered('waits-less', { customerWaitingSince: 30_000 }),
      answered('waits-long', { customerWaitingSince: 10_000 }),
      sampleContact('running', { promise: promise(90_000) }),
      sampleContact('endangered', { promise: promise(55_000) }),
      sampleContact('broken', { promise: promise(40_000) }),
      answered('theirs'),
    ]
    expect(inOrder(contacts, 50_000).map(({ contact }) => contact.contactId)).toEqual([
      'broken',
      'endangered',
      'running',
      'waits-long',
      'waits-less',
      'theirs',
    ])
  })

  it('parts the groups and leaves out empty ones', () => {
    const groups = arrange([answered('theirs'), sampleContact('ours'), ended('over', 90_000)], 50_000)
    expect(groups.map(({ turn }) => turn)).toEqual(['ours', 'wrap-up', 'theirs'])
  })

  it('a wrap-up counts down and is endangered in its last 15 s', () => {
    expect(arrangeOne(ended('over', 100_000)).clock).toMatchObject({ dueAt: 100_000, warnAt: 85_000, madeAt: 40_000 })
  })

  it('a promise that was kept runs no more', () => {
    const kept: DeskContact['promise'] = { promiseId: 'p', state: 'kept', madeAt: 0, dueAt: 9, warnAt: null, keptAt: 5 }
    expect(arrangeOne(answered('a', { customerWaitingSince: 9, promise: kept })).clock).toBeNull()
  })

  it('what is nobody’s turn stays in the order it came', () => {
    const contacts = [answered('first'), answered('second'), answered('third')]
    expect(inOrder(contacts, 0).map(({ contact }) => contact.contactId)).toEqual(['first', 'second', 'third'])
  })
})
