import { afterAssignment } from './capacity.ts'
import { excludedAt, isHeld, nextTurningPoint } from './eligibility.ts'
import { createFront } from './front.ts'
import { Heap } from './heap.ts'
import { type Alarm, createLines, type Line, reload, type Waiting } from './lines.ts'
import { defaultPolicy, rankOf } from './order.ts'
import { explainWaiting, helpAt } from './outlook.ts'
import { hasSameProfile } from './profile.ts'
import { relaxationsAt, requirementsAfter } from './requirements.ts'
import { describeAssignment, earliest } from './scan.ts'
import type { Agent, Assignment, Matcher, MatchOutcome, MatchState, Policy, WorkItem } from './types.ts'

/** All decisions at one instant, as `matchAll` in scan.ts gives them, at the speed of the index. */
export function matchOnce(state: MatchState, now: number, policy: Policy = defaultPolicy): MatchOutcome {
  const matcher = createMatcher(policy, now)
  for (const item of state.items) matcher.upsertItem(item)
  for (const agent of state.agents) matcher.upsertAgent(agent)
  const assignments = matcher.matchAll(now)
  const unmatched = matcher.unmatched(now)
  return { assignments, unmatched, nextChangeAt: earliest(unmatched) }
}

/**
 * A matcher that lives as long as the routing does and looks only at what changed.
 *
 * Items that ask the same stand in one line, ordered by rank. An agent who becomes free looks at the heads of the lines
 * it is able to serve; finding nothing, it sits down in them, where new items find it. So between decisions no free
 * agent sits in a line with work for it, and each change is settled by looking at what it touches.
 * @param startAt UTC ms if known; spares placing items as if no time had passed
 */
export function createMatcher(policy: Policy = defaultPolicy, startAt = Number.NEGATIVE_INFINITY): Matcher {
  let clock = startAt
  const waiting = new Map<string, Waiting>()
  const alarms = new Heap<Alarm>((a, b) => a.at < b.at)
  const lines = createLines()
  const front = createFront(lines)
  const lookup = (agentId: string) => lines.workers.get(agentId)?.agent

  function upsertItem(item: WorkItem): void {
    removeItem(item.id)
    const line = lineNow(item)
    const rank = rankOf(item, policy)
    const arrival: Waiting = { slot: -1, item, rank, line, isHeld: false, excluded: null, alarm: null }
    waiting.set(item.id, arrival)
    front.addPreferring(arrival)
    place(arrival, line)
  }

  function removeItem(itemId: string): boolean {
    const leaving = waiting.get(itemId)
    if (leaving === undefined) return false
    waiting.delete(itemId)
    lines.leave(leaving.line, leaving)
    if (leaving.alarm !== null) alarms.remove(leaving.alarm)
    front.removePreferring(leaving)
    return true
  }

  function upsertAgent(agent: Agent): void {
    const known = lines.workers.get(agent.id)
    const before = known?.agent
    if (known !== undefined) front.withdraw(known)
    const keepsSeats = before !== undefined && hasSameProfile(before, agent)
    const worker = lines.seatWorker(agent, keepsSeats)
    if (!keepsSeats || (before.readiness === 'away') !== (agent.readiness === 'away')) placeThosePreferring(agent.id)
    if (worker.open.length > 0) front.addFresh(worker)
  }

  function removeAgent(agentId: string): boolean {
    const worker = lines.workers.get(agentId)
    if (worker === undefined) return false
    front.withdraw(worker)
    lines.dismiss(agentId)
    placeThosePreferring(agentId)
    return true
  }

  function next(now: number): Assignment | null {
    advance(now)
    const pair = front.next()
    if (pair === null) return null
    const { item } = pair.waiting
    const assignment = describeAssignment(item, pair.worker.agent, clock)
    removeItem(item.id)
    front.withdraw(pair.worker)
    reload(pair.worker, afterAssignment(pair.worker.agent, item.channel, clock))
    if (pair.worker.open.length > 0) front.addFresh(pair.worker)
    return assignment
  }

  function matchAll(now: number): readonly Assignment[] {
    const assignments: Assignment[] = []
    for (let each = next(now); each !== null; each = next(now)) assignments.push(each)
    return assignments
  }

  function nextChangeAt(now: number): number | null {
    advance(now)
    if (front.hasDecision()) return clock
    let soonest: number | null = null
    if (!front.hasSettled()) return null
    for (const each of waiting.values()) {
      if (each.alarm === null || (soonest !== null && each.alarm.at >= soonest)) continue
      soonest = helpAt(each, clock, soonest ?? Number.POSITIVE_INFINITY, lines, lookup) ?? soonest
    }
    return soonest
  }

  function unmatched(now: number) {
    advance(now)
    front.settleAll()
    return explainWaiting([...waiting.values()], clock, lines, lookup)
  }

  function advance(now: number): void {
    if (now > clock) clock = now
    for (let alarm = alarms.top; alarm !== undefined && alarm.at <= clock; alarm = alarms.top) {
      place(alarm.waiting, lineNow(alarm.waiting.item))
    }
  }

  /** Brings an item to where it belongs at this instant, and wakes whoever could now take it. */
  function place(each: Waiting, line: Line): void {
    const { item } = each
    each.isHeld = item.preferred.length > 0 && isHeld(item, clock, lookup)
    each.excluded = item.excluded.length === 0 ? null : excludedAt(item, clock)
    if (line !== each.line || each.isHeld) lines.leave(each.line, each)
    each.line = line
    if (!each.isHeld && each.slot < 0) lines.join(line, each)
    setAlarm(each)
    front.wakeFor(each)
  }

  function setAlarm(each: Waiting): void {
    if (each.alarm !== null) alarms.remove(each.alarm)
    const at = nextTurningPoint(each.item, clock)
    each.alarm = at === null ? null : { slot: -1, at, waiting: each }
    if (each.alarm !== null) alarms.push(each.alarm)
  }

  function placeThosePreferring(agentId: string): void {
    for (const each of front.preferring(agentId)) place(each, lineNow(each.item))
  }

  function lineNow(item: WorkItem): Line {
    return lines.lineFor(item, requirementsAfter(item, relaxationsAt(item, clock)))
  }

  return {
    upsertItem,
    removeItem,
    upsertAgent,
    removeAgent,
    next,
    matchAll,
    nextChangeAt,
    unmatched,
    get waitingCount() {
      return waiting.size
    },
  }
}
