import { useId, useState } from 'react'
import type { Script } from '#modules/knowledge/contract.ts'
import { keptValue, typedValue } from '#modules/knowledge/form-contract.ts'
import { Field } from '../../../ui/parts/Field.tsx'
import { formFieldWords } from '../../../ui/script/form-words.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'

interface Props {
  readonly field: Script['formFields'][number]
  readonly kept: string | undefined
  readonly isReadOnly: boolean
  readonly onLeave: (value: string) => void
}

/** One field, kept when it is left; what does not fit is told and not sent. */
export function FormField({ field, kept, isReadOnly, onLeave }: Props) {
  const { kind, name, isRequired, options } = field
  const say = useWords(formFieldWords)
  const locale = useLocale()
  const id = useId()
  const shown = kept === undefined ? '' : typedValue(kind, kept)
  const [typed, setTyped] = useState(shown)
  const [known, setKnown] = useState(shown)
  // Kept anew, here or by another: that is what stands there.
  if (known !== shown) {
    setKnown(shown)
    setTyped(shown)
  }
  const choices =
    kind === 'yes-no'
      ? [['yes', say('yes')] as const, ['no', say('no')] as const]
      : options.map((one) => [one.option, one.name[locale]] as const)
  const label = name[locale] + (isRequired ? say('required') : '')
  if (kind === 'yes-no' || kind === 'choice')
    return (
      <label className="label" htmlFor={id}>
        {label}
        <select
          id={id}
          className="field"
          value={typed}
          disabled={isReadOnly}
          onChange={(event) => {
            setTyped(event.target.value)
            onLeave(event.target.value)
          }}
        >
          <option value="">{say('empty')}</option>
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    )
  const isFitting = typed.trim() === '' || keptValue(field, typed) !== undefined
  const hint = kind === 'amount' || kind === 'card-tail' || kind === 'identity' ? say(`hint-${kind}`) : undefined
  return (
    <Field
      label={label}
      value={typed}
      onText={setTyped}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'amount' ? 'decimal' : kind === 'card-tail' ? 'numeric' : undefined}
      maxLength={kind === 'card-tail' ? 4 : 1_000}
      autoComplete="off"
      required={false}
      aria-required={isRequired}
      readOnly={isReadOnly}
      fault={isFitting ? undefined : say(`fault-${kind}`)}
      {...(hint === undefined ? {} : { hint })}
      onBlur={() => {
        if (!isReadOnly && isFitting && typed.trim() !== shown) onLeave(typed.trim())
      }}
    />
  )
}
