import type { RelaxationStep, Requirements } from '#libs/skill-matching/types.ts'
import { type Names, type QueueSettings, type QueueShape, queueSettings } from '#modules/routing/contract.ts'
import type { TopicRoute } from '#modules/routing/queue-choice.ts'
import { json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

/** A queue as routing works with it. */
export interface Queue {
  readonly id: string
  readonly code: string
  readonly name: Names
  readonly channel: string
  readonly language: string | null
  readonly requirements: Requirements
  readonly relaxations: readonly RelaxationStep[]
  readonly reaches: readonly string[]
  readonly calendarKey: string | null
  readonly thresholdSeconds: number
  readonly targetShare: number
  readonly ringSeconds: number
  readonly autoAccept: boolean
  readonly isExpert: boolean
  readonly preferSeconds: number
  readonly overflow: { readonly afterSeconds: number; readonly toQueueId: string } | null
  readonly offerInsteadAfterSeconds: number | null
  readonly offersCallback: boolean
  readonly offersMessage: boolean
  readonly active: boolean
  readonly revision: number
}

const COLUMNS = sql`q.id, q.code, q.name, q.channel, q.language, q.requirements, q.relaxations, q.reaches,
  q.calendar_key "calendarKey", q.threshold_seconds "thresholdSeconds", q.target_share "targetShare",
  q.ring_seconds "ringSeconds", q.auto_accept "autoAccept", q.is_expert "isExpert", q.prefer_seconds "preferSeconds",
  case when q.overflow_queue_id is null then null else jsonb_build_object(
    'afterSeconds', q.overflow_after_seconds, 'toQueueId', q.overflow_queue_id) end overflow,
  q.offer_instead_after_seconds "offerInsteadAfterSeconds", q.offers_callback "offersCallback",
  q.offers_message "offersMessage", q.active, q.revision`

export const readQueues = (db: Queryable, where: Sql = sql`true`): Promise<Queue[]> =>
  db.rows<Queue>(sql`select ${COLUMNS} from routing.queue q where ${where} order by q.code`)

export async function findQueue(db: Queryable, queueId: string): Promise<Queue | undefined> {
  return (await readQueues(db, sql`q.id = ${queueId}`))[0]
}

/** A queue that others rely on in this transaction. */
export async function queueOf(db: Queryable, queueId: string): Promise<Queue> {
  const queue = await findQueue(db, queueId)
  if (!queue) throw new Error(`queue ${queueId} does not exist`)
  return queue
}

/** The topic table, as far as topic and queue are in use. */
export const readTopicRoutes = (db: Queryable): Promise<TopicRoute[]> =>
  db.rows<TopicRoute>(sql`select r.topic, r.channel, r.language, r.queue_id "queueId" from routing.topic_route r
        join routing.topic t on t.code = r.topic and t.active join routing.queue q on q.id = r.queue_id and q.active`)

export async function insertQueue(tx: Tx, id: string, settings: QueueSettings): Promise<void> {
  await tx.run(sql`insert into routing.queue (id, ${WRITTEN}) select ${id}, ${WRITTEN} from ${recordOf(settings)}`)
}

/** @returns false when someone else has changed it since `revision` */
export async function updateQueue(tx: Tx, id: string, revision: number, settings: QueueSettings): Promise<boolean> {
  const changed = await tx.run(sql`update routing.queue q set (${WRITTEN}, revision) =
      (select ${WRITTEN}, ${revision + 1}::int from ${recordOf(settings)})
    where q.id = ${id} and q.revision = ${revision}`)
  return changed === 1
}

const WRITTEN = sql`code, name, channel, language, requirements, relaxations, reaches, calendar_key, threshold_seconds,
  target_share, ring_seconds, auto_accept, is_expert, prefer_seconds, overflow_after_seconds, overflow_queue_id,
  offer_instead_after_seconds, offers_callback, offers_message, active`

function recordOf(settings: QueueSettings): Sql {
  const steps = settings.relaxations.map((step) => step.requirements)
  const row = {
    code: settings.code,
    name: settings.name,
    channel: settings.channel,
    language: settings.language,
    requirements: settings.requirements,
    relaxations: settings.relaxations.map(({ afterSeconds, requirements }) => ({
      afterMs: afterSeconds * 1000,
      requirements,
    })),
    reaches: [...new Set([settings.requirements, ...steps].flatMap((each) => each.furtherQueueIds))],
    calendar_key: settings.calendarKey,
    threshold_seconds: settings.thresholdSeconds,
    target_share: settings.targetShare,
    ring_seconds: settings.ringSeconds,
    auto_accept: settings.autoAccept,
    is_expert: settings.isExpert,
    prefer_seconds: settings.preferSeconds,
    overflow_after_seconds: settings.overflow?.afterSeconds ?? null,
    overflow_queue_id: settings.overflow?.toQueueId ?? null,
    offer_instead_after_seconds: settings.offerInsteadAfterSeconds,
    offers_callback: settings.offersCallback,
    offers_message: settings.offersMessage,
    active: settings.active,
  }
  return sql`jsonb_to_record(${json(row)}::jsonb) as r(code text, name jsonb, channel text, language text,
    requirements jsonb, relaxations jsonb, reaches uuid[], calendar_key text, threshold_seconds int,
    target_share double precision, ring_seconds int, auto_accept boolean, is_expert boolean, prefer_seconds int,
    overflow_after_seconds int, overflow_queue_id uuid, offer_instead_after_seconds int, offers_callback boolean,
    offers_message boolean, active boolean)`
}

/** As the wire has it: whole seconds, and what was given. */
export function toQueueShape(queue: Queue): QueueShape {
  const { id, reaches: _reaches, revision, relaxations, ...rest } = queue
  const settings = queueSettings.parse({
    ...rest,
    relaxations: relaxations.map(({ afterMs, requirements }) => ({ afterSeconds: afterMs / 1000, requirements })),
  })
  return { ...settings, queueId: id, revision }
}
