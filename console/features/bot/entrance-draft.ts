import type { AssistantView } from '#modules/bot/contract.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'

const MINUTE_SECONDS = 60
/** What a first threshold of one's own begins with, in per cent. */
const FIRST = { answer: 70, clarify: 60 }

/** What the fields show: minutes and per cent. */
export const draftOf = (saved: AssistantView | undefined): Draft => ({
  isOn: saved?.isOn ?? false,
  idleMinutes: Math.round((saved?.idleSeconds ?? 900) / MINUTE_SECONDS),
  hasGreeting: (saved?.greeting ?? null) !== null,
  greeting: saved?.greeting ?? {},
  hasThresholds: (saved?.thresholds ?? null) !== null,
  thresholds: saved?.thresholds
    ? { answer: Math.round(saved.thresholds.answer * 100), clarify: Math.round(saved.thresholds.clarify * 100) }
    : FIRST,
})

/** The body from the fields; what is switched off is as shipped. */
export const bodyOf = (draft: Draft, version: number): Record<string, unknown> => ({
  isOn: draft.isOn,
  idleSeconds: typeof draft.idleMinutes === 'number' ? draft.idleMinutes * MINUTE_SECONDS : draft.idleMinutes,
  greeting: draft.hasGreeting === true ? draft.greeting : null,
  thresholds: draft.hasThresholds === true ? sharesOf(draft.thresholds) : null,
  version,
})

function sharesOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, typeof one === 'number' ? one / 100 : one]),
  )
}
