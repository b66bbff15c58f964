import type { ScenarioMonthFigures } from '#libs/capacity-plan/scenario-figures.ts'
import type { CapacityBasis, ScenarioBody } from '#modules/workforce/capacity-contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { capacityWords } from './words.ts'

interface Props {
  readonly draft: ScenarioBody
  readonly month: ScenarioMonthFigures
  readonly basis: CapacityBasis
}

/** How the figures of one month come about, worked through with their numbers. */
export function Workings({ draft, month, basis }: Props) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  const one = (value: number) => number(value, locale, 1)
  const shrinkage = month.plannedShrinkage + draft.unplannedShrinkage
  return (
    <div className="scroll">
      <section className="sec">
        <h3>{say('basis')}</h3>
        <BasisLines draft={draft} month={month} basis={basis} />
      </section>
      <section className="sec">
        <h3>{say('required')}</h3>
        <p>
          {say('requiredIs', {
            contacts: number(month.basis.contacts, locale),
            handle: number(month.handleSeconds, locale),
            occupancy: number(draft.occupancy, locale, 2),
            shrinkage: `${percent(shrinkage, locale)}%`,
            hours: number(draft.fullTimeHours, locale, 1),
            value: one(month.requiredFte),
          })}
        </p>
      </section>
      <section className="sec">
        <h3>{say('available')}</h3>
        <p>
          {say('availableIs', {
            heads: one(month.headsAtStart),
            training: one(month.inTraining),
            leavers: one(month.leavers),
            learning: one(month.reasons.learning),
            lack: one(month.reasons.learningFte),
            value: one(month.availableFte),
          })}
        </p>
      </section>
      <section className="sec">
        <h3>{say('gap')}</h3>
        <p>
          {say('gapIs', {
            required: one(month.requiredFte),
            available: one(month.availableFte),
            value: one(month.gapFte),
          })}
        </p>
      </section>
    </div>
  )
}

/** A figure of one’s own, or queue by queue what of the past it rests on. */
function BasisLines({ draft, month, basis }: Props) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  const growth = percent(draft.yearlyGrowth, locale)
  if (month.basis.kind !== 'history') return <p>{say(month.basis.kind === 'lacking' ? 'lacking' : 'ownFigure')}</p>
  const known = basis.queues.filter(
    ({ queueId, history }) => draft.queueIds.includes(queueId) && history.months.length > 0,
  )
  return (
    <dl className="capacity-basis">
      {month.basis.ahead.map((ahead, place) => (
        <div key={known[place]?.queueId ?? place}>
          <dt>
            {known[place]?.name[locale]} <b>{number(ahead.contacts, locale)}</b>
          </dt>
          <dd className="t3 f12">
            {ahead.basis === 'same-month'
              ? say('sameMonth', { month: ahead.from, growth })
              : say('dailyMean', { from: ahead.from, to: ahead.to, growth })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
