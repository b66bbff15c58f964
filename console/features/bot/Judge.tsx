import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../api/call.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { reviewWords } from './review-words.ts'
import { FIGURES_KEY } from './use-figures.ts'

/** Sends one judgement and has lists and figures read anew. */
function useJudge<Body>(path: string, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => call('PUT', path, { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: FIGURES_KEY })
      onDone()
    },
  })
}

interface JudgeProps {
  readonly sessionId: string
  readonly onDone: () => void
}

/** Whether one answer was right; a wrong one says what was wrong with it. */
export function JudgeAnswer({ sessionId, seq, onDone }: JudgeProps & { readonly seq: number }) {
  const say = useWords(reviewWords)
  const [note, setNote] = useState('')
  const field = useId()
  const judge = useJudge<{ verdict: 'right' | 'wrong'; note: string }>(`/api/bot/reviews/${sessionId}/${seq}`, onDone)
  return (
    <div className="bot-judge">
      <div>
        <label className="label" htmlFor={field}>
          {say('note')}
        </label>
        <input
          id={field}
          className="field"
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <ProblemLine problem={judge.error} onDismiss={() => judge.reset()} />
      <div className="row">
        {(['right', 'wrong'] as const).map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="btn"
            disabled={judge.isPending}
            onClick={() => judge.mutate({ verdict, note })}
          >
            {say(verdict)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Whether the customer of a talk needed a person, whatever the bot did. */
export function JudgeTalk({ sessionId, onDone }: JudgeProps) {
  const say = useWords(reviewWords)
  const judge = useJudge<{ neededPerson: boolean }>(`/api/bot/session-reviews/${sessionId}`, onDone)
  return (
    <div className="bot-judge">
      <p className="t2">{say('neededHint')}</p>
      <ProblemLine problem={judge.error} onDismiss={() => judge.reset()} />
      <div className="row">
        {([true, false] as const).map((neededPerson) => (
          <button
            key={String(neededPerson)}
            type="button"
            className="btn"
            disabled={judge.isPending}
            onClick={() => judge.mutate({ neededPerson })}
          >
            {say(neededPerson ? 'yes' : 'no')}
          </button>
        ))}
      </div>
    </div>
  )
}
