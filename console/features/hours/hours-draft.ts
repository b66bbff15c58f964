import type { Calendar } from '../../queries/calendars.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'

export const draftOf = ({ key, name, data }: Calendar): Draft => ({ key, name, data })

const DAY = [{ from: '09:00', to: '18:00' }]

/** A new calendar begins with a plain week. */
export const FRESH: Draft = {
  data: {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekly: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
  },
}

/** The request, without the version: what was left empty is left out, as the contract wants it. */
export function bodyOf({ key, name, data }: Draft): Draft {
  const { zone, weekly, workingWeekdays, holidays, adjustedWorkdays } = recordOf(data)
  const open = Object.entries(recordOf(weekly)).filter(([, spans]) => !isEmpty(spans))
  return {
    key,
    name,
    data: {
      zone,
      weekly: Object.fromEntries(open),
      ...(isEmpty(workingWeekdays) ? {} : { workingWeekdays }),
      ...(isEmpty(holidays) ? {} : { holidays: listOf(holidays).map(holidayOf) }),
      ...(isEmpty(adjustedWorkdays) ? {} : { adjustedWorkdays: listOf(adjustedWorkdays).map(workdayOf) }),
    },
  }
}

function holidayOf(line: unknown): Draft {
  const { date, name, spans } = recordOf(line)
  return { date: date ?? '', ...named(name), ...(isEmpty(spans) ? {} : { spans }) }
}

/** Hours like those of a weekday, or its own. */
function workdayOf(line: unknown): Draft {
  const { date, name, like, spans } = recordOf(line)
  const hours = typeof like === 'string' ? { like } : { spans: listOf(spans) }
  return { date: date ?? '', ...named(name), ...hours }
}

const named = (name: unknown): Draft => (name === undefined || name === null || name === '' ? {} : { name })

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isEmpty = (value: unknown): boolean => listOf(value).length === 0
const recordOf = (value: unknown): Draft => (typeof value === 'object' && value !== null ? { ...value } : {})
