import { answerBrokenHttp } from '#platform/http/errors.ts'
import type { HttpApp } from '#platform/http/server.ts'

const JSON_WITHIN_MS = 30_000
/** 256 kbit/s: what a weak mobile link sends. */
const SLOWEST_BYTES_PER_SECOND = 32 * 1024
const NEVER_LESS_MS = 120_000

/** How long the largest file may take to arrive. @param mostBytes FILE_MOST_BYTES */
export const uploadWithinMs = (mostBytes: number): number =>
  Math.max(NEVER_LESS_MS, Math.ceil(mostBytes / SLOWEST_BYTES_PER_SECOND) * 1_000)

/** Only a file may take its time: every other request has arrived whole within 30 s, or is answered 408. */
export function hurryBodies(app: HttpApp, withinMs = JSON_WITHIN_MS): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request
    const { 'content-length': length, 'transfer-encoding': coding } = raw.headers
    const hasBody = length !== undefined || coding !== undefined
    if (!hasBody || request.routeOptions.config.rawBody === true) return
    const late = setTimeout(() => {
      if (raw.complete) return
      answerBrokenHttp(
        Object.assign(new Error('the body came too slowly'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
        raw.socket,
      )
      raw.socket.destroySoon()
    }, withinMs).unref()
    raw.once('close', () => clearTimeout(late))
  })
}
