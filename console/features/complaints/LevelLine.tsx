import { useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { codeWords, LEVELS } from './code-words.ts'
import { useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

/** Suggestion, work order or complaint: changed by two people. */
export function LevelLine({ file }: { readonly file: ComplaintFile }) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const act = useAct(file.complaintId)
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  if (file.mergedInto !== null || file.endedAt !== null || file.decidedAt !== null) return null
  const { levelAsked } = file
  const answer = (approved: boolean) =>
    act.mutate({ method: 'PUT', path: 'level', body: { approved, note: reason.trim() } })
  return (
    <section>
      <h3>{say('level')}</h3>
      {levelAsked ? (
        <>
          <p className="note-i">
            {say('levelAsked', {
              name: levelAsked.by?.name ?? '—',
              level: sayCode(`level-${levelAsked.to}`),
              reason: levelAsked.reason,
            })}
          </p>
          <Field label={say('note')} value={reason} maxLength={1_000} onText={setReason} />
          <div className="row">
            <button type="button" className="btn p" disabled={reason.trim() === ''} onClick={() => answer(true)}>
              {say('approve')}
            </button>
            <button type="button" className="btn" disabled={reason.trim() === ''} onClick={() => answer(false)}>
              {say('decline')}
            </button>
          </div>
        </>
      ) : (
        <>
          <Choose
            label={say('changeLevel')}
            all={say('changeLevel')}
            value={to}
            choices={LEVELS.filter((one) => one !== file.level).map((value) => ({
              value,
              label: sayCode(`level-${value}`),
            }))}
            onChoose={setTo}
          />
          {to !== '' && (
            <>
              <Field label={say('reasonWhy')} value={reason} maxLength={1_000} onText={setReason} />
              <button
                type="button"
                className="btn"
                disabled={reason.trim() === '' || act.isPending}
                onClick={() =>
                  act.mutate(
                    { method: 'POST', path: 'level', body: { to, reason: reason.trim() } },
                    { onSuccess: () => setReason('') },
                  )
                }
              >
                {say('askLevel')}
              </button>
            </>
          )}
        </>
      )}
      <ProblemLine problem={act.error} onDismiss={act.reset} />
    </section>
  )
}
