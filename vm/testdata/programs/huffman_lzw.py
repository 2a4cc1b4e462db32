# Compression by hand: Huffman codes, LZW, run lengths, base64.
def huffman(text):
    freq = {}
    for c in text: freq[c] = freq.get(c, 0) + 1
    nodes = [(n, i, c) for i, (c, n) in enumerate(sorted(freq.items()))]
    order = len(nodes)
    while len(nodes) > 1:
        nodes.sort(key=lambda t: t[:2])
        a, b, *nodes = nodes
        nodes.append((a[0] + b[0], order, (a, b))); order += 1
    codes = {}
    def walk(node, prefix):
        match node:
            case (_, _, str(c)): codes[c] = prefix or "0"
            case (_, _, (l, r)): walk(l, prefix + "0"); walk(r, prefix + "1")
    if nodes: walk(nodes[0], "")
    return codes
def encode(text, codes): return "".join(map(codes.__getitem__, text))
def decode(bits, codes):
    back, out, cur = {v: k for k, v in codes.items()}, [], ""
    for b in bits:
        cur += b
        if cur in back: out.append(back[cur]); cur = ""
    return "".join(out)
def lzw(data):
    table, w, out = {bytes([i]): i for i in range(256)}, b"", []
    for b in data:
        if (wb := w + bytes([b])) in table: w = wb
        else:
            out.append(table[w]); table[wb] = len(table); w = bytes([b])
    return out + [table[w]] if w else out
def unlzw(codes):
    if not codes: return b""
    table = {i: bytes([i]) for i in range(256)}
    w = out = table[codes[0]]
    for c in codes[1:]:
        entry = table[c] if c in table else w + w[:1]
        out += entry; table[len(table)] = w + entry[:1]; w = entry
    return out
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i : i + 3]
        n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        s = "".join(ALPHABET[n >> k & 63] for k in (18, 12, 6, 0))
        out.append(s[: len(chunk) + 1] + "=" * (3 - len(chunk)))
    return "".join(out)
def unb64(s):
    out = bytearray()
    for i in range(0, len(s), 4):
        q = s[i : i + 4]; pad = q.count("="); n = 0
        for c in q: n = n << 6 | (ALPHABET.index(c) if c != "=" else 0)
        out += n.to_bytes(3, "big")[: 3 - pad]
    return bytes(out)
for text in ("", "a", "aaaa", "abracadabra", "the quick brown fox jumps over the lazy dog " * 4, "ünïcödé 日本 日本"):
    c = huffman(text); bits = encode(text, c); raw = text.encode(); z = lzw(raw)
    print(len(raw) * 8, len(bits), decode(bits, c) == text, len(z), unlzw(z) == raw, b64(raw)[:60], unb64(b64(raw)) == raw)
print(sorted(huffman("mississippi river").items(), key=lambda kv: (len(kv[1]), kv[1])), lzw(b"TOBEORNOTTOBEORTOBEORNOT"))
def bits(n, w): return f"{n:0{w}b}"
def hamming(data):
    p = [data[0] ^ data[1] ^ data[3], data[0] ^ data[2] ^ data[3], data[1] ^ data[2] ^ data[3]]
    return [p[0], p[1], data[0], p[2], *data[1:]]
def correct(code):
    pos = 0
    for i, b in enumerate(code, 1):
        if b: pos ^= i
    if pos: code[pos - 1] ^= 1
    return [code[2], *code[4:]], pos
for n in (0, 5, 11, 15):
    word = [int(b) for b in bits(n, 4)]; code = hamming(word)
    fixed = [correct([b ^ (i == k) for i, b in enumerate(code)])[0] == word for k in range(7)]
    print(bits(n, 4), code, all(fixed))
