import type { Flow } from '#libs/dialogue/flow.ts'
import accountFreeze from '#modules/bot/pack/flows/account-freeze.json' with { type: 'json' }
import accountOpening from '#modules/bot/pack/flows/account-opening.json' with { type: 'json' }
import bereavement from '#modules/bot/pack/flows/bereavement.json' with { type: 'json' }
import cardLoss from '#modules/bot/pack/flows/card-loss.json' with { type: 'json' }
import cardRepayment from '#modules/bot/pack/flows/card-repayment.json' with { type: 'json' }
import complaintIntake from '#modules/bot/pack/flows/complaint-intake.json' with { type: 'json' }
import foreignExchange from '#modules/bot/pack/flows/foreign-exchange.json' with { type: 'json' }
import insuranceClaim from '#modules/bot/pack/flows/insurance-claim.json' with { type: 'json' }
import loanMortgage from '#modules/bot/pack/flows/loan-mortgage.json' with { type: 'json' }
import passwordReset from '#modules/bot/pack/flows/password-reset.json' with { type: 'json' }
import scamReport from '#modules/bot/pack/flows/scam-report.json' with { type: 'json' }
import selfHarmOrThreat from '#modules/bot/pack/flows/self-harm-or-threat.json' with { type: 'json' }
import transferHelp from '#modules/bot/pack/flows/transfer-help.json' with { type: 'json' }
import wealthProduct from '#modules/bot/pack/flows/wealth-product.json' with { type: 'json' }

/** The flows the product brings, one a scenario; `starter-pack.test.ts` looks for what is wrong with them. */
export const FLOWS = [
  accountFreeze,
  accountOpening,
  bereavement,
  cardLoss,
  cardRepayment,
  complaintIntake,
  foreignExchange,
  insuranceClaim,
  loanMortgage,
  passwordReset,
  scamReport,
  selfHarmOrThreat,
  transferHelp,
  wealthProduct,
] as readonly unknown[] as readonly Flow[]
