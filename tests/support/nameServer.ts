/** A real DNS server in the test's process, for TXT records. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import packet from 'dns-packet';

export interface NameServer {
  /** "127.0.0.1:43210" */
  address: string;
  /** By name; a name that is not there does not exist. */
  records: Record<string, string[]>;
  stop(): Promise<void>;
}

export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4');
  const server: NameServer = {
    address: '',
    records: {},
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  socket.on('message', (message, from) => {
    const { id = 0, questions = [] } = packet.decode(message);
    const name = questions[0]?.name.toLowerCase() ?? '';
    const found = server.records[name];
    const answer = packet.encode({
      type: 'response',
      id,
      // 3: there is no such name (RFC 1035, 4.1.1).
      flags: packet.RECURSION_AVAILABLE | (found ? 0 : 3),
      questions,
      answers: (found ?? []).map((data) => ({ type: 'TXT', name, ttl: 1, data: [data] })),
    });
    socket.send(answer, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  server.address = `127.0.0.1:${socket.address().port}`;
  return server;
}
