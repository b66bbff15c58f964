interface Props {
  /** What is chosen, for screen readers. */
  readonly label: string
  /** The first line: no choice made. Without it one of the choices always holds. */
  readonly all?: string
  /** Empty for the first line. */
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly disabled?: boolean
  readonly onChoose: (value: string) => void
}

/** One of a few, by the browser's own list: fast, and known to every keyboard and screen reader. */
export function Choose({ label, all, value, choices, disabled = false, onChoose }: Props) {
  return (
    <select
      className={value === '' || all === undefined ? 'choose' : 'choose chosen'}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
