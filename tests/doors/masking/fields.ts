/** Fields that no request with a number gets past, and what keeps it out; the first that fits counts. */
export const NEVER_TAKEN: readonly (readonly [RegExp, string])[] = [
  [/^POST \/api\/setup /, 'once an installation; the test of the doors does it with secrets in every field'],
  [/(password|current|next|token)$/, 'compared by a hash, and kept as nothing else'],
  [/^POST \/api\/sign-in agentNo$/, 'nobody has such a number; failed tries keep its hash'],
  [/^GET .* (query|path):/, 'looks for something and writes nothing; must be of another form'],
  [/ path:(skill|code|key|kpi)$/, 'must name one that exists, or refuses numbers like the body'],
  [/ (reasonCode|dispositionCode)$/, 'must name one that exists'],
  [/(skills\[\]\.skill| calendarKey|expert-questions skill)$/, 'must name one that exists'],
  [/( feedbackCalendar|case-templates\/\{code\} calendar|\/api\/cases template)$/, 'must name one that exists'],
  [/script-ticks stepId$/, 'must name a step of the script'],
  [/script-forms\/\{scriptId\} field$/, 'must name a field that the script asks for'],
  [/^PUT \/api\/branches\/\{unitId\}\/settings calendar$/, 'must name one that exists'],
  [/^POST \/api\/unanswered-questions\/\w+ key$/, 'must name a question of the list'],
  [/ (kindId|changes\[\]\.shift\.kindId)$/, 'must name a shift of the contract'],
  [/ rules\[\]\.id$/, 'capitals and digits only, and refused where these are a number'],
  [/^POST \/api\/complaints pack$/, 'must name one that is in force'],
  [
    /^POST \/api\/complaints phone$/,
    'figures of a phone number only; refused where these are another number, else sealed',
  ],
  [/^P\w+ \/api\/complaint\S* (parent|cause|causes\[\]\.cause)$/, 'must name a cause that is in use'],
  [
    /^PUT \/api\/complaint-measures\/\{measureId\}\/check note$/,
    'must be done for weeks; read by the schema of the other steps of a measure, which are tried',
  ],
  [/ data\.(calendar\.)?zone$/, 'must be a time zone'],
  [/^POST \/chat\/visits (channel|identityToken)$/, 'must name an entrance; must be signed by the bank'],
  [/^POST \/api\/customers\/\{customerId\}\/profile-reveals /, 'must name a field or a record that exists'],
  [
    /^POST \/api\/customer-records rows/,
    'columns of a bank’s file: sealed, masked or an index alone; refused by another name',
  ],
  [
    /^POST \/api\/holiday-years(\/preview)? text$/,
    'must be a file of days, whose names are masked on reading: holidays.ts',
  ],
  [/^POST \/api\/holiday-years calendars\[\]\.key$/, 'must name one that exists'],
  [/visits\/\{visitId\}\/identification customerNo$/, 'compared with the numbers of customers, and not kept'],
  [/blind-checks said$/, 'compared with what is on record, and not kept'],
  [
    /^POST \/api\/workforce\/queues\/\{queueId\}\/history text$/,
    'must be a file of counts, of which only counts and times are kept',
  ],
  [
    /^PUT \/api\/bot\/flows\/\{code\} flow$/,
    'must be a flow as JSON, each text of which is masked on reading: read-flow.ts',
  ],
  [/^POST \/api\/bot\/try /, 'read by a release, of which this house has none, and kept nowhere'],
  [/ body\.caption$/, 'belongs to a file: the test of the doors sends one'],
]

/** Fields that keep a number raw, and why they may. */
export const KEPT_RAW: Readonly<Record<string, string>> = {
  'POST /api/conversations/{conversationId}/messages clientId':
    'chosen by the sending program, never typed and shown to nobody else: one in fifty counters of 19 digits would be refused',
  'POST /chat/messages clientId': 'the same',
}
