import type { VisitReply, WidgetSettings } from '#channels/web/contract.ts'
import type { FileCard } from '#modules/conversations/contract.ts'
import type { ProblemBody } from '#platform/http/problem.ts'
import type { CallProblem, Identity } from '../chat/chat.ts'
import type { ThreadPage } from '../chat/thread.ts'
import type { Language } from '../languages.ts'

const LONGEST_CALL_MS = 15_000

/** A call that did not bring what was wanted. */
export class CallFailed extends Error {
  readonly problem: CallProblem
  constructor(problem: CallProblem) {
    super(problem.refusal)
    this.problem = problem
  }
}

/** The routes of the customers' door. @param base origin of the service centre */
export function createHttp(base: string, channel: string) {
  return {
    beginVisit: (visit: { language: Language; deviceToken: string | null; identity: Identity | null }) =>
      call<VisitReply>(`${base}/chat/visits`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          channel,
          language: visit.language,
          ...(visit.deviceToken ? { deviceToken: visit.deviceToken } : {}),
          ...(visit.identity ? { identityToken: visit.identity.token, attempt: visit.identity.attempt } : {}),
        }),
      }),
    endVisit: (visitToken: string) =>
      call(`${base}/chat/visits/end`, { method: 'POST', headers: bearer(visitToken), keepalive: true }),
    settings: () => call<WidgetSettings>(`${base}/chat/channels/${channel}`, {}),
    messages: (visitToken: string, limit: number, before?: number) =>
      call<ThreadPage>(`${base}/chat/messages?limit=${limit}${before === undefined ? '' : `&before=${before}`}`, {
        headers: bearer(visitToken),
      }),
    async file(visitToken: string, fileId: string): Promise<Blob> {
      return (await answered(`${base}/chat/files/${fileId}`, { headers: bearer(visitToken) })).blob()
    },
    upload: (visitToken: string, file: File, moved: (share: number) => void) =>
      upload(`${base}/chat/files`, visitToken, file, moved),
  }
}

const bearer = (visitToken: string) => ({ authorization: `Bearer ${visitToken}` })

async function call<T>(url: string, init: RequestInit): Promise<T> {
  // Typed by the contract the server answers with.
  return (await answered(url, { ...init, signal: timeout() })).json() as Promise<T>
}

function timeout(): AbortSignal {
  const abort = new AbortController()
  setTimeout(() => abort.abort(), LONGEST_CALL_MS)
  return abort.signal
}

async function answered(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, credentials: 'omit', cache: 'no-store' }).catch(() => undefined)
  if (!answer) throw new CallFailed(UNREACHED)
  if (answer.ok) return answer
  throw new CallFailed(problemOf(answer.status, await answer.text().catch(() => ''), answer.headers.get('retry-after')))
}

export const UNREACHED: CallProblem = { status: 0, refusal: 'not-reached', retryAfterMs: null }

function problemOf(status: number, body: string, retryAfter: string | null): CallProblem {
  const seconds = Number(retryAfter)
  return { status, refusal: refusalIn(body), retryAfterMs: retryAfter && seconds > 0 ? seconds * 1000 : null }
}

/** A proxy on the way may answer with a page of its own. */
function refusalIn(body: string): string {
  try {
    return String((JSON.parse(body) as Partial<ProblemBody>).refusal)
  } catch {
    return 'unknown'
  }
}

/** `fetch` tells nothing of how far an upload is. */
function upload(url: string, visitToken: string, file: File, moved: (share: number) => void): Promise<FileCard> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('authorization', `Bearer ${visitToken}`)
    request.upload.onprogress = (event) => moved(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = request.onabort = request.ontimeout = () => reject(new CallFailed(UNREACHED))
    request.onload = () => {
      const { status, responseText } = request
      if (status === 200) resolve((JSON.parse(responseText) as { file: FileCard }).file)
      else reject(new CallFailed(problemOf(status, responseText, request.getResponseHeader('retry-after'))))
    }
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

export type ChatHttp = ReturnType<typeof createHttp>
