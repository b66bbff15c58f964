import { Form, Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { LOCALES } from '../words/locale.ts'
import { useWords } from '../words/words.ts'
import { formWords } from './words.ts'

/** A field's place in the body: `'code'` or `['name', 'en']`; inside a list antd puts the list's before it. */
export type Place = string | (string | number)[]

interface ItemProps {
  readonly at: Place
  readonly label: string
  /** What is asked of it, in sight before anything went wrong. */
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

export function TextItem(props: ItemProps & { readonly rows?: number; readonly placeholder?: string }) {
  const { rows, placeholder, disabled } = props
  return (
    <Form.Item name={props.at} label={props.label} extra={props.hint}>
      {rows === undefined ? (
        <Input autoComplete="off" placeholder={placeholder} disabled={disabled} />
      ) : (
        <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} placeholder={placeholder} disabled={disabled} />
      )}
    </Form.Item>
  )
}

export function NumberItem(
  props: ItemProps & {
    readonly unit?: string
    readonly min?: number
    readonly max?: number
    readonly step?: number
    readonly placeholder?: string
  },
) {
  const { unit, ...rest } = props
  return (
    <Form.Item name={props.at} label={props.label} extra={props.hint}>
      <InputNumber
        className="number"
        min={rest.min}
        max={rest.max}
        step={rest.step}
        placeholder={rest.placeholder}
        disabled={rest.disabled}
        suffix={unit}
        controls={false}
      />
    </Form.Item>
  )
}

export interface Choice {
  readonly value: string | number
  readonly label: string
}

export function PickItem(
  props: ItemProps & {
    readonly choices: readonly Choice[]
    /** It may be left empty; what that means. */
    readonly none?: string
  },
) {
  const { choices, none, disabled } = props
  return (
    <Form.Item name={props.at} label={props.label} extra={props.hint}>
      <Select
        options={[...choices]}
        allowClear={none !== undefined}
        placeholder={none}
        disabled={disabled}
        showSearch={choices.length > 7 ? { optionFilterProp: 'label' } : false}
        popupMatchSelectWidth={false}
        labelRender={trimmed}
      />
    </Form.Item>
  )
}

/** Choices of a tree are moved in by their depth; the chosen one is not. */
const trimmed = ({ label }: { readonly label?: ReactNode }) => (typeof label === 'string' ? label.trim() : label)

export function PickManyItem(props: ItemProps & { readonly choices: readonly Choice[]; readonly none?: string }) {
  return (
    <Form.Item name={props.at} label={props.label} extra={props.hint}>
      <Select
        mode="multiple"
        options={[...props.choices]}
        placeholder={props.none}
        disabled={props.disabled}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        maxTagTextLength={16}
      />
    </Form.Item>
  )
}

export function SwitchItem({ at, label, hint, disabled }: ItemProps) {
  return (
    <Form.Item name={at} label={label} extra={hint} valuePropName="checked" className="switch-item">
      <Switch size="small" disabled={disabled} />
    </Form.Item>
  )
}

/** A date or time of day as text, as contracts carry it; the browser's own picker. */
export function DayItem({ at, label, hint, kind = 'date' }: ItemProps & { readonly kind?: 'date' | 'time' }) {
  return (
    <Form.Item name={at} label={label} extra={hint}>
      <Input type={kind} className="day" />
    </Form.Item>
  )
}

/** A name or text in each language of the house. */
export function NamesItem({ at, label, hint, rows }: ItemProps & { readonly rows?: number }) {
  const say = useWords(formWords)
  const base = typeof at === 'string' ? [at] : at
  return (
    <fieldset className="names">
      <legend>{label}</legend>
      {LOCALES.map((locale) => (
        <Form.Item key={locale} name={[...base, locale]} className="name">
          {rows === undefined ? (
            <Input
              lang={locale}
              prefix={<span className="t3 f12">{say(`language-${locale}`)}</span>}
              aria-label={`${label} · ${say(`language-${locale}`)}`}
              autoComplete="off"
            />
          ) : (
            <Input.TextArea
              lang={locale}
              autoSize={{ minRows: rows, maxRows: 14 }}
              aria-label={`${label} · ${say(`language-${locale}`)}`}
              placeholder={say(`language-${locale}`)}
            />
          )}
        </Form.Item>
      ))}
      {hint !== undefined && <div className="t3 f12">{hint}</div>}
    </fieldset>
  )
}
