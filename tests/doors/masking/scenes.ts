import { ROLES } from '#platform/access.ts'
import { beginVisit } from '../../support/chat.ts'
import { agentAt, customerAsks, type Desk, ok, queueAt, until } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from '../../support/people.ts'
import { casesOf, keyOf } from '../access/cases.ts'
import { POLICY } from '../access/policy.ts'
import type { World } from '../access/world.ts'
import { type Document, type Operation, operationsOf } from '../document.ts'
import { sampleOf } from '../samples.ts'
import { articleScenes } from './article-scenes.ts'
import { botScenes } from './bot-scenes.ts'
import { branchScenes } from './branch-scenes.ts'
import { capacityScenes } from './capacity-scenes.ts'
import { caseScenes } from './case-scenes.ts'
import { complaintScenes } from './complaint-scenes.ts'
import { consentScenes } from './consent-scenes.ts'
import { expertScenes } from './expert-scenes.ts'
import { gateRuleScenes } from './gate-rule-scenes.ts'
import { ownShiftScenes } from './own-shift-scenes.ts'
import { redLineScenes } from './red-line-scenes.ts'
import { rosterScenes } from './roster-scenes.ts'
import { scriptFormScenes } from './script-form-scenes.ts'
import { segmentScenes } from './segment-scenes.ts'

/** One request, before a text is put into it. */
export interface Asked {
  /** Empty for those nobody has to say who they are. */
  readonly token: string
  /** Parameters of path and query by name. */
  readonly outside: Readonly<Record<string, string>>
  readonly body: unknown
}
type Scene = () => Promise<Partial<Asked>>

const SEED = 20261122
const HOUR_MS = 3_600_000
const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const random = () => `x${crypto.randomUUID().slice(24)}`

/** Makes requests that are done: of what the access policy has granted, or of a scene set for it. */
export async function scenesOf(world: World, document: Document) {
  const cast = await castOf(world)
  const ownShifts = ownShiftScenes(world.app, cast.boss, cast.spareQueueId)
  const rosters: Record<string, Scene> = rosterScenes(world.app, cast.boss, cast.spareQueueId)
  const scenes: Record<string, Scene> = {
    ...administration(cast),
    ...service(world, cast),
    ...chat(world),
    ...ownShifts,
    ...rosters,
    ...capacityScenes(cast.boss, cast.spareQueueId),
    ...articleScenes(world.app, cast.boss),
    ...botScenes(world.app, cast.boss),
    ...expertScenes(world.app, cast.boss, cast.newLeader),
    ...scriptFormScenes(world.app, cast.boss, cast.newLeader),
    ...caseScenes(world.app, cast.boss),
    ...branchScenes(world.app, cast.boss),
    ...complaintScenes(world.app, cast.boss),
    ...consentScenes(world.app, cast.boss),
    ...redLineScenes(world.app, cast.boss),
    ...segmentScenes(world.app, cast.boss),
    ...gateRuleScenes(world.app, cast.boss),
  }
  const operations = operationsOf(document)
  const granted = new Map<string, () => Promise<Asked | undefined>>()
  const unused = Object.keys(scenes).filter((key) => !operations.some((operation) => keyOf(operation) === key))
  return { unused, cast, ask }

  async function ask(operation: Operation): Promise<Asked> {
    const { access, body } = operation
    const sample = {
      token: access === 'public' ? '' : cast.boss.token,
      outside: Object.fromEntries(
        operation.parameters
          .filter((one) => one.in === 'path' || one.required)
          .map(({ name, schema }) => [name, String(sampleOf(document, schema, SEED))]),
      ),
      body: body && sampleOf(document, body, SEED),
    }
    const set = await scenes[keyOf(operation)]?.()
    const key = keyOf(operation)
    if (!granted.has(key)) granted.set(key, grantedBy(world, document, operation))
    const given = set ?? (await granted.get(key)?.())
    return { ...sample, ...given, outside: { ...sample.outside, ...given?.outside } }
  }
}

