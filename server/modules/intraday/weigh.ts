import type { Effect, ProposalKind, ProposalView } from '#modules/intraday/contract.ts'
import { type Desk, ROW_MS } from '#modules/intraday/desk.ts'
import type { Draft, OfferDraft, OfferTerms, PullDraft, ReliefDraft, ShiftsDraft } from '#modules/intraday/draft.ts'
import { effectOf } from '#modules/intraday/effect.ts'
import { movesOf } from '#modules/intraday/moves-of.ts'
import type { Weighed } from '#modules/intraday/rails.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

/** How it is done, and taken back. @property revision of the shift as it was seen, or as it was left */
export type Deeds =
  | { readonly kind: 'shifts'; readonly shifts: readonly ShiftDeed[] }
  | { readonly kind: 'membership'; readonly queueId: string; readonly personIds: readonly string[] }
  | {
      readonly kind: 'relief'
      readonly queueId: string
      readonly afterSeconds: number | null
      readonly untilAt: number
    }
  /** @property offerId once it was made */
  | ({
      readonly kind: 'offer'
      readonly work: 'overtime' | 'early-leave'
      readonly offerId: string | null
    } & OfferTerms)

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
  readonly content: Content
  readonly deeds: Deeds
  readonly personIds: readonly string[]
  /** The first instant it changes, and the end of what it touches. */
  readonly firstAt: number
  readonly untilAt: number
}
export type Content = Pick<ProposalView, 'queueIds' | 'people' | 'wanted' | 'assumed' | 'effect' | 'paidSeconds'>

export function weigh(desk: Desk, draft: Draft): WeighedDraft {
  switch (draft.kind) {
    case 'pull-cross-skilled':
      return weighPull(desk, draft)
    case 'callback':
    case 'bot-message':
      return weighRelief(desk, draft)
    case 'overtime':
    case 'early-leave':
      return weighOffer(desk, draft)
    default:
      return weighShifts(desk, draft)
  }
}

const nameIn = ({ cards }: Desk, personId: string) => cards.get(personId)?.displayName ?? ''
const PLAIN = { wanted: null, assumed: null, paidSeconds: 0 } as const

function weighPull(desk: Desk, draft: PullDraft): WeighedDraft {
  const { kind, queueId, personIds, untilAt } = draft
  const effect = effectOf(desk, { more: personIds.map((personId) => ({ personId, queueId })) })
  const seconds = Math.round((untilAt - desk.now) / 1000)
  const moves = [{ what: 'queue' as const, fromAt: null, toAt: desk.now, seconds }]
  const people = personIds.map((personId) => ({ personId, displayName: nameIn(desk, personId), moves }))
  return {
    kind,
    content: { ...PLAIN, queueIds: queuesOf(effect, [queueId]), people, effect },
    deeds: { kind: 'membership', queueId, personIds },
    personIds,
    firstAt: desk.now,
    untilAt,
  }
}

function weighRelief(desk: Desk, { kind, relief }: ReliefDraft): WeighedDraft {
  const { queueId, afterSeconds, untilAt, share, contacts } = relief
  const effect = effectOf(desk, { contacts: { queueId, by: contacts } })
  return {
    kind,
    content: {
      ...PLAIN,
      queueIds: queuesOf(effect, [queueId]),
      people: [],
      assumed: { share, afterSeconds, untilAt },
      effect,
    },
    deeds: { kind: 'relief', queueId, afterSeconds, untilAt },
    personIds: [],
    firstAt: desk.now,
    untilAt: endOf(effect, untilAt),
  }
}

/** Reckoned with the first `wanted` of those who are asked. */
function weighOffer(desk: Desk, { kind, offer, shifts }: OfferDraft): WeighedDraft {
  const wanted = Math.min(offer.wanted, shifts.length)
  const effect = effectOf(desk, {
    shifts: new Map(shifts.slice(0, wanted).map(({ before, after }) => [before.shiftId, after])),
  })
  const people = shifts.map(({ before, after }) => ({
    personId: before.personId,
    displayName: nameIn(desk, before.personId),
    moves: [{ what: kind, fromAt: before.endsAt, toAt: after.endsAt, seconds: offer.seconds }],
  }))
  const paid = wanted * offer.seconds
  return {
    kind,
    content: {
      ...PLAIN,
      queueIds: queuesOf(effect, [offer.queueId]),
      people,
      wanted,
      effect,
      paidSeconds: kind === 'overtime' ? paid : -paid,
    },
    deeds: { kind: 'offer', work: kind, offerId: null, ...offer, wanted },
    personIds: [...new Set(people.map(({ personId }) => personId))],
    firstAt: offer.expiresAt,
    untilAt: endOf(effect, Math.max(...shifts.map(({ before, after }) => Math.max(before.endsAt, after.endsAt)))),
  }
}

function weighShifts(desk: Desk, { kind, shifts }: ShiftsDraft): WeighedDraft {
  const effect = effectOf(desk, { shifts: new Map(shifts.map(({ before, after }) => [before.shiftId, after])) })
  const people = shifts.map(({ before, after }) => ({
    personId: before.personId,
    displayName: nameIn(desk, before.personId),
    moves: [...movesOf(before, after)],
  }))
  const moves = people.flatMap((person) => person.moves)
  const firstAt = Math.min(...moves.map(({ fromAt, toAt }) => Math.min(fromAt ?? toAt, toAt)))
  const lastAt = Math.max(...moves.map(({ fromAt, toAt, seconds }) => Math.max(fromAt ?? toAt, toAt) + seconds * 1000))
  return {
    kind,
    content: { ...PLAIN, queueIds: queuesOf(effect, []), people, effect },
    deeds: {
      kind: 'shifts',
      shifts: shifts.map(({ before, after }) => ({
        personId: before.personId,
        date: before.date,
        revision: before.revision,
        before,
        after,
      })),
    },
    personIds: [...new Set(people.map(({ personId }) => personId))],
    firstAt,
    untilAt: endOf(effect, lastAt),
  }
}

const endOf = ({ intervals }: Effect, least: number): number =>
  Math.max(least, ...intervals.map(({ startAt }) => startAt + ROW_MS))

const queuesOf = ({ intervals }: Effect, also: readonly string[]) => [
  ...new Set([...also, ...intervals.map(({ queueId }) => queueId)]),
]

/** As the rails look at it: an offer touches those who are wanted. */
export const asWeighed = ({ kind, personIds, content }: WeighedDraft): Weighed & { readonly effect: Effect } => ({
  kind,
  people: content.wanted ?? personIds.length,
  effect: content.effect,
})

/** The target of each queue, for rails and for what is worth showing. */
export const targetIn =
  ({ queues }: Desk) =>
  (queueId: string): number =>
    queues.find(({ info }) => info.queueId === queueId)?.info.targetShare ?? 0
