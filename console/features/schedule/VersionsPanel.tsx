import { useQuery } from '@tanstack/react-query'
import { number, percent } from '../../ui/figures/numbers.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { Publication } from './PublishSheet.tsx'
import { playWords } from './play-words.ts'
import { worstQueue } from './prediction.ts'
import { publicationsQuery } from './use-schedule.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly rosterId: string
  readonly onClose: () => void
}

/** What was published, the newest first: when, by whom, why, and how many still have to agree. */
export function VersionsPanel({ rosterId, onClose }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const sayPlay = useWords(playWords)
  const lowest = (prediction: NonNullable<Publication['prediction']>) => {
    const worst = worstQueue({ queues: prediction })
    return worst ? `${percent(worst.serviceLevel, locale)} % / ${percent(worst.targetShare, locale, 0)} %` : '—'
  }
  const { data, error } = useQuery(publicationsQuery(rosterId))
  return (
    <SidePanel title={say('versions')} about="versions" onClose={onClose}>
      <div className="scroll">
        <ProblemLine problem={error} />
        {!data && !error && <Skeleton />}
        {data?.length === 0 && <EmptyState what={say('noVersions')} todo={say('noVersionsTodo')} />}
        {data && data.length > 0 && (
          <table className="tbl">
            <thead>
              <tr>
                {(['version', 'at', 'by', 'reason'] as const).map((key) => (
                  <th key={key} scope="col">
                    {say(key)}
                  </th>
                ))}
                <th scope="col" className="n">
                  {say('shifts')}
                </th>
                <th scope="col">{sayPlay('foretold')}</th>
                <th scope="col" className="n">
                  {say('waiting')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map(({ version, publishedAt, publishedBy, lateReason, shifts, waiting, prediction }) => (
                <tr key={version}>
                  <th scope="row">{version}</th>
                  <td>{dayAndTime(publishedAt, serverNow())}</td>
                  <td>{publishedBy}</td>
                  <td className="schedule-why">{lateReason}</td>
                  <td className="n">{number(shifts, locale)}</td>
                  <td>{prediction === null ? sayPlay('without') : lowest(prediction)}</td>
                  <td className="n">{number(waiting, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </SidePanel>
  )
}
