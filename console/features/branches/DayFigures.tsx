import { type DayFigure, type DayView, dayFigures } from '#modules/branches/contract.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { durationWords } from '../../ui/time/duration.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { branchWords } from './words.ts'

interface Props {
  readonly figures: DayView['figures']
  readonly show: string
  readonly onShow: (figure: DayFigure | null) => void
}

/** The day in numbers; each opens the list it counts. */
export function DayFigures({ figures, show, onShow }: Props) {
  const say = useWords(branchWords)
  const locale = useLocale()
  const wait = (ms: number | null) => (ms === null ? '—' : durationWords(ms, locale))
  return (
    <section className="day-figures pb" aria-label={say('figures')}>
      {dayFigures.map((figure) => (
        <div key={figure} className={figure === show ? 'on' : undefined}>
          <span className="t3 f12">{say(`figure-${figure}`)}</span>
          <b className="num">
            <Figure
              value={String(figures.counts[figure] ?? 0)}
              label={say('behind', { figure: say(`figure-${figure}`) })}
              onOpen={() => onShow(figure === show ? null : figure)}
            />
          </b>
        </div>
      ))}
      <div>
        <span className="t3 f12">{say('wait')}</span>
        <b className="num">
          {wait(figures.waitP50Ms)} / {wait(figures.waitP90Ms)}
        </b>
      </div>
      {show !== '' && (
        <button type="button" className="btn s" onClick={() => onShow(null)}>
          {say('showAll')}
        </button>
      )}
    </section>
  )
}
