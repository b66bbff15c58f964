import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BankPage {
  readonly url: string
  stop(): Promise<void>
}

/**
 * A bank's page on an origin of its own, with as strict a policy as there is: nothing but the widget's script and its
 * connections to the service centre. No style, no inline script, no image, no markup made from text.
 * @param centre origin of the service centre
 * @param attributes of the script tag, beside its address
 */
export async function startBankPage(centre: string, attributes: () => string): Promise<BankPage> {
  const policy = [
    "default-src 'none'",
    `script-src ${centre}`,
    `connect-src ${centre} ${centre.replace('http', 'ws')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>某某银行</title>
      <script src="${centre}/widget.js" ${attributes()} async></script></head>
      <body><main><h1>某某银行</h1><p>个人金融</p><button type="button">转账</button></main></body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
