import { Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import type { Place } from '../../ui/form/items.tsx'

interface Props {
  readonly at: Place
  readonly label: string
  readonly unit: string
  /** Seconds that one of what is typed stands for. */
  readonly of: number
  readonly most: number
  readonly hint?: ReactNode
  readonly placeholder?: string | undefined
  /** What typing 0 stands for, in seconds; 0 itself unless given. */
  readonly zeroIs?: number
}

/** A span that is stored in seconds and typed in what people count by. */
export function SecondsItem({ at, label, unit, of, most, hint, placeholder, zeroIs = 0 }: Props) {
  const shown = (seconds: unknown) =>
    typeof seconds === 'number' ? { value: seconds <= zeroIs ? 0 : Math.round((seconds / of) * 100) / 100 } : {}
  const stored = (typed: unknown) =>
    typeof typed === 'number' ? (typed === 0 ? zeroIs : Math.round(typed * of)) : undefined
  return (
    <Form.Item name={at} label={label} extra={hint} getValueProps={shown} normalize={stored}>
      <InputNumber className="number" min={0} max={most} placeholder={placeholder} suffix={unit} controls={false} />
    </Form.Item>
  )
}
