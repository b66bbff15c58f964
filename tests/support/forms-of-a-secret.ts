/**
 * How a secret may stand in the text of a row: as it is, as the bytes of its letters (a `bytea` is shown in hex), and as
 * the bytes that its letters stand for.
 */
export function formsOf(secret: string): readonly string[] {
  const letters = Buffer.from(secret)
  const bytes = Buffer.from(secret, 'base64url')
  return [secret, letters.toString('hex'), letters.toString('base64'), bytes.toString('hex'), bytes.toString('base64')]
}
