import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { topic } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { routingChanged } from '#modules/routing/events.ts'
import { ANY } from '#modules/routing/queue-choice.ts'
import { json, type Queryable, sql, type Tx } from '#platform/database/database.ts'

type TopicSettings = z.output<typeof topic>
export type TopicRefusal = 'queue-unknown' | 'route-twice' | 'fallback-missing' | 'topic-not-found' | 'topic-needed'

/** Which queue each channel and language of a topic leads to; replaces the topic's rows. */
export async function putTopic(
  deps: RoutingDeps,
  personId: string,
  code: string,
  settings: TopicSettings,
): Promise<Outcome<null, TopicRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const fault = await faultOf(tx, code, settings)
    if (fault) return fault
    await tx.run(sql`insert into routing.topic (code, name, active) values (${code}, ${json(settings.name)}, ${settings.active})
      on conflict (code) do update set name = excluded.name, active = excluded.active`)
    await tx.run(sql`delete from routing.topic_route where topic = ${code}`)
    await tx.run(sql`insert into routing.topic_route (topic, channel, language, queue_id)
      select ${code}, channel, language, "queueId"
      from jsonb_to_recordset(${json(settings.routes)}::jsonb) as r(channel text, language text, "queueId" uuid)`)
    await announce(tx, deps, personId, code)
    return done(null)
  })
}

/** Contacts of this topic go by the rows of topic `*` from now on, which itself cannot be removed. */
export async function removeTopic(
  deps: RoutingDeps,
  personId: string,
  code: string,
): Promise<Outcome<null, TopicRefusal>> {
  if (code === ANY) return refused('topic-needed')
  return deps.platform.db.transaction(async (tx) => {
    await tx.run(sql`delete from routing.topic_route where topic = ${code}`)
    if ((await tx.run(sql`delete from routing.topic where code = ${code}`)) === 0) return refused('topic-not-found')
    await announce(tx, deps, personId, code)
    return done(null)
  })
}

/** In one statement: a topic that is changed meanwhile is seen with its rows, as it was or as it is. */
export function listTopics(db: Queryable): Promise<(TopicSettings & { readonly code: string })[]> {
  return db.rows(sql`select t.code, t.name, t.active, coalesce((
      select jsonb_agg(jsonb_build_object('channel', r.channel, 'language', r.language, 'queueId', r.queue_id)
        order by r.channel, r.language)
      from routing.topic_route r where r.topic = t.code), '[]') routes
    from routing.topic t order by t.code`)
}

async function faultOf(tx: Tx, code: string, settings: TopicSettings) {
  const ids = [...new Set(settings.routes.map((route) => route.queueId))]
  const known = await tx.rows(sql`select from routing.queue where id = any(${ids}::uuid[]) and active for share`)
  if (known.length < ids.length) return refused('queue-unknown', 'Lead it to queues that exist and are in use.')
  const places = settings.routes.map((route) => `${route.channel} ${route.language}`)
  if (new Set(places).size < places.length) return refused('route-twice', 'One row for each channel and language.')
  if (code === ANY && (!settings.active || !places.includes(`${ANY} ${ANY}`)))
    return refused(
      'fallback-missing',
      'Topic * is what catches all: keep it active, with a row for every channel and language.',
    )
  return undefined
}

async function announce(tx: Tx, { platform }: RoutingDeps, personId: string, code: string): Promise<void> {
  await platform.log.announce(tx, { kind: 'person', id: personId }, [
    routingChanged.of(code, platform.clock.now(), { what: 'topic', id: code }),
  ])
}
