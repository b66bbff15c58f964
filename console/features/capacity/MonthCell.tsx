import { type ClipboardEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { CELLS, type MonthField, pastedLines, readNumber } from './capacity-draft.ts'

interface Props {
  readonly place: number
  readonly field: MonthField
  readonly label: string
  readonly value: number | null
  /** What holds while the cell is empty. */
  readonly usual: string
  readonly onValues: (values: readonly (number | null)[]) => void
}

const STEPS: Readonly<Record<string, 1 | -1>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }

/** One figure of one month: typed, taken over on leaving, Enter or an arrow; Escape gives back what stood there. */
export function MonthCell({ place, field, label, value, usual, onValues }: Props) {
  const { least, most, scale } = CELLS[field]
  const cell = { least, most, scale, isWhole: field === 'hires' }
  const standing =
    value === null || (field === 'hires' && value === 0) ? '' : String(Math.round(value * scale * 1e6) / 1e6)
  const [text, setText] = useState(standing)
  useEffect(() => setText(standing), [standing])
  const read = readNumber(text, cell)
  const take = () => {
    if (read === undefined) return
    if (read !== value && !(read === null && standing === '')) onValues([read])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== standing) {
      event.preventDefault()
      setText(standing)
      return
    }
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    take()
    const next = event.currentTarget.closest('tbody')?.querySelector(`[data-cell="${field} ${place + step}"]`)
    if (next instanceof HTMLInputElement) next.select()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = pastedLines(event.clipboardData.getData('text'))
    if (lines.length < 2) return
    event.preventDefault()
    const values = lines.map((line) => readNumber(line, cell))
    const first = values.indexOf(undefined)
    onValues((first < 0 ? values : values.slice(0, first)).map((one) => one ?? null))
  }
  return (
    <input
      className="field cell"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={read === undefined}
      data-cell={`${field} ${place}`}
      placeholder={usual}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={take}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  )
}
