import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../app/session/me.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import type { DeskQueue } from './DeskHead.tsx'
import { MeasureItem } from './MeasureItem.tsx'
import { measureWords } from './measure-words.ts'
import { ProposalItem } from './ProposalItem.tsx'
import { proposalsQuery, useMeasures } from './use-desk.ts'

/** What can be done about the day, in the order of levers, and what was done, by people and by the autopilot. */
export function ProposalPanel({ queues }: { readonly queues: readonly DeskQueue[] }) {
  const say = useWords(measureWords)
  const mayAct = useMay('intraday.act')
  const list = useQuery(proposalsQuery)
  const { look, apply, undo } = useMeasures()
  const isBusy = look.isPending || apply.isPending || undo.isPending
  return (
    <>
      <section className="panel" aria-labelledby="desk-proposals">
        <div className="ph">
          <h2 id="desk-proposals">{say('proposals')}</h2>
          <AsOf at={list.data?.lookedAt ?? null} />
          <span className="sp" />
          {mayAct && (
            <button type="button" className="btn s" disabled={isBusy} onClick={() => look.mutate()}>
              {say(look.isPending ? 'looking' : 'look')}
            </button>
          )}
        </div>
        <ProblemLine problem={list.error ?? look.error ?? apply.error ?? undo.error} />
        {!list.data ? (
          <Skeleton lines={3} />
        ) : list.data.proposals.length === 0 ? (
          <EmptyState
            what={say(list.data.lookedAt === null ? 'neverLooked' : 'noProposals')}
            todo={say('noProposalsTodo')}
          />
        ) : (
          <ul>
            {list.data.proposals.map((proposal) => (
              <ProposalItem
                key={proposal.proposalId}
                proposal={proposal}
                queues={queues}
                onApply={mayAct ? () => apply.mutate(proposal.proposalId) : undefined}
                isBusy={isBusy}
              />
            ))}
          </ul>
        )}
      </section>
      <section className="panel desk-log" aria-labelledby="desk-log">
        <div className="ph">
          <h2 id="desk-log">{say('log')}</h2>
        </div>
        {list.data?.measures.length === 0 ? (
          <p className="pb t3">{say('noLog')}</p>
        ) : (
          <ul>
            {list.data?.measures.map((measure) => (
              <MeasureItem
                key={measure.measureId}
                measure={measure}
                queues={queues}
                onUndo={mayAct && measure.canUndo ? () => undo.mutate(measure.measureId) : undefined}
                isBusy={isBusy}
              />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
