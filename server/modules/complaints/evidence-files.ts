import { createHash } from 'node:crypto'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type AlterRefusal, altering } from '#modules/complaints/change.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { findComplaint, withinReach } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { type DocumentRefusal, takeDocument } from '#platform/files/document.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { newId } from '#platform/ids.ts'

const MOST_FILES = 50

interface Upload {
  readonly name: string
  readonly content: AsyncIterable<Buffer>
  /** What it answers: then that has come. */
  readonly evidenceId: string | null
}

/** Takes a paper in: counted, looked into, named anew, its checksum written down. */
export async function keepEvidenceFile(
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  { name: given, content, evidenceId }: Upload,
): Promise<Outcome<{ readonly fileId: string }, AlterRefusal | DocumentRefusal>> {
  if (!(await findComplaint(deps.platform.db, actor, complaintId, 'complaints.handle')))
    return refused('complaint-not-found')
  const document = await takeDocument(content, deps.platform.config.FILE_MOST_BYTES)
  if (!document.ok) return document
  const { bytes, mediaType } = document.value
  const name = cleanFileName(given, mediaType)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const fileId = newId(deps.platform.clock.now())
  const kept = await altering(deps, actor, complaintId, async ({ tx, now, complaint }) => {
    if (complaint.state.endedAt !== null) return refused('ended-already', 'It has ended: its papers stay as they are.')
    const { count } = await tx.one<{ count: number }>(
      sql`select count(*)::int count from complaints.evidence_file where complaint_id = ${complaintId}`,
    )
    if (count >= MOST_FILES) return refused('too-many-files', `At most ${MOST_FILES} to a complaint.`)
    if (evidenceId !== null) {
      const known = await tx.run(sql`update complaints.evidence set got_at = coalesce(got_at, ${at(now)}),
          note = coalesce(note, ${name}), sha256 = coalesce(sha256, ${sha256})
        where id = ${evidenceId} and complaint_id = ${complaintId}`)
      if (known === 0) return refused('evidence-not-found', 'Name what was asked for in this complaint.')
    }
    await tx.run(sql`insert into complaints.evidence_file
        (id, complaint_id, evidence_id, name, media_type, byte_count, sha256, bytes, uploaded_by, uploaded_at)
      values (${fileId}, ${complaintId}, ${evidenceId}, ${name}, ${mediaType}, ${bytes.length}, ${sha256}, ${bytes},
        ${actor.personId}, ${at(now)})`)
    return done({ change: 'evidence', code: 'file-added', note: name })
  })
  return kept.ok ? done({ fileId }) : kept
}

/** Marks a paper that does not belong here; it stays in the file, with who said so and why. */
export const withdrawEvidenceFile = (
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  fileId: string,
  why: string,
) =>
  altering(deps, actor, complaintId, async ({ tx, now, complaint }) => {
    if (complaint.state.endedAt !== null) return refused('ended-already', 'It has ended: its papers stay as they are.')
    const marked = await tx.maybe<{ name: string }>(sql`update complaints.evidence_file
      set withdrawn_at = ${at(now)}, withdrawn_by = ${actor.personId}, withdrawn_why = ${why}
      where id = ${fileId} and complaint_id = ${complaintId} and withdrawn_at is null returning name`)
    return marked
      ? done({ change: 'evidence', code: 'file-withdrawn', note: `${marked.name}: ${why}` })
      : refused('file-not-found', 'Name a paper of this complaint that was not withdrawn.')
  })

export interface StoredEvidenceFile {
  readonly name: string
  readonly mediaType: string
  readonly byteCount: number
  readonly bytes: Buffer
}

/** A paper of a complaint within reach; undefined once it is erased. */
export const openEvidenceFile = ({ platform }: ComplaintDeps, actor: Actor, complaintId: string, fileId: string) =>
  platform.db.maybe<StoredEvidenceFile>(sql`select f.name, f.media_type "mediaType", f.byte_count "byteCount", f.bytes
    from complaints.evidence_file f join complaints.complaint c on c.id = f.complaint_id
    where f.id = ${fileId} and c.id = ${complaintId} and f.bytes is not null and ${withinReach(actor, 'complaints.read')}`)

interface FileRow {
  readonly fileId: string
  readonly evidenceId: string | null
  readonly name: string
  readonly mediaType: string
  readonly byteCount: number
  readonly isErased: boolean
  readonly uploadedBy: string
  readonly uploadedAt: number
  readonly withdrawnBy: string | null
  readonly withdrawnAt: number | null
  readonly withdrawnWhy: string | null
}
export const evidenceFilesOf = (db: Queryable, complaintId: string) =>
  db.rows<FileRow>(sql`select id "fileId", evidence_id "evidenceId", name, media_type "mediaType",
      byte_count "byteCount", bytes is null "isErased", uploaded_by "uploadedBy", uploaded_at "uploadedAt",
      withdrawn_by "withdrawnBy", withdrawn_at "withdrawnAt", withdrawn_why "withdrawnWhy"
    from complaints.evidence_file where complaint_id = ${complaintId} order by uploaded_at, id`)
