import type { Agent } from '#libs/skill-matching/types.ts'
import type { CentreAgent, Span } from './centre.ts'

/** A contact in an agent's hands; `doneAtWork` is the reading of the desk's work clock at which it is finished. */
type Held = { readonly channel: string; readonly doneAtWork: number }

/** What an agent's time is spent on: a contact at least, ready without one, or neither. */
export type Use = 'handling' | 'ready' | 'off'

/**
 * One agent at work. Contacts held at once slow each other: the work clock runs at 1 / slowdown of wall time, and a
 * contact is done when that clock has run its handle time. Instants in ms.
 */
export class Desk {
  /** The agent as the matcher should see it now. */
  agent: Agent
  isOnDuty = false
  /** When the next of the held contacts is done, as things stand; Infinity for none. */
  finishAt = Number.POSITIVE_INFINITY
  private spanPlace = 0
  private readonly spans: readonly Span[]
  private readonly held: Held[] = []
  private readonly slowdown: readonly number[]
  private work = 0
  private workedAt = 0

  constructor({ id, skills, queueIds, capacity, onDuty, slowdown = [1] }: CentreAgent) {
    this.agent = { id, skills, queueIds, capacity, load: {}, readiness: 'away', availableSinceAt: 0 }
    this.spans = onDuty
    this.slowdown = slowdown
  }

  get use(): Use {
    if (this.held.length > 0) return 'handling'
    return this.isOnDuty ? 'ready' : 'off'
  }

  /** When duty next begins or ends; Infinity when it never does again. */
  get nextTurnAt(): number {
    const span = this.spans[this.spanPlace]
    if (span === undefined) return Number.POSITIVE_INFINITY
    return 1000 * (this.isOnDuty ? span.toSeconds : span.fromSeconds)
  }

  /** Duty begins or ends. */
  turn(now: number): void {
    if (this.isOnDuty) this.spanPlace += 1
    this.isOnDuty = !this.isOnDuty
    this.agent = {
      ...this.agent,
      readiness: this.isOnDuty ? 'accepting' : 'away',
      availableSinceAt: this.isOnDuty ? now : this.agent.availableSinceAt,
    }
  }

  take(channel: string, handleMs: number, now: number): void {
    this.runWork(now)
    this.held.push({ channel, doneAtWork: this.work + handleMs })
    this.reload(channel, 1, now)
  }

  /** Puts down the contact that is done at `finishAt`. */
  finish(now: number): void {
    this.runWork(now)
    let first = 0
    for (let place = 1; place < this.held.length; place += 1) {
      if ((this.held[place]?.doneAtWork ?? 0) < (this.held[first]?.doneAtWork ?? 0)) first = place
    }
    const [done] = this.held.splice(first, 1)
    if (done !== undefined) this.reload(done.channel, -1, now)
  }

  private reload(channel: string, change: 1 | -1, now: number): void {
    const { id, skills, queueIds, capacity, load, readiness, availableSinceAt } = this.agent
    this.agent = {
      id,
      skills,
      queueIds,
      capacity,
      load: { ...load, [channel]: (load[channel] ?? 0) + change },
      readiness,
      // Idle from the instant the last contact is put down; beside others, since the last one was given.
      availableSinceAt: change === 1 || this.held.length === 0 ? now : availableSinceAt,
    }
    let soonest = Number.POSITIVE_INFINITY
    for (const each of this.held) if (each.doneAtWork < soonest) soonest = each.doneAtWork
    this.finishAt = this.held.length === 0 ? soonest : now + Math.max(0, soonest - this.work) * this.pace()
  }

  private runWork(now: number): void {
    if (this.held.length > 0) this.work += (now - this.workedAt) / this.pace()
    this.workedAt = now
  }

  private pace(): number {
    return this.slowdown[Math.min(this.held.length, this.slowdown.length) - 1] ?? 1
  }
}
