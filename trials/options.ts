import { parseArgs } from 'node:util'

export const HELP = `npm run simulate:seeds -- [N] [options]

Plays N small worlds (default 1000), each by its own seed: customers and agents of two nodes on a real PostgreSQL, with
a clock of their own and a scheduler that decides what happens next, one thing at a time. After every step it is asked
whether what is promised holds. trials/README.md says what is played and what is asked.

  --seed S      plays this one seed and prints every step
  --from S      the first of the N seeds (default 1)
  --workers K   processes, 1 to 16 (default: one for each core)
  --help        show this

Exit code 1 when something did not hold: what, the last steps, and the command that plays it again.`

export interface Options {
  readonly from: number
  readonly count: number
  readonly workers: number
  /** Print every step: of a single seed. */
  readonly isLoud: boolean
}

export type ReadOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

const MOST_SEEDS = 10_000_000

export function readOptions(argv: readonly string[], cores: number): ReadOptions {
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        from: { type: 'string', default: '1' },
        workers: { type: 'string', default: String(Math.min(16, Math.max(1, cores))) },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return { kind: 'faults', faults: [(error as Error).message] }
  }
  const { values, positionals } = parsed
  if (values.help) return { kind: 'help' }
  const faults: string[] = []
  const whole = (name: string, given: unknown, from: number, to: number): number => {
    const read = Number(given)
    if (!Number.isInteger(read) || read < from || read > to)
      faults.push(`${name}: "${given}" is not a whole number from ${from} to ${to}`)
    return read
  }
  if (positionals.length > 1) faults.push(`one number of seeds, not ${positionals.join(' ')}`)
  if (values.seed !== undefined && positionals.length > 0) faults.push('--seed plays one: give no number beside it')
  const count = whole('N', positionals[0] ?? 1000, 1, MOST_SEEDS)
  const workers = whole('--workers', values.workers, 1, 16)
  const first = whole(values.seed === undefined ? '--from' : '--seed', values.seed ?? values.from, 0, 2 ** 31)
  const options: Options =
    values.seed === undefined
      ? { from: first, count, workers, isLoud: false }
      : { from: first, count: 1, workers: 1, isLoud: true }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'options', options }
}

/** What to type to see one seed again. */
export const replayCommand = (seed: number): string => `npm run simulate:seeds -- --seed ${seed}`
