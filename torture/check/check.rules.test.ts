import { describe, expect, test } from 'vitest'
import type { Entry } from '../books.ts'
import { canariesIn } from './canaries.ts'
import { check } from './check.ts'
import { type Evidence, KINDS, type Kind, type StoredFact, type StoredMessage, violation } from './evidence.ts'
import { cleanStory, posted } from './story.ts'

/** One thing that is wrong, put into a run in which nothing was. */
interface Plant {
  readonly what: string
  readonly named: Kind
  readonly into: (story: Evidence) => Partial<Evidence>
}

const without = <T>(list: readonly T[], isIt: (each: T) => boolean): readonly T[] => list.filter((each) => !isIt(each))
const changed = <T>(list: readonly T[], isIt: (each: T) => boolean, change: Partial<T>): readonly T[] =>
  list.map((each) => (isIt(each) ? { ...each, ...change } : each))
const message = (clientId: string) => (each: StoredMessage) => each.clientId === clientId
const book =
  (...entries: Entry[]) =>
  ({ books }: Evidence) => ({ books: [...books, ...entries] })
/** Facts put in behind the one of this type and contact. */
function behind(type: string, contactId: string, ...told: (readonly [string, StoredFact['data']])[]) {
  return ({ facts }: Evidence) => {
    const place = facts.findIndex((fact) => fact.type === type && fact.data.contactId === contactId)
    const put = told.map(([kind, data]) => ({ position: 0, type: kind, about: contactId, data }))
    return { facts: [...facts.slice(0, place + 1), ...put, ...facts.slice(place + 1)] }
  }
}
const offer = (contactId: string, agentId: string): readonly [string, StoredFact['data']] => [
  'routing.offer-made',
  { contactId, offerId: `o-${contactId}-${agentId}`, agentId },
]
const assigned = (agentId: string, epoch: number): readonly [string, StoredFact['data']] => [
  'routing.contact-assigned',
  { contactId: 'A', agentId, epoch },
]

