# asyncio over loopback: streams, datagrams, servers, pipes, processes, executors.
import asyncio, os, signal, socket, sys, time

async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()

async def client(port, n):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    out = []
    for i in range(3):
        writer.write(f'client {n} line {i}\n'.encode())
        await writer.drain()
        out.append((await reader.readline()).decode().strip())
    writer.write_eof()
    assert await reader.read() == b''
    writer.close()
    await writer.wait_closed()
    return out

async def streams():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        for out in await asyncio.gather(*(client(port, n) for n in range(5))):
            print(out)
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except OSError as e:
        print(type(e).__name__, e.errno)

async def big():
    total = 3_000_000
    async def serve(reader, writer):
        data = await reader.readexactly(total)
        writer.write(len(data).to_bytes(4, 'big') + data[::-1])
        await writer.drain()
        writer.close()
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    data = bytes(range(256)) * (total // 256 + 1)
    data = data[:total]
    writer.write(data)
    await writer.drain()
    got = await reader.read(-1)
    print(got[:4], len(got), got[4:] == data[::-1])
    try:
        await reader.readexactly(1)
    except asyncio.IncompleteReadError as e:
        print('incomplete', e.expected, e.partial)
    writer.close()
    server.close()
    await server.wait_closed()

async def limits():
    async def serve(reader, writer):
        writer.write(b'x' * 100 + b'\nabc|def|end')
        writer.close()
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=50)
    try:
        await reader.readline()
    except ValueError as e:
        print(type(e).__name__, e)
    print(await reader.readuntil(b'|') if not reader.at_eof() else 'eof')
    print(await reader.read())
    writer.close()
    server.close()

class Datagrams(asyncio.DatagramProtocol):
    def __init__(self, done): self.done, self.got = done, []
    def connection_made(self, transport): self.transport = transport
    def datagram_received(self, data, addr):
        self.got.append(data)
        if len(self.got) < 3:
            self.transport.sendto(data + b'!', addr)
        else:
            self.done.set_result(self.got)

async def datagrams():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    t1, p1 = await loop.create_datagram_endpoint(lambda: Datagrams(done), local_addr=('127.0.0.1', 0))
    t2, p2 = await loop.create_datagram_endpoint(lambda: Datagrams(done), remote_addr=t1.get_extra_info('sockname'))
    t2.sendto(b'ping')
    print(await asyncio.wait_for(done, 5))
    t1.close(); t2.close()

async def unix():
    path = f'/tmp/asyncio-{os.getpid()}.sock'
    server = await asyncio.start_unix_server(echo, path)
    reader, writer = await asyncio.open_unix_connection(path)
    writer.write(b'over unix\n')
    print(await reader.readline())
    writer.close()
    server.close()
    await server.wait_closed()
    print(os.path.exists(path))

async def processes():
    p = await asyncio.create_subprocess_exec(sys.executable, '-c', 'import sys; d = sys.stdin.read(); print(d.upper(), end=""); print("err", file=sys.stderr); sys.exit(3)',
                                             stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    print(await p.communicate(b'hello'), p.returncode)
    p = await asyncio.create_subprocess_shell('echo one; echo two; kill -TERM $$', stdout=asyncio.subprocess.PIPE)
    async for line in p.stdout:
        print(line)
    print(await p.wait())
    p = await asyncio.create_subprocess_exec('sleep', '100')
    p.terminate()
    print(await p.wait() == -signal.SIGTERM)
    try:
        await asyncio.create_subprocess_exec('/no/such/program')
    except FileNotFoundError as e:
        print(e)

async def signals():
    loop = asyncio.get_running_loop()
    got = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(got.wait(), 5)
    print('signal', loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))

async def executors():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, sum, range(1000)), await asyncio.to_thread(lambda: 'thread'))
    loop.call_later(0.01, print, 'later')
    handle = loop.call_later(0.01, print, 'never')
    handle.cancel()
    await asyncio.sleep(0.05)
    fut = loop.create_future()
    import threading
    threading.Thread(target=lambda: loop.call_soon_threadsafe(fut.set_result, 'from a thread')).start()
    print(await fut)
    a, b = socket.socketpair()
    a.setblocking(False); b.setblocking(False)
    await loop.sock_sendall(a, b'raw')
    print(await loop.sock_recv(b, 10))
    ready = asyncio.Event()
    loop.add_reader(b, ready.set)
    a.send(b'x')
    await ready.wait()
    print(loop.remove_reader(b), b.recv(5))
    a.close(); b.close()
    print(sorted(r[4][0] for r in await loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)))
    try:
        await loop.run_in_executor(None, int, 'x')
    except ValueError as e:
        print(e)

async def pipes():
    r, w = os.pipe()
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, 'rb'))
    out, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, os.fdopen(w, 'wb'))
    out.write(b'through a pipe')
    out.close()
    print(await reader.read())
    transport.close()

async def main():
    for f in (streams, big, limits, datagrams, unix, processes, signals, executors, pipes):
        print('--', f.__name__)
        await f()

asyncio.run(main())
