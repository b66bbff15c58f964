import './fault-words.ts'
import { useId, useMemo, useState } from 'react'
import type { Flow, FlowStep, IdentityLevel } from '#libs/dialogue/flow.ts'
import { type FlowFault, flowFaults } from '#libs/dialogue/flow-faults.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { faultText } from '../../ui/problems/problem-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { addSlot, inOrder, removeSlot, replaceSlot } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { RuleCards } from './RuleCards.tsx'
import { SlotCard } from './SlotCard.tsx'
import { StepCard } from './StepCard.tsx'
import { useBotNames } from './use-names.ts'
import { WordsFields } from './WordsFields.tsx'

const PARTS = ['steps', 'slots', 'rules', 'about'] as const
export const LEVELS: readonly IdentityLevel[] = [0, 1, 2, 3, 4]

interface Props {
  /** Given by the form it stands in. */
  readonly value?: Flow
  readonly onChange?: (flow: Flow) => void
}

/** A flow as steps, questions and rules; what would fail at a customer is said while it is written. */
export function FlowEditor({ value: flow, onChange }: Props) {
  const say = useWords(flowWords)
  const [part, setPart] = useState<(typeof PARTS)[number]>('steps')
  const faults = useMemo(() => (flow ? flowFaults(flow) : []), [flow])
  if (!flow || !onChange) return null
  return (
    <>
      <Faults faults={faults} flow={flow} />
      <fieldset className="segments bot-parts" aria-label={say('parts')}>
        {PARTS.map((one) => (
          <button key={one} type="button" className="btn s" aria-pressed={part === one} onClick={() => setPart(one)}>
            {say(`part-${one}`)}
          </button>
        ))}
      </fieldset>
      {part === 'steps' && <Steps flow={flow} faults={faults} onChange={onChange} />}
      {part === 'slots' && <Slots flow={flow} onChange={onChange} />}
      {part === 'rules' && <RuleCards flow={flow} onChange={onChange} />}
      {part === 'about' && <About flow={flow} onChange={onChange} />}
    </>
  )
}

/** How a step is called where others lead to it: its number, and how its words begin. */
export function useStepName(flow: Flow) {
  const say = useWords(flowWords)
  const order = inOrder(flow)
  return (id: string): string => {
    const at = order.findIndex((one) => one.id === id)
    const step = order[at]
    return step ? `${at + 1} · ${say(`step-${step.kind}`)}` : say('noStep')
  }
}

function Faults({ faults, flow }: { readonly faults: readonly FlowFault[]; readonly flow: Flow }) {
  const say = useWords(flowWords)
  const locale = useLocale()
  const stepName = useStepName(flow)
  if (faults.length === 0) return null
  const at = (place: string) =>
    flow.steps.some(({ id }) => id === place) ? stepName(place) : flow.slots[place]?.name[locale] || place
  return (
    <section className="note-w bot-faults" aria-label={say('toMend')} aria-live="polite">
      <h3>{say('toMend')}</h3>
      <ul>
        {[
          ...new Set(
            faults.map(
              ({ at: place, fault, detail }) =>
                `${at(place)}: ${faultText({ path: place, fault: `flow-${fault}`, message: detail }, locale)}`,
            ),
          ),
        ].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

interface PartProps {
  readonly flow: Flow
  readonly onChange: (flow: Flow) => void
}

function Steps({ flow, faults, onChange }: PartProps & { readonly faults: readonly FlowFault[] }) {
  const order = inOrder(flow)
  return (
    <ol className="bot-steps">
      {order.map((step: FlowStep, at) => (
        <StepCard
          key={step.id}
          flow={flow}
          step={step}
          number={at + 1}
          isFaulty={faults.some((fault) => fault.at === step.id)}
          onChange={onChange}
        />
      ))}
    </ol>
  )
}

function Slots({ flow, onChange }: PartProps) {
  const say = useWords(flowWords)
  const codes = Object.entries(flow.slots)
  return (
    <>
      <p className="t3 f12">{say('slotsHint')}</p>
      {codes.map(([code, slot]) => (
        <SlotCard
          key={code}
          code={code}
          slot={slot}
          onChange={(next) => onChange(replaceSlot(flow, code, next))}
          onRemove={() => onChange(removeSlot(flow, code))}
        />
      ))}
      <button type="button" className="btn s" onClick={() => onChange(addSlot(flow))}>
        {say('addSlot')}
      </button>
    </>
  )
}

function About({ flow, onChange }: PartProps) {
  const say = useWords(flowWords)
  const { topics, topicName } = useBotNames()
  const risk = useId()
  const codes = [
    ...new Set([...(flow.topic === null ? [] : [flow.topic]), ...topics.choices.map(({ value }) => value)]),
  ]
  const stepName = useStepName(flow)
  const steps = inOrder(flow).map(({ id }) => ({ value: id, label: stepName(id) }))
  return (
    <div className="bot-card">
      <WordsFields label={say('name')} words={flow.name} most={60} onWords={(name) => onChange({ ...flow, name })} />
      <div className="row wrap">
        <span className="label">{say('topic')}</span>
        <Choose
          label={say('topic')}
          all={say('noTopic')}
          value={flow.topic ?? ''}
          choices={codes.filter((one) => one !== '*').map((value) => ({ value, label: topicName(value) }))}
          onChoose={(topic) => onChange({ ...flow, topic: topic === '' ? null : topic })}
        />
        <span className="label">{say('start')}</span>
        <Choose
          label={say('start')}
          value={flow.start}
          choices={steps}
          onChoose={(start) => onChange({ ...flow, start })}
        />
      </div>
      <div className="row wrap">
        <span className="label">{say('minLevel')}</span>
        <Choose
          label={say('minLevel')}
          value={String(flow.minIdentityLevel)}
          choices={LEVELS.map((level) => ({ value: String(level), label: say(`level-${level}`) }))}
          onChoose={(chosen) =>
            onChange({ ...flow, minIdentityLevel: LEVELS.find((one) => String(one) === chosen) ?? 0 })
          }
        />
        <span className="label" id={risk}>
          {say('startOnRisk')}
        </span>
        <Choose
          label={say('startOnRisk')}
          all={say('sameStart')}
          value={flow.startOnRisk ?? ''}
          choices={steps}
          onChoose={(chosen) => {
            const { startOnRisk: _gone, ...rest } = flow
            onChange(chosen === '' ? rest : { ...rest, startOnRisk: chosen })
          }}
        />
      </div>
    </div>
  )
}
