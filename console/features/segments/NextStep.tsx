import { useMutation } from '@tanstack/react-query'
import type { SegmentVersion, SegmentView } from '#modules/segments/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ReviewLine } from '../../ui/form/ReviewLine.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useKeepSegment } from './use-segments.ts'
import { segmentWords } from './words.ts'

/** The next step of an open draft: handed in once it was tried, let in or returned by somebody else. */
export function NextStep({ segment, draft }: { readonly segment: SegmentView; readonly draft: SegmentVersion }) {
  const say = useWords(segmentWords)
  const keep = useKeepSegment()
  const mayWrite = useMay('segments.write')
  const mayReview = useMay('segments.review')
  const { revision, state } = draft
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      call<SegmentView>('POST', `/api/segments/${segment.segmentId}/draft/${path}`, { body }),
    onSuccess: keep,
  })
  const isTried = segment.preview?.isDone === true && segment.preview.revision === revision
  const review = (body: object) => act.mutate({ path: 'review', body: { revision, ...body } })
  return (
    <>
      <ProblemLine problem={act.error} />
      <div className="row wrap mt8">
        {state === 'draft' && mayWrite && (
          <>
            <button
              type="button"
              className="btn"
              disabled={act.isPending}
              onClick={() => act.mutate({ path: 'preview', body: { revision } })}
            >
              {say('previewAgain')}
            </button>
            <button
              type="button"
              className="btn p"
              disabled={!isTried || act.isPending}
              onClick={() => act.mutate({ path: 'submission', body: { revision } })}
            >
              {say('submit')}
            </button>
          </>
        )}
        {state === 'submitted' && mayReview && (
          <ReviewLine approve={say('approve')} isBusy={act.isPending} onReview={review} />
        )}
      </div>
    </>
  )
}
