import type { BotFigures } from '#modules/bot/figures-contract.ts'
import type { SessionKind } from '#modules/bot/sessions-contract.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { useWords } from '../../ui/words/words.ts'
import { figureWords } from './figure-words.ts'

interface Props {
  readonly figures: BotFigures
  readonly onOpen: (records: { readonly kind: SessionKind }) => void
}

/** Nothing to divide by is a dash, never 0. */
export const shareText = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)} %`)

/** The strict figures, each with what it is made of and how it is defined. */
export function FigureCards({ figures, onOpen }: Props) {
  const say = useWords(figureWords)
  const cards = [
    { key: 'containment', share: figures.containment, kind: 'resolvedForGood' },
    { key: 'wrongAnswerRate', share: figures.wrongAnswerRate, kind: 'wrong' },
    { key: 'handOffPrecision', share: figures.handOffPrecision, kind: 'handedOver' },
    { key: 'handOffRecall', share: figures.handOffRecall, kind: 'personNeeded' },
    { key: 'handOffSuccess', share: figures.handOffSuccess, kind: 'reached' },
    { key: 'deflection', share: figures.deflection, kind: 'deflected' },
  ] as const
  const counts = {
    containment: [figures.resolvedForGood, figures.settled],
    wrongAnswerRate: [figures.wrongAnswers, figures.answersReviewed],
    handOffPrecision: [figures.handedAndNeeded, figures.sessionsReviewed],
    handOffRecall: [figures.handedAndNeeded, figures.sessionsReviewed],
    handOffSuccess: [figures.reached, figures.handedOver + figures.failed],
    deflection: [null, figures.settled],
  } as const
  const sessions = ['ended', 'settled', 'resolvedConfirmed', 'handedOver', 'left', 'failed'] as const
  return (
    <>
      <dl className="bot-cards">
        {cards.map(({ key, share, kind }) => {
          const [part, whole] = counts[key]
          return (
            <div key={key}>
              <dt>{say(key)}</dt>
              <dd className="bot-share">
                <Figure value={shareText(share)} label={say(key)} onOpen={() => onOpen({ kind })} />
              </dd>
              <dd className="f12 t2">
                {key === 'deflection'
                  ? say('made-deflection', { whole })
                  : say(`made-${key}`, { part: part ?? 0, whole })}
              </dd>
              <dd className="f12 t3">{say(`is-${key}`)}</dd>
            </div>
          )
        })}
      </dl>
      <p className="note-i bot-strict">{say('strict')}</p>
      <dl className="bot-counts">
        {sessions.map((kind) => (
          <div key={kind}>
            <dt className="t3 f12">{say(`kind-${kind}`)}</dt>
            <dd>
              <Figure value={String(figures[kind])} label={say(`kind-${kind}`)} onOpen={() => onOpen({ kind })} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
