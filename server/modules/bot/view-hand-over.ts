import type { HandOver } from '#libs/dialogue/hand-over.ts'
import type { HandOverCard } from '#modules/bot/contract.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface Package {
  readonly why: string
  readonly handOver: HandOver | null
  readonly firstSeq: number
}

/** What came with a contact that the bot gave away; undefined: it came without. Who may see it is asked before. */
export async function viewHandOver(db: Queryable, contactId: string): Promise<HandOverCard | undefined> {
  const row = await db.maybe<{ at: number; package: Package }>(
    sql`select at, package from bot.hand_over where contact_id = ${contactId}`,
  )
  if (!row) return undefined
  const { why, handOver, firstSeq } = row.package
  return {
    contactId,
    at: row.at,
    why: handOver?.why ?? why,
    urgency: handOver?.urgency ?? 'normal',
    firstSeq,
    intent: handOver?.intent ?? null,
    flow: handOver?.flow ? { code: handOver.flow.code, name: handOver.flow.name } : null,
    scenario: handOver?.scenario ?? null,
    summary: handOver?.summary ?? null,
    slots: [...(handOver?.slots ?? [])],
    form: handOver?.form ?? {},
    feeling: {
      isUpset: handOver?.feeling.isUpset ?? false,
      reasons: [...(handOver?.feeling.reasons ?? [])],
      cues: [...(handOver?.feeling.cues ?? [])],
    },
    identityLevel: handOver?.identityLevel ?? 0,
    tried: (handOver?.tried ?? []).map((tried) =>
      tried.kind === 'buttons' ? { ...tried, labels: [...tried.labels] } : tried,
    ),
  }
}
