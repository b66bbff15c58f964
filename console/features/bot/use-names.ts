import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { IntentView } from '#modules/bot/editor-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { reasonsQuery } from '../../queries/codes.ts'
import { useTopics } from '../../queries/use-topics.ts'
import { useLocale } from '../../ui/words/words.ts'
import { useTold } from './told.ts'
import { articleTitlesQuery, flowsQuery, intentsQuery, namesQuery } from './use-bot.ts'

const flowHead = z.object({ name: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }) })

/** What intents, flows, articles, topics and reasons are called, as far as the reader may know; else their code. */
export function useBotNames() {
  const locale = useLocale()
  const told = useTold()
  const mayWrite = useMay('bot.write')
  const mayRead = useMay('bot.read')
  const mayArticles = useMay('knowledge.write-articles')
  const intents = useQuery({ ...intentsQuery, enabled: mayWrite }).data
  const flows = useQuery({ ...flowsQuery, enabled: mayWrite }).data
  const names = useQuery({ ...namesQuery, enabled: !mayWrite && mayRead }).data
  const articles = useQuery({ ...articleTitlesQuery, enabled: mayArticles }).data
  const reasons = useQuery(reasonsQuery).data
  const topics = useTopics()
  const named = (kind: 'intent' | 'flow', code: string) =>
    names?.find((one) => one.kind === kind && one.code === code)?.name[locale] ?? code
  const flowName = (code: string) => {
    const flow = flows?.find((one) => one.code === code)
    const read = flow && flowHead.safeParse(JSON.parse(flow.flow))
    return read?.success ? read.data.name[locale] : named('flow', code)
  }
  const articleName = (code: string) => {
    const titles = articles?.find((one) => one.code === code)?.titles
    return titles?.[locale] ?? titles?.['zh-CN'] ?? titles?.en ?? code
  }
  return {
    intents: intents ?? [],
    flows: flows ?? [],
    articles: articles ?? [],
    reasons: reasons ?? [],
    topics,
    topicName: topics.topicName,
    intentName: (code: string | null) =>
      code === null
        ? told.noIntent
        : (intents?.find((one) => one.code === code)?.name[locale] ?? named('intent', code)),
    flowName,
    articleName,
    articleById: (articleId: string) => {
      const found = articles?.find((one) => one.articleId === articleId)
      return found ? articleName(found.code) : null
    },
    target: (does: IntentView['does']) =>
      does.kind === 'article'
        ? articleName(does.article)
        : does.kind === 'flow'
          ? flowName(does.flow)
          : told.why(does.why),
  }
}
