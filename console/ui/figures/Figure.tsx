import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  /** Formatted; `—` for none. */
  readonly value: string
  readonly unit?: ReactNode
  /** What the figure counts, for screen readers and the pointer: "contacts behind this figure". */
  readonly label: string
  /** Formula id, shown on hover. */
  readonly formula?: string
  /** Where its records are: a page of ours, or an act. Without one the figure does not open and is not underlined. */
  readonly to?: string
  readonly search?: Readonly<Record<string, unknown>>
  readonly onOpen?: () => void
}

/** A figure that opens to its records: dotted underline, solid on hover. */
export function Figure({ value, unit, label, formula, to, search, onOpen }: Props) {
  const title = formula ? `${label} · ${formula}` : label
  const shown = (
    <>
      {value}
      {unit !== undefined && <span className="unit">{unit}</span>}
    </>
  )
  if (to !== undefined) {
    return (
      <Link className="open" to={to} search={search ?? {}} title={title} aria-label={`${value} ${label}`}>
        {shown}
      </Link>
    )
  }
  if (onOpen) {
    return (
      <button type="button" className="open" title={title} aria-label={`${value} ${label}`} onClick={onOpen}>
        {shown}
      </button>
    )
  }
  return <span title={title}>{shown}</span>
}
