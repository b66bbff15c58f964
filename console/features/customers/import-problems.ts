import { defineProblems } from '../../ui/problems/problem-words.ts'

/** Why a file from the bank is refused as a whole; the reply names the column or line. */
defineProblems({
  'column-never-stored': {
    'zh-CN': '文件里有密码、验证码或生物特征一类的列（C3），系统不保存：请去掉这一列再传。',
    'zh-TW': '檔案中有密碼、驗證碼或生物特徵一類的欄位（C3），系統不儲存：請移除該欄後再上傳。',
    en: 'The file has a column of passwords, codes or biometrics (class C3), which are never stored: take it out.',
  },
  'column-unknown': {
    'zh-CN': '有一列不认识，或出现了两次：请按说明里的列名改好再传。',
    'zh-TW': '有一欄無法辨識，或出現兩次：請依說明中的欄名修正後再上傳。',
    en: 'A column is not known or stands there twice: use the names listed.',
  },
  'column-missing': {
    'zh-CN': '缺少需要的列，或文件是空的。',
    'zh-TW': '缺少必要的欄位，或檔案是空的。',
    en: 'A needed column is missing, or the file is empty.',
  },
  'import-not-found': { 'zh-CN': '没有这次导入。', 'zh-TW': '沒有這次匯入。', en: 'There is no such import.' },
  'import-moved-on': {
    'zh-CN': '有人正在传同一个文件：请看进度。',
    'zh-TW': '有人正在上傳同一個檔案：請查看進度。',
    en: 'Somebody else is sending this file: look at how far it is.',
  },
  'another-file': {
    'zh-CN': '这不是开始时的那个文件：请新建一次导入。',
    'zh-TW': '這不是開始時的那個檔案：請新建一次匯入。',
    en: 'This is not the file that was begun: begin a new import.',
  },
  'not-utf8': {
    'zh-CN': '文件不是 UTF-8 编码：请另存为 UTF-8 的 CSV。',
    'zh-TW': '檔案不是 UTF-8 編碼：請另存為 UTF-8 的 CSV。',
    en: 'The file is not UTF-8: save it as CSV in UTF-8.',
  },
  'line-too-long': {
    'zh-CN': '有一行太长：请检查引号。',
    'zh-TW': '有一列太長：請檢查引號。',
    en: 'A line is too long: look for a missing quote.',
  },
  'quote-not-closed': {
    'zh-CN': '有引号没有收尾：前面的行已经导入，改好后再传会接着导入。',
    'zh-TW': '有引號未收尾：前面的列已匯入，修正後再上傳會接續匯入。',
    en: 'A quote is not closed: what stood before is in; mend it and send the file again.',
  },
})
