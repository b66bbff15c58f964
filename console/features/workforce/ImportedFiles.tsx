import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { importedFilesQuery, useReread } from './use-plan.ts'
import { planWords } from './words.ts'

type Span = { readonly from: string; readonly to: string }

/** What was read in file by file, and how to take days of it out again. */
export function ImportedFiles({ queueId }: { readonly queueId: string }) {
  const say = useWords(planWords)
  const reread = useReread()
  const files = useQuery(importedFilesQuery(queueId))
  const remove = useMutation({
    mutationFn: (span: Span) =>
      call<{ readonly removed: number }>('DELETE', `/api/workforce/queues/${queueId}/history`, { query: { ...span } }),
    onSuccess: reread,
  })
  return (
    <section className="sec" aria-label={say('importedFiles')}>
      <h3>{say('importedFiles')}</h3>
      <ProblemLine problem={files.error ?? remove.error} />
      {remove.data && (
        <div className="note-i" role="status">
          {say('removedDays', { removed: remove.data.removed })}
        </div>
      )}
      {files.data?.length === 0 && <p className="t3 f12">{say('importedFilesNone')}</p>}
      <ul>
        {files.data?.map(({ from, to, days, importedAt, importedBy }) => (
          <li key={`${importedAt} ${from}`} className="row wrap">
            <span>
              {say('importedFile', { from, to, days })}{' '}
              <span className="t3 f12">
                {say('importedFileBy', { at: dayAndTime(importedAt, serverNow()), by: importedBy ?? say('nobody') })}
              </span>
            </span>
            <ConfirmButton
              words={say('removeFile')}
              question={say('removeFileAsk', { from, to })}
              onConfirm={() => remove.mutate({ from, to })}
            />
          </li>
        ))}
      </ul>
      {files.data && files.data.length > 0 && <RemoveSpan onRemove={(span) => remove.mutate(span)} />}
    </section>
  )
}

/** Some days only: a file that was wrong in a week of it. */
function RemoveSpan({ onRemove }: { readonly onRemove: (span: Span) => void }) {
  const say = useWords(planWords)
  const [span, setSpan] = useState<Span>({ from: '', to: '' })
  const isReady = span.from !== '' && span.to >= span.from
  return (
    <fieldset className="plan-span">
      <legend>{say('removeSpan')}</legend>
      <Field label={say('firstDay')} type="date" value={span.from} onText={(from) => setSpan({ ...span, from })} />
      <Field
        label={say('lastDay')}
        type="date"
        value={span.to}
        hint={say('removeSpanHint')}
        fault={span.from !== '' && span.to !== '' && span.to < span.from ? say('badSpan') : undefined}
        onText={(to) => setSpan({ ...span, to })}
      />
      {isReady && (
        <ConfirmButton
          words={say('removeSpanNow')}
          question={say('removeFileAsk', span)}
          onConfirm={() => onRemove(span)}
        />
      )}
    </fieldset>
  )
}
