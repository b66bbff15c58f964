import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { useMe } from '../../app/session/me.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { problemText } from '../../ui/problems/problem-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { codeWords, UPHELD } from './code-words.ts'
import { useComplaintWhat } from './use-complaint-what.ts'
import { handlersQuery, useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

/** What may be done now; what may not, with the rule that blocks it and where it is written. */
export function Moves({ file }: { readonly file: ComplaintFile }) {
  const say = useWords(complaintWords)
  const what = useComplaintWhat()
  const locale = useLocale()
  const [kind, setKind] = useState<string | null>(null)
  const told = (refusal: string) => problemText({ type: '', title: refusal, status: 409, refusal }, locale)
  const open = file.moves.filter(({ block }) => block === null)
  const blocked = file.moves.filter(({ block }) => block !== null)
  const isRecused = blocked.some(({ block }) => block?.refusal === 'interested-person')
  return (
    <section>
      {isRecused && <p className="note-w">{say('recused')}</p>}
      {file.extensionAsked && (
        <p className="note-i">{say('extensionAsked', { name: file.extensionAsked.by?.name ?? '—' })}</p>
      )}
      <div className="row wrap">
        {open.map((move) => (
          <button
            key={move.kind}
            type="button"
            className="btn s toggle"
            aria-pressed={kind === move.kind}
            onClick={() => setKind(kind === move.kind ? null : move.kind)}
          >
            {what(move.kind)}
          </button>
        ))}
      </div>
      {kind !== null && <MoveForm key={kind} file={file} kind={kind} onDone={() => setKind(null)} />}
      {blocked.length > 0 && (
        <details className="f12">
          <summary className="t2">{say('blocked', { count: blocked.length })}</summary>
          <ul>
            {blocked.map(({ kind: name, block }) => (
              <li key={name}>
                <b>{what(name)}</b>
                {`: ${told(block?.refusal ?? '')} `}
                <span className="t3">{`${block?.ruleId} · ${block?.source}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface FormProps {
  readonly file: ComplaintFile
  readonly kind: string
  readonly onDone: () => void
}

function MoveForm({ file, kind, onDone }: FormProps) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const what = useComplaintWhat()
  const me = useMe()
  const id = useId()
  const [note, setNote] = useState('')
  const [personId, setPerson] = useState('')
  const [names, setNames] = useState('')
  const [upheld, setUpheld] = useState<string>('yes')
  const [amount, setAmount] = useState('')
  const [approved, setApproved] = useState('yes')
  const act = useAct(file.complaintId)
  const needsPerson = kind === 'name-handler' || kind === 'record-interest'
  const people = useQuery({ ...handlersQuery, enabled: needsPerson }).data ?? []
  const body = {
    kind,
    note: note.trim(),
    ...(needsPerson ? { personId } : {}),
    ...(kind === 'name-representatives' ? { names: names.split('\n').filter((name) => name.trim() !== '') } : {}),
    ...(kind === 'answer-extension' ? { approved: approved === 'yes' } : {}),
    ...(kind === 'decide' ? { upheld, redressMinor: Math.round(Number(amount || 0) * 100), currency: 'CNY' } : {}),
  }
  const isWrong = kind === 'decide' && !/^\d{0,10}(\.\d{1,2})?$/.test(amount)
  const send = () => act.mutate({ method: 'POST', path: 'moves', body }, { onSuccess: onDone })
  return (
    <div className="complaint-form inner">
      {needsPerson && (
        <Choose
          label={say('person')}
          all={say('choosePerson')}
          value={personId}
          choices={people.map((one) => ({
            value: one.personId,
            label: `${one.name}${one.personId === me.personId ? ` (${say('me')})` : ''} · ${say('openCount', { count: one.open })}`,
          }))}
          onChoose={setPerson}
        />
      )}
      {kind === 'name-representatives' && (
        <>
          <label className="label" htmlFor={`${id}-names`}>
            {say('representatives')}
          </label>
          <textarea
            id={`${id}-names`}
            className="field"
            rows={3}
            value={names}
            onChange={(event) => setNames(event.target.value)}
          />
        </>
      )}
      {kind === 'answer-extension' && (
        <Choose
          label={say('answer')}
          value={approved}
          choices={[
            { value: 'yes', label: say('approve') },
            { value: 'no', label: say('decline') },
          ]}
          onChoose={setApproved}
        />
      )}
      {kind === 'decide' && (
        <>
          <Choose
            label={say('upheld')}
            value={upheld}
            choices={UPHELD.map((value) => ({ value, label: sayCode(`upheld-${value}`) }))}
            onChoose={setUpheld}
          />
          <Field
            label={say('redress')}
            value={amount}
            required={false}
            inputMode="decimal"
            fault={isWrong ? say('redressFault') : undefined}
            onText={setAmount}
          />
        </>
      )}
      <label className="label" htmlFor={id}>
        {say('note')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <button
        type="button"
        className="btn p"
        disabled={note.trim() === '' || act.isPending || isWrong || (needsPerson && personId === '')}
        onClick={send}
      >
        {`${say('do')} · ${what(kind)}`}
      </button>
    </div>
  )
}
