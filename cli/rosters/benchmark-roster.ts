import type { LineChart } from '#libs/line-chart/line-chart.ts'
import { checkActivityRoster } from '#libs/multi-activity/check.ts'
import { readActivityInstance } from '#libs/multi-activity/read-instance.ts'
import { writeActivityRosterFile } from '#libs/multi-activity/roster-file.ts'
import { searchActivities } from '#libs/multi-activity/search.ts'
import { checkRoster } from '#libs/shift-sequences/check.ts'
import type { Instance } from '#libs/shift-sequences/instance.ts'
import { readInstance } from '#libs/shift-sequences/read-instance.ts'
import { writeRosterFile } from '#libs/shift-sequences/roster-file.ts'
import { searchRoster } from '#libs/shift-sequences/search.ts'
import type { Fault } from '#libs/shift-sequences/sections.ts'
import { chartActivities, chartSequences } from './charts.ts'

/** A roster at some moment of the search, judged by the checker. */
export interface Standing {
  readonly cost: number | null
  /** No legal roster costs less; null until known. */
  readonly bound: number | null
  /** Of the rules; 0 means legal. null while there is no roster at all. */
  readonly violations: number | null
  /** What to say when there is no roster: who or what stands in the way. */
  readonly obstacle: string | null
}

export interface RosterSearch {
  readonly steps: Iterator<Pick<Standing, 'cost' | 'bound'>>
  /** Whether the search itself holds its best roster for legal. */
  isComplete(): boolean
  /** Judges the best roster so far, independently of the search. */
  judge(): Standing
  /** The best roster so far as a file. */
  file(): string
  /** Who is at work in it, beside who is needed. */
  chart(): LineChart
}

export type OpenedInstance =
  | {
      readonly ok: true
      /** Of whole shifts; null where there are activities. */
      readonly sequences: Instance | null
      start(options: { readonly seed: number; readonly spent: () => number }): RosterSearch
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Opens an instance file of either benchmark: whole shifts over weeks, or activities over days. Told by its sections. */
export function openInstance(text: string): OpenedInstance {
  return /^\s*SECTION_TASKS\b/m.test(text) ? openActivities(text) : openSequences(text)
}

function openSequences(text: string): OpenedInstance {
  const read = readInstance(text)
  if (!read.ok) return read
  const { instance } = read
  return {
    ok: true,
    sequences: instance,
    start(options) {
      let last: ReturnType<ReturnType<typeof searchRoster>['next']>['value'] | null = null
      const search = searchRoster(instance, options)
      return {
        steps: watch(search, (value) => {
          last = value
        }),
        isComplete: () => last?.roster != null,
        judge() {
          const { roster = null, bound = null, obstacle = null } = last ?? {}
          const { cost = null, violations = null } = roster ? checkRoster(instance, roster) : {}
          return { cost, bound, violations: violations?.length ?? null, obstacle }
        },
        file: () => writeRosterFile(instance, last?.roster ?? []),
        chart: () => chartSequences(instance, last?.roster ?? []),
      }
    },
  }
}

function openActivities(text: string): OpenedInstance {
  const read = readActivityInstance(text)
  if (!read.ok) return read
  const { instance } = read
  return {
    ok: true,
    sequences: null,
    start(options) {
      let last: ReturnType<ReturnType<typeof searchActivities>['next']>['value'] | null = null
      const search = searchActivities(instance, options)
      return {
        steps: watch(search, (value) => {
          last = value
        }),
        isComplete: () => last !== null && last.missing === 0 && last.obstacle === null,
        judge() {
          if (last === null) return { cost: null, bound: null, violations: null, obstacle: null }
          const { cost, violations } = checkActivityRoster(instance, last.roster)
          const obstacle = last.missing > 0 ? `${last.missing} quarter-hours of work are not covered` : null
          return { cost, bound: last.bound, violations: violations.length, obstacle: last.obstacle ?? obstacle }
        },
        file: () => writeActivityRosterFile(instance, last?.roster ?? []),
        chart: () => chartActivities(instance, last?.roster ?? []),
      }
    },
  }
}

function* watch<T>(steps: Iterator<T, T>, see: (value: T) => void): Generator<T, T> {
  for (;;) {
    const { value, done } = steps.next()
    see(value)
    if (done) return value
    yield value
  }
}
