/**
 * The baseline: the smallest chat server that keeps its word. A socket frame becomes one durable transaction (sequence,
 * message, outbox), then an acknowledgement and a push to whoever listens to the conversation. No sign-in, no rights, no
 * masking, no routing. Run as a process of its own: DATABASE_URL in, the port on standard output.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })
await pool.query(`
  create table if not exists thread (id int primary key, last_seq bigint not null default 0);
  create table if not exists line (id bigint generated always as identity primary key, thread_id int not null, seq bigint not null,
    client_id text not null, body text not null, at timestamptz not null default now(), unique (thread_id, client_id));
  create table if not exists outbox (id bigint generated always as identity primary key, topic text not null, about text not null);
  insert into thread select g, 0 from generate_series(0, 9999) g on conflict do nothing;`)

const SEND = `with next as (update thread set last_seq = last_seq + 1 where id = $1 returning id, last_seq),
  kept as (insert into line (thread_id, seq, client_id, body) select id, last_seq, $2, $3 from next returning thread_id, seq),
  told as (insert into outbox (topic, about) select 'line', thread_id::text from kept)
  select seq from kept`

const listeners = new Map<number, WebSocket>()
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  socket.on('message', async (data) => {
    const frame = JSON.parse(data.toString()) as { listen?: number; thread: number; id: string; text: string }
    if (frame.listen !== undefined) return void listeners.set(frame.listen, socket)
    const { rows } = await pool.query<{ seq: string }>({
      name: 'send',
      text: SEND,
      values: [frame.thread, frame.id, frame.text],
    })
    const seq = Number(rows[0]?.seq)
    socket.send(JSON.stringify({ ack: frame.id, seq }))
    listeners.get(frame.thread)?.send(JSON.stringify({ seq, text: frame.text }))
  })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })))
