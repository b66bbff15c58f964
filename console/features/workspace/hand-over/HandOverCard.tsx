import type { HandOverCard as Card } from '#modules/bot/contract.ts'
import { reasonWords } from '../../../ui/bot/reason-words.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { useHandOver } from './use-hand-over.ts'
import { FEELING_WORDS, handOverWords, WHY_WORDS } from './words.ts'

interface Props {
  readonly contactId: string
  /** A person has written since. */
  readonly isAnswered: boolean
}

/**
 * What the bot knew of this customer, above the thread: the customer repeats nothing. Feeling is never a bare score; it is
 * said by what was read in the words. Once the customer was answered it folds: then the thread counts.
 */
export function HandOverCard({ contactId, isAnswered }: Props) {
  const say = useWords(handOverWords)
  const sayReason = useWords(reasonWords)
  const locale = useLocale()
  const card = useHandOver(contactId)
  if (!card) return null
  const why = WHY_WORDS.find((known) => known === card.why)
  const subject = card.scenario ?? card.intent ?? card.flow
  return (
    <details className="hand-over" key={String(isAnswered)} open={!isAnswered} aria-label={say('title')}>
      <summary>
        <Icon name="bot" small />
        <span>
          <b>{say('title')}</b> · {why ? sayReason(`why-${why}`) : card.why}
          {card.urgency !== 'normal' && <strong> · {say(`urgency-${card.urgency}`)}</strong>}
        </span>
      </summary>
      <dl>
        <Line name={say('summary')} value={card.summary?.[locale] ?? say('no-summary')} />
        {subject && <Line name={say('subject')} value={subject.name[locale]} />}
        <Slots card={card} />
        <Line name={say('identity')} value={say(`level-${card.identityLevel as 0 | 1 | 2 | 3 | 4}`)} />
        <Feeling card={card} />
        <Tried card={card} />
      </dl>
    </details>
  )
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Slots({ card }: { readonly card: Card }) {
  const say = useWords(handOverWords)
  const locale = useLocale()
  if (card.slots.length === 0) return null
  const told = card.slots.map(({ name, shown }) => `${name[locale]} ${shown[locale]}`)
  return <Line name={say('told')} value={told.join(' · ')} />
}

function Feeling({ card }: { readonly card: Card }) {
  const say = useWords(handOverWords)
  const sayReason = useWords(reasonWords)
  const kinds = FEELING_WORDS.filter((known) => card.feeling.cues.some(({ kind }) => kind === known))
  if (!card.feeling.isUpset && kinds.length === 0) return null
  const told = [...(card.feeling.isUpset ? [say('upset')] : []), ...kinds.map((kind) => sayReason(`cue-${kind}`))]
  return <Line name={say('feeling')} value={told.join(' · ')} />
}

function Tried({ card }: { readonly card: Card }) {
  const say = useWords(handOverWords)
  const locale = useLocale()
  const told = card.tried.map((tried) => {
    if (tried.kind === 'article') return `《${tried.title[locale]}》`
    return tried.kind === 'flow' ? tried.name[locale] : tried.labels.map((label) => label[locale]).join(' / ')
  })
  return told.length === 0 ? null : <Line name={say('tried')} value={[...new Set(told)].join(' · ')} />
}
