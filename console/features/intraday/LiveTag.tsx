import type { AdherenceRow } from '#modules/intraday/contract.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { adherenceWords } from './adherence-words.ts'
import { activityWords, liveWords } from './live-words.ts'

/** The state of one person now: shape, word and colour; beside it what was planned, where that differs. */
export function LiveTag({ live }: { readonly live: AdherenceRow['live'] }) {
  const say = useWords(adherenceWords)
  const sayPresence = useWords(presenceWords)
  const words = liveWords(live, say, sayPresence)
  const planned = live.kind === null ? null : activityWords(live.planned, say, sayPresence)
  return (
    <span className="row g4">
      {live.state === 'out' ? (
        <StateTag state="endangered">{words}</StateTag>
      ) : live.state === 'as-planned' ? (
        <StateTag state="kept">{words}</StateTag>
      ) : (
        <StateTag state="paused">{words}</StateTag>
      )}
      {planned !== null && <span className="t3 f12">{say('plannedIs', { activity: planned })}</span>}
    </span>
  )
}
