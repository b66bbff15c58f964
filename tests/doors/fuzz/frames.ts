import fc from 'fast-check'
import { TOPICS } from '../access/policy-sockets.ts'
import { KINDS } from '../access/words.ts'
import type { SocketSide } from '../commands.ts'
import type { Document, Schema } from '../document.ts'
import { sampleOf } from '../samples.ts'
import type { Real } from './named.ts'
import { brokenJson, strangeText, strangeValue } from './strange.ts'

/** What a socket is told: mostly topics and commands that exist, half of them about things that exist. */
export function frameFor(side: SocketSide, document: Document, real: Real): fc.Arbitrary<string> {
  const frame = fc.oneof(
    { weight: 4, arbitrary: openings(side, real).map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: goodCommands(side, document, real).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: oddCommands(side, real).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: strangeValue.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: brokenJson },
  )
  return frame
}

function openings({ topics }: SocketSide, { found }: Real): fc.Arbitrary<unknown> {
  const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...topics) }, { weight: 1, arbitrary: strangeText })
  const real = name.chain((topic) => {
    const kind = TOPICS[topic]?.key?.kind ?? 'conversation'
    return fc.constantFrom(topic, ...found.ids[kind].map((id) => `${topic}:${id}`))
  })
  const odd = fc
    .tuple(name, fc.oneof(fc.constant(''), fc.uuid(), strangeText))
    .map(([topic, key]) => `${topic}:${key.slice(0, 200)}`)
  return fc.record({
    t: fc.constantFrom('open', 'open', 'close'),
    topic: fc.oneof(real, odd),
    after: fc.oneof(fc.constant(undefined), fc.nat({ max: 20 }), strangeValue),
  })
}

/** Commands as their schemas have them, about things there are; the first ten samples of each. */
function goodCommands({ commands }: SocketSide, document: Document, real: Real): fc.Arbitrary<unknown> {
  return fc.constantFrom(...Object.entries(commands)).chain(([name, schema]) =>
    fc.record({ seed: fc.nat({ max: 10 }), nth: fc.nat(), id: fc.uuid() }).map(({ seed, nth, id }) => ({
      t: 'do',
      id,
      name,
      body: withReal(sampleOf(document, schema, seed), real, nth),
    })),
  )
}

/** Ids in the body become those of real things, by the names of their fields. */
function withReal(value: unknown, real: Real, nth: number): unknown {
  if (Array.isArray(value)) return value.map((inner) => withReal(inner, real, nth))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const kind = KINDS.find((one) => name === `${one}Id`)
      const things = kind ? real.found.ids[kind] : []
      return [name, things.length > 0 ? things[nth % things.length] : withReal(inner, real, nth)]
    }),
  )
}

function oddCommands({ commands }: SocketSide, { found }: Real): fc.Arbitrary<unknown> {
  const fields = new Set(Object.values(commands).flatMap((schema: Schema) => Object.keys(schema.properties ?? {})))
  const known = fc.oneof(fc.uuid(), fc.constantFrom(...found.ids.conversation, ...found.ids.offer))
  return fc.record({
    t: fc.constant('do'),
    id: fc.oneof(fc.uuid(), strangeValue),
    name: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...Object.keys(commands)) },
      { weight: 1, arbitrary: strangeText },
    ),
    body: fc.oneof(
      strangeValue,
      fc.dictionary(
        fc.constantFrom(...fields, '__proto__'),
        fc.oneof(known, strangeValue, fc.constant({ kind: 'text', text: 'a' })),
      ),
    ),
  })
}
