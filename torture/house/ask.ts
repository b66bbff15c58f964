import { callApi, type SignedInPerson } from '../../tests/support/people.ts'

/** Calls of whoever sets the house up. Each throws on anything but success, with what was answered. */
export const post = <T = unknown>({ api }: SignedInPerson, path: string, body?: unknown) =>
  read<T>(api(path, { method: 'POST', ...(body === undefined ? {} : { body }) }))
export const put = ({ api }: SignedInPerson, path: string, body: unknown) => read(api(path, { method: 'PUT', body }))
export const get = <T>({ api }: SignedInPerson, path: string) => read<T>(api(path))
export const call = (url: string, path: string, body: unknown) => read(callApi(url, path, { method: 'POST', body }))

export async function read<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  const text = await response.text()
  if (!response.ok) throw new Error(`setting up: ${response.status} ${response.url}: ${text}`)
  return JSON.parse(text === '' ? 'null' : text) as T
}
