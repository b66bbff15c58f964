import type { z } from 'zod'
import { done, refused } from '#libs/facts/decision.ts'
import { openFor, unfinishedOf } from '#modules/complaints/cases-of.ts'
import { altering } from '#modules/complaints/change.ts'
import type { caseBody, endingBody } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import type { Actor } from '#platform/access.ts'

const YEAR_MS = 365 * 86_400_000

/** Has a unit work on a part of it by a deadline of its own; the complaint stays with its handler, and so do its clocks. */
export const giveToUnit = (deps: ComplaintDeps, actor: Actor, id: string, body: z.output<typeof caseBody>) =>
  altering(deps, actor, id, async ({ complaint, tx, now }) => {
    const { title, unitId, dueAt } = body
    if (complaint.state.endedAt !== null) return refused('ended-already', 'It has ended: open the case by itself.')
    if (dueAt !== null && (dueAt <= now || dueAt > now + YEAR_MS))
      return refused('due-before-now', 'Choose a deadline within a year from now.')
    if (!(await deps.identity.units(tx)).some((unit) => unit.unitId === unitId))
      return refused('unit-not-found', 'Choose a unit of the house.')
    const cause = { kind: 'person', id: actor.personId } as const
    const reference = await openFor(deps, tx, { cause, complaint, now, title, unitId, dueAt })
    return done({ change: 'case-opened', code: reference, note: title })
  })

/** A suggestion or a work order ends when it is answered; only a complaint has a legal path to its end. */
export const endWithoutPath = (deps: ComplaintDeps, actor: Actor, id: string, { note }: z.output<typeof endingBody>) =>
  altering(deps, actor, id, async ({ complaint, tx, now }) => {
    if (complaint.level === 'complaint')
      return refused('is-a-complaint', 'A complaint ends along its legal path: decide, withdraw or merge it.')
    if (complaint.state.endedAt !== null) return refused('ended-already')
    if ((await unfinishedOf(deps, tx, id)) > 0)
      return refused('case-not-ended', 'Somebody still works on it: have the case ended first.')
    const state = { ...complaint.state, stage: 'closed' as const, endedAt: now }
    return done({ change: 'ended', code: complaint.level, note, next: { ...complaint, levelAsked: null, state } })
  })
