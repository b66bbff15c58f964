import type { DeskContact } from '#modules/conversations/contract.ts'
import { pick } from '../../seed/chance.ts'
import type { Link } from '../door/link.ts'
import { pause } from '../door/pause.ts'
import { Refusal } from '../door/refusal.ts'
import { thinkSeconds, wrapUpSeconds } from '../pace.ts'
import { COURTESIES } from '../utterances/courtesies.ts'
import type { World } from '../world.ts'
import type { Desk } from './desk.ts'
import { type ContactHabit, contactHabit, dispositionFor, isTopic, languageOf, reasonFor } from './habits.ts'
import { readThread, type Thread } from './thread.ts'

/** What the wrap-up needs to know of how it went. */
export interface Served {
  answers: number
  wasUpset: boolean
  readonly contact: DeskContact['contact']
}

/** Of the house: what a wrap-up may name; at least one of each. */
export interface Codes {
  readonly reasons: readonly string[]
  readonly dispositions: readonly string[]
}

/** A customer who says nothing more for this long has what they wanted. */
const SILENT_SECONDS = 150
/** People who chat by hand read and type slowly: at high speed they still have this long to answer. */
const LEAST_SILENT_MS = 20_000
/** After the last question was answered only thanks can follow. */
const SETTLED_SECONDS = 40
const LEAST_SETTLED_MS = 3_000

interface Talk {
  readonly world: World
  readonly desk: Desk
  readonly thread: Thread
  readonly habit: ContactHabit
  readonly served: Served
  readonly signal: AbortSignal
}

/** From the first words to the end or the transfer. The signal ends it when the contact leaves this desk. */
export async function serveContact(
  world: World,
  desk: Desk,
  link: Link,
  row: DeskContact,
  served: Served,
  signal: AbortSignal,
): Promise<void> {
  const { contact } = row
  const topic = isTopic(contact.topic) ? contact.topic : null
  const habit = contactHabit(world.chance, topic, contact.firstResponseAt === null)
  const thread = readThread(link, contact, row.lastSeq)
  try {
    const talk: Talk = { world, desk, thread, habit, served, signal }
    if (contact.state === 'held') await desk.unhold(contact.contactId, signal)
    await greet(talk)
    await answerUntilDone(talk)
  } finally {
    thread.leave()
  }
}

async function greet({ world, desk, habit, served: { contact }, signal }: Talk): Promise<void> {
  await pause(habit.greetAfterSeconds * 1000, signal)
  await desk.say(contact.conversationId, pick(world.chance, COURTESIES[languageOf(contact)].greetings), signal)
}

async function answerUntilDone(talk: Talk): Promise<void> {
  const { world, desk, thread, habit, served, signal } = talk
  const { contact } = served
  let silentMs = Math.max(world.clock.realMs(SILENT_SECONDS), LEAST_SILENT_MS)
  for (;;) {
    const said = await thread.unanswered(silentMs, signal)
    if (!said) return endTalk(talk)
    desk.read(contact.conversationId, said.seq)
    thread.seenTo(said.seq)
    const understood = world.conversations.understand(said.texts)
    served.wasUpset ||= understood.isUpset
    if (habit.transferAt === served.answers + 1 && (await transfer(talk))) return
    if (habit.holdAt === served.answers + 1) await hold(talk)
    const isFarewell = understood.isLast && understood.reply === null
    if (isFarewell) return endTalk(talk)
    await work(talk)
    const courtesies = COURTESIES[languageOf(contact)]
    await desk.say(contact.conversationId, understood.reply ?? pick(world.chance, courtesies.generic), signal)
    served.answers += 1
    if (understood.isLast) silentMs = Math.max(world.clock.realMs(SETTLED_SECONDS), LEAST_SETTLED_MS)
  }
}

/** Looks things up, then types. */
async function work({ world, desk, habit, served, signal }: Talk): Promise<void> {
  const ms = world.clock.realMs(habit.answerSeconds())
  await pause(ms * 0.7, signal)
  desk.typing(served.contact.conversationId)
  await pause(ms * 0.3, signal)
}

async function hold({ world, desk, habit, served: { contact }, signal }: Talk): Promise<void> {
  const { holding, back } = COURTESIES[languageOf(contact)]
  await desk.say(contact.conversationId, pick(world.chance, holding), signal)
  await desk.hold(contact.contactId, signal)
  world.tally.heldCount += 1
  await pause(world.clock.realMs(habit.holdSeconds), signal)
  await desk.unhold(contact.contactId, signal)
  await desk.say(contact.conversationId, pick(world.chance, back), signal)
}

/** Difficult matters go to the experts, when they are there. @returns whether it went */
async function transfer({ world, desk, served: { contact }, signal }: Talk): Promise<boolean> {
  const queues = await desk.queues(signal)
  const experts = queues.find((queue) => queue.isExpert && queue.isOpen && queue.queueId !== contact.queueId)
  if (!experts) return false
  await desk.say(contact.conversationId, pick(world.chance, COURTESIES[languageOf(contact)].transferring), signal)
  await pause(world.clock.realMs(thinkSeconds(world.chance) / 2), signal)
  try {
    await desk.transfer(contact.contactId, experts.queueId, signal)
  } catch (error) {
    // Closed or full at this moment: then it is solved here.
    if (error instanceof Refusal && error.status !== 404 && error.status !== 403) return false
    throw error
  }
  world.tally.transferred += 1
  return true
}

async function endTalk({ world, desk, served: { contact }, signal }: Talk): Promise<void> {
  await pause(world.clock.realMs(6), signal)
  await desk.say(contact.conversationId, pick(world.chance, COURTESIES[languageOf(contact)].partings), signal)
  await pause(world.clock.realMs(12), signal)
  await desk.end(contact.contactId, signal)
}

/** Reason, outcome and a summary; the agent is free for the next one. */
export async function finishWrapUp(
  world: World,
  desk: Desk,
  served: Served,
  codes: Codes,
  signal: AbortSignal,
): Promise<void> {
  const { contact, answers } = served
  await pause(world.clock.realMs(wrapUpSeconds(world.chance)), signal)
  const topic = isTopic(contact.topic) ? contact.topic : null
  const form = {
    reasonCode: reasonFor(world.chance, topic, codes.reasons),
    dispositionCode: dispositionFor(world.chance, answers > 0, codes.dispositions),
    summary: answers > 0 ? `客户咨询已答复，共 ${answers} 轮。` : '客户未说明诉求即离开。',
  }
  await desk.wrapUp(contact.contactId, form, signal)
  world.tally.wrappedUp += 1
}
