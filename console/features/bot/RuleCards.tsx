import { useState } from 'react'
import type { Flow, HandOffRule, Urgency } from '#libs/dialogue/flow.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { NO_WORDS } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { WordsFields } from './WordsFields.tsx'

const URGENCIES: readonly Urgency[] = ['normal', 'priority', 'immediate']

interface Props {
  readonly flow: Flow
  readonly onChange: (flow: Flow) => void
}

/** When a person takes over whatever the step; the first rule that holds decides. */
export function RuleCards({ flow, onChange }: Props) {
  const say = useWords(flowWords)
  const put = (handOff: readonly HandOffRule[]) => onChange({ ...flow, handOff })
  const add = () => {
    let at = flow.handOff.length + 1
    while (flow.handOff.some(({ why }) => why === `rule-${at}`)) at += 1
    put([...flow.handOff, { why: `rule-${at}`, name: NO_WORDS, when: { cue: 'complaint' }, urgency: 'normal' }])
  }
  return (
    <>
      <p className="t3 f12">{say('rulesHint')}</p>
      {flow.handOff.map((rule) => (
        <RuleCard
          key={rule.why}
          flow={flow}
          rule={rule}
          onRule={(changed) => put(flow.handOff.map((one) => (one.why === rule.why ? changed : one)))}
          onRemove={() => put(flow.handOff.filter(({ why }) => why !== rule.why))}
        />
      ))}
      <button type="button" className="btn s" onClick={add}>
        {say('addRule')}
      </button>
    </>
  )
}

interface CardProps {
  readonly flow: Flow
  readonly rule: HandOffRule
  readonly onRule: (rule: HandOffRule) => void
  readonly onRemove: () => void
}

function RuleCard({ flow, rule, onRule, onRemove }: CardProps) {
  const say = useWords(flowWords)
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="bot-card" aria-label={rule.name[locale] || rule.why}>
      <div className="row">
        <button type="button" className="open ell" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {rule.name[locale] || say('noWords')}
        </button>
        <span className="sp" />
        <span className={rule.urgency === 'normal' ? 'tag' : 'tag w'}>{say(`urgency-${rule.urgency}`)}</span>
      </div>
      {isOpen && (
        <>
          <WordsFields
            label={say('whyName')}
            words={rule.name}
            most={400}
            onWords={(name) => onRule({ ...rule, name })}
          />
          <ConditionEditor flow={flow} condition={rule.when} onCondition={(when) => onRule({ ...rule, when })} />
          <div className="row wrap">
            <UrgencyChoice value={rule.urgency} onChoose={(urgency) => onRule({ ...rule, urgency })} />
            <span className="sp" />
            <ConfirmButton words={say('removeRule')} question={say('removeRuleAsk')} onConfirm={onRemove} />
          </div>
        </>
      )}
    </section>
  )
}

interface UrgencyProps {
  readonly value: Urgency
  readonly onChoose: (urgency: Urgency) => void
}

export function UrgencyChoice({ value, onChoose }: UrgencyProps) {
  const say = useWords(flowWords)
  return (
    <span className="row">
      <span className="label">{say('urgency')}</span>
      <Choose
        label={say('urgency')}
        value={value}
        choices={URGENCIES.map((one) => ({ value: one, label: say(`urgency-${one}`) }))}
        onChoose={(chosen) => onChoose(URGENCIES.find((one) => one === chosen) ?? value)}
      />
    </span>
  )
}
