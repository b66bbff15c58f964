import { readSeries } from '#libs/forecast/read-series.ts'
import type { Series } from '#libs/forecast/series.ts'
import type { CallRecord } from '#libs/workforce-files/call-records.ts'
import { countsOfCalls } from '#libs/workforce-files/counts-of-calls.ts'
import type { Fault } from '#libs/workforce-files/csv.ts'
import { type Demand, demandOf } from './demand.ts'

export type DemandResult =
  | { readonly ok: true; readonly demand: Demand; readonly series: Series }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Calls as contacts and as counts of the same contacts, every 15 minutes by when they asked for an agent. Days are taken
 * as 24 hours long: in the two nights a year in which the clock changes, an hour is played once too often or not at all.
 */
export function readDemand(calls: readonly CallRecord[], closed: readonly string[] = []): DemandResult {
  const demand = demandOf(calls)
  const asked = demand.contacts.map(({ line, date, askedSeconds }) => ({ line, date, enteredSeconds: askedSeconds }))
  const read = readSeries(countsOfCalls(asked, 'UTC', 15), { zone: 'UTC', intervalMinutes: 15, closed })
  return read.ok ? { ok: true, demand, series: read.series } : read
}
