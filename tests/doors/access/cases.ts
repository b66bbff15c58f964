import type { Role } from '#platform/access.ts'
import type { Document, Operation, Schema } from '../document.ts'
import { resolved } from '../document.ts'
import { sampleOf } from '../samples.ts'
import { type Named, type Policy, RELATIONS, type Relation, type Row, type Verdict } from './words.ts'
import type { World, WorldActor } from './world.ts'

const SEED = 20261122

/** One request somebody makes, and what must become of it. */
export interface Case {
  readonly what: string
  readonly who: WorldActor
  readonly operation: Operation
  readonly row: Row
  readonly verdict: Verdict | 'shut'
  readonly request: () => Promise<{ readonly path: string; readonly body: unknown } | undefined>
}

/** Operations and parameters that name something and have no line in the policy; each with where it belongs. */
export function gapsOf(document: Document, operations: readonly Operation[], policy: Policy): string[] {
  const keys = new Set(operations.map(keyOf))
  const stale = Object.keys(policy).filter((key) => !keys.has(key))
  const missing = operations.flatMap((operation) => {
    const key = keyOf(operation)
    const row = policy[key]
    if (!row) return [`${key}: say in tests/doors/access/policy-*.ts who may call it and what it names`]
    return namingParameters(document, operation)
      .filter((name) => !(name in (row.names ?? {})) && !(name in (row.fixed ?? {})))
      .map((name) => `${key} ${name}: say under \`names\` of its row which kind of thing this is, and who reaches it`)
  })
  return [...missing, ...stale.map((key) => `${key}: no such operation any more; remove its row`)]
}

export const keyOf = ({ method, path }: Operation): string => `${method} ${path}`

/** Names that look like ids and are none: steps of a script, the sender’s own number of a message. */
const NO_THING = /(^|\.)(stepId|clientId)$/

/** Every parameter and every field of the body that holds an id. */
function namingParameters(document: Document, operation: Operation): string[] {
  const isId = (name: string, schema: Schema) =>
    (resolved(document, schema).format === 'uuid' || /(Id|Ids|^ids)$/.test(name)) && !NO_THING.test(name)
  const found = operation.parameters.filter(({ name, schema }) => isId(name, schema)).map(({ name }) => name)
  return [...found, ...(operation.body ? idFields(document, operation.body, 'body') : [])]
}

function idFields(document: Document, given: Schema, at: string, depth = 0): string[] {
  if (depth > 8) return []
  const schema = resolved(document, given)
  const inner = (part: Schema, place: string) => idFields(document, part, place, depth + 1)
  const choices = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
  const here = schema.format === 'uuid' && !NO_THING.test(at) ? [at] : []
  return [
    ...new Set([
      ...here,
      ...choices.flatMap((choice) => inner(choice, at)),
      ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => inner(field, `${at}.${name}`)),
      ...(schema.items ? inner(schema.items, `${at}[]`) : []),
    ]),
  ]
}

/** Every role × every parameter × every relation its thing can stand in. */
export function casesOf(document: Document, operation: Operation, row: Row, world: World): Case[] {
  return world.actors.flatMap((who) => {
    if (!(row.may instanceof Map) && row.may !== 'signed-in') return []
    const isLetIn = row.may === 'signed-in' || row.may.has(who.role)
    const plain = namedOutside(row)
    const names = Object.entries(row.names ?? {})
    if (names.length === 0) return [oneCase({ document, operation, row, world, who }, {}, isLetIn ? 'granted' : 'shut')]
    return names.flatMap(([name, named]) =>
      (named.only ?? RELATIONS).flatMap((relation) => {
        const others = Object.fromEntries(
          plain.filter(([other]) => other !== name).map(([other, each]) => [other, baseOf(each, who.role)]),
        )
        if (isLetIn && named.skips?.(who.role, relation)) return []
        const verdict = isLetIn ? named.answer(who.role, relation) : 'shut'
        return endings(row, verdict, named, relation).map((ended) =>
          oneCase({ document, operation, row, world, who }, { ...others, [name]: relation }, verdict, ended),
        )
      }),
    )
  })
}

