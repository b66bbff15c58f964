import { ROLES, type Role } from '#platform/access.ts'
import { agentAt, customerAsks, type Desk, type FloorApplication, ok, queueAt, until } from '../../support/floor.ts'
import {
  createPerson,
  createUnit,
  ensureHeadOffice,
  ensureSkills,
  type SignedInPerson,
  signedInAs,
  type TestPerson,
} from '../../support/people.ts'
import { SERVE } from './policy-routing.ts'
import { openSession } from './sessions.ts'
import { scriptBody, shareArticle, shareReply } from './things.ts'
import type { Kind, Relation } from './words.ts'

/** A person of one role in team 1 of branch A, holding it at the branch, and what is in their hands. */
export interface WorldActor extends TestPerson {
  readonly role: Role
  readonly token: string
  /** Another person of the same role, whose sessions may end. */
  readonly doubleId: string
  readonly hands?: Hands
}

/** Two contacts of one person: one they talk in, one that ended, each with all that hangs on it. */
interface Hands {
  readonly live: Served
  readonly ended: Served
  readonly fileId: string
  readonly callbackId: string
}
export interface Served {
  readonly contactId: string
  readonly conversationId: string
  readonly customerId: string
  readonly offerId: string
}

export interface World {
  readonly app: FloorApplication
  readonly actors: readonly WorldActor[]
  /** Team 2 of branch A. */
  readonly unitId: string
  readonly spareQueueId: string
  readonly scriptId: string
  /** An agent of team 2 who does nothing: what is done to them changes no other case. */
  readonly bystander: TestPerson
  /** Settings as they are, to be put back as they are. */
  readonly unchanged: { readonly conversations: unknown; readonly routing: unknown }
  /** The thing of this kind that stands so to this person; undefined when there is no such thing. */
  thing(kind: Kind, who: WorldActor, relation: Relation, ended: boolean): Promise<string | undefined>
}

/** One bank for all cases, made once. Nothing in it waits for a clock: who serves stands at a break, with work in hand. */
export async function makeWorld(app: FloorApplication): Promise<World> {
  const { platform } = app
  const headOffice = await ensureHeadOffice(platform)
  const [branchA, branchB] = await Promise.all(['A', 'B'].map((name) => createUnit(platform, { kind: 'branch', name })))
  const teamOf = (name: string, parent = branchA) => createUnit(platform, { name, parent: parent ?? headOffice })
  const [a1, a2, b1] = [await teamOf('A1'), await teamOf('A2'), await teamOf('B1', branchB)]
  const admin = await signedInAs(app, { roles: ['administrator', 'trainer'] })
  await ensureSkills(platform, ['deposits'])
  const rules = await ok<object>(admin.api('/api/routing/settings'))
  // On a busy machine nobody is taken for gone: their work would go back to the queue, and all relations with it.
  await ok(admin.api('/api/routing/settings', { method: 'PUT', body: { ...rules, vanishGraceSeconds: 300 } }))
  const pace = await ok<object>(admin.api('/api/settings/conversations'))
  // Nor does anything end by itself meanwhile: what has ended stays in its owner’s wrap-up.
  const slow = { ...pace, wrapUpSeconds: 3_600, idleSeconds: 3_600 }
  await ok(admin.api('/api/settings/conversations', { method: 'PUT', body: slow }))
  const spare = await queueAt(admin)
  const served = { app, admin }

  const actors: WorldActor[] = []
  for (const role of ROLES) {
    const place = { roles: [role], unit: a1, rolesAt: branchA ?? headOffice }
    const { personId: doubleId } = await createPerson(platform, place)
    if (SERVE.has(role)) {
      const desk = await servingDesk(served, place)
      actors.push({ ...desk.person, role, token: desk.person.token, doubleId, hands: desk.hands })
    } else actors.push({ ...(await signedInAs(app, place)), role, doubleId })
  }
  const neighbour = await servingDesk(served, { roles: ['agent'], unit: a2 })
  const stranger = await servingDesk(served, { roles: ['agent'], unit: b1 })
  const bystander = await createPerson(platform, { roles: ['agent'], unit: a2, skills: { deposits: 2 } })
  const outsider = await createPerson(platform, { roles: ['agent'], unit: b1, skills: { deposits: 2 } })
  const boss = await createPerson(platform, { roles: ['administrator'], unit: a2 })
  for (const { personId } of [bystander, outsider])
    await ok(admin.api(`/api/routing/queues/${spare.queueId}/agents/${personId}`, { method: 'PUT', body: {} }))

  await queueAt(admin, { topic: 'nobody' })
  const waiting = [await customerAsks(app, { topic: 'nobody' }), await customerAsks(app, { topic: 'nobody' })] as const
  await leave(app, waiting[1].contactId)
  await homes(app, neighbour.hands, branchA)
  await homes(app, stranger.hands, branchB)
  const script = () => ok<{ scriptId: string }>(admin.api('/api/scripts', { method: 'POST', body: scriptBody() }))
  const standingScript = await script()
  const hook = async () => {
    const body = { url: 'https://hook.example/in', types: ['x.y'] }
    return (await ok<{ endpointId: string }>(admin.api('/api/webhooks', { method: 'POST', body }))).endpointId
  }
  const standing = {
    conversations: await ok(admin.api('/api/settings/conversations')),
    routing: await ok(admin.api('/api/routing/settings')),
  }
  await app.settled()

  const handsOf = (who: WorldActor, relation: Relation): Hands | undefined =>
    ({ own: who.hands, branch: neighbour.hands, elsewhere: stranger.hands })[relation as string]

  async function thing(kind: Kind, who: WorldActor, relation: Relation, ended: boolean): Promise<string | undefined> {
    if (relation === 'absent') return crypto.randomUUID()
    const hands = handsOf(who, relation)
    const part = ended ? hands?.ended : hands?.live
    const people = { own: who, branch: bystander, elsewhere: outsider, above: boss } as Partial<
      Record<Relation, TestPerson>
    >
    switch (kind) {
      case 'person':
        return people[relation]?.personId
      case 'agent':
        return relation === 'own' || relation === 'above' ? undefined : people[relation]?.personId
      case 'unit':
        return { branch: a2, elsewhere: b1 }[relation as string]
      case 'session': {
        const owner = people[relation]
        return owner && (await openSession(app, owner.personId)).sessionId
      }
      case 'contact':
        if (relation === 'nobody') return waiting[ended ? 1 : 0].contactId
        return part?.contactId
      case 'conversation':
        return relation === 'nobody' ? waiting[0].visitor.conversationId : hands?.live.conversationId
      case 'customer':
        return hands?.live.customerId
      case 'offer':
        return hands?.live.offerId
      case 'file':
        return hands?.fileId
      case 'callback':
        return hands?.callbackId
      case 'queue':
        return relation === 'house' ? spare.queueId : undefined
      case 'script':
        return relation === 'house' ? (ended ? await script() : standingScript).scriptId : undefined
      case 'webhook':
        return relation === 'house' ? hook() : undefined
      case 'delivery':
      case 'special-day':
      case 'override':
      case 'leave':
      case 'swap':
      case 'shift-change':
      case 'staffing-offer':
      case 'open-shift':
      case 'scenario':
      case 'complaint':
      case 'complaint-evidence':
      case 'complaint-letter':
      case 'complaint-pack':
      case 'complaint-cause':
      case 'complaint-measure':
      case 'customer-import':
      case 'customer-merge':
      case 'segment':
      case 'roster':
      case 'work-contract':
      case 'article-feedback':
      case 'article-search':
        return undefined
      case 'article':
        return relation === 'house' ? shareArticle(app) : undefined
      case 'reply':
        return shareReply(app, relation, { own: who.personId, branch: neighbour.person.personId, a2, b1 })
    }
  }
  return {
    app,
    actors,
    unitId: a2,
    spareQueueId: spare.queueId,
    scriptId: standingScript.scriptId,
    bystander,
    unchanged: standing,
    thing,
  }
}

