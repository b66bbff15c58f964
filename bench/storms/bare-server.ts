/**
 * The baseline of a storm of sockets: a server that greets whoever comes and knows nobody. Run as a process of its own: the
 * port on standard output.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

const server = createServer()
const sockets = new WebSocketServer({
  server,
  perMessageDeflate: false,
  handleProtocols: (offered) => [...offered].find((name) => !name.startsWith('token.')) ?? false,
})
sockets.on('connection', (socket) => socket.send(JSON.stringify({ t: 'hello', protocol: 1, at: Date.now() })))
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })))
