import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleView } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import { ArticleFiles } from '../../ui/article-files/ArticleFiles.tsx'
import { ReviewDecision } from '../../ui/form/ReviewDecision.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { ArticleText } from './ArticleText.tsx'
import { Comparison } from './Comparison.tsx'
import { editorWords } from './editor-words.ts'
import { useKeepArticle, versionQuery } from './use-articles.ts'

/** What waits for a second person: what changed, all of it, and the decision. */
export function ReviewActs({ article }: { readonly article: ArticleView }) {
  const say = useWords(editorWords)
  const { newest, versions } = article
  const { head } = newest
  const before = versions.find(({ state }) => state === 'in-force') ?? versions.find(({ reviewedAt }) => reviewedAt)
  const time = (at: number) => dayAndTime(at, serverNow())
  return (
    <div className="scroll article-standing">
      <p className="t2 f12">
        {[
          head.submittedBy && say('handedInBy', { name: head.submittedBy.name }),
          head.effectiveAt === null ? say('atOnce') : say('since', { time: time(head.effectiveAt) }),
          head.expiresAt !== null && say('until', { time: time(head.expiresAt) }),
        ]
          .filter((one) => one !== false && one !== null)
          .join(' · ')}
      </p>
      {before && <Changes articleId={article.articleId} from={before.version} article={article} />}
      <ArticleText words={newest.words} />
      <ArticleFiles files={newest.files} />
      <Decision article={article} />
    </div>
  )
}

function Changes(props: { readonly articleId: string; readonly from: number; readonly article: ArticleView }) {
  const say = useWords(editorWords)
  const older = useQuery(versionQuery(props.articleId, props.from))
  if (!older.data) return <ProblemLine problem={older.error} />
  return (
    <section aria-label={say('changes', { version: props.from })}>
      <h3 className="f12 t2">{say('changes', { version: props.from })}</h3>
      <Comparison older={older.data.words} newer={props.article.newest.words} />
    </section>
  )
}

function Decision({ article }: { readonly article: ArticleView }) {
  const say = useWords(editorWords)
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const { version, revision, mayReview } = article.newest.head
  const act = async (path: string, body: object) =>
    keep(
      await call<ArticleView>('POST', `/api/articles/${article.articleId}/${path}`, {
        body: { version, revision, ...body },
      }),
    )
  const takeBack = () => {
    setProblem(null)
    act('taking-back', {}).catch(setProblem)
  }
  return (
    <div className="article-submit">
      {mayReview ? (
        <ReviewDecision onDecide={(decision, note) => act('review', { decision, note })} />
      ) : (
        <p className="note-i">{say('notYours')}</p>
      )}
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <button type="button" className="btn s t" onClick={takeBack}>
        {say('takeBack')}
      </button>
    </div>
  )
}
