import { z } from 'zod'
import { expectedKinds } from '#libs/dialogue/decide-turn.ts'
import type { DialogueState, IntentDecision } from '#libs/dialogue/dialogue.ts'
import type { Locale } from '#libs/dialogue/flow.ts'
import { readSlots } from '#libs/language/slots/read-slots.ts'
import type { Slot } from '#libs/language/slots/slot.ts'
import type { LoadedRelease } from '#modules/bot/mind.ts'
import { type ChatMessage, parsed } from '#modules/bot/model/client.ts'
import { outgoing } from '#modules/bot/model/outgoing.ts'
import { withoutFence } from '#modules/bot/model/phrase.ts'
import { commandPrompt } from '#modules/bot/model/prompts/command-1.ts'

/** Words the bot did not understand, and where the dialogue stood before them. */
export interface ToUnderstand {
  readonly language: Locale
  readonly text: string
  readonly release: Pick<LoadedRelease, 'intents' | 'flows'>
  readonly dialogue: DialogueState
  /** The customer's local date. */
  readonly today: string
}

/**
 * What a command comes to: another reading of the same words, from which the dialogue decides as ever. There is nothing
 * in it that says, moves, grants or refuses anything.
 */
export interface Meaning {
  readonly decision?: IntentDecision
  readonly slots?: readonly Slot[]
  /** What to look for instead of the customer's words. */
  readonly query?: string
  /** "Never mind", in the words the dialogue knows. */
  readonly said?: string
  readonly choice?: 'person'
}

/** All a model may ask for. Money, identity and complaints are not in it. */
const code = z.string().max(60)
const modelCommand = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('start-flow'), intent: code }),
  z.strictObject({ command: z.literal('set-slot'), value: z.string().trim().min(1).max(200) }),
  z.strictObject({ command: z.literal('cancel') }),
  z.strictObject({ command: z.literal('clarify'), intents: z.array(code).min(2).max(3) }),
  z.strictObject({ command: z.literal('hand-off') }),
  z.strictObject({ command: z.literal('search'), query: z.string().trim().min(2).max(100) }),
])
const MOST_INTENTS = 100

export function commandRequest(asked: ToUnderstand): readonly ChatMessage[] {
  const { language, text, release, dialogue } = asked
  const intents = choosable(release).map(({ code, name, does }) => ({ code, name: name[language], kind: does.kind }))
  const slot = waitingSlot(asked)
  const flow = dialogue.active && {
    name: release.flows[dialogue.active.flow]?.name[language] ?? dialogue.active.flow,
    asks: slot?.name[language] ?? null,
  }
  const customer_words = outgoing(text, 900).text
  return [
    { role: 'system', content: commandPrompt(language) },
    { role: 'user', content: JSON.stringify({ language, intents, flow, customer_words }) },
  ]
}

/** @returns undefined for anything that is no command of the list, or names what was not on offer */
export function readCommand(content: string, asked: ToUnderstand): Meaning | undefined {
  const read = modelCommand.safeParse(parsed(withoutFence(content)))
  if (!read.success) return undefined
  const command = read.data
  const offered = (wanted: string) => choosable(asked.release).find(({ code }) => code === wanted)
  switch (command.command) {
    case 'start-flow': {
      const intent = offered(command.intent)
      return intent?.does.kind === 'flow' ? { decision: { kind: 'answer', label: intent.code } } : undefined
    }
    case 'clarify': {
      const labels = [...new Set(command.intents)].filter(offered)
      return labels.length >= 2 ? { decision: { kind: 'clarify', labels } } : undefined
    }
    case 'set-slot':
      return slotIn(command.value, asked)
    case 'cancel':
      return asked.dialogue.active ? { said: asked.language === 'en' ? 'never mind' : '取消' } : undefined
    case 'hand-off':
      return { choice: 'person' }
    case 'search':
      return { query: command.query, decision: { kind: 'unknown' } }
  }
}

/** Intents for people are left out: `hand-off` leads there. */
const choosable = ({ intents }: ToUnderstand['release']) =>
  Object.values(intents)
    .filter(({ does }) => does.kind !== 'hand-over')
    .slice(0, MOST_INTENTS)

function waitingSlot({ dialogue, release }: ToUnderstand) {
  const { active } = dialogue
  if (active?.waiting?.for !== 'slot') return undefined
  return release.flows[active.flow]?.slots[active.waiting.slot]
}

/** The customer's own words, read by code as the flow needs them; a value that they do not hold is none. */
function slotIn(value: string, asked: ToUnderstand): Meaning | undefined {
  const from = asked.text.indexOf(value)
  if (from < 0 || !waitingSlot(asked)) return undefined
  const expected = expectedKinds(asked.dialogue, { ...asked.release, articles: {} })
  const slots = readSlots(value, { today: asked.today, expected })
    .filter(({ kind }) => expected.includes(kind))
    .map((slot) => ({ ...slot, span: [slot.span[0] + from, slot.span[1] + from] as const }))
  return slots.length > 0 ? { slots } : undefined
}
