import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { CalendarLink } from '#modules/rosters/export-contract.ts'
import { newId } from '#platform/ids.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createPerson, createUnit, type SignedInPerson, signedInAs, signIn } from '../../../tests/support/people.ts'

const NOW = Date.parse('2026-10-19T10:00:00+02:00')
const MONDAY = '2026-10-19'
const zone = compileZone('Europe/Berlin')
if (!zone) throw new Error('Europe/Berlin')

let app: TestApplication
let planner: SignedInPerson
let plannerId: string
let team: string
let mei: { readonly personId: string; readonly agentNo: string; readonly api: SignedInPerson['api'] }
let lin: string
let rosterId: string
beforeAll(async () => {
  app = await startTestApplication({ clock: settableClock(NOW), env: { TIME_ZONE: 'Europe/Berlin' } })
  const desk = await createPerson(app.platform, { roles: ['planner'] })
  plannerId = desk.personId
  planner = await signIn(app.url, desk.agentNo, desk.password)
  team = await createUnit(app.platform, { name: '信用卡/一组' })
  const person = await createPerson(app.platform, { roles: ['agent'], unit: team, displayName: '=陈梅' })
  mei = { ...person, api: (await signIn(app.url, person.agentNo, person.password)).api }
  lin = (await createPerson(app.platform, { roles: ['agent'], unit: team, displayName: '林' })).personId
  await workUnder(mei.personId, 'CN')
  await workUnder(lin, 'TW')
  rosterId = await publish(MONDAY)
  for (let day = 0; day < 5; day++) {
    const date = addDaysToDate(MONDAY, day)
    await shift(mei.personId, date, '09:00', '18:00', { meal: '12:00', kind: day === 0 ? '@D1' : 'D' })
  }
  await shift(mei.personId, '2026-10-24', '22:00', '06:00', { kind: 'N' })
  await shift(lin, '2026-10-25', '10:00', '14:00', {})
  await query(
    `insert into rosters.leave (id, person_id, kind, from_date, to_date, state, asked_at)
     values ($1, $2, 'annual', '2026-10-20', '2026-10-21', 'granted', now())`,
    [newId(), lin],
  )
})
afterAll(() => app?.stop())

const query = (text: string, values: readonly unknown[]) => app.platform.db.pool.query(text, [...values])

async function workUnder(personId: string, pack: string): Promise<void> {
  const contractId = newId()
  await query(
    `insert into rosters.work_contract (id, name, pack, rules, shifts, changed_at) values ($1, $2, $3, '[]', '[]', now())`,
    [contractId, `${pack} full`, pack],
  )
  await query('insert into rosters.terms (person_id, contract_id, changed_at) values ($1, $2, now())', [
    personId,
    contractId,
  ])
}

async function publish(from: string, version = 1): Promise<string> {
  const id = newId()
  await query(
    `insert into rosters.roster (id, unit_id, from_date, days, slot_seconds, queue_ids, version, made_at, made_by)
     values ($1, $2, $3, 7, 900, '{}', $4, now(), $5)`,
    [id, team, from, version, mei.personId],
  )
  if (version > 0)
    await query(
      `insert into rosters.publication (roster_id, version, published_at, published_by, shifts)
       values ($1, $2, $3, $4, '[]')`,
      [id, version, new Date(NOW - 86_400_000), mei.personId],
    )
  return id
}

