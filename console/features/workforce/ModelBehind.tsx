import { useQuery } from '@tanstack/react-query'
import type { BehindView, PlanRow, PlanView } from '#modules/workforce/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { behindQuery } from './use-plan.ts'
import { planWords } from './words.ts'

interface Props {
  readonly plan: PlanView
  readonly row: PlanRow
}

/** The version that said it, how sure it was, the overrides since, and the days of history it rests on. */
export function ModelBehind({ plan, row }: Props) {
  const say = useWords(planWords)
  const behind = useQuery(behindQuery(plan.queueId, row.startAt))
  return (
    <div className="scroll">
      <ProblemLine problem={behind.error} onRetry={() => void behind.refetch()} />
      {behind.isPending && <Skeleton lines={6} />}
      {behind.data?.version === null && <p className="pb t3">{say('noVersion')}</p>}
      {behind.data?.version && <Version plan={plan} row={row} behind={behind.data} version={behind.data.version} />}
    </div>
  )
}

function Version({
  plan,
  row,
  behind,
  version,
}: Props & { behind: BehindView; version: NonNullable<BehindView['version']> }) {
  const say = useWords(planWords)
  const locale = useLocale()
  const { madeFrom } = version
  const acting = plan.overrides.filter(({ fromAt, beforeAt }) => fromAt <= row.startAt && row.startAt < beforeAt)
  const one = (contacts: number | null) => number(contacts, locale, 1)
  return (
    <>
      <section className="sec">
        <p>
          {say('version', {
            at: dayAndTime(version.madeAt, plan.asOf),
            from: madeFrom.historyFrom,
            to: madeFrom.historyTo,
            own: madeFrom.ownDays,
            imported: madeFrom.importedDays,
          })}
          {madeFrom.noise === 'assumed' && ` · ${say('assumed')}`}
        </p>
        <dl className="plan-sum">
          <dt>{say('model')}</dt>
          <dd>{one(row.model)}</dd>
          {acting.map(({ overrideId, kind, value, reason, madeBy }) => (
            <div key={overrideId}>
              <dt>
                {reason} <span className="t3 f12">{madeBy}</span>
              </dt>
              <dd>
                {kind === 'percent' ? `${value > 0 ? '+' : ''}${number(value, locale)}%` : `= ${number(value, locale)}`}
              </dd>
            </div>
          ))}
          <dt>{say('result')}</dt>
          <dd>
            <b>{one(row.result)}</b>
          </dd>
        </dl>
      </section>
      <section className="sec">
        <h3>{say('chances')}</h3>
        <dl className="plan-sum">
          {behind.levels.map(({ share, contacts }) => (
            <div key={share}>
              <dt>{say('notAbove', { share: percent(share, locale, Number.isInteger(share * 100) ? 0 : 1) })}</dt>
              <dd>{one(contacts)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sec">
        <h3>{say('restsOn')}</h3>
        <p className="t3 f12">{say('restsOnHint')}</p>
        {behind.days.length === 0 ? (
          <p className="t3 f12">{say('restsOnNothing')}</p>
        ) : (
          <table className="tbl">
            <caption className="for-ears">{say('restsOn')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('date')}</th>
                <th scope="col">{say('specialDays')}</th>
                <th scope="col">{say('source')}</th>
                <th scope="col" className="n">
                  {say('actual')}
                </th>
              </tr>
            </thead>
            <tbody>
              {behind.days.map(({ date, contacts, source, name }) => (
                <tr key={date}>
                  <td>{date}</td>
                  <td>{name ?? '—'}</td>
                  <td>{say(source)}</td>
                  <td className="n">{number(contacts, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}
