import './my-shifts.css'
import { useQuery } from '@tanstack/react-query'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { CalendarBox } from './CalendarBox.tsx'
import { ChangeHistory, WaitingChanges } from './Changes.tsx'
import { DayList } from './DayList.tsx'
import { ExtraWork } from './ExtraWork.tsx'
import { LeaveBox } from './LeaveBox.tsx'
import { Market } from './Market.tsx'
import { OfferForm } from './OfferForm.tsx'
import { OwnDay } from './OwnDay.tsx'
import { dateWords } from './shift-times.ts'
import { marketQuery, offersQuery, ownQuery } from './use-own.ts'
import { Wishes } from './Wishes.tsx'
import { shiftWords } from './words.ts'

/** Parts of the page; a phone shows one at a time. */
const VIEWS = ['shifts', 'market', 'leave', 'wishes'] as const

/** One's own four weeks: what one works, what waits for one's word, what colleagues offer, leave and wishes. */
export function MyShiftsPage() {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const [text, change] = useSearchText(['view', 'give'] as const)
  const view = VIEWS.find((one) => one === text.view) ?? 'shifts'
  const read = useQuery(ownQuery)
  const own = read.data
  const market = useQuery(marketQuery(own))
  const given = own?.shifts.find(({ date }) => date === text.give)
  const extra = useQuery(offersQuery(own))
  const toBid = extra.data?.openShifts.filter(({ bid }) => bid === null || bid === 'withdrawn').length ?? 0
  const openCount = (market.data?.open.length ?? 0) + (extra.data?.offers.length ?? 0) + toBid
  return (
    <div className="my-shifts" data-view={view}>
      <div className="page-head">
        <div className="row wrap">
          <h1>{say('title')}</h1>
          {own && (
            <span className="t2 f12">
              {own.publishedTo === null ? say('neverPublished') : say('published', { date: own.publishedTo })}
            </span>
          )}
          <span className="sp" />
          <AsOf at={own?.asOf ?? null} />
        </div>
        <fieldset className="segments views" aria-label={say('views')}>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              className="btn"
              aria-pressed={one === view}
              onClick={() => change({ view: one === 'shifts' ? null : one })}
            >
              {say(one)}
              {one === 'market' && openCount > 0 ? ` ${openCount}` : ''}
            </button>
          ))}
        </fieldset>
      </div>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {!own ? (
        <Skeleton lines={8} />
      ) : (
        <div className="parts scroll">
          <div className="part-shifts">
            <WaitingChanges waiting={own.waiting} />
            <OwnDay />
            <DayList own={own} market={market.data} onOffer={(date) => change({ give: date })} />
            <ChangeHistory changes={own.changes} asOf={own.asOf} />
            <CalendarBox />
          </div>
          <div className="part-others">
            <ExtraWork extra={extra.data} problem={extra.error} />
            <Market market={market.data} problem={market.error} />
            <LeaveBox own={own} />
            <Wishes own={own} />
          </div>
        </div>
      )}
      {own && given && (
        <SidePanel
          title={say('offerOf', { date: dateWords(given.date, locale) })}
          about={given.date}
          onClose={() => change({ give: null })}
        >
          <OfferForm key={given.date} own={own} shift={given} onDone={() => change({ give: null, view: 'market' })} />
        </SidePanel>
      )}
    </div>
  )
}
