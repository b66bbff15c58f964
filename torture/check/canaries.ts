/** The runs of digits in a text that belong to one of these canaries. */
export function canariesIn(text: string, canaries: ReadonlySet<string>): readonly string[] {
  return (text.match(/\d{16}/g) ?? []).filter((digits) => canaries.has(digits))
}
