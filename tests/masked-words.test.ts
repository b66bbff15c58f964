import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'
import * as identity from '#modules/identity/contract.ts'
import * as knowledge from '#modules/knowledge/contract.ts'
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
  ['the note on a callback', routing.finishCallback, { outcome: 'reached', note: SAID }],
  ['the reason of another time', routing.rescheduleCallback, { at: 1, reason: SAID }],
  ['the purpose of a reveal', routing.revealBody, { purpose: SAID }],
  ['the words of a canned reply', knowledge.words, words],
  ['the name of a person', identity.displayName, SAID],
  ['the name of a unit', identity.unitName, SAID],
  [
    'the description of an endpoint',
    webhooks.endpointBody,
    { url: 'https://bank.example/in', description: SAID, types: ['*'] },
  ],
]

describe('words typed into a field of their own', () => {
  it.each(FIELDS)('are masked before anything else reads them: %s', (_name, schema, body) => {
    const read = JSON.stringify(schema.parse(body))
    expect(read).toContain('622202******7894')
    expect(read.replace(/\D/g, '')).not.toContain('6222021234567894')
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
