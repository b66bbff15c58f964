import { type InputHTMLAttributes, useId } from 'react'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  /** What is asked of it, in sight before anything went wrong. */
  readonly hint?: string
  /** What is wrong with it. */
  readonly fault?: string | undefined
}

/** A labelled line to fill in, with its hint and its fault. */
export function Field({ label, value, onText, hint, fault, ...input }: Props) {
  const id = useId()
  const told = fault ?? hint
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="field"
        value={value}
        required={input.required ?? true}
        aria-invalid={fault !== undefined}
        aria-describedby={told === undefined ? undefined : `${id}-told`}
        onChange={(event) => onText(event.target.value)}
      />
      {told !== undefined && (
        <div id={`${id}-told`} className={fault === undefined ? 'f12 t3' : 'f12 st endangered'}>
          {told}
        </div>
      )}
    </div>
  )
}
