import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import zhTW from 'antd/locale/zh_TW'
import type { ReactNode } from 'react'
import { antTheme, palettes } from '../../ui/theme.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { useLocale } from '../../ui/words/words.ts'
import { useShade } from './look.ts'

const LOCALES: Readonly<Record<Locale, typeof en>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
const THEMES = { light: formTheme('light'), dark: formTheme('dark') }

/** Red is for broken promises alone: a field that must be corrected is amber. */
function formTheme(shade: 'light' | 'dark') {
  const theme = antTheme(shade)
  return { ...theme, token: { ...theme.token, colorError: palettes[shade]['warn-shape'] } }
}

/** Below it Ant Design's components wear the look of the house and speak the reader's language. */
export function AntLook({ children }: { readonly children: ReactNode }) {
  const locale = useLocale()
  const shade = useShade()
  return (
    <ConfigProvider theme={THEMES[shade]} locale={LOCALES[locale]} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}
