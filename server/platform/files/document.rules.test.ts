import { describe, expect, it } from 'vitest'
import { takeDocument } from '#platform/files/document.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n')
async function* inParts(bytes: Buffer, of = 7) {
  for (let at = 0; at < bytes.length; at += of) yield bytes.subarray(at, at + of)
}
const taken = (bytes: Buffer, most = 1_000_000) => takeDocument(inParts(bytes), most)

describe('a document', () => {
  it('is taken in as what its bytes are', async () => {
    expect(await taken(PDF)).toEqual({ ok: true, value: { bytes: PDF, mediaType: 'application/pdf' } })
  })

  it('of the most bytes there may be is taken in, and of one more is refused and read to its end', async () => {
    expect((await taken(PDF, PDF.length)).ok).toBe(true)
    let read = 0
    async function* counted() {
      for await (const part of inParts(PDF)) {
        read += part.length
        yield part
      }
    }
    expect(await takeDocument(counted(), PDF.length - 1)).toMatchObject({ refusal: 'file-too-large' })
    expect(read).toBe(PDF.length)
  })

  it.each([
    ['nothing', '', 'file-empty'],
    ['a page of a browser', '<html><script>1</script></html>', 'file-type-not-allowed'],
    ['a drawing that may run', '<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>', 'file-type-not-allowed'],
    ['the beginning of a picture', '\u0089PNG\r\n\u001a\n', 'file-type-not-allowed'],
  ])('is not %s', async (_what, text, refusal) => {
    expect(await taken(Buffer.from(text, 'latin1'))).toMatchObject({ refusal })
  })
})
