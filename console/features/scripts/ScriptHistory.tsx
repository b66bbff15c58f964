import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScriptHistory as History, Script } from '#modules/knowledge/contract.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { GoBack } from './GoBack.tsx'
import { ScriptPreview } from './ScriptPreview.tsx'
import { changesBetween } from './script-changes.ts'
import { historyQuery, versionQuery } from './use-scripts.ts'
import { scriptWords } from './words.ts'

/** Who published and retired it when; each version opens to what changed in it, and to the whole of it. */
export function ScriptHistory({ script }: { readonly script: Script }) {
  const say = useWords(scriptWords)
  const history = useQuery(historyQuery(script.scriptId))
  const [opened, setOpened] = useState<string | null>(newestOf(script))
  return (
    <section aria-label={say('tab-history')}>
      <ProblemLine problem={history.error} onRetry={() => void history.refetch()} />
      {history.isPending && <Skeleton lines={4} />}
      <ol className="script-history">
        {history.data?.map((one) => (
          <li key={`${one.change} ${one.version} ${one.at}`}>
            <Line
              one={one}
              isOpen={one.version !== null && `${one.change} ${one.version}` === opened}
              onOpen={() =>
                setOpened(`${one.change} ${one.version}` === opened ? null : `${one.change} ${one.version}`)
              }
            />
            {one.version !== null && `${one.change} ${one.version}` === opened && (
              <Version script={script} version={one.version} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What happened last to the newest version stands open. */
const newestOf = ({ version, review }: Script): string => {
  const change = review?.state === 'submitted' || review?.state === 'returned' ? review.state : 'published'
  return `${change} ${version}`
}

const NAMED = {
  submitted: 'wasSubmitted',
  returned: 'wasReturned',
  published: 'wasPublished',
  retired: 'wasRetired',
} as const

function Line(props: {
  readonly one: History['changes'][number]
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const { change, version, at, by } = props.one
  const say = useWords(scriptWords)
  return (
    <div className="row wrap">
      {version === null ? (
        <span>{say('wasRetired')}</span>
      ) : (
        <button type="button" className="open" aria-expanded={props.isOpen} onClick={props.onOpen}>
          {say(NAMED[change], { version })}
        </button>
      )}
      <span className="t2">{by?.name ?? say(change === 'published' ? 'bySystem' : 'bySomeone')}</span>
      <span className="sp" />
      <span className="t3 f12">{dayAndTime(at, serverNow())}</span>
    </div>
  )
}

function Version({ script, version }: { readonly script: Script; readonly version: number }) {
  const { scriptId } = script
  const now = useQuery(versionQuery(scriptId, version))
  const before = useQuery({ ...versionQuery(scriptId, version - 1), enabled: version > 1 })
  if (now.isPending || (version > 1 && before.isPending)) return <Skeleton lines={4} />
  return (
    <>
      <ProblemLine problem={now.error ?? before.error} />
      {now.data && version > 1 && before.data && <Changes older={before.data} newer={now.data} />}
      {now.data && <GoBack script={script} earlier={now.data} />}
      {now.data && <ScriptPreview script={now.data} />}
    </>
  )
}

function Changes({ older, newer }: { readonly older: Script; readonly newer: Script }) {
  const say = useWords(scriptWords)
  const locale = useLocale()
  const { added, removed, changed, isReordered, rest } = changesBetween(older, newer)
  const titles = (steps: readonly Script['steps'][number][]) =>
    steps.map(({ title }) => title[locale]).join(locale === 'en' ? ', ' : '、')
  const lines = [
    ...(added.length > 0 ? [say('stepsAdded', { steps: titles(added) })] : []),
    ...(removed.length > 0 ? [say('stepsRemoved', { steps: titles(removed) })] : []),
    ...(changed.length > 0 ? [say('stepsChanged', { steps: titles(changed) })] : []),
    ...(isReordered ? [say('stepsReordered')] : []),
    ...rest.map((one) => say(`changed-${one}`)),
  ]
  return (
    <ul className="note-i f12 mb8">
      {lines.length === 0 ? <li>{say('changedNothing')}</li> : lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  )
}
