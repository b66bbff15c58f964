import { Form, Input } from 'antd'
import type { RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
import {
  type OwnLine,
  type RedLineSet,
  redLineSetBody,
  SHIPPED_OPTIONAL,
} from '#modules/conversations/red-line-sets-contract.ts'
import { call } from '../../api/call.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickItem, PickManyItem, TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { ruleName, ruleWords } from '../../ui/red-lines/rule-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { type FieldLine, fromFields, NEW_LINE, toFields } from './draft-lines.ts'
import { TryOut } from './TryOut.tsx'
import { useKeepSets } from './use-sets.ts'
import { redLineRuleWords } from './words.ts'

interface Props {
  /** The open draft; without one, the next begins with the lines in force. */
  readonly draft: RedLineSet | undefined
  readonly inForce: Pick<RedLineSet, 'off' | 'own'>
  /** Every code that was ever given. */
  readonly known: readonly string[]
  readonly onSaved: (setId: string) => void
}
interface Fields {
  readonly off?: RedLineSet['off']
  readonly own?: readonly FieldLine[]
}

/** The lines of the next version, with a sentence to try them on before anything is kept. */
export function SetForm({ draft, inForce, known, onSaved }: Props) {
  const say = useWords(redLineRuleWords)
  const sayRule = useWords(ruleWords)
  const keep = useKeepSets()
  const { off, own } = draft ?? inForce
  const linesOf = (fields: Fields): { off: RedLineSet['off']; own: readonly OwnLine[] } => ({
    off: fields.off ?? [],
    own: fromFields(fields.own ?? [], known),
  })
  return (
    <EditorForm
      schema={redLineSetBody}
      initial={{ off, own: own.map(toFields), why: draft?.why ?? '' }}
      toBody={(fields) => ({ ...fields, ...linesOf(fields as Fields), revision: draft?.revision ?? 0 })}
      faultWords={(issue) => {
        if (issue.code !== 'custom') return undefined
        return say(issue.path.at(-1) === 'zh' ? 'phraseMissing' : 'phraseFault')
      }}
      onSave={async (body) => {
        const list = await call<RedLineSetList>('PUT', '/api/red-line-sets/draft', { body })
        const open = list.sets.find(({ state }) => state === 'draft')
        return () => {
          keep(list)
          if (open) onSaved(open.setId)
        }
      }}
      saveWords={say('saveDraft')}
    >
      {(form) => (
        <>
          <TryOut linesOf={() => linesOf(form.getFieldsValue() as Fields)} />
          <TextItem at="why" label={say('why')} hint={say('whyHint')} />
          <PickManyItem
            at="off"
            label={say('off')}
            hint={say('offHint')}
            choices={SHIPPED_OPTIONAL.map((value) => ({ value, label: ruleName(sayRule, value) }))}
          />
          <ListItem at="own" label={say('own')} fresh={NEW_LINE} addWords={say('addLine')} most={100}>
            {(place) => (
              <div className="red-line-fields">
                {/* Kept by the line through its versions; nobody types it. */}
                <Form.Item name={[place, 'code']} hidden>
                  <Input />
                </Form.Item>
                <NamesItem at={[place, 'name']} label={say('name')} />
                <PickItem
                  at={[place, 'severity']}
                  label={say('severity')}
                  choices={(['fatal', 'serious'] as const).map((value) => ({ value, label: say(value) }))}
                />
                <TextItem at={[place, 'zh']} label={say('zh')} hint={say('phraseHint')} rows={2} />
                <TextItem at={[place, 'en']} label={say('en')} rows={2} />
                <TextItem at={[place, 'mustFire']} label={say('mustFire')} hint={say('rowHint')} rows={2} />
                <TextItem at={[place, 'mustNotFire']} label={say('mustNotFire')} rows={2} />
                <NamesItem at={[place, 'instead']} label={say('instead')} />
              </div>
            )}
          </ListItem>
        </>
      )}
    </EditorForm>
  )
}
