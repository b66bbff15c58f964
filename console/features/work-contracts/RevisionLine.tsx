import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { useWords } from '../../ui/words/words.ts'
import { contractWords } from './words.ts'

const EVER = '2000-01-01'

/** Which revision is shown, since when it is in force, and those that were before. */
export function RevisionLine({ contract: { revision, effectiveFrom, earlier } }: { readonly contract: WorkContract }) {
  const say = useWords(contractWords)
  if (effectiveFrom === EVER) return null
  const before = earlier.map((one) => say('earlier', { revision: one.revision, date: one.until }))
  return <p className="t2 f12">{[say('inForce', { revision, date: effectiveFrom }), ...before].join(' · ')}</p>
}
