import type { ProposalView } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { type Presence, presenceWords } from '../../ui/words/presence-words.ts'
import { type Say, useLocale, useWords } from '../../ui/words/words.ts'
import type { DeskQueue } from './DeskHead.tsx'
import { measureWords, type SayMeasures } from './measure-words.ts'

interface Props {
  readonly proposal: ProposalView
  readonly queues: readonly DeskQueue[]
  /** Undefined: may not. */
  readonly onApply: (() => void) | undefined
  readonly isBusy: boolean
}

/** One thing that can be done: what it brings, what it costs, whom it touches. */
export function ProposalItem({ proposal, queues, onApply, isBusy }: Props) {
  const say = useWords(measureWords)
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
  of: measured,
  queues,
}: {
  readonly of: Measured
  readonly queues: readonly DeskQueue[]
}) {
  const say = useWords(measureWords)
  const sayPresence = useWords(presenceWords)
  const locale = useLocale()
  const { queueIds, people, effect, wanted, assumed } = measured
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
          costWords(measured, say),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {assumed && <p className="t2 f12">{termsWords(assumed, say, locale)}</p>}
      <details className="f12">
        <summary>{say(wanted !== null ? 'asked' : people.length > 0 ? 'people' : 'intervals')}</summary>
        <ul>
          {people.map(({ personId, displayName, moves }) => (
            <li key={personId}>
              {displayName}：
              {moves.map((move) => moveWords(move, say, sayPresence)).join(locale === 'en' ? ', ' : '；')}
            </li>
          ))}
        </ul>
        {people.length > 0 && <h4>{say('intervals')}</h4>}
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

type Measured = Pick<ProposalView, 'queueIds' | 'people' | 'effect' | 'wanted' | 'assumed' | 'paidSeconds'>

/** Whom it costs what: people touched or asked, and work beyond the plan or saved. */
function costWords({ people, wanted, assumed, paidSeconds }: Measured, say: SayMeasures): string {
  if (assumed) return say('costNobody')
  if (wanted === null) return say('cost', { count: people.length })
  const minutes = Math.round(Math.abs(paidSeconds) / 60)
  return `${say('costOffer', { asked: people.length, wanted })} · ${say(paidSeconds < 0 ? 'costSaved' : 'costPaid', { minutes })}`
}

function termsWords(assumed: NonNullable<Measured['assumed']>, say: SayMeasures, locale: Locale): string {
  const words = { time: timeOfDay(assumed.untilAt), share: percent(assumed.share, locale, 0) }
  return assumed.afterSeconds === null
    ? say('messageTerms', words)
    : say('callbackTerms', { ...words, seconds: assumed.afterSeconds })
}

type Move = ProposalView['people'][number]['moves'][number]

function moveWords({ what, fromAt, toAt, seconds }: Move, say: SayMeasures, sayPresence: Say<Presence>): string {
  const minutes = Math.round(seconds / 60)
  if (what === 'queue') return say('lent', { minutes })
  if (what === 'overtime' || what === 'early-leave')
    return say('stays', { what: say(what), from: timeOfDay(fromAt ?? toAt), to: timeOfDay(toAt) })
  const words = { what: sayPresence(what), to: timeOfDay(toAt), minutes }
  return fromAt === null ? say('added', words) : say('moved', { ...words, from: timeOfDay(fromAt) })
}
