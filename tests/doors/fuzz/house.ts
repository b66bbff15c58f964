import { ROLES } from '#platform/access.ts'
import { beginVisit, createEntrance, say } from '../../support/chat.ts'
import { type FloorApplication, ok, queueAt } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'
import { openSession } from '../access/sessions.ts'
import { scriptBody, shareArticle, shareReply } from '../access/things.ts'
import type { Kind } from '../access/words.ts'
import { makeWorld, type Served, servingDesk, type World } from '../access/world.ts'
import { type Words, wordsOf } from './codes.ts'
import type { Target } from './throw-at.ts'

/** What an input may name and find. */
export interface Found extends Words {
  readonly ids: Readonly<Record<Kind, readonly string[]>>
}

/** A house in which work is going on while things are thrown at it, by another node on its database. */
export interface LivingHouse {
  readonly app: FloorApplication
  readonly world: World
  /** Begins a visit and a shift: fresh work in the hands of somebody who holds every role. @returns their tokens */
  newShift(): Promise<Target['tokens']>
  /** The things there are at this moment, those in the hands of the shift first and most. */
  look(): Promise<Found>
}

const LATEST = 12
/** Where things of each kind stand; ids grow with time. */
const TABLES: Readonly<Record<Kind, string>> = {
  person: 'select id from identity.person',
  agent: 'select id from identity.person',
  unit: 'select id from identity.unit',
  session: 'select id from identity.session',
  contact: 'select id from conversations.contact',
  conversation: 'select id from conversations.conversation',
  customer: 'select id from customers.customer',
  file: 'select id from conversations.file',
  reply: 'select id from knowledge.canned_reply',
  script: 'select id from knowledge.script',
  queue: 'select id from routing.queue',
  offer: 'select offer_id as id from routing.item where offer_id is not null',
  callback: 'select id from routing.callback',
  webhook: 'select id from webhooks.endpoint',
  delivery: 'select id from webhooks.delivery',
  'special-day': 'select id from workforce.special_day',
  override: 'select id from workforce.override',
  leave: 'select id from rosters.leave',
  swap: 'select id from rosters.swap',
  'shift-change': 'select id from rosters.shift_change',
  'staffing-offer': 'select id from rosters.staffing_offer',
  'open-shift': 'select id from rosters.open_shift',
  exception: 'select id from intraday.exception',
  proposal: 'select id from intraday.proposal',
  measure: 'select id from intraday.measure',
  scenario: 'select id from workforce.capacity_scenario',
  roster: 'select id from rosters.roster',
  'work-contract': 'select id from rosters.work_contract',
  article: 'select id from knowledge.article',
  'article-feedback': 'select id from knowledge.article_feedback',
  'article-search': 'select id from knowledge.lookup',
  'article-file': 'select id from knowledge.article_file',
  'expert-question': 'select id from assist.expert_question',
  suggestion: 'select id from assist.suggestion',
  'bot-release': 'select id from bot.release',
  'bot-session': 'select id from bot.session',
  'bot-row': 'select id from bot.regression',
  overruled: 'select id from assist.overruled',
  complaint: 'select id from complaints.complaint',
  'complaint-evidence': 'select id from complaints.evidence',
  'complaint-file': 'select id from complaints.evidence_file',
  'complaint-letter': 'select id from complaints.letter',
  'complaint-pack': 'select id from complaints.pack',
  'complaint-cause': 'select code as id from complaints.cause',
  'complaint-measure': 'select id from complaints.measure',
  case: 'select id from cases."case"',
  'work-order': 'select id from cases.work_order',
  'case-file': 'select id from cases.file',
  visit: 'select id from branches.visit',
  'consent-text': 'select id from consent.text_version',
  'consent-wish': 'select id from consent.do_not_contact',
  'consent-decision': 'select id from consent.decision',
  'data-request': 'select id from consent.data_request',
  'legal-hold': 'select id from consent.legal_hold',
  'customer-import': 'select id from customers.import',
  'customer-merge': 'select id from customers.merge',
  segment: 'select id from segments.segment',
}

