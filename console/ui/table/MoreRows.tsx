import type { UseInfiniteQueryResult } from '@tanstack/react-query'

type Pages = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>

/** Below a list that is read page by page: reads the next one; not there when all is shown. */
export function MoreRows({ list, words }: { readonly list: Pages; readonly words: string }) {
  if (!list.hasNextPage) return null
  return (
    <div className="pb">
      <button
        type="button"
        className="btn s"
        disabled={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {words}
      </button>
    </div>
  )
}
