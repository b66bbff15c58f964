import { parseArgs } from 'node:util'

export const HELP = `npm run torture -- [options]

Breaks a service centre of several server processes on one PostgreSQL while customers and agents use it by the public
doors, each keeping books of their own, and then compares books, database, audit trail and figures. torture/README.md
says what is broken and what is compared. Everything runs in a folder of its own, which is removed when all was in order.

  --minutes N    of faults (default 5); a slow machine takes longer for the same faults
  --seed S       repeats the schedule of an earlier run (default: different every time)
  --nodes K      server processes, 1 to 4 (default 2)
  --every N      seconds between two faults, on average (default 3.5)
  --customers N  at the same time (default 20)
  --agents N     (default 5)
  --keep         keep the folder with books, logs and database also when all was in order
  --help         show this

Exit code 1 when anything promised did not hold; the last line is the command that repeats the schedule.`

export interface Options {
  readonly minutes: number
  readonly seed: number
  readonly nodes: number
  readonly everySeconds: number
  readonly customers: number
  readonly agents: number
  readonly keep: boolean
}

export type ReadOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

/** @param random a whole number, for runs without `--seed` */
export function readOptions(argv: readonly string[], random: number): ReadOptions {
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args: [...argv],
      options: {
        minutes: { type: 'string', default: '5' },
        seed: { type: 'string', default: String(random) },
        nodes: { type: 'string', default: '2' },
        every: { type: 'string', default: '3.5' },
        customers: { type: 'string', default: '20' },
        agents: { type: 'string', default: '5' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return { kind: 'faults', faults: [(error as Error).message] }
  }
  if (values.help) return { kind: 'help' }
  const faults: string[] = []
  const number = (name: string, isRight: (n: number) => boolean, what: string): number => {
    const read = Number(values[name])
    if (!isRight(read)) faults.push(`--${name}: "${values[name]}" is not ${what}`)
    return read
  }
  const isWhole = (from: number, to: number) => (n: number) => Number.isInteger(n) && n >= from && n <= to
  const options: Options = {
    minutes: number('minutes', (n) => n > 0 && n <= 10_000, 'a number of minutes above 0'),
    seed: number('seed', isWhole(0, 2 ** 32 - 1), 'a whole number from 0 to 4294967295'),
    nodes: number('nodes', isWhole(1, 4), 'a whole number from 1 to 4'),
    everySeconds: number('every', (n) => n >= 0.5 && n <= 600, 'a number of seconds from 0.5 to 600'),
    customers: number('customers', isWhole(1, 500), 'a whole number from 1 to 500'),
    agents: number('agents', isWhole(1, 100), 'a whole number from 1 to 100'),
    keep: values.keep === true,
  }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'options', options }
}

/** What to type to get the same faults again. */
export const replayCommand = ({ minutes, seed, nodes, everySeconds, customers, agents }: Options): string =>
  `npm run torture -- --minutes ${minutes} --seed ${seed} --nodes ${nodes} --every ${everySeconds} --customers ${customers} --agents ${agents}`
