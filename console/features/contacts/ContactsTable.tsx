import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ListedContact } from '#modules/conversations/contract.ts'
import { dispositionsQuery, reasonsQuery } from '../../queries/codes.ts'
import { useNames } from '../../ui/drill/use-names.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { clockDigits } from '../../ui/time/duration.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { contactsWords } from './words.ts'

interface Props {
  readonly rows: readonly ListedContact[]
  readonly opened: string
  readonly onOpen: (contactId: string) => void
  readonly empty: ReactNode
  readonly foot: ReactNode
  readonly tools: ReactNode
}

/** Contacts with why they came, how they went, and what makes them worth reading. */
export function ContactsTable({ rows, opened, onOpen, empty, foot, tools }: Props) {
  const say = useWords(contactsWords)
  const columns = useColumns(opened, onOpen)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={rows}
      rowKey={({ contactId }) => contactId}
      rowClass={({ contactId }) => (contactId === opened ? 'on' : undefined)}
      exportAs={say('title')}
      empty={empty}
      foot={foot}
      tools={tools}
    />
  )
}

function useColumns(opened: string, onOpen: Props['onOpen']): readonly Column<ListedContact>[] {
  const say = useWords(contactsWords)
  const sayDrill = useWords(drillWords)
  const locale = useLocale()
  const names = useNames()
  const reasons = useQuery(reasonsQuery).data
  const dispositions = useQuery(dispositionsQuery).data
  const now = serverNow()
  const reasonName = (code: string | null) =>
    code === null ? null : (reasons?.find((reason) => reason.code === code)?.name[locale] ?? code)
  const outcome = ({ dispositionCode, endReason, state }: ListedContact) => {
    if (dispositionCode !== null)
      return dispositions?.find(({ code }) => code === dispositionCode)?.name[locale] ?? dispositionCode
    return endReason === null ? sayDrill(`state-${state}`) : sayDrill(`end-${endReason}`)
  }
  const response = ({ askedAt, firstResponseAt }: ListedContact) =>
    firstResponseAt === null ? null : firstResponseAt - askedAt
  return [
    {
      key: 'reference',
      title: sayDrill('reference'),
      value: ({ reference }) => reference,
      cell: ({ contactId, reference }) => (
        <button
          type="button"
          className="open nw"
          aria-current={contactId === opened ? 'true' : undefined}
          onClick={() => onOpen(contactId)}
        >
          {reference}
        </button>
      ),
    },
    {
      key: 'asked',
      title: sayDrill('asked'),
      value: ({ askedAt }) => askedAt,
      text: ({ askedAt }) => dayAndTime(askedAt, now),
      cell: ({ askedAt }) => <span className="nw">{dayAndTime(askedAt, now)}</span>,
    },
    {
      key: 'customer',
      title: sayDrill('customer'),
      value: ({ customer }) => customer?.maskedName || sayDrill('visitor'),
      cell: ({ customer, lane }) => (
        <span className="nw">
          {customer?.maskedName || sayDrill('visitor')}{' '}
          {lane !== 'ordinary' && <span className="tag">{sayDrill(`lane-${lane}`)}</span>}
        </span>
      ),
    },
    { key: 'reason', title: say('reason'), value: ({ reasonCode }) => reasonName(reasonCode) },
    { key: 'outcome', title: say('outcome'), value: outcome },
    {
      key: 'queue',
      title: say('queue'),
      value: ({ queueId }) => (queueId === null ? null : (names.queue(queueId) ?? null)),
    },
    {
      key: 'agent',
      title: sayDrill('agent'),
      value: ({ owner }) => owner?.name ?? null,
      cell: ({ owner }) => <span className="nw">{owner?.name ?? '—'}</span>,
    },
    {
      key: 'response',
      title: sayDrill('response'),
      numeric: true,
      value: response,
      text: (row) => digits(response(row)),
    },
    {
      key: 'transfers',
      title: sayDrill('transfers'),
      numeric: true,
      value: ({ transferCount }) => transferCount,
    },
    {
      key: 'score',
      title: say('score'),
      numeric: true,
      value: ({ score }) => score,
      text: ({ score }) => (score === null ? '—' : `${score}/5`),
    },
    {
      key: 'marks',
      title: say('marks'),
      value: ({ marks }) => marks.map((mark) => say(`mark-${mark}`)).join(locale === 'en' ? ', ' : '、') || null,
      cell: ({ marks }) =>
        marks.length === 0 ? (
          '—'
        ) : (
          <span className="contact-marks">
            {marks.map((mark) => (
              <span key={mark} className="tag">
                {say(`mark-${mark}`)}
              </span>
            ))}
          </span>
        ),
    },
  ]
}

const digits = (ms: number | null) => (ms === null ? '—' : clockDigits(ms))