/** Somebody who serves: a contact taken and talked in, one taken and ended, a file, and a callback in their queue. */
export async function servingDesk(
  { app, admin }: { readonly app: FloorApplication; readonly admin: SignedInPerson },
  place: { readonly roles: readonly Role[]; readonly unit?: string; readonly rolesAt?: string },
): Promise<{ readonly person: Desk; readonly hands: Hands }> {
  const topic = `t${crypto.randomUUID().slice(0, 12)}`
  const queue = await queueAt(admin, { topic })
  const person = await agentAt(app, { ...place, queues: [queue.queueId], available: false }, admin)
  // Two chats and nothing more: who asks after them waits.
  const capacity = { points: 2, channels: { web: { cost: 1, most: 2 } } }
  await ok(admin.api(`/api/routing/agents/${person.personId}/capacity`, { method: 'PUT', body: { capacity } }))
  await person.presence('available')
  const take = async (): Promise<Served> => {
    const { contactId, visitor } = await customerAsks(app, { topic })
    const offer = await person.rings()
    await ok(person.accept(offer.offerId))
    const { conversationId, customerId } = visitor
    return { contactId, conversationId, customerId, offerId: offer.offerId }
  }
  const ended = await take()
  const live = await take()
  const called = await customerAsks(app, { topic })
  const choice = { kind: 'callback', phone: '13800138000', at: app.platform.clock.now() } as const
  // Routing hears of the contact a moment after it is asked for.
  await until(async () => {
    const { db } = app.platform
    return (await db.transaction((tx) => app.routing.chooseInstead(tx, called.contactId, choice))).ok
  })
  await person.presence('break')
  await leave(app, ended.contactId)
  const callbackId = await until(async () => {
    const { rows } = await app.platform.db.pool.query<{ id: string }>(
      'select c.id from routing.callback c join routing.item i on i.id = c.id where i.queue_id = $1',
      [queue.queueId],
    )
    return rows[0]?.id
  })
  return { person, hands: { live, ended, fileId: await attach(app, live), callbackId } }
}

/** A file in the thread, as its customer sent it. */
async function attach(app: FloorApplication, { conversationId, customerId }: Served): Promise<string> {
  const received = await app.conversations.receiveFile({
    conversationId,
    by: { kind: 'customer', id: customerId },
    name: 'a.txt',
    content: (async function* () {
      yield Buffer.from('a text')
    })(),
  })
  if (!received.ok) throw new Error(`file: ${received.refusal}`)
  const { fileId } = received.value
  const author = { kind: 'customer', id: customerId } as const
  const body = { kind: 'file', fileId } as const
  await app.conversations.post({ conversationId, clientId: crypto.randomUUID(), author, audience: 'everyone', body })
  return fileId
}

const leave = (app: FloorApplication, contactId: string) =>
  app.platform.db.transaction((tx) =>
    app.conversations.end(
      tx,
      { kind: 'system', id: 'test' },
      { contactId, reason: 'customer-ended', at: app.platform.clock.now() },
    ),
  )

/** The branch that keeps the accounts of whoever is served. */
async function homes(app: FloorApplication, { live }: Hands, branchId: string | undefined): Promise<void> {
  await app.platform.db.pool.query('update customers.customer set branch_unit_id = $2 where id = $1', [
    live.customerId,
    branchId,
  ])
}
