import { Form, type FormInstance, Input } from 'antd'
import { FIELD_KINDS } from '#modules/knowledge/form-contract.ts'
import { useTopics } from '../../queries/use-topics.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { NamesItem, PickItem, PickManyItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { useWords } from '../../ui/words/words.ts'
import { reviewWords } from './review-words.ts'
import { StepsField } from './StepsField.tsx'
import { freshField, freshOption } from './script-draft.ts'
import { scriptWords } from './words.ts'

const LEVELS = [0, 1, 2, 3, 4] as const
const MOST_FIELDS = 30
const MOST_OPTIONS = 20

interface Props {
  readonly form: FormInstance<Draft>
  readonly isNew: boolean
  /** Fields that something is wrong with. */
  readonly faulty: readonly (readonly (string | number)[])[]
}

/** What the script is for, its steps, what to find out, and when to hand over. */
export function ScriptFields({ form, isNew, faulty }: Props) {
  const say = useWords(scriptWords)
  const sayReview = useWords(reviewWords)
  const topics = useTopics()
  return (
    <>
      {isNew && <TextItem at="code" label={say('code')} hint={say('codeHint')} />}
      <NamesItem at="name" label={say('name')} />
      <div className="pair halves">
        <PickItem
          at="minIdentityLevel"
          label={say('level')}
          hint={say('levelHint')}
          choices={LEVELS.map((level) => ({ value: level, label: `L${level} · ${say(`level-${level}`)}` }))}
        />
        <PickManyItem
          at="topics"
          label={say('topics')}
          hint={say('topicsHint')}
          none={say('noTopics')}
          choices={topics.choices}
          disabled={!topics.mayRead}
        />
      </div>
      <StepsField form={form} faulty={faulty} />
      <NamesItem at="handOff" label={say('handOff')} rows={2} hint={say('handOffHint')} />
      <ListItem
        at="formFields"
        label={say('toAsk')}
        hint={say('toAskHint')}
        fresh={freshField()}
        addWords={say('addField')}
        most={MOST_FIELDS}
      >
        {(place) => (
          <>
            <Form.Item name={[place, 'field']} hidden>
              <Input />
            </Form.Item>
            <NamesItem at={[place, 'name']} label={`${say('toAsk')} ${place + 1}`} />
            <div className="pair halves">
              <PickItem
                at={[place, 'kind']}
                label={say('fieldKind')}
                choices={FIELD_KINDS.map((kind) => ({ value: kind, label: say(`kind-${kind}`) }))}
              />
              <SwitchItem at={[place, 'isRequired']} label={say('fieldRequired')} />
            </div>
            <OptionsItem place={place} />
          </>
        )}
      </ListItem>
      <div className="pair halves">
        <MomentItem at="effectiveAt" label={sayReview('effectiveAt')} hint={sayReview('effectiveHint')} />
        <MomentItem at="expiresAt" label={sayReview('expiresAt')} hint={sayReview('expiresHint')} />
      </div>
    </>
  )
}

/** What can be chosen, where something is. */
function OptionsItem({ place }: { readonly place: number }) {
  const say = useWords(scriptWords)
  const kind = Form.useWatch(['formFields', place, 'kind'])
  if (kind !== 'choice') return null
  return (
    <ListItem
      at={[place, 'options']}
      label={say('options')}
      hint={say('optionsHint')}
      fresh={freshOption()}
      addWords={say('addOption')}
      most={MOST_OPTIONS}
    >
      {(option) => (
        <>
          <Form.Item name={[option, 'option']} hidden>
            <Input />
          </Form.Item>
          <NamesItem at={[option, 'name']} label={`${say('options')} ${option + 1}`} />
        </>
      )}
    </ListItem>
  )
}

/** A date and time by the bank's clock. */
function MomentItem({ at, label, hint }: { readonly at: string; readonly label: string; readonly hint: string }) {
  return (
    <Form.Item name={at} label={label} extra={hint}>
      <Input type="datetime-local" />
    </Form.Item>
  )
}
