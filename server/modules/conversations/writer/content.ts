import type { Message } from '#modules/conversations/contract.ts'

interface Extra {
  readonly choices?: readonly string[]
  readonly code?: string
  readonly values?: Readonly<Record<string, string | number>>
}

export interface Content {
  readonly kind: string
  readonly audience: string
  readonly text: string | null
  readonly extra: string | Extra | null
  readonly fileId?: string | null
}

/** What a message says, in one string: equal for two sendings of the same message and for nothing else that matters. */
export function contentOf({ kind, audience, text, extra, fileId }: Content): string {
  const more: Extra | null = typeof extra === 'string' ? JSON.parse(extra) : extra
  const values = Object.entries(more?.values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([kind, audience, text, fileId ?? null, more?.choices ?? null, more?.code ?? null, values])
}

/** The same of a stored message. */
export function contentOfMessage({ body, audience }: Pick<Message, 'body' | 'audience'>): string {
  if (body.kind === 'file') {
    return contentOf({ kind: 'file', audience, text: body.caption, extra: null, fileId: body.file.fileId })
  }
  if (body.kind === 'notice') {
    return contentOf({ kind: 'notice', audience, text: null, extra: { code: body.code, values: body.values } })
  }
  const extra = body.choices === undefined ? null : { choices: body.choices }
  return contentOf({ kind: 'text', audience, text: body.text, extra })
}
