import './schedule.css'
import './problems.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { RosterHead } from '#modules/rosters/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { type ChangeSearch, useSearchText } from '../../ui/table/use-search-text.ts'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { MakePanel } from './MakePanel.tsx'
import { type Publication, PublishSheet } from './PublishSheet.tsx'
import { RosterDesk } from './RosterDesk.tsx'
import { ScheduleHead } from './ScheduleHead.tsx'
import { readPlace, usualRoster, VIEW } from './schedule-view.ts'
import { boardQuery, isGoing, rostersQuery, useReread } from './use-schedule.ts'
import { scheduleWords } from './words.ts'

export type ChangeSchedule = ChangeSearch<(typeof VIEW)[number]>

const lastDayOf = ({ from, days }: RosterHead) => addDaysToDate(from, days - 1)

/** The schedule board: who works when in the draft of one roster, what it lacks and breaks, and how it gets better. */
export function SchedulePage() {
  const say = useWords(scheduleWords)
  const [text, change] = useSearchText(VIEW)
  const place = readPlace(text)
  const mayPlan = useMay('rosters.plan')
  const rosters = useQuery(rostersQuery)
  const head =
    rosters.data?.find(({ rosterId }) => rosterId === place.rosterId) ??
    usualRoster(rosters.data ?? [], lastDayOf, bankToday())
  const board = useQuery(boardQuery(head?.rosterId))
  useResultOfRun(head)
  const seen = board.data?.rosterId === head?.rosterId ? board.data : undefined
  const [isPublishing, setPublishing] = useState(false)
  const [published, setPublished] = useState<(Publication & { readonly rosterId: string }) | null>(null)
  const body = () => {
    if (rosters.data?.length === 0)
      return (
        <EmptyState what={say('none')} todo={say(mayPlan ? 'noneTodo' : 'noneTodoRead')}>
          {mayPlan && (
            <button type="button" className="btn p" onClick={() => change({ panel: 'make' })}>
              {say('make')}
            </button>
          )}
        </EmptyState>
      )
    return rosters.error || board.error ? null : <Skeleton lines={8} />
  }
  return (
    <div className="schedule">
      <ScheduleHead
        rosters={rosters.data ?? []}
        head={head}
        board={seen}
        place={place}
        change={change}
        onPublish={() => setPublishing(true)}
      />
      {published && published.rosterId === head?.rosterId && (
        <p className="note-i" role="status">
          {say('publishedNow', { version: published.version, shifts: published.shifts })}
          {published.waiting === 0 ? say('asksNobody') : say('asksSome', { count: published.waiting })}
        </p>
      )}
      <ProblemLine
        problem={rosters.error ?? board.error}
        onRetry={() => void (rosters.error ? rosters.refetch() : board.refetch())}
      />
      {head && seen ? (
        <RosterDesk key={head.rosterId} head={head} board={seen} place={place} change={change} />
      ) : (
        <div className="panel schedule-rest">{body()}</div>
      )}
      {isPublishing && seen && (
        <PublishSheet
          board={seen}
          onClose={() => setPublishing(false)}
          onPublished={(publication) => {
            setPublishing(false)
            setPublished({ ...publication, rosterId: seen.rosterId })
          }}
        />
      )}
      {place.panel === 'make' && mayPlan && <MakePanel change={change} />}
    </div>
  )
}

/** When a search of the roster in sight ends, its result is read. */
function useResultOfRun(head: RosterHead | undefined): void {
  const reread = useReread()
  const goes = isGoing(head?.run)
  const before = useRef({ rosterId: head?.rosterId, goes })
  useEffect(() => {
    const hasEnded = before.current.rosterId === head?.rosterId && before.current.goes && !goes
    before.current = { rosterId: head?.rosterId, goes }
    if (hasEnded && head) void reread.board(head.rosterId)
  })
}
