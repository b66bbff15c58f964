import type { FastifyRequest } from 'fastify'
import { createPace } from '#platform/http/pace.ts'
import type { Problem } from '#platform/http/problem.ts'
import type { Logger } from '#platform/logger.ts'

/** Lines a minute of one kind on one node: a flood of refusals fills no disk. */
const MOST_LINES = 60

/** What tells of somebody trying doors; other refusals are the day’s work. */
const TOLD: Readonly<Record<number, string>> = {
  400: 'malformed input',
  404: 'not there, or out of reach',
  429: 'too fast',
}

type Told = Readonly<Record<string, string | number | undefined>>

/** Writes a line of a kind, unless there were too many of it; the next one then says how many were left out. */
export function createSampledLines(mostAMinute = MOST_LINES) {
  const pace = createPace(mostAMinute)
  const leftOut = new Map<string, number>()
  return (log: Pick<Logger, 'warn'>, kind: string, about: Told, nowMs: number): void => {
    const before = leftOut.get(kind) ?? 0
    if (pace(kind, nowMs) > 0) return void leftOut.set(kind, before + 1)
    leftOut.delete(kind)
    log.warn(before === 0 ? about : { ...about, leftOut: before }, kind)
  }
}

/** Ids and names of ours alone: not the address asked for, and nothing of what was sent. */
export function refusalLines(): (request: FastifyRequest, problem: Problem) => void {
  const write = createSampledLines()
  return (request, { status, refusal }) => {
    const kind = TOLD[status]
    const { url: route, config } = request.routeOptions
    if (kind === undefined || (status === 404 && config.access === undefined)) return
    const { method, id: requestId, signedIn } = request
    const personId = signedIn?.personId
    const about = { requestId, method, route, refusal, ...(personId === undefined ? {} : { personId }) }
    write(request.log, kind, about, performance.now())
  }
}
