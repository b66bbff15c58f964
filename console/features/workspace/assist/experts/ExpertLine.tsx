import './experts.css'
import '../../../../ui/problems/expert-problems.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExpertQuestion } from '#modules/assist/experts-contract.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { call } from '../../../../api/call.ts'
import { useMay, useMe } from '../../../../app/session/me.ts'
import { useView } from '../../../../realtime/use-view.ts'
import { useNames } from '../../../../ui/drill/use-names.ts'
import { ConfirmButton } from '../../../../ui/overlay/ConfirmButton.tsx'
import { Kbd } from '../../../../ui/parts/Kbd.tsx'
import { ProblemLine } from '../../../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../../../ui/promise/PromiseTag.tsx'
import { useShortcut } from '../../../../ui/shortcuts/use-shortcut.ts'
import { useWords } from '../../../../ui/words/words.ts'
import { insertInto } from '../../composer/insertions.ts'
import { AskSheet } from './AskSheet.tsx'
import { expertWords } from './words.ts'

/** Beside the conversation: what experts were asked about it, how long that may take, and what they answered. */
export function ExpertLine({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(expertWords)
  const mayUse = useMay('assist.use')
  const { contact, role } = desk
  const { state } = useView<{ readonly questions: readonly ExpertQuestion[] }>(`expert-questions:${contact.contactId}`)
  const [isAsking, setAsking] = useState(false)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const mayAsk = mayUse && role === 'owner' && contact.endedAt === null
  useShortcut('Alt+Q', say('ask'), () => setAsking(true), mayAsk)
  const shown = (state?.questions ?? []).filter(({ questionId }) => !hidden.has(questionId))
  return (
    <>
      {shown.length > 0 && (
        <ul className="expert-asked" aria-label={say('list')}>
          {shown.map((question) => (
            <Asked
              key={question.questionId}
              question={question}
              conversationId={contact.conversationId}
              onHide={() => setHidden(new Set([...hidden, question.questionId]))}
            />
          ))}
        </ul>
      )}
      {mayAsk && (
        <div className="expert-ask">
          <button type="button" className="btn t s quiet" aria-keyshortcuts="Alt+Q" onClick={() => setAsking(true)}>
            <Kbd keys="Alt+Q" /> {say('ask')}
          </button>
        </div>
      )}
      {isAsking && <AskSheet contactId={contact.contactId} onClose={() => setAsking(false)} />}
    </>
  )
}

interface AskedProps {
  readonly question: ExpertQuestion
  readonly conversationId: string
  readonly onHide: () => void
}

function Asked({ question, conversationId, onHide }: AskedProps) {
  const say = useWords(expertWords)
  const names = useNames()
  const isMine = question.askedBy?.personId === useMe().personId
  const withdraw = useMutation({
    mutationFn: () => call<null>('DELETE', `/api/expert-questions/${question.questionId}`),
  })
  const { state, promise, answer, skill } = question
  const isOpen = state === 'waiting' || state === 'taken'
  return (
    <li className="expert-question">
      <div className="row wrap">
        {promise && <PromiseTag clock={promise} withTime={isOpen} />}
        <b>
          <Standing question={question} />
        </b>
        <span className="tag">{names.skill(skill) ?? skill}</span>
        <span className="ell t2">{question.question}</span>
        <span className="sp" />
        {isMine && isOpen && (
          <ConfirmButton words={say('withdraw')} question={say('withdrawAsk')} onConfirm={() => withdraw.mutate()} />
        )}
        {!isOpen && (
          <button type="button" className="btn s t" onClick={onHide}>
            {say('hide')}
          </button>
        )}
      </div>
      {isOpen && question.sentBack !== null && (
        <p className="t2 f12">
          {say('sentBack', { name: question.sentBack.by?.name ?? say('somebody'), note: question.sentBack.note })}
        </p>
      )}
      {answer !== null && (
        <Answer question={question} answer={answer} conversationId={conversationId} isMine={isMine} />
      )}
      <ProblemLine problem={withdraw.error} />
    </li>
  )
}

function Standing({ question: { state, expert } }: { readonly question: ExpertQuestion }) {
  const say = useWords(expertWords)
  const name = expert?.name ?? say('somebody')
  if (state === 'waiting') return say('waiting')
  return state === 'taken' ? say('taken', { name }) : say('answered', { name })
}

interface AnswerProps {
  readonly question: ExpertQuestion
  readonly answer: string
  readonly conversationId: string
  readonly isMine: boolean
}

/** What the expert said; the agent who asked puts it into the reply, which counts as used. */
function Answer({ question, answer, conversationId, isMine }: AnswerProps) {
  const say = useWords(expertWords)
  const [told, setTold] = useState<string | null>(null)
  const use = useMutation({
    mutationFn: () => call<null>('POST', `/api/expert-questions/${question.questionId}/use`),
  })
  const put = () => {
    const isIn = insertInto(conversationId, answer)
    setTold(say(isIn ? 'putDone' : 'nowhere'))
    if (isIn) use.mutate()
  }
  return (
    <>
      <p className="expert-answer">{answer}</p>
      {isMine && (
        <div className="row wrap">
          <button type="button" className="btn s" onClick={put}>
            {say('put')}
          </button>
          {told === null && question.isUsed && <span className="tag">{say('used')}</span>}
          {told !== null && (
            <span className="t2 f12" role="status">
              {told}
            </span>
          )}
        </div>
      )}
      <ProblemLine problem={use.error} />
    </>
  )
}
