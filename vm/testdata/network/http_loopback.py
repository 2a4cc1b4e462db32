# http.server, http.client and urllib.request against each other over loopback.
import http.client, http.cookies, http.server, io, json, socketserver, sys, threading, urllib.error, urllib.parse, urllib.request

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def reply(self, code, body, **headers):
        self.send_response(code)
        for k, v in headers.items():
            self.send_header(k.replace('_', '-'), v)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        if url.path == '/redirect':
            self.reply(302, b'', Location='/hello?from=redirect')
        elif url.path == '/missing':
            self.send_error(404, 'not here')
        elif url.path == '/chunked':
            self.send_response(200)
            self.send_header('Transfer-Encoding', 'chunked')
            self.end_headers()
            for piece in (b'first ', b'second ' * 100, b'third'):
                self.wfile.write(b'%x\r\n%s\r\n' % (len(piece), piece))
            self.wfile.write(b'0\r\n\r\n')
        elif url.path == '/auth':
            if self.headers.get('Authorization'):
                self.reply(200, self.headers['Authorization'].encode())
            else:
                self.reply(401, b'', WWW_Authenticate='Basic realm="x"')
        else:
            self.reply(200, json.dumps([self.command, url.path, urllib.parse.parse_qs(url.query), self.headers.get('X-Test')]).encode(), Content_Type='application/json; charset=utf-8', Set_Cookie='a=b; Path=/')
    do_HEAD = do_GET
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.reply(201, body[::-1], X_Type=self.headers.get('Content-Type', '-'))
    def log_message(self, *args): pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
thread = threading.Thread(target=server.serve_forever)
thread.start()
base = f'http://127.0.0.1:{server.server_port}'

with urllib.request.urlopen(base + '/hello?x=1&x=2&y=%20') as r:
    print(r.status, r.reason, r.headers['Content-Type'], r.headers.get_content_charset(), r.headers['Set-Cookie'], json.load(r))
print(urllib.request.urlopen(base + '/redirect').read())
with urllib.request.urlopen(base + '/chunked') as r:
    print(r.read(3), len(r.read()), r.read())
for path in ('/missing', '/auth'):
    try:
        urllib.request.urlopen(base + path)
    except urllib.error.HTTPError as e:
        print(e.code, e.reason, len(e.read()) > 0, e.headers['WWW-Authenticate'])
req = urllib.request.Request(base + '/post', data=b'abc' * 1000, headers={'Content-Type': 'x/y'})
with urllib.request.urlopen(req) as r:
    print(r.status, len(r.read()), r.headers['X-Type'])
print(urllib.request.urlopen(urllib.request.Request(base + '/head', method='HEAD')).read())
password = urllib.request.HTTPPasswordMgrWithDefaultRealm()
password.add_password(None, base, 'user', 'secret')
opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(password))
opener.addheaders = [('X-Test', 'yes')]
print(opener.open(base + '/auth').read(), opener.open(base + '/x').read())
try:
    urllib.request.urlopen('http://127.0.0.1:1/', timeout=5)
except urllib.error.URLError as e:
    print(e)
print(urllib.request.urlopen('data:text/plain;charset=utf-8,hi%20there').read())
with urllib.request.urlopen('file://' + __file__) as r:
    print(r.readline())

c = http.client.HTTPConnection('127.0.0.1', server.server_port)
for i in range(3):
    c.request('GET', f'/keep/{i}', headers={'X-Test': str(i)})
    r = c.getresponse()
    print(r.version, r.status, r.getheader('content-type'), r.read().decode(), r.isclosed())
c.request('POST', '/p', body=io.BytesIO(b'from a file'), headers={'Content-Length': '11'})
r = c.getresponse()
print(r.status, r.read())
c.close()
c = http.client.HTTPConnection('127.0.0.1', server.server_port)
c.putrequest('POST', '/p')
c.putheader('Content-Length', '4')
c.endheaders(b'data')
print(c.getresponse().read())
try:
    c.request('GET', '/bad\npath')
except Exception as e:
    print(type(e).__name__, e)
c.close()
cookies = http.cookies.SimpleCookie('a=b; c="d e"')
print(cookies.output())
server.shutdown()
thread.join()
server.server_close()

class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.strip()[::-1] + b'\n')
class Packets(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data * 2, self.client_address)
import socket
for cls, handler in ((socketserver.TCPServer, Lines), (socketserver.ThreadingTCPServer, Lines)):
    with cls(('127.0.0.1', 0), handler) as s:
        threading.Thread(target=s.serve_forever, daemon=True).start()
        with socket.create_connection(s.server_address) as c, c.makefile('rwb') as f:
            f.write(b'hello\nworld\n'); f.flush()
            print(f.readline(), f.readline())
        s.shutdown()
with socketserver.UDPServer(('127.0.0.1', 0), Packets) as s:
    threading.Thread(target=s.serve_forever, daemon=True).start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as c:
        c.settimeout(5)
        c.sendto(b'ab', s.server_address)
        print(c.recvfrom(10)[0])
    s.shutdown()
