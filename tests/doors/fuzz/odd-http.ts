import fc from 'fast-check'
import { strangeText } from './strange.ts'

/** Half characters have no place in an address: there they are sent as what a broken client makes of them. */
export const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString()) || '%20'

/** Printable, as a header must be for a client to send it at all. */
export const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.constantFrom<Record<string, string>[]>(
  { authorization: 'Bearer ' },
  { authorization: `Basic ${'x'.repeat(4_000)}` },
  { cookie: `yinuo_session=${'a'.repeat(6_000)}` },
  { cookie: 'yinuo_session=%00; =; ;;;__proto__=1' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { 'x-forwarded-for': '::1, 999.1.1.1, <script>' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-big': 'x'.repeat(60_000) },
  { host: 'evil.example' },
  { accept: '*/*;q=banana' },
  { range: 'bytes=0-0,1-1,9-1' },
  { 'if-none-match': '"'.repeat(500) },
  { expect: 'x' },
  { 'accept-encoding': 'gzip;q=9' },
  { 'content-encoding': 'gzip' },
)

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']
/** Where no operation is: a method and an address. */
export const oddAddress: fc.Arbitrary<{ readonly method: string; readonly path: string }> = fc
  .tuple(
    fc.constantFrom(...METHODS),
    fc.constantFrom(
      '//',
      '/../',
      '/api//me',
      '/api/%2e%2e/me',
      '/api/me/..;/',
      '/%',
      '/%zz',
      '/%c0%ae%c0%ae/',
      '/api/me%00',
      '/api/ME',
      '/widget/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/api/people?'.padEnd(9_000, 'q=a&'),
      `/${'a/'.repeat(3_000)}`,
      '/.git/config',
      '/api/docs/../me',
      '/*',
      '/api/realtime',
      '/chat/socket',
      '/index.html%20',
    ),
    strangeText,
  )
  .map(([method, path, text]) => ({ method, path: `${path}${encoded(text.slice(0, 20))}` }))
