/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ContactNow } from '#channels/web/contract.ts'
import type { MOST_COMMENT_LENGTH } from '#modules/conversations/rating-contract.ts'
import { randomId } from '../door/random-id.ts'
import type { WordKey } from '../words.ts'
import { useActProblem } from './ChoiceForms.tsx'
import { useUi } from './ui.ts'

const MOST_LENGTH: typeof MOST_COMMENT_LENGTH = 500
const SCORES = [1, 2, 3, 4, 5]
const wordOf = (score: number) => `rate-${score}` as WordKey

/** Whether there is anything left to say of how it was: asked and not answered, or answered moments ago. */
export const mayRate = ({ rating }: ContactNow, now: number): boolean =>
  rating !== null && now < (rating.changeableUntil ?? rating.dueAt)

/** How it was: asked once, answered with one press and a button. Whoever goes on without is not asked again. */
export function Rating({ contact }: { readonly contact: ContactNow }) {
  const { chat, say, announce, ratingDraft } = useUi()
  const [isChanging, setChanging] = useState(false)
  const score = contact.rating?.score ?? null
  const given = score === null ? '' : `${score} ${contact.rating?.comment}`
  const before = useRef(given)
  const problem = useActProblem('rate-contact')
  const isOpen = mayRate(contact, Date.now() + chat.clockOffsetMs)
  useEffect(() => {
    if (given === before.current) return
    before.current = given
    ratingDraft.save('')
    announce(say('rate-thanks'))
  })
  return (
    <>
      {isOpen && (score === null || isChanging) ? (
        <RatingForm key={contact.contactId} contact={contact} onSent={() => setChanging(false)} />
      ) : (
        score !== null && (
          <div class="ends">
            <span>
              <b>{say('rate-thanks')}</b> · {score} {say(wordOf(score))}
            </span>
            {isOpen && (
              <button type="button" class="text" onClick={() => setChanging(true)}>
                {say('rate-change')}
              </button>
            )}
          </div>
        )
      )}
      {(problem || chat.act?.name === 'rate-contact') && (
        <p class="small warn" role="alert">
          {problem ?? say('state-waiting')}
        </p>
      )}
    </>
  )
}

/** What was pressed and typed survives a reload. */
function RatingForm({ contact, onSent }: { readonly contact: ContactNow; readonly onSent: () => void }) {
  const { chat, say, tell, ratingDraft } = useUi()
  const contactId = contact.contactId ?? ''
  const [{ score, comment }, setDraft] = useState(() => {
    const kept = ratingDraft.load()
    if (kept.startsWith(contactId))
      return { score: Number(kept[contactId.length]), comment: kept.slice(contactId.length + 1) }
    return { score: contact.rating?.score ?? 0, comment: contact.rating?.comment ?? '' }
  })
  const change = (draft: { readonly score: number; readonly comment: string }) => {
    ratingDraft.save(contactId + draft.score + draft.comment)
    setDraft(draft)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    tell({ kind: 'act', act: { id: randomId(), name: 'rate-contact', body: { contactId, score, comment } } })
    onSent()
  }
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend>{say('rate-ask')}</legend>
        <div class="pair">
          {SCORES.map((one) => (
            <label key={one} class={one === score ? 'score primary' : 'score'}>
              <input
                type="radio"
                name="rating"
                checked={one === score}
                aria-label={`${one} ${say(wordOf(one))}`}
                onChange={() => change({ score: one, comment })}
              />
              {one}
            </label>
          ))}
        </div>
        <div class="small ends" aria-hidden="true">
          <span>{say(wordOf(score || 1))}</span>
          {!score && <span>{say('rate-5')}</span>}
        </div>
      </fieldset>
      {score > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={MOST_LENGTH}
            aria-label={say('rate-comment')}
            placeholder={say('rate-comment')}
            value={comment}
            onInput={(event) => change({ score, comment: event.currentTarget.value })}
          />
          <button type="submit" class="primary" disabled={chat.act !== null}>
            {say('rate-send')}
          </button>
        </>
      )}
    </form>
  )
}
