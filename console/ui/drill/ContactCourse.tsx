import { useMemo } from 'react'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { factWords } from '../facts/fact-words.ts'
import { durationWords } from '../time/duration.ts'
import { timeWithSeconds } from '../time/instant.ts'
import { useLocale, useWords } from '../words/words.ts'
import { courseOf } from './course.ts'
import { useNames } from './use-names.ts'
import { drillWords } from './words.ts'

/** Every instant of a contact, in order, with the time between. */
export function ContactCourse({ detail }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  const locale = useLocale()
  const names = useNames()
  const course = useMemo(() => courseOf(detail.facts), [detail.facts])
  const people = new Map(detail.participants.map(({ personId, name }) => [personId, name]))
  if (detail.contact.owner) people.set(detail.contact.owner.personId, detail.contact.owner.name)
  const all = { ...names, person: (id: string) => people.get(id) }
  return (
    <section className="sec">
      <h3>{say('course')}</h3>
      <ol className="course">
        {course.map(({ at, afterMs, facts }) => (
          <li key={facts[0]?.position}>
            <time dateTime={new Date(at).toISOString()}>{timeWithSeconds(at)}</time>
            <div>
              {facts.map((fact) => (
                <div key={fact.position} className={fact.type === 'promises.broken' ? 'broken-fact' : undefined}>
                  {factWords(fact, all, locale)}
                </div>
              ))}
            </div>
            <span className="t3 f12 nw">
              {afterMs !== null && afterMs >= 1000 && say('later', { time: durationWords(afterMs, locale) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
