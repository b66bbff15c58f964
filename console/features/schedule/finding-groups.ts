import type { RosterFinding } from '#modules/rosters/contract.ts'

/** Everything of one kind in one queue. */
export interface FindingGroup {
  readonly kind: RosterFinding['kind']
  readonly queueId: RosterFinding['queueId']
  /** In order. */
  readonly findings: readonly RosterFinding[]
  /** All of them together. */
  readonly ms: number
}

/** What is lacking for longest comes first. */
export function groupFindings(findings: readonly RosterFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, RosterFinding[]>()
  for (const finding of findings.toSorted((a, b) => a.fromAt - b.fromAt)) {
    const key = `${finding.kind} ${finding.queueId}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()]
    .flatMap((of) => {
      const [first] = of
      const ms = of.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0)
      return first ? [{ kind: first.kind, queueId: first.queueId, findings: of, ms }] : []
    })
    .toSorted((a, b) => b.ms - a.ms)
}
