import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type VisitOutcome, type VisitView, visitOutcomes } from '#modules/branches/contract.ts'
import { PAPERS, type PaperCode, papersOf } from '#modules/branches/services-contract.ts'
import type { CaseTargets } from '#modules/cases/contract.ts'
import { call } from '../../api/call.ts'
import { SlotPicker } from '../../ui/branches/SlotPicker.tsx'
import { useVisitAct } from '../../ui/branches/use-visits.ts'
import { visitWords } from '../../ui/branches/visit-words.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { branchWords } from './words.ts'

/** What came of the visit; who goes on with it and what is missing, in one act. */
export function OutcomeForm({ visit, onDone }: { readonly visit: VisitView; readonly onDone: () => void }) {
  const say = useWords(branchWords)
  const sayVisit = useWords(visitWords)
  const locale = useLocale()
  const id = useId()
  const [outcome, setOutcome] = useState<VisitOutcome>('solved')
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<readonly PaperCode[]>([])
  const [chosenUnit, setUnit] = useState<string | null>(null)
  const [from, setFrom] = useState<number | null>(null)
  const targets = useQuery({
    queryKey: ['case-targets'],
    queryFn: () => call<CaseTargets>('GET', '/api/cases/targets'),
    staleTime: 60_000,
  })
  // What is handed back goes to whoever sent the customer.
  const unitId = chosenUnit ?? (outcome === 'handed-back' && visit.isReferral ? visit.madeByUnitId : '')
  const goesOn = outcome === 'work-order' || outcome === 'handed-back'
  const save = useVisitAct(onDone)
  const isReady =
    (outcome === 'solved' || note.trim() !== '') &&
    (!goesOn || unitId !== '') &&
    (outcome !== 'come-again' || from !== null) &&
    !save.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const body = {
      outcome,
      missing,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(goesOn ? { unitId } : {}),
      ...(outcome === 'come-again' ? { from } : {}),
    }
    save.mutate({ path: `/api/visits/${visit.visitId}/outcome`, body })
  }
  return (
    <form className="visit-form" onSubmit={onSubmit} aria-label={say('act-finish')}>
      <ProblemLine problem={save.error} onDismiss={save.reset} />
      <Choose
        label={say('outcome')}
        value={outcome}
        choices={visitOutcomes.map((value) => ({ value, label: sayVisit(`outcome-${value}`) }))}
        onChoose={(value) => setOutcome(visitOutcomes.find((one) => one === value) ?? 'solved')}
      />
      {goesOn && (
        <Choose
          label={say('toUnit')}
          all={say('chooseUnit')}
          value={unitId}
          choices={(targets.data?.units ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))}
          onChoose={setUnit}
        />
      )}
      {outcome === 'come-again' && (
        <>
          <span className="label">{say('nextTime')}</span>
          <SlotPicker unitId={visit.branch.unitId} from={from} onChoose={setFrom} />
        </>
      )}
      <div>
        <label className="label" htmlFor={id}>
          {say(goesOn ? 'noteFor' : 'note')}
        </label>
        <textarea
          id={id}
          className="field"
          rows={3}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <fieldset className="papers-owed">
        <legend className="label">{say('missing')}</legend>
        {papersOf(visit.service).map((paper) => (
          <label key={paper}>
            <input
              type="checkbox"
              checked={missing.includes(paper)}
              onChange={({ target }) =>
                setMissing(target.checked ? [...missing, paper] : missing.filter((one) => one !== paper))
              }
            />
            {PAPERS[paper][locale]}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <button type="submit" className="btn p" disabled={!isReady}>
          {say('save')}
        </button>
      </div>
    </form>
  )
}
