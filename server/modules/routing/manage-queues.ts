import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { QueueSettings, QueueShape } from '#modules/routing/contract.ts'
import { mayOpenMatch, type RoutingDeps } from '#modules/routing/deps.ts'
import { routingChanged } from '#modules/routing/events.ts'
import { insertQueue, queueOf, readQueues, toQueueShape, updateQueue } from '#modules/routing/store-queues.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type QueueRefusal =
  | 'queue-not-found'
  | 'code-taken'
  | 'queue-unknown'
  | 'calendar-unknown'
  | 'overflow-to-itself'
  | 'relaxations-not-ascending'
  | 'changed-meanwhile'
  | 'queue-in-use'
  | 'skill-unknown'
  | 'skill-not-offered'

type Writing = Outcome<QueueShape, QueueRefusal>

/** A new queue; nobody serves it yet and no topic leads to it. */
export function createQueue(deps: RoutingDeps, personId: string, settings: QueueSettings): Promise<Writing> {
  const id = newId(deps.platform.clock.now())
  return write(deps, personId, id, settings, async (tx) => {
    await insertQueue(tx, id, settings)
    return done(null)
  })
}

/** Changes a queue; what waits is judged by the new settings at once. One in use is not put out of use. */
export function changeQueue(
  deps: RoutingDeps,
  personId: string,
  id: string,
  { revision, ...settings }: QueueSettings & { readonly revision: number },
): Promise<Writing> {
  return write(deps, personId, id, settings, async (tx) => {
    const known = await tx.maybe(sql`select from routing.queue where id = ${id} for update`)
    if (!known) return refused('queue-not-found')
    if (!settings.active && (await isInUse(tx, id)))
      return refused('queue-in-use', 'Lead its topics, overflow and waiting work elsewhere first.')
    const isWritten = await updateQueue(tx, id, revision, settings)
    return isWritten ? done(null) : refused('changed-meanwhile', 'Load it again and repeat the change.')
  })
}

function write(
  deps: RoutingDeps,
  personId: string,
  id: string,
  settings: QueueSettings,
  save: (tx: Tx) => Promise<Outcome<null, QueueRefusal>>,
): Promise<Writing> {
  const cause: Cause = { kind: 'person', id: personId }
  return deps.platform.db.transaction(async (tx) => {
    const fault = await faultOf(tx, deps, id, settings)
    if (fault) return fault
    const saved = await save(tx)
    if (!saved.ok) return saved
    await deps.platform.log.announce(tx, cause, [
      routingChanged.of(id, deps.platform.clock.now(), { what: 'queue', id }),
    ])
    await mayOpenMatch(deps, tx)
    return done(toQueueShape(await queueOf(tx, id)))
  })
}

/** What is wrong with these settings for queue `id`; undefined when they can be saved. */
async function faultOf(
  tx: Tx,
  { asks }: RoutingDeps,
  id: string,
  settings: QueueSettings,
): Promise<Extract<Writing, { readonly ok: false }> | undefined> {
  // One writer of queues at a time: two with the same code would otherwise meet in the unique index.
  await tx.run(sql`lock table routing.queue in share row exclusive mode`)
  const queues = await readQueues(tx)
  if (queues.some((queue) => queue.code === settings.code && queue.id !== id)) return refused('code-taken')
  const named = [settings.requirements, ...settings.relaxations.map((step) => step.requirements)]
    .flatMap((each) => each.furtherQueueIds)
    .concat(settings.overflow === null ? [] : [settings.overflow.toQueueId])
  const unknown = named.find((queueId) => queueId !== id && !queues.some((queue) => queue.id === queueId))
  if (unknown !== undefined) return refused('queue-unknown', `There is no queue ${unknown}.`)
  if (settings.overflow?.toQueueId === id) return refused('overflow-to-itself')
  const steps = settings.relaxations.map((step) => step.afterSeconds)
  if (steps.some((after, index) => index > 0 && after <= (steps[index - 1] ?? 0)))
    return refused('relaxations-not-ascending', 'Each step begins later than the one before it.')
  if (settings.calendarKey !== null && !(await asks.promises.calendar(tx, settings.calendarKey)))
    return refused('calendar-unknown', 'Make the opening hours first, under hours.')
  const asked = queues.find((queue) => queue.id === id)
  return skillFault(tx, asks, skillsOf(settings), new Set(asked === undefined ? [] : skillsOf(asked)))
}

/**
 * A queue asks only for skills that are in the catalogue, and newly only for those still granted: otherwise nobody, or
 * soon nobody, could serve it. What it asked for before may stay when the skill is retired.
 */
async function skillFault(
  tx: Tx,
  asks: RoutingDeps['asks'],
  skills: readonly string[],
  before: ReadonlySet<string>,
): Promise<Extract<Writing, { readonly ok: false }> | undefined> {
  const offered = await asks.identity.skillsOffered(tx, skills)
  const unknown = skills.find((skill) => !offered.has(skill))
  if (unknown !== undefined) return refused('skill-unknown', `The catalogue has no skill ${unknown}.`)
  const retired = skills.find((skill) => offered.get(skill) === false && !before.has(skill))
  return retired === undefined ? undefined : refused('skill-not-offered', `${retired} is granted to nobody new.`)
}

interface Asking {
  readonly skills: readonly { readonly skill: string }[]
}

/** Every skill that is asked for, from the start or after a wait. */
const skillsOf = (asking: {
  readonly requirements: Asking
  readonly relaxations: readonly { readonly requirements: Asking }[]
}): string[] =>
  [asking.requirements, ...asking.relaxations.map((step) => step.requirements)].flatMap(({ skills }) =>
    skills.map(({ skill }) => skill),
  )

async function isInUse(db: Queryable, id: string): Promise<boolean> {
  const { used } = await db.one<{ used: boolean }>(sql`select
      exists (select from routing.item where queue_id = ${id} and state in ('waiting', 'ringing', 'scheduled'))
      or exists (select from routing.topic_route where queue_id = ${id})
      or exists (select from routing.queue where overflow_queue_id = ${id} and active) used`)
  return used
}
