import type { Agent } from './types.ts'

/**
 * Whether the agent can hold one more contact of this channel beside the present load.
 * @returns false for a channel that `capacity` does not list, whatever is free
 */
export function hasRoom(agent: Agent, channel: string): boolean {
  return fits(agent, channel, usedPoints(agent))
}

/** Every channel of which the agent can hold one more contact. */
export function openChannels(agent: Agent): readonly string[] {
  const used = usedPoints(agent)
  const open: string[] = []
  for (const channel in agent.capacity.channels) if (fits(agent, channel, used)) open.push(channel)
  return open
}

/** Share of the agent's points in use, 0 or more; above 1 when capacity was lowered under a running load. */
export function loadShare(agent: Agent): number {
  return usedPoints(agent) / agent.capacity.points
}

/** The agent once one more contact of this channel has been given at `now`: that also ends being idle. */
export function afterAssignment(agent: Agent, channel: string, now: number): Agent {
  const load: Record<string, number> = { ...agent.load }
  load[channel] = (load[channel] ?? 0) + 1
  return { ...agent, load, availableSinceAt: now }
}

function fits(agent: Agent, channel: string, used: number): boolean {
  const taken = agent.capacity.channels[channel]
  if (taken === undefined || (agent.load[channel] ?? 0) >= taken.most) return false
  const { points } = agent.capacity
  return used + (taken.cost === 'all' ? points : taken.cost) <= points
}

/** A contact on a channel that capacity does not list (a setting changed under it) counts as the whole agent. */
function usedPoints(agent: Agent): number {
  const { points, channels } = agent.capacity
  let used = 0
  for (const channel in agent.load) {
    const count = agent.load[channel] ?? 0
    if (count === 0) continue
    const cost = channels[channel]?.cost ?? 'all'
    used += count * (cost === 'all' ? points : cost)
  }
  return used
}
