import { run as measureSpeed } from '#libs/queueing/bench.ts'
import { readQueue } from '#libs/queueing/erlang-a.ts'
import { estimateQueue, type UnitQueue } from '#libs/queueing/test-first-come.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { cpuSeconds } from './workforce.ts'

const HANDLE_SECONDS = 240
const CONTACTS = 4_000_000

/** Small and large, idle and overloaded, hasty and patient: patience and threshold in handle times. */
const QUEUES: readonly UnitQueue[] = [
  [1, 0.5, 1, 0.1],
  [1, 2, 0.5, 0.2],
  [1, 0.9, 3, 0.5],
  [2, 1, 4, 0],
  [2, 3, 0.2, 0.05],
  [2, 1.4, 1, 0.3],
  [3, 2.5, 2, 0.3],
  [3, 6, 0.4, 0.1],
  [4, 4, 1, 0.15],
  [4, 3, 0.5, 1],
  [5, 3, 2, 0.05],
  [5, 5, 0.2, 0.1],
  [6, 5, 0.3, 0.07],
  [7, 4, 3, 0.11],
  [8, 7, 0.25, 0.2],
  [9, 6, 1, 20 / 300],
  [12, 10, 0.6, 0.4],
  [20, 40, 0.5, 0.02],
  [30, 20, 1, 0.1],
  [60, 45, 2, 0.05],
].map(([agents = 0, load = 0, patience = 0, threshold = 0]) => ({ agents, load, patience, threshold }))

/** Row 6: Erlang A against 20 long runs by a recursion that shares no code with it, a published figure, and its speed. */
export function run({ seed, onProgress }: BenchOptions): Row[] {
  const from = cpuSeconds()
  const errors = QUEUES.map((queue) => {
    const { agents, load, patience, threshold } = queue
    const estimate = estimateQueue(queue, CONTACTS, seed)
    const reading = readQueue(
      agents,
      {
        contactsPerHour: (load * 3600) / HANDLE_SECONDS,
        handleSeconds: HANDLE_SECONDS,
        patienceSeconds: patience * HANDLE_SECONDS,
      },
      { thresholdSeconds: threshold * HANDLE_SECONDS },
    )
    const error = Math.max(
      Math.abs(reading.answeredInThreshold - estimate.answeredInThreshold),
      Math.abs(reading.abandoned - estimate.abandoned),
    )
    onProgress(`  ${agents} agents, ${load} Erlang: off by ${error.toExponential(1)}`)
    return error
  })
  const simulated = rowOf(
    'workforce',
    'Erlang A, worst of 20 simulated queues, off by',
    'share',
    [Math.max(...errors)],
    {
      atMost: 1e-3,
    },
  )
  // 48 calls a minute of 60 s, 50 agents, patience 120 s: answered within 20 s, by pyworkforce's Erlang A.
  const load = { contactsPerHour: 2880, handleSeconds: 60, patienceSeconds: 120 }
  const published = Math.abs(readQueue(50, load, { thresholdSeconds: 20 }).answeredInThreshold - 0.94301895475)
  const reference = rowOf('workforce', 'Erlang A, published to 11 digits, off by', 'share', [published], {
    atMost: 1e-9,
  })
  const speed = measureSpeed().find(({ name }) => name.startsWith('Erlang A'))
  return [
    { ...simulated, moonshot: '<= 1e-4', cpuSeconds: Math.round(cpuSeconds() - from) },
    { ...reference, moonshot: '<= 1e-12' },
    {
      ...rowOf('workforce', 'Erlang A with service level, 100 agents', 'a second, by the clock', [
        speed?.opsPerSecond ?? Number.NaN,
      ]),
      moonshot: '>= 250,000',
    },
  ]
}
