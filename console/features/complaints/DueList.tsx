import type { ComplaintRow } from '#modules/complaints/contract.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { codeWords } from './code-words.ts'
import { dueState } from './due-state.ts'
import { complaintWords } from './words.ts'

interface Props {
  readonly complaints: readonly ComplaintRow[]
  readonly open: string | null
  readonly onOpen: (complaintId: string) => void
}

/** Complaints under the day they are due, what is due first on top. */
export function DueList({ complaints, open, onOpen }: Props) {
  const say = useWords(complaintWords)
  const groups = [...new Set(complaints.map(({ due }) => due))]
  return (
    <>
      {groups.map((group) => (
        <section key={group} aria-label={say(`due-${group}`)}>
          <h2 className="complaint-group">
            <StateTag state={dueState(group)}>{say(`due-${group}`)}</StateTag>
            <span className="t3 f12">{say(`about-${group}`)}</span>
          </h2>
          <ul>
            {complaints
              .filter(({ due }) => due === group)
              .map((complaint) => (
                <li
                  key={complaint.complaintId}
                  className={complaint.complaintId === open ? 'complaint-item on' : 'complaint-item'}
                >
                  <Item complaint={complaint} isOpen={complaint.complaintId === open} onOpen={onOpen} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Item(props: {
  readonly complaint: ComplaintRow
  readonly isOpen: boolean
  readonly onOpen: (complaintId: string) => void
}) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const now = useNow()
  const { complaint, isOpen, onOpen } = props
  const { nextClock } = complaint
  return (
    <>
      <div className="row">
        <button
          type="button"
          className="open"
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => onOpen(complaint.complaintId)}
        >
          {complaint.reference}
        </button>
        <span>{complaint.maskedName}</span>
        <span className="sp" />
        <span className="f12 nw">
          {complaint.due === 'none'
            ? sayCode(complaint.level === 'complaint' ? `stage-${complaint.stage}` : `level-${complaint.level}`)
            : `${nextClock === null ? '' : sayCode(`clock-${nextClock.clock}`)} ${say('dueBy', { time: dayAndTime(nextClock?.dueAt ?? complaint.decisionDueAt, now) })}`}
        </span>
      </div>
      <div className="row">
        <span className="ell">{complaint.demand}</span>
        <span className="sp" />
        <span className="t3 f12 nw">
          {[
            sayCode(`channel-${complaint.filingChannel}`),
            complaint.severity,
            complaint.handler?.name ?? say('noHandler'),
          ].join(' · ')}
        </span>
      </div>
    </>
  )
}
