import type pg from 'pg'
import { recount } from '../../scripts/recount/recount.ts'
import { verify } from '../../scripts/verify-audit.mjs'
import { type Entry, entriesOf, readBooks } from '../books.ts'
import { canariesIn } from '../check/canaries.ts'
import type {
  BotSession,
  BotTurn,
  Evidence,
  OpenPromise,
  OwnerSpan,
  StoredContact,
  StoredFact,
  StoredMessage,
  Violation,
} from '../check/evidence.ts'
import { withClient } from '../house/database.ts'
import { findCanaries } from './find-canaries.ts'
import { readThreads } from './read-threads.ts'

export interface Sources {
  readonly bookFiles: readonly string[]
  readonly databaseUrl: string
  /** Of every node, all of which live. */
  readonly urls: readonly string[]
  /** What servers wrote, which must not hold a canary either. */
  readonly outputs: readonly string[]
  readonly mostContacts: number
  readonly leftOver: readonly string[]
  readonly seen: readonly Violation[]
}

/** Reads everything a verdict needs, once the house has settled. */
export async function readEvidence(sources: Sources): Promise<Evidence> {
  const books = await readBooks(sources.bookFiles)
  const canaries = new Set(entriesOf(books, 'said').flatMap(({ canary }) => canary ?? []))
  return withClient(sources.databaseUrl, async (client) => ({
    books,
    threads: await readThreads(sources.urls, books, await lastNumbers(client)),
    messages: await rows<StoredMessage>(client, MESSAGES),
    lastSeqs: await lastNumbers(client),
    contacts: await rows<StoredContact>(client, CONTACTS),
    owners: await rows<OwnerSpan>(client, OWNERS),
    botTurns: await rows<BotTurn>(client, BOT_TURNS),
    botSessions: await rows<BotSession>(client, BOT_SESSIONS),
    facts: await rows<StoredFact>(client, FACTS),
    promises: await rows<OpenPromise>(client, PROMISES),
    readAt: Date.now(),
    canariesFound: [
      ...(await findCanaries(client, canaries)),
      ...heardCanaries(books, canaries),
      ...sources.outputs.flatMap((text) =>
        canariesIn(text, canaries).map((digits) => `${digits} in a server’s output`),
      ),
    ],
    mostContacts: sources.mostContacts,
    leftOver: sources.leftOver,
    seen: sources.seen,
    kpiDifferences: (await recount(client)).differences.map(
      ({ what, shown, recounted }) => `${what}: shown ${shown}, recounted ${recounted}`,
    ),
    auditFaults: await auditFaults(sources.databaseUrl),
  }))
}

const lastNumbers = async (client: pg.Client): Promise<ReadonlyMap<string, number>> =>
  new Map((await rows<{ id: string; last: number }>(client, LAST)).map(({ id, last }) => [id, last]))

const rows = async <R extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<R[]> =>
  (await client.query<R>(text)).rows

const heardCanaries = (books: readonly Entry[], canaries: ReadonlySet<string>): readonly string[] =>
  entriesOf(books, 'heard').flatMap(({ who, text }) =>
    canariesIn(text ?? '', canaries).map((digits) => `${digits} was heard by ${who}`),
  )

async function auditFaults(databaseUrl: string): Promise<readonly string[]> {
  const said: string[] = []
  const code = await verify(databaseUrl, undefined, (line: string) => said.push(line))
  return code === 0 ? [] : said
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`

const MESSAGES = `select conversation_id cid, seq, contact_id contact, ${ms('at')} at, author_kind author,
    author_id "authorId", client_id "clientId", audience = 'staff' "isForStaff",
    case when kind = 'text' then text end text
  from conversations.message`
const LAST = 'select id, last_seq last from conversations.conversation'
const CONTACTS = `select id, conversation_id cid, ${ms('asked_at')} "askedAt", ${ms('answered_at')} "answeredAt",
    ${ms('ended_at')} "endedAt", end_reason "endReason", ${ms('wrap_up_finished_at')} "wrappedUpAt", summary
  from conversations.contact`
const OWNERS = `select contact_id contact, person_id person, ${ms('joined_at')} "from", ${ms('left_at')} "to"
  from conversations.participant where role = 'owner'`
const BOT_TURNS = `select t.session_id session, s.conversation_id cid, t.seq
  from bot.turn t join bot.session s on s.id = t.session_id`
const BOT_SESSIONS = `select id, conversation_id cid, outcome, contact_id contact,
    case why when 'went-away' then ${ms('ended_at')} end "wentAwayAt" from bot.session`
const FACTS = `select position::float8 position, type, about, data from platform.log
  where type like 'routing.%' or type like 'conversations.%' order by log.position`
const PROMISES = `select id, kind, state, ${ms('due_at')} "dueAt", about_id about
  from promises.promise where ended_at is null`
