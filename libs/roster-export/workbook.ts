import { strToU8, zipSync } from 'fflate'

/** Text stays text whatever it begins with. */
export type Cell = string | number | null

/**
 * @property name as the tab shows it: 1..31 signs, none of `[]:*?/\`, no apostrophe at its ends
 * @property header first row, in bold, stays in sight
 * @property widths of the columns in signs, as far as given
 * @property frozenColumns stay in sight; 0 when left out
 * @property hasWholeNumbers numbers are counts, shown as they are; else (hours) with two decimals
 */
export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly widths?: readonly number[]
  readonly frozenColumns?: number
  readonly hasWholeNumbers?: boolean
}

/**
 * A workbook for spreadsheets (Office Open XML, ECMA-376, transitional). The same sheets give the same bytes: no time of
 * writing is in it. Made in memory: 5,000 people and a month are fine, a million rows are not what it is for.
 * @throws RangeError for a name or a cell a spreadsheet would not open
 */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  requireNames(sheets.map(({ name }) => name))
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': index(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, place): [string, string] => ['worksheet', `worksheets/sheet${place + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, place) => [`xl/worksheets/sheet${place + 1}.xml`, sheetXml(sheet)])),
  }
  const bytes = Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)]))
  return zipSync(bytes, { mtime: FIRST_OF_1980 })
}

/** The earliest time a zip file can name: by it, files of the same content are the same. */
const FIRST_OF_1980 = new Date(1980, 0, 1)

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function requireNames(names: readonly string[]): void {
  if (names.length === 0) throw new RangeError('a workbook needs a sheet: give at least one')
  const seen = new Set<string>()
  for (const name of names) {
    if (name.length < 1 || name.length > 31 || /[[\]:*?/\\]|^'|'$|\p{Cc}/u.test(name) || seen.has(name.toLowerCase())) {
      throw new RangeError(`sheet name "${name}": give 1 to 31 signs, none of []:*?/\\, and no name twice`)
    }
    seen.add(name.toLowerCase())
  }
}

function contentTypes(sheets: number): string {
  const part = (path: string, type: string) => `<Override PartName="${path}" ContentType="${TYPES}.${type}+xml"/>`
  const parts = Array.from({ length: sheets }, (_, place) => part(`/xl/worksheets/sheet${place + 1}.xml`, 'worksheet'))
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/styles.xml', 'styles')}${parts.join('')}</Types>`
  )
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const one = ([type, target]: readonly [string, string], place: number) =>
    `<Relationship Id="rId${place + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(one).join('')}</Relationships>`
}

function index(sheets: readonly Sheet[]): string {
  const one = ({ name }: Sheet, place: number) =>
    `<sheet name="${xml(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(one).join('')}</sheets></workbook>`
}

/** Looks of cells, by their place here: plain and wrapped (whole numbers too), header, hours with two decimals. */
const [PLAIN, HEADER, HOURS] = [0, 1, 2]
const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '</cellXfs></styleSheet>'

function sheetXml({ header, rows, widths = [], frozenColumns = 0, hasWholeNumbers = false }: Sheet): string {
  const corner = `${columnName(frozenColumns)}2`
  const frozen = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''
  const pane = `<pane${frozen} ySplit="1" topLeftCell="${corner}" activePane="${frozen ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`
  const cols = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  )
  const number = hasWholeNumbers ? PLAIN : HOURS
  const lines = [header, ...rows].map((cells, row) => {
    const written = cells.map((cell, column) =>
      cellXml(cell, `${columnName(column)}${row + 1}`, row === 0 ? HEADER : PLAIN, number),
    )
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>${lines.join('')}</sheetData></worksheet>`
  )
}

function cellXml(cell: Cell, place: string, text: number, number: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`cell ${place} is ${cell}: give a finite number`)
    return `<c r="${place}" s="${number}"><v>${cell}</v></c>`
  }
  if (cell.length > 32_767) throw new RangeError(`cell ${place} has ${cell.length} signs: a cell holds 32,767`)
  return `<c r="${place}" s="${text}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`
}

/** A, B, … Z, AA, …: of the column at a place from 0. */
function columnName(place: number): string {
  const before = Math.floor(place / 26)
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (place % 26))
}

/**
 * Text for elements and attributes. What XML cannot hold becomes the replacement sign; `_x0041_`, which spreadsheets
 * would read as a sign, is kept as it stands by their own escape.
 */
function xml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
