// A bare socket server: whoever says anything is sent a state of so many bytes, framed as a sync message.
import * as encoding from "lib0/encoding"
import { WebSocketServer } from "ws"

const encoder = encoding.createEncoder()
encoding.writeVarUint(encoder, 0)
encoding.writeVarUint(encoder, 1)
encoding.writeVarUint8Array(encoder, new Uint8Array(Number(process.env.STATE_BYTES)))
const state = encoding.toUint8Array(encoder)
const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.env.PORT),
  perMessageDeflate: false,
})
server.on("connection", (socket) => socket.once("message", () => socket.send(state)))
