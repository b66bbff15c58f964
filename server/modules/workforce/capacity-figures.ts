import type { z } from 'zod'
import type { ScenarioFigures } from '#libs/capacity-plan/scenario-figures.ts'
import type { capacityFigures } from '#modules/workforce/capacity-contract.ts'

/** What a scenario comes to, as the wire shows it. */
export function shownFigures(figures: ScenarioFigures, asOf: number): z.output<typeof capacityFigures> {
  const { months, attrition, wanted, notReached } = figures
  return {
    asOf,
    months: months.map((one) => ({
      month: one.month,
      contacts: one.basis.contacts,
      basis: one.basis.kind,
      headsAtStart: one.headsAtStart,
      hires: one.hires,
      leavers: one.leavers,
      inTraining: one.inTraining,
      requiredFte: one.requiredFte,
      availableFte: one.availableFte,
      gapFte: one.gapFte,
      wantedHires: one.wantedHires,
    })),
    attrition,
    wanted,
    notReached: notReached.map((one) => ({ ...one })),
  }
}
