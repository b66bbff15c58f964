import { useState } from 'react'
import type { FlowSlot, FlowSlotKind } from '#libs/dialogue/flow.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { NO_WORDS } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { LinesField } from './LinesField.tsx'
import { useTold } from './told.ts'
import { WordsFields } from './WordsFields.tsx'

const KINDS: readonly FlowSlotKind[] = [
  'amount',
  'date',
  'period',
  'card-tail',
  'account',
  'phone',
  'identity-number',
  'branch',
  'yes-no',
  'one-of',
  'text',
]
const MOST_WORDS = 400
const MOST_LABEL = 60
const MOST_OPTIONS = 6

interface Props {
  readonly code: string
  readonly slot: FlowSlot
  readonly onChange: (slot: FlowSlot) => void
  readonly onRemove: () => void
}

/** One thing the flow asks for: what it is, how it is asked, and what happens when the customer would rather not say. */
export function SlotCard({ code, slot, onChange, onRemove }: Props) {
  const say = useWords(flowWords)
  const locale = useLocale()
  const told = useTold()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="bot-card" aria-label={slot.name[locale] || code}>
      <div className="row">
        <span className="tag">{told.slot(slot.kind)}</span>
        <button type="button" className="open ell" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {slot.name[locale] || code}
        </button>
        <span className="t3 f12 ell">{slot.ask[locale]}</span>
      </div>
      {isOpen && (
        <>
          <div className="row wrap">
            <span className="label">{say('kind')}</span>
            <Choose
              label={say('kind')}
              value={slot.kind}
              choices={KINDS.map((value) => ({ value, label: told.slot(value) }))}
              onChoose={(chosen) => {
                const kind = KINDS.find((one) => one === chosen) ?? slot.kind
                const { options: _gone, ...rest } = slot
                const fresh = ['a', 'b'].map((one) => ({ code: one, label: NO_WORDS }))
                onChange(kind === 'one-of' ? { ...rest, kind, options: slot.options ?? fresh } : { ...rest, kind })
              }}
            />
            <span className="label">{say('ifRefused')}</span>
            <Choose
              label={say('ifRefused')}
              value={slot.ifRefused}
              choices={(['go-on', 'hand-over'] as const).map((value) => ({ value, label: say(`refused-${value}`) }))}
              onChoose={(chosen) => onChange({ ...slot, ifRefused: chosen === 'go-on' ? 'go-on' : 'hand-over' })}
            />
          </div>
          <WordsFields
            label={say('slotName')}
            words={slot.name}
            most={MOST_LABEL}
            onWords={(name) => onChange({ ...slot, name })}
          />
          <WordsFields
            label={say('asks')}
            words={slot.ask}
            most={MOST_WORDS}
            onWords={(ask) => onChange({ ...slot, ask })}
          />
          {slot.askAgain ? (
            <WordsFields
              label={say('asksAgain')}
              words={slot.askAgain}
              most={MOST_WORDS}
              onWords={(askAgain) => onChange({ ...slot, askAgain })}
            />
          ) : (
            <button type="button" className="btn s" onClick={() => onChange({ ...slot, askAgain: slot.ask })}>
              {say('addAskAgain')}
            </button>
          )}
          {slot.options && <Options slot={slot} options={slot.options} onChange={onChange} />}
          <div className="row">
            <span className="sp" />
            <ConfirmButton words={say('removeSlot')} question={say('removeSlotAsk')} onConfirm={onRemove} />
          </div>
        </>
      )}
    </section>
  )
}

interface OptionsProps {
  readonly slot: FlowSlot
  readonly options: NonNullable<FlowSlot['options']>
  readonly onChange: (slot: FlowSlot) => void
}

/** Two to six buttons, each with other words for it. */
function Options({ slot, options, onChange }: OptionsProps) {
  const say = useWords(flowWords)
  const put = (next: OptionsProps['options']) => onChange({ ...slot, options: next })
  const add = () => {
    let at = options.length + 1
    while (options.some(({ code }) => code === `option-${at}`)) at += 1
    put([...options, { code: `option-${at}`, label: NO_WORDS }])
  }
  return (
    <>
      {options.map((option) => (
        <fieldset key={option.code} className="bot-case">
          <legend className="label">{say('option', { code: option.code })}</legend>
          <WordsFields
            label={say('button')}
            words={option.label}
            most={MOST_LABEL}
            onWords={(label) => put(options.map((one) => (one.code === option.code ? { ...one, label } : one)))}
          />
          <LinesField
            label={say('alsoSaid')}
            lines={option.says ?? []}
            onLines={(lines) =>
              put(
                options.map((one) =>
                  one.code === option.code ? { ...one, says: lines.map((line) => normalise(line)) } : one,
                ),
              )
            }
          />
          {options.length > 2 && (
            <button
              type="button"
              className="btn s"
              onClick={() => put(options.filter(({ code }) => code !== option.code))}
            >
              {say('removeOption')}
            </button>
          )}
        </fieldset>
      ))}
      {options.length < MOST_OPTIONS && (
        <button type="button" className="btn s" onClick={add}>
          {say('addOption')}
        </button>
      )}
    </>
  )
}
