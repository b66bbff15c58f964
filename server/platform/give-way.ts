import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import { basename } from 'node:path'

/**
 * From now on the thread this is called on comes behind those of its process that answer people: for work that may take
 * its time. Linux ranks threads one by one; elsewhere the thread keeps its rank, and nothing else changes.
 * @param by steps of rank (nice). At 10 it gets about a tenth of what a waiting thread of the usual rank gets, at 4 two fifths.
 */
export function giveWay(by: number = constants.priority.PRIORITY_BELOW_NORMAL): void {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + by))
  } catch {
    // No such place, or not allowed to: the work is done all the same.
  }
}
