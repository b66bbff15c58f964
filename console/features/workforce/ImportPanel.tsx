import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ImportReply } from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { FileFaults } from '../../ui/parts/FileFaults.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { ImportedFiles } from './ImportedFiles.tsx'
import { useReread } from './use-plan.ts'
import { planWords } from './words.ts'

/** A file of counts for the queue that is shown: taken whole, or refused with every line that cannot be right. */
export function ImportPanel({ queueId }: { readonly queueId: string }) {
  const say = useWords(planWords)
  const id = useId()
  const reread = useReread()
  const [file, setFile] = useState<File | null>(null)
  const send = useMutation({
    mutationFn: async (chosen: File) =>
      call<ImportReply>('POST', `/api/workforce/queues/${queueId}/history`, { body: { text: await chosen.text() } }),
    onSuccess: reread,
  })
  return (
    <>
      <form
        className="plan-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (file && !send.isPending) send.mutate(file)
        }}
      >
        <p className="t2">{say('importHint')}</p>
        <div>
          <label className="label" htmlFor={id}>
            {say('chooseFile')}
          </label>
          <input
            id={id}
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={(event) => {
              send.reset()
              setFile(event.target.files?.[0] ?? null)
            }}
          />
        </div>
        <button type="submit" className="btn p" disabled={file === null}>
          {say(send.isPending ? 'importing' : 'importNow')}
        </button>
        {send.data && <Done reply={send.data} />}
        <Faults error={send.error} />
      </form>
      <ImportedFiles queueId={queueId} />
    </>
  )
}

function Done({ reply }: { readonly reply: ImportReply }) {
  const say = useWords(planWords)
  const { from, to, added, changed, unchanged, gaps } = reply
  return (
    <div className="note-i" role="status">
      {say('importDone', { from, to, added, changed, unchanged })}
      {gaps.length > 0 && (
        <>
          <h3>{say('gaps')}</h3>
          <ul className="f12">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Faults({ error }: { readonly error: unknown }) {
  const say = useWords(planWords)
  if (error === null) return null
  const problem = problemOf(error)
  if (problem.refusal !== 'file-refused') return <ProblemLine problem={problem} />
  const faults = problem.fields ?? []
  return (
    <FileFaults
      title={say('faults')}
      faults={faults.map(({ path, message }) => ({ line: path.replace('line ', '') || '—', what: message }))}
    />
  )
}
