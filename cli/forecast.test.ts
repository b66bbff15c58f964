import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '#libs/workforce-files/test-files.ts'
import { verb as backtest } from './backtest.ts'
import { verb as forecast } from './forecast.ts'
import { openBench } from './planning/test-terminal.ts'
import { verb as staff } from './staff.ts'

/** Many fits; on a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

const bench = openBench()
afterAll(bench.close)

const counts = (rows: readonly string[]) => `start,calls\n${rows.join('\n')}\n`
const curve = (date: string, slot: number) => 20 + ((slot * 7) % 11) + (Number(date.slice(8)) % 5)
const office = { from: '2026-02-02', weekdays: [1, 1, 1, 1, 1, 0, 0], hours: [9, 17] as const, calls: curve }
const history = bench.write('history.csv.gz', gzipSync(counts(rowsOf({ ...office, days: 56 }))))
const closed = bench.write('closed.csv', 'date,name\n2026-03-31,a holiday\n')

const linesOf = (name: string) => bench.read(name).trim().split('\n')

describe('forecast', () => {
  it('writes start, calls and quantiles for open days within opening hours, closed dates left out', async () => {
    const { printed } = await bench.run(
      forecast,
      '--history',
      history,
      '--closed',
      closed,
      '--out',
      bench.path('f.csv'),
      '--plot',
      bench.path('f.svg'),
    )
    const [header, ...rows] = linesOf('f.csv')
    expect(header).toBe('start,calls,p2.5,p10,p50,p90,p97.5')
    expect(rows).toHaveLength(4 * 16)
    expect(rows[0]).toMatch(/^2026-03-30T09:00:00,/)
    expect(rows.some((row) => row.startsWith('2026-03-31'))).toBe(false)
    expect(rows.at(-1)).toMatch(/^2026-04-03T16:30:00,/)
    expect(printed).toContain('64 intervals of 30 minutes from 2026-03-28')
    expect(bench.read('f.svg')).toMatch(/^<svg .*<\/svg>\n$/s)
  })

  it('refuses a plot that would be no picture of its name, before it computes anything', async () => {
    const out = ['--history', history, '--out', bench.path('no.csv'), '--plot', bench.path('f.png')]
    expect((await bench.run(forecast, ...out)).fault).toMatch(
      /f\.png: plots are SVG, so give a name that ends in \.svg$/,
    )
    expect(existsSync(bench.path('no.csv'))).toBe(false)
  })

  it('gives the same file for the same history', async () => {
    await bench.run(forecast, '--history', history, '--closed', closed, '--out', bench.path('again.csv'))
    expect(bench.read('again.csv')).toBe(bench.read('f.csv'))
  })

  it('reports as JSON what it rests on', async () => {
    const { printed } = await bench.run(
      forecast,
      '--history',
      history,
      '--interval',
      '1h',
      '--horizon',
      '4d',
      '--json',
      '--out',
      bench.path('h.csv'),
    )
    expect(JSON.parse(printed)).toMatchObject({
      history: { format: 'counts', intervalMinutes: 30, from: '2026-02-02', to: '2026-03-27', openDays: 40, gaps: [] },
      method: 'ensemble',
      intervalMinutes: 60,
      from: '2026-03-28',
      horizonDays: 4,
      quantilesFrom: 'back-test',
    })
  })

  it('round the clock on the days the clock changes has 23 and 25 hours', async () => {
    for (const [from, rows] of [
      ['2026-02-28', 7 * 48 - 2],
      ['2026-09-26', 7 * 48 + 2],
    ] as const) {
      const text = counts(rowsOf({ from, days: 28, hours: [0, 24], calls: curve }))
      await bench.run(
        forecast,
        '--history',
        bench.write('clock.csv', text),
        '--zone',
        'Europe/Berlin',
        '--out',
        bench.path('clock.out'),
      )
      expect(linesOf('clock.out')).toHaveLength(1 + rows)
    }
    // The file of autumn is what staff takes.
    const { fault } = await bench.run(
      staff,
      '--forecast',
      bench.path('clock.out'),
      '--aht',
      '200',
      '--target',
      '80/20',
      '--out',
      bench.path('n.csv'),
    )
    expect(fault).toBeNull()
  })

  it('of a year of zeros is zero, and says so first', async () => {
    const text = counts(rowsOf({ from: '2025-01-01', days: 365, hours: [9, 12], calls: 0 }))
    const { said } = await bench.run(
      forecast,
      '--history',
      bench.write('zeros.csv', text),
      '--out',
      bench.path('z.csv'),
    )
    expect(said[0]).toContain('The history holds not a single call: everything foretold from it is 0')
    for (const row of linesOf('z.csv').slice(1)) expect(row).toMatch(/,0,0,0,0,0,0$/)
  })

  it('tells gaps and foretells all the same', async () => {
    const rows = rowsOf({ ...office, days: 28 }).filter(
      (row) => !row.startsWith('2026-02-10') && !row.startsWith('2026-02-12T10'),
    )
    const { said, fault } = await bench.run(
      forecast,
      '--history',
      bench.write('gaps.csv', counts(rows)),
      '--out',
      bench.path('g.csv'),
    )
    expect(fault).toBeNull()
    expect(said).toEqual([
      '2026-02-10: no row at all; it stands as missing, list it as closed if the centre was',
      expect.stringMatching(/^after line \d+: 2026-02-12 10:00: 2 intervals are missing$/),
      expect.stringContaining('Without --closed, days without a row are taken for closed'),
    ])
  })

  it.each([
    [['--interval', '7m'], '--interval 7m: give a length that divides a day, as 5m, 15m, 30m or 1h'],
    [
      ['--interval', '15m'],
      'history.csv.gz counts every 30 minutes, which do not add up to 15: give --interval a multiple of 30m',
    ],
    [['--horizon', '7'], '--horizon 7: give days or weeks, as 7d or 4w, up to a year'],
    [
      ['--zone', 'Peking'],
      'history.csv.gz cannot be used:\n"Peking" is no time zone: write an IANA name such as Asia/Shanghai',
    ],
    [['--from', 'x'], "Unknown option '--from'. See --help."],
  ])('with %j is refused and writes nothing', async (args, message) => {
    const { fault } = await bench.run(forecast, '--history', history, '--out', bench.path('never.csv'), ...args)
    expect(fault).toBe(message)
    expect(existsSync(bench.path('never.csv'))).toBe(false)
  })

  it('names the faulty lines of the history', async () => {
    const rows = rowsOf({ ...office, days: 7 })
    const bad = bench.write(
      'bad.csv',
      counts(rows.map((row, i) => (i === 2 ? row.replace(/,.*/, ',-4') : i === 5 ? row.replace(/,.*/, ',four') : row))),
    )
    const { fault } = await bench.run(forecast, '--history', bad, '--out', bench.path('never.csv'))
    expect(fault).toBe(
      'bad.csv cannot be used:\nline 4: -4 calls at 2026-02-02T10:00:00: a count cannot be negative\nline 7: "four" calls is no number: write a count of 0 or more',
    )
  })
})

