import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { goalView, kpiList, kpiView } from '#modules/insights/contract.ts'
import { call } from '../api/call.ts'

export type Kpi = z.infer<typeof kpiView>
export type Goal = z.infer<typeof goalView>

/** The KPI dictionary with its goals. */
export const kpisQuery = queryOptions({
  queryKey: ['kpis'],
  queryFn: () => call<z.infer<typeof kpiList>>('GET', '/api/kpis'),
  staleTime: 60_000,
})
