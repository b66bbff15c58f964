import { goalBody } from '#modules/insights/contract.ts'
import type { Goal, Kpi } from '../../queries/kpis.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'

/** Near lies on the better side of the target, or equals it: otherwise nothing would ever be near. */
export const goalSchema = goalBody.refine(
  ({ direction, target, near }) => (direction === 'at-least' ? near >= target : near <= target),
  { path: ['near'], params: { isOrder: true } },
)

/** Shares are filled in as percent. */
const scaleOf = (kpi: Kpi) => (kpi.unit === 'share' ? 100 : 1)

/** Figures of which less is better, when nobody has set a goal yet. */
const LESS_IS_BETTER = /abandon|wait|speed|time|ratio|transfer|shrinkage/

export function draftOf(kpi: Kpi, goal: Goal | undefined): Draft {
  if (!goal) return { direction: LESS_IS_BETTER.test(kpi.key) ? 'at-most' : 'at-least' }
  const scaled = (value: number | null) => (value === null ? undefined : round(value * scaleOf(kpi)))
  return {
    direction: goal.direction,
    target: scaled(goal.target),
    near: scaled(goal.near),
    baseline: scaled(goal.baseline),
    dueOn: goal.dueOn ?? undefined,
  }
}

export function bodyOf(kpi: Kpi, draft: Draft): unknown {
  const plain = (value: unknown) => (typeof value === 'number' ? round(value / scaleOf(kpi)) : value)
  return {
    direction: draft.direction,
    target: plain(draft.target),
    near: plain(draft.near),
    baseline: plain(draft.baseline ?? null),
    dueOn: draft.dueOn === '' ? null : (draft.dueOn ?? null),
  }
}

/** 92 % is 0.92, not 0.9200000000000001. */
const round = (value: number) => Math.round(value * 1e6) / 1e6
