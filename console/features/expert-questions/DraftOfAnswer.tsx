import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ExpertQuestion } from '#modules/assist/experts-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { expertPageWords } from './words.ts'

const AUDIENCES = ['agent', 'both', 'customer'] as const
/** Topics are short codes; a skill's may hold a dot. */
const asTopic = (code: string) => code.replaceAll(/[^a-z0-9-]/g, '-').slice(0, 40)

interface Props {
  readonly question: ExpertQuestion
  readonly onDone: () => Promise<void>
}

/** One act makes an article of question and answer, which somebody else reviews. */
export function DraftOfAnswer({ question, onDone }: Props) {
  const say = useWords(expertPageWords)
  const mayOpen = useMay('knowledge.write-articles')
  const [audience, setAudience] = useState<string>('agent')
  const draft = useMutation({
    mutationFn: () => {
      const body = { topic: asTopic(question.topic ?? question.skill), audience }
      return call<{ articleId: string }>('POST', `/api/expert-questions/${question.questionId}/draft`, { body })
    },
    onSuccess: onDone,
  })
  if (question.articleId !== null) {
    return (
      <p className="row wrap">
        <span className="tag">{say('drafted')}</span>
        {mayOpen && (
          <Link to="/articles" search={{ open: question.articleId }}>
            {say('openDraft')}
          </Link>
        )}
      </p>
    )
  }
  return (
    <div className="row wrap">
      <ProblemLine problem={draft.error} onDismiss={draft.reset} />
      <Choose
        label={say('audience')}
        value={audience}
        choices={AUDIENCES.map((value) => ({ value, label: say(`audience-${value}`) }))}
        onChoose={setAudience}
      />
      <button type="button" className="btn" disabled={draft.isPending} onClick={() => draft.mutate()}>
        {say('draft')}
      </button>
      <span className="t3 f12">{say('draftHint')}</span>
    </div>
  )
}
