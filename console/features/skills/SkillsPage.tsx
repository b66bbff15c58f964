import './problems.ts'
import './skills.css'
import { lazy, Suspense } from 'react'
import { Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useWords } from '../../ui/words/words.ts'
import { SkillList } from './SkillList.tsx'
import { skillsWords } from './words.ts'

const SkillPanel = lazy(() => import('./SkillPanel.tsx').then((file) => ({ default: file.SkillPanel })))

/** No code holds a stroke. */
const NEW_SKILL = 'new/'

/** The bank's skills, who holds them and which queues ask for them; one open beside the list. */
export function SkillsPage() {
  const say = useWords(skillsWords)
  const [open, setOpen] = useOpen()
  return (
    <Split
      title={say('title')}
      tools={
        <button type="button" className="btn s" onClick={() => setOpen(NEW_SKILL)}>
          {say('add')}
        </button>
      }
      beside={
        open !== null && (
          <Suspense fallback={<Skeleton />}>
            <SkillPanel key={open} open={open} isNew={open === NEW_SKILL} onOpen={setOpen} />
          </Suspense>
        )
      }
    >
      <SkillList open={open} onOpen={setOpen} />
    </Split>
  )
}
