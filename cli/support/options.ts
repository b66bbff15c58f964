import { type ParseArgsConfig, parseArgs } from 'node:util'
import { InputFault } from './terminal.ts'

/** `parseArgs` of Node, strict and without positional arguments; a wrong option is an InputFault. */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    if (error instanceof TypeError) throw new InputFault(`${firstSentence(error.message)}. See --help.`)
    throw error
  }
}

/** Node tells what is wrong first, and how to quote it after: on the same line or the next. */
const firstSentence = (message: string): string => (message.split(/\.\s/)[0] ?? message).replace(/\.$/, '')

/** The value of an option that has to be there. `what` names it in words, as in "the file to read". */
export function required(value: string | undefined, name: string, what: string): string {
  if (value === undefined || value === '') throw new InputFault(`--${name} is missing: give ${what}. See --help.`)
  return value
}

/** A number within `least..most`, both allowed. */
export function numberOption(
  value: string,
  name: string,
  { least, most, isWhole = false }: { readonly least: number; readonly most: number; readonly isWhole?: boolean },
): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= least && number <= most) || (isWhole && !Number.isInteger(number)))
    throw new InputFault(`--${name} ${value}: give a ${isWhole ? 'whole number' : 'number'} from ${least} to ${most}`)
  return number
}
