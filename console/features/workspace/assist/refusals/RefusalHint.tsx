import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HeardRefusal, RefusalList } from '#modules/assist/refusals-contract.ts'
import type { DeskContact, Message } from '#modules/conversations/contract.ts'
import { call } from '../../../../api/call.ts'
import { useMay } from '../../../../app/session/me.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { ProblemLine } from '../../../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../../../ui/words/words.ts'
import { refusalWords } from './refusal-words.ts'

interface Props {
  readonly desk: DeskContact
  /** The thread as far as it is read. */
  readonly messages: readonly Message[]
}

/** What the customer told the bank to stop: one click carries it out, with their message as the proof. */
export function RefusalHint({ desk, messages }: Props) {
  const say = useWords(refusalWords)
  const mayRead = useMay('consent.read')
  const mayRecord = useMay('consent.record')
  const { contactId, customer } = desk.contact
  const newest = messages.findLast(({ author }) => author.kind === 'customer')?.seq ?? 0
  const queries = useQueryClient()
  const key = ['spoken-refusals', contactId]
  const at = `/api/assist/contacts/${contactId}/refusals`
  const heard = useQuery({
    queryKey: [...key, newest],
    queryFn: ({ signal }) => call<RefusalList>('GET', at, { signal }),
    enabled: mayRead && newest > 0,
    placeholderData: (before) => before,
  })
  const record = useMutation({
    mutationFn: ({ seq }: HeardRefusal) => call<RefusalList>('PUT', at, { body: { seq } }),
    onSuccess: async (list) => {
      queries.setQueryData([...key, newest], list)
      await queries.invalidateQueries({ queryKey: ['customer-consents', customer?.customerId] })
    },
  })
  const refusals = heard.data?.refusals ?? []
  if (refusals.length === 0) return null
  return (
    <section className="spoken-refusals" aria-label={say('title')}>
      {refusals.slice(-3).map((one) => (
        <div key={one.seq} className={`${one.isCarriedOut ? 'note-i' : 'note-w'} row wrap`}>
          <Icon name={one.isCarriedOut ? 'tick' : 'hand'} />
          <span>
            {one.isCarriedOut ? say('carriedOut') : say('said')}
            {one.stops.map((stop) => say(`stop-${stop}`)).join(say('and'))}
          </span>
          <span className="sp" />
          {!one.isCarriedOut && mayRecord && desk.role === 'owner' && (
            <button type="button" className="btn s p" disabled={record.isPending} onClick={() => record.mutate(one)}>
              {say('carryOut')}
            </button>
          )}
        </div>
      ))}
      <ProblemLine problem={record.error} />
    </section>
  )
}
