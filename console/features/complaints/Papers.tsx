import '../../ui/problems/file-problems.ts'
import { useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { bytes } from '../../ui/figures/numbers.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { DOCUMENTS, FileButton } from '../../ui/parts/FileButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

type Paper = ComplaintFile['files'][number]

/** The papers of a complaint: opened in a window of their own, added while it runs, never taken away. */
export function Papers({ file, mayHandle }: { readonly file: ComplaintFile; readonly mayHandle: boolean }) {
  const say = useWords(complaintWords)
  const add = useAct(file.complaintId)
  const mayAdd = mayHandle && file.endedAt === null
  if (file.files.length === 0 && !mayAdd) return null
  return (
    <section aria-label={say('papers')}>
      <div className="row wrap">
        <h3>{say('papers')}</h3>
        <span className="sp" />
        {mayAdd && (
          <>
            <span className="t3 f12">{say('paperTypes')}</span>
            <FileButton
              words={say('addPaper')}
              accept={DOCUMENTS}
              disabled={add.isPending}
              onFile={(body) => add.mutate({ method: 'POST', path: 'files', body })}
            />
          </>
        )}
      </div>
      <ProblemLine problem={add.error} onDismiss={add.reset} />
      <ul className="complaint-evidence">
        {file.files.map((paper) => (
          <PaperLine key={paper.fileId} file={file} paper={paper} mayMark={mayAdd} />
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly file: ComplaintFile
  readonly paper: Paper
  readonly mayMark: boolean
}

function PaperLine({ file, paper, mayMark }: LineProps) {
  const say = useWords(complaintWords)
  const locale = useLocale()
  const now = useNow()
  const mark = useAct(file.complaintId)
  const [why, setWhy] = useState<string | null>(null)
  const { withdrawn } = paper
  const asked = file.evidence.find(({ evidenceId }) => evidenceId === paper.evidenceId)
  const withdraw = () =>
    mark.mutate(
      { method: 'PUT', path: `files/${paper.fileId}/withdrawal`, body: { why } },
      { onSuccess: () => setWhy(null) },
    )
  return (
    <li>
      <div className="row wrap">
        {paper.isErased ? (
          <span className="t3">{say('erasedPaper')}</span>
        ) : (
          <a href={`/api/complaints/${file.complaintId}/files/${paper.fileId}`} target="_blank" rel="noreferrer">
            {paper.name}
          </a>
        )}
        <span className="t3 f12">
          {[
            bytes(paper.byteCount, locale),
            asked && say('paperFor', { what: asked.what }),
            paper.uploadedBy?.name,
            dayAndTime(paper.uploadedAt, now),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="sp" />
        {mayMark && withdrawn === null && why === null && (
          <button type="button" className="btn s" onClick={() => setWhy('')}>
            {say('withdrawPaper')}
          </button>
        )}
      </div>
      {withdrawn && (
        <p className="t2 f12">{say('withdrawn', { why: withdrawn.why, name: withdrawn.by?.name ?? '—' })}</p>
      )}
      <ProblemLine problem={mark.error} onDismiss={mark.reset} />
      {why !== null && withdrawn === null && (
        <div className="complaint-form inner">
          <Field label={say('withdrawWhy')} value={why} maxLength={500} onText={setWhy} />
          <button type="button" className="btn p" disabled={why.trim() === '' || mark.isPending} onClick={withdraw}>
            {say('withdrawPaper')}
          </button>
        </div>
      )}
    </li>
  )
}
