import { datesOf, type ReadyPack } from '#libs/complaint-rules/dates.ts'
import { decide, LEGAL_FROM, type Move, type MoveKind } from '#libs/complaint-rules/decide.ts'
import { clockRule } from '#libs/complaint-rules/pack.ts'
import type { Instant } from '#libs/facts/event.ts'
import { casesOf } from '#modules/complaints/cases-of.ts'
import { repeatsAt } from '#modules/complaints/causes/repeats.ts'
import { ABOUT, OWED, promiseKind } from '#modules/complaints/clocks.ts'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { type ComplaintDeps, namesOf } from '#modules/complaints/deps.ts'
import { evidenceFilesOf } from '#modules/complaints/evidence-files.ts'
import { packOfVersion } from '#modules/complaints/pack-store.ts'
import { findComplaint, type StoredComplaint } from '#modules/complaints/store.ts'
import { dayEdges, rowOf } from '#modules/complaints/views.ts'
import { type Actor, may } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** Everything of one complaint as its screen shows it; undefined beyond reach. */
export async function complaintFileOf(
  deps: ComplaintDeps,
  actor: Actor,
  id: string,
): Promise<ComplaintFile | undefined> {
  const { db, clock, config } = deps.platform
  const stored = await findComplaint(db, actor, id)
  if (!stored) return undefined
  const now = clock.now()
  const ready = await packOfVersion(db, stored.packKey, stored.packVersion)
  const [evidence, files, letters, entries, causes, cases] = await Promise.all([
    evidenceOf(db, id),
    evidenceFilesOf(db, id),
    lettersOf(db, id),
    entriesOf(db, id),
    causesOf(db, id),
    casesOf(deps, db, actor, id),
  ])
  const { state } = stored
  const nameOf = await namesOf(deps.identity, db, [
    ...[state.handlerId, stored.registeredBy, state.extensionAsked?.by ?? null, stored.levelAsked?.by ?? null],
    ...state.interestedIds,
    ...files.flatMap(({ uploadedBy, withdrawnBy }) => [uploadedBy, withdrawnBy]),
    ...letters.map(({ writtenBy }) => writtenBy),
    ...entries.map(({ by }) => by),
  ])
  const { pack } = ready
  return {
    ...rowOf(stored, nameOf(state.handlerId), now, dayEdges(config.TIME_ZONE, now)),
    pack: { key: stored.packKey, version: stored.packVersion, name: pack.name, lastVerifiedOn: pack.lastVerifiedOn },
    traits: [...state.traits],
    ...{ maskedPhone: stored.maskedPhone, customerId: stored.customerId, contactId: stored.contactId },
    ...{ registeredBy: nameOf(stored.registeredBy), registeredAt: stored.registeredAt },
    clocks: await clocksOf(deps, stored, ready),
    moves: movesFor(actor, stored, ready, now),
    interested: state.interestedIds.map(nameOf),
    representatives: state.representatives,
    extensionAsked: state.extensionAsked && { by: nameOf(state.extensionAsked.by), at: state.extensionAsked.at },
    levelAsked: stored.levelAsked && { ...stored.levelAsked, by: nameOf(stored.levelAsked.by) },
    coding: { channel: stored.axisChannel, product: stored.axisProduct, reason: stored.axisReason },
    causes,
    cases,
    aroseAt: await unitOf(deps, stored.aroseAt),
    repeats: may(actor, 'complaints.handle')
      ? await repeatsAt(deps, {
          ...{ causes: causes.map(({ cause }) => cause), product: stored.axisProduct, unitId: stored.aroseAt },
        })
      : [],
    ...{ upheld: stored.upheld, redressMinor: stored.redressMinor, currency: stored.currency },
    ...{ decidedAt: state.decidedAt, mergedInto: stored.mergedInto, version: stored.version },
    evidence,
    files: files.map(({ uploadedBy, withdrawnBy, withdrawnAt, withdrawnWhy, ...file }) => ({
      ...file,
      uploadedBy: nameOf(uploadedBy),
      withdrawn: withdrawnAt === null ? null : { by: nameOf(withdrawnBy), at: withdrawnAt, why: withdrawnWhy ?? '' },
    })),
    letters: letters.map((letter) => ({ ...letter, writtenBy: nameOf(letter.writtenBy) })),
    entries: entries.map((entry) => ({ ...entry, by: nameOf(entry.by) })),
  }
}

