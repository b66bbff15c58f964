import { isImage } from '#platform/files/file-types.ts'
import { disposition } from '#platform/http/disposition.ts'

/** A browser that opens it directly shows a picture or saves it, guesses nothing and runs nothing. */
export const fileHeaders = (file: {
  readonly mediaType: string
  readonly byteCount: number
  readonly name: string
}): Readonly<Record<string, string>> => ({
  'content-type': file.mediaType,
  'content-length': String(file.byteCount),
  'content-disposition': disposition(isImage(file.mediaType) ? 'inline' : 'attachment', file.name),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'private, no-store',
})
