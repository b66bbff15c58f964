import type { PlannedSpan } from '#libs/adherence/model.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

/**
 * What a shift plans, span by span: paid breaks are short breaks, unpaid ones meals, and the rest is on the queue. Where a
 * break lies inside a training or meeting it is taken there.
 * @returns in order, touching, from the start of the shift to its end
 */
export function planOfShift({ startsAt, endsAt, breaks, activities }: ShiftShape): readonly PlannedSpan[] {
  const pauses = breaks.map(({ isPaid, ...span }) => ({
    ...span,
    activity: isPaid ? ('break' as const) : ('meal' as const),
  }))
  const offPhone = activities.map(({ kind, ...span }) => ({ ...span, activity: kind }))
  const edges = [...pauses, ...offPhone].flatMap((span) => [span.startsAt, span.endsAt])
  const cuts = [...new Set([startsAt, endsAt, ...edges])]
    .filter((at) => at >= startsAt && at <= endsAt)
    .sort((a, b) => a - b)
  const plan: PlannedSpan[] = []
  for (const [place, from] of cuts.entries()) {
    const to = cuts[place + 1]
    if (to === undefined) break
    const activity =
      [...pauses, ...offPhone].find((span) => span.startsAt <= from && span.endsAt >= to)?.activity ?? 'on-queue'
    const last = plan.at(-1)
    if (last?.activity === activity) plan[plan.length - 1] = { ...last, endsAt: to }
    else plan.push({ activity, startsAt: from, endsAt: to })
  }
  return plan
}
