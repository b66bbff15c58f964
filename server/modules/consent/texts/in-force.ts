import type { Purpose } from '#libs/contact-gate/purposes.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { TextWords } from '#modules/consent/texts-contract.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

export interface TextInForce {
  readonly textId: string
  readonly purpose: Purpose
  readonly receiver: string
  readonly version: number
  readonly words: TextWords
}

/** The words consent is asked in now: of each purpose and receiver the newest version that has come into force. */
export const textsInForce = (db: Queryable, now: Instant): Promise<TextInForce[]> =>
  db.rows(sql`select distinct on (purpose, receiver) id "textId", purpose, receiver, version, words
    from consent.text_version where state = 'approved' and effective_at <= ${at(now)}
    order by purpose, receiver, version desc`)

export const textInForce = (
  db: Queryable,
  purpose: string,
  receiver: string,
  now: Instant,
): Promise<TextInForce | undefined> =>
  db.maybe(sql`select id "textId", purpose, receiver, version, words from consent.text_version
    where purpose = ${purpose} and receiver = ${receiver} and state = 'approved' and effective_at <= ${at(now)}
    order by version desc limit 1`)
