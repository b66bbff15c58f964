import { requiredChatAgents } from '#libs/queueing/chat.ts'
import { requiredAgents } from '#libs/queueing/required-agents.ts'
import { scheduledAgents } from '#libs/queueing/shrinkage.ts'
import type { Target } from '#libs/queueing/target.ts'
import type { Expected } from '#modules/workforce/apply-overrides.ts'
import { INTERVAL_MINUTES, type StaffingView } from '#modules/workforce/contract.ts'

export interface Need {
  /** Agents on the queue: for the mean, and for the bounds of the band. */
  readonly need: { readonly mean: number; readonly low: number; readonly high: number }
  /** People to schedule for the mean, with shrinkage. */
  readonly scheduled: number
}

/** A target of everybody cannot be promised by any number of agents. */
const MOST_SHARE = 0.999

export function needOf(expected: Expected, staffing: StaffingView): Need {
  const { plannedShrinkage, unplannedShrinkage } = staffing.settings
  const mean = agentsFor(expected.mean, staffing)
  const low = Math.min(mean, agentsFor(expected.low, staffing))
  const high = Math.max(mean, agentsFor(expected.high, staffing))
  return {
    need: { mean, low, high },
    scheduled: Math.max(0, scheduledAgents(mean, { planned: plannedShrinkage, unplanned: unplannedShrinkage })),
  }
}

/**
 * Agents that keep the service level of a queue, by Erlang A and the house's formula. Where agents hold several contacts
 * at once, n agents are n × that many places: their handle time was measured with others beside, so nothing is added.
 * @param contacts of half an hour
 */
export function agentsFor(contacts: number, staffing: StaffingView): number {
  const { settings, handle, patience, targetShare, thresholdSeconds } = staffing
  const target: Target = {
    serviceLevel: {
      share: Math.min(targetShare, MOST_SHARE),
      thresholdSeconds,
      formula: 'short-abandons-left-out',
    },
    minimumAgents: settings.minimumAgents,
  }
  const work = { concurrency: settings.atOnce, slowdown: Array.from({ length: settings.atOnce }, () => 1) }
  const load = {
    contactsPerHour: (contacts * 60) / INTERVAL_MINUTES,
    handleSeconds: handle.seconds,
    patienceSeconds: patience.seconds,
  }
  return settings.atOnce === 1 ? requiredAgents(load, target) : requiredChatAgents(load, target, work)
}
