import type { Outcome } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { Relief, ReliefRefusal } from '#modules/routing/relief.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export interface WaitingContact {
  readonly contactId: string
  readonly queueId: string
  readonly channel: string
  readonly lane: 'ordinary' | 'vip' | 'vulnerable' | 'fraud'
  readonly waitingSince: Instant
  /** The agent at whom it rings now. */
  readonly ringingAtAgentId: string | null
}

/** Agents who are alike now. */
export interface AgentsNow {
  readonly presence:
    | 'available'
    | 'busy'
    | 'wrap-up'
    | 'break'
    | 'meal'
    | 'training'
    | 'meeting'
    | 'cool-down'
    | 'offline'
  readonly queueIds: readonly string[]
  /** They hold less than they can. */
  readonly hasRoom: boolean
  readonly count: number
  /** Milliseconds of this presence up to now, of all of them together. */
  readonly presenceMs: number
}

export interface QueueInfo {
  readonly queueId: string
  readonly code: string
  readonly name: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
  readonly channel: string
  /** Service-level threshold in seconds and target as a share. */
  readonly thresholdSeconds: number
  readonly targetShare: number
  /** A call-back is offered to those who would wait long. */
  readonly offersCallback: boolean
}

/** What others may ask routing about this moment. */
export interface RoutingQuestions {
  waiting(db: Queryable): Promise<readonly WaitingContact[]>
  /** Everyone, by what they are doing now; their present spans are counted from `from` on. */
  agents(db: Queryable, span: { readonly from: Instant; readonly now: Instant }): Promise<readonly AgentsNow[]>
  queues(db: Queryable): Promise<readonly QueueInfo[]>
  /**
   * Queues in use whose contacts each of these people is given from the start, by membership, skills and channels of
   * today; whether they are there is not asked. People routing has not met have none.
   */
  abilities(db: Queryable, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Queues whose contacts they would be given too, were they only put into them: the skills are there. */
  couldServe(db: Queryable, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Puts people into a queue or out of it; answers for whom that changed something. */
  setMembers(
    tx: Tx,
    cause: Cause,
    members: {
      readonly personIds: readonly string[]
      readonly queueId: string
      readonly isMember: boolean
      readonly reason: string
    },
  ): Promise<Outcome<readonly string[], 'agent-not-found' | 'queue-unknown'>>
  /** What the customer is told: place in line (1 is next) and the likely wait; undefined when it does not wait. */
  waitOf(
    db: Queryable,
    contactId: string,
    now: Instant,
  ): Promise<
    | {
        readonly queueId: string
        readonly position: number
        readonly estimatedSeconds: number | null
        readonly isOpen: boolean
        /** What the customer may choose instead of waiting: offered when closed, or when the wait is long. */
        readonly alternatives: readonly ('callback' | 'message')[]
        /** A peak was announced, and is likely over then. */
        readonly busyUntilAt: Instant | null
      }
    | undefined
  >
  /** Topics whose queue is closed now, with its next opening; `null` stands for no topic. What is not named is open. */
  closedDesks(
    db: Queryable,
    asked: { readonly channel: string; readonly language: string },
    now: Instant,
  ): Promise<readonly { readonly topic: string | null; readonly opensAt: Instant | null }[]>
  /** The customer's choice while waiting or outside hours. */
  chooseInstead(
    tx: Tx,
    contactId: string,
    choice:
      | { readonly kind: 'callback'; readonly phone: string; readonly at: Instant }
      | { readonly kind: 'message'; readonly at: Instant },
  ): Promise<Outcome<null, 'not-waiting' | 'phone-not-valid'>>
  /** Eases a queue for a while, within a deed of another module. */
  easeQueue(tx: Tx, cause: Cause, relief: Relief): Promise<Outcome<null, ReliefRefusal>>
  endRelief(tx: Tx, cause: Cause, relief: Pick<Relief, 'queueId' | 'kind'>): Promise<void>
}
