/** Words in the three languages of the house, as the modules keep them. */
export interface Words {
  readonly 'zh-CN': string
  readonly 'zh-TW': string
  readonly en: string
}

/** @param zhTW in Taiwan's own words, not the same ones in other characters */
export const w = (zhCN: string, zhTW: string, en: string): Words => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })
