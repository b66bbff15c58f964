import { useMutation, useQuery } from '@tanstack/react-query'
import type { AdherenceDay } from '#modules/intraday/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { percent } from '../../ui/figures/numbers.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { durationWords } from '../../ui/time/duration.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { presenceWords } from '../../ui/words/presence-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { adherenceWords } from './adherence-words.ts'
import { DayBars } from './DayBars.tsx'
import { ExceptionForm } from './ExceptionForm.tsx'
import { LiveTag } from './LiveTag.tsx'
import { activityWords } from './live-words.ts'
import { personDayQuery, useReread } from './use-desk.ts'

/** What one person's figures are made of: the plan beside the presence, each deviation, and what was excused. */
export function PersonPanel({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const say = useWords(adherenceWords)
  const day = useQuery(personDayQuery(personId))
  const title = day.data ? say('dayOfPerson', { name: day.data.row.displayName }) : say('adherence')
  return (
    <SidePanel title={title} about={personId} onClose={onClose} tools={<AsOf at={day.data?.asOf ?? null} />}>
      <ProblemLine problem={day.error} onRetry={() => void day.refetch()} />
      <div className="scroll">{day.data ? <Sections day={day.data} /> : !day.error && <Skeleton lines={6} />}</div>
    </SidePanel>
  )
}

function Sections({ day }: { readonly day: AdherenceDay }) {
  const say = useWords(adherenceWords)
  const locale = useLocale()
  const mayExcuse = useMay('intraday.excuse')
  const { row } = day
  const figure = (words: string, share: number | null) => (
    <div>
      <dt>{words}</dt>
      <dd>
        {percent(share, locale)}
        {share !== null && <span className="unit">%</span>}
      </dd>
    </div>
  )
  return (
    <>
      <div className="sec">
        <LiveTag live={row.live} />
        <dl className="facts figures mt8">
          {figure(say('teamAdherence'), row.adherence)}
          {figure(say('teamConformance'), row.conformance)}
          {figure(say('occupancy').replace(/\s*[（(].*$/, ''), row.occupancy)}
        </dl>
      </div>
      <div className="sec">
        <DayBars day={day} />
      </div>
      <Deviations day={day} />
      <Exceptions day={day} mayExcuse={mayExcuse} />
      {mayExcuse && <ExceptionForm key={row.personId} day={day} />}
    </>
  )
}

function Deviations({ day }: { readonly day: AdherenceDay }) {
  const say = useWords(adherenceWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  return (
    <section className="sec" aria-labelledby="desk-deviations">
      <h3 id="desk-deviations">{say('deviations')}</h3>
      {day.deviations.length === 0 ? (
        <p className="t3">{say('noDeviations')}</p>
      ) : (
        <ul>
          {day.deviations.map(({ planned, found, startsAt, endsAt, reason }) => (
            <li key={startsAt} className="row wrap">
              <span className="nw">
                {timeOfDay(startsAt)}–{timeOfDay(endsAt)}
              </span>
              <span>{sayPresence(found)}</span>
              <span className="t3 f12">{say('plannedIs', { activity: activityWords(planned, say, sayPresence) })}</span>
              <span className="sp" />
              <span className="t2 f12">
                {reason === null ? durationWords(endsAt - startsAt, locale) : `${say('excused')} · ${reason}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Exceptions({ day, mayExcuse }: { readonly day: AdherenceDay; readonly mayExcuse: boolean }) {
  const say = useWords(adherenceWords)
  const reread = useReread()
  const withdraw = useMutation({
    mutationFn: (exceptionId: string) => call<null>('DELETE', `/api/intraday/exceptions/${exceptionId}`),
    onSuccess: reread,
  })
  return (
    <section className="sec" aria-labelledby="desk-exceptions">
      <h3 id="desk-exceptions">{say('exceptions')}</h3>
      <ProblemLine problem={withdraw.error} />
      {day.exceptions.length === 0 ? (
        <p className="t3">{say('noExceptions')}</p>
      ) : (
        <ul>
          {day.exceptions.map(({ exceptionId, startsAt, endsAt, reason, approvedBy }) => (
            <li key={exceptionId} className="row wrap">
              <span className="nw">
                {timeOfDay(startsAt)}–{timeOfDay(endsAt)}
              </span>
              <span>{reason}</span>
              <span className="t3 f12">{say('approvedBy', { name: approvedBy })}</span>
              <span className="sp" />
              {mayExcuse && (
                <ConfirmButton
                  words={say('withdraw')}
                  question={say('withdrawAsk')}
                  onConfirm={() => withdraw.mutate(exceptionId)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
