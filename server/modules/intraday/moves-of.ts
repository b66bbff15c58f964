import type { MeasureView } from '#modules/intraday/contract.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

type Move = MeasureView['people'][number]['moves'][number]

/** What of a day is another, in order of the time it moves to. */
export function movesOf(before: ShiftShape, after: ShiftShape): readonly Move[] {
  const breaks = after.breaks.flatMap((pause, place): Move[] => {
    const was = before.breaks[place]
    const what = pause.isPaid ? 'break' : 'meal'
    return was?.startsAt === pause.startsAt ? [] : [{ what, ...moved(was?.startsAt, pause) }]
  })
  const stays = (activity: ShiftShape['activities'][number], among: ShiftShape) =>
    among.activities.some((each) => each.kind === activity.kind && each.startsAt === activity.startsAt)
  const gone = before.activities.filter((activity) => !stays(activity, after))
  const come = after.activities.filter((activity) => !stays(activity, before))
  const activities = come.map(
    (activity, place): Move => ({ what: activity.kind, ...moved(gone[place]?.startsAt, activity) }),
  )
  return [...breaks, ...activities].sort((a, b) => a.toAt - b.toAt)
}

const moved = (fromAt: number | undefined, to: { readonly startsAt: number; readonly endsAt: number }) => ({
  fromAt: fromAt ?? null,
  toAt: to.startsAt,
  seconds: (to.endsAt - to.startsAt) / 1000,
})
