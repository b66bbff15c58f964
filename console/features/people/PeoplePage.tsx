import './problems.ts'
import './people.css'
import { lazy, Suspense } from 'react'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useWords } from '../../ui/words/words.ts'
import { PeopleList } from './PeopleList.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { peopleWords } from './words.ts'

const AddPerson = lazy(() => import('./AddPerson.tsx').then((file) => ({ default: file.AddPerson })))

/** Who works here: found by name, unit, role or skill; one person open beside the list. */
export function PeoplePage() {
  const say = useWords(peopleWords)
  const [open, setOpen] = useOpen()
  const mayAdd = useMay('identity.manage-people')
  const close = () => setOpen(null)
  const beside =
    open === 'new' && mayAdd ? (
      <Beside title={say('newTitle')} onClose={close}>
        <Suspense fallback={<Skeleton />}>
          <AddPerson onAdded={setOpen} />
        </Suspense>
      </Beside>
    ) : (
      open !== null && open !== 'new' && <PersonPanel key={open} personId={open} onClose={close} />
    )
  return (
    <Split
      title={say('title')}
      tools={
        mayAdd && (
          <button type="button" className="btn s" onClick={() => setOpen('new')}>
            {say('add')}
          </button>
        )
      }
      beside={beside}
    >
      <PeopleList open={open} onOpen={setOpen} />
    </Split>
  )
}
