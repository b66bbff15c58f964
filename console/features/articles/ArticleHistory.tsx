import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleView, VersionHead } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ArticleFiles } from '../../ui/article-files/ArticleFiles.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { Comparison } from './Comparison.tsx'
import { editorWords } from './editor-words.ts'
import { historyQuery, useKeepArticle, versionQuery } from './use-articles.ts'

/** Every version, what changed from the one before, and the way back to it; then who did what when. */
export function ArticleHistory({ article }: { readonly article: ArticleView }) {
  const say = useWords(editorWords)
  const [opened, setOpened] = useState<number | null>(null)
  return (
    <div className="scroll article-standing">
      <ol className="article-versions" aria-label={say('versions')}>
        {article.versions.map((head) => (
          <li key={head.version}>
            <VersionLine
              head={head}
              isOpen={opened === head.version}
              onOpen={() => setOpened(opened === head.version ? null : head.version)}
            />
            {opened === head.version && <Changes article={article} version={head.version} />}
            <GoBack article={article} head={head} />
          </li>
        ))}
      </ol>
      <Acts articleId={article.articleId} />
    </div>
  )
}

function VersionLine(props: { readonly head: VersionHead; readonly isOpen: boolean; readonly onOpen: () => void }) {
  const say = useWords(editorWords)
  const { head } = props
  const time = (at: number) => dayAndTime(at, serverNow())
  return (
    <div className="row wrap">
      <button type="button" className="open" aria-expanded={props.isOpen} onClick={props.onOpen}>
        {say('versionNow', { version: head.version })}
      </button>
      <span className={head.state === 'in-force' ? 'tag a nw' : 'tag nw'}>{say(`version-${head.state}`)}</span>
      <span className="t3 f12">
        {[
          head.effectiveAt !== null && say('since', { time: time(head.effectiveAt) }),
          head.expiresAt !== null && say('until', { time: time(head.expiresAt) }),
          head.changedBy?.name,
          head.reviewedBy && say('approvedBy', { name: head.reviewedBy.name }),
          head.goesBackTo !== null && say('wentBackTo', { version: head.goesBackTo }),
        ]
          .filter((one) => one !== false && one !== null && one !== undefined)
          .join(' · ')}
      </span>
    </div>
  )
}

function Changes({ article, version }: { readonly article: ArticleView; readonly version: number }) {
  const before = article.versions.find((one) => one.version < version && one.state !== 'discarded')?.version
  const newer = useQuery(versionQuery(article.articleId, version))
  const older = useQuery({ ...versionQuery(article.articleId, before ?? version), enabled: before !== undefined })
  if (newer.isPending || (before !== undefined && older.isPending)) return <Skeleton lines={3} />
  if (!newer.data) return <ProblemLine problem={newer.error} />
  return (
    <>
      <Comparison older={before === undefined ? {} : (older.data?.words ?? {})} newer={newer.data.words} />
      <ArticleFiles files={newer.data.files} />
    </>
  )
}

function GoBack({ article, head }: { readonly article: ArticleView; readonly head: VersionHead }) {
  const say = useWords(editorWords)
  const may = useMay('knowledge.review-articles')
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const { version, state } = head
  if (!may || !['superseded', 'expired', 'withdrawn'].includes(state)) return null
  const go = async () => {
    setProblem(null)
    const body = { toVersion: version, insteadOf: article.versions[0]?.version ?? version }
    try {
      await keep(await call<ArticleView>('POST', `/api/articles/${article.articleId}/going-back`, { body }))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton
        words={say('goBack', { version })}
        question={say('goBackAsk', { version })}
        className="btn s t"
        onConfirm={() => void go()}
      />
    </>
  )
}

function Acts({ articleId }: { readonly articleId: string }) {
  const say = useWords(editorWords)
  const history = useQuery(historyQuery(articleId))
  return (
    <section aria-label={say('acts')}>
      <h3 className="f12 t2">{say('acts')}</h3>
      <ProblemLine problem={history.error} onRetry={() => void history.refetch()} />
      {history.isPending && <Skeleton lines={3} />}
      <ul className="article-acts f12">
        {history.data?.map(({ change, version, at, by }) => (
          <li key={`${at} ${change} ${version}`}>
            <span className="t3 nw">{dayAndTime(at, serverNow())}</span>{' '}
            {say(`did-${change}`, { name: by?.name ?? '—', version: version ?? '' })}
          </li>
        ))}
      </ul>
    </section>
  )
}
