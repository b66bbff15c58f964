import { PassThrough } from 'node:stream'
import type { Visitor } from '#channels/web/visits.ts'
import type { Actor } from '#platform/access.ts'
import { newId } from '#platform/ids.ts'
import { type Connection, newConnection } from '#platform/realtime/connection.ts'
import type { createFeeds } from '#platform/realtime/feeds.ts'
import type { Topic } from '#platform/realtime/topics.ts'
import type { SteppedNode } from '#server/stepped/node.ts'

interface Line {
  readonly seq: number
  readonly body: { readonly kind: string; readonly text?: string | null }
}

/** Somebody who follows one conversation over sockets that break, and keeps what was heard. */
export interface Reader {
  readonly name: string
  readonly conversationId: string
  readonly seesNotes: boolean
  readonly heard: Line[]
  /** How often it was told that lines can no longer be had. */
  gaps(): number
  /** Where the socket is open now. */
  on(): SteppedNode | undefined
  /** Opens a socket at this node and asks for what comes after the last line heard. */
  resume(node: SteppedNode): Promise<void>
  cut(): void
  /** Nothing is being read for it at this moment. */
  isSettled(): boolean
}

const TOPIC = 'conversation'

export function customerReader(name: string, visitor: Visitor): Reader {
  return createReader(name, visitor.conversationId, false, visitor, (node) => ({
    feeds: node.chatFeeds,
    topics: node.chatDoor.topics,
  }))
}

export function staffReader(name: string, conversationId: string, actor: Actor): Reader {
  return createReader(name, conversationId, true, actor, (node) => ({
    feeds: node.staffFeeds,
    topics: node.staffDoor.topics,
  }))
}

function createReader<P>(
  name: string,
  conversationId: string,
  seesNotes: boolean,
  principal: P,
  doorOf: (node: SteppedNode) => {
    readonly feeds: ReturnType<typeof createFeeds<P>>
    readonly topics: Readonly<Record<string, Topic<P>>>
  },
): Reader {
  const heard: Line[] = []
  let gaps = 0
  let open: { readonly node: SteppedNode; readonly connection: Connection<P> } | undefined
  const cut = () => {
    if (open) doorOf(open.node).feeds.forget(open.connection)
    open = undefined
  }
  /** The half of a socket that the feeds use. */
  const socketFor = (isCurrent: () => boolean) => ({
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send(text: string) {
      if (!isCurrent()) return
      const frame = JSON.parse(text) as { readonly t: string; readonly items?: readonly Line[] }
      if (frame.t === 'feed') heard.push(...(frame.items ?? []))
      if (frame.t === 'gap') gaps += 1
    },
    terminate: cut,
  })
  return {
    name,
    conversationId,
    seesNotes,
    heard,
    gaps: () => gaps,
    on: () => open?.node,
    cut,
    isSettled: () => [...(open?.connection.feeds.values() ?? [])].every((cursor) => !cursor.catchingUp),
    async resume(node) {
      cut()
      const { feeds, topics } = doorOf(node)
      const topic = topics[TOPIC]
      if (topic?.kind !== 'feed') throw new Error(`the door has no feed ${TOPIC}`)
      const socket = socketFor(() => open?.connection === connection)
      const connection = newConnection<P>(
        newId(0),
        principal,
        { socket: socket as unknown as Socket<P>, stream: STREAM },
        0,
      )
      open = { node, connection }
      await feeds.open(connection, `${TOPIC}:${conversationId}`, topic, conversationId, heard.at(-1)?.seq ?? 0)
    },
  }
}

type Socket<P> = Connection<P>['socket']
/** Frames are handed over as objects here: there is nothing to gather. */
const STREAM = new PassThrough()
