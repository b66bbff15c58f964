import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Replayed } from '#modules/bot/editor-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { FreezeQuestion } from './FreezeQuestion.tsx'
import { releaseWords } from './release-words.ts'
import { useTold } from './told.ts'
import { useBotNames } from './use-names.ts'

const SIZES = ['20', '50', '100', '200', '500'] as const

/** Past talks played again through a release: what would be answered otherwise, turn by turn. Nothing is sent. */
export function Replay({ releaseId }: { readonly releaseId: string }) {
  const say = useWords(releaseWords)
  const [sessions, setSessions] = useState('100')
  const [days, setDays] = useState('0')
  const play = useMutation({
    mutationFn: () =>
      call<Replayed>('POST', '/api/bot/replays', {
        body: { releaseId, sessions: Number(sessions), ...(days === '0' ? {} : { days: Number(days) }) },
      }),
  })
  return (
    <section aria-label={say('replay')} className="bot-replay">
      <h3 className="bot-part">{say('replay')}</h3>
      <p className="t3 f12">{say('replayHint')}</p>
      <div className="row wrap">
        <Choose
          label={say('howMany')}
          value={sessions}
          choices={SIZES.map((value) => ({ value, label: say('lastSessions', { count: value }) }))}
          onChoose={setSessions}
        />
        <Choose
          label={say('since')}
          value={days}
          choices={[
            { value: '0', label: say('anyDay') },
            ...['1', '7', '30', '90'].map((value) => ({ value, label: say('lastDays', { days: value }) })),
          ]}
          onChoose={setDays}
        />
        <button type="button" className="btn s" disabled={play.isPending} onClick={() => play.mutate()}>
          {say(play.isPending ? 'playing' : 'play')}
        </button>
      </div>
      <ProblemLine problem={play.error} onRetry={() => play.mutate()} />
      {play.data && <Result result={play.data} />}
    </section>
  )
}

function Result({ result }: { readonly result: Replayed }) {
  const say = useWords(releaseWords)
  const told = useTold()
  const { intentName } = useBotNames()
  const { sessions, turns, same, changed, byChange, list } = result
  const step = ({ act, intent }: Replayed['list'][number]['now']) =>
    intent === null ? told.act(act) : `${told.act(act)} · ${intentName(intent)}`
  if (sessions === 0) return <p role="status">{say('nothingPast')}</p>
  return (
    <>
      <p role="status">{say('played', { sessions, turns, same, changed })}</p>
      {byChange.length > 0 && (
        <ul className="f12 t2">
          {byChange.slice(0, 8).map(({ from, to, count }) => (
            <li key={`${from} ${to}`}>
              {told.step(from, intentName)} → {told.step(to, intentName)}: <b className="n">{count}</b>
            </li>
          ))}
        </ul>
      )}
      {list.length > 0 && (
        <table className="tbl bot-turns">
          <thead>
            <tr>
              <th scope="col">{say('question')}</th>
              <th scope="col">{say('before')}</th>
              <th scope="col">{say('now')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ sessionId, seq, text, before, now }) => (
              <tr key={`${sessionId} ${seq}`}>
                <td>
                  {text ?? <span className="t3">{say('notYours')}</span>}
                  {text !== null && <FreezeQuestion text={text} likely={now.intent} />}
                </td>
                <td>{step(before)}</td>
                <td>{step(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
