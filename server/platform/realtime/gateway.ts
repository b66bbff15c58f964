import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '#platform/clock.ts'
import type { Log } from '#platform/log/log.ts'
import type { Logger } from '#platform/logger.ts'
import { type AdmissionOptions, createAdmission } from '#platform/realtime/admission.ts'
import { type OpenDoor, openDoor } from '#platform/realtime/open-door.ts'
import type { Door, DoorHub } from '#platform/realtime/topics.ts'

export type { DoorHub }

export interface Gateway {
  open<P>(door: Door<P>): DoorHub
  attach(server: Server): void
  /** Answers what is under way, says goodbye to every socket and lets no new one in; clients go to another node. */
  stop(): Promise<void>
}

export interface GatewayDeps {
  readonly log: Log
  readonly logger: Logger
  readonly clock: Clock
  /** Between two heartbeats; a socket that misses one whole interval is cut off. 15 s when left out. */
  readonly heartbeatMs?: number
  /** Between two looks whether the sessions of open sockets still stand. 1.5 s when left out. */
  readonly recheckMs?: number
  readonly admission?: AdmissionOptions
}

/** The one way in for sockets: every door shares this authentication, limits, heartbeat and resume. */
export function createGateway(deps: GatewayDeps): Gateway {
  const doors: OpenDoor[] = []
  const admission = createAdmission(deps.admission)
  return {
    open(door) {
      const opened = openDoor(door, { ...deps, admission })
      doors.push(opened)
      return opened.hub
    },
    attach(server) {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        socket.on('error', () => socket.destroy())
        void letIn(request, socket, head)
      })
    },
    async stop() {
      admission.stop()
      await Promise.all(doors.map((door) => door.stop()))
    },
  }

  async function letIn(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const path = (request.url ?? '').split('?')[0]
    const door = doors.find((candidate) => candidate.path === path)
    if (!door) return refuse(socket, 404)
    try {
      const comeBackMs = await admission.letIn(socket, async () => {
        const refusal = await door.upgrade(request, socket, head)
        if (refusal !== undefined) refuse(socket, refusal)
      })
      if (comeBackMs !== undefined) refuse(socket, 503, Math.max(1, Math.ceil(comeBackMs / 1000)))
    } catch (error) {
      deps.logger.warn({ err: error as Error }, 'socket could not be opened')
      refuse(socket, 503)
    }
  }
}

function refuse(socket: Duplex, status: number, retryAfterSeconds = 2): void {
  const retry = status === 503 ? `Retry-After: ${retryAfterSeconds}\r\n` : ''
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`
  socket.end(head, () => socket.destroy())
}
