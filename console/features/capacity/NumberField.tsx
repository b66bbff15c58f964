import { useEffect, useState } from 'react'
import { Field } from '../../ui/parts/Field.tsx'
import { useWords } from '../../ui/words/words.ts'
import { readNumber } from './capacity-draft.ts'
import { capacityWords } from './words.ts'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly value: number | null
  readonly least: number
  readonly most: number
  /** 100 for a share that is typed as percent. */
  readonly scale?: number
  readonly isWhole?: boolean
  /** Empty says something of its own. */
  readonly mayBeEmpty?: boolean
  readonly disabled?: boolean
  readonly onValue: (value: number | null) => void
}

/** A number of the assumptions: taken when it is one within the range, told when not, and never half a number. */
export function NumberField(props: Props) {
  const { label, hint, value, least, most, scale = 1, isWhole = false, mayBeEmpty = false, disabled, onValue } = props
  const say = useWords(capacityWords)
  const [text, setText] = useState(() => shown(value, scale))
  useEffect(() => {
    setText((now) => (readNumber(now, { least, most, scale, isWhole }) === value ? now : shown(value, scale)))
  }, [value, least, most, scale, isWhole])
  const read = readNumber(text, { least, most, scale, isWhole })
  const isFaulty = read === undefined || (read === null && !mayBeEmpty)
  return (
    <Field
      label={label}
      inputMode="decimal"
      value={text}
      required={!mayBeEmpty}
      disabled={disabled}
      fault={isFaulty ? say(read === null ? 'needed' : 'badNumber') : undefined}
      {...(hint === undefined ? {} : { hint })}
      onText={(next) => {
        setText(next)
        const given = readNumber(next, { least, most, scale, isWhole })
        if (given !== undefined && (given !== null || mayBeEmpty)) onValue(given)
      }}
    />
  )
}

const shown = (value: number | null, scale: number) =>
  value === null ? '' : String(Math.round(value * scale * 1e6) / 1e6)
