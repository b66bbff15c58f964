import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleView, ArticleWriters } from '#modules/knowledge/article-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { ownerWords } from './owner-words.ts'
import { useKeepArticle } from './use-articles.ts'

/** Who answers for the article, and the way to hand it on; what was asked so far stays with whom it is. */
export function OwnerLine({ article }: { readonly article: ArticleView }) {
  const say = useWords(ownerWords)
  const [isChanging, setChanging] = useState(false)
  return (
    <div className="row wrap f12">
      <span className="t2">{say('owner', { name: article.owner?.name ?? say('nobody') })}</span>
      {isChanging ? (
        <Change article={article} onDone={() => setChanging(false)} />
      ) : (
        <button type="button" className="btn s t" onClick={() => setChanging(true)}>
          {say('change')}
        </button>
      )}
    </div>
  )
}

function Change({ article, onDone }: { readonly article: ArticleView; readonly onDone: () => void }) {
  const say = useWords(ownerWords)
  const keep = useKeepArticle()
  const writers = useQuery({
    queryKey: ['article-writers'],
    queryFn: () => call<ArticleWriters>('GET', '/api/articles/writers'),
  })
  const set = useMutation({
    mutationFn: (ownerId: string | null) =>
      call<ArticleView>('PUT', `/api/articles/${article.articleId}/owner`, { body: { ownerId } }),
    onSuccess: async (saved) => {
      await keep(saved)
      onDone()
    },
  })
  const choices = (writers.data?.writers ?? []).map(({ personId, name }) => ({ value: personId, label: name }))
  return (
    <>
      <Choose
        label={say('who')}
        all={say('nobody')}
        value={article.owner?.personId ?? ''}
        choices={choices}
        disabled={writers.isPending || set.isPending}
        onChoose={(personId) => set.mutate(personId === '' ? null : personId)}
      />
      <button type="button" className="btn s t" onClick={onDone}>
        {say('cancel')}
      </button>
      <span className="t3">{say('hint')}</span>
      <ProblemLine problem={writers.error ?? set.error} />
    </>
  )
}
