import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'

/**
 * From now on the thread this is called on gets the processor when nobody who answers people wants it: for work that may
 * take its time. Linux ranks threads one by one; elsewhere the thread keeps its rank, and nothing else changes.
 */
export function giveWay(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // No such place, or not allowed to: the work is done all the same.
  }
}
