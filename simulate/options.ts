import { parseArgs } from 'node:util'
import { readWeekMinute } from './clock.ts'

export const HELP = `npm run simulate -- [options]

Sends customers through the public chat door and robot agents through the agent door, as a bank's week would: contacts
by quarter hour of a real bank, patience, transfers, holds, breaks, wrap-up. The service centre must be running (npm
start). Some agents are left for you: sign in as one of them and be offered simulated customers.

  --url URL          the service centre (default http://127.0.0.1:8080)
  --speed N          an hour of the simulated day lasts 60/N minutes (default 10)
  --agents N         robot agents at most (default 24)
  --minutes N        end by itself after N real minutes (default: until Ctrl-C)
  --from "mon 09:15" where in the week it begins (default mon 09:00)
  --utterances FILE  what customers say, instead of the built-in words: plain lines, JSON lines, a JSON list, or a
                     .csv with a column text; simulate/README.md shows each
  --credentials FILE sign-ins as npm start keeps them (default demo-sign-ins.json in the data folder)
  --data DIR         the data folder (default data)
  --seed S           sends the same customers at the same instants again (default: different every time)
  --help             show this

Ctrl-C ends it cleanly: contacts are ended, robots sign out. A second Ctrl-C does not wait.`

export interface Options {
  readonly url: string
  readonly speed: number
  readonly agents: number
  readonly minutes: number | null
  readonly fromWeekMinute: number
  readonly utterances: string | null
  readonly credentials: string | null
  readonly data: string
  readonly seed: number
}

export type ReadOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

/** @param random a whole number, for runs without `--seed` */
export function readOptions(argv: readonly string[], dataDir: string, random: number): ReadOptions {
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args: [...argv],
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8080' },
        speed: { type: 'string', default: '10' },
        agents: { type: 'string', default: '24' },
        minutes: { type: 'string' },
        from: { type: 'string', default: 'mon 09:00' },
        utterances: { type: 'string' },
        credentials: { type: 'string' },
        data: { type: 'string', default: dataDir },
        seed: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return { kind: 'faults', faults: [(error as Error).message] }
  }
  if (values.help) return { kind: 'help' }
  return readValues(values, random)
}

function readValues(values: Readonly<Record<string, unknown>>, random: number): ReadOptions {
  const faults: string[] = []
  const number = (name: string, least: number, most: number, whole: boolean, fallback: number): number => {
    const text = values[name]
    if (text === undefined) return fallback
    const value = Number(text)
    const isFine = value >= least && value <= most && (!whole || Number.isInteger(value))
    if (!isFine) faults.push(`--${name}: write a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
    return value
  }
  const text = (name: string): string | null => (typeof values[name] === 'string' ? String(values[name]) : null)
  const fromWeekMinute = readWeekMinute(text('from') ?? '')
  if (fromWeekMinute === undefined) faults.push('--from: write a day and a time, such as "mon 09:15"')
  const url = text('url') ?? ''
  if (!URL.canParse(url)) faults.push('--url: write an address such as http://127.0.0.1:8080')
  const options: Options = {
    url,
    speed: number('speed', 0.1, 100, false, 10),
    agents: number('agents', 1, 500, true, 24),
    minutes: values.minutes === undefined ? null : number('minutes', 0.1, 100_000, false, 1),
    fromWeekMinute: fromWeekMinute ?? 0,
    utterances: text('utterances'),
    credentials: text('credentials'),
    data: text('data') ?? 'data',
    seed: number('seed', 0, 2 ** 32 - 1, true, random),
  }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'options', options }
}
