import type { RosterBoard, RosterFinding } from '#modules/rosters/contract.ts'
import { percent } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { findingWords } from './finding-words.ts'
import { dayTold } from './told.ts'

interface Props {
  readonly board: RosterBoard
  /** Shows the day hour by hour. */
  readonly onDay: (date: string) => void
}

/** More than a person reads at once are told as a number. */
const MOST = 50

/** When the draft lacks leaders or experts, or has too many newcomers; each leads to its day. */
export function FindingList({ board, onDay }: Props) {
  const say = useWords(findingWords)
  const locale = useLocale()
  const { findings } = board
  const shown = findings.toSorted((a, b) => a.fromAt - b.fromAt).slice(0, MOST)
  return (
    <>
      <div className="ph">
        <h2>{say('findings')}</h2>
        <span className="t3 f12">{findings.length}</span>
      </div>
      {findings.length === 0 && <p className="pb st kept">{say('none')}</p>}
      <ul>
        {shown.map((finding) => (
          <li key={`${finding.kind} ${finding.queueId} ${finding.fromAt}`}>
            <button type="button" className="sched-broken" onClick={() => onDay(dayOf(finding.fromAt))}>
              <span className="st endangered">
                <Icon name="endangered" />
                {dayTold(dayOf(finding.fromAt), locale)}{' '}
                {say('span', { from: timeOfDay(finding.fromAt), to: timeOfDay(finding.toAt) })}
              </span>
              <span className="f12 t2">
                <What board={board} finding={finding} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {findings.length > shown.length && (
        <p className="pb t3 f12">{say('more', { n: findings.length - shown.length })}</p>
      )}
    </>
  )
}

function What({ board, finding }: { readonly board: RosterBoard; readonly finding: RosterFinding }) {
  const say = useWords(findingWords)
  const locale = useLocale()
  const { kind, found, wanted } = finding
  if (kind === 'leader') return say('leader', { found, wanted })
  const queue = board.coverage.find(({ queueId }) => queueId === finding.queueId)?.name[locale] ?? ''
  if (kind === 'expert') return say('expert', { queue, found, wanted })
  return say('trainee', { queue, found: percent(found, locale, 0), wanted: percent(wanted, locale, 0) })
}
