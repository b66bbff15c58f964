import { localDateOf } from '#libs/business-calendar/local-time.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import type { TermsInForce } from '#modules/rosters/questions.ts'
import { readTermsSpans } from '#modules/rosters/terms-spans.ts'
import type { Queryable } from '#platform/database/database.ts'

/** What each of these people works under today, as `libs/rostering` reads it; who works under no contract is left out. */
export async function termsInForce(
  { platform, zone }: Pick<RostersDeps, 'platform' | 'zone'>,
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly TermsInForce[]> {
  const today = localDateOf(zone, platform.clock.now())
  const terms = await readTermsSpans(db, personIds, { from: today, until: today })
  return [...terms].flatMap(([personId, [own]]) =>
    own ? [{ personId, contract: own.contract, protections: own.protections }] : [],
  )
}
