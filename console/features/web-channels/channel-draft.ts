import type { z } from 'zod'
import type { ChannelView, channelBody } from '#channels/web/contract.ts'
import type { Topic } from '../../queries/queues.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'

export function draftOf(channel: ChannelView | undefined): Draft {
  if (!channel) return { isActive: true, topics: [] }
  const { key, name, greeting, isActive } = channel
  return {
    key,
    name,
    greeting,
    isActive,
    topics: channel.topics.map(({ topic }) => topic),
    allowedOrigins: channel.allowedOrigins.join('\n'),
  }
}

/** The body of an entrance: topics keep the name they have here, new ones take the name of the topic. */
export function bodyOf(draft: Draft, channel: ChannelView | undefined, topics: readonly Topic[]) {
  const chosen: readonly unknown[] = Array.isArray(draft.topics) ? draft.topics : []
  return {
    name: draft.name,
    greeting: draft.greeting,
    topics: chosen.flatMap((code) => {
      const known = channel?.topics.find(({ topic }) => topic === code)
      const named = topics.find((topic) => topic.code === code)
      return known ? [known] : named ? [{ topic: named.code, name: named.name }] : []
    }),
    allowedOrigins: linesOf(draft.allowedOrigins),
    isActive: draft.isActive,
    version: channel?.version ?? 0,
  } satisfies Record<keyof z.input<typeof channelBody>, unknown>
}

function linesOf(text: unknown): readonly string[] {
  if (typeof text !== 'string') return []
  return text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What a bank puts on its page. */
export const tagOf = (origin: string, key: string): string =>
  `<script src="${origin}/widget.js" data-channel="${key}" async></script>`

/** What a page with a content security policy must allow, besides. */
export const policyOf = (origin: string): string =>
  `script-src ${origin}; connect-src ${origin} ${origin.replace(/^http/, 'ws')}`
