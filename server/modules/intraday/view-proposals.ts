import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { MeasureView, ProposalList, ProposalView } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { isVisibleTo, isWithin } from '#modules/intraday/people.ts'
import { mayUndo } from '#modules/intraday/undo-measure.ts'
import type { Content, Deeds } from '#modules/intraday/weigh.ts'
import type { RowScope } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'

interface ProposalRow {
  readonly proposalId: string
  readonly kind: ProposalView['kind']
  readonly content: Content
  readonly validUntilAt: number
}
interface MeasureRow {
  readonly measureId: string
  readonly kind: MeasureView['kind']
  readonly content: Content
  readonly deeds: Deeds
  readonly madeAt: number
  readonly madeBy: string | null
  readonly firstAt: number
  readonly untilAt: number
  readonly undoneAt: number | null
  readonly undoneBy: string | null
  readonly brought: MeasureView['brought']
}

/** Of those that were stored before these were known. */
const PLAIN = { wanted: null, assumed: null }

/** What the last look proposed and can still be done, and what was done today; of people outside the scope nothing. */
export async function viewProposals({ platform, asks, zone }: IntradayDeps, scope: RowScope): Promise<ProposalList> {
  const { db, clock } = platform
  const asOf = clock.now()
  const today = startOfLocalDay(zone, localDateOf(zone, asOf))
  const looked = await db.maybe<{ lookedAt: number }>(sql`select looked_at "lookedAt" from intraday.look`)
  const proposals = await db.rows<ProposalRow>(sql`select id "proposalId", kind, content, valid_until "validUntilAt"
    from intraday.proposal p where looked_at = (select looked_at from intraday.look) and valid_until > ${at(asOf)}
      and not exists (select from intraday.measure m where m.id = p.id)
    order by place`)
  const measures = await db.rows<MeasureRow>(sql`select id "measureId", kind, content, deeds, made_at "madeAt",
      made_by "madeBy", first_at "firstAt", until_at "untilAt", undone_at "undoneAt", undone_by "undoneBy", brought
    from intraday.measure where made_at >= ${at(today)} order by made_at desc, id desc`)
  const ids = [...proposals, ...measures].flatMap(({ content }) => content.people.map(({ personId }) => personId))
  const actors = measures.flatMap(({ madeBy, undoneBy }) => [madeBy, undoneBy].filter((id) => id !== null))
  const cards = new Map(
    (await asks.identity.people(db, [...new Set([...ids, ...actors])])).map((card) => [card.personId, card]),
  )
  const offerIds = measures.flatMap(({ deeds }) =>
    deeds.kind === 'offer' && deeds.offerId !== null ? [deeds.offerId] : [],
  )
  const accepted = await asks.rosters.accepted(db, offerIds)
  const isSeen = ({ content }: { readonly content: Content }) =>
    isWithin(
      scope,
      content.people.map(({ personId }) => personId),
      (personId) => {
        const card = cards.get(personId)
        return card !== undefined && isVisibleTo(scope, card)
      },
    )
  const nameOf = (id: string | null) => (id === null ? null : (cards.get(id)?.displayName ?? id))
  return {
    asOf,
    lookedAt: looked?.lookedAt ?? null,
    proposals: proposals.filter(isSeen).map(({ content, ...head }) => ({ ...head, ...PLAIN, ...content })),
    measures: measures.filter(isSeen).map(({ content, deeds, firstAt, madeBy, undoneBy, ...head }) => ({
      ...head,
      ...PLAIN,
      ...content,
      madeBy: nameOf(madeBy),
      undoneBy: nameOf(undoneBy),
      accepted: deeds.kind === 'offer' && deeds.offerId !== null ? (accepted.get(deeds.offerId) ?? 0) : null,
      canUndo: mayUndo({ deeds, firstAt, untilAt: head.untilAt, undoneAt: head.undoneAt }, asOf),
    })),
  }
}
