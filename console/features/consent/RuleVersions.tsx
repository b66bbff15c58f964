import { useMutation } from '@tanstack/react-query'
import type { RuleSet, RuleSetList } from '#modules/consent/rules-contract.ts'
import { call } from '../../api/call.ts'
import { ReviewLine } from '../../ui/form/ReviewLine.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { type Say, useWords } from '../../ui/words/words.ts'
import { hoursText } from './hours.ts'
import { ruleWords } from './rule-words.ts'

type RuleSay = Say<keyof typeof ruleWords.byLocale.en>

export function titleOf(set: Pick<RuleSet, 'setId' | 'version'> | undefined, say: RuleSay): string {
  if (!set) return say('newDraft')
  if (set.setId === 'shipped') return say('shipped')
  return set.version === null ? say('draft') : say('version', { version: set.version })
}

interface Props {
  readonly list: RuleSetList
  readonly onKept: (list: RuleSetList) => void
  readonly onWrite: () => void
}

/** Every version with what it sets and who stands for it; the next step in the life of each. */
export function RuleVersions({ list, onKept, onWrite }: Props) {
  const say = useWords(ruleWords)
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      call<RuleSetList>('POST', `/api/gate-rule-sets/${path}`, { body }),
    onSuccess: onKept,
  })
  return (
    <>
      <ProblemLine problem={act.error} />
      {list.sets.map((set) => (
        <section key={set.setId} className="sec" aria-label={titleOf(set, say)}>
          <div className="row wrap">
            <h2>{titleOf(set, say)}</h2>
            <span className="t2 f12">{say(set.isInForce ? 'state-in-force' : `state-${set.state}`)}</span>
            {set.effectiveAt !== null && <span className="t3 f12">{dayAndTime(set.effectiveAt, list.asOf)}</span>}
          </div>
          <SetText set={set} />
          <NextStep set={set} inForce={list.inForce} isBusy={act.isPending} onAct={act.mutate} onWrite={onWrite} />
        </section>
      ))}
    </>
  )
}

function SetText({ set }: { readonly set: RuleSet }) {
  const say = useWords(ruleWords)
  const { writers, reviewedBy, why, goesBackTo, reviewNote, limits, faults } = set
  return (
    <div className="f12">
      <p>
        {say(`jurisdiction-${set.jurisdiction}`)} · {say('consentHolds', { months: set.consentMonths })} ·{' '}
        {set.doNotContactMonths === null ? say('dncForGood') : say('dncHolds', { months: set.doNotContactMonths })}
      </p>
      {limits.length === 0 && <p className="t2">{say('noLimits')}</p>}
      <ul>
        {limits.map(({ ruleId, open, most }) => (
          <li key={ruleId}>
            <code>{ruleId}</code> {open === null ? say('most', { most: most ?? 0 }) : hoursText(open)}
          </li>
        ))}
      </ul>
      {faults.map(({ ruleId, fault }) => (
        <p key={ruleId} className="note-w">
          <code>{ruleId}</code> {say(`fault-${fault}`)}
        </p>
      ))}
      {goesBackTo !== null && <p>{say('wentBack', { version: goesBackTo })}</p>}
      {why !== '' && <p>{say('whyWas', { why })}</p>}
      {writers.length > 0 && (
        <p className="t2">
          {say('writers', { names: writers.map(({ name }) => name).join(say('and')) })}
          {reviewedBy !== null && ` · ${say('reviewer', { name: reviewedBy.name })}`}
        </p>
      )}
      {reviewNote !== null && <p className="note-i">{say('reviewNote', { note: reviewNote })}</p>}
    </div>
  )
}

interface StepProps {
  readonly set: RuleSet
  readonly inForce: number
  readonly isBusy: boolean
  readonly onAct: (act: { path: string; body: object }) => void
  readonly onWrite: () => void
}

function NextStep({ set, inForce, isBusy, onAct, onWrite }: StepProps) {
  const say = useWords(ruleWords)
  const { state, revision, faults, isInForce, version } = set
  const review = (body: object) => onAct({ path: 'draft/review', body: { revision, ...body } })
  if (state === 'draft')
    return (
      <div className="row wrap mt8">
        <button type="button" className="btn" onClick={onWrite}>
          {say('openDraft')}
        </button>
        <button
          type="button"
          className="btn p"
          disabled={isBusy || faults.length > 0}
          onClick={() => onAct({ path: 'draft/submission', body: { revision } })}
        >
          {say('submit')}
        </button>
      </div>
    )
  if (state === 'submitted')
    return (
      <div className="row wrap mt8">
        <ReviewLine approve={say('approve')} isBusy={isBusy} onReview={review} />
      </div>
    )
  if (isInForce) return null
  return (
    <button
      type="button"
      className="btn s mt8"
      disabled={isBusy}
      onClick={() => onAct({ path: 'return', body: { toVersion: version, insteadOf: inForce } })}
    >
      {say('goBack')}
    </button>
  )
}
