import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { upsetList } from '#modules/assist/help-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { FeelingReasons } from '../../ui/feeling/FeelingReasons.tsx'
import { feelingWords } from '../../ui/feeling/words.ts'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'

const FRESH_MS = 10_000

/** Customers who are upset now, the longest first, each by their own words; opens to the contact. */
export function UpsetNow({ onOpen }: { readonly onOpen: (panel: BoardPanel) => void }) {
  const say = useWords(feelingWords)
  const may = useMay('assist.see-upset')
  const list = useQuery({
    queryKey: ['upset-now'],
    queryFn: ({ signal }) => call<z.infer<typeof upsetList>>('GET', '/api/assist/upset', { signal }),
    enabled: may,
    refetchInterval: FRESH_MS,
  })
  const contacts = list.data?.contacts ?? []
  if (list.error) return <ProblemLine problem={list.error} />
  if (contacts.length === 0) return null
  return (
    <section aria-label={say('upset')}>
      <h3 className="pb f12 t2">
        {say('upset')} {contacts.length}
      </h3>
      <ul>
        {contacts.map(({ contactId, reference, owner, upsetSince, reasons }) => (
          <li key={contactId} className="sec">
            <div className="row">
              <button type="button" className="open nw" onClick={() => onOpen({ kind: 'contact', contactId })}>
                {reference}
              </button>
              <span className="ell">{owner?.name}</span>
              <span className="sp" />
              <span className="t3 f12 nw">{say('since', { time: timeOfDay(upsetSince) })}</span>
            </div>
            <div className="t2 f12">
              <FeelingReasons reasons={reasons} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
