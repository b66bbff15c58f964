import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CalendarLink, newCalendarLink } from '#modules/rosters/export-contract.ts'
import { call } from '../../api/call.ts'
import { takeFile } from '../../api/take-file.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { CopyText } from '../../ui/parts/CopyText.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { calendarWords } from './calendar-words.ts'

const PATH = '/api/rosters/own/calendar-link'
const KEY = ['rosters', 'own', 'calendar-link']

/** One's shifts in one's own calendar: as a file, or by a link that calendars read by themselves. */
export function CalendarBox() {
  const say = useWords(calendarWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const reread = () => queries.invalidateQueries({ queryKey: KEY })
  const link = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call<CalendarLink>('GET', PATH, { signal }) })
  const take = useMutation({ mutationFn: () => takeFile('GET', '/api/rosters/own/calendar', { query: { locale } }) })
  const make = useMutation({
    mutationFn: () => call<z.infer<typeof newCalendarLink>>('POST', PATH, { body: { locale } }),
    onSuccess: reread,
  })
  const revoke = useMutation({
    mutationFn: () => call<null>('DELETE', PATH),
    onSettled: () => {
      make.reset()
      return reread()
    },
  })
  const { madeAt = null, readAt = null } = link.data ?? {}
  return (
    <section className="panel" aria-label={say('title')}>
      <div className="ph">
        <h2>{say('title')}</h2>
        <span className="sp" />
        <button type="button" className="btn s" disabled={take.isPending} onClick={() => take.mutate()}>
          {say('download')}
        </button>
      </div>
      <div className="pb">
        <ProblemLine problem={link.error ?? take.error ?? make.error ?? revoke.error} />
        <p className="t2 f12">{say('hint')}</p>
        {make.data && (
          <div className="note-i" role="status">
            <p>{say('once')}</p>
            <CopyText label={say('title')} text={`${location.origin}${make.data.path}`} />
          </div>
        )}
        {madeAt !== null && (
          <p className="t3 f12">
            {say('made', { at: dayAndTime(madeAt, serverNow()) })}
            {' · '}
            {readAt === null ? say('neverRead') : say('read', { at: dayAndTime(readAt, serverNow()) })}
          </p>
        )}
        <div className="row wrap mt8">
          {madeAt === null ? (
            <button
              type="button"
              className="btn s"
              disabled={make.isPending || !link.data}
              onClick={() => make.mutate()}
            >
              {say('make')}
            </button>
          ) : (
            <>
              <ConfirmButton words={say('renew')} question={say('renewAsk')} onConfirm={() => make.mutate()} />
              <ConfirmButton words={say('revoke')} question={say('revokeAsk')} onConfirm={() => revoke.mutate()} />
            </>
          )}
        </div>
      </div>
    </section>
  )
}
