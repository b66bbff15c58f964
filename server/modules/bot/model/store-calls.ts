import type { Instant } from '#libs/facts/event.ts'
import { at, type Db, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export interface NewCall {
  readonly id: string
  /** Null for the try-out panel. */
  readonly turn: { readonly sessionId: string; readonly seq: number } | null
  readonly at: Instant
  readonly until: Instant
  readonly purpose: 'phrase' | 'command'
  readonly language: string
  readonly model: string
  readonly promptVersion: string
  readonly promptHash: string
  readonly articles: readonly { readonly articleId: string; readonly version: number }[]
  /** Set aside: no call uses more. */
  readonly tokens: number
}

export type Claim =
  | { readonly kind: 'ours' }
  /** Another node asks about this turn until then. */
  | { readonly kind: 'held'; readonly until: Instant }
  /** The day's tokens are spent. */
  | { readonly kind: 'spent' }

/**
 * Takes a turn's one call and the tokens for it, before anything leaves the house: of two nodes one alone asks, and all
 * of them together spend no more than a day's budget.
 * @param day local date of the house
 */
export function claimCall(db: Db, call: NewCall, day: string, tokensPerDay: number): Promise<Claim> {
  return db.transaction(async (tx) => {
    const { turn } = call
    if (turn) {
      const held = await tx.maybe<{ until: Instant }>(
        sql`select until from bot.model_call where session_id = ${turn.sessionId} and seq = ${turn.seq}`,
      )
      if (held) return { kind: 'held', until: held.until } as const
    }
    await tx.run(sql`insert into bot.model_day (day, tokens, calls) values (${day}, 0, 0) on conflict (day) do nothing`)
    const isIn = await tx.run(sql`update bot.model_day set tokens = tokens + ${call.tokens}, calls = calls + 1
      where day = ${day} and tokens + ${call.tokens} <= ${tokensPerDay}`)
    if (isIn === 0) {
      await tx.run(sql`update bot.model_day set not_asked = not_asked + 1 where day = ${day}`)
      return { kind: 'spent' } as const
    }
    const isOurs = await insertCall(tx, call)
    if (isOurs) return { kind: 'ours' } as const
    // Lost to another node between the look and here: what was set aside is given back.
    await tx.run(sql`update bot.model_day set tokens = tokens - ${call.tokens}, calls = calls - 1 where day = ${day}`)
    return { kind: 'held', until: call.until } as const
  })
}

async function insertCall(tx: Tx, call: NewCall): Promise<boolean> {
  const { turn } = call
  const written = await tx.run(sql`insert into bot.model_call (id, session_id, seq, at, until, purpose, language, model,
      prompt_version, prompt_hash, articles, tokens, outcome)
    values (${call.id}, ${turn?.sessionId ?? null}, ${turn?.seq ?? null}, ${at(call.at)}, ${at(call.until)},
      ${call.purpose}, ${call.language}, ${call.model}, ${call.promptVersion}, ${call.promptHash},
      ${json(call.articles)}, ${call.tokens}, 'under-way')
    on conflict (session_id, seq) where session_id is not null do nothing`)
  return written > 0
}

/** What came of it; tokens that were not used go back into the day. */
export async function settleCall(
  db: Db,
  call: Pick<NewCall, 'id' | 'tokens'>,
  day: string,
  end: {
    readonly outcome: 'ready' | 'used' | 'refused' | 'failed'
    readonly why: readonly string[]
    readonly tokens: number
    readonly tookMs: number
  },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`update bot.model_call set outcome = ${end.outcome}, why = ${[...end.why]}::text[],
        tokens = ${end.tokens}, took_ms = ${end.tookMs} where id = ${call.id} and outcome = 'under-way'`)
    await tx.run(
      sql`update bot.model_day set tokens = greatest(0, tokens + ${end.tokens - call.tokens}) where day = ${day}`,
    )
  })
}

/** In the transaction in which the customer gets it. */
export const markUsed = (tx: Tx, callId: string): Promise<number> =>
  tx.run(sql`update bot.model_call set outcome = 'used' where id = ${callId}`)

/** The conversation had moved on. */
export const markDropped = (db: Queryable, callId: string): Promise<number> =>
  db.run(sql`update bot.model_call set outcome = 'dropped' where id = ${callId} and outcome = 'ready'`)

/** Retention of the log. */
export const forgetCalls = (db: Queryable, before: Instant): Promise<number> =>
  db.run(sql`delete from bot.model_call where at < ${at(before)}`)
