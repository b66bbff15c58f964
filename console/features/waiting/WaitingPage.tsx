import './waiting.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WaitingList } from '#platform/waiting-contract.ts'
import { call } from '../../api/call.ts'
import { rightsOf, useMe } from '../../app/session/me.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { placesOf, shownIn, type WaitingLine } from './places.ts'
import { waitingWords } from './words.ts'

const GROUPS = ['approval', 'clock', 'alert'] as const
const AGAIN_MS = 30_000

/** What waits for whoever looks: approvals, clocks, alerts; each line opens the list it is counted from. */
export function WaitingPage() {
  const say = useWords(waitingWords)
  const locale = useLocale()
  const me = useMe()
  const read = useQuery({
    queryKey: ['waiting'],
    queryFn: ({ signal }) => call<WaitingList>('GET', '/api/waiting', { signal }),
    refetchInterval: AGAIN_MS,
  })
  const lines = read.data ? shownIn(read.data.lines, placesOf(rightsOf(me))) : []
  const quiet = lines.filter(({ count }) => count === 0).map(({ words }) => words[locale])
  return (
    <div className="waiting">
      <div className="page-head">
        <div className="row wrap">
          <h1>{say('title')}</h1>
          <span className="sp" />
          <AsOf at={read.data?.asOf ?? null} />
        </div>
      </div>
      <section className="panel" aria-label={say('title')}>
        <div className="scroll">
          <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
          {read.isPending && <Skeleton lines={8} />}
          {read.data && lines.length === quiet.length && <EmptyState what={say('nothing')} todo={say('nothingTodo')} />}
          {GROUPS.map((group) => (
            <Group key={group} group={group} lines={lines.filter((line) => line.group === group && line.count > 0)} />
          ))}
          {quiet.length > 0 && (
            <p className="t3 f12 waiting-quiet">{say('quiet', { names: quiet.join(say('mark')) })}</p>
          )}
        </div>
      </section>
    </div>
  )
}

function Group({ group, lines }: { readonly group: (typeof GROUPS)[number]; readonly lines: readonly WaitingLine[] }) {
  const say = useWords(waitingWords)
  const locale = useLocale()
  if (lines.length === 0) return null
  return (
    <section className="waiting-group" aria-label={say(`group-${group}`)}>
      <h2>
        {say(`group-${group}`)} <span className="t3 f12">{say(`about-${group}`)}</span>
      </h2>
      <ul>
        {lines.map(({ kind, words, to, search, count, oldestAt }) => (
          <li key={kind}>
            <Link to={to} search={search} className="waiting-line">
              <span className="v">{count}</span>
              <span>{words[locale]}</span>
              <span className="sp" />
              {oldestAt !== null && (
                <span className="t3 f12 nw">{say('since', { time: dayAndTime(oldestAt, serverNow()) })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
