import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { draftContent } from '#modules/bot/drafts.ts'
import type { ReleaseChanges } from '#modules/bot/editor-contract.ts'
import type { IntentContent, ReleaseContent } from '#modules/bot/release-content.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface Numbered {
  readonly number: number
  readonly state: string
  readonly content: ReleaseContent
}

/** What the working copy has that the release that is out has not. */
export async function changesOfDraft(db: Queryable): Promise<ReleaseChanges> {
  return compared(await draftContent(db), await currentRelease(db))
}

/** What a release has that the one before it had not; one that never was out is compared with the one that is. */
export async function changesOfRelease(
  db: Queryable,
  releaseId: string,
): Promise<Outcome<ReleaseChanges, 'release-not-found'>> {
  const release = await db.maybe<Numbered>(sql`select number, state, content from bot.release where id = ${releaseId}`)
  if (!release) return refused('release-not-found')
  const wasOut = release.state === 'released' || release.state === 'former'
  const before = wasOut ? await releaseBefore(db, release.number) : await currentRelease(db)
  return done(compared(release.content, before))
}

const currentRelease = (db: Queryable): Promise<Numbered | undefined> =>
  db.maybe<Numbered>(sql`select number, state, content from bot.release where state = 'released'`)

const releaseBefore = (db: Queryable, number: number): Promise<Numbered | undefined> =>
  db.maybe<Numbered>(sql`select number, state, content from bot.release
    where number < ${number} and state in ('released', 'former') order by number desc limit 1`)

function compared(now: ReleaseContent, before: Numbered | undefined): ReleaseChanges {
  return {
    against: before?.number ?? null,
    intents: paired(now.intents, before?.content.intents ?? []).flatMap(intentChange),
    flows: paired(now.flows, before?.content.flows ?? []).flatMap((pair) => {
      const kind = kindOf(pair)
      return kind === null ? [] : [{ code: pair.code, name: { ...pair.either.name }, kind }]
    }),
  }
}

interface Pair<T> {
  readonly code: string
  readonly now: T | undefined
  readonly before: T | undefined
  readonly either: T
}

/** By code, ascending. */
function paired<T extends { readonly code: string }>(now: readonly T[], before: readonly T[]): Pair<T>[] {
  const old = new Map(before.map((one) => [one.code, one]))
  const fresh = new Map(now.map((one) => [one.code, one]))
  const every = new Map([...old, ...fresh])
  return [...every]
    .map(([code, either]) => ({ code, now: fresh.get(code), before: old.get(code), either }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Both come from the same kind of column, which keeps fields in one order, so equal content has equal text. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function kindOf({ now, before }: Pair<unknown>): 'added' | 'removed' | 'changed' | null {
  if (before === undefined) return 'added'
  if (now === undefined) return 'removed'
  return isSame(now, before) ? null : 'changed'
}

const PARTS = ['name', 'topic', 'reason', 'does'] as const

function intentChange(pair: Pair<IntentContent>): ReleaseChanges['intents'] {
  const kind = kindOf(pair)
  if (kind === null) return []
  const { code, now, before, either } = pair
  const said = (one: IntentContent | undefined) => [...(one?.utterances.zh ?? []), ...(one?.utterances.en ?? [])]
  const [has, had] = [said(now), said(before)]
  return [
    {
      code,
      name: { ...either.name },
      kind,
      parts: kind === 'changed' ? PARTS.filter((part) => !isSame(now?.[part], before?.[part])) : [],
      added: has.filter((text) => !had.includes(text)),
      removed: had.filter((text) => !has.includes(text)),
    },
  ]
}
