import { type FormEvent, useId, useState } from 'react'
import { type CaseAct, type CaseView, caseOutcomes, waitingFors } from '#modules/cases/contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { DuplicateOf } from './DuplicateOf.tsx'
import { type Target, TargetChoice } from './TargetChoice.tsx'
import { useAct } from './use-cases.ts'
import { caseWords } from './words.ts'

const PATHS: Readonly<Record<CaseAct, string>> = {
  take: 'taking',
  'hand-over': 'hand-over',
  wait: 'waiting',
  resume: 'resumption',
  solve: 'solution',
  reopen: 're-opening',
  withdraw: 'withdrawal',
  merge: 'merging',
}

/** What is legal now, as buttons; all but taking ask for a word on why. */
export function CaseActs({ one }: { readonly one: CaseView }) {
  const say = useWords(caseWords)
  const [act, setAct] = useState<CaseAct | null>(null)
  const take = useAct(one.caseId)
  if (one.acts.length === 0) return null
  const isLegal = act !== null && one.acts.includes(act)
  return (
    <>
      <ProblemLine problem={take.error} onDismiss={take.reset} />
      <div className="row wrap">
        {one.acts.map((name, at) => (
          <button
            key={name}
            type="button"
            className={at === 0 ? 'btn p' : 'btn'}
            aria-expanded={name === 'take' ? undefined : name === act}
            disabled={take.isPending}
            onClick={() => (name === 'take' ? take.mutate({ path: PATHS.take }) : setAct(name === act ? null : name))}
          >
            {say(`act-${name}`)}
          </button>
        ))}
      </div>
      {isLegal && <ActForm key={act} one={one} act={act} onDone={() => setAct(null)} />}
    </>
  )
}

interface FormProps {
  readonly one: CaseView
  readonly act: CaseAct
  readonly onDone: () => void
}

function ActForm({ one, act, onDone }: FormProps) {
  const say = useWords(caseWords)
  const id = useId()
  const [note, setNote] = useState('')
  const [reason, setReason] = useState<string>(waitingFors[0])
  const [outcome, setOutcome] = useState<string>(caseOutcomes[0])
  const [target, setTarget] = useState<Target>({ unitId: one.unit.unitId, ownerId: '' })
  const [into, setInto] = useState('')
  const send = useAct(one.caseId, onDone)
  const more: Readonly<Partial<Record<CaseAct, object>>> = {
    wait: { reason },
    solve: { outcome },
    'hand-over': { unitId: target.unitId, ...(target.ownerId === '' ? {} : { ownerId: target.ownerId }) },
    merge: { into },
  }
  const isReady = note.trim() !== '' && (act !== 'merge' || into !== '') && !send.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) send.mutate({ path: PATHS[act], body: { note: note.trim(), ...more[act] } })
  }
  return (
    <form className="case-form" onSubmit={onSubmit} aria-label={say(`act-${act}`)}>
      <ProblemLine problem={send.error} onDismiss={send.reset} />
      {act === 'wait' && (
        <>
          <Choose
            label={say('waitsFor')}
            value={reason}
            choices={waitingFors.map((value) => ({ value, label: say(`waiting-${value}`) }))}
            onChoose={setReason}
          />
          <p className="t3 f12">{say(reason === 'department' ? 'clockRuns' : 'clockStands')}</p>
        </>
      )}
      {act === 'solve' && (
        <Choose
          label={say('outcome')}
          value={outcome}
          choices={caseOutcomes.map((value) => ({ value, label: say(`outcome-${value}`) }))}
          onChoose={setOutcome}
        />
      )}
      {act === 'hand-over' && <TargetChoice value={target} onChange={setTarget} />}
      {act === 'merge' && <DuplicateOf one={one} value={into} onChoose={setInto} />}
      <label className="label" htmlFor={id}>
        {say('why')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row">
        <button type="submit" className="btn p" disabled={!isReady}>
          {say('confirm')}
        </button>
      </div>
    </form>
  )
}
