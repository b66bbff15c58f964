/**
 * A fresh random id for a command or a message, 32 hexadecimal digits. `crypto.randomUUID` is missing on pages served
 * over plain HTTP from another machine, where branch trials run.
 */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
