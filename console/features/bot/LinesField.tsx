import { useId, useState } from 'react'
import { linesOf } from './utterances.ts'

interface Props {
  readonly label: string
  readonly lines: readonly string[]
  readonly onLines: (lines: readonly string[]) => void
}

/** Lines of text, one a row; handed on as they stand when the field is left. */
export function LinesField({ label, lines, onLines }: Props) {
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="field"
        rows={Math.min(6, Math.max(2, lines.length))}
        value={text ?? lines.join('\n')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== null) onLines(linesOf(text))
          setText(null)
        }}
      />
    </div>
  )
}
