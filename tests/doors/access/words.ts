import type { Role } from '#platform/access.ts'
import type { World, WorldActor } from './world.ts'

/** How a thing stands to the person who asks for it. */
export const RELATIONS = ['own', 'branch', 'elsewhere', 'nobody', 'above', 'private', 'house', 'absent'] as const
/**
 * `own`: their own, or in their hands. `branch`: a colleague's of another team of the same branch. `elsewhere`: another
 * branch's. `nobody`: waits, in no one's hands. `above`: of someone whose role lies above. `private`: kept by a colleague
 * for themselves. `house`: everyone's. `absent`: there is no such thing.
 */
export type Relation = (typeof RELATIONS)[number]

export const KINDS = [
  'person',
  'agent',
  'unit',
  'session',
  'contact',
  'conversation',
  'customer',
  'file',
  'reply',
  'script',
  'queue',
  'offer',
  'callback',
  'webhook',
  'delivery',
  'special-day',
  'override',
  'leave',
  'swap',
  'shift-change',
  'staffing-offer',
  'open-shift',
  'exception',
  'proposal',
  'measure',
  'scenario',
  'roster',
  'work-contract',
  'article',
  'article-feedback',
  'article-search',
  'article-file',
  'expert-question',
  'suggestion',
  'bot-release',
  'bot-session',
  'bot-row',
  'overruled',
  'complaint',
  'complaint-evidence',
  'complaint-file',
  'complaint-letter',
  'complaint-pack',
  'complaint-cause',
  'complaint-measure',
  'case',
  'work-order',
  'case-file',
  'visit',
  'customer-merge',
  'consent-text',
  'consent-wish',
  'consent-decision',
  'data-request',
  'legal-hold',
  'customer-import',
  'segment',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * `granted`: done, or refused for a reason that lies in the thing, not in the person (409, 422). `refused`: it is there,
 * but not for this person to do. `absent`: as if it did not exist. `no`: any refusal will do, as long as nothing is done.
 */
export type Verdict = 'granted' | 'refused' | 'absent' | 'no'
export type Reach = 'own' | 'branch' | 'all'
/** Role → how far; a role that is not named is shut out. */
export type Grant = ReadonlyMap<Role, Reach>

/** `grant('agent own, supervisor branch, compliance all')` */
export function grant(words: string): Grant {
  return new Map(words.split(', ').map((word) => word.split(' ') as [Role, Reach]))
}

/** What becomes of a thing that stands so to a person of this role, whom the route lets in. */
export type Answer = (role: Role, relation: Relation) => Verdict

/** What one parameter names. */
export interface Named {
  readonly kind: Kind
  readonly answer: Answer
  /** Only these are tried: the others would change what the next case meets, or are no different. */
  readonly only?: readonly Relation[]
  /** Not tried: being granted would change what other cases meet. */
  readonly skips?: (role: Role, relation: Relation) => boolean
  /** How the id comes into the body, when the path of the field alone does not say it. */
  readonly into?: (body: unknown, id: string) => unknown
}

/** One line of the policy: who may call an operation, and what its parameters may name. */
export interface Row {
  readonly may: Grant | 'signed-in' | 'public' | 'visitor'
  /** Parameter → what it names. A field of the body is `body.to.queueId`; of a list, `body.queueIds[]`. */
  readonly names?: Readonly<Record<string, Named>>
  /** Parameters of the path that are the same in every case. */
  readonly fixed?: Readonly<Record<string, string | ((world: World) => string)>>
  /** A body that would be done; else a sample from the schema. */
  readonly body?: (who: WorldActor, world: World) => unknown
  /** Sent as multipart/form-data, with one small file. */
  readonly form?: true
  readonly query?: Readonly<Record<string, string>>
  /** Cases that are granted are tried on a thing that has ended, so that nothing changes for the others. */
  readonly disturbs?: true
  /** Ends sessions: tried by the person’s double. */
  readonly endsSession?: true
  /** Refusals that only those hear who got in. */
  readonly also?: readonly string[]
  /** Things the reply lists: none beyond reach may be among them. */
  readonly shows?: { readonly kind: Kind; readonly answer: Answer }
}
export type Policy = Readonly<Record<string, Row>>

const FAR: Record<Reach, readonly Relation[]> = {
  own: ['own'],
  branch: ['own', 'branch', 'nobody', 'above'],
  all: ['own', 'branch', 'nobody', 'above', 'elsewhere'],
}
const reaches = (given: Grant, role: Role, relation: Relation): boolean =>
  (FAR[given.get(role) ?? 'own'] ?? []).includes(relation) && given.has(role)

/** Whoever reaches it gets it; for the others it does not exist. */
export const within =
  (given: Grant): Answer =>
  (role, relation) =>
    reaches(given, role, relation) ? 'granted' : 'absent'

/** Only whoever has it in hand; who may read it hears no, and for the others it does not exist. */
export const inHand =
  (read: Grant): Answer =>
  (role, relation) => {
    if (relation === 'own') return 'granted'
    return reaches(read, role, relation) ? 'refused' : 'absent'
  }

/** Only one's own exists. */
export const onlyOwn: Answer = (_role, relation) => (relation === 'own' ? 'granted' : 'absent')

/** The whole house shares these: what exists will do. */
export const existing: Answer = (_role, relation) => (relation === 'absent' ? 'absent' : 'granted')

/** A wrong one is refused, in whatever words. */
export const existingOrNo: Answer = (_role, relation) => (relation === 'absent' ? 'no' : 'granted')

/** A condition of a search: anything may be asked; what comes back is judged by `shows`. */
export const filter: Answer = () => 'granted'

/** The same, but for what waits in a queue that nobody of the branch serves. */
export const withinServed =
  (given: Grant): Answer =>
  (role, relation) =>
    relation === 'nobody' && given.get(role) !== 'all' ? 'absent' : within(given)(role, relation)
