import { useQuery } from '@tanstack/react-query'
import type { MessagePage } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'

const LONGEST = 4_000

/** What the customer said in a contact, in their words and order: the story nobody has to tell twice. Empty: nothing yet. */
export function useStory(contactId: string | null): string {
  const read = useQuery({
    queryKey: ['complaints', 'story', contactId],
    queryFn: () => call<MessagePage>('GET', `/api/contacts/${contactId}/messages`),
    enabled: contactId !== null,
  })
  return storyOf(read.data?.messages ?? [])
}

export const storyOf = (messages: MessagePage['messages']): string =>
  messages
    .filter(({ author, audience }) => author.kind === 'customer' && audience === 'everyone')
    .flatMap(({ body }) => (body.kind === 'text' ? [body.text.trim()] : []))
    .join('\n')
    .slice(0, LONGEST)
