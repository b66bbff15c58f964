import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { skillItem } from '#modules/identity/contract.ts'
import { call } from '../api/call.ts'

export type Skill = z.infer<typeof skillItem>

/** The catalogue of skills, also those that are granted to nobody new. */
export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: async () => (await call<{ readonly skills: readonly Skill[] }>('GET', '/api/skills')).skills,
})
