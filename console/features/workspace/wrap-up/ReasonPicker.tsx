import { useState } from 'react'
import type { Reason } from '../../../queries/codes.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { childrenOf, findReasons, pathOf, pathWords } from './reason-tree.ts'
import { wrapUpWords } from './words.ts'

interface Props {
  readonly reasons: readonly Reason[]
  readonly chosen: string | null
  readonly onChoose: (code: string | null) => void
}

/** The reason tree side by side, so that every reason is three clicks away at most; or found by typing. */
export function ReasonPicker({ reasons, chosen, onChoose }: Props) {
  const say = useWords(wrapUpWords)
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const path = pathOf(reasons, chosen)
  const found = findReasons(reasons, typed, locale)
  return (
    <fieldset className="reasons">
      <legend className="label">{say('reason')}</legend>
      <div className="row">
        <input
          className="field reason-find"
          type="search"
          aria-label={say('findReason')}
          placeholder={say('findReason')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {chosen !== null && (
          <span className="tag f">
            <Icon name="tick" small />
            {pathWords(reasons, chosen, locale)}
          </span>
        )}
      </div>
      {typed.trim() === '' ? (
        <div className="reason-levels">
          {[null, path[0]?.code, path[1]?.code].map((parent, level) => (
            <Level
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
              key={level}
              label={say('level', { level: level + 1 })}
              reasons={parent === undefined ? [] : childrenOf(reasons, parent)}
              chosen={path[level]?.code}
              hasMore={(code) => childrenOf(reasons, code).length > 0}
              onChoose={onChoose}
            />
          ))}
        </div>
      ) : (
        <ul className="reason-level" aria-label={say('findReason')}>
          {found.length === 0 && <li className="t3 f12">{say('noReason')}</li>}
          {found.map(({ code }) => (
            <li key={code}>
              <button
                type="button"
                className="reason"
                onClick={() => {
                  onChoose(code)
                  setTyped('')
                }}
              >
                {pathWords(reasons, code, locale)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function Level(props: {
  readonly label: string
  readonly reasons: readonly Reason[]
  readonly chosen: string | undefined
  readonly hasMore: (code: string) => boolean
  readonly onChoose: (code: string) => void
}) {
  const locale = useLocale()
  return (
    <ul className="reason-level" aria-label={props.label}>
      {props.reasons.map(({ code, name }) => (
        <li key={code}>
          <button
            type="button"
            className="reason"
            aria-pressed={props.chosen === code}
            onClick={() => props.onChoose(code)}
          >
            {name[locale]}
            {props.hasMore(code) && <span aria-hidden="true">›</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
