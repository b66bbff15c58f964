import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { LOW_UP_TO } from '#modules/conversations/rating-contract.ts'
import { dispositionsQuery, reasonsQuery } from '../../queries/codes.ts'
import { PromiseTag } from '../promise/PromiseTag.tsx'
import { FilledForms } from '../script/FilledForms.tsx'
import { clockDigits } from '../time/duration.ts'
import { dayAndTime, timeWithSeconds } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { useNames } from './use-names.ts'
import { drillWords } from './words.ts'

/** What a contact is, how long its parts took, who was in it, and how it was wrapped up. */
export function ContactFacts({ detail }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  const names = useNames()
  const languages = new Intl.DisplayNames(useLocale(), { type: 'language' })
  const { contact, promise } = detail
  return (
    <>
      <section className="sec" aria-label={say('facts')}>
        <dl className="facts">
          <Fact word={say('customer')}>
            {contact.customer?.maskedName || say('visitor')}{' '}
            {contact.lane !== 'ordinary' && <span className="tag">{say(`lane-${contact.lane}`)}</span>}
          </Fact>
          <Fact word={say('state')}>{say(`state-${contact.state}`)}</Fact>
          <Fact word={say('queue')}>{contact.queueId === null ? '—' : (names.queue(contact.queueId) ?? '—')}</Fact>
          <Fact word={say('agent')}>{contact.owner ? `${contact.owner.name} ${contact.owner.agentNo}` : '—'}</Fact>
          <Fact word={say('topic')}>{contact.topic === null ? '—' : names.topic(contact.topic)}</Fact>
          <Fact word={say('channel')}>
            {names.channel(contact.channel)} · {languages.of(contact.language)}
          </Fact>
          <Fact word={say('asked')}>{dayAndTime(contact.askedAt, serverNow())}</Fact>
          <Fact word={say('promise')}>{promise ? <PromiseTag clock={promise} withTime /> : '—'}</Fact>
        </dl>
      </section>
      <FilledForms contactId={contact.contactId} />
      <Rating detail={detail} />
      <Durations detail={detail} />
      <Participants detail={detail} />
      <WrapUp detail={detail} />
    </>
  )
}

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What the customer said of it; the words where the reader may read them. */
function Rating({ detail: { rating } }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  if (rating === null) return null
  const { score, hasComment, comment, dueAt, ratedAt } = rating
  const now = serverNow()
  return (
    <section className="sec">
      <h3>
        {say('rating')}
        {ratedAt !== null && <span className="t3 f12">{dayAndTime(ratedAt, now)}</span>}
      </h3>
      {isScore(score) ? (
        <p className={score <= LOW_UP_TO ? 'broken-fact' : undefined}>
          {say('outOfFive', { score })} · {say(`score-${score}`)}
        </p>
      ) : (
        <p className="t2">{now < dueAt ? say('ratingOpen', { due: dayAndTime(dueAt, now) }) : say('ratingPassed')}</p>
      )}
      {comment !== null && <p className="comment">{comment}</p>}
      {hasComment && comment === null && <p className="t3 f12">{say('commentKept')}</p>}
    </section>
  )
}

const isScore = (score: number | null): score is 1 | 2 | 3 | 4 | 5 => score !== null && score >= 1 && score <= 5

function Durations({ detail: { durations, transferCount } }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  const digits = (ms: number | null) => (ms === null ? '—' : clockDigits(ms))
  return (
    <section className="sec">
      <dl className="facts figures">
        <Fact word={say('waited')}>{digits(durations.waitedMs)}</Fact>
        <Fact word={say('response')}>{digits(durations.firstResponseMs)}</Fact>
        <Fact word={say('talk')}>{digits(durations.talkMs)}</Fact>
        <Fact word={say('hold')}>{digits(durations.heldMs)}</Fact>
        <Fact word={say('wrapUp')}>{digits(durations.wrapUpMs)}</Fact>
        <Fact word={say('handle')}>{digits(durations.handleMs)}</Fact>
        <Fact word={say('attention')}>{digits(durations.attentionMs)}</Fact>
        <Fact word={say('transferCount')}>{transferCount}</Fact>
      </dl>
    </section>
  )
}

function Participants({ detail: { participants } }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  if (participants.length === 0) return null
  return (
    <section className="sec">
      <h3>{say('participants')}</h3>
      <ul>
        {participants.map((one) => {
          const from = timeWithSeconds(one.joinedAt)
          return (
            <li key={`${one.personId} ${one.joinedAt} ${one.role}`} className="row">
              {one.name} <span className="t2 f12">{say(`role-${one.role}`)}</span>
              <span className="sp" />
              <span className="t3 f12">
                {one.leftAt === null ? say('from', { from }) : say('until', { from, to: timeWithSeconds(one.leftAt) })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function WrapUp({ detail: { wrapUp, scriptTicks } }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  const locale = useLocale()
  const reasons = useQuery(reasonsQuery).data
  const dispositions = useQuery(dispositionsQuery).data
  const reason = reasons?.find(({ code }) => code === wrapUp.reasonCode)
  const disposition = dispositions?.find(({ code }) => code === wrapUp.dispositionCode)
  if (wrapUp.startedAt === null) return null
  const isEmpty = wrapUp.reasonCode === null && wrapUp.dispositionCode === null && wrapUp.summary === ''
  return (
    <section className="sec">
      <h3>
        {say('summary')}
        {wrapUp.isAutomatic && <span className="t3 f12">{say('automatic')}</span>}
      </h3>
      {isEmpty ? (
        <p className="t2">{say('noSummary')}</p>
      ) : (
        <dl className="facts">
          <Fact word={say('reason')}>{reason?.name[locale] ?? wrapUp.reasonCode ?? '—'}</Fact>
          <Fact word={say('disposition')}>{disposition?.name[locale] ?? wrapUp.dispositionCode ?? '—'}</Fact>
        </dl>
      )}
      {wrapUp.summary !== '' && <p>{wrapUp.summary}</p>}
      {scriptTicks.length > 0 && <p className="t3 f12">{say('ticks', { count: scriptTicks.length })}</p>}
    </section>
  )
}
