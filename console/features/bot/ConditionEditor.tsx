import type { Condition, Flow } from '#libs/dialogue/flow.ts'
import { CUE_KINDS } from '#libs/language/feeling/lexicon.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { LEVELS } from './FlowEditor.tsx'
import { CONDITION_KINDS, freshCondition, kindOf } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { LinesField } from './LinesField.tsx'
import { useTold } from './told.ts'

interface Props {
  readonly flow: Flow
  readonly condition: Condition
  readonly onCondition: (condition: Condition) => void
}

/** A condition as it reads, each part of it a choice; groups hold more conditions. */
export function ConditionEditor({ flow, condition, onCondition }: Props) {
  const say = useWords(flowWords)
  const locale = useLocale()
  const slots = Object.entries(flow.slots).map(([value, { name }]) => ({ value, label: name[locale] || value }))
  const kind = kindOf(condition)
  const slot = 'slot' in condition ? condition.slot : (slots[0]?.value ?? '')
  return (
    <div className="bot-condition">
      <div className="row wrap">
        {'slot' in condition && (
          <Choose
            label={say('slot')}
            value={condition.slot}
            choices={slots}
            onChoose={(chosen) => onCondition({ ...condition, slot: chosen })}
          />
        )}
        <Choose
          label={say('condition')}
          value={kind}
          choices={CONDITION_KINDS.map((value) => ({ value, label: say(`is-${value}`) }))}
          onChoose={(chosen) => {
            const next = CONDITION_KINDS.find((one) => one === chosen)
            if (next) onCondition(freshCondition(next, slot))
          }}
        />
        <Value flow={flow} condition={condition} onCondition={onCondition} />
      </div>
      <Parts flow={flow} condition={condition} onCondition={onCondition} />
    </div>
  )
}

/** What it is compared with. */
function Value({ flow, condition, onCondition }: Props) {
  const say = useWords(flowWords)
  const told = useTold()
  const number = (value: number, put: (value: number) => Condition) => (
    <input
      className="field bot-number"
      type="number"
      aria-label={say('number')}
      value={value}
      onChange={(event) => {
        const typed = event.target.valueAsNumber
        if (Number.isFinite(typed)) onCondition(put(typed))
      }}
    />
  )
  if ('over' in condition) return number(condition.over, (over) => ({ ...condition, over }))
  if ('atLeast' in condition) return number(condition.atLeast, (atLeast) => ({ ...condition, atLeast }))
  if ('under' in condition) return number(condition.under, (under) => ({ ...condition, under }))
  if ('equals' in condition) return <Equals flow={flow} condition={condition} onCondition={onCondition} />
  if ('identityBelow' in condition) {
    return (
      <Choose
        label={say('level')}
        value={String(condition.identityBelow)}
        choices={LEVELS.map((level) => ({ value: String(level), label: say(`level-${level}`) }))}
        onChoose={(chosen) => onCondition({ identityBelow: LEVELS.find((one) => String(one) === chosen) ?? 0 })}
      />
    )
  }
  if ('flag' in condition) {
    return (
      <input
        className="field bot-flag"
        aria-label={say('is-flag')}
        maxLength={60}
        value={condition.flag}
        onChange={(event) => onCondition({ flag: event.target.value })}
      />
    )
  }
  if ('cue' in condition) {
    return (
      <Choose
        label={say('is-cue')}
        value={condition.cue}
        choices={CUE_KINDS.map((value) => ({ value, label: told.cue(value) }))}
        onChoose={(chosen) => onCondition({ cue: CUE_KINDS.find((one) => one === chosen) ?? condition.cue })}
      />
    )
  }
  return null
}

function Equals({
  flow,
  condition,
  onCondition,
}: Props & { readonly condition: Extract<Condition, { equals: unknown }> }) {
  const say = useWords(flowWords)
  const locale = useLocale()
  const { slot, equals } = condition
  const definition = flow.slots[slot]
  if (definition?.kind === 'yes-no' || typeof equals === 'boolean') {
    return (
      <Choose
        label={say('is-equals')}
        value={String(equals)}
        choices={[
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ]}
        onChoose={(chosen) => onCondition({ slot, equals: chosen === 'true' })}
      />
    )
  }
  if (definition?.options) {
    return (
      <Choose
        label={say('is-equals')}
        value={String(equals)}
        choices={definition.options.map(({ code, label }) => ({ value: code, label: label[locale] }))}
        onChoose={(chosen) => onCondition({ slot, equals: chosen })}
      />
    )
  }
  return (
    <input
      className="field bot-flag"
      aria-label={say('is-equals')}
      maxLength={60}
      value={String(equals)}
      onChange={(event) => onCondition({ slot, equals: event.target.value })}
    />
  )
}

/** Lists of a condition: phrases, values, and the conditions of a group. */
function Parts({ flow, condition, onCondition }: Props) {
  const say = useWords(flowWords)
  if ('said' in condition) {
    return (
      <LinesField
        label={say('phrases')}
        lines={condition.said}
        onLines={(said) => onCondition({ said: said.map((phrase) => normalise(phrase)) })}
      />
    )
  }
  if ('oneOf' in condition) {
    return (
      <LinesField
        label={say('values')}
        lines={condition.oneOf}
        onLines={(oneOf) => onCondition({ ...condition, oneOf })}
      />
    )
  }
  if ('not' in condition) {
    return (
      <div className="bot-group">
        <ConditionEditor flow={flow} condition={condition.not} onCondition={(not) => onCondition({ not })} />
      </div>
    )
  }
  if (!('all' in condition || 'any' in condition)) return null
  const parts = 'all' in condition ? condition.all : condition.any
  const put = (next: readonly Condition[]) => onCondition('all' in condition ? { all: next } : { any: next })
  const [slot = ''] = Object.keys(flow.slots)
  return (
    <div className="bot-group">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name
        <div key={at} className="row bot-part-of">
          <ConditionEditor
            flow={flow}
            condition={part}
            onCondition={(changed) => put(parts.map((one, place) => (place === at ? changed : one)))}
          />
          {parts.length > 1 && (
            <button type="button" className="btn s" onClick={() => put(parts.filter((_one, place) => place !== at))}>
              {say('removeCondition')}
            </button>
          )}
        </div>
      ))}
      <button type="button" className="btn s" onClick={() => put([...parts, freshCondition('known', slot)])}>
        {say('addCondition')}
      </button>
    </div>
  )
}
