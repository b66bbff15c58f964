import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { layOut } from '#libs/rostering/horizon.ts'
import { cnPay } from './pay/cn-pay.ts'
import { payroll } from './pay/payroll.ts'
import { type PublishedRoster, publishedShift, requireRoster } from './published.ts'
import { payrollSheet, rosterCsv, rosterSheet } from './roster-files.ts'
import { at, festivalRoster, shift } from './test-roster.ts'
import { EXPORT_WORDS } from './words.ts'
import { type Sheet, workbook } from './workbook.ts'

const words = EXPORT_WORDS['zh-CN']
const read = async (sheets: readonly Sheet[], place: number) => readSheet(Buffer.from(workbook(sheets)), place)

it('the CSV has a line a shift, and no name runs as a formula', () => {
  const [header, ...lines] = rosterCsv(festivalRoster, EXPORT_WORDS.en).trimEnd().split('\r\n')
  expect(header).toBe('\uFEFFNumber,Name,Team,Date,Shift,Start,End,Breaks,Hours of work,Hours of overtime')
  expect(lines).toEqual([
    '10017,陈梅,Cards,2026-02-13,D,09:00,19:00,10:30–10:45 12:00–13:00,9,1',
    '10017,陈梅,Cards,2026-02-15,D,09:00,18:00,12:00–13:00,8,0',
    "10018,'=林,Cards & loans,2026-02-15,N,22:00,06:00,,8,0",
  ])
})

it('another reader finds people by days in the workbook', async () => {
  const rows = await read([rosterSheet(festivalRoster, words)], 1)
  expect(rows[0]).toEqual([
    '工号',
    '姓名',
    '班组',
    '02-13\n五',
    '02-14\n六',
    '02-15\n日',
    '02-16\n一',
    '02-17\n二',
    '02-18\n三',
    '02-19\n四',
    '工时',
  ])
  expect(rows[1]).toEqual([
    '10017',
    '陈梅',
    'Cards',
    '09:00–19:00\nD',
    null,
    '09:00–18:00\nD',
    null,
    null,
    null,
    null,
    17,
  ])
  expect(rows[2]).toEqual(['10018', '=林', 'Cards & loans', null, null, '22:00–06:00\nN', null, null, '年假', null, 8])
})

it('another reader finds hours by pay code, and their totals', async () => {
  const lines = payroll(festivalRoster, cnPay, (_, date) => (date >= '2026-02-16' ? 'holiday' : 'workday'))
  const sheets = [rosterSheet(festivalRoster, words), payrollSheet(festivalRoster, lines, cnPay, words)]
  const rows = await read(sheets, 2)
  expect(rows).toEqual([
    [
      '工号',
      '姓名',
      '班组',
      '正常\n100 %',
      '加班\n150 %',
      '休息日\n200 %',
      '法定节假日\n300 %',
      '工时',
      '其中夜间',
      '折算工时',
    ],
    ['10017', '陈梅', 'Cards', 16, 1, 0, 0, 17, 0, 17.5],
    ['10018', '=林', 'Cards & loans', 2, 0, 0, 6, 8, 8, 20],
    ['合计', null, null, 18, 1, 0, 6, 25, 8, 37.5],
  ])
})

it('signs XML cannot hold, mark-up and escapes of spreadsheets come back as text', async () => {
  const texts = ['<b>&"\'</b>', '_x0041_', ' spaces ', 'two\nlines', '=1+1', 'a\u0001b', '\ud800x', '🏦']
  const rows = await read([{ name: 'T', header: ['h'], rows: texts.map((text) => [text]) }], 1)
  expect(rows.slice(1).map(([cell]) => cell)).toEqual([
    '<b>&"\'</b>',
    expect.stringMatching(/^_x(005F_x)?0041_$/),
    expect.stringContaining('spaces'),
    'two\nlines',
    '=1+1',
    'a\ufffdb',
    '\ufffdx',
    '🏦',
  ])
})

it('the same sheets give the same bytes, and columns beyond Z are named as spreadsheets do', async () => {
  const wide = { name: 'W', header: Array.from({ length: 60 }, (_, place) => `c${place}`), rows: [] }
  expect(workbook([wide])).toEqual(workbook([wide]))
  expect((await read([wide], 1))[0]?.[59]).toBe('c59')
})

it.each([
  [[], 'a workbook needs a sheet'],
  [[{ name: 'a/b', header: [], rows: [] }], 'sheet name "a/b"'],
  [
    [
      { name: 'A', header: [], rows: [] },
      { name: 'a', header: [], rows: [] },
    ],
    'sheet name "a"',
  ],
  [[{ name: 'A', header: ['h'], rows: [[Number.NaN]] }], 'cell A2 is NaN'],
  [[{ name: 'A', header: ['h'], rows: [['x'.repeat(32_768)]] }], 'cell A2 has 32768 signs'],
])('a workbook that would not open is refused: %#', (sheets, message) => {
  expect(() => workbook(sheets)).toThrow(message)
})

it('a planned shift is published with instants, its overtime too', () => {
  const grid = layOut({ zone: 'Asia/Shanghai', from: '2026-02-13', days: 7, slotSeconds: 900 })
  const planned = {
    personId: 'mei',
    day: 0,
    kindId: 'D',
    startSlot: 36,
    endSlot: 76,
    overtimeSlots: 4,
    breaks: [
      { slot: 42, slots: 1, isPaid: true },
      { slot: 48, slots: 4, isPaid: false },
    ],
  }
  expect(publishedShift(grid, planned, 's1')).toEqual(festivalRoster.shifts[0])
})

it.each<[Partial<PublishedRoster>, string]>([
  [{ zone: 'Mars' }, 'zone "Mars" is unknown'],
  [{ from: '2026-02-30' }, 'from "2026-02-30" is not a date'],
  [{ days: 0 }, 'days is 0'],
  [{ shifts: [shift('x', 'nobody', '13 09:00', '13 10:00')] }, 'shift x: nobody is not among the people'],
  [{ shifts: [shift('x', 'mei', '13 10:00', '13 10:00')] }, 'shift x: it must end after it begins'],
  [
    { shifts: [shift('x', 'mei', '13 09:00', '13 10:00', { overtimeFromAt: at('13 11:00') })] },
    'overtime must begin inside',
  ],
  [
    {
      shifts: [
        shift('x', 'mei', '13 09:00', '13 10:00', {
          breaks: [{ startsAt: at('13 09:30'), endsAt: at('13 10:30'), isPaid: true }],
        }),
      ],
    },
    'breaks must lie inside',
  ],
  [
    { shifts: [shift('x', 'mei', '13 09:00', '13 10:00'), shift('x', 'lin', '13 09:00', '13 10:00')] },
    'its id is used twice',
  ],
])('a roster that cannot be exported is refused: %#', (fault, message) => {
  expect(() => requireRoster({ ...festivalRoster, ...fault })).toThrow(message)
})
