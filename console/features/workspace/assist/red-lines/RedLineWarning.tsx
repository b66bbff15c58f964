import './red-lines.css'
import type { KeyboardEvent } from 'react'
import type { MOST_REASON_LENGTH } from '#modules/conversations/red-line-contract.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { useRuleNames } from '../../../../ui/red-lines/use-rule-names.ts'
import { useWords } from '../../../../ui/words/words.ts'
import type { RedLines } from './use-red-lines.ts'
import { warningWords } from './words.ts'

const MOST: typeof MOST_REASON_LENGTH = 200
const QUICK = ['quick-quote', 'quick-rule', 'quick-wrong'] as const

interface Props {
  readonly redLines: RedLines
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** What in the words crosses a line, which line, and what to say instead; to be mended, or answered with a reason. */
export function RedLineWarning({ redLines, onKeyDown }: Props) {
  const say = useWords(warningWords)
  const { nameOf, insteadOf } = useRuleNames()
  const { crossings, foundIn, isNever, reason, setReason } = redLines
  if (crossings.length === 0) return null
  return (
    <section className="note-w red-line" aria-label={say('title')}>
      <div role="alert">
        {crossings.map(({ code, span: [from, to] }) => (
          <p key={`${code} ${from}`}>
            <Icon name="endangered" small /> <b>{say('phrase', { phrase: foundIn.slice(from, to) })}</b> {nameOf(code)}{' '}
            · {insteadOf(code)}
          </p>
        ))}
        <p>{say(isNever ? 'never' : 'orReason')}</p>
      </div>
      {!isNever && (
        <div className="row wrap">
          <input
            className="field"
            aria-label={say('reason')}
            placeholder={`${say('reason')} · ${say('reasonHint')}`}
            maxLength={MOST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {QUICK.map((quick) => (
            <button key={quick} type="button" className="btn s" onClick={() => setReason(say(quick))}>
              {say(quick)}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
