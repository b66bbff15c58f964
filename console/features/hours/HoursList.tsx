import { useQuery } from '@tanstack/react-query'
import { type Calendar, calendarsQuery } from '../../queries/calendars.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { type Say, useLocale, useWords } from '../../ui/words/words.ts'
import { type HoursWord, hoursWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (key: string) => void
}

/** What is open now changes by itself: it is read again this often. */
const REFRESH_MS = 60_000

/** All calendars, with whether each is open now and until when. */
export function HoursList({ open, onOpen }: Props) {
  const say = useWords(hoursWords)
  const locale = useLocale()
  const read = useQuery({ ...calendarsQuery, refetchInterval: REFRESH_MS })
  if (read.isPending) return <Skeleton lines={5} />
  if (!read.data) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  return (
    <>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      <PageTable
        caption={say('title')}
        columns={columnsOf(say, locale, open, onOpen)}
        rows={read.data}
        rowKey={({ key }) => key}
        rowClass={({ key }) => (key === open ? 'on' : undefined)}
        exportAs={say('title')}
        empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
      />
    </>
  )
}

function columnsOf(
  say: Say<HoursWord>,
  locale: Locale,
  open: string | null,
  onOpen: (key: string) => void,
): readonly Column<Calendar>[] {
  const now = serverNow()
  return [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: ({ key, name }) => (
        <button
          type="button"
          className="open"
          aria-current={key === open ? 'true' : undefined}
          onClick={() => onOpen(key)}
        >
          {name[locale]}
        </button>
      ),
    },
    { key: 'key', title: say('key'), value: ({ key }) => key },
    { key: 'zone', title: say('zone'), value: ({ data }) => data.zone },
    {
      key: 'state',
      title: say('now'),
      value: ({ isOpenNow }) => say(isOpenNow ? 'isOpen' : 'isClosed'),
      cell: ({ isOpenNow }) => (
        <span className={isOpenNow ? 'tag a' : 'tag'}>{say(isOpenNow ? 'isOpen' : 'isClosed')}</span>
      ),
    },
    {
      key: 'next',
      title: say('next'),
      value: ({ nextChangeAt }) => nextChangeAt,
      text: ({ isOpenNow, nextChangeAt }) =>
        nextChangeAt === null
          ? say('noChange')
          : say(isOpenNow ? 'closesAt' : 'opensAt', { time: dayAndTime(nextChangeAt, now) }),
    },
    { key: 'holidays', title: say('holidays'), value: ({ data }) => data.holidays?.length ?? 0, numeric: true },
    {
      key: 'workdays',
      title: say('workdays'),
      value: ({ data }) => data.adjustedWorkdays?.length ?? 0,
      numeric: true,
    },
    {
      key: 'changed',
      title: say('changed'),
      value: ({ changedAt }) => changedAt,
      text: ({ changedAt }) => dayAndTime(changedAt, now),
    },
  ]
}
