import type { AttritionBand, Learning } from './model.ts'

/** Share of a full agent's work at a tenure in whole months; 0 in training. */
export function productivity({ trainingMonths, floorShares }: Learning, tenureMonths: number): number {
  return tenureMonths < trainingMonths ? 0 : (floorShares[tenureMonths - trainingMonths] ?? 1)
}

/** Share of people of a tenure that leaves within the month. */
export function leaveShare(bands: readonly AttritionBand[], tenureMonths: number): number {
  return bands.findLast(({ fromTenureMonths }) => fromTenureMonths <= tenureMonths)?.monthlyShare ?? 0
}

/**
 * What one person hired is expected to give in the month of a tenure, as a share of a full agent: still there, and as
 * far as learned; who leaves gives half of that month.
 */
export function expectedShare(bands: readonly AttritionBand[], learning: Learning, tenureMonths: number): number {
  let stays = 1
  for (let month = 0; month < tenureMonths; month += 1) stays *= 1 - leaveShare(bands, month)
  return stays * (1 - leaveShare(bands, tenureMonths) / 2) * productivity(learning, tenureMonths)
}
