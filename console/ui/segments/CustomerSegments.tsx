import { useQuery } from '@tanstack/react-query'
import type { CustomerSegments as View } from '#modules/segments/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { dayAndTime } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { WhyLines } from './WhyLines.tsx'
import { whyWords } from './words.ts'

/** Beside a customer: the segments they stand in, why, and what they left of late. */
export function CustomerSegments({ customerId }: { readonly customerId: string }) {
  return useMay('segments.explain') ? <Segments customerId={customerId} /> : null
}

function Segments({ customerId }: { readonly customerId: string }) {
  const say = useWords(whyWords)
  const locale = useLocale()
  const read = useQuery({
    queryKey: ['customer-segments', customerId],
    queryFn: ({ signal }) => call<View>('GET', `/api/customers/${customerId}/segments`, { signal }),
  })
  const when = (at: number) => dayAndTime(at, serverNow())
  const { segments = [], left = [] } = read.data ?? {}
  return (
    <section className="sec" aria-label={say('title')}>
      <h3>{say('title')}</h3>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={2} />}
      {read.isSuccess && segments.length === 0 && <p className="t2">{say('none')}</p>}
      {segments.map((one) => (
        <div key={one.segmentId}>
          <b>{one.name[locale]}</b>
          <span className="t2 f12">
            {' '}
            · {say(one.purpose)} · {say('since', { time: when(one.since), version: one.version })}
          </span>
          <WhyLines why={one.why} />
        </div>
      ))}
      {left.length > 0 && (
        <p className="t2 f12">
          {say('left')}:{' '}
          {left.map((one) => `${one.name[locale]} · ${when(one.at)} · ${causeOf(one.cause, say)}`).join('; ')}
        </p>
      )}
    </section>
  )
}

/** A cause of a later release is shown by its own name. */
function causeOf(cause: string, say: (key: 'cause-rule' | 'cause-retired' | 'cause-profiling') => string): string {
  return cause === 'rule' || cause === 'retired' || cause === 'profiling' ? say(`cause-${cause}`) : cause
}
