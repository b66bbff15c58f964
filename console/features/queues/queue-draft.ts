import type { Queue } from '../../queries/queues.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'

/** A share of 0 to 1 in percent, to a tenth. */
export const percentOf = (share: number): number => Math.round(share * 1000) / 10

/** What the form begins with: shares in percent, and nothing chosen where the contract has null. */
export function draftOf({ queueId: _queueId, revision: _revision, ...settings }: Queue): Draft {
  return {
    ...settings,
    language: settings.language ?? undefined,
    calendarKey: settings.calendarKey ?? undefined,
    targetShare: percentOf(settings.targetShare),
    overflow: settings.overflow ?? {},
  }
}

/** A new queue begins with the defaults of the contract. */
export const FRESH: Draft = {
  channel: 'web',
  requirements: { skills: [], furtherQueueIds: [] },
  relaxations: [],
  thresholdSeconds: 25,
  targetShare: 80,
  ringSeconds: 20,
  autoAccept: false,
  isExpert: false,
  preferSeconds: 20,
  overflow: {},
  offerInsteadAfterSeconds: 180,
  offersCallback: true,
  offersMessage: true,
  active: true,
}

/** The request, without the revision. A share left empty stays empty, so that it is asked for. */
export function bodyOf({ language, calendarKey, targetShare, overflow, ...draft }: Draft): Draft {
  return {
    ...draft,
    language: language ?? null,
    calendarKey: calendarKey ?? null,
    targetShare: typeof targetShare === 'number' ? Math.round(targetShare * 10) / 1000 : null,
    overflow: leadsOn(overflow) ? overflow : null,
  }
}

/** Seconds without a queue to go to mean nothing. */
const leadsOn = (overflow: unknown): boolean =>
  typeof overflow === 'object' && overflow !== null && 'toQueueId' in overflow && typeof overflow.toQueueId === 'string'
