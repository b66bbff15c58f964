import type { ProposalView } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { type Presence, presenceWords } from '../../ui/words/presence-words.ts'
import { type Say, useLocale, useWords } from '../../ui/words/words.ts'
import type { DeskQueue } from './DeskHead.tsx'
import { deskWords, type SayDesk } from './words.ts'

interface Props {
  readonly proposal: ProposalView
  readonly queues: readonly DeskQueue[]
  /** Undefined: may not. */
  readonly onApply: (() => void) | undefined
  readonly isBusy: boolean
}

/** One thing that can be done: what it brings, what it costs, whom it touches. */
export function ProposalItem({ proposal, queues, onApply, isBusy }: Props) {
  const say = useWords(deskWords)
  const { kind, validUntilAt } = proposal
  return (
    <li className="sec desk-item">
      <div className="row wrap">
        <h3>{say(kind)}</h3>
        <span className="sp" />
        <span className="t3 f12">{say('validUntil', { time: timeOfDay(validUntilAt) })}</span>
        {onApply && (
          <button
            type="button"
            className="btn s p"
            aria-label={`${say('apply')}：${say(kind)}`}
            disabled={isBusy}
            onClick={onApply}
          >
            {say('apply')}
          </button>
        )}
      </div>
      <EffectLines of={proposal} queues={queues} />
    </li>
  )
}

/** The effect, the cost, and behind it each person and half hour. */
export function EffectLines({
  of: { queueIds, people, effect },
  queues,
}: {
  readonly of: Pick<ProposalView, 'queueIds' | 'people' | 'effect'>
  readonly queues: readonly DeskQueue[]
}) {
  const say = useWords(deskWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const nameOf = (queueId: string) => queues.find((queue) => queue.queueId === queueId)?.name[locale] ?? ''
  const count = number(Math.abs(effect.inTime), locale, 1)
  return (
    <>
      <p>
        {effect.before === null
          ? say('effectNone')
          : say('effect', { before: percent(effect.before, locale), after: percent(effect.after, locale) })}
      </p>
      <p className="t2 f12">
        {[
          queueIds.map(nameOf).join(locale === 'en' ? ', ' : '、'),
          effect.before === null ? '' : say(effect.inTime >= 0 ? 'inTime' : 'inTimeLess', { n: count }),
          say('cost', { count: people.length }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <details className="f12">
        <summary>{say('people')}</summary>
        <ul>
          {people.map(({ personId, displayName, moves }) => (
            <li key={personId}>
              {displayName}：
              {moves.map((move) => moveWords(move, say, sayPresence)).join(locale === 'en' ? ', ' : '；')}
            </li>
          ))}
        </ul>
        <h4>{say('intervals')}</h4>
        <ul className="t2">
          {effect.intervals.map(({ queueId, startAt, before, after }) => (
            <li key={`${queueId} ${startAt}`}>
              {timeOfDay(startAt)} {queueIds.length > 1 && nameOf(queueId)} {percent(before, locale)}% →{' '}
              {percent(after, locale)}%
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

type Move = ProposalView['people'][number]['moves'][number]

function moveWords({ what, fromAt, toAt, seconds }: Move, say: SayDesk, sayPresence: Say<Presence>): string {
  const minutes = Math.round(seconds / 60)
  if (what === 'queue') return say('lent', { minutes })
  const words = { what: sayPresence(what), to: timeOfDay(toAt), minutes }
  return fromAt === null ? say('added', words) : say('moved', { ...words, from: timeOfDay(fromAt) })
}
