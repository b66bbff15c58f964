import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { working } from '#modules/cases/act.ts'
import { isOpen } from '#modules/cases/case.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { announceChange, writeLine } from '#modules/cases/store.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { isImage, sniffBytes } from '#platform/files/file-types.ts'
import { imageSize, isTooLarge } from '#platform/files/image-size.ts'
import { newId } from '#platform/ids.ts'

export type CaseFileRefusal =
  | 'case-not-found'
  | 'case-not-open'
  | 'file-too-large'
  | 'file-empty'
  | 'file-type-not-allowed'
  | 'image-too-large'
  | 'too-many-files'
const WELCOME: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
/** Held in memory while it is looked into. */
const MOST_BYTES = 10 * 1024 * 1024
const MOST_FILES = 50

interface Upload {
  readonly name: string
  readonly content: AsyncIterable<Buffer>
}

/** Takes a file in as evidence: counted, looked into, named anew. */
export async function keepCaseFile(
  deps: CaseDeps,
  actor: Actor,
  caseId: string,
  upload: Upload,
): Promise<Outcome<{ readonly fileId: string }, CaseFileRefusal>> {
  if (!(await isSeen(deps, actor, caseId))) return refused('case-not-found')
  const mostBytes = Math.min(MOST_BYTES, deps.platform.config.FILE_MOST_BYTES)
  const bytes = await collect(upload.content, mostBytes)
  if (bytes === 'too-large') return refused('file-too-large', `At most ${mostBytes} bytes.`)
  if (bytes.length === 0) return refused('file-empty', 'Choose a file with something in it.')
  const looked = await lookInto(bytes)
  if (!looked.ok) return looked
  return working(
    deps,
    actor,
    caseId,
    async ({ tx, cause, now, one }): Promise<Outcome<{ fileId: string }, CaseFileRefusal>> => {
      if (!isOpen(one.state)) return refused('case-not-open', 'Re-open the case first.')
      const { count } = await tx.one<{ count: number }>(
        sql`select count(*)::int count from cases.file where case_id = ${caseId}`,
      )
      if (count >= MOST_FILES) return refused('too-many-files', `At most ${MOST_FILES} to a case.`)
      const [fileId, name] = [newId(now), cleanFileName(upload.name, looked.value)]
      await tx.run(sql`insert into cases.file (id, case_id, name, media_type, byte_count, bytes, uploaded_by, uploaded_at)
      values (${fileId}, ${caseId}, ${name}, ${looked.value}, ${bytes.length}, ${bytes}, ${actor.personId}, ${at(now)})`)
      await writeLine(tx, cause, caseId, now, { kind: 'file-added', values: { file: name } })
      await announceChange(deps, tx, cause, now, one, 'file-added')
      return done({ fileId })
    },
  )
}

const isSeen = ({ platform }: CaseDeps, actor: Actor, caseId: string) =>
  platform.db.maybe(sql`select 1 from cases."case" c where c.id = ${caseId} and ${casesVisibleTo(actor)}`)

async function collect(content: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer | 'too-large'> {
  const parts: Buffer[] = []
  let count = 0
  for await (const part of content) {
    count += part.length
    // The rest is read and dropped: whoever sends it hears the refusal.
    if (count <= mostBytes) parts.push(part)
  }
  return count > mostBytes ? 'too-large' : Buffer.concat(parts)
}

async function lookInto(bytes: Buffer): Promise<Outcome<string, CaseFileRefusal>> {
  const mediaType = await sniffBytes(bytes)
  if (mediaType === undefined || !WELCOME.has(mediaType))
    return refused('file-type-not-allowed', 'Attach PDF, PNG, JPEG or DOCX.')
  if (!isImage(mediaType)) return done(mediaType)
  const size = await imageSize(async (offset, length) => bytes.subarray(offset, offset + length), mediaType)
  if (!size) return refused('file-type-not-allowed', 'The picture is broken.')
  return isTooLarge(size)
    ? refused('image-too-large', 'At most 16,384 pixels a side, 64 million in all.')
    : done(mediaType)
}

export interface StoredCaseFile {
  readonly name: string
  readonly mediaType: string
  readonly byteCount: number
  readonly bytes: Buffer
}

/** Evidence of a case that this person may see. */
export const openCaseFile = ({ platform }: CaseDeps, actor: Actor, caseId: string, fileId: string) =>
  platform.db.maybe<StoredCaseFile>(sql`select f.name, f.media_type "mediaType", f.byte_count "byteCount", f.bytes
    from cases.file f join cases."case" c on c.id = f.case_id
    where f.id = ${fileId} and c.id = ${caseId} and ${casesVisibleTo(actor)}`)
