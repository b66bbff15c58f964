import type { ContactDetail } from '#modules/conversations/contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'

export interface ScriptStepState {
  readonly step: Script['steps'][number]
  readonly tick: ContactDetail['scriptTicks'][number] | undefined
  /** The first that is not ticked yet. */
  readonly isNext: boolean
}

/** A script's steps with what has been ticked in this contact, whichever version was on the screen then. */
export function stepsOf(script: Script, ticks: ContactDetail['scriptTicks']): readonly ScriptStepState[] {
  const own = ticks.filter(({ scriptId }) => scriptId === script.scriptId)
  const tickOf = (stepId: string) => own.find((tick) => tick.stepId === stepId)
  const next = script.steps.find(({ stepId }) => tickOf(stepId) === undefined)
  return script.steps.map((step) => ({ step, tick: tickOf(step.stepId), isNext: step === next }))
}

export function mandatoryLeft(steps: readonly ScriptStepState[]): number {
  return steps.filter(({ step, tick }) => step.isMandatory && tick === undefined).length
}
