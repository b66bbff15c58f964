import { z } from 'zod'
import type { Flow } from '#libs/dialogue/flow.ts'
import { HAND_OVER_REASONS } from '#libs/dialogue/hand-over.ts'
import type { FieldFault } from '#libs/facts/decision.ts'
import { CUE_KINDS } from '#libs/language/feeling/lexicon.ts'
import { masked } from '#libs/masking/masked.ts'

const text = z.string().max(2_000).overwrite(masked)
const words = z.strictObject({ 'zh-CN': text, 'zh-TW': text, en: text })
const name = z.string().min(1).max(60).overwrite(masked)
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const urgency = z.enum(['normal', 'priority', 'immediate'])
const reason = z.enum(HAND_OVER_REASONS).optional()
const value = z.union([name, z.number(), z.boolean()])

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).max(20) }),
    z.strictObject({ any: z.array(condition).max(20) }),
    z.strictObject({ not: condition }),
    z.strictObject({ slot: name, is: z.enum(['known', 'refused']) }),
    z.strictObject({ slot: name, equals: value }),
    z.strictObject({ slot: name, oneOf: z.array(name).max(50) }),
    z.strictObject({ slot: name, over: z.number() }),
    z.strictObject({ slot: name, atLeast: z.number() }),
    z.strictObject({ slot: name, under: z.number() }),
    z.strictObject({ identityBelow: level }),
    z.strictObject({ flag: name }),
    z.strictObject({ said: z.array(name).max(100) }),
    z.strictObject({ cue: z.enum(CUE_KINDS) }),
  ]),
)
type Condition = Flow['handOff'][number]['when']

const slot = z.strictObject({
  kind: z.enum([
    'amount',
    'date',
    'period',
    'card-tail',
    'account',
    'phone',
    'identity-number',
    'branch',
    'yes-no',
    'one-of',
    'text',
  ]),
  name: words,
  ask: words,
  askAgain: words.optional(),
  options: z
    .array(z.strictObject({ code: name, label: words, says: z.array(name).max(50).optional() }))
    .max(6)
    .optional(),
  takesOpening: z.boolean().optional(),
  ifRefused: z.enum(['go-on', 'hand-over']),
})

const id = { id: name }
const step = z.discriminatedUnion('kind', [
  z.strictObject({ ...id, kind: z.literal('say'), isMandatory: z.boolean(), say: words, next: name }),
  z.strictObject({ ...id, kind: z.literal('ask'), slot: name, next: name }),
  z.strictObject({
    ...id,
    kind: z.literal('when'),
    cases: z.array(z.strictObject({ when: condition, next: name })).max(20),
    otherwise: name,
  }),
  z.strictObject({ ...id, kind: z.literal('confirm'), say: words, next: name }),
  z.strictObject({ ...id, kind: z.literal('article'), article: name, isOptional: z.boolean(), next: name }),
  z.strictObject({ ...id, kind: z.literal('identity'), level, below: z.enum(['tell', 'hand-over']), next: name }),
  z.strictObject({
    ...id,
    kind: z.literal('hand-over'),
    why: name,
    name: words,
    urgency,
    topic: name.optional(),
    reason,
  }),
  z.strictObject({ ...id, kind: z.literal('end'), say: words.optional() }),
])

const flowSchema = z.strictObject({
  code: name,
  version: z.int().min(1),
  name: words,
  topic: name.nullable(),
  minIdentityLevel: level,
  slots: z.record(name, slot),
  start: name,
  startOnRisk: name.optional(),
  steps: z.array(step).min(1).max(100),
  handOff: z
    .array(z.strictObject({ why: name, name: words, when: condition, urgency, topic: name.optional(), reason }))
    .max(30),
  formFields: z.array(z.strictObject({ field: name, name: words, slot: name.nullable() })).max(50),
})

/** A flow from outside, checked for its shape and masked; else what is wrong with it, place by place. */
export function readFlow(text: string): Flow | readonly FieldFault[] {
  const read = flowSchema.safeParse(parsed(text))
  if (read.success) return read.data as Flow
  return read.error.issues.map(({ path, message }) => ({
    path: path.join('.') || 'flow',
    fault: 'flow-shape',
    message,
  }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
