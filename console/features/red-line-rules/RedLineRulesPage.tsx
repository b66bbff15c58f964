import './red-line-rules.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { RedLineSet } from '#modules/conversations/red-line-sets-contract.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { type Say, useWords } from '../../ui/words/words.ts'
import { Lines } from './Lines.tsx'
import { NextStep } from './NextStep.tsx'
import { setsQuery } from './use-sets.ts'
import { redLineRuleWords } from './words.ts'

const SetForm = lazy(() => import('./SetForm.tsx').then((file) => ({ default: file.SetForm })))
const NEW = 'new'

/** The set that comes with the product: the first version, and what is gone back to when nothing else will do. */
const shipped = (inForce: number): RedLineSet => ({
  ...{ setId: 'shipped', version: 1, state: 'approved', isInForce: inForce === 1, revision: 1, off: [], own: [] },
  ...{ why: '', changedAt: 0, writers: [], reviewedBy: null, reviewNote: null, effectiveAt: null },
  ...{ goesBackTo: null, faults: [] },
})

/** Every version of the bank's own red lines; the open one beside the list is written, handed in, let in or returned. */
export function RedLineRulesPage() {
  const say = useWords(redLineRuleWords)
  const [open, setOpen] = useOpen()
  const read = useQuery(setsQuery)
  const inForce = read.data?.inForce ?? 1
  const sets = [...(read.data?.sets ?? []), shipped(inForce)]
  const opened = sets.find(({ setId }) => setId === open)
  const current = sets.find((set) => set.isInForce) ?? shipped(inForce)
  const draft = sets.find(({ state }) => state !== 'approved')
  const columns = useColumns(open, setOpen)
  const isWritten = open === NEW || opened?.state === 'draft'
  return (
    <Split
      title={say('title')}
      hint={say('hint')}
      wide={isWritten}
      tools={
        read.isSuccess && (
          <button type="button" className="btn p" onClick={() => setOpen(draft?.setId ?? NEW)}>
            {say(draft ? 'openDraft' : 'newDraft')}
          </button>
        )
      }
      beside={
        (opened || (open === NEW && read.isSuccess)) && (
          <Beside title={opened ? titleOf(opened, say) : say('newDraft')} onClose={() => setOpen(null)}>
            <div className="scroll">
              {opened && (
                <div className="sec" key={`${opened.setId} ${opened.state} ${opened.revision}`}>
                  {opened.reviewNote !== null && (
                    <p className="note-i">{say('reviewNote', { note: opened.reviewNote })}</p>
                  )}
                  <Lines set={opened} />
                  <NextStep set={opened} inForce={inForce} />
                </div>
              )}
              {isWritten && (
                <Suspense fallback={<Skeleton />}>
                  <SetForm
                    key={opened ? `${opened.setId} ${opened.revision}` : NEW}
                    draft={opened}
                    inForce={current}
                    known={sets.flatMap(({ own }) => own.map(({ code }) => code))}
                    onSaved={setOpen}
                  />
                </Suspense>
              )}
            </div>
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={sets}
          rowKey={({ setId }) => setId}
          rowClass={({ setId }) => (setId === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={null}
        />
      )}
    </Split>
  )
}

type RuleSay = Say<keyof typeof redLineRuleWords.byLocale.en>
const titleOf = ({ setId, version }: RedLineSet, say: RuleSay): string => {
  if (setId === 'shipped') return say('shipped')
  return version === null ? say('draft') : say('version', { version })
}

function useColumns(open: string | null, onOpen: (id: string) => void): readonly Column<RedLineSet>[] {
  const say = useWords(redLineRuleWords)
  const stateOf = ({ isInForce, state }: RedLineSet) => say(isInForce ? 'state-in-force' : `state-${state}`)
  return [
    {
      key: 'version',
      title: say('versionShort'),
      value: (set) => titleOf(set, say),
      cell: (set) => (
        <button
          type="button"
          className="open nw"
          aria-current={set.setId === open ? 'true' : undefined}
          onClick={() => onOpen(set.setId)}
        >
          {titleOf(set, say)}
        </button>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      value: stateOf,
      cell: (set) => <span className="nw">{stateOf(set)}</span>,
    },
    { key: 'own', title: say('ownCount'), numeric: true, value: ({ own }) => own.length },
    { key: 'off', title: say('offCount'), numeric: true, value: ({ off }) => off.length },
    {
      key: 'why',
      title: say('why'),
      value: ({ why, goesBackTo }) => (goesBackTo === null ? why : say('wentBack', { version: goesBackTo })),
    },
    { key: 'writers', title: say('writers'), value: ({ writers }) => writers.map(({ name }) => name).join('、') },
    { key: 'reviewer', title: say('reviewer'), value: ({ reviewedBy }) => reviewedBy?.name ?? null },
    {
      key: 'from',
      title: say('effectiveFrom'),
      value: ({ effectiveAt }) => effectiveAt,
      text: ({ effectiveAt }) => (effectiveAt === null ? '—' : dayAndTime(effectiveAt, serverNow())),
    },
  ]
}
