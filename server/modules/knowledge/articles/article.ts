import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import {
  ARTICLE_LOCALES,
  type ArticleLocale,
  type ArticleWords,
  type articleStates,
  type versionStates,
} from '#modules/knowledge/article-contract.ts'

/** One version, as far as its life is concerned. */
export interface VersionLife {
  readonly version: number
  readonly state: 'draft' | 'submitted' | 'approved' | 'discarded'
  readonly revision: number
  /** Everyone whose hands the words went through since they were copied from the version before. */
  readonly writers: readonly string[]
  readonly submittedBy: string | null
  readonly effectiveAt: Instant | null
  readonly expiresAt: Instant | null
  readonly withdrawnAt: Instant | null
}

type Span = Pick<VersionLife, 'version' | 'state' | 'effectiveAt' | 'expiresAt' | 'withdrawnAt'>

/**
 * The version that answers at `at`: the highest approved one that has taken effect, unless it has expired or was
 * withdrawn by then. An older one never comes back by itself; somebody has to go back to it. Spans are half-open:
 * at `effectiveAt` it answers, at `expiresAt` it answers no more.
 */
export function versionInForce<V extends Span>(versions: readonly V[], at: Instant): V | undefined {
  const newest = deciding(versions, at)
  return newest && at < endOf(newest) ? newest : undefined
}

/** The highest approved version that has taken effect, whether or not it still answers. */
function deciding<V extends Span>(versions: readonly V[], at: Instant): V | undefined {
  let newest: V | undefined
  for (const one of versions) {
    if (one.state !== 'approved' || one.effectiveAt === null || at < one.effectiveAt) continue
    // Withdrawn before it ever took effect: as if it had never been approved.
    if (one.withdrawnAt !== null && one.withdrawnAt <= one.effectiveAt) continue
    if (newest === undefined || one.version > newest.version) newest = one
  }
  return newest
}

const endOf = ({ expiresAt, withdrawnAt }: Span): Instant =>
  Math.min(expiresAt ?? Number.POSITIVE_INFINITY, withdrawnAt ?? Number.POSITIVE_INFINITY)

/** Where each version stands at `at`, in words. */
export function stateOfVersion(versions: readonly Span[], one: Span, at: Instant): (typeof versionStates)[number] {
  if (one.state !== 'approved' || one.effectiveAt === null) return one.state === 'approved' ? 'discarded' : one.state
  if (one.withdrawnAt !== null && one.withdrawnAt <= at) return 'withdrawn'
  if (at < one.effectiveAt) return (deciding(versions, at)?.version ?? 0) > one.version ? 'superseded' : 'scheduled'
  if (deciding(versions, at)?.version !== one.version) return 'superseded'
  return at < endOf(one) ? 'in-force' : 'expired'
}

/** Where the article stands as a whole: what answers counts before what will, and that before what did. */
export function stateOfArticle(versions: readonly Span[], at: Instant): (typeof articleStates)[number] {
  const states = new Set(versions.map((one) => stateOfVersion(versions, one, at)))
  for (const state of ['in-force', 'scheduled', 'expired', 'withdrawn'] as const) if (states.has(state)) return state
  return states.has('draft') || states.has('submitted') ? 'new' : 'discarded'
}

export type ReviewRefusal = 'nothing-to-review' | 'edited-meanwhile' | 'own-text' | 'already-over' | 'reason-missing'

/**
 * Whether this person may let these words answer. Whoever wrote any of them, or handed them in, may not, whatever their
 * role is by now: it is people who are compared, never roles.
 * @returns the span in which the version will answer; one wished to begin in the past begins now
 */
export function decideApproval(
  version: VersionLife,
  by: { readonly personId: string; readonly revision: number; readonly now: Instant },
): Outcome<{ readonly effectiveAt: Instant; readonly expiresAt: Instant | null }, ReviewRefusal> {
  const refusal = refuseReview(version, by)
  if (refusal) return refusal
  const effectiveAt = Math.max(version.effectiveAt ?? by.now, by.now)
  if (version.expiresAt !== null && version.expiresAt <= effectiveAt)
    return refused('already-over', 'It would end before it begins: return it, so that its writer gives it another end.')
  return done({ effectiveAt, expiresAt: version.expiresAt })
}

export function decideReturn(
  version: VersionLife,
  by: { readonly personId: string; readonly revision: number; readonly note: string | null },
): Outcome<null, ReviewRefusal> {
  const refusal = refuseReview(version, by)
  if (refusal) return refusal
  if (by.note === null || by.note === '') return refused('reason-missing', 'Say what has to be changed.')
  return done(null)
}

function refuseReview(
  version: VersionLife,
  by: { readonly personId: string; readonly revision: number },
): Outcome<never, ReviewRefusal> | undefined {
  if (version.state !== 'submitted') return refused('nothing-to-review', 'Nothing waits for a review here.')
  if (version.revision !== by.revision)
    return refused('edited-meanwhile', 'It was changed since you read it: read it again.')
  if (!isSecondPerson(version, by.personId))
    return refused('own-text', 'You wrote some of it: somebody else has to review it.')
  return undefined
}

/** Somebody who neither wrote any of it nor handed it in. */
export const isSecondPerson = (
  { writers, submittedBy }: Pick<VersionLife, 'writers' | 'submittedBy'>,
  personId: string,
): boolean => !writers.includes(personId) && submittedBy !== personId

export const gapsOf = (words: ArticleWords): ArticleLocale[] =>
  ARTICLE_LOCALES.filter((locale) => words[locale] === undefined)

/** Who reads which language when theirs is missing: the nearest script first. */
const NEXT_BEST: Readonly<Record<ArticleLocale, readonly ArticleLocale[]>> = {
  'zh-CN': ['zh-CN', 'zh-TW', 'en'],
  'zh-TW': ['zh-TW', 'zh-CN', 'en'],
  en: ['en', 'zh-CN', 'zh-TW'],
}

/** The language an article is told in to a reader of `wanted`; another than theirs only when theirs is a gap. */
export const toldIn = (words: ArticleWords, wanted: ArticleLocale): ArticleLocale =>
  NEXT_BEST[wanted].find((locale) => words[locale] !== undefined) ?? wanted

export interface Reader {
  readonly audience: 'customer' | 'agent'
  readonly channel?: string | undefined
  readonly product?: string | undefined
  readonly topic?: string | undefined
  readonly unitIds?: readonly string[] | 'all' | undefined
}

/** Whether an article in force is for this reader, here. */
export function isFor(
  article: {
    readonly audience: 'customer' | 'agent' | 'both'
    readonly channels: readonly string[]
    readonly products: readonly string[]
    readonly topic: string
    readonly unitIds: readonly string[]
  },
  { audience, channel, product, topic, unitIds = [] }: Reader,
): boolean {
  if (audience === 'customer' && article.audience === 'agent') return false
  if (channel !== undefined && article.channels.length > 0 && !article.channels.includes(channel)) return false
  if (product !== undefined && article.products.length > 0 && !article.products.includes(product)) return false
  if (topic !== undefined && article.topic !== topic) return false
  return unitIds === 'all' || article.unitIds.length === 0 || article.unitIds.some((unit) => unitIds.includes(unit))
}
