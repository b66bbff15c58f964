import { cannedPart } from '#modules/assist/canned/part.ts'
import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { draftPart } from '#modules/assist/draft/part.ts'
import { expertPart } from '#modules/assist/experts/part.ts'
import { feelingPart } from '#modules/assist/feeling/part.ts'
import { redLinesPart } from '#modules/assist/red-lines/part.ts'
import { refusalsPart } from '#modules/assist/refusals/part.ts'
import { scriptPart } from '#modules/assist/script/part.ts'
import { scriptFormPart } from '#modules/assist/script-form/part.ts'
import { suggestionsPart } from '#modules/assist/suggestions/part.ts'
import { themesPart } from '#modules/assist/themes/part.ts'
import { toolUsePart } from '#modules/assist/tool-use/part.ts'

/** Every kind of help there is: one line each. */
export const assistParts = (deps: AssistDeps): readonly AssistPart[] => [
  suggestionsPart(deps),
  cannedPart(deps),
  redLinesPart(deps),
  refusalsPart(deps),
  feelingPart(deps),
  draftPart(deps),
  scriptFormPart(deps),
  scriptPart(deps),
  expertPart(deps),
  toolUsePart(deps),
  themesPart(deps),
]
