import './drill.css'
import { useQuery } from '@tanstack/react-query'
import { type Kpi, kpisQuery } from '../../queries/kpis.ts'
import { figureLine } from '../figures/figure-text.ts'
import { number } from '../figures/numbers.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { MoreRows } from '../table/MoreRows.tsx'
import { AsOf } from '../time/AsOf.tsx'
import { clockDigits } from '../time/duration.ts'
import { dayAndTime, shortly } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { ContactTable } from './ContactTable.tsx'
import { type FigureSpan, PARTS, type Part, useFigureContacts, useFigureParts } from './use-figure-contacts.ts'
import { drillWords } from './words.ts'

interface Props {
  readonly span: FigureSpan
  readonly part: Part
  readonly onPart: (part: Part) => void
  readonly onContact: (contactId: string) => void
}

/** Exactly the contacts behind a figure, with the sum that makes it. */
export function FigurePanel({ span, part, onPart, onContact }: Props) {
  const kpis = useQuery(kpisQuery)
  const kpi = kpis.data?.kpis.find(({ key }) => key === span.key)
  return (
    <>
      <ProblemLine problem={kpis.error} onRetry={() => void kpis.refetch()} />
      {kpi && <Parts kpi={kpi} span={span} part={part} onPart={onPart} />}
      {kpi && <Contacts kpi={kpi} span={span} part={part} onContact={onContact} />}
    </>
  )
}

/** The figure as it is made: both sums, and a choice of which to see. A plain count has only one part. */
function Parts({ kpi, span, part, onPart }: { readonly kpi: Kpi } & Omit<Props, 'onContact'>) {
  const say = useWords(drillWords)
  const locale = useLocale()
  const shown = kpi.unit === 'share' ? PARTS : kpi.unit === 'count' ? PARTS.slice(0, 1) : PARTS.slice(0, 2)
  const parts = useFigureParts(span, shown)
  const { numerator, denominator } = parts
  const total = (of: Part) => {
    const reply = parts[of]
    if (!reply) return '…'
    return kpi.unit === 'seconds' && of === 'numerator' ? clockDigits(reply.total) : number(reply.total, locale)
  }
  const value = numerator && denominator ? quotient(kpi, numerator.total, denominator.total) : undefined
  const now = serverNow()
  return (
    <div className="sec">
      <p className="row wrap">
        <span>{kpi.words[locale]}</span>
        <span className="sp" />
        <AsOf at={numerator?.asOf ?? null} />
      </p>
      <p className="t2 f12">
        {say('span', { from: dayAndTime(span.from, now), to: shortly(Math.min(span.before, now), now) })}
        {value !== undefined && (
          <>
            {' · '}
            {say('makes', {
              numerator: total('numerator'),
              denominator: total('denominator'),
              value: figureLine(value, kpi.unit, locale),
            })}
          </>
        )}
      </p>
      <fieldset className="segments mt8" aria-label={kpi.name[locale]}>
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            className="btn s"
            aria-pressed={one === part}
            title={one === 'missed' ? say('missedHint') : undefined}
            onClick={() => onPart(one)}
          >
            {say(one)} {total(one)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

/** @param numerator a count, or milliseconds for a figure in seconds */
function quotient(kpi: Kpi, numerator: number, denominator: number): number | null {
  if (denominator === 0) return null
  return kpi.unit === 'seconds' ? numerator / denominator / 1000 : numerator / denominator
}

function Contacts({ kpi, span, part, onContact }: { readonly kpi: Kpi } & Omit<Props, 'onPart'>) {
  const say = useWords(drillWords)
  const locale = useLocale()
  const { list, rows } = useFigureContacts(span, part)
  if (list.isPending) return <Skeleton lines={6} />
  const first = list.data?.pages[0]
  return (
    <div className="scroll">
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      <ContactTable
        rows={rows}
        isDuration={kpi.unit === 'seconds' && part === 'numerator'}
        onContact={onContact}
        exportAs={kpi.name[locale]}
        tools={
          <span className="t2 f12" role="status">
            {say('countIs', { count: first?.count ?? 0 })}
            {kpi.unit === 'seconds' &&
              part === 'numerator' &&
              ` · ${say('sum', { total: clockDigits(first?.total ?? 0) })}`}
          </span>
        }
        empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
        foot={<MoreRows list={list} words={say('more', { count: Math.min(100, (first?.count ?? 0) - rows.length) })} />}
      />
    </div>
  )
}
