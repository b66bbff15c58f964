import './segments.css'
import { readReason } from '#libs/segments/read-out.ts'
import type { MemberReason } from '#modules/segments/contract.ts'
import { dayAndTime } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { whyWords } from './words.ts'

/** The lines that put a customer into a segment, with their values as far as a screen may show them. */
export function WhyLines({ why }: { readonly why: readonly MemberReason[] }) {
  const say = useWords(whyWords)
  const locale = useLocale()
  return (
    <ul className="why-lines">
      {why.map((reason) => (
        <li key={JSON.stringify([reason.line, reason.answer])}>
          {readReason(reason, locale)}
          {reason.isHidden && <span className="t3 f12"> · {say('hidden')}</span>}
          <span className="t3 f12 nw"> · {say('lineSince', { time: dayAndTime(reason.since, serverNow()) })}</span>
        </li>
      ))}
    </ul>
  )
}
