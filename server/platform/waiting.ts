import type { Instant } from '#libs/facts/event.ts'
import { type Actor, may } from '#platform/access.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db, Queryable } from '#platform/database/database.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { type WAITING_GROUPS, type WaitingList, waitingList } from '#platform/waiting-contract.ts'

/** How much waits, and since when the longest; with nothing waiting the instant is null. */
export interface Waiting {
  readonly count: number
  readonly oldestAt: Instant | null
}

/** Something of a module that waits for whoever may do it. Declared by the module, shown on one page with all others. */
export interface WaitingKind {
  /** `articles-to-review`: the page of the console that shows it says so by this name. */
  readonly kind: string
  readonly group: (typeof WAITING_GROUPS)[number]
  /** Who may do it; nobody else hears how much there is. */
  readonly permission: string
  /** What waits for this person: never what they wrote themselves and another has to approve. */
  readonly of: (db: Queryable, actor: Actor, now: Instant) => Promise<Waiting>
}

/** `GET /api/waiting`: all that waits for whoever asks, in the order of the house. */
export function registerWaiting(
  app: HttpApp,
  deps: { readonly db: Db; readonly clock: Clock },
  kinds: readonly WaitingKind[],
) {
  const tags = ['Operations']
  const summary = 'What waits for you: approvals, clocks and alerts of everything you may do'
  app.get(
    '/api/waiting',
    {
      config: { access: { permission: 'identity.read-waiting' } },
      schema: { tags, summary, response: { 200: waitingList } },
    },
    async (request): Promise<WaitingList> => {
      const actor = actorOf(request)
      const asOf = deps.clock.now()
      const lines: WaitingList['lines'] = []
      for (const { kind, group, permission, of } of kinds)
        if (may(actor, permission)) lines.push({ kind, group, ...(await of(deps.db, actor, asOf)) })
      return { asOf, lines }
    },
  )
}
