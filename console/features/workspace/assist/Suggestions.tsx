import './suggestions.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PutInReply, Suggestion, SuggestionsReply } from '#modules/assist/contract.ts'
import type { DeskContact, Message } from '#modules/conversations/contract.ts'
import { call } from '../../../api/call.ts'
import { useMay } from '../../../app/session/me.ts'
import { Kbd } from '../../../ui/parts/Kbd.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { useShortcut } from '../../../ui/shortcuts/use-shortcut.ts'
import { useWords } from '../../../ui/words/words.ts'
import { insertInto } from '../composer/insertions.ts'
import { SuggestionLine } from './SuggestionLine.tsx'
import { suggestionWords } from './suggestion-words.ts'

interface Props {
  readonly desk: DeskContact
  /** The thread as far as it is read. */
  readonly messages: readonly Message[]
}

/** So often it is asked whether what was put in has been sent. */
const LOOK_AGAIN_MS = 2_000

/** Answers with their sources above the composer, renewed with every message of the customer; one key puts one in. */
export function Suggestions({ desk, messages }: Props) {
  const say = useWords(suggestionWords)
  const may = useMay('assist.use')
  const { contactId, conversationId } = desk.contact
  const asked = messages.findLast(({ author }) => author.kind === 'customer')?.seq ?? 0
  const queries = useQueryClient()
  const key = ['suggestions', contactId]
  const found = useQuery({
    queryKey: [...key, asked],
    queryFn: () => call<SuggestionsReply>('POST', `/api/assist/contacts/${contactId}/suggestions`),
    enabled: may && asked > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      state.data?.suggestions.some(({ isPutIn, isUsed }) => isPutIn && !isUsed) ? LOOK_AGAIN_MS : false,
  })
  const [told, setTold] = useState<'in' | 'nowhere' | null>(null)
  const put = useMutation({
    mutationFn: ({ suggestionId }: Suggestion) =>
      call<PutInReply>('POST', `/api/assist/suggestions/${suggestionId}/put-in`),
    onSuccess: ({ text }) => setTold(insertInto(conversationId, text) ? 'in' : 'nowhere'),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const suggestions = found.data?.suggestions ?? []
  const putIn = (one: Suggestion | undefined) => {
    setTold(null)
    if (one?.mayBeSent && !put.isPending) put.mutate(one)
  }
  useShortcut('Alt+1', say('putIn', { place: 1 }), () => putIn(suggestions[0]), suggestions[0]?.mayBeSent === true)
  useShortcut('Alt+2', say('putIn', { place: 2 }), () => putIn(suggestions[1]), suggestions[1]?.mayBeSent === true)
  useShortcut('Alt+3', say('putIn', { place: 3 }), () => putIn(suggestions[2]), suggestions[2]?.mayBeSent === true)
  if (!may || asked === 0 || !found.data?.seq) return null
  return (
    <section className="suggestions" aria-label={say('title')}>
      <p className="row f12 t3">
        <b>{say('title')}</b>
        {suggestions.length === 0 && (
          <span>
            {say('none')} <Kbd keys="Alt+K" />
          </span>
        )}
        <span className="sp" />
        <span role="status">{told !== null && say(told)}</span>
      </p>
      <ProblemLine problem={put.error} onDismiss={put.reset} />
      {suggestions.length > 0 && (
        <ol>
          {suggestions.map((one, place) => (
            <SuggestionLine
              key={one.suggestionId}
              suggestion={one}
              contactId={contactId}
              keys={`Alt+${place + 1}`}
              onPutIn={() => putIn(one)}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
