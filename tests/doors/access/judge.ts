import type { Case } from './cases.ts'

/** What came back. */
export interface Reply {
  readonly status: number
  readonly refusal: string
  readonly text: string
}

/** Whether the reply is what the policy says; otherwise what is wrong with it. */
export function judge({ verdict, row }: Case, { status, refusal }: Reply): boolean {
  const isShut = status === 403 && refusal === 'not-permitted'
  if (status >= 500 || status === 429) return false
  switch (verdict) {
    case 'shut':
      return isShut
    case 'no':
      return status >= 400 && status !== 401
    case 'absent':
      return status === 404 && refusal.endsWith('-not-found')
    case 'refused':
      return !isShut && [403, 409].includes(status)
    case 'granted': {
      if (row.also?.includes(refusal)) return true
      const isNamed = Object.keys(row.names ?? {}).length > 0
      return isNamed ? status < 300 || [409, 415, 422].includes(status) : ![401, 403].includes(status)
    }
  }
}
