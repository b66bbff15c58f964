import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleView } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ArticleFiles } from '../../ui/article-files/ArticleFiles.tsx'
import { Beside } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Segments } from '../../ui/parts/Segments.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ArticleHistory } from './ArticleHistory.tsx'
import { ArticleText } from './ArticleText.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { editorWords } from './editor-words.ts'
import { OwnerLine } from './OwnerLine.tsx'
import { ReviewActs } from './ReviewActs.tsx'
import { articleQuery, useKeepArticle } from './use-articles.ts'
import { articleWords } from './words.ts'

type Tab = 'now' | 'history'

/** One article: written while it is a draft, reviewed while it waits, read and taken back otherwise. */
export function ArticlePanel({ articleId, onClose }: { readonly articleId: string; readonly onClose: () => void }) {
  const say = useWords(editorWords)
  const sayArticle = useWords(articleWords)
  const locale = useLocale()
  const article = useQuery(articleQuery(articleId))
  const [tab, setTab] = useState<Tab>('now')
  const newest = article.data?.newest
  const title = newest?.words[locale]?.title ?? Object.values(newest?.words ?? {})[0]?.title ?? sayArticle('title')
  return (
    <Beside
      title={title}
      tools={article.data && <span className="tag nw">{sayArticle(`state-${article.data.state}`)}</span>}
      onClose={onClose}
    >
      <ProblemLine problem={article.error} onRetry={() => void article.refetch()} />
      {article.isPending && <Skeleton lines={8} />}
      {article.data && newest && (
        <>
          <div className="pb article-tabs">
            <Segments
              label={say('view')}
              value={tab}
              choices={[
                { value: 'now', label: say(tabWords(newest.head.state)) },
                { value: 'history', label: say('history') },
              ]}
              onChoose={setTab}
            />
            <span className="t3 f12">{`${article.data.code} · ${say('versionNow', { version: newest.head.version })}`}</span>
          </div>
          <div className="pb article-owner">
            <OwnerLine article={article.data} />
          </div>
          {/* Kept while the history is in front: what is typed stays typed. */}
          <div className="article-now" hidden={tab !== 'now'}>
            <Now article={article.data} />
          </div>
          {tab === 'history' && <ArticleHistory article={article.data} />}
        </>
      )}
    </Beside>
  )
}

const tabWords = (state: string) => (state === 'draft' ? 'edit' : state === 'submitted' ? 'review' : 'read')

function Now({ article }: { readonly article: ArticleView }) {
  const { newest } = article
  if (newest.head.state === 'draft') return <DraftEditor key={newest.head.version} draft={newest} />
  if (newest.head.state === 'submitted') return <ReviewActs article={article} />
  return <Standing article={article} />
}

/** What answers, or did: read, and what can be done about it. */
function Standing({ article }: { readonly article: ArticleView }) {
  const say = useWords(editorWords)
  const keep = useKeepArticle()
  const mayRelease = useMay('knowledge.review-articles')
  const [problem, setProblem] = useState<unknown>(null)
  const { articleId, newest, state } = article
  const act = async (ask: () => Promise<ArticleView>) => {
    setProblem(null)
    try {
      await keep(await ask())
    } catch (error) {
      setProblem(error)
    }
  }
  const begin = () =>
    call<ArticleView>('POST', `/api/articles/${articleId}/draft`, { body: { fromVersion: newest.head.version } })
  return (
    <div className="scroll article-standing">
      <Dates article={article} />
      <ArticleText words={newest.words} />
      <ArticleFiles files={newest.files} />
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <div className="row wrap">
        <button type="button" className="btn p" onClick={() => void act(begin)}>
          {say('nextVersion')}
        </button>
        {mayRelease && (state === 'in-force' || state === 'scheduled') && (
          <ConfirmButton
            words={say('withdraw')}
            question={say('withdrawAsk')}
            onConfirm={() => void act(() => call<ArticleView>('DELETE', `/api/articles/${articleId}`))}
          />
        )}
      </div>
    </div>
  )
}

function Dates({ article: { newest } }: { readonly article: ArticleView }) {
  const say = useWords(editorWords)
  const { effectiveAt, expiresAt, reviewedBy, changedBy } = newest.head
  const time = (at: number) => dayAndTime(at, serverNow())
  return (
    <p className="t2 f12">
      {[
        effectiveAt !== null && say('since', { time: time(effectiveAt) }),
        expiresAt !== null && say('until', { time: time(expiresAt) }),
        changedBy && say('writtenBy', { name: changedBy.name }),
        reviewedBy && say('approvedBy', { name: reviewedBy.name }),
      ]
        .filter((one) => one !== false && one !== null)
        .join(' · ')}
    </p>
  )
}
