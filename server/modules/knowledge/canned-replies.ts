import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { unknownVariables } from '#libs/reply-template/reply-template.ts'
import type { CannedReply, cannedReplyBody, cannedReplyChange, Words } from '#modules/knowledge/contract.ts'
import { cannedReplyChanged } from '#modules/knowledge/events.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import { type Actor, may, scopeOf } from '#platform/access.ts'
import { at, json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

type Body = z.output<typeof cannedReplyBody>
export type ReplyRefusal =
  | 'reply-not-found'
  | 'shortcut-taken'
  | 'unknown-variable'
  | 'edited-meanwhile'
  | 'not-permitted'

interface ReplyRow {
  readonly id: string
  readonly shortcut: string
  readonly title: Words
  readonly text: Words
  readonly topic: string | null
  readonly audience: CannedReply['audience']
  readonly unit_id: string | null
  readonly owner_id: string
  readonly version: number
  readonly changed_at: number
}

/** Everyone's, those of one's own units (those above too: a branch writes for its teams), and one's own. */
const visibleTo = (actor: Actor): Sql => sql`(audience = 'everyone' or owner_id = ${actor.personId}
  or (audience = 'unit' and unit_id = any(${[...actor.unitIds, ...actor.unitPath]}::uuid[])))`

export async function listReplies(db: Queryable, actor: Actor): Promise<CannedReply[]> {
  const rows = await db.rows<ReplyRow>(sql`select * from knowledge.canned_reply
    where retired_at is null and ${visibleTo(actor)} order by lower(shortcut), id`)
  return rows.map((row) => toReply(row, actor))
}

export const cannedReply: KnowledgeQuestions['cannedReply'] = (db, actor, replyId) =>
  db.maybe(sql`select shortcut, text from knowledge.canned_reply
    where id = ${replyId} and retired_at is null and ${visibleTo(actor)}`)

export async function addReply(
  platform: Platform,
  actor: Actor,
  body: Body,
): Promise<Outcome<CannedReply, ReplyRefusal>> {
  const refusal = refuseBody(actor, body)
  if (refusal) return refusal
  return changing(platform, async (tx) => {
    const now = platform.clock.now()
    const row = await tx.one<ReplyRow>(sql`insert into knowledge.canned_reply
      (id, shortcut, title, text, topic, audience, unit_id, owner_id, version, changed_at)
      values (${newId(now)}, ${body.shortcut}, ${json(body.title)}, ${json(body.text)}, ${body.topic}, ${body.audience},
        ${body.unitId}, ${actor.personId}, 1, ${at(now)}) returning *`)
    await announce(platform, tx, actor, row, 'added')
    return done(toReply(row, actor))
  })
}

export async function editReply(
  platform: Platform,
  actor: Actor,
  replyId: string,
  body: z.output<typeof cannedReplyChange>,
): Promise<Outcome<CannedReply, ReplyRefusal>> {
  const refusal = refuseBody(actor, body)
  if (refusal) return refusal
  return changing(platform, async (tx) => {
    const known = await lockReply(tx, actor, replyId)
    if (!known) return refused('reply-not-found')
    if (!mayEdit(known, actor)) return refused('not-permitted')
    if (known.version !== body.version) return refused('edited-meanwhile', 'Someone changed it since: load it again.')
    const row = await tx.one<ReplyRow>(sql`update knowledge.canned_reply set shortcut = ${body.shortcut},
      title = ${json(body.title)}, text = ${json(body.text)}, topic = ${body.topic}, audience = ${body.audience},
      unit_id = ${body.unitId}, version = version + 1, changed_at = ${at(platform.clock.now())}
      where id = ${replyId} returning *`)
    await announce(platform, tx, actor, row, 'edited')
    return done(toReply(row, actor))
  })
}

export async function retireReply(
  platform: Platform,
  actor: Actor,
  replyId: string,
): Promise<Outcome<null, ReplyRefusal>> {
  return changing(platform, async (tx) => {
    const known = await lockReply(tx, actor, replyId)
    if (!known) return refused('reply-not-found')
    if (!mayEdit(known, actor)) return refused('not-permitted')
    await tx.run(sql`update knowledge.canned_reply set retired_at = ${at(platform.clock.now())} where id = ${replyId}`)
    await announce(platform, tx, actor, known, 'retired')
    return done(null)
  })
}

const lockReply = (tx: Tx, actor: Actor, replyId: string) =>
  tx.maybe<ReplyRow>(sql`select * from knowledge.canned_reply
    where id = ${replyId} and retired_at is null and ${visibleTo(actor)} for update`)

/** One's own may be anyone's to write; shared ones need the permission, a unit's within its reach. */
function refuseBody(actor: Actor, body: Body): Outcome<never, ReplyRefusal> | undefined {
  const unknown = Object.values(body.text).flatMap(unknownVariables)
  if (unknown.length > 0) return refused('unknown-variable', `There is no variable ${unknown.join(', ')}.`)
  if (body.audience === 'own' || mayShare(actor, body.unitId)) return undefined
  return refused(
    'not-permitted',
    'Shared replies are written by those who lead the unit, or everyone’s by an administrator.',
  )
}

function mayShare(actor: Actor, unitId: string | null): boolean {
  const scope = scopeOf(actor, 'knowledge.share-replies')
  if (scope.kind === 'all') return true
  return scope.kind === 'units' && unitId !== null && scope.unitIds.includes(unitId)
}

function mayEdit(row: ReplyRow, actor: Actor): boolean {
  return row.audience === 'own'
    ? row.owner_id === actor.personId
    : may(actor, 'knowledge.share-replies') && mayShare(actor, row.unit_id)
}

async function changing<T>(
  platform: Platform,
  work: (tx: Tx) => Promise<Outcome<T, ReplyRefusal>>,
): Promise<Outcome<T, ReplyRefusal>> {
  try {
    return await platform.db.transaction(work)
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'canned_reply_shortcut')
      return refused('shortcut-taken', 'Choose another shortcut.')
    throw error
  }
}

const announce = (platform: Platform, tx: Tx, actor: Actor, row: ReplyRow, change: 'added' | 'edited' | 'retired') =>
  platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
    cannedReplyChanged.of(row.id, platform.clock.now(), { replyId: row.id, change, version: row.version }),
  ])

function toReply(row: ReplyRow, actor: Actor): CannedReply {
  return {
    replyId: row.id,
    shortcut: row.shortcut,
    title: row.title,
    text: row.text,
    topic: row.topic,
    audience: row.audience,
    unitId: row.unit_id,
    version: row.version,
    changedAt: row.changed_at,
    mayEdit: mayEdit(row, actor),
  }
}
