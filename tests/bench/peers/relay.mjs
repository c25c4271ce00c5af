// The least that could serve a note: passes each message on to all others of the room, and knows nothing of it.
import { WebSocketServer } from "ws"

const rooms = new Map()
const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.env.PORT),
  perMessageDeflate: false,
})
server.on("connection", (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room)
  room.add(socket)
  socket.on("message", (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on("close", () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(url)
  })
})
