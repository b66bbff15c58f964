import type { Agent } from './types.ts'

/** Whether both versions of an agent are able to serve the same work at the same fit: skills, queues and channels. */
export function hasSameProfile(a: Agent, b: Agent): boolean {
  return sameKeys(a.capacity.channels, b.capacity.channels) && sameValues(a.skills, b.skills) && sameQueues(a, b)
}

function sameQueues(a: Agent, b: Agent): boolean {
  if (a.queueIds === b.queueIds) return true
  return a.queueIds.length === b.queueIds.length && a.queueIds.every((id, place) => b.queueIds[place] === id)
}

function sameValues(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  if (a === b) return true
  if (!sameKeys(a, b)) return false
  for (const key in a) if (a[key] !== b[key]) return false
  return true
}

function sameKeys(a: object, b: object): boolean {
  if (a === b) return true
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key))
}
