import type { Effect, ProposalKind, ProposalView } from '#modules/intraday/contract.ts'
import { type Desk, ROW_MS } from '#modules/intraday/desk.ts'
import type { Draft } from '#modules/intraday/draft.ts'
import { effectOf } from '#modules/intraday/effect.ts'
import { movesOf } from '#modules/intraday/moves-of.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

/** How it is done, and taken back. @property revision of the shift as it was seen, or as it was left */
export type Deeds =
  | { readonly kind: 'shifts'; readonly shifts: readonly ShiftDeed[] }
  | { readonly kind: 'membership'; readonly queueId: string; readonly personIds: readonly string[] }

export interface ShiftDeed {
  readonly personId: string
  readonly date: string
  readonly revision: number
  readonly before: ShiftShape
  readonly after: ShiftShape
}

/** A proposal with what it would bring, and how it is done. */
export interface WeighedDraft {
  readonly kind: ProposalKind
  readonly content: Pick<ProposalView, 'queueIds' | 'people' | 'effect' | 'paidSeconds'>
  readonly deeds: Deeds
  readonly personIds: readonly string[]
  /** The first instant it changes, and the end of what it touches. */
  readonly firstAt: number
  readonly untilAt: number
}

export function weigh(desk: Desk, draft: Draft): WeighedDraft {
  const nameOf = (personId: string) => desk.cards.get(personId)?.displayName ?? ''
  if (draft.kind === 'pull-cross-skilled') {
    const { queueId, personIds, untilAt } = draft
    const effect = effectOf(desk, { more: personIds.map((personId) => ({ personId, queueId })) })
    const moves = [
      { what: 'queue' as const, fromAt: null, toAt: desk.now, seconds: Math.round((untilAt - desk.now) / 1000) },
    ]
    return {
      kind: draft.kind,
      content: {
        queueIds: queuesOf(effect, [queueId]),
        people: personIds.map((personId) => ({ personId, displayName: nameOf(personId), moves })),
        effect,
        paidSeconds: 0,
      },
      deeds: { kind: 'membership', queueId, personIds },
      personIds,
      firstAt: desk.now,
      untilAt,
    }
  }
  const effect = effectOf(desk, { shifts: new Map(draft.shifts.map(({ before, after }) => [before.shiftId, after])) })
  const people = draft.shifts.map(({ before, after }) => ({
    personId: before.personId,
    displayName: nameOf(before.personId),
    moves: [...movesOf(before, after)],
  }))
  const moves = people.flatMap((person) => person.moves)
  const firstAt = Math.min(...moves.map(({ fromAt, toAt }) => Math.min(fromAt ?? toAt, toAt)))
  const lastAt = Math.max(...moves.map(({ fromAt, toAt, seconds }) => Math.max(fromAt ?? toAt, toAt) + seconds * 1000))
  return {
    kind: draft.kind,
    content: { queueIds: queuesOf(effect, []), people, effect, paidSeconds: 0 },
    deeds: {
      kind: 'shifts',
      shifts: draft.shifts.map(({ before, after }) => ({
        personId: before.personId,
        date: before.date,
        revision: before.revision,
        before,
        after,
      })),
    },
    personIds: [...new Set(people.map(({ personId }) => personId))],
    firstAt,
    untilAt: Math.max(lastAt, ...effect.intervals.map(({ startAt }) => startAt + ROW_MS)),
  }
}

const queuesOf = ({ intervals }: Effect, also: readonly string[]) => [
  ...new Set([...also, ...intervals.map(({ queueId }) => queueId)]),
]

/** The target of each queue, for rails and for what is worth showing. */
export const targetIn =
  ({ queues }: Desk) =>
  (queueId: string): number =>
    queues.find(({ info }) => info.queueId === queueId)?.info.targetShare ?? 0
