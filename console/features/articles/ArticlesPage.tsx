import './problems.ts'
import './articles.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import { ArticlesList } from './ArticlesList.tsx'
import { articlesQuery, useKeepArticle } from './use-articles.ts'
import { articleWords } from './words.ts'

const AddArticle = lazy(() => import('./DraftEditor.tsx').then((file) => ({ default: file.AddArticle })))
const ArticlePanel = lazy(() => import('./ArticlePanel.tsx').then((file) => ({ default: file.ArticlePanel })))

/** Every article; one open beside the list, to be written, reviewed, compared and taken back. */
export function ArticlesPage() {
  const say = useWords(articleWords)
  const [open, setOpen] = useOpen()
  const list = useQuery(articlesQuery)
  const close = () => setOpen(null)
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <>
          {list.data && <AsOf at={list.data.asOf} />}
          <button type="button" className="btn s" onClick={() => setOpen('new')}>
            {say('add')}
          </button>
        </>
      }
      beside={
        open !== null && (
          <Suspense key={open} fallback={<Skeleton />}>
            {open === 'new' ? (
              <Beside title={say('newTitle')} onClose={close}>
                <AddArticle onAdded={setOpen} />
              </Beside>
            ) : (
              <ArticlePanel articleId={open} onClose={close} />
            )}
          </Suspense>
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && (
        <ArticlesList
          articles={list.data.articles}
          asOf={list.data.asOf}
          open={open}
          onOpen={setOpen}
          starter={<StarterPack />}
        />
      )}
    </Split>
  )
}

/** Brings in the articles that come with the product, as drafts. */
function StarterPack() {
  const say = useWords(articleWords)
  const may = useMay('knowledge.import-articles')
  const keep = useKeepArticle()
  const [problem, setProblem] = useState<unknown>(null)
  const [told, setTold] = useState<string | null>(null)
  if (!may) return null
  const bring = async () => {
    setProblem(null)
    try {
      const { imported, known } = await call<{ imported: number; known: number }>('POST', '/api/articles/starter-pack')
      setTold(say('packDone', { imported, known }))
      await keep()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton words={say('pack')} question={say('packAsk')} onConfirm={() => void bring()} />
      {told !== null && (
        <span className="f12 t2" role="status">
          {told}
        </span>
      )}
    </>
  )
}
