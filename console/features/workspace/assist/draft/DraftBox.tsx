import './draft.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { DraftReply } from '#modules/assist/help-contract.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { call } from '../../../../api/call.ts'
import { reasonsQuery } from '../../../../queries/codes.ts'
import { Kbd } from '../../../../ui/parts/Kbd.tsx'
import { ProblemLine } from '../../../../ui/problems/ProblemLine.tsx'
import { useShortcut } from '../../../../ui/shortcuts/use-shortcut.ts'
import { useLocale, useWords } from '../../../../ui/words/words.ts'
import { pathWords } from '../../wrap-up/reason-tree.ts'
import { draftWords } from './words.ts'

interface Props {
  readonly desk: DeskContact
  readonly onTake: (draft: DraftReply) => void
}

/** What the wrap-up might say, above the form; one key puts it in, to be checked and changed. */
export function DraftBox({ desk, onTake }: Props) {
  const say = useWords(draftWords)
  const locale = useLocale()
  const path = `/api/assist/contacts/${desk.contact.contactId}/draft`
  const draft = useQuery({
    queryKey: ['wrap-up-draft', desk.contact.contactId, locale],
    queryFn: ({ signal }) => call<DraftReply>('GET', path, { query: { locale }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const take = useMutation({
    mutationFn: () => call<DraftReply>('POST', path, { body: { locale } }),
    onSuccess: onTake,
  })
  const reasons = useQuery(reasonsQuery).data ?? []
  const proposed = draft.data
  const isEmpty = !proposed || (proposed.summary === null && proposed.reason === null)
  const mayTake = !isEmpty && !take.isPending && !take.isSuccess
  useShortcut('Alt+G', say('take'), () => take.mutate(), mayTake)
  if (draft.error) return <ProblemLine problem={draft.error} />
  if (isEmpty) return null
  const { summary, reason } = proposed
  return (
    <section className="note-i draft" aria-label={say('title')}>
      <div className="row wrap">
        <b>{say('title')}</b>
        <span className="t3 f12">{say('from')}</span>
        <span className="sp" />
        {take.isSuccess ? (
          <span className="f12 t2" role="status">
            {say('taken')}
          </span>
        ) : (
          <button
            type="button"
            className="btn s"
            aria-keyshortcuts="Alt+G"
            disabled={!mayTake}
            onClick={() => take.mutate()}
          >
            {say('take')} <Kbd keys="Alt+G" />
          </button>
        )}
      </div>
      <ProblemLine problem={take.error} />
      {summary && <p className="draft-text">{summary.text}</p>}
      {reason && (
        <p className="f12">
          {say('reason')} <b>{pathWords(reasons, reason.code, locale) || reason.code}</b>{' '}
          <span className="t2">
            {reason.by === 'bot' ? say('by-bot', { intent: reason.intent[locale] }) : <Why reason={reason} />}
          </span>
        </p>
      )}
    </section>
  )
}

function Why({ reason }: { readonly reason: NonNullable<DraftReply['reason']> }) {
  const say = useWords(draftWords)
  const locale = useLocale()
  const [word] = reason.words
  return (
    <>
      {say('by-intent', { intent: reason.intent[locale] })}
      {word !== undefined && ` · ${say('by-words', { words: reason.words.join(locale === 'en' ? ', ' : '、') })}`}
    </>
  )
}
