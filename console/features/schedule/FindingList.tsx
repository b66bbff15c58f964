import type { RosterBoard, RosterFinding } from '#modules/rosters/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type FindingGroup, groupFindings } from './finding-groups.ts'
import { findingWords } from './finding-words.ts'
import { dayTold } from './told.ts'

interface Props {
  readonly board: RosterBoard
  /** Shows the day hour by hour. */
  readonly onDay: (date: string) => void
}

/** More than a person reads at once are told as a number. */
const MOST = 50
/** So few need not be opened first. */
const FEW = 6

/** Where the draft lacks leaders or experts, or has too many newcomers, queue by queue; each span leads to its day. */
export function FindingList({ board, onDay }: Props) {
  const say = useWords(findingWords)
  const { findings } = board
  return (
    <>
      <div className="ph">
        <h2>{say('findings')}</h2>
        <span className="t3 f12">{findings.length}</span>
      </div>
      {findings.length === 0 && <p className="pb st kept">{say('none')}</p>}
      {groupFindings(findings).map((group) => (
        <Group
          key={`${group.kind} ${group.queueId}`}
          group={group}
          board={board}
          isOpen={findings.length <= FEW}
          onDay={onDay}
        />
      ))}
    </>
  )
}

interface GroupProps extends Props {
  readonly group: FindingGroup
  readonly isOpen: boolean
}

function Group({ group, board, isOpen, onDay }: GroupProps) {
  const say = useWords(findingWords)
  const locale = useLocale()
  const { kind, queueId, findings, ms } = group
  const queue = board.coverage.find((each) => each.queueId === queueId)?.name[locale] ?? ''
  const shown = findings.slice(0, MOST)
  return (
    <details className="sched-findings" open={isOpen}>
      <summary>
        <span className="st endangered">
          <Icon name="endangered" />
          {say(GROUPS[kind], { queue })}
        </span>
        <span className="f12 t2 num">
          {say('lasting', { hours: number(ms / 3_600_000, locale, 1), n: findings.length })}
        </span>
      </summary>
      <ul>
        {shown.map((finding) => (
          <li key={finding.fromAt}>
            <button type="button" className="sched-finding" onClick={() => onDay(dayOf(finding.fromAt))}>
              <span>
                {dayTold(dayOf(finding.fromAt), locale)}{' '}
                {say('span', { from: timeOfDay(finding.fromAt), to: timeOfDay(finding.toAt) })}
              </span>
              <span className="t2">
                <What finding={finding} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {findings.length > shown.length && (
        <p className="pb t3 f12">{say('more', { n: findings.length - shown.length })}</p>
      )}
    </details>
  )
}

const GROUPS = { leader: 'leaders', expert: 'experts', trainee: 'trainees' } as const

function What({ finding: { kind, found, wanted } }: { readonly finding: RosterFinding }) {
  const say = useWords(findingWords)
  const locale = useLocale()
  if (kind !== 'trainee') return say('people', { found, wanted })
  return say('share', { found: percent(found, locale, 0), wanted: percent(wanted, locale, 0) })
}
