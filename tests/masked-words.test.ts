import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as web from '#channels/web/contract.ts'
import { masked, NO_NUMBER } from '#libs/masking/masked.ts'
import * as reasons from '#modules/conversations/reason-contract.ts'
import * as identity from '#modules/identity/contract.ts'
import * as knowledge from '#modules/knowledge/contract.ts'
import * as promises from '#modules/promises/contract.ts'
import * as callback from '#modules/routing/callback-contract.ts'
import * as routing from '#modules/routing/contract.ts'
import { putMember } from '#modules/routing/service-contract.ts'
import * as webhooks from '#modules/webhooks/contract.ts'
import { REPLIES } from '../seed/replies/all-replies.ts'
import { SCRIPTS } from '../seed/scripts/all-scripts.ts'

/** What people type outside conversations, where a card number ends up when somebody pastes it into the wrong field. */
const SAID = 'ring back 6222 0212 3456 7894'
const id = '01900000-0000-7000-8000-000000000000'
const to = { kind: 'agent', agentId: id }
const words = { 'zh-CN': SAID, 'zh-TW': SAID, en: SAID }
const FIELDS: readonly (readonly [string, z.ZodType, unknown])[] = [
  ['the reason and note of a transfer', routing.transferBody, { to, reason: SAID, note: SAID }],
  ['the note of a consult', routing.consultBody, { to, note: SAID }],
  ['the reason of a take-over', routing.takeOverBody, { reason: SAID }],
  ['the reason of a move', routing.moveContactBody, { queueId: id, reason: SAID }],
  ['the reason of a presence', routing.supervisePresence, { presence: 'break', reason: SAID }],
  ['the reason of moved agents', routing.moveAgents, { agentIds: [id], toQueueId: id, reason: SAID }],
  ['the reason of memberships', routing.putMemberships, { queueIds: [], reason: SAID }],
  ['the reason of a membership', putMember, { reason: SAID }],
  ['the note on a callback', callback.finishCallback, { outcome: 'reached', note: SAID }],
  ['the reason of another time', callback.rescheduleCallback, { at: 1, reason: SAID }],
  ['the purpose of a reveal', callback.revealBody, { purpose: SAID }],
  ['the words of a canned reply', knowledge.words, words],
  ['the name of a person', identity.displayName, SAID],
  ['the name of a unit', identity.unitName, SAID],
  [
    'the description of an endpoint',
    webhooks.endpointBody,
    { url: 'https://bank.example/in', description: SAID, types: ['*'] },
  ],
  ['the name of a skill', identity.defineSkillRequest, { kind: 'product', names: words }],
  ['the name of a queue', routing.newQueue.pick({ name: true }), { name: words }],
  ['the name of a topic', routing.topic.pick({ name: true }), { name: words }],
  ['the name of a contact reason', reasons.newReason, { code: 'a', name: words }],
  ['the new name of a contact reason', reasons.reasonChange, { name: words }],
  ['the name of a disposition', reasons.newDisposition, { code: 'a', name: words, isResolved: true }],
  ['the new name of a disposition', reasons.dispositionChange, { name: words }],
  ['the name of a calendar', promises.calendarBody.pick({ name: true }), { name: words }],
  ['the greeting of an entrance', web.channelBody.pick({ greeting: true }), { greeting: words }],
  ['the topic of an entrance', web.channelBody.pick({ topics: true }), { topics: [{ topic: 'a', name: words }] }],
]

/** What must come back as it was given cannot be masked. */
const CODES: readonly (readonly [string, z.ZodType])[] = [
  ['an agent number', identity.agentNo],
  ['the code of a skill', identity.skillCode],
  ['the code of a queue', routing.newQueue.shape.code],
  ['the code of a topic', routing.topicCode],
  ['the code of a contact reason', reasons.reasonCode],
  ['the code of a disposition', reasons.newDisposition.shape.code],
  ['the key of a calendar', promises.calendarKey],
  ['the key of an entrance', web.channelKey],
  ['the shortcut of a reply', knowledge.cannedReplyBody.shape.shortcut],
]

describe('words typed into a field of their own', () => {
  it.each(FIELDS)('are masked before anything else reads them: %s', (_name, schema, body) => {
    const read = JSON.stringify(schema.parse(body))
    expect(read).toContain('622202******7894')
    expect(read.replace(/\D/g, '')).not.toContain('6222021234567894')
  })

  it.each(CODES)('are refused where they are codes and cannot be masked: %s', (_name, schema) => {
    const problems = ['a-6222021234567894', 'a-11010119900307803x', '6222-0212-3456-7894'].map(
      (code) => schema.safeParse(code).error?.issues.map(({ message }) => message) ?? [],
    )
    expect(problems.flat()).toContain(NO_NUMBER)
    expect(schema.safeParse('a1-20261122').success).toBe(true)
  })

  it('come back as they were typed when nothing in them must be hidden', () => {
    const phrases = [...texts(REPLIES), ...texts(SCRIPTS)].filter((text) => text !== '')
    expect(phrases.length).toBeGreaterThan(400)
    expect(phrases.filter((text) => masked(text) !== text)).toEqual([])
  })
})

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
