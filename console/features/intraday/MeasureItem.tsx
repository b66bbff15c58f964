import type { MeasureView } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { DeskQueue } from './DeskHead.tsx'
import { measureWords } from './measure-words.ts'
import { EffectLines } from './ProposalItem.tsx'

interface Props {
  readonly measure: MeasureView
  readonly queues: readonly DeskQueue[]
  /** Undefined: may not, or too late. */
  readonly onUndo: (() => void) | undefined
  readonly isBusy: boolean
}

/** One thing that was done: by whom, what it was to bring, and what it brought. */
export function MeasureItem({ measure, queues, onUndo, isBusy }: Props) {
  const say = useWords(measureWords)
  const locale = useLocale()
  const { kind, madeAt, madeBy, undoneAt, undoneBy, brought, accepted } = measure
  const told =
    brought === null
      ? say('waiting')
      : brought.serviceLevel === null
        ? say('broughtNone')
        : say('brought', { n: number(brought.contacts, locale), level: percent(brought.serviceLevel, locale) })
  const isReturned = undoneAt !== null && undoneBy === null
  return (
    <li className="sec desk-item">
      <div className="row wrap">
        <h3>{say(kind)}</h3>
        <span className="t3 f12">
          {madeBy === null
            ? say('byAutopilot', { time: timeOfDay(madeAt) })
            : say('byPerson', { time: timeOfDay(madeAt), name: madeBy })}
        </span>
        <span className="sp" />
        {onUndo && (
          <button
            type="button"
            className="btn s"
            aria-label={`${say('undo')}：${say(kind)}`}
            disabled={isBusy}
            onClick={onUndo}
          >
            {say('undo')}
          </button>
        )}
      </div>
      <EffectLines of={measure} queues={queues} />
      {accepted !== null && <p className="f12">{say('accepted', { n: accepted })}</p>}
      {undoneAt !== null && (
        <p className="f12">
          {isReturned
            ? say('returned', { time: timeOfDay(undoneAt) })
            : say('undone', { time: timeOfDay(undoneAt), name: undoneBy ?? '' })}
        </p>
      )}
      {(undoneAt === null || isReturned) && <p className="f12 t2">{told}</p>}
    </li>
  )
}
