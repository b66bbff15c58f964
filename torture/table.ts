import { KINDS, type Violation } from './check/evidence.ts'
import { FAULT_KINDS, type FaultKind } from './schedule.ts'

/** What a run came to. */
export interface Account {
  readonly acknowledged: number
  readonly customers: number
  readonly contacts: number
  /** Messages that the bot answered, and customers it gave to a person. */
  readonly botTurns: number
  readonly handOvers: number
  readonly minutes: number
  readonly done: ReadonlyMap<FaultKind, number>
  /** Faults of the schedule that met nothing to break, or could not be done on this machine. */
  readonly missed: ReadonlyMap<FaultKind, number>
  readonly violations: readonly Violation[]
}

const MOST_TOLD = 8

/** The one table a run ends with, and below it the first of each kind of violation. */
export function tableOf(account: Account): string {
  const { done, missed, violations } = account
  const kills = FAULT_KINDS.filter((kind) => kind.startsWith('kill-')).reduce(
    (sum, kind) => sum + (done.get(kind) ?? 0),
    0,
  )
  const faults = [...done.values()].reduce((sum, count) => sum + count, 0)
  const rows: (readonly [string, string | number, string?])[] = [
    ['acknowledged messages', account.acknowledged],
    ['customers, contacts', `${account.customers}, ${account.contacts}`],
    ['bot: answers, hand-overs', `${account.botTurns}, ${account.handOvers}`],
    ['minutes of faults', account.minutes.toFixed(1)],
    ['faults, of them kills', `${faults}, ${kills}`],
    ...FAULT_KINDS.map((kind) => [`  ${kind}`, done.get(kind) ?? 0, notDone(missed.get(kind))] as const),
    ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map(
      (kind) => [kind, violations.filter((each) => each.kind === kind).length, KINDS[kind]] as const,
    ),
  ]
  const lines = rows.map(([name, value, note = '']) =>
    `${name.padEnd(24)} ${String(value).padStart(9)}  ${note}`.trimEnd(),
  )
  return [...lines, ...details(violations)].join('\n')
}

const notDone = (count: number | undefined): string =>
  count === undefined ? '' : `and ${count} not: nothing was there to break, or this machine does not allow it`

function details(violations: readonly Violation[]): readonly string[] {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
    const own = violations.filter((each) => each.kind === kind)
    if (own.length === 0) return []
    const more = own.length > MOST_TOLD ? [`  ... and ${own.length - MOST_TOLD} more`] : []
    return ['', `${kind}: ${KINDS[kind]}`, ...own.slice(0, MOST_TOLD).map(({ text }) => `  ${text}`), ...more]
  })
}
