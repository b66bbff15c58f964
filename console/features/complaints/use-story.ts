import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '#modules/cases/contract.ts'
import type { MessagePage } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'
import { carriedOver } from '../../ui/script/form-values.ts'
import { scriptFormsQuery } from '../../ui/script/use-script-forms.ts'
import { useLocale } from '../../ui/words/words.ts'

const LONGEST = 4_000

/**
 * What the customer said in a contact, in their words and order, what was filled in beside it, and what a case is about: the
 * story nobody has to tell twice. Empty: nothing yet.
 */
export function useStory(contactId: string | null, caseId: string | null): string {
  const locale = useLocale()
  const forms = useQuery({ ...scriptFormsQuery(contactId ?? ''), enabled: contactId !== null })
  const read = useQuery({
    queryKey: ['complaints', 'story', contactId],
    queryFn: () => call<MessagePage>('GET', `/api/contacts/${contactId}/messages`),
    enabled: contactId !== null,
  })
  const about = useQuery({
    queryKey: ['cases', 'one', caseId],
    queryFn: () => call<CaseView>('GET', `/api/cases/${caseId}`),
    enabled: caseId !== null,
  })
  const found = (forms.data?.forms ?? []).map(({ fields, values }) => carriedOver(fields, values, locale).note)
  return [about.data?.title ?? '', storyOf(read.data?.messages ?? []), ...found]
    .filter(Boolean)
    .join('\n')
    .slice(0, LONGEST)
}

export const storyOf = (messages: MessagePage['messages']): string =>
  messages
    .filter(({ author, audience }) => author.kind === 'customer' && audience === 'everyone')
    .flatMap(({ body }) => (body.kind === 'text' ? [body.text.trim()] : []))
    .join('\n')
    .slice(0, LONGEST)