/** Parameters that stand in every request: those of the path. Fields of body and query come in one at a time. */
const namedOutside = (row: Row): [string, Named][] =>
  Object.entries(row.names ?? {}).filter(([name]) => !name.startsWith('body.'))

/** What the other parameters name meanwhile: something this role reaches. */
const baseOf = (named: Named, role: Role): Relation =>
  RELATIONS.find((relation) => relation !== 'own' && named.answer(role, relation) === 'granted') ?? 'own'

/** A case that is granted on something that would change is tried on what has ended; one that is not, on both. */
function endings(row: Row, verdict: Verdict | 'shut', named: Named, relation: Relation): readonly boolean[] {
  if (!row.disturbs) return named.kind === 'contact' && relation !== 'absent' ? [false, true] : [false]
  if (verdict === 'granted') return [true]
  return named.kind === 'contact' && relation !== 'absent' ? [false, true] : [false]
}

interface About {
  readonly document: Document
  readonly operation: Operation
  readonly row: Row
  readonly world: World
  readonly who: WorldActor
}

function oneCase(
  about: About,
  given: Readonly<Record<string, Relation>>,
  verdict: Case['verdict'],
  ended = false,
): Case {
  const { operation, row, who } = about
  const words = Object.entries(given).map(([name, relation]) => `${name} ${relation}`)
  return {
    what: `${keyOf(operation)} · ${who.role} · ${words.join(', ')}${ended ? ' (ended)' : ''}`,
    who,
    operation,
    row,
    verdict,
    request: () => requestOf(about, given, ended),
  }
}

async function requestOf(
  { document, operation, row, world, who }: About,
  given: Readonly<Record<string, Relation>>,
  ended: boolean,
) {
  const ids = new Map<string, string>()
  for (const [name, relation] of Object.entries(given)) {
    const named = row.names?.[name]
    const id = named && (await world.thing(named.kind, who, relation, ended))
    if (id === undefined) return undefined
    ids.set(name, id)
  }
  const fixed = (name: string) => {
    const value = row.fixed?.[name]
    return typeof value === 'function' ? value(world) : value
  }
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => {
    const parameter = operation.parameters.find((one) => one.name === name)
    const sample = parameter ? String(sampleOf(document, parameter.schema, SEED)) : ''
    return encodeURIComponent(ids.get(name) ?? fixed(name) ?? sample)
  })
  const query = new URLSearchParams(row.query)
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place !== 'query') continue
    const id = ids.get(name)
    if (id !== undefined) query.set(name, id)
    else if (required && !query.has(name))
      query.set(name, spanOf(name, world) ?? String(sampleOf(document, schema, SEED)))
  }
  return { path: query.size === 0 ? path : `${path}?${query}`, body: bodyOf() }

  function bodyOf(): unknown {
    if (!operation.body) return undefined
    let body = row.body ? row.body(who, world) : sampleOf(document, operation.body, SEED)
    for (const [name, id] of ids) {
      if (!name.startsWith('body.')) continue
      const into = row.names?.[name]?.into ?? ((old: unknown) => put(old, name.split('.').slice(1), id))
      body = into(body, id)
    }
    return body
  }
}

/** Spans end now and begin an hour before. */
function spanOf(name: string, { app }: World): string | undefined {
  const now = app.platform.clock.now()
  return { from: String(now - 3_600_000), before: String(now + 60_000) }[name]
}

/** The same value with `id` at this place; `name[]` is the only element of a list. */
export function put(value: unknown, [step, ...rest]: readonly string[], id: unknown): unknown {
  if (step === undefined) return id
  const name = step.replace('[]', '')
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const inner = fields[name]
  if (!step.endsWith('[]')) return { ...fields, [name]: put(inner, rest, id) }
  const first = Array.isArray(inner) ? inner[0] : undefined
  return { ...fields, [name]: [put(first, rest, id)] }
}
