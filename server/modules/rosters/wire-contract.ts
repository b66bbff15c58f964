import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'

/** Dates follow the wall clock of the house; instants are UTC milliseconds. */
export const instant = z.int().min(0).max(LAST_INSTANT).describe('UTC milliseconds')
export const date = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', 'write a date from 2000 to 2099')
export const words = z.string().trim().min(1).overwrite(masked)
export const seconds = z
  .int()
  .min(0)
  .max(40 * 24 * 3600)
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like 07:30')
export const weekday = z.int().min(1).max(7).describe('1 Monday to 7 Sunday')

/** People are told their shifts so many days before the first of them. */
export const NOTICE_DAYS = 7
export const MOST_DAYS = 35
export const PROTECTIONS = ['pregnant', 'pregnant-7-months', 'nursing', 'child-worker'] as const
export const MARKS = ['leader', 'expert', 'trainee'] as const
