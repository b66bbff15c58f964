import { useWords } from '../../ui/words/words.ts'
import { whatWords } from './what-words.ts'

/** What was done to a complaint, or may be, in words. */
export function useComplaintWhat(): (what: string) => string {
  const say = useWords(whatWords)
  return (what) => (isKnown(what) ? say(what) : what)
}

const isKnown = (what: string): what is keyof (typeof whatWords)['byLocale']['en'] =>
  Object.hasOwn(whatWords.byLocale.en, what)
