import type { ReactNode } from 'react'
import { endReason } from '#modules/conversations/contract.ts'
import { PageTable } from '../table/PageTable.tsx'
import type { Column } from '../table/view.ts'
import { clockDigits } from '../time/duration.ts'
import { shortly, timeWithSeconds } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { type Say, useWords } from '../words/words.ts'
import type { ContactBehind } from './use-figure-contacts.ts'
import { useNames } from './use-names.ts'
import { drillWords } from './words.ts'

interface Props {
  readonly rows: readonly ContactBehind[]
  /** Each adds a time to the figure, not one: it is shown. */
  readonly isDuration: boolean
  readonly onContact: (contactId: string) => void
  readonly exportAs: string
  readonly empty: ReactNode
  readonly foot: ReactNode
  /** Told beside the filter. */
  readonly tools: ReactNode
}

/** Contacts behind a figure; each opens to everything known of it. */
export function ContactTable({ rows, isDuration, onContact, exportAs, empty, foot, tools }: Props) {
  const say = useWords(drillWords)
  const columns = useColumns(
    onContact,
    isDuration,
    rows.some(({ score }) => score !== null),
  )
  return (
    <PageTable
      caption={say('contact')}
      columns={columns}
      rows={rows}
      rowKey={({ contactId }) => contactId}
      prefix="c-"
      exportAs={exportAs}
      empty={empty}
      foot={foot}
      tools={tools}
    />
  )
}

/** @param showsScore when a customer rated one of them */
function useColumns(
  onContact: Props['onContact'],
  isDuration: boolean,
  showsScore: boolean,
): readonly Column<ContactBehind>[] {
  const say = useWords(drillWords)
  const names = useNames()
  const now = serverNow()
  const wait = ({ answeredAt, endedAt, askedAt }: ContactBehind) => between(askedAt, answeredAt ?? endedAt)
  const response = ({ askedAt, respondedAt }: ContactBehind) => between(askedAt, respondedAt)
  const columns: Column<ContactBehind>[] = [
    {
      key: 'reference',
      title: say('reference'),
      value: ({ reference }) => reference,
      cell: ({ contactId, reference }) => (
        <button type="button" className="open nw" onClick={() => onContact(contactId)}>
          {reference}
        </button>
      ),
    },
    {
      key: 'asked',
      title: say('asked'),
      value: ({ askedAt }) => askedAt,
      text: ({ askedAt }) => `${shortly(askedAt, now).replace(/\d\d:\d\d$/, '')}${timeWithSeconds(askedAt)}`,
    },
    { key: 'queue', title: say('queue'), value: ({ queueId }) => names.queue(queueId) ?? null },
    {
      key: 'customer',
      title: say('customer'),
      value: ({ summary }) => (summary ? summary.customer?.maskedName || say('visitor') : null),
    },
    { key: 'agent', title: say('agent'), value: ({ summary }) => summary?.owner?.name ?? null },
    { key: 'waited', title: say('waited'), numeric: true, value: wait, text: (row) => digits(wait(row)) },
    { key: 'response', title: say('response'), numeric: true, value: response, text: (row) => digits(response(row)) },
    {
      key: 'ending',
      title: say('ending'),
      value: (row) => endingWords(row, say),
    },
  ]
  if (showsScore) {
    const text = ({ score }: ContactBehind) => (score === null ? '—' : `${score}/5`)
    columns.push({ key: 'score', title: say('score'), numeric: true, value: ({ score }) => score, text })
  }
  if (!isDuration) return columns
  const adds = { key: 'adds', title: say('adds'), numeric: true }
  return [...columns, { ...adds, value: ({ weight }) => weight, text: ({ weight }) => digits(weight) }]
}

type EndReason = (typeof endReason.options)[number]
const isEnding = (reason: string | null): reason is EndReason => endReason.options.some((known) => known === reason)

function endingWords(row: ContactBehind, say: Say<'inService' | 'waiting' | `end-${EndReason}`>): string {
  if (isEnding(row.endReason)) return say(`end-${row.endReason}`)
  return say(row.answeredAt === null ? 'waiting' : 'inService')
}

const between = (from: number, to: number | null) => (to === null ? null : to - from)
const digits = (ms: number | null) => (ms === null ? '—' : clockDigits(ms))
