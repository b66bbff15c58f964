import { lazy, Suspense } from 'react'
import { SidePanel } from '../overlay/SidePanel.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'

const ContactPanel = lazy(() => import('./ContactPanel.tsx').then((file) => ({ default: file.ContactPanel })))

interface Props {
  readonly title: string
  /** Empty: nothing is open. */
  readonly contactId: string
  readonly onClose: () => void
}

/** The contact behind a line of a list, beside the list. */
export function ContactBeside({ title, contactId, onClose }: Props) {
  if (contactId === '') return null
  return (
    <SidePanel title={title} about={contactId} onClose={onClose}>
      <Suspense fallback={<Skeleton />}>
        <ContactPanel key={contactId} contactId={contactId} />
      </Suspense>
    </SidePanel>
  )
}
