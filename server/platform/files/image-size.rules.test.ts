import { expect, test } from 'vitest'
import { imageSize, isTooLarge } from './image-size.ts'

const read = (bytes: Buffer) => async (offset: number, length: number) => bytes.subarray(offset, offset + length)
const webp = (kind: string, body: number[]) =>
  Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
    Buffer.from(kind, 'latin1'),
    Buffer.alloc(4),
    Buffer.from(body),
  ])
const jpeg = (...segments: string[]) =>
  Buffer.concat([Buffer.from(['ffd8', ...segments].join(''), 'hex'), Buffer.alloc(8)])

test.each([
  [
    'a GIF',
    'image/gif',
    Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x2c, 1, 0xc8, 0]), Buffer.alloc(20)]),
    300,
    200,
  ],
  ['a lossy WebP', 'image/webp', webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x2c, 1, 0xc8, 0]), 300, 200],
  ['a lossless WebP', 'image/webp', webp('VP8L', [0x2f, 0x2b, 0xc1, 0x31, 0, 0, 0, 0, 0, 0]), 300, 200],
  ['an extended WebP', 'image/webp', webp('VP8X', [0, 0, 0, 0, 0x2b, 1, 0, 0xc7, 0, 0]), 300, 200],
  [
    'a JPEG after EXIF and tables',
    'image/jpeg',
    jpeg('ffe10006aabbccdd', 'ffdb0004aaaa', 'ffc2000b0800c8012c'),
    300,
    200,
  ],
  ['a JPEG with filling bytes', 'image/jpeg', jpeg('ffff', 'ffc0000b0800c8012c'), 300, 200],
])('the size of %s is read from its header', async (_what, type, bytes, width, height) => {
  expect(await imageSize(read(bytes), type)).toEqual({ width, height })
})

test.each([
  ['a cut GIF', 'image/gif', Buffer.from('GIF89a')],
  ['a JPEG whose segments point nowhere', 'image/jpeg', jpeg('ffe1ffff')],
  ['a JPEG of one endless filling', 'image/jpeg', Buffer.alloc(5_000, 0xff)],
  ['a WebP of no known kind', 'image/webp', webp('VP8?', Array(10).fill(9))],
  [
    'a picture without height',
    'image/gif',
    Buffer.concat([Buffer.from('GIF89a'), Buffer.from([1, 0, 0, 0]), Buffer.alloc(20)]),
  ],
])('%s has none', async (_what, type, bytes) => {
  expect(await imageSize(read(bytes), type)).toBeUndefined()
})

test.each([
  [8_160, 6_144, false],
  [16_384, 100, false],
  [16_385, 100, true],
  [8_001, 8_000, true],
])('%i by %i pixels is too large: %s', (width, height, expected) => {
  expect(isTooLarge({ width, height })).toBe(expected)
})
