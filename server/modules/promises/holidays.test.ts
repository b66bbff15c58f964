import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CalendarView } from '#modules/promises/contract.ts'
import type { HolidayPreview, HolidayYearList } from '#modules/promises/holidays-contract.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok } from '../../../tests/support/floor.ts'
import { type ApiInit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: TestApplication
let planner: SignedInPerson
beforeAll(async () => {
  app = await startTestApplication()
  planner = await signedInAs(app, { roles: ['planner'] })
})
afterAll(() => app.stop())

const call = (path: string, init: ApiInit = {}) => planner.api(path, init)
const post = (path: string, body: unknown) => call(path, { method: 'POST', body })
const file = (...lines: readonly string[]) => ['date,kind,name,like', ...lines].join('\n')
const calendar = async (key: string) => {
  const { calendars } = await ok<{ calendars: CalendarView[] }>(call('/api/calendars'))
  return calendars.find((one) => one.key === key)
}
async function addCalendar(key: string, holidays: CalendarView['data']['holidays']) {
  const name = { 'zh-CN': key, 'zh-TW': key, en: key }
  const weekly = { monday: [{ from: '09:00', to: '17:00' }] }
  const data = { zone: 'Asia/Shanghai', weekly, holidays }
  await ok(call(`/api/calendars/${key}`, { method: 'PUT', body: { name, data, version: 0 } }))
}

it('a year of holidays is previewed, and then written into the hours that are chosen, whole and on record', async () => {
  const duty = [{ from: '10:00', to: '16:00' }]
  await addCalendar('desk', [{ date: '2026-10-01', spans: duty }])
  await addCalendar('back', [])
  const text = file('2027-01-01,paid-holiday,元旦,', '2027-01-02,holiday,元旦,', '2027-01-03,workday,,monday')
  const preview = await ok<HolidayPreview>(post('/api/holiday-years/preview', { text }))
  const days = ['2027-01-01', '2027-01-02', '2027-01-03']
  expect(preview).toMatchObject({ isKnown: false, year: { year: 2027 } })
  expect(preview.calendars.filter(({ key }) => ['desk', 'back'].includes(key))).toMatchObject([
    { key: 'back', version: 1, holidaySpans: [], added: days, removed: [], kept: [] },
    { key: 'desk', version: 1, holidaySpans: duty, added: days },
  ])
  expect((await ok<HolidayYearList>(call('/api/holiday-years'))).years).toEqual([])
  expect((await calendar('desk'))?.version).toBe(1)

  await ok(post('/api/holiday-years', { text, calendars: [{ key: 'desk', version: 1 }] }))
  expect((await calendar('desk'))?.data.holidays?.at(-1)).toEqual({ date: '2027-01-02', name: '元旦', spans: duty })
  expect((await calendar('desk'))?.data.adjustedWorkdays).toEqual([{ date: '2027-01-03', like: 'monday' }])
  expect((await calendar('back'))?.version).toBe(1)
  const { years } = await ok<HolidayYearList>(call('/api/holiday-years'))
  expect(years.map(({ year, holidays }) => [year, holidays.map(({ isPaid }) => isPaid)])).toEqual([
    [2027, [true, false]],
  ])
  await app.settled()
  expect((await readLogAbout(app.platform.db, '2027')).map(({ type, data }) => [type, data])).toEqual([
    [
      'promises.holidays-imported',
      { year: 2027, holidays: 2, paidHolidays: 1, adjustedWorkdays: 1, calendars: ['desk'] },
    ],
  ])
  expect((await readLogAbout(app.platform.db, 'desk')).map(({ type }) => type)).toEqual([
    'promises.calendar-changed',
    'promises.calendar-changed',
  ])
})

it('read anew, it takes back what it no longer says', async () => {
  const desk = await calendar('desk')
  const text = file('2027-01-01,paid-holiday,元旦,')
  const calendars = [{ key: 'desk', version: desk?.version ?? 0 }]
  const told = await ok<HolidayPreview>(post('/api/holiday-years', { text, calendars }))
  expect(told).toMatchObject({ isKnown: true, calendars: [{ removed: ['2027-01-02', '2027-01-03'], added: [] }] })
  expect((await calendar('desk'))?.data.holidays?.map(({ date }) => date)).toEqual(['2026-10-01', '2027-01-01'])
  const late = await post('/api/holiday-years', { text, calendars })
  expect([late.status, await late.json()]).toMatchObject([409, { refusal: 'edited-meanwhile' }])
  expect((await post('/api/holiday-years', { text, calendars: [{ key: 'gone', version: 1 }] })).status).toBe(404)
})

it('a faulty file is refused whole, with every line; so is one of several years', async () => {
  const refused = async (text: string) => {
    const answer = await post('/api/holiday-years/preview', { text })
    const { refusal, fields } = (await answer.json()) as {
      refusal: string
      fields: { path: string; message: string }[]
    }
    return [answer.status, refusal, ...fields.map(({ path }) => path)]
  }
  expect(await refused(file('2027-02-29,holiday,,', '2027-03-01,feast,,'))).toEqual([
    422,
    'file-refused',
    'line 2',
    'line 3',
  ])
  expect(await refused(file('2027-01-01,holiday,,', '2025-01-01,holiday,,'))).toEqual([422, 'file-refused', ''])
})
