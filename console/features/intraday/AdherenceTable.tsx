import { useQuery } from '@tanstack/react-query'
import type { AdherenceList, AdherenceRow } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { durationWords } from '../../ui/time/duration.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { adherenceWords } from './adherence-words.ts'
import type { ChangeDesk } from './DeskPage.tsx'
import type { DeskPlace } from './desk-view.ts'
import { LiveTag } from './LiveTag.tsx'
import { liveWords } from './live-words.ts'
import { adherenceQuery } from './use-desk.ts'

/** Who keeps to the shift; who needs a look stands first. Each opens to the spans of the day. */
export function AdherenceTable({ place, change }: { readonly place: DeskPlace; readonly change: ChangeDesk }) {
  const say = useWords(adherenceWords)
  const list = useQuery(adherenceQuery)
  const columns = useColumns(change, list.data?.asOf ?? 0)
  return (
    <section className="panel desk-adherence" aria-labelledby="desk-adherence">
      <div className="ph">
        <h2 id="desk-adherence">{say('adherence')}</h2>
        {list.data && list.data.people.length > 0 && <TeamFigures list={list.data} />}
        <span className="sp" />
        <AsOf at={list.data?.asOf ?? null} />
      </div>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.data ? (
        <div className="scroll">
          <PageTable
            prefix="a-"
            caption={say('adherence')}
            columns={columns}
            rows={list.data.people}
            rowKey={({ personId }) => personId}
            rowClass={({ personId }) => (personId === place.personId ? 'on' : undefined)}
            exportAs={`${say('adherence')} ${list.data.date}`}
            empty={<EmptyState what={say('noShifts')} todo={say('noShiftsTodo')} />}
          />
        </div>
      ) : (
        <Skeleton lines={5} />
      )}
    </section>
  )
}

function TeamFigures({ list: { together } }: { readonly list: AdherenceList }) {
  const say = useWords(adherenceWords)
  const locale = useLocale()
  const figure = (words: string, share: number | null) => `${words} ${percent(share, locale)}%`
  return (
    <span className="t2 f12 ell">
      {[
        figure(say('teamAdherence'), together.adherence),
        figure(say('teamConformance'), together.conformance),
        figure(say('utilisation'), together.utilisation),
        figure(say('shrinkage'), together.shrinkage),
        say('perAgent', { n: number(together.handledPerAgent, locale, 1) }),
        say('outNow', { out: together.out, grace: together.grace }),
      ].join(' · ')}
    </span>
  )
}

function useColumns(change: ChangeDesk, asOf: number): readonly Column<AdherenceRow>[] {
  const say = useWords(adherenceWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const share = (
    key: 'adherence' | 'conformance' | 'occupancy',
    title: string,
    column: Partial<Column<AdherenceRow>> = {},
  ): Column<AdherenceRow> => ({
    key,
    title,
    numeric: true,
    value: (row) => row[key],
    text: (row) => percent(row[key], locale),
    cell: (row) => (
      <button type="button" className="open" onClick={() => change({ person: row.personId, panel: null }, true)}>
        {percent(row[key], locale)}
      </button>
    ),
    ...column,
  })
  return [
    {
      key: 'name',
      title: say('name'),
      value: ({ displayName }) => displayName,
      cell: ({ personId, displayName, agentNo }) => (
        <button type="button" className="open" onClick={() => change({ person: personId, panel: null }, true)}>
          {displayName} <span className="t3 f12">{agentNo}</span>
        </button>
      ),
    },
    { key: 'unit', title: say('unit'), value: ({ unitName }) => unitName },
    {
      key: 'now',
      title: say('now'),
      value: ({ live }) => liveWords(live, say, sayPresence),
      cell: ({ live }) => <LiveTag live={live} />,
    },
    {
      key: 'since',
      title: say('since'),
      numeric: true,
      value: ({ live }) => (live.sinceAt === null ? null : asOf - live.sinceAt),
      text: ({ live }) => (live.sinceAt === null ? '' : durationWords(asOf - live.sinceAt, locale)),
    },
    {
      key: 'shift',
      title: say('shift'),
      value: ({ shift }) => shift?.startsAt ?? null,
      text: ({ shift }) => (shift ? `${timeOfDay(shift.startsAt)}–${timeOfDay(shift.endsAt)}` : ''),
    },
    share('adherence', say('adherenceRate')),
    share('conformance', say('conformance')),
    share('occupancy', say('occupancy'), { cell: (row) => percent(row.occupancy, locale) }),
    { key: 'handled', title: say('handled'), numeric: true, value: ({ handled }) => handled },
  ]
}
