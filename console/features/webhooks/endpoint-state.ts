import type { EndpointView } from '#modules/webhooks/contract.ts'

export type EndpointState = 'failing' | 'active' | 'paused' | 'stopped'

/** How an endpoint stands: sending, being tried again, paused by a person, or stopped because it told us to go away. */
export function stateOf(endpoint: Pick<EndpointView, 'isActive' | 'stoppedReason' | 'nextTryAt'>): EndpointState {
  if (endpoint.isActive) return endpoint.nextTryAt === null ? 'active' : 'failing'
  return endpoint.stoppedReason === null ? 'paused' : 'stopped'
}

/** The part of an address that people know it by. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
