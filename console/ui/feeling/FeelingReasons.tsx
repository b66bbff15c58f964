import type { FeelingReply } from '#modules/assist/help-contract.ts'
import { timeWithSeconds } from '../time/instant.ts'
import { useWords } from '../words/words.ts'
import { feelingWords } from './words.ts'

/** The words that tell how a customer feels, latest first, each with what it stands for. */
export function FeelingReasons({ reasons }: { readonly reasons: FeelingReply['reasons'] }) {
  const say = useWords(feelingWords)
  return reasons.map(({ seq, at, why, words }, place) => (
    <span key={`${seq} ${why} ${words}`} title={timeWithSeconds(at)}>
      {place > 0 && ' · '}
      {words === null ? say(why) : say('words-of', { words, why: say(why) })}
    </span>
  ))
}
