import { RED_LINES } from '#libs/language/feeling/red-line-phrases.ts'
import { type Crossing, compileRedLines, findCrossings } from '#libs/language/feeling/red-lines.ts'

const lines = compileRedLines(RED_LINES)

/** Where words cross a red line; the server asks the same before it takes them. */
export const crossingsIn = (text: string): readonly Crossing[] => findCrossings(text, lines)