/** Requests as the first case that the access policy grants. */
function grantedBy(world: World, document: Document, operation: Operation): () => Promise<Asked | undefined> {
  const row = POLICY[keyOf(operation)]
  const pattern = new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, '([^/]+)')}$`)
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '')
  const cases = row ? casesOf(document, operation, row, world).filter(({ verdict }) => verdict === 'granted') : []
  return async () => {
    for (let [one] = cases; one; [one] = cases) {
      const asked = await one.request()
      if (asked) {
        const url = new URL(asked.path, world.app.url)
        const values = pattern.exec(url.pathname)?.slice(1) ?? []
        const inPath = names.map((name, place) => [name, decodeURIComponent(values[place] ?? '')] as const)
        const outside = Object.fromEntries([...inPath, ...url.searchParams])
        return { token: one.who.token, outside, body: asked.body }
      }
      cases.shift()
    }
    return undefined
  }
}

/** Somebody who holds every role, and leaders who take one piece of work each. */
interface Cast {
  readonly boss: SignedInPerson & TestPerson
  /** Somebody with free hands, in a queue of their own that this topic leads to. */
  newLeader(): Promise<{ readonly leader: Desk; readonly topic: string }>
  readonly spareQueueId: string
  leave(): void
}

async function castOf({ app, spareQueueId }: World): Promise<Cast> {
  const boss = await signedInAs(app, { roles: [...ROLES] })
  const leaders: Desk[] = []
  return {
    boss,
    spareQueueId,
    leave: () => {
      for (const leader of leaders) leader.vanish()
    },
    async newLeader() {
      const topic = random()
      const queue = await queueAt(boss, { topic })
      const leader = await agentAt(
        app,
        { roles: ['agent', 'supervisor', 'care-manager'], queues: [queue.queueId] },
        boss,
      )
      leaders.push(leader)
      return { leader, topic }
    },
  }
}

/** What has a code of its own is made anew every time: nothing is written over what another field holds. */
function administration({ boss, spareQueueId }: Cast): Record<string, Scene> {
  const queueBody = () => ({
    code: random(),
    name: words,
    channel: 'web',
    language: null,
    requirements: { skills: [] },
    calendarKey: null,
  })
  const calendar = {
    zone: 'Asia/Shanghai',
    weekly: { monday: [{ from: '09:00', to: '17:00' }] },
    holidays: [{ date: '2026-12-25', name: 'x' }],
    adjustedWorkdays: [{ date: '2026-12-26', name: 'x', spans: [{ from: '09:00', to: '12:00' }] }],
  }
  const skill = () => ({ kind: 'product', names: words, offered: true })
  const membership = { agentId: boss.personId, queueId: spareQueueId }
  const withoutQueue = () =>
    boss.api(`/api/routing/queues/${spareQueueId}/agents/${boss.personId}`, { method: 'DELETE' })
  return {
    'POST /api/skills': async () => ({ body: { ...skill(), code: random() } }),
    'PUT /api/skills/{code}': async () => ({ outside: { code: random() }, body: skill() }),
    'POST /api/contact-reasons': async () => ({ body: { code: random(), name: words } }),
    'PATCH /api/contact-reasons/{code}': async () => {
      const body = { code: random(), name: words }
      await ok(boss.api('/api/contact-reasons', { method: 'POST', body }))
      return { outside: { code: body.code }, body: {} }
    },
    'PATCH /api/dispositions/{code}': async () => {
      const body = { code: random(), name: words, isResolved: true }
      await ok(boss.api('/api/dispositions', { method: 'POST', body }))
      return { outside: { code: body.code }, body: {} }
    },
    'POST /api/dispositions': async () => ({ body: { code: random(), name: words, isResolved: true } }),
    'PUT /api/calendars/{key}': async () => ({
      outside: { key: random() },
      body: { name: words, data: calendar, version: 0 },
    }),
    'POST /api/scripts': async () => ({
      body: {
        code: random(),
        basedOnVersion: 0,
        name: words,
        minIdentityLevel: 0,
        topics: [],
        steps: [{ stepId: 'one', isMandatory: true, title: words, say: words }],
        handOff: words,
        formFields: [
          {
            ...{ field: 'one', name: words, kind: 'choice', isRequired: true },
            options: [
              { option: 'one', name: words },
              { option: 'two', name: words },
            ],
          },
        ],
      },
    }),
    'POST /api/routing/queues': async () => ({ body: queueBody() }),
    'PUT /api/routing/queues/{queueId}': async () => {
      const body = queueBody()
      const { queueId, revision } = await ok<{ queueId: string; revision: number }>(
        boss.api('/api/routing/queues', { method: 'POST', body }),
      )
      return { outside: { queueId }, body: { ...body, revision } }
    },
    'PUT /api/routing/topics/{code}': async () => ({
      outside: { code: random() },
      body: { name: words, routes: [{ channel: '*', language: '*', queueId: spareQueueId }] },
    }),
    'PUT /api/web-channels/{key}': async () => ({
      outside: { key: random() },
      body: { name: words, greeting: words, topics: [], allowedOrigins: [], isActive: true, version: 0 },
    }),
    'PUT /api/routing/agents/{agentId}/queues': async () => {
      await withoutQueue()
      return { token: boss.token, outside: { agentId: boss.personId }, body: { queueIds: [spareQueueId] } }
    },
    'PUT /api/routing/queues/{queueId}/agents/{agentId}': async () => {
      await withoutQueue()
      return { token: boss.token, outside: membership, body: {} }
    },
    'POST /api/routing/moves': async () => {
      await withoutQueue()
      return { token: boss.token, body: { agentIds: [boss.personId], toQueueId: spareQueueId, reason: 'x' } }
    },
  }
}

/** Work in hand. One piece serves all requests that leave it where it is. */
function service({ app }: World, { boss, newLeader, spareQueueId }: Cast): Record<string, Scene> {
  const held = async () => {
    const { leader, topic } = await newLeader()
    const { contactId, visitor } = await customerAsks(app, { topic })
    const offer = await leader.rings()
    await ok(leader.accept(offer.offerId))
    return { leader, token: leader.token, contactId, conversationId: visitor.conversationId }
  }
  let talking: ReturnType<typeof held> | undefined
  const inTalk = () => {
    talking ??= held()
    return talking
  }
  const toSpare = { kind: 'queue', queueId: spareQueueId }
  const callback = async (isTaken: boolean) => {
    const { contactId } = await customerAsks(app, { topic: 'nobody' })
    const choice = { kind: 'callback', phone: '13800138000', at: app.platform.clock.now() } as const
    await until(async () => {
      const { db } = app.platform
      return (await db.transaction((tx) => app.routing.chooseInstead(tx, contactId, choice))).ok
    })
    const callbackId = await until(async () => {
      const { rows } = await app.platform.db.pool.query<{ id: string }>(
        'select c.id from routing.callback c join routing.item i on i.id = c.id where i.contact_id = $1',
        [contactId],
      )
      return rows[0]?.id
    })
    const { leader } = await newLeader()
    if (isTaken) await ok(leader.api(`/api/routing/callbacks/${callbackId}/taking`, { method: 'POST' }))
    return { token: leader.token, outside: { callbackId } }
  }
  return {
    'POST /api/contacts/{contactId}/wrap-up/finish': async () => {
      const { leader, token, contactId } = await held()
      await ok(leader.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
      const { reasons } = await ok<{ reasons: { code: string }[] }>(leader.api('/api/contact-reasons'))
      const { dispositions } = await ok<{ dispositions: { code: string }[] }>(leader.api('/api/dispositions'))
      const body = { reasonCode: reasons[0]?.code, dispositionCode: dispositions[0]?.code, summary: 'x' }
      return { token, outside: { contactId }, body }
    },
    'PUT /api/contacts/{contactId}/wrap-up': async () => {
      const { token, contactId } = await inTalk()
      return { token, outside: { contactId }, body: {} }
    },
    'POST /api/conversations/{conversationId}/messages': async () => {
      const { token, conversationId } = await inTalk()
      const body = { kind: 'text', text: 'x' }
      return { token, outside: { conversationId }, body: { clientId: crypto.randomUUID(), audience: 'everyone', body } }
    },
    'POST /api/routing/contacts/{contactId}/transfer': async () => {
      const { token, contactId } = await held()
      return { token, outside: { contactId }, body: { to: toSpare, reason: 'x' } }
    },
    'POST /api/routing/contacts/{contactId}/consult': async () => {
      const { token, contactId } = await held()
      return { token, outside: { contactId }, body: { to: toSpare } }
    },
    'POST /api/routing/contacts/{contactId}/take-over': async () => {
      const { contactId } = await customerAsks(app, { topic: 'nobody' })
      await app.settled()
      return { token: boss.token, outside: { contactId }, body: { reason: 'x' } }
    },
    'POST /api/routing/contacts/{contactId}/move': async () => {
      const { contactId } = await customerAsks(app, { topic: 'nobody' })
      await app.settled()
      return { token: boss.token, outside: { contactId }, body: { queueId: spareQueueId, reason: 'x' } }
    },
    'POST /api/routing/callbacks/{callbackId}/outcome': async () => ({
      ...(await callback(true)),
      body: { outcome: 'reached' },
    }),
    'POST /api/routing/callbacks/{callbackId}/schedule': async () => ({
      ...(await callback(false)),
      body: { at: app.platform.clock.now() + HOUR_MS, reason: 'x' },
    }),
    'POST /api/routing/callbacks/{callbackId}/reveals': async () => ({
      ...(await callback(true)),
      body: { purpose: 'xx' },
    }),
  }
}

function chat({ app }: World): Record<string, Scene> {
  const visit = async () => (await beginVisit(app.url)).visitToken
  return {
    'POST /chat/visits': async () => ({ token: '', body: { channel: 'main', language: 'zh-CN' } }),
    'GET /chat/messages': async () => ({ token: await visit() }),
    'POST /chat/messages': async () => ({
      token: await visit(),
      body: { clientId: crypto.randomUUID(), body: { kind: 'text', text: 'x' } },
    }),
  }
}
