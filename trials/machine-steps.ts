import { sql } from '#platform/database/database.ts'
import type { Loop } from '#server/stepped/loops.ts'
import { type SteppedNode, startSteppedNode } from '#server/stepped/node.ts'
import { dropLinksTo } from './agent-steps.ts'
import { groundOf } from './house.ts'
import { anyNode, Broken, living, note, type Trial } from './trial.ts'

/** A node says so often that it lives; it is taken for dead after three times as long. */
const BEAT_MS = 2_500
const NODES = ['north', 'south'] as const

/** What the machines do: loops take their turn, time passes, nodes die and come back, sockets of readers break. */
export const MACHINE_STEPS: readonly (readonly [weight: number, (trial: Trial) => Promise<unknown>])[] = [
  [46, loopRuns],
  [14, timePasses],
  [2, timerFiresTwice],
  [2, nodeDies],
  [3, nodeComesBack],
  [5, readerComesOrGoes],
]

/** Those that were woken have the first turn, but not always: anything may look by itself. */
async function loopRuns(trial: Trial) {
  const all = living(trial).flatMap((node) => node.loops.map((loop) => ({ node, loop })))
  const ready = all.filter(({ loop }) => isReady(trial, loop))
  const idle = all.filter(({ loop }) => loop.looks)
  const from = ready.length > 0 && trial.dice.chance(0.9) ? ready : idle
  const { node, loop } = trial.dice.pick(from)
  await runLoop(trial, node, loop)
}

/** Timers are looked at when one is due: whether their alarm has rung is a matter of real time. */
function isReady(trial: Trial, loop: Loop): boolean {
  if (loop.name === 'timers') return trial.floor.nextTimerAt !== null && trial.floor.nextTimerAt <= trial.now
  return loop.isWoken()
}

export async function runLoop(trial: Trial, node: SteppedNode, loop: Loop): Promise<void> {
  note(trial, `${node.name}: ${loop.name}`)
  try {
    await loop.run()
  } catch (error) {
    throw new Broken('nothing goes wrong inside a node', `${loop.name}: ${(error as Error).stack}`)
  }
}

/** To the next timer, past it, or a little: what is due is fired when its turn comes, so often late. */
async function timePasses(trial: Trial) {
  const next = trial.floor.nextTimerAt
  const toNext = next === null ? 0 : Math.max(0, next - trial.now)
  const how = trial.dice.pick(['little', 'next', 'next', 'past', 'long'])
  const little = trial.dice.between(50, 4_000)
  const stays = how === 'next' ? toNext : how === 'past' ? toNext + little : how === 'long' ? little * 12 : little
  await passTime(trial, Math.min(stays, 90_000))
}

/** Living nodes say so meanwhile; now and then one is silent for so long that it is taken for dead. */
export async function passTime(trial: Trial, ms: number, isSilent = () => trial.dice.chance(0.03)): Promise<void> {
  trial.now += ms
  for (const node of living(trial)) {
    const isBeatDue = trial.now - (trial.beatAt.get(node) ?? 0) >= BEAT_MS
    if (!isBeatDue || isSilent()) continue
    await node.beat()
    trial.beatAt.set(node, trial.now)
  }
  note(trial, `time passes: ${ms} ms`)
}

/** A timer was fired by a node that died before it could say so, on a database that gave the row back. */
async function timerFiresTwice(trial: Trial) {
  const { db } = trial.house
  const due = await db.rows<{ kind: string; key: string; due_at: number; data: unknown }>(
    sql`select kind, key, due_at, data from platform.timer where due_at <= to_timestamp(${trial.now} / 1000.0)
      order by due_at, kind, key limit 1`,
  )
  const [timer] = due
  const node = anyNode(trial)
  const loop = node.loops.find(({ name }) => name === 'timers')
  if (!timer || !loop) return
  await runLoop(trial, node, loop)
  await db.run(sql`insert into platform.timer (kind, key, due_at, data) values (${timer.kind}, ${timer.key},
    ${new Date(timer.due_at)}, ${JSON.stringify(timer.data)}) on conflict do nothing`)
  note(trial, `the timer ${timer.kind} is there again`)
}

async function nodeDies(trial: Trial) {
  if (living(trial).length < NODES.length) return
  const place = trial.dice.between(0, NODES.length - 1)
  const node = trial.nodes[place]
  if (!node) return
  trial.nodes[place] = undefined
  for (const reader of trial.readers) if (reader.on() === node) reader.cut()
  dropLinksTo(trial)
  await node.stop()
  note(trial, `${node.name} is killed`)
}

async function nodeComesBack(trial: Trial) {
  const place = trial.nodes.indexOf(undefined)
  if (place >= 0) await bringUp(trial, place)
}

/** A new process on the same database: its memory is empty. */
export async function bringUp(trial: Trial, place: number): Promise<void> {
  const ground = groundOf(
    trial.house.db,
    () => trial.now,
    (line) => trial.complaints.push(line),
  )
  trial.nodes[place] = await startSteppedNode(NODES[place] ?? 'node', ground)
  note(trial, `${NODES[place]} is up`)
}

async function readerComesOrGoes(trial: Trial) {
  const reader = trial.dice.pick(trial.readers)
  if (reader.on() && trial.dice.chance(0.5)) {
    reader.cut()
    note(trial, `the socket of ${reader.name} breaks`)
    return
  }
  const node = anyNode(trial)
  note(trial, `${node.name}: ${reader.name} goes on after line ${reader.heard.at(-1)?.seq ?? 0}`)
  await reader.resume(node)
}
