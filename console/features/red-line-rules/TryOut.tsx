import { useId, useState } from 'react'
import { compileHouseLines, findHouseCrossings, isUsablePhrase } from '#libs/language/feeling/house-red-lines.ts'
import type { Crossing } from '#libs/language/feeling/red-lines.ts'
import type { OwnLine } from '#modules/conversations/red-line-sets-contract.ts'
import { nameOfLine } from '../../ui/red-lines/house-lines.ts'
import { ruleName, ruleWords } from '../../ui/red-lines/rule-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { redLineRuleWords } from './words.ts'

interface Lines {
  readonly off: readonly string[]
  readonly own: readonly OwnLine[]
}

/** A sentence, and what in it the lines as they stand in the fields would warn of. Nothing is sent or kept. */
export function TryOut({ linesOf }: { readonly linesOf: () => Lines }) {
  const say = useWords(redLineRuleWords)
  const sayRule = useWords(ruleWords)
  const locale = useLocale()
  const [text, setText] = useState('')
  const [tried, setTried] = useState<{ text: string; own: Lines['own']; found: readonly Crossing[] } | null>(null)
  const field = useId()
  const attempt = () => {
    const { off, own } = linesOf()
    const usable = own.map((line) => ({
      ...line,
      zh: line.zh.filter(isUsablePhrase),
      en: line.en.filter(isUsablePhrase),
    }))
    setTried({ text, own, found: findHouseCrossings(text, compileHouseLines({ off, own: usable })) })
  }
  return (
    <div>
      <label className="label" htmlFor={field}>
        {say('tryOut')}
      </label>
      <div className="row">
        <input
          id={field}
          className="field"
          value={text}
          maxLength={500}
          placeholder={say('tryOutHint')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            attempt()
          }}
        />
        <button type="button" className="btn nw" disabled={text.trim() === ''} onClick={attempt}>
          {say('try')}
        </button>
      </div>
      <div role="status">
        {tried?.found.length === 0 && <p className="note-i mt8">{say('nothingFound')}</p>}
        {tried?.found.map(({ code, span: [from, to] }) => (
          <p key={`${code} ${from}`} className="note-w mt8">
            <b>{tried.text.slice(from, to)}</b> · {nameOfLine(tried.own, code, locale) ?? ruleName(sayRule, code)}
          </p>
        ))}
      </div>
    </div>
  )
}
