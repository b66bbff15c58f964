import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { unpackWoff } from '#modules/complaints/letters/woff.ts'

const find = createRequire(import.meta.url).resolve
/** Read and unpacked with the first letter, some 20 MB; kept for the next. */
let fonts: { readonly sc: Buffer; readonly tc: Buffer } | undefined
function loadFonts() {
  const load = (path: string) => unpackWoff(readFileSync(find(path)))
  fonts ??= {
    sc: load('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'),
    tc: load('@fontsource/noto-sans-tc/files/noto-sans-tc-chinese-traditional-400-normal.woff'),
  }
  return fonts
}

export interface PrintedLetter {
  readonly title: string
  readonly reference: string
  readonly text: string
  /** Written into the file as its date; the same letter gives the same words. */
  readonly at: number
}

const MARGIN = 72
const SIZE = 11

/**
 * A4 with the glyphs it uses embedded, so that it reads and prints alike everywhere. Made on this machine alone: see
 * `docs/decisions/0006-letters-as-pdf.md`.
 */
export async function letterPdf(letter: PrintedLetter): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: letter.title, CreationDate: new Date(letter.at) },
  })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  const { sc, tc } = loadFonts()
  pdf.registerFont('sc', sc).registerFont('tc', tc)
  write(pdf, letter.title, 16, 'center')
  write(pdf, letter.reference, 10, 'right')
  pdf.moveDown(1)
  for (const paragraph of letter.text.split('\n')) {
    if (paragraph.trim() === '') pdf.moveDown(0.7)
    else write(pdf, paragraph, SIZE, 'left')
  }
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

/** Lines are broken here, as a line may need both fonts and Chinese breaks between any two signs. */
function write(pdf: PDFKit.PDFDocument, text: string, size: number, align: 'left' | 'center' | 'right'): void {
  pdf.fontSize(size)
  const width = pdf.page.width - 2 * MARGIN
  for (const line of linesOf(pdf, text, width)) {
    const wide = line.reduce((sum, run) => sum + widthOf(pdf, run), 0)
    if (pdf.y + size * 1.7 > pdf.page.height - MARGIN) pdf.addPage()
    const y = pdf.y
    let x = MARGIN + { left: 0, center: (width - wide) / 2, right: width - wide }[align]
    for (const run of line) {
      pdf.font(run.font).text(run.text, x, y, { lineBreak: false })
      x += widthOf(pdf, run)
    }
    pdf.x = MARGIN
    pdf.y = y + size * 1.7
  }
}

interface Run {
  readonly font: 'sc' | 'tc'
  readonly text: string
}
const widthOf = (pdf: PDFKit.PDFDocument, { font, text }: Run) => pdf.font(font).widthOfString(text)

/** Words of letters and digits stay whole; every other sign is a place to break. */
function linesOf(pdf: PDFKit.PDFDocument, text: string, width: number): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  let left = width
  for (const piece of text.match(/[\p{Script=Latin}\p{N}.,:;'’"()-]+ ?|./gsu) ?? []) {
    const runs = runsOf(pdf, piece)
    const wide = runs.reduce((sum, run) => sum + widthOf(pdf, run), 0)
    // A full stop or comma never begins a line.
    if (wide > left && left < width && !/^[，。、；：）」』！？]$/u.test(piece)) {
      lines.push([])
      left = width
    }
    lines.at(-1)?.push(...runs)
    left -= wide
  }
  return lines
}

/** The first font that has the sign: simplified covers punctuation and Latin, traditional what it lacks. */
function runsOf(pdf: PDFKit.PDFDocument, text: string): readonly Run[] {
  const runs: Run[] = []
  for (const sign of text) {
    const font = has(pdf, 'sc', sign) || !has(pdf, 'tc', sign) ? 'sc' : 'tc'
    const last = runs.at(-1)
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + sign }
    else runs.push({ font, text: sign })
  }
  return runs
}

function has(pdf: PDFKit.PDFDocument, font: Run['font'], sign: string): boolean {
  pdf.font(font)
  const inner: unknown = Reflect.get(Reflect.get(pdf, '_font') ?? {}, 'font')
  if (!isFont(inner)) throw new Error('pdfkit keeps its fonts elsewhere now: see letters/pdf.ts')
  return inner.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
}

const isFont = (value: unknown): value is { hasGlyphForCodePoint(code: number): boolean } =>
  typeof value === 'object' && value !== null && 'hasGlyphForCodePoint' in value
