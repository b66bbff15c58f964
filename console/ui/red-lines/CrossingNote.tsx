import { useCrossings } from './use-crossings.ts'
import { useRuleNames } from './use-rule-names.ts'

/** Beside a text that others will send: what in it crosses a red line, and what to say instead. Nothing when nothing does. */
export function CrossingNote({ text }: { readonly text: string }) {
  const { nameOf, insteadOf } = useRuleNames()
  const { crossings, foundIn } = useCrossings(text)
  if (crossings.length === 0) return null
  return (
    <div className="note-w" role="alert">
      {crossings.map(({ code, span: [from, to] }) => (
        <div key={`${code} ${from}`}>
          <b>{foundIn.slice(from, to)}</b> · {nameOf(code)} · {insteadOf(code)}
        </div>
      ))}
    </div>
  )
}
