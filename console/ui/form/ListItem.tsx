import { Form } from 'antd'
import type { ReactNode } from 'react'
import { Icon } from '../icons.tsx'
import { useWords } from '../words/words.ts'
import { formWords } from './words.ts'

interface Props {
  readonly at: string | (string | number)[]
  readonly label: string
  readonly hint?: string
  /** What a new line begins with. */
  readonly fresh: unknown
  readonly addWords?: string
  readonly most?: number
  /** The fields of one line; `place` is its number, to be put before each field's own place. */
  readonly children: (place: number) => ReactNode
}

/** Lines of the same fields: add, remove. */
export function ListItem({ at, label, hint, fresh, addWords, most = Number.POSITIVE_INFINITY, children }: Props) {
  const say = useWords(formWords)
  return (
    <fieldset className="lines">
      <legend>{label}</legend>
      {hint !== undefined && <div className="t3 f12">{hint}</div>}
      <Form.List name={at}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="line-fields">
                <div className="line-content">{children(field.name)}</div>
                <button
                  type="button"
                  className="btn i"
                  aria-label={`${say('remove')} · ${label} ${field.name + 1}`}
                  onClick={() => remove(field.name)}
                >
                  <Icon name="cross" />
                </button>
              </div>
            ))}
            {errors.length > 0 && <Form.ErrorList errors={errors} />}
            {fields.length < most && (
              <button type="button" className="btn s" onClick={() => add(fresh)}>
                {addWords ?? say('addRow')}
              </button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
