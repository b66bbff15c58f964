import { useQuery } from '@tanstack/react-query'
import { useMay } from '../app/session/me.ts'
import { useLocale } from '../ui/words/words.ts'
import { topicsQuery } from './queues.ts'

/** The topics to choose from, for those who may read them; a code nobody knows stands for itself. */
export function useTopics() {
  const locale = useLocale()
  const mayRead = useMay('routing.read-queues')
  const topics = useQuery({ ...topicsQuery, enabled: mayRead }).data ?? []
  const choices = topics.map(({ code, name }) => ({ value: code, label: name[locale] }))
  return { mayRead, choices, topicName: (code: string) => choices.find(({ value }) => value === code)?.label ?? code }
}
