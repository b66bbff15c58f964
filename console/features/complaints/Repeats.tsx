import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RepeatView } from '#modules/complaints/causes-contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayOf } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { causeWords } from './cause-words.ts'
import { repeatsQuery, useCauseName, useProductName } from './use-causes.ts'

const LEAST = ['2', '3', '5', '10']
const DAYS = ['30', '90', '180', '365']

interface Props {
  readonly mayAgree: boolean
  readonly onAgree: (repeat: RepeatView) => void
}

/** The same cause so many times within a window, for one product or at one unit. */
export function Repeats({ mayAgree, onAgree }: Props) {
  const say = useWords(causeWords)
  const nameOf = useCauseName()
  const productOf = useProductName()
  const [least, setLeast] = useState('3')
  const [days, setDays] = useState('90')
  const read = useQuery(repeatsQuery({ least: Number(least), days: Number(days) }))
  return (
    <section aria-label={say('repeats')}>
      <div className="row wrap pb">
        <h2 className="complaint-heading">{say('repeats')}</h2>
        <Choose
          label={say('least')}
          value={least}
          choices={LEAST.map((value) => ({ value, label: `${say('least')} ${value}` }))}
          onChoose={setLeast}
        />
        <Choose
          label={say('days')}
          value={days}
          choices={DAYS.map((value) => ({ value, label: `${say('days')} ${value}` }))}
          onChoose={setDays}
        />
        {read.data && (
          <span className="t3 f12">{say('covered', { all: read.data.all, caused: read.data.caused })}</span>
        )}
      </div>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={4} />}
      {read.data && read.data.repeats.length === 0 && (
        <p className="t2 complaint-line">{say('noRepeats', { least: read.data.least })}</p>
      )}
      {read.data && read.data.repeats.length > 0 && (
        <table className="tbl">
          <caption className="for-ears">{say('repeats')}</caption>
          <thead>
            <tr>
              <th>{say('cause')}</th>
              <th>{say('where')}</th>
              <th>{say('count')}</th>
              <th>{say('span')}</th>
              <th>{say('standing')}</th>
            </tr>
          </thead>
          <tbody>
            {read.data.repeats.map((one) => (
              <tr key={`${one.cause} ${one.by} ${one.where}`}>
                <td>{nameOf(one.cause)}</td>
                <td>{one.by === 'unit' ? (one.unitName ?? '—') : productOf(one.where)}</td>
                <td>{one.count}</td>
                <td className="nw">{`${dayOf(one.firstAt)} – ${dayOf(one.latestAt)}`}</td>
                <td className="nw">
                  {one.measures > 0 ? one.measures : <span className="tag w">{say('noMeasure')}</span>}{' '}
                  {mayAgree && (
                    <button type="button" className="btn s" onClick={() => onAgree(one)}>
                      {say('agree')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {read.data && read.data.counts.length > 0 && (
        <p className="t2 f12 complaint-line">
          {say('counts', {
            list: read.data.counts.map(({ cause, count }) => `${nameOf(cause)} ${count}`).join(' | '),
          })}
        </p>
      )}
    </section>
  )
}
