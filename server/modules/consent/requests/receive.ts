import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import type { Cause } from '#libs/facts/event.ts'
import { requestReceived } from '#modules/consent/events.ts'
import type { requestBody } from '#modules/consent/requests-contract.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { at, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

const DAY_MS = 86_400_000
/** The house's own target, and the limit it never passes. */
export const TARGET = { kind: 'data-request', days: 15 } as const
export const LIMIT = { kind: 'data-request-limit', days: 30 } as const
export const ABOUT = 'data-request'
export const promiseOf = (kind: string, requestId: string) => ({ kind, aboutKind: ABOUT, aboutId: requestId })

/** Takes down what a customer asks about their own data; both clocks run from this instant. @returns its id */
export function receiveRequest(
  { platform, promises, zone }: ConsentDeps,
  by: string,
  customerId: string,
  { kind, wish, saidThrough }: z.output<typeof requestBody>,
): Promise<string> {
  const cause: Cause = { kind: 'person', id: by }
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const requestId = newId(now)
    const { number } = await tx.one<{ number: number }>(sql`select nextval('consent.data_request_number') number`)
    const reference = `P${localDateOf(zone, now).replaceAll('-', '')}-${String(number).padStart(4, '0')}`
    await tx.run(sql`insert into consent.data_request (id, reference, customer_id, kind, wish, said_through, received_at,
        received_by, state)
      values (${requestId}, ${reference}, ${customerId}, ${kind}, ${wish}, ${saidThrough}, ${at(now)}, ${by}, 'open')`)
    for (const { kind: promise, days } of [TARGET, LIMIT]) {
      await promises.make(tx, cause, {
        kind: promise,
        about: { kind: ABOUT, id: requestId },
        ownerId: null,
        queueId: null,
        madeAt: now,
        allowance: { kind: 'elapsed', ms: days * DAY_MS },
        warnAtRemainingMs: [3 * DAY_MS],
        title: reference,
      })
    }
    await platform.log.announce(tx, cause, [requestReceived.of(customerId, now, { requestId, reference, kind })])
    return requestId
  })
}
