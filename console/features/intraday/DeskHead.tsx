import type { z } from 'zod'
import type { DeskDay, deskQueueList } from '#modules/intraday/contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { ChangeDesk } from './DeskPage.tsx'
import type { DeskPlace } from './desk-view.ts'
import { deskWords } from './words.ts'

export type DeskQueue = z.infer<typeof deskQueueList>['queues'][number]

interface Props {
  readonly queues: readonly DeskQueue[]
  readonly queue: DeskQueue | undefined
  readonly day: DeskDay | undefined
  readonly place: DeskPlace
  readonly change: ChangeDesk
}

/** Which queue, what opens beside it, and how fresh it is. */
export function DeskHead({ queues, queue, day, place, change }: Props) {
  const say = useWords(deskWords)
  const locale = useLocale()
  const toggle = (panel: 'settings' | 'hours') => (
    <button
      type="button"
      className="btn s toggle"
      aria-pressed={place.panel === panel}
      onClick={() => change({ panel: place.panel === panel ? null : panel, person: null })}
    >
      {say(panel)}
    </button>
  )
  return (
    <div className="page-head">
      <div className="row wrap">
        <h1>{say('title')}</h1>
        <Choose
          label={say('queue')}
          value={queue?.queueId ?? ''}
          choices={queues.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
          onChoose={(chosen) => change({ queue: chosen })}
        />
        <span className="sp" />
        {toggle('hours')}
        {toggle('settings')}
        <AsOf at={day?.asOf ?? null} />
      </div>
    </div>
  )
}
