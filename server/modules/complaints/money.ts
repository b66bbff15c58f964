/** How many digits stand behind the point of a currency: 2 of CNY, 0 of JPY. */
const fractionDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** The amount in whole units: 32640 fen are 326.4 yuan. */
export const inUnits = (minor: number, currency: string): number => minor / 10 ** fractionDigits(currency)
export const spelledOut = (minor: number, currency: string): string =>
  `${currency} ${inUnits(minor, currency).toFixed(fractionDigits(currency))}`
