import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { working } from '#modules/cases/act.ts'
import { isOpen } from '#modules/cases/case.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { announceChange, writeLine } from '#modules/cases/store.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import { type DocumentRefusal, takeDocument } from '#platform/files/document.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { newId } from '#platform/ids.ts'

export type CaseFileRefusal = DocumentRefusal | 'case-not-found' | 'case-not-open' | 'too-many-files'
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
  const document = await takeDocument(upload.content, deps.platform.config.FILE_MOST_BYTES)
  if (!document.ok) return document
  const { bytes, mediaType } = document.value
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
      const [fileId, name] = [newId(now), cleanFileName(upload.name, mediaType)]
      await tx.run(sql`insert into cases.file (id, case_id, name, media_type, byte_count, bytes, uploaded_by, uploaded_at)
      values (${fileId}, ${caseId}, ${name}, ${mediaType}, ${bytes.length}, ${bytes}, ${actor.personId}, ${at(now)})`)
      await writeLine(tx, cause, caseId, now, { kind: 'file-added', values: { file: name } })
      await announceChange(deps, tx, cause, now, one, 'file-added')
      return done({ fileId })
    },
  )
}

const isSeen = ({ platform }: CaseDeps, actor: Actor, caseId: string) =>
  platform.db.maybe(sql`select 1 from cases."case" c where c.id = ${caseId} and ${casesVisibleTo(actor)}`)

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
