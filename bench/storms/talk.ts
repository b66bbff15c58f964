/**
 * Those already connected, in a process of their own, so that the storm's clients cost them nothing but the machine: pairs
 * that send evenly. `BASE_URL`, `PAIRS` and `PER_SECOND` in; each line on standard input answers with the waits since the
 * one before.
 */
import { createInterface } from 'node:readline'
import { visitorPair } from '../delivery/servers.ts'
import { percentile } from '../report.ts'

const { BASE_URL = '', PAIRS = '50', PER_SECOND = '200' } = process.env
const TEXT = 'I would like to know why the transfer of yesterday has not arrived yet, thank you for looking into it.'
const pairs = await Promise.all(Array.from({ length: Number(PAIRS) }, () => visitorPair(BASE_URL)))
let waits: number[] = []
let failed = 0
let sent = 0
const from = performance.now()
setInterval(() => {
  const due = Math.floor(((performance.now() - from) / 1000) * Number(PER_SECOND))
  for (; sent < due; sent++) {
    const sentAt = performance.now()
    pairs[sent % pairs.length]?.send(TEXT).then(
      () => waits.push(performance.now() - sentAt),
      () => {
        failed += 1
      },
    )
  }
}, 2)
createInterface(process.stdin).on('line', () => {
  console.log(
    JSON.stringify({ count: waits.length, failed, p50: percentile(waits, 0.5), p99: percentile(waits, 0.99) }),
  )
  waits = []
  failed = 0
})
console.log(JSON.stringify({ ready: true }))
