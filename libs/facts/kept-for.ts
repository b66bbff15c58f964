/** Why something is kept although its time may be over: its owner is a customer still, or something of theirs goes on. */
export const KEPT_FOR = [
  'relation-goes-on',
  'contact-open',
  'request-open',
  'case-open',
  'visit-open',
  'complaint-open',
] as const
export type KeptFor = (typeof KEPT_FOR)[number]
