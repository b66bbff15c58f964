import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'phishing by the user name in an address',
  edits: [{ file: 'widget/view/links.ts', find: " && url.username === '' && url.password === ''", put: '' }],
  test: { file: 'widget/view/links.test.ts', name: '"https://bank.example@evil.example/"' },
  why: 'A link seems to lead to the bank.',
}
