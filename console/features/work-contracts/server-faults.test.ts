import { expect, it } from 'vitest'
import { contractFaults } from '#libs/rostering/contract-faults.ts'
import { layOut } from '#libs/rostering/horizon.ts'
import { faultsOfServer } from './server-faults.ts'

const starts = { from: '08:00', to: '12:00', everySeconds: 1800 }
const RULE = { source: 's', effectiveFrom: '2020-01-01', severity: 'hard' } as const
const meal = { id: 'meal: late', seconds: 3600, isPaid: false, earliestSeconds: 3600, latestSeconds: 7200 }
const body = {
  rules: [
    { ...RULE, id: 'DAYS', kind: 'days-per-week', min: 6, max: 5 },
    {
      ...RULE,
      id: 'NIGHTS',
      kind: 'nights-in-a-row',
      max: 3,
      thenRestSeconds: 3600,
      night: { from: '22:00', to: '06:00', leastSeconds: 0 },
    },
  ],
  shifts: [
    { id: 'day', spanSeconds: 32_460, starts, breaks: [] },
    { id: 'late', spanSeconds: 32_400, starts: { ...starts, to: '07:00' }, breaks: [] },
    { id: 'late', spanSeconds: 32_400, starts: { ...starts, from: '08:10' }, breaks: [] },
    {
      id: 'meals',
      spanSeconds: 32_400,
      starts: { ...starts, everySeconds: 1000 },
      breaks: [
        { ...meal, id: 'rest', latestSeconds: 1800 },
        { ...meal, seconds: 1000 },
        { ...meal, id: 'long', seconds: 36_000, earliestSeconds: 0 },
      ],
    },
  ],
} as const

/** As the server sends them. */
const grid = layOut({ zone: 'UTC', from: '2026-01-05', days: 7, slotSeconds: 900 })
const sent = contractFaults({ id: '', ...body }, grid).map(({ where, problem }) => ({
  path: where.replace(/^contract (, )?/, '') || 'shifts',
  message: problem,
}))

it('every fault the server finds stands at its field, in the reader’s language', () => {
  const faults = faultsOfServer(sent, body, 'zh-CN')
  expect(faults.map(({ path }) => path).toSorted()).toEqual(
    [
      'rules.0.min',
      'rules.1.night.leastSeconds',
      'shifts.0.spanSeconds',
      'shifts.1.starts.to',
      'shifts.1.starts.from',
      'shifts.2.id',
      'shifts.3.starts.everySeconds',
      'shifts.3.breaks.0.latestSeconds',
      'shifts.3.breaks.1.seconds',
      'shifts.3.breaks.2.seconds',
      'shifts.3.breaks.2.earliestSeconds',
      'shifts.3.breaks.2.latestSeconds',
    ].toSorted(),
  )
  expect(faults.filter(({ message }) => !/[\u4e00-\u9fff]/.test(message))).toEqual([])
  const told = (path: string) => faults.find((one) => one.path === path)?.message
  expect(told('shifts.0.spanSeconds')).toBe('须是 15 分钟 的整数倍，15 分钟 到 16 小时。')
  expect(told('rules.0.min')).toBe('最少大于最多，请改小。')
  expect(told('shifts.3.breaks.2.latestSeconds')).toBe('班次里放不下：请缩短它，或加长班次。')
})

it('what is not known keeps the server’s words, where it can be placed', () => {
  expect(faultsOfServer([{ path: 'shift day', message: 'colour is blue' }], body, 'en')).toEqual([
    { path: 'shifts.0.colour', message: 'colour is blue' },
  ])
  expect(faultsOfServer([{ path: 'name', message: 'is odd' }], body, 'en')).toEqual([
    { path: 'name', message: 'is odd' },
  ])
})
