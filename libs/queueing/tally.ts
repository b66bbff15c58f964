import type { Centre, CentreQueue, CentreReport, QueueCounts, QueueReport, StaffTime } from './centre.ts'
import type { Use } from './desk.ts'

/** Counts what the simulation tells, by interval. Instants and durations in ms. */
export function createTally(centre: Centre) {
  const { intervals } = centre
  const lengthMs = centre.intervalSeconds * 1000
  const queues = centre.queues.map((queue) => createQueueTally(queue, intervals))
  /** Agents who serve the same queues are counted together: their time is wanted by queue, not by name. */
  const kinds = new Map<string, { readonly queueIds: readonly string[]; readonly time: StaffTally }>()
  const all = createStaffTally(intervals)
  const timeOf = centre.agents.map(({ queueIds }) => {
    const key = JSON.stringify([...queueIds].sort())
    const kind = kinds.get(key) ?? { queueIds, time: createStaffTally(intervals) }
    kinds.set(key, kind)
    return kind.time
  })
  const intervalAt = (at: number) => Math.min(intervals - 1, Math.floor(at / lengthMs))

  /** Spreads a stretch of an agent's time over the intervals; what lies past the last is not counted. */
  function addTime(agentPlace: number, use: Use, from: number, to: number): void {
    if (use === 'off') return
    const time = timeOf[agentPlace]
    const end = Math.min(to, intervals * lengthMs)
    for (let begin = from; begin < end; ) {
      const interval = intervalAt(begin)
      const stop = Math.min(end, (interval + 1) * lengthMs)
      if (time !== undefined) add(time[use], interval, stop - begin)
      add(all[use], interval, stop - begin)
      begin = stop
    }
  }

  function report(): CentreReport {
    return {
      queues: centre.queues.map((queue, place) => {
        const serving = [...kinds.values()].filter(({ queueIds }) => queueIds.includes(queue.id))
        return reportQueue(
          queue,
          queues[place] ?? createQueueTally(queue, intervals),
          serving.map(({ time }) => time),
        )
      }),
      staff: staffTimes([all], intervals),
    }
  }

  return { queues, intervalAt, addTime, report }
}

export type QueueTally = ReturnType<typeof createQueueTally>

function createQueueTally(queue: CentreQueue, intervals: number) {
  const thresholdMs = queue.thresholdSeconds * 1000
  const shortMs = queue.shortSeconds * 1000
  const column = () => new Float64Array(intervals)
  const offered = column()
  const answered = column()
  const abandoned = column()
  const answeredInThreshold = column()
  const abandonedInThreshold = column()
  const abandonedShort = column()
  const answeredWaitMs = column()
  const abandonedWaitMs = column()
  const longestWaitMs = column()
  const waits: number[] = []
  return {
    offered,
    answered,
    abandoned,
    answeredInThreshold,
    abandonedInThreshold,
    abandonedShort,
    answeredWaitMs,
    abandonedWaitMs,
    longestWaitMs,
    waits,
    addAnswer(interval: number, waitedMs: number): void {
      add(answered, interval, 1)
      add(answeredWaitMs, interval, waitedMs)
      if (waitedMs <= thresholdMs) add(answeredInThreshold, interval, 1)
      raise(longestWaitMs, interval, waitedMs)
      waits.push(waitedMs)
    },
    addAbandon(interval: number, waitedMs: number): void {
      add(abandoned, interval, 1)
      add(abandonedWaitMs, interval, waitedMs)
      if (waitedMs <= thresholdMs) add(abandonedInThreshold, interval, 1)
      if (waitedMs <= shortMs) add(abandonedShort, interval, 1)
      raise(longestWaitMs, interval, waitedMs)
    },
  }
}

function reportQueue(queue: CentreQueue, tally: QueueTally, serving: readonly StaffTally[]): QueueReport {
  const times = staffTimes(serving, tally.offered.length)
  const intervals = times.map((time, interval): QueueCounts => {
    const at = (column: Float64Array) => column[interval] ?? 0
    return {
      offered: at(tally.offered),
      answered: at(tally.answered),
      abandoned: at(tally.abandoned),
      leftWaiting: at(tally.offered) - at(tally.answered) - at(tally.abandoned),
      answeredInThreshold: at(tally.answeredInThreshold),
      abandonedInThreshold: at(tally.abandonedInThreshold),
      abandonedShort: at(tally.abandonedShort),
      answeredWaitSeconds: at(tally.answeredWaitMs) / 1000,
      abandonedWaitSeconds: at(tally.abandonedWaitMs) / 1000,
      longestWaitSeconds: at(tally.longestWaitMs) / 1000,
      ...time,
    }
  })
  const answeredWaits = Float64Array.from(tally.waits, (each) => each / 1000).sort()
  return { id: queue.id, intervals, total: addUp(intervals), answeredWaits }
}

/** The counts of several intervals as if they were one; the longest wait is the longest of them. */
export function addUp(intervals: readonly QueueCounts[]): QueueCounts {
  const sum = (measure: (counts: QueueCounts) => number) => intervals.reduce((total, each) => total + measure(each), 0)
  return {
    offered: sum((each) => each.offered),
    answered: sum((each) => each.answered),
    abandoned: sum((each) => each.abandoned),
    leftWaiting: sum((each) => each.leftWaiting),
    answeredInThreshold: sum((each) => each.answeredInThreshold),
    abandonedInThreshold: sum((each) => each.abandonedInThreshold),
    abandonedShort: sum((each) => each.abandonedShort),
    answeredWaitSeconds: sum((each) => each.answeredWaitSeconds),
    abandonedWaitSeconds: sum((each) => each.abandonedWaitSeconds),
    longestWaitSeconds: intervals.reduce((most, each) => Math.max(most, each.longestWaitSeconds), 0),
    handleSeconds: sum((each) => each.handleSeconds),
    readySeconds: sum((each) => each.readySeconds),
  }
}

type StaffTally = { readonly handling: Float64Array; readonly ready: Float64Array }

function createStaffTally(intervals: number): StaffTally {
  return { handling: new Float64Array(intervals), ready: new Float64Array(intervals) }
}

function staffTimes(tallies: readonly StaffTally[], intervals: number): readonly StaffTime[] {
  return Array.from({ length: intervals }, (_, interval) => ({
    handleSeconds: tallies.reduce((sum, each) => sum + (each.handling[interval] ?? 0), 0) / 1000,
    readySeconds: tallies.reduce((sum, each) => sum + (each.ready[interval] ?? 0), 0) / 1000,
  }))
}

function add(column: Float64Array, place: number, amount: number): void {
  column[place] = (column[place] ?? 0) + amount
}

function raise(column: Float64Array, place: number, amount: number): void {
  if (amount > (column[place] ?? 0)) column[place] = amount
}
