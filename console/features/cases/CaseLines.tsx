import { type FormEvent, useId, useState } from 'react'
import type { CaseLine, CaseView } from '#modules/cases/contract.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { lineWords } from './line-words.ts'
import { useAct } from './use-cases.ts'
import { caseWords } from './words.ts'

/** What was written in a case and what happened to it, the latest first. */
export function CaseLines({ one }: { readonly one: CaseView }) {
  const say = useWords(caseWords)
  return (
    <section className="case-form" aria-label={say('course')}>
      <h3>{say('course')}</h3>
      {one.acts.length > 0 && <CommentForm one={one} />}
      <ol className="case-lines">
        {one.lines.map((line) => (
          <Line key={line.lineId} line={line} />
        ))}
      </ol>
    </section>
  )
}

const KNOWN = Object.keys(lineWords.byLocale.en)

function Line({ line }: { readonly line: CaseLine }) {
  const say = useWords(caseWords)
  const sayLine = useWords(lineWords)
  const sayCode = (code: string | undefined) => {
    const key = [`waiting-${code}`, `outcome-${code}`].find((one) => Object.hasOwn(caseWords.byLocale.en, one))
    return key === undefined ? '' : say(key as 'waiting-customer')
  }
  const { reason, outcome, unit = '', person = '', reference = '', title = '', file = '' } = line.values
  const values = { unit, person, reference, title, file, what: sayCode(reason ?? outcome) }
  const told = KNOWN.includes(line.kind) ? sayLine(line.kind as 'opened', values) : line.kind
  return (
    <li className={line.audience === 'customer' ? 'told' : undefined}>
      <span className="t3 f12">
        {[dayAndTime(line.at, serverNow()), line.by?.name, told].filter(Boolean).join(' · ')}
      </span>
      {line.text !== null && <p className="case-said">{line.text}</p>}
    </li>
  )
}

function CommentForm({ one }: { readonly one: CaseView }) {
  const say = useWords(caseWords)
  const id = useId()
  const [text, setText] = useState('')
  const [isTold, setTold] = useState(false)
  const send = useAct(one.caseId, () => setText(''))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ path: 'comments', body: { text: text.trim(), audience: isTold ? 'customer' : 'staff' } })
  }
  return (
    <form className="case-form" onSubmit={onSubmit}>
      <ProblemLine problem={send.error} onDismiss={send.reset} />
      <label className="label" htmlFor={id}>
        {say('comment')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row wrap">
        {one.canTell && (
          <label className="row">
            <input type="checkbox" checked={isTold} onChange={(event) => setTold(event.target.checked)} />
            {say('tell')}
          </label>
        )}
        <span className="sp" />
        <button type="submit" className="btn" disabled={text.trim() === '' || send.isPending}>
          {say(isTold ? 'sendTold' : 'write')}
        </button>
      </div>
    </form>
  )
}
