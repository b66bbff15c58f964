import { useWords } from '../../../ui/words/words.ts'
import { identityWords } from './words.ts'

/** L0 to L4 as a tag, with what it means in words. */
export function LevelTag({ level, isLocked }: { readonly level: number; readonly isLocked: boolean }) {
  const say = useWords(identityWords)
  const words = isLocked ? say('lockedTag') : say(`level-${levelOf(level)}`)
  return (
    <span className={isLocked || level === 0 ? 'tag w nw' : 'tag a nw'} title={words}>
      <span className="for-ears">{say('title')} </span>L{level}
      <span className="for-ears"> {words}</span>
    </span>
  )
}

export const levelOf = (level: number): 0 | 1 | 2 | 3 | 4 =>
  level === 1 || level === 2 || level === 3 || level === 4 ? level : 0
