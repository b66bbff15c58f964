import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { ExpertQuestion, ExpertSkills } from '#modules/assist/experts-contract.ts'
import { call } from '../../../../api/call.ts'
import { useNames } from '../../../../ui/drill/use-names.ts'
import { Sheet } from '../../../../ui/overlay/Sheet.tsx'
import { Choose } from '../../../../ui/parts/Choose.tsx'
import { EmptyState } from '../../../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../../ui/problems/ProblemLine.tsx'
import { durationWords } from '../../../../ui/time/duration.ts'
import { useLocale, useWords } from '../../../../ui/words/words.ts'
import { expertWords } from './words.ts'

interface Props {
  readonly contactId: string
  readonly onClose: () => void
}

/** Whom to ask and what; says beforehand who will see it and by when an answer is owed. */
export function AskSheet({ contactId, onClose }: Props) {
  const say = useWords(expertWords)
  const locale = useLocale()
  const names = useNames()
  const id = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const offered = useQuery({
    queryKey: ['expert-skills', contactId],
    queryFn: () => call<ExpertSkills>('GET', `/api/contacts/${contactId}/expert-skills`),
    staleTime: 0,
  })
  const { skills = [], suggested = null, answerWithinSeconds = 0 } = offered.data ?? {}
  const skill = chosen ?? suggested ?? skills[0]?.skill
  const ask = useMutation({
    mutationFn: () =>
      call<ExpertQuestion>('POST', `/api/contacts/${contactId}/expert-questions`, {
        body: { skill, locale, question: question.trim() },
      }),
    onSuccess: onClose,
  })
  const isReady = skill !== undefined && question.trim() !== '' && !ask.isPending
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) ask.mutate()
  }
  return (
    <Sheet title={say('title')} onClose={onClose}>
      <form className="transfer" onSubmit={onSubmit}>
        <ProblemLine problem={offered.error ?? ask.error} />
        {offered.isPending && <Skeleton />}
        {offered.isSuccess && skills.length === 0 && <EmptyState what={say('noExperts')} todo={say('noExpertsTodo')} />}
        {skills.length > 0 && (
          <>
            <p className="t2 f12">{say('effect', { minutes: durationWords(answerWithinSeconds * 1_000, locale) })}</p>
            <Choose
              label={say('skill')}
              value={skill ?? ''}
              choices={skills.map(({ skill: code, experts }) => ({
                value: code,
                label: say('experts', { skill: names.skill(code) ?? code, count: experts }),
              }))}
              onChoose={setChosen}
            />
            <label className="label" htmlFor={id}>
              {say('question')}
            </label>
            <textarea
              id={id}
              className="field expert-words"
              data-first-focus
              rows={4}
              maxLength={1_000}
              aria-describedby={`${id}-hint`}
              value={question}
              onChange={(event) => setQuestion(event.target.value)}
            />
            <p id={`${id}-hint`} className="t3 f12">
              {say('questionHint')}
            </p>
            <div className="row">
              <span className="sp" />
              <button type="submit" className="btn p" disabled={!isReady}>
                {say('send')}
              </button>
            </div>
          </>
        )}
      </form>
    </Sheet>
  )
}
