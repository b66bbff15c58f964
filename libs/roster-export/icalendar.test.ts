import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { type CalendarEntry, renewEntries, type WantedEntry, writeCalendar } from './icalendar.ts'
import { entriesOf } from './shift-entries.ts'
import { at, festivalRoster, shift } from './test-roster.ts'
import { EXPORT_WORDS } from './words.ts'

const entry = (uid: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid,
  sequence: 0,
  changedAt: at('10 12:00'),
  isCancelled: false,
  startsAt: at('13 09:00'),
  endsAt: at('13 18:00'),
  title: 'Shift D',
  ...more,
})

/** The events as another program reads them. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      startsAt: event.startDate.toJSDate().getTime(),
      endsAt: event.endDate.toJSDate().getTime(),
      title: event.summary,
      details: event.description,
    }
  })
}

it('another reader finds what was written, whatever signs are in it', () => {
  const title = 'Früh; 早班, "A\\B"\nzweite Zeile: =1+1'
  const details = `${'长'.repeat(100)}🏦${'x'.repeat(200)}`
  const text = writeCalendar('Schicht; 班表', [entry('a@bank.example', { title, details, sequence: 3 })])
  expect(readBack(text)).toEqual([
    {
      uid: 'a@bank.example',
      sequence: 3,
      status: 'CONFIRMED',
      startsAt: at('13 09:00'),
      endsAt: at('13 18:00'),
      title,
      details,
    },
  ])
})

it('keeps to the grammar: CRLF, 75 octets a line, no sign cut in two, blank lines nowhere, what is required is there', () => {
  const text = writeCalendar('班', [entry('a@b', { details: '长🏦'.repeat(80), place: 'Hall\u0000 3' })])
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = text.split('\r\n')
  expect(lines.pop()).toBe('')
  for (const line of lines) {
    const bytes = Buffer.from(line)
    expect(bytes.length).toBeLessThanOrEqual(75)
    expect(bytes.toString()).toBe(line)
    expect(line).toMatch(/^( |[A-Z-]+:)/)
    expect(line).not.toContain('\ufffd')
  }
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  for (const required of ['VERSION:2.0', 'METHOD:PUBLISH', 'UID:a@b', 'DTSTAMP:20260210T040000Z', 'SEQUENCE:0']) {
    expect(lines).toContain(required)
  }
  expect(lines).toContain('DTSTART:20260213T010000Z')
  expect(lines).toContain('LOCATION:Hall 3')
})

const wanted = (uid: string, title = 'Shift D'): WantedEntry => {
  return { uid, title, startsAt: at('13 09:00'), endsAt: at('13 18:00') }
}

it('a change raises the sequence, what stays keeps it, what is withdrawn is cancelled once, what returns goes on counting', () => {
  const first = renewEntries([], [wanted('a'), wanted('b')], 1000)
  expect(first.map(({ uid, sequence, changedAt }) => [uid, sequence, changedAt])).toEqual([
    ['a', 0, 1000],
    ['b', 0, 1000],
  ])
  const second = renewEntries(first, [wanted('a', 'Shift E')], 2000)
  expect(second.map(({ uid, sequence, isCancelled, changedAt }) => [uid, sequence, isCancelled, changedAt])).toEqual([
    ['a', 1, false, 2000],
    ['b', 1, true, 2000],
  ])
  expect(renewEntries(second, [wanted('a', 'Shift E')], 3000)).toEqual(second)
  const last = renewEntries(second, [wanted('a', 'Shift E'), wanted('b')], 4000)
  expect(last.map(({ uid, sequence, isCancelled }) => [uid, sequence, isCancelled])).toEqual([
    ['a', 1, false],
    ['b', 2, false],
  ])
  expect(readBack(writeCalendar('x', second)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED'])
})

it("a person's shifts become entries of their own, with breaks and overtime told", () => {
  const entries = entriesOf(festivalRoster, 'mei', EXPORT_WORDS['zh-CN'], 'bank.example')
  expect(entries.map(({ uid }) => uid)).toEqual(['s1@bank.example', 's2@bank.example'])
  expect(entries[0]).toMatchObject({
    title: '班次 D',
    details: '小休 10:30–10:45\n用餐 12:00–13:00\n加班 18:00–19:00',
  })
  const moved = { ...festivalRoster, shifts: [shift('s2', 'mei', '15 10:00', '15 19:00')] }
  const before = renewEntries([], entries, 0)
  const after = renewEntries(before, entriesOf(moved, 'mei', EXPORT_WORDS['zh-CN'], 'bank.example'), 1)
  expect(after.map(({ uid, isCancelled, sequence }) => [uid, isCancelled, sequence])).toEqual([
    ['s1@bank.example', true, 1],
    ['s2@bank.example', false, 1],
  ])
})

it('refuses ids and spans no calendar could hold', () => {
  expect(() => writeCalendar('x', [entry('a b')])).toThrow('uid "a b" is not printable ASCII')
  expect(() => writeCalendar('x', [entry('a', { endsAt: at('13 09:00') })])).toThrow('a must end after it begins')
  expect(() => renewEntries([], [wanted('a'), wanted('a')], 0)).toThrow('two entries have one uid')
})
