import type { ClockName, Trait } from './pack.ts'

export const STAGES = ['received', 'acknowledged', 'investigating', 'decided', 'review', 'closed', 'withdrawn'] as const
export type Stage = (typeof STAGES)[number]
/** How long the decision may take. */
export const TRACKS = ['plain', 'complex', 'extended'] as const
export type Track = (typeof TRACKS)[number]

/** Where a complaint stands. People are ids; the library never asks who they are. */
export interface ComplaintState {
  readonly stage: Stage
  readonly track: Track
  readonly receivedAt: number
  readonly traits: readonly Trait[]
  readonly handlerId: string | null
  /** Those with a direct interest in the matter: complained about, or connected with them. */
  readonly interestedIds: readonly string[]
  /** How many speak for a group; 0 when the customer complains alone. */
  readonly representatives: number
  readonly acknowledgedAt: number | null
  readonly contactedAt: number | null
  readonly creditedAt: number | null
  /** Asked for and not answered yet. */
  readonly extensionAsked: { readonly by: string; readonly at: number } | null
  readonly extensionApprovedBy: string | null
  readonly decidedAt: number | null
  readonly decidedBy: string | null
  readonly reviewAskedAt: number | null
  readonly reviewAnsweredAt: number | null
  readonly endedAt: number | null
}

export type ComplaintEvent =
  | { readonly type: 'acknowledged'; readonly at: number }
  | { readonly type: 'first-contacted'; readonly at: number }
  | { readonly type: 'investigation-begun'; readonly at: number }
  | { readonly type: 'marked-complex'; readonly at: number }
  | { readonly type: 'credited'; readonly at: number }
  | { readonly type: 'extension-asked'; readonly at: number; readonly by: string }
  | { readonly type: 'extension-approved'; readonly at: number; readonly by: string }
  | { readonly type: 'extension-declined'; readonly at: number }
  | { readonly type: 'handler-named'; readonly at: number; readonly handlerId: string }
  | { readonly type: 'interest-recorded'; readonly at: number; readonly personId: string }
  | { readonly type: 'representatives-named'; readonly at: number; readonly count: number }
  | { readonly type: 'decided'; readonly at: number; readonly by: string }
  | { readonly type: 'review-asked'; readonly at: number }
  | { readonly type: 'review-answered'; readonly at: number }
  | { readonly type: 'closed'; readonly at: number }
  | { readonly type: 'withdrawn'; readonly at: number }

export const receivedComplaint = (receivedAt: number, traits: readonly Trait[] = []): ComplaintState => ({
  ...{ stage: 'received', track: 'plain', receivedAt, traits, handlerId: null, interestedIds: [], representatives: 0 },
  ...{ acknowledgedAt: null, contactedAt: null, creditedAt: null, extensionAsked: null, extensionApprovedBy: null },
  ...{ decidedAt: null, decidedBy: null, reviewAskedAt: null, reviewAnsweredAt: null, endedAt: null },
})

export function applyComplaintEvent(state: ComplaintState, event: ComplaintEvent): ComplaintState {
  const { at } = event
  switch (event.type) {
    case 'acknowledged':
      return { ...state, stage: 'acknowledged', acknowledgedAt: at }
    case 'first-contacted':
      return { ...state, contactedAt: at }
    case 'investigation-begun':
      return { ...state, stage: 'investigating' }
    case 'marked-complex':
      return { ...state, track: 'complex' }
    case 'credited':
      return { ...state, creditedAt: at }
    case 'extension-asked':
      return { ...state, extensionAsked: { by: event.by, at } }
    case 'extension-approved':
      return { ...state, track: 'extended', extensionAsked: null, extensionApprovedBy: event.by }
    case 'extension-declined':
      return { ...state, extensionAsked: null }
    case 'handler-named':
      return { ...state, handlerId: event.handlerId }
    case 'interest-recorded':
      return { ...state, interestedIds: [...new Set([...state.interestedIds, event.personId])] }
    case 'representatives-named':
      return { ...state, representatives: event.count }
    case 'decided':
      return { ...state, stage: 'decided', decidedAt: at, decidedBy: event.by, extensionAsked: null }
    case 'review-asked':
      return { ...state, stage: 'review', reviewAskedAt: at, endedAt: null }
    case 'review-answered':
      return { ...state, stage: 'closed', reviewAnsweredAt: at, endedAt: at }
    case 'closed':
      return { ...state, stage: 'closed', endedAt: at }
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', endedAt: at, extensionAsked: null }
  }
}

/** The clock that limits the decision now. */
export const DECISION_CLOCK: Readonly<Record<Track, ClockName>> = {
  plain: 'decide',
  complex: 'decide-complex',
  extended: 'decide-extended',
}
