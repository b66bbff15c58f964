/** One row in the text format of COPY: values parted by tabs, null as `\N`. */
export const copyLine = (values: readonly (string | number | null)[]): string => `${values.map(copyValue).join('\t')}\n`

const UNSAFE = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyValue(value: string | number | null): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return UNSAFE.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : value
}
