import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import type { ReleaseView, TryOut } from '#modules/bot/editor-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { LOCALES, type Locale } from '../../ui/words/locale.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { TryModel } from './TryModel.tsx'
import { TryWhy } from './TryWhy.tsx'
import { tryWords } from './try-words.ts'
import { changesQuery, releasesQuery } from './use-bot.ts'

interface Turn {
  readonly text: string
  readonly reply: TryOut
}

/** Whether a release has been learned and can answer. */
const isLearned = ({ state }: ReleaseView) => state !== 'training' && state !== 'failed'

/** Type as a customer, in any language, against what is out or any release that was learned; each answer says why. */
export function TryPanel() {
  const say = useWords(tryWords)
  const locale = useLocale()
  const releases = useQuery(releasesQuery)
  const [chosen, setChosen] = useState('')
  const [language, setLanguage] = useState<Locale>(locale)
  const [text, setText] = useState('')
  const [turns, setTurns] = useState<readonly Turn[]>([])
  const field = useId()
  const learned = (releases.data ?? []).filter(isLearned)
  const out = learned.find(({ state }) => state === 'released')
  const release = learned.find(({ releaseId }) => releaseId === chosen) ?? out ?? learned[0]
  const ask = useMutation({
    mutationFn: (said: string) =>
      call<TryOut>('POST', '/api/bot/try', {
        body: {
          text: said,
          language,
          releaseId: release?.releaseId,
          ...(turns.length === 0 ? {} : { state: turns.at(-1)?.reply.state }),
        },
      }),
    onSuccess: (reply, said) => {
      setTurns((before) => [...before, { text: said, reply }])
      setText('')
    },
  })
  const send = (said: string) => {
    if (said.trim() !== '' && !ask.isPending) ask.mutate(said.trim())
  }
  const restart = () => {
    ask.reset()
    setTurns([])
  }
  if (releases.isSuccess && !release) {
    return (
      <EmptyState what={say('noRelease')} todo={say('noReleaseTodo')}>
        <Link className="btn s" to="/bot/releases">
          {say('toReleases')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <div className="bot-try">
      <div className="row wrap pb">
        <Choose
          label={say('against')}
          value={release?.releaseId ?? ''}
          choices={learned.map((one) => ({ value: one.releaseId, label: nameOf(one, say) }))}
          onChoose={(releaseId) => {
            setChosen(releaseId)
            restart()
          }}
        />
        <Choose
          label={say('language')}
          value={language}
          choices={LOCALES.map((value) => ({ value, label: say(`language-${value}`) }))}
          onChoose={(value) => setLanguage(LOCALES.find((one) => one === value) ?? 'zh-CN')}
        />
        <span className="sp" />
        {turns.length > 0 && (
          <button type="button" className="btn s" onClick={restart}>
            {say('again')}
          </button>
        )}
      </div>
      <NotLearnedYet />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="bot-talk" role="log" aria-label={say('talk')} tabIndex={0}>
        {turns.length === 0 && <p className="t3 f12">{say('hint')}</p>}
        {turns.map((turn, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns are only ever added
          <TalkTurn key={at} turn={turn} isLast={at === turns.length - 1} onChoose={send} />
        ))}
        <ProblemLine problem={ask.error} onDismiss={() => ask.reset()} />
      </div>
      <form
        className="bot-say row"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send(text)
        }}
      >
        <label className="for-ears" htmlFor={field}>
          {say('asCustomer')}
        </label>
        <input
          id={field}
          className="field"
          value={text}
          maxLength={1_000}
          placeholder={say('asCustomer')}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn p" disabled={text.trim() === '' || ask.isPending}>
          {say('send')}
        </button>
      </form>
    </div>
  )
}

type SayTry = ReturnType<typeof useWords<keyof (typeof tryWords)['byLocale']['en']>>

const nameOf = ({ number, state }: ReleaseView, say: SayTry): string =>
  state === 'released' ? say('running', { number }) : say('release', { number, state: say(`state-${state}`) })

/** What was written since the last release is not learned: said, with the way to have it learned. */
function NotLearnedYet() {
  const say = useWords(tryWords)
  const changes = useQuery(changesQuery(null)).data
  const count = changes ? changes.intents.length + changes.flows.length : 0
  if (count === 0) return null
  return (
    <p className="bot-unlearned row wrap f12 t2">
      {say('unlearned', { count })}
      <Link className="btn s" to="/bot/releases">
        {say('toReleases')}
      </Link>
    </p>
  )
}

interface TalkTurnProps {
  readonly turn: Turn
  readonly isLast: boolean
  readonly onChoose: (text: string) => void
}

function TalkTurn({ turn: { text, reply }, isLast, onChoose }: TalkTurnProps) {
  const say = useWords(tryWords)
  return (
    <article className="bot-turn" aria-label={text}>
      <TryWhy text={text} reply={reply} />
      {reply.model && <TryModel model={reply.model} />}
      {reply.says.length === 0 && <p className="t3 f12">{say('saysNothing')}</p>}
      {reply.says.map(({ text: words, choices }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer never change
        <div key={at} className="bot-line">
          <p>{words}</p>
          {choices.length > 0 && (
            <div className="row wrap">
              {choices.map((choice) => (
                <button
                  key={choice}
                  type="button"
                  className="btn s"
                  disabled={!isLast}
                  onClick={() => onChoose(choice)}
                >
                  {choice}
                </button>
              ))}
            </div>
          )}
        </div>
      ))}
    </article>
  )
}
