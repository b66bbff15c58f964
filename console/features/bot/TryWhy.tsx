import type { ReactNode } from 'react'
import type { TryOut } from '#modules/bot/editor-contract.ts'
import { useWords } from '../../ui/words/words.ts'
import { FreezeQuestion } from './FreezeQuestion.tsx'
import { useTold } from './told.ts'
import { piecesOf } from './try-pieces.ts'
import { tryWords } from './try-words.ts'
import { useBotNames } from './use-names.ts'

interface Props {
  readonly text: string
  readonly reply: TryOut
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
const MOST_RANKED = 3

/** What was said with the words that decided marked in it, and how it was understood. */
export function TryWhy({ text, reply }: Props) {
  const say = useWords(tryWords)
  const told = useTold()
  const { intentName, articleName, articleById } = useBotNames()
  const [best] = reply.ranked
  const against = reply.features.filter(({ weight }) => weight < 0).slice(0, 4)
  const ranked = reply.ranked.slice(0, MOST_RANKED)
  const comma = say('comma')
  return (
    <>
      <p className="bot-said">
        {piecesOf(text, reply.features).map(({ from, words, isFor }) =>
          isFor ? <mark key={from}>{words}</mark> : <span key={from}>{words}</span>,
        )}
      </p>
      <dl className="kv f12 bot-why">
        <Told name={say('understood')}>
          {told.decision(reply.decision)} · {say('inScope', { share: percent(reply.inScope) })}
        </Told>
        <Told name={say('intent')}>
          {ranked.length === 0 ? told.noIntent : null}
          {ranked.map(({ label, probability }) => (
            <span key={label} className={label === best?.label ? 'bot-rank first' : 'bot-rank'}>
              {intentName(label)} <b className="n">{percent(probability)}</b>
            </span>
          ))}
        </Told>
        {against.length > 0 && (
          <Told name={say('against-words')}>{against.map(({ feature }) => `“${feature}”`).join(comma)}</Told>
        )}
        <Told name={say('did')}>{told.act(reply.act)}</Told>
        {reply.cited.map(({ articleId, version }) => (
          <Told key={articleId} name={say('cited')}>
            {say('version', { title: articleById(articleId) ?? articleId, version })}
          </Told>
        ))}
        {reply.found.length > 0 && (
          <Told name={say('found')}>
            {reply.found
              .slice(0, MOST_RANKED)
              .map(({ article }) => articleName(article))
              .join(comma)}
          </Told>
        )}
        {reply.slots.length > 0 && <Told name={say('slots')}>{reply.slots.map(told.slot).join(comma)}</Told>}
        {(reply.cues.length > 0 || reply.moodReasons.length > 0) && (
          <Told name={say('feeling')}>
            {[
              ...new Set([
                ...reply.cues.map(({ kind }) => told.cue(kind)),
                ...reply.moodReasons
                  .filter((code) => !reply.cues.some((cue) => cue.code === code))
                  .map((code) => told.mood(code)),
              ]),
            ].join(comma)}
            {reply.isUpset && <span className="tag w">{say('upset')}</span>}
          </Told>
        )}
      </dl>
      <FreezeQuestion text={text} likely={best?.label ?? null} />
    </>
  )
}

function Told({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
