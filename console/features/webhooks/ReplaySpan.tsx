import { useState } from 'react'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useReplaySpan } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

interface Props {
  readonly endpointId: string
  /** The last place in the log that this endpoint was sent. */
  readonly newest: number | undefined
}

/** For a receiver that lost what it had, or was stopped for a while: a part of the log is sent to it again. */
export function ReplaySpan({ endpointId, newest }: Props) {
  const say = useWords(webhookWords)
  const [isOpen, setOpen] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const replay = useReplaySpan(endpointId)
  if (!isOpen) {
    return (
      <button type="button" className="btn s" aria-expanded={false} onClick={() => setOpen(true)}>
        {say('replaySpan')}
      </button>
    )
  }
  const span = spanOf(from, to)
  return (
    <form
      className="replay-span"
      onSubmit={(event) => {
        event.preventDefault()
        if (span) replay.mutate(span)
      }}
    >
      <p className="t2 f12">{say('replaySpanHint')}</p>
      <div className="pair-fields">
        <Field label={say('fromPosition')} value={from} onText={setFrom} inputMode="numeric" />
        <Field label={say('toPosition')} value={to} onText={setTo} inputMode="numeric" />
      </div>
      {newest !== undefined && <p className="t3 f12">{say('newestPosition', { position: newest })}</p>}
      <ProblemLine problem={replay.error} />
      <div className="row wrap">
        <button type="submit" className="btn s" disabled={!span || replay.isPending}>
          {say('replaySpanDo')}
        </button>
        <button type="button" className="btn s t" onClick={() => setOpen(false)}>
          {say('close')}
        </button>
        {replay.data && (
          <span className="st kept" role="status">
            {say('replayed', { count: replay.data.replayed })}
          </span>
        )}
      </div>
    </form>
  )
}

/** Two places in order, the first at 1 or above; undefined while it is no span yet. */
function spanOf(from: string, to: string) {
  const [fromPosition, toPosition] = [Number(from), Number(to)]
  const isSpan = /^\d{1,15}$/.test(from) && /^\d{1,15}$/.test(to) && fromPosition >= 1 && fromPosition <= toPosition
  return isSpan ? { fromPosition, toPosition } : undefined
}
