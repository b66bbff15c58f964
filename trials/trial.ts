import type { Visitor } from '#channels/web/visits.ts'
import type { Actor } from '#platform/access.ts'
import { Problem } from '#platform/http/problem.ts'
import type { SteppedNode } from '#server/stepped/node.ts'
import type { Dice } from './dice.ts'
import { BEGIN_AT, type TrialHouse } from './house.ts'
import type { Floor } from './look.ts'
import type { Reader } from './readers.ts'

export interface Agent {
  readonly name: string
  readonly actor: Actor
  /** The open socket, and the node it is on. */
  link: { readonly id: string; readonly node: SteppedNode } | undefined
}

export interface Customer {
  readonly name: string
  readonly visitor: Visitor
}

/** A message that somebody was told is kept. */
export interface Acknowledged {
  readonly conversationId: string
  readonly authorId: string
  readonly clientId: string
  readonly audience: 'everyone' | 'staff'
  readonly seq: number
  readonly text: string
}

/** One world of a seed while it is played. */
export interface Trial {
  readonly seed: number
  readonly house: TrialHouse
  readonly dice: Dice
  now: number
  /** By place; undefined while that node is down. */
  readonly nodes: (SteppedNode | undefined)[]
  /** Agents, and one supervisor at the end. */
  readonly people: Agent[]
  readonly customers: Customer[]
  readonly readers: Reader[]
  readonly acknowledged: Acknowledged[]
  /** Who owned a contact once, in order: their screens may be behind. */
  readonly owners: Map<string, string[]>
  /** What was seen after the last step. */
  floor: Floor
  /** The log of facts stood here when the trial began. */
  readonly logFrom: number
  readonly trace: string[]
  steps: number
  /** What is said in a trace instead of an id. */
  readonly names: Map<string, string>
  readonly complaints: string[]
  /** When each node last said that it lives. */
  readonly beatAt: Map<SteppedNode, number>
}

/** Something promised did not hold. */
export class Broken extends Error {
  readonly invariant: string
  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`)
    this.invariant = invariant
  }
}

export const living = (trial: Trial): readonly SteppedNode[] => trial.nodes.filter((node) => node !== undefined)
export const anyNode = (trial: Trial): SteppedNode => trial.dice.pick(living(trial))

/** The name of a thing in the trace; contacts, offers and the like are numbered as they are met. */
export function nameOf(trial: Trial, kind: string, id: string): string {
  const known = trial.names.get(id)
  if (known !== undefined) return known
  const count = [...trial.names.values()].filter((name) => name.startsWith(`${kind}-`)).length
  const name = `${kind}-${count + 1}`
  trial.names.set(id, name)
  return name
}

export function note(trial: Trial, line: string): void {
  trial.trace.push(`${((trial.now - BEGIN_AT) / 1000).toFixed(3).padStart(9)} s  ${line}`)
}

export type Answer<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: string }

/** A command and what came of it, on record. A refusal is an answer; anything else that is thrown is a fault. */
export async function ask<T>(
  trial: Trial,
  node: SteppedNode,
  words: string,
  act: () => Promise<T>,
): Promise<Answer<T>> {
  try {
    const value = await act()
    note(trial, `${node.name}: ${words}`)
    return { ok: true, value }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) {
      note(trial, `${node.name}: ${words} → FAULT ${(error as Error).message}`)
      throw new Broken('a command is answered with yes or a known no', `${words}: ${(error as Error).stack}`)
    }
    note(trial, `${node.name}: ${words} → ${error.refusal}`)
    return { ok: false, refusal: error.refusal }
  }
}

/**
 * The same, and now and then the answer is lost after the commit, so that the same command comes again, perhaps at
 * another node. @param isSame what two yeses must have in common
 */
export async function askAgain<T>(
  trial: Trial,
  words: string,
  act: (node: SteppedNode) => Promise<T>,
  isSame: (first: T, second: T) => boolean = () => true,
): Promise<Answer<T>> {
  const node = anyNode(trial)
  const first = await ask(trial, node, words, () => act(node))
  if (!trial.dice.chance(0.12)) return first
  const other = anyNode(trial)
  const second = await ask(trial, other, `${words}, again`, () => act(other))
  if (first.ok && second.ok && !isSame(first.value, second.value))
    throw new Broken(
      'a command that comes again gets the same answer',
      `${words}: ${JSON.stringify(first.value)}, then ${JSON.stringify(second.value)}`,
    )
  return first
}
