import { callFile, type Method, type Query } from './call.ts'

/**
 * Asks for a file and hands it to the browser's downloads, under the name the server gave it.
 * @throws ProblemError as `call`
 */
export async function takeFile(
  method: Method,
  path: string,
  options: { readonly body?: unknown; readonly query?: Query } = {},
): Promise<void> {
  const response = await callFile(method, path, options)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameIn(response.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The name in `content-disposition`, in whatever script (RFC 5987); `file` where there is none. */
export function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  try {
    return encoded === undefined ? 'file' : decodeURIComponent(encoded)
  } catch {
    return 'file'
  }
}
