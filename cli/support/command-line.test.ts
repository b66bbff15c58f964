import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from './command-line.ts'
import { readText, writeWhole } from './files.ts'
import { numberOption, readOptions, required } from './options.ts'

const folder = mkdtempSync(join(tmpdir(), 'yinuo-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

writeFileSync(
  join(folder, 'greet.ts'),
  `export const verb = {
    summary: 'Says a word.',
    help: 'greet --word W',
    run: async (args, { print }) => print(args.join(' ')),
  }`,
)

async function command(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const code = await runCommand(args, folder, {
    print: (text) => printed.push(text),
    progress: (text) => said.push(text),
    stopped: new AbortController().signal,
  })
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

describe('the command line', () => {
  test('lists a verb the day its file is born', async () => {
    expect((await command()).printed).toContain('greet  Says a word.')
    expect((await command('greet', '--help')).printed).toBe('greet --word W')
  })

  test('hands a verb its arguments', async () => {
    expect(await command('greet', '--word', 'hello')).toEqual({ code: 0, printed: '--word hello', said: '' })
  })

  test('an unknown verb is refused with exit code 1 and nothing on standard output', async () => {
    expect(await command('grete')).toEqual({
      code: 1,
      printed: '',
      said: 'There is no command grete. See yinuo --help.',
    })
  })
})

describe('options', () => {
  test('an unknown option, a missing one and a wrong number say what to give', () => {
    expect(() => readOptions(['--wrod', 'x'], { word: { type: 'string' } })).toThrow("Unknown option '--wrod'")
    expect(() => required(undefined, 'out', 'the file to write')).toThrow('--out is missing: give the file to write')
    expect(() => numberOption('2.5', 'seed', { least: 0, most: 9, isWhole: true })).toThrow(
      'a whole number from 0 to 9',
    )
    expect(numberOption('2.5', 'seconds', { least: 0, most: 9 })).toBe(2.5)
  })
})

describe('files', () => {
  test('plain and gzip files read alike, whatever their name', () => {
    const plain = join(folder, 'plain.csv')
    const packed = join(folder, 'packed.csv')
    writeFileSync(plain, '\ufeffstart,calls\n')
    writeFileSync(packed, gzipSync('start,calls\n'))
    expect(readText(plain)).toBe('start,calls\n')
    expect(readText(packed)).toBe('start,calls\n')
  })

  test('a file that is missing, empty or cut off is refused by its path', () => {
    const cut = join(folder, 'cut.gz')
    writeFileSync(cut, gzipSync('start,calls\n').subarray(0, 20))
    writeFileSync(join(folder, 'empty'), '\n')
    expect(() => readText(join(folder, 'absent'))).toThrow('absent cannot be read (ENOENT): check the path')
    expect(() => readText(join(folder, 'empty'))).toThrow('empty is empty')
    expect(() => readText(cut)).toThrow('cut.gz is no whole gzip file')
  })

  test('a file that is not UTF-8 is refused by the line where it is not, packed or plain', () => {
    const chinese = Buffer.concat([Buffer.from('挂失\n补卡\n'), Buffer.from([0xb9, 0xd2, 0xca, 0xa7])])
    const file = join(folder, 'gb18030.csv')
    writeFileSync(file, chinese)
    expect(() => readText(file)).toThrow('gb18030.csv line 3: not UTF-8. Save the file as UTF-8')
    writeFileSync(file, gzipSync(chinese))
    expect(() => readText(file)).toThrow('line 3: not UTF-8')
    writeFileSync(file, Buffer.from('挂失').subarray(0, 5))
    expect(() => readText(file)).toThrow('line 1: not UTF-8')
  })

  test('a file is written whole, and where it cannot be nothing is left behind', () => {
    writeWhole(join(folder, 'out.csv'), 'a\n')
    expect(readText(join(folder, 'out.csv'))).toBe('a\n')
    expect(() => writeWhole(join(folder, 'nowhere/out.csv'), 'a\n')).toThrow('cannot be written (ENOENT)')
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
