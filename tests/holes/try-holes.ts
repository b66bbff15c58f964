import type { NamedHole, NamedTest } from './hole.ts'
import { plant } from './plant.ts'
import { type Place, type Run, runTest } from './run-test.ts'

export interface Tried {
  readonly hole: NamedHole
  readonly isCaught: boolean
  /** How long the test took to go red, with the start of everything. */
  readonly seconds: number
}

/** One hole after the other: its test is green, the hole is planted, its test is red, the hole is filled in again. */
export async function tryHoles(
  holes: readonly NamedHole[],
  place: Place,
  say: (line: string) => void,
): Promise<readonly Tried[]> {
  const unplanted = new Map<string, Run>()
  const tried: Tried[] = []
  for (const hole of holes) {
    const key = keyOf(hole.test)
    const before = unplanted.get(key) ?? (await runTest(place, hole.test))
    unplanted.set(key, before)
    const result = before.verdict.is === 'green' ? await tryOne(hole, place) : undefined
    const isCaught = result?.verdict.is === 'red'
    tried.push({ hole, isCaught, seconds: result?.seconds ?? 0 })
    say(`${isCaught ? 'caught ' : 'MISSED '} ${hole.name}: ${tell(before, result)}`)
  }
  return tried
}

async function tryOne(hole: NamedHole, place: Place): Promise<Run> {
  const fillIn = plant(place.root, hole.edits)
  try {
    return await runTest(place, hole.test)
  } finally {
    fillIn()
  }
}

const keyOf = ({ file, name }: NamedTest): string => `${file} ${name}`

function tell({ verdict: before }: Run, result: Run | undefined): string {
  if (before.is !== 'green') return `its test is not green without it: ${before.because}`
  if (!result || result.verdict.is === 'green') return 'its test stays green'
  const { is, because } = result.verdict
  return is === 'red' ? because : `its test could not tell: ${because}`
}

/** For the reader, and for tests/holes/README.md. */
export function tableOf(tried: readonly Tried[]): string {
  const rows = tried.map(({ hole, isCaught, seconds }) =>
    [hole.name, hole.modelledOn, `${hole.test.file}: ${hole.test.name}`, seconds.toFixed(1), isCaught ? 'yes' : 'NO']
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | '),
  )
  return ['hole | modelled on | test that went red | seconds | caught', '--- | --- | --- | --: | ---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n')
}

export function closing(tried: readonly Tried[]): string {
  return `${tried.filter((each) => each.isCaught).length} of ${tried.length} holes caught`
}
