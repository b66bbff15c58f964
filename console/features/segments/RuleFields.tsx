import '../../ui/segments/segments.css'
import { Form, Select } from 'antd'
import { comparisonsOf, FIELD_NAMES, type FieldName, isNumber, kindOf } from '#libs/segments/fields.ts'
import { FIELD_WORDS, VALUE_WORDS } from '#libs/segments/words.ts'
import { NumberItem, PickItem } from '../../ui/form/items.tsx'
import { ListItem } from '../../ui/form/ListItem.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type FieldLine, NEW_GROUP, NEW_LINE } from './draft-rule.ts'
import { segmentWords } from './words.ts'

const GROUP_KINDS = ['all', 'any', 'none', 'at-least'] as const

/** Groups of lines, written without knowing any notation: field, comparison, value. */
export function RuleFields() {
  const say = useWords(segmentWords)
  return (
    <ListItem
      at="groups"
      label={say('groups')}
      hint={say('groupsHint')}
      fresh={NEW_GROUP}
      addWords={say('addGroup')}
      most={10}
    >
      {(group) => (
        <div className="segment-group">
          <PickItem
            at={[group, 'of']}
            label={say('of')}
            choices={GROUP_KINDS.map((value) => ({ value, label: say(`of-${value}`) }))}
          />
          <Form.Item noStyle shouldUpdate>
            {({ getFieldValue }) =>
              getFieldValue(['groups', group, 'of']) === 'at-least' && (
                <NumberItem at={[group, 'count']} label={say('count')} min={1} max={20} />
              )
            }
          </Form.Item>
          <ListItem at={[group, 'rules']} label={say('lines')} fresh={NEW_LINE} addWords={say('addLine')} most={20}>
            {(line) => <LineFields group={group} line={line} />}
          </ListItem>
        </div>
      )}
    </ListItem>
  )
}

function LineFields({ group, line }: { readonly group: number; readonly line: number }) {
  const say = useWords(segmentWords)
  const locale = useLocale()
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldValue }) => {
        const typed = (getFieldValue(['groups', group, 'rules', line]) ?? {}) as FieldLine
        const field = typed.field ?? 'assets-month-average'
        const comparisons = comparisonsOf(field)
        const is = typed.is && comparisons.includes(typed.is) ? typed.is : comparisons[0]
        return (
          <div className="segment-line">
            <PickItem
              at={[line, 'field']}
              label={say('field')}
              choices={FIELD_NAMES.map((value) => ({ value, label: FIELD_WORDS[locale][value] }))}
            />
            <Form.Item label={say('comparison')} name={[line, 'is']} getValueProps={() => ({ value: is })}>
              <Select
                options={comparisons.map((value) => ({ value, label: say(`is-${value}`) }))}
                popupMatchSelectWidth={false}
              />
            </Form.Item>
            {isNumber(field) ? (
              <NumberItem at={[line, 'value']} label={say('value')} min={0} {...unitOf(field, say)} />
            ) : (
              <WordsItem line={line} field={field} />
            )}
            {is === 'between' && (
              <div className="wide">
                <NumberItem at={[line, 'upTo']} label={say('upTo')} min={0} {...unitOf(field, say)} />
              </div>
            )}
          </div>
        )
      }}
    </Form.Item>
  )
}

function WordsItem({ line, field }: { readonly line: number; readonly field: FieldName }) {
  const say = useWords(segmentWords)
  const named: Readonly<Record<string, string>> = VALUE_WORDS[useLocale()]
  const { choices } = kindOf(field)
  return (
    <Form.Item name={[line, 'words']} label={say('words')} extra={choices ? undefined : say('wordsHint')}>
      <Select
        mode={choices ? 'multiple' : 'tags'}
        options={(choices ?? []).map((value) => ({ value, label: named[value] ?? value }))}
        popupMatchSelectWidth={false}
        open={choices ? undefined : false}
        tokenSeparators={choices ? [] : [',', '，', '、']}
      />
    </Form.Item>
  )
}

function unitOf(field: FieldName, say: (key: 'yuan' | 'days') => string) {
  const { type } = kindOf(field)
  if (type === 'money') return { unit: say('yuan') }
  if (type === 'score') return { max: 5 }
  return type === 'days' ? { unit: say('days') } : {}
}
