/** A code of its own, of twelve letters: with figures in it chance would make it look like a number that is refused. */
export const codeOfLetters = (): string =>
  crypto
    .randomUUID()
    .replaceAll(/\d|-/g, (sign) => (sign === '-' ? '' : 'ghijklmnop'.charAt(Number(sign))))
    .slice(0, 12)
