import type { Settings } from '#modules/intraday/contract.ts'

export interface DraftRails {
  readonly kind: Settings['autopilot'][number]['kind']
  readonly isOn: boolean
  /** In points: 2 is a share of 0.02. */
  readonly leastGain: string
  readonly mostPeople: string
  readonly from: string
  readonly to: string
}

const points = (share: number) => String(Math.round(share * 1000) / 10)

/** The settings as they stand in the fields: shares as percent. */
export const draftOf = (settings: Settings) => ({
  graceSeconds: String(settings.graceSeconds),
  leadMinutes: String(settings.leadMinutes),
  mostTouched: points(settings.mostTouchedShare),
  callbackAfter: String(settings.callbackAfterSeconds),
  callbackShare: points(settings.callbackShare),
  messageShare: points(settings.messageShare),
  autopilot: settings.autopilot.map(
    ({ kind, isOn, leastGain, mostPeopleHour, from, to }): DraftRails => ({
      kind,
      isOn,
      leastGain: points(leastGain),
      mostPeople: String(mostPeopleHour),
      from,
      to,
    }),
  ),
})

export const bodyOf = (draft: ReturnType<typeof draftOf>): Settings => ({
  graceSeconds: Number(draft.graceSeconds),
  leadMinutes: Number(draft.leadMinutes),
  mostTouchedShare: Number(draft.mostTouched) / 100,
  callbackAfterSeconds: Number(draft.callbackAfter),
  callbackShare: Number(draft.callbackShare) / 100,
  messageShare: Number(draft.messageShare) / 100,
  autopilot: draft.autopilot.map(({ kind, isOn, leastGain, mostPeople, from, to }) => ({
    kind,
    isOn,
    leastGain: Number(leastGain) / 100,
    mostPeopleHour: Number(mostPeople),
    from,
    to,
  })),
})
