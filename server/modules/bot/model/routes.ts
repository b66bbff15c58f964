import type { BotDeps } from '#modules/bot/deps.ts'
import { viewModel } from '#modules/bot/model/view-calls.ts'
import { modelView } from '#modules/bot/model-contract.ts'
import type { HttpApp } from '#platform/http/server.ts'

export function modelRoutes(app: HttpApp, deps: BotDeps): void {
  app.get(
    '/api/bot/model',
    {
      config: { access: { permission: 'bot.read-model' } },
      schema: {
        tags: ['Bot'],
        summary: 'Which language model helps the bot, what it used today, and its newest calls',
        response: { 200: modelView },
      },
    },
    () => viewModel(deps),
  )
}
