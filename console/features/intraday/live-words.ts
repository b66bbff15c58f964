import type { AdherenceDay, AdherenceRow } from '#modules/intraday/contract.ts'
import type { Presence } from '../../ui/words/presence-words.ts'
import type { Say } from '../../ui/words/words.ts'
import type { SayAdherence } from './adherence-words.ts'

type Activity = AdherenceDay['plan'][number]['activity']

/** As planned: what they are at; else what is wrong with it. */
export function liveWords(live: AdherenceRow['live'], say: SayAdherence, sayPresence: Say<Presence>): string {
  if (live.state === 'off') return say('off')
  if (live.state === 'excused') return live.reason === null ? say('excused') : `${say('excused')} · ${live.reason}`
  if (live.kind === null) return sayPresence(live.found)
  return live.state === 'grace' ? `${say('grace')} · ${say(live.kind)}` : say(live.kind)
}

export function activityWords(activity: Activity, say: SayAdherence, sayPresence: Say<Presence>): string {
  return activity === 'on-queue' || activity === 'off' ? say(activity) : sayPresence(activity)
}
