import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { SegmentSummary } from '#modules/segments/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { Members } from './Members.tsx'
import { NextStep } from './NextStep.tsx'
import { Preview } from './Preview.tsx'
import { segmentQuery, segmentsQuery } from './use-segments.ts'
import { Versions } from './Versions.tsx'
import { segmentWords } from './words.ts'

const SegmentForm = lazy(() => import('./SegmentForm.tsx').then((file) => ({ default: file.SegmentForm })))
const NEW = 'new'

/** Every segment with how many stand in it; the open one beside is read, written, tried and let in. */
export function SegmentsPage() {
  const say = useWords(segmentWords)
  const [open, setOpen] = useOpen()
  const mayWrite = useMay('segments.write')
  const read = useQuery(segmentsQuery)
  const columns = useColumns(open, setOpen)
  return (
    <Split
      title={say('title')}
      hint={say('hint')}
      wide={open !== null}
      tools={
        <>
          {read.data && <AsOf at={read.data.asOf} />}
          {mayWrite && (
            <button type="button" className="btn p" onClick={() => setOpen(NEW)}>
              {say('new')}
            </button>
          )}
        </>
      }
      beside={
        open !== null && (
          <Beside title={say(open === NEW ? 'new' : 'segment')} onClose={() => setOpen(null)}>
            <div className="scroll" key={open}>
              {open === NEW ? (
                <div className="sec">
                  <Suspense fallback={<Skeleton />}>
                    <SegmentForm segment={undefined} from={undefined} onSaved={setOpen} />
                  </Suspense>
                </div>
              ) : (
                <OpenSegment segmentId={open} />
              )}
            </div>
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.data && read.data.waiting > 0 && <p className="t2">{say('waiting', { count: read.data.waiting })}</p>}
      {read.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={read.data?.segments ?? []}
          rowKey={({ segmentId }) => segmentId}
          rowClass={({ segmentId }) => (segmentId === open ? 'on' : undefined)}
          exportAs={say('title')}
          empty={null}
        />
      )}
    </Split>
  )
}

function OpenSegment({ segmentId }: { readonly segmentId: string }) {
  const say = useWords(segmentWords)
  const locale = useLocale()
  const [isWriting, setWriting] = useState(false)
  const mayWrite = useMay('segments.write')
  const read = useQuery(segmentQuery(segmentId))
  const segment = read.data
  if (!segment)
    return read.error ? <ProblemLine problem={read.error} onRetry={() => void read.refetch()} /> : <Skeleton />
  const draft = segment.versions.find(({ state }) => state !== 'approved')
  const current = segment.versions.find(({ isInForce }) => isInForce) ?? segment.versions[0]
  return (
    <>
      <div className="sec row wrap">
        <b>{segment.name[locale]}</b>
        <span className="t2">
          {say(`purpose-${segment.purpose}`)} · {say(`state-${segment.state}`)}
        </span>
        <span className="sp" />
        {mayWrite && draft?.state !== 'submitted' && !isWriting && (
          <button type="button" className="btn s" onClick={() => setWriting(true)}>
            {say(draft ? 'editDraft' : 'nextVersion')}
          </button>
        )}
      </div>
      {isWriting && draft?.state !== 'submitted' && (
        <div className="sec">
          <Suspense fallback={<Skeleton />}>
            <SegmentForm
              key={draft?.revision ?? 0}
              segment={segment}
              from={draft ?? current}
              onSaved={() => setWriting(false)}
            />
          </Suspense>
        </div>
      )}
      {draft && segment.preview && <Preview preview={segment.preview} revision={draft.revision} />}
      {draft && !isWriting && (
        <div className="sec">
          <NextStep segment={segment} draft={draft} />
        </div>
      )}
      <Versions versions={segment.versions} />
      <Members segmentId={segmentId} />
    </>
  )
}

function useColumns(open: string | null, onOpen: (id: string) => void): readonly Column<SegmentSummary>[] {
  const say = useWords(segmentWords)
  const locale = useLocale()
  const stateOf = ({ state, openState }: SegmentSummary) =>
    [say(`state-${state}`), ...(openState ? [say(`version-${openState}`)] : [])].join(' · ')
  const columns: readonly Column<SegmentSummary>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ name }) => name[locale],
      cell: (segment) => (
        <button
          type="button"
          className="open nw"
          aria-current={segment.segmentId === open ? 'true' : undefined}
          onClick={() => onOpen(segment.segmentId)}
        >
          {segment.name[locale]}
        </button>
      ),
    },
    { key: 'model', title: say('model'), value: ({ model }) => say(`model-${model}`) },
    { key: 'purpose', title: say('purpose'), value: ({ purpose }) => say(`purpose-${purpose}`) },
    { key: 'members', title: say('members'), numeric: true, value: ({ members }) => members },
    { key: 'entered', title: say('entered7d'), numeric: true, value: ({ entered7d }) => entered7d },
    { key: 'left', title: say('left7d'), numeric: true, value: ({ left7d }) => left7d },
    {
      key: 'state',
      title: say('state'),
      value: stateOf,
      cell: (segment) => <span className="nw">{stateOf(segment)}</span>,
    },
    { key: 'version', title: say('version'), numeric: true, value: ({ version }) => version },
    {
      key: 'from',
      title: say('inForceSince'),
      value: ({ inForceSince }) => inForceSince,
      text: ({ inForceSince }) => (inForceSince === null ? '—' : dayAndTime(inForceSince, serverNow())),
    },
  ]
  // Beside an open segment there is room for what tells them apart.
  return open === null ? columns : columns.filter(({ key }) => ['name', 'members', 'state'].includes(key))
}
