import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { questionDraft } from '#modules/knowledge/lookup-contract.ts'
import { call } from '../../api/call.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { PickItem, TextItem } from '../../ui/form/items.tsx'
import { Beside } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { editorWords } from './editor-words.ts'
import { questionWords } from './question-words.ts'
import { unansweredQuery, useKeepArticle } from './use-articles.ts'
import { articleWords } from './words.ts'

/** A question nobody answered: an article is begun from it, or it is left out. */
export function QuestionBeside({
  questionKey,
  onClose,
}: {
  readonly questionKey: string
  readonly onClose: () => void
}) {
  const say = useWords(questionWords)
  const sayEditor = useWords(editorWords)
  const sayArticle = useWords(articleWords)
  const navigate = useNavigate()
  const keep = useKeepArticle()
  const list = useQuery(unansweredQuery('open'))
  const [asked] = useState(() => list.data?.questions.find(({ key }) => key === questionKey))
  const found = asked ?? list.data?.questions.find(({ key }) => key === questionKey)
  return (
    <Beside title={say('draftTitle')} onClose={onClose}>
      {list.isPending && <Skeleton />}
      {list.isSuccess && !found && <EmptyState what={say('gone')} />}
      {found && (
        <EditorForm
          schema={questionDraft}
          initial={{ locale: found.locale, audience: 'both', title: found.question }}
          toBody={(draft) => ({ ...draft, key: found.key })}
          onSave={async (body) => {
            const { articleId } = await call<{ articleId: string }>('POST', '/api/unanswered-questions/drafts', {
              body,
            })
            void keep()
            return () => void navigate({ to: '/articles', search: { open: articleId } })
          }}
          refusals={{ 'article-code-taken': 'code' }}
          saveWords={say('begin')}
          foot={<Dismiss questionKey={found.key} onDone={onClose} />}
        >
          <p className="t2 f12">{say('asIt', { question: found.question })}</p>
          <TextItem at="title" label={sayEditor('title')} />
          <TextItem at="answer" label={sayEditor('answer')} rows={5} hint={sayEditor('answerHint')} />
          <div className="pair">
            <TextItem at="code" label={sayEditor('code')} hint={sayEditor('codeHint')} />
            <TextItem at="topic" label={sayArticle('topic')} hint={sayEditor('topicHint')} />
            <PickItem
              at="audience"
              label={sayArticle('audience')}
              choices={(['both', 'customer', 'agent'] as const).map((value) => ({
                value,
                label: sayArticle(`audience-${value}`),
              }))}
            />
            <PickItem
              at="locale"
              label={sayEditor('languages')}
              choices={(['zh-CN', 'zh-TW', 'en'] as const).map((value) => ({
                value,
                label: sayArticle(`language-${value}`),
              }))}
            />
          </div>
        </EditorForm>
      )}
    </Beside>
  )
}

function Dismiss({ questionKey, onDone }: { readonly questionKey: string; readonly onDone: () => void }) {
  const say = useWords(questionWords)
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const dismiss = async () => {
    setProblem(null)
    try {
      await call<null>('POST', '/api/unanswered-questions/dismissals', { body: { key: questionKey } })
      onDone()
      await keep()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton words={say('dismiss')} question={say('dismissAsk')} onConfirm={() => void dismiss()} />
    </>
  )
}
