import { useId, useState } from 'react'
import type { ArticleFeedback } from '#modules/knowledge/feedback-contract.ts'
import type { ArticleReading } from '#modules/knowledge/lookup-contract.ts'
import { call } from '../../../api/call.ts'
import { Choose } from '../../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useWords } from '../../../ui/words/words.ts'
import { knowledgeWords } from './words.ts'

const KINDS = ['wrong', 'missing', 'unclear'] as const

/** Says what is wrong with it; whoever owns the article owes an answer by the instant that is told. */
export function FeedbackForm({ reading }: { readonly reading: ArticleReading }) {
  const say = useWords(knowledgeWords)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<string>('wrong')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const [given, setGiven] = useState<ArticleFeedback | null>(null)
  const give = async () => {
    setProblem(null)
    const { version, locale, articleId } = reading
    try {
      const body = { version, locale, kind, note: note.trim() }
      setGiven(await call<ArticleFeedback>('POST', `/api/articles/${articleId}/feedback`, { body }))
      setOpen(false)
      setNote('')
    } catch (error) {
      setProblem(error)
    }
  }
  const dueAt = given?.promise?.dueAt
  if (!isOpen) {
    return (
      <p className="f12">
        <button type="button" className="btn s t" onClick={() => setOpen(true)}>
          {say('feedback')}
        </button>
        {dueAt !== undefined && (
          <span className="t2" role="status">
            {say('given', { time: dayAndTime(dueAt, serverNow()) })}
          </span>
        )}
      </p>
    )
  }
  return (
    <div className="knowledge-feedback">
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <Choose
        label={say('kind')}
        value={kind}
        choices={KINDS.map((value) => ({ value, label: say(`kind-${value}`) }))}
        onChoose={setKind}
      />
      <label className="t2 f12" htmlFor={id}>
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
      <div className="row wrap">
        <button type="button" className="btn s" disabled={note.trim() === ''} onClick={() => void give()}>
          {say('give')}
        </button>
        <button type="button" className="btn s t" onClick={() => setOpen(false)}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}
