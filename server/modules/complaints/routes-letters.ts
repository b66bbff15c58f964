import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { complaintParams } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import {
  beginLetter,
  type LetterRefusal,
  printedLetter,
  saveLetter,
  sendLetter,
} from '#modules/complaints/letters/letters.ts'
import { letterPdf } from '#modules/complaints/letters/pdf.ts'
import { letterBody, letterMade, letterParams, letterPrint, letterText } from '#modules/complaints/letters-contract.ts'
import { disposition } from '#platform/http/disposition.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const LETTERS: Statuses<LetterRefusal> = {
  'complaint-not-found': 404,
  'letter-not-found': 404,
  'interested-person': 409,
  'not-decided': 409,
  'sent-already': 409,
  'edited-meanwhile': 409,
  'remedies-missing': 409,
}
const tags = ['Complaints']
const handle = { access: { permission: 'complaints.handle' } }
const PDF = 'application/pdf'

/** Letters from templates: begun, written, printed, sent. */
export function letterRoutes(app: HttpApp, deps: ComplaintDeps): void {
  app.post(
    '/api/complaints/:complaintId/letters',
    {
      config: handle,
      schema: {
        tags,
        summary: 'Begin a letter from its template',
        params: complaintParams,
        body: letterBody,
        response: { 200: letterMade },
      },
    },
    async (request) =>
      answer(await beginLetter(deps, actorOf(request), request.params.complaintId, request.body), LETTERS),
  )
  app.put(
    '/api/complaints/:complaintId/letters/:letterId',
    {
      config: handle,
      schema: { tags, summary: 'Write it', params: letterParams, body: letterText, response: { 200: z.null() } },
    },
    async (request) => {
      const { complaintId, letterId } = request.params
      return answer(await saveLetter(deps, actorOf(request), complaintId, letterId, request.body), LETTERS)
    },
  )
  app.post(
    '/api/complaints/:complaintId/letters/:letterId/sending',
    {
      config: handle,
      schema: {
        tags,
        summary: 'Mark it as sent; a decision names its remedies',
        params: letterParams,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { complaintId, letterId } = request.params
      return answer(await sendLetter(deps, actorOf(request), complaintId, letterId), LETTERS)
    },
  )
  app.post(
    '/api/complaints/:complaintId/letters/:letterId/file',
    {
      config: { access: { permission: 'complaints.reveal' } },
      schema: {
        tags,
        summary: 'The letter as PDF with the full name; the reveal is on record',
        params: letterParams,
        body: letterPrint,
        response: { 200: { description: 'The letter', content: { [PDF]: { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const letter = answer(
        await printedLetter(deps, actorOf(request), { ...request.params, ...request.body }),
        LETTERS,
      )
      const content = await letterPdf(letter)
      const headers = {
        'content-type': PDF,
        'content-length': String(content.length),
        'content-disposition': disposition('attachment', `${letter.reference}.pdf`),
      }
      return send(reply, headers, content)
    },
  )
}

const send = (reply: FastifyReply, headers: Readonly<Record<string, string>>, content: Buffer) =>
  reply.headers(headers).send(content)
