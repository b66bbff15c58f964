import { useState } from 'react'
import { type ArticleVersion, type ArticleView, articleBody, draftBody } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import { type Draft, EditorForm } from '../../ui/form/EditorForm.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { ArticleFields } from './ArticleFields.tsx'
import { bodyOf, draftOf, freshDraft } from './article-draft.ts'
import { editorWords } from './editor-words.ts'
import { FilesItem } from './FilesItem.tsx'
import { SubmitLine } from './SubmitLine.tsx'
import { useKeepArticle } from './use-articles.ts'

/** What the contract refuses by a rule of its own. */
function useFaultWords() {
  const say = useWords(editorWords)
  return (issue: { readonly code: string; readonly path: readonly PropertyKey[] }): string | undefined => {
    if (issue.code !== 'custom') return
    if (issue.path.at(-1) === 'words') return say('needsWords')
    if (issue.path.at(-1) === 'expiresAt') return say('endsBefore')
    return
  }
}

export function AddArticle({ onAdded }: { readonly onAdded: (articleId: string) => void }) {
  const say = useWords(editorWords)
  const keep = useKeepArticle()
  const [initial] = useState(freshDraft)
  return (
    <EditorForm
      schema={articleBody}
      initial={initial}
      toBody={(draft) => bodyOf(draft, bankCalendar())}
      onSave={async (body) => {
        const made = await call<ArticleView>('POST', '/api/articles', { body })
        void keep(made)
        return () => onAdded(made.articleId)
      }}
      refusals={{ 'article-code-taken': 'code' }}
      faultWords={useFaultWords()}
      saveWords={say('saveDraft')}
    >
      {(form) => <ArticleFields form={form} isNew />}
    </EditorForm>
  )
}

/** The form keeps what was opened; what somebody else wrote since is taken when the writer says so. */
export function DraftEditor({ draft }: { readonly draft: ArticleVersion }) {
  const say = useWords(editorWords)
  const keep = useKeepArticle()
  const faultWords = useFaultWords()
  const [base, setBase] = useState(draft)
  const [round, setRound] = useState(0)
  const { articleId } = draft
  const { version, revision } = base.head
  const zone = bankCalendar()
  const body = (fields: Draft) => ({ ...bodyOf(fields, zone), version, revision })
  return (
    <>
      {draft.head.revision > revision && (
        <NewerVersion
          onLoad={() => {
            setBase(draft)
            setRound(round + 1)
          }}
        />
      )}
      {base.head.reviewNote !== null && <div className="note-w">{say('returned', { note: base.head.reviewNote })}</div>}
      <EditorForm
        key={round}
        schema={draftBody}
        initial={draftOf(base, zone)}
        toBody={body}
        onSave={async (saved) => {
          const now = await call<ArticleView>('PUT', `/api/articles/${articleId}/draft`, { body: saved })
          setBase(now.newest)
          void keep(now)
        }}
        faultWords={faultWords}
        saveWords={say('saveDraft')}
        foot={<Discard articleId={articleId} />}
      >
        {(form) => (
          <>
            <ArticleFields form={form} isNew={false} />
            <FilesItem articleId={articleId} files={base.files} />
            <SubmitLine form={form} saved={base} isSame={(now) => isSame(body(now), body(draftOf(base, zone)))} />
          </>
        )}
      </EditorForm>
    </>
  )
}

const isSame = (one: object, other: object): boolean => canonical(one) === canonical(other)
/** Fields in one order: forms keep theirs. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

function Discard({ articleId }: { readonly articleId: string }) {
  const say = useWords(editorWords)
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const discard = async () => {
    setProblem(null)
    try {
      await keep(await call<ArticleView>('DELETE', `/api/articles/${articleId}/draft`))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton words={say('discard')} question={say('discardAsk')} onConfirm={() => void discard()} />
    </>
  )
}
