import './leave.css'
import { useQuery } from '@tanstack/react-query'
import { addDaysToDate, isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { useMe } from '../../app/session/me.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { LeaveTable } from './LeaveTable.tsx'
import { ledUnits } from './led-units.ts'
import { PoolPanel } from './PoolPanel.tsx'
import { TellForm } from './TellForm.tsx'
import { leaveQuery, poolQuery, SHOWN_DAYS } from './use-leave.ts'
import { leaveWords } from './words.ts'

/** Leave of a unit over four weeks: what waits for a word, and how many may be away each day. */
export function LeavePage() {
  const say = useWords(leaveWords)
  const me = useMe()
  const [text, change] = useSearchText(['unit', 'from', 'show'] as const)
  const today = bankToday()
  const from = isLocalDate(text.from) ? text.from : today
  const onlyWaiting = text.show !== 'all'
  const units = useQuery(unitsQuery)
  const led = ledUnits(units.data ?? [], { reach: me.permissions['rosters.leave'], roles: me.roles })
  const unit = led.find(({ unitId }) => unitId === text.unit) ?? led[0]
  const leave = useQuery(leaveQuery(from, unit?.unitId, onlyWaiting))
  const pool = useQuery(poolQuery(from, unit?.unitId))
  const moved = (days: number) => change({ from: addDaysToDate(from, days) })
  return (
    <div className="leave scroll">
      <div className="page-head">
        <div className="row wrap">
          <h1>{say('title')}</h1>
          <Choose
            label={say('unit')}
            value={unit?.unitId ?? ''}
            choices={unitChoices(units.data ?? []).filter(({ value }) => led.some(({ unitId }) => unitId === value))}
            onChoose={(unitId) => change({ unit: unitId })}
          />
          <span className="row g4">
            <button type="button" className="btn s" onClick={() => moved(-SHOWN_DAYS)}>
              {say('earlier')}
            </button>
            <button
              type="button"
              className="btn s"
              aria-pressed={from === today}
              onClick={() => change({ from: null })}
            >
              {say('now')}
            </button>
            <button type="button" className="btn s" onClick={() => moved(SHOWN_DAYS)}>
              {say('later')}
            </button>
          </span>
          <span className="sp" />
          <AsOf at={leave.data?.asOf ?? null} />
        </div>
      </div>
      <ProblemLine problem={units.error ?? leave.error ?? pool.error} />
      {unit && pool.data && <PoolPanel key={`${unit.unitId} ${from}`} unit={unit} pool={pool.data} from={from} />}
      {unit && <TellForm key={unit.unitId} unitId={unit.unitId} />}
      {leave.data && (
        <LeaveTable
          leave={leave.data.leave}
          asOf={leave.data.asOf}
          onlyWaiting={onlyWaiting}
          onShow={(all) => change({ show: all ? 'all' : null })}
        />
      )}
    </div>
  )
}
