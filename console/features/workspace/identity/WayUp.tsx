import type { ContactIdentity } from '#modules/customers/levels-contract.ts'
import { useWords } from '../../../ui/words/words.ts'
import { identityWords } from './words.ts'

interface Props {
  readonly identity: ContactIdentity
  /** The level that is wanted; the next one when left out. */
  readonly needed?: number
}

const MOST_WAYS = 3

/** What is still missing for a level: one line a way, the shortest first. */
export function WayUp({ identity, needed = identity.level + 1 }: Props) {
  const say = useWords(identityWords)
  const reachable = identity.waysUp.filter(({ level }) => level >= needed)
  const next = Math.min(...reachable.map(({ level }) => level))
  const ways = reachable.filter(({ level }) => level === next).slice(0, MOST_WAYS)
  if (ways.length === 0) return null
  return (
    <div className="f12 t2">
      {say('toReach', { level: next })}
      <ul className="way-up">
        {ways.map(({ missing, facts }) => {
          const parts = [
            ...missing.map((kind) => say(`kind-${kind}`)),
            ...(facts > 0 ? [say('facts', { count: facts })] : []),
          ]
          return <li key={parts.join()}>{parts.join(' + ')}</li>
        })}
      </ul>
    </div>
  )
}
