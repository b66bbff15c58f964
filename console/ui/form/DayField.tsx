import { useEffect, useState } from 'react'

interface Props {
  readonly label: string
  readonly day: string | null
  /** The first day that can be chosen. */
  readonly from?: string
  readonly disabled?: boolean
  readonly onDay: (day: string | null) => void
}

/** A last day; empty for none. It counts when the field is left or Enter is pressed, not while a year is being typed. */
export function DayField({ label, day, from, disabled = false, onDay }: Props) {
  const [typed, setTyped] = useState(day ?? '')
  useEffect(() => setTyped(day ?? ''), [day])
  const settle = () => {
    const chosen = typed === '' ? null : typed
    if (chosen !== day) onDay(chosen)
  }
  return (
    <input
      type="date"
      className="choose day-field"
      aria-label={label}
      value={typed}
      min={from}
      disabled={disabled}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}
