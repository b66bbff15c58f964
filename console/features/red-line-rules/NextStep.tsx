import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RedLineSet, RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
import { call } from '../../api/call.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useKeepSets } from './use-sets.ts'
import { redLineRuleWords } from './words.ts'

interface Props {
  readonly set: Pick<RedLineSet, 'state' | 'revision' | 'version' | 'isInForce' | 'faults'>
  /** The version in force as it was read. */
  readonly inForce: number
}

/** The next step in the life of a set: handed in, let in or returned, gone back to. */
export function NextStep({ set, inForce }: Props) {
  const say = useWords(redLineRuleWords)
  const keep = useKeepSets()
  const [note, setNote] = useState('')
  const { state, revision, version, isInForce, faults } = set
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      call<RedLineSetList>('POST', `/api/red-line-sets/${path}`, { body }),
    onSuccess: keep,
  })
  const review = (decision: 'approve' | 'return') =>
    act.mutate({ path: 'draft/review', body: { revision, decision, note } })
  return (
    <>
      <ProblemLine problem={act.error} />
      <div className="row wrap mt8">
        {state === 'draft' && (
          <button
            type="button"
            className="btn"
            disabled={faults.length > 0 || act.isPending}
            onClick={() => act.mutate({ path: 'draft/submission', body: { revision } })}
          >
            {say('submit')}
          </button>
        )}
        {state === 'submitted' && (
          <>
            <button type="button" className="btn p" disabled={act.isPending} onClick={() => review('approve')}>
              {say('approve')}
            </button>
            <input
              className="field"
              aria-label={say('whyReturn')}
              placeholder={say('whyReturn')}
              maxLength={300}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <button
              type="button"
              className="btn"
              disabled={note.trim() === '' || act.isPending}
              onClick={() => review('return')}
            >
              {say('return')}
            </button>
          </>
        )}
        {state === 'approved' && !isInForce && (
          <button
            type="button"
            className="btn"
            disabled={act.isPending}
            onClick={() => act.mutate({ path: 'return', body: { toVersion: version, insteadOf: inForce } })}
          >
            {say('goBack')}
          </button>
        )}
      </div>
    </>
  )
}
