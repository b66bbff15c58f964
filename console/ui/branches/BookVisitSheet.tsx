import '../problems/branch-problems.ts'
import './branches.css'
import { type FormEvent, useId, useState } from 'react'
import type { VisitView } from '#modules/branches/contract.ts'
import { PAPERS, papersOf, SERVICES, type ServiceCode } from '#modules/branches/services-contract.ts'
import { Sheet } from '../overlay/Sheet.tsx'
import { Choose } from '../parts/Choose.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useLocale, useWords } from '../words/words.ts'
import { SlotPicker } from './SlotPicker.tsx'
import { useBranches, useVisitAct } from './use-visits.ts'
import { visitWords } from './visit-words.ts'

/** The contact it is agreed in, whose customer it is for, or the visit that is booked again. */
export type BookedFor =
  | { readonly contactId: string }
  | { readonly customerId: string }
  | { readonly afterVisitId: string; readonly unitId: string; readonly service: ServiceCode }

interface Props {
  readonly of: BookedFor
  readonly onClose: () => void
  readonly onBooked?: (visit: VisitView) => void
}

/** A place at a branch is booked: where, what for, what to bring, when. */
export function BookVisitSheet({ of, onClose, onBooked }: Props) {
  const say = useWords(visitWords)
  const locale = useLocale()
  const id = useId()
  const [clientId, setClientId] = useState(() => crypto.randomUUID())
  const [unitId, setUnitId] = useState('unitId' in of ? of.unitId : '')
  const [chosen, setService] = useState<ServiceCode | null>('service' in of ? of.service : null)
  const [from, setFrom] = useState<number | null>(null)
  const [wish, setWish] = useState('')
  const read = useBranches()
  const branches = read.data?.branches ?? []
  const offered = branches.find((branch) => branch.unitId === unitId)?.settings?.services ?? []
  const service = chosen !== null && offered.includes(chosen) ? chosen : offered[0]
  const book = useVisitAct((visit) => {
    onClose()
    onBooked?.(visit)
  })
  const whose =
    'contactId' in of ? { contactId: of.contactId } : 'customerId' in of ? of : { afterVisitId: of.afterVisitId }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (service === undefined || from === null || book.isPending) return
    const body = { ...whose, clientId, service, from, ...(wish.trim() === '' ? {} : { wish: wish.trim() }) }
    book.mutate({ path: `/api/branches/${unitId}/bookings`, body })
  }
  const anew = () => {
    // What is chosen anew is another booking.
    setClientId(crypto.randomUUID())
    setFrom(null)
  }
  return (
    <Sheet title={say('book')} onClose={onClose}>
      <form className="visit-form" onSubmit={onSubmit}>
        <ProblemLine problem={read.error ?? book.error} />
        <p className="t2 f12">{say('contactId' in of ? 'ofContact' : 'ofCustomer')}</p>
        {read.data && branches.length === 0 && <p className="t3">{say('noBranches')}</p>}
        <Choose
          label={say('branch')}
          all={say('chooseBranch')}
          value={unitId}
          choices={branches.map((branch) => ({ value: branch.unitId, label: branch.name }))}
          onChoose={(value) => {
            setUnitId(value)
            anew()
          }}
        />
        {service !== undefined && (
          <>
            <Choose
              label={say('service')}
              value={service}
              choices={offered.map((code) => ({ value: code, label: SERVICES[code].name[locale] }))}
              onChoose={(value) => {
                setService(offered.find((code) => code === value) ?? null)
                anew()
              }}
            />
            <div>
              <span className="label">{say('bring')}</span>
              <ul>
                {papersOf(service).map((paper) => (
                  <li key={paper}>{PAPERS[paper][locale]}</li>
                ))}
              </ul>
            </div>
          </>
        )}
        <SlotPicker unitId={unitId} from={from} onChoose={setFrom} />
        <div>
          <label className="label" htmlFor={id}>
            {say('wish')}
          </label>
          <input
            id={id}
            className="field"
            maxLength={300}
            value={wish}
            onChange={(event) => setWish(event.target.value)}
          />
        </div>
        <div className="row">
          <span className="sp" />
          <button type="submit" className="btn p" disabled={from === null || service === undefined || book.isPending}>
            {say('confirm')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
