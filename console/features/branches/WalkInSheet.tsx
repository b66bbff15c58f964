import { useState } from 'react'
import type { BranchView, VisitView } from '#modules/branches/contract.ts'
import { SERVICES, type ServiceCode } from '#modules/branches/services-contract.ts'
import { useVisitAct } from '../../ui/branches/use-visits.ts'
import { Sheet } from '../../ui/overlay/Sheet.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { CustomerFinder } from './CustomerFinder.tsx'
import { branchWords } from './words.ts'

interface Props {
  readonly branch: BranchView
  readonly onClose: () => void
  readonly onCheckedIn: (visit: VisitView) => void
}

/** Somebody came without a booking: who they are if that is known, and what for. */
export function WalkInSheet({ branch, onClose, onCheckedIn }: Props) {
  const say = useWords(branchWords)
  const locale = useLocale()
  const [clientId] = useState(() => crypto.randomUUID())
  const offered = branch.settings?.services ?? []
  const [service, setService] = useState<ServiceCode | undefined>(offered[0])
  const checkIn = useVisitAct((visit) => {
    onClose()
    onCheckedIn(visit)
  })
  const send = (customerId?: string) =>
    checkIn.mutate({
      path: `/api/branches/${branch.unitId}/walk-ins`,
      body: { clientId, service, ...(customerId === undefined ? {} : { customerId }) },
    })
  return (
    <Sheet
      title={say('walkIn')}
      onClose={onClose}
      foot={
        <button type="button" className="btn" disabled={checkIn.isPending} onClick={() => send()}>
          {say('asUnknown')}
        </button>
      }
    >
      <div className="visit-form">
        <ProblemLine problem={checkIn.error} onDismiss={checkIn.reset} />
        <Choose
          label={say('service')}
          value={service ?? ''}
          choices={offered.map((code) => ({ value: code, label: SERVICES[code].name[locale] }))}
          onChoose={(value) => setService(offered.find((code) => code === value))}
        />
        <CustomerFinder choose={(name) => say('checkInAs', { name })} isBusy={checkIn.isPending} onChoose={send} />
        <p className="t3 f12">{say('byDocument')}</p>
      </div>
    </Sheet>
  )
}
