import { byOccupancy, type CapacityInput } from './model.ts'

/** The input of the worked example in the README. */
export const growingCentre: CapacityInput = {
  months: [60_000, 60_000, 63_000, 66_000, 69_000, 72_000].map((contacts, index) => ({
    month: `2027-0${index + 1}`,
    contacts,
    handleSeconds: 240,
    shrinkage: { planned: 0.2, unplanned: 0.1 },
  })),
  contracts: [
    { id: 'full', share: 1 },
    { id: 'half', share: 0.5 },
  ],
  present: [
    { contractId: 'full', tenureMonths: 30, heads: 39 },
    { contractId: 'half', tenureMonths: 14, heads: 6 },
  ],
  attrition: [
    { fromTenureMonths: 0, monthlyShare: 0.05 },
    { fromTenureMonths: 12, monthlyShare: 0.02 },
  ],
  learning: { trainingMonths: 1, floorShares: [0.6, 0.8] },
  fullTimeHours: 165.3,
  queueHours: byOccupancy(0.85),
}
