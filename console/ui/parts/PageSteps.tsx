import { useWords } from '../words/words.ts'
import { partWords } from './words.ts'

/** One page back or on in a list that is read by how many rows come before; nothing while there is one page. */
export function PageSteps(props: {
  /** Rows before this page. */
  readonly after: number
  readonly pageSize: number
  readonly more: boolean
  readonly onAfter: (after: number) => void
}) {
  const say = useWords(partWords)
  const { after, pageSize, more, onAfter } = props
  if (after === 0 && !more) return null
  return (
    <div className="row pb">
      {after > 0 && (
        <button type="button" className="btn s" onClick={() => onAfter(Math.max(0, after - pageSize))}>
          {say('pageBefore')}
        </button>
      )}
      {more && (
        <button type="button" className="btn s" onClick={() => onAfter(after + pageSize)}>
          {say('pageNext')}
        </button>
      )}
    </div>
  )
}
