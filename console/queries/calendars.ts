import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CalendarView, calendarList } from '#modules/promises/contract.ts'
import { call } from '../api/call.ts'

export type Calendar = CalendarView

/** Opening hours and holidays, with whether each is open now. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async () => (await call<z.infer<typeof calendarList>>('GET', '/api/calendars')).calendars,
})
