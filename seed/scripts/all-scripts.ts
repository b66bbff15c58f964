import { ACCOUNT_FREEZE } from './account-freeze.ts'
import { ACCOUNT_OPENING } from './account-opening.ts'
import { BEREAVEMENT } from './bereavement.ts'
import { CARD_LOSS } from './card-loss.ts'
import { CARD_REPAYMENT } from './card-repayment.ts'
import { COMPLAINT_INTAKE } from './complaint-intake.ts'
import { FOREIGN_EXCHANGE } from './foreign-exchange.ts'
import { INSURANCE_CLAIM } from './insurance-claim.ts'
import { LOAN_MORTGAGE } from './loan-mortgage.ts'
import { PASSWORD_RESET } from './password-reset.ts'
import { SCAM_REPORT } from './scam-report.ts'
import type { ScriptPlan } from './script.ts'
import { SELF_HARM } from './self-harm.ts'
import { TRANSFER_HELP } from './transfer-help.ts'
import { WEALTH_PRODUCT } from './wealth-product.ts'

/** The fourteen scenarios. */
export const SCRIPTS: readonly ScriptPlan[] = [
  ACCOUNT_OPENING,
  TRANSFER_HELP,
  CARD_LOSS,
  CARD_REPAYMENT,
  WEALTH_PRODUCT,
  LOAN_MORTGAGE,
  INSURANCE_CLAIM,
  SCAM_REPORT,
  BEREAVEMENT,
  FOREIGN_EXCHANGE,
  ACCOUNT_FREEZE,
  PASSWORD_RESET,
  COMPLAINT_INTAKE,
  SELF_HARM,
]
