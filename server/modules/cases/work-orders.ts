import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { working } from '#modules/cases/act.ts'
import { isOpen } from '#modules/cases/case.ts'
import type { workOrderBody } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { announceChange, WORK_ORDER, workOrderPromise, writeLine } from '#modules/cases/store.ts'
import { checkTarget, type TargetRefusal } from '#modules/cases/targets.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type WorkOrderRefusal =
  | TargetRefusal
  | 'case-not-found'
  | 'case-not-open'
  | 'work-order-not-found'
  | 'work-order-done'
  | 'deadline-passed'
  | 'too-many-work-orders'
const MOST = 50
const LONGEST_MS = 366 * 86_400_000
const WARN_MS = 86_400_000

/** A piece of the work, for a unit or a person of it, with a deadline of its own. */
export const addWorkOrder = (deps: CaseDeps, actor: Actor, caseId: string, body: z.output<typeof workOrderBody>) =>
  working(
    deps,
    actor,
    caseId,
    async ({ tx, cause, now, one }): Promise<Outcome<{ workOrderId: string }, WorkOrderRefusal>> => {
      if (!isOpen(one.state)) return refused('case-not-open', 'Re-open the case first.')
      if (body.dueAt <= now || body.dueAt > now + LONGEST_MS)
        return refused('deadline-passed', 'Choose a deadline within a year from now.')
      const { count } = await tx.one<{ count: number }>(
        sql`select count(*)::int count from cases.work_order where case_id = ${caseId}`,
      )
      if (count >= MOST) return refused('too-many-work-orders', `At most ${MOST} to a case.`)
      const ownerId = body.ownerId ?? null
      const target = await checkTarget(deps.asks.identity, tx, { unitId: body.unitId, ownerId })
      if (!target.ok) return target
      const workOrderId = newId(now)
      await tx.run(sql`insert into cases.work_order (id, case_id, title, unit_id, owner_id, made_by, made_at)
      values (${workOrderId}, ${caseId}, ${body.title}, ${body.unitId}, ${ownerId}, ${actor.personId}, ${at(now)})`)
      await deps.asks.promises.make(tx, cause, {
        kind: WORK_ORDER,
        about: { kind: WORK_ORDER, id: workOrderId },
        ownerId,
        unitId: body.unitId,
        queueId: null,
        madeAt: now,
        allowance: { kind: 'elapsed', ms: body.dueAt - now },
        warnAtRemainingMs: [WARN_MS],
        title: one.reference,
      })
      const values = { unit: target.value.name }
      await writeLine(tx, cause, caseId, now, { kind: 'work-order-added', text: body.title, values })
      await announceChange(deps, tx, cause, now, one, 'work-order-added')
      return done({ workOrderId })
    },
  )

/** Says what was done; that keeps its promise. */
export const finishWorkOrder = (deps: CaseDeps, actor: Actor, caseId: string, workOrderId: string, result: string) =>
  working(deps, actor, caseId, async ({ tx, cause, now, one }): Promise<Outcome<null, WorkOrderRefusal>> => {
    const kept = await tx.maybe<{ title: string; isDone: boolean }>(
      sql`select title, done_at is not null "isDone" from cases.work_order
        where id = ${workOrderId} and case_id = ${caseId} for update`,
    )
    if (!kept) return refused('work-order-not-found')
    if (kept.isDone) return refused('work-order-done', 'Somebody finished it already.')
    if (!isOpen(one.state)) return refused('case-not-open', 'Re-open the case first.')
    await tx.run(sql`update cases.work_order set done_by = ${actor.personId}, done_at = ${at(now)}, result = ${result}
      where id = ${workOrderId}`)
    await deps.asks.promises.keep(tx, cause, workOrderPromise(workOrderId), now, 'work-order-done')
    await writeLine(tx, cause, caseId, now, { kind: 'work-order-done', text: result, values: { title: kept.title } })
    await announceChange(deps, tx, cause, now, one, 'work-order-done')
    return done(null)
  })

/** To another person or unit, when all that somebody owes is handed over. */
export async function moveWorkOrder(
  deps: CaseDeps,
  tx: Tx,
  cause: Cause,
  workOrderId: string,
  to: { readonly unitId: string; readonly ownerId: string | null },
): Promise<Outcome<null, string>> {
  const target = await checkTarget(deps.asks.identity, tx, to)
  if (!target.ok) return target
  const moved = await tx.maybe<{ caseId: string; title: string }>(sql`update cases.work_order
    set unit_id = ${to.unitId}, owner_id = ${to.ownerId} where id = ${workOrderId} and done_at is null
    returning case_id "caseId", title`)
  if (!moved) return refused('work-order-not-found')
  await deps.asks.promises.handOver(tx, cause, workOrderPromise(workOrderId), to.ownerId, to.unitId)
  const [values, kind] = [{ unit: target.value.name, title: moved.title }, 'work-order-moved']
  await writeLine(tx, cause, moved.caseId, deps.platform.clock.now(), { kind, values })
  return done(null)
}
