import './form.css'
import { useBlocker } from '@tanstack/react-router'
import { Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { z } from 'zod'
import { problemOf } from '../../api/problem.ts'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { faultText, problemText } from '../problems/problem-words.ts'
import { timeOfDay } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { type Fault, type FaultWords, faultAt, faultsOf, fieldOf } from './faults.ts'
import { formWords } from './words.ts'

/** What the fields hold while they are being filled in; the schema says afterwards whether it is a body. */
export type Draft = Readonly<Record<string, unknown>>

interface Props<S extends z.ZodType> {
  /** The request of the contract: what it refuses is said beside the field before anything is sent. */
  readonly schema: S
  readonly initial: Draft
  /** The body from the fields: adds what no field shows, and turns what was left empty into what the contract wants. */
  readonly toBody?: (draft: Draft) => unknown
  /** May answer with what follows once the form counts as saved, for example opening the new record. */
  readonly onSave: (body: z.output<S>) => Promise<unknown>
  /** The field a refusal of the server is about: `{ 'code-taken': 'code' }`. */
  readonly refusals?: Readonly<Record<string, string>>
  /** Words for what the contract refuses by a rule of its own. */
  readonly faultWords?: FaultWords
  readonly saveWords?: string
  /** Among other things of a panel, not filling it. */
  readonly inline?: boolean
  /** Beside the save button. */
  readonly foot?: ReactNode
  readonly children: ReactNode | ((form: FormInstance<Draft>) => ReactNode)
}

/**
 * A form over a request of a contract. Faults stand beside their fields, the first one gets the focus; nothing typed is
 * lost by leaving without being asked.
 */
export function EditorForm<S extends z.ZodType>(props: Props<S>) {
  const { schema, initial, toBody = (draft: Draft) => draft, onSave, refusals = {}, children } = props
  const say = useWords(formWords)
  const locale = useLocale()
  const [form] = Form.useForm<Draft>()
  const [state, setState] = useState<SaveState>({ kind: 'unchanged' })
  const [follow, setFollow] = useState<(() => void) | null>(null)
  // Only after the form has been drawn as saved: before that, leaving would be asked about.
  useEffect(() => follow?.(), [follow])
  const showFaults = (faults: readonly Fault[]) => setState({ kind: 'faulty', ...mark(form, faults) })

  const save = async (draft: Draft) => {
    const read = schema.safeParse(toBody(draft))
    if (!read.success) return showFaults(faultsOf(read.error, locale, props.faultWords))
    setState({ kind: 'saving' })
    try {
      const next = await onSave(read.data)
      setState({ kind: 'saved', at: serverNow() })
      if (typeof next === 'function') setFollow(() => next)
    } catch (error) {
      const problem = problemOf(error)
      const field = refusals[problem.refusal]
      if (field !== undefined) return showFaults([faultAt(field, problemText(problem, locale))])
      const marked = mark(form, problem.fields?.map((each) => faultAt(each.path, faultText(each, locale))) ?? [])
      // What no field can show is told whole, with what became of the saving.
      setState(marked.count > 0 ? { kind: 'faulty', ...marked } : { kind: 'refused', problem })
    }
  }

  return (
    <>
      <UnsavedLine isUnsaved={state.kind !== 'unchanged' && state.kind !== 'saved'} />
      <Form<Draft>
        form={form}
        className={props.inline ? 'editor-form inline' : 'editor-form'}
        layout="vertical"
        requiredMark={false}
        colon={false}
        initialValues={initial}
        onValuesChange={() => setState((now) => (now.kind === 'changed' ? now : { kind: 'changed' }))}
        onFinish={(draft) => void save(draft)}
      >
        <div className="editor-fields">{typeof children === 'function' ? children(form) : children}</div>
        <div className="editor-foot">
          <Outcome state={state} />
          <div className="row wrap">
            <button type="submit" className="btn p" disabled={state.kind === 'saving'}>
              {state.kind === 'saving' ? say('saving') : (props.saveWords ?? say('save'))}
            </button>
            {state.kind === 'saved' && (
              <span className="st kept" role="status">
                {say('saved', { time: timeOfDay(state.at) })}
              </span>
            )}
            <span className="sp" />
            {props.foot}
          </div>
        </div>
      </Form>
    </>
  )
}

type SaveState =
  | { readonly kind: 'unchanged' | 'changed' | 'saving' }
  | { readonly kind: 'faulty'; readonly count: number; readonly elsewhere: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: unknown }
  | { readonly kind: 'saved'; readonly at: number }

function Outcome({ state }: { readonly state: SaveState }) {
  const say = useWords(formWords)
  if (state.kind === 'refused') return <ProblemLine problem={state.problem} />
  if (state.kind !== 'faulty') return null
  return (
    <div className="note-w" role="alert">
      {state.count > 0 && say('faults', { count: state.count })}
      {state.elsewhere.map((words) => (
        <div key={words}>{words}</div>
      ))}
    </div>
  )
}

/** Marks the fields, focuses the first, and gives back what no field could show. */
function mark(form: FormInstance<Draft>, faults: readonly Fault[]) {
  const names = form.getFieldsError().map(({ name }) => name)
  const marked = new Map<string, { name: (string | number)[]; errors: string[] }>()
  const elsewhere: string[] = []
  for (const fault of faults) {
    const name = fieldOf(names, fault)
    if (name === undefined) elsewhere.push(`${fault.path.join(' ')}: ${fault.words}`)
    else {
      const key = JSON.stringify(name)
      marked.set(key, { name: [...name], errors: [...(marked.get(key)?.errors ?? []), fault.words] })
    }
  }
  form.setFields([...marked.values()].map((field) => ({ ...field, errors: [...new Set(field.errors)] })))
  const [first] = marked.values()
  if (first) form.scrollToField(first.name, { block: 'center', focus: true })
  return { count: marked.size, elsewhere }
}

/** Asks once before what was typed would be lost: on another page, another record, or when the tab is closed. */
function UnsavedLine({ isUnsaved }: { readonly isUnsaved: boolean }) {
  const say = useWords(formWords)
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && placeOf(current) !== placeOf(next),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <div className="note-w row wrap" role="alert">
      {say('unsaved')}
      <span className="sp" />
      {/* biome-ignore lint/a11y/noAutofocus: the question must be answered before anything else happens */}
      <button type="button" className="btn s" autoFocus onClick={reset}>
        {say('stay')}
      </button>
      <button type="button" className="btn s" onClick={proceed}>
        {say('leave')}
      </button>
    </div>
  )
}

/** Filters and orders of the list beside may change while a form is open; what is open may not. */
function placeOf({ pathname, search }: { readonly pathname: string; readonly search: unknown }): string {
  const open = typeof search === 'object' && search !== null && 'open' in search ? String(search.open) : ''
  return `${pathname} ${open}`
}
