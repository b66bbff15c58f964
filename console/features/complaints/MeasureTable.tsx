import type { MeasureView } from '#modules/complaints/causes-contract.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { dayOf } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { causeWords } from './cause-words.ts'
import { useCauseName, useProductName } from './use-causes.ts'

interface Props {
  readonly measures: readonly MeasureView[]
  readonly open: string | null
  readonly onOpen: (measureId: string) => void
}

export function MeasureTable({ measures, open, onOpen }: Props) {
  const say = useWords(causeWords)
  const nameOf = useCauseName()
  const scopeOf = useMeasureScope()
  return (
    <table className="tbl">
      <caption className="for-ears">{say('measures')}</caption>
      <thead>
        <tr>
          <th>{say('reference')}</th>
          <th>{say('cause')}</th>
          <th>{say('where')}</th>
          <th>{say('owner')}</th>
          <th>{say('due')}</th>
          <th>{say('state')}</th>
          <th>{say('effect')}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure.measureId} className={measure.measureId === open ? 'on' : undefined}>
            <td className="nw">
              <button type="button" className="open" onClick={() => onOpen(measure.measureId)}>
                {measure.reference}
              </button>
            </td>
            <td>{nameOf(measure.cause)}</td>
            <td>{scopeOf(measure)}</td>
            <td className="nw">{measure.owner?.name ?? '—'}</td>
            <td className="nw">{dayOf(measure.dueAt)}</td>
            <td className="nw">
              <MeasureState measure={measure} />
            </td>
            <td>{measure.effect ? say(`verdict-${measure.effect.verdict}`) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function MeasureState({ measure }: { readonly measure: MeasureView }) {
  const say = useWords(causeWords)
  if (measure.state === 'withdrawn') return <span className="tag">{say('state-withdrawn')}</span>
  const state = measure.isOverdue ? 'broken' : measure.state === 'open' ? 'running' : 'kept'
  return <StateTag state={state}>{say(`state-${measure.state}`)}</StateTag>
}

/** What a measure is for: a product, a unit, both, or the whole house. */
export function useMeasureScope(): (measure: MeasureView) => string {
  const say = useWords(causeWords)
  const productOf = useProductName()
  return ({ product, unit }) =>
    [product === null ? null : productOf(product), unit?.name ?? null].filter((one) => one !== null).join(' · ') ||
    say('everywhere')
}
