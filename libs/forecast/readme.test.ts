import { expect, it, vi } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import { aggregate } from './aggregate.ts'
import { backtest } from './backtest.ts'
import { LUNAR_FEASTS, withStatutoryHolidays } from './calendar.ts'
import { generateSeries, type World } from './generate-series.ts'
import { fit as fitModel } from './model.ts'
import { predict } from './predict.ts'
import { readSeries } from './read-series.ts'
import { timeOfSlot } from './series.ts'
import { update } from './update.ts'

/** Many fits; on a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

/** Rows as a file would have them: ten weeks from 2026-03-02, 08:00 to 20:00, 15 minutes, open every day. */
function rowsOfFile() {
  const world: World = { from: '2026-03-02', days: 70, intervalMinutes: 15, open: [32, 79], seed: 2026, dayNoise: 0.1 }
  const cells = generateSeries(world).days.flatMap(({ date, counts }) =>
    counts.flatMap((calls, slot) => (calls === null ? [] : [{ start: `${date}T${timeOfSlot(slot, 15)}`, calls }])),
  )
  return cells.map((cell, i) => ({ ...cell, line: i + 2 }))
}

it('the example of the README runs as it stands there', () => {
  const rows = rowsOfFile()
  const read = readSeries(rows, { zone: 'Asia/Shanghai', intervalMinutes: 15 })
  if (!read.ok) throw new Error(read.faults.map(({ line, problem }) => `line ${line}: ${problem}`).join('\n'))
  const { series } = read
  const calendar = withStatutoryHolidays(
    { events: [...LUNAR_FEASTS, { kind: 'monthly', name: 'payday', dayOfMonth: 10, onBusinessDay: 'before' }] },
    [CHINA_2026],
  )
  const fitted = fitModel(series, calendar, { intervalMinutes: 30 })
  if (!fitted.ok) throw new Error(fitted.refusal)
  const week = predict(fitted.model, { days: 7 })
  expect(week.rows).toHaveLength(7 * 24)
  expect(week.rows[0]).toMatchObject({ date: '2026-05-11', start: '2026-05-11T08:00' })
  expect(week.rows[0]?.quantiles).toHaveLength(5)

  const morning = week.rows.slice(0, 6).map(({ slot, mean }) => [slot, Math.round(1.2 * mean)] as const)
  const counts = Array.from({ length: 48 }, (_, slot) => new Map(morning).get(slot) ?? null)
  const rest = update(fitted.model, { date: '2026-05-11', counts }, Date.parse('2026-05-11T11:00:00+08:00'))
  expect(rest.rows[0]?.start).toBe('2026-05-11T11:00')
  expect(rest.factor).toBeGreaterThan(1)
  expect(rest.factor).toBeLessThan(1.2)

  const origins = [1, 2].map((week) => addDaysToDate('2026-05-11', -7 * week))
  const scores = backtest(series, calendar, {
    methods: ['mean-4', 'ensemble'],
    origins,
    horizonDays: 7,
    intervalMinutes: 30,
  })
  for (const { wape, poissonFloor } of scores) expect(wape).toBeGreaterThan(0.8 * poissonFloor)
  expect(aggregate(series, 30).days).toHaveLength(70)
})
