import { readOut } from '#libs/segments/read-out.ts'
import type { SegmentVersion } from '#modules/segments/contract.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { segmentWords } from './words.ts'

/** Every version, newest first: its sentence, what differs from the one before, who wrote it and who let it in. */
export function Versions({ versions }: { readonly versions: readonly SegmentVersion[] }) {
  const say = useWords(segmentWords)
  return (
    <section className="sec">
      <h3>{say('versions')}</h3>
      {versions.map((version, at) => (
        <Version key={version.versionId} version={version} before={versions[at + 1]} />
      ))}
    </section>
  )
}

function Version({
  version,
  before,
}: {
  readonly version: SegmentVersion
  readonly before: SegmentVersion | undefined
}) {
  const say = useWords(segmentWords)
  const locale = useLocale()
  const reads = (one: SegmentVersion) => (one.isRetirement ? say('isRetirement') : readOut(one.rule, locale))
  const title = version.version === null ? say('draft') : say('versionNo', { version: version.version })
  const stateWord = say(version.isInForce ? 'state-in-force' : `version-${version.state}`)
  const isOther = before !== undefined && reads(before) !== reads(version)
  const changed = [
    ...(before && before.name[locale] !== version.name[locale] ? [say('name')] : []),
    ...(before && before.purpose !== version.purpose ? [say('purpose')] : []),
  ]
  return (
    <article className="mt8">
      <b>{title}</b>
      <span className="t2"> · {stateWord}</span>
      {version.effectiveAt !== null && (
        <span className="t3 f12"> · {say('from-at', { time: dayAndTime(version.effectiveAt, serverNow()) })}</span>
      )}
      <p className="segment-sentence">{reads(version)}</p>
      {isOther && before && (
        <p className="t2 f12 segment-sentence">
          {say('before')} <del>{reads(before)}</del>
        </p>
      )}
      {changed.length > 0 && <p className="t2 f12">{say('alsoChanged', { what: changed.join(' · ') })}</p>}
      {version.why !== '' && <p className="t2">{version.why}</p>}
      <p className="t3 f12">
        {version.writers.length === 0
          ? say('shipped')
          : say('writtenBy', { names: version.writers.map(({ name }) => name).join(' · ') })}
        {version.reviewedBy && ` · ${say('reviewedBy', { name: version.reviewedBy.name })}`}
      </p>
      {version.reviewNote !== null && version.state !== 'approved' && (
        <p className="note-i">{say('reviewNote', { note: version.reviewNote })}</p>
      )}
    </article>
  )
}
