import type { RedLineSet } from '#modules/conversations/red-line-sets-contract.ts'
import { nameOfLine } from '../../ui/red-lines/house-lines.ts'
import { ruleName, ruleWords } from '../../ui/red-lines/rule-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { redLineRuleWords } from './words.ts'

/** What a set looks for, to be read before it is let in; and which of its examples do not hold. */
export function Lines({ set }: { readonly set: RedLineSet }) {
  const say = useWords(redLineRuleWords)
  const sayRule = useWords(ruleWords)
  const locale = useLocale()
  const { off, own, why, faults } = set
  return (
    <>
      {why !== '' && <p>{why}</p>}
      {faults.length > 0 && (
        <div className="note-w" role="alert">
          {say('faulty')}
          {faults.map(({ code, fault, text }) => (
            <div key={`${code} ${text}`}>
              {nameOfLine(own, code, locale)} · {say(fault)}: {text}
            </div>
          ))}
        </div>
      )}
      <p className="t2">
        {off.length === 0
          ? say('allOn')
          : say('turnedOff', { lines: off.map((code) => ruleName(sayRule, code)).join('、') })}
      </p>
      {own.length === 0 && <p className="t2">{say('noOwn')}</p>}
      {set.state !== 'draft' &&
        own.map((line) => (
          <article key={line.code} className="red-line-rule">
            <h3>
              {line.name[locale]} · {say(line.severity)}
            </h3>
            <dl>
              <dt>{say('phrases')}</dt>
              <dd>{[...line.zh, ...line.en].join(' / ')}</dd>
              <dt>{say('mustFire')}</dt>
              <dd>{line.mustFire.join(' / ')}</dd>
              <dt>{say('mustNotFire')}</dt>
              <dd>{line.mustNotFire.join(' / ')}</dd>
              <dt>{say('instead')}</dt>
              <dd>{line.instead[locale]}</dd>
            </dl>
          </article>
        ))}
    </>
  )
}