const PLANTS: readonly Plant[] = [
  {
    what: 'an acknowledged message is gone, its number given to nobody',
    named: 'lost',
    into: ({ messages, lastSeqs }) => ({
      messages: without(messages, message('ann-2')),
      lastSeqs: new Map([...lastSeqs, ['a', 3]]),
      threads: [],
    }),
  },
  {
    what: 'an acknowledged message has another number',
    named: 'lost',
    into: book({ t: 'acked', who: 'mei', cid: 'a', id: 'mei-2', seq: 2 }),
  },
  {
    what: 'a message has other words',
    named: 'lost',
    into: ({ messages }) => ({ messages: changed(messages, message('bob-1'), { text: 'you too' }), threads: [] }),
  },
  {
    what: 'a message is there twice',
    named: 'doubled',
    into: ({ messages, lastSeqs }) => ({
      messages: [...messages, { ...(messages.find(message('bob-1')) as StoredMessage), seq: 2 }],
      lastSeqs: new Map([...lastSeqs, ['b', 2]]),
      threads: [],
    }),
  },
  {
    what: 'a message was acknowledged under two numbers',
    named: 'doubled',
    into: book({ t: 'acked', who: 'ann', cid: 'a', id: 'ann-1', seq: 3 }),
  },
  {
    what: 'what was written later has the lower number',
    named: 'out-of-order',
    into: ({ books }) => ({
      books: [...books, { t: 'said', who: 'ann', cid: 'a', id: 'ann-1', text: 'hello' }],
    }),
  },
  {
    what: 'a number in the middle is missing',
    named: 'gap',
    into: ({ messages }) => ({ messages: without(messages, message('mei-1')), books: [] }),
  },
  {
    what: 'a thread believes to be longer than it is',
    named: 'gap',
    into: ({ lastSeqs }) => ({ lastSeqs: new Map([...lastSeqs, ['b', 2]]) }),
  },
  {
    what: 'a reader heard a line twice',
    named: 'reader-differs',
    into: book({ t: 'heard', who: 'ann', cid: 'a', seq: 3, text: 'good day' }),
  },
  {
    what: 'a reader was left without a line, and without being told',
    named: 'reader-differs',
    into: ({ books }) => ({
      books: without(books, (each) => each.t === 'heard' && each.who === 'mei' && each.seq === 1),
    }),
  },
  {
    what: 'a reader never got the end',
    named: 'reader-differs',
    into: book({ t: 'unheard', who: 'ann', cid: 'a', last: 4 }),
  },
  {
    what: 'one node tells a thread otherwise than it is stored',
    named: 'reader-differs',
    into: ({ threads }) => ({ threads: changed(threads, ({ cid }) => cid === 'a', { messages: [] }) }),
  },
  {
    what: 'a reader heard what is not in the thread',
    named: 'foreign',
    into: book({ t: 'heard', who: 'bob', cid: 'b', seq: 1, text: 'hello' }),
  },
  {
    what: 'a customer heard a note of the house',
    named: 'foreign',
    into: ({ books }) => ({
      books: [
        ...books,
        { t: 'opened', who: 'ann', cid: 'a', after: 1 },
        { t: 'heard', who: 'ann', cid: 'a', seq: 2, text: 'for us' },
      ],
    }),
  },
  {
    what: 'a contact went to a second agent while the first had it',
    named: 'double-owner',
    into: behind('routing.contact-assigned', 'A', assigned('lin', 2)),
  },
  {
    what: 'an epoch was given twice',
    named: 'double-owner',
    into: ({ facts }) => ({
      facts: changed(facts, ({ data }) => data.epoch === 3, { data: { contactId: 'A', agentId: 'lin', epoch: 1 } }),
      books: [],
    }),
  },
  {
    what: 'a former owner wrote',
    named: 'double-owner',
    into: behind(
      'routing.contact-transferred',
      'A',
      ['routing.contact-queued', { contactId: 'A' }],
      posted('A', 'mei'),
    ),
  },
  {
    what: 'two owners at the same instant',
    named: 'double-owner',
    into: ({ owners }) => ({ owners: changed(owners, ({ person }) => person === 'mei', { to: 2_300 }) }),
  },
  {
    what: 'two agents were told that they have it',
    named: 'double-owner',
    into: book({ t: 'accepted', who: 'lin', person: 'lin', offer: 'o1', contact: 'A', epoch: 1 }),
  },
  {
    what: 'an agent was told to have what no fact gave them',
    named: 'lost',
    into: book({ t: 'accepted', who: 'lin', person: 'lin', offer: 'o9', contact: 'B', epoch: 1 }),
  },
  {
    what: 'more rings at an agent than they may have',
    named: 'over-capacity',
    into: behind('routing.contact-assigned', 'A', offer('B', 'mei')),
  },
  {
    what: 'an agent saw more in hand than they may have',
    named: 'over-capacity',
    into: book({ t: 'over', who: 'mei', person: 'mei', inHand: 4, most: 3 }),
  },
  {
    what: 'a contact that never ended',
    named: 'unaccounted',
    into: ({ contacts, facts }) => ({
      contacts: changed(contacts, ({ id }) => id === 'B', { endedAt: null, endReason: null }),
      facts: without(facts, ({ type, about }) => type === 'conversations.contact-ended' && about === 'B'),
    }),
  },
  {
    what: 'a contact that ended twice',
    named: 'unaccounted',
    into: behind('conversations.contact-ended', 'B', ['conversations.contact-ended', { contactId: 'B' }]),
  },
  {
    what: 'a contact that was abandoned after it was answered',
    named: 'unaccounted',
    into: ({ contacts }) => ({ contacts: changed(contacts, ({ id }) => id === 'A', { endReason: 'abandoned' }) }),
  },
  {
    what: 'a person was asked for, and the contact is not there',
    named: 'lost',
    into: book({ t: 'asked', who: 'ann', cid: 'a', contact: 'C' }),
  },
  {
    what: 'a finished wrap-up is not there',
    named: 'lost',
    into: ({ contacts }) => ({ contacts: changed(contacts, ({ id }) => id === 'A', { summary: '' }) }),
  },
  {
    what: 'words of a customer after which no contact began',
    named: 'unheard',
    into: ({ messages }) => ({ messages: changed(messages, message('bob-1'), { contact: null, at: 5_000 }) }),
  },
  {
    what: 'words that the bot has not answered, and nobody else either',
    named: 'unheard',
    into: () => ({ botTurns: [] }),
  },
  {
    what: 'words that nobody answered for half a minute, until the customer went away',
    named: 'unheard',
    into: ({ botSessions }) => ({
      botTurns: [],
      botSessions: changed(botSessions, () => true, { wentAwayAt: 40_000 }),
    }),
  },
  {
    what: 'the bot answered the same words twice',
    named: 'doubled',
    into: ({ botTurns }) => ({ botTurns: [...botTurns, { session: 't', cid: 'c', seq: 1 }] }),
  },
  {
    what: 'the bot gave a customer to a person, and there is no contact',
    named: 'lost',
    into: () => ({ botSessions: [{ id: 's', cid: 'c', outcome: 'handed-over', contact: 'C', wentAwayAt: null }] }),
  },
  {
    what: 'the bot spoke where a person was serving',
    named: 'double-owner',
    into: ({ messages }) => ({
      messages: changed(messages, message('bot:s:1:0'), { contact: 'A', at: 2_600 }),
    }),
  },
  {
    what: 'someone waited while someone able was free',
    named: 'stranded',
    into: () => ({ seen: [violation('stranded', 'B waited 20 s while mei was free')] }),
  },
  {
    what: 'a promise is open about a contact that has ended',
    named: 'stuck-promise',
    into: () => ({ promises: [{ id: 'p', kind: 'first-response', state: 'running', dueAt: 200_000, about: 'A' }] }),
  },
  {
    what: 'nobody looked at a promise at its instant',
    named: 'stuck-promise',
    into: () => ({ promises: [{ id: 'p', kind: 'callback', state: 'running', dueAt: 1_000, about: 'x' }] }),
  },
  { what: 'a fact that nobody moves any more', named: 'left-over', into: () => ({ leftOver: ['3 facts wait'] }) },
  {
    what: 'a figure is not the recount',
    named: 'kpi-difference',
    into: () => ({ kpiDifferences: ['answered: 3, 4'] }),
  },
  { what: 'the audit chain is broken', named: 'audit-break', into: () => ({ auditFaults: ['position 3 altered'] }) },
  { what: 'a card number is stored', named: 'canary', into: () => ({ canariesFound: ['6222… in a message'] }) },
  { what: 'an answer was 500', named: 'odd-answer', into: book({ t: 'odd', who: 'ann', what: '500 internal-fault' }) },
  { what: 'a server ended by itself', named: 'node-fell', into: () => ({ seen: [violation('node-fell', 'node 1')] }) },
  { what: 'it never came back', named: 'no-recovery', into: () => ({ seen: [violation('no-recovery', '120 s')] }) },
]

