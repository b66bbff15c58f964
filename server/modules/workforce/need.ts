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

/**
 * Agents that keep the service level of a queue, by Erlang A and the house's formula. Where agents hold several contacts
 * at once, n agents are n × that many places: their handle time was measured with others beside, so nothing is added.
 */
export function needOf(expected: Expected, staffing: StaffingView): Need {
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
  const agents = (contacts: number) => {
    const load = {
      contactsPerHour: (contacts * 60) / INTERVAL_MINUTES,
      handleSeconds: handle.seconds,
      patienceSeconds: patience.seconds,
    }
    return settings.atOnce === 1 ? requiredAgents(load, target) : requiredChatAgents(load, target, work)
  }
  const mean = agents(expected.mean)
  return {
    need: { mean, low: Math.min(mean, agents(expected.low)), high: Math.max(mean, agents(expected.high)) },
    scheduled: Math.max(
      0,
      scheduledAgents(mean, { planned: settings.plannedShrinkage, unplanned: settings.unplannedShrinkage }),
    ),
  }
}
