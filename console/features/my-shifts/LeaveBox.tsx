import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { LEAVE_KINDS, type LeaveItem, type OwnShifts } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { useWords } from '../../ui/words/words.ts'
import { OwnProblem } from './OwnProblem.tsx'
import { useReread } from './use-own.ts'
import { shiftWords } from './words.ts'

/** Asks for leave and shows what became of it, with why. */
export function LeaveBox({ own }: { readonly own: OwnShifts }) {
  const say = useWords(shiftWords)
  const reread = useReread()
  const withdraw = useMutation({
    mutationFn: (leaveId: string) => call<null>('DELETE', `/api/rosters/own/leave/${leaveId}`),
    onSettled: reread,
  })
  const { annual } = own
  return (
    <section className="panel part-leave" aria-label={say('leave')}>
      <div className="ph">
        <h2>{say('leave')}</h2>
      </div>
      {annual && <p className="pb t2 f12">{say('annualLeft', { ...annual, left: annual.days - annual.used })}</p>}
      <LeaveForm from={own.from} />
      <OwnProblem error={withdraw.error} />
      {own.leave.length === 0 && <EmptyState what={say('noLeave')} todo={say('noLeaveTodo')} />}
      <ul>
        {own.leave.map((leave) => (
          <li key={leave.leaveId} className="card">
            <div className="row wrap">
              <b>{leave.from === leave.to ? leave.from : `${leave.from} – ${leave.to}`}</b>
              <span>{say(leave.kind)}</span>
              <span className={TAGS[leave.state]}>{say(leave.state)}</span>
            </div>
            <Why leave={leave} />
            <Returned leave={leave} />
            {(leave.state === 'asked' || (leave.state === 'granted' && leave.from > own.from)) && (
              <div>
                <ConfirmButton
                  words={say('withdraw')}
                  question={say('withdrawAsk')}
                  onConfirm={() => withdraw.mutate(leave.leaveId)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const TAGS = { asked: 'tag w', granted: 'tag a', refused: 'tag', withdrawn: 'tag' } as const

function Why({ leave }: { readonly leave: LeaveItem }) {
  const say = useWords(shiftWords)
  const parts = [
    leave.answer === null ? '' : say(leave.answer, { date: leave.answerOn ?? '', name: leave.decidedBy ?? '' }),
    leave.decision ?? '',
    leave.countedDays > 0 && leave.state !== 'withdrawn' ? say('days', { count: leave.countedDays }) : '',
    leave.words,
  ]
  return <div className="t2 f12">{parts.filter((part) => part !== '').join(' · ')}</div>
}

/** What became of the shifts of leave that ended before it began. */
function Returned({ leave: { givenBack, leftOpen } }: { readonly leave: LeaveItem }) {
  const say = useWords(shiftWords)
  const rules = [...new Set(leftOpen.map(({ ruleId }) => ruleId ?? say('noRoster')))]
  return (
    <>
      {givenBack.length > 0 && <div className="t2 f12">{say('shiftsBack', { dates: givenBack.join(', ') })}</div>}
      {leftOpen.length > 0 && (
        <div className="note-w f12">
          {say('daysOpen', { dates: leftOpen.map(({ date }) => date).join(', '), rules: rules.join(', ') })}
        </div>
      )}
    </>
  )
}

function LeaveForm({ from }: { readonly from: string }) {
  const say = useWords(shiftWords)
  const reread = useReread()
  const [draft, setDraft] = useState({ kind: 'annual', from: '', to: '', words: '' })
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const ask = useMutation({
    mutationFn: () =>
      call<LeaveItem>('POST', '/api/rosters/own/leave', {
        body: { ...draft, to: draft.to === '' ? draft.from : draft.to },
      }),
    onSuccess: () => setDraft((now) => ({ ...now, from: '', to: '', words: '' })),
    onSettled: reread,
  })
  return (
    <form
      className="pb own-form"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <div>
        <span className="label">{say('kind')}</span>
        <Choose
          label={say('kind')}
          value={draft.kind}
          choices={LEAVE_KINDS.map((value) => ({ value, label: say(value) }))}
          onChoose={set('kind')}
        />
      </div>
      <div className="two">
        <Field label={say('firstDay')} type="date" value={draft.from} onText={set('from')} />
        <Field
          label={say('lastDay')}
          type="date"
          value={draft.to}
          min={draft.from || from}
          required={false}
          onText={set('to')}
        />
      </div>
      <Field label={say('words')} value={draft.words} maxLength={300} required={false} onText={set('words')} />
      <OwnProblem error={ask.error} />
      {ask.data && (
        <p className={ask.data.state === 'refused' ? 'note-w' : 'note-i'} role="status">
          {say(ask.data.state)}
          {ask.data.answer !== null &&
            ` · ${say(ask.data.answer, { date: ask.data.answerOn ?? '', name: ask.data.decidedBy ?? '' })}`}
        </p>
      )}
      <button type="submit" className="btn p" disabled={ask.isPending || draft.from === ''}>
        {say(ask.isPending ? 'asking' : 'ask')}
      </button>
    </form>
  )
}
