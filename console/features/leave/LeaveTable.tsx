import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { TeamLeave } from '#modules/rosters/own-contract.ts'
import { NOTICE_DAYS } from '#modules/rosters/wire-contract.ts'
import { call } from '../../api/call.ts'
import { number } from '../../ui/figures/numbers.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { useReread } from './use-leave.ts'
import { leaveWords } from './words.ts'

interface Props {
  readonly leave: readonly TeamLeave[]
  readonly asOf: number
  readonly onlyWaiting: boolean
  readonly onShow: (all: boolean) => void
}

/** Everyone's leave of these weeks; what waits has two words to be said to it. */
export function LeaveTable({ leave, asOf, onlyWaiting, onShow }: Props) {
  const say = useWords(leaveWords)
  const columns = useColumns(asOf)
  return (
    <section className="panel" aria-label={say('requests')}>
      <div className="ph">
        <h2>{say('requests')}</h2>
        <fieldset className="segments" aria-label={say('show')}>
          {[true, false].map((waiting) => (
            <button
              key={String(waiting)}
              type="button"
              className="btn s"
              aria-pressed={waiting === onlyWaiting}
              onClick={() => onShow(!waiting)}
            >
              {say(waiting ? 'waiting' : 'all')}
            </button>
          ))}
        </fieldset>
      </div>
      <PageTable
        caption={say('requests')}
        columns={columns}
        rows={leave}
        rowKey={({ leaveId }) => leaveId}
        exportAs={say('title')}
        empty={
          <EmptyState
            what={say(onlyWaiting ? 'nothing' : 'noneAtAll')}
            todo={say(onlyWaiting ? 'nothingTodo' : 'noneAtAllTodo')}
          />
        }
      />
    </section>
  )
}

function useColumns(asOf: number): readonly Column<TeamLeave>[] {
  const say = useWords(leaveWords)
  const locale = useLocale()
  const daysOf = ({ from, to }: TeamLeave) => (from === to ? from : `${from} – ${to}`)
  const whyOf = ({ answer, answerOn, decidedBy, decision, words, givenBack, leftOpen }: TeamLeave) =>
    [
      answer === null ? '' : say(answer, { date: answerOn ?? '', name: decidedBy ?? '' }),
      decision ?? '',
      words,
      givenBack.length === 0 ? '' : say('shiftsBack', { dates: givenBack.join(', ') }),
      leftOpen.length === 0 ? '' : say('daysOpen', { dates: leftOpen.map(({ date }) => date).join(', ') }),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  return [
    { key: 'name', title: say('person'), value: ({ displayName, agentNo }) => `${displayName} ${agentNo}` },
    { key: 'team', title: say('team'), value: ({ unitName }) => unitName },
    { key: 'kind', title: say('kind'), value: ({ kind }) => say(kind) },
    { key: 'days', title: say('days'), value: ({ from }) => from, text: daysOf },
    { key: 'state', title: say('state'), value: ({ state }) => say(`state-${state}`) },
    {
      key: 'shifts',
      title: say('shifts'),
      numeric: true,
      value: ({ shifts }) => shifts,
      text: ({ shifts }) => number(shifts, locale),
    },
    { key: 'why', title: say('why'), value: whyOf, cell: (row) => <span className="why">{whyOf(row)}</span> },
    {
      key: 'at',
      title: say('askedAt'),
      value: ({ askedAt }) => askedAt,
      text: ({ askedAt }) => dayAndTime(askedAt, asOf),
    },
    {
      key: 'act',
      title: say('act'),
      value: ({ state }) => (state === 'asked' ? 1 : null),
      text: () => '',
      cell: (row) => <Word leave={row} />,
    },
  ]
}

function Word({ leave }: { readonly leave: TeamLeave }) {
  const say = useWords(leaveWords)
  const reread = useReread()
  const [words, setWords] = useState('')
  const decide = useMutation({
    mutationFn: (isGranted: boolean) =>
      call<null>('POST', `/api/rosters/leave/${leave.leaveId}/decision`, {
        body: { isGranted, words, revokes: leave.state === 'granted' },
      }),
    onSettled: reread,
  })
  const mayRevoke = leave.state === 'granted' && leave.from >= addDaysToDate(bankToday(), NOTICE_DAYS)
  if (leave.state !== 'asked' && !mayRevoke) return null
  if (leave.isOwn) return <span className="t3 f12">{say('own')}</span>
  const label = say('reason', { name: leave.displayName })
  return (
    <div className="row word">
      <input
        className="field"
        aria-label={label}
        placeholder={label}
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.target.value)}
      />
      {mayRevoke ? (
        <ConfirmButton words={say('revoke')} question={say('revokeAsk')} onConfirm={() => decide.mutate(false)} />
      ) : (
        <>
          <button type="button" className="btn s p" disabled={decide.isPending} onClick={() => decide.mutate(true)}>
            {say('grant')}
          </button>
          <button type="button" className="btn s" disabled={decide.isPending} onClick={() => decide.mutate(false)}>
            {say('refuse')}
          </button>
        </>
      )}
      <ProblemLine problem={decide.error} />
    </div>
  )
}
