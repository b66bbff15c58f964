import { useLocale, useWords } from '../../ui/words/words.ts'
import { shiftBar } from './shift-bar.ts'
import { spanText } from './told.ts'
import { contractWords } from './words.ts'

const percent = (share: number) => `${share * 100}%`

/** A kind of shift, drawn from its first start: what is work, where a break may lie, and where it would. */
export function ShiftBar({ name, shift }: { readonly name: string; readonly shift: unknown }) {
  const say = useWords(contractWords)
  const locale = useLocale()
  const bar = shiftBar(shift)
  if (bar === null) return <p className="t3 f12">{say('barUnreadable')}</p>
  const work = spanText(bar.workSeconds, locale)
  const [from, to] = bar.first
  return (
    <div className="shift-bar">
      <div role="img" aria-label={say('barTold', { name, from, to, work, breaks: bar.breaks.length })}>
        <div className="track">
          {bar.breaks.map(({ id, windowAt, windowShare }) => (
            <span
              key={`${id} ${windowAt}`}
              className="window"
              style={{ left: percent(windowAt), width: percent(windowShare) }}
            />
          ))}
          {bar.breaks.map(({ id, isPaid, at, share }) => (
            <span
              key={`${id} ${at}`}
              className={isPaid ? 'pause paid' : 'pause'}
              style={{ left: percent(at), width: percent(share) }}
            />
          ))}
        </div>
        <div className="row f12 t3">
          <span>{from}</span>
          <span className="sp" />
          <span>{to}</span>
        </div>
      </div>
      <p className="f12 t2">
        {say('barWork', { work, span: spanText(bar.spanSeconds, locale) })}
        {' · '}
        {say('barStarts', { first: from, last: bar.last[0], count: bar.starts })}
      </p>
    </div>
  )
}

/** What the parts of a bar are. */
export function BarLegend() {
  const say = useWords(contractWords)
  return (
    <p className="row wrap t3 f12 bar-legend">
      <span className="key pause paid" /> {say('barPaid')}
      <span className="key pause" /> {say('barUnpaid')}
      <span className="key window" /> {say('barWindow')}
    </p>
  )
}
