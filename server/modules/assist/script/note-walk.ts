import type { AssistDeps } from '#modules/assist/deps.ts'
import { scriptWalked } from '#modules/assist/events.ts'
import { scriptTicked, wrapUpFinished } from '#modules/conversations/events.ts'
import { at, json, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Follows which steps of a script are ticked in a contact; the version of the last tick counts. */
export function noteTick({ asks }: AssistDeps): Reaction {
  return async (tx, fact) => {
    if (!scriptTicked.is(fact)) return
    const { contactId, scriptId, version, stepId, isTicked, agentId } = fact.data
    const [person] = await asks.identity.people(tx, [agentId])
    await tx.run(sql`insert into assist.script_walk (id, contact_id, script_id, version, person_id, unit_id)
      values (${newId(fact.at)}, ${contactId}, ${scriptId}, ${version}, ${agentId}, ${person?.unitId ?? null})
      on conflict (contact_id, script_id) do update
        set version = excluded.version, person_id = excluded.person_id, unit_id = excluded.unit_id`)
    const without = sql`array_remove(ticked, ${stepId})`
    await tx.run(sql`update assist.script_walk set ticked = ${isTicked ? sql`array_append(${without}, ${stepId})` : without}
      where contact_id = ${contactId} and script_id = ${scriptId}`)
  }
}

/** Once a contact is wrapped up, what was left out of each script that was begun in it is written down and told. */
export function finishWalks({ platform, asks }: AssistDeps): Reaction {
  return async (tx, fact) => {
    if (!wrapUpFinished.is(fact)) return
    const { contactId } = fact.data
    const walks = await tx.rows<{ script_id: string; version: number; person_id: string; ticked: string[] }>(sql`
      select script_id, version, person_id, ticked from assist.script_walk w
      where contact_id = ${contactId} and finished_at is null and (ticked <> '{}' or exists (
        select from assist.script_form f where f.contact_id = w.contact_id and f.script_id = w.script_id)) for update`)
    for (const { script_id, version, person_id, ticked } of walks) {
      const script = await asks.knowledge.script(tx, script_id, version)
      if (!script) continue
      const skipped = script.steps.filter(({ stepId, isMandatory }) => isMandatory && !ticked.includes(stepId))
      await tx.run(sql`update assist.script_walk set finished_at = ${at(fact.at)}, code = ${script.code},
          name = ${json(script.name)}, step_count = ${script.steps.length},
          skipped = ${json(skipped.map(({ stepId, title }) => ({ stepId, title })))}
        where contact_id = ${contactId} and script_id = ${script_id}`)
      await platform.log.announce(tx, { kind: 'system', id: 'assist' }, [
        scriptWalked.of(contactId, fact.at, {
          contactId,
          agentId: person_id,
          scriptId: script_id,
          code: script.code,
          version,
          ticked: ticked.length,
          skipped: skipped.map(({ stepId }) => stepId),
        }),
      ])
    }
  }
}
