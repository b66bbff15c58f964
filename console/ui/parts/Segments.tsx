import type { ReactNode } from 'react'

interface Props<V extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string
  readonly value: V
  readonly choices: readonly { readonly value: V; readonly label: ReactNode }[]
  readonly onChoose: (value: V) => void
  readonly className?: string
}

/** One of a few that all stay in sight: languages of a text, sides of a record. */
export function Segments<V extends string>({ label, value, choices, onChoose, className }: Props<V>) {
  return (
    <fieldset className={className === undefined ? 'segments' : `segments ${className}`} aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="btn s"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  )
}
