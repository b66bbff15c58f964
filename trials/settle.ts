import { at, sql } from '#platform/database/database.ts'
import { runLoop } from './machine-steps.ts'
import { anyNode, Broken, living, type Trial } from './trial.ts'

const MOST_ROUNDS = 60

/** Lets reads that were begun for readers come to their end. */
export async function settleReaders(trial: Trial): Promise<void> {
  for (let turn = 0; turn < 2 || trial.readers.some((reader) => !reader.isSettled()); turn++)
    await new Promise((next) => setImmediate(next))
}

/**
 * Without time passing, everything that was asked for is done: facts are in the log and digested, due timers fired,
 * passes run that somebody woke. One node looks by itself; the others do what they were woken for.
 */
export async function settle(trial: Trial): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const looker = anyNode(trial)
    const { facts, timers } = await leftToDo(trial)
    // What another node has moved into the log is news here; later the keeper tells.
    const looks = [facts && 'keeper', round === 0 && 'tail', timers && 'timers']
    for (const loop of looker.loops) if (looks.includes(loop.name)) await runLoop(trial, looker, loop)
    const hasRun = await runWoken(trial)
    await settleReaders(trial)
    if (!facts && !timers && !hasRun) return
  }
  throw new Broken('the house comes to rest', `not after ${MOST_ROUNDS} rounds without time passing`)
}

async function runWoken(trial: Trial): Promise<boolean> {
  for (let turn = 0; turn < MOST_ROUNDS; turn++) {
    const woken = living(trial).flatMap((node) =>
      node.loops.filter((loop) => loop.name !== 'timers' && loop.isWoken()).map((loop) => ({ node, loop })),
    )
    if (woken.length === 0) return turn > 0
    for (const { node, loop } of woken) await runLoop(trial, node, loop)
  }
  return true
}

const leftToDo = (trial: Trial) =>
  trial.house.db.one<{ facts: boolean; timers: boolean }>(sql`select exists (select from platform.outbox) facts,
    exists (select from platform.timer where due_at <= ${at(trial.now)}) timers`)
