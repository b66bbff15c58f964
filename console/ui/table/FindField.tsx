import { useEffect, useRef, useState } from 'react'

const TYPING_MS = 250

interface Props {
  readonly label: string
  /** What is looked for when the page opens. */
  readonly value: string
  readonly onFind: (value: string) => void
}

/** A field to look for rows with: the search follows what is typed after a breath. */
export function FindField({ label, value, onFind }: Props) {
  const [typed, setTyped] = useState(value)
  const breath = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(breath.current), [])
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(breath.current)
    breath.current = setTimeout(() => onFind(text.trim()), TYPING_MS)
  }
  return (
    <input
      className="field table-filter"
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  )
}
