import { maskSequence } from '#libs/masking/mask-sequence.ts'
import { groupBy } from '#modules/conversations/grouping.ts'
import { contentOf } from '#modules/conversations/writer/content.ts'
import type { Draft } from '#modules/conversations/writer/draft.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

/** Pieces of one number come close together; what lies further back is another matter. */
const PIECES_WITHIN_MS = 5 * 60_000
const MOST_PIECES = 8
/** An answer or a piece is short, and holds a digit of any script or several written ones. */
const LONGEST_PIECE = 40
const DIGITS =
  /\p{Nd}|[〇零一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖幺].*[〇零一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖幺]/su

/** The same for the same content, and telling nothing of it. */
export type Fingerprint = (content: string) => string
type Changing = { -readonly [K in keyof Draft]: Draft[K] }

/** Something said before, in this thread; `seq` null when it is about to be written in the same statement. */
interface Said {
  readonly conversationId: string
  readonly seq: number | null
  readonly authorId: string
  text: string
  readonly place: number | null
}

export interface InContext {
  readonly drafts: readonly Draft[]
  /** Earlier messages that turned out to hold a part of a number, with what they shall say now. */
  readonly rewrites: readonly { readonly conversationId: string; readonly seq: number; readonly text: string }[]
}

/**
 * Masks what only shows beside its neighbours: a card number sent in several messages, a one-time code sent alone
 * in answer to a question for it or after its name. Costs a reading only where a short message holds digits.
 */
export async function maskInContext(
  db: Queryable,
  drafts: readonly Draft[],
  now: number,
  fingerprint: Fingerprint,
): Promise<InContext> {
  const suspects = drafts.filter(isSuspect)
  if (suspects.length === 0) return { drafts, rewrites: [] }
  const conversationIds = [...new Set(suspects.map((draft) => draft.conversationId))]
  const recent = groupBy(await readRecent(db, conversationIds, now), (said) => said.conversationId)
  const before = new Map(conversationIds.map((id) => [id, recent.get(id) ?? []]))
  const masked: Changing[] = drafts.map((draft) => ({ ...draft }))
  const rewritten = new Set<Said>()
  for (const [place, draft] of masked.entries()) {
    const said = before.get(draft.conversationId)
    if (!said || draft.text === null) continue
    if (isSuspect(draft)) for (const piece of maskOne(draft, said, fingerprint)) rewritten.add(piece)
    said.push({ conversationId: draft.conversationId, seq: null, authorId: draft.author.id, text: draft.text, place })
  }
  for (const { place, text } of rewritten) {
    const draft = place === null ? undefined : masked[place]
    if (!draft) continue
    draft.said ??= fingerprint(contentOf(draft))
    draft.text = text
  }
  const rewrites = [...rewritten].flatMap(({ conversationId, seq, text }) =>
    seq === null ? [] : { conversationId, seq, text },
  )
  return { drafts: masked, rewrites }
}

const isSuspect = (draft: Draft): boolean =>
  draft.kind === 'text' &&
  draft.author.kind !== 'system' &&
  (draft.text ?? '').length <= LONGEST_PIECE &&
  DIGITS.test(draft.text ?? '')

/** Changes the draft where its text is part of something; @returns the earlier messages that are part of it too */
function maskOne(draft: Changing, said: readonly Said[], fingerprint: Fingerprint): Said[] {
  const text = draft.text ?? ''
  const own = said.filter((one) => one.authorId === draft.author.id).slice(-MOST_PIECES)
  const { texts, rewrite } = maskSequence([...own.map((one) => one.text), text], standingQuestion(draft, said))
  const masked = texts[texts.length - 1] ?? text
  if (masked !== text) {
    draft.said = fingerprint(contentOf(draft))
    draft.text = masked
  }
  return rewrite.flatMap((index) => {
    const piece = own[index]
    if (!piece) return []
    piece.text = texts[index] ?? piece.text
    return piece
  })
}

/** How many words such as "one moment" may stand between a question and its answer. */
const MOST_MEANWHILE = 2

/** What the other side asked last, as long as nothing was said since that may have been the answer. */
function standingQuestion({ author }: Draft, said: readonly Said[]): string {
  const recent = said.slice(-MOST_MEANWHILE - 1).reverse()
  const asked = recent.findIndex((one) => one.authorId !== author.id)
  const isAnswered = recent.slice(0, asked).some((one) => DIGITS.test(one.text) || one.text.includes('*'))
  return asked < 0 || isAnswered ? '' : (recent[asked]?.text ?? '')
}

async function readRecent(db: Queryable, conversationIds: readonly string[], now: number): Promise<Said[]> {
  return db.rows<Said>(sql`select m.conversation_id "conversationId", m.seq, m.author_id "authorId", m.text, null::int place
      from conversations.conversation c cross join lateral (
        select * from conversations.message m where m.conversation_id = c.id and m.seq > c.last_seq - 20
          and m.kind = 'text' and m.at > ${at(now - PIECES_WITHIN_MS)}::timestamptz) m
      where c.id = any(${conversationIds}::uuid[]) order by m.conversation_id, m.seq`)
}

/** Masks earlier pieces where they stand. Who watches sees it on loading: lines of a feed are never sent twice. */
export async function rewritePieces(
  db: Queryable,
  rewrites: InContext['rewrites'],
  fingerprint: Fingerprint,
): Promise<void> {
  for (const { conversationId, seq, text } of rewrites) {
    const row = await db.maybe<{ audience: string; text: string; extra: { choices?: string[] } | null }>(
      sql`select audience, text, extra from conversations.message
        where conversation_id = ${conversationId} and seq = ${seq} and kind = 'text'`,
    )
    if (!row) continue
    const said = fingerprint(contentOf({ kind: 'text', audience: row.audience, text: row.text, extra: row.extra }))
    await db.run(sql`update conversations.message set text = ${text}, said = coalesce(said, ${said})
      where conversation_id = ${conversationId} and seq = ${seq}`)
  }
}