/** @param url of the node that things are thrown at */
export async function openHouse(app: FloorApplication, url: string): Promise<LivingHouse> {
  const world = await makeWorld(app)
  const admin = await signedInAs(app, { roles: ['administrator', 'trainer', 'supervisor'] })
  await createEntrance(admin)
  await queueAt(admin)
  await furnish(app, admin)
  const { pool } = app.platform.db
  const seats: Seat[] = []

  return {
    app,
    world,
    async newShift() {
      seats.push(await takeSeat(world, url))
      return tokensOf(seats)
    },
    async look() {
      const latest = await Promise.all(
        (Object.entries(TABLES) as [Kind, string][]).map(async ([kind, query]) => {
          const { rows } = await pool.query<{ id: string }>(
            `select id from (${query}) t where not id = any($1) order by id desc limit ${LATEST}`,
            [seats.slice(-1).flatMap(({ kept }) => kept)],
          )
          return [kind, [...repeated(seats.at(-1)?.hands[kind] ?? []), ...rows.map(({ id }) => id)]] as const
        }),
      )
      const token = seats.at(-1)?.token ?? ''
      const ids = Object.fromEntries(latest) as Found['ids']
      return { ids, ...(await wordsOf(url, token, app.platform.clock.now(), ids.webhook.slice(0, 3))) }
    },
  }
}

/** Somebody who holds every role, and a customer whose visit waits. */
interface Seat {
  readonly token: string
  readonly visitor: string
  readonly hands: Partial<Record<Kind, readonly string[]>>
  /** Sessions and people that everything else stands on: they may be thrown at only by chance. */
  readonly kept: readonly string[]
}

async function takeSeat({ app, unchanged }: World, url: string): Promise<Seat> {
  const admin = await signedInAs(app, { roles: [...ROLES] })
  // By now a setting may say anything, and the entrance be closed.
  await ok(admin.api('/api/settings/conversations', { method: 'PUT', body: unchanged.conversations }))
  await ok(admin.api('/api/routing/settings', { method: 'PUT', body: unchanged.routing }))
  const channel = `s-${crypto.randomUUID().slice(0, 8)}`
  await createEntrance(admin, channel)
  const { person, hands } = await servingDesk({ app, admin }, { roles: [...ROLES] })
  const { live, ended, fileId, callbackId } = hands
  const { token, sessionId } = await openSession(app, person.personId)
  const visit = await beginVisit(url, { channel })
  await ok(visit.api('/chat/messages', { method: 'POST', body: say('a question') }))
  // What rings from now on, of the visits too, is nobody's but whoever accepts it by what is thrown.
  const { queues } = await ok<{ queues: { queueId: string }[] }>(admin.api('/api/routing/queues'))
  const queueIds = queues.map(({ queueId }) => queueId).slice(0, 20)
  await ok(admin.api(`/api/routing/agents/${person.personId}/queues`, { method: 'PUT', body: { queueIds } }))
  const capacity = { points: 9, channels: { web: { cost: 1, most: 9 } } }
  await ok(admin.api(`/api/routing/agents/${person.personId}/capacity`, { method: 'PUT', body: { capacity } }))
  await person.presence('available')
  const both = (name: keyof Served) => [live[name], ended[name]]
  return {
    token,
    visitor: visit.visitToken,
    kept: [sessionId, person.personId],
    hands: {
      contact: [live.contactId, ...both('contactId')],
      conversation: both('conversationId'),
      customer: both('customerId'),
      file: [fileId],
      callback: [callbackId],
    },
  }
}

const tokensOf = (seats: readonly Seat[]): Target['tokens'] => {
  const { token: staff = '', visitor = '' } = seats.at(-1) ?? {}
  return { staff, visitor }
}

/** As many as of all others together. */
const repeated = (ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : Array.from({ length: LATEST }, (_, place) => ids[place % ids.length] ?? '')

/** What no service of customers makes by itself. */
async function furnish(app: FloorApplication, admin: SignedInPerson): Promise<void> {
  const { personId: own } = await signedInAs(app, { roles: ['agent'] })
  const units = await ok<{ units: { unitId: string }[] }>(admin.api('/api/units'))
  const [a2 = '', b1 = ''] = units.units.map(({ unitId }) => unitId)
  const among = { own, branch: own, a2, b1 }
  for (const relation of ['own', 'branch', 'house'] as const) await shareReply(app, relation, among)
  for (let n = 0; n < 2; n += 1) await ok(admin.api('/api/scripts', { method: 'POST', body: scriptBody() }))
  for (let n = 0; n < 2; n += 1) await shareArticle(app)
  await createEntrance(admin, 'side')
  const body = { url: 'https://hook.example/in', types: ['*'] }
  const { endpointId } = await ok<{ endpointId: string }>(admin.api('/api/webhooks', { method: 'POST', body }))
  for (let n = 0; n < 2; n += 1) await ok(admin.api(`/api/webhooks/${endpointId}/tests`, { method: 'POST' }))
}
