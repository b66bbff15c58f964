import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { DEEPEST, findReasons, type Reason } from './reason-rows.ts'
import { reasonTreeQuery } from './use-codes.ts'
import { reasonWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (key: string) => void
}

/** The tree in its order; what is looked for keeps what is above it. */
export function ReasonTree({ open, onOpen }: Props) {
  const say = useWords(reasonWords)
  const [words, setWords] = useState('')
  const list = useQuery(reasonTreeQuery)
  const reasons = list.data?.reasons ?? []
  const shown = findReasons(reasons, words)
  return (
    <>
      <div className="row wrap pb">
        <input
          className="field table-filter"
          type="search"
          aria-label={say('find')}
          placeholder={say('find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className="sp" />
        <span className="t3 f12" role="status">
          {say('shown', { shown: shown.length, count: reasons.length })}
        </span>
      </div>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && reasons.length === 0 && <EmptyState what={say('noneYet')} todo={say('todo')} />}
      {reasons.length > 0 && shown.length === 0 && <EmptyState what={say('none')} />}
      {shown.length > 0 && (
        <table className="tbl">
          <caption className="for-ears">{say('reasons')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('code')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">
                <span className="for-ears">{say('addBelow')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((reason) => (
              <Row key={reason.code} reason={reason} isOpen={reason.code === open} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

const INDENT_PX = 24

function Row({
  reason,
  isOpen,
  onOpen,
}: { readonly reason: Reason; readonly isOpen: boolean } & Pick<Props, 'onOpen'>) {
  const say = useWords(reasonWords)
  const locale = useLocale()
  return (
    <tr className={isOpen ? 'on' : undefined}>
      <td>
        <span style={{ paddingLeft: (reason.level - 1) * INDENT_PX }}>
          <button
            type="button"
            className={reason.isRetired ? 'open t3' : 'open'}
            aria-current={isOpen ? 'true' : undefined}
            onClick={() => onOpen(reason.code)}
          >
            {reason.name[locale]}
          </button>
        </span>
      </td>
      <td className="t2">{reason.code}</td>
      <td>{reason.isRetired && <span className="tag">{say('retired')}</span>}</td>
      <td className="n">
        {reason.level < DEEPEST && !reason.isRetired && (
          <button
            type="button"
            className="btn s t"
            aria-label={`${say('addBelow')} · ${reason.name[locale]}`}
            onClick={() => onOpen(`new/${reason.code}`)}
          >
            {say('addBelow')}
          </button>
        )}
      </td>
    </tr>
  )
}
