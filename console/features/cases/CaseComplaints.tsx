import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ComplaintList } from '#modules/complaints/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { useWords } from '../../ui/words/words.ts'
import { caseWords } from './words.ts'

/** Complaints it was opened for or became; one step to take the matter in as a complaint. */
export function CaseComplaints({ caseId }: { readonly caseId: string }) {
  const say = useWords(caseWords)
  const mayRead = useMay('complaints.read')
  const mayRegister = useMay('complaints.register')
  const read = useQuery({
    queryKey: ['complaints', 'of-case', caseId],
    queryFn: () => call<ComplaintList>('GET', '/api/complaints', { query: { caseId, show: 'all' } }),
    enabled: mayRead,
  })
  const complaints = read.data?.complaints ?? []
  if (!mayRegister && complaints.length === 0) return null
  return (
    <p className="row wrap">
      {complaints.map(({ complaintId, reference }) => (
        <Link key={complaintId} to="/complaints" search={{ open: complaintId }}>
          {say('ofComplaint', { reference })}
        </Link>
      ))}
      {mayRegister && (
        <Link className="btn s" to="/complaints" search={{ open: 'new', case: caseId }}>
          {say('makeComplaint')}
        </Link>
      )}
    </p>
  )
}
