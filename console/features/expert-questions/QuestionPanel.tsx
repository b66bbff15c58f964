import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ExpertQuestion } from '#modules/assist/experts-contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { useMe } from '../../app/session/me.ts'
import { useNames } from '../../ui/drill/use-names.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { AskedContact } from './AskedContact.tsx'
import { DraftOfAnswer } from './DraftOfAnswer.tsx'
import { expertPageWords } from './words.ts'

interface Props {
  readonly questionId: string
  readonly onTaken: () => void
}

/** One question: taken, answered or given back, and made an article of. */
export function QuestionPanel({ questionId, onTaken }: Props) {
  const say = useWords(expertPageWords)
  const me = useMe()
  const queries = useQueryClient()
  const path = `/api/expert-questions/${questionId}`
  const read = useQuery({
    queryKey: ['expert-question', questionId],
    queryFn: () => call<ExpertQuestion>('GET', path),
    retry: (count, error) => problemOf(error).status !== 404 && count < 2,
    refetchInterval: 5_000,
  })
  const keep = async () => {
    await queries.invalidateQueries({ queryKey: ['expert-question', questionId] })
    await queries.invalidateQueries({ queryKey: ['expert-questions'] })
  }
  const take = useMutation({
    mutationFn: () => call<ExpertQuestion>('POST', `${path}/taking`),
    onSuccess: () => {
      onTaken()
      return keep()
    },
  })
  const question = read.data
  if (read.isPending) return <Skeleton lines={4} />
  if (!question) return <EmptyState what={say('gone')} />
  const isMine = question.expert?.personId === me.personId
  return (
    <div className="scroll expert-panel">
      <Told question={question} />
      <ProblemLine problem={take.error} onDismiss={take.reset} />
      {question.state === 'waiting' && (
        <>
          <p className="t2 f12">{say('takeHint')}</p>
          <button type="button" className="btn p" disabled={take.isPending} onClick={() => take.mutate()}>
            {say('take')}
          </button>
        </>
      )}
      {question.state === 'taken' && !isMine && <EmptyState what={say('takenByOther')} />}
      {question.state === 'taken' && isMine && (
        <>
          <AnswerForm questionId={questionId} onDone={keep} />
          <AskedContact questionId={questionId} />
        </>
      )}
      {question.answer !== null && (
        <>
          <h3>{say('answer')}</h3>
          <p className="expert-said">{question.answer}</p>
          <DraftOfAnswer question={question} onDone={keep} />
        </>
      )}
    </div>
  )
}

function Told({ question }: { readonly question: ExpertQuestion }) {
  const say = useWords(expertPageWords)
  const names = useNames()
  const { promise, skill, topic, askedBy, askedAt, sentBack } = question
  return (
    <>
      <p className="row wrap">
        {promise && <PromiseTag clock={promise} withTime />}
        <span className="tag">{names.skill(skill) ?? skill}</span>
        {topic !== null && <span className="t2">{names.topic(topic)}</span>}
        <span className="t3 f12">
          {[askedBy?.name, dayAndTime(askedAt, serverNow())].filter((one) => one !== undefined).join(' · ')}
        </span>
      </p>
      <p className="expert-said">{question.question}</p>
      {sentBack !== null && question.state !== 'answered' && (
        <p className="t2 f12">{say('sentBack', { name: sentBack.by?.name ?? '—', note: sentBack.note })}</p>
      )}
    </>
  )
}

interface FormProps {
  readonly questionId: string
  readonly onDone: () => Promise<void>
}

function AnswerForm({ questionId, onDone }: FormProps) {
  const say = useWords(expertPageWords)
  const id = useId()
  const [answer, setAnswer] = useState('')
  const [note, setNote] = useState<string | null>(null)
  const path = `/api/expert-questions/${questionId}`
  const send = useMutation({
    mutationFn: () => call<ExpertQuestion>('PUT', `${path}/answer`, { body: { answer: answer.trim() } }),
    onSuccess: onDone,
  })
  const back = useMutation({
    mutationFn: () => call<null>('POST', `${path}/sending-back`, { body: { note: note?.trim() ?? '' } }),
    onSuccess: onDone,
  })
  return (
    <div className="expert-form">
      <ProblemLine problem={send.error ?? back.error} />
      <label className="label" htmlFor={id}>
        {say('answer')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={5}
        maxLength={4_000}
        placeholder={say('answerHint')}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className="row wrap">
        <button
          type="button"
          className="btn p"
          disabled={answer.trim() === '' || send.isPending}
          onClick={() => send.mutate()}
        >
          {say('send')}
        </button>
        {note === null && (
          <button type="button" className="btn" onClick={() => setNote('')}>
            {say('back')}
          </button>
        )}
      </div>
      {note !== null && (
        <div className="row wrap">
          <input
            className="field expert-why"
            aria-label={say('why')}
            placeholder={say('whyHint')}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <button
            type="button"
            className="btn s"
            disabled={note.trim() === '' || back.isPending}
            onClick={() => back.mutate()}
          >
            {say('back')}
          </button>
          <button type="button" className="btn s t" onClick={() => setNote(null)}>
            {say('keep')}
          </button>
        </div>
      )}
    </div>
  )
}
