import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { CauseChoice } from './CauseChoice.tsx'
import { causeWords } from './cause-words.ts'
import { treeQuery, useCauseName, useProductName } from './use-causes.ts'
import { useAct } from './use-complaints.ts'

const PLACES = ['main', 'second', 'third'] as const
const WINDOW_DAYS = 90

/** What it comes from, and whether that came before: then something is owed against it. */
export function CauseSection({ file }: { readonly file: ComplaintFile }) {
  const say = useWords(causeWords)
  const act = useAct(file.complaintId)
  const tree = useQuery(treeQuery).data
  const nameOf = useCauseName()
  const productOf = useProductName()
  const [chosen, setChosen] = useState<readonly string[]>(PLACES.map((_, at) => file.causes[at]?.cause ?? ''))
  const [note, setNote] = useState(file.causes[0]?.note ?? '')
  const [unitId, setUnit] = useState(file.aroseAt?.unitId ?? '')
  const causes = [...new Set(chosen.filter((cause) => cause !== ''))]
  const save = () =>
    act.mutate({
      method: 'PUT',
      path: 'causes',
      body: {
        causes: causes.map((cause, at) => ({ cause, note: at === 0 && note.trim() !== '' ? note.trim() : null })),
        unitId: unitId === '' ? null : unitId,
      },
    })
  return (
    <section aria-label={say('rootCause')}>
      <h3>
        {say('rootCause')} <span className="t3 f12">{say('rootHint')}</span>
      </h3>
      {file.repeats.map((one) => (
        <p key={`${one.cause} ${one.by}`} className="note-w">
          {say('repeated', {
            where: one.by === 'unit' ? (one.unitName ?? '—') : productOf(one.where),
            days: WINDOW_DAYS,
            count: one.count,
            cause: nameOf(one.cause),
          })}{' '}
          {one.measures === 0 ? say('repeatedNone') : say('repeatedOpen', { count: one.measures })}{' '}
          <Link to="/complaint-causes">{say('goThere')}</Link>
        </p>
      ))}
      <div className="row wrap">
        {PLACES.map((place, at) =>
          at > 0 && (chosen[at - 1] ?? '') === '' ? null : (
            <CauseChoice
              key={place}
              label={say(place)}
              all={`${say(place)}：${say('noCause')}`}
              value={chosen[at] ?? ''}
              causes={tree?.causes ?? []}
              onChoose={(cause) => setChosen(chosen.map((before, i) => (i === at ? cause : before)))}
            />
          ),
        )}
        <select
          className="choose"
          aria-label={say('arose')}
          value={unitId}
          onChange={(event) => setUnit(event.target.value)}
        >
          <option value="">{`${say('arose')}：${say('nowhere')}`}</option>
          {tree?.units.map((unit) => (
            <option key={unit.unitId} value={unit.unitId}>
              {unit.name}
            </option>
          ))}
        </select>
      </div>
      <div className="complaint-cause-note">
        <Field label={say('whyNote')} value={note} maxLength={1_000} required={false} onText={setNote} />
        <button type="button" className="btn s" disabled={causes.length === 0 || act.isPending} onClick={save}>
          {say('saveCauses')}
        </button>
      </div>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
    </section>
  )
}
