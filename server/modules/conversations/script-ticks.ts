import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { decideDraft } from '#modules/conversations/domain.ts'
import { scriptTicked } from '#modules/conversations/events.ts'
import { lockContact } from '#modules/conversations/store.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export interface Tick {
  readonly scriptId: string
  readonly version: number
  readonly stepId: string
  readonly tickedAt: number
  readonly tickedBy: string
}

export type TickRefusal =
  | 'contact-not-found'
  | 'not-the-owner'
  | 'wrap-up-finished'
  | 'step-not-found'
  | 'identity-level-too-low'

/** Ticks a step of a script once the level it needs is reached, or takes the tick back. The first tick keeps its instant. */
export async function tickStep(
  deps: Deps,
  contactId: string,
  by: string,
  step: { readonly scriptId: string; readonly version: number; readonly stepId: string; readonly ticked: boolean },
): Promise<Outcome<Tick[], TickRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    const now = deps.platform.clock.now()
    const decision = decideDraft(contact, by, now)
    if (!decision.ok) return decision
    const { scriptId, version, stepId, ticked: isTicked } = step
    const level = isTicked ? await levelOf(deps, tx, step) : 0
    if (level === undefined) return refused('step-not-found', 'Load the script again: it has no such step.')
    const tooLow = await deps.customers.contactNeedsLevel(tx, contactId, level, now)
    if (tooLow) return tooLow
    const changed = isTicked
      ? await tx.run(sql`insert into conversations.script_tick (contact_id, script_id, version, step_id, ticked_at, ticked_by)
          values (${contactId}, ${scriptId}, ${version}, ${stepId}, ${at(now)}, ${by}) on conflict do nothing`)
      : await tx.run(sql`delete from conversations.script_tick where contact_id = ${contactId}
          and script_id = ${scriptId} and version = ${version} and step_id = ${stepId}`)
    const ticks = await readTicks(tx, contactId)
    if (changed > 0) {
      const ticksLeft = ticks.filter((tick) => tick.scriptId === scriptId).length
      await deps.platform.log.announce(tx, { kind: 'person', id: by }, [
        scriptTicked.of(contactId, now, { contactId, agentId: by, scriptId, version, stepId, isTicked, ticksLeft }),
      ])
    }
    return done(ticks)
  })
}

/**
 * What the step needs: of the version that is walked and the one in use the higher, so that nobody walks by an older one to
 * get round it. Undefined: the script has no such version or step.
 */
async function levelOf(
  { knowledge }: Deps,
  tx: Tx,
  { scriptId, version, stepId }: Pick<Tick, 'scriptId' | 'version' | 'stepId'>,
): Promise<number | undefined> {
  const inUse = await knowledge.script(tx, scriptId)
  if (!inUse) return 0
  const walked = await knowledge.script(tx, scriptId, version)
  const [step, now] = [walked, inUse].map((one) => one?.steps.find((known) => known.stepId === stepId))
  return step && Math.max(step.minIdentityLevel, now?.minIdentityLevel ?? 0)
}

export async function readTicks(db: Queryable, contactId: string): Promise<Tick[]> {
  return db.rows<Tick>(sql`select script_id "scriptId", version, step_id "stepId", ticked_at "tickedAt",
      ticked_by "tickedBy"
    from conversations.script_tick where contact_id = ${contactId} order by ticked_at, step_id`)
}
