import { useQuery } from '@tanstack/react-query'
import type { SessionView } from '#modules/bot/sessions-contract.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import type { Days } from '../../ui/span/days.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { figureWords } from './figure-words.ts'
import { SessionTalk } from './SessionTalk.tsx'
import { useTold } from './told.ts'
import { type Records, sessionsQuery } from './use-figures.ts'
import { useBotNames } from './use-names.ts'

interface Props {
  readonly days: Days
  readonly records: Records
  /** A session that is read; empty for none. */
  readonly open: string
  readonly onOpen: (sessionId: string | null) => void
  readonly onClose: () => void
}

/** The sessions a figure counts; one of them opens to what was said and done. */
export function SessionsBeside({ days, records, open, onOpen, onClose }: Props) {
  const say = useWords(figureWords)
  const told = useTold()
  const { intentName } = useBotNames()
  const list = useQuery(sessionsQuery(days, records))
  const title = [
    say(`kind-${records.kind}`),
    ...(records.intent === '' ? [] : [intentName(records.intent)]),
    ...(records.why === '' ? [] : [told.why(records.why)]),
  ].join(' · ')
  const columns = useSessionColumns(onOpen)
  return (
    <Beside title={title} onClose={onClose} tools={list.data && <AsOf at={list.data.asOf} />}>
      <div className="scroll">
        {open === '' ? (
          <>
            <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
            {list.isPending && <Skeleton lines={6} />}
            {list.data && (
              <PageTable
                prefix="session-"
                caption={title}
                columns={columns}
                rows={list.data.sessions}
                rowKey={({ sessionId }) => sessionId}
                exportAs={title}
                empty={<EmptyState what={say('noSessions')} todo={say('noSessionsTodo')} />}
                foot={list.data.sessions.length >= 200 && <p className="t3 f12 pb">{say('newest')}</p>}
              />
            )}
          </>
        ) : (
          <>
            <div className="pb">
              <button type="button" className="btn s" onClick={() => onOpen(null)}>
                {say('back')}
              </button>
            </div>
            <SessionTalk sessionId={open} />
          </>
        )}
      </div>
    </Beside>
  )
}

export function useSessionColumns(onOpen: (sessionId: string) => void): readonly Column<SessionView>[] {
  const say = useWords(figureWords)
  const told = useTold()
  const { intentName } = useBotNames()
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    {
      key: 'ended',
      title: say('endedAt'),
      value: ({ endedAt }) => endedAt,
      text: ({ endedAt }) => time(endedAt),
      cell: ({ sessionId, endedAt }) => (
        <button type="button" className="open nw" onClick={() => onOpen(sessionId)}>
          {time(endedAt)}
        </button>
      ),
    },
    { key: 'intent', title: say('intent'), value: ({ intent }) => intentName(intent) },
    {
      key: 'outcome',
      title: say('outcome'),
      value: ({ outcome, why }) =>
        outcome === 'handed-over' && why !== null
          ? `${told.outcome(outcome)} · ${told.why(why)}`
          : told.outcome(outcome),
      cell: ({ outcome, why, repeatedAt }) => (
        <>
          {told.outcome(outcome)}
          {outcome === 'handed-over' && why !== null && <span className="t2 f12"> · {told.why(why)}</span>}
          {repeatedAt !== null && <span className="tag w">{say('cameBack')}</span>}
        </>
      ),
    },
    { key: 'turns', title: say('turns'), numeric: true, value: ({ turns }) => turns },
  ]
}
