import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LEAVE_KINDS, type LeaveItem } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { peopleQuery, useReread } from './use-leave.ts'
import { leaveWords } from './words.ts'

/** Leave that someone told by phone or in person, entered for them and answered by the same rules. */
export function TellForm({ unitId }: { readonly unitId: string }) {
  const say = useWords(leaveWords)
  const reread = useReread()
  const people = useQuery(peopleQuery(unitId)).data ?? []
  const [draft, setDraft] = useState({ personId: '', kind: 'sick', from: bankToday(), to: bankToday(), words: '' })
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const tell = useMutation({
    mutationFn: () => call<LeaveItem>('POST', '/api/rosters/leave', { body: draft }),
    onSettled: reread,
  })
  return (
    <section className="panel" aria-label={say('tell')}>
      <div className="ph">
        <h2>{say('tell')}</h2>
      </div>
      <form
        className="pool-form"
        aria-label={say('tell')}
        onSubmit={(event) => {
          event.preventDefault()
          tell.mutate()
        }}
      >
        <div>
          <span className="label">{say('person')}</span>
          <Choose
            label={say('person')}
            all="—"
            value={draft.personId}
            choices={people.map(({ personId, displayName, agentNo }) => ({
              value: personId,
              label: `${displayName} ${agentNo}`,
            }))}
            onChoose={set('personId')}
          />
        </div>
        <div>
          <span className="label">{say('kind')}</span>
          <Choose
            label={say('kind')}
            value={draft.kind}
            choices={LEAVE_KINDS.map((value) => ({ value, label: say(value) }))}
            onChoose={set('kind')}
          />
        </div>
        <Field label={say('from')} type="date" value={draft.from} onText={set('from')} />
        <Field label={say('to')} type="date" value={draft.to} min={draft.from} onText={set('to')} />
        <Field label={say('note')} value={draft.words} maxLength={300} required={false} onText={set('words')} />
        <button type="submit" className="btn p" disabled={tell.isPending || draft.personId === ''}>
          {say('tellNow')}
        </button>
        {tell.data && (
          <p className="t2 f12" role="status">
            {say(`state-${tell.data.state}`)}
            {tell.data.answer !== null && ` · ${say(tell.data.answer, { date: tell.data.answerOn ?? '', name: '' })}`}
          </p>
        )}
        <ProblemLine problem={tell.error} />
      </form>
    </section>
  )
}
