import { Form } from 'antd'
import { useEffect, useState } from 'react'
import { Choose } from '../../ui/parts/Choose.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { freshRule, listOf, type Pack } from './contract-draft.ts'
import { RuleItem } from './RuleItem.tsx'
import { RULE_KINDS, valueAt } from './rule-limits.ts'
import { contractWords } from './words.ts'

/** The rules by what they limit; more of them, and those of the pack that were taken out. */
export function RuleFields({ pack }: { readonly pack: Pack }) {
  const say = useWords(contractWords)
  const form = Form.useFormInstance()
  const rules = listOf(Form.useWatch('rules', { form, preserve: true }))
  const ids = rules.map((rule) => String(valueAt(rule, ['id']) ?? ''))
  const [added, setAdded] = useState<number | null>(null)
  useEffect(() => {
    if (added === null) return
    form.scrollToField(['rules', added, 'source'], { block: 'center', focus: true })
    setAdded(null)
  }, [added, form])
  const kindAt = (place: number) => valueAt(rules[place], ['kind'])
  const missing = pack.rules.filter(({ id }) => !ids.includes(id))
  return (
    <Form.List name="rules">
      {(fields, { add, remove }, { errors }) => (
        <>
          {RULE_KINDS.map((kind) => {
            const own = fields.filter(({ name }) => kindAt(name) === kind)
            if (own.length === 0) return null
            return (
              <div key={kind} className="rule-kind">
                <h3>{say(kind)}</h3>
                {own.map(({ key, name }) => (
                  <RuleItem
                    key={key}
                    place={name}
                    kind={kind}
                    pack={pack.rules.find((one) => one.id === ids[name] && one.kind === kind)}
                    onRemove={() => remove(name)}
                    onRestore={(rule) => {
                      remove(name)
                      add(rule, name)
                    }}
                  />
                ))}
              </div>
            )
          })}
          <Form.ErrorList errors={errors} />
          <div className="row wrap more-rules">
            <Choose
              label={say('addRuleKind')}
              all={say('addRule')}
              value=""
              choices={RULE_KINDS.map((kind) => ({ value: kind, label: say(kind) }))}
              onChoose={(chosen) => {
                const kind = RULE_KINDS.find((one) => one === chosen)
                if (kind === undefined) return
                add(freshRule(kind, ids, bankToday()))
                setAdded(fields.length)
              }}
            />
            {missing.length > 0 && <span className="t3 f12">{say('missing')}</span>}
            {missing.map((rule) => (
              <button key={rule.id} type="button" className="btn s" onClick={() => add(rule)}>
                {say('putBack', { id: rule.id })}
              </button>
            ))}
          </div>
        </>
      )}
    </Form.List>
  )
}
