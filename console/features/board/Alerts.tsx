import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { ContactSummary } from '#modules/conversations/contract.ts'
import type { PromiseView, promiseReport } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { useSummaries } from '../../ui/drill/use-figure-contacts.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { promiseKind } from '../../ui/promise/kinds.ts'
import { opens } from '../../ui/promise/opens.ts'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { byUrgency } from '../../ui/promise/read-clock.ts'
import { promiseTitle } from '../../ui/promise/title.ts'
import { dayAndTime, dayOf, timeWithSeconds } from '../../ui/time/instant.ts'
import { LiveAsOf } from '../../ui/time/LiveAsOf.tsx'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import { alertsIn, type Filter, type LiveQueue, type Waiting } from './board-rows.ts'
import { UpsetNow } from './UpsetNow.tsx'
import type { BoardState } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  readonly filter: Filter
  readonly onOpen: (panel: BoardPanel) => void
}

const MOST = 30

/** Where the contact of a promise stands: waiting, perhaps ringing, and in which queue. */
interface AlertPlace {
  readonly waits: Waiting | undefined
  readonly queue: LiveQueue | undefined
}

/** Promises that are broken or about to be, with what is being done about each; and how the day went so far. */
export function Alerts({ state, filter, onOpen }: Props) {
  const say = useWords(boardWords)
  const now = useNow()
  const contactIds = state.alerts.filter(({ aboutKind }) => aboutKind === 'contact').map(({ aboutId }) => aboutId)
  const summaries = useSummaries(contactIds)
  const placeOf = (promise: PromiseView): AlertPlace => {
    const waits = state.waiting.find(({ contactId }) => contactId === promise.aboutId)
    const queueId = waits?.queueId ?? summaries.get(promise.aboutId)?.queueId ?? promise.queueId
    return { waits, queue: state.live.find((queue) => queue.queueId === queueId) }
  }
  const inFilter = alertsIn(state.alerts, filter, (promise) => placeOf(promise).queue)
  const alerts = inFilter.toSorted((a, b) => byUrgency(a, b, now)).slice(0, MOST)
  return (
    <section className="panel alerts" aria-label={say('alerts')}>
      <div className="ph">
        <h2>{say('alerts')}</h2>
        <span className="t3 f12">{say('alertsCount', { count: inFilter.length })}</span>
        <span className="sp" />
        <LiveAsOf at={state.alertsAt} bare />
      </div>
      <div className="scroll">
        <UpsetNow onOpen={onOpen} />
        {alerts.length === 0 && <p className="pb t2">{say('noAlerts')}</p>}
        <ul>
          {alerts.map((promise) => (
            <Alert
              key={promise.promiseId}
              promise={promise}
              place={placeOf(promise)}
              summary={summaries.get(promise.aboutId)}
              state={state}
              onOpen={onOpen}
            />
          ))}
        </ul>
        <DaySoFar from={state.board?.from} />
      </div>
    </section>
  )
}

function Alert(props: {
  readonly promise: PromiseView
  readonly place: AlertPlace
  readonly summary: ContactSummary | undefined
  readonly state: BoardState
  readonly onOpen: Props['onOpen']
}) {
  const { promise, summary, state, onOpen } = props
  const { waits, queue } = props.place
  const say = useWords(boardWords)
  const sayDrill = useWords(drillWords)
  const locale = useLocale()
  const now = useNow()
  const ownerName = summary?.owner?.name ?? state.owners.get(promise.ownerId ?? '')
  const dueOn = dayOf(promise.dueAt) === dayOf(now) ? timeWithSeconds(promise.dueAt) : dayAndTime(promise.dueAt, now)
  const page = opens(promise)
  const who = waits?.customerName || summary?.customer?.maskedName || sayDrill('visitor')
  const ringsAt = state.agents.find(({ agentId }) => agentId === waits?.ringingAtAgentId)
  const doing = ringsAt
    ? say('ringsAt', { name: ringsAt.name })
    : waits
      ? say('stillWaits')
      : ownerName === undefined
        ? say('noOwner')
        : say('inHand', { name: ownerName })
  return (
    <li className="sec">
      <div className="row">
        <PromiseTag clock={promise} withTime />
        <span className="ell">
          {promise.aboutKind === 'contact' ? who : promiseKind(promise.kind, locale)} {promiseTitle(promise, locale)}
        </span>
        <span className="sp" />
        <span className="t3 f12 nw">{say('dueAt', { time: dueOn })}</span>
      </div>
      <div className="row t2">
        <span className="ell">
          {queue ? `${queue.name[locale]} · ` : ''}
          {doing}
        </span>
        <span className="sp" />
        {promise.aboutKind === 'contact' && (
          <button
            type="button"
            className="btn s"
            aria-label={`${say('openContact')} ${promise.title}`}
            onClick={() => onOpen({ kind: 'contact', contactId: promise.aboutId })}
          >
            {say('open')}
          </button>
        )}
        {promise.aboutKind !== 'contact' && page !== null && (
          <Link
            className="btn s"
            to={page.path}
            search={page.search}
            aria-label={`${say('open')} ${promiseTitle(promise, locale)}`}
          >
            {say('open')}
          </Link>
        )}
      </div>
    </li>
  )
}

/** How often the house kept its word today. */
function DaySoFar({ from }: { readonly from: number | undefined }) {
  const say = useWords(boardWords)
  const report = useQuery({
    queryKey: ['promise-report', from],
    queryFn: () =>
      call<z.infer<typeof promiseReport>>('GET', '/api/promises/report', {
        query: { from: from ?? 0, before: Date.now() + DAY_MS },
      }),
    enabled: from !== undefined,
    refetchInterval: 10_000,
  })
  const first = report.data?.kinds.find(({ kind }) => kind === 'first-response')
  if (!first) return null
  const broken = first.broken + first.keptLate
  return (
    <p className="pb t2 f12">
      {broken > 0 ? say('brokenToday', { broken, late: first.keptLate }) : say('keptToday', { kept: first.kept })}
    </p>
  )
}

const DAY_MS = 86_400_000
