import './feeling.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FeelingReply } from '#modules/assist/help-contract.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { call } from '../../../../api/call.ts'
import { FeelingReasons } from '../../../../ui/feeling/FeelingReasons.tsx'
import { feelingWords } from '../../../../ui/feeling/words.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { timeOfDay } from '../../../../ui/time/instant.ts'
import { useWords } from '../../../../ui/words/words.ts'

/** Not a mood but something to heed, though the customer is calm. */
const GRAVE: ReadonlySet<string> = new Set([
  'complaint',
  'regulator',
  'legal',
  'fraud',
  'self-harm',
  'death',
  'hardship',
])

/** How the customer feels, under the head of the contact: said by their words, read again with each of their messages. */
export function FeelingLine({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(feelingWords)
  const { contactId, endedAt } = desk.contact
  const feeling = useQuery({
    queryKey: ['contact-feeling', contactId, desk.lastSeq],
    queryFn: ({ signal }) => call<FeelingReply>('GET', `/api/assist/contacts/${contactId}/feeling`, { signal }),
    placeholderData: keepPreviousData,
    enabled: endedAt === null,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  if (!feeling || endedAt !== null) return null
  const reasons = feeling.isUpset ? feeling.reasons : feeling.reasons.filter(({ why }) => GRAVE.has(why))
  if (reasons.length === 0) return null
  return (
    <p className={feeling.isUpset ? 'note-w under-head feeling' : 'note-i under-head feeling'} role="status">
      <Icon name={feeling.isUpset ? 'endangered' : 'person'} small />{' '}
      <b>
        {say(feeling.isUpset ? 'upset' : 'heed')}
        {feeling.upsetSince !== null && ` ${say('since', { time: timeOfDay(feeling.upsetSince) })}`}
      </b>{' '}
      <FeelingReasons reasons={reasons} />
    </p>
  )
}
