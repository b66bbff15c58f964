import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { keepClock } from '#modules/complaints/clocks.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintChanged } from '#modules/complaints/events.ts'
import type { PrintedLetter } from '#modules/complaints/letters/pdf.ts'
import { type LetterKind, type LetterLocale, letterFrom } from '#modules/complaints/letters/templates.ts'
import type { letterBody, letterText } from '#modules/complaints/letters-contract.ts'
import { spelledOut } from '#modules/complaints/money.ts'
import { packOfVersion } from '#modules/complaints/pack-store.ts'
import { addEntry, findComplaint, lockComplaint, type StoredComplaint } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type LetterRefusal =
  | 'complaint-not-found'
  | 'letter-not-found'
  | 'interested-person'
  | 'not-decided'
  | 'sent-already'
  | 'edited-meanwhile'
  | 'remedies-missing'

interface LetterRow {
  readonly kind: LetterKind
  readonly locale: LetterLocale
  readonly title: string
  readonly text: string
  readonly version: number
  readonly writtenAt: number
  readonly sentAt: number | null
}

/** Begins a letter from its template, with what the file knows. */
export function beginLetter(
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  { kind, locale }: z.output<typeof letterBody>,
): Promise<Outcome<{ readonly letterId: string }, LetterRefusal>> {
  return writing(deps, actor, complaintId, async (tx, complaint, now) => {
    if (kind === 'decision' && complaint.state.decidedAt === null)
      return refused('not-decided', 'Decide first: a decision letter says what was decided.')
    const facts = await factsOf(tx, complaint, locale, now)
    const { title, text } = letterFrom(kind, locale, facts)
    const letterId = newId(now)
    await tx.run(sql`insert into complaints.letter (id, complaint_id, kind, locale, title, text, version, written_by, written_at)
      values (${letterId}, ${complaintId}, ${kind}, ${locale}, ${title}, ${text}, 1, ${actor.personId}, ${at(now)})`)
    await note(deps, tx, actor, complaintId, now, 'letter', kind)
    return done({ letterId })
  })
}

/** The customer's name is in no letter that is stored: the one who prints it has revealed it, with a purpose. */
async function factsOf(tx: Tx, complaint: StoredComplaint, locale: LetterLocale, now: number) {
  const { pack, calendar } = await packOfVersion(tx, complaint.packKey, complaint.packVersion)
  const on = (instant: number) => localDateOf(calendar.zone, instant)
  const { redressMinor, currency } = complaint
  return {
    ...{ reference: complaint.reference, name: complaint.maskedName, upheld: complaint.upheld },
    ...{ receivedOn: on(complaint.state.receivedAt), dueOn: on(complaint.decisionDueAt), today: on(now) },
    redress: redressMinor && currency ? spelledOut(redressMinor, currency) : null,
    remedies: pack.remedies.map((words) => words[locale]),
    ruleSource: pack.source,
  }
}

export function saveLetter(
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  letterId: string,
  { title, text, version }: z.output<typeof letterText>,
): Promise<Outcome<null, LetterRefusal>> {
  return writing(deps, actor, complaintId, async (tx, _complaint, now) => {
    const letter = await letterOf(tx, complaintId, letterId)
    if (!letter) return refused('letter-not-found')
    if (letter.sentAt !== null) return refused('sent-already', 'What was sent stays as it is: begin another letter.')
    if (letter.version !== version) return refused('edited-meanwhile', 'Somebody changed it since: load it again.')
    await tx.run(sql`update complaints.letter set title = ${title}, text = ${text}, version = version + 1,
      written_by = ${actor.personId}, written_at = ${at(now)} where id = ${letterId}`)
    return done(null)
  })
}

/** Marks it as sent: a decision letter without its remedies cannot be. Telling the result keeps its promise. */
export function sendLetter(
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  letterId: string,
): Promise<Outcome<null, LetterRefusal>> {
  return writing(deps, actor, complaintId, async (tx, complaint, now) => {
    const letter = await letterOf(tx, complaintId, letterId)
    if (!letter) return refused('letter-not-found')
    if (letter.sentAt !== null) return refused('sent-already', 'It was sent already.')
    const ready = await packOfVersion(tx, complaint.packKey, complaint.packVersion)
    const missing = ready.pack.remedies.map((words) => words[letter.locale]).filter((one) => !letter.text.includes(one))
    if (letter.kind === 'decision' && missing.length > 0)
      return refused('remedies-missing', `Say what the customer may do: ${missing.join('; ')} (${ready.pack.source})`)
    await tx.run(
      sql`update complaints.letter set sent_by = ${actor.personId}, sent_at = ${at(now)} where id = ${letterId}`,
    )
    const cause = { kind: 'person', id: actor.personId } as const
    if (letter.kind === 'decision') await keepClock({ deps, tx, cause, complaint, ready }, 'tell-result', now, 'letter')
    await note(deps, tx, actor, complaintId, now, 'letter-sent', letter.kind)
    return done(null)
  })
}

/** For printing: here the name stands in full, so it is a reveal, logged with its purpose before the letter leaves. */
export function printedLetter(
  { platform, identity }: ComplaintDeps,
  actor: Actor,
  {
    complaintId,
    letterId,
    purpose,
  }: { readonly complaintId: string; readonly letterId: string; readonly purpose: string },
): Promise<Outcome<PrintedLetter, LetterRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<PrintedLetter, LetterRefusal>> => {
    const complaint = await findComplaint(tx, actor, complaintId, 'complaints.reveal')
    const letter = complaint && (await letterOf(tx, complaintId, letterId))
    if (!letter) return refused('letter-not-found')
    await identity.recordReveal(tx, {
      personId: actor.personId,
      subject: complaintId,
      field: 'complaint-name',
      purpose,
    })
    const name = complaint.nameSealed === null ? complaint.maskedName : platform.cipher.open(complaint.nameSealed)
    return done({
      title: letter.title,
      reference: complaint.reference,
      text: letter.text.replaceAll(complaint.maskedName, name),
      at: letter.sentAt ?? letter.writtenAt,
    })
  })
}

const letterOf = (db: Queryable, complaintId: string, letterId: string) =>
  db.maybe<LetterRow>(sql`select kind, locale, title, text, version, written_at "writtenAt", sent_at "sentAt"
    from complaints.letter where id = ${letterId} and complaint_id = ${complaintId}`)

function writing<T>(
  { platform }: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  work: (tx: Tx, complaint: StoredComplaint, now: number) => Promise<Outcome<T, LetterRefusal>>,
): Promise<Outcome<T, LetterRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<T, LetterRefusal>> => {
    const complaint = await lockComplaint(tx, actor, complaintId, 'complaints.handle')
    if (!complaint) return refused('complaint-not-found')
    if (complaint.state.interestedIds.includes(actor.personId))
      return refused('interested-person', 'You have an interest in this matter: hand it on to somebody who has none.')
    return work(tx, complaint, platform.clock.now())
  })
}

async function note(
  { platform }: ComplaintDeps,
  tx: Tx,
  actor: Actor,
  complaintId: string,
  now: number,
  change: 'letter' | 'letter-sent',
  code: string,
): Promise<void> {
  await addEntry(tx, { complaintId, at: now, by: actor.personId, what: change, code, note: null })
  await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
    complaintChanged.of(complaintId, now, { complaintId, change, code }),
  ])
}
