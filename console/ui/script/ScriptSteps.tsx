import './script.css'
import type { ReactNode } from 'react'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { timeWithSeconds } from '../time/instant.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn, useLocale } from '../words/words.ts'
import { mandatoryLeft, type ScriptStepState, stepsOf } from './steps.ts'
import { stepWords } from './words.ts'

interface Props {
  readonly script: Script
  readonly ticks: ContactDetail['scriptTicks']
  readonly isReadOnly: boolean
  readonly onTick: (stepId: string, ticked: boolean) => void
  /** Puts values into the places of the words to say. */
  readonly wording: (text: string) => string
  /** Another language than that of the screen. */
  readonly locale?: Locale
  /** Where what is to be found out is filled in; left out: it is only named. */
  readonly form?: ReactNode
}

/** The steps to tick, what to find out, and when to hand over. */
export function ScriptSteps({ script, ticks, isReadOnly, onTick, wording, locale: wanted, form }: Props) {
  const screen = useLocale()
  const locale = wanted ?? screen
  const say = sayIn(stepWords, locale)
  const steps = stepsOf(script, ticks)
  const left = mandatoryLeft(steps)
  return (
    <>
      <ol>
        {steps.map((state) => (
          <Step
            key={state.step.stepId}
            state={state}
            isReadOnly={isReadOnly}
            onTick={onTick}
            wording={wording}
            locale={locale}
          />
        ))}
      </ol>
      {left > 0 && (
        <div className="sec narrow-hidden">
          <StateTag state="running">{say('mustLeft', { count: left })}</StateTag>
        </div>
      )}
      {form === undefined && script.formFields.length > 0 && (
        <div className="sec narrow-hidden">
          <h3>{say('toAsk')}</h3>
          <div className="f12 t2">{script.formFields.map(({ name }) => name[locale]).join(' · ')}</div>
        </div>
      )}
      {form}
      <div className="sec narrow-hidden">
        <h3>{say('handOff')}</h3>
        <div className="f12 t2">{script.handOff[locale]}</div>
      </div>
    </>
  )
}

function Step(props: {
  readonly state: ScriptStepState
  readonly isReadOnly: boolean
  readonly onTick: Props['onTick']
  readonly wording: Props['wording']
  readonly locale: Locale
}) {
  const { locale } = props
  const say = sayIn(stepWords, locale)
  const { step, tick, isNext } = props.state
  return (
    <li className={isNext ? 'step next' : tick ? 'step done' : 'step'}>
      <label>
        <input
          type="checkbox"
          checked={tick !== undefined}
          disabled={props.isReadOnly}
          onChange={(event) => props.onTick(step.stepId, event.target.checked)}
        />
        <span>
          {step.title[locale]} {step.isMandatory && <span className="must">{say('must')}</span>}
          {step.minIdentityLevel > 0 && !tick && (
            <span className="t3 f12"> {say('needsLevel', { level: step.minIdentityLevel })}</span>
          )}
        </span>
      </label>
      {tick && <div className="say">{say('tickedAt', { time: timeWithSeconds(tick.tickedAt) })}</div>}
      {!tick && step.say && <div className="say">“{props.wording(step.say[locale])}”</div>}
    </li>
  )
}
