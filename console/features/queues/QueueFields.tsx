import { useQuery } from '@tanstack/react-query'
import { calendarsQuery } from '../../queries/calendars.ts'
import type { Queue } from '../../queries/queues.ts'
import { NamesItem, NumberItem, PickItem, SwitchItem, TextItem } from '../../ui/form/items.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { channelChoices, languageChoices } from './choices.ts'
import { Needs, Relaxations } from './QueueNeeds.tsx'
import { queueWords } from './words.ts'

interface Props {
  /** Null for a new one, whose code is still to be chosen. */
  readonly queueId: string | null
  readonly queues: readonly Queue[]
}

export function QueueFields({ queueId, queues }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const calendars = useQuery(calendarsQuery)
  const others = queues
    .filter((queue) => queue.queueId !== queueId)
    .map((queue) => ({ value: queue.queueId, label: queue.name[locale] }))
  return (
    <>
      <ProblemLine problem={calendars.error} onRetry={() => void calendars.refetch()} />
      <NamesItem at="name" label={say('name')} />
      <TextItem
        at="code"
        label={say('code')}
        hint={say(queueId === null ? 'codeHint' : 'codeFixed')}
        disabled={queueId !== null}
      />
      <div className="pair">
        <PickItem at="channel" label={say('channel')} choices={channelChoices(queues, locale)} />
        <PickItem
          at="language"
          label={say('language')}
          none={say('noLanguage')}
          choices={languageChoices(queues, locale)}
        />
      </div>
      <PickItem
        at="calendarKey"
        label={say('hours')}
        hint={say('hoursHint')}
        none={say('alwaysOpen')}
        choices={(calendars.data ?? []).map(({ key, name }) => ({ value: key, label: name[locale] }))}
      />
      <h2>{say('needs')}</h2>
      <Needs at={['requirements']} others={others} />
      <Relaxations others={others} />
      <h2>{say('target')}</h2>
      <div className="pair">
        <NumberItem at="thresholdSeconds" label={say('threshold')} unit={say('seconds')} min={1} max={3600} />
        <NumberItem at="targetShare" label={say('share')} unit="%" min={1} max={100} />
      </div>
      <h2>{say('offering')}</h2>
      <div className="pair">
        <NumberItem at="ringSeconds" label={say('ring')} unit={say('seconds')} min={5} max={120} />
        <NumberItem at="preferSeconds" label={say('prefer')} unit={say('seconds')} min={0} max={600} />
      </div>
      <SwitchItem at="autoAccept" label={say('autoAccept')} hint={say('autoAcceptHint')} />
      <SwitchItem at="isExpert" label={say('expert')} hint={say('expertHint')} />
      <h2>{say('longWait')}</h2>
      <div className="pair">
        <PickItem at={['overflow', 'toQueueId']} label={say('overflowTo')} none={say('noOverflow')} choices={others} />
        <NumberItem
          at={['overflow', 'afterSeconds']}
          label={say('overflowAfter')}
          unit={say('seconds')}
          min={1}
          max={7200}
        />
      </div>
      <NumberItem
        at="offerInsteadAfterSeconds"
        label={say('insteadAfter')}
        hint={say('insteadHint')}
        unit={say('seconds')}
        min={1}
        max={7200}
      />
      <SwitchItem at="offersCallback" label={say('offersCallback')} />
      <SwitchItem at="offersMessage" label={say('offersMessage')} />
      <h2>{say('state')}</h2>
      <SwitchItem at="active" label={say('inUse')} hint={say('activeHint')} />
    </>
  )
}
