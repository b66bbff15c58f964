import type { PlanRow, PlanView } from '#modules/workforce/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { loadOf, needSteps } from './need-steps.ts'
import { planWords } from './words.ts'

interface Props {
  readonly plan: PlanView
  readonly row: PlanRow
}

/** The need worked through: what comes, how long it takes, what is promised, and who is lost to shrinkage. */
export function NeedBehind({ plan, row }: Props) {
  const say = useWords(planWords)
  const locale = useLocale()
  const { staffing, intervalMinutes } = plan
  const { settings, handle, patience, targetShare, thresholdSeconds } = staffing
  const { need, result, scheduled } = row
  if (!need || result === null) return <p className="pb t3">{say('noVersion')}</p>
  const from = { setting: say('setting'), history: say('history'), assumed: say('assumption') }
  const steps = needSteps(result, intervalMinutes, need.mean, staffing)
  const shrinkage = settings.plannedShrinkage + settings.unplannedShrinkage
  const lines: readonly (readonly [string, string])[] = [
    [say('contacts'), number(result, locale, 1)],
    [say('withSource', { name: say('handleSeconds'), from: from[handle.from] }), number(handle.seconds, locale)],
    [say('atOnce'), number(settings.atOnce, locale)],
    [say('load'), number(loadOf(result, intervalMinutes, staffing), locale, 2)],
    [say('withSource', { name: say('patienceSeconds'), from: from[patience.from] }), number(patience.seconds, locale)],
    [say('target'), `${percent(targetShare, locale, 0)}% / ${thresholdSeconds} s`],
    [say('minimum'), number(settings.minimumAgents, locale)],
  ]
  return (
    <div className="scroll">
      <section className="sec">
        <dl className="plan-sum">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sec">
        <table className="tbl">
          <caption className="for-ears">{say('needSteps')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('agents')}</th>
              <th scope="col" className="n">
                {say('serviceLevel')}
              </th>
              <th scope="col" className="n">
                {say('abandoned')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ agents, serviceLevel, abandoned }) => (
              <tr key={agents} aria-selected={agents === need.mean}>
                <td>{agents === need.mean ? <b>{agents}</b> : agents}</td>
                <td className="n">{percent(serviceLevel, locale)}%</td>
                <td className="n">{percent(abandoned, locale)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="t3 f12">{say('needFormula')}</p>
      </section>
      <section className="sec">
        <h3>{say('scheduled')}</h3>
        <p>
          {say('scheduledIs', {
            need: need.mean,
            shrinkage: percent(shrinkage, locale),
            scheduled: number(scheduled, locale),
          })}
        </p>
        <p className="t2">{say('bandIs', { low: need.low, high: need.high })}</p>
      </section>
    </div>
  )
}
