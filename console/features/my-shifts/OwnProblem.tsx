import './problems.ts'
import { problemOf } from '../../api/problem.ts'
import { ruleTold } from '../../ui/labour-rules/rule-told.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale } from '../../ui/words/words.ts'

/** A refusal with what it names: the rules in words, or the date. */
export function OwnProblem({ error }: { readonly error: unknown }) {
  const locale = useLocale()
  if (error === null || error === undefined) return null
  const problem = problemOf(error)
  const { fields, ...plain } = problem
  const date = problem.detail?.match(/\d{4}-\d{2}-\d{2}/)?.[0]
  const told = problem.refusal === 'rule-broken' ? (fields ?? []).flatMap((field) => rulesIn(field, locale)) : []
  return (
    <div>
      <ProblemLine problem={problem.refusal === 'rule-broken' ? plain : problem} />
      {told.map((words) => (
        <p key={words} className="note-w f12">
          {words}
        </p>
      ))}
      {date !== undefined && <p className="note-w f12">{date}</p>}
    </div>
  )
}

const FIGURES = /^(\S+): (-?[\d.]+) (\w+), allowed (-?[\d.]+)$/

function rulesIn(
  { path, message }: { readonly path: string; readonly message: string },
  locale: 'zh-CN' | 'zh-TW' | 'en',
) {
  const [, ruleId, found, unit, allowed] = FIGURES.exec(message) ?? []
  if (ruleId === undefined || unit === undefined) return []
  return [ruleTold({ ruleId, kind: path, found: Number(found), allowed: Number(allowed), unit }, locale)]
}
