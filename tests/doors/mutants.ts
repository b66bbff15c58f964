import { type Document, resolved, type Schema } from './document.ts'

/** One way in which input can be wrong, or merely strange. */
export interface Mutant {
  /** What was done to which field, for the reader of a failure. */
  readonly what: string
  readonly value: unknown
  /** The schema forbids it for certain: the answer must be 400. Otherwise anything but a fault will do. */
  readonly isWrong: boolean
}

const DEEPEST = 4

/** Everything that can be done to a value of a schema, at every place in it. */
export function mutantsOf(document: Document, schema: Schema, sample: unknown): Mutant[] {
  const types = typesOf(document, schema)
  const wholes = (
    [
      [null, 'null'],
      [[], 'array'],
      ['text', 'string'],
      [7, 'integer'],
      [true, 'boolean'],
    ] as const
  ).map(([value, type]) => ({
    what: `the whole is ${JSON.stringify(value)}`,
    value,
    isWrong: types.size > 0 && !types.has(type),
  }))
  return [...wholes, ...within(document, schema, sample, [])]
}

/** What can be done to one parameter of an address: all of it is text, and whole characters. */
export function addressMutants(
  document: Document,
  given: Schema,
): readonly (Omit<Mutant, 'value'> & { readonly value: string })[] {
  const schema = resolved(document, given)
  const types = typesOf(document, schema)
  const isNumber = types.has('integer') || types.has('number')
  const isClosed = schema.enum !== undefined || schema.format === 'uuid' || isNumber
  const text = strings(schema, 'it', isNumber ? '7' : 'some')
    .filter(({ what }) => !what.endsWith('half a character'))
    .map(({ what, value, isWrong }) => ({
      what,
      value: String(value),
      isWrong: isWrong || (isClosed && value !== ''),
    }))
  const numbersToo = isNumber
    ? [
        ...numbers(schema, 'it'),
        ...[Number.POSITIVE_INFINITY, 7.5, Number.NaN].map((value) => ({
          what: `it is ${value}`,
          value,
          isWrong: true,
        })),
      ]
    : []
  return [...text, ...numbersToo.map(({ what, value, isWrong }) => ({ what, value: String(value), isWrong }))]
}

function within(document: Document, given: Schema, sample: unknown, path: readonly string[]): Mutant[] {
  const schema = resolved(document, given)
  if (path.length > DEEPEST) return []
  const choices = schema.oneOf ?? schema.anyOf
  const mutants = path.length === 0 ? [] : replaced(document, schema, sample, path)
  if (choices?.[0]) return [...mutants, ...within(document, choices[0], sample, path).filter(isInner(path))]
  if (Array.isArray(sample)) return [...mutants, ...ofItems(document, schema, sample, path)]
  if (typeof sample === 'object' && sample !== null)
    return [...mutants, ...ofFields(document, schema, sample as Fields, path)]
  return mutants
}

type Fields = Readonly<Record<string, unknown>>

/** Of a choice only what lies deeper is mutated by its first member: another may allow what this one forbids. */
const isInner =
  (path: readonly string[]) =>
  ({ what }: Mutant): boolean =>
    what.split(' ')[0] !== path.join('.')

function replaced(document: Document, schema: Schema, sample: unknown, path: readonly string[]): Mutant[] {
  const name = path.join('.')
  const types = typesOf(document, schema)
  const wrongType = (value: unknown, type: string) => ({
    what: `${name} is ${JSON.stringify(value)?.slice(0, 40)}`,
    value,
    isWrong: types.size > 0 && !types.has(type) && !(type === 'integer' && types.has('number')),
  })
  const mutants: Mutant[] = [
    wrongType({ $ne: 1 }, 'object'),
    wrongType([['x']], 'array'),
    wrongType(7.5, 'number'),
    wrongType(true, 'boolean'),
    wrongType(null, 'null'),
    wrongType('\u0000', 'nul'),
  ]
  if (typeof sample === 'string') mutants.push(...strings(schema, name, sample))
  if (typeof sample === 'number') mutants.push(...numbers(schema, name))
  return mutants
}