async function shift(
  personId: string,
  date: string,
  from: string,
  to: string,
  { meal, kind = 'D', roster = rosterId }: { meal?: string; kind?: string; roster?: string },
): Promise<void> {
  if (!zone) return
  const at = (time: string, day = date) => instantOfLocal(zone, day, time)
  const breaks = meal ? [{ startsAt: at(meal), endsAt: at(meal) + 3_600_000, isPaid: false }] : []
  await query(
    `insert into rosters.shift (id, roster_id, person_id, date, kind_id, starts_at, ends_at, breaks)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      roster,
      personId,
      date,
      kind,
      new Date(at(from)),
      new Date(at(to, to < from ? addDaysToDate(date, 1) : date)),
      JSON.stringify(breaks),
    ],
  )
}

const exported = (
  what: string,
  as: string,
  who: Pick<SignedInPerson, 'api'> = planner,
  id = rosterId,
  locale = 'zh-CN',
) => who.api(`/api/rosters/${id}/${what}-file`, { method: 'POST', body: { as, locale } })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const refusalOf = async (response: Response) =>
  `${response.status} ${((await response.json()) as { refusal: string }).refusal}`
const numberOf = async (personId: string) =>
  (await query('select agent_no from identity.person where id = $1', [personId])).rows[0]?.agent_no as string

describe('a published roster as a file', () => {
  it('is CSV of a line a shift, no cell of which begins a formula, with a name in every script', async () => {
    const response = await exported('roster', 'csv')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="__ ______ 2026-10-19 v1.csv"; filename*=UTF-8''${encodeURIComponent('班表 信用卡_一组 2026-10-19 v1.csv')}`,
    )
    const lines = (await bytesOf(response)).toString('utf8').split('\r\n')
    expect(lines[0]).toBe('\uFEFF工号,姓名,班组,日期,班次,上班,下班,休息,工时,加班工时')
    expect(lines).toContain(`${mei.agentNo},'=陈梅,信用卡/一组,2026-10-19,'@D1,09:00,18:00,12:00–13:00,8,0`)
    // The night in which the clock goes back is an hour longer than it looks.
    expect(lines).toContain(`${mei.agentNo},'=陈梅,信用卡/一组,2026-10-24,N,22:00,06:00,,9,0`)
  })

  it('is a workbook that another reader opens, with people by days and who is on leave', async () => {
    const response = await exported('roster', 'xlsx', planner, rosterId, 'en')
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    const rows = await readSheet(await bytesOf(response), 1)
    expect(rows[0]?.slice(0, 5)).toEqual(['Number', 'Name', 'Team', '10-19\nMon', '10-20\nTue'])
    const byName = new Map(rows.map((row) => [row[1], row]))
    expect(byName.get('=陈梅')?.slice(3, 9)).toEqual([
      '09:00–18:00\n@D1',
      ...Array(4).fill('09:00–18:00\nD'),
      '22:00–06:00\nN',
    ])
    expect(byName.get('林')?.slice(3, 6)).toEqual([null, 'Annual leave', 'Annual leave'])
  })

  it('is the roster of those who may read it, and of a published one', async () => {
    const elsewhere = await createUnit(app.platform, { name: '贷款' })
    const stranger = await signedInAs(app, { roles: ['team-leader'], unit: elsewhere })
    const leader = await signedInAs(app, { roles: ['team-leader'], unit: team })
    expect((await exported('roster', 'csv', leader)).status).toBe(200)
    expect(await refusalOf(await exported('roster', 'csv', stranger))).toBe('404 roster-not-found')
    expect(await refusalOf(await exported('roster', 'csv', mei))).toBe('403 not-permitted')
    expect(await refusalOf(await exported('payroll', 'csv', leader))).toBe('403 not-permitted')
    const draft = await publish('2026-11-02', 0)
    expect(await refusalOf(await exported('roster', 'csv', planner, draft))).toBe('409 roster-not-published')
  })

  it('is on record with who took it, what, and how many people are in it', async () => {
    const before = await exportsOnRecord()
    await exported('payroll', 'xlsx')
    const made = (await exportsOnRecord()).slice(before.length)
    expect(made).toEqual([
      { by: plannerId, data: { rosterId, unitId: team, what: 'payroll', as: 'xlsx', version: 1, people: 2 } },
    ])
  })
})

async function exportsOnRecord() {
  await app.settled()
  const { rows } = await query(
    `select data, cause ->> 'id' "by" from platform.log where type = 'rosters.roster-exported' order by position`,
    [],
  )
  return rows
}

