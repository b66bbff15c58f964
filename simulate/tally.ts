/** What the simulation saw from outside, to be compared with the board. Counts of contacts, from the start of the run. */
export interface Tally {
  asked: number
  answered: number
  /** Left before anyone answered. */
  abandoned: number
  answeredWithin25s: number
  respondedWithin30s: number
  /** Chose a callback or left a message instead, whatever the hour. */
  choseInstead: number
  /** Asked a queue that was closed. */
  askedWhileClosed: number
  transferred: number
  heldCount: number
  wrappedUp: number
  /** Customers whom the house asked how it was and who saw it; of these who said so, and who gave 4 or 5. */
  askedHowItWas: number
  rated: number
  satisfied: number
  offersMissed: number
  /** Attempts that ended in something unforeseen; the first few are printed. */
  faults: number
}

export const newTally = (): Tally => ({
  asked: 0,
  answered: 0,
  abandoned: 0,
  answeredWithin25s: 0,
  respondedWithin30s: 0,
  choseInstead: 0,
  askedWhileClosed: 0,
  transferred: 0,
  heldCount: 0,
  wrappedUp: 0,
  askedHowItWas: 0,
  rated: 0,
  satisfied: 0,
  offersMissed: 0,
  faults: 0,
})

/** `87.5 %`, or a dash when there is nothing to divide by. */
export const shareInWords = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`

export function tallyInWords(tally: Tally): string {
  const lines: readonly (readonly [string, string])[] = [
    ['asked for a person', String(tally.asked)],
    ['answered', `${tally.answered} (${shareInWords(tally.answered, tally.asked)})`],
    ['abandoned before an answer', `${tally.abandoned} (${shareInWords(tally.abandoned, tally.asked)})`],
    [
      'answered within 25 s',
      `${tally.answeredWithin25s} (${shareInWords(tally.answeredWithin25s, tally.asked)} of asked)`,
    ],
    [
      'first words within 30 s',
      `${tally.respondedWithin30s} (${shareInWords(tally.respondedWithin30s, tally.asked)} of asked)`,
    ],
    ['callback or message chosen', String(tally.choseInstead)],
    ['asked while the queue was closed', String(tally.askedWhileClosed)],
    ['transferred', `${tally.transferred} (${shareInWords(tally.transferred, tally.answered)} of answered)`],
    ['put on hold', String(tally.heldCount)],
    ['wrapped up with a reason', String(tally.wrappedUp)],
    ['rated afterwards', `${tally.rated} (${shareInWords(tally.rated, tally.askedHowItWas)} of asked how it was)`],
    ['rated 4 or 5 of 5', `${tally.satisfied} (${shareInWords(tally.satisfied, tally.rated)} of rated)`],
    ['offers not accepted in time', String(tally.offersMissed)],
    ['unforeseen', String(tally.faults)],
  ]
  return lines.map(([name, value]) => `  ${name.padEnd(34)} ${value}`).join('\n')
}
