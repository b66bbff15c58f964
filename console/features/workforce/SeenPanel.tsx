import { lazy, Suspense } from 'react'
import type { PlanRow, PlanView } from '#modules/workforce/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { PARTS, type Part } from '../../ui/drill/use-figure-contacts.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { dayAndTime, timeOfDay } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { ModelBehind } from './ModelBehind.tsx'
import { NeedBehind } from './NeedBehind.tsx'
import type { ChangePlan } from './PlanPage.tsx'
import type { PlanPlace } from './plan-view.ts'
import { planWords } from './words.ts'

const FigurePanel = lazy(() => import('../../ui/drill/FigurePanel.tsx').then((file) => ({ default: file.FigurePanel })))
const ContactPanel = lazy(() =>
  import('../../ui/drill/ContactPanel.tsx').then((file) => ({ default: file.ContactPanel })),
)

interface Props {
  readonly plan: PlanView
  readonly place: PlanPlace
  readonly part: string
  readonly contactId: string
  readonly change: ChangePlan
}

/** What stands behind one figure of a half hour, and from there one contact. */
export function SeenPanel({ plan, place, part, contactId, change }: Props) {
  const say = useWords(planWords)
  const sayDrill = useWords(drillWords)
  const close = () => change({ see: null, at: null, part: null, contact: null })
  if (contactId !== '') {
    const onBack = place.seen ? () => change({ contact: null }, true) : undefined
    return (
      <SidePanel title={sayDrill('contact')} about={contactId} onClose={close} onBack={onBack}>
        <Suspense fallback={<Skeleton />}>
          <ContactPanel key={contactId} contactId={contactId} />
        </Suspense>
      </SidePanel>
    )
  }
  const { seen } = place
  const row = plan.rows.find(({ startAt }) => startAt === seen?.at)
  if (!seen || !row) return null
  const title = say('openTitle', {
    what: say(seen.figure === 'need' ? 'needShort' : seen.figure),
    day: row.date.slice(5),
    time: timeOfDay(row.startAt),
  })
  return (
    <SidePanel title={title} about={`${seen.figure} ${seen.at}`} onClose={close}>
      <Suspense fallback={<Skeleton />}>
        {seen.figure === 'model' && <ModelBehind plan={plan} row={row} />}
        {seen.figure === 'need' && <NeedBehind plan={plan} row={row} />}
        {seen.figure === 'actual' && (
          <ActualBehind
            plan={plan}
            row={row}
            part={PARTS.find((one) => one === part) ?? 'denominator'}
            change={change}
          />
        )}
      </Suspense>
    </SidePanel>
  )
}

interface ActualProps {
  readonly plan: PlanView
  readonly row: PlanRow
  readonly part: Part
  readonly change: ChangePlan
}

/** The very contacts of a half hour the house counted itself; of an imported one, which file said so. */
function ActualBehind({ plan, row, part, change }: ActualProps) {
  const say = useWords(planWords)
  const mayOpen = useMay('insights.read')
  const day = plan.days.find(({ date }) => date === row.date)
  if (day?.source === 'imported')
    return (
      <p className="pb">
        {say('importedBehind', {
          at: day.importedAt === null ? '—' : dayAndTime(day.importedAt, plan.asOf),
          by: day.importedBy ?? say('nobody'),
        })}
      </p>
    )
  if (!mayOpen) return <p className="pb t3">{say('countedHere')}</p>
  const before = row.startAt + plan.intervalMinutes * 60_000
  return (
    <FigurePanel
      span={{ key: 'answer_rate', from: row.startAt, before, queueId: plan.queueId }}
      part={part}
      onPart={(next) => change({ part: next })}
      onContact={(contact) => change({ contact }, true)}
    />
  )
}
