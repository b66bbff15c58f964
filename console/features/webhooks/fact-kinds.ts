import { z } from 'zod'

/** A kind of fact that some module announces: its type, and the fields its data carries. */
export interface FactKindInfo {
  readonly type: string
  readonly fields: readonly string[]
}

// The definitions themselves: whatever a module announces can be chosen, and no list is kept here.
const files: Readonly<Record<string, Readonly<Record<string, unknown>>>> = import.meta.glob(
  ['../../../server/modules/*/events.ts', '../../../server/channels/*/events.ts'],
  { eager: true },
)

/** What endpoints may ask for, by type. Facts about webhooks themselves are never sent. */
export const factKinds: readonly FactKindInfo[] = Object.values(files)
  .flatMap((file) => Object.values(file).flatMap((value) => kindOf(value) ?? []))
  .filter(({ type }) => !type.startsWith('webhooks.'))
  .toSorted((a, b) => (a.type < b.type ? -1 : 1))

/** `conversations.*` and so on: everything of one module. */
export const moduleKinds: readonly string[] = [...new Set(factKinds.map(({ type }) => `${moduleOf(type)}.*`))]

export function moduleOf(type: string): string {
  return type.split('.')[0] ?? type
}

/** The kinds that a list of patterns takes; the same rule as the server's. */
export function takenBy(patterns: readonly string[], kinds: readonly FactKindInfo[]): readonly FactKindInfo[] {
  return kinds.filter(({ type }) =>
    patterns.some((one) => one === '*' || one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1)))),
  )
}

function kindOf(value: unknown): FactKindInfo | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('schema' in value)) return undefined
  const { type, schema } = value
  if (typeof type !== 'string' || !(schema instanceof z.ZodObject)) return undefined
  return { type, fields: Object.keys(schema.shape) }
}
