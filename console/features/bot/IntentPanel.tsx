import type { FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { botCode, type IntentView, intentBody } from '#modules/bot/editor-contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { type Draft, EditorForm } from '../../ui/form/EditorForm.tsx'
import { Beside } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { IntentFields } from './IntentFields.tsx'
import { bodyOf, draftOf, freshIntent, mergedDraft } from './intent-draft.ts'
import { intentWords } from './intent-words.ts'
import { TryPanel } from './TryPanel.tsx'
import { useKeepBot } from './use-bot.ts'

interface Props {
  /** Undefined: a new one is written. */
  readonly saved: IntentView | undefined
  readonly all: readonly IntentView[]
  readonly onClose: () => void
  readonly onAdded: (code: string) => void
}

/** One intent to be written, and the try-out in the same place; turning from one to the other loses nothing. */
export function IntentPanel({ saved, all, onClose, onAdded }: Props) {
  const say = useWords(intentWords)
  const locale = useLocale()
  const [isTrying, setTrying] = useState(false)
  return (
    <Beside
      title={saved ? saved.name[locale] : say('newTitle')}
      onClose={onClose}
      tools={
        <fieldset className="segments" aria-label={say('view')}>
          <button type="button" className="btn s" aria-pressed={!isTrying} onClick={() => setTrying(false)}>
            {say('write')}
          </button>
          <button type="button" className="btn s" aria-pressed={isTrying} onClick={() => setTrying(true)}>
            {say('try')}
          </button>
        </fieldset>
      }
    >
      <div className="bot-side" hidden={isTrying}>
        {saved ? <EditIntent saved={saved} all={all} onRemoved={onClose} /> : <AddIntent all={all} onAdded={onAdded} />}
      </div>
      <div className="bot-side" hidden={!isTrying}>
        <TryPanel />
      </div>
    </Beside>
  )
}

const newBody = intentBody.extend({ code: botCode })

function AddIntent({ all, onAdded }: Pick<Props, 'all' | 'onAdded'>) {
  const keep = useKeepBot()
  const [initial] = useState(freshIntent)
  return (
    <EditorForm
      schema={newBody}
      initial={initial}
      toBody={(draft) => ({ ...bodyOf(draft, 0), code: draft.code })}
      onSave={async ({ code, ...body }) => {
        await call('PUT', `/api/bot/intents/${code}`, { body })
        await keep()
        return () => onAdded(code)
      }}
      refusals={{ 'edited-meanwhile': 'code' }}
    >
      {() => <IntentFields code={null} all={all} />}
    </EditorForm>
  )
}

function EditIntent(props: Pick<Props, 'all'> & { readonly saved: IntentView; readonly onRemoved: () => void }) {
  const { saved, all, onRemoved } = props
  const say = useWords(intentWords)
  const keep = useKeepBot()
  const [base, setBase] = useState(saved)
  // What was saved here comes back as newer before this form has heard of it.
  const own = useRef(saved.version)
  const { code } = saved
  const isOvertaken = saved.version > base.version && saved.version > own.current
  return (
    <EditorForm
      schema={intentBody}
      initial={draftOf(base)}
      toBody={(draft) => bodyOf(draft, base.version)}
      onSave={async (body) => {
        try {
          const { version } = await call<{ version: number }>('PUT', `/api/bot/intents/${code}`, { body })
          own.current = version
          setBase({ ...base, ...body, version, isRemoved: false })
          void keep()
        } catch (error) {
          if (problemOf(error).refusal === 'edited-meanwhile') await keep()
          throw error
        }
      }}
      foot={
        saved.isRemoved ? (
          <span className="f12 t2">{say('isRemoved')}</span>
        ) : (
          <Remove code={code} version={base.version} onRemoved={onRemoved} />
        )
      }
    >
      {(form) => (
        <>
          {isOvertaken && <Overtaken form={form} base={base} theirs={saved} onTaken={() => setBase(saved)} />}
          <IntentFields code={code} all={all} />
        </>
      )}
    </EditorForm>
  )
}

interface OvertakenProps {
  readonly form: FormInstance<Draft>
  readonly base: IntentView
  readonly theirs: IntentView
  readonly onTaken: () => void
}

/** Somebody saved meanwhile: theirs is taken, or one's own is put on top of it; nothing is lost unasked. */
function Overtaken({ form, base, theirs, onTaken }: OvertakenProps) {
  const say = useWords(intentWords)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Where browsers answer it with a promise, an effect must not hand that on.
    first.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const take = (draft: Draft) => {
    form.setFieldsValue(draft)
    onTaken()
  }
  return (
    <div className="note-w row wrap" role="alert">
      {say(theirs.changedBy === null ? 'overtaken' : 'overtakenBy', { name: theirs.changedBy ?? '' })}
      <span className="sp" />
      <button
        ref={first}
        type="button"
        className="btn s"
        onClick={() => take(mergedDraft(base, form.getFieldsValue(true), theirs))}
      >
        {say('putTogether')}
      </button>
      <button type="button" className="btn s" onClick={() => take(draftOf(theirs))}>
        {say('takeTheirs')}
      </button>
    </div>
  )
}

function Remove(props: { readonly code: string; readonly version: number; readonly onRemoved: () => void }) {
  const { code, version, onRemoved } = props
  const say = useWords(intentWords)
  const keep = useKeepBot()
  const [problem, setProblem] = useState<unknown>(null)
  const remove = async () => {
    setProblem(null)
    try {
      await call('DELETE', `/api/bot/intents/${code}`, { body: { version } })
      onRemoved()
    } catch (error) {
      setProblem(error)
    }
    await keep()
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton words={say('remove')} question={say('removeAsk')} onConfirm={() => void remove()} />
    </>
  )
}
