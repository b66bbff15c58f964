import { useQuery } from '@tanstack/react-query'
import type { SessionTurns } from '#modules/bot/sessions-contract.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { FreezeQuestion } from './FreezeQuestion.tsx'
import { figureWords } from './figure-words.ts'
import { useTold } from './told.ts'
import { sessionQuery } from './use-figures.ts'
import { useBotNames } from './use-names.ts'

/** One talk with the bot: what was said, for those who may read it, and what the bot made of each message. */
export function SessionTalk({ sessionId }: { readonly sessionId: string }) {
  const say = useWords(figureWords)
  const told = useTold()
  const session = useQuery(sessionQuery(sessionId))
  if (!session.data) {
    return session.error ? (
      <ProblemLine problem={session.error} onRetry={() => void session.refetch()} />
    ) : (
      <Skeleton lines={6} />
    )
  }
  const { mayRead, lines, turns, outcome, why, neededPerson } = session.data
  // Who may not read sees the turns alone.
  const shown = mayRead ? lines : turns.map(({ seq, at }) => ({ seq, at, by: 'customer' as const, text: null }))
  return (
    <div className="bot-session">
      {!mayRead && <p className="note-i">{say('mayNotRead')}</p>}
      <ol>
        {shown.map((line) => (
          <Line
            key={line.seq}
            line={line}
            mayRead={mayRead}
            turn={line.by === 'customer' ? turns.find(({ seq }) => seq === line.seq) : undefined}
          />
        ))}
      </ol>
      {outcome && (
        <p className="t2">
          {told.outcome(outcome)}
          {why !== null && outcome !== 'resolved-confirmed' && ` · ${told.why(why)}`}
          {neededPerson !== null && ` · ${say(neededPerson ? 'judgedNeeded' : 'judgedNotNeeded')}`}
        </p>
      )}
    </div>
  )
}

interface LineProps {
  readonly line: SessionTurns['lines'][number]
  readonly mayRead: boolean
  readonly turn: SessionTurns['turns'][number] | undefined
}

function Line({ line, mayRead, turn }: LineProps) {
  const say = useWords(figureWords)
  const told = useTold()
  const { intentName, articleById } = useBotNames()
  const { by, text, at } = line
  const article = turn?.articleId ? (articleById(turn.articleId) ?? say('anArticle')) : null
  return (
    <li className={by === 'customer' ? 'bot-from-customer' : undefined}>
      <span className="t3 f12">
        {say(`by-${by}`)} {timeOfDay(at)}
      </span>
      {mayRead && <p>{text ?? say('file')}</p>}
      {turn && (
        <div className="f12 t2">
          {told.act(turn.act)} · {intentName(turn.intent)}
          {article !== null && ` · ${say('fromArticle', { title: article, version: turn.articleVersion ?? 0 })}`}
          {turn.verdict !== null && (
            <span className={turn.verdict === 'wrong' ? 'tag w' : 'tag'}>{say(`verdict-${turn.verdict}`)}</span>
          )}
          {text !== null && <FreezeQuestion text={text} likely={turn.intent} />}
        </div>
      )}
    </li>
  )
}
