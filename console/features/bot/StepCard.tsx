import { useState } from 'react'
import type { Flow, FlowStep, StepKind } from '#libs/dialogue/flow.ts'
import { Icon } from '../../ui/icons.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { useStepName } from './FlowEditor.tsx'
import { addAfter, inOrder, mayMoveUp, moveUp, removeStep, replaceStep } from './flow-edit.ts'
import { flowWords } from './flow-words.ts'
import { StepFields } from './StepFields.tsx'
import { useBotNames } from './use-names.ts'

export const STEP_KINDS: readonly StepKind[] = [
  'say',
  'ask',
  'when',
  'confirm',
  'article',
  'identity',
  'hand-over',
  'end',
]

interface Props {
  readonly flow: Flow
  readonly step: FlowStep
  readonly number: number
  readonly isFaulty: boolean
  readonly onChange: (flow: Flow) => void
}

/** One step: read at a glance, opened to be changed; and what may be done with it. */
export function StepCard({ flow, step, number, isFaulty, onChange }: Props) {
  const say = useWords(flowWords)
  const [isOpen, setOpen] = useState(false)
  const stepName = useStepName(flow)
  const told = useGlance(flow)(step)
  const later = inOrder(flow)
    .filter(({ id }) => id !== step.id)
    .map(({ id }) => ({ value: id, label: stepName(id) }))
  return (
    <li className={isFaulty ? 'bot-card faulty' : 'bot-card'}>
      <div className="row">
        <b className="n">{number}</b>
        <span className="tag">{say(`step-${step.kind}`)}</span>
        <button type="button" className="open ell" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {told}
        </button>
        <span className="sp" />
        {'next' in step && <span className="t3 f12 nw">{say('leadsTo', { step: stepName(step.next) })}</span>}
      </div>
      {isOpen && (
        <>
          <StepFields flow={flow} step={step} onStep={(next) => onChange(replaceStep(flow, step.id, next))} />
          {'next' in step && (
            <div className="row wrap">
              <span className="label">{say('next')}</span>
              <Choose
                label={`${say('next')} ${number}`}
                value={step.next}
                choices={later}
                onChoose={(next) => onChange(replaceStep(flow, step.id, { ...step, next }))}
              />
            </div>
          )}
          <div className="row wrap">
            {step.kind !== 'end' && step.kind !== 'hand-over' && (
              <Choose
                label={say('addAfter')}
                all={say('addAfter')}
                value=""
                choices={STEP_KINDS.map((kind) => ({ value: kind, label: say(`step-${kind}`) }))}
                onChoose={(chosen) => {
                  const kind = STEP_KINDS.find((one) => one === chosen)
                  if (kind) onChange(addAfter(flow, step.id, kind))
                }}
              />
            )}
            {mayMoveUp(flow, step.id) && (
              <button type="button" className="btn s" onClick={() => onChange(moveUp(flow, step.id))}>
                <Icon name="up" small />
                {say('moveUp')}
              </button>
            )}
            <span className="sp" />
            {flow.steps.length > 1 && (
              <ConfirmButton
                words={say('removeStep')}
                question={say('removeStepAsk', { number })}
                onConfirm={() => onChange(removeStep(flow, step.id))}
              />
            )}
          </div>
        </>
      )}
    </li>
  )
}

/** A step in one line. */
function useGlance(flow: Flow) {
  const say = useWords(flowWords)
  const locale = useLocale()
  const { articleName } = useBotNames()
  return (step: FlowStep): string => {
    switch (step.kind) {
      case 'say':
      case 'confirm':
        return step.say[locale] || say('noWords')
      case 'ask':
        return flow.slots[step.slot]?.ask[locale] || say('noSlot')
      case 'when':
        return say('branches', { count: step.cases.length })
      case 'article':
        return articleName(step.article) || say('noArticle')
      case 'identity':
        return say(`level-${step.level}`)
      case 'hand-over':
        return step.name[locale] || say('noWords')
      case 'end':
        return step.say?.[locale] ?? say('endsQuietly')
    }
  }
}
