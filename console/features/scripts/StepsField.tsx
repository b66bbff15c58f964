import { Form, type FormInstance, type FormListFieldData, type FormListOperation } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { useWords } from '../../ui/words/words.ts'
import { StepFields } from './StepFields.tsx'
import { StepLine } from './StepLine.tsx'
import { freshStep, placeAfter } from './script-draft.ts'
import { scriptWords } from './words.ts'

const MOST_STEPS = 40

interface Props {
  readonly form: FormInstance<Draft>
  readonly faulty: readonly (readonly (string | number)[])[]
}

/** The steps in their order; one is unfolded at a time, and those that something is wrong with. */
export function StepsField({ form, faulty }: Props) {
  const say = useWords(scriptWords)
  const places = new Set(faulty.filter(([list]) => list === 'steps').map(([, place]) => place))
  return (
    <fieldset className="lines">
      <legend>{say('steps')}</legend>
      <div className="t3 f12">{say('stepsHint')}</div>
      <Form.List name="steps">
        {(fields, operation, { errors }) => (
          <>
            <Lines form={form} fields={fields} operation={operation} faulty={places} />
            {errors.length > 0 && <Form.ErrorList errors={errors} />}
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

/** Where the focus goes once the list has been drawn anew. */
type Focus = { readonly key: number; readonly on: 'up' | 'down' | 'title' } | { readonly place: number }

function Lines(props: {
  readonly form: FormInstance<Draft>
  readonly fields: readonly FormListFieldData[]
  readonly operation: FormListOperation
  readonly faulty: ReadonlySet<string | number | undefined>
}) {
  const { form, fields, operation, faulty } = props
  const say = useWords(scriptWords)
  const list = useRef<HTMLOListElement>(null)
  const [openKey, setOpenKey] = useState<number | null>(fields.length === 1 ? (fields[0]?.key ?? null) : null)
  const [focus, setFocus] = useState<Focus | null>(null)
  const [told, setTold] = useState('')
  useFocus(list, fields, focus, setOpenKey)
  const move = (from: number, by: -1 | 1, on: 'up' | 'down' | 'title') => {
    const to = placeAfter(from, by, fields.length)
    const field = fields[from]
    if (to === undefined || !field) return
    operation.move(from, to)
    setFocus({ key: field.key, on })
    setTold(say('movedTo', { place: to + 1, count: fields.length }))
  }
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(place, event.key === 'ArrowUp' ? -1 : 1, 'title')
  }
  return (
    <>
      <ol className="script-steps" ref={list}>
        {fields.map(({ key, name: place }) => {
          const isOpen = key === openKey || faulty.has(place)
          return (
            <li key={key} data-step={key} className={isOpen ? 'unfolded' : undefined}>
              <StepLine
                form={form}
                place={place}
                count={fields.length}
                isOpen={isOpen}
                onOpen={() => setOpenKey(isOpen ? null : key)}
                onMove={(by) => move(place, by, by === -1 ? 'up' : 'down')}
                onRemove={() => {
                  operation.remove(place)
                  setFocus({ place: Math.min(place, fields.length - 2) })
                  setTold(say('removed', { place: place + 1 }))
                }}
                onKeyDown={(event) => onKeyDown(event, place)}
              />
              <div hidden={!isOpen} className="step-fields">
                <StepFields place={place} />
              </div>
            </li>
          )
        })}
      </ol>
      <span role="status" className="for-ears">
        {told}
      </span>
      {fields.length < MOST_STEPS && (
        <button
          type="button"
          className="btn s"
          onClick={() => {
            operation.add(freshStep())
            setFocus({ place: fields.length })
          }}
        >
          {say('addStep')}
        </button>
      )}
    </>
  )
}

/** The browser drops the focus of what is moved: it is given back, or goes to what came in its place. */
function useFocus(
  list: React.RefObject<HTMLOListElement | null>,
  fields: readonly FormListFieldData[],
  focus: Focus | null,
  open: (key: number) => void,
): void {
  const order = fields.map(({ key }) => key).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new order of the list
  useEffect(() => {
    if (!focus) return
    if ('place' in focus) {
      const field = fields[focus.place]
      const line = list.current?.children[focus.place]
      // One that was just added is written next; after a removal the next one is only pointed at.
      const isNew =
        field !== undefined && focus.place === fields.length - 1 && line?.querySelector('input')?.value === ''
      if (isNew) open(field.key)
      const target = isNew ? '.step-fields input:not([type="hidden"])' : '.step-title'
      requestAnimationFrame(() => line?.querySelector<HTMLElement>(target)?.focus())
      return
    }
    const line = list.current?.querySelector(`[data-step="${focus.key}"]`)
    const button = line?.querySelector<HTMLElement>(`[data-on="${focus.on}"]:not(:disabled)`)
    ;(button ?? line?.querySelector<HTMLElement>('.step-title'))?.focus()
  }, [order, focus])
}
