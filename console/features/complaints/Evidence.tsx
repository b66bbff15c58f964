import { useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { DOCUMENTS, FileButton } from '../../ui/parts/FileButton.tsx'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow, useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

const DAY_MS = 86_400_000

/** What was asked of whom by when, and what came. The customer is never asked for what the house holds. */
export function Evidence({ file, mayHandle }: { readonly file: ComplaintFile; readonly mayHandle: boolean }) {
  const say = useWords(complaintWords)
  const now = useNow()
  const act = useAct(file.complaintId)
  const [isAsking, setAsking] = useState(false)
  const [what, setWhat] = useState('')
  const [source, setSource] = useState('')
  const [days, setDays] = useState('2')
  const [note, setNote] = useState<{ readonly evidenceId: string; readonly text: string } | null>(null)
  const ask = () =>
    act.mutate(
      { method: 'POST', path: 'evidence', body: { what, source, dueAt: serverNow() + Number(days) * DAY_MS } },
      { onSuccess: () => setAsking(false) },
    )
  const take = (evidenceId: string, text: string) =>
    act.mutate(
      { method: 'PUT', path: `evidence/${evidenceId}`, body: { note: text } },
      { onSuccess: () => setNote(null) },
    )
  return (
    <section>
      <div className="row">
        <h3>{say('evidence')}</h3>
        <span className="t3 f12">{say('evidenceHint')}</span>
        <span className="sp" />
        {mayHandle && !isAsking && (
          <button type="button" className="btn s" onClick={() => setAsking(true)}>
            {say('askEvidence')}
          </button>
        )}
      </div>
      {isAsking && (
        <div className="complaint-form inner">
          <Field label={say('what')} value={what} maxLength={200} onText={setWhat} />
          <Field label={say('source')} value={source} maxLength={100} onText={setSource} />
          <Field label={say('withinDays')} value={days} inputMode="numeric" onText={setDays} />
          <button
            type="button"
            className="btn p"
            disabled={what.trim() === '' || source.trim() === '' || !/^[1-9]\d?$/.test(days) || act.isPending}
            onClick={ask}
          >
            {say('askEvidence')}
          </button>
        </div>
      )}
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <ul className="complaint-evidence">
        {file.evidence.map((one) => (
          <li key={one.evidenceId}>
            <div className="row">
              <span>{one.what}</span>
              <span className="t3 f12">{one.source}</span>
              <span className="sp" />
              {one.gotAt === null ? (
                <StateTag state={one.dueAt < now ? 'broken' : 'running'}>
                  {say('dueBy', { time: dayAndTime(one.dueAt, now) })}
                </StateTag>
              ) : (
                <StateTag state="kept">{say('gotAt', { time: dayAndTime(one.gotAt, now) })}</StateTag>
              )}
              {mayHandle && one.gotAt === null && (
                <FileButton
                  words={say('paperCame')}
                  accept={DOCUMENTS}
                  disabled={act.isPending}
                  onFile={(body) => act.mutate({ method: 'POST', path: `files?evidenceId=${one.evidenceId}`, body })}
                />
              )}
              {mayHandle && one.gotAt === null && (
                <button
                  type="button"
                  className="btn s"
                  onClick={() => setNote({ evidenceId: one.evidenceId, text: '' })}
                >
                  {say('itCame')}
                </button>
              )}
            </div>
            {one.note !== null && <p className="t2 f12">{one.note}</p>}
            {note?.evidenceId === one.evidenceId && (
              <div className="complaint-form inner">
                <Field
                  label={say('whatItSays')}
                  value={note.text}
                  maxLength={1_000}
                  onText={(text) => setNote({ ...note, text })}
                />
                <button
                  type="button"
                  className="btn p"
                  disabled={note.text.trim() === ''}
                  onClick={() => take(one.evidenceId, note.text)}
                >
                  {say('itCame')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
