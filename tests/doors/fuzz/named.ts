import fc from 'fast-check'
import { keyOf, put } from '../access/cases.ts'
import { POLICY } from '../access/policy.ts'
import type { World } from '../access/world.ts'
import type { Document, Operation, Schema } from '../document.ts'
import { resolved } from '../document.ts'
import { codeAt } from './codes.ts'
import type { Found } from './house.ts'

/** What stands behind the names of a request, at this moment. */
export interface Real {
  readonly found: Found
  readonly world: World
}

/** The real things a parameter can name; none when it names nothing, or there is nothing of that kind. */
export function thingsAt({ found }: Real, operation: Operation, name: string): readonly string[] {
  const kind = POLICY[keyOf(operation)]?.names?.[name]?.kind
  if (kind) return found.ids[kind]
  const parameter = operation.parameters.find((one) => one.name === name)
  const isText = parameter?.in === 'query' && parameter.schema.type === 'string'
  if (isText && /^(cursor|after|before)$/.test(name)) return found.cursors[operation.path] ?? []
  const code = codeAt(`${keyOf(operation)} ${name}`)
  return code ? found.codes[code] : []
}

/** A body that would be done, where the access policy has one, in which half of what names something names real things. */
export function realBody(
  real: Real,
  document: Document,
  operation: Operation,
  sample: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const row = POLICY[keyOf(operation)]
  const [who] = real.world.actors
  const made = row?.body
  const base =
    made && who
      ? fc.oneof(
          fc.constant(undefined).map(() => made(who, real.world)),
          sample,
        )
      : sample
  const named = placesOf(document, operation)
  return fc
    .record({
      base,
      picks: fc.array(fc.record({ isReal: fc.boolean(), nth: fc.nat() }), {
        minLength: named.length,
        maxLength: named.length,
      }),
    })
    .map(({ base, picks }) => {
      let body = structuredClone(base)
      for (const [place, name] of named.entries()) {
        const things = thingsAt(real, operation, name)
        const { isReal = false, nth = 0 } = picks[place] ?? {}
        const thing = things[nth % Math.max(1, things.length)]
        if (!isReal || thing === undefined) continue
        const { into } = row?.names?.[name] ?? {}
        const steps = name.split('.').slice(1)
        // Some lead elsewhere only as part of another body.
        if (into && nth % 2 === 0) body = into(body, thing)
        else if (steps.length === 1 || has(body, steps)) body = put(body, steps, isTime(thing) ? Number(thing) : thing)
      }
      return body
    })
}

const isTime = (thing: string): boolean => /^\d{13}$/.test(thing)

function has(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value !== null
  const inner = (value as Record<string, unknown> | null | undefined)?.[step.replace('[]', '')]
  return inner !== undefined && has(step.endsWith('[]') && Array.isArray(inner) ? inner[0] : inner, rest)
}

/** Every field of the body that names something. */
function placesOf(document: Document, operation: Operation): string[] {
  const known = Object.keys(POLICY[keyOf(operation)]?.names ?? {}).filter((name) => name.startsWith('body.'))
  const fields = operation.body ? fieldsOf(document, operation.body, 'body') : []
  return [...new Set([...known, ...fields.filter((name) => codeAt(`${keyOf(operation)} ${name}`) !== undefined)])]
}

function fieldsOf(document: Document, given: Schema, at: string, depth = 0): string[] {
  if (depth > 6) return []
  const schema = resolved(document, given)
  const choices = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
  return [
    ...(schema.type === 'string' || schema.type === 'integer' ? [at] : []),
    ...choices.flatMap((choice) => fieldsOf(document, choice, at, depth + 1)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      fieldsOf(document, field, `${at}.${name}`, depth + 1),
    ),
    ...(schema.items ? fieldsOf(document, schema.items, `${at}[]`, depth + 1) : []),
  ]
}
