import '../../ui/problems/file-problems.ts'
import type { CaseView } from '#modules/cases/contract.ts'
import { DOCUMENTS, FileButton } from '../../ui/parts/FileButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useAct } from './use-cases.ts'
import { caseWords } from './words.ts'

/** Evidence: opened in a window of its own, added while the case is open. */
export function CaseFiles({ one }: { readonly one: CaseView }) {
  const say = useWords(caseWords)
  const add = useAct(one.caseId)
  const mayAdd = one.acts.length > 0 && ['open', 'in-work', 'waiting'].includes(one.state)
  if (one.files.length === 0 && !mayAdd) return null
  return (
    <section className="case-form" aria-label={say('evidence')}>
      <h3>{say('evidence')}</h3>
      <ProblemLine problem={add.error} onDismiss={add.reset} />
      {one.files.length > 0 && (
        <ul className="row wrap">
          {one.files.map(({ fileId, name, uploadedBy }) => (
            <li key={fileId}>
              <a href={`/api/cases/${one.caseId}/files/${fileId}`} target="_blank" rel="noreferrer">
                {name}
              </a>{' '}
              <span className="t3 f12">{uploadedBy?.name}</span>
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <p className="row wrap">
          <FileButton
            words={say('addFile')}
            accept={DOCUMENTS}
            disabled={add.isPending}
            onFile={(body) => add.mutate({ path: 'files', body })}
          />
          <span className="t3 f12">{say('fileTypes')}</span>
        </p>
      )}
    </section>
  )
}
