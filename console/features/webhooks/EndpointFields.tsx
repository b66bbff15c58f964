import { Form, type FormInstance, Select } from 'antd'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import { factKinds, moduleKinds, moduleOf, takenBy } from './fact-kinds.ts'
import { webhookWords } from './words.ts'

/** Where facts go, what for, and which. */
export function EndpointFields({ form }: { readonly form: FormInstance<Draft> }) {
  const say = useWords(webhookWords)
  return (
    <>
      <TextItem at="url" label={say('url')} hint={say('urlHint')} placeholder="https://hook.bank.example/yinuo" />
      <TextItem at="description" label={say('description')} hint={say('descriptionHint')} />
      <Form.Item name="types" label={say('types')} extra={say('typesHint')}>
        <Select
          mode="multiple"
          options={useChoices()}
          showSearch={{ optionFilterProp: 'value' }}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Taken form={form} />
    </>
  )
}

function useChoices() {
  const say = useWords(webhookWords)
  const everything = { value: '*', label: say('allTypes') }
  const groups = moduleKinds.map((pattern) => ({
    label: moduleOf(pattern),
    options: [
      { value: pattern, label: say('allOf', { module: moduleOf(pattern) }) },
      ...factKinds
        .filter(({ type }) => moduleOf(type) === moduleOf(pattern))
        .map(({ type }) => ({ value: type, label: type })),
    ],
  }))
  return [everything, ...groups]
}

/** The kinds that are taken in all, with the fields each carries: what a receiver has to read. */
function Taken({ form }: { readonly form: FormInstance<Draft> }) {
  const say = useWords(webhookWords)
  const chosen: unknown = Form.useWatch('types', form)
  const patterns: readonly string[] = Array.isArray(chosen) ? chosen : []
  const taken = takenBy(patterns, factKinds)
  if (taken.length === 0) return null
  return (
    <details className="taken">
      <summary>{say('taken', { count: taken.length })}</summary>
      <dl>
        {taken.map(({ type, fields }) => (
          <div key={type}>
            <dt>
              <code>{type}</code>
            </dt>
            <dd className="t2">{fields.join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
