import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { aggregate } from '#libs/forecast/aggregate.ts'
import { backtest, backtestUpdates, type MethodScore } from '#libs/forecast/backtest.ts'
import type { MethodName } from '#libs/forecast/methods/method.ts'
import { type Series, timeOfSlot } from '#libs/forecast/series.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { type Recorded, readAnonymousBank, readBankCalls } from './recorded-series.ts'

/**
 * How well the library foretells recorded weeks it has not seen. Anchors are published or measured elsewhere on the same
 * weeks where there are such, else the best plain method of this run; the floor is what counting noise alone leaves.
 */
export async function run({ data, onProgress }: BenchOptions): Promise<Row[]> {
  if (data === undefined) return absent('The forecast is measured on recorded series: give their folder by --data DIR')
  const bank = readBankCalls(data)
  const anonymous = readAnonymousBank(data)
  if (!bank && !anonymous)
    return absent(`${data} holds neither bank_calls_5min_train.csv nor anonymous_bank_arrivals_6min_1999-01-09.csv`)
  const rows: Row[] = []
  if (bank) rows.push(...bankRows(bank, onProgress))
  else onProgress(`forecast: ${data} has no bank_calls_5min_train.csv; its rows are left out`)
  if (anonymous) rows.push(...anonymousRows(anonymous, onProgress))
  else onProgress(`forecast: ${data} has no anonymous_bank_arrivals_6min_1999-01-09.csv; its rows are left out`)
  return rows
}

/** Nothing was measured, which is no success. */
function absent(problem: string): Row[] {
  console.error(problem)
  process.exitCode = 1
  return []
}

/** Weekly origins 2003-08-04 to 09-22. */
const BANK_ORIGINS = Array.from({ length: 8 }, (_, week) => addDaysToDate('2003-08-04', 7 * week))

/** WAPE in %, 30 minutes, the same weeks, by an independent implementation. */
const BANK_ANCHORS: readonly (readonly [MethodName, number])[] = [
  ['last-week', 8.47],
  ['mean-4', 7.31],
  ['mean-6', 7.03],
  ['mean-all', 6.13],
  ['median-6', 6.37],
  ['weekday-totals', 6.76],
  ['calendar-totals', 5.2],
  ['low-rank', 5.13],
  ['harmonic', 4.84],
  ['ensemble', 4.91],
]

function bankRows({ series, calendar }: Recorded, onProgress: (line: string) => void): Row[] {
  const options = { origins: BANK_ORIGINS, horizonDays: 7, onlyWholeIntervals: true }
  const anchors = new Map(BANK_ANCHORS)
  onProgress('forecast: bank_calls, 30 minutes, every method')
  const methods = BANK_ANCHORS.map(([name]) => name)
  // Plain methods look at the half-hours themselves, as those who measured the anchors did; it matters to medians only.
  const isPlain = (name: MethodName) => /^(last|mean|median)/.test(name)
  const scores = [
    ...backtest(aggregate(untilNine(series), 30), calendar, { ...options, methods: methods.filter(isPlain) }),
    ...backtest(series, calendar, {
      ...options,
      methods: methods.filter((name) => !isPlain(name)),
      intervalMinutes: 30,
    }),
  ]
  const rows = scores.map((score) =>
    wapeRow('bank 30 min', score, anchors.get(score.method), score.method === 'ensemble' ? 4.9 : undefined),
  )
  rows.push(...spreadRows('bank 30 min', scores.at(-1)))
  for (const minutes of [15, 5]) {
    onProgress(`forecast: bank_calls, ${minutes} minutes`)
    const [plain, ours] = backtest(series, calendar, {
      ...options,
      methods: ['mean-all', 'ensemble'],
      intervalMinutes: minutes,
    })
    if (plain && ours) rows.push(wapeRow(`bank ${minutes} min`, ours, 100 * plain.wape))
    rows.push(...spreadRows(`bank ${minutes} min`, ours))
  }
  onProgress('forecast: bank_calls, day ahead')
  const mornings = series.days.flatMap(({ date, status }) => (status === 'open' && date >= '2003-08-04' ? [date] : []))
  const daily = { ...options, origins: mornings, horizonDays: 1, intervalMinutes: 30 }
  const [plain, ours] = backtest(series, calendar, { ...daily, methods: ['mean-4', 'ensemble'] })
  if (plain && ours) rows.push(wapeRow('bank 30 min, day ahead', ours, 100 * plain.wape))
  onProgress('forecast: bank_calls, through the day')
  rows.push(...updateRows('week ahead', { series, calendar }, options))
  const nightly = { ...daily, calibration: { origins: 70, horizonDays: 1 } }
  rows.push(...updateRows('day ahead', { series, calendar }, nightly))
  return rows
}