function strings(schema: Schema, name: string, sample: string): Mutant[] {
  const tooLong = schema.maxLength === undefined ? undefined : 'y'.repeat(schema.maxLength + 1)
  const isClosed = schema.enum !== undefined || schema.format === 'uuid'
  return [
    { what: `${name} with NUL inside`, value: `${sample.slice(0, 1)}\u0000${sample.slice(1)}`, isWrong: true },
    { what: `${name} with half a character`, value: `${sample}\ud83d`, isWrong: isClosed },
    { what: `${name} is empty`, value: '', isWrong: isClosed || (schema.minLength ?? 0) > 0 },
    { what: `${name} is SQL`, value: `'; drop table x; --`, isWrong: isClosed },
    { what: `${name} is a path`, value: '../../../../etc/passwd', isWrong: isClosed },
    { what: `${name} is mark-up`, value: '<img src=x onerror=alert(1)>', isWrong: isClosed },
    { what: `${name} turns around`, value: '\u202e\u200b\ufeff𠮷👩‍🚀é', isWrong: isClosed },
    ...(tooLong === undefined ? [] : [{ what: `${name} is too long`, value: tooLong, isWrong: true }]),
  ]
}

function numbers(schema: Schema, name: string): Mutant[] {
  const edges = [schema.minimum, schema.maximum].filter((edge) => edge !== undefined)
  const beyond = [
    ...(schema.minimum === undefined ? [] : [schema.minimum - 1]),
    ...(schema.maximum === undefined ? [] : [schema.maximum + 1]),
  ]
  return [
    ...edges.map((value) => ({ what: `${name} at its limit ${value}`, value, isWrong: false })),
    ...beyond.map((value) => ({ what: `${name} beyond its limit: ${value}`, value, isWrong: true })),
    ...[-0, 1e21, -1e21, 2 ** 31, 2 ** 53].map((value) => ({ what: `${name} is ${value}`, value, isWrong: false })),
  ]
}

function ofFields(document: Document, schema: Schema, sample: Fields, path: readonly string[]): Mutant[] {
  const at = (name: string) => [...path, name]
  const missing = (schema.required ?? [])
    .filter((name) => !hasDefault(document, schema.properties?.[name]))
    .map((name) => ({ what: `${at(name).join('.')} is missing`, value: without(sample, name), isWrong: true }))
  const isClosed = schema.additionalProperties === false
  const extra = ['isAdmin', 'role', 'constructor'].map((name) => ({
    what: `${at(name).join('.')} is extra`,
    value: { ...sample, [name]: 'x' },
    isWrong: isClosed,
  }))
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    within(document, field, sample[name], at(name)).map((mutant) => ({
      ...mutant,
      value: { ...sample, [name]: mutant.value },
    })),
  )
  return [...missing, ...extra, ...inner]
}

function ofItems(document: Document, schema: Schema, sample: readonly unknown[], path: readonly string[]): Mutant[] {
  const name = path.join('.')
  const [first] = sample
  const many =
    schema.maxItems === undefined || schema.maxItems > 5_000
      ? []
      : [{ what: `${name} has too many`, value: Array(schema.maxItems + 1).fill(first), isWrong: true }]
  const none = (schema.minItems ?? 0) > 0 ? [{ what: `${name} has none`, value: [], isWrong: true }] : []
  const inner =
    schema.items === undefined || first === undefined
      ? []
      : within(document, schema.items, first, [...path, '0']).map((mutant) => ({ ...mutant, value: [mutant.value] }))
  return [...many, ...none, ...inner]
}

/** The JSON types a schema allows; none when it allows anything. */
function typesOf(document: Document, given: Schema): ReadonlySet<string> {
  const schema = resolved(document, given)
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) {
    const each = choices.map((choice) => typesOf(document, choice))
    return each.some((types) => types.size === 0) ? new Set() : new Set(each.flatMap((types) => [...types]))
  }
  if (schema.enum) return new Set(schema.enum.map((value) => (value === null ? 'null' : typeof value)))
  if (schema.const !== undefined) return new Set([typeof schema.const])
  return new Set(schema.type === undefined ? [] : [schema.type].flat())
}

const hasDefault = (document: Document, schema: Schema | undefined): boolean =>
  schema !== undefined && 'default' in resolved(document, schema)

const without = (sample: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(sample).filter(([field]) => field !== name))