describe('the checker', () => {
  test('finds nothing in a run in which all was kept', () => {
    expect(check(cleanStory())).toEqual([])
  })

  test.each(PLANTS)('finds, of $what, $named and nothing else', ({ named, into }) => {
    const story = cleanStory()
    const kinds = new Set(check({ ...story, ...into(story) }).map(({ kind }) => kind))
    expect([...kinds]).toEqual([named])
  })

  test('is proved for every kind there is', () => {
    expect(new Set(PLANTS.map(({ named }) => named))).toEqual(new Set(Object.keys(KINDS)))
  })

  test('lets a promise be open that is not due yet', () => {
    const promises = [{ id: 'p', kind: 'callback', state: 'running', dueAt: 99_000, about: 'x' }]
    expect(check({ ...cleanStory(), promises })).toEqual([])
  })

  test('lets a customer go away before the bot has answered their last words', () => {
    const story = cleanStory()
    const botSessions = changed(story.botSessions, () => true, { wentAwayAt: 20_000 })
    expect(check({ ...story, botTurns: [], botSessions })).toEqual([])
  })

  test('lets a clock of the house add a line while threads are read, and nothing be left out before it', () => {
    const { threads, ...story } = cleanStory()
    const short = (upTo: number) => [
      ...threads.filter(({ cid }) => cid !== 'c'),
      { cid: 'c', node: 1, upTo, messages: [{ seq: 1, text: 'the fee?' }] },
    ]
    expect(check({ ...story, threads: short(1) })).toEqual([])
    expect(check({ ...story, threads: short(2) }).map(({ kind }) => kind)).toEqual(['reader-differs'])
  })

  test('knows a canary among other digits', () => {
    expect(canariesIn('card 6222020200112230, 13800001234', new Set(['6222020200112230']))).toEqual([
      '6222020200112230',
    ])
    expect(canariesIn('6222020200112231', new Set(['6222020200112230']))).toEqual([])
  })
})
