import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../app/session/me.ts'
import { kpisQuery } from '../../queries/kpis.ts'
import { queuesQuery, topicsQuery } from '../../queries/queues.ts'
import { skillsQuery } from '../../queries/skills.ts'
import { unitsQuery } from '../../queries/units.ts'
import type { FactNames } from '../facts/fact-words.ts'
import { channelName } from '../words/channel-words.ts'
import { useLocale } from '../words/words.ts'

/** What queues, topics, units, skills and figures are called, as far as the reader may know. */
export function useNames(): Required<Omit<FactNames, 'person'>> & { topic(code: string): string } {
  const locale = useLocale()
  const mayReadQueues = useMay('routing.read-queues')
  const queues = useQuery({ ...queuesQuery, enabled: mayReadQueues }).data
  const topics = useQuery({ ...topicsQuery, enabled: mayReadQueues }).data
  const kpis = useQuery({ ...kpisQuery, enabled: useMay('insights.read') }).data
  const units = useQuery(unitsQuery).data
  const skills = useQuery(skillsQuery).data
  return {
    queue: (id) => queues?.find(({ queueId }) => queueId === id)?.name[locale],
    topic: (code) => topics?.find((topic) => topic.code === code)?.name[locale] ?? code,
    unit: (id) => units?.find(({ unitId }) => unitId === id)?.name,
    skill: (code) => skills?.find((skill) => skill.code === code)?.names[locale],
    kpi: (key) => kpis?.kpis.find((kpi) => kpi.key === key)?.name[locale],
    channel: (channel) => channelName(channel, locale),
  }
}
