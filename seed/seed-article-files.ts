import { letterPdf } from '#modules/complaints/letters/pdf.ts'
import { review } from '#modules/knowledge/articles/release.ts'
import { versionsOf } from '#modules/knowledge/articles/store.ts'
import { beginDraft, contentOf, saveDraft, submitDraft } from '#modules/knowledge/articles/write.ts'
import { keepFile } from '#modules/knowledge/files/keep-file.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { expectDone } from './expect-done.ts'

const CODE = 'account-open-how'
const NAME = '个人开户材料清单.pdf'
const LIST = {
  title: '个人开户材料清单',
  text: `本人办理：有效身份证件原件；预留的手机号码，手机随身携带。
代理办理：被代理人与代理人的身份证件原件；代理关系证明；办理前请先致电网点。
未满 16 周岁：监护人的身份证件、出生证明或户口簿，由监护人陪同。
办理时会询问开户用途和职业，请如实说明。银行工作人员不会索要密码和验证码。`,
}

interface Writers {
  readonly by: string
  readonly approvedBy: string
}

/** One article of the demo bank has a paper that customers are sent with its answer. */
export async function seedArticleFiles(inside: Platform, tx: Tx, writers: Writers, now: number): Promise<void> {
  const bytes = await letterPdf({ ...LIST, reference: '', at: now })
  await attachPaper(inside, tx, { code: CODE, name: NAME, bytes }, writers)
}

/** Hangs a paper on an article: as its next version, written by one and approved by another. */
export async function attachPaper(
  inside: Platform,
  tx: Tx,
  { code, name, bytes }: { readonly code: string; readonly name: string; readonly bytes: Buffer },
  { by, approvedBy }: Writers,
): Promise<void> {
  const { id } = await tx.one<{ id: string }>(sql`select id from knowledge.article where code = ${code}`)
  const content = (async function* () {
    yield bytes
  })()
  const { fileId } = expectDone('paper', await keepFile(inside, by, id, { name, content }))
  const newest = async () => {
    const [one] = await versionsOf(tx, id)
    if (!one) throw new Error(`${code} has no version`)
    return one
  }
  const { version } = expectDone('draft', await beginDraft(inside, by, id, (await newest()).version))
  const begun = await newest()
  const words = { ...contentOf(begun), fileIds: [...begun.fileIds, fileId] }
  expectDone('draft', await saveDraft(inside, by, id, { ...words, version, revision: begun.revision }))
  expectDone('draft', await submitDraft(inside, by, id, await newest()))
  const { revision } = await newest()
  expectDone('review', await review(inside, approvedBy, id, { version, revision, decision: 'approve', note: null }))
}
