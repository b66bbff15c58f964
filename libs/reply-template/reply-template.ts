/** What a canned reply may ask for, by name. A value that is not known is left as a visible gap for the agent. */
export const REPLY_VARIABLES = [
  'customer.name',
  'agent.name',
  'agent.no',
  'contact.reference',
  'bank.name',
  'today',
  'time',
] as const
export type ReplyVariable = (typeof REPLY_VARIABLES)[number]

export interface RenderedReply {
  readonly text: string
  /** Variables without a value: their places read `____`, and sending is held back until they are filled. */
  readonly missing: readonly ReplyVariable[]
}

const PLACE = /\{\{\s*([a-z.]+)\s*\}\}/g
export const GAP = '____'

/**
 * Puts values into `{{customer.name}}` places. Values are taken literally: a value that itself contains `{{...}}` is
 * not read again.
 */
export function renderReply(template: string, values: Readonly<Partial<Record<ReplyVariable, string>>>): RenderedReply {
  const missing: ReplyVariable[] = []
  const text = template.replace(PLACE, (place, name: string) => {
    if (!isVariable(name)) return place
    const value = values[name]
    if (value !== undefined && value !== '') return value
    if (!missing.includes(name)) missing.push(name)
    return GAP
  })
  return { text, missing }
}

/** Names in `{{...}}` that are no variable, for the editor to point at. */
export function unknownVariables(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACE)].map((match) => match[1] ?? '').filter((name) => !isVariable(name)))]
}

const isVariable = (name: string): name is ReplyVariable => (REPLY_VARIABLES as readonly string[]).includes(name)
