import { useState } from 'react'
import { useMay } from '../../app/session/me.ts'
import { useWords } from '../../ui/words/words.ts'
import { RowForm } from './RowForm.tsx'
import { regressionWords } from './regression-words.ts'

interface Props {
  readonly text: string
  /** Proposed as what is expected. */
  readonly likely: string | null
}

/** Takes a question into the regression set: every later release is judged by it. */
export function FreezeQuestion({ text, likely }: Props) {
  const say = useWords(regressionWords)
  const may = useMay('bot.write')
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed')
  if (!may) return null
  if (state === 'done') {
    return (
      <span className="st kept" role="status">
        {say('frozen')}
      </span>
    )
  }
  if (state === 'open') {
    return (
      <RowForm
        text={text.slice(0, 200)}
        intent={likely}
        onDone={() => setState('done')}
        onCancel={() => setState('closed')}
      />
    )
  }
  return (
    <button type="button" className="btn s t" onClick={() => setState('open')}>
      {say('freeze')}
    </button>
  )
}
