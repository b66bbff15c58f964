import { useWords } from '../words/words.ts'
import { ruleName, ruleWords, sayInstead } from './rule-words.ts'
import { useCrossings } from './use-crossings.ts'

/** Beside a text that others will send: what in it crosses a red line, and what to say instead. Nothing when nothing does. */
export function CrossingNote({ text }: { readonly text: string }) {
  const say = useWords(ruleWords)
  const { crossings, foundIn } = useCrossings(text)
  if (crossings.length === 0) return null
  return (
    <div className="note-w" role="alert">
      {crossings.map(({ code, span: [from, to] }) => (
        <div key={`${code} ${from}`}>
          <b>{foundIn.slice(from, to)}</b> · {ruleName(say, code)} · {sayInstead(say, code)}
        </div>
      ))}
    </div>
  )
}
