import { clockDigits } from '../../ui/time/duration.ts'
import { shortly } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import type { AgentRow } from './board-rows.ts'
import { boardWords } from './words.ts'

/** How long a state has lasted; of someone who is away, since when: a night is not counted by the second. */
export function PresenceTime({ agent }: { readonly agent: Pick<AgentRow, 'presence' | 'presenceSinceAt'> }) {
  const say = useWords(boardWords)
  const now = useNow()
  const { presence, presenceSinceAt } = agent
  if (presence !== 'offline') return <>{clockDigits(now - presenceSinceAt)}</>
  return <span className="t2 nw">{say('since', { time: shortly(presenceSinceAt, now) })}</span>
}
