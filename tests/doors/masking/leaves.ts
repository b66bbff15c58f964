import { type Document, resolved, type Schema } from '../document.ts'
import { sampleOf } from '../samples.ts'

/** A place in a body where somebody can write text. */
export interface Leaf {
  /** `body.text`, `choices[]`, `channels{}` for the names in a record. */
  readonly at: string
  readonly schema: Schema
  /** A body like `base`, with this text there; what `base` lacks on the way comes from a sample. */
  readonly write: (base: unknown, text: string) => unknown
}

const SEED = 7
const MOST_DEPTH = 8

/** Every string of a schema that takes more than a fixed list of values, an id or a date. */
export function leavesOf(document: Document, given: Schema, at = '', depth = 0): Leaf[] {
  if (depth > MOST_DEPTH) return []
  const schema = resolved(document, given)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.flatMap((choice) => ofChoice(document, choice, at, depth))
  if (schema.enum || schema.const !== undefined) return []
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'string') return takesText(schema) ? [{ at, schema, write: (_base, text) => text }] : []
  if (type === 'array') return ofList(document, schema, at, depth)
  if (type === 'object') return [...ofFields(document, schema, at, depth), ...ofRecord(document, schema, at, depth)]
  return []
}

const takesText = ({ format }: Schema): boolean => format === undefined || format === 'uri'

/** A choice that `base` is not of, comes whole from a sample. */
function ofChoice(document: Document, choice: Schema, at: string, depth: number): Leaf[] {
  const { properties } = resolved(document, choice)
  const [mark, fixed] = Object.entries(properties ?? {}).find(([, field]) => onlyOf(field) !== undefined) ?? []
  const isOf = (base: unknown) => mark === undefined || (fixed && read(base)[mark] === onlyOf(fixed))
  return leavesOf(document, choice, at, depth + 1).map((leaf) => ({
    ...leaf,
    write: (base, text) => leaf.write(isOf(base) ? base : sampleOf(document, choice, SEED), text),
  }))
}

/** The one value a field may have, by which its choice is known. */
const onlyOf = (field: Schema): unknown => field.const ?? (field.enum?.length === 1 ? field.enum[0] : undefined)

function ofList(document: Document, { items = {} }: Schema, at: string, depth: number): Leaf[] {
  return leavesOf(document, items, `${at}[]`, depth + 1).map((leaf) => ({
    ...leaf,
    write: (base, text) => {
      const [first, ...rest] = Array.isArray(base) ? base : []
      return [leaf.write(first ?? sampleOf(document, items, SEED), text), ...rest]
    },
  }))
}

function ofFields(document: Document, { properties = {} }: Schema, at: string, depth: number): Leaf[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    leavesOf(document, field, at === '' ? name : `${at}.${name}`, depth + 1).map((leaf) => ({
      ...leaf,
      write: (base: unknown, text: string) => ({
        ...read(base),
        [name]: leaf.write(read(base)[name] ?? sampleOf(document, field, SEED), text),
      }),
    })),
  )
}

/** The names of a record, and what stands under them. */
function ofRecord(document: Document, schema: Schema, at: string, depth: number): Leaf[] {
  const { additionalProperties: values, propertyNames } = schema
  if (typeof values !== 'object') return []
  const names = propertyNames ? leavesOf(document, propertyNames, `${at}{}`, depth + 1) : []
  const under = leavesOf(document, values, `${at}{}.`, depth + 1)
  return [
    ...names.map((leaf) => ({
      ...leaf,
      write: (base: unknown, text: string) => ({ ...read(base), [text]: sampleOf(document, values, SEED) }),
    })),
    ...under.map((leaf) => ({
      ...leaf,
      write: (base: unknown, text: string) => ({ ...read(base), a: leaf.write(read(base).a, text) }),
    })),
  ]
}

const read = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
