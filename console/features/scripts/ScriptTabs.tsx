import { Form, type FormInstance } from 'antd'
import { useEffect, useState } from 'react'
import type { Script } from '#modules/knowledge/contract.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { useWords } from '../../ui/words/words.ts'
import { ScriptFields } from './ScriptFields.tsx'
import { ScriptHistory } from './ScriptHistory.tsx'
import { ScriptPreview } from './ScriptPreview.tsx'
import { scriptOf } from './script-draft.ts'
import { scriptWords } from './words.ts'

type Tab = 'edit' | 'preview' | 'history'
type Path = readonly (string | number)[]

interface Props {
  readonly form: FormInstance<Draft>
  /** Undefined for one that is being added. */
  readonly script: Script | undefined
}

/** To write it, to see it as agents do before anyone else, and to read who changed what. */
export function ScriptTabs({ form, script }: Props) {
  const say = useWords(scriptWords)
  const [tab, setTab] = useState<Tab>('edit')
  const tabs: readonly Tab[] = script ? ['edit', 'preview', 'history'] : ['edit', 'preview']
  return (
    <>
      <fieldset className="segments script-tabs" aria-label={say('view')}>
        {tabs.map((one) => (
          <button key={one} type="button" className="btn s" aria-pressed={one === tab} onClick={() => setTab(one)}>
            {say(`tab-${one}`)}
          </button>
        ))}
      </fieldset>
      <Form.Item noStyle shouldUpdate>
        {() => {
          const faulty = faultyPaths(form)
          return (
            <>
              {/* Kept while another tab is in front: what is typed stays typed. */}
              <div hidden={tab !== 'edit'}>
                <ScriptFields form={form} isNew={script === undefined} faulty={faulty} />
              </div>
              <FaultsInSight form={form} faulty={faulty} onFaults={() => setTab('edit')} />
            </>
          )
        }}
      </Form.Item>
      {tab === 'preview' && <DraftPreview form={form} version={(script?.version ?? 0) + 1} />}
      {tab === 'history' && script && <ScriptHistory script={script} />}
    </>
  )
}

function DraftPreview({ form, version }: { readonly form: FormInstance<Draft>; readonly version: number }) {
  const say = useWords(scriptWords)
  return (
    <>
      <p className="t2 f12 mb8">{say('previewHint')}</p>
      <ScriptPreview script={scriptOf(form.getFieldsValue(true), version)} />
    </>
  )
}

const faultyPaths = (form: FormInstance<Draft>): readonly Path[] =>
  form
    .getFieldsError()
    .filter(({ errors }) => errors.length > 0)
    .map(({ name }) => name)

/** What is wrong may stand in a step that is folded, or behind another tab: it is opened, then the first is focused. */
function FaultsInSight(props: {
  readonly form: FormInstance<Draft>
  readonly faulty: readonly Path[]
  readonly onFaults: () => void
}) {
  const { form, faulty, onFaults } = props
  const key = JSON.stringify(faulty)
  const [known, setKnown] = useState('[]')
  const [toShow, setToShow] = useState<Path | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the paths
  useEffect(() => {
    setKnown(key)
    // Fewer than before: one has been put right while typing, which must not move the focus.
    if (faulty.length <= JSON.parse(known).length) return
    onFaults()
    setToShow(faulty[0] ?? null)
  }, [key])
  // Drawn by now, together with what was folded.
  useEffect(() => {
    if (toShow) form.scrollToField([...toShow], { block: 'center', focus: true })
  }, [form, toShow])
  return null
}
