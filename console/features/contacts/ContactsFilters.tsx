import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { contactMark, contactState } from '#modules/conversations/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { reasonsQuery } from '../../queries/codes.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { DaySpan } from '../../ui/span/DaySpan.tsx'
import type { ChangeSearch } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ANY_MARK, type ContactsView, reasonChoices, type VIEW } from './contacts-view.ts'
import { contactsWords } from './words.ts'

const SPANS = ['today', 'two-days', 'week', 'month'] as const

interface Props {
  readonly view: ContactsView
  readonly change: ChangeSearch<(typeof VIEW)[number]>
  readonly asOf: number | null
}

/** Which days, and of these which contacts. */
export function ContactsFilters({ view, change, asOf }: Props) {
  const say = useWords(contactsWords)
  const sayDrill = useWords(drillWords)
  const locale = useLocale()
  const queues = useQuery({ ...queuesQuery, enabled: useMay('routing.read-queues') }).data ?? []
  const { marks } = view
  return (
    <div className="page-head">
      <div className="row wrap">
        <h1>{say('title')}</h1>
        <DaySpan days={view.days} names={SPANS} onDays={({ from, to }) => change({ from, to, span: null })} />
        <span className="sp" />
        <AsOf at={asOf} />
      </div>
      <div className="row wrap">
        <Choose
          label={say('marks')}
          all={say('allContacts')}
          value={marks.length === 0 ? '' : marks.length === 1 ? (marks[0] ?? '') : ANY_MARK}
          choices={[
            { value: ANY_MARK, label: say('worthReading') },
            ...contactMark.options.map((mark) => ({ value: mark, label: say(`mark-${mark}`) })),
          ]}
          onChoose={(mark) => change({ marks: mark })}
        />
        <ReasonChoice view={view} onChoose={(reason) => change({ reason })} />
        {queues.length > 0 && (
          <Choose
            label={say('queue')}
            all={say('allQueues')}
            value={view.queueId}
            choices={queues.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
            onChoose={(queue) => change({ queue })}
          />
        )}
        <Choose
          label={say('state')}
          all={say('allStates')}
          value={view.state}
          choices={contactState.options.map((state) => ({ value: state, label: sayDrill(`state-${state}`) }))}
          onChoose={(state) => change({ state })}
        />
        <Reference value={view.reference} onValue={(q) => change({ q })} />
      </div>
    </div>
  )
}

function ReasonChoice({ view, onChoose }: { readonly view: ContactsView; readonly onChoose: (code: string) => void }) {
  const say = useWords(contactsWords)
  const locale = useLocale()
  const reasons = useQuery(reasonsQuery).data ?? []
  const choices = reasonChoices(reasons, view.reasons).map(({ value, reasons: named }) => {
    const names = named.map(({ name }) => name[locale]).join(locale === 'en' ? ', ' : '、')
    const depth = named.length === 1 ? (named[0]?.level ?? 1) - 1 : 0
    return { value, label: `${'\u2003'.repeat(depth)}${names || value}` }
  })
  return (
    <Choose label={say('reason')} all={say('allReasons')} value={view.reasons} choices={choices} onChoose={onChoose} />
  )
}

/** Looked for when it is left or Enter is pressed, not at each key. */
function Reference({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const say = useWords(contactsWords)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onValue(typed.trim())
      }}
    >
      <input
        type="search"
        className="field reference-field"
        aria-label={say('reference')}
        placeholder={say('referenceHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed.trim() !== value && onValue(typed.trim())}
      />
    </form>
  )
}
