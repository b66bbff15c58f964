import { expect, it } from 'vitest'
import { disposition } from '#platform/http/disposition.ts'
import { fileNameIn } from './take-file.ts'

it.each(['班表 信用卡_一组 2026-10-19 v1.csv', "o'neill (1)*.xlsx", '100% 工时.csv'])(
  '%s arrives as it was sent',
  (name) => {
    expect(fileNameIn(disposition('attachment', name))).toBe(name)
  },
)

it.each(['', 'attachment', "attachment; filename*=UTF-8''%E4%zz"])('a name that cannot be read is none', (header) => {
  expect(fileNameIn(header)).toBe('file')
})
