import type { Entry } from '../books.ts'
import type { Evidence, StoredFact } from './evidence.ts'

/** A run in which all was kept, for the tests of the checker: two customers, two agents, one note, one transfer, and
 * one customer who is with the bot until a person is asked for. */
export function cleanStory(): Evidence {
  return {
    books: books(),
    messages: [
      { ...WORDS, cid: 'a', seq: 1, contact: 'A', at: 1_100, authorId: 'ann', clientId: 'ann-1', text: 'hello' },
      {
        ...WORDS,
        cid: 'a',
        seq: 2,
        contact: 'A',
        at: 1_600,
        ...MEI,
        clientId: 'mei-1',
        text: 'for us',
        isForStaff: true,
      },
      { ...WORDS, cid: 'a', seq: 3, contact: 'A', at: 1_700, ...MEI, clientId: 'mei-2', text: 'good day' },
      { ...WORDS, cid: 'a', seq: 4, contact: 'A', at: 1_900, authorId: 'ann', clientId: 'ann-2', text: 'card ****' },
      { ...WORDS, cid: 'b', seq: 1, contact: 'B', at: 1_200, authorId: 'bob', clientId: 'bob-1', text: 'me too' },
      { ...WORDS, cid: 'c', seq: 1, contact: null, at: 1_200, authorId: 'cai', clientId: 'cai-1', text: 'the fee?' },
      { ...WORDS, cid: 'c', seq: 2, contact: null, at: 1_210, ...BOT, clientId: 'bot:s:1:0', text: 'none' },
    ],
    lastSeqs: new Map([
      ['a', 4],
      ['b', 1],
      ['c', 2],
    ]),
    threads: [
      { cid: 'a', node: 0, upTo: 4, messages: [said(1, 'hello'), said(3, 'good day'), said(4, 'card ****')] },
      { cid: 'b', node: 1, upTo: 1, messages: [said(1, 'me too')] },
      { cid: 'c', node: 1, upTo: 2, messages: [said(1, 'the fee?'), said(2, 'none')] },
    ],
    contacts: [
      {
        ...CONTACT,
        id: 'A',
        cid: 'a',
        answeredAt: 1_500,
        endReason: 'agent-ended',
        wrappedUpAt: 3_500,
        summary: 'lin',
      },
      { ...CONTACT, id: 'B', cid: 'b', answeredAt: null, endReason: 'abandoned', wrappedUpAt: null, summary: '' },
    ],
    owners: [
      { contact: 'A', person: 'mei', from: 1_500, to: 2_000 },
      { contact: 'A', person: 'lin', from: 2_200, to: 3_500 },
    ],
    botTurns: [{ session: 's', cid: 'c', seq: 1 }],
    botSessions: [{ id: 's', cid: 'c', outcome: 'left', contact: null, wentAwayAt: null }],
    facts: facts(),
    promises: [],
    readAt: 100_000,
    mostContacts: 1,
    canariesFound: [],
    leftOver: [],
    seen: [],
    kpiDifferences: [],
    auditFaults: [],
  }
}

const WORDS = { author: 'customer', isForStaff: false } as const
const MEI = { author: 'agent', authorId: 'mei' } as const
const BOT = { author: 'bot', authorId: 'bot' } as const
const CONTACT = { askedAt: 1_000, endedAt: 3_000 } as const
const said = (seq: number, text: string) => ({ seq, text })

function books(): Entry[] {
  return [
    { t: 'visit', who: 'ann', cid: 'a', token: '' },
    { t: 'opened', who: 'ann', cid: 'a', after: 0 },
    { t: 'said', who: 'ann', cid: 'a', id: 'ann-1', text: 'hello' },
    { t: 'acked', who: 'ann', cid: 'a', id: 'ann-1', seq: 1 },
    { t: 'heard', who: 'ann', cid: 'a', seq: 1, text: 'hello' },
    { t: 'visit', who: 'bob', cid: 'b', token: '' },
    { t: 'asked', who: 'bob', cid: 'b', contact: 'B' },
    { t: 'said', who: 'bob', cid: 'b', id: 'bob-1', text: 'me too' },
    { t: 'accepted', who: 'mei', person: 'mei', offer: 'o1', contact: 'A', epoch: 1 },
    { t: 'opened', who: 'mei', cid: 'a', after: 0 },
    { t: 'heard', who: 'mei', cid: 'a', seq: 1, text: 'hello' },
    { t: 'heard', who: 'mei', cid: 'a', seq: 2, text: 'for us' },
    { t: 'opened', who: 'ann', cid: 'a', after: 1 },
    { t: 'heard', who: 'ann', cid: 'a', seq: 3, text: 'good day' },
    { t: 'said', who: 'ann', cid: 'a', id: 'ann-2', text: 'card 6222020200112230', canary: '6222020200112230' },
    { t: 'acked', who: 'ann', cid: 'a', id: 'ann-2', seq: 4 },
    { t: 'acked', who: 'ann', cid: 'a', id: 'ann-2', seq: 4 },
    { t: 'done', who: 'mei', what: 'transfer', contact: 'A' },
    { t: 'accepted', who: 'lin', person: 'lin', offer: 'o2', contact: 'A', epoch: 3 },
    { t: 'done', who: 'lin', what: 'end', contact: 'A' },
    { t: 'done', who: 'lin', what: 'wrap-up', contact: 'A' },
  ]
}

/** In the order of the log; each is about the contact it names. */
function facts(): StoredFact[] {
  const told: readonly (readonly [type: string, data: StoredFact['data']])[] = [
    ['conversations.contact-asked', { contactId: 'A' }],
    ['routing.contact-queued', { contactId: 'A' }],
    ['conversations.contact-asked', { contactId: 'B' }],
    ['routing.offer-made', { contactId: 'A', offerId: 'o1', agentId: 'mei' }],
    ['routing.offer-accepted', { contactId: 'A', offerId: 'o1', agentId: 'mei' }],
    ['routing.contact-assigned', { contactId: 'A', agentId: 'mei', epoch: 1 }],
    posted('A', 'mei'),
    ['routing.contact-transferred', { contactId: 'A', fromAgentId: 'mei' }],
    ['routing.contact-queued', { contactId: 'A' }],
    ['routing.offer-made', { contactId: 'A', offerId: 'o2', agentId: 'lin' }],
    ['routing.offer-accepted', { contactId: 'A', offerId: 'o2', agentId: 'lin' }],
    ['routing.contact-assigned', { contactId: 'A', agentId: 'lin', epoch: 3 }],
    ['conversations.contact-ended', { contactId: 'A', wrapUpDueAt: 4_000 }],
    ['conversations.wrap-up-finished', { contactId: 'A', agentId: 'lin' }],
    ['conversations.contact-ended', { contactId: 'B', wrapUpDueAt: null }],
  ]
  return told.map(([type, data], place) => ({ position: place + 1, type, about: String(data.contactId), data }))
}

export const posted = (contactId: string, authorId: string): readonly [string, StoredFact['data']] => [
  'conversations.message-posted',
  { contactId, authorId, author: 'agent', audience: 'everyone' },
]