/** Without 21:00 to 21:05, a sliver of a half-hour that the anchors leave out. */
const untilNine = (series: Series): Series => ({
  ...series,
  days: series.days.map((day) => ({ ...day, counts: day.counts.map((count, slot) => (slot < 252 ? count : null)) })),
})

/** Sixteen weeks from 1999-06-06, Sunday to Saturday. */
const ANONYMOUS_ORIGINS = Array.from({ length: 16 }, (_, week) => addDaysToDate('1999-06-06', 7 * week))

function anonymousRows({ series, calendar }: Recorded, onProgress: (line: string) => void): Row[] {
  onProgress('forecast: Anonymous Bank, 30 minutes')
  const scores = backtest(series, calendar, {
    methods: [
      'last-week',
      'mean-4',
      'mean-8',
      'median-6',
      'weekday-totals',
      'calendar-totals',
      'low-rank',
      'harmonic',
      'ensemble',
    ],
    origins: ANONYMOUS_ORIGINS,
    horizonDays: 7,
    intervalMinutes: 30,
  })
  const plain = scores.filter(({ method }) => /^(last|mean|median)/.test(method)).map(({ wape }) => 100 * wape)
  const name = 'round-the-clock bank 30 min'
  return [...scores.map((score) => wapeRow(name, score, Math.min(...plain))), ...spreadRows(name, scores.at(-1))]
}

const percent = (share: number) => Math.round(share * 10_000) / 100

function wapeRow(name: string, score: MethodScore, anchor?: number, atMost?: number): Row {
  const row = rowOf(
    'forecast',
    `${name}: ${score.method}`,
    '% WAPE',
    [percent(score.wape)],
    atMost === undefined ? undefined : { atMost },
  )
  return {
    ...row,
    ...(anchor === undefined ? {} : { anchor: Math.round(anchor * 100) / 100 }),
    floor: percent(score.poissonFloor),
  }
}

function spreadRows(name: string, score: MethodScore | undefined): Row[] {
  if (!score) return []
  const off = (share: number, aim: number) => percent(Math.abs(share - aim))
  return [
    rowOf('forecast', `${name}: RMSE`, 'calls', [Math.round(score.rmse * 10) / 10]),
    rowOf('forecast', `${name}: bias`, '%', [percent(score.bias)]),
    rowOf('forecast', `${name}: day totals`, '% WAPE', [percent(score.dayWape)]),
    rowOf('forecast', `${name}: pinball`, '% of calls', [percent(score.pinball)]),
    rowOf(
      'forecast',
      `${name}: 80 % interval holds ${percent(score.coverage80)} %, off by`,
      'points',
      [off(score.coverage80, 0.8)],
      { atMost: 5 },
    ),
    rowOf(
      'forecast',
      `${name}: 95 % interval holds ${percent(score.coverage95)} %, off by`,
      'points',
      [off(score.coverage95, 0.95)],
      { atMost: 5 },
    ),
  ]
}

const UPDATE_SLOTS = [18, 22, 26, 30]

function updateRows(
  name: string,
  { series, calendar }: Recorded,
  options: Omit<Parameters<typeof backtestUpdates>[2], 'slots'>,
): Row[] {
  const scores = backtestUpdates(series, calendar, { ...options, intervalMinutes: 30, slots: UPDATE_SLOTS })
  return scores.map(({ slot, noUpdate, rawRatio, learned, share, trueLevel }) => {
    const told = `rest of day from ${timeOfSlot(slot, 30)}, ${name}: believing ${share.toFixed(2)} (raw ratio ${percent(rawRatio)})`
    const row = rowOf('forecast', told, '% WAPE', [percent(learned)], { atMost: percent(noUpdate) })
    return { ...row, anchor: percent(noUpdate), floor: percent(trueLevel) }
  })
}