describe('staff', () => {
  it('needs more with quantiles, at higher confidence, and with shrinkage', async () => {
    const f = bench.path('f.csv')
    const plain = bench.write(
      'plain.csv',
      linesOf('f.csv')
        .map((line) => line.split(',').slice(0, 2).join(','))
        .join('\n'),
    )
    const hours = async (...args: readonly string[]) => {
      const all = [
        '--aht',
        '240',
        '--patience',
        '180',
        '--target',
        '80/20',
        '--out',
        bench.path('n.csv'),
        '--json',
        ...args,
      ]
      return JSON.parse((await bench.run(staff, ...all)).printed)
    }
    const mean = await hours('--forecast', plain)
    const average = await hours('--forecast', f)
    const sure = await hours('--forecast', f, '--confidence', '95%', '--shrinkage', '20%+10%')
    expect(mean).toMatchObject({ formula: 'erlang-a', uncertainty: 'none', intervals: 64 })
    expect(average.needHours).toBeGreaterThanOrEqual(mean.needHours)
    expect(sure.needHours).toBeGreaterThan(average.needHours)
    expect(sure.scheduledHours).toBeGreaterThan(sure.needHours / 0.7 - 1)
    const patient = await hours('--forecast', plain, '--interval', '30m')
    expect(patient).toEqual(mean)
  })

  it('of 50 calls in half an hour of 180 s, 80/20 without abandons, is 13 by Erlang C', async () => {
    const file = bench.write('c.csv', 'start,calls\n2026-03-02T09:00,50\n2026-03-02T09:30,100\n2026-03-02T10:00,0\n')
    await bench.run(staff, '--forecast', file, '--aht', '180', '--target', '80/20', '--out', bench.path('c.out'))
    // 100 calls: 14 agents give a service level of 0.888 (R package ErlangC), 13 of 0.80 or less.
    expect(linesOf('c.out')[2]).toBe('2026-03-02T09:30:00,100,14,14,0.8884,0,0.7143')
    expect(linesOf('c.out')[3]).toBe('2026-03-02T10:00:00,0,0,0,,,')
  })

  it.each([
    [['--target', '80'], '--target 80: give a percentage and seconds, as 80/20 for 80 % within 20 seconds'],
    [['--aht', '0'], '--aht 0: give a number from 1 to 86400'],
    [['--shrinkage', '60%+50%'], '--shrinkage 60%+50%: give one or two shares below 1 in all, as 30% or 20%+10%'],
    [['--shrinkage', '30'], '--shrinkage 30: give a share below 1, as 30% or 0.3'],
    [['--confidence', '90%'], '--confidence needs quantiles, and c.csv has none: leave it out, or forecast anew'],
  ])('with %j is refused', async (args, message) => {
    const usual = [
      '--forecast',
      bench.path('c.csv'),
      '--aht',
      '180',
      '--target',
      '80/20',
      '--out',
      bench.path('never.csv'),
    ]
    expect((await bench.run(staff, ...usual, ...args)).fault).toBe(message)
  })
})

