import './drill.css'
import { type ReactNode, useState } from 'react'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useWords } from '../words/words.ts'
import { ContactCourse } from './ContactCourse.tsx'
import { ContactFacts } from './ContactFacts.tsx'
import { ContactMessages } from './ContactMessages.tsx'
import { useContactDetail } from './use-figure-contacts.ts'
import { drillWords } from './words.ts'

interface Props {
  readonly contactId: string
  /** What the reader may do with it, for example a supervisor's acts. */
  readonly acts?: (detail: ContactDetail) => ReactNode
}

/** Everything known of one contact: what it is, every instant of it, who was in it, and what was said. */
export function ContactPanel({ contactId, acts }: Props) {
  const say = useWords(drillWords)
  const read = useContactDetail(contactId)
  const [tab, setTab] = useState<'course' | 'messages'>('course')
  const detail = read.data
  return (
    <>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={8} />}
      {detail && (
        <>
          {acts?.(detail)}
          <div className="sec row wrap">
            <b>{detail.contact.reference}</b>
            <fieldset className="segments" aria-label={detail.contact.reference}>
              {(['course', 'messages'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  className="btn s"
                  aria-pressed={one === tab}
                  onClick={() => setTab(one)}
                >
                  {say(one)}
                </button>
              ))}
            </fieldset>
            <span className="sp" />
            <span className="t3 f12">{say('factsOf', { count: detail.facts.length })}</span>
          </div>
          {tab === 'course' ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section className="scroll" tabIndex={0} aria-label={say('course')}>
              <ContactFacts detail={detail} />
              <ContactCourse detail={detail} />
            </section>
          ) : (
            <ContactMessages detail={detail} />
          )}
        </>
      )}
    </>
  )
}
