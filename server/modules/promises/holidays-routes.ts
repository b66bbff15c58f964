import {
  type HolidayOutcome,
  type HolidayRefusal,
  importHolidays,
  listHolidayYears,
  previewHolidays,
} from '#modules/promises/holidays.ts'
import {
  holidayFileBody,
  holidayImportBody,
  holidayPreview,
  holidayYearList,
} from '#modules/promises/holidays-contract.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const STATUSES: Statuses<HolidayRefusal | 'file-refused'> = {
  'calendar-not-found': 404,
  'calendar-not-valid': 400,
  'edited-meanwhile': 409,
  'file-refused': 422,
}
const tags = ['Promises']
const write = { access: { permission: 'promises.write-calendars' } }
/** Faulty lines that are told; a file with more is wrong as a whole. */
const MOST_FAULTS = 200

export function holidayRoutes(app: HttpApp, platform: Platform): void {
  const { db } = platform
  app.get(
    '/api/holiday-years',
    {
      config: write,
      schema: { tags, summary: 'Years of holidays read from files', response: { 200: holidayYearList } },
    },
    async () => ({ years: await listHolidayYears(db) }),
  )
  app.post(
    '/api/holiday-years/preview',
    {
      config: write,
      schema: {
        tags,
        summary: 'What a file of holidays would change; nothing is written',
        description: 'A faulty file is refused with every line that cannot be right; `fields` names them.',
        body: holidayFileBody,
        response: { 200: holidayPreview },
      },
    },
    async (request) => fileAnswer(await previewHolidays(db, request.body.text)),
  )
  app.post(
    '/api/holiday-years',
    {
      config: write,
      schema: {
        tags,
        summary: 'Import the holidays of a year: forecasts and payroll know it, and the calendars named take it',
        body: holidayImportBody,
        response: { 200: holidayPreview },
      },
    },
    async (request) => fileAnswer(await importHolidays(platform, actorOf(request).personId, request.body)),
  )
}

function fileAnswer(outcome: HolidayOutcome) {
  if (outcome.ok || outcome.refusal !== 'file-refused') return answer(outcome, STATUSES)
  const fields = outcome.faults
    .slice(0, MOST_FAULTS)
    .map(({ line, problem }) => ({ path: line > 0 ? `line ${line}` : '', message: problem }))
  const detail = `Nothing was imported. ${outcome.faults.length} faults: correct the named lines and send the file again.`
  throw new Problem(STATUSES['file-refused'], 'file-refused', detail, fields)
}