async function clocksOf(
  deps: ComplaintDeps,
  stored: StoredComplaint,
  { pack, calendar }: ReadyPack,
): Promise<ComplaintFile['clocks']> {
  const dates = datesOf({ pack, calendar }, stored.state, stored.state.traits)
  const kinds = [...new Set(OWED.map(promiseKind))]
  const kept = await Promise.all(
    kinds.map(async (kind) => (await deps.promises.clocks(deps.platform.db, kind, ABOUT, [stored.id]))[0]),
  )
  return dates.flatMap((date) => {
    const rule = clockRule(pack, date.clock)
    if (!rule) return []
    // Of the three lengths of the decision only the one that runs is the promise.
    const promise = kept.find((one) => one?.kind === promiseKind(date.clock) && one.dueAt === date.dueAt)
    const { text, source, basis } = rule
    return [{ ...date, text, source, basis, state: promise?.state ?? null, keptAt: promise?.keptAt ?? null }]
  })
}

/** Each move that the stage allows, asked of the rules as this person would make it. */
function movesFor(actor: Actor, stored: StoredComplaint, ready: ReadyPack, now: Instant): ComplaintFile['moves'] {
  if (stored.level !== 'complaint' || stored.mergedInto !== null || !may(actor, 'complaints.handle')) return []
  return (Object.keys(LEGAL_FROM) as MoveKind[])
    .filter((kind) => LEGAL_FROM[kind].includes(stored.state.stage))
    .map((kind) => {
      const decision = decide(asIf(kind, actor.personId), stored.state, ready, now)
      return { kind, block: decision.ok ? null : decision.block }
    })
}

/** A move with somebody named who has no interest: only the path and the one who moves are judged. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
function asIf(kind: MoveKind, by: string): Move {
  if (kind === 'answer-extension') return { kind, by, approved: true }
  if (kind === 'name-handler' || kind === 'record-interest') return { kind, by, personId: NOBODY }
  return kind === 'name-representatives' ? { kind, by, count: 1 } : { kind, by }
}

const causesOf = (db: Queryable, id: string) =>
  db.rows<ComplaintFile['causes'][number]>(sql`select cause, note from complaints.cause_of
    where complaint_id = ${id} order by place`)

async function unitOf({ platform, identity }: ComplaintDeps, unitId: string | null): Promise<ComplaintFile['aroseAt']> {
  if (unitId === null) return null
  const unit = (await identity.units(platform.db)).find((one) => one.unitId === unitId)
  return unit ? { unitId, name: unit.name } : null
}

const evidenceOf = (db: Queryable, id: string) =>
  db.rows<ComplaintFile['evidence'][number]>(sql`select id "evidenceId", what, source, asked_at "askedAt",
    due_at "dueAt", got_at "gotAt", note, sha256 from complaints.evidence where complaint_id = ${id} order by asked_at, id`)

type LetterRow = Omit<ComplaintFile['letters'][number], 'writtenBy'> & { readonly writtenBy: string }
export const lettersOf = (db: Queryable, id: string) =>
  db.rows<LetterRow>(sql`select id "letterId", kind, locale, title, text, version, written_by "writtenBy",
    written_at "writtenAt", sent_at "sentAt" from complaints.letter where complaint_id = ${id} order by written_at, id`)

type EntryRow = Omit<ComplaintFile['entries'][number], 'by'> & { readonly by: string | null }
const entriesOf = (db: Queryable, id: string) =>
  db.rows<EntryRow>(sql`select number, at, by_id "by", what, code, note from complaints.entry
    where complaint_id = ${id} order by number desc`)
