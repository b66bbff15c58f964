import { useState } from 'react'
import type { EffectView, MeasureView } from '#modules/complaints/causes-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime, dayOf } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { causeWords } from './cause-words.ts'
import { MeasureState, useMeasureScope } from './MeasureTable.tsx'
import { useCauseAct, useCauseName } from './use-causes.ts'

/** One measure: what is owed, by whom, and what came of it. */
export function MeasurePanel({ measure }: { readonly measure: MeasureView }) {
  const say = useWords(causeWords)
  const nameOf = useCauseName()
  const scopeOf = useMeasureScope()
  const now = useNow()
  const named = (name: string | undefined) => name ?? '—'
  return (
    <div className="scroll complaint-file">
      <section>
        <p className="row">
          <MeasureState measure={measure} />
          <b>{nameOf(measure.cause)}</b>
          <span className="tag">{scopeOf(measure)}</span>
        </p>
        <p className="complaint-said">{measure.what}</p>
        <p className="t3 f12">
          {[
            `${say('owner')} ${named(measure.owner?.name)}`,
            `${say('due')} ${dayOf(measure.dueAt)}`,
            say('agreed', { name: named(measure.madeBy?.name), time: dayAndTime(measure.madeAt, now) }),
          ].join(' · ')}
        </p>
        {measure.doneAt !== null && (
          <p className="f12">
            {say('doneLine', { time: dayAndTime(measure.doneAt, now) })} · {measure.doneNote}
          </p>
        )}
        {measure.endedAt !== null && (
          <p className="f12">
            {say('endedLine', { name: named(measure.endedBy?.name), time: dayAndTime(measure.endedAt, now) })} ·{' '}
            {measure.endingNote}
          </p>
        )}
      </section>
      {measure.effect && <Effect effect={measure.effect} from={measure.judgedFrom} />}
      {measure.endedAt === null && <Steps measure={measure} />}
    </div>
  )
}

function Effect({ effect, from }: { readonly effect: EffectView; readonly from: number | null }) {
  const say = useWords(causeWords)
  const now = useNow()
  const rate = (value: number | null) => (value === null ? '—' : value.toFixed(1))
  const rows = [
    ['before', effect.before, effect.beforeIn30],
    ['after', effect.after, effect.afterIn30],
  ] as const
  return (
    <section>
      <h3>
        {say('effect')} <b>{say(`verdict-${effect.verdict}`)}</b>
        {effect.verdict === 'waiting' && from !== null && (
          <span className="t3 f12"> {say('judgedFrom', { time: dayAndTime(from, now) })}</span>
        )}
      </h3>
      <table className="tbl">
        <caption className="for-ears">{say('effect')}</caption>
        <thead>
          <tr>
            <td />
            <th>{say('seen')}</th>
            <th>{say('over')}</th>
            <th>{say('rate')}</th>
            <th>{say('coded')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([side, seen, in30]) => (
            <tr key={side}>
              <th scope="row">{say(side)}</th>
              <td>{seen.complaints}</td>
              <td>{seen.days.toFixed(0)}</td>
              <td>{rate(in30)}</td>
              <td>{say('seenOf', { caused: seen.caused, all: seen.all })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effect.chance !== null && (
        <p className="f12">{say('chance', { chance: `${(effect.chance * 100).toFixed(1)} %` })}</p>
      )}
      <p className="t3 f12">{say('honest')}</p>
    </section>
  )
}

function Steps({ measure }: { readonly measure: MeasureView }) {
  const say = useWords(causeWords)
  const mayAgree = useMay('complaints.write-measures')
  const now = useNow()
  const act = useCauseAct()
  const [note, setNote] = useState('')
  const step = (what: 'completion' | 'check' | 'withdrawal') =>
    act.mutate(
      { method: 'PUT', path: `/api/complaint-measures/${measure.measureId}/${what}`, body: { note: note.trim() } },
      { onSuccess: () => setNote('') },
    )
  const isOver = measure.judgedFrom !== null && measure.judgedFrom <= now
  const isEmpty = note.trim() === '' || act.isPending
  if (!mayAgree && !(measure.isMine && measure.doneAt === null)) return null
  return (
    <section>
      <Field label={say('note')} value={note} maxLength={1_000} onText={setNote} />
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <div className="row wrap">
        {measure.doneAt === null && (
          <button type="button" className="btn p" disabled={isEmpty} onClick={() => step('completion')}>
            {say('doIt')}
          </button>
        )}
        {mayAgree && isOver && (
          <button type="button" className="btn p" disabled={isEmpty} onClick={() => step('check')}>
            {say('check')}
          </button>
        )}
        {mayAgree && note.trim() !== '' && (
          <ConfirmButton
            words={say('withdraw')}
            question={`${say('withdraw')}?`}
            onConfirm={() => step('withdrawal')}
          />
        )}
      </div>
    </section>
  )
}
