/** The number people quote: two digits each of year, month and day of the visit as first planned, and a running number: `B261123-00042`. */
export const referenceFor = (day: string, number: number): string =>
  `B${day.slice(2).replaceAll('-', '')}-${String(number).padStart(5, '0')}`
