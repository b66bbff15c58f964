import type { AdherenceReading } from '#libs/adherence/read-adherence.ts'

/** What of a reading decides how soon a leader should look. */
interface Standing {
  readonly live: Pick<AdherenceReading['live'], 'state' | 'forMs' | 'kind'>
  readonly adherence: number | null
}

const RANK = { out: 0, grace: 1, excused: 2, 'as-planned': 3, off: 4 } as const
/** Work done beyond the plan costs the customer nothing: it stands behind what does. */
const isHarmless = ({ live }: Standing) => live.kind === 'off-plan-work' || live.kind === 'break-missed'

/** Order of a list for the floor: out of the plan first, the longest first among them; then the lowest adherence. */
export function byAttention(a: Standing, b: Standing): number {
  return (
    RANK[a.live.state] - RANK[b.live.state] ||
    Number(isHarmless(a)) - Number(isHarmless(b)) ||
    b.live.forMs - a.live.forMs ||
    (a.adherence ?? 2) - (b.adherence ?? 2)
  )
}
