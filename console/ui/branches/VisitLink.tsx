import { Link } from '@tanstack/react-router'
import { useMay } from '../../app/session/me.ts'
import { useMyBranches } from './use-visits.ts'

interface Props {
  readonly visitId: string
  readonly reference: string
  readonly unitId: string
  /** The day at the branch on whose list it stands. */
  readonly onDay: string
}

/** The number of a visit; it opens the day of its branch for those who may see that. */
export function VisitLink({ visitId, reference, unitId, onDay }: Props) {
  const mayRead = useMay('branches.read')
  const mine = useMyBranches(mayRead)
  if (!mine.data?.branches.some((branch) => branch.unitId === unitId)) return <span className="t2 nw">{reference}</span>
  return (
    <Link className="open nw" to="/branch-day" search={{ unit: unitId, date: onDay, open: visitId }}>
      {reference}
    </Link>
  )
}
