import '../../ui/problems/case-problems.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseTargets } from '#modules/cases/contract.ts'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { codeWords } from './code-words.ts'
import { useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

const DAY_MS = 86_400_000

interface Props {
  readonly file: ComplaintFile
  readonly mayHandle: boolean
}

/** Who else works on it: the cases it came from and those given out for it, each with its own clock. */
export function CaseSection({ file, mayHandle }: Props) {
  const say = useWords(complaintWords)
  const mayGiveOut = useMay('cases.work') && mayHandle && file.mergedInto === null && file.endedAt === null
  if (!mayGiveOut && file.cases.length === 0) return null
  return (
    <section>
      <h3>{say('cases')}</h3>
      {file.cases.length === 0 && <p className="t3 f12">{say('noCases')}</p>}
      <ul className="complaint-cases">
        {file.cases.map((one) => (
          <li key={one.caseId} className="row wrap">
            {one.mayOpen ? (
              <Link to="/cases" search={{ open: one.caseId }}>
                {one.reference}
              </Link>
            ) : (
              <span>{one.reference}</span>
            )}
            <span className="t2">{one.title}</span>
            <span className="sp" />
            <span className="t3 f12">{[one.unit.name, one.owner?.name].filter(Boolean).join(' · ')}</span>
            {one.promise && <PromiseTag clock={one.promise} withTime />}
          </li>
        ))}
      </ul>
      {mayGiveOut && <GiveOut complaintId={file.complaintId} />}
      {mayHandle && file.mergedInto === null && file.endedAt === null && file.level !== 'complaint' && (
        <EndIt file={file} />
      )}
    </section>
  )
}

/** A part of the matter for a department, with a deadline of its own; the complaint stays with its handler. */
function GiveOut({ complaintId }: { readonly complaintId: string }) {
  const say = useWords(complaintWords)
  const act = useAct(complaintId)
  const now = useNow()
  const [title, setTitle] = useState('')
  const [unitId, setUnitId] = useState('')
  const [days, setDays] = useState('')
  const targets = useQuery({
    queryKey: ['case-targets'],
    queryFn: () => call<CaseTargets>('GET', '/api/cases/targets'),
    staleTime: 60_000,
  })
  const isReady = title.trim() !== '' && unitId !== '' && /^\d{0,3}$/.test(days) && days !== '0'
  const give = () =>
    act.mutate(
      {
        method: 'POST',
        path: 'cases',
        body: { title: title.trim(), unitId, dueAt: days === '' ? null : now + Number(days) * DAY_MS },
      },
      {
        onSuccess: () => {
          setTitle('')
          setUnitId('')
          setDays('')
        },
      },
    )
  return (
    <details>
      <summary>{say('giveOut')}</summary>
      <div className="complaint-form inner">
        <Field label={say('caseTitle')} value={title} maxLength={120} onText={setTitle} />
        <div className="row wrap">
          <Choose
            label={say('caseUnit')}
            all={say('caseUnit')}
            value={unitId}
            choices={(targets.data?.units ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))}
            onChoose={setUnitId}
          />
          <Field label={say('caseDays')} value={days} maxLength={3} required={false} onText={setDays} />
          <button type="button" className="btn" disabled={!isReady || act.isPending} onClick={give}>
            {say('giveOut')}
          </button>
        </div>
        <ProblemLine problem={targets.error ?? act.error} onDismiss={act.reset} />
      </div>
    </details>
  )
}

function EndIt({ file }: { readonly file: ComplaintFile }) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const act = useAct(file.complaintId)
  const [note, setNote] = useState('')
  const end = () => act.mutate({ method: 'POST', path: 'ending', body: { note: note.trim() } })
  return (
    <>
      <p className="t2 f12">{say('endHint', { level: sayCode(`level-${file.level}`) })}</p>
      <Field label={say('endNote')} value={note} maxLength={1_000} onText={setNote} />
      <button type="button" className="btn p" disabled={note.trim() === '' || act.isPending} onClick={end}>
        {say('endIt')}
      </button>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
    </>
  )
}
