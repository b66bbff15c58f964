import '../../ui/segments/segments.css'
import type { SegmentPreview } from '#modules/segments/contract.ts'
import { useWords } from '../../ui/words/words.ts'
import { CustomerLink } from './CustomerLink.tsx'
import { segmentWords } from './words.ts'

/** What a draft would do, before anybody lets it in: how many, who would come and go, and ten of them. */
export function Preview({ preview, revision }: { readonly preview: SegmentPreview; readonly revision: number }) {
  const say = useWords(segmentWords)
  if (preview.revision !== revision) return <p className="note-w">{say('previewStale')}</p>
  const facts = [
    ['holds', preview.holds],
    ['entering', preview.entering],
    ['leaving', preview.leaving],
    ['unknown', preview.unknown],
    ['seen', preview.seen],
  ] as const
  return (
    <section className="sec" aria-label={say('preview')} aria-busy={!preview.isDone}>
      <h3>{say('preview')}</h3>
      {!preview.isDone && <p role="status">{say('previewing', { count: preview.seen })}</p>}
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {preview.sample.length > 0 && (
        <>
          <p className="t2">{say('sample')}</p>
          <ul className="row wrap preview-sample">
            {preview.sample.map((customer) => (
              <li key={customer.customerId}>
                <CustomerLink customer={customer} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
