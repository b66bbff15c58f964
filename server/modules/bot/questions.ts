import type { FeelingReading } from '#libs/language/feeling/read-feeling.ts'
import type { VoiceExample } from '#libs/language/voice/train-voice.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

type Words = { readonly 'zh-CN': string; readonly 'zh-TW': string; readonly en: string }

/** What words are about, by the release that is out. */
export interface Understood {
  readonly code: string
  readonly name: Words
  readonly topic: string | null
  /** Code of the contact reason it likely gets. */
  readonly reason: string | null
  /** The scenario that serves it. */
  readonly flow: string | null
  /** The words that decided, weightiest first. */
  readonly words: readonly string[]
}
export type HandedOverAbout = Pick<Understood, 'code' | 'name' | 'reason'>

/** Who wrote, where, and what they chose before. */
export interface Writer {
  readonly conversationId: string
  readonly customerId: string
  /** The entrance as the bot's settings know it: `<channel>:<key>`. */
  readonly entrance: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
}

/** What channels, and those who help agents, may ask of the bot. */
export interface BotQuestions {
  /** Whether this node has heard that the bot has this conversation in hand. */
  isKnownOpen(conversationId: string): boolean
  /**
   * Takes the conversation in hand, if a bot answers at this entrance and nobody has it. True: the bot owes the answer to
   * whatever the customer writes from now on. False: it is a person's.
   * @param written number of a message that stands in the thread already and that nobody has heard
   */
  begin(writer: Writer, written?: number): Promise<boolean>
  /** Whether message `seq` is the bot's to answer, or was answered by it. */
  owes(db: Queryable, conversationId: string, seq: number): Promise<boolean>
  /** Answers what is unanswered, soon; to be called when something was written. Never throws. */
  wake(conversationId: string): void
  /** The customer presses for a person. @returns the contact, when the bot had the conversation in hand */
  handOver(writer: Writer): Promise<string | undefined>
  /** The customer goes away. @returns whether the bot had the conversation in hand */
  leave(tx: Tx, conversationId: string): Promise<boolean>
  /** Since when the bot has this conversation in hand; undefined: it has not. */
  sessionOf(db: Queryable, conversationId: string): Promise<{ readonly beganAt: number } | undefined>
  /** What these words are about, if the release that is out is sure of it; small talk is about nothing. */
  understand(text: string): Understood | undefined
  /** What the bot took a contact to be about when it gave it to a person; undefined: it did not, or did not know. */
  handedOverAbout(db: Queryable, contactId: string): Promise<HandedOverAbout | undefined>
  /** How whoever wrote this feels, by the reviewed words of the house. */
  feelingOf(text: string): FeelingReading
  /** Written examples from which praise, problems and suggestions are told apart. */
  voiceExamples(): readonly VoiceExample[]
}