describe('hours for payroll', () => {
  it('are sorted by the pack of each person’s contract: sixth day, night, public holiday', async () => {
    const bytes = await bytesOf(await exported('payroll', 'xlsx'))
    const [china, taiwan] = [await readSheet(bytes, 1), await readSheet(bytes, 2)]
    const cell = (rows: typeof china, name: string, heading: string) =>
      rows.find((row) => row[1] === name)?.[rows[0]?.findIndex((title) => String(title).startsWith(heading)) ?? -1]
    expect(cell(china, '=陈梅', '正常')).toBe(40)
    // Saturday 22:00 to Sunday 06:00 of the long night.
    expect(cell(china, '=陈梅', '休息日')).toBe(9)
    expect(cell(china, '=陈梅', '其中夜间')).toBe(9)
    expect(cell(china, '=陈梅', '折算工时')).toBe(58)
    // 25 October is Retrocession Day.
    expect(cell(taiwan, '林', '法定节假日')).toBe(4)
    expect(cell(taiwan, '林', '折算工时')).toBe(8)
    expect(china.some((row) => row[1] === '林')).toBe(false)
  })

  it('are one table as CSV, codes of the other pack left empty', async () => {
    const lines = (await bytesOf(await exported('payroll', 'csv'))).toString('utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(3)
    const columns = lines[0]?.split(',') ?? []
    const own = lines.find((line) => line.includes('=陈梅'))?.split(',') ?? []
    expect(own[columns.indexOf('休息日 200 %')]).toBe('9')
    expect(own[columns.indexOf('例假日 200 %')]).toBe('')
    const other = lines.find((line) => line.includes(',林,'))?.split(',') ?? []
    expect([other[0], other[columns.indexOf('法定节假日 200 %')]]).toEqual([await numberOf(lin), '4'])
  })

  it('of a year whose public holidays nobody has entered are refused, not guessed', async () => {
    const later = await publish('2026-12-28')
    await shift(mei.personId, '2026-12-31', '22:00', '06:00', { roster: later })
    expect(await refusalOf(await exported('payroll', 'csv', planner, later))).toBe('409 holidays-not-known')
    expect((await exported('roster', 'csv', planner, later)).status).toBe(200)
  })
})

/** Lines unfolded, as RFC 5545 3.1 has them. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const eventsOf = (text: string) =>
  linesOf(text)
    .join('\n')
    .split('BEGIN:VEVENT\n')
    .slice(1)
    .map((part) => new Map(part.split('\n').map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 1)])))

describe('one’s own shifts as a calendar', () => {
  it('are iCalendar in UTC: the night the clock goes back lasts nine hours', async () => {
    const response = await mei.api('/api/rosters/own/calendar?locale=zh-CN')
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    const text = (await bytesOf(response)).toString('utf8')
    expect(linesOf(text).slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const night = eventsOf(text).find((event) => event.get('DTSTART') === '20261024T200000Z')
    expect(night?.get('DTEND')).toBe('20261025T050000Z')
    expect(night?.get('SUMMARY')).toBe('班次 N')
    expect(night?.get('DTSTAMP')).toBe('20261018T080000Z')
    const day = eventsOf(text).find((event) => event.get('DTSTART') === '20261019T070000Z')
    expect(day?.get('DESCRIPTION')).toBe('用餐 12:00–13:00')
    expect(text).not.toContain('20261025T090000Z')
  })

  it('tell calendars of a shift that was called off', async () => {
    const [shiftId, startsAt] = [newId(), Date.parse('2026-11-02T09:00:00+01:00')]
    await query(
      `insert into rosters.shift_change (id, person_id, date, before, after, cause, reason, state, asked_at, decided_at)
       values ($1, $2, '2026-11-02', $3, null, 'leave', 'x', 'made', $4, $4)`,
      [
        newId(),
        mei.personId,
        JSON.stringify({ shiftId, revision: 3, kindId: 'D', startsAt, endsAt: startsAt + 8 * 3_600_000 }),
        new Date(NOW),
      ],
    )
    const text = await (await mei.api('/api/rosters/own/calendar?locale=en')).text()
    const event = eventsOf(text).find((one) => one.get('UID')?.startsWith(shiftId))
    expect(event?.get('STATUS')).toBe('CANCELLED')
    expect(event?.get('SEQUENCE')).toBe('3')
  })
})

describe('a calendar link', () => {
  const link = async () => (await (await mei.api('/api/rosters/own/calendar-link')).json()) as CalendarLink
  const make = async () => {
    const made = await mei.api('/api/rosters/own/calendar-link', { method: 'POST', body: { locale: 'en' } })
    return ((await made.json()) as { path: string }).path
  }
  const open = (path: string) => fetch(new URL(path, app.url))

  it('opens the calendar without signing in, until it is renewed or revoked', async () => {
    expect(await link()).toEqual({ madeAt: null, readAt: null })
    const first = await make()
    expect(await link()).toEqual({ madeAt: NOW, readAt: null })
    const response = await open(first)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('DTSTART:20261024T200000Z')
    expect(await link()).toEqual({ madeAt: NOW, readAt: NOW })
    const second = await make()
    expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200])
    expect((await mei.api('/api/rosters/own/calendar-link', { method: 'DELETE' })).status).toBe(200)
    expect((await open(second)).status).toBe(404)
    expect(await refusalOf(await mei.api('/api/rosters/own/calendar-link', { method: 'DELETE' }))).toBe(
      '404 calendar-link-not-found',
    )
  })

  it('is kept as a hash alone, and no fact carries it', async () => {
    const token = (await make()).split('/')[4] ?? ''
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    await app.settled()
    const { rows } = await query(
      `select l::text from rosters.calendar_link l union all
       select data::text from platform.log where type = 'rosters.calendar-link-changed'`,
      [],
    )
    expect(rows.length).toBeGreaterThan(2)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
  })

  it('that is wrong says what an address that does not exist says, whatever is wrong with it', async () => {
    const path = await make()
    await query('update identity.person set active = false where id = $1', [mei.personId])
    const said = async (address: string) => {
      const { requestId: _id, ...rest } = (await (await open(address)).json()) as Record<string, unknown>
      return rest
    }
    const nowhere = await said('/api/rosters/nowhere/at/all')
    expect(await said(path)).toEqual(nowhere)
    await query('update identity.person set active = true where id = $1', [mei.personId])
    expect((await open(path)).status).toBe(200)
    for (const token of ['x', 'x'.repeat(43), `${path.split('/')[4]}x`])
      expect(await said(`/api/rosters/calendars/${token}/shifts.ics`)).toEqual(nowhere)
  })

  it('cannot be guessed at speed', async () => {
    const statuses = new Set<number>()
    for (let count = 0; count < 130; count++)
      statuses.add((await open(`/api/rosters/calendars/${'y'.repeat(43)}/shifts.ics`)).status)
    expect([...statuses].sort()).toEqual([404, 429])
  })
})
