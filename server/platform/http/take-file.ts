import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Problem } from '#platform/http/problem.ts'

interface Upload {
  readonly name: string
  readonly content: Readable
}

/**
 * Hands the one file of an upload on while it arrives. A body that is no form, or no whole one because the link was cut,
 * is refused; whatever else goes wrong is a fault as everywhere.
 */
export async function takeFile<T>(request: FastifyRequest, receive: (upload: Upload) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) throw new Problem(415, 'wrong-content-type', 'Send multipart/form-data.')
  try {
    const part = await request.file()
    if (!part) throw new Problem(400, 'malformed-input', 'Send one file as multipart/form-data.')
    return await receive({ name: part.filename, content: part.file })
  } catch (error) {
    if (BROKEN_FORM.test((error as Error).message)) {
      throw new Problem(400, 'malformed-input', 'The upload is not whole: send it again.')
    }
    throw error
  }
}

/** The form parser marks its refusals by words alone. */
const BROKEN_FORM = /unexpected end of multipart data$|^Multipart: Boundary not found$/i
