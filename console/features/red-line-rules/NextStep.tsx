import { useMutation } from '@tanstack/react-query'
import type { RedLineSet, RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
import { call } from '../../api/call.ts'
import { ReviewLine } from '../../ui/form/ReviewLine.tsx'
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
  const { state, revision, version, isInForce, faults } = set
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      call<RedLineSetList>('POST', `/api/red-line-sets/${path}`, { body }),
    onSuccess: keep,
  })
  const review = (body: object) => act.mutate({ path: 'draft/review', body: { revision, ...body } })
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
        {state === 'submitted' && <ReviewLine approve={say('approve')} isBusy={act.isPending} onReview={review} />}
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
