import { Form } from 'antd'
import { useRef, useState } from 'react'
import type { Flow } from '#libs/dialogue/flow.ts'
import { botCode, type FlowView, flowBody } from '#modules/bot/editor-contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { type Draft, EditorForm } from '../../ui/form/EditorForm.tsx'
import { PickItem, TextItem } from '../../ui/form/items.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { Beside } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { FlowEditor } from './FlowEditor.tsx'
import { freshFlow } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { TryPanel } from './TryPanel.tsx'
import { useKeepBot } from './use-bot.ts'

interface Props {
  readonly title: string
  readonly saved: FlowView
  readonly flow: Flow
  readonly onClose: () => void
}

/** One flow to be read and changed, and the try-out in the same place. */
export function FlowPanel({ title, saved, flow, onClose }: Props) {
  const say = useWords(flowWords)
  const [isTrying, setTrying] = useState(false)
  return (
    <Beside
      title={title}
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
        <EditFlow saved={saved} flow={flow} onRemoved={onClose} />
      </div>
      <div className="bot-side" hidden={!isTrying}>
        <TryPanel />
      </div>
    </Beside>
  )
}

interface EditProps {
  readonly saved: FlowView
  readonly flow: Flow
  readonly onRemoved: () => void
}

function EditFlow({ saved, flow, onRemoved }: EditProps) {
  const say = useWords(flowWords)
  const keep = useKeepBot()
  const [base, setBase] = useState({ flow, version: saved.version })
  const [round, setRound] = useState(0)
  // What was saved here comes back as newer before this form has heard of it.
  const own = useRef(saved.version)
  const { code } = saved
  return (
    <>
      {saved.version > base.version && saved.version > own.current && (
        <NewerVersion
          onLoad={() => {
            setBase({ flow, version: saved.version })
            setRound(round + 1)
          }}
        />
      )}
      <EditorForm
        key={round}
        schema={flowBody}
        initial={{ flow: base.flow }}
        toBody={(draft) => bodyOf(draft, base.flow, base.version)}
        onSave={async (body) => {
          try {
            const { version } = await call<{ version: number }>('PUT', `/api/bot/flows/${code}`, { body })
            own.current = version
            setBase((before) => ({ ...before, version }))
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
        <Form.Item name="flow" noStyle>
          <FlowEditor />
        </Form.Item>
      </EditorForm>
    </>
  )
}

/** Other words or steps are another version of the flow: each saving raises it. */
const bodyOf = ({ flow }: Draft, before: Flow, version: number) => ({
  flow: JSON.stringify(typeof flow === 'object' ? { ...flow, version: before.version + 1 } : {}),
  version,
})

const newBody = flowBody.extend({ code: botCode })
const EMPTY = '-'

/** A flow begins as a copy of one there is, or with a single step. */
export function AddFlow(props: { readonly all: readonly Flow[]; readonly onAdded: (code: string) => void }) {
  const { all, onAdded } = props
  const say = useWords(flowWords)
  const locale = useLocale()
  const keep = useKeepBot()
  const body = ({ code, from, name }: Draft) => {
    const start = all.find((one) => one.code === from)
    const text = typeof code === 'string' ? code : ''
    const named = typeof name === 'string' ? name : ''
    const names = { 'zh-CN': named, 'zh-TW': named, en: named }
    const fresh = freshFlow(text)
    const [first, ...rest] = fresh.steps
    const steps = first?.kind === 'say' ? [{ ...first, say: names }, ...rest] : fresh.steps
    const flow = start ? { ...start, code: text, version: 1, name: names } : { ...fresh, name: names, steps }
    return { code: text, flow: JSON.stringify(flow), version: 0 }
  }
  return (
    <EditorForm
      schema={newBody}
      initial={{ from: EMPTY }}
      toBody={body}
      onSave={async ({ code, ...sent }) => {
        await call('PUT', `/api/bot/flows/${code}`, { body: sent })
        await keep()
        return () => onAdded(code)
      }}
      refusals={{ 'edited-meanwhile': 'code' }}
      saveWords={say('add')}
    >
      <PickItem
        at="from"
        label={say('copyOf')}
        choices={[
          { value: EMPTY, label: say('fromNothing') },
          ...all.map((one) => ({ value: one.code, label: one.name[locale] })),
        ]}
      />
      <TextItem at="code" label={say('code')} hint={say('codeHint')} />
      <TextItem at="name" label={say('name')} hint={say('newNameHint')} />
    </EditorForm>
  )
}

function Remove(props: { readonly code: string; readonly version: number; readonly onRemoved: () => void }) {
  const { code, version, onRemoved } = props
  const say = useWords(flowWords)
  const keep = useKeepBot()
  const [problem, setProblem] = useState<unknown>(null)
  const remove = async () => {
    setProblem(null)
    try {
      await call('DELETE', `/api/bot/flows/${code}`, { body: { version } })
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
