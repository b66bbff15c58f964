import { Form } from 'antd'
import { adjustableRules, type HouseLimit, isHouseRule } from '#libs/contact-gate/house-limits.ts'
import { JURISDICTIONS, type Jurisdiction } from '#libs/contact-gate/rule.ts'
import { type RuleSet, type RuleSetList, ruleSetBody } from '#modules/consent/rules-contract.ts'
import { call } from '../../api/call.ts'
import { consentKindWords } from '../../ui/consent/words.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NumberItem, PickItem, TextItem } from '../../ui/form/items.tsx'
import { useWords } from '../../ui/words/words.ts'
import { hoursText, readHours } from './hours.ts'
import { ruleWords } from './rule-words.ts'

interface Props {
  /** The open draft; without one, the next begins with the rules in force. */
  readonly draft: RuleSet | undefined
  readonly inForce: RuleSet
  readonly onKept: (list: RuleSetList) => void
}
interface Fields {
  readonly jurisdiction: Jurisdiction
  readonly caps?: Readonly<Record<string, number | null>>
  readonly hours?: Readonly<Record<string, string>>
}

/** The numbers of the next version; a rule that is somebody else's can be made stricter only. */
export function RuleForm({ draft, inForce, onKept }: Props) {
  const say = useWords(ruleWords)
  const { jurisdiction, consentMonths, doNotContactMonths, limits, why } = draft ?? { ...inForce, why: '' }
  return (
    <EditorForm
      schema={ruleSetBody}
      initial={{ jurisdiction, consentMonths, doNotContactMonths, why, ...fieldsOf(limits) }}
      toBody={(fields) => {
        const { consentMonths: months, doNotContactMonths: wish, why: because } = fields
        const choices = {
          jurisdiction: fields.jurisdiction,
          consentMonths: months,
          doNotContactMonths: wish ?? null,
        }
        return {
          ...choices,
          limits: limitsOf(fields as unknown as Fields),
          why: because,
          revision: draft?.revision ?? 0,
        }
      }}
      faultWords={(issue) => (issue.path[0] === 'limits' ? say('limitFault') : undefined)}
      onSave={async (body) => {
        const list = await call<RuleSetList>('PUT', '/api/gate-rule-sets/draft', { body })
        return () => onKept(list)
      }}
      saveWords={say('saveDraft')}
    >
      <TextItem at="why" label={say('why')} hint={say('whyHint')} />
      <PickItem
        at="jurisdiction"
        label={say('jurisdiction')}
        choices={JURISDICTIONS.map((value) => ({ value, label: say(`jurisdiction-${value}`) }))}
      />
      <NumberItem at="consentMonths" label={say('consentMonths')} unit={say('months')} min={1} max={120} />
      <NumberItem
        at="doNotContactMonths"
        label={say('dncMonths')}
        hint={say('dncMonthsHint')}
        unit={say('months')}
        min={6}
        max={120}
      />
      <Limits />
    </EditorForm>
  )
}

function Limits() {
  const say = useWords(ruleWords)
  const sayKind = useWords(consentKindWords)
  const jurisdiction: Jurisdiction = Form.useWatch('jurisdiction') ?? 'CN'
  return (
    <>
      {adjustableRules(jurisdiction).map((rule) => {
        const whom = rule.purposes.map((purpose) => sayKind(`purpose-${purpose}`)).join(say('and'))
        const label = `${rule.id} · ${whom}`
        const only = isHouseRule(rule) ? '' : say('stricterOnly')
        return rule.kind === 'cap' ? (
          <NumberItem
            key={rule.id}
            at={['caps', rule.id]}
            label={label}
            hint={[say('shippedMost', { most: rule.most }), only].filter((part) => part !== '').join(' · ')}
            unit={
              typeof rule.per === 'string'
                ? say(`per-${rule.per}`)
                : say('perRolling', rule.per && { days: rule.per.rollingDays })
            }
            min={0}
            max={1000}
            placeholder={String(rule.most)}
          />
        ) : (
          <TextItem
            key={rule.id}
            at={['hours', rule.id]}
            label={label}
            hint={[say('hoursHint', { hours: hoursText(rule.open) }), only].filter((part) => part !== '').join(' · ')}
            placeholder={hoursText(rule.open)}
          />
        )
      })}
    </>
  )
}

const fieldsOf = (limits: readonly HouseLimit[]) => ({
  caps: Object.fromEntries(limits.flatMap(({ ruleId, most }) => (most === null ? [] : [[ruleId, most]]))),
  hours: Object.fromEntries(limits.flatMap(({ ruleId, open }) => (open === null ? [] : [[ruleId, hoursText(open)]]))),
})

/** What was left empty stays as the product comes. */
function limitsOf({ jurisdiction, caps = {}, hours = {} }: Fields): HouseLimit[] {
  return adjustableRules(jurisdiction).flatMap((rule): HouseLimit[] => {
    const most = caps[rule.id] ?? null
    const text = (hours[rule.id] ?? '').trim()
    if (rule.kind === 'cap') return most === null ? [] : [{ ruleId: rule.id, most, open: null }]
    return text === '' ? [] : [{ ruleId: rule.id, most: null, open: readHours(text) }]
  })
}
