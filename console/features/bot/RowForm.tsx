import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { regressionWords } from './regression-words.ts'
import { useKeepBot } from './use-bot.ts'
import { useBotNames } from './use-names.ts'

interface Props {
  readonly text: string
  readonly intent: string | null
  readonly isMust?: boolean
  /** The question stands already: only what is expected of it is written. */
  readonly isFixed?: boolean
  readonly onDone: () => void
  readonly onCancel: () => void
}

const NONE = '-'

/** A question, the intent it must be taken for, and whether a release that fails it is stopped. */
export function RowForm({ text, intent, isMust = false, isFixed = false, onDone, onCancel }: Props) {
  const say = useWords(regressionWords)
  const locale = useLocale()
  const { intents, intentName } = useBotNames()
  const keep = useKeepBot()
  const [said, setSaid] = useState(text)
  const [expected, setExpected] = useState(intent ?? NONE)
  const [must, setMust] = useState(isMust)
  const [field, box] = [useId(), useId()]
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/bot/regression', {
        body: { text: said, intent: expected === NONE ? null : expected, isMust: must },
      }),
    onSuccess: async () => {
      await keep()
      onDone()
    },
  })
  const known = new Set([
    ...intents.filter((one) => !one.isRemoved).map(({ code }) => code),
    ...(intent ? [intent] : []),
  ])
  const choices = [...known]
    .map((value) => ({ value, label: intentName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
  return (
    <form
      className="bot-row"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div>
        <label className="label" htmlFor={field}>
          {say('question')}
        </label>
        <input
          id={field}
          className="field"
          value={said}
          maxLength={200}
          required
          readOnly={isFixed}
          onChange={(event) => setSaid(event.target.value)}
        />
      </div>
      <div className="row wrap">
        <span className="label">{say('expected')}</span>
        <Choose
          label={say('expected')}
          value={expected}
          choices={[...choices, { value: NONE, label: intentName(null) }]}
          onChoose={setExpected}
        />
        <label className="row g4" htmlFor={box}>
          <input id={box} type="checkbox" checked={must} onChange={(event) => setMust(event.target.checked)} />
          {say('must')}
        </label>
      </div>
      <ProblemLine problem={save.error} />
      <div className="row">
        <button type="submit" className="btn s p" disabled={save.isPending || said.trim() === ''}>
          {say('keep')}
        </button>
        <button type="button" className="btn s" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}
