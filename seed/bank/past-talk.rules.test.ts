import { expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { findFound } from '#modules/assist/themes/find-found.ts'
import { weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'
import { starterPack } from '#modules/knowledge/pack/index.ts'
import { pastTalk } from './past-talk.ts'

const zone = zoneOf('Asia/Shanghai')

it.each(['2026-11-23T19:40:00+08:00', '2026-12-30T00:10:00+08:00', '2027-02-28T09:00:00+08:00'])(
  'the demo’s ten weeks of talk raise the app that closes by itself, and little else, on any day: %s',
  (day) => {
    const now = Date.parse(day)
    const talk = pastTalk(zone, now)
    expect(talk.every(({ at }) => at < now)).toBe(true)
    const lastWeek = addDaysToDate(weekOf(zone, now), -7)
    const weeks = Array.from({ length: 9 }, (_, place) => {
      const week = addDaysToDate(lastWeek, -7 * (8 - place))
      const [from, before] = [startOfLocalDay(zone, week), startOfLocalDay(zone, addDaysToDate(week, 7))]
      const sayings = talk
        .filter(({ at }) => at >= from && at < before)
        .map(({ text }, seq) => ({ conversationId: week, seq, text }))
      return { week: localDateOf(zone, from), sayings, comments: [] }
    })
    const found = findFound({ weeks, voices: [] })
    expect(found?.themes.length).toBeLessThanOrEqual(3)
    const theme = found?.themes.find(({ terms, names = [] }) => [...terms, ...names].join(' ').includes('闪退'))
    expect(theme).toMatchObject({ isNew: true })
    expect(theme?.count).toBeGreaterThanOrEqual(10)
  },
)

it('every article that answers is one of the pack', () => {
  const codes = new Set(starterPack().map(({ code }) => code))
  const unknown = pastTalk(zone, Date.parse('2026-11-23T19:40:00+08:00')).filter(({ article }) => !codes.has(article))
  expect(unknown).toEqual([])
})
