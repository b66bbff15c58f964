import { readChatQueue } from '#libs/queueing/chat.ts'
import { serviceLevelOf } from '#libs/queueing/service-level.ts'
import { SHORT_ABANDON_SECONDS } from '#libs/queueing/target.ts'
import type { StaffingView } from '#modules/workforce/contract.ts'

/** @property serviceLevel, abandoned 0..1 expected with so many agents */
export interface NeedStep {
  readonly agents: number
  readonly serviceLevel: number
  readonly abandoned: number
}

/** Work offered, in agents who would be busy all the time. @param contacts of one interval */
export function loadOf(contacts: number, intervalMinutes: number, { handle, settings }: StaffingView): number {
  return (contacts * handle.seconds) / (intervalMinutes * 60) / settings.atOnce
}

/**
 * What so many agents, one fewer and one more would come to, by Erlang A and the house's formula, as the server works it
 * out: agents who hold several contacts at once are that many places.
 * @returns without a step for less than nobody
 */
export function needSteps(
  contacts: number,
  intervalMinutes: number,
  agents: number,
  staffing: StaffingView,
): NeedStep[] {
  const { settings, handle, patience, thresholdSeconds } = staffing
  const load = {
    contactsPerHour: (contacts * 60) / intervalMinutes,
    handleSeconds: handle.seconds,
    patienceSeconds: patience.seconds,
  }
  const work = { concurrency: settings.atOnce, slowdown: Array.from({ length: settings.atOnce }, () => 1) }
  const limits = { thresholdSeconds, shortSeconds: SHORT_ABANDON_SECONDS }
  return [agents - 1, agents, agents + 1]
    .filter((count) => count >= 0)
    .map((count) => {
      const reading = readChatQueue(count, load, work, limits)
      return {
        agents: count,
        serviceLevel: serviceLevelOf(reading, 'short-abandons-left-out'),
        abandoned: reading.abandoned,
      }
    })
}
