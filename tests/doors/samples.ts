import fc from 'fast-check'
import { type Document, resolved, type Schema } from './document.ts'

/**
 * A value that a schema allows, the same for the same seed. Ids are random: they name nothing that exists. Optional
 * fields are there too, so that each of them can be made wrong.
 */
export function sampleOf(document: Document, schema: Schema, seed: number): unknown {
  return fc.sample(arbitrary(document, schema), { numRuns: 1, seed })[0]
}

function arbitrary(document: Document, given: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(document, given)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.oneOf ?? schema.anyOf
  // The first says the most: what is nullable is not null.
  if (choices?.[0]) return arbitrary(document, choices[0])
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((part) => arbitrary(document, part)))
      .map((parts) => Object.assign({}, ...parts))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'string') return text(schema)
  if (type === 'integer' || type === 'number') return number(schema, type)
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'array') return list(document, schema)
  if (type === 'object') return object(document, schema)
  return fc.constant({ any: 'thing' })
}

function text(schema: Schema): fc.Arbitrary<string> {
  const least = schema.minLength ?? 0
  const most = Math.min(schema.maxLength ?? 40, least + 40)
  if (schema.format === 'uuid') return fc.uuid({ version: 4 })
  if (schema.format === 'uri') return fc.constant('https://hook.example/in')
  if (schema.format === 'email') return fc.constant('a@b.example')
  if (schema.format === 'date-time') return fc.constant('2026-11-21T08:00:00.000Z')
  if (schema.format === 'date') return fc.constant('2026-11-21')
  // A pattern may ask for more than a usual text holds: only a limit of its own cuts it.
  const longest = Math.max(most, schema.maxLength ?? 200)
  if (schema.pattern)
    return matching(new RegExp(schema.pattern, 'u')).filter((found) => found.length >= least && found.length <= longest)
  const letters = fc.constantFrom(...'abcdefgh一诺千金0123456789 ')
  return fc
    .string({ unit: letters, minLength: Math.max(1, least), maxLength: Math.max(1, most) })
    .map((found) => `x${found}`.slice(0, most))
}

/** Patterns that look ahead cannot be generated from; the few there are, are matched by one of these. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  if (!pattern.source.includes('(?!')) return fc.stringMatching(pattern)
  const found = ['/', 'a', '1'].find((text) => pattern.test(text))
  if (found === undefined) throw new Error(`no sample for ${pattern}: add one here`)
  return fc.constant(found)
}

function number(schema: Schema, type: string): fc.Arbitrary<number> {
  const min = Math.max(schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1, -1_000)
  const max = Math.max(min, Math.min(schema.maximum ?? min + 1_000, min + 1_000))
  return type === 'integer'
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true })
}

function list(document: Document, schema: Schema): fc.Arbitrary<unknown[]> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((item) => arbitrary(document, item)))
  const length = Math.min(Math.max(1, schema.minItems ?? 1), schema.maxItems ?? 1)
  return fc.array(arbitrary(document, schema.items ?? {}), { minLength: length, maxLength: length })
}

function object(document: Document, schema: Schema): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, arbitrary(document, field)] as const,
  )
  if (fields.length > 0) return fc.record(Object.fromEntries(fields))
  const values =
    typeof schema.additionalProperties === 'object' ? arbitrary(document, schema.additionalProperties) : fc.constant(1)
  const names = schema.propertyNames
    ? (arbitrary(document, schema.propertyNames) as fc.Arbitrary<string>)
    : fc.constant('a')
  return fc.dictionary(names, values, { minKeys: 1, maxKeys: 1 })
}
