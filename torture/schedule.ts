import { type Chance, wholeBetween } from '../seed/chance.ts'
import { chanceOf } from '../simulate/chance-of.ts'

export const FAULT_KINDS = [
  'kill-node',
  'kill-postmaster',
  'kill-backend',
  'stop-node',
  'stop-backend',
  'cut-customers',
  'cut-mid-byte',
  'silence-node',
  'swallow-answers',
  'slow-node',
  'cut-database',
  'silence-database',
  'slow-database',
  'disk-full',
  'roll-out',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export interface Fault {
  readonly kind: FaultKind
  /** Milliseconds after the first customer came; the schedule waits for a house that is slow to come back. */
  readonly atMs: number
  /** How long it lasts, or a killed node stays away. */
  readonly lastsMs: number
  /** The node it happens to, or whose links it concerns: 0 to nodes - 1. */
  readonly node: number
  /** 0 <= share < 1: which backend of those there are, and how slow, or after how many bytes. */
  readonly share: number
}

export interface Plan {
  readonly seed: number
  readonly minutes: number
  readonly nodes: number
  /** Mean time between two faults. */
  readonly everySeconds: number
}

/**
 * One deck of faults: so many of each kind. Half are kills. Decks are dealt shuffled one after the other, so that a short
 * run too meets most kinds, and a long one each as often as here.
 */
const DECK: Readonly<Record<FaultKind, number>> = {
  'kill-node': 8,
  'kill-backend': 4,
  'kill-postmaster': 2,
  'stop-node': 2,
  'stop-backend': 1,
  'cut-customers': 2,
  'cut-mid-byte': 2,
  'silence-node': 1,
  'swallow-answers': 2,
  'slow-node': 1,
  'cut-database': 1,
  'silence-database': 1,
  'slow-database': 1,
  'disk-full': 1,
  'roll-out': 1,
}

/**
 * How long each kind lasts, in milliseconds, from and to. A stopped node may be taken for dead (after 8 s) and then wake;
 * a killed one may be back before anyone noticed.
 */
const LASTS: Readonly<Record<FaultKind, readonly [from: number, to: number]>> = {
  'kill-node': [0, 3_000],
  'kill-postmaster': [0, 0],
  'kill-backend': [0, 0],
  'stop-node': [1_000, 12_000],
  'stop-backend': [1_000, 6_000],
  'cut-customers': [0, 0],
  'cut-mid-byte': [2_000, 6_000],
  'silence-node': [1_000, 8_000],
  'swallow-answers': [1_000, 6_000],
  'slow-node': [2_000, 6_000],
  'cut-database': [0, 0],
  'silence-database': [1_000, 8_000],
  'slow-database': [2_000, 6_000],
  'disk-full': [1_000, 3_000],
  'roll-out': [0, 0],
}

/** What happens when, to whom, for how long: the same for the same plan, whatever machine it is carried out on. */
export function faultSchedule({ seed, minutes, nodes, everySeconds }: Plan): readonly Fault[] {
  const chance = chanceOf(seed, 'faults')
  const deals = deal(chance)
  const faults: Fault[] = []
  for (let atMs = gap(chance, everySeconds); atMs < minutes * 60_000; atMs += gap(chance, everySeconds)) {
    const kind = deals.next().value
    const [from, to] = LASTS[kind]
    faults.push({
      kind,
      atMs,
      lastsMs: wholeBetween(chance, from, to),
      node: wholeBetween(chance, 0, nodes - 1),
      share: chance(),
    })
  }
  return faults
}

/** Half to one and a half of the mean. */
const gap = (chance: Chance, everySeconds: number): number => Math.round(everySeconds * 1000 * (0.5 + chance()))

function* deal(chance: Chance): Generator<FaultKind, never> {
  for (;;) {
    const deck = FAULT_KINDS.flatMap((kind) => Array<FaultKind>(DECK[kind]).fill(kind))
    while (deck.length > 0) yield* deck.splice(Math.floor(chance() * deck.length), 1)
  }
}
