import type { ProblemBody } from '#platform/http/problem.ts'
import { problemOf } from '../../api/problem.ts'
import { Icon } from '../icons.tsx'
import { partWords } from '../parts/words.ts'
import { useLocale, useWords } from '../words/words.ts'
import { faultText, problemText } from './problem-words.ts'

interface Props {
  /** A problem, or whatever a call threw; nothing is shown for null. */
  readonly problem: unknown
  readonly onRetry?: () => void
  readonly onDismiss?: () => void
}

/** What went wrong and what to do, beside where it went wrong; read out at once. Amber: red is for broken promises. */
export function ProblemLine({ problem, onRetry, onDismiss }: Props) {
  const locale = useLocale()
  const say = useWords(partWords)
  if (problem === null || problem === undefined) return null
  const body: ProblemBody = isBody(problem) ? problem : problemOf(problem)
  return (
    <div className="note-w problem" role="alert">
      <Icon name="endangered" />
      <div>
        {problemText(body, locale)}
        {body.fields?.map((field) => (
          <div key={`${field.path} ${field.message}`} className="f12">
            {field.path}: {faultText(field, locale)}
          </div>
        ))}
        {body.requestId !== undefined && body.status >= 500 && (
          <div className="f12 t3">{say('requestId', { id: body.requestId })}</div>
        )}
      </div>
      {onRetry && (
        <button type="button" className="btn s" onClick={onRetry}>
          {say('retry')}
        </button>
      )}
      {onDismiss && (
        <button type="button" className="btn i" aria-label={say('close')} onClick={onDismiss}>
          <Icon name="cross" />
        </button>
      )}
    </div>
  )
}

function isBody(problem: unknown): problem is ProblemBody {
  return typeof problem === 'object' && problem !== null && 'refusal' in problem
}
