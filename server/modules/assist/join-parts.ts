import type { AssistPart } from '#modules/assist/deps.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Several kinds of help as one: everything side by side; a fact goes to all that react to it, in their order. */
export function joinParts(parts: readonly AssistPart[]): Required<AssistPart> {
  return {
    permissions: Object.assign({}, ...parts.map(({ permissions }) => permissions)),
    routes(app) {
      for (const { routes } of parts) routes?.(app)
    },
    reactions: joinReactions(parts),
    timers: Object.assign({}, ...parts.map(({ timers }) => timers)),
    topics: Object.assign({}, ...parts.map(({ topics }) => topics)),
    commands: Object.assign({}, ...parts.map(({ commands }) => commands)),
    async start() {
      for (const { start } of parts) await start?.()
    },
    async stop() {
      for (const { stop } of parts) await stop?.()
    },
  }
}

function joinReactions(parts: readonly AssistPart[]): Readonly<Record<string, Reaction>> {
  const types = new Set(parts.flatMap(({ reactions }) => Object.keys(reactions ?? {})))
  const joined = [...types].map((type): [string, Reaction] => [
    type,
    async (tx, fact) => {
      for (const { reactions } of parts) await reactions?.[type]?.(tx, fact)
    },
  ])
  return Object.fromEntries(joined)
}
