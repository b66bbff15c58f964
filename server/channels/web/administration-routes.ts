import { z } from 'zod'
import { type ChannelRefusal, listChannels, rotateIdentitySecret, saveChannel } from '#channels/web/channels.ts'
import { channelBody, channelKey, channelList, channelView, identitySecretReply } from '#channels/web/contract.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const CHANNEL: Statuses<ChannelRefusal> = { 'channel-not-found': 404, 'edited-meanwhile': 409 }
const tags = ['Chat entrances']
const config = { access: { permission: 'web.administer' } }
const params = z.object({ key: channelKey })

export function administrationRoutes(app: HttpApp, platform: Platform): void {
  app.get(
    '/api/web-channels',
    { config, schema: { tags, summary: 'Chat entrances', response: { 200: channelList } } },
    async () => ({ channels: await listChannels(platform.db) }),
  )
  app.put(
    '/api/web-channels/:key',
    {
      config,
      schema: {
        tags,
        summary: 'Write a chat entrance whole',
        params,
        body: channelBody,
        response: { 200: channelView },
      },
    },
    async (request) => answer(await saveChannel(platform, actorOf(request), request.params.key, request.body), CHANNEL),
  )
  app.post(
    '/api/web-channels/:key/identity-secret',
    {
      config,
      schema: {
        tags,
        summary: 'A new secret for the bank’s page to vouch with',
        params,
        response: { 200: identitySecretReply },
      },
    },
    async (request) => answer(await rotateIdentitySecret(platform, actorOf(request), request.params.key), CHANNEL),
  )
}