describe('backtest', () => {
  it('judges every method asked by every interval, beside the floor', async () => {
    const { printed } = await bench.run(
      backtest,
      '--history',
      history,
      '--interval',
      '30m,1h',
      '--last',
      '2w',
      '--methods',
      'mean-4,weekday-totals',
      '--plot',
      bench.path('b.svg'),
      '--json',
    )
    const report = JSON.parse(printed)
    const [{ methods: byWape }] = report.results
    const [best] = byWape.toSorted((a: { wape: number }, b: { wape: number }) => a.wape - b.wape)
    expect(bench.read('b.svg')).toContain(`as ${best.method} foretold them`)
    expect(report.origins).toEqual(['2026-03-14', '2026-03-21'])
    expect(report.results.map(({ intervalMinutes }: { intervalMinutes: number }) => intervalMinutes)).toEqual([30, 60])
    for (const { methods } of report.results)
      for (const score of methods) {
        expect(score.intervals).toBeGreaterThan(0)
        expect(score.wape).toBeGreaterThan(0)
        expect(score.wape).toBeLessThan(0.3)
        for (const name of ['rmse', 'coverage80', 'coverage95', 'poissonFloor', 'pinball', 'bias', 'dayWape'])
          expect(score[name]).toEqual(expect.any(Number))
      }
  })

  it('from daily origins foretells each open day, and the rest of it anew', async () => {
    const { printed } = await bench.run(
      backtest,
      '--history',
      history,
      '--origins',
      'daily',
      '--last',
      '1w',
      '--methods',
      'mean-4',
      '--updates',
      '11:00',
      '--json',
    )
    const report = JSON.parse(printed)
    expect(report.origins).toHaveLength(5)
    expect(report.results[0].updates[0]).toMatchObject({
      at: '11:00',
      noUpdate: expect.any(Number),
      learned: expect.any(Number),
    })
  })

  it('of nothing but zeros has no error to give, and no NaN', async () => {
    const zeros = bench.write('none.csv', counts(rowsOf({ from: '2026-01-05', days: 28, hours: [9, 12], calls: 0 })))
    const { printed, said } = await bench.run(
      backtest,
      '--history',
      zeros,
      '--last',
      '1w',
      '--methods',
      'last-week',
      '--json',
    )
    expect(JSON.parse(printed).results[0].methods[0]).toMatchObject({ wape: null, rmse: 0 })
    expect(said[0]).toContain('not a single call')
  })

  it.each([
    [
      ['--last', '8w'],
      'The history has 54 days; to foretell the last 56 it needs a week before them: give a shorter --last',
    ],
    [['--origins', 'monthly'], '--origins monthly: give weekly or daily'],
    [['--methods', 'arima'], expect.stringContaining('--methods arima: give some of last-week, mean-4')],
    [
      ['--updates', '9:10'],
      expect.stringContaining('--updates 9:10: give times at which an interval of 30 minutes starts'),
    ],
  ])('with %j is refused', async (args, message) => {
    expect(
      (await bench.run(backtest, '--history', history, '--last', '1w', '--methods', 'last-week', ...args)).fault,
    ).toEqual(message)
  })
})
